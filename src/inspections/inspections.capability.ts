import type { Capability, Page } from '../shared/capability.js';
import {
  heldIn,
  isCountyStaff,
  namesClosedUnit,
  onlyFields,
  ownParts,
  ownRows,
  type Row,
  ZONE_PEOPLE,
  ZONE_STAFF,
} from '../shared/own-rows.js';
import { becameClue } from '../rectifications/issue.facts.js';
import { type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { DIRECTING } from '../shared/posts.js';
import { barMemberWhenRecusalDecided } from './bar-member-when-recusal-decided.policy.js';
import { barMemberWhenRelationDeclared } from './bar-member-when-relation-declared.policy.js';
import { compilationRefusals } from './compilation.refusals.js';
import { compilationRoutes } from './compilation.routes.js';
import { compilations } from './compilation.js';
import { compilationsView } from './compilations.view.js';
import { delegations } from './delegation.js';
import { dispatchDelegations } from './dispatch-delegations.view.js';
import { delegationRefusals, dispatchRefusals } from './dispatch.refusals.js';
import { delegationRoutes, dispatchRoutes } from './dispatch.routes.js';
import { dispatches } from './dispatch.js';
import { endDispatchesWhenTheWorkIsOver } from './end-dispatches-when-the-work-is-over.policy.js';
import { supportLog } from './support-log.view.js';
import { workArrangements } from './work-arrangements.view.js';
import { workload } from './workload.view.js';
import { dispatchBoard } from './dispatch-board.view.js';
import { endInspectionWhenTaskCancelled } from './end-inspection-when-task-cancelled.policy.js';
import { inspectionPage } from './inspection-page.view.js';
import { inspectionDeadlines } from './inspections.deadlines.js';
import { LEAD_A_ZONE } from './inspections.rights.js';
import { inspectionRefusals } from './inspection.refusals.js';
import { inspectionRoutes } from './inspections.routes.js';
import { releaseSupervisorWhenTermEnds } from './release-supervisor-when-term-ends.policy.js';
import { inspections } from './inspection.js';
import { visits } from './visits.view.js';

const names = (row: Row, field: string, of: readonly string[]) => {
  const there = row[field];
  return of.some((one) => there === one || (Array.isArray(there) && there.includes(one)));
};

const ITS_EXISTENCE = ['id', 'asOfPosition', 'inspection', 'zone', 'state'];
/** Also for special supervisors: the plan, and no evidence. */
const ITS_OUTLINE = [...ITS_EXISTENCE, 'title', 'office', 'kind', 'units', 'leader', 'team', 'plan'];

/**
 * All of it: the county's staff, the team, those who direct its zone, its office. Its outline: others of the zone. A person
 * barred from it, or from a unit of it, also as of this moment: that it exists.
 */
function inspectionAsSeenBy(row: Row, caller: Caller): Row {
  if (names(row, 'barred', [caller.person]) || namesClosedUnit(row, caller)) return onlyFields(row, ITS_EXISTENCE);
  const ofItsOwn = names(row, 'zone', ownParts(caller, 'zone')) || names(row, 'office', ownParts(caller, 'office'));
  // Whoever has left the zone and was to hand it over, also before the director has named another.
  if (!ofItsOwn && caller.closed?.handedOver.includes(String(row['inspection']))) return onlyFields(row, ITS_EXISTENCE);
  const whole =
    isCountyStaff(caller) ||
    names(row, 'persons', [caller.person]) ||
    names(row, 'zone', heldIn(caller, DIRECTING)) ||
    names(row, 'office', ownParts(caller, 'office'));
  return whole ? row : onlyFields(row, ITS_OUTLINE);
}

/** Nor does a past moment tell what has become a clue since. */
function withoutWhatBecameClues(past: Row, now: Row): Row {
  const [{ problems }, { clues }] = [past, now] as unknown as [Findings, Findings];
  const become = (finding: string) => clues.some((clue) => clue.finding === finding);
  return { ...past, problems: problems.filter(({ finding }) => !become(finding)) };
}
type Findings = Record<'problems' | 'clues', readonly { readonly finding: string }[]>;

export const inspectionsPage: Page = {
  view: inspectionPage,
  get: 'inspections',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '监督检查',
  en: 'Inspections',
  filters: ['zone', 'office', 'state', 'kind', 'units', 'leader'],
  sort: { inspection: 1 },
  only: ownRows,
  closedBy: { inspection: 'inspection' },
  shows: inspectionAsSeenBy,
  withoutSealed: withoutWhatBecameClues,
};

export const dispatchBoardPage: Page = {
  view: dispatchBoard,
  get: 'dispatch-board',
  // Who is where is the zone's own affair; a special supervisor sees the team he goes with on the inspection itself.
  by: [...COUNTY_STAFF, ...ZONE_STAFF],
  zh: '力量调度',
  en: 'Dispatch board',
  filters: ['zone', 'office', 'person', 'inspection', 'until', 'leads', 'as', 'seated', 'overLimit'],
  sort: { zone: 1, from: -1 },
  only: ownRows,
  closedBy: { inspection: 'inspection' },
  // That somebody is barred, or why he cannot come, says something about his family; it is for those who must decide.
  shows: (row, caller) => {
    const { barred: _barred, contest: _contest, ...rest } = row;
    return isCountyStaff(caller) || names(row, 'zone', heldIn(caller, DIRECTING)) ? row : rest;
  },
};

/** Of its own zone a director also sees who else was there. */
export const visitsPage: Page = {
  view: visits,
  get: 'visits',
  by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
  zh: '检查到访记录',
  en: 'Inspections by unit',
  filters: ['zone', 'homeZone', 'units', 'kind', 'cross'],
  sort: { startedAt: 1 },
  closedBy: { inspection: 'inspection' },
  only: (caller) =>
    isCountyStaff(caller) ? undefined : { $or: [ownRows(caller)!, { homeZone: { $in: ownParts(caller, 'zone') } }] },
};

export const workloadPage: Page = {
  view: workload,
  get: 'workload-by-person',
  by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
  zh: '工作量（人员）',
  en: 'Workload, person by person',
  filters: ['zone', 'person'],
  // By name: how much somebody carries is no order of merit.
  sort: { person: 1 },
  only: ownRows,
};

export const supportLogPage: Page = {
  view: supportLog,
  get: 'support-log',
  by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
  zh: '跨区支援台账',
  en: 'Support log',
  filters: ['zone', 'of', 'state', 'inspection'],
  sort: { from: -1 },
  only: (caller) =>
    isCountyStaff(caller) ? undefined : { $or: [ownRows(caller)!, { of: { $in: ownParts(caller, 'zone') } }] },
  closedBy: { inspection: 'inspection' },
};

export const workArrangementsPage: Page = {
  view: workArrangements,
  get: 'work-arrangements',
  by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
  zh: '检查安排与人员建议',
  en: 'Arrangements of inspections, and proposals of people',
  filters: ['zone', 'office', 'inspection', 'units'],
  sort: { inspection: 1 },
  only: ownRows,
  closedBy: { inspection: 'inspection' },
};

export const dispatchDelegationsPage: Page = {
  view: dispatchDelegations,
  get: 'dispatch-delegations',
  by: [...COUNTY_STAFF, ...ZONE_STAFF],
  zh: '调度授权',
  en: 'Delegations of dispatch',
  filters: ['zone', 'person'],
};

/** The issue that the finding of an event is, or would be, by its number. */
const issueOfEvent = (inspection: string, { data }: { readonly data: unknown }) => {
  const { finding } = data as { readonly finding?: unknown };
  return typeof finding === 'string' ? `issue/${inspection}-${finding}` : undefined;
};

export const inspectionsCapability: Capability = {
  name: 'inspections',
  decider: inspections,
  routes: inspectionRoutes,
  pages: [inspectionsPage, dispatchBoardPage, visitsPage],
  policies: [
    releaseSupervisorWhenTermEnds,
    barMemberWhenRelationDeclared,
    barMemberWhenRecusalDecided,
    endInspectionWhenTaskCancelled,
  ],
  deadlines: inspectionDeadlines,
  sealedBy: { record: issueOfEvent, fact: becameClue },
  refusals: inspectionRefusals,
  fulfils: {
    R35: ['FormInspectionTeam', 'ReplaceTeamMember', 'inspections'],
    R36: ['SetWorkPlan', 'AmendWorkPlan', 'inspections'],
    R38: ['SubmitInspectionReport', 'inspections'],
    R39: ['ReviewReport', 'ReturnReport', 'PresentReport', 'InstructOnReport', 'inspections'],
    R67: ['visits'],
  },
};

export const dispatchesCapability: Capability = {
  name: 'dispatches',
  decider: dispatches,
  routes: dispatchRoutes,
  pages: [supportLogPage, workArrangementsPage, workloadPage],
  policies: [endDispatchesWhenTheWorkIsOver],
  refusals: dispatchRefusals,
  fulfils: {
    R8: ['DispatchMember', 'AcknowledgeDispatch', 'ContestDispatch', 'DecideContest', 'ReleaseMember'],
    R9: ['workload-by-person'],
    R14: ['ArrangeInspection', 'work-arrangements'],
    R51: ['ProposeAllocation', 'work-arrangements'],
    R53: ['RequestSupport', 'GrantSupport', 'DeclineSupport', 'support-log'],
  },
};

export const delegationsCapability: Capability = {
  name: 'dispatch-delegations',
  decider: delegations,
  routes: delegationRoutes,
  pages: [dispatchDelegationsPage],
  refusals: delegationRefusals,
  fulfils: { R8: ['DelegateDispatch', 'RevokeDelegation', 'dispatch-delegations'] },
};

export const compilationsPage: Page = {
  view: compilationsView,
  get: 'compilations',
  by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
  zh: '情况汇总',
  en: 'Compilations of the situation, zone by zone',
  filters: ['zone', 'from', 'to'],
  sort: { compiledAt: -1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : { zone: { $in: ownParts(caller, 'zone') } }),
};

export const compilationsCapability: Capability = {
  name: 'compilations',
  decider: compilations,
  routes: compilationRoutes,
  pages: [compilationsPage],
  refusals: compilationRefusals,
  fulfils: { R14: ['CompileSituation', 'compilations'], R52: ['CompileSituation', 'compilations'] },
};
