import type { EventStore } from '@libs/event-store/index.js';
import type { Codec } from '@libs/event-sourcing/codec.js';
import type { AnyDecider, Scope } from '@libs/event-sourcing/index.js';
import type { Moment } from '@libs/read-models/index.js';
import { type Changed, changesBetween } from './changes.js';

/** One event of a record as an auditor reads it. */
export interface Past {
  readonly eventId: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  readonly person: string;
  readonly post: string;
  readonly of?: string;
  readonly onBehalfOf?: string;
  readonly basis?: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly changed: readonly Changed[];
}

export interface RecordHistory {
  readonly category: string;
  readonly record: string;
  /** -1: there was no such record at that moment. */
  readonly revision: number;
  readonly state: unknown;
  readonly scope: Scope;
  readonly events: readonly Past[];
}

const belongs = (moment: Moment | undefined, event: { position: string; recordedAt: string; occurredAt: string }) => {
  if (!moment) return true;
  if ('position' in moment) return event.position <= moment.position;
  return 'recorded' in moment ? event.recordedAt <= moment.recorded : event.occurredAt <= moment.occurred;
};

/** The whole history of one record, read from the log itself: every event, and what each changed. */
export async function historyOf(
  { store, codec }: { store: EventStore; codec: Codec },
  decider: AnyDecider,
  county: string,
  record: string,
  moment?: Moment,
): Promise<RecordHistory> {
  let state: unknown = decider.initial;
  let revision = -1;
  const events: Past[] = [];
  for await (const stored of store.readStream(`${county}/${decider.category}/${record}`)) {
    const event = codec.decode(stored);
    const { actor, correlationId, causationId, occurredAt, recordedAt, basis, onBehalfOf } = event.meta;
    if (!belongs(moment, { position: event.position, recordedAt, occurredAt })) continue;
    const next: unknown = decider.evolve[event.type]!(state, event.data, event.meta);
    events.push({
      eventId: event.eventId,
      revision: event.revision,
      position: event.position,
      type: event.type,
      schema: event.schema,
      data: event.data,
      ...actor,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(basis !== undefined && { basis }),
      occurredAt,
      recordedAt,
      correlationId,
      causationId,
      changed: changesBetween(state, next),
    });
    state = next;
    revision = event.revision;
  }
  return {
    category: decider.category,
    record,
    revision,
    state,
    scope: decider.scope?.(state, {}, record) ?? {},
    events,
  };
}
