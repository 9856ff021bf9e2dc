import type { EventMeta } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { PlanEvents, PlanItemTerms } from './plan.state.js';
import type { TaskEvents } from './task.state.js';

export type PlanItemRow = {
  readonly year: string;
  readonly item: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly units: readonly string[];
  readonly zones: readonly string[];
  /** Meant for any zone. */
  readonly anyZone: boolean;
  readonly state: 'proposed' | 'approved' | 'rejected' | 'withdrawn';
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly amendedBy: string | null;
  readonly amendedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decision: string | null;
  /** Tasks handed to zones, by name. */
  readonly tasks: readonly string[];
};

type Data = { readonly plan?: string; readonly item?: string };

const termsOf = ({ kind, title, reason, source, units, zones }: PlanItemTerms) => ({
  kind,
  title,
  reason: reason ?? null,
  source: source ?? null,
  units,
  zones,
  anyZone: zones.length === 0,
});

const decided = (
  row: PlanItemRow | undefined,
  state: PlanItemRow['state'],
  { actor, occurredAt }: EventMeta,
  decision: string | null = null,
): PlanItemRow => ({ ...row!, state, decidedBy: actor.person, decidedAt: occurredAt, decision });

/** 协作区监督计划: the year's items, one a row, and the tasks that came of each. */
export const planItems = defineView<PlanItemRow, PlanEvents & Pick<TaskEvents, 'TaskAssigned'>>()({
  name: 'plan-items',
  version: 1,
  key: ({ id, data }) => {
    const { plan = id, item } = data as Data;
    return item === undefined ? undefined : `${plan}-${item}`;
  },
  on: {
    PlanItemProposed: (_, { id, data, meta }) => ({
      year: id,
      item: data.item,
      ...termsOf(data),
      state: 'proposed',
      proposedBy: meta.actor.person,
      proposedAt: meta.occurredAt,
      amendedBy: null,
      amendedAt: null,
      decidedBy: null,
      decidedAt: null,
      decision: null,
      tasks: [],
    }),
    PlanItemAmended: (row, { data, meta }) => ({
      ...row!,
      ...termsOf(data),
      amendedBy: meta.actor.person,
      amendedAt: meta.occurredAt,
    }),
    PlanItemApproved: (row, { meta }) => decided(row, 'approved', meta),
    PlanItemRejected: (row, { data, meta }) => decided(row, 'rejected', meta, data.reason),
    PlanItemWithdrawn: (row, { data, meta }) => decided(row, 'withdrawn', meta, data.reason),
    TaskAssigned: (row, { id }) => ({ ...row!, tasks: [...row!.tasks, id] }),
  },
  indexes: [['year', 'state'], 'kind'],
});
