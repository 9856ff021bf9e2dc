import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { openEventStore } from '@libs/event-store/open.js';
import type { Position, StoredEvent } from '@libs/event-store/port.js';
import { ask, RemoteStore } from './remote.js';

/*
 * One member of a group in a process of its own. What it is given it reports to the test, which answers whether that
 * succeeds.
 */

export interface MemberStart {
  /** Port of the process that holds the leases and, without `url`, the store. */
  readonly leases: number;
  readonly url: string | undefined;
  /** Port of the test. */
  readonly test: number;
  readonly member: string;
  readonly what: 'work' | 'replay';
  readonly group: string;
  readonly prefix: string;
  readonly from: Position;
}

const start = JSON.parse(process.argv[2]!) as MemberStart;
const { member, what } = start;
const keeps = new RemoteStore(start.leases);

const group = new ConsumerGroup({
  store: start.url === undefined ? keeps : await openEventStore(start.url),
  keeps,
  name: start.group,
  filter: { streamPrefixes: [start.prefix] },
  from: start.from,
  slots: 6,
  attempts: 3,
  backoff: { firstMs: 10, factor: 2, maxMs: 40 },
  batch: { events: 20, ms: 50 },
  inHand: 32,
  leaseMs: 900,
  member,
  async take(event: StoredEvent) {
    const answer = await ask(start.test, '/take', { member, stream: event.stream, revision: event.revision });
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
