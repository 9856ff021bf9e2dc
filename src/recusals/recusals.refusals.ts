import type { Refusals } from '../shared/capability.js';

export const relationRefusals: Refusals = {
  'relations.unknown-person': { zh: '名册中没有“{person}”。', en: 'The register has no person “{person}”.' },
  'relations.unknown-units': { zh: '没有这些被监督单位：{units}。', en: 'There are no such units: {units}.' },
  'relations.unknown-bodies': { zh: '没有这些机构：{bodies}。', en: 'There are no such bodies: {bodies}.' },
  'relations.nothing-named': {
    zh: '承诺须写明被监督单位或者被考核机构。',
    en: 'A promise names the units or the bodies that it is about.',
  },
  'relations.relative-unnamed': { zh: '申报近亲属关系须写明对方。', en: 'A near relative must be named.' },
  'relations.former-post-without-end': {
    zh: '申报曾任职务须写明离任日期。',
    en: 'A former post needs the day on which it was left.',
  },
  'relations.other-unexplained': {
    zh: '申报其他情形须写明事由。',
    en: 'A relation of another kind must be explained.',
  },
  'relations.no-such-relation': { zh: '没有第{relation}项申报。', en: 'There is no declaration {relation}.' },
  'relations.withdrawal-not-asked': {
    zh: '本人未申请撤回第{relation}项申报。',
    en: 'The withdrawal of declaration {relation} has not been asked for.',
  },
  'relations.own-withdrawal': {
    zh: '撤回申报须由他人确认。',
    en: 'Nobody confirms the withdrawal of a declaration of his own.',
  },
  'relations.there-is-a-conflict': {
    zh: '存在应当回避的情形，不能作无利益冲突承诺：{grounds}。',
    en: 'There is a ground of recusal, so its absence cannot be confirmed: {grounds}.',
  },
};

export const recusalRefusals: Refusals = {
  'recusal.unknown-person': { zh: '名册中没有“{person}”。', en: 'The register has no person “{person}”.' },
  'recusal.clue-by-ground-only': {
    zh: '涉及问题线索的回避只填法定事由，不得另写理由。',
    en: 'Where the matter is a clue the ground alone is written, and no reason in words.',
  },
  'recusal.without-reason': { zh: '请填写理由。', en: 'Say why.' },
  'recusal.denied-before': {
    zh: '以同一事由（{ground}）提出的回避申请已经决定不予回避。',
    en: 'On the same ground ({ground}) it has been decided that the person stays.',
  },
  'recusal.decide-the-request': { zh: '已有待决的回避申请，请对申请作出决定。', en: 'A request is open: decide that.' },
  'recusal.no-such-request': { zh: '没有第{request}项回避申请。', en: 'There is no request {request}.' },
  'recusal.already-decided': { zh: '回避申请已有决定（{outcome}）。', en: 'The request is decided ({outcome}).' },
  'recusal.own-request': { zh: '申请人不得决定自己提出的申请。', en: 'Nobody decides a request of his own.' },
  'recusal.own-case': { zh: '本人不得决定自己的回避。', en: 'Nobody decides on his own recusal.' },
  'recusal.not-higher': {
    zh: '回避须由职务高于{person}的人员决定。',
    en: 'It is decided by somebody in a higher post than {person}.',
  },
  'recusal.of-another-zone': {
    zh: '{person}不属于本协作区（{zone}），不由本协作区主任决定。',
    en: '{person} does not belong to zone {zone}, whose director this is.',
  },
  'recusal.decided-above-without-basis': {
    zh: '主要领导的回避由上级机关决定，须填写依据（basis）。',
    en: 'The recusal of the principal leader is decided above; the basis is needed.',
  },
  'recusal.request-open': {
    zh: '对您的回避申请尚未决定，决定之前不得办理此事。',
    en: 'Your recusal from this matter has been asked for; until it is decided you take no further step.',
  },
};

export const backCheckRefusals: Refusals = {
  'back-check.not-open': { zh: '没有待办的倒查。', en: 'There is no back-check to record.' },
  'back-check.already-recorded': {
    zh: '倒查已有结论（{outcome}）。',
    en: 'The back-check has its outcome ({outcome}).',
  },
  'back-check.own-work': {
    zh: '本人或同组人员不得承担该项倒查。',
    en: 'Nobody checks his own work or that of a team he was on.',
  },
  'back-check.checker-barred': {
    zh: '{person}本人应当回避该单位，不得承担倒查。',
    en: '{person} is barred from that unit and cannot do the back-check.',
  },
  'back-check.not-higher': {
    zh: '倒查须由职务高于{person}的人员承担。',
    en: 'The back-check belongs to somebody in a higher post than {person}.',
  },
};
