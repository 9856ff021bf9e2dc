import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff, ownParts, ownRows, ZONE_PEOPLE } from '../shared/own-rows.js';
import { anyOf, type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { barMemberWhenRelationDeclared } from './bar-member-when-relation-declared.policy.js';
import { dispatchBoard } from './dispatch-board.view.js';
import { endInspectionWhenTaskCancelled } from './end-inspection-when-task-cancelled.policy.js';
import { inspectionPage } from './inspection-page.view.js';
import { inspectionRefusals } from './inspection.refusals.js';
import { inspectionRoutes } from './inspections.routes.js';
import { inspections } from './inspection.js';
import { visits } from './visits.view.js';

type Row = Readonly<Record<string, unknown>>;

const names = (row: Row, field: string, of: readonly string[]) => {
  const there = row[field];
  return of.some((one) => there === one || (Array.isArray(there) && there.includes(one)));
};

const only = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field)));

const ITS_EXISTENCE = ['id', 'asOfPosition', 'inspection', 'zone', 'state'];
/** Also for special supervisors: the plan, and no evidence. */
const ITS_OUTLINE = [...ITS_EXISTENCE, 'title', 'office', 'kind', 'units', 'leader', 'team', 'plan'];

const DIRECTING: readonly string[] = ['zone-director', 'deputy-zone-director'];

/**
 * All of it: the county's staff, the team, those who direct its zone, its office. Its outline: others of the zone. A person
 * barred from it: that it exists.
 */
function inspectionAsSeenBy(row: Row, caller: Caller): Row {
  if (names(row, 'barred', [caller.person])) return only(row, ITS_EXISTENCE);
  const directed = caller.posts.flatMap(({ post, of }) => (DIRECTING.includes(post) && of !== undefined ? [of] : []));
  const whole =
    isCountyStaff(caller) ||
    names(row, 'persons', [caller.person]) ||
    names(row, 'zone', directed) ||
    names(row, 'office', ownParts(caller, 'office'));
  return whole ? row : only(row, ITS_OUTLINE);
}

export const inspectionsPage: Page = {
  view: inspectionPage,
  get: 'inspections',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '监督检查',
  en: 'Inspections',
  // Only what the outline shows: a filter on a hidden field would give the field away.
  filters: ['zone', 'office', 'state', 'kind', 'units', 'leader'],
  sort: { inspection: 1 },
  only: ownRows,
  shows: inspectionAsSeenBy,
};

export const dispatchBoardPage: Page = {
  view: dispatchBoard,
  get: 'dispatch-board',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '力量调度',
  en: 'Dispatch board',
  filters: ['zone', 'office', 'person', 'inspection', 'until', 'leads', 'as'],
  sort: { zone: 1, from: -1 },
  only: ownRows,
  // That somebody is barred says something about his family; it is for those who must replace him.
  shows: (row, caller) => {
    const { barred: _barred, ...rest } = row;
    const directs = caller.posts.some(({ post, of }) => DIRECTING.includes(post) && of === row['zone']);
    return isCountyStaff(caller) || directs ? row : rest;
  },
};

/** Of its own zone a director also sees who else was there. */
export const visitsPage: Page = {
  view: visits,
  get: 'visits',
  by: [...COUNTY_STAFF, ...anyOf('zone-director', 'deputy-zone-director', 'office-head')],
  zh: '检查到访记录',
  en: 'Inspections by unit',
  filters: ['zone', 'homeZone', 'units', 'kind', 'cross'],
  sort: { startedAt: 1 },
  only: (caller) =>
    isCountyStaff(caller) ? undefined : { $or: [ownRows(caller)!, { homeZone: { $in: ownParts(caller, 'zone') } }] },
};

export const inspectionsCapability: Capability = {
  name: 'inspections',
  decider: inspections,
  routes: inspectionRoutes,
  pages: [inspectionsPage, dispatchBoardPage, visitsPage],
  policies: [barMemberWhenRelationDeclared, endInspectionWhenTaskCancelled],
  refusals: inspectionRefusals,
  fulfils: {
    R35: ['FormInspectionTeam', 'ReplaceTeamMember', 'inspections'],
    R36: ['SetWorkPlan', 'AmendWorkPlan', 'inspections'],
    R38: ['SubmitInspectionReport', 'inspections'],
    R39: ['ReviewReport', 'ReturnReport', 'PresentReport', 'InstructOnReport', 'inspections'],
    R67: ['visits'],
  },
};
