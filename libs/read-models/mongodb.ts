import {
  BSON,
  MongoBulkWriteError,
  MongoClient,
  MongoError,
  MongoInvalidArgumentError,
  MongoServerError,
  type AnyBulkWriteOperation,
  type Collection,
  type Db,
  type Document as Bson,
  type Filter as BsonFilter,
} from 'mongodb';
import { type Json, type JsonObject } from '@libs/event-store/json.js';
import {
  ReadModelError,
  type Change,
  type CollectionRecord,
  type Document,
  type Filter,
  type Index,
  type Keep,
  type Page,
  type Query,
  type ReadModelStore,
  type Scalar,
  type ViewRecord,
} from './port.js';
import {
  canonicalRow,
  canonicalViewRow,
  checkCollection,
  checkFilter,
  checkId,
  checkQuery,
  invalid,
  isGone,
  pageOf,
  pathOf,
  type Checked,
  type Order,
  type Test,
} from './query.js';

const DATABASE = 'supervision';
const SELECTION_MS = 8_000;
const WRITE_MS = 15_000;

// ---- the filter language --------------------------------------------------------------------------------------------

type Row = Bson & { _id: string };
type Where = BsonFilter<Row>;

const NOTHING: Where = { _id: { $in: [] } };
const NOT_GONE: Where = { gone: { $ne: true } };

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function testBson({ path, op, value }: Test): Where {
  const field = path.join('.');
  if (op === '$prefix') return { [field]: { $regex: `^${escaped(value)}` } };
  // By hand, because the option for it minds no case of any script, and stores differ in what they take for one.
  if (op === '$contains')
    return {
      [field]: {
        $regex: escaped(value).replaceAll(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
      },
    };
  return { [field]: { [op]: value } };
}

function filterBson(filter: Checked): Where {
  if ('all' in filter) return filter.all.length === 0 ? {} : { $and: filter.all.map(filterBson) };
  if ('any' in filter) return { $or: filter.any.map(filterBson) };
  return testBson(filter);
}

/** Documents that stand after these sort values. MongoDB's `$gt` stays within a type, its sort does not. */
function afterBson(order: readonly Order[], after: readonly Scalar[]): Where {
  const beyond = ({ path, direction }: Order, value: Scalar): Where => {
    const field = path.join('.');
    const ofTypes = (...types: string[]) => ({ [field]: { $type: types } }) as Where;
    const isNull = { [field]: { $eq: null } } as Where;
    const than = (op: '$gt' | '$lt') => ({ [field]: { [op]: value } }) as Where;
    if (value === null) return direction === 1 ? { [field]: { $ne: null } } : NOTHING;
    if (typeof value === 'number')
      return { $or: direction === 1 ? [than('$gt'), ofTypes('string', 'bool')] : [than('$lt'), isNull] };
    if (typeof value === 'string')
      return { $or: direction === 1 ? [than('$gt'), ofTypes('bool')] : [than('$lt'), ofTypes('number'), isNull] };
    return direction === 1 ? than('$gt') : { $or: [than('$lt'), ofTypes('number', 'string'), isNull] };
  };
  return {
    $or: order.map((last, i) => ({
      $and: [
        ...order.slice(0, i).map(({ path }, j) => ({ [path.join('.')]: { $eq: after[j]! } })),
        beyond(last, after[i]!),
      ],
    })),
  };
}

// ---- errors ---------------------------------------------------------------------------------------------------------

const DUPLICATE = 11000;
const NAMESPACE_NOT_FOUND = 26;
const NAMESPACE_EXISTS = 48;
const DENIED: readonly unknown[] = [13, 18, 8000];
/** BadValue, FailedToParse, TypeMismatch, names with `$` or dots, parallel lists in an index, too large, not implemented. */
const REFUSED: readonly unknown[] = [2, 9, 14, 52, 57, 171, 238, 10334, 17280];

function storeError(name: string, error: unknown): ReadModelError {
  if (error instanceof ReadModelError) return error;
  const message = `${name}: ${error instanceof Error ? error.message : String(error)}`;
  const code = error instanceof MongoError ? error.code : undefined;
  if (DENIED.includes(code)) return new ReadModelError('access_denied', message, error);
  const refused =
    error instanceof MongoInvalidArgumentError || error instanceof BSON.BSONError || error instanceof RangeError;
  return new ReadModelError(refused || REFUSED.includes(code) ? 'invalid' : 'unavailable', message, error);
}

const hasCode = (error: unknown, code: number) => error instanceof MongoServerError && error.code === code;

// ---- the store ------------------------------------------------------------------------------------------------------

interface RecordDocument {
  _id: string;
  view: string;
  collection: string;
  version: number;
  checkpoint: string;
  log?: string;
  stopped?: NonNullable<CollectionRecord['stopped']>;
}
interface KeptDocument {
  _id: string;
  kind: string;
  id: string;
  version: number;
  value: JsonObject;
}

const documentOf = ({ _id, _pos, ...row }: Row): Document => ({ _id, _pos: _pos as string, ...row });

class MongoReadModels implements ReadModelStore {
  readonly #prepared = new Set<string>();
  readonly #views: Collection<{ _id: string; live: string }>;
  readonly #records: Collection<RecordDocument>;
  readonly #kept: Collection<KeptDocument>;

  constructor(
    readonly name: string,
    private readonly client: MongoClient,
    private readonly db: Db,
  ) {
    this.#views = db.collection('_views');
    this.#records = db.collection('_collections');
    this.#kept = db.collection('_kept');
  }

  async #answer<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw storeError(this.name, error);
    }
  }

  #rows(collection: string): Collection<Row> {
    return this.db.collection(checkCollection(collection));
  }

  async open(): Promise<void> {
    await this.#answer(async () => {
      await this.client.connect();
      await this.db.command({ ping: 1 });
      await this.#records.createIndex({ view: 1 });
      await this.#kept.createIndex({ kind: 1 });
    });
  }

  prepare(collection: string, indexes: readonly Index[]): Promise<void> {
    return this.#answer(async () => {
      const keys = indexes.map((index) =>
        (typeof index === 'string' ? [index] : index).map((field): [string, 1] => [pathOf(field).join('.'), 1]),
      );
      try {
        await this.db.createCollection(checkCollection(collection));
      } catch (error) {
        if (!hasCode(error, NAMESPACE_EXISTS)) throw error;
      }
      // One by one: FerretDB fails on a list of which more than one is there already.
      for (const key of keys) await this.#rows(collection).createIndex(new Map(key));
      this.#prepared.add(collection);
    });
  }

  load(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    return this.#answer(async () => {
      const found = await this.#rows(collection)
        .find({ _id: { $in: [...ids] } })
        .toArray();
      return new Map(found.map((row) => [row._id, documentOf(row)]));
    });
  }

  write(collection: string, changes: readonly Change[]): Promise<readonly string[]> {
    return this.#answer(async () => {
      const rows = this.#rows(collection);
      if (new Set(changes.map(({ id }) => id)).size !== changes.length) throw invalid('the same id twice in one write');
      const operations = changes.map(({ id, was, pos, row }): AnyBulkWriteOperation<Row> => {
        checkId(id, 'id');
        checkId(pos, 'position');
        const document = {
          _pos: pos,
          ...(isGone(row) ? { gone: true } : (JSON.parse(canonicalViewRow(id, row)) as JsonObject)),
        };
        return was === undefined
          ? { insertOne: { document: { _id: id, ...document } } }
          : { replaceOne: { filter: { _id: id, _pos: was }, replacement: document } };
      });
      if (operations.length === 0) return [];
      await this.#checkPrepared(collection);
      const lost: string[] = [];
      let replaced: number;
      try {
        // One operation for a document at most, because unordered ones may run side by side.
        replaced = (await rows.bulkWrite(operations, { ordered: false })).matchedCount;
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError)) throw error;
        const failures = [error.writeErrors].flat();
        const other = failures.find(({ code }) => code !== DUPLICATE);
        if (other) throw new MongoServerError({ message: other.errmsg ?? 'a write failed', code: other.code });
        // Written, but perhaps not by a majority: the outcome is unknown.
        const unsure = error.result.getWriteConcernError();
        if (unsure)
          throw new ReadModelError('unavailable', `${this.name}: ${unsure.errmsg ?? 'not acknowledged'}`, error);
        if (failures.length === 0) throw error;
        lost.push(...failures.map(({ index }) => changes[index]!.id));
        replaced = error.result.matchedCount;
      }
      const held = changes.filter(({ was }) => was !== undefined);
      if (replaced === held.length) return lost;
      const now = await rows
        .find({ _id: { $in: held.map(({ id }) => id) } })
        .project<{ _id: string; _pos: string }>({ _pos: 1 })
        .toArray();
      const positions = new Map(now.map(({ _id, _pos }) => [_id, _pos]));
      return [...lost, ...held.filter(({ id, pos }) => positions.get(id) !== pos).map(({ id }) => id)];
    });
  }

  /** MongoDB would create a collection that was dropped, without its indexes, by writing to it. */
  async #checkPrepared(collection: string): Promise<void> {
    if (this.#prepared.has(collection)) return;
    const found = await this.db.listCollections({ name: collection }, { nameOnly: true }).toArray();
    if (found.length === 0) throw invalid(`${collection} has not been prepared`);
    this.#prepared.add(collection);
  }

  drop(collection: string): Promise<void> {
    return this.#answer(async () => {
      this.#prepared.delete(collection);
      try {
        await this.db.dropCollection(checkCollection(collection));
      } catch (error) {
        if (!hasCode(error, NAMESPACE_NOT_FOUND)) throw error;
      }
    });
  }

  view(name: string): Promise<ViewRecord> {
    return this.#answer(async () => (await this.#read(name)).get(name) ?? { live: undefined, collections: {} });
  }

  views(): Promise<ReadonlyMap<string, ViewRecord>> {
    return this.#answer(() => this.#read(undefined));
  }

  async #read(name: string | undefined): Promise<Map<string, ViewRecord>> {
    const [served, recorded] = await Promise.all([
      this.#views.find(name === undefined ? {} : { _id: name }).toArray(),
      this.#records
        .find(name === undefined ? {} : { view: name })
        .sort({ _id: 1 })
        .toArray(),
    ]);
    const records = new Map<string, { live: string | undefined; collections: Record<string, CollectionRecord> }>();
    const recordOf = (view: string) => {
      const record = records.get(view) ?? { live: undefined, collections: {} };
      records.set(view, record);
      return record;
    };
    for (const { _id, live } of served) recordOf(_id).live = live;
    for (const { view, collection, version, checkpoint, log, stopped } of recorded)
      recordOf(view).collections[collection] = {
        version,
        checkpoint,
        ...(log !== undefined && { log }),
        ...(stopped !== undefined && { stopped }),
      };
    return records;
  }

  record(view: string, collection: string, { version, checkpoint, log, stopped }: CollectionRecord): Promise<void> {
    return this.#answer(async () => {
      checkId(view, 'view');
      checkCollection(collection);
      const gone = {
        ...(log === undefined && { log: '' as const }),
        ...(stopped === undefined && { stopped: '' as const }),
      };
      const update = {
        $set: {
          view,
          collection,
          version,
          ...(log !== undefined && { log }),
          ...(stopped !== undefined && { stopped }),
        },
        $max: { checkpoint },
        ...(Object.keys(gone).length > 0 && { $unset: gone }),
      };
      const write = () => this.#records.updateOne({ _id: `${view}/${collection}` }, update, { upsert: true });
      try {
        await write();
      } catch (error) {
        // Two at once found it absent: by now it is there.
        if (!hasCode(error, DUPLICATE)) throw error;
        await write();
      }
    });
  }

  forget(view: string, collection: string): Promise<void> {
    return this.#answer(async () => {
      await this.#records.deleteOne({ _id: `${view}/${collection}` });
    });
  }

  serve(view: string, collection: string): Promise<void> {
    return this.#answer(async () => {
      const live = checkCollection(collection);
      await this.#views.updateOne({ _id: checkId(view, 'view') }, { $set: { live } }, { upsert: true });
    });
  }

  find(collection: string, query: Query): Promise<Page> {
    return this.#answer(async () => {
      const checked = checkQuery(query);
      const where = [NOT_GONE, filterBson(checked.filter)];
      if (checked.after) where.push(afterBson(checked.order, checked.after));
      const found = await this.#rows(collection)
        .find({ $and: where })
        .sort(checked.order.map(({ path, direction }): [string, 1 | -1] => [path.join('.'), direction]))
        .limit(checked.limit + 1)
        .toArray();
      return pageOf(checked, found.map(documentOf));
    });
  }

  count(collection: string, filter?: Filter): Promise<number> {
    return this.#answer(() =>
      this.#rows(collection).countDocuments({ $and: [NOT_GONE, filterBson(checkFilter(filter))] }),
    );
  }

  countBy(collection: string, fields: readonly string[], filter?: Filter) {
    return this.#answer(async () => {
      if (fields.length === 0) throw invalid('countBy: no field');
      const by = Object.fromEntries(fields.map((field, i) => [`f${i}`, `$${pathOf(field).join('.')}`]));
      const groups = await this.#rows(collection)
        .aggregate<{ _id: Record<string, Json | undefined>; count: number }>([
          { $match: { $and: [NOT_GONE, filterBson(checkFilter(filter))] } },
          { $group: { _id: by, count: { $sum: 1 } } },
        ])
        .toArray();
      // MongoDB counts a missing field and null apart.
      const counts = new Map<string, { by: readonly Json[]; count: number }>();
      for (const { _id, count } of groups) {
        const values = fields.map((_, i) => _id[`f${i}`] ?? null);
        const key = JSON.stringify(values);
        counts.set(key, { by: values, count: (counts.get(key)?.count ?? 0) + count });
      }
      return [...counts.values()];
    });
  }

  kept(kind: string, id: string): Promise<Keep | undefined> {
    return this.#answer(async () => {
      const found = await this.#kept.findOne({ _id: `${kind}/${id}` });
      return found ? { version: found.version, value: found.value } : undefined;
    });
  }

  allKept(kind: string): Promise<ReadonlyMap<string, Keep>> {
    return this.#answer(async () => {
      const found = await this.#kept.find({ kind }).sort({ _id: 1 }).toArray();
      return new Map(found.map(({ id, version, value }) => [id, { version, value }]));
    });
  }

  keep(kind: string, id: string, version: number, value: JsonObject | undefined): Promise<boolean> {
    return this.#answer(async () => {
      const _id = `${checkCollection(kind)}/${checkId(id, 'id')}`;
      if (!Number.isSafeInteger(version) || version < 0) throw invalid('version: 0 or more');
      if (value === undefined)
        return version === 0
          ? (await this.#kept.findOne({ _id })) === null
          : (await this.#kept.deleteOne({ _id, version })).deletedCount === 1;
      const document = { kind, id, version: version + 1, value: JSON.parse(canonicalRow(value)) as JsonObject };
      if (version > 0) return (await this.#kept.replaceOne({ _id, version }, document)).matchedCount === 1;
      try {
        await this.#kept.insertOne({ _id, ...document });
        return true;
      } catch (error) {
        if (hasCode(error, DUPLICATE)) return false;
        throw error;
      }
    });
  }

  ping(): Promise<void> {
    return this.#answer(async () => {
      // Reads from the primary alone: without one there is nobody to write to.
      await this.db.command({ ping: 1 });
    });
  }

  close(): Promise<void> {
    return this.#answer(() => this.client.close());
  }
}

// ---- opening --------------------------------------------------------------------------------------------------------

/** What may be shown of a URL, and what must not be. */
function partsOf(url: string): {
  readonly scheme: string;
  readonly hosts: string;
  readonly database: string;
  readonly secret: string;
} {
  const [, scheme = '', authority = '', path = ''] = /^(mongodb(?:\+srv)?):\/\/([^/?]*)(?:\/([^?]*))?/.exec(url) ?? [];
  const at = authority.lastIndexOf('@');
  let database = path;
  try {
    database = decodeURIComponent(path);
  } catch {
    // Left as it is: the driver refuses it by name.
  }
  return {
    scheme,
    hosts: authority.slice(at + 1),
    database: database || DATABASE,
    secret: authority.slice(0, Math.max(at, 0)),
  };
}

/**
 * Read models in MongoDB 7 or 8 (a replica set in production; a standalone works). Every write is acknowledged by a
 * majority and journalled, every read is of what a majority has; no transactions. The URL's path names the database,
 * `supervision` by default.
 * @throws ReadModelError `invalid` for a URL that is none, `access_denied`, or `unavailable` within about ten seconds;
 * the message names the hosts and never the password.
 * @param sent Is shown every command as it goes to the server.
 */
export async function openMongoReadModels(url: string, sent?: (command: Bson) => void): Promise<ReadModelStore> {
  const { scheme, hosts, database, secret } = partsOf(url);
  const name = `${scheme}://${hosts}/${database}`;
  let client: MongoClient;
  try {
    client = new MongoClient(url, {
      appName: 'read-models',
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: WRITE_MS },
      ignoreUndefined: true,
      ...(!/[?&]serverSelectionTimeoutMS=/i.test(url) && { serverSelectionTimeoutMS: SELECTION_MS }),
      connectTimeoutMS: SELECTION_MS,
      socketTimeoutMS: 2 * WRITE_MS,
      monitorCommands: sent !== undefined,
    });
    if (sent) client.on('commandStarted', ({ command }) => sent(command));
  } catch (error) {
    // No cause: what a URL parser throws may carry the URL, and with it the password.
    const message = error instanceof Error ? error.message : String(error);
    throw invalid(`${name}: ${secret === '' ? message : message.replaceAll(secret, '…')}`);
  }
  const store = new MongoReadModels(name, client, client.db(database));
  try {
    await store.open();
    return store;
  } catch (error) {
    // What failed to open is what the caller must hear, not how closing went.
    await client.close().catch(() => undefined);
    throw error;
  }
}
