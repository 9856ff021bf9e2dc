import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { aborted, checkReadAll, checkReadStream, matching } from './checked.js';
import { type JsonObject } from './json.js';
import {
  EventStoreError,
  START,
  unavailable,
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
import { Writer } from './sqlite-appends.js';
import { APPLICATION_ID, cannotOpen, SCHEMA, toPosition, toSequence } from './sqlite-schema.js';
import { Tails } from './sqlite-tails.js';

/** A page of a read: no more rows and, a row aside, no more characters than this are in memory at once. */
const PAGE_ROWS = 512;
const PAGE_CHARACTERS = 4_000_000;
/** How many events a filtered read looks at before it lets others have their turn. */
const WINDOW = 8_192;
/** How far a subscription at the live end may lag and still read what the others read. */
const NEAR = WINDOW * 64;
/** How many of the latest stretches of the log are kept for subscriptions that come to them a moment later. */
const STRETCHES = 32;
/** How often a process that does not write asks whether another has written. */
const POLL_MS = 100;

export interface SqliteOptions {
  /** Reads a log that another process writes: no lock, no worker; appends are refused with `access_denied`. */
  readonly readOnly?: boolean;
}

/**
 * The event store on one SQLite file: write-ahead log, every commit fsynced, one writing process (`<file>.lock`).
 * The file's directory must exist.
 *
 * A full disk refuses what it refuses and goes on when there is room. Any other fault on commit is fatal, because what
 * an fsync has once refused it may later wrongly confirm: appends and `ping` then reject until the file is opened again.
 *
 * @throws EventStoreError `unavailable`, naming the file: not a database, another schema, no permission, another writer
 */
export async function openSqliteEventStore(file: string, options: SqliteOptions = {}): Promise<EventStore> {
  const path = canonicalPath(file);
  refuseForeignFile(path, options.readOnly === true ? constants.R_OK : constants.R_OK | constants.W_OK);
  if (options.readOnly === true) return new SqliteEventStore(path, openReader(path));
  const writer = await Writer.open(path);
  try {
    return new SqliteEventStore(path, openReader(path), writer);
  } catch (fault) {
    await writer.close();
    throw fault;
  }
}

/** One name per file, whatever links lead to it, because the lock goes by name. */
function canonicalPath(file: string): string {
  const path = resolve(file);
  try {
    return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
  } catch (fault) {
    throw cannotOpen(path, (fault as Error).message, fault);
  }
}

/** Looks before SQLite does, whose words for all of this are "disk I/O error" or "unable to open". */
function refuseForeignFile(file: string, rights: number): void {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) throw cannotOpen(file, 'it is a directory');
  const head = Buffer.alloc(16);
  let read: number;
  try {
    accessSync(file, rights);
    const descriptor = openSync(file, 'r');
    read = readSync(descriptor, head, 0, 16, 0);
    closeSync(descriptor);
  } catch (fault) {
    throw cannotOpen(file, (fault as Error).message, fault);
  }
  if (read > 0 && head.toString('latin1') !== 'SQLite format 3\0')
    throw cannotOpen(file, 'it is not an SQLite database');
}

function openReader(file: string): DatabaseSync {
  if (!existsSync(file)) throw cannotOpen(file, 'it does not exist');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    db.exec('PRAGMA cache_size = -16384; PRAGMA trusted_schema = 0');
    const application = (db.prepare('PRAGMA application_id').get() as { application_id: number }).application_id;
    if (application !== APPLICATION_ID) throw new Error('it is not an event log');
    const { version } = db.prepare('SELECT max(version) AS version FROM schema_version').get() as { version: number };
    if (version !== SCHEMA.length)
      throw new Error(`its schema version is ${version}, and this program reads ${SCHEMA.length}`);
    return db;
  } catch (fault) {
    db?.close();
    throw cannotOpen(file, (fault as Error).message, fault);
  }
}

type Row = [
  sequence: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
];

const toEvent = ([sequence, stream, revision, id, type, data, metadata]: Row): StoredEvent => ({
  id,
  type,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as JsonObject,
  stream,
  revision,
  position: toPosition(sequence),
});

const COLUMNS = 'sequence, stream, revision, id, type, data, metadata';

/** `_` is U+005F and U+0060 comes next: a range costs less than a pattern. */
const NO_MACHINERY = "(stream < '_' OR stream >= '`')";

function toSql(filter: Filter | undefined): { readonly where: string; readonly values: readonly string[] } {
  if (filter === undefined) return { where: NO_MACHINERY, values: [] };
  if ('types' in filter)
    return { where: `type IN (${filter.types.map(() => '?').join()}) AND ${NO_MACHINERY}`, values: filter.types };
  const { streamPrefixes } = filter;
  return {
    where: `(${streamPrefixes.map(() => '(stream >= ? AND substr(stream, 1, length(?)) = ?)').join(' OR ')})`,
    values: streamPrefixes.flatMap((prefix) => [prefix, prefix, prefix]),
  };
}

/** Events between two places of the log, read and parsed once for all subscriptions at the live end. */
interface Stretch {
  readonly upTo: number;
  readonly events: readonly StoredEvent[];
}

const parsed = ({ rows, upTo }: { rows: readonly Row[]; upTo: number }): Stretch => ({
  upTo,
  events: rows.map(toEvent),
});

class SqliteEventStore implements EventStore {
  readonly name: string;
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #writer: Writer | undefined;
  readonly #last: StatementSync;
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #version: StatementSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #between: StatementSync;
  readonly #tails = new Tails();
  readonly #stretches = new Map<number, Stretch>();
  /** Subscriptions at the live end. */
  readonly #waiting = new Set<() => void>();
  #poll: NodeJS.Timeout | undefined;
  #closed: Promise<void> | undefined;

  constructor(file: string, db: DatabaseSync, writer?: Writer) {
    this.name = `sqlite:${file}`;
    this.#file = file;
    this.#db = db;
    this.#writer = writer;
    if (writer !== undefined) writer.written = () => this.#wake();
    this.#between = this.#prepare(
      `SELECT ${COLUMNS} FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?`,
    );
    this.#last = this.#prepare('SELECT ifnull(max(sequence), 0) FROM events');
    this.#version = this.#prepare('PRAGMA data_version');
    const page = (where: string, order: string) =>
      this.#prepare(`SELECT ${COLUMNS} FROM events WHERE stream = ? AND ${where} ORDER BY revision ${order} LIMIT ?`);
    this.#forwards = page('revision >= ?', 'ASC');
    this.#backwards = page('revision <= ?', 'DESC');
    if (writer !== undefined) writer.head = this.#head();
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  /** Kept by its text: there are as many as there are kinds and lengths of filters. */
  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #checkOpen(): void {
    if (this.#closed !== undefined) throw unavailable(`the event log ${this.#file} is closed`);
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    options?: { readonly timeoutMs?: number },
  ): Promise<Appended> {
    this.#checkOpen();
    if (this.#writer === undefined)
      throw new EventStoreError('access_denied', `the event log ${this.#file} is open for reading only`);
    this.#tails.writing(stream);
    try {
      const appended = await this.#writer.append(stream, expected, events, options?.timeoutMs);
      this.#tails.written(stream);
      return appended;
    } catch (fault) {
      // Of an unknown outcome nothing is known for good: the stream is read from the file from now on.
      if (!(fault instanceof EventStoreError && fault.code === 'unavailable')) this.#tails.written(stream);
      throw fault;
    }
  }

  /** The rows of one page, read in one go, so that no read transaction outlives it. The statement's last value is the limit. */
  #rows(statement: StatementSync, limit: number, ...values: SQLInputValue[]): { rows: Row[]; more: boolean } {
    this.#checkOpen();
    const rows: Row[] = [];
    let characters = 0;
    try {
      for (const row of statement.iterate(...values, limit) as unknown as Iterable<Row>) {
        rows.push(row);
        characters += row[5].length + row[6].length;
        if (characters > PAGE_CHARACTERS) break;
      }
    } catch (fault) {
      throw unavailable(`the event log ${this.#file} cannot be read: ${(fault as Error).message}`, fault);
    }
    return { rows, more: rows.length === limit || characters > PAGE_CHARACTERS };
  }

  #head(): number {
    this.#checkOpen();
    if (this.#writer?.head !== undefined) return this.#writer.head;
    try {
      return (this.#last.get() as unknown as [number])[0];
    } catch (fault) {
      throw unavailable(`the event log ${this.#file} cannot be read: ${(fault as Error).message}`, fault);
    }
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    checkReadStream(stream, options);
    const { backwards = false, signal } = options;
    let left = options.limit ?? Infinity;
    let from = options.from ?? (backwards ? Number.MAX_SAFE_INTEGER : 0);
    const statement = backwards ? this.#backwards : this.#forwards;
    // What only this process writes, it need not look up to know that there is nothing new.
    const knows = this.#writer !== undefined && !backwards;
    this.#checkOpen();
    if (knows && this.#tails.hasNothingFrom(stream, from)) return;
    for (;;) {
      if (signal?.aborted) throw aborted(signal);
      const { rows, more } = this.#rows(statement, Math.min(left, PAGE_ROWS), stream, from);
      if (knows && !more) this.#tails.ends(stream, rows.length === 0 ? from : rows.at(-1)![2] + 1);
      for (const row of rows) {
        if (signal?.aborted) throw aborted(signal);
        yield toEvent(row);
      }
      left -= rows.length;
      const last = rows.at(-1);
      if (last === undefined || left === 0 || !more) return;
      from = last[2] + (backwards ? -1 : 1);
      await nextTurn();
    }
  }

  /** Pages of the log: the rows that match, and how far the log has been looked through with them. */
  #pages(filter: Filter | undefined): (after: number, to: number, limit: number) => { rows: Row[]; upTo: number } {
    const { where, values } = toSql(filter);
    const statement = this.#prepared(
      `SELECT ${COLUMNS} FROM events WHERE sequence > ? AND sequence <= ? AND ${where} ORDER BY sequence LIMIT ?`,
    );
    return (after, to, limit) => {
      const end = Math.min(to, after + WINDOW);
      const { rows, more } = this.#rows(statement, limit, after, end, ...values);
      return { rows, upTo: more ? rows.at(-1)![0] : end };
    };
  }

  #start(after: Position | undefined): number {
    const sequence = toSequence(after ?? START);
    if (sequence > this.#head())
      throw new EventStoreError(
        'invalid',
        `position ${after} is beyond the end of the event log ${this.#file}: it has been put back to an older state, or is another log`,
      );
    return sequence;
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    checkReadAll(options);
    this.#checkOpen();
    const { signal } = options;
    const page = this.#pages(options.filter);
    let left = options.limit ?? Infinity;
    let after = this.#start(options.after);
    const head = this.#head();
    while (after < head) {
      if (signal?.aborted) throw aborted(signal);
      const { rows, upTo } = page(after, head, Math.min(left, PAGE_ROWS));
      for (const row of rows) {
        if (signal?.aborted) throw aborted(signal);
        yield toEvent(row);
      }
      left -= rows.length;
      if (left === 0) return;
      after = upTo;
      await nextTurn();
    }
  }

  async *subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionItem, void, undefined> {
    checkReadAll(options);
    this.#checkOpen();
    const { signal } = options;
    const page = this.#pages(options.filter);
    const isWanted = matching(options.filter);
    let after = this.#start(options.after);
    let live = false;
    const over = () => signal.aborted || this.#closed !== undefined;
    while (!over()) {
      const head = this.#head();
      if (after < head) {
        const { events, upTo } =
          live && head - after <= NEAR ? this.#stretch(after, head) : parsed(page(after, head, PAGE_ROWS));
        for (const event of events) {
          if (!isWanted(event)) continue;
          yield { kind: 'event', event };
          if (over()) return;
        }
        after = upTo;
        yield { kind: 'checkpoint', position: toPosition(after) };
        if (!live || after < head) await nextTurn();
      } else if (live) {
        await this.#news(signal);
      } else {
        live = true;
        yield { kind: 'caught-up' };
      }
    }
  }

  #stretch(after: number, head: number): Stretch {
    const kept = this.#stretches.get(after);
    if (kept) return kept;
    const { rows, more } = this.#rows(this.#between, PAGE_ROWS, after, head);
    const stretch = { upTo: more ? rows.at(-1)![0] : head, events: rows.map(toEvent) };
    this.#stretches.set(after, stretch);
    if (this.#stretches.size > STRETCHES) this.#stretches.delete(this.#stretches.keys().next().value!);
    return stretch;
  }

  /** Resolves when there may be something new, or the wait is over. */
  async #news(signal: AbortSignal): Promise<void> {
    await new Promise<void>((done) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        if (this.#waiting.size === 0) {
          clearInterval(this.#poll);
          this.#poll = undefined;
        }
        done();
      };
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
      if (this.#writer === undefined) this.#startPolling();
    });
  }

  /** `data_version` changes when another connection has committed. */
  #startPolling(): void {
    if (this.#poll !== undefined) return;
    let seen: unknown;
    this.#poll = setInterval(() => {
      try {
        const [version] = this.#version.get() as unknown as [number];
        if (version !== seen) this.#wake();
        seen = version;
      } catch {
        this.#wake(); // the subscription's own read then says what is wrong
      }
    }, POLL_MS);
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  async head(): Promise<Position> {
    const head = this.#head();
    return head === 0 ? START : toPosition(head);
  }

  async ping(): Promise<void> {
    this.#checkOpen();
    if (this.#writer === undefined) this.#head();
    else await this.#writer.ping();
  }

  close(): Promise<void> {
    this.#closed ??= Promise.resolve().then(() => this.#close());
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#wake();
    this.#db.close(); // before the writer, which then leaves one file with everything in it
    await this.#writer?.close();
  }
}
