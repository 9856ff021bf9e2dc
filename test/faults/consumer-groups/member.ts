import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import type { StoredEvent } from '@libs/event-store/port.js';
import { ask, RemoteStore } from './remote.js';

/*
 * One member of a group in a process of its own. What it is given it reports to the test, which answers whether that
 * succeeds.
 *
 *   member.ts <port of the store> <port of the test> <member id> <work | replay>
 */

const [storePort, testPort, member, what] = process.argv.slice(2);
const store = new RemoteStore(Number(storePort));

const group = new ConsumerGroup({
  store,
  keeps: store,
  name: 'under-fire',
  filter: { streamPrefixes: ['work-'] },
  slots: 6,
  attempts: 3,
  backoff: { firstMs: 10, factor: 2, maxMs: 40 },
  batch: { events: 20, ms: 50 },
  inHand: 32,
  leaseMs: 900,
  member: member!,
  async take(event: StoredEvent) {
    const answer = await ask(Number(testPort), '/take', { member, stream: event.stream, revision: event.revision });
    answer.resume();
    if (answer.statusCode !== 200) throw new Error('the test says no');
  },
});

if (what === 'replay') {
  console.log(JSON.stringify({ replayed: await group.replay('all') }));
  process.exit();
}
await group.start();
console.log(JSON.stringify({ started: member }));
process.stdin.on('end', () => process.exit()).resume();
