import { setMaxListeners } from 'node:events';
import { Writable } from 'node:stream';
import {
  ANY,
  BACKWARDS,
  END,
  ErrorType,
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
  type Credentials,
  type Filter as ServerFilter,
  type Position as ServerPosition,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { aborted, checkAppend, checkReadAll, checkReadStream, matches, type CheckedEvent } from './checked.js';
import { type Json, type JsonObject } from './json.js';
import {
  EventStoreError,
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
} from './port.js';

/** A call that has no other limit. `defaultDeadline` of the URL replaces it. */
const CALL_MS = 10_000;
/** The client's own deadline fires first; ours, this much later, also when the client has lost the call. */
const GRACE_MS = 250;
/** Nothing at all from the server during a catch-up: no event, no checkpoint. */
const QUIET_MS = 30_000;
/** Cancelling and disposing are courtesies; a dead line must not hold anyone up. */
const FAREWELL_MS = 2_000;
/** The client fails near 8,000 classic appends in flight, and more than this adds no speed. */
const APPENDS_IN_FLIGHT = 64;
/** 1,000 records between two checkpoints instead of the server's 32: fewer messages, no event later. */
const SEARCH_WINDOW = 1_000;
/** How far `head` looks back past the server's own records (statistics, metadata) for one of ours. */
const HEAD_WINDOW = 64;
/** Readiness asks often; it must not wait as long as a command may. */
const PING_MS = 5_000;
/** Positions are 63 bits. Server 24.10 has named one beyond, meaning none (KurrentDB pull request 4892). */
const LAST_PLACE = 2n ** 63n - 1n;
const BACK_OFF_MS = { first: 200, longest: 10_000 } as const;
/** A client whose calls have failed so often in a row may hold on to a dead node. */
const FAILURES_PER_CLIENT = 3;

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

// ---- the URL

interface Place {
  /** For the client: with our defaults, and without the credentials, which travel with each call. */
  readonly connectionString: string;
  readonly credentials: Credentials;
  readonly secure: boolean;
  /** For people. */
  readonly name: string;
  readonly deadlineMs: number | undefined;
}

const invalid = (message: string, cause?: unknown) => new EventStoreError('invalid', message, { cause });

const URL_FORM = /^(esdb(?:\+discover)?):\/\/(?:([^@/?]*)@)?([^/?@]+)\/*(?:\?(.*))?$/;
/** What the client knows, as it compares: without case, `-` and `_`. It prints a URL with an unknown option, password and all. */
const URL_OPTIONS = [
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
  'connectionName',
  'nodePreference',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const;
const flat = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '');
/** A hung server is noticed after 2.5 s instead of 17.5 s (measured). */
const KEEP_ALIVE = { keepAliveInterval: '3000', keepAliveTimeout: '2000' } as const;

function parseUrl(url: string): Place {
  const [, scheme, login, hosts, query = ''] = URL_FORM.exec(url.trim()) ?? [];
  if (scheme === undefined || hosts === undefined)
    throw invalid('the event store URL is not of the form esdb://[user:password@]host:port[?tls=false]');
  for (const host of hosts.split(',')) {
    const [, port = '2113'] = /^[A-Za-z0-9._-]+(?::(\d+))?$/.exec(host) ?? [undefined, '0'];
    if (Number(port) < 1 || Number(port) > 65_535)
      throw invalid(`the event store URL names ${host}, which is not host:port (an IPv6 address cannot be used)`);
  }
  const name = `${scheme}://${hosts}`;
  const options = new Map<string, string>(Object.entries(KEEP_ALIVE));
  for (const pair of query === '' ? [] : query.split('&')) {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    const known = URL_OPTIONS.find((option) => flat(option) === flat(key));
    if (flat(key) === 'tlsverifycert')
      throw invalid(`${name}: tlsVerifyCert has no effect in this client; give the server's certificate as tlsCAFile`);
    if (known === undefined) throw invalid(`${name}: ${key} is not one of ${URL_OPTIONS.join(', ')}`);
    if (value === '') throw invalid(`${name}: ${known} has no value`);
    options.set(known, value);
  }
  const tls = options.get('tls') ?? 'true';
  if (tls !== 'true' && tls !== 'false') throw invalid(`${name}: tls is ${tls}, neither true nor false`);
  for (const key of ['defaultDeadline', 'keepAliveInterval', 'keepAliveTimeout'] as const) {
    const value = options.get(key);
    if (value !== undefined && !/^(-1|[1-9]\d{0,8})$/.test(value))
      throw invalid(`${name}: ${key} is ${value}, not a number of milliseconds`);
  }
  const deadline = Number(options.get('defaultDeadline') ?? NaN);
  return {
    connectionString: `${name}?${[...options].map(([key, value]) => `${key}=${value}`).join('&')}`,
    credentials: parseLogin(name, login, tls === 'true'),
    secure: tls === 'true',
    name,
    deadlineMs: deadline > 0 ? deadline : undefined,
  };
}

function parseLogin(name: string, login: string | undefined, secure: boolean): Credentials {
  if (login === undefined) {
    if (secure) throw invalid(`${name}: a server with TLS asks who is there: esdb://user:password@… (or ?tls=false)`);
    // An insecure server ignores them; the client takes the classic append call only when there are some.
    return { username: 'insecure', password: 'insecure' };
  }
  const [username = '', password = ''] = login.split(/:(.*)/s);
  if (username === '' || password === '') throw invalid(`${name}: the URL's user or password is empty`);
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw invalid(`${name}: the URL's user or password has a % that is not followed by two hexadecimal digits`);
  }
}

// ---- positions, revisions, events

const POSITION = /^(\d{20})-(\d{20})$/;
const digits = (n: bigint) => n.toString().padStart(20, '0');
const toPosition = ({ commit, prepare }: ServerPosition): Position => `${digits(commit)}-${digits(prepare)}`;

function fromPosition(position: Position): ServerPosition | typeof LOG_START {
  if (position === START) return LOG_START;
  const [, commit, prepare] = POSITION.exec(position) ?? [];
  if (commit === undefined || prepare === undefined)
    throw invalid(`${JSON.stringify(position.slice(0, 50))} is no position of this event store`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

function toRevision(revision: bigint, stream: string): number {
  if (revision < 0n || revision > BigInt(Number.MAX_SAFE_INTEGER))
    throw invalid(`stream ${stream}: revision ${revision} is beyond 2^53`);
  return Number(revision);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const isServers = ({ type, streamId }: { readonly type: string; readonly streamId: string }) =>
  type.startsWith('$') || streamId.startsWith('$');

/**
 * Undefined for the server's own records, which are in `$all` and, as `$streamDeleted`, in streams of ours. What another
 * program wrote that is no JSON object is refused when it was asked for `by name`, by stream or filter, and passed over
 * when the whole log was asked for.
 */
function toStored({ event }: ResolvedEvent | AllStreamResolvedEvent, byName: boolean): StoredEvent | undefined {
  if (event === undefined || isServers(event)) return undefined;
  const { id, type, streamId: stream, revision, position } = event;
  const data: unknown = event.data;
  const metadata: unknown = event.metadata ?? {};
  if (event.isJson && isObject(data) && isObject(metadata) && position !== undefined)
    return { id, type, stream, revision: toRevision(revision, stream), data, metadata, position: toPosition(position) };
  if (!byName) return undefined;
  throw invalid(
    `event ${id} (${type}, revision ${revision} of stream ${stream}) is not a JSON object with JSON metadata: ` +
      'this program did not write it',
  );
}

/** An object puts keys that look like array indexes first, whatever order they were given in; RFC 8785 does not. */
const MAY_REORDER = /"(?:0|[1-9]\d*)":/;

/** What the client, which stringifies data itself, turns into exactly this canonical JSON. */
function asWritten(canonical: string): JsonObject {
  const value = JSON.parse(canonical) as JsonObject;
  return MAY_REORDER.test(canonical) ? (inCodeUnitOrder(value) as JsonObject) : value;
}

function inCodeUnitOrder(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inCodeUnitOrder);
  const members = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inCodeUnitOrder(member)]));
  const keys = Object.keys(members).sort();
  return new Proxy(members, { ownKeys: () => keys });
}

const UTF8 = new TextEncoder();

/** Metadata goes as bytes, which the client passes on unread. */
const toProposed = ({ id, type, data, metadata }: CheckedEvent) => ({
  ...jsonEvent({ id, type, data: asWritten(data) }),
  metadata: UTF8.encode(metadata) as unknown as Record<string, unknown>,
});

/**
 * As regular expressions, because the server compares prefixes by the rules of a language, not by code units. Ours is
 * only letters, digits and `\uXXXX`, which .NET and JavaScript read alike; `matches` looks again afterwards.
 */
const literally = (names: readonly string[]) =>
  `(?:${names.map((name) => name.replaceAll(/[^A-Za-z0-9]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('|')})`;

function toServerFilter(
  filter: Filter | undefined,
  checkpointReached: NonNullable<ServerFilter['checkpointReached']>,
): ServerFilter {
  const pace = { maxSearchWindow: SEARCH_WINDOW, checkpointInterval: 1, checkpointReached };
  if (filter === undefined) return streamNameFilter({ regex: '^[^$_]', ...pace });
  if ('types' in filter) return eventTypeFilter({ regex: `^${literally(filter.types)}$`, ...pace });
  return streamNameFilter({ regex: `^${literally(filter.streamPrefixes)}`, ...pace });
}

// ---- errors and time

interface Coded {
  readonly code?: unknown;
}
const STATUS = {
  unknown: 2,
  invalidArgument: 3,
  permissionDenied: 7,
  resourceExhausted: 8,
  unauthenticated: 16,
} as const;

/** The client's errors are all named `Error`, often without a message: their `type` and gRPC `code` tell. */
function translate(fault: unknown, doing: string, place: Place): EventStoreError {
  if (fault instanceof EventStoreError) return fault;
  const { type, code, message, details } = fault as {
    readonly type?: ErrorType;
    readonly code?: unknown;
    readonly message?: string;
    readonly details?: string;
  };
  const reason = (message || details || type || 'no reason given').replace(/\.? Resolution note: *$/, '');
  const said = `${place.name}: ${doing}: ${reason}`;
  if (type === ErrorType.ACCESS_DENIED || code === STATUS.permissionDenied || code === STATUS.unauthenticated)
    return new EventStoreError(
      'access_denied',
      `${place.name}: ${doing}: the server does not let user ${place.credentials.username} do this, or does not know this user and password`,
      { cause: fault },
    );
  if (
    type === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED ||
    (code === STATUS.resourceExhausted && /message larger/i.test(said))
  )
    return new EventStoreError('too_large', said, { cause: fault });
  if (type === ErrorType.STREAM_DELETED)
    return invalid(`${place.name}: ${doing}: the stream has been tombstoned on the server, for good`, fault);
  if (type === ErrorType.INVALID_ARGUMENT || code === STATUS.invalidArgument || /InvalidPosition/i.test(said))
    return invalid(said, fault);
  // Deadline, cancelled, unavailable, not ready, not the leader, internal, unknown: of such appends some are stored.
  return unavailable(said, fault);
}

/** Trying again cannot help. */
const isFinal = ({ code }: EventStoreError) => code === 'access_denied' || code === 'invalid';

const isTls = ({ message }: EventStoreError) =>
  /certificate|self.signed|altname|wrong version number|EPROTO/i.test(message);

function cannotReach({ name, secure }: Place, { message }: EventStoreError): string {
  const check = /certificate|self.signed|altname/i.test(message)
    ? "the server's certificate is not trusted: give its authority as tlsCAFile=… or NODE_EXTRA_CA_CERTS, and use a host name that is in it"
    : secure && /wrong version number|EPROTO/i.test(message)
      ? 'the server does not speak TLS: add ?tls=false to the URL, or give the server a certificate'
      : secure
        ? 'check that it runs, that host and port are right, and that it speaks TLS (if not, ?tls=false)'
        : 'check that it runs, that host and port are right, and that it speaks no TLS (if it does, leave out tls=false)';
  return `cannot reach EventStoreDB at ${name}; ${check}. It said: ${message}`;
}

const sleep = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });

/** Between half and the whole of 200 ms, 400 ms … 10 s, so that many processes do not come back at the same instant. */
const backOff = (failures: number) =>
  Math.min(BACK_OFF_MS.first * 2 ** Math.min(failures, 10), BACK_OFF_MS.longest) * (0.5 + Math.random() / 2);

/** The client's promise, or `unavailable` after `ms`; what it does later is of no interest to anyone. */
async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(`${what}: no answer after ${Math.round(ms)} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}

// ---- pulling

/** What a read and a subscription of the client have in common. */
interface Source {
  read(): unknown;
  on(event: string, listener: (fault: unknown) => void): unknown;
  destroy(): unknown;
}

interface Flow {
  /** How long to wait for the next item, in ms, or Infinity. Asked anew for each. */
  readonly patience: () => number;
  /** A reason to stop: the iteration ends when it fires. */
  readonly signal: AbortSignal;
  readonly what: string;
  /** Ends the gRPC call. Without it `dispose()` would hang for ever. */
  readonly cancel: () => Promise<void>;
}

/**
 * One item after the other, taken when it is asked for: a slow consumer stops the stream and, through gRPC's flow
 * control, the server. Leaving early cancels the call before `break` goes on.
 */
async function* pulled<T>(
  stream: Source,
  { patience, signal, what, cancel }: Flow,
): AsyncGenerator<T, void, undefined> {
  let fault: Error | undefined;
  let over = false;
  let wake = () => {};
  // Never removed: a stream without an `error` listener would end the process.
  stream.on('error', (error) => {
    fault ??= error as Error;
    wake();
  });
  const ended = () => {
    over = true;
    wake();
  };
  stream.on('readable', () => wake());
  stream.on('end', ended);
  stream.on('close', ended);
  try {
    while (!signal.aborted) {
      const item = stream.read() as T | null;
      if (item !== null) {
        yield item;
        continue;
      }
      if (fault !== undefined) throw fault;
      if (over) return;
      const ms = patience();
      let timer: NodeJS.Timeout | undefined;
      const something = new Promise<'something'>((resolve) => {
        wake = () => resolve('something');
      });
      const nothing = new Promise<'nothing'>((resolve) => {
        if (ms !== Infinity) timer = setTimeout(() => resolve('nothing'), ms);
      });
      const stopped = wake;
      signal.addEventListener('abort', stopped);
      const came = await Promise.race([something, nothing]);
      clearTimeout(timer);
      signal.removeEventListener('abort', stopped);
      if (came === 'nothing') throw unavailable(`${what}: nothing came for ${Math.round(ms)} ms`);
    }
  } finally {
    await within(FAREWELL_MS, what, cancel()).catch(() => undefined);
    stream.destroy();
  }
}

/** At most so many at once; the others wait their turn, as long as their own time lasts. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((turn) => this.#waiting.push(turn));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else next();
  }
}

// ---- the client

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

type Answer = (fault: unknown) => void;
/** What the client keeps private, and 6.2.1 has. */
interface Inside {
  getGRPCClient: (kind: unknown, purpose: string) => Promise<{ append?: (...call: [...unknown[], Answer]) => unknown }>;
}

/**
 * The client begins an append inside an async promise executor. When it drops a failed channel in the same instant, gRPC
 * throws there ("Channel has been shut down"), where nobody can catch it: the process ends. So the throw becomes an answer.
 */
function withCatchableAppends(client: EventStoreDBClient): EventStoreDBClient {
  const inside = client as unknown as Inside;
  const original = inside.getGRPCClient;
  inside.getGRPCClient = async (kind, purpose) => {
    const calls = await original(kind, purpose);
    const { append } = calls;
    if (append !== undefined && !Object.hasOwn(calls, 'append'))
      calls.append = (...call) => {
        try {
          return append.apply(calls, call);
        } catch (fault) {
          process.nextTick(call.at(-1) as Answer, fault);
          return new Writable({ objectMode: true, write: (_event, _encoding, done) => done() });
        }
      };
    return calls;
  };
  return client;
}

/** `dispose` ends the client's calls and leaves its connection open. */
async function end(client: EventStoreDBClient): Promise<void> {
  const farewell = async () => {
    await client.dispose();
    (await client['getChannel']()).close();
  };
  await within(FAREWELL_MS, 'close', farewell()).catch(() => undefined);
}

/** A stream whose events do not follow on each other has lost some on the server. */
const hole = (stream: string, expected: number, found: number | undefined) =>
  invalid(
    `stream ${stream}: revision ${expected} is missing${found === undefined ? '' : `, ${found} is there`}: ` +
      'it has been truncated, or deleted and written again, on the server',
  );

// ---- the store

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
  readonly #users = new Map<EventStoreDBClient, number>();
  #client: EventStoreDBClient;
  #failures = 0;
  #closed: Promise<void> | undefined;

  constructor(place: Place, callMs: number) {
    this.name = place.name;
    this.#place = place;
    this.#callMs = callMs;
    this.#client = newClient(place);
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
    const client = this.#enter();
    try {
      const answer = client.appendToStream(stream, proposed, {
        expectedRevision: expected === 'no_stream' ? NO_STREAM : expected === 'any' ? ANY : BigInt(expected),
        credentials: this.#place.credentials,
        deadline: Math.ceil(ms),
      });
      const result = await within(ms + GRACE_MS, `${this.name}: ${what}`, answer);
      this.#succeeded();
      return result;
    } catch (fault) {
      if (!(fault instanceof WrongExpectedVersionError)) throw this.#failed(fault, what);
      this.#succeeded();
      throw fault;
    } finally {
      this.#leave(client);
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
    const client = this.#enter();
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
      if ((fault as { type?: unknown }).type === ErrorType.STREAM_NOT_FOUND) return this.#succeeded();
      throw this.#failed(fault, what);
    } finally {
      this.#leave(client);
    }
    if (signal?.aborted) throw aborted(signal);
    this.#checkOpen();
    this.#succeeded();
  }

  #pull<T>(
    what: string,
    stream: Source,
    cancel: () => Promise<void>,
    patience: () => number,
    signal: AbortSignal | undefined,
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
    await this.#checkPlace(after);
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
        if (!placed) await this.#checkPlace(taken);
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
          ++refusals >= FAILURES_PER_CLIENT && (error.cause as Coded | undefined)?.code === STATUS.unknown;
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
    const client = this.#enter();
    const subscription = client.subscribeToAll({
      fromPosition: fromPosition(after),
      filter: toServerFilter(filter, (_, position) => {
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
        this.#succeeded();
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
      this.#leave(client);
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
    const what = 'read of the end of $all';
    const client = this.#enter();
    const read = client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      maxCount: HEAD_WINDOW,
      credentials: this.#place.credentials,
    });
    let last: Position = START;
    try {
      const items = this.#pull<AllStreamResolvedEvent>(
        what,
        read,
        () => read.cancel(),
        () => ms,
        undefined,
      );
      for await (const item of items) {
        const position = item.event?.position;
        if (position === undefined) continue;
        if (counts(item)) {
          this.#succeeded();
          return toPosition(position);
        }
        if (last === START) last = toPosition(position);
      }
    } catch (fault) {
      throw this.#failed(fault, what);
    } finally {
      this.#leave(client);
    }
    this.#checkOpen();
    this.#succeeded();
    return last;
  }

  /**
   * A place behind the end means another log, or this one put back to an older state; the server would wait there in
   * silence. A checkpoint at the end of the log (`commit/0`) cannot be told apart and is let pass.
   */
  async #checkPlace(after: Position): Promise<void> {
    const place = fromPosition(after);
    if (place === LOG_START || place.prepare === 0n) return;
    const end = await this.#last(this.#callMs, () => true);
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
    await end(this.#client);
  }

  #checkOpen(): void {
    if (this.#closed !== undefined) throw unavailable(`the event store ${this.name} is closed`);
  }

  #enter(): EventStoreDBClient {
    this.#users.set(this.#client, (this.#users.get(this.#client) ?? 0) + 1);
    return this.#client;
  }

  #leave(client: EventStoreDBClient): void {
    const users = (this.#users.get(client) ?? 1) - 1;
    this.#users.set(client, users);
    if (users === 0 && client !== this.#client) this.#retire(client);
  }

  #retire(client: EventStoreDBClient): void {
    this.#users.delete(client);
    void end(client);
  }

  #succeeded(): void {
    this.#failures = 0;
  }

  #failed(fault: unknown, what: string): EventStoreError {
    const error = translate(fault, what, this.#place);
    if (error.code === 'unavailable' && ++this.#failures >= FAILURES_PER_CLIENT && this.#closed === undefined) {
      this.#failures = 0;
      this.#client = newClient(this.#place); // the old one ends when the last of its calls does
    }
    return error;
  }
}
