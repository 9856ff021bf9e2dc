import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { openEventStoreDb } from '@libs/event-store/eventstoredb.js';
import { StandInServer } from '../servers/eventstoredb/server.js';
import { eventStoreContract } from './event-store.contract.js';
import type { Harness } from './event-store.harness.js';
import { eventStoreDbFacts } from './eventstoredb.contract.js';
import { type ServerCommands } from './eventstoredb.server.js';

let standIn: StandInServer;
let secure: StandInServer;
let secureUrl: string;
const directory = mkdtempSync(join(tmpdir(), 'stand-in-'));
beforeAll(async () => {
  standIn = await StandInServer.start();
  secure = await StandInServer.start({ tls: true, users: { admin: 'changeit' } });
  const authority = join(directory, 'authority.pem');
  writeFileSync(authority, secure.certificate!);
  secureUrl = `${secure.url}?tlsCAFile=${authority}`;
});
afterAll(async () => {
  await standIn.close();
  await secure.close();
  rmSync(directory, { recursive: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const commands: ServerCommands = {
  restart: () => standIn.restart(),
  stop: async () => {
    standIn.endSubscriptions();
    await standIn.line.stop();
  },
  start: () => standIn.line.start(),
  hang: async () => standIn.line.silence(),
  resume: async () => standIn.line.resume(),
};

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
    if (how === 'kill') return commands.restart!();
    if (how === 'stop') {
      await commands.stop!();
      return commands.start!();
    }
    await commands.hang!();
    await pause(4_000);
    await commands.resume!();
  },
};

eventStoreContract('EventStoreDB adapter on the stand-in server', harness);
eventStoreDbFacts('EventStoreDB adapter on the stand-in server', { url: () => standIn.url, commands, secure: false });
eventStoreDbFacts('EventStoreDB adapter on the stand-in server with TLS', {
  url: () => secureUrl,
  commands: {},
  secure: true,
});
