import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreError, START, type EventStore, type Position, type StoredEvent } from '@libs/event-store/port.js';
import { batches, type Batch } from './batches.js';
import { Fold, rowsOf, type Decode } from './fold.js';
import { ReadModelError, type CollectionRecord, type ReadModelStore } from './port.js';
import { type View } from './view.js';

export type Stopped = NonNullable<CollectionRecord['stopped']>;

export interface RunOptions {
  /** Most events folded and written together. */
  readonly batchSize: number;
  /** How often an event that a view fails on is tried before the view stops. */
  readonly attempts: number;
  /** The first pause after a failure, in ms; doubled each time, 100 times as long at most. */
  readonly backOffMs: number;
  /** A checkpoint that has only passed events of no concern is stored within this time, in ms. */
  readonly checkpointMs: number;
  /**
   * At the live end, how long a batch waits after the one before it, in ms: under load fewer and larger writes, and a
   * single event is written at once. Checkpoints follow the documents at this pace too.
   */
  readonly gatherMs: number;
  /**
   * What tells one log from another, `undefined` while it cannot be told. A copy of a log has the same events at other
   * positions: to be told apart, the identity must not be copied.
   */
  readonly identify: (log: EventStore) => Promise<string | undefined>;
}

/** Ends at the signal instead of throwing. */
export const pause = (ms: number, signal: AbortSignal): Promise<unknown> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

const isOutage = (error: unknown): boolean =>
  (error instanceof ReadModelError || error instanceof EventStoreError) &&
  (error.code === 'unavailable' || error.code === 'access_denied');

const sentence = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));

class Ended extends Error {}

/** A view fed into one collection: subscribes, folds, writes documents and after them the checkpoint. */
export class Run {
  /** Every event of the view's at or before this position is in the documents. */
  passed: Position;
  state: 'catching-up' | 'live' | 'stopped' = 'catching-up';
  stopped: Stopped | undefined;
  /** The last failure, until something succeeds again. */
  error: string | undefined;
  /** Events taken since `startedAt` (ms since the epoch). */
  events = 0;
  readonly startedAt = Date.now();
  /** Where it began. */
  readonly from: Position;
  /** Whether it stopped on an event, as the record says too, and may be restarted through the record. */
  persistent = false;
  /** When the oldest event not yet in the documents was recorded, ms since the epoch; undefined when none is waiting. */
  oldestWaiting: number | undefined;

  readonly #ending = new AbortController();
  readonly #signal = this.#ending.signal;
  readonly #waiters = new Set<() => void>();
  #stored: Position;
  #log: string | undefined;
  #storing: Promise<void> = Promise.resolve();
  #lazily: NodeJS.Timeout | undefined;
  #following: Promise<void> | undefined;
  #failing: { event: string; attempts: number } | undefined;

  constructor(
    readonly collection: string,
    readonly view: View,
    record: CollectionRecord,
    private readonly log: EventStore,
    private readonly store: ReadModelStore,
    private readonly decode: Decode,
    private readonly options: RunOptions,
    /** Called after documents were written or the live end was reached. */
    private readonly moved: (run: Run) => Promise<void>,
  ) {
    this.from = record.checkpoint;
    this.passed = record.checkpoint;
    this.#stored = record.checkpoint;
    this.#log = record.log;
    if (record.stopped) this.#halt(record.stopped, true);
  }

  get #isLive(): boolean {
    return this.state === 'live';
  }

  /** The identity of the log it reads, as far as known. */
  get logId(): string | undefined {
    return this.#log;
  }

  start(): void {
    if (this.state !== 'stopped') this.#following ??= this.#follow();
  }

  /** Ends after the write in flight, and stores what it knows. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#following;
    await this.#checkpointing;
    clearTimeout(this.#lazily);
    if (this.state !== 'stopped' && this.passed !== this.#stored)
      // Not stored means some events come again, and are skipped then.
      await this.#record().catch((error: unknown) => (this.error = sentence(error)));
    this.#wake();
  }

  /** Resolves when something has moved, or after `ms`. */
  advanced(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiters.add(done);
    });
  }

  #wake(): void {
    for (const done of [...this.#waiters]) done();
  }

  #halt(stopped: Stopped, persistent: boolean): void {
    this.persistent = persistent;
    this.state = 'stopped';
    this.stopped = stopped;
    this.error = `${stopped.reason} (event ${stopped.event}, position ${stopped.at})`;
    this.#wake();
  }

  async #follow(): Promise<void> {
    for (let failures = 0; !this.#signal.aborted;) {
      const subscription = new AbortController();
      try {
        if (this.state === 'live') this.state = 'catching-up';
        await this.#sameLog();
        const items = this.log.subscribeAll({
          after: this.passed,
          filter: { types: Object.keys(this.view.on) },
          signal: AbortSignal.any([this.#signal, subscription.signal]),
        });
        for await (const batch of batches(items, this.options.batchSize)) {
          failures = 0;
          await this.#take(batch);
          const some = batch.events.length > 0 && batch.events.length < this.options.batchSize;
          if (some && this.#isLive) await pause(this.options.gatherMs, this.#signal);
        }
        // A subscription that ends of itself, or fails, is taken up again behind the last event that was written.
        if (!this.#signal.aborted) throw new Error(`${this.log.name}: the subscription has ended`);
      } catch (error) {
        if (error instanceof Ended) return;
        if (!this.#signal.aborted) {
          this.error = sentence(error);
          await this.#backOff(failures++);
        }
      } finally {
        subscription.abort();
      }
    }
  }

  #backOff(failures: number): Promise<unknown> {
    return pause(this.options.backOffMs * Math.min(2 ** failures, 100), this.#signal);
  }

  /** An outage is not the view's fault: tries for as long as it lasts, and says so meanwhile. */
  async #patiently<R>(work: () => Promise<R>): Promise<R> {
    for (let failures = 0; ; failures++) {
      if (this.#signal.aborted) throw new Ended();
      try {
        const result = await work();
        this.error = undefined;
        return result;
      } catch (error) {
        if (!isOutage(error)) throw error;
        this.error = sentence(error);
        await this.#backOff(failures);
      }
    }
  }

  async #sameLog(): Promise<void> {
    const first = await this.#patiently(() => this.options.identify(this.log));
    if (this.#log !== undefined && this.#log !== first) {
      const is = first === undefined ? 'is empty' : `is another: ${first}`;
      this.#halt(
        {
          at: this.passed,
          event: this.#log,
          reason: `${this.collection} was built from the log ${this.#log}, and this log ${is}: rebuild the view, or open the right log`,
          attempts: 1,
        },
        false,
      );
      throw new Ended();
    }
    this.#log = first;
  }

  async #take(batch: Batch): Promise<void> {
    let failures = 0;
    for (let from = 0; from < batch.events.length;) {
      if (this.#signal.aborted) throw new Ended();
      const size = failures > 0 ? 1 : this.options.batchSize;
      const part = batch.events.slice(from, from + size);
      const { taken, failure } = await this.#write(part);
      from += taken;
      if (taken > 0) {
        this.events += taken;
        await this.#pass(part[taken - 1]!.position);
      }
      if (failure === undefined) continue;
      failures = 1;
      await this.#failed(batch.events[from]!, failure.reason, part.length > 1 && failure.ofWhole);
    }
    this.oldestWaiting = undefined;
    if (batch.checkpoint !== undefined && batch.checkpoint > this.passed) {
      this.passed = batch.checkpoint;
      this.#lazily ??= setTimeout(() => {
        this.#lazily = undefined;
        this.#record().catch((error: unknown) => (this.error = sentence(error)));
      }, this.options.checkpointMs).unref();
    }
    if (batch.caughtUp && this.state === 'catching-up') this.state = 'live';
    this.#wake();
    await this.#patiently(() => this.moved(this));
  }

  /**
   * Folds and writes as many of these events as the view takes. `ofWhole`: the store refused what they gave together,
   * and one by one will tell which of them it was.
   */
  async #write(
    events: readonly StoredEvent[],
  ): Promise<{ taken: number; failure?: { reason: unknown; ofWhole: boolean } }> {
    for (;;) {
      let reason: unknown;
      const decoded = [];
      const ids = new Set<string>();
      for (const stored of events)
        try {
          const event = this.decode(stored);
          for (const { id } of rowsOf(this.view, event)) ids.add(id);
          decoded.push(event);
        } catch (error) {
          reason = error ?? 'undefined was thrown';
          break;
        }
      if (decoded[0]) this.oldestWaiting = Date.parse(decoded[0].meta.recordedAt);
      const loaded =
        ids.size === 0 ? new Map() : await this.#patiently(() => this.store.load(this.collection, [...ids]));
      const fold = new Fold(this.view, loaded);
      let taken = 0;
      for (const event of decoded)
        try {
          fold.apply(event);
          taken++;
        } catch (error) {
          reason = error ?? 'undefined was thrown';
          break;
        }
      const changes = fold.changes();
      try {
        const refused =
          changes.length === 0 ? [] : await this.#patiently(() => this.store.write(this.collection, changes));
        // Somebody else has written them meanwhile: what they have already taken in is skipped the next time.
        if (refused.length > 0) continue;
      } catch (error) {
        if (!(error instanceof ReadModelError)) throw error;
        return { taken: 0, failure: { reason: error, ofWhole: true } };
      }
      return reason === undefined ? { taken } : { taken, failure: { reason, ofWhole: false } };
    }
  }

  async #failed(event: StoredEvent, reason: unknown, ofWhole: boolean): Promise<void> {
    if (ofWhole) return;
    const attempts = this.#failing?.event === event.id ? this.#failing.attempts + 1 : 1;
    this.#failing = { event: event.id, attempts };
    this.error = `${event.type} ${event.id}: ${sentence(reason)}`;
    if (attempts < this.options.attempts) {
      await this.#backOff(attempts - 1);
      return;
    }
    const stopped = { at: event.position, event: event.id, reason: `${event.type}: ${sentence(reason)}`, attempts };
    await this.#patiently(() => this.#record(stopped));
    this.#halt(stopped, true);
    throw new Ended();
  }

  async #pass(position: Position): Promise<void> {
    if (position > this.passed) this.passed = position;
    this.#failing = undefined;
    this.#wake();
    if (this.#log === undefined) this.#log = await this.#patiently(() => this.options.identify(this.log));
    this.#checkpointing ??= this.#checkpoint().finally(() => (this.#checkpointing = undefined));
  }

  #checkpointing: Promise<void> | undefined;

  /**
   * Behind the documents, which are durable by now, but not in their way: the next batch does not wait for it. What is
   * passed meanwhile goes with the next one, and what a crash leaves unrecorded is taken again and skipped row by row.
   */
  async #checkpoint(): Promise<void> {
    try {
      while (this.#stored < this.passed) {
        await this.#patiently(() => this.#record());
        await pause(this.options.gatherMs, this.#signal);
      }
    } catch (error) {
      if (!(error instanceof Ended)) this.error = sentence(error);
    }
  }

  /** One record at a time, so that an older one never replaces what a newer one said. */
  #record(stopped?: Stopped): Promise<void> {
    const storing = this.#storing.then(async () => {
      const checkpoint = this.passed;
      await this.store.record(this.view.name, this.collection, {
        version: this.view.version,
        checkpoint,
        ...(this.#log !== undefined && { log: this.#log }),
        ...(stopped && { stopped }),
      });
      this.#stored = checkpoint;
    });
    this.#storing = storing.catch(() => undefined);
    return storing;
  }
}

/** The id of the log's first event: tells logs apart that are no copies of one another. */
export async function firstEvent(log: EventStore): Promise<string | undefined> {
  for await (const { id } of log.readAll({ after: START, limit: 1 })) return id;
  return undefined;
}

/** The first event of the view's behind this position. */
export async function nextOf(log: EventStore, view: View, after: Position): Promise<StoredEvent | undefined> {
  for await (const event of log.readAll({ after, filter: { types: Object.keys(view.on) }, limit: 1 })) return event;
  return undefined;
}
