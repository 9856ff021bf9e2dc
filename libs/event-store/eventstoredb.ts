import { setMaxListeners } from 'node:events';
import {
  ANY,
  BACKWARDS,
  END,
  EventStoreDBClient,
  eventTypeFilter,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  START as LOG_START,
  streamNameFilter,
  WrongExpectedVersionError,
  type AllStreamResolvedEvent,
  type AppendResult,
  type Filter as ServerFilter,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { aborted, checkAppend, checkReadAll, checkReadStream, matches, type CheckedEvent } from './checked.js';
import { withCatchableAppends } from './eventstoredb-catchable.js';
import { hole, cannotReach, isFinal, isTls, STATUS, translate, TYPE } from './eventstoredb-errors.js';
import {
  asWritten,
  expression,
  fromPosition,
  isServers,
  LAST_PLACE,
  toPosition,
  toRevision,
  toStored,
  type Named,
} from './eventstoredb-format.js';
import { FAREWELL_MS, pulled, type Source } from './eventstoredb-pull.js';
import { FAILURES_EACH, Renewed } from './eventstoredb-renewed.js';
import { parseUrl, type Place } from './eventstoredb-url.js';
import { backOff, sleep, Turns, within } from './eventstoredb-waiting.js';
import {
  type EventStoreError,
  START,
  unavailable,
  wrongExpectedRevision,
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
  invalid,
} from './port.js';

/** A call that has no other limit. `defaultDeadline` of the URL replaces it. */
const CALL_MS = 10_000;
/** The client's own deadline fires first; ours, this much later, also when the client has lost the call. */
const GRACE_MS = 250;
/** Nothing at all from the server during a catch-up: no event, no checkpoint. */
const QUIET_MS = 30_000;
/** The client fails near 8,000 classic appends in flight, and more than this adds no speed. */
const APPENDS_IN_FLIGHT = 64;
/** 1,000 records between two checkpoints instead of the server's 32: fewer messages, no event later. */
const SEARCH_WINDOW = 1_000;
/** How far `head` looks back past the server's own records (statistics, metadata) for one of ours. */
const HEAD_WINDOW = 64;
/** Readiness asks often; it must not wait as long as a command may. */
const PING_MS = 5_000;
export interface EventStoreDbOptions {
  /** How long to try to reach the server, in ms. Default 10,000. */
  readonly openMs?: number;
  /** For a call without a limit of its own, in ms. Default the URL's `defaultDeadline`, or 10,000. */
  readonly callMs?: number;
}

/**
 * The event store on EventStoreDB 23 and 24 over gRPC (`@eventstore/db-client` 6.2.1). Nothing of the client, and no
 * error of it, leaves this file. Why it does what it does: `docs/decisions/0003-eventstoredb-adapter.md`.
 *
 * Needs an account that may read `$all`. Streams with `$maxAge`, `$maxCount` or truncation are refused when read,
 * because what is gone from them would otherwise look as if it had never been.
 *
 * @param url `esdb://[user:password@]host:port[,host:port…][?tls=false&…]` or `esdb+discover://…`
 * @throws EventStoreError `invalid` for a URL that cannot be meant; `access_denied`; `unavailable` when the server has
 * not answered within `openMs`, naming host and port, never the password
 */
export async function openEventStoreDb(url: string, options: EventStoreDbOptions = {}): Promise<EventStore> {
  const place = parseUrl(url);
  const store = new EventStoreDb(place, options.callMs ?? place.deadlineMs ?? CALL_MS);
  const end = performance.now() + (options.openMs ?? CALL_MS);
  for (let attempt = 0; ; attempt++) {
    try {
      await store.reach(Math.max(end - performance.now(), 1));
      return store;
    } catch (fault) {
      const error = fault as EventStoreError;
      const pause = backOff(attempt);
      if (isFinal(error) || isTls(error) || performance.now() + pause >= end) {
        await store.close();
        throw error.code === 'unavailable' ? unavailable(cannotReach(place, error), error) : error;
      }
      await sleep(pause);
    }
  }
}

const UTF8 = new TextEncoder();

/** Metadata goes as bytes, which the client passes on unread. */
const toProposed = ({ id, type, data, metadata }: CheckedEvent) => ({
  ...jsonEvent({ id, type, data: asWritten(data) }),
  metadata: UTF8.encode(metadata) as unknown as Record<string, unknown>,
});

function toServerFilter(
  filter: Filter | undefined,
  also: Named | undefined,
  checkpointReached: NonNullable<ServerFilter['checkpointReached']>,
): ServerFilter {
  const narrowed = {
    regex: expression(filter, also),
    maxSearchWindow: SEARCH_WINDOW,
    checkpointInterval: 1,
    checkpointReached,
  };
  return filter !== undefined && 'types' in filter ? eventTypeFilter(narrowed) : streamNameFilter(narrowed);
}

function newClient({ connectionString, name }: Place): EventStoreDBClient {
  const { warn } = console;
  /* eslint-disable no-console */
  // The client says below 10 s, each time, that it recommends 10 s. We mean less, and say so above.
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).startsWith('Specified KeepAliveInterval')) warn(...said);
  };
  try {
    return withCatchableAppends(EventStoreDBClient.connectionString(connectionString));
  } catch (fault) {
    throw invalid(`${name}: ${(fault as Error).message}`, fault);
  } finally {
    console.warn = warn;
    /* eslint-enable no-console */
  }
}

/** `dispose` ends the client's calls and leaves its connection open. */
async function end(client: EventStoreDBClient): Promise<void> {
  const farewell = async () => {
    await client.dispose();
    (await client['getChannel']()).close();
  };
  await within(FAREWELL_MS, 'close', farewell()).catch(() => undefined);
}

type Told =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'passed' }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caught-up' };

/** What is pushed into the client's own stream, so that it arrives in its place among the events. */
type Marker = Extract<Told, { kind: 'checkpoint' | 'caught-up' }>;

class EventStoreDb implements EventStore {
  readonly name: string;
  readonly #place: Place;
  readonly #callMs: number;
  readonly #turns = new Turns(APPENDS_IN_FLIGHT);
  readonly #inFlight = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  readonly #clients: Renewed<EventStoreDBClient>;
  #closed: Promise<void> | undefined;

  constructor(place: Place, callMs: number) {
    this.name = place.name;
    this.#place = place;
    this.#callMs = callMs;
    this.#clients = new Renewed(() => newClient(place), end);
    setMaxListeners(0, this.#closing.signal); // one for each read and subscription under way
  }

  append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    options: { readonly timeoutMs?: number } = {},
  ): Promise<Appended> {
    const appended = this.#append(stream, expected, events, options.timeoutMs ?? this.#callMs);
    this.#inFlight.add(appended);
    const settled = () => this.#inFlight.delete(appended);
    appended.then(settled, settled);
    return appended;
  }

  async #append(stream: string, expected: Expected, events: readonly NewEvent[], timeoutMs: number): Promise<Appended> {
    this.#checkOpen();
    const proposed = checkAppend(stream, expected, events).map(toProposed);
    if (!(timeoutMs > 0)) throw invalid(`timeoutMs is ${timeoutMs}, not 1 or more`);
    const end = performance.now() + timeoutMs;
    const what = `append to ${stream}`;
    const turn = this.#turns.take();
    try {
      await within(timeoutMs, `${this.name}: ${what}: waiting behind ${APPENDS_IN_FLIGHT} others`, turn);
    } catch (fault) {
      // Nothing was sent. The turn comes all the same, and belongs to the next.
      void turn.then(() => this.#turns.give());
      throw fault;
    }
    try {
      const left = Math.max(end - performance.now(), 1);
      const { nextExpectedRevision, position } = await this.#send(what, stream, expected, proposed, left);
      const revision = toRevision(nextExpectedRevision, stream);
      return { revision, position: position ? toPosition(position) : await this.#positionOf(stream, revision) };
    } catch (fault) {
      if (!(fault instanceof WrongExpectedVersionError)) throw fault;
      const { actualVersion } = fault;
      const actual = typeof actualVersion === 'bigint' ? toRevision(actualVersion, stream) : 'no_stream';
      throw wrongExpectedRevision(stream, expected, actual);
    } finally {
      this.#turns.give();
    }
  }

  /**
   * The classic call, which the client chooses when credentials come with it: one call, one answer, its own deadline.
   * @throws WrongExpectedVersionError or EventStoreError
   */
  async #send(
    what: string,
    stream: string,
    expected: Expected,
    proposed: ReturnType<typeof toProposed>[],
    ms: number,
  ): Promise<AppendResult> {
    const client = this.#clients.enter();
    try {
      const answer = client.appendToStream(stream, proposed, {
        expectedRevision: expected === 'no_stream' ? NO_STREAM : expected === 'any' ? ANY : BigInt(expected),
        credentials: this.#place.credentials,
        deadline: Math.ceil(ms),
      });
      const result = await within(ms + GRACE_MS, `${this.name}: ${what}`, answer);
      this.#clients.succeeded();
      return result;
    } catch (fault) {
      if (!(fault instanceof WrongExpectedVersionError)) throw this.#failed(fault, what);
      this.#clients.succeeded();
      throw fault;
    } finally {
      this.#clients.leave(client);
    }
  }

  /** For a server that repeats an answer without the position. */
  async #positionOf(stream: string, revision: number): Promise<Position> {
    for await (const event of this.readStream(stream, { from: revision, limit: 1 })) return event.position;
    throw unavailable(`${this.name}: stream ${stream} has no revision ${revision}, which the server has just named`);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    this.#checkOpen();
    checkReadStream(stream, options);
    const { backwards = false, limit = Number.MAX_SAFE_INTEGER } = options;
    let { from } = options;
    if (backwards && from !== undefined) {
      // A server that is asked to read back from far beyond the end walks there in steps of its page.
      const last = await this.#lastRevision(stream, options.signal);
      if (last === undefined) return;
      from = Math.min(from, last);
    }
    let next = from ?? (backwards ? undefined : 0);
    let given = 0;
    for await (const item of this.#read(stream, from, limit, backwards, options.signal)) {
      const event = toStored(item, true);
      if (event === undefined) continue;
      if (next !== undefined && event.revision !== next) throw hole(stream, next, event.revision);
      yield event;
      given++;
      next = event.revision + (backwards ? -1 : 1);
    }
    if (backwards && given > 0 && given < limit && next !== -1) throw hole(stream, next as number, undefined);
  }

  async #lastRevision(stream: string, signal: AbortSignal | undefined): Promise<number | undefined> {
    for await (const { event } of this.#read(stream, undefined, 1, true, signal))
      if (event !== undefined) return toRevision(event.revision, stream);
    return undefined;
  }

  async *#read(
    stream: string,
    from: number | undefined,
    limit: number,
    backwards: boolean,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ResolvedEvent, void, undefined> {
    const what = `read of ${stream}`;
    const client = this.#clients.enter();
    const read = client.readStream(stream, {
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision: from === undefined ? (backwards ? END : LOG_START) : BigInt(from),
      maxCount: limit,
      credentials: this.#place.credentials,
    });
    try {
      yield* this.#pull<ResolvedEvent>(
        what,
        read,
        () => read.cancel(),
        () => this.#callMs,
        signal,
      );
    } catch (fault) {
      // A stream that was never written, or was deleted and may be written again.
      if ((fault as { type?: unknown }).type === TYPE.streamNotFound) return this.#clients.succeeded();
      throw this.#failed(fault, what);
    } finally {
      this.#clients.leave(client);
    }
    if (signal?.aborted) throw aborted(signal);
    this.#checkOpen();
    this.#clients.succeeded();
  }

  #pull<T>(
    what: string,
    stream: Source,
    cancel: () => Promise<void>,
    patience: () => number,
    signal?: AbortSignal,
  ): AsyncGenerator<T, void, undefined> {
    const closing = this.#closing.signal;
    return pulled<T>(stream, {
      what: `${this.name}: ${what}`,
      cancel,
      patience,
      signal: signal ? AbortSignal.any([signal, closing]) : closing,
    });
  }

  /** `readAll` of the client ignores filters; a filtered subscription up to the first caught-up is four times as fast. */
  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    this.#checkOpen();
    checkReadAll(options);
    const { after = START, filter, limit = Infinity, signal } = options;
    fromPosition(after);
    if (after !== START) this.#checkPlace(after, await this.#last(this.#callMs, () => true));
    let given = 0;
    for await (const told of this.#follow('read of $all', after, filter, signal)) {
      if (told.kind === 'caught-up') return;
      if (told.kind !== 'event') continue;
      yield told.event;
      if (++given >= limit) return;
    }
    if (signal?.aborted) throw aborted(signal);
    this.#checkOpen();
  }

  /** Resubscribes from the last item taken, for ever, except where trying again cannot help. */
  async *subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionItem, void, undefined> {
    this.#checkOpen();
    checkReadAll(options);
    const { filter, signal } = options;
    const over = AbortSignal.any([signal, this.#closing.signal]);
    let taken = options.after ?? START;
    fromPosition(taken);
    let lastEvent = START;
    let placed = false;
    let refusals = 0;
    for (let failures = 0; !over.aborted; failures++) {
      try {
        const end = await this.#last(this.#callMs, () => true);
        if (!placed) this.#checkPlace(taken, end);
        placed = true;
        for await (const told of this.#follow('subscription', taken, filter, signal)) {
          failures = refusals = 0;
          if (told.kind === 'passed') continue;
          if (told.kind === 'event') {
            // Compared with events alone: some servers name a checkpoint where the next event will be.
            if (told.event.position <= lastEvent) continue;
            lastEvent = taken = told.event.position;
          } else if (told.kind === 'checkpoint') {
            // Live, some servers repeat an old one, or name one outside every log.
            if (told.position <= taken) continue;
            taken = told.position;
          } else if (end > taken) {
            // Servers of 23 name no checkpoint here: all that was there before the subscription began has passed.
            taken = end;
            yield { kind: 'checkpoint', position: end };
          }
          yield told;
          if (over.aborted) return;
        }
      } catch (fault) {
        const error = translate(fault, 'subscription', this.#place);
        if (over.aborted) return;
        if (isFinal(error)) throw error;
        // The same code is a node that fails over; a place that is refused again and again is none.
        const refused =
          ++refusals >= FAILURES_EACH &&
          (error.cause as { readonly code?: unknown } | undefined)?.code === STATUS.unknown;
        if (refused && taken === options.after) throw invalid(`${this.name}: no subscription after ${taken}`, error);
      }
      await sleep(backOff(failures), over);
    }
  }

  /** One subscription, from its start to its end, without the events that are not meant. */
  async *#follow(
    what: string,
    after: Position,
    filter: Filter | undefined,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Told, void, undefined> {
    let patience = this.#callMs;
    const also = await this.#eaten(after);
    const client = this.#clients.enter();
    const subscription = client.subscribeToAll({
      fromPosition: fromPosition(after),
      filter: toServerFilter(filter, also, (_, position) => {
        // Called while the stream waits; a throw here would stop it without a word.
        if (position.commit <= LAST_PLACE) tell({ kind: 'checkpoint', position: toPosition(position) });
      }),
      credentials: this.#place.credentials,
    });
    const tell = (marker: Marker) => {
      if (!subscription.destroyed && !subscription.readableEnded) subscription.push(marker);
    };
    subscription.once('confirmation', () => {
      patience = QUIET_MS;
    });
    subscription.on('caughtUp', () => {
      patience = Infinity; // from here on silence means that nothing happens; a dead line is the keep-alive's to notice
      tell({ kind: 'caught-up' });
    });
    try {
      const items = this.#pull<AllStreamResolvedEvent | Marker>(
        what,
        subscription,
        () => subscription.unsubscribe(),
        () => patience,
        signal,
      );
      for await (const item of items) {
        this.#clients.succeeded();
        if ('kind' in item) {
          yield item;
          continue;
        }
        const { event: raw } = item;
        const meant = raw !== undefined && matches(filter, { stream: raw.streamId, type: raw.type });
        const event = meant ? toStored(item, filter !== undefined) : undefined;
        yield event === undefined ? { kind: 'passed' } : { kind: 'event', event };
      }
      // An end without an error is how a server shuts down in order.
      if (!signal?.aborted && this.#closed === undefined)
        throw unavailable(`${this.name}: the server ended the ${what}`);
    } catch (fault) {
      throw this.#failed(fault, what);
    } finally {
      this.#clients.leave(client);
    }
  }

  async head(): Promise<Position> {
    this.#checkOpen();
    return this.#last(this.#callMs, ({ event }) => event !== undefined && !isServers(event));
  }

  /** Used at opening: reading `$all` shows that the server is there, ready, and knows this account. */
  async reach(ms: number): Promise<void> {
    await within(
      ms,
      `${this.name}: opening`,
      this.#last(ms, () => true),
    );
  }

  /** The position of the last record that counts; of the very last when none of the last few does. */
  async #last(ms: number, counts: (item: AllStreamResolvedEvent) => boolean): Promise<Position> {
    let last: Position = START;
    for await (const item of this.#records({ direction: BACKWARDS, fromPosition: END, maxCount: HEAD_WINDOW }, ms)) {
      const position = item.event?.position;
      if (position === undefined) continue;
      if (counts(item)) return toPosition(position);
      if (last === START) last = toPosition(position);
    }
    return last;
  }

  /** The log as it is, the server's own records included. */
  async *#records(
    where: Parameters<EventStoreDBClient['readAll']>[0],
    ms: number,
  ): AsyncGenerator<AllStreamResolvedEvent, void, undefined> {
    const what = 'read of $all';
    const client = this.#clients.enter();
    const read = client.readAll({ ...where, credentials: this.#place.credentials });
    try {
      for await (const item of this.#pull<AllStreamResolvedEvent>(
        what,
        read,
        () => read.cancel(),
        () => ms,
      )) {
        this.#clients.succeeded();
        yield item;
      }
    } catch (fault) {
      throw this.#failed(fault, what);
    } finally {
      this.#clients.leave(client);
    }
    this.#checkOpen();
  }

  async #version(): Promise<string> {
    const client = this.#clients.enter();
    try {
      return (await client['capabilities']).serverVersion;
    } catch (fault) {
      throw this.#failed(fault, 'look at its version');
    } finally {
      this.#clients.leave(client);
    }
  }

  /**
   * What stands at the place a subscription begins after. Servers of 23 begin behind the first record from there on that
   * the filter takes, whatever it is, so there the filter must take this one: else the first event would be lost.
   */
  async #eaten(after: Position): Promise<Named | undefined> {
    const place = fromPosition(after);
    if (place === 'start' || place.prepare === 0n) return undefined;
    const version = await within(this.#callMs, `${this.name}: asking for its version`, this.#version());
    if (Number.parseInt(version, 10) >= 24) return undefined;
    for await (const { event } of this.#records(
      { direction: FORWARDS, fromPosition: place, maxCount: 1 },
      this.#callMs,
    ))
      if (event !== undefined) return { stream: event.streamId, type: event.type };
    return undefined;
  }

  /**
   * A place behind the end means another log, or this one put back to an older state; the server would wait there in
   * silence. A checkpoint at the end of the log (`commit/0`) cannot be told apart and is let pass.
   */
  #checkPlace(after: Position, end: Position): void {
    const place = fromPosition(after);
    if (place === 'start' || place.prepare === 0n) return;
    if (after > end) throw invalid(`position ${after} is beyond the end of the event store ${this.name}`);
  }

  /**
   * An append that can never be right, to a stream that never comes to be: it goes the whole way of a write (account,
   * leader, the writer's queue), is refused there, and leaves nothing in the log.
   */
  async ping(): Promise<void> {
    this.#checkOpen();
    const proposed = [toProposed({ id: crypto.randomUUID(), type: 'Ping', data: '{}', metadata: '{}' })];
    const ms = Math.min(this.#callMs, PING_MS);
    try {
      await this.#send('ping', '_ping', Number.MAX_SAFE_INTEGER, proposed, ms);
    } catch (fault) {
      if (!(fault instanceof WrongExpectedVersionError)) throw fault;
    }
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#inFlight);
    await this.#clients.close();
  }

  #checkOpen(): void {
    if (this.#closed !== undefined) throw unavailable(`the event store ${this.name} is closed`);
  }

  #failed(fault: unknown, what: string): EventStoreError {
    const error = translate(fault, what, this.#place);
    if (error.code === 'unavailable') this.#clients.failed();
    return error;
  }
}
