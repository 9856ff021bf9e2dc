import type { Json, JsonObject } from '@libs/event-store/json.js';

/**
 * The closed query language, written as a subset of MongoDB's: passed through to MongoDB, translated for SQLite.
 * Values are compared by type and value; a missing field equals only `null`; an array field matches when one of its
 * elements does, each comparison for itself; a dotted name looks into objects, and into the objects of an array. Range
 * and prefix compare strings by their UTF-8 bytes, which is the order of code points (JavaScript's `<` compares UTF-16
 * units and differs beyond U+FFFF), numbers as numbers, and never across types. No collation: 张 and 李 stand in the
 * order of their code points, not of pinyin or strokes. `$and` and `$or` take lists that are not empty.
 */
export type Filter =
  | { readonly $and: readonly Filter[] }
  | { readonly $or: readonly Filter[] }
  | { readonly [field: string]: Scalar | Condition };

export type Scalar = string | number | boolean | null;
export interface Condition {
  readonly $eq?: Scalar;
  readonly $in?: readonly Scalar[];
  readonly $gt?: string | number;
  readonly $gte?: string | number;
  readonly $lt?: string | number;
  readonly $lte?: string | number;
  /** Strings that begin with this. Not MongoDB's: its adapter turns it into an escaped, anchored `$regex`. */
  readonly $prefix?: string;
  /** Strings that hold this anywhere; the letters A to Z in either case, everything else as it is. Not MongoDB's either. */
  readonly $contains?: string;
}

/**
 * Fields in order of weight; `_id` is always added last, so the order is total. Missing and null come first, then
 * numbers, strings, false, true. A row with a list or an object there is refused (`invalid`).
 */
export type Sort = Readonly<Record<string, 1 | -1>>;

export interface Query {
  readonly filter?: Filter;
  readonly sort?: Sort;
  /** 1 to 1000. Default 100. */
  readonly limit?: number;
  /** Opaque, from the page before. Belongs to the same filter and sort, or is refused as `invalid`. */
  readonly cursor?: string;
}

/** A document: `_id`, `_pos` (the last event it has taken in) and the view's own fields. */
export interface Document extends JsonObject {
  readonly _id: string;
  readonly _pos: string;
}

export interface Page {
  readonly rows: readonly Document[];
  /** Present when there is more. */
  readonly next?: string;
}

/**
 * One document to write. `was`: the `_pos` it was loaded with, or undefined if it was absent. A row that is gone is
 * written as `gone: true`: it keeps its `_pos` (so that a replay is still skipped) and no query sees it.
 */
export interface Change {
  readonly id: string;
  readonly was: string | undefined;
  readonly pos: string;
  readonly row: JsonObject | { readonly gone: true };
}

/** Which fields to index: a name, or names in order. Dots reach into objects; arrays are indexed by element in MongoDB. */
export type Index = string | readonly string[];

/** What the projector knows of a view, kept beside its rows. */
export interface ViewRecord {
  /** Collection that serves queries now, e.g. `task-board__3`. */
  readonly live: string | undefined;
  /** Collections built or being built, by name. */
  readonly collections: Readonly<Record<string, CollectionRecord>>;
}
export interface CollectionRecord {
  readonly version: number;
  /** Every event at or before this position is in the rows. `''` = none yet. */
  readonly checkpoint: string;
  /** What the log is known by: rows of one log are never continued from another. */
  readonly log?: string;
  readonly stopped?: {
    readonly at: string;
    readonly event: string;
    readonly reason: string;
    readonly attempts: number;
  };
}

/** A small durable document outside every view, changed only by compare-and-set. Accounts, sessions and leases live here. */
export interface Keep {
  readonly version: number;
  readonly value: JsonObject;
}

/**
 * Read models. Two adapters, one contract (`test/contracts/read-models.contract.ts`).
 * Every method rejects with `ReadModelError`, and with nothing else. A resolved write is durable.
 */
export interface ReadModelStore {
  readonly name: string;

  /** Creates the collection and its indexes where missing. Idempotent. */
  prepare(collection: string, indexes: readonly Index[]): Promise<void>;
  /** Documents as stored, gone ones included (with `gone: true`), absent ones left out. */
  load(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /**
   * Writes each change whose document still has `was` as its `_pos`; each id at most once a call. Gives the ids that
   * somebody else had changed meanwhile (not written): load again and fold again.
   */
  write(collection: string, changes: readonly Change[]): Promise<readonly string[]>;
  /** A collection that has been dropped, or never was, has no rows. Writing to it is `invalid` until it is prepared. */
  drop(collection: string): Promise<void>;

  view(name: string): Promise<ViewRecord>;
  views(): Promise<ReadonlyMap<string, ViewRecord>>;
  /** Moves a checkpoint forwards (never back) and replaces the rest of the record: no `stopped` means it goes on. */
  record(view: string, collection: string, record: CollectionRecord): Promise<void>;
  forget(view: string, collection: string): Promise<void>;
  /** The alias: which collection serves the view. One atomic step. */
  serve(view: string, collection: string): Promise<void>;

  find(collection: string, query: Query): Promise<Page>;
  count(collection: string, filter?: Filter): Promise<number>;
  /** How many rows there are for each combination of these fields, in no order. Missing counts as null. */
  countBy(
    collection: string,
    fields: readonly string[],
    filter?: Filter,
  ): Promise<readonly { by: readonly Json[]; count: number }[]>;

  kept(kind: string, id: string): Promise<Keep | undefined>;
  /** All of a kind, by id. */
  allKept(kind: string): Promise<ReadonlyMap<string, Keep>>;
  /**
   * Writes if the document is still at this version (0 = absent). False if not. `undefined` removes it. The first
   * version is 1, each change adds 1; a document that was removed begins again at 1.
   */
  keep(kind: string, id: string, version: number, value: JsonObject | undefined): Promise<boolean>;

  ping(): Promise<void>;
  close(): Promise<void>;
}

/** `unavailable`: outcome unknown, retry; every write is guarded, so a repetition is harmless. */
export type ReadModelErrorCode = 'invalid' | 'unavailable' | 'access_denied';

export class ReadModelError extends Error {
  override readonly name = 'ReadModelError';
  constructor(
    readonly code: ReadModelErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
