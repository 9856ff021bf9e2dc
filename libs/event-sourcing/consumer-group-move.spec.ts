import { describe, expect, it } from '@jest/globals';
import { copyLog, placesOf } from '@libs/event-store/copy.js';
import { sourceOf } from '@libs/event-store/export.js';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { type EventStore } from '@libs/event-store/port.js';
import { ConsumerGroup } from './consumer-group.js';
import { beginningAt, GroupHasBegun, moved, placesIn, readGroups, writeGroups } from './consumer-group-move.js';
import { MemoryKeeps } from './consumer-group-testing.js';

const event = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'Opened',
  data: { n },
  metadata: {},
});

const add = (store: EventStore, n: number) => store.append(`county/a/${n}`, 'no_stream', [event(n)]);

/** A group of two slots that notes what it takes, and fails on event 3 until it is told to be well. */
function reaction(store: EventStore) {
  const taken: number[] = [];
  const ill = { on: 3 };
  const group = new ConsumerGroup({
    store,
    keeps: new MemoryKeeps(),
    name: 'react',
    slots: 2,
    attempts: 2,
    backoff: { firstMs: 1, factor: 1, maxMs: 1 },
    batch: { events: 1, ms: 1 },
    take: async ({ data }) => {
      if (data['n'] === ill.on) throw new Error('ill');
      taken.push(data['n'] as number);
    },
  });
  return { group, taken, ill };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((turn) => setTimeout(turn, 5));
}

async function copied(source: EventStore, target: EventStore): Promise<void> {
  const groups = await readGroups(source);
  const places = await placesOf(source, placesIn(groups));
  const { positions } = await copyLog(sourceOf(source), target, { places: places.values() });
  await writeGroups(target, moved(moved(groups, places), positions));
}

describe('a group whose log has moved', () => {
  async function worked() {
    const source = new MemoryEventStore();
    for (const n of [1, 2, 3, 4, 5]) await add(source, n);
    const first = reaction(source);
    await first.group.start();
    await until(async () => first.taken.length === 4 && (await first.group.parked()).length === 1);
    await first.group.stop();
    return source;
  }

  it('takes what comes after, nothing again, and still has what was parked', async () => {
    const source = await worked();
    // In hand at the move: written, not yet taken.
    await add(source, 6);
    // The machinery between makes the places of the two logs differ.
    const target = new MemoryEventStore();
    await target.append('other/a/1', 'no_stream', [event(99)]);
    await target.append('_group/another', 'no_stream', [event(98)]);
    await copied(source, target);

    const second = reaction(target);
    expect(await second.group.parked()).toMatchObject([{ id: event(3).id, reason: 'Error: ill', attempts: 2 }]);
    await second.group.start();
    await add(target, 7);
    await until(() => second.taken.includes(7) && second.taken.includes(6));
    expect(second.taken.toSorted()).toEqual([6, 7]);
    second.ill.on = 0;
    expect(await second.group.replay('all')).toEqual([{ id: event(3).id, outcome: 'taken' }]);
    expect(await second.group.parked()).toEqual([]);
    await second.group.stop();
    expect(second.taken.toSorted()).toEqual([3, 6, 7]);
  });

  it('lists no more what somebody has given up, and takes it not', async () => {
    const source = await worked();
    const group = reaction(source);
    expect(await group.group.skip(event(1).id)).toBe(false);
    expect(await group.group.skip(event(3).id)).toBe(true);
    expect(await group.group.skip(event(3).id)).toBe(false);
    expect(await group.group.parked()).toEqual([]);
    expect(await group.group.replay(event(3).id)).toEqual([{ id: event(3).id, outcome: 'not-parked' }]);
    expect(group.taken).toEqual([]);
  });

  it('is moved once, however often it is asked', async () => {
    const [source, target] = [await worked(), new MemoryEventStore()];
    await copied(source, target);
    const head = await target.head();
    await copied(source, target);
    expect(await target.head()).toBe(head);
  });

  it('is not moved over one that has begun there by itself', async () => {
    const [source, target] = [await worked(), new MemoryEventStore()];
    const other = reaction(target);
    await other.group.start();
    await other.group.stop();
    await expect(copied(source, target)).rejects.toThrow(GroupHasBegun);
  });

  it('says every place in the places of the other log, and what was finished beyond the checkpoint too', async () => {
    const parked = {
      ...{ id: event(3).id, slot: 1, type: 'Opened', stream: 'county/a/3', revision: 0, position: 3 },
      ...{ reason: 'Error: ill', attempts: 2, at: '2026-03-02T01:00:00.000Z' },
    };
    const state = {
      ...{ group: 'react', slots: 2, from: 0 },
      held: [{ slot: 1, checkpoint: 2, ahead: [4, 5], parked: [parked] }],
    };
    expect(placesIn([state])).toEqual([0, 2, 4, 5, 3]);
    const store = new MemoryEventStore();
    const places = new Map([0, 2, 3, 4, 5].map((n) => [n, n === 0 ? '' : `${n}00`]));
    const there = moved([state], places);
    await writeGroups(store, there);
    expect(await readGroups(store)).toEqual(there);
    expect(there[0]!.held[0]).toMatchObject({
      checkpoint: '200',
      ahead: ['400', '500'],
      parked: [{ position: '300' }],
    });
    expect(() => moved([state], new Map([[0, '']]))).toThrow(RangeError);
  });

  it('may be begun at a place, and takes nothing from before', async () => {
    const store = new MemoryEventStore();
    await add(store, 1);
    await writeGroups(store, [beginningAt('react', 2, await store.head())]);
    await add(store, 2);
    const { group, taken } = reaction(store);
    await group.start();
    await until(() => taken.includes(2));
    await group.stop();
    expect(taken).toEqual([2]);
  });
});
