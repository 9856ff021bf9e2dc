import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import {
  isCountyStaff,
  isOnlySupervisor,
  namesClosedUnit,
  ownParts,
  ownRows,
  withoutClues,
  ZONE_PEOPLE,
} from '../shared/own-rows.js';
import { type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { planItems } from './plan-items.view.js';
import { planRefusals } from './plan.refusals.js';
import { planRoutes } from './plan.routes.js';
import { plans } from './plan.js';
import { taskBoard } from './task-board.view.js';
import { taskRefusals } from './task.refusals.js';
import { taskRoutes } from './task.routes.js';
import { taskDeadlines } from './tasks.deadlines.js';
import { tasks } from './task.js';

/** A zone sees what was approved and is meant for it; what is still being decided stays with those who decide. */
const approvedForOwnZones = (caller: Caller): Filter | undefined =>
  isCountyStaff(caller)
    ? undefined
    : {
        $and: [
          { state: 'approved' },
          { $or: [{ anyZone: true }, { zones: { $in: ownParts(caller, 'zone') } }] },
          ...(isOnlySupervisor(caller) ? withoutClues : []),
        ],
      };

/** What may tell of persons, or of why somebody else inspects. No filter names one of these. */
const NOT_FOR_SUPERVISORS = [
  'reason',
  'crossedFrom',
  'crossReason',
  'extensionReason',
  'suspensionReason',
  'endReason',
  'assignedBy',
  'receivedBy',
];
const ITS_EXISTENCE = ['id', 'asOfPosition', 'task', 'zone', 'office', 'state'];

/** Barred from a unit of it: that it exists. A special supervisor: what is no secret of the work. */
function taskAsSeenBy(row: Readonly<Record<string, unknown>>, caller: Caller) {
  const fields = (keep: (field: string) => boolean) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => keep(field)));
  if (namesClosedUnit(row, caller)) return fields((field) => ITS_EXISTENCE.includes(field));
  return isOnlySupervisor(caller) ? fields((field) => !NOT_FOR_SUPERVISORS.includes(field)) : row;
}

export const planItemsPage: Page = {
  view: planItems,
  get: 'plan-items',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '协作区监督计划',
  en: 'Supervision plan, item by item',
  filters: ['year', 'state', 'kind', 'source', 'units', 'zones'],
  sort: { year: -1, proposedAt: 1 },
  only: approvedForOwnZones,
};

export const taskBoardPage: Page = {
  view: taskBoard,
  get: 'task-board',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '任务台账',
  en: 'Task board',
  filters: [
    'zone',
    'office',
    'state',
    'kind',
    'origin',
    'copiedTo',
    'cross',
    'units',
    'inspection',
    'leader',
    'planItem',
  ],
  sort: { due: 1 },
  only: ownRows,
  closedBy: { inspection: 'task' },
  shows: taskAsSeenBy,
};

export const plansCapability: Capability = {
  name: 'plans',
  decider: plans,
  routes: planRoutes,
  pages: [planItemsPage],
  refusals: planRefusals,
};

export const tasksCapability: Capability = {
  name: 'tasks',
  decider: tasks,
  routes: taskRoutes,
  pages: [taskBoardPage],
  deadlines: taskDeadlines,
  refusals: taskRefusals,
};
