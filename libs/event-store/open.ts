import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EventStoreError, unavailable, type EventStore } from './port.js';

/**
 * Opens the event store a URL names: `sqlite:<file>` (its directory is made), `memory:` (gone with the process),
 * `esdb://…` or `esdb+discover://…`. A driver is loaded only when its URL asks for it.
 * `readOnly`: an SQLite file that another process may be writing; it must exist.
 * @throws EventStoreError `invalid` for another scheme; `unavailable` when it cannot be opened.
 */
export async function openEventStore(url: string, options: { readonly readOnly?: boolean } = {}): Promise<EventStore> {
  if (url === 'memory:') {
    const { MemoryEventStore } = await import('./memory.js');
    return new MemoryEventStore();
  }
  if (/^esdb(\+discover)?:\/\//.test(url)) {
    const { openEventStoreDb } = await import('./eventstoredb.js');
    return openEventStoreDb(url);
  }
  const file = /^sqlite:(.+)$/.exec(url)?.[1];
  if (file === undefined)
    throw new EventStoreError(
      'invalid',
      `an event store is sqlite:<file>, memory:, esdb://… or esdb+discover://…, not ${url.split(':')[0]}:`,
    );
  const { openSqliteEventStore } = await import('./sqlite.js');
  if (options.readOnly === true) return openSqliteEventStore(file, { readOnly: true });
  const directory = dirname(resolve(file));
  try {
    mkdirSync(directory, { recursive: true });
  } catch (fault) {
    throw unavailable(`the directory ${directory} of the event log cannot be made: ${(fault as Error).message}`, fault);
  }
  return openSqliteEventStore(file);
}
