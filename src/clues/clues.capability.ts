import type { Capability, Page } from '../shared/capability.js';
import { heldIn, holdsOne, onlyFields, type Row } from '../shared/own-rows.js';
import { DIRECTING, OF_BODY, OF_OFFICE, type Post } from '../shared/posts.js';
import {
  anyOf,
  AUDITOR,
  type Caller,
  CASE_OFFICE,
  COUNTY_STAFF,
  LEADERS,
  PRINCIPAL_LEADER,
  type Right,
} from '../shared/rights.js';
import { clueCountsView } from './clue-counts.view.js';
import { clueCustody } from './clue-custody.view.js';
import { clueLedger } from './clue-ledger.view.js';
import { clue } from './clue.js';
import { clueRefusals } from './clue.refusals.js';
import { clueDeadlines } from './clues.deadlines.js';
import { cluesRoutes } from './clues.routes.js';
import { recuseFromClueWhenRecusalDecided } from './recuse-from-clue-when-recusal-decided.policy.js';
import { sealedCases } from './sealed-cases.view.js';

const CLEARED: readonly Right[] = [...CASE_OFFICE, ...LEADERS, ...AUDITOR];
const ZONE_POSTS: readonly Post[] = [...DIRECTING, 'zone-member'];

const isCleared = (caller: Caller) => holdsOne(caller, CLEARED);

/** What a zone may know of a clue: that there is one, and when it went. */
const NUMBER_AND_DATES = ['id', 'number', 'noticedAt', 'sealedAt', 'sentAt', 'receivedAt', 'returnedAt'];

const recusedIn = (row: Row) => (row['recused'] ?? []) as readonly string[];

export const clueCustodyPage: Page = {
  view: clueCustody,
  get: 'clue-custody',
  by: [...CLEARED, ...anyOf(...ZONE_POSTS)],
  zh: '问题线索移送台账',
  en: 'Clue custody',
  filters: ['zone', 'is'],
  // The rows are of its own zone, and how far an envelope has come the dates tell.
  known: ['zone', 'is'],
  sort: { sealedAt: -1 },
  sensitive: isCleared,
  closedBy: { clue: 'number' },
  only: (caller) => (isCleared(caller) ? undefined : { zone: { $in: heldIn(caller, ZONE_POSTS) } }),
  shows: (row, caller) =>
    isCleared(caller) && !recusedIn(row).includes(caller.person) ? row : onlyFields(row, NUMBER_AND_DATES),
};

export const clueLedgerPage: Page = {
  view: clueLedger,
  get: 'clue-ledger',
  closedBy: { clue: 'number' },
  by: CLEARED,
  zh: '问题线索台账（清理、抽查）',
  en: 'Clue ledger, for clearing and spot checks',
  filters: ['open', 'is', 'source', 'zone', 'body', 'closing', 'dueOf'],
  sort: { open: -1, sealedAt: 1 },
  sensitive: () => true,
  shows: (row, { person }) =>
    recusedIn(row).includes(person) ? onlyFields(row, ['id', 'number', 'sealedAt', 'receivedAt']) : row,
};

/** Who could be on a sealed list; a special supervisor never is. */
const COULD_VERIFY: readonly Right[] = anyOf('standing-member', ...DIRECTING, 'zone-member', ...OF_OFFICE, ...OF_BODY);
/** The Case Office and the principal leader have named them; nobody else of the Commission needs to know. */
const NAMED_THEM: readonly Right[] = [...CASE_OFFICE, ...PRINCIPAL_LEADER, ...AUDITOR];
const hasNamedThem = (caller: Caller) => holdsOne(caller, NAMED_THEM);

export const sealedCasesPage: Page = {
  view: sealedCases,
  get: 'sealed-cases',
  closedBy: { clue: 'number' },
  by: [...NAMED_THEM, ...COULD_VERIFY],
  zh: '核查清单（按需知悉）',
  en: 'Sealed list of verifications, need to know',
  filters: ['state', 'zone'],
  sort: { proposedAt: -1 },
  sensitive: () => true,
  // Named in a proposal is not yet entrusted.
  only: (caller) =>
    hasNamedThem(caller)
      ? undefined
      : { $and: [{ persons: caller.person }, { state: { $in: ['entrusted', 'reported', 'approved'] } }] },
  shows: (row, { person }) => (recusedIn(row).includes(person) ? onlyFields(row, ['id', 'number']) : row),
  // Nor does a past moment give the list back to somebody who has had to recuse since.
  sealed: (row) => recusedIn(row).length > 0,
};

export const clueCountsPage: Page = {
  view: clueCountsView,
  get: 'clue-counts',
  by: COUNTY_STAFF,
  zh: '问题线索数量',
  en: 'Clues by month and zone, numbers alone',
  filters: ['month', 'zone'],
  sort: { month: -1, zone: 1 },
};

export const cluesCapability: Capability = {
  name: 'clues',
  decider: clue,
  routes: cluesRoutes,
  pages: [clueCustodyPage, clueLedgerPage, sealedCasesPage, clueCountsPage],
  policies: [recuseFromClueWhenRecusalDecided],
  deadlines: clueDeadlines,
  refusals: clueRefusals,
  fulfils: {
    R27: [
      'ProposeVerification',
      'EntrustVerification',
      'ReportVerification',
      'ApproveVerificationResult',
      'sealed-cases',
    ],
    R40: ['SealClue', 'TransferClue', 'AcknowledgeClue', 'ReturnClue', 'clue-custody', 'clue-ledger', 'clue-counts'],
  },
};
