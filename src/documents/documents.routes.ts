import type { Routes } from '../shared/capability.js';
import {
  anyOf,
  CASE_OFFICE,
  CONDUCT_OFFICE,
  GENERAL_OFFICE,
  LEADERS,
  ofItsBody,
  ofItsOffice,
  ofItsZone,
  type Right,
} from '../shared/rights.js';
import {
  AcknowledgeReceipt,
  type DocumentCommands,
  IssueDocument,
  SendDocument,
  SignDocument,
  VoidDocument,
} from './document.commands.js';
import { READERS } from './parties.state.js';
import { AssignDocumentNumber, OpenNumberSeries, type RegisterCommands } from './register.commands.js';

const OFFICES: readonly Right[] = [...CONDUCT_OFFICE, ...CASE_OFFICE, ...GENERAL_OFFICE];
const SIGNERS: readonly Right[] = [
  ...LEADERS,
  ...anyOf('conduct-office-head', 'case-office-head', 'general-office-head'),
  ...ofItsZone('zone-director'),
  ...ofItsOffice('office-head'),
];

export const documentRoutes: Routes<DocumentCommands> = {
  IssueDocument: {
    body: IssueDocument,
    post: 'documents',
    by: [...LEADERS, ...OFFICES, ...anyOf(...READERS.zone, ...READERS.office)],
    zh: '拟制公文',
    en: 'Draft an official document',
  },
  SignDocument: {
    body: SignDocument,
    post: 'documents/:id/sign',
    by: SIGNERS,
    zh: '签发公文',
    en: 'Sign the document',
  },
  SendDocument: {
    body: SendDocument,
    post: 'documents/:id/send',
    by: [...OFFICES, ...ofItsZone(...READERS.zone), ...ofItsOffice(...READERS.office)],
    zh: '发送公文',
    en: 'Send the document',
  },
  AcknowledgeReceipt: {
    body: AcknowledgeReceipt,
    post: 'documents/:id/receive',
    by: [
      ...LEADERS,
      ...OFFICES,
      ...ofItsZone(...READERS.zone),
      ...ofItsOffice(...READERS.office),
      ...ofItsBody(...READERS.body),
    ],
    zh: '签收公文',
    en: 'Acknowledge the receipt of the document',
  },
  VoidDocument: {
    body: VoidDocument,
    post: 'documents/:id/void',
    by: SIGNERS,
    zh: '作废公文（编号不再使用）',
    en: 'Void the document (its number stays used)',
  },
};

export const registerRoutes: Routes<RegisterCommands> = {
  OpenNumberSeries: {
    body: OpenNumberSeries,
    post: 'document-numbers/:id/series',
    by: GENERAL_OFFICE,
    zh: '启用发文代字',
    en: 'Open a series of document numbers for the year',
  },
  AssignDocumentNumber: {
    body: AssignDocumentNumber,
    post: 'document-numbers/:id/assign',
    by: GENERAL_OFFICE,
    zh: '编发文字号',
    en: 'Assign the next document number of the year',
  },
};
