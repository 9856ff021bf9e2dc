import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { openEventStore } from '@libs/event-store/open.js';
import { type EventStore } from '@libs/event-store/port.js';
import { openSqliteEventStore } from '@libs/event-store/sqlite.js';
import { eventStoreContract } from './event-store.contract.js';
import type { Harness } from './event-store.harness.js';

const unique = (prefix: string) => `${prefix}-${randomUUID()}`;

const memory: Harness = {
  promises: { survivesReopen: true, severalWriters: true },
  open: async () => new MemoryEventStore(),
  reopen: async (store) => {
    await store.close();
    return new MemoryEventStore((store as MemoryEventStore).log);
  },
  another: async (store) => new MemoryEventStore((store as MemoryEventStore).log),
  unique,
};

const directory = mkdtempSync(join(tmpdir(), 'event-store-'));
afterAll(() => rmSync(directory, { recursive: true }));
const fileOf = (store: EventStore) => store.name.slice('sqlite:'.length);

const sqlite: Harness = {
  promises: { survivesReopen: true, severalWriters: false },
  open: () => openEventStore(`sqlite:${join(directory, unique('log'), 'events.db')}`),
  reopen: async (store) => {
    await store.close();
    return openSqliteEventStore(fileOf(store));
  },
  another: (store) => openSqliteEventStore(fileOf(store), { readOnly: true }),
  unique,
};

const url = process.env['TEST_EVENTS_URL'];
const command = process.env['TEST_EVENTS_RESTART'];

/** The command's environment says how: TEST_EVENTS_HOW is kill, stop or hang; it returns when the server is up again. */
const restart = async (how: string) => {
  await promisify(execFile)('sh', ['-c', command!], { env: { ...process.env, TEST_EVENTS_HOW: how } });
};

eventStoreContract('memory', memory);
eventStoreContract('SQLite', sqlite);
if (url !== undefined) {
  const server: Harness = {
    promises: { survivesReopen: !url.startsWith('memory:'), severalWriters: true },
    open: () => openEventStore(url),
    reopen: async (store) => {
      await store.close();
      return openEventStore(url);
    },
    another: () => openEventStore(url),
    unique,
    ...(command === undefined ? {} : { restart }),
  };
  eventStoreContract('TEST_EVENTS_URL', server);
} else {
  describe('event store contract: TEST_EVENTS_URL', () => {
    it.skip('did not run: TEST_EVENTS_URL is not set', () => undefined);
  });
}

const withoutPassword = url?.replace(/\/\/[^@/]*@/, '//');
process.stderr.write(
  `event store contract: runs on memory, SQLite${url === undefined ? '' : `, ${withoutPassword}`}\n` +
    (url === undefined ? 'event store contract: runs on no server, because TEST_EVENTS_URL is not set\n' : '') +
    (command === undefined ? 'event store contract: no restarts, because TEST_EVENTS_RESTART is not set\n' : ''),
);
