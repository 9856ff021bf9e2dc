import { setImmediate as nextTurn } from 'node:timers/promises';
import { aborted, checkAppend, checkReadAll, checkReadStream, matches, type CheckedEvent } from './checked.js';
import { type JsonObject } from './json.js';
import {
  EventStoreError,
  START,
  unavailable,
  wrongExpectedRevision,
  type Appended,
  type EventStore,
  type Expected,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionItem,
} from './port.js';

/** How many events a subscription looks at before it gives a checkpoint. */
const PAGE = 100;

/** An event in memory: its place, and the canonical JSON that every read parses anew, so that no reader can change it. */
interface Kept extends CheckedEvent {
  readonly stream: string;
  readonly revision: number;
  /** 1, 2, 3 … */
  readonly sequence: number;
}

/** What a memory store holds. Two stores over one log are two connections to one server. */
export class MemoryLog {
  readonly all: Kept[] = [];
  readonly streams = new Map<string, Kept[]>();
  readonly waiting = new Set<() => void>();
}

/**
 * The port in its plainest form: the model the others are compared with, and a fast store for tests. Nothing outlives
 * the process.
 */
export class MemoryEventStore implements EventStore {
  readonly name: string = 'memory:';
  #closed = false;

  constructor(readonly log = new MemoryLog()) {}

  async append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> {
    this.#checkOpen();
    const checked = checkAppend(stream, expected, events);
    const kept = this.log.streams.get(stream) ?? [];
    const at = kept.length - 1;
    const before = expected === 'any' ? at : expected === 'no_stream' ? -1 : expected;
    if (before !== at) {
      const there = kept.slice(before + 1, before + 1 + checked.length);
      const last = there.at(-1);
      if (last && there.length === checked.length && there.every(({ id }, i) => id === checked[i]!.id))
        return { revision: last.revision, position: toPosition(last.sequence) };
      throw wrongExpectedRevision(stream, expected, at < 0 ? 'no_stream' : at);
    }
    for (const event of checked) {
      const next = { ...event, stream, revision: kept.length, sequence: this.log.all.length + 1 };
      kept.push(next);
      this.log.all.push(next);
    }
    this.log.streams.set(stream, kept);
    for (const wake of [...this.log.waiting]) wake();
    return { revision: kept.length - 1, position: toPosition(this.log.all.length) };
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    this.#checkOpen();
    checkReadStream(stream, options);
    const { backwards = false, limit, signal } = options;
    const kept = this.log.streams.get(stream) ?? [];
    const { from = backwards ? kept.length - 1 : 0 } = options;
    const window = backwards ? kept.slice(0, from + 1).reverse() : kept.slice(from);
    yield* this.#give(window.slice(0, limit), signal);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    this.#checkOpen();
    checkReadAll(options);
    const after = this.#start(options.after);
    const found = this.log.all.slice(after).filter((event) => matches(options.filter, event));
    yield* this.#give(found.slice(0, options.limit), options.signal);
  }

  async *#give(found: readonly Kept[], signal: AbortSignal | undefined): AsyncGenerator<StoredEvent, void, undefined> {
    for (const event of found) {
      this.#checkOpen();
      if (signal?.aborted) throw aborted(signal);
      yield toEvent(event);
    }
    if (signal?.aborted) throw aborted(signal);
  }

  async *subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionItem, void, undefined> {
    this.#checkOpen();
    checkReadAll(options);
    const { signal } = options;
    let after = this.#start(options.after);
    let live = false;
    const over = () => signal.aborted || this.#closed;
    while (!over()) {
      if (after < this.log.all.length) {
        const page = this.log.all.slice(after, after + PAGE);
        for (const kept of page.filter((event) => matches(options.filter, event))) {
          yield { kind: 'event', event: toEvent(kept) };
          if (over()) return;
        }
        after += page.length;
        yield { kind: 'checkpoint', position: toPosition(after) };
        await nextTurn();
      } else if (live) {
        await this.#news(signal);
      } else {
        live = true;
        yield { kind: 'caught-up' };
      }
    }
  }

  async #news(signal: AbortSignal): Promise<void> {
    const { waiting } = this.log;
    await new Promise<void>((done) => {
      const wake = () => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        done();
      };
      signal.addEventListener('abort', wake);
      waiting.add(wake);
    });
  }

  #start(after: Position | undefined): number {
    const sequence = toSequence(after ?? START);
    if (sequence > this.log.all.length)
      throw new EventStoreError('invalid', `position ${after} is beyond the end of the log`);
    return sequence;
  }

  async head(): Promise<Position> {
    this.#checkOpen();
    return this.log.all.length === 0 ? START : toPosition(this.log.all.length);
  }

  async ping(): Promise<void> {
    this.#checkOpen();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of [...this.log.waiting]) wake();
  }

  #checkOpen(): void {
    if (this.#closed) throw unavailable('the event log is closed');
  }
}

/** With gaps, as the other stores have, so that arithmetic on positions fails here too. */
const toPosition = (sequence: number): Position => String(sequence * 64).padStart(20, '0');

function toSequence(position: Position): number {
  const sequence = position === START ? 0 : Number(position) / 64;
  if (!Number.isSafeInteger(sequence) || (position !== START && !/^\d{20}$/.test(position)))
    throw new EventStoreError('invalid', `${JSON.stringify(position.slice(0, 50))} is no position of this event log`);
  return sequence;
}

const toEvent = ({ id, type, data, metadata, stream, revision, sequence }: Kept): StoredEvent => ({
  id,
  type,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as JsonObject,
  stream,
  revision,
  position: toPosition(sequence),
});
