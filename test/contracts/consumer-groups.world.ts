import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConsumerGroup,
  slotOf,
  type ConsumerGroupOptions,
  type Delivery,
} from '@libs/event-sourcing/consumer-group.js';
import { type Keeps } from '@libs/event-sourcing/consumer-group-members.js';
import { HeldClock, MemoryKeeps } from '@libs/event-sourcing/consumer-group-testing.js';
import { unavailable, type EventStore, type Position, type StoredEvent } from '@libs/event-store/port.js';

export interface GroupHarness {
  /** A store whose log may hold anything already. */
  open(): Promise<EventStore>;
  /** Told of every beginning of stream names that an example uses. */
  readonly uses?: (...beginnings: string[]) => void;
}

/** What was taken: which member, which event of which stream, at which try. */
export interface Taken {
  readonly by: string;
  readonly stream: string;
  readonly n: number;
  readonly attempt: number;
}

type Options = Partial<Omit<ConsumerGroupOptions, 'take'>> & {
  readonly take?: (event: StoredEvent, delivery: Delivery) => Promise<void>;
};

/** One group in a log of its own streams, its members, and what they have taken. Time passes only in `until`. */
export class World {
  readonly id = randomUUID().slice(0, 8);
  readonly name = `g-${this.id}`;
  readonly prefix = `t${this.id}/`;
  readonly clock = new HeldClock();
  readonly keeps = new MemoryKeeps();
  readonly taken: Taken[] = [];
  readonly faults: unknown[] = [];
  private readonly groups: ConsumerGroup[] = [];

  private constructor(
    readonly store: EventStore,
    private readonly from: Position,
  ) {}

  static async in(harness: GroupHarness, test: (world: World) => Promise<void>): Promise<void> {
    const store = await harness.open();
    const world = new World(store, await store.head());
    harness.uses?.(world.prefix, `_group/${world.name}`, `other${world.id}`);
    try {
      await test(world);
    } finally {
      await Promise.all(
        world.groups.map(async (group) => {
          const stopped = group.stop();
          await world.until(() => stopped.then(() => true));
        }),
      );
      await store.close();
    }
  }

  member(member: string, options: Options = {}): ConsumerGroup {
    const { take = async () => undefined, ...rest } = options;
    const group = new ConsumerGroup({
      store: this.store,
      keeps: this.keeps,
      name: this.name,
      filter: { streamPrefixes: [this.prefix] },
      from: this.from,
      slots: 4,
      attempts: 3,
      backoff: { firstMs: 50, factor: 1, maxMs: 50 },
      batch: { events: 1_000, ms: 50 },
      leaseMs: 30_000,
      clock: this.clock,
      random: () => 1,
      member,
      onFault: (fault) => this.faults.push(fault),
      ...rest,
      take: async (event, delivery) => {
        await take(event, delivery);
        this.taken.push({ by: member, stream: this.short(event), n: numberOf(event), attempt: delivery.attempt });
      },
    });
    this.groups.push(group);
    return group;
  }

  /** Appends an event `{ n }` for each number to the stream, which must be at `after`. */
  async append(stream: string, ...numbers: number[]): Promise<void> {
    const events = numbers.map((n) => ({ id: randomUUID(), type: 'Counted', data: { n }, metadata: {} }));
    await this.store.append(this.prefix + stream, 'any', events);
  }

  short(event: { readonly stream: string }): string {
    return event.stream.slice(this.prefix.length);
  }

  /** The numbers taken of a stream, in order. */
  of(stream: string): number[] {
    return this.taken.filter((taken) => taken.stream === stream).map(({ n }) => n);
  }

  /** The first stream named after this that belongs to the slot. */
  streamIn(slot: number, name: string, slots = 4): string {
    for (let i = 0; ; i++) if (slotOf(`${this.prefix}${name}${i}`, slots) === slot) return `${name}${i}`;
  }

  /** The events of a stream, as they are stored. */
  stored(stream: string): Promise<StoredEvent[]> {
    return all(this.store.readStream(this.prefix + stream));
  }

  /** The events of one of the group's own streams. */
  own(rest: string): Promise<StoredEvent[]> {
    return all(this.store.readStream(`_group/${this.name}${rest}`));
  }

  /** Everything the group has written, in the order of the log. */
  written(): Promise<StoredEvent[]> {
    return all(this.store.readAll({ after: this.from, filter: { streamPrefixes: [`_group/${this.name}`] } }));
  }

  /** Waits for what must come; time moves on meanwhile by 50 ms a look, or by `ms`. */
  async until(holds: () => boolean | Promise<boolean>, ms = 50): Promise<void> {
    const patience = Date.now() + 40_000;
    let answer: boolean | undefined;
    const ask = async () => {
      answer = undefined;
      answer = await holds();
    };
    let asked = ask();
    for (;;) {
      await Promise.race([asked, sleep(5)]);
      if (answer === true) return;
      if (Date.now() > patience) throw new Error(`waited in vain for ${holds.toString()}`);
      if (answer === false) {
        await sleep(5);
        asked = ask();
      }
      this.clock.advance(ms);
    }
  }
}

async function all(events: AsyncIterable<StoredEvent>): Promise<StoredEvent[]> {
  const read: StoredEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
}

export const numberOf = (event: StoredEvent) => event.data['n'] as number;

/** A door that somebody waits at until it is opened. */
export function door() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

type Append = EventStore['append'];

/** What one process sees: `append` may be told to misbehave, and after `kill` nothing that it does reaches anything. */
export function mortal(
  { store, keeps }: World,
  append: (next: Append, ...call: Parameters<Append>) => ReturnType<Append> = (next, ...call) => next(...call),
) {
  const dead = new AbortController();
  const alive = <T>(goOn: () => T): T => {
    if (dead.signal.aborted) throw unavailable('this process has been killed');
    return goOn();
  };
  const seenStore: EventStore = {
    name: store.name,
    append: async (...call) => alive(() => append(async (...as) => alive(() => store.append(...as)), ...call)),
    readStream: (stream, options) => alive(() => store.readStream(stream, options)),
    readAll: (options) => alive(() => store.readAll(options)),
    subscribeAll: (options) =>
      store.subscribeAll({ ...options, signal: AbortSignal.any([options.signal, dead.signal]) }),
    head: async () => alive(() => store.head()),
    ping: () => store.ping(),
    close: () => store.close(),
  };
  const seenKeeps: Keeps = {
    kept: async (...call) => alive(() => keeps.kept(...call)),
    allKept: async (...call) => alive(() => keeps.allKept(...call)),
    keep: async (...call) => alive(() => keeps.keep(...call)),
  };
  return { sees: { store: seenStore, keeps: seenKeeps }, kill: () => dead.abort() };
}
