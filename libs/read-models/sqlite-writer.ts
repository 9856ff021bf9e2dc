// Runs as a worker thread, loaded as it is (types stripped by Node, no build): it may import nothing of ours but types.
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

export type SqlValue = string | number | null;

/** One statement, run once for each row of parameters. */
export interface Step {
  readonly sql: string;
  readonly rows: readonly (readonly SqlValue[])[];
}

/** Steps that happen together or not at all. */
export interface Job {
  readonly id: number;
  readonly steps: readonly Step[];
}

export interface Failure {
  readonly message: string;
  /** SQLite's extended result code. */
  readonly errcode: number | undefined;
}

/** `changed`: how many rows each run of each step changed. */
export type Answer =
  | { readonly id: number; readonly changed: readonly (readonly number[])[] }
  | { readonly id: number; readonly failure: Failure };

/** `opened` or `failed` comes once, first. `fatal`: nothing can be written any more, open again. */
export type Report =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  | { readonly kind: 'closed' };

export const SCHEMA = 1;
const APPLICATION = 0x7a76_6d31;

export const failureOf = (error: unknown): Failure => {
  const { message, errcode } = error as { message?: string; errcode?: number };
  return { message: message ?? String(error), errcode };
};

/** Creates what is missing. @throws Error for a file of another program or of a later version of this one. */
export function createSchema(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0] as number;
    const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()!['n'] as number;
    if (tables > 0 && pragma('application_id') !== APPLICATION)
      throw new Error('it holds something else than read models');
    if (pragma('user_version') > SCHEMA) throw new Error('it was written by a later version of this program');
    db.exec(`
      PRAGMA application_id = ${APPLICATION};
      PRAGMA user_version = ${SCHEMA};
      CREATE TABLE IF NOT EXISTS _views (name TEXT PRIMARY KEY, live TEXT) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS _collections (
        view TEXT NOT NULL, collection TEXT NOT NULL, version INTEGER NOT NULL, checkpoint TEXT NOT NULL, log TEXT,
        stopped TEXT, PRIMARY KEY (view, collection)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS _kept (
        kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)
      ) STRICT, WITHOUT ROWID;
    `);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Runs jobs in one transaction, each for itself: one that fails leaves no trace and does not touch the others. All
 * answers hold only once this returns; if the commit fails, every job has failed.
 */
export function runJobs(db: DatabaseSync, statements: Map<string, StatementSync>, jobs: readonly Job[]): Answer[] {
  const statement = (sql: string) => {
    let prepared = statements.get(sql);
    if (!prepared) {
      if (statements.size >= 300) statements.clear();
      prepared = db.prepare(sql);
      statements.set(sql, prepared);
    }
    return prepared;
  };
  try {
    db.exec('BEGIN IMMEDIATE');
    const answers = jobs.map(({ id, steps }): Answer => {
      db.exec('SAVEPOINT job');
      try {
        const changed = steps.map(({ sql, rows }) => rows.map((row) => Number(statement(sql).run(...row).changes)));
        db.exec('RELEASE job');
        return { id, changed };
      } catch (error) {
        // A full disk has already rolled everything back; then the whole transaction has failed.
        if (!db.isTransaction) throw error;
        db.exec('ROLLBACK TO job; RELEASE job');
        return { id, failure: failureOf(error) };
      }
    });
    db.exec('COMMIT');
    return answers;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    return jobs.map(({ id }) => ({ id, failure: failureOf(error) }));
  }
}

const IO_ERROR = 10;
const BUSY = 5;

function openForWriting(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  try {
    // Two processes that open a new file together: changing to WAL does not wait for the other as statements do.
    for (let attempt = 1; ; attempt++) {
      try {
        db.exec('PRAGMA journal_mode = WAL');
        break;
      } catch (error) {
        if (((error as { errcode?: number }).errcode ?? 0) % 256 !== BUSY || attempt === 100) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      }
    }
    db.exec('PRAGMA synchronous = FULL');
    createSchema(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function serve(file: string, port: NonNullable<typeof parentPort>): void {
  const report = (message: Report) => port.postMessage(message);
  let db: DatabaseSync;
  try {
    db = openForWriting(file);
  } catch (error) {
    report({ kind: 'failed', failure: failureOf(error) });
    port.close();
    return;
  }
  const statements = new Map<string, StatementSync>();
  let waiting: Job[] = [];
  let broken: Failure | undefined;
  const commit = () => {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    const answers = broken ? jobs.map(({ id }) => ({ id, failure: broken! })) : runJobs(db, statements, jobs);
    // After a failed fsync the system may claim that pages are on disk which are not: only a new process may go on.
    for (const answer of answers)
      if (!broken && 'failure' in answer && (answer.failure.errcode ?? 0) % 256 === IO_ERROR)
        broken = { ...answer.failure, message: `${answer.failure.message}; nothing is written until a restart` };
    report({ kind: 'answers', answers });
  };
  port.on('message', (message: Job | 'close') => {
    if (message === 'close') {
      commit();
      db.close();
      report({ kind: 'closed' });
      port.close();
      return;
    }
    // What arrives while a commit runs shares the next one.
    if (waiting.length === 0) setImmediate(commit);
    waiting.push(message);
  });
  report({ kind: 'opened' });
}

const work = workerData as { readonly readModels?: string } | null;
if (parentPort && work?.readModels !== undefined) serve(work.readModels, parentPort);
