import { afterEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { Codec } from './codec.js';
import { MemoryKeeps } from './consumer-group-testing.js';
import type { Decider } from './decider.js';
import { UnknownEvents } from './unknown-events.js';

const shelves: Decider<number, Record<never, never>, { BookPut: object }> = {
  category: 'shelf',
  initial: 0,
  decide: {},
  evolve: { BookPut: (n) => n + 1 },
};
const event = (n: number, type: string) => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  type,
  data: {},
  metadata: { $correlationId: 'c', $causationId: 'c', schema: 1 },
});
const eventually = async (so: () => boolean) => {
  for (let tries = 0; tries < 400 && !so(); tries++) await new Promise((wake) => setTimeout(wake, 5));
  expect(so()).toBe(true);
};

const watched: UnknownEvents[] = [];
const watch = (log: MemoryEventStore) => {
  const unknown = new UnknownEvents(log, new Codec([shelves]), new MemoryKeeps(), () => Promise.resolve('log'));
  watched.push(unknown);
  unknown.start();
  return unknown;
};
afterEach(() => Promise.all(watched.splice(0).map((one) => one.stop())));

describe('events that this program does not know', () => {
  it('are named, those that were there and those that come', async () => {
    const log = new MemoryEventStore();
    await log.append('county/shelf/1', 'no_stream', [event(1, 'BookPut'), event(2, 'BookBurnt')]);
    const unknown = watch(log);
    await eventually(() => unknown.found.count === 1);
    expect(unknown.found.first[0]).toContain('BookBurnt');
    await log.append('county/shelf/2', 'no_stream', [event(3, 'BookEaten')]);
    await eventually(() => unknown.found.count === 2);
    expect(unknown.found.first[1]).toContain('county/shelf/2 revision 0');
  });

  it('are none where every event is known', async () => {
    const log = new MemoryEventStore();
    await log.append('county/shelf/1', 'no_stream', [event(1, 'BookPut'), event(2, 'BookPut')]);
    const unknown = watch(log);
    await log.append('county/shelf/2', 'no_stream', [event(3, 'BookEaten')]);
    await eventually(() => unknown.found.count === 1);
    expect(unknown.found.first).toHaveLength(1);
  });
});
