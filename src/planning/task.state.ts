import type { Decider } from '@libs/event-sourcing/index.js';
import type { Kind, Level } from './plan.state.js';

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
  TaskAssigned: Handed & { plan: string; item: string; part: number; source?: Level };
  /** Work outside the plan. */
  CollaborationItemDesignated: Handed & { reason: string; copiedTo: 'conduct-office' };
  TaskReceived: { zone: string };
  TaskExtended: { from: string; until: string; reason: string; count: number };
  TaskSuspended: { reason: string };
  TaskResumed: { reason: string };
  CrossInspectionOrdered: { fromZone: string; zone: string; office: string; units: readonly string[]; reason: string };
  TaskCancelled: { reason: string };
  TaskClosed: { zone: string };
}

export interface TaskTerms extends Handed {
  readonly origin: { readonly plan: string; readonly item: string; readonly part: number } | 'designated';
  readonly extensions: number;
  /** The zone it was taken from, when the principal leader ordered a cross inspection. */
  readonly crossedFrom?: string;
}

/**
 * Its zone is the one that got it: a later change of the zones' composition does not move it, only a cross inspection does.
 */
export type Task =
  | { readonly is: 'none' }
  | (TaskTerms & { readonly is: 'assigned' | 'received' | 'cancelled' | 'closed' })
  | (TaskTerms & { readonly is: 'suspended'; readonly before: 'assigned' | 'received' });

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
  const { before: _before, ...terms } = task;
  return { ...terms, is };
};

export const evolveTask: Decider<Task, never, TaskEvents>['evolve'] = {
  TaskAssigned: (_, { plan, item, part, source: _source, ...handed }) => ({
    is: 'assigned',
    ...handed,
    origin: { plan, item, part },
    extensions: 0,
  }),
  CollaborationItemDesignated: (_, { reason: _reason, copiedTo: _copiedTo, ...handed }) => ({
    is: 'assigned',
    ...handed,
    origin: 'designated',
    extensions: 0,
  }),
  TaskReceived: (task) => become(task, 'received'),
  TaskExtended: (task, { until, count }) => changed(task, { due: until, extensions: count }),
  TaskSuspended: (task) =>
    task.is === 'assigned' || task.is === 'received' ? { ...task, is: 'suspended', before: task.is } : task,
  TaskResumed: (task) => (task.is === 'suspended' ? become(task, task.before) : task),
  CrossInspectionOrdered: (task, { fromZone, zone, office }) =>
    become(changed(task, { zone, office, crossedFrom: fromZone }), 'assigned'),
  TaskCancelled: (task) => become(task, 'cancelled'),
  TaskClosed: (task) => become(task, 'closed'),
};
