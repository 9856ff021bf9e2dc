import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff, namesClosedUnit, ownParts, ownRows, ZONE_PEOPLE, ZONE_STAFF } from '../shared/own-rows.js';
import { type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { barMemberWhenRecusalDecided } from './bar-member-when-recusal-decided.policy.js';
import { barMemberWhenRelationDeclared } from './bar-member-when-relation-declared.policy.js';
import { dispatchBoard } from './dispatch-board.view.js';
import { endInspectionWhenTaskCancelled } from './end-inspection-when-task-cancelled.policy.js';
import { inspectionPage } from './inspection-page.view.js';
import { inspectionRefusals } from './inspection.refusals.js';
import { inspectionRoutes } from './inspections.routes.js';
import { releaseSupervisorWhenTermEnds } from './release-supervisor-when-term-ends.policy.js';
import { inspections } from './inspection.js';

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
 * barred from it, or from a unit of it, also as of this moment: that it exists.
 */
function inspectionAsSeenBy(row: Row, caller: Caller): Row {
  if (names(row, 'barred', [caller.person]) || namesClosedUnit(row, caller)) return only(row, ITS_EXISTENCE);
  const ofItsOwn = names(row, 'zone', ownParts(caller, 'zone')) || names(row, 'office', ownParts(caller, 'office'));
  // Whoever has left the zone and was to hand it over, also before the director has named another.
  if (!ofItsOwn && caller.closed?.handedOver.includes(String(row['inspection']))) return only(row, ITS_EXISTENCE);
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
  closedBy: { inspection: 'inspection' },
  shows: inspectionAsSeenBy,
};

export const dispatchBoardPage: Page = {
  view: dispatchBoard,
  get: 'dispatch-board',
  // Who is where is the zone's own affair; a special supervisor sees the team he goes with on the inspection itself.
  by: [...COUNTY_STAFF, ...ZONE_STAFF],
  zh: '力量调度',
  en: 'Dispatch board',
  filters: ['zone', 'office', 'person', 'inspection', 'until', 'leads', 'as'],
  sort: { zone: 1, from: -1 },
  only: ownRows,
  closedBy: { inspection: 'inspection' },
  // That somebody is barred says something about his family; it is for those who must replace him.
  shows: (row, caller) => {
    const { barred: _barred, ...rest } = row;
    const directs = caller.posts.some(({ post, of }) => DIRECTING.includes(post) && of === row['zone']);
    return isCountyStaff(caller) || directs ? row : rest;
  },
};

export const inspectionsCapability: Capability = {
  name: 'inspections',
  decider: inspections,
  routes: inspectionRoutes,
  pages: [inspectionsPage, dispatchBoardPage],
  policies: [
    releaseSupervisorWhenTermEnds,
    barMemberWhenRelationDeclared,
    barMemberWhenRecusalDecided,
    endInspectionWhenTaskCancelled,
  ],
  refusals: inspectionRefusals,
};
