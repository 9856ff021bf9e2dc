import { DIRECTING } from '../shared/posts.js';
import {
  AUDITOR,
  anyOf,
  CASE_OFFICE,
  CONDUCT_OFFICE,
  COUNTY_STAFF,
  GENERAL_OFFICE,
  ITS_DIRECTOR,
  ITS_DIRECTOR_OR_DEPUTY,
  LEADERS,
  namedInIt,
  type PolicyRow,
  PRINCIPAL_LEADER,
  type Right,
} from '../shared/rights.js';

/** Whose history is need-to-know; everything else is open to the county's staff and to the zone's own director and deputy. */
const NEED_TO_KNOW: Readonly<Record<string, readonly Right[]>> = {
  // The sealed list of a verification stands in it.
  clue: [...CASE_OFFICE, ...PRINCIPAL_LEADER, ...AUDITOR],
  'clue-correction': [...CASE_OFFICE, ...LEADERS, ...AUDITOR],
  relations: [...LEADERS, ...anyOf('conduct-office-head'), ...AUDITOR, ...namedInIt],
  // Shapes without content, and only to those two; what it says is on its own page.
  interference: AUDITOR,
  supervisor: [...LEADERS, ...GENERAL_OFFICE, ...AUDITOR, ...namedInIt],
  opinion: [...LEADERS, ...AUDITOR],
  'access-grant': [...LEADERS, ...anyOf('conduct-office-head', 'security-administrator'), ...AUDITOR],
  // Those of clues stand beside the others.
  recusal: [...LEADERS, ...anyOf('case-office-head'), ...AUDITOR],
  assessment: [...CONDUCT_OFFICE, ...GENERAL_OFFICE, ...LEADERS, ...AUDITOR],
  access: [...AUDITOR, ...anyOf('security-administrator')],
};

/** Closed to the county's other staff, as their pages are. */
const NARROWER: Readonly<Record<string, readonly Right[]>> = {
  document: [...LEADERS, ...GENERAL_OFFICE, ...AUDITOR, ...ITS_DIRECTOR_OR_DEPUTY],
  'document-register': [...LEADERS, ...GENERAL_OFFICE, ...AUDITOR],
  'designated-share': [...LEADERS, ...CONDUCT_OFFICE, ...AUDITOR],
  'back-check': [...LEADERS, ...anyOf('conduct-office-head'), ...AUDITOR, ...ITS_DIRECTOR],
  // Those of clues tell who has them.
  deadline: [...LEADERS, ...CASE_OFFICE, ...AUDITOR],
  replay: AUDITOR,
  'major-matter': [...LEADERS, ...CONDUCT_OFFICE, ...GENERAL_OFFICE, ...AUDITOR, ...ITS_DIRECTOR_OR_DEPUTY],
};

export const isNeedToKnow = (category: string) => Object.hasOwn(NEED_TO_KNOW, category);

export const historyRights = (category: string): readonly Right[] =>
  [NEED_TO_KNOW, NARROWER].find((table) => Object.hasOwn(table, category))?.[category] ?? [
    ...COUNTY_STAFF,
    ...ITS_DIRECTOR_OR_DEPUTY,
  ];

/** Rows of the policy table that belong to no command and no page of a capability. */
export const auditRows: readonly PolicyRow[] = [
  {
    action: 'history',
    kind: 'other',
    by: [...COUNTY_STAFF, ...anyOf(...DIRECTING, 'security-administrator'), ...namedInIt],
    zh: '查看一项记录的历史',
    en: 'Read the history of a record',
  },
  { action: 'chains', kind: 'other', by: AUDITOR, zh: '查看来龙去脉', en: 'Follow a chain of cause' },
];
