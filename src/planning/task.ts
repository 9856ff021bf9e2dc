import { type Context, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { addDays, daysBetween } from '@libs/event-sourcing/time.js';
import { inspectionFact } from '../inspections/inspection.facts.js';
import { hasFieldworkStarted, type Inspection, isPresented } from '../inspections/inspection.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import {
  type Arrangement,
  directorOn,
  headOn,
  knowsUnit,
  membershipOf,
  zoneOfUnit,
} from '../zones/arrangement.state.js';
import { planFact } from './plan.facts.js';
import { coversZone, itemOf, type Plan, type PlanItemTerms, unitsNotCovered } from './plan.state.js';
import type { TaskCommands } from './task.commands.js';
import {
  evolveTask,
  isOpen,
  isRunning,
  noTask,
  type SubTask,
  type Task,
  type TaskEvents,
  taskName,
  type TaskTerms,
} from './task.state.js';

type Facts = { readonly arrangement: Arrangement; readonly plan: Plan; readonly inspection: Inspection };

/** One zone's piece of work. The inspection of the same name carries it out. */
export const tasks: Decider<Task, TaskCommands, TaskEvents, Facts> = {
  category: 'task',
  initial: noTask,
  facts: {
    arrangement: {
      ...arrangementFact,
      for: ['AssignTask', 'DesignateCollaborationItem', 'OrderCrossInspection', 'TransferTaskToZone'],
    },
    plan: planFact(['AssignTask']),
    inspection: inspectionFact([
      'OrderCrossInspection',
      'TransferTaskToZone',
      'ClassifyTask',
      'CancelTask',
      'CloseTask',
    ]),
  },
  evolve: evolveTask,
  scope: (task) => (task.is === 'none' ? {} : { zone: task.zone, office: task.office }),
  decide: {
    /** The task is named after item, zone and part, so the same work is not handed to a zone twice by mistake. */
    AssignTask({ plan, item, zone, part = 1, units, due, subTasks = [] }, task, context) {
      const name = taskName({ plan, item, zone, part });
      if (context.id !== name) throw new Refused('task.misnamed', { name });
      const { kind, title, source, campaign } = approvedItem(context.facts.plan, item);
      const handed = { kind, title, zone, office: officeOf(context.facts.arrangement, zone), units, due };
      if (task.is === 'assigned' && sameWork(task, handed)) return [];
      if (task.is !== 'none') throw new Refused('task.already-assigned', { item, zone, next: part + 1 });
      withinApproval(approvedItem(context.facts.plan, item), zone, units);
      inspectable(units, zone, due, context);
      const parts = subTasks.length === 0 ? undefined : partsOf(units, subTasks);
      const more = { ...(source && { source }), ...(campaign && { campaign }), ...(parts && { subTasks: parts }) };
      return [{ type: 'TaskAssigned', data: { ...handed, plan, item, part, ...more } }];
    },

    /** Outside the plan: a leader in charge for any zone, a counterpart office for its own. */
    DesignateCollaborationItem({ kind, title, zone, units, due, reason }, task, context) {
      const { arrangement } = context.facts;
      const handed = { kind, title, zone, office: officeOf(arrangement, zone), units, due };
      if (context.actor.post === 'office-head' && context.actor.of !== handed.office)
        throw new Refused('task.not-its-counterpart', { zone, office: context.actor.of ?? '' });
      if (kind === 'clue-verification') throw new Refused('task.verification-is-entrusted');
      if (task.is === 'assigned' && sameWork(task, handed)) return [];
      if (task.is !== 'none') throw new Refused('task.name-taken', { id: context.id });
      inspectable(units, zone, due, context);
      return [{ type: 'CollaborationItemDesignated', data: { ...handed, reason, copiedTo: 'conduct-office' } }];
    },

    ReceiveTask(_, task) {
      if (task.is === 'received') return [];
      if (task.is !== 'assigned') throw new Refused('task.not-assigned', { is: task.is });
      return [{ type: 'TaskReceived', data: { zone: task.zone } }];
    },

    ExtendTask({ until, reason }, task) {
      const { due, extensions } = open(task);
      if (until === due) return [];
      if (until < due) throw new Refused('task.not-later', { due, until });
      return [{ type: 'TaskExtended', data: { from: due, until, reason, count: extensions + 1 } }];
    },

    SuspendTask({ reason }, task) {
      if (open(task).is === 'suspended') return [];
      return [{ type: 'TaskSuspended', data: { reason } }];
    },

    /** The days for which it was suspended do not count; a last day that had passed before stays passed. */
    ResumeTask({ reason }, task, { today }) {
      const known = open(task);
      if (known.is !== 'suspended') return [];
      const { due, since } = known;
      const later = due < since ? due : addDays(due, daysBetween(since, today));
      return [{ type: 'TaskResumed', data: { reason, ...(later !== due && { from: due, due: later }) } }];
    },

    /** Against acquaintance: another zone inspects. Only before fieldwork, or two zones would have worked on one report. */
    OrderCrossInspection({ zone, reason }, task, { today, facts: { arrangement, inspection } }) {
      const { zone: fromZone, units, is, title, due } = open(task);
      const office = officeOf(arrangement, zone);
      if (fromZone === zone && 'crossedFrom' in task) return [];
      if (is === 'suspended') throw new Refused('task.suspended');
      const atHome = units.filter((unit) => zoneOfUnit(arrangement, unit, today) === zone);
      if (fromZone === zone || atHome.length > 0) throw new Refused('task.not-across', { zone, units: atHome });
      if (hasFieldworkStarted(inspection)) throw new Refused('task.fieldwork-started');
      return [{ type: 'CrossInspectionOrdered', data: { fromZone, zone, office, units, reason, title, due } }];
    },

    /** The composition has changed and the work goes with its units. To have strangers inspect, a cross inspection is ordered. */
    TransferTaskToZone({ zone, reason, handover }, task, { today, facts: { arrangement, inspection } }) {
      const { zone: fromZone, units, is, title, due } = open(task);
      const office = officeOf(arrangement, zone);
      if (fromZone === zone) return [];
      if (is === 'suspended') throw new Refused('task.suspended');
      const elsewhere = units.filter((unit) => zoneOfUnit(arrangement, unit, today) !== zone);
      if (elsewhere.length > 0) throw new Refused('task.not-its-units', { zone, units: elsewhere });
      const moved = { fromZone, zone, office, units, reason, title, due };
      if (!hasFieldworkStarted(inspection)) return [{ type: 'TaskTransferred', data: moved }];
      if (inspection.is !== 'under-way' && inspection.is !== 'fieldwork-completed')
        throw new Refused('task.report-on-its-way', { is: inspection.is });
      if (!handover) throw new Refused('task.hand-over-missing');
      const { gives, takes, note } = handover;
      const strangers = [
        ...(worksIn(arrangement, fromZone, gives, today) ? [] : [gives]),
        ...(worksIn(arrangement, zone, takes, today) ? [] : [takes]),
      ];
      if (strangers.length > 0) throw new Refused('task.hand-over-of-strangers', { persons: strangers });
      return [{ type: 'TaskTransferred', data: { ...moved, handover: { gives, takes, note } } }];
    },

    /** The kind that the principal leader agreed to stays; what is first among many is for the Conduct Office to say. */
    ClassifyTask({ kind, priority, reason }, task, { facts: { inspection } }) {
      const { kind: before, priority: rank, origin } = open(task);
      if (kind === before && priority === rank) return [];
      if (kind !== before) {
        if (origin !== 'designated') throw new Refused('task.kind-was-approved', { kind: before });
        if (kind === 'clue-verification') throw new Refused('task.verification-is-entrusted');
        if (inspection.is !== 'none') throw new Refused('task.kind-in-use', { kind: before });
      }
      return [{ type: 'TaskClassified', data: { kind, priority, was: { kind: before, priority: rank }, reason } }];
    },

    CompleteSubTask({ sub, result }, task) {
      const { subTasks } = open(task);
      const known = subTasks.find((one) => one.sub === sub);
      if (!known) throw new Refused('task.no-such-sub-task', { sub });
      if (known.done) return [];
      if (!isRunning(task)) throw new Refused('task.not-received', { is: task.is });
      const left = subTasks.filter(({ done }) => !done).length - 1;
      return [{ type: 'SubTaskCompleted', data: { sub, result, left } }];
    },

    CancelTask({ reason }, task, { facts: { inspection } }) {
      if (task.is === 'cancelled') return [];
      open(task);
      if (isPresented(inspection)) throw new Refused('task.report-presented');
      return [{ type: 'TaskCancelled', data: { reason } }];
    },

    CloseTask(_, task, { facts: { inspection } }) {
      if (task.is === 'closed') return [];
      open(task);
      if (!isRunning(task)) throw new Refused('task.not-received', { is: task.is });
      if (!isPresented(inspection)) throw new Refused('task.report-not-presented', { is: inspection.is });
      const left = task.subTasks.flatMap(({ sub, done }) => (done ? [] : [sub]));
      if (left.length > 0) throw new Refused('task.sub-tasks-open', { subs: left });
      return [{ type: 'TaskClosed', data: { zone: task.zone } }];
    },
  },
};

type OpenTask = Extract<Task, { is: 'suspended' }> | (TaskTerms & { readonly is: 'assigned' | 'received' });

function open(task: Task): OpenTask {
  if (!isOpen(task)) throw new Refused('task.not-open', { is: task.is });
  return task as OpenTask;
}

function approvedItem(plan: Plan, item: string): PlanItemTerms {
  const known = itemOf(plan, item);
  if (known?.is !== 'approved') throw new Refused('task.item-not-approved', { item, is: known?.is ?? 'none' });
  return known.terms;
}

function officeOf(arrangement: Arrangement, zone: string): string {
  if (!Object.hasOwn(arrangement.zones, zone)) throw new Refused('task.unknown-zone', { zone });
  return arrangement.zones[zone]!.office;
}

function withinApproval(terms: PlanItemTerms, zone: string, units: readonly string[]): void {
  if (!coversZone(terms, zone)) throw new Refused('task.zone-not-approved', { zone, zones: terms.zones });
  const others = unitsNotCovered(terms, units);
  if (others.length > 0) throw new Refused('task.units-not-approved', { units: others });
}

/** A zone inspects the units that are its own on the day. */
function inspectable(
  units: readonly string[],
  zone: string,
  due: string,
  { today, facts: { arrangement } }: Context<Facts>,
) {
  const unknown = units.filter((unit) => !knowsUnit(arrangement, unit));
  if (unknown.length > 0) throw new Refused('task.unknown-units', { units: unknown });
  const others = units.filter((unit) => zoneOfUnit(arrangement, unit, today) !== zone);
  if (others.length > 0) throw new Refused('task.units-of-another-zone', { zone, units: others });
  if (due < today) throw new Refused('task.due-in-the-past', { due, today });
}

/** A member of the zone, its director, or the head of its office. */
const worksIn = (arrangement: Arrangement, zone: string, person: string, day: string) =>
  membershipOf(arrangement, person, day)?.zone === zone ||
  directorOn(arrangement, zone, day)?.person === person ||
  headOn(arrangement, officeOf(arrangement, zone), day) === person;

/** Sub-tasks by different names, each of units that the task has. */
function partsOf(units: readonly string[], subTasks: readonly SubTask[]): readonly SubTask[] {
  if (new Set(subTasks.map(({ sub }) => sub)).size < subTasks.length) throw new Refused('task.sub-task-twice');
  const others = subTasks.flatMap((one) => one.units).filter((unit) => !units.includes(unit));
  if (others.length > 0) throw new Refused('task.sub-task-of-other-units', { units: [...new Set(others)] });
  return subTasks.map(({ sub, title, units: its }) => ({ sub, title, units: its }));
}

const sameWork = (
  task: TaskTerms,
  { kind, title, zone, units, due }: Pick<TaskTerms, 'kind' | 'title' | 'zone' | 'units' | 'due'>,
) =>
  task.kind === kind &&
  task.title === title &&
  task.zone === zone &&
  task.due === due &&
  task.units.join() === units.join();
