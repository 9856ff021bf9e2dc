import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type MemoryLog } from '@libs/event-store/memory.js';
import { START, type EventStore, type StoredEvent } from '@libs/event-store/port.js';
import { GroupLog, isLost, parkedStream, SlotLost, slotStream } from './consumer-group-log.js';
import { HeldClock } from './consumer-group-testing.js';

const NEVER = new AbortController().signal;

/** Two processes that see one log. */
function two(log?: MemoryLog, store: EventStore = new MemoryEventStore(log)) {
  const clock = new HeldClock();
  return { store, a: new GroupLog(store, 'g', clock, 'process-a'), b: new GroupLog(store, 'g', clock, 'process-b') };
}

const bad = (n: number): StoredEvent => ({
  ...{ id: `aaaaaaaa-0000-4000-8000-00000000000${n}`, type: 'TaskAssigned', data: {}, metadata: {} },
  ...{ stream: 'county/task/1', revision: n, position: String(n).padStart(20, '0') },
});
const rejected = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('taking a slot', () => {
  it('of two that saw it free, one gets it', async () => {
    const { a, b } = two();
    const seen = await a.slot(3, START);
    const taken = await Promise.allSettled([a.take(3, 'same', seen, NEVER), b.take(3, 'same', seen, NEVER)]);
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves the one before neither the checkpoint nor the parked events', async () => {
    const { a, b, store } = two();
    const old = await a.take(0, 'a', await a.slot(0, START), NEVER);
    await b.take(0, 'b', await b.slot(0, START), NEVER);
    expect(isLost(await rejected(old.move('00000000000000000001', NEVER)))).toBe(true);
    expect(await rejected(old.park(bad(1), 'no', 5, NEVER))).toBeInstanceOf(SlotLost);
    const streams = [slotStream('g', 0), parkedStream('g', 0)];
    const written = [];
    for (const stream of streams) for await (const event of store.readStream(stream)) written.push(event.type);
    expect(written).toEqual(['SlotTaken', 'SlotTaken', 'ParkingTaken', 'ParkingTaken']);
  });

  it('leaves the one before no parking at all, however many it has waiting', async () => {
    const { a, b } = two();
    const old = await a.take(0, 'a', await a.slot(0, START), NEVER);
    await b.take(0, 'b', await b.slot(0, START), NEVER);
    const refused = await Promise.all([1, 2, 3].map((n) => rejected(old.park(bad(n), 'no', 5, NEVER))));
    expect(refused.map(isLost)).toEqual([true, true, true]);
    expect((await b.open(0)).entries.size).toBe(0);
  });

  it('a taker that was itself overtaken halfway does not take the parked events back', async () => {
    const store = new MemoryEventStore();
    const { a, b } = two(undefined, {
      ...{ name: store.name, readAll: store.readAll.bind(store), subscribeAll: store.subscribeAll.bind(store) },
      ...{ head: () => store.head(), ping: () => store.ping(), close: () => store.close() },
      readStream: (stream, options) => store.readStream(stream, options),
      append: async (stream, expected, events) => {
        const appended = await store.append(stream, expected, events);
        if (stream === slotStream('g', 0) && !overtaken) {
          overtaken = true;
          await b.take(0, 'b', await b.slot(0, START), NEVER);
        }
        return appended;
      },
    });
    let overtaken = false;
    expect(await rejected(a.take(0, 'a', await a.slot(0, START), NEVER))).toBeInstanceOf(SlotLost);
    expect((await b.parking(0)).epoch).toBe(1);
  });

  it('reads one event of the slot, however long its stream', async () => {
    const { a } = two();
    const tenure = await a.take(0, 'a', await a.slot(0, START), NEVER);
    for (let n = 1; n <= 5; n++) await tenure.move(bad(n).position, NEVER);
    await tenure.release(bad(6).position, [bad(8).position], NEVER);
    expect(await a.slot(0, START)).toMatchObject({
      expected: 6,
      checkpoint: bad(6).position,
      ahead: [bad(8).position],
    });
  });
});

describe('parked events', () => {
  it('are listed from the oldest open one, and all of them', async () => {
    const { a, b } = two();
    const tenure = await a.take(0, 'a', await a.slot(0, START), NEVER);
    const listed = async () => [...(await b.open(0)).entries.values()].map(({ revision }) => revision);
    const from = async () => (await b.parking(0)).from;
    for (const n of [1, 2, 3, 4]) await tenure.park(bad(n), 'no', 5, NEVER);
    expect([await listed(), await from()]).toEqual([[1, 2, 3, 4], 1]);
    await b.close(0, bad(3).id, NEVER);
    expect([await listed(), await from()]).toEqual([[1, 2, 4], 1]);
    await b.close(0, bad(1).id, NEVER);
    expect([await listed(), await from()]).toEqual([[2, 4], 2]);
    await b.close(0, bad(2).id, NEVER);
    await b.close(0, bad(4).id, NEVER);
    expect([await listed(), await from()]).toEqual([[], undefined]);
    await tenure.park(bad(5), 'no', 5, NEVER);
    expect([await listed(), await from()]).toEqual([[5], 9]);
  });

  it('closed, and parked again: open again', async () => {
    const { a } = two();
    const tenure = await a.take(0, 'a', await a.slot(0, START), NEVER);
    await tenure.park(bad(1), 'no', 5, NEVER);
    await a.close(0, bad(1).id, NEVER);
    await tenure.park(bad(1), 'again no', 5, NEVER);
    expect([...(await a.open(0)).entries.values()]).toMatchObject([{ id: bad(1).id, reason: 'again no' }]);
  });

  it('two that close the same entry: it is closed once', async () => {
    const { a, b, store } = two();
    const tenure = await a.take(0, 'a', await a.slot(0, START), NEVER);
    await tenure.park(bad(1), 'no', 5, NEVER);
    await Promise.all([a.close(0, bad(1).id, NEVER), b.close(0, bad(1).id, NEVER)]);
    const types = [];
    for await (const event of store.readStream(parkedStream('g', 0))) types.push(event.type);
    expect(types).toEqual(['ParkingTaken', 'EventParked', 'ParkedClosed']);
  });

  it('parked beyond the checkpoint are not to be taken again by the next owner', async () => {
    const { a, b } = two();
    const tenure = await a.take(0, 'a', await a.slot(0, START), NEVER);
    for (const n of [1, 2, 3]) await tenure.park(bad(n), 'no', 5, NEVER);
    await tenure.move(bad(1).position, NEVER);
    const next = await b.take(0, 'b', await b.slot(0, START), NEVER);
    expect([...next.settled]).toEqual([bad(2).position, bad(3).position]);
    expect(next.parked).toBe(3);
  });
});
