import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore, MemoryLog } from '@libs/event-store/memory.js';
import { type EventStore } from '@libs/event-store/port.js';
import { around, EVENT_STORE_EXAMPLES } from './event-store.contract.js';
import type { Harness } from './event-store.harness.js';
import { BROKEN_PROMISES, faultyEventStore } from './faulty-event-store.js';

let names = 0;

/** A harness of stores on memory, each instance made by `make`. */
function harnessOf(make: (log: MemoryLog) => EventStore): Harness {
  const logs = new WeakMap<EventStore, MemoryLog>();
  const on = (log: MemoryLog) => {
    const store = make(log);
    logs.set(store, log);
    return store;
  };
  return {
    promises: { survivesReopen: true, severalWriters: true },
    open: async () => on(new MemoryLog()),
    reopen: async (store) => {
      await store.close();
      return on(logs.get(store)!);
    },
    another: async (store) => on(logs.get(store)!),
    unique: (prefix) => `${prefix}-${++names}`,
    patience: 300,
  };
}

async function failure(name: string, harness: Harness): Promise<unknown> {
  const example = EVENT_STORE_EXAMPLES.find((one) => one.name === name);
  if (example === undefined) throw new Error(`the contract has no example "${name}"`);
  const store = await harness.open();
  try {
    await example.run(around(store, harness));
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await store.close().catch(() => undefined);
  }
}

const sound = harnessOf((log) => new MemoryEventStore(log));

describe('a store that breaks one promise fails the contract by name', () => {
  it.each(Object.entries(BROKEN_PROMISES))('%s', async (_, broken) => {
    expect(await failure(broken.caughtBy, sound)).toBeUndefined();
    const error = await failure(
      broken.caughtBy,
      harnessOf((log) => faultyEventStore(broken, log)),
    );
    expect(error).toBeInstanceOf(Error);
  });
});

describe('the contract itself', () => {
  it('names every example once', () => {
    const all = EVENT_STORE_EXAMPLES.map(({ name }) => name);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });

  it('has more than ninety examples', () => {
    expect(EVENT_STORE_EXAMPLES.length).toBeGreaterThan(90);
  });
});
