/*
 * A process that writes an SQLite event log and tells what it was answered, one JSON line each, so that another can
 * kill it, or take its disk away, and then look whether what was acknowledged is there.
 *
 * node … writer.ts <file> for-ever | until-full-is-over | until-broken | slow-reader
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type EventStore, EventStoreError, type NewEvent } from '@libs/event-store/port.js';
import { openSqliteEventStore } from '@libs/event-store/sqlite.js';

const [file, task] = process.argv.slice(2) as [string, string];

/** Written before anything else is done, also into a pipe that is full for the moment. */
function tell(what: Record<string, unknown>): void {
  for (let left = Buffer.from(`${JSON.stringify(what)}\n`); left.length > 0;)
    try {
      left = left.subarray(writeSync(1, left));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
}
const event = (text = 'x'.repeat(300)): NewEvent => ({ id: randomUUID(), type: 'Noted', data: { text }, metadata: {} });
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: unknown) =>
      error instanceof EventStoreError ? `${error.code}: ${error.message}` : `not ours: ${String(error)}`,
  );

/** Appends one event, again and again with the same id while the outcome is unknown. */
async function append(store: EventStore, stream: string, revision: number, tries = 1): Promise<boolean> {
  const one = event();
  const expected = revision === 0 ? 'no_stream' : revision - 1;
  for (let i = 0; i < tries; i++) {
    const said = await outcome(store.append(stream, expected, [one]));
    if (said === 'ok') {
      tell({ acknowledged: one.id, stream, revision });
      return true;
    }
    tell({ refused: said, id: one.id, stream, revision, ping: await outcome(store.ping()) });
  }
  return false;
}

const store = await openSqliteEventStore(file);
tell({ open: process.pid });
const run = randomUUID();

if (task === 'for-ever') {
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let revision = 0; ; revision++) await append(store, `${run}/${writer}`, revision);
    }),
  );
} else if (task === 'until-full-is-over') {
  let going = true;
  for (let revision = 0; going && revision < 200; revision++) going = await append(store, run, revision, 500);
  tell({ ping: await outcome(store.ping()) });
} else if (task === 'until-broken') {
  let revision = 0;
  while (revision < 5_000 && (await append(store, run, revision))) revision++;
  const reading = (async () => {
    let read = 0;
    for await (const _ of store.readStream(run)) read++;
    return read;
  })();
  tell({ later: await outcome(store.append(`${run}/later`, 'no_stream', [event()])), read: await reading });
} else if (task === 'slow-reader') {
  const subscription = store.subscribeAll({ signal: new AbortController().signal })[Symbol.asyncIterator]();
  await store.append(run, 'no_stream', [event()]);
  await subscription.next();
  for (let i = 0; i < 150; i++) await store.append(run, i, [event('x'.repeat(1_000_000))]);
  let taken = 1;
  while (taken < 151) if ((await subscription.next()).value?.kind === 'event') taken++;
  await subscription.return?.();
  tell({ taken });
}
await store.close();
