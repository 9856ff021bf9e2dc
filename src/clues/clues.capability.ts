import type { Capability, Page } from '../shared/capability.js';
import { holdsOne } from '../shared/own-rows.js';
import { AUDITOR, type Caller, CASE_OFFICE, LEADERS, anyOf, type Right } from '../shared/rights.js';
import { clueCustody } from './clue-custody.view.js';
import { clue } from './clue.js';
import { clueRefusals } from './clue.refusals.js';
import { cluesRoutes } from './clues.routes.js';

const CLEARED: readonly Right[] = [...CASE_OFFICE, ...LEADERS, ...AUDITOR];
const ZONE_POSTS = ['zone-director', 'deputy-zone-director', 'zone-member'] as const;

const isCleared = (caller: Caller) => holdsOne(caller, CLEARED);
const zonesOf = ({ posts }: Caller) =>
  posts.flatMap(({ post, of }) => (of !== undefined && ZONE_POSTS.some((zone) => zone === post) ? [of] : []));

/** What a zone may know of a clue: that there is one, and when it went. */
const NUMBER_AND_DATES = ['number', 'noticedAt', 'sealedAt', 'sentAt', 'receivedAt', 'returnedAt'];

export const clueCustodyPage: Page = {
  view: clueCustody,
  get: 'clue-custody',
  by: [...CLEARED, ...anyOf(...ZONE_POSTS)],
  zh: '问题线索移送台账',
  en: 'Clue custody',
  // Only what the dates tell anyway: a filter on a hidden field would give the field away.
  filters: ['zone', 'is'],
  sort: { sealedAt: -1 },
  sensitive: isCleared,
  closedBy: { clue: 'number' },
  only: (caller) => (isCleared(caller) ? undefined : { zone: { $in: zonesOf(caller) } }),
  shows: (row, caller) =>
    isCleared(caller)
      ? row
      : Object.fromEntries(Object.entries(row).filter(([field]) => NUMBER_AND_DATES.includes(field))),
};

export const cluesCapability: Capability = {
  name: 'clues',
  decider: clue,
  routes: cluesRoutes,
  pages: [clueCustodyPage],
  refusals: clueRefusals,
};
