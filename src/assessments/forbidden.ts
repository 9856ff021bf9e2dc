/**
 * What never earns or costs a mark, and the rule that says so. None of it is among the material either
 * (`material.facts.ts`): the table is there so that who proposes it is told why not.
 */
export const FORBIDDEN: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly rule: string }>> =
  {
    highlights: {
      zh: '工作亮点、经验信息',
      en: 'highlights and experience reported',
      rule: '《整治形式主义为基层减负若干规定》（2024年）：刊发信息、经验做法不得作为考核内容',
    },
    'leaders-notes': {
      zh: '领导批示',
      en: 'notes of leaders',
      rule: '《整治形式主义为基层减负若干规定》（2024年）：领导批示不得作为考核内容',
    },
    media: {
      zh: '媒体报道、刊发文章',
      en: 'articles and mentions in the media',
      rule: '《整治形式主义为基层减负若干规定》（2024年）：刊发信息不得作为考核内容',
    },
    documents: {
      zh: '发文数量',
      en: 'number of documents',
      rule: '《整治形式主义为基层减负若干规定》（2024年）：不得以开会发文衡量工作',
    },
    meetings: {
      zh: '会议数量',
      en: 'number of meetings',
      rule: '《整治形式主义为基层减负若干规定》（2024年）：不得以开会发文衡量工作',
    },
    photos: {
      zh: '照片、视频、轨迹等留痕',
      en: 'photographs, videos and tracks',
      rule: '《关于防治“指尖上的形式主义”的若干意见》（2023年）：不得过度留痕',
    },
    'log-ins': {
      zh: '登录、签到、打卡次数',
      en: 'log-ins and check-ins',
      rule: '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）：不得打卡签到、积分排名',
    },
    'hours-online': {
      zh: '在线时长',
      en: 'hours online',
      rule: '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）：不得考核在线时长',
    },
    entries: {
      zh: '填报条数、活跃度',
      en: 'number of entries, activity',
      rule: '《关于防治“指尖上的形式主义”的若干意见》（2023年）：不得滥用排名、强制填报',
    },
  };

export const isForbidden = (indicator: string) => Object.hasOwn(FORBIDDEN, indicator);
