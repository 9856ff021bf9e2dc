import type { Decider } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { Kind, Level } from './plan.state.js';

/** What comes first where not everything can be done at once. */
export const PRIORITIES = ['first', 'urgent', 'ordinary'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Political supervision comes first, 二 of the county's opinions. */
export const priorityOf = (kind: Kind): Priority => (kind === 'political' ? 'first' : 'ordinary');

/** A part of the work that is done and told of by itself, within the one task and its one report. */
export type SubTask = { readonly sub: string; readonly title: string; readonly units: readonly string[] };

/** What was begun goes on in other hands: who gives it over, who takes it. */
export type TaskHandover = { readonly gives: string; readonly takes: string; readonly note: string };

interface Handed {
  readonly kind: Kind;
  readonly title: string;
  readonly zone: string;
  /** The zone's counterpart office on that day. */
  readonly office: string;
  readonly units: readonly string[];
  readonly due: string;
}

export interface TaskEvents {
  TaskAssigned: Handed & {
    plan: string;
    item: string;
    part: number;
    source?: Level;
    campaign?: string;
    subTasks?: readonly SubTask[];
  };
  /** Work outside the plan. */
  CollaborationItemDesignated: Handed & { reason: string; copiedTo: 'conduct-office' };
  TaskReceived: { zone: string };
  TaskExtended: { from: string; until: string; reason: string; count: number };
  TaskSuspended: { reason: string };
  /** `due`: later than before by the days for which it was suspended. */
  TaskResumed: { reason: string; from?: string; due?: string };
  /** `title` and `due` are told since last days are kept by themselves. */
  CrossInspectionOrdered: {
    fromZone: string;
    zone: string;
    office: string;
    units: readonly string[];
    reason: string;
    title?: string;
    due?: string;
  };
  /** Not against acquaintance: its units are another zone's by now. `handover` where work on it had begun. */
  TaskTransferred: {
    fromZone: string;
    zone: string;
    office: string;
    units: readonly string[];
    reason: string;
    title: string;
    due: string;
    handover?: TaskHandover;
  };
  TaskClassified: {
    kind: Kind;
    priority: Priority;
    was: { readonly kind: Kind; readonly priority: Priority };
    reason: string;
  };
  /** `left`: how many sub-tasks are still open. */
  SubTaskCompleted: { sub: string; result: string; left: number };
  TaskCancelled: { reason: string };
  TaskClosed: { zone: string };
}

export interface TaskTerms extends Handed {
  readonly origin: { readonly plan: string; readonly item: string; readonly part: number } | 'designated';
  readonly extensions: number;
  readonly priority: Priority;
  readonly subTasks: readonly (SubTask & { readonly done: boolean })[];
  /** The zone it was taken from, when the principal leader ordered a cross inspection. */
  readonly crossedFrom?: string;
  /** A hand-over by which work that had begun goes on in another zone. */
  readonly handover?: TaskHandover;
}

/**
 * Its zone is the one that got it: a later change of the zones' composition does not move it by itself;
 * only a cross inspection or a transfer does, each an order with a reason.
 */
export type Task =
  | { readonly is: 'none' }
  | (TaskTerms & { readonly is: 'assigned' | 'received' | 'cancelled' | 'closed' })
  | (TaskTerms & { readonly is: 'suspended'; readonly before: 'assigned' | 'received'; readonly since: string });

export const noTask: Task = { is: 'none' };

/** A zone may work on it. */
export const isRunning = (task: Task): task is TaskTerms & { is: 'received' } => task.is === 'received';

/** Not cancelled and not closed: somebody still has to do with it. */
export const isOpen = (task: Task): task is Exclude<Task, { is: 'none' | 'cancelled' | 'closed' }> & TaskTerms =>
  task.is !== 'none' && task.is !== 'cancelled' && task.is !== 'closed';

/** The name of a task from the plan: one item, one zone, one part of the work. */
export const taskName = ({ plan, item, zone, part = 1 }: { plan: string; item: string; zone: string; part?: number }) =>
  `${plan}-${item}-${zone}${part === 1 ? '' : `-${part}`}`;

const changed = (task: Task, change: Partial<TaskTerms>): Task => (task.is === 'none' ? task : { ...task, ...change });
const become = (task: Task, is: 'assigned' | 'received' | 'cancelled' | 'closed'): Task => {
  if (task.is === 'none') return task;
  if (task.is !== 'suspended') return { ...task, is };
  const { before: _before, since: _since, ...terms } = task;
  return { ...terms, is };
};

export const evolveTask: Decider<Task, never, TaskEvents>['evolve'] = {
  TaskAssigned: (_, { plan, item, part, source: _source, campaign: _campaign, subTasks = [], ...handed }) => ({
    is: 'assigned',
    ...handed,
    origin: { plan, item, part },
    extensions: 0,
    priority: priorityOf(handed.kind),
    subTasks: subTasks.map((one) => ({ ...one, done: false })),
  }),
  CollaborationItemDesignated: (_, { reason: _reason, copiedTo: _copiedTo, ...handed }) => ({
    is: 'assigned',
    ...handed,
    origin: 'designated',
    extensions: 0,
    priority: priorityOf(handed.kind),
    subTasks: [],
  }),
  TaskReceived: (task) => become(task, 'received'),
  TaskExtended: (task, { until, count }) => changed(task, { due: until, extensions: count }),
  TaskSuspended: (task, _, { occurredAt }) =>
    task.is === 'assigned' || task.is === 'received'
      ? { ...task, is: 'suspended', before: task.is, since: dayOf(occurredAt) }
      : task,
  TaskResumed: (task, { due }) =>
    task.is === 'suspended' ? become(due === undefined ? task : changed(task, { due }), task.before) : task,
  CrossInspectionOrdered: (task, { fromZone, zone, office }) =>
    become(changed(task, { zone, office, crossedFrom: fromZone }), 'assigned'),
  TaskTransferred: (task, { zone, office, handover }) => {
    const moved = become(changed(task, { zone, office }), 'assigned');
    return handover ? changed(moved, { handover }) : moved;
  },
  TaskClassified: (task, { kind, priority }) => changed(task, { kind, priority }),
  SubTaskCompleted: (task, { sub }) =>
    task.is === 'none'
      ? task
      : changed(task, { subTasks: task.subTasks.map((one) => (one.sub === sub ? { ...one, done: true } : one)) }),
  TaskCancelled: (task) => become(task, 'cancelled'),
  TaskClosed: (task) => become(task, 'closed'),
};
