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
import { AUDITOR, type Caller, CONDUCT_OFFICE, COUNTY_STAFF, LEADERS } from '../shared/rights.js';
import { campaignBoard } from './campaigns.view.js';
import { campaignRefusals } from './campaign.refusals.js';
import { campaignRoutes } from './campaign.routes.js';
import { campaigns } from './campaign.js';
import { designatedShareRefusals } from './designated-share.refusals.js';
import { designatedShareRoutes } from './designated-share.routes.js';
import { designatedShareByMonth } from './designated-share.view.js';
import { designatedShares } from './designated-share.js';
import { festivalCalendar } from './festival-calendar.view.js';
import { keyTaskLists } from './key-tasks.view.js';
import { planItems } from './plan-items.view.js';
import { planRefusals } from './plan.refusals.js';
import { planRoutes } from './plan.routes.js';
import { plans } from './plan.js';
import { planDeadlines } from './plan.deadlines.js';
import { taskBoard } from './task-board.view.js';
import { taskRefusals } from './task.refusals.js';
import { taskRoutes } from './task.routes.js';
import { taskDeadlines } from './tasks.deadlines.js';
import { tasks } from './task.js';
import { warnWhenDesignatedWorkOutweighsThePlan } from './warn-when-designated-work-outweighs-the-plan.policy.js';

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

/** What may tell of persons, or of why somebody else inspects. */
const NOT_FOR_SUPERVISORS = [
  'reason',
  'crossedFrom',
  'crossReason',
  'extensionReason',
  'suspensionReason',
  'endReason',
  'assignedBy',
  'receivedBy',
  'handover',
  // What came of each is the team's to tell.
  'subTasks',
];
/** The last day, because the board stands in the order of last days: its place in it would tell. */
const ITS_EXISTENCE = ['id', 'asOfPosition', 'task', 'zone', 'office', 'state', 'due'];

/** Barred from a unit of it: that it exists. A special supervisor: what is no secret of the work. */
function taskAsSeenBy(row: Readonly<Record<string, unknown>>, caller: Caller) {
  const fields = (keep: (field: string) => boolean) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => keep(field)));
  if (namesClosedUnit(row, caller)) return fields((field) => ITS_EXISTENCE.includes(field));
  return isOnlySupervisor(caller) ? fields((field) => !NOT_FOR_SUPERVISORS.includes(field)) : row;
}

/** Items and lists of a year are changed through its plan, which bears the year's number. */
const yearOf = (id: string) => id.slice(0, 4);

export const planItemsPage: Page = {
  view: planItems,
  get: 'plan-items',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '协作区监督计划',
  en: 'Supervision plan, item by item',
  filters: ['year', 'state', 'kind', 'source', 'units', 'zones', 'campaign', 'mergedInto'],
  sort: { year: -1, proposedAt: 1 },
  record: yearOf,
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
    'priority',
    'source',
    'campaign',
    'transferredFrom',
  ],
  sort: { due: 1 },
  only: ownRows,
  closedBy: { inspection: 'task' },
  shows: taskAsSeenBy,
};

export const keyTaskListsPage: Page = {
  view: keyTaskLists,
  get: 'key-task-lists',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '监督重点任务清单',
  en: 'Lists of key supervision tasks, every version',
  filters: ['year', 'latest'],
  sort: { year: -1, version: -1 },
  record: yearOf,
};

export const festivalCalendarPage: Page = {
  view: festivalCalendar,
  get: 'festival-calendar',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '节日检查日历',
  en: 'Festival calendar',
  filters: ['year', 'festival', 'inTime'],
  sort: { from: 1 },
};

export const campaignBoardPage: Page = {
  view: campaignBoard,
  get: 'campaigns',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '专项行动台账',
  en: 'Campaign board',
  filters: ['state', 'level'],
  sort: { from: -1 },
};

export const designatedSharePage: Page = {
  view: designatedShareByMonth,
  get: 'designated-share',
  by: [...LEADERS, ...CONDUCT_OFFICE, ...AUDITOR],
  zh: '计划外指定事项占比',
  en: 'Share of designated work, by month',
  filters: ['month'],
  sort: { month: -1 },
};

export const plansCapability: Capability = {
  name: 'plans',
  decider: plans,
  routes: planRoutes,
  pages: [planItemsPage, keyTaskListsPage, festivalCalendarPage],
  deadlines: planDeadlines,
  refusals: planRefusals,
  fulfils: {
    R23: ['ProposePlanItem', 'plan-items'],
    R25: ['ScheduleFestivalCheck', 'festival-calendar'],
    R31: ['ProposePlanItem', 'AmendPlanItem', 'WithdrawPlanItem', 'MergePlanItems', 'plan-items'],
    R32: ['ApprovePlanItem', 'RejectPlanItem', 'plan-items'],
    R49: ['PublishKeyTaskList', 'key-task-lists'],
  },
};

export const campaignsCapability: Capability = {
  name: 'campaigns',
  decider: campaigns,
  routes: campaignRoutes,
  pages: [campaignBoardPage],
  refusals: campaignRefusals,
  fulfils: { R26: ['OpenCampaign', 'CloseCampaign', 'campaigns'] },
};

export const designatedShareCapability: Capability = {
  name: 'designated-share',
  decider: designatedShares,
  routes: designatedShareRoutes,
  pages: [designatedSharePage],
  policies: [warnWhenDesignatedWorkOutweighsThePlan],
  refusals: designatedShareRefusals,
  fulfils: { R34: ['WarnOfDesignatedShare', 'NoteDesignatedShare', 'designated-share'] },
};

export const tasksCapability: Capability = {
  name: 'tasks',
  decider: tasks,
  routes: taskRoutes,
  pages: [taskBoardPage],
  deadlines: taskDeadlines,
  refusals: taskRefusals,
  fulfils: {
    R4: ['ClassifyTask', 'task-board'],
    R17: ['TransferTaskToZone'],
    R24: ['AssignTask', 'CompleteSubTask', 'task-board'],
    R28: ['AssignTask', 'task-board'],
    R29: ['AssignTask', 'task-board'],
    R30: ['AssignTask', 'DesignateCollaborationItem', 'task-board'],
    R33: ['AssignTask', 'ReceiveTask', 'ExtendTask', 'SuspendTask', 'CancelTask', 'CloseTask', 'task-board'],
    R34: ['DesignateCollaborationItem', 'task-board'],
    R37: ['OrderCrossInspection', 'task-board'],
  },
};
