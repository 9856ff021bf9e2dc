/*
 * The one writer of an SQLite event log, in a worker thread, because a commit can stall its thread for hundreds of
 * milliseconds. Whatever waits is written as one transaction with one fsync (group commit), then all are answered.
 *
 * Self-contained and strippable: it is loaded as it stands by Node, as `.ts` in tests and as `.js` from dist.
 */
import { hostname } from 'node:os';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';

/** What `sqlite.ts` gives the worker. */
export interface WriterStart {
  readonly file: string;
  readonly port: MessagePort;
  readonly applicationId: number;
  readonly schema: readonly string[];
}

/** id, type, data, metadata of each event, flat: structured clone is quicker over one array. */
export type FlatEvents = readonly string[];
/** number of the request, stream, expected, events */
export type AppendRequest = readonly [number, string, 'no_stream' | 'any' | number, FlatEvents];
export type ToWriter =
  | { readonly kind: 'append'; readonly requests: readonly AppendRequest[] }
  | { readonly kind: 'ping'; readonly n: number }
  | { readonly kind: 'close' };
export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly why: string }
  /** four numbers each: number of the request; 0 written, 1 conflict; last (or actual) revision, -1 for none; sequence */
  | { readonly kind: 'answers'; readonly answers: readonly number[] }
  | {
      readonly kind: 'not-written';
      readonly requests: readonly number[];
      readonly why: string;
      readonly fatal: boolean;
    }
  | { readonly kind: 'pong'; readonly n: number; readonly fault?: string };

/** One transaction takes no more than this, so that no request waits behind a very long one. */
const MOST_REQUESTS = 2_000;
const MOST_CHARACTERS = 8_000_000;

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

class Refusal extends Error {}

const codeOf = (fault: unknown) => (fault as { errcode?: number }).errcode ?? 0;
const saidBy = (fault: unknown) => {
  const { message, errcode, errstr } = fault as { message?: string; errcode?: number; errstr?: string };
  return errcode === undefined ? String(message ?? fault) : `${message} (SQLite ${errcode}: ${errstr})`;
};

/** A second little database whose write lock is held for the life of the process; the system releases it after a crash. */
function lock(file: string): DatabaseSync {
  const held = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    held.exec('BEGIN IMMEDIATE');
    held.exec('PRAGMA busy_timeout = 1000'); // for somebody who reads, at this moment, whose lock it is
    held.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER, host TEXT, since TEXT)',
    );
    held
      .prepare('INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?)')
      .run(process.pid, hostname(), new Date().toISOString());
    held.exec('COMMIT');
    held.exec('BEGIN IMMEDIATE');
    return held;
  } catch (fault) {
    const holder = codeOf(fault) === SQLITE_BUSY ? holderOf(held) : undefined;
    held.close();
    if (holder === undefined) throw new Refusal(`its lock ${file}.lock cannot be taken: ${saidBy(fault)}`);
    throw new Refusal(holder);
  }
}

function holderOf(held: DatabaseSync): string {
  try {
    held.exec('PRAGMA busy_timeout = 1000');
    const { pid, host, since } = held.prepare('SELECT pid, host, since FROM holder').get() as Record<string, unknown>;
    return `process ${String(pid)} on ${String(host)} has been writing it since ${String(since)}; one process writes a file`;
  } catch {
    return 'another process has just begun to write it; one process writes a file';
  }
}

/** Brings the schema to the last step, each step in a transaction of its own. */
function migrate(db: DatabaseSync, applicationId: number, schema: readonly string[]): void {
  const scalar = (sql: string) => Object.values(db.prepare(sql).get() as object)[0] as number;
  const application = scalar('PRAGMA application_id');
  if (application !== applicationId && (application !== 0 || scalar('SELECT count(*) FROM sqlite_schema') !== 0))
    throw new Refusal('it is an SQLite database of something else, not an event log');
  const wal = db.prepare('PRAGMA journal_mode = WAL').get() as { journal_mode: string };
  if (wal.journal_mode !== 'wal') throw new Refusal('its file system allows no write-ahead log');
  db.exec(
    'PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1; PRAGMA cache_size = -65536',
  );
  db.exec('PRAGMA trusted_schema = 0; PRAGMA journal_size_limit = 67108864');
  if (application === 0) {
    db.exec('BEGIN IMMEDIATE');
    db.exec('CREATE TABLE schema_version (version INTEGER PRIMARY KEY, reached_at TEXT NOT NULL) STRICT');
    db.exec(`PRAGMA application_id = ${applicationId}`);
    db.exec('COMMIT');
  }
  const version = scalar('SELECT ifnull(max(version), 0) FROM schema_version');
  if (version > schema.length)
    throw new Refusal(
      `its schema version is ${version}, and this program knows no more than ${schema.length}: use a newer program`,
    );
  for (let step = version; step < schema.length; step++) {
    db.exec('BEGIN IMMEDIATE');
    db.exec(schema[step]!);
    db.prepare('INSERT INTO schema_version VALUES (?, ?)').run(step + 1, new Date().toISOString());
    db.exec('COMMIT');
  }
}

interface Statements {
  readonly last: StatementSync;
  readonly insert: StatementSync;
  readonly after: StatementSync;
}

/** Writes one request inside the open transaction, or says why not: the four numbers of its answer. */
function decide(
  { last, insert, after }: Statements,
  [n, stream, expected, events]: AppendRequest,
): readonly [number, 0 | 1, number, number] {
  const at = (last.get(stream) as [number] | undefined)?.[0] ?? -1;
  const count = events.length / 4;
  const before = expected === 'any' ? at : expected === 'no_stream' ? -1 : expected;
  if (at !== before) {
    const there = after.all(stream, before, count) as unknown as [id: string, revision: number, sequence: number][];
    const same = at > before && there.length === count && there.every(([id], i) => id === events[4 * i]);
    const end = there.at(-1);
    return same && end ? [n, 0, end[1], end[2]] : [n, 1, at, 0];
  }
  let sequence = 0;
  for (let i = 0; i < count; i++) {
    const e = 4 * i;
    sequence = Number(
      insert.run(stream, at + 1 + i, events[e]!, events[e + 1]!, events[e + 2]!, events[e + 3]!).lastInsertRowid,
    );
  }
  return [n, 0, at + count, sequence];
}

function write({ file, port, applicationId, schema }: WriterStart): void {
  const answer = (message: FromWriter) => port.postMessage(message);
  let held: DatabaseSync | undefined;
  let opened: DatabaseSync | undefined;
  try {
    held = lock(file);
    opened = new DatabaseSync(file, { timeout: 5_000 });
    migrate(opened, applicationId, schema);
  } catch (fault) {
    opened?.close();
    held?.close();
    answer({ kind: 'refused', why: fault instanceof Refusal ? fault.message : saidBy(fault) });
    port.on('message', () => undefined); // stays until the other side has read this and closes
    return;
  }
  const db = opened;
  const statements: Statements = {
    last: db.prepare('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1'),
    insert: db.prepare('INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)'),
    after: db.prepare(
      'SELECT id, revision, sequence FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?',
    ),
  };
  statements.last.setReturnArrays(true);
  statements.after.setReturnArrays(true);

  /** Set once storage has failed in a way that leaves the outcome of a commit unknown: nothing is written from then on. */
  let fatal: string | undefined;
  let full = false;

  /** SQLite sometimes has rolled back already. */
  const rollBack = () => {
    if (db.isTransaction) db.exec('ROLLBACK');
  };

  function transact<T>(work: () => T): T | { readonly why: string } {
    if (fatal !== undefined) return { why: fatal };
    try {
      db.exec('BEGIN IMMEDIATE');
      const result = work();
      db.exec('COMMIT');
      full = false;
      return result;
    } catch (fault) {
      let worst = fault;
      try {
        rollBack();
        if (codeOf(fault) === SQLITE_FULL) {
          full = true;
          return { why: `${file}: disk full, nothing was written` };
        }
      } catch (second) {
        worst = second;
      }
      fatal = `${file}: writing failed, and nothing more is written until it is opened again: ${saidBy(worst)}`;
      return { why: fatal };
    }
  }

  function writeGroup(group: readonly AppendRequest[]): void {
    const outcome = transact(() => group.flatMap((request) => decide(statements, request)));
    if (Array.isArray(outcome)) answer({ kind: 'answers', answers: outcome });
    else {
      const { why } = outcome as { why: string };
      answer({ kind: 'not-written', requests: group.map(([n]) => n), why, fatal: fatal !== undefined });
    }
  }

  /** After a full disk, only a write that goes through shows that there is room again. */
  function ping(): string | undefined {
    if (fatal !== undefined || !full) return fatal;
    const outcome = transact(() => {
      db.prepare('INSERT OR REPLACE INTO probe VALUES (1, ?)').run(new Date().toISOString());
      return undefined;
    });
    return outcome?.why;
  }

  function close(): void {
    try {
      db.close();
    } finally {
      held?.close();
      port.close();
    }
  }

  port.on('message', (first: ToWriter) => {
    const waiting: AppendRequest[] = [];
    const pings: number[] = [];
    let closing = false;
    let message: ToWriter | undefined = first;
    let characters = 0;
    let group: AppendRequest[] = [];
    for (;;) {
      for (; message !== undefined; message = receiveMessageOnPort(port)?.message as ToWriter | undefined) {
        if (message.kind === 'append') for (const request of message.requests) waiting.push(request);
        else if (message.kind === 'ping') pings.push(message.n);
        else closing = true;
      }
      if (waiting.length === 0) break;
      let taken = 0;
      for (const request of waiting) {
        if (taken === MOST_REQUESTS || characters > MOST_CHARACTERS) break;
        for (const text of request[3]) characters += text.length;
        group.push(request);
        taken++;
      }
      waiting.splice(0, taken);
      writeGroup(group);
      group = [];
      characters = 0;
      message = receiveMessageOnPort(port)?.message as ToWriter | undefined;
    }
    for (const n of pings) {
      const fault = ping();
      answer(fault === undefined ? { kind: 'pong', n } : { kind: 'pong', n, fault });
    }
    if (closing) close();
  });
  answer({ kind: 'ready' });
}

write(workerData as WriterStart);
