import type { Refusals } from '../shared/capability.js';

export const relationRefusals: Refusals = {
  'relations.unknown-person': { zh: '名册中没有“{person}”。', en: 'The register has no person “{person}”.' },
  'relations.unknown-units': { zh: '没有这些被监督单位：{units}。', en: 'There are no such units: {units}.' },
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
