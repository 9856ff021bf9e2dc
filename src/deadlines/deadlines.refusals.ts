import type { Refusals } from '../shared/capability.js';

export const deadlineRefusals: Refusals = {
  'deadline.not-past': { zh: '期限（{due}）尚未届满。', en: 'The last day ({due}) has not passed.' },
  'deadline.no-term': { zh: '没有名为“{term}”的期限参数。', en: 'There is no parameter {term} that gives a term.' },
};
