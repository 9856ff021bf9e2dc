import type { Refusals } from '../shared/capability.js';

export const grantRefusals: Refusals = {
  'grant.name-taken': { zh: '该编号已用于另一项授权。', en: 'This name belongs to another grant.' },
  'grant.for-oneself-alone': { zh: '只能为本人申请查阅。', en: 'Access is asked for by whoever is to read.' },
  'grant.never-for-supervisors': {
    zh: '特约监察员不得查阅此类材料（{document}）。',
    en: 'Such a document ({document}) is not opened to special supervisors.',
  },
  'grant.never-given': {
    zh: '{record}涉及问题线索或已并入他项，不得授权查阅。',
    en: '{record} concerns a clue or is merged into another; no grant opens it.',
  },
  'grant.no-such-document': { zh: '没有文件{record}。', en: 'There is no document {record}.' },
  'grant.barred': { zh: '申请人应当回避：{grounds}。', en: 'Whoever asks is barred: {grounds}.' },
  'grant.recused': { zh: '{persons}已决定回避此事。', en: 'It was decided that {persons} have no part in this.' },
  'grant.not-requested': { zh: '没有待批的查阅申请（{is}）。', en: 'No request waits here ({is}).' },
  'grant.own-request': { zh: '不得批准本人的查阅申请。', en: 'Nobody decides on a request of his own.' },
  'grant.ends-before-it-begins': {
    zh: '授权截止日{until}早于今天（{today}）。',
    en: 'The grant would end ({until}) before today ({today}).',
  },
  'grant.too-long': { zh: '授权最长到{latest}。', en: 'A grant lasts until {latest} at most.' },
  'grant.not-given': { zh: '没有生效的授权（{is}）。', en: 'There is no grant to revoke ({is}).' },
};
