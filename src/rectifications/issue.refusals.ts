import type { Refusals } from '../shared/capability.js';

export const issueRefusals: Refusals = {
  'issue.unknown': { zh: '没有此编号的问题。', en: 'There is no issue of this number.' },
  'issue.is-a-clue-now': {
    zh: '该问题已转为问题线索 {clue}，此处只留存根。',
    en: 'This issue has become clue {clue}; only a stub is left here.',
  },
  'issue.not-at-this-step': {
    zh: '问题现处于“{step}”环节，不能这样办理。',
    en: 'The issue is {is}; this cannot be done at that step.',
  },
  'issue.before-the-last-step': {
    zh: '时间早于上一环节（{since}）。',
    en: 'The last step was at {since}; this one cannot have been before it.',
  },
  'issue.inspection-unknown': { zh: '没有监督检查 {inspection}。', en: 'There is no inspection {inspection}.' },
  'issue.inspection-of-another-zone': {
    zh: '监督检查 {inspection} 由 {zone} 承担，应由该协作区报送。',
    en: 'Inspection {inspection} is carried out by {zone}, which refers what it finds.',
  },
  'issue.not-on-the-team': {
    zh: '{person} 不在该检查组，或已回避。',
    en: '{person} is not on the team of that inspection, or is barred from it.',
  },
  'issue.finding-unknown': {
    zh: '该监督检查没有记录问题 {finding}。',
    en: 'The inspection has no finding {finding}.',
  },
  'issue.finding-is-a-clue': {
    zh: '该发现属于问题线索（{number}），应移送案件监督管理室，不得作为其他问题报送。',
    en: 'This finding is clue {number}: it goes to the Case Office, never to the Conduct Office.',
  },
  'issue.finding-merged': {
    zh: '问题 {finding} 已并入问题 {into}，请报送后者。',
    en: 'Finding {finding} is kept under finding {into}; refer that one.',
  },
  'issue.choose-a-body': {
    zh: '“{unit}”没有可承办的纪检监察机构（回避：{bypassed}），请指定一个并说明理由。',
    en: 'No discipline body at {unit} can take it (recused: {bypassed}); choose one and say why.',
  },
  'issue.several-bodies': {
    zh: '“{unit}”有多个纪检监察机构（{bodies}），请指定一个。',
    en: 'Several discipline bodies answer for {unit} ({bodies}); name one.',
  },
  'issue.body-unknown': { zh: '没有纪检监察机构 {body}。', en: 'There is no discipline body {body}.' },
  'issue.body-recused': {
    zh: '“{body}”负责人与该单位有应回避的关系，不得承办。',
    en: 'The head of {body} has declared a relation that bars from this unit.',
  },
  'issue.another-body-answers': {
    zh: '“{unit}”的问题应转 {bodies} 办理。',
    en: 'Problems at {unit} are for {bodies}.',
  },
  'issue.body-sent-it-back': { zh: '“{body}”已退回该问题。', en: '{body} has sent this issue back.' },
  'issue.body-of-another-zone': {
    zh: '“{body}”与“{unit}”不在同一协作区，不能承办。',
    en: '{body} does not belong to the zone of {unit}.',
  },
  'issue.choice-without-reason': {
    zh: '指定“{body}”承办须说明理由。',
    en: 'Say why {body} was chosen.',
  },
  'issue.due-in-the-past': {
    zh: '整改期限 {due} 早于今日 {today}。',
    en: 'The last day {due} is before today, {today}.',
  },
  'issue.due-too-late': {
    zh: '整改期限 {due} 超过规定的最后日期 {latest}。',
    en: 'The last day {due} is later than the term allows, {latest}.',
  },
  'issue.extended-already': {
    zh: '整改期限只能延长一次，现为 {due}。',
    en: 'The term is extended once only; it ends on {due}.',
  },
  'issue.extension-not-later': {
    zh: '延长后的期限须晚于现期限 {due}。',
    en: 'An extension must end after the present last day, {due}.',
  },
  'issue.extension-too-long': {
    zh: '延长至 {until} 超过最后日期 {latest}。',
    en: 'An extension to {until} is too long; the latest is {latest}.',
  },
  'issue.judges-own-work': {
    zh: '{person} 参与了整改，不得核验、销号或回头看。',
    en: '{person} took part in the rectification and cannot judge it.',
  },
  'issue.judges-own-body': {
    zh: '{person} 属于整改单位“{body}”，不得核验、销号或回头看。',
    en: '{person} belongs to the rectifying body {body} and cannot judge its work.',
  },
  'issue.clue-not-sealed': {
    zh: '线索 {clue} 尚未封存登记，请先封存。',
    en: 'Clue {clue} has not been sealed; seal it first.',
  },
  'issue.clue-is-none': {
    zh: '案件监督管理室认定 {clue} 不属于问题线索。',
    en: 'The Case Office found {clue} to be no clue.',
  },
  'issue.other-unknown': {
    zh: '没有问题 {issue}，或已转线索。',
    en: 'There is no issue {issue}, or it has become a clue.',
  },
  'issue.other-unit': {
    zh: '问题 {issue} 发生在“{unit}”，不是同一单位的再次发生。',
    en: 'Issue {issue} arose at {unit}, which is another unit.',
  },
  'issue.other-is-earlier': {
    zh: '问题 {issue} 并非后来发生，不能认定为再次发生。',
    en: 'Issue {issue} is not later, so it is no recurrence.',
  },
  'issue.merged': {
    zh: '该问题已并入 {into}，此处只留存根。',
    en: 'This issue has been merged into {into}; only a stub is left here.',
  },
  'issue.other-before-closing': {
    zh: '问题 {issue} 在销号（{closedAt}）之前已报送，不是再次发生。',
    en: 'Issue {issue} was referred before the closing ({closedAt}), so it is no recurrence.',
  },
  'issue.other-is-over': {
    zh: '问题 {issue} 已销号，后来的问题不能并入，可认定为再次发生。',
    en: 'Issue {issue} is closed; what came after it is no duplicate, but may be a recurrence.',
  },
  'issue.other-is-later': {
    zh: '问题 {issue} 报送在后，应由其并入本问题。',
    en: 'Issue {issue} came later: it is the one to be merged.',
  },
};
