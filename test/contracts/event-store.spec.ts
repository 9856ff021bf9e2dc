import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { openEventStore } from '@libs/event-store/open.js';
import { type EventStore, type Position } from '@libs/event-store/port.js';
import { openSqliteEventStore } from '@libs/event-store/sqlite.js';
import { eventStoreContract } from './event-store.contract.js';
import type { Harness } from './event-store.harness.js';
import { restartBy, sweep } from './eventstoredb.server.js';

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
const restart = url === undefined ? undefined : restartBy(url, process.env);

eventStoreContract('memory', memory);
eventStoreContract('SQLite', sqlite);
if (url !== undefined) {
  const names: string[] = [];
  let before: Position | undefined;
  beforeAll(async () => {
    const store = await openEventStore(url);
    before = await store.head();
    await store.close();
  });
  afterAll(() => sweep(url, before, names), 90_000);
  const server: Harness = {
    promises: { survivesReopen: true, severalWriters: true },
    open: () => openEventStore(url),
    reopen: async (store) => {
      await store.close();
      return openEventStore(url);
    },
    another: () => openEventStore(url),
    unique: (prefix) => {
      const name = unique(prefix);
      names.push(name);
      return name;
    },
    ...(restart === undefined ? { noRestart: 'TEST_EVENTS_RESTART is not set' } : { restart }),
  };
  eventStoreContract('TEST_EVENTS_URL', server);
} else {
  describe('event store contract: TEST_EVENTS_URL', () => {
    it.skip('did not run: TEST_EVENTS_URL is not set', () => undefined);
  });
}
