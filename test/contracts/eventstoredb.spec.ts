import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { openEventStoreDb } from '@libs/event-store/eventstoredb.js';
import { StandInServer } from '../servers/eventstoredb/server.js';
import { eventStoreContract } from './event-store.contract.js';
import type { Harness } from './event-store.harness.js';

let standIn: StandInServer;
beforeAll(async () => {
  standIn = await StandInServer.start();
});
afterAll(() => standIn.close());

const harness: Harness = {
  promises: { survivesReopen: true, severalWriters: true },
  open: () => openEventStoreDb(standIn.url),
  reopen: async (store) => {
    await store.close();
    return openEventStoreDb(standIn.url);
  },
  another: () => openEventStoreDb(standIn.url),
  unique: (prefix) => `${prefix}-${randomUUID()}`,
  restart: async (how) => {
    if (how === 'hang') {
      standIn.line.silence();
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      standIn.line.resume();
    } else {
      if (how === 'stop') standIn.endSubscriptions();
      await standIn.restart();
    }
  },
};

eventStoreContract('EventStoreDB adapter on the stand-in server', harness);
