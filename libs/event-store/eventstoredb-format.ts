import { type Json, type JsonObject } from './json.js';
import { invalid, START, type Filter, type Position, type StoredEvent } from './port.js';

// How positions, revisions, events and filters of the port are written for EventStoreDB.

/** Byte offsets in the log. */
export interface ServerPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Positions are 63 bits. Server 24.10 has named one beyond, meaning none (KurrentDB pull request 4892). */
export const LAST_PLACE = 2n ** 63n - 1n;
const POSITION = /^(\d{20})-(\d{20})$/;
const digits = (n: bigint) => n.toString().padStart(20, '0');
export const toPosition = ({ commit, prepare }: ServerPosition): Position => `${digits(commit)}-${digits(prepare)}`;

export function fromPosition(position: Position): ServerPosition | 'start' {
  if (position === START) return 'start';
  const [, commit, prepare] = POSITION.exec(position) ?? [];
  if (commit === undefined || prepare === undefined)
    throw invalid(`${JSON.stringify(position.slice(0, 50))} is no position of this event store`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

export function toRevision(revision: bigint, stream: string): number {
  if (revision < 0n || revision > BigInt(Number.MAX_SAFE_INTEGER))
    throw invalid(`stream ${stream}: revision ${revision} is beyond 2^53`);
  return Number(revision);
}

/** An item of the client's reads and subscriptions, as far as it is looked at. */
export interface ServerItem {
  readonly event?: {
    readonly id: string;
    readonly type: string;
    readonly streamId: string;
    readonly revision: bigint;
    readonly position?: ServerPosition;
    readonly isJson: boolean;
    readonly data: unknown;
    readonly metadata: unknown;
  };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** Statistics, metadata, epochs, tombstones. */
export const isServers = ({ type, streamId }: { readonly type: string; readonly streamId: string }) =>
  type.startsWith('$') || streamId.startsWith('$');

/**
 * Undefined for the server's own records, which are in `$all` and, as `$streamDeleted`, in streams of ours. What another
 * program wrote that is no JSON object is refused when it was asked for `by name`, by stream or filter, and passed over
 * when the whole log was asked for.
 */
export function toStored({ event }: ServerItem, byName: boolean): StoredEvent | undefined {
  if (event === undefined || isServers(event)) return undefined;
  const { id, type, streamId: stream, revision, position } = event;
  const { isJson, data } = event;
  const metadata = event.metadata ?? {};
  if (isJson && isObject(data) && isObject(metadata) && position !== undefined)
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
export function asWritten(canonical: string): JsonObject {
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

/** What filters look at. */
export interface Named {
  readonly stream: string;
  readonly type: string;
}

/** Letters, digits and `\uXXXX` alone, which .NET and JavaScript read alike. */
const literally = (names: readonly string[]) =>
  `(?:${names.map((name) => name.replaceAll(/[^A-Za-z0-9]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('|')})`;

/**
 * A filter as a regular expression over event types or stream names, because the server compares prefixes by the rules of
 * a language, not by code units. What comes is looked at again (`matches`). `also`: takes this record's like too.
 */
export function expression(filter: Filter | undefined, also?: Named): string {
  const byType = filter !== undefined && 'types' in filter;
  const own =
    filter === undefined ? '^[^$_]' : byType ? `^${literally(filter.types)}$` : `^${literally(filter.streamPrefixes)}`;
  return also === undefined ? own : `${own}|^${literally([byType ? also.type : also.stream])}$`;
}
