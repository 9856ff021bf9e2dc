import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { holdsOne, isCountyStaff } from '../shared/own-rows.js';
import { anyOf, AUDITOR, type Caller, COUNTY_STAFF, GENERAL_OFFICE, LEADERS, type Right } from '../shared/rights.js';
import { type DocumentHead, headOf } from './document-head.js';
import { documentRegister, type DocumentRow } from './document-register.view.js';
import { partiesOf, READERS } from './parties.state.js';
import { documents } from './document.js';
import { documentDeadlines } from './documents.deadlines.js';
import { documentRefusals, registerRefusals } from './documents.refusals.js';
import { documentRoutes, registerRoutes } from './documents.routes.js';
import { documentRegisters } from './register.js';

/** Who keeps the register, or answers for all of it. */
const ALL: readonly Right[] = [...LEADERS, ...GENERAL_OFFICE, ...AUDITOR];

/** The county's other staff see every paper that is no work secret; everybody sees those of the own office, zone or body. */
const readable = (caller: Caller): Filter | undefined => {
  if (holdsOne(caller, ALL)) return undefined;
  const own: Filter = { parties: { $in: partiesOf(caller.posts) } };
  return isCountyStaff(caller) ? { $or: [{ secrecy: { $in: ['none', 'internal'] } }, own] } : own;
};

export const documentRegisterPage: Page = {
  view: documentRegister,
  get: 'documents',
  by: [...COUNTY_STAFF, ...anyOf(...READERS.zone, ...READERS.office, ...READERS.body)],
  zh: '发文登记簿',
  en: 'Register of official documents',
  filters: ['year', 'series', 'is', 'kind', 'issuer', 'direction', 'urgency', 'isOverLength', 'outstanding', 'number'],
  sort: { draftedAt: -1 },
  only: readable,
  shows: (row): typeof row & { readonly head: DocumentHead } => ({
    ...row,
    head: headOf(row as unknown as DocumentRow),
  }),
};

export const documentsCapability: Capability = {
  name: 'documents',
  decider: documents,
  routes: documentRoutes,
  pages: [documentRegisterPage],
  deadlines: documentDeadlines,
  refusals: documentRefusals,
};

export const documentNumbersCapability: Capability = {
  name: 'document-numbers',
  decider: documentRegisters,
  routes: registerRoutes,
  pages: [],
  refusals: registerRefusals,
};
