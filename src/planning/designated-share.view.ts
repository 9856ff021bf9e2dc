import { defineView } from '@libs/read-models/view.js';
import { type DesignatedShareEvents, percentOf } from './designated-share.state.js';
import { monthOf } from './handed-out.facts.js';
import type { TaskEvents } from './task.state.js';

export type DesignatedShareRow = {
  readonly month: string;
  readonly planned: number;
  readonly designated: number;
  /** Of all that was handed out in the month, per cent. */
  readonly percent: number;
  /** Designated matters by the post that designated them. */
  readonly by: Readonly<Record<string, number>>;
  readonly tasks: readonly string[];
  readonly warnedAt: string | null;
  readonly limit: number | null;
  readonly notedAt: string | null;
  readonly opinion: string | null;
};

type Told = Pick<TaskEvents, 'TaskAssigned' | 'CollaborationItemDesignated'> & DesignatedShareEvents;

const month = (row: DesignatedShareRow | undefined, of: string): DesignatedShareRow =>
  row ?? {
    month: of,
    planned: 0,
    designated: 0,
    percent: 0,
    by: {},
    tasks: [],
    warnedAt: null,
    limit: null,
    notedAt: null,
    opinion: null,
  };

const shared = (row: DesignatedShareRow): DesignatedShareRow => ({
  ...row,
  percent: percentOf(row.designated, row.planned + row.designated),
});

/** 计划外事项占比: month by month, how much of the zones' work came from outside the plan. */
export const designatedShareByMonth = defineView<DesignatedShareRow, Told>()({
  name: 'designated-share',
  version: 1,
  key: (event) => (event.category === 'designated-share' ? event.id : monthOf(event)),
  on: {
    TaskAssigned: (row, _, key) => shared({ ...month(row, key), planned: (row?.planned ?? 0) + 1 }),
    CollaborationItemDesignated: (row, { id, meta: { actor } }, key) => {
      const before = month(row, key);
      const by = { ...before.by, [actor.post]: (before.by[actor.post] ?? 0) + 1 };
      return shared({ ...before, designated: before.designated + 1, by, tasks: [...before.tasks, id] });
    },
    DesignatedShareExceeded: (row, { data: { limit }, meta }, key) => ({
      ...month(row, key),
      limit,
      warnedAt: meta.occurredAt,
    }),
    DesignatedShareNoted: (row, { data: { opinion }, meta }, key) => ({
      ...month(row, key),
      opinion,
      notedAt: meta.occurredAt,
    }),
  },
});
