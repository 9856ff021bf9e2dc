import type { Refusals } from './capability.js';

/** Sentences that belong to no capability. */
export const commonRefusals: Refusals = {
  'access.denied': { zh: '您的职务无权办理此事（{why}）。', en: 'Your post does not allow this ({why}).' },
  'command.occurred-at-unreadable': { zh: '发生时间无法识别。', en: 'The time of occurrence cannot be read.' },
  'command.occurred-before-the-last': {
    zh: '发生时间早于该记录的上一事项（{last}）。',
    en: 'The time of occurrence is earlier than the last event of this record ({last}).',
  },
  'command.occurred-long-ago': {
    zh: '补录 {days} 天以前的事项，须填写依据（basis）。',
    en: 'What happened more than {days} days ago must be entered with a basis.',
  },
  'command.occurred-in-future': {
    zh: '发生时间晚于现在（{now}）。',
    en: 'The time of occurrence is later than now ({now}).',
  },
};

/** Faults of form, by the code of the broken constraint. */
export const faultWords: Refusals = {
  missing: { zh: '必填', en: 'is missing' },
  'unknown-field': { zh: '没有这个字段', en: 'is not a known field' },
  json: { zh: '不是 JSON', en: 'is not JSON' },
  'utf-8': { zh: '不是 UTF-8 编码', en: 'is not UTF-8' },
  'too-deep': { zh: '嵌套过深', en: 'is nested too deep' },
  twice: { zh: '同一名称出现两次', en: 'is named twice in one object' },
  text: { zh: '须为文字，首尾不得有空白', en: 'must be text without blanks at either end' },
  visible: {
    zh: '不得含有不可见的字符（控制字符、零宽字符、方向标记）',
    en: 'must have no characters that cannot be seen (control, zero-width, direction marks)',
  },
  length: { zh: '长度不符', en: 'is too short or too long' },
  matches: { zh: '格式不符', en: 'does not have the required form' },
  day: {
    zh: '须为存在的日期，写作 YYYY-MM-DD，1900 至 2999 年',
    en: 'must be a date that exists, written YYYY-MM-DD, of the years 1900 to 2999',
  },
  'before-from': { zh: '早于起始日期', en: 'is before the day from which' },
  instant: {
    zh: '须为带时区的时间（RFC 3339），1900 至 2999 年',
    en: 'must be an RFC 3339 instant with an offset, of the years 1900 to 2999',
  },
  'one-of': { zh: '不在允许的取值之内', en: 'is not one of the allowed values' },
  whole: { zh: '须为整数', en: 'must be a whole number' },
  min: { zh: '过小', en: 'is too small' },
  max: { zh: '过大', en: 'is too large' },
  list: { zh: '须为列表', en: 'must be a list' },
  'list-too-short': { zh: '列表过短', en: 'has too few entries' },
  'list-too-long': { zh: '列表过长', en: 'has too many entries' },
  'list-repeats': { zh: '列表中有重复', en: 'has the same entry twice' },
  part: { zh: '须为对象', en: 'must be an object' },
  'preference-name': {
    zh: '名称只能由小写字母、数字、点和连字符组成，1 至 100 位',
    en: 'must be small letters, digits, dots and hyphens, 1 to 100',
  },
  id: { zh: '编号只能由字母、数字和连字符组成，1 至 64 位', en: 'must be letters, digits and hyphens, 1 to 64' },
  'differs-from-path': { zh: '与地址中的值不一致', en: 'differs from the value in the address' },
  key: { zh: '须为 1 至 200 个可见 ASCII 字符', en: 'must be 1 to 200 visible ASCII characters' },
  revision: { zh: '须为带引号的版本号，如 "3"', en: 'must be a quoted revision, such as "3"' },
  uuid: { zh: '须为 UUID', en: 'must be a UUID' },
  position: { zh: '不是日志位置', en: 'is not a position of the log' },
  'as-of': {
    zh: '须为 position:<位置>、recorded:<时间> 或 occurred:<时间>',
    en: 'must be position:<position>, recorded:<instant> or occurred:<instant>',
  },
  'too-many': { zh: '过多', en: 'has too many values or names' },
  limit: { zh: '须为 1 至 1000 的整数', en: 'must be a whole number from 1 to 1000' },
  cursor: { zh: '不是本查询的续页标记', en: 'is not a cursor of this query' },
};

/** A sentence with its facts filled in. */
export const sentence = (
  words: { readonly zh: string; readonly en: string },
  language: 'zh' | 'en',
  facts: Readonly<Record<string, unknown>> = {},
): string =>
  words[language].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const fact = facts[name];
    if (Array.isArray(fact)) return fact.join(language === 'zh' ? '、' : ', ');
    return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : blank;
  });
