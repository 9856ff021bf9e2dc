import type { Refusals } from '../shared/capability.js';

export const clueRefusals: Refusals = {
  'clue.unknown': { zh: '没有此编号的问题线索。', en: 'There is no clue of this number.' },
  'clue.number-taken': {
    zh: '编号 {number} 已用于另一件问题线索。',
    en: 'Number {number} belongs to another clue.',
  },
  'clue.number-malformed': {
    zh: '线索编号 {number} 应为“年份-序号-流水号”，如 2026-3-017。',
    en: 'A clue is numbered year-zone-running number, such as 2026-3-017; {number} is not.',
  },
  'clue.zone-unknown': { zh: '没有协作区 {zone}。', en: 'There is no zone {zone}.' },
  'clue.inspection-unknown': { zh: '没有监督检查 {inspection}。', en: 'There is no inspection {inspection}.' },
  'clue.inspection-of-another-zone': {
    zh: '监督检查 {inspection} 由 {zone} 承担，线索应由该协作区封存。',
    en: 'Inspection {inspection} is carried out by {zone}, which seals what it finds.',
  },
  'clue.not-on-the-team': {
    zh: '{person} 不在该检查组，或已回避。',
    en: '{person} is not on the team of that inspection, or is barred from it.',
  },
  'clue.envelope-differs-from-finding': {
    zh: '封件校验值与检查中记录的不一致。',
    en: 'The envelope is not the one that the finding of the inspection names.',
  },
  'clue.taken-in-centrally': {
    zh: '巡视巡察和其他机关移交的问题线索由案件监督管理室统一受理，协作区不得接收。',
    en: 'Clues from inspection tours and other bodies are taken in by the Case Office alone.',
  },
  'clue.sealed-before-noticed': {
    zh: '封存时间早于发现时间 {noticedAt}。',
    en: 'It was noticed at {noticedAt} and cannot have been sealed before.',
  },
  'clue.before-the-last-step': {
    zh: '时间早于上一环节（{since}）。',
    en: 'The last step was at {since}; this one cannot have been before it.',
  },
  'clue.nothing-to-reseal': {
    zh: '只有因封口破损、校验值或编号不符被退回的线索才能重新封存。',
    en: 'Only a clue returned for its envelope, hash or number is sealed again.',
  },
  'clue.reseal-first': { zh: '被退回的封件须先重新封存。', en: 'The returned envelope must be sealed again first.' },
  'clue.refer-as-issue': {
    zh: '案件监督管理室认定不属于问题线索，请按其他问题报送党风政风监督室。',
    en: 'The Case Office found it to be no clue: refer it to the Conduct Office as another problem.',
  },
  'clue.not-the-holder': {
    zh: '封件现由 {holder} 保管，只有保管人可以办理。',
    en: '{holder} has custody of the envelope; only the custodian may do this.',
  },
  'clue.under-way': {
    zh: '封件已由 {sender} 移送，案件监督管理室尚未签收。',
    en: '{sender} has sent it; the Case Office has not received it yet.',
  },
  'clue.not-under-way': { zh: '此线索不在移送途中。', en: 'This clue is not under way.' },
  'clue.received-already': {
    zh: '案件监督管理室已签收，回执 {receipt}。',
    en: 'The Case Office has received it, receipt {receipt}.',
  },
  'clue.signs-twice': {
    zh: '交接须双人办理：{person} 不能兼作第二人。',
    en: 'A hand-over takes two persons on either side: {person} cannot sign a second time.',
  },
  'clue.witness-without-post': {
    zh: '见证人 {person} 当日未任纪检监察职务。',
    en: 'The witness {person} holds no post of the commissions on that day.',
  },
  'clue.receiver-sent-it': {
    zh: '{person} 参与了移送，不能办理签收或退回。',
    en: '{person} took part in sending it and cannot receive or return it.',
  },
  'clue.second-not-of-case-office': {
    zh: '签收第二人 {person} 当日不是案件监督管理室人员。',
    en: 'The second signer {person} is not of the Case Office on that day.',
  },
  'clue.envelope-differs': {
    zh: '封件校验值与封存登记不一致，不得签收，应予退回。',
    en: 'The envelope is not the one that was sealed: it cannot be received and must be returned.',
  },
  'clue.which-hash-was-found': {
    zh: '仅在以校验值不符退回时，须填写所见校验值，且须与登记不同。',
    en: 'A return for a differing hash, and no other, says which hash was found.',
  },
};
