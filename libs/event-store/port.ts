import type { JsonObject } from './json.js';

/**
 * A place in the store's one global order. Opaque: a fixed-width string per store that sorts as text and has no
 * arithmetic (SQLite leaves gaps on purpose, EventStoreDB counts bytes). Compare with `<`, never add.
 */
export type Position = string & { readonly __position?: never };

/** Before every event. Sorts before every real position. */
export const START: Position = '';

/** What the writer believes about the stream: it does not exist, it ends at this revision (0 = one event), or no belief. */
export type Expected = 'no_stream' | 'any' | number;

export interface NewEvent {
  /** A UUID in lower case, unique over all streams by construction. */
  readonly id: string;
  /** 1 to 200 characters, not beginning with `$`. */
  readonly type: string;
  /** I-JSON (RFC 7493). Kept as RFC 8785 canonical JSON, so every store gives the same bytes back. */
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0, 1, 2 … without a gap within the stream. */
  readonly revision: number;
  readonly position: Position;
}

/** The last of the events written (or, on a repetition, written the first time). */
export interface Appended {
  readonly revision: number;
  readonly position: Position;
}

/**
 * Which events of the log to take. Without a filter: every event except those of machinery streams (name begins with
 * `_`), which come only to a filter whose prefix begins with `_`. Lists of 1 to 500. No regular expressions, because no two stores share them.
 */
export type Filter = { readonly types: readonly string[] } | { readonly streamPrefixes: readonly string[] };

export interface ReadStreamOptions {
  /** First revision to give, inclusive. Default: the first forwards, the last backwards. */
  readonly from?: number;
  /** At most this many events, 1 or more. */
  readonly limit?: number;
  readonly backwards?: boolean;
  /** Stops the read, which then rejects as `unavailable`: it must not look like a read that came to the end. */
  readonly signal?: AbortSignal;
}

export interface ReadAllOptions {
  /** Exclusive. Default `START`. */
  readonly after?: Position;
  readonly filter?: Filter;
  readonly limit?: number;
  /** As in `ReadStreamOptions`. */
  readonly signal?: AbortSignal;
}

export interface SubscribeOptions {
  /** Exclusive. Default `START`. */
  readonly after?: Position;
  readonly filter?: Filter;
  /** Ends the subscription: the iteration finishes without an error. */
  readonly signal: AbortSignal;
}

/**
 * In band, in order. `checkpoint`: every matching event at or before it has been given already, so it may be stored as
 * soon as the consumer has finished with what it took. `caught-up`: the subscription has reached the live end; may
 * come again after a reconnection.
 */
export type SubscriptionItem =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caught-up' };

/**
 * An append-only log of streams. Two adapters, one contract (`test/contracts/event-store.contract.ts`).
 *
 * Every method rejects with `EventStoreError`, and with nothing else.
 */
export interface EventStore {
  /** Where this store is, for people: no password in it. */
  readonly name: string;

  /**
   * Writes 1 or more events to one stream: all or nothing, durable when it resolves, at most `MAX_APPEND_BYTES`.
   *
   * With an exact revision or `no_stream`, the same ids at the same place again succeed, write nothing and give the
   * first answer, also after a restart. First id known but not all of them: `wrong_expected_revision`. No promise of
   * idempotency for `any`, nor for a known id sent elsewhere. The same id twice in one call: `invalid`.
   */
  append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    options?: { readonly timeoutMs?: number },
  ): Promise<Appended>;

  /** A stream that does not exist reads as empty. Leaving the loop early frees everything. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;

  /** In global order, up to at least the head at the time of the call, then ends. */
  readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent>;

  /**
   * In global order and for ever, each event once per subscription, only after it is durable. Reconnects by itself
   * from the last item taken. A slow consumer costs no memory: the store waits for it.
   */
  subscribeAll(options: SubscribeOptions): AsyncIterable<SubscriptionItem>;

  /** The position of the last event of the log, machinery included, or `START` when it is empty. */
  head(): Promise<Position>;

  /** Rejects when the store cannot take a write now (readiness, not a promise). */
  ping(): Promise<void>;

  /**
   * Ends subscriptions without an error, waits for appends in flight, frees everything. Idempotent. Reads under way and
   * every later call reject as `unavailable`.
   */
  close(): Promise<void>;
}

/**
 * The size of an append: the sum over its events of data and metadata (canonical UTF-8 bytes) and twice the length of
 * the type, as EventStoreDB counts it.
 */
export const MAX_APPEND_BYTES = 1_048_576;

/**
 * - `wrong_expected_revision`: carries `stream`, `expected` and `actual`. Decide again; never retry blindly.
 * - `too_large`, `invalid`: the caller's mistake, nothing was sent.
 * - `access_denied`: the store does not let this account do it.
 * - `unavailable`: *the outcome is unknown*. Retry with the same ids.
 */
export type EventStoreErrorCode = 'wrong_expected_revision' | 'too_large' | 'invalid' | 'access_denied' | 'unavailable';

export class EventStoreError extends Error {
  override readonly name = 'EventStoreError';

  constructor(
    readonly code: EventStoreErrorCode,
    message: string,
    readonly details: {
      readonly stream?: string;
      readonly expected?: Expected;
      readonly actual?: number | 'no_stream';
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
  }
}

export const wrongExpectedRevision = (stream: string, expected: Expected, actual: number | 'no_stream') =>
  new EventStoreError('wrong_expected_revision', `stream ${stream}: expected ${expected}, but it is at ${actual}`, {
    stream,
    expected,
    actual,
  });

export const invalid = (message: string, cause?: unknown) => new EventStoreError('invalid', message, { cause });
export const unavailable = (message: string, cause?: unknown) => new EventStoreError('unavailable', message, { cause });
