import { type DomainEvent, type EventMeta } from '@libs/event-sourcing/event.js';
import { type JsonObject } from '@libs/event-store/json.js';
import {
  type EventStoreError,
  START,
  type Appended,
  type EventStore,
  type Expected,
  type Filter,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionItem,
} from '@libs/event-store/port.js';

const matches = (filter: Filter | undefined, { type, stream }: StoredEvent) =>
  filter === undefined
    ? !stream.startsWith('_')
    : 'types' in filter
      ? filter.types.includes(type)
      : filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));

const positionOf = (n: number): Position => String(n * 64).padStart(12, '0');

/**
 * The least log that a projector can be tried on: in memory, positions with gaps, checkpoints only at the live end. It
 * can be told to fail.
 */
export class LittleLog implements EventStore {
  readonly name = 'a little log';
  readonly events: StoredEvent[] = [];
  failing: EventStoreError | undefined;
  #arrived = Promise.withResolvers<void>();

  /** @param origin tells one log from another: it is part of every event's id. */
  constructor(readonly origin = 'a') {}

  /** Adds one event to a stream `<county>/<category>/<id>`. */
  add(stream: string, type: string, data: JsonObject = {}, meta: Partial<EventMeta> = {}): Position {
    const n = this.events.length + 1;
    const at = new Date(Date.UTC(2026, 2, 2, 1) + n * 60_000).toISOString();
    this.events.push({
      id: `${this.origin}-${n}`,
      type,
      data,
      metadata: { occurredAt: at, recordedAt: at, ...meta } as unknown as JsonObject,
      stream,
      revision: this.events.filter((event) => event.stream === stream).length,
      position: positionOf(n),
    });
    this.#arrived.resolve();
    this.#arrived = Promise.withResolvers();
    return positionOf(n);
  }

  async append(stream: string, _expected: Expected, events: readonly NewEvent[]): Promise<Appended> {
    for (const { type, data, metadata } of events) this.add(stream, type, data, metadata);
    return { revision: this.events.at(-1)!.revision, position: this.events.at(-1)!.position };
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent> {
    const all = this.events.filter((event) => event.stream === stream).slice(options.from ?? 0);
    yield* all.slice(0, options.limit);
  }

  async *readAll({ after = START, filter, limit = Infinity }: ReadAllOptions = {}): AsyncGenerator<StoredEvent> {
    let given = 0;
    for (const event of [...this.events]) {
      if (this.failing) throw this.failing;
      if (event.position <= after || !matches(filter, event)) continue;
      yield event;
      if (++given >= limit) return;
    }
  }

  async *subscribeAll({ after = START, filter, signal }: SubscribeOptions): AsyncGenerator<SubscriptionItem> {
    const aborted = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => aborted.resolve());
    if (signal.aborted) return;
    let caughtUp = false;
    for (let i = this.events.findIndex(({ position }) => position > after); !signal.aborted;) {
      if (this.failing) throw this.failing;
      if (i === -1) i = this.events.length;
      const event = this.events[i];
      if (event) {
        i++;
        if (matches(filter, event)) yield { kind: 'event', event };
        else if (i === this.events.length) yield { kind: 'checkpoint', position: event.position };
        continue;
      }
      if (!caughtUp) {
        caughtUp = true;
        yield { kind: 'caught-up' };
        continue;
      }
      await Promise.race([this.#arrived.promise, aborted.promise]);
    }
  }

  async head(): Promise<Position> {
    return this.events.at(-1)?.position ?? START;
  }

  async ping(): Promise<void> {}
  async close(): Promise<void> {}
}

/** What the real decode function does, as far as a projector can tell. */
export function decode(stored: StoredEvent): DomainEvent {
  const [county = '', category = '', id = ''] = stored.stream.split('/');
  return {
    type: stored.type,
    data: stored.data,
    meta: stored.metadata as unknown as EventMeta,
    eventId: stored.id,
    schema: 1,
    county,
    category,
    id,
    stream: stored.stream,
    revision: stored.revision,
    position: stored.position,
  };
}
