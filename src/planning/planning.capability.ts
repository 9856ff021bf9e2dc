import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff, ownParts, ownRows, ZONE_PEOPLE } from '../shared/own-rows.js';
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
    : { $and: [{ state: 'approved' }, { $or: [{ anyZone: true }, { zones: { $in: ownParts(caller, 'zone') } }] }] };

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
