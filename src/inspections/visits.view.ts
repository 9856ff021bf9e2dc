import { defineView } from '@libs/read-models/view.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { InspectionEvents } from './inspection.state.js';

export type VisitRow = {
  readonly inspection: string;
  readonly title: string;
  readonly kind: string;
  /** Who inspects. */
  readonly zone: string;
  readonly office: string;
  /** Whose units these are: the same, unless a cross inspection was ordered. */
  readonly homeZone: string;
  readonly cross: boolean;
  readonly units: readonly string[];
  /** Nobody has been there before the fieldwork has started. */
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  /** Other problems, by finding: the unit. Clues are counted nowhere here. */
  readonly found: Readonly<Record<string, string>>;
};

type Told = Pick<
  TaskEvents,
  'TaskAssigned' | 'CollaborationItemDesignated' | 'CrossInspectionOrdered' | 'TaskTransferred' | 'TaskClassified'
> &
  Pick<InspectionEvents, 'FieldworkStarted' | 'FindingRecorded' | 'FindingsMerged' | 'FieldworkCompleted'>;

type Handed = TaskEvents['TaskAssigned'] | TaskEvents['CollaborationItemDesignated'];

const handed = (_: VisitRow | undefined, { id, data }: { readonly id: string; readonly data: Handed }): VisitRow => ({
  inspection: id,
  title: data.title,
  kind: data.kind,
  zone: data.zone,
  office: data.office,
  homeZone: data.zone,
  cross: false,
  units: data.units,
  startedAt: null,
  completedAt: null,
  found: {},
});

/** 检查到访记录: which units were inspected, by which zone, and what was found there: what coverage is counted from. */
export const visits = defineView<VisitRow, Told>()({
  name: 'visits',
  version: 1,
  on: {
    TaskAssigned: handed,
    CollaborationItemDesignated: handed,
    CrossInspectionOrdered: (row, { data: { zone, office } }) => ({ ...row!, zone, office, cross: true }),
    TaskTransferred: (row, { data: { zone, office } }) => ({ ...row!, zone, office, homeZone: zone, cross: false }),
    TaskClassified: (row, { data: { kind } }) => ({ ...row!, kind }),
    FieldworkStarted: (row, { meta }) => row && { ...row, startedAt: meta.occurredAt },
    FindingRecorded: (row, { data }) =>
      row && data.flow === 'other' ? { ...row, found: { ...row.found, [data.finding]: data.unit } } : row,
    FindingsMerged: (row, { data: { finding } }) =>
      row && { ...row, found: Object.fromEntries(Object.entries(row.found).filter(([one]) => one !== finding)) },
    FieldworkCompleted: (row, { meta }) => row && { ...row, completedAt: meta.occurredAt },
  },
  indexes: ['zone', 'homeZone', 'units', 'cross'],
});
