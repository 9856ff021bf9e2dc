import type { Json, JsonObject, NewEvent, StoredEvent } from '@libs/event-store/index.js';
import type { AnyDecider } from './decider.js';
import type { Actor, DomainEvent, EventMeta } from './event.js';

/** An event that this program does not know. Nothing may be folded, shown or passed on as if it were not there. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  constructor(stored: StoredEvent, why: string) {
    super(`event ${stored.id} (${stored.type}, ${stored.stream} revision ${stored.revision}): ${why}`);
  }
}

interface Known {
  readonly decider: AnyDecider;
  readonly schema: number;
}

/**
 * The one place where events of the domain become events of the store and back. Every path reads through `decode`:
 * command path, views, policies, history, export. Old shapes are lifted by the deciders' `upcast` tables.
 */
export class Codec {
  private readonly known = new Map<string, Known>();

  /** @throws Error when two deciders tell events of the same name. */
  constructor(deciders: readonly AnyDecider[]) {
    for (const decider of deciders)
      for (const type of Object.keys(decider.evolve)) {
        const other = this.known.get(type);
        if (other) throw new Error(`${type} is told by both ${other.decider.category} and ${decider.category}`);
        const steps = Object.keys(decider.upcast?.[type] ?? {}).map(Number);
        this.known.set(type, { decider, schema: Math.max(0, ...steps) + 1 });
      }
  }

  /** Every event type known, with its present schema version. */
  get types(): ReadonlyMap<string, number> {
    return new Map([...this.known].map(([type, { schema }]) => [type, schema]));
  }

  encode(id: string, type: string, body: unknown, meta: EventMeta): NewEvent {
    const { correlationId, causationId, ...rest } = meta;
    const metadata: Record<string, unknown> = {
      ...rest,
      // EventStoreDB's own names, which its tools understand.
      $correlationId: correlationId,
      $causationId: causationId,
      schema: this.known.get(type)?.schema ?? 1,
    };
    return { id, type, data: withoutUndefined(body) as JsonObject, metadata: withoutUndefined(metadata) as JsonObject };
  }

  /** @throws UnknownEvent for a type, a schema version or a stream name that this program does not know. */
  decode = (stored: StoredEvent): DomainEvent => {
    const known = this.known.get(stored.type);
    if (!known) throw new UnknownEvent(stored, 'unknown type');
    const [county, category, ...rest] = stored.stream.split('/');
    if (!county || rest.length === 0)
      throw new UnknownEvent(stored, 'the stream is not named <county>/<category>/<id>');
    if (category !== known.decider.category)
      throw new UnknownEvent(stored, `the type belongs to ${known.decider.category}, not to ${category}`);
    const { $correlationId, $causationId, schema, ...meta } = stored.metadata as Record<string, Json>;
    if (typeof $correlationId !== 'string' || typeof $causationId !== 'string')
      throw new UnknownEvent(stored, 'its metadata do not say what it belongs to');
    if (typeof schema !== 'number' || schema > known.schema || schema < 1)
      throw new UnknownEvent(stored, `schema ${JSON.stringify(schema)} is not known (1 to ${known.schema})`);
    let data: unknown = stored.data;
    for (let step = schema; step < known.schema; step++) {
      const lift = known.decider.upcast?.[stored.type]?.[step] as ((data: unknown) => unknown) | undefined;
      if (!lift) throw new UnknownEvent(stored, `no step lifts schema ${step} to ${step + 1}`);
      data = lift(data);
    }
    return {
      type: stored.type,
      data,
      meta: {
        ...(meta as { occurredAt: string; recordedAt: string }),
        actor: meta['actor'] as unknown as Actor,
        correlationId: $correlationId,
        causationId: $causationId,
      },
      eventId: stored.id,
      schema,
      county,
      category,
      id: rest.join('/'),
      stream: stored.stream,
      revision: stored.revision,
      position: stored.position,
    };
  };
}

/** Optional fields that are absent leave no trace; everything else is left to the store's check. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, withoutUndefined(member)]])),
  );
}
