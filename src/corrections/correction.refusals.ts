import type { Refusals } from '../shared/capability.js';

export const clueCorrectionRefusals: Refusals = {
  'clue-correction.clue-unknown': { zh: '没有线索 {number}。', en: 'There is no clue {number}.' },
  'clue-correction.one-field': {
    zh: '一次只更正一项：来源，或发现时间。',
    en: 'One thing at a time is corrected: the source, or when it was noticed.',
  },
  'clue-correction.noticed-after-sealing': {
    zh: '发现时间晚于封存时间（{sealed}）。',
    en: 'It cannot have been noticed after it was sealed ({sealed}).',
  },
};

export const correctionRefusals: Refusals = {
  'correction.no-authority': {
    zh: '此类记录（{category}）不由您所在的科室更正。',
    en: 'Records of this kind ({category}) are not corrected by your office.',
  },
  'correction.record-unknown': {
    zh: '没有可更正的记录 {category} {record}（可能已转线索或并案）。',
    en: 'There is no {category} {record} that could be corrected; it may have become a clue or a stub.',
  },
  'correction.field-unknown': {
    zh: '该记录没有可更正的“{field}”，可更正的有：{fields}。',
    en: 'The record has no “{field}” to correct; it has {fields}.',
  },
  'correction.unit-unknown': { zh: '没有单位 {unit}。', en: 'There is no unit {unit}.' },
  'correction.without-basis': {
    zh: '更正记录须填写依据（basis）。',
    en: 'A correction needs the basis it rests on.',
  },
};
