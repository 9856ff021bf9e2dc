import type { Refusals } from '../shared/capability.js';

/** Of every analysis that cites issues. */
export const analysisRefusals: Refusals = {
  'analysis.issue-unknown': {
    zh: '没有问题 {issue}，或已转线索、已并案。',
    en: 'There is no issue {issue}, or it has become a clue or a stub.',
  },
  'analysis.issue-of-another-office': {
    zh: '问题 {issue} 不属于 {office} 联系的协作区。',
    en: 'Issue {issue} does not belong to the zone of {office}.',
  },
  'weak-point.unknown': { zh: '没有此短板弱项。', en: 'There is no such weak point.' },
};

export const commonProblemRefusals: Refusals = {
  'common-problem.unknown': { zh: '没有此共性问题。', en: 'There is no such common problem.' },
  'common-problem.closed': { zh: '该共性问题已办结。', en: 'This common problem is closed.' },
  'common-problem.one-unit': {
    zh: '共性问题须涉及两个以上单位，所列问题只涉及 {units}。',
    en: 'A common problem is found at two units or more; these issues are all of {units}.',
  },
  'common-problem.measure-unknown': { zh: '没有第 {measure} 条对策建议。', en: 'There is no proposal {measure}.' },
  'common-problem.measure-adopted': {
    zh: '该建议已由 {instrument} 采纳。',
    en: 'This proposal has been answered by {instrument}.',
  },
  'common-problem.adopts-own-proposal': {
    zh: '{person} 提出的建议须由他人采纳。',
    en: '{person} proposed it; somebody else must adopt it.',
  },
  'common-problem.rule-unknown': {
    zh: '制度库中没有现行制度 {instrument}，请先登记。',
    en: 'The library has no instrument {instrument} in force; register it first.',
  },
  'common-problem.no-rule-answers-it': {
    zh: '尚无制度回应该共性问题，不能办结。',
    en: 'No rule answers this common problem yet, so it cannot be closed.',
  },
};
