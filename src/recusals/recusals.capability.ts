import type { Capability, Page } from '../shared/capability.js';
import { butNot, closedByRecord, holdsOne, ownRows } from '../shared/own-rows.js';
import { DIRECTING, OF_OFFICE } from '../shared/posts.js';
import {
  anyOf,
  AUDITOR,
  type Caller,
  COUNTY_STAFF,
  ITS_DIRECTOR,
  LEADERS,
  namedInIt,
  type Right,
} from '../shared/rights.js';
import { backChecksView } from './back-checks.view.js';
import { backChecks } from './back-check.js';
import { askRecusalFromCluesWhenRelationDeclared } from './ask-recusal-from-clues-when-relation-declared.policy.js';
import { openBackCheckWhenRecusalDecided } from './open-back-check-when-recusal-decided.policy.js';
import { openBackCheckWhenRelationDeclared } from './open-back-check-when-relation-declared.policy.js';
import { recusalRegister } from './recusal-register.view.js';
import { conflictConfirmations } from './conflict-confirmations.view.js';
import { recusalCases, type RecusalCaseRow } from './recusal-cases.view.js';
import { recusals } from './recusal.js';
import { backCheckRefusals, recusalRefusals, relationRefusals } from './recusals.refusals.js';
import { backCheckRoutes, recusalRoutes, relationRoutes } from './recusals.routes.js';
import { relations } from './relations.js';

/** Who sees everybody's; others see their own. */
const CLEARED: readonly Right[] = [...LEADERS, ...anyOf('conduct-office-head'), ...AUDITOR];
/** Who may decide on a recusal, and so must see what is asked, and what was declared. */
const DECIDES: readonly Right[] = [...CLEARED, ...anyOf('case-office-head')];
/** To whom it may be known who works on which clue. */
const KNOWS_CLUES: readonly Right[] = [...LEADERS, ...anyOf('case-office-head'), ...AUDITOR];

const directedZones = ({ posts }: Caller) =>
  posts.flatMap(({ post, of }) => (post === 'zone-director' && of !== undefined ? [of] : []));

export const recusalRegisterPage: Page = {
  view: recusalRegister,
  get: 'recusal-register',
  by: [...DECIDES, ...namedInIt],
  zh: '回避登记',
  en: 'Recusal register',
  filters: ['person', 'unit', 'kind', 'state'],
  sort: { declaredAt: -1 },
  sensitive: (caller) => holdsOne(caller, DECIDES),
  only: (caller) => (holdsOne(caller, DECIDES) ? undefined : { person: caller.person }),
};

/** Whose promise is there, and so whose is missing: for those who run the zone or its office, and for the county's staff. */
export const confirmationsPage: Page = {
  view: conflictConfirmations,
  get: 'conflict-confirmations',
  by: [...COUNTY_STAFF, ...anyOf(...DIRECTING, ...OF_OFFICE)],
  zh: '无利益冲突承诺',
  en: 'Promises that there is no conflict',
  filters: ['matter', 'kind', 'zone', 'office'],
  closedBy: { inspection: 'matter' },
  only: ownRows,
};

export const backChecksPage: Page = {
  view: backChecksView,
  get: 'back-checks',
  by: [...CLEARED, ...ITS_DIRECTOR],
  zh: '倒查台账',
  en: 'Back-checks',
  filters: ['state', 'zone', 'inspection', 'person', 'outcome'],
  closedBy: closedByRecord('inspection'),
  sort: { openedAt: -1 },
  only: (caller) =>
    holdsOne(caller, CLEARED)
      ? undefined
      : {
          zone: { $in: directedZones(caller) },
        },
};

/** Those who decide see all of it, of clues those who may know of them; a zone director what concerns the people of his zone; everybody what concerns him, but not who asked, and why. */
export const recusalCasesPage: Page = {
  view: recusalCases,
  get: 'recusals',
  by: [...DECIDES, ...ITS_DIRECTOR, ...namedInIt],
  zh: '回避申请与决定',
  en: 'Recusals requested and decided',
  filters: ['person', 'kind', 'matter', 'state'],
  sort: { decidedAt: -1 },
  sensitive: (caller) => holdsOne(caller, DECIDES),
  only: (caller) => {
    if (holdsOne(caller, KNOWS_CLUES)) return undefined;
    const own = [{ person: caller.person }, { requestedBy: caller.person }];
    if (holdsOne(caller, DECIDES)) return { $or: [...own, { decidedBy: caller.person }, ...butNot('kind', ['clue'])] };
    const directed = directedZones(caller);
    const its = directed.length === 0 ? [] : [{ zone: { $in: directed } }, { decidedBy: caller.person }];
    return { $or: [...own, ...its] };
  },
  shows: (row, caller) => {
    const { person, requestedBy } = row as RecusalCaseRow;
    if (person !== caller.person || requestedBy === caller.person) return row;
    const { requestedBy: _by, reason: _why, ...rest } = row;
    return rest;
  },
};

export const recusalsCapability: Capability = {
  name: 'recusals',
  decider: recusals,
  routes: recusalRoutes,
  pages: [recusalCasesPage],
  policies: [askRecusalFromCluesWhenRelationDeclared],
  refusals: recusalRefusals,
  fulfils: { R71: ['RequestRecusal', 'RequestRecusalOnDeclaration', 'OrderRecusal', 'DecideRecusal', 'recusals'] },
};

export const relationsCapability: Capability = {
  name: 'relations',
  decider: relations,
  routes: relationRoutes,
  pages: [recusalRegisterPage, confirmationsPage],
  refusals: relationRefusals,
};

export const backChecksCapability: Capability = {
  name: 'back-checks',
  decider: backChecks,
  routes: backCheckRoutes,
  pages: [backChecksPage],
  policies: [openBackCheckWhenRelationDeclared, openBackCheckWhenRecusalDecided],
  refusals: backCheckRefusals,
};
