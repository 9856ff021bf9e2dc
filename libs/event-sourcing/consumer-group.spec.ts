import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { share } from './consumer-group-members.js';
import { ConsumerGroup, GroupOver, slotOf } from './consumer-group.js';
import { HeldClock, MemoryKeeps } from './consumer-group-testing.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const turns = async () => {
  for (let i = 0; i < 20; i++) await turn();
};
const event = (id: string) => ({ id, type: 'TaskAssigned', data: {}, metadata: {} });
const A = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('the slots of a consumer group', () => {
  it('a stream has its slot for ever', () => {
    expect(
      ['county/task/1', 'county/task/2', 'county/task/3', '县/任务/一'].map((stream) => slotOf(stream, 8)),
    ).toEqual([4, 6, 3, 2]);
  });

  it('are shared evenly, each by one', () => {
    expect(share(8, 'b', ['a', 'c'])).toEqual([1, 4, 7]);
    const shares = ['a', 'b', 'c'].flatMap((member) => share(8, member, ['c', 'b', 'a']));
    expect(shares.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('all belong to the one who is alone, even before its lease is seen', () => {
    expect(share(4, 'a', [])).toEqual([0, 1, 2, 3]);
  });
});

describe('the pauses between tries', () => {
  const tries = async (random: number) => {
    const store = new MemoryEventStore();
    const clock = new HeldClock();
    let count = 0;
    const group = new ConsumerGroup({
      ...{ store, clock, keeps: new MemoryKeeps(), name: 'pauses', slots: 1, leaseMs: 1e9 },
      ...{ attempts: 4, backoff: { firstMs: 100, factor: 10, maxMs: 5_000 }, random: () => random },
      take: async () => {
        count++;
        throw new Error('no');
      },
    });
    await group.start();
    await store.append('county/task/1', 'no_stream', [event(A)]);
    await turns();
    const counts = [count];
    for (const ms of [49, 1, 50, 450, 50, 450, 2_000, 500, 2_500]) {
      clock.advance(ms);
      await turns();
      counts.push(count);
    }
    await group.stop();
    return counts;
  };

  it('grow tenfold where told so, up to the longest', async () => {
    expect(await tries(1)).toEqual([1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
  });

  it('are half as long at the least, by chance', async () => {
    expect(await tries(0)).toEqual([1, 1, 2, 2, 3, 3, 3, 4, 4, 4]);
  });
});

describe('a consumer group', () => {
  const with_ = (options: object) =>
    new ConsumerGroup({
      ...{ store: new MemoryEventStore(), keeps: new MemoryKeeps(), name: 'group', take: async () => undefined },
      ...options,
    });

  it('has a name that can be part of a stream name', () => {
    for (const name of ['', 'With Space', 'a/b', '-a', 'a'.repeat(65)]) expect(() => with_({ name })).toThrow('name');
  });

  it('has 1 to 256 slots', () => {
    for (const slots of [0, 1.5, 257]) expect(() => with_({ slots })).toThrow('slots');
  });

  it('refuses bounds of nothing', () => {
    for (const bound of ['attempts', 'parallel', 'inHand', 'window', 'leaseMs'])
      expect(() => with_({ [bound]: 0 })).toThrow(bound);
  });

  it('is started once', async () => {
    const group = with_({});
    await group.start();
    await expect(group.start()).rejects.toThrow('before');
    await group.stop();
  });

  it('does not list what is parked as if it had other slots', async () => {
    const store = new MemoryEventStore();
    const group = with_({ store, slots: 2 });
    await group.start();
    await group.stop();
    await expect(with_({ store, slots: 3 }).parked()).rejects.toThrow(GroupOver);
  });

  it('is not started after it was stopped', async () => {
    const group = with_({});
    await group.stop();
    await expect(group.start()).rejects.toThrow('before');
  });

  it('can be looked at before it has ever run, and nothing is written for that', async () => {
    const store = new MemoryEventStore();
    const status = await with_({ store, slots: 2 }).status();
    expect(status.slots.map(({ slot, checkpoint, parked, lag }) => [slot, checkpoint, parked, lag])).toEqual([
      [0, '', 0, 0],
      [1, '', 0, 0],
    ]);
    expect(await store.head()).toBe('');
  });
});
