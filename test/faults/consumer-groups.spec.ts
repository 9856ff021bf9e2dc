import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { StandInServer } from '../servers/eventstoredb/server.js';
import { underFire } from './consumer-groups/fire.js';

const MINUTE = 60_000;

/** Every event is taken at least once, in the order of its stream, and nothing parked is lost. */
describe('consumer groups whose processes are killed at random', () => {
  it('two members', () => underFire(20261123, 2, 6), MINUTE);

  it('three members', () => underFire(31, 3, 6), MINUTE);

  it(
    'three members, and the process that holds the store and the leases',
    () => underFire(7, 3, 6, { alsoTheStore: true }),
    MINUTE,
  );

  describe('each with its own EventStoreDB adapter, on a stand-in server', () => {
    let standIn: StandInServer;
    beforeAll(async () => {
      standIn = await StandInServer.start();
    });
    afterAll(() => standIn.close());

    it('three members', () => underFire(5, 3, 5, { url: standIn.url }), MINUTE);
  });
});
