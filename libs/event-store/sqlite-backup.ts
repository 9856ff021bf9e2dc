import { chmodSync, closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { EventStoreError, unavailable } from './port.js';
import { APPLICATION_ID, SCHEMA } from './sqlite-schema.js';

/** The version of an SQLite event log that this program writes. */
export const SQLITE_LOG_SCHEMA = SCHEMA.length;

/** Makes a file, or a directory's list of names, durable. */
export function flushed(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Copies an SQLite event log as it is at one moment, while it is being written: one file, sound by itself, durable when
 * this resolves. Positions and machinery are the log's own. Nobody waits for it.
 * @param to must not exist yet
 * @throws EventStoreError `unavailable`, naming the file: missing, not a log, damaged, no room
 */
export async function backupSqliteLog(file: string, to: string): Promise<void> {
  if (!existsSync(file)) throw unavailable(`the event log ${file} cannot be backed up: it does not exist`);
  if (existsSync(to)) throw new EventStoreError('invalid', `${to} is there already`);
  let from: DatabaseSync | undefined;
  let copy: DatabaseSync | undefined;
  try {
    from = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    // Nobody else's to read, from the first byte.
    closeSync(openSync(to, 'wx', 0o600));
    chmodSync(to, 0o600);
    // All pages in one step: in several, each write of the server's would make it begin anew.
    await backup(from, to, { rate: 2 ** 31 - 1 });
    copy = new DatabaseSync(to);
    // Without a write-ahead log beside it, the file alone is the backup.
    copy.exec('PRAGMA journal_mode = DELETE');
    copy.close();
    copy = undefined;
    checkSqliteLog(to);
    flushed(to);
    flushed(dirname(to));
  } catch (fault) {
    copy?.close();
    rmSync(to, { force: true });
    if (fault instanceof EventStoreError) throw fault;
    throw unavailable(`the event log ${file} cannot be backed up: ${(fault as Error).message}`, fault);
  } finally {
    from?.close();
  }
}

/**
 * Reads every page of an SQLite event log.
 * @throws EventStoreError `unavailable`, saying what is wrong with it
 */
export function checkSqliteLog(file: string): void {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    const scalar = (sql: string) => Object.values(db!.prepare(sql).get()!)[0];
    if (scalar('PRAGMA application_id') !== APPLICATION_ID) throw new Error('it is not an event log');
    const faults = db
      .prepare('PRAGMA integrity_check(5)')
      .all()
      .map((row) => Object.values(row)[0]);
    if (faults.length !== 1 || faults[0] !== 'ok') throw new Error(faults.join('; '));
  } catch (fault) {
    throw unavailable(`the event log ${file} is damaged: ${(fault as Error).message}`, fault);
  } finally {
    db?.close();
  }
}
