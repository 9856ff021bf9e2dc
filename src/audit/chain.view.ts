import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView, type View } from '@libs/read-models/view.js';

/** Who did what, when, on what basis and why: everything of an event but its content. */
export type ChainRow = {
  readonly type: string;
  readonly category: string;
  readonly record: string;
  readonly revision: number;
  readonly position: string;
  readonly person: string;
  readonly post: string;
  readonly of: string | null;
  readonly onBehalfOf: string | null;
  readonly basis: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly causationId: string;
};

const row = (event: DomainEvent): ChainRow => ({
  type: event.type,
  category: event.category,
  record: event.id,
  revision: event.revision,
  position: event.position,
  person: event.meta.actor.person,
  post: event.meta.actor.post,
  of: event.meta.actor.of ?? null,
  onBehalfOf: event.meta.onBehalfOf ?? null,
  basis: event.meta.basis ?? null,
  occurredAt: event.meta.occurredAt,
  recordedAt: event.meta.recordedAt,
  correlationId: event.meta.correlationId,
  causationId: event.meta.causationId,
});

/** 来龙去脉: one row for every event of these types, so that what one act led to can be followed across records. */
export const chainOf = (types: readonly string[]): View<ChainRow> =>
  defineView<ChainRow, Record<string, unknown>>()({
    name: 'chain',
    version: 1,
    key: (event) => event.eventId,
    on: Object.fromEntries(types.map((type) => [type, (_: ChainRow | undefined, event: DomainEvent) => row(event)])),
    indexes: ['correlationId', 'causationId', 'person', ['category', 'record']],
  });
