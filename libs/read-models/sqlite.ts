import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
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
} from './query.js';
import { countBySql, countSql, findSql, indexSql } from './sqlite-filter.js';
import {
  createSchema,
  type Failure,
  failureOf,
  type Report,
  runJobs,
  type SqlValue,
  type Step,
} from './sqlite-writer.js';

// ---- errors ---------------------------------------------------------------------------------------------------------

const NO_TABLE = 'no such table: ';
const PERM = 3;
const READONLY = 8;
const AUTH = 23;

function storeError(name: string, { message, errcode }: Failure, cause?: unknown): ReadModelError {
  if (message.startsWith(NO_TABLE)) return invalid(`${message.slice(NO_TABLE.length)} has not been prepared`, cause);
  const primary = (errcode ?? 0) % 256;
  const denied = primary === PERM || primary === READONLY || primary === AUTH;
  return new ReadModelError(denied ? 'access_denied' : 'unavailable', `${name}: ${message}`, cause);
}

// By its members: what `node:sqlite` throws need not be an instance of this realm's Error.
// ---- who writes -----------------------------------------------------------------------------------------------------

interface Writer {
  /** All steps or none; durable when it resolves. Gives the number of rows changed by each run of each step. */
  run(steps: readonly Step[]): Promise<readonly (readonly number[])[]>;
  close(): Promise<void>;
}

class InThread implements Writer {
  readonly #statements = new Map<string, StatementSync>();
  constructor(
    readonly name: string,
    readonly db: DatabaseSync,
  ) {}

  async run(steps: readonly Step[]) {
    const [answer] = runJobs(this.db, this.#statements, [{ id: 0, steps }]);
    if ('failure' in answer!) throw storeError(this.name, answer.failure);
    return answer!.changed;
  }

  async close() {}
}

interface Pending {
  readonly resolve: (changed: readonly (readonly number[])[]) => void;
  readonly reject: (error: ReadModelError) => void;
}

/** A thread of its own: a commit waits for the disk, and the main thread has requests to answer meanwhile. */
class InWorker implements Writer {
  readonly #pending = new Map<number, Pending>();
  #last = 0;
  #ended: ReadModelError | undefined;
  #closed!: () => void;
  readonly #whenClosed = new Promise<void>((resolve) => (this.#closed = resolve));

  private constructor(
    readonly name: string,
    readonly worker: Worker,
  ) {}

  static async open(name: string, file: string): Promise<InWorker> {
    const script = new URL(
      import.meta.url.endsWith('.ts') ? './sqlite-writer.ts' : './sqlite-writer.js',
      import.meta.url,
    );
    const writer = new InWorker(name, new Worker(script, { workerData: { readModels: file } }));
    await new Promise<void>((resolve, reject) => {
      writer.worker.on('message', (report: Report) => {
        if (report.kind === 'opened') resolve();
        else if (report.kind === 'failed') reject(storeError(name, report.failure));
        else if (report.kind === 'answers') writer.#settle(report);
      });
      const ended = (why: string, cause?: unknown) => {
        writer.#end(new ReadModelError('unavailable', `${name}: ${why}`, cause));
        reject(writer.#ended!);
      };
      writer.worker.on('error', (error) => ended(`the writing thread has failed: ${String(error)}`, error));
      writer.worker.on('exit', () => ended('closed'));
    });
    writer.worker.unref();
    return writer;
  }

  run(steps: readonly Step[]): Promise<readonly (readonly number[])[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      // The process must not end while an answer is owed, and may when none is.
      this.worker.ref();
      this.worker.postMessage({ id, steps });
    });
  }

  #settle({ answers }: Extract<Report, { kind: 'answers' }>): void {
    for (const answer of answers) {
      const pending = this.#pending.get(answer.id);
      this.#pending.delete(answer.id);
      if ('failure' in answer) pending?.reject(storeError(this.name, answer.failure));
      else pending?.resolve(answer.changed);
    }
    if (this.#pending.size === 0) this.worker.unref();
  }

  #end(error: ReadModelError): void {
    this.#ended ??= error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    this.#closed();
  }

  async close() {
    if (!this.#ended) {
      this.worker.ref();
      this.worker.postMessage('close');
    }
    await this.#whenClosed;
  }
}

// ---- the store ------------------------------------------------------------------------------------------------------

interface Row {
  readonly id: string;
  readonly pos: string;
  readonly doc: string;
}

const documentOf = ({ id, pos, doc }: Row): Document => ({ _id: id, _pos: pos, ...(JSON.parse(doc) as JsonObject) });

const RECORD = `INSERT INTO _collections (view, collection, version, checkpoint, log, stopped) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (view, collection) DO UPDATE SET version = excluded.version, checkpoint = max(checkpoint, excluded.checkpoint),
  log = excluded.log, stopped = excluded.stopped`;

class SqliteReadModels implements ReadModelStore {
  readonly #statements = new Map<string, StatementSync>();
  #open = true;

  constructor(
    readonly name: string,
    protected readonly db: DatabaseSync,
    private readonly writer: Writer,
  ) {}

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      if (this.#statements.size >= 300) this.#statements.clear();
      statement = this.db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** A read. A collection that has never been prepared, or has been dropped, has no rows. */
  #all<R>(sql: string, values: readonly SqlValue[], table?: string): R[] {
    try {
      return this.#prepare(sql).all(...values) as R[];
    } catch (error) {
      const failure = failureOf(error);
      if (table !== undefined && failure.message === `${NO_TABLE}${table}`) return [];
      throw storeError(this.name, failure, error);
    }
  }

  async #answer<R>(work: () => R | Promise<R>): Promise<R> {
    if (!this.#open) throw new ReadModelError('unavailable', `${this.name}: closed`);
    return work();
  }

  prepare(collection: string, indexes: readonly Index[]): Promise<void> {
    return this.#answer(async () => {
      const table = `"${checkCollection(collection)}"`;
      const statements = [
        `CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, pos TEXT NOT NULL, gone INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID`,
      ];
      for (const index of indexes)
        statements.push(...indexSql(collection, typeof index === 'string' ? [index] : index));
      await this.writer.run(statements.map((sql) => ({ sql, rows: [[]] })));
    });
  }

  load(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    return this.#answer(() => {
      const sql = `SELECT id, pos, doc FROM "${checkCollection(collection)}" WHERE id IN (SELECT value FROM json_each(?))`;
      const rows = this.#all<Row>(sql, [JSON.stringify(ids)], collection);
      return new Map(rows.map((row) => [row.id, documentOf(row)]));
    });
  }

  write(collection: string, changes: readonly Change[]): Promise<readonly string[]> {
    return this.#answer(async () => {
      const table = `"${checkCollection(collection)}"`;
      if (new Set(changes.map(({ id }) => id)).size !== changes.length) throw invalid('the same id twice in one write');
      const docs = changes.map(({ id, pos, row }) => {
        checkId(id, 'id');
        checkId(pos, 'position');
        return isGone(row) ? '{"gone":true}' : canonicalViewRow(id, row);
      });
      const fresh: { change: Change; values: SqlValue[] }[] = [];
      const held: { change: Change; values: SqlValue[] }[] = [];
      changes.forEach((change, i) => {
        const { id, pos, was, row } = change;
        const gone = isGone(row) ? 1 : 0;
        if (was === undefined) fresh.push({ change, values: [id, pos, gone, docs[i]!] });
        else held.push({ change, values: [pos, gone, docs[i]!, id, was] });
      });
      const [inserted = [], replaced = []] = await this.writer.run([
        {
          sql: `INSERT INTO ${table} (id, pos, gone, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          rows: fresh.map(({ values }) => values),
        },
        {
          sql: `UPDATE ${table} SET pos = ?, gone = ?, doc = ? WHERE id = ? AND pos = ?`,
          rows: held.map(({ values }) => values),
        },
      ]);
      const missed = (written: readonly number[]) => (_: unknown, i: number) => written[i] === 0;
      return [...fresh.filter(missed(inserted)), ...held.filter(missed(replaced))].map(({ change }) => change.id);
    });
  }

  drop(collection: string): Promise<void> {
    return this.#answer(async () => {
      await this.writer.run([{ sql: `DROP TABLE IF EXISTS "${checkCollection(collection)}"`, rows: [[]] }]);
    });
  }

  view(name: string): Promise<ViewRecord> {
    return this.#answer(() => this.#records(name).get(name) ?? { live: undefined, collections: {} });
  }

  views(): Promise<ReadonlyMap<string, ViewRecord>> {
    return this.#answer(() => this.#records(null));
  }

  #records(name: string | null): Map<string, ViewRecord> {
    const rows = this.#all<Record<string, string | number | null>>(
      `SELECT n.name, live, collection, version, checkpoint, log, stopped
       FROM (SELECT name FROM _views UNION SELECT view FROM _collections) AS n
       LEFT JOIN _views ON _views.name = n.name LEFT JOIN _collections ON view = n.name
       WHERE ?1 IS NULL OR n.name = ?1 ORDER BY n.name, collection`,
      [name],
    );
    const records = new Map<string, { live: string | undefined; collections: Record<string, CollectionRecord> }>();
    for (const row of rows) {
      const view = row['name'] as string;
      const record = records.get(view) ?? { live: (row['live'] as string | null) ?? undefined, collections: {} };
      records.set(view, record);
      if (row['collection'] === null) continue;
      record.collections[row['collection'] as string] = {
        version: row['version'] as number,
        checkpoint: row['checkpoint'] as string,
        ...(row['log'] !== null && { log: row['log'] as string }),
        ...(row['stopped'] !== null && {
          stopped: JSON.parse(row['stopped'] as string) as NonNullable<CollectionRecord['stopped']>,
        }),
      };
    }
    return records;
  }

  record(view: string, collection: string, record: CollectionRecord): Promise<void> {
    return this.#answer(async () => {
      const { version, checkpoint, log, stopped } = record;
      const values = [version, checkpoint, log ?? null, stopped ? canonicalRow(stopped) : null];
      await this.writer.run([{ sql: RECORD, rows: [[checkId(view, 'view'), checkCollection(collection), ...values]] }]);
    });
  }

  forget(view: string, collection: string): Promise<void> {
    return this.#answer(async () => {
      await this.writer.run([
        { sql: 'DELETE FROM _collections WHERE view = ? AND collection = ?', rows: [[view, collection]] },
      ]);
    });
  }

  serve(view: string, collection: string): Promise<void> {
    return this.#answer(async () => {
      const sql = 'INSERT INTO _views (name, live) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET live = excluded.live';
      await this.writer.run([{ sql, rows: [[checkId(view, 'view'), checkCollection(collection)]] }]);
    });
  }

  find(collection: string, query: Query): Promise<Page> {
    return this.#answer(() => {
      const checked = checkQuery(query);
      const { sql, values } = findSql(checkCollection(collection), checked);
      return pageOf(checked, this.#all<Row>(sql, values, collection).map(documentOf));
    });
  }

  count(collection: string, filter?: Filter): Promise<number> {
    return this.#answer(() => {
      const { sql, values } = countSql(checkCollection(collection), checkFilter(filter));
      return this.#all<{ n: number }>(sql, values, collection)[0]?.n ?? 0;
    });
  }

  countBy(collection: string, fields: readonly string[], filter?: Filter) {
    return this.#answer(() => {
      if (fields.length === 0) throw invalid('countBy: no field');
      const { sql, values } = countBySql(checkCollection(collection), fields, checkFilter(filter));
      return this.#all<Record<string, string | number>>(sql, values, collection).map((row) => ({
        by: fields.map((_, i) => JSON.parse(row[`f${i}`] as string) as Json),
        count: row['n'] as number,
      }));
    });
  }

  kept(kind: string, id: string): Promise<Keep | undefined> {
    return this.#answer(() => {
      const sql = 'SELECT version, value FROM _kept WHERE kind = ? AND id = ?';
      const [row] = this.#all<{ version: number; value: string }>(sql, [kind, id]);
      return row && { version: row.version, value: JSON.parse(row.value) as JsonObject };
    });
  }

  allKept(kind: string): Promise<ReadonlyMap<string, Keep>> {
    return this.#answer(() => {
      const sql = 'SELECT id, version, value FROM _kept WHERE kind = ? ORDER BY id';
      const rows = this.#all<{ id: string; version: number; value: string }>(sql, [kind]);
      return new Map(rows.map(({ id, version, value }) => [id, { version, value: JSON.parse(value) as JsonObject }]));
    });
  }

  keep(kind: string, id: string, version: number, value: JsonObject | undefined): Promise<boolean> {
    return this.#answer(async () => {
      checkCollection(kind);
      checkId(id, 'id');
      if (!Number.isSafeInteger(version) || version < 0) throw invalid('version: 0 or more');
      if (version === 0 && value === undefined) return (await this.kept(kind, id)) === undefined;
      const step: Step =
        value === undefined
          ? { sql: 'DELETE FROM _kept WHERE kind = ? AND id = ? AND version = ?', rows: [[kind, id, version]] }
          : version === 0
            ? {
                sql: 'INSERT INTO _kept (kind, id, version, value) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING',
                rows: [[kind, id, canonicalRow(value)]],
              }
            : {
                sql: 'UPDATE _kept SET version = version + 1, value = ? WHERE kind = ? AND id = ? AND version = ?',
                rows: [[canonicalRow(value), kind, id, version]],
              };
      const [[changed] = []] = await this.writer.run([step]);
      return changed === 1;
    });
  }

  ping(): Promise<void> {
    return this.#answer(async () => {
      await this.writer.run([]);
    });
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    await this.writer.close();
    this.db.close();
  }
}

/** Read models that live as long as the process; reads and writes happen at once, on the calling thread. */
export class MemoryReadModels extends SqliteReadModels {
  constructor(from?: Uint8Array) {
    const db = new DatabaseSync(':memory:');
    if (from) db.deserialize(from);
    else createSchema(db);
    super('memory', db, new InThread('memory', db));
  }

  /** A second store with the same rows, from then on apart. */
  copy(): MemoryReadModels {
    return new MemoryReadModels(this.db.serialize());
  }
}

/**
 * Read models in one SQLite file (WAL, `synchronous=FULL`), or in memory. Several processes may share the file: writes
 * take turns, readers wait for nobody.
 * @throws ReadModelError `unavailable` or `access_denied` for a file that cannot be opened, naming it.
 */
export async function openSqliteReadModels(file: string): Promise<ReadModelStore> {
  if (file === ':memory:') return new MemoryReadModels();
  const name = `sqlite:${file}`;
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true });
  } catch (error) {
    throw storeError(name, failureOf(error), error);
  }
  const writer = await InWorker.open(name, resolve(file));
  try {
    const db = new DatabaseSync(resolve(file), { readOnly: true, timeout: 10_000 });
    return new SqliteReadModels(name, db, writer);
  } catch (error) {
    await writer.close();
    throw storeError(name, failureOf(error), error);
  }
}
