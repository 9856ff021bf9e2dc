import { defineView } from '@libs/read-models/view.js';
import type { DispatchEvents } from './dispatch.state.js';

export type WorkArrangementRow = {
  readonly inspection: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
  readonly units: readonly string[];
  /** On which day the team goes where. */
  readonly visits: readonly { readonly unit: string; readonly day: string }[];
  readonly note: string | null;
  readonly arrangedBy: string | null;
  readonly arrangedAt: string | null;
  /** What the counterpart office proposed, the latest last; the director names the team. */
  readonly proposals: readonly {
    readonly proposal: string;
    readonly persons: readonly { readonly person: string; readonly name: string; readonly held: number }[];
    readonly leader: string | null;
    readonly note: string | null;
    readonly by: string;
    readonly at: string;
  }[];
};

type Told = Pick<DispatchEvents, 'AllocationProposed' | 'InspectionArranged'>;

const ofTask = (
  row: WorkArrangementRow | undefined,
  inspection: string,
  { zone, office, title, units }: Told[keyof Told],
): WorkArrangementRow => ({
  visits: [],
  note: null,
  arrangedBy: null,
  arrangedAt: null,
  proposals: [],
  ...row,
  ...{ inspection, zone, office, title, units },
});

/** 检查安排: by task, what people the office proposed, and which unit is visited on which day. */
export const workArrangements = defineView<WorkArrangementRow, Told>()({
  name: 'work-arrangements',
  version: 1,
  on: {
    AllocationProposed: (row, { id, data, meta }) => {
      const before = ofTask(row, id, data);
      const persons = data.persons.map(({ person, name, held }) => ({ person, name, held }));
      const { proposal, leader = null, note = null } = data;
      const proposed = { proposal, persons, leader, note, by: meta.actor.person, at: meta.occurredAt };
      return { ...before, proposals: [...before.proposals, proposed] };
    },
    InspectionArranged: (row, { id, data, meta }) => ({
      ...ofTask(row, id, data),
      visits: data.visits.map((visit) => ({ ...visit })),
      note: data.note ?? null,
      arrangedBy: meta.actor.person,
      arrangedAt: meta.occurredAt,
    }),
  },
  indexes: ['zone'],
});
