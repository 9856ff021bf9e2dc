import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { openEventStore } from '@libs/event-store/open.js';
import { type Position } from '@libs/event-store/port.js';
import { underFire } from '../faults/consumer-groups/fire.js';
import { StandInServer } from '../servers/eventstoredb/server.js';
import { consumerGroupContract } from './consumer-groups.contract.js';
import { sweep } from './eventstoredb.server.js';

const directory = mkdtempSync(join(tmpdir(), 'consumer-groups-'));
afterAll(() => rmSync(directory, { recursive: true }));

consumerGroupContract('memory', { open: () => openEventStore('memory:') });
consumerGroupContract('SQLite', { open: () => openEventStore(`sqlite:${join(directory, `${randomUUID()}.db`)}`) });

let standIn: StandInServer;
beforeAll(async () => {
  standIn = await StandInServer.start();
});
afterAll(() => standIn.close());
consumerGroupContract('the EventStoreDB adapter and a stand-in server', { open: () => openEventStore(standIn.url) });

const url = process.env['TEST_EVENTS_URL'];
if (url !== undefined) {
  const names: string[] = [];
  const uses = (...beginnings: string[]) => void names.push(...beginnings);
  let before: Position | undefined;
  beforeAll(async () => {
    const store = await openEventStore(url);
    before = await store.head();
    await store.close();
  });
  afterAll(() => sweep(url, before, names), 90_000);
  consumerGroupContract('TEST_EVENTS_URL', {
    open: () => openEventStore(url),
    uses,
  });
  const several = url.startsWith('esdb') ? describe : describe.skip;
  several('consumer groups on TEST_EVENTS_URL whose processes are killed at random', () => {
    it('two members', () => underFire(11, 2, 6, { url, uses }), 180_000);
    it('three members', () => underFire(12, 3, 6, { url, uses }), 180_000);
  });
} else {
  describe('consumer groups on TEST_EVENTS_URL', () => {
    it.skip('did not run: TEST_EVENTS_URL is not set', () => undefined);
  });
}
