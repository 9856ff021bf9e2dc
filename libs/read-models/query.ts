import { createHash } from 'node:crypto';
import { canonicalJson, NotIJson, type Json, type JsonObject } from '@libs/event-store/json.js';
import { ReadModelError, type Document, type Filter, type Page, type Query, type Scalar, type Sort } from './port.js';

export type Path = readonly string[];

/** One comparison of one field. `$prefix` and `$contains` of the empty string mean: any string. */
export type Test =
  | { readonly path: Path; readonly op: '$eq'; readonly value: Scalar }
  | { readonly path: Path; readonly op: '$in'; readonly value: readonly Scalar[] }
  | { readonly path: Path; readonly op: '$gt' | '$gte' | '$lt' | '$lte'; readonly value: string | number }
  | { readonly path: Path; readonly op: '$prefix' | '$contains'; readonly value: string };

/** A filter after checking: what both adapters translate, so that they cannot read it differently. */
export type Checked = { readonly all: readonly Checked[] } | { readonly any: readonly Checked[] } | Test;

export const invalid = (message: string, cause?: unknown) => new ReadModelError('invalid', message, cause);

const MAX_DEPTH = 10;
const MAX_TESTS = 200;
const MAX_IN = 1000;
const MAX_PATH = 4;
const MAX_SORT = 5;
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

const SEGMENT = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;
const COLLECTION = /^[a-z][a-z0-9_-]{0,99}$/;

/**
 * A field's name, or names joined by dots. Letters of any script, digits, `_` and `-`; no segment begins with a digit,
 * because MongoDB would read it as an array's index.
 */
export function pathOf(field: string): Path {
  const path = field.split('.');
  if (path.length > MAX_PATH || !path.every((segment) => SEGMENT.test(segment)))
    throw invalid(`${JSON.stringify(field)} is not a field's name`);
  return path;
}

/** Lower case only: SQLite's tables are not told apart by case. */
export function checkCollection(collection: string): string {
  if (!COLLECTION.test(collection)) throw invalid(`${JSON.stringify(collection)} is not a collection's name`);
  return collection;
}

function checkString(value: string, what: string): string {
  if (!value.isWellFormed()) throw invalid(`${what}: a lone surrogate`);
  return value;
}

function checkScalar(value: unknown, what: string): Scalar {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return checkString(value, what);
  const isExact = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
  if (typeof value === 'number' && isExact) return value;
  throw invalid(`${what}: only null, true, false, a number (integers below 2^53) or a string can be compared`);
}

function checkTest(path: Path, op: string, value: unknown): Test {
  const what = `${path.join('.')} ${op}`;
  switch (op) {
    case '$eq':
      return { path, op, value: checkScalar(value, what) };
    case '$in':
      if (!Array.isArray(value)) throw invalid(`${what}: not a list`);
      if (value.length > MAX_IN) throw invalid(`${what}: more than ${MAX_IN} values`);
      return { path, op, value: value.map((member) => checkScalar(member, what)) };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const bound = checkScalar(value, what);
      if (typeof bound !== 'string' && typeof bound !== 'number') throw invalid(`${what}: not a string or a number`);
      return { path, op, value: bound };
    }
    case '$prefix':
    case '$contains':
      if (typeof value !== 'string') throw invalid(`${what}: not a string`);
      if (value.includes('\0')) throw invalid(`${what}: a NUL character`);
      return { path, op, value: checkString(value, what) };
    default:
      throw invalid(`${what}: there is no such comparison`);
  }
}

/**
 * Checks a filter, which may come from outside, against the closed language.
 * @throws ReadModelError `invalid`, naming the field.
 */
export function checkFilter(filter: Filter | undefined): Checked {
  let tests = 0;
  const check = (part: unknown, depth: number): Checked => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) throw invalid('a filter is an object');
    if (depth > MAX_DEPTH) throw invalid(`a filter nested more than ${MAX_DEPTH} deep`);
    const all = Object.entries(part).flatMap(([name, condition]: [string, unknown]): Checked[] => {
      if (name === '$and' || name === '$or') {
        if (!Array.isArray(condition) || condition.length === 0)
          throw invalid(`${name} takes a list that is not empty`);
        const parts = condition.map((member) => check(member, depth + 1));
        return [name === '$and' ? { all: parts } : { any: parts }];
      }
      const path = pathOf(name);
      const comparisons: [string, unknown][] =
        typeof condition === 'object' && condition !== null ? Object.entries(condition) : [['$eq', condition]];
      if (comparisons.length === 0 || Array.isArray(condition)) throw invalid(`${name}: no comparison`);
      tests += comparisons.length;
      if (tests > MAX_TESTS) throw invalid(`a filter of more than ${MAX_TESTS} comparisons`);
      return comparisons.map(([op, value]) => checkTest(path, op, value));
    });
    return { all };
  };
  return check(filter ?? {}, 1);
}

export interface Order {
  readonly path: Path;
  readonly direction: 1 | -1;
}

/** The order asked for, made total by `_id`. */
function checkSort(sort: Sort | undefined): readonly Order[] {
  const orders: Order[] = [];
  for (const [field, direction] of Object.entries(sort ?? {})) {
    if (direction !== 1 && direction !== -1) throw invalid(`sort ${field}: 1 or -1`);
    orders.push({ path: pathOf(field), direction });
    if (field === '_id') return orders;
  }
  if (orders.length > MAX_SORT) throw invalid(`sorted by more than ${MAX_SORT} fields`);
  return [...orders, { path: ['_id'], direction: 1 }];
}

export interface CheckedQuery {
  readonly filter: Checked;
  readonly order: readonly Order[];
  readonly limit: number;
  /** Sort values of the last row of the page before, one for each of `order`. */
  readonly after: readonly Scalar[] | undefined;
  readonly fingerprint: string;
}

/** @throws ReadModelError `invalid` for anything outside the language, and for a cursor that belongs to another query. */
export function checkQuery(query: Query): CheckedQuery {
  const filter = checkFilter(query.filter);
  const order = checkSort(query.sort);
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw invalid(`limit: 1 to ${MAX_LIMIT}`);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([canonicalJson(query.filter ?? {}), order]))
    .digest('base64url')
    .slice(0, 16);
  const after = query.cursor === undefined ? undefined : openCursor(query.cursor, fingerprint, order.length);
  return { filter, order, limit, after, fingerprint };
}

function openCursor(cursor: string, fingerprint: string, values: number): readonly Scalar[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw invalid('the cursor is not one of ours', error);
  }
  if (!Array.isArray(parts) || parts.length !== values + 1) throw invalid('the cursor is not one of ours');
  if (parts[0] !== fingerprint) throw invalid('the cursor belongs to another filter or order');
  return parts.slice(1).map((value) => checkScalar(value, 'cursor'));
}

/** What lies at a path, objects only: `undefined` where something is missing on the way. */
const valueAt = (document: JsonObject, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(
    (at, segment) =>
      typeof at === 'object' && at !== null && !Array.isArray(at) ? (at as JsonObject)[segment] : undefined,
    document,
  );

/**
 * The page of `limit` rows out of `limit + 1` found. Rows with a list or an object where the order looks are refused:
 * MongoDB and SQLite would not agree where they stand.
 */
export function pageOf(query: CheckedQuery, found: readonly Document[]): Page {
  const rows = found.slice(0, query.limit);
  const keys = rows.map((row) =>
    query.order.map(({ path }) => {
      const value = valueAt(row, path) ?? null;
      if (typeof value === 'object' && value !== null)
        throw invalid(`cannot sort by ${path.join('.')}: in ${row._id} it is no single value`);
      return value;
    }),
  );
  if (found.length <= query.limit) return { rows };
  const next = Buffer.from(JSON.stringify([query.fingerprint, ...keys.at(-1)!])).toString('base64url');
  return { rows, next };
}

/** The least string above every string that begins with `prefix`, in order of code points; none if there is no such. */
export function beyondPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  while (points.length > 0) {
    const last = points.pop()!;
    if (last === 0x10ffff) continue;
    const next = last + 1;
    return String.fromCodePoint(...points, next >= 0xd800 && next <= 0xdfff ? 0xe000 : next);
  }
  return undefined;
}

const RESERVED = ['_id', '_pos', 'gone'];

const isUnstorable = (key: string) =>
  key === '' || key === '__proto__' || key.startsWith('$') || key.includes('.') || key.includes('\0');

/** Without undefined members. `where` gives the path of the value, only when it is needed. */
function strip(value: unknown, where: () => string): unknown {
  if (Array.isArray(value)) return value.map((member, i) => strip(member, () => `${where()}/${i}`));
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    if (isUnstorable(key)) throw invalid(`${where()}/${key}: no store takes a member of this name`);
    kept[key] = typeof member === 'object' ? strip(member, () => `${where()}/${key}`) : member;
  }
  return kept;
}

/**
 * A row as both stores keep it: canonical JSON. Members that are undefined are left out, as if they had not been set.
 * @throws ReadModelError `invalid` for what is not I-JSON, and for names MongoDB gives a meaning (`$…`, dots).
 */
export function canonicalRow(row: JsonObject): string {
  try {
    return canonicalJson(strip(row, () => ''));
  } catch (error) {
    if (error instanceof NotIJson) throw invalid(error.message, error);
    throw error;
  }
}

/** As `canonicalRow`, of a view's row: `_id`, `_pos` and `gone` are the store's own names. */
export function canonicalViewRow(id: string, row: JsonObject): string {
  for (const name of RESERVED)
    if (row[name] !== undefined) throw invalid(`${id}: ${name} is not a name for a view's own field`);
  try {
    return canonicalRow(row);
  } catch (error) {
    if (error instanceof ReadModelError) throw invalid(`${id}: ${error.message}`, error);
    throw error;
  }
}

export const isGone = (row: JsonObject): boolean => row['gone'] === true;

/** The text of an id or a position. */
export function checkId(id: string, what: string): string {
  if (typeof id !== 'string' || id === '' || id.length > 500) throw invalid(`${what}: 1 to 500 characters`);
  return checkString(id, what);
}
