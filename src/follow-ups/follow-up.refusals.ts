import type { Refusals } from '../shared/capability.js';

export const followUpRefusals: Refusals = {
  'follow-up.unknown': { zh: '没有此督办通知书。', en: 'There is no such follow-up notice.' },
  'follow-up.not-at-this-step': {
    zh: '督办通知书现为“{is}”，不能这样办理。',
    en: 'The follow-up notice is {is}; this cannot be done now.',
  },
  'follow-up.due-in-the-past': {
    zh: '答复期限 {due} 早于今日 {today}。',
    en: 'The last day {due} is before today, {today}.',
  },
  'follow-up.nobody-has-it': {
    zh: '{record} 不存在，或现无承办单位，无从督办。',
    en: '{record} does not exist, or nobody has it in hand who could be followed up.',
  },
  'follow-up.body-unknown': { zh: '没有纪检监察机构 {record}。', en: 'There is no discipline body {record}.' },
};
