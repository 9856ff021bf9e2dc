import { EventStoreError, START, unavailable, type Position } from './port.js';

/** `PRAGMA application_id` of an event log ("EVTS"), so that another SQLite file is never taken for one. */
export const APPLICATION_ID = 0x45565453;

/**
 * What makes an empty file an event log, step by step; a log's version is the number of steps it has had. Steps that
 * were ever released are never edited: add one.
 *
 * The order of `sequence` is the global order, because one writer assigns it inside the transaction that makes the
 * event visible. There is no UNIQUE(id): the port promises idempotency by place, as EventStoreDB does, not by id.
 */
export const SCHEMA: readonly string[] = [
  `CREATE TABLE events (
     sequence INTEGER PRIMARY KEY,
     stream   TEXT NOT NULL,
     revision INTEGER NOT NULL,
     id       TEXT NOT NULL,
     type     TEXT NOT NULL,
     data     TEXT NOT NULL,
     metadata TEXT NOT NULL,
     UNIQUE (stream, revision)
   ) STRICT;
   CREATE TRIGGER events_never_change BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
   CREATE TRIGGER events_never_go BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
   CREATE TABLE probe (one INTEGER PRIMARY KEY CHECK (one = 1), tried_at TEXT NOT NULL) STRICT;`,
];

/** SQLite positions are sequence x 64, so that arithmetic on positions fails in the first test instead of in production. */
const GAP = 64;

export const toPosition = (sequence: number): Position => String(sequence * GAP).padStart(20, '0');

/** @throws EventStoreError `invalid` for what `toPosition` cannot have made */
export function toSequence(position: Position): number {
  const sequence = position === START ? 0 : Number(position) / GAP;
  if (!Number.isSafeInteger(sequence) || (position !== START && !/^\d{20}$/.test(position)))
    throw new EventStoreError('invalid', `${JSON.stringify(position.slice(0, 50))} is no position of this event log`);
  return sequence;
}

export const cannotOpen = (file: string, why: string, cause?: unknown) =>
  unavailable(`the event log ${file} cannot be opened: ${why}`, cause);
