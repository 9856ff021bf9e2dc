import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { InspectionEvents } from '../inspections/inspection.state.js';
import { priorityOf, type SubTask, type TaskEvents, type TaskHandover } from './task.state.js';

export type TaskRow = {
  readonly task: string;
  readonly title: string;
  readonly kind: string;
  /** From the plan, or designated outside it. */
  readonly origin: 'plan' | 'designated';
  readonly planItem: string | null;
  readonly reason: string | null;
  readonly copiedTo: string | null;
  readonly source: string | null;
  readonly campaign: string | null;
  readonly priority: string;
  readonly subTasks: readonly (SubTask & { readonly result: string | null })[];
  /** The lead zone, of record. */
  readonly zone: string;
  readonly office: string;
  readonly units: readonly string[];
  readonly state: 'assigned' | 'received' | 'suspended' | 'cancelled' | 'closed';
  /** Where it goes on after a suspension. */
  readonly before: 'assigned' | 'received' | null;
  readonly due: string;
  readonly assignedBy: string;
  readonly assignedAt: string;
  readonly receivedBy: string | null;
  readonly receivedAt: string | null;
  readonly extensions: number;
  readonly extensionReason: string | null;
  readonly suspensionReason: string | null;
  readonly cross: boolean;
  readonly crossedFrom: string | null;
  readonly crossReason: string | null;
  /** Zones that had it before it followed its units, and the hand-over of what was begun. */
  readonly transferredFrom: readonly string[];
  readonly handover: TaskHandover | null;
  /** How far its inspection has come; `none` before a team was named. */
  readonly inspection: string;
  readonly leader: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
};

type Handed = TaskEvents['TaskAssigned'] | TaskEvents['CollaborationItemDesignated'];

const handed = ({ id, data, meta }: DomainEvent<string, Handed>): TaskRow => ({
  task: id,
  title: data.title,
  kind: data.kind,
  origin: 'plan' in data ? 'plan' : 'designated',
  planItem: 'plan' in data ? `${data.plan}-${data.item}` : null,
  reason: 'reason' in data ? data.reason : null,
  copiedTo: 'copiedTo' in data ? data.copiedTo : null,
  source: 'source' in data ? (data.source ?? null) : null,
  campaign: 'campaign' in data ? (data.campaign ?? null) : null,
  priority: priorityOf(data.kind),
  subTasks: 'subTasks' in data ? (data.subTasks ?? []).map((one) => ({ ...one, result: null })) : [],
  zone: data.zone,
  office: data.office,
  units: data.units,
  state: 'assigned',
  before: null,
  due: data.due,
  assignedBy: meta.actor.person,
  assignedAt: meta.occurredAt,
  receivedBy: null,
  receivedAt: null,
  extensions: 0,
  extensionReason: null,
  suspensionReason: null,
  cross: false,
  crossedFrom: null,
  crossReason: null,
  transferredFrom: [],
  handover: null,
  inspection: 'none',
  leader: null,
  endedAt: null,
  endReason: null,
});

/** The inspection has come to this. */
const comesTo = (inspection: string) => (row: TaskRow | undefined) => ({ ...row!, inspection });

/** 任务台账: every task of the county, whose it is, how far it has come and when it is due. */
export const taskBoard = defineView<TaskRow, TaskEvents & InspectionEvents>()({
  name: 'task-board',
  version: 3,
  on: {
    TaskAssigned: (_, event) => handed(event),
    CollaborationItemDesignated: (_, event) => handed(event),
    TaskReceived: (row, { meta }) => ({
      ...row!,
      state: 'received',
      receivedBy: meta.actor.person,
      receivedAt: meta.occurredAt,
    }),
    TaskExtended: (row, { data: { until, count, reason } }) => ({
      ...row!,
      due: until,
      extensions: count,
      extensionReason: reason,
    }),
    TaskSuspended: (row, { data: { reason } }) => ({
      ...row!,
      state: 'suspended',
      before: row!.state === 'received' ? 'received' : 'assigned',
      suspensionReason: reason,
    }),
    TaskResumed: (row, { data: { due } }) => ({
      ...row!,
      state: row!.before ?? 'assigned',
      before: null,
      suspensionReason: null,
      due: due ?? row!.due,
    }),
    CrossInspectionOrdered: (row, { data: { fromZone, zone, office, reason } }) => ({
      ...row!,
      state: 'assigned',
      zone,
      office,
      cross: true,
      crossedFrom: fromZone,
      crossReason: reason,
      receivedBy: null,
      receivedAt: null,
      leader: null,
      inspection: 'none',
    }),
    // With a hand-over the inspection stays as far as it has come, and gets a new team.
    TaskTransferred: (row, { data: { fromZone, zone, office, handover } }) => ({
      ...row!,
      state: 'assigned',
      zone,
      office,
      transferredFrom: [...row!.transferredFrom, fromZone],
      handover: handover ?? row!.handover,
      receivedBy: null,
      receivedAt: null,
      leader: null,
      inspection: handover ? row!.inspection : 'none',
    }),
    TaskClassified: (row, { data: { kind, priority } }) => ({ ...row!, kind, priority }),
    SubTaskCompleted: (row, { data: { sub, result } }) => ({
      ...row!,
      subTasks: row!.subTasks.map((one) => (one.sub === sub ? { ...one, result } : one)),
    }),
    TaskCancelled: (row, { data: { reason }, meta }) => ({
      ...row!,
      state: 'cancelled',
      endedAt: meta.occurredAt,
      endReason: reason,
    }),
    TaskClosed: (row, { meta }) => ({ ...row!, state: 'closed', endedAt: meta.occurredAt }),
    InspectionTeamFormed: (row, { data: { leader, continues } }) => ({
      ...row!,
      inspection: continues ?? 'team-formed',
      leader,
    }),
    TeamMemberReplaced: (row, { data: { leader } }) => ({ ...row!, leader }),
    WorkPlanSet: comesTo('planned'),
    FieldworkStarted: comesTo('under-way'),
    FieldworkCompleted: comesTo('fieldwork-completed'),
    InspectionReportSubmitted: comesTo('report-submitted'),
    InspectionReportReturned: comesTo('report-returned'),
    InspectionReportReviewed: comesTo('report-reviewed'),
    InspectionReportPresented: comesTo('report-presented'),
    InspectionReportInstructed: comesTo('report-instructed'),
    InspectionEnded: comesTo('ended'),
  },
  indexes: [['zone', 'state'], ['state', 'due'], 'origin'],
});
