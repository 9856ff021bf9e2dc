import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { InspectionEvents } from '../inspections/inspection.state.js';
import type { TaskEvents } from '../planning/task.state.js';

export type DeskRow = {
  readonly task: string;
  readonly title: string;
  readonly kind: string;
  readonly zone: string;
  readonly units: readonly string[];
  readonly due: string;
  readonly state: string;
  /** How far its inspection has come, in three steps: what it found is in no field but one number. */
  readonly inspection: 'none' | 'at-work' | 'reported';
  readonly problems: number;
};

type Handed = TaskEvents['TaskAssigned'] | TaskEvents['CollaborationItemDesignated'];
type Told = TaskEvents & InspectionEvents;

const handed = ({ id, data: { title, kind, zone, units, due } }: DomainEvent<string, Handed>): DeskRow => ({
  task: id,
  title,
  kind,
  zone,
  units,
  due,
  state: 'assigned',
  inspection: 'none',
  problems: 0,
});
const is = (state: string) => (row: DeskRow | undefined) => ({ ...row!, state });

/**
 * 特约监察员工作台: the tasks of a zone as its special supervisors may know them. Nothing of persons, of evidence or of clues
 * is ever written into it, so no page of it can show any.
 */
export const supervisorDesk = defineView<DeskRow, Told>()({
  name: 'supervisor-desk',
  version: 3,
  on: {
    TaskAssigned: (_, event) => handed(event),
    CollaborationItemDesignated: (_, event) => handed(event),
    TaskReceived: is('received'),
    TaskExtended: (row, { data: { until } }) => ({ ...row!, due: until }),
    TaskSuspended: is('suspended'),
    TaskResumed: (row, { data: { due } }) => ({ ...row!, state: 'received', due: due ?? row!.due }),
    CrossInspectionOrdered: (row, { data: { zone } }) => ({ ...row!, zone, state: 'assigned', inspection: 'none' }),
    TaskTransferred: (row, { data: { zone } }) => ({ ...row!, zone, state: 'assigned' }),
    TaskClassified: (row, { data: { kind } }) => ({ ...row!, kind }),
    TaskCancelled: is('cancelled'),
    TaskClosed: is('closed'),
    InspectionTeamFormed: (row) => ({ ...row!, inspection: 'at-work', problems: 0 }),
    FieldworkCompleted: (row, { data: { otherProblems } }) => ({ ...row!, problems: otherProblems }),
    InspectionReportPresented: (row) => ({ ...row!, inspection: 'reported' }),
  },
  indexes: [['zone', 'state']],
});
