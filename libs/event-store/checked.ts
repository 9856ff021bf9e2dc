import { canonicalJson, NotIJson } from './json.js';
import {
  EventStoreError,
  MAX_APPEND_BYTES,
  type Expected,
  type Filter,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  invalid,
} from './port.js';

/** An event as it goes to storage: payload and metadata as RFC 8785 canonical JSON. */
export interface CheckedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NIL = '00000000-0000-0000-0000-000000000000';
// A NUL ends a string in some stores' C code, and line breaks forge log lines.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

function checkName(what: string, name: unknown, longest: number): void {
  if (typeof name !== 'string') throw invalid(`${what} is not a string`);
  if (name === '') throw invalid(`${what} is empty`);
  if (name.length > longest) throw invalid(`${what} has ${name.length} characters, more than ${longest}`);
  if (!name.isWellFormed()) throw invalid(`${what} has a lone surrogate`);
  if (CONTROL.test(name)) throw invalid(`${what} has a control character`);
  if (name.startsWith('$')) throw invalid(`${what} begins with $, which belongs to the store: ${name}`);
}

/** 1 to 500 UTF-16 code units, well formed, no control characters, not beginning with `$`. */
const checkStream = (stream: unknown): void => checkName('the stream name', stream, 500);

function checkRevision(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw invalid(`${what} is ${value}, not a revision (0, 1, 2 …)`);
}

function checkExpected(expected: Expected): void {
  if (expected !== 'no_stream' && expected !== 'any') checkRevision('expected', expected);
}

function canonical(what: string, value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`${what} is not a JSON object`);
  try {
    return canonicalJson(value);
  } catch (fault) {
    if (fault instanceof NotIJson) throw invalid(`${what}: ${fault.message}`, fault);
    throw fault;
  }
}

/**
 * Checks an append before a store sees it.
 * @throws EventStoreError `invalid`, naming the event's index and the member's path; `too_large`.
 */
export function checkAppend(stream: string, expected: Expected, events: readonly NewEvent[]): CheckedEvent[] {
  checkStream(stream);
  checkExpected(expected);
  if (!Array.isArray(events) || events.length === 0) throw invalid('an append needs at least one event');
  const checked: CheckedEvent[] = [];
  let bytes = 0;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as NewEvent;
    if (typeof event !== 'object' || event === null) throw invalid(`event ${i} is not an object`);
    const { id, type } = event;
    if (typeof id !== 'string' || !UUID.test(id) || id === NIL)
      throw invalid(`event ${i}: its id is not a UUID in lower case: ${String(id).slice(0, 50)}`);
    checkName(`event ${i}: its type`, type, 200);
    const data = canonical(`event ${i}: data`, event.data);
    const metadata = canonical(`event ${i}: metadata`, event.metadata);
    bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length;
    checked.push({ id, type, data, metadata });
  }
  if (checked.length > 1) {
    const seen = new Map<string, number>();
    checked.forEach(({ id }, i) => {
      const first = seen.get(id);
      if (first !== undefined) throw invalid(`events ${first} and ${i} have the same id ${id}`);
      seen.set(id, i);
    });
  }
  if (bytes > MAX_APPEND_BYTES)
    throw new EventStoreError(
      'too_large',
      `the append to ${stream} has ${bytes} bytes, more than ${MAX_APPEND_BYTES}`,
      { stream },
    );
  return checked;
}

function checkLimit(limit: number | undefined): void {
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 1))
    throw invalid(`limit is ${limit}, not 1 or more`);
}

/** @throws EventStoreError `invalid` */
export function checkReadStream(stream: string, { from, limit }: ReadStreamOptions): void {
  checkStream(stream);
  if (from !== undefined) checkRevision('from', from);
  checkLimit(limit);
}

/** @throws EventStoreError `invalid`; the position itself is for each store to judge. */
export function checkReadAll({ after, filter, limit }: ReadAllOptions): void {
  if (after !== undefined && typeof after !== 'string') throw invalid('after is not a position');
  if (filter !== undefined) checkFilter(filter);
  checkLimit(limit);
}

/** SQL and regular expressions of the stores have limits of their own; this is below all of them. */
const MOST_IN_FILTER = 500;

/** One list of 1 to 500: event types, or stream prefixes. */
export function checkFilter(filter: Filter): void {
  const lists = Object.entries(filter);
  const [named, list] = lists[0] ?? [];
  if (lists.length !== 1 || (named !== 'types' && named !== 'streamPrefixes'))
    throw invalid('a filter has either types or streamPrefixes');
  if (!Array.isArray(list) || list.length === 0) throw invalid(`the filter's ${named} are empty`);
  if (list.length > MOST_IN_FILTER)
    throw invalid(`the filter's ${named} are ${list.length}, more than ${MOST_IN_FILTER}`);
  list.forEach((entry, i) => checkName(`the filter's ${named}[${i}]`, entry, named === 'types' ? 200 : 500));
}

/** What a filter means, for stores that filter in memory. Machinery streams come only to a prefix that begins with `_`. */
export function matches(filter: Filter | undefined, { stream, type }: { stream: string; type: string }): boolean {
  if (filter !== undefined && 'streamPrefixes' in filter)
    return filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
  return !stream.startsWith('_') && (filter === undefined || filter.types.includes(type));
}

/** `matches` for many events of one filter. */
export function matching(filter: Filter | undefined): (event: { stream: string; type: string }) => boolean {
  if (filter === undefined || 'streamPrefixes' in filter) return (event) => matches(filter, event);
  const types = new Set(filter.types);
  return ({ stream, type }) => types.has(type) && !stream.startsWith('_');
}

/** For a read that its signal has stopped: it must not look like a read that came to the end. */
export const aborted = (signal: AbortSignal) =>
  new EventStoreError('unavailable', 'the read was stopped by its signal', { cause: signal.reason });
