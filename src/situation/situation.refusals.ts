import type { Refusals } from '../shared/capability.js';

export const situationRefusals: Refusals = {
  'situation-analysis.name-taken': { zh: '该编号下已有另一份研判。', en: 'Another study has this name.' },
  'situation-analysis.period-not-over': {
    zh: '研判的时段（{from} 至 {to}）应已结束。',
    en: 'The period studied ({from} to {to}) must be over.',
  },
  'situation-analysis.unknown-records': {
    zh: '引用的记录不存在：{records}。',
    en: 'These cited records do not exist: {records}.',
  },
};
