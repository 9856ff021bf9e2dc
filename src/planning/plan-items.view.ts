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
  readonly campaign: string | null;
  readonly units: readonly string[];
  readonly zones: readonly string[];
  /** Meant for any zone. */
  readonly anyZone: boolean;
  readonly state: 'proposed' | 'approved' | 'rejected' | 'withdrawn' | 'merged';
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly amendedBy: string | null;
  readonly amendedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decision: string | null;
  /** Tasks handed to zones, by name. */
  readonly tasks: readonly string[];
  /** Where it went, and what was merged into it. */
  readonly mergedInto: string | null;
  readonly absorbed: readonly string[];
};

type Data = { readonly plan?: string; readonly item?: string; readonly into?: string };

const termsOf = ({ kind, title, reason, source, units, zones, campaign }: PlanItemTerms) => ({
  kind,
  title,
  reason: reason ?? null,
  source: source ?? null,
  campaign: campaign ?? null,
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
  version: 2,
  key: ({ id, data }) => {
    const { plan = id, item, into } = data as Data;
    if (item === undefined) return undefined;
    return [item, ...(into === undefined ? [] : [into])].map((one) => `${plan}-${one}`);
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
      mergedInto: null,
      absorbed: [],
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
    PlanItemsMerged: (row, { id, data: { item, into, reason, units, zones }, meta }, key) =>
      key === `${id}-${item}`
        ? { ...decided(row, 'merged', meta, reason), mergedInto: into }
        : { ...row!, units, zones, anyZone: zones.length === 0, absorbed: [...row!.absorbed, item] },
    TaskAssigned: (row, { id }) => ({ ...row!, tasks: [...row!.tasks, id] }),
  },
  indexes: [['year', 'state'], 'kind'],
});
