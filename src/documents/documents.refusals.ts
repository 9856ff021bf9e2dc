import type { Refusals } from '../shared/capability.js';

export const documentRefusals: Refusals = {
  'document.name-taken': { zh: '该编号下已有另一份公文。', en: 'Another document has this name.' },
  'document.not-issued': { zh: '没有这份公文。', en: 'There is no such document.' },
  'document.voided': { zh: '公文已作废：{reason}', en: 'The document is void: {reason}' },
  'document.already-signed': { zh: '公文已由{signer}签发。', en: 'The document has been signed by {signer}.' },
  'document.another-signer': {
    zh: '此类公文由发文单位的下列职务签发：{posts}。',
    en: 'Documents of this kind are signed, for their issuer, by: {posts}.',
  },
  'document.not-signed': { zh: '公文尚未签发，不能发送。', en: 'The document has not been signed and cannot be sent.' },
  'document.not-numbered': {
    zh: '公文尚未编发文字号，不能发送。',
    en: 'The document has no number yet and cannot be sent.',
  },
  'document.unknown-recipients': {
    zh: '没有这些收文单位：{recipients}。',
    en: 'There are no such recipients: {recipients}.',
  },
  'document.no-recipient': { zh: '请填写收文单位。', en: 'Name at least one recipient.' },
  'document.not-sent': { zh: '公文尚未发送。', en: 'The document has not been sent.' },
  'document.not-a-recipient': { zh: '公文未发给您所在单位。', en: 'The document was not sent to your office.' },
  'document.not-the-issuer': {
    zh: '公文由发文单位（或办公室）发送、作废。',
    en: 'A document is sent, and voided, by its issuer or the General Office.',
  },
  'document.without-title': { zh: '请填写标题。', en: 'Give the document a title.' },
  'document.clue-by-number-only': {
    zh: '涉及问题线索的公文只有移送函，不写标题，只写线索编号（about）。',
    en: 'A paper about a clue transfers it and has no title of its own; say the clue’s number (about).',
  },
};

export const registerRefusals: Refusals = {
  'document-register.not-a-year': {
    zh: '登记簿按年设立，“{id}”不是年份。',
    en: 'A register is of one year; “{id}” is none.',
  },
  'document-register.series-taken': {
    zh: '发文代字“{prefix}”已在使用（{series}）。',
    en: 'The series {series} is open already, with “{prefix}”.',
  },
  'document-register.series-not-open': {
    zh: '{year} 年没有启用编号序列“{series}”。',
    en: 'No series “{series}” is open for {year}.',
  },
  'document-register.another-year': {
    zh: '公文签发于 {year} 年，编号应取自该年的登记簿。',
    en: 'The document was signed in {year}; its number is of that year.',
  },
  'document.unknown': { zh: '没有公文“{document}”。', en: 'There is no document “{document}”.' },
  'document.not-to-be-numbered': {
    zh: '公文须先签发且未作废，才能编号（{is}）。',
    en: 'Only a document that is signed and not void gets a number ({is}).',
  },
};
