import type { Refusals } from '../shared/capability.js';

export const commendationRefusals: Refusals = {
  'commendation.name-taken': { zh: '该编号下已有另一项表扬。', en: 'Another commendation has this name.' },
  'commendation.one-of-two': {
    zh: '请填写受表扬的个人或者单位，二者择一。',
    en: 'Name the person or the body commended, one of the two.',
  },
  'commendation.unknown': { zh: '没有“{whom}”。', en: 'There is no “{whom}”.' },
  'commendation.oneself': { zh: '{person}不能表扬自己。', en: '{person} cannot commend himself or herself.' },
  'commendation.unknown-records': {
    zh: '引用的记录不存在：{records}。',
    en: 'These cited records do not exist: {records}.',
  },
};
