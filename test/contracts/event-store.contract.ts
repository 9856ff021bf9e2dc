import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, type JsonObject } from '@libs/event-store/json.js';
import {
  EventStoreError,
  MAX_APPEND_BYTES,
  START,
  type Appended,
  type EventStore,
  type EventStoreErrorCode,
  type Expected,
  type Filter,
  type NewEvent,
  type Position,
  type StoredEvent,
  type SubscriptionItem,
} from '@libs/event-store/port.js';
import type { Harness, StoragePromises } from './event-store.harness.js';

/** What an example works with: a store that others use too, and a stream that nobody else does. */
export interface Around {
  readonly store: EventStore;
  readonly harness: Harness;
  readonly stream: string;
}

/** One sentence about a store, and how to see whether it is true. Plain, so that not only Jest can run it. */
export interface Example {
  readonly name: string;
  readonly needs?: keyof StoragePromises | 'restart';
  run(around: Around): Promise<void>;
}

export const around = (store: EventStore, harness: Harness): Around => ({
  store,
  harness,
  stream: harness.unique('contract'),
});

/** Why an example cannot be run with this harness, or undefined when it can. */
export function missing({ needs }: Example, harness: Harness): string | undefined {
  if (needs === undefined) return undefined;
  if (needs === 'restart') return harness.restart ? undefined : (harness.noRestart ?? 'there is no server to restart');
  return harness.promises[needs] ? undefined : `this storage does not promise ${needs}`;
}

/** Enrols a store: every example as a test of its own, those that cannot be run skipped by name. */
export function eventStoreContract(name: string, harness: Harness): void {
  describe(`event store contract: ${name}`, () => {
    let store: EventStore;
    beforeAll(async () => {
      store = await harness.open();
    });
    afterAll(() => store?.close());
    for (const example of EVENT_STORE_EXAMPLES) {
      const why = missing(example, harness);
      const patience = example.needs === 'restart' ? 300_000 : 120_000;
      if (why === undefined) it(example.name, () => example.run(around(store, harness)), patience);
      else it.skip(`${example.name} (skipped: ${why})`, () => undefined);
    }
  });
}

// ── words the examples use ──────────────────────────────────────────────────────────────────────────────────────────

const event = (type = 'Noted', data: JsonObject = { note: 'a' }, metadata: JsonObject = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata,
});

const events = (count: number, type = 'Noted'): NewEvent[] =>
  Array.from({ length: count }, (_, i) => event(type, { i }));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

const revisions = (stored: readonly StoredEvent[]) => stored.map(({ revision }) => revision);
const ids = (stored: readonly NewEvent[]) => stored.map(({ id }) => id);

/** The fault a promise ends with; fails when it does not fail, or fails with anything but an EventStoreError. */
async function fault(promise: Promise<unknown>): Promise<EventStoreError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`it succeeded with ${JSON.stringify(outcome.value)}`);
  expect(outcome.error).toBeInstanceOf(EventStoreError);
  return outcome.error as EventStoreError;
}

async function refused(code: EventStoreErrorCode, promise: Promise<unknown>): Promise<EventStoreError> {
  const error = await fault(promise);
  expect(error.code).toBe(code);
  return error;
}

async function conflict(promise: Promise<unknown>, expected: Expected, actual: number | 'no_stream'): Promise<void> {
  const { code, details } = await fault(promise);
  expect({ code, expected: details.expected, actual: details.actual }).toEqual({
    code: 'wrong_expected_revision',
    expected,
    actual,
  });
}

/** Appends one after the other in calls of at most 500, and gives the answers. */
async function fill(store: EventStore, stream: string, list: readonly NewEvent[]): Promise<Appended> {
  let answer: Appended = { revision: -1, position: START };
  for (let i = 0; i < list.length; i += 500) answer = await store.append(stream, 'any', list.slice(i, i + 500));
  return answer;
}

/** Nothing was written: the stream holds these and no others. */
async function holds(store: EventStore, stream: string, list: readonly NewEvent[]): Promise<void> {
  expect(ids(await all(store.readStream(stream)))).toEqual(ids(list));
}

/** A subscription that is pulled only when asked. */
class Listener {
  readonly items: SubscriptionItem[] = [];
  readonly #abort = new AbortController();
  readonly #iterator: AsyncIterator<SubscriptionItem>;
  readonly #patience: number;

  constructor(store: EventStore, { patience = 10_000 }: Harness, after?: Position, filter?: Filter) {
    this.#patience = patience;
    const options = {
      signal: this.#abort.signal,
      ...(after === undefined ? {} : { after }),
      ...(filter === undefined ? {} : { filter }),
    };
    this.#iterator = store.subscribeAll(options)[Symbol.asyncIterator]();
  }

  get events(): StoredEvent[] {
    return this.items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
  }

  get checkpoints(): Position[] {
    return this.items.flatMap((item) => (item.kind === 'checkpoint' ? [item.position] : []));
  }

  /** The next item, or undefined when the subscription has ended. */
  async next(): Promise<SubscriptionItem | undefined> {
    const late = new AbortController();
    const tooLate = pause(this.#patience, undefined, { signal: late.signal }).then(() => {
      throw new Error(`nothing came for ${this.#patience} ms after ${this.items.length} items`);
    });
    tooLate.catch(() => undefined);
    try {
      const { done, value } = await Promise.race([this.#iterator.next(), tooLate]);
      if (done) return undefined;
      this.items.push(value);
      return value;
    } finally {
      late.abort();
    }
  }

  /** Takes items until it is enough. */
  async until(enough: () => boolean): Promise<this> {
    try {
      while (!enough()) if ((await this.next()) === undefined) throw new Error('the subscription has ended');
    } catch (error) {
      this.#abort.abort();
      throw error;
    }
    return this;
  }

  has(count: number): Promise<this> {
    return this.until(() => this.events.length >= count);
  }

  caughtUp(): Promise<this> {
    return this.until(() => this.items.some(({ kind }) => kind === 'caught-up'));
  }

  /** Resolves when the subscription ends without an error. */
  async ended(): Promise<void> {
    while ((await this.next()) !== undefined);
  }

  abort(): void {
    this.#abort.abort();
  }

  /** As `break` does. */
  async leave(): Promise<void> {
    await this.#iterator.return?.();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.leave();
  }
}

const prefixed = (stream: string): Filter => ({ streamPrefixes: [stream] });

// ── the examples ────────────────────────────────────────────────────────────────────────────────────────────────────

type Run = Example['run'];
const section = (about: string, sentences: Readonly<Record<string, Run>>, needs?: Example['needs']): Example[] =>
  Object.entries(sentences).map(([sentence, run]) => ({
    name: `${about}: ${sentence}`,
    run,
    ...(needs === undefined ? {} : { needs }),
  }));

const APPEND = section('append', {
  'gives the revision and the position that the event is read with': async ({ store, stream }) => {
    const answer = await store.append(stream, 'no_stream', [event()]);
    const [read] = await all(store.readStream(stream));
    expect(answer).toEqual({ revision: 0, position: read!.position });
  },
  'of several events gives revision and position of the last': async ({ store, stream }) => {
    const answer = await store.append(stream, 'no_stream', events(3));
    const read = await all(store.readStream(stream));
    expect(answer).toEqual({ revision: 2, position: read[2]!.position });
  },
  'numbers a stream 0, 1, 2 without a gap over several calls': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', events(2));
    await store.append(stream, 1, events(3));
    await store.append(stream, 4, events(1));
    expect(revisions(await all(store.readStream(stream)))).toEqual([0, 1, 2, 3, 4, 5]);
  },
  'keeps id, type, data, metadata and stream': async ({ store, stream }) => {
    const given = event('TaskAssigned', { zone: '第三协作区', members: [1, 2] }, { actor: { person: 'p1' } });
    await store.append(stream, 'no_stream', [given]);
    const [{ position: _, ...read }] = (await all(store.readStream(stream))) as [StoredEvent];
    expect(read).toEqual({ ...given, stream, revision: 0 });
  },
  'keeps the order within one call': async ({ store, stream }) => {
    const given = events(50);
    await store.append(stream, 'no_stream', given);
    expect(ids(await all(store.readStream(stream)))).toEqual(ids(given));
  },
  'keeps different types within one call': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event('A'), event('B'), event('A')]);
    expect((await all(store.readStream(stream))).map(({ type }) => type)).toEqual(['A', 'B', 'A']);
  },
  'takes no_stream for a stream that is not there': async ({ store, stream }) => {
    expect((await store.append(stream, 'no_stream', [event()])).revision).toBe(0);
  },
  'refuses no_stream for a stream that is there, naming where it is (P1)': async ({ store, stream }) => {
    const there = events(2);
    await store.append(stream, 'no_stream', there);
    await conflict(store.append(stream, 'no_stream', [event()]), 'no_stream', 1);
    await holds(store, stream, there);
  },
  'takes the exact revision': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', events(2));
    expect((await store.append(stream, 1, [event()])).revision).toBe(2);
  },
  'refuses a revision that is past, naming expected and actual': async ({ store, stream }) => {
    const there = events(4);
    await store.append(stream, 'no_stream', there);
    await conflict(store.append(stream, 1, [event()]), 1, 3);
    await holds(store, stream, there);
  },
  'refuses a revision that is to come': async ({ store, stream }) => {
    const there = events(2);
    await store.append(stream, 'no_stream', there);
    await conflict(store.append(stream, 2, [event()]), 2, 1);
    await holds(store, stream, there);
  },
  'refuses an exact revision for a stream that is not there (P2)': async ({ store, stream }) => {
    await conflict(store.append(stream, 0, [event()]), 0, 'no_stream');
    await holds(store, stream, []);
  },
  'names the stream of a conflict': async ({ store, stream }) => {
    const error = await fault(store.append(stream, 7, [event()]));
    expect(error.details.stream).toBe(stream);
    expect(error.message).toContain(stream);
  },
  'takes any for a new stream and for an old one': async ({ store, stream }) => {
    expect((await store.append(stream, 'any', [event()])).revision).toBe(0);
    expect((await store.append(stream, 'any', events(2))).revision).toBe(2);
  },
  'that is refused writes none of its events': async ({ store, stream }) => {
    const there = [event()];
    await store.append(stream, 'no_stream', there);
    await conflict(store.append(stream, 'no_stream', events(20)), 'no_stream', 0);
    await holds(store, stream, there);
  },
  'works at the right revision after a refusal, without a gap (P3)': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event()]);
    await conflict(store.append(stream, 5, [event()]), 5, 0);
    expect((await store.append(stream, 0, [event()])).revision).toBe(1);
    expect(revisions(await all(store.readStream(stream)))).toEqual([0, 1]);
  },
  'to one stream leaves another alone': async ({ store, stream }) => {
    await store.append(`${stream}-a`, 'no_stream', events(3));
    expect((await store.append(`${stream}-b`, 'no_stream', [event()])).revision).toBe(0);
    expect(revisions(await all(store.readStream(`${stream}-a`)))).toEqual([0, 1, 2]);
  },
  'tells streams apart by case': async ({ store, stream }) => {
    await store.append(`${stream}-x`, 'no_stream', [event()]);
    expect((await store.append(`${stream}-X`, 'no_stream', [event()])).revision).toBe(0);
  },
  'tells a stream from one whose name it begins': async ({ store, stream }) => {
    await store.append(`${stream}1`, 'no_stream', events(2));
    await store.append(stream, 'no_stream', [event()]);
    expect(revisions(await all(store.readStream(stream)))).toEqual([0]);
  },
  'tells composed from decomposed letters in stream names': async ({ store, stream }) => {
    await store.append(`${stream}-\u00e9`, 'no_stream', [event()]);
    await holds(store, `${stream}-e\u0301`, []);
  },
  'takes 2,000 events in one call': async ({ store, stream }) => {
    expect((await store.append(stream, 'no_stream', events(2_000))).revision).toBe(1_999);
    expect(revisions(await all(store.readStream(stream, { from: 1_998 })))).toEqual([1_998, 1_999]);
  },
  'answers 1,000 calls that come at once': async ({ store, stream }) => {
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => store.append(`${stream}-${i}`, 'no_stream', [event()])),
    );
    expect(answers.every(({ revision }) => revision === 0)).toBe(true);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1_000);
  },
  'lets exactly one of 64 that create a stream win, and tells the others': async ({ store, stream }) => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, () => store.append(stream, 'no_stream', [event()])),
    );
    const lost = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as EventStoreError] : [],
    );
    expect(lost).toHaveLength(63);
    expect(lost.every(({ code, details }) => code === 'wrong_expected_revision' && details.actual === 0)).toBe(true);
    expect(revisions(await all(store.readStream(stream)))).toEqual([0]);
  },
  'lets 16 writers share a stream by trying again, without gap or loss': async ({ store, stream }) => {
    const written: string[] = [];
    const writer = async () => {
      for (let done = 0; done < 4;) {
        const [last] = await all(store.readStream(stream, { backwards: true, limit: 1 }));
        const next = event();
        try {
          await store.append(stream, last === undefined ? 'no_stream' : last.revision, [next]);
          written.push(next.id);
          done++;
        } catch (error) {
          expect((error as EventStoreError).code).toBe('wrong_expected_revision');
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, writer));
    const read = await all(store.readStream(stream));
    expect(revisions(read)).toEqual(Array.from({ length: 64 }, (_, i) => i));
    expect(ids(read).sort()).toEqual(written.sort());
  },
  'writes what it was given, whatever the caller does to it afterwards': async ({ store, stream }) => {
    const data = { note: 'before' };
    const answer = store.append(stream, 'no_stream', [event('Noted', data)]);
    data.note = 'after';
    await answer;
    expect((await all(store.readStream(stream)))[0]!.data).toEqual({ note: 'before' });
  },
  'can be read at once after its answer': async ({ store, stream }) => {
    for (let i = 0; i < 20; i++) {
      await store.append(stream, 'any', [event()]);
      expect((await all(store.readStream(stream))).length).toBe(i + 1);
    }
  },
  'within its own time limit answers as ever': async ({ store, stream }) => {
    expect((await store.append(stream, 'no_stream', [event()], { timeoutMs: 20_000 })).revision).toBe(0);
  },
});

const REPEAT = section('the same ids again', {
  'at the same revision give the first answer': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event()]);
    const given = [event()];
    const first = await store.append(stream, 0, given);
    expect(await store.append(stream, 0, given)).toEqual(first);
  },
  'with no_stream give the first answer': async ({ store, stream }) => {
    const given = [event()];
    const first = await store.append(stream, 'no_stream', given);
    expect(await store.append(stream, 'no_stream', given)).toEqual(first);
  },
  'write nothing (P12)': async ({ store, stream }) => {
    const given = events(3);
    await store.append(stream, 'no_stream', given);
    await store.append(stream, 'no_stream', given);
    await holds(store, stream, given);
  },
  'write nothing that a read of the log would show': async ({ store, stream }) => {
    const after = await store.head();
    const given = events(3);
    await store.append(stream, 'no_stream', given);
    await store.append(stream, 'no_stream', given);
    expect(ids(await all(store.readAll({ after, filter: prefixed(stream) })))).toEqual(ids(given));
  },
  'after later events give the first revision and position, not the present ones': async ({ store, stream }) => {
    const given = [event()];
    const first = await store.append(stream, 'no_stream', given);
    await store.append(stream, 0, events(5));
    expect(await store.append(stream, 'no_stream', given)).toEqual(first);
  },
  'of several events give revision and position of the last of them': async ({ store, stream }) => {
    const given = events(4);
    await store.append(stream, 'no_stream', events(2));
    const first = await store.append(stream, 1, given);
    await store.append(stream, 5, events(3));
    expect(await store.append(stream, 1, given)).toEqual(first);
    expect(first.revision).toBe(5);
  },
  'ten times at once write once': async ({ store, stream }) => {
    const given = events(2);
    const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(stream, 'no_stream', given)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await holds(store, stream, given);
  },
  'with other data keep what was written first': async ({ store, stream }) => {
    const given = event('Noted', { note: 'first' });
    await store.append(stream, 'no_stream', [given]);
    await store.append(stream, 'no_stream', [{ ...given, data: { note: 'second' } }]);
    expect((await all(store.readStream(stream))).map(({ data }) => data)).toEqual([{ note: 'first' }]);
  },
  'as the beginning of what was written then, give the answer of that beginning': async ({ store, stream }) => {
    const given = events(3);
    await store.append(stream, 'no_stream', given);
    expect((await store.append(stream, 'no_stream', given.slice(0, 2))).revision).toBe(1);
    await holds(store, stream, given);
  },
  'with a new one at the end are a conflict': async ({ store, stream }) => {
    const given = events(2);
    await store.append(stream, 'no_stream', given);
    await conflict(store.append(stream, 'no_stream', [...given, event()]), 'no_stream', 1);
    await holds(store, stream, given);
  },
  'with another in the middle are a conflict': async ({ store, stream }) => {
    const given = events(3);
    await store.append(stream, 'no_stream', given);
    await conflict(store.append(stream, 'no_stream', [given[0]!, event(), given[2]!]), 'no_stream', 2);
    await holds(store, stream, given);
  },
  'in another order are a conflict': async ({ store, stream }) => {
    const given = events(2);
    await store.append(stream, 'no_stream', given);
    await conflict(store.append(stream, 'no_stream', [given[1]!, given[0]!]), 'no_stream', 1);
    await holds(store, stream, given);
  },
  'sent for an earlier place are a conflict': async ({ store, stream }) => {
    const there = events(3);
    await store.append(stream, 'no_stream', there);
    await conflict(store.append(stream, 0, [there[2]!]), 0, 2);
    await holds(store, stream, there);
  },
  'leave the stream ready for its next event': async ({ store, stream }) => {
    const given = events(2);
    await store.append(stream, 'no_stream', given);
    await store.append(stream, 'no_stream', given);
    expect((await store.append(stream, 1, [event()])).revision).toBe(2);
  },
});

const REPEAT_AFTER_REOPEN = section(
  'after closing and opening again',
  {
    'every acknowledged event is there': async ({ harness }) => {
      const stream = harness.unique('reopen');
      const given = events(30);
      let store = await harness.open();
      try {
        await store.append(stream, 'no_stream', given);
        store = await harness.reopen(store);
        await holds(store, stream, given);
      } finally {
        await store.close();
      }
    },
    'the same ids give the first answer and write nothing': async ({ harness }) => {
      const stream = harness.unique('reopen');
      const given = events(3);
      let store = await harness.open();
      try {
        const first = await store.append(stream, 'no_stream', given);
        await store.append(stream, 2, [event()]);
        store = await harness.reopen(store);
        expect(await store.append(stream, 'no_stream', given)).toEqual(first);
        expect((await all(store.readStream(stream))).length).toBe(4);
      } finally {
        await store.close();
      }
    },
    'a position still means the same place (P7)': async ({ harness }) => {
      const stream = harness.unique('reopen');
      const given = events(6);
      let store = await harness.open();
      try {
        await store.append(stream, 'no_stream', given.slice(0, 4));
        const after = (await all(store.readStream(stream)))[2]!.position;
        store = await harness.reopen(store);
        await store.append(stream, 3, given.slice(4));
        expect(ids(await all(store.readAll({ after, filter: prefixed(stream) })))).toEqual(ids(given.slice(3)));
      } finally {
        await store.close();
      }
    },
    'a subscription goes on from its last checkpoint with nothing lost or repeated (P7)': async ({ harness }) => {
      const stream = harness.unique('reopen');
      const given = events(40);
      let store = await harness.open();
      try {
        const after = await store.head();
        await store.append(stream, 'no_stream', given.slice(0, 25));
        const before = await new Listener(store, harness, after, prefixed(stream)).caughtUp();
        await before.stop();
        store = await harness.reopen(store);
        await store.append(stream, 24, given.slice(25));
        const from = before.checkpoints.at(-1) ?? before.events.at(-1)!.position;
        const then = await new Listener(store, harness, from, prefixed(stream)).caughtUp();
        await then.stop();
        expect(ids([...before.events, ...then.events])).toEqual(ids(given));
      } finally {
        await store.close();
      }
    },
    'revisions and positions go on where they were': async ({ harness }) => {
      const stream = harness.unique('reopen');
      let store = await harness.open();
      try {
        const { position } = await store.append(stream, 'no_stream', events(3));
        store = await harness.reopen(store);
        const next = await store.append(stream, 2, [event()]);
        expect(next.revision).toBe(3);
        expect(next.position > position).toBe(true);
      } finally {
        await store.close();
      }
    },
  },
  'survivesReopen',
);

/** An append that must be refused before anything is written, with what its message must name. */
const invalidAppend =
  (
    say: readonly string[],
    make: (stream: string) => { stream?: string; expected?: Expected; list: readonly NewEvent[] },
  ): Run =>
  async ({ store, stream }) => {
    const { stream: to = stream, expected = 'no_stream', list } = make(stream);
    const error = await refused('invalid', store.append(to, expected, list));
    for (const words of say) expect(error.message).toContain(words);
    await holds(store, stream, []);
    await store.append(stream, 'no_stream', [event()]); // and the store goes on
  };

const badData = (words: readonly string[], data: unknown): Run =>
  invalidAppend(['event 1', 'data', ...words], () => ({ list: [event(), event('Noted', data as JsonObject)] }));

const REFUSED = section('append refuses by name and writes nothing', {
  'no events at all': invalidAppend(['at least one event'], () => ({ list: [] })),
  'an id that is no UUID': invalidAppend(['event 0', 'id'], () => ({ list: [{ ...event(), id: 'task-1' }] })),
  'an id in upper case': invalidAppend(['event 0', 'id'], () => ({
    list: [{ ...event(), id: '4B0D1F5E-6C1B-4E43-9C55-0C5B5C1F3F11' }],
  })),
  'the nil id': invalidAppend(['event 0', 'id'], () => ({
    list: [{ ...event(), id: '00000000-0000-0000-0000-000000000000' }],
  })),
  'an id that is missing': invalidAppend(['event 1', 'id'], () => ({
    list: [event(), { ...event(), id: undefined as unknown as string }],
  })),
  'the same id twice in one call': invalidAppend(['0', '2', 'same id'], () => {
    const twice = event();
    return { list: [twice, event(), twice] };
  }),
  'an empty type': invalidAppend(['event 1', 'type'], () => ({ list: [event(), event('')] })),
  'a type of 201 characters': invalidAppend(['event 0', 'type', '201'], () => ({ list: [event('T'.repeat(201))] })),
  'a type that begins with $': invalidAppend(['event 0', 'type', '$'], () => ({ list: [event('$metadata')] })),
  'a type with a lone surrogate': invalidAppend(['event 0', 'type', 'surrogate'], () => ({ list: [event('T\ud800')] })),
  'an empty stream name': invalidAppend(['stream'], () => ({ stream: '', list: [event()] })),
  'a stream name of 501 characters': invalidAppend(['stream', '501'], () => ({
    stream: 's'.repeat(501),
    list: [event()],
  })),
  'a stream name that begins with $': invalidAppend(['stream', '$'], (stream) => ({
    stream: `$${stream}`,
    list: [event()],
  })),
  'a stream name with a lone surrogate': invalidAppend(['stream', 'surrogate'], (stream) => ({
    stream: `${stream}\udc00`,
    list: [event()],
  })),
  'a stream name with a control character': invalidAppend(['stream', 'control'], (stream) => ({
    stream: `${stream}\u0000`,
    list: [event()],
  })),
  'an expected revision below 0': invalidAppend(['-1'], () => ({ expected: -1, list: [event()] })),
  'an expected revision that is a fraction': invalidAppend(['0.5'], () => ({ expected: 0.5, list: [event()] })),
  'an expected revision that is no number': invalidAppend(['NaN'], () => ({ expected: NaN, list: [event()] })),
  'an expected state it does not know': invalidAppend(['stream_exists'], () => ({
    expected: 'stream_exists' as Expected,
    list: [event()],
  })),
  'NaN in data': badData(['/figures/1', 'NaN'], { figures: [1, NaN] }),
  'an infinity in data': badData(['/sum', 'Infinity'], { sum: Infinity }),
  'an integer beyond 2^53 in data': badData(['/sum', '2^53'], { sum: 2 ** 53 }),
  'undefined in data': badData(['/reason', 'undefined'], { reason: undefined }),
  'a lone surrogate in data': badData(['/name', 'surrogate'], { name: 'a\ud800b' }),
  'a lone surrogate in a key': badData(['/names', 'surrogate'], { names: { '\ud800': 1 } }),
  'a BigInt in data': badData(['/count', 'bigint'], { count: 1n }),
  'a function in data': badData(['/act', 'function'], { act: () => 1 }),
  'a symbol in data': badData(['/mark', 'symbol'], { mark: Symbol('m') }),
  'a symbol as a key in data': badData(['/marks', 'symbol'], { marks: { [Symbol('m')]: 1 } }),
  'a date in data': badData(['/at', 'Date'], { at: new Date(0) }),
  'a map in data': badData(['/zones', 'Map'], { zones: new Map() }),
  'an array as data': badData(['JSON object'], []),
  'null as data': badData(['JSON object'], null),
  'a string as data': badData(['JSON object'], 'note'),
  'data nested without end': badData(
    ['deep'],
    (() => {
      const ring: Record<string, unknown> = {};
      ring['ring'] = ring;
      return ring;
    })(),
  ),
  'NaN in metadata': invalidAppend(['event 0', 'metadata', '/lag', 'NaN'], () => ({
    list: [event('Noted', {}, { lag: NaN })],
  })),
  'metadata that is missing': invalidAppend(['event 0', 'metadata'], () => ({
    list: [{ ...event(), metadata: undefined as unknown as JsonObject }],
  })),
  'names a member with a slash by its JSON pointer': badData(['/a~1b'], { 'a/b': NaN }),
});

/** An event whose append weighs exactly this many bytes. */
function weighing(bytes: number, character = 'x'): NewEvent {
  const empty = 2 * 'Noted'.length + canonicalJson({ text: '' }).length + canonicalJson({}).length;
  const each = Buffer.byteLength(character);
  const text = character.repeat(Math.floor((bytes - empty) / each));
  return event('Noted', { text: text + 'y'.repeat(bytes - empty - each * [...text].length) });
}

const SIZE = section('size', {
  'a call of exactly the limit is taken and read back': async ({ store, stream }) => {
    const given = weighing(MAX_APPEND_BYTES);
    await store.append(stream, 'no_stream', [given]);
    expect((await all(store.readStream(stream)))[0]!.data).toEqual(given.data);
  },
  'one byte more is too large, and nothing is written': async ({ store, stream }) => {
    await refused('too_large', store.append(stream, 'no_stream', [weighing(MAX_APPEND_BYTES + 1)]));
    await holds(store, stream, []);
  },
  'counts bytes, not characters': async ({ store, stream }) => {
    await refused('too_large', store.append(stream, 'no_stream', [event('Noted', { text: '区'.repeat(400_000) })]));
    await store.append(stream, 'no_stream', [weighing(MAX_APPEND_BYTES, '区')]);
    await refused('too_large', store.append(stream, 0, [weighing(MAX_APPEND_BYTES + 1, '区')]));
  },
  'counts all events of the call': async ({ store, stream }) => {
    const half = MAX_APPEND_BYTES / 2;
    await refused('too_large', store.append(stream, 'no_stream', [weighing(half), weighing(half + 1)]));
    await holds(store, stream, []);
    expect((await store.append(stream, 'no_stream', [weighing(half), weighing(half)])).revision).toBe(1);
  },
  'counts metadata': async ({ store, stream }) => {
    const { id, type, data } = weighing(MAX_APPEND_BYTES);
    await refused('too_large', store.append(stream, 'no_stream', [{ id, type, data, metadata: { a: 1 } }]));
  },
  'counts the type twice': async ({ store, stream }) => {
    await refused('too_large', store.append(stream, 'no_stream', [{ ...weighing(MAX_APPEND_BYTES), type: 'Noted1' }]));
    await store.append(stream, 'no_stream', [{ ...weighing(MAX_APPEND_BYTES - 2), type: 'Noted1' }]);
  },
  'far over the limit is too large as well, and the store goes on': async ({ store, stream }) => {
    await refused('too_large', store.append(stream, 'no_stream', [weighing(8 * MAX_APPEND_BYTES)]));
    expect((await store.append(stream, 'no_stream', [event()])).revision).toBe(0);
  },
  'too large in a batch of good ones writes none': async ({ store, stream }) => {
    await refused('too_large', store.append(stream, 'no_stream', [...events(5), weighing(MAX_APPEND_BYTES)]));
    await holds(store, stream, []);
  },
  'names as long as allowed are taken': async ({ store, stream }) => {
    const longest = stream.padEnd(500, 's');
    await store.append(longest, 'no_stream', [event('T'.repeat(200))]);
    expect((await all(store.readStream(longest)))[0]!.type).toHaveLength(200);
  },
});

/** What is read is what was written, and in canonical form. */
const roundTrip =
  (data: JsonObject): Run =>
  async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event('Noted', data, data)]);
    const [read] = await all(store.readStream(stream));
    expect(read!.data).toEqual(data);
    expect(JSON.stringify(read!.data)).toBe(canonicalJson(data));
    expect(JSON.stringify(read!.metadata)).toBe(canonicalJson(data));
  };

const CONTENT = section('content', {
  'comes back as canonical JSON, keys in order': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event('Noted', { b: 1, a: { d: 2, c: 3 }, 区: 1, '\u{1F600}': 2, é: 3 })]);
    const [read] = await all(store.readStream(stream));
    expect(JSON.stringify(read!.data)).toBe('{"a":{"c":3,"d":2},"b":1,"é":3,"区":1,"😀":2}');
  },
  'may be empty': roundTrip({}),
  'may be deep': roundTrip({ a: [[[{ b: [{ c: {} }] }]]] }),
  'may hold null, true, false and empty text': roundTrip({ a: null, b: true, c: false, d: '', '': 'empty key' }),
  'may be Chinese': roundTrip({ 协作区: '第一协作区（东片）', 牵头: ['某镇纪委', '某局'] }),
  'may hold letters beyond the basic plane': roundTrip({ rare: '𠮷𡈽𩸽', flag: '🇨🇳👩‍👩‍👧' }),
  'may hold control characters and line separators': roundTrip({ text: '\u0000\u0001\t\r\n\u007f\u2028\u2029"\\/' }),
  'keeps composed and decomposed letters apart': roundTrip({ a: '\u00e9', b: 'e\u0301' }),
  'keeps numbers': roundTrip({ a: 0, b: -1, c: 0.1, d: 5e-324, e: 9007199254740991, f: -9007199254740991, g: 1.5e-7 }),
  'may have keys that objects inherit': roundTrip(
    JSON.parse('{"constructor":1,"hasOwnProperty":2,"toString":3,"valueOf":4}') as JsonObject,
  ),
  'makes nothing of text that looks like SQL, JSON or a template': roundTrip({
    a: "'; DROP TABLE events;--",
    b: '{"c":1}',
    d: '${e}',
  }),
  'is the same however it is read': async ({ store, harness, stream }) => {
    const after = await store.head();
    await store.append(stream, 'no_stream', [event('Noted', { b: '区', a: 1 }, { d: 1, c: 2 })]);
    const [byStream] = await all(store.readStream(stream));
    const [backwards] = await all(store.readStream(stream, { backwards: true }));
    const [byLog] = await all(store.readAll({ after, filter: prefixed(stream) }));
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(1);
    await listener.stop();
    const same = JSON.stringify(byStream);
    expect([backwards, byLog, listener.events[0]].map((read) => JSON.stringify(read))).toEqual([same, same, same]);
  },
  'that a reader changes is unchanged for the next reader': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event('Noted', { list: [1] })]);
    const [first] = await all(store.readStream(stream));
    (first!.data['list'] as number[]).push(2);
    expect((await all(store.readStream(stream)))[0]!.data).toEqual({ list: [1] });
  },
  'stream names and types may be Chinese': async ({ store, harness }) => {
    const stream = `${harness.unique('协作区')}/第三/𠮷`;
    const after = await store.head();
    await store.append(stream, 'no_stream', [event('任务已派发')]);
    const [byLog] = await all(store.readAll({ after, filter: prefixed(stream) }));
    expect([byLog!.stream, byLog!.type]).toEqual([stream, '任务已派发']);
  },
});

const READ_STREAM = section('reading a stream', {
  'that is not there gives nothing': async ({ store, stream }) => {
    expect(await all(store.readStream(stream))).toEqual([]);
  },
  'that is not there, backwards, gives nothing': async ({ store, stream }) => {
    expect(await all(store.readStream(stream, { backwards: true }))).toEqual([]);
  },
  ...Object.fromEntries(
    (
      [
        ['gives all, oldest first', {}, [0, 1, 2, 3, 4, 5]],
        ['backwards gives all, newest first', { backwards: true }, [5, 4, 3, 2, 1, 0]],
        ['from a revision includes it', { from: 2 }, [2, 3, 4, 5]],
        ['backwards from a revision includes it', { from: 2, backwards: true }, [2, 1, 0]],
        ['gives no more than the limit', { limit: 2 }, [0, 1]],
        ['backwards gives no more than the limit', { limit: 2, backwards: true }, [5, 4]],
        ['from a revision gives no more than the limit (P5)', { from: 3, limit: 2 }, [3, 4]],
        ['backwards from a revision gives no more than the limit', { from: 3, limit: 2, backwards: true }, [3, 2]],
        ['with a limit beyond its end gives what there is', { from: 4, limit: 100 }, [4, 5]],
        ['from its last revision gives the last', { from: 5 }, [5]],
        ['from revision 0 gives all', { from: 0 }, [0, 1, 2, 3, 4, 5]],
        ['backwards from revision 0 gives the first', { from: 0, backwards: true }, [0]],
        ['from beyond its end gives nothing', { from: 6 }, []],
        ['from far beyond its end gives nothing', { from: 9_000_000 }, []],
        ['backwards from beyond its end gives all', { from: 9_000, backwards: true }, [5, 4, 3, 2, 1, 0]],
        ['backwards with limit 1 gives the last', { limit: 1, backwards: true }, [5]],
        ['with limit 1 gives the first', { limit: 1 }, [0]],
      ] as const
    ).map(([sentence, options, expected]): [string, Run] => [
      sentence,
      async ({ store, stream }) => {
        await store.append(stream, 'no_stream', events(6));
        expect(revisions(await all(store.readStream(stream, options)))).toEqual(expected);
      },
    ]),
  ),
  'of 1,300 events misses none at any page end, both ways': async ({ store, stream }) => {
    await fill(store, stream, events(1_300));
    const inOrder = Array.from({ length: 1_300 }, (_, i) => i);
    expect(revisions(await all(store.readStream(stream)))).toEqual(inOrder);
    expect(revisions(await all(store.readStream(stream, { backwards: true })))).toEqual(inOrder.reverse());
  },
  'of 1,300 events keeps to limits around page ends': async ({ store, stream }) => {
    await fill(store, stream, events(1_300));
    for (const limit of [511, 512, 513, 1_023, 1_024, 1_025, 1_299, 1_300]) {
      const read = await all(store.readStream(stream, { limit }));
      expect([read.length, read.at(-1)!.revision]).toEqual([limit, limit - 1]);
      const back = await all(store.readStream(stream, { limit, backwards: true }));
      expect([back.length, back.at(-1)!.revision]).toEqual([limit, 1_300 - limit]);
    }
  },
  'gives only its own events': async ({ store, stream }) => {
    await store.append(`${stream}-other`, 'no_stream', events(3));
    await store.append(stream, 'no_stream', events(2));
    expect((await all(store.readStream(stream))).map((read) => read.stream)).toEqual([stream, stream]);
  },
  'gives a machinery stream to whoever names it': async ({ store, harness }) => {
    const stream = harness.unique('_machinery');
    await store.append(stream, 'no_stream', events(2));
    expect(revisions(await all(store.readStream(stream)))).toEqual([0, 1]);
  },
  'may be left early, and the store goes on': async ({ store, stream }) => {
    await fill(store, stream, events(1_300));
    for await (const { revision } of store.readStream(stream)) if (revision === 3) break;
    expect((await store.append(stream, 1_299, [event()])).revision).toBe(1_300);
  },
  'twice at the same time gives each reader everything': async ({ store, stream }) => {
    await fill(store, stream, events(700));
    const both = await Promise.all([all(store.readStream(stream)), all(store.readStream(stream))]);
    expect(both.map(({ length }) => length)).toEqual([700, 700]);
  },
  'with a signal that is aborted already is refused, not empty': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', events(2));
    await refused('unavailable', all(store.readStream(stream, { signal: AbortSignal.abort() })));
  },
  'that its signal stops on the way ends with an error, not as if whole': async ({ store, stream }) => {
    await fill(store, stream, events(1_300));
    const stop = new AbortController();
    const read = async () => {
      for await (const { revision } of store.readStream(stream, { signal: stop.signal }))
        if (revision === 5) stop.abort();
    };
    await refused('unavailable', read());
  },
  'refuses a revision below 0': async ({ store, stream }) => {
    await refused('invalid', all(store.readStream(stream, { from: -1 })));
  },
  'refuses a fraction of a revision': async ({ store, stream }) => {
    await refused('invalid', all(store.readStream(stream, { from: 1.5 })));
  },
  'refuses limit 0': async ({ store, stream }) => {
    await refused('invalid', all(store.readStream(stream, { limit: 0 })));
  },
  'refuses a stream name that is none': async ({ store }) => {
    await refused('invalid', all(store.readStream('')));
    await refused('invalid', all(store.readStream('$all')));
  },
});

/** Writes events to several streams in turn, one call each, and gives them in the order of the log. */
async function story(store: EventStore, stream: string): Promise<{ after: Position; told: NewEvent[] }> {
  const after = await store.head();
  const told = ['A', 'B', 'A', 'C', 'B', 'A'].map((type, i) => event(type, { i }));
  const places = ['x/1', 'y/1', 'x/2', 'y/2', 'x/1', 'xy/1'];
  for (const [i, one] of told.entries()) await store.append(`${stream}/${places[i]}`, 'any', [one]);
  return { after, told };
}

const filtered =
  (filter: (stream: string) => Filter, expected: readonly number[]): Run =>
  async ({ store, stream }) => {
    const { after } = await story(store, stream);
    const read = await all(store.readAll({ after, filter: filter(stream) }));
    expect(read.filter((one) => one.stream.startsWith(stream)).map(({ data }) => data['i'])).toEqual(expected);
  };

const READ_ALL = section('reading the log', {
  'gives events in the order they were written, over all streams': async ({ store, stream }) => {
    const { after, told } = await story(store, stream);
    const read = await all(store.readAll({ after }));
    expect(ids(read.filter((one) => one.stream.startsWith(stream)))).toEqual(ids(told));
  },
  'begins after its position, not at it': async ({ store, stream }) => {
    const { after, told } = await story(store, stream);
    const whole = await all(store.readAll({ after, filter: prefixed(stream) }));
    const rest = await all(store.readAll({ after: whole[2]!.position, filter: prefixed(stream) }));
    expect(ids(rest)).toEqual(ids(told.slice(3)));
  },
  'from every position gives exactly the rest': async ({ store, stream }) => {
    const { after } = await story(store, stream);
    const whole = await all(store.readAll({ after, filter: prefixed(stream) }));
    for (const [i, { position }] of whole.entries())
      expect(ids(await all(store.readAll({ after: position, filter: prefixed(stream) })))).toEqual(
        ids(whole.slice(i + 1)),
      );
  },
  'after its head gives nothing of before': async ({ store, stream }) => {
    await story(store, stream);
    const read = await all(store.readAll({ after: await store.head(), filter: prefixed(stream) }));
    expect(read).toEqual([]);
  },
  'without a position begins at the first event': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event()]);
    const [implicit] = await all(store.readAll({ limit: 1 }));
    const [explicit] = await all(store.readAll({ limit: 1, after: START }));
    const [own] = await all(store.readStream(stream));
    expect(implicit).toEqual(explicit);
    expect(implicit!.position <= own!.position).toBe(true);
  },
  'gives the same positions as append and as reading the stream': async ({ store, stream }) => {
    const after = await store.head();
    const { position } = await store.append(stream, 'no_stream', events(3));
    const read = await all(store.readAll({ after, filter: prefixed(stream) }));
    expect(read).toEqual(await all(store.readStream(stream)));
    expect(read[2]!.position).toBe(position);
  },
  'gives positions that rise as text, of one length, within a call too': async ({ store, stream }) => {
    const after = await store.head();
    await store.append(`${stream}-a`, 'no_stream', events(5));
    await store.append(`${stream}-b`, 'no_stream', events(5));
    const positions = (await all(store.readAll({ after, filter: prefixed(stream) }))).map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort());
    expect(new Set(positions.map(({ length }) => length)).size).toBe(1);
  },
  'holds every event of the call it was told about': async ({ store, stream }) => {
    const after = await store.head();
    const given = events(1_300);
    await fill(store, stream, given);
    expect(ids(await all(store.readAll({ after, filter: prefixed(stream) })))).toEqual(ids(given));
  },
  'by one type': filtered(() => ({ types: ['A'] }), [0, 2, 5]),
  'by several types': filtered(() => ({ types: ['C', 'B'] }), [1, 3, 4]),
  'by a type nobody has': filtered(() => ({ types: ['Z'] }), []),
  'by a type takes it whole: not its beginning': async ({ store, stream }) => {
    const after = await store.head();
    await store.append(stream, 'no_stream', [event('Task'), event('TaskAssigned'), event('task')]);
    const read = await all(store.readAll({ after, filter: { types: ['Task'] } }));
    expect(read.filter((one) => one.stream === stream).map(({ revision }) => revision)).toEqual([0]);
  },
  'by a type takes its signs as they are': async ({ store, stream }) => {
    const after = await store.head();
    await store.append(stream, 'no_stream', [event('a.c'), event('abc'), event('a|c'), event('a(c)+')]);
    const read = await all(store.readAll({ after, filter: { types: ['a.c', 'a(c)+'] } }));
    expect(read.filter((one) => one.stream === stream).map(({ revision }) => revision)).toEqual([0, 3]);
  },
  'by one prefix': filtered((stream) => ({ streamPrefixes: [`${stream}/x/`] }), [0, 2, 4]),
  'by a prefix that ends anywhere': filtered((stream) => ({ streamPrefixes: [`${stream}/x`] }), [0, 2, 4, 5]),
  'by several prefixes': filtered((stream) => ({ streamPrefixes: [`${stream}/y/`, `${stream}/xy/`] }), [1, 3, 5]),
  'by prefixes that overlap gives each event once': filtered(
    (stream) => ({ streamPrefixes: [`${stream}/x/`, `${stream}/x/1`] }),
    [0, 2, 4],
  ),
  'by a whole stream name': filtered((stream) => ({ streamPrefixes: [`${stream}/x/2`] }), [2]),
  'by a prefix matches beginnings, not middles': filtered((stream) => ({ streamPrefixes: [stream.slice(1)] }), []),
  'by a prefix minds case': async ({ store, harness }) => {
    const after = await store.head();
    const stream = harness.unique('Case');
    await store.append(stream, 'no_stream', [event()]);
    expect(await all(store.readAll({ after, filter: prefixed(stream.replace('Case', 'case')) }))).toEqual([]);
  },
  'by a prefix takes % and _ and * as they are': async ({ store, stream }) => {
    const after = await store.head();
    for (const name of ['a%b', 'axb', 'a_b', 'a*b', 'a.b'])
      await store.append(`${stream}/${name}`, 'no_stream', [event()]);
    const read = await all(
      store.readAll({
        after,
        filter: { streamPrefixes: ['a%', 'a_', 'a*', 'a.'].map((start) => `${stream}/${start}`) },
      }),
    );
    expect(read.map((one) => one.stream.slice(stream.length + 1))).toEqual(['a%b', 'a_b', 'a*b', 'a.b']);
  },
  'gives no more than the limit': async ({ store, stream }) => {
    const { after, told } = await story(store, stream);
    expect(ids(await all(store.readAll({ after, filter: prefixed(stream), limit: 4 })))).toEqual(ids(told.slice(0, 4)));
  },
  'counts only what matches towards the limit': async ({ store, stream }) => {
    const { after, told } = await story(store, stream);
    const read = await all(store.readAll({ after, filter: { streamPrefixes: [`${stream}/y/`] }, limit: 2 }));
    expect(ids(read)).toEqual(ids([told[1]!, told[3]!]));
  },
  'goes on from the last of a limited read without gap or repetition': async ({ store, stream }) => {
    const start = await store.head();
    const given = events(25);
    await fill(store, stream, given);
    const taken: StoredEvent[] = [];
    for (let after = start; ; after = taken.at(-1)!.position) {
      const page = await all(store.readAll({ after, filter: prefixed(stream), limit: 7 }));
      if (page.length === 0) break;
      taken.push(...page);
    }
    expect(ids(taken)).toEqual(ids(given));
  },
  'finds the few among the many': async ({ store, stream }) => {
    const after = await store.head();
    const few = `${stream}-few`;
    await store.append(few, 'no_stream', events(1));
    await fill(store, `${stream}-many`, events(1_300));
    await store.append(few, 0, events(1));
    await fill(store, `${stream}-many`, events(700));
    await store.append(few, 1, events(1));
    expect(revisions(await all(store.readAll({ after, filter: prefixed(few) })))).toEqual([0, 1, 2]);
  },
  'without a filter leaves machinery out': async ({ store, harness, stream }) => {
    const after = await store.head();
    await store.append(harness.unique('_machinery'), 'no_stream', [event()]);
    await store.append(stream, 'no_stream', [event()]);
    expect((await all(store.readAll({ after }))).filter((one) => one.stream.startsWith('_'))).toEqual([]);
  },
  'by type leaves machinery out': async ({ store, harness, stream }) => {
    const after = await store.head();
    const type = harness.unique('Type');
    await store.append(harness.unique('_machinery'), 'no_stream', [event(type)]);
    await store.append(stream, 'no_stream', [event(type)]);
    expect((await all(store.readAll({ after, filter: { types: [type] } }))).map((one) => one.stream)).toEqual([stream]);
  },
  'by a prefix that begins with _ gives machinery': async ({ store, harness, stream }) => {
    const after = await store.head();
    const machinery = harness.unique('_machinery');
    await store.append(machinery, 'no_stream', [event()]);
    await store.append(stream, 'no_stream', [event()]);
    const read = await all(store.readAll({ after, filter: { streamPrefixes: [machinery, stream] } }));
    expect(read.map((one) => one.stream)).toEqual([machinery, stream]);
  },
  'does not take a stream for machinery because of a _ further on': async ({ store, stream }) => {
    const after = await store.head();
    await store.append(`${stream}_a`, 'no_stream', [event()]);
    expect((await all(store.readAll({ after }))).map((one) => one.stream)).toContain(`${stream}_a`);
  },
  'ends although others go on writing': async ({ store, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(600));
    let writing = true;
    const writer = (async () => {
      for (let i = 0; writing && i < 3_000; i++) await store.append(`${stream}-live`, 'any', [event()]);
    })();
    const read = await all(store.readAll({ after, filter: { streamPrefixes: [stream] } }));
    writing = false;
    await writer;
    expect(read.filter((one) => one.stream === stream)).toHaveLength(600);
  },
  'may be left early, and the store goes on': async ({ store, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(1_300));
    for await (const { revision } of store.readAll({ after, filter: prefixed(stream) })) if (revision === 700) break;
    expect((await store.append(stream, 1_299, [event()])).revision).toBe(1_300);
  },
  'with a signal that is aborted already is refused, not empty': async ({ store, stream }) => {
    const { after } = await story(store, stream);
    await refused('unavailable', all(store.readAll({ after, signal: AbortSignal.abort() })));
  },
  'that its signal stops on the way ends with an error, not as if whole': async ({ store, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(1_300));
    const stop = new AbortController();
    const read = async () => {
      for await (const { revision } of store.readAll({ after, filter: prefixed(stream), signal: stop.signal }))
        if (revision === 5) stop.abort();
    };
    await refused('unavailable', read());
  },
  'refuses what is no position': async ({ store }) => {
    await refused('invalid', all(store.readAll({ after: 'the beginning' })));
  },
  'refuses limit 0': async ({ store }) => {
    await refused('invalid', all(store.readAll({ limit: 0 })));
  },
  'refuses a filter that names nothing': async ({ store }) => {
    await refused('invalid', all(store.readAll({ filter: { types: [] } })));
    await refused('invalid', all(store.readAll({ filter: { streamPrefixes: [] } })));
    await refused('invalid', all(store.readAll({ filter: { streamPrefixes: [''] } })));
    await refused('invalid', all(store.readAll({ filter: {} as Filter })));
  },
  'refuses a filter of more than 500 entries': async ({ store }) => {
    const types = Array.from({ length: 501 }, (_, i) => `Type${i}`);
    await refused('invalid', all(store.readAll({ filter: { types } })));
  },
  'by 500 prefixes': async ({ store, stream }) => {
    const { after, told } = await story(store, stream);
    const streamPrefixes = Array.from({ length: 500 }, (_, i) => (i === 250 ? `${stream}/x` : `${stream}/none/${i}`));
    expect(ids(await all(store.readAll({ after, filter: { streamPrefixes } })))).toEqual(
      ids([told[0]!, told[2]!, told[4]!, told[5]!]),
    );
  },
  'refuses a filter by types and prefixes at once': async ({ store }) => {
    await refused('invalid', all(store.readAll({ filter: { types: ['A'], streamPrefixes: ['a'] } as Filter })));
  },
});

const HEAD = section('the head', {
  'is at or after the last event written': async ({ store, stream }) => {
    const { position } = await store.append(stream, 'no_stream', events(2));
    expect((await store.head()) >= position).toBe(true);
  },
  'moves on with every append, machinery included': async ({ store, harness }) => {
    const before = await store.head();
    const { position } = await store.append(harness.unique('_machinery'), 'no_stream', [event()]);
    expect(position > before).toBe(true);
    expect((await store.head()) >= position).toBe(true);
  },
  'is a place to read from': async ({ store, stream }) => {
    await store.append(stream, 'no_stream', [event()]);
    const after = await store.head();
    await store.append(stream, 0, [event()]);
    expect(revisions(await all(store.readAll({ after, filter: prefixed(stream) })))).toEqual([1]);
  },
});

const SUBSCRIBE = section('a subscription', {
  'begins after its position, not at it': async ({ store, harness, stream }) => {
    const given = events(4);
    await store.append(stream, 'no_stream', given);
    const after = (await all(store.readStream(stream)))[1]!.position;
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(2);
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(given.slice(2)));
  },
  'without a position begins at the first event': async ({ store, harness, stream }) => {
    await store.append(stream, 'no_stream', [event()]);
    const [first] = await all(store.readAll({ limit: 1 }));
    const listener = await new Listener(store, harness).has(1);
    await listener.stop();
    expect(listener.events[0]).toEqual(first);
  },
  'says when it has caught up, after the events that were there': async ({ store, harness, stream }) => {
    const after = await store.head();
    const given = events(3);
    await store.append(stream, 'no_stream', given);
    const listener = await new Listener(store, harness, after, prefixed(stream)).caughtUp();
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(given));
    expect(listener.items.at(-1)).toEqual({ kind: 'caught-up' });
  },
  'says that it has caught up when there is nothing': async ({ store, harness, stream }) => {
    const listener = await new Listener(store, harness, await store.head(), prefixed(stream)).caughtUp();
    await listener.stop();
    expect(listener.events).toEqual([]);
  },
  'gives what is written after it has caught up': async ({ store, harness, stream }) => {
    const listener = await new Listener(store, harness, await store.head(), prefixed(stream)).caughtUp();
    const given = events(5);
    for (const one of given) await store.append(stream, 'any', [one]);
    await listener.has(5);
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(given));
  },
  'waits for what is written while it is being asked': async ({ store, harness, stream }) => {
    const listener = await new Listener(store, harness, await store.head(), prefixed(stream)).caughtUp();
    const asked = listener.has(1);
    const one = event();
    await store.append(stream, 'no_stream', [one]);
    await asked;
    await listener.stop();
    expect(ids(listener.events)).toEqual([one.id]);
  },
  'gives history, then what comes, without a seam': async ({ store, harness, stream }) => {
    const after = await store.head();
    const given = events(40);
    await store.append(stream, 'no_stream', given.slice(0, 20));
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(10);
    await store.append(stream, 19, given.slice(20, 30));
    await listener.caughtUp();
    await store.append(stream, 29, given.slice(30));
    await listener.has(40);
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(given));
  },
  'gives whole events, as reading does': async ({ store, harness, stream }) => {
    const after = await store.head();
    await store.append(stream, 'no_stream', [event('A', { b: '区' }, { c: 1 }), event('B')]);
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(2);
    await listener.stop();
    expect(listener.events).toEqual(await all(store.readStream(stream)));
  },
  'gives an event only when others can read it too': async ({ store, harness, stream }) => {
    const listener = await new Listener(store, harness, await store.head(), prefixed(stream)).caughtUp();
    const writing = Promise.all(events(10).map((one) => store.append(stream, 'any', [one])));
    while (listener.events.length < 10) {
      await listener.has(listener.events.length + 1);
      const { revision } = listener.events.at(-1)!;
      expect(revisions(await all(store.readStream(stream, { from: revision, limit: 1 })))).toEqual([revision]);
    }
    await writing;
    await listener.stop();
  },
  'gives the events of many writers in the order of the log, each once': async ({ store, harness, stream }) => {
    const after = await store.head();
    const listener = await new Listener(store, harness, after, prefixed(stream)).caughtUp();
    const writing = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 50; i++) await store.append(`${stream}-${writer}`, 'any', [event('Noted', { i })]);
      }),
    );
    await listener.has(400);
    await writing;
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(await all(store.readAll({ after, filter: prefixed(stream) }))));
  },
  'begun while many write gives every event once': async ({ store, harness, stream }) => {
    const after = await store.head();
    const writing = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 50; i++) await store.append(`${stream}-${writer}`, 'any', [event('Noted', { i })]);
      }),
    );
    const listeners = Array.from({ length: 3 }, () => new Listener(store, harness, after, prefixed(stream)));
    await Promise.all([...listeners.map((listener) => listener.has(400)), writing]);
    const written = ids(await all(store.readAll({ after, filter: prefixed(stream) })));
    for (const listener of listeners) {
      await listener.stop();
      expect(ids(listener.events)).toEqual(written);
    }
  },
  'gives 1,300 events of history without a gap at any page end': async ({ store, harness, stream }) => {
    const after = await store.head();
    const given = events(1_300);
    await fill(store, stream, given);
    const listener = await new Listener(store, harness, after, prefixed(stream)).caughtUp();
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(given));
  },
  'by type gives those alone, old and new': async ({ store, harness, stream }) => {
    const after = await store.head();
    const type = harness.unique('Type');
    await store.append(stream, 'no_stream', [event(type), event('Other'), event(type)]);
    const listener = await new Listener(store, harness, after, { types: [type] }).caughtUp();
    await store.append(stream, 2, [event('Other'), event(type)]);
    await listener.has(3);
    await listener.stop();
    expect(revisions(listener.events)).toEqual([0, 2, 4]);
  },
  'by prefix gives those alone, old and new': async ({ store, harness, stream }) => {
    const after = await store.head();
    await store.append(`${stream}/a`, 'no_stream', [event()]);
    await store.append(`${stream}/b`, 'no_stream', [event()]);
    const listener = await new Listener(store, harness, after, prefixed(`${stream}/b`)).caughtUp();
    await store.append(`${stream}/a`, 0, [event()]);
    await store.append(`${stream}/b`, 0, [event()]);
    await listener.has(2);
    await listener.stop();
    expect(listener.events.map((one) => one.stream)).toEqual([`${stream}/b`, `${stream}/b`]);
  },
  'without a filter gives every stream but machinery': async ({ store, harness, stream }) => {
    const after = await store.head();
    await store.append(harness.unique('_machinery'), 'no_stream', [event()]);
    await store.append(`${stream}/a`, 'no_stream', [event()]);
    await store.append(`${stream}/b`, 'no_stream', [event()]);
    const own = () => listener.events.filter((one) => one.stream.startsWith(stream)).length;
    const listener = new Listener(store, harness, after);
    await listener.until(() => own() === 2);
    await listener.stop();
    expect(listener.events.filter((one) => one.stream.startsWith('_'))).toEqual([]);
  },
  'by a prefix that begins with _ gives machinery, old and new': async ({ store, harness }) => {
    const after = await store.head();
    const machinery = harness.unique('_machinery');
    await store.append(machinery, 'no_stream', [event()]);
    const listener = await new Listener(store, harness, after, prefixed(machinery)).caughtUp();
    await store.append(machinery, 0, [event()]);
    await listener.has(2);
    await listener.stop();
    expect(revisions(listener.events)).toEqual([0, 1]);
  },
  'gives a checkpoint past events that do not match by the time it has caught up': async ({
    store,
    harness,
    stream,
  }) => {
    const after = await store.head();
    const { position } = await fill(store, `${stream}-other`, events(1_300));
    const listener = await new Listener(store, harness, after, prefixed(`${stream}-none`)).caughtUp();
    await listener.stop();
    expect(listener.checkpoints.some((checkpoint) => checkpoint >= position)).toBe(true);
  },
  'gives checkpoints that never go back': async ({ store, harness, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(1_300));
    const listener = await new Listener(store, harness, after, prefixed(stream)).caughtUp();
    await fill(store, stream, events(20));
    await listener.has(1_320);
    await listener.stop();
    expect(listener.checkpoints).toEqual([...listener.checkpoints].sort());
  },
  'gives no checkpoint before an event that it covers': async ({ store, harness, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(700));
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(350);
    await fill(store, stream, events(700));
    await listener.caughtUp();
    await listener.has(1_400);
    await listener.stop();
    let covered: Position = START;
    for (const item of listener.items) {
      if (item.kind === 'checkpoint') covered = item.position;
      if (item.kind === 'event') expect(item.event.position > covered).toBe(true);
    }
  },
  'gone on with from any of its checkpoints gives exactly the rest': async ({ store, harness, stream }) => {
    const after = await store.head();
    const beside = harness.unique('beside');
    for (let i = 0; i < 4; i++) {
      await fill(store, stream, events(200));
      await fill(store, beside, events(200));
    }
    const whole = await new Listener(store, harness, after, prefixed(stream)).caughtUp();
    await whole.stop();
    expect(whole.checkpoints.length).toBeGreaterThan(0);
    const some = whole.checkpoints.filter((_, i, { length }) => i % Math.ceil(length / 4) === 0 || i === length - 1);
    for (const checkpoint of some) {
      const rest = await new Listener(store, harness, checkpoint, prefixed(stream)).caughtUp();
      await rest.stop();
      expect(ids(rest.events)).toEqual(ids(whole.events.filter(({ position }) => position > checkpoint)));
    }
  },
  'gone on with from an event gives the next': async ({ store, harness, stream }) => {
    const after = await store.head();
    const given = events(30);
    await fill(store, stream, given);
    const first = await new Listener(store, harness, after, prefixed(stream)).has(17);
    await first.stop();
    const second = await new Listener(store, harness, first.events[16]!.position, prefixed(stream)).has(13);
    await second.stop();
    expect(ids([...first.events.slice(0, 17), ...second.events])).toEqual(ids(given));
  },
  'leaves another alone': async ({ store, harness, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(10));
    const one = await new Listener(store, harness, after, prefixed(stream)).has(3);
    const other = await new Listener(store, harness, after, prefixed(stream)).has(10);
    await one.stop();
    await store.append(stream, 9, [event()]);
    await other.has(11);
    await other.stop();
    expect(revisions(other.events)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  },
  'that is slow misses nothing and repeats nothing': async ({ store, harness, stream }) => {
    const after = await store.head();
    const given = events(1_500);
    await fill(store, stream, given.slice(0, 600));
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(1);
    await fill(store, stream, given.slice(600, 1_200));
    await listener.has(650);
    await fill(store, stream, given.slice(1_200));
    await listener.has(1_500);
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(given));
  },
  'ends without an error when its signal comes while it waits': async ({ store, harness, stream }) => {
    const listener = await new Listener(store, harness, await store.head(), prefixed(stream)).caughtUp();
    const end = listener.ended();
    listener.abort();
    await end;
  },
  'ends without an error when its signal comes while an event is in hand': async ({ store, harness, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(10));
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(1);
    listener.abort();
    expect(await listener.next()).toBeUndefined();
    expect(listener.events).toHaveLength(1);
  },
  'with a signal that is aborted already gives nothing': async ({ store, harness, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(10));
    const listener = new Listener(store, harness, after, prefixed(stream));
    listener.abort();
    expect(await listener.next()).toBeUndefined();
  },
  'may be left early, and the store goes on': async ({ store, stream }) => {
    const after = await store.head();
    await fill(store, stream, events(10));
    const never = new AbortController();
    for await (const item of store.subscribeAll({ after, filter: prefixed(stream), signal: never.signal }))
      if (item.kind === 'event') break;
    expect((await store.append(stream, 9, [event()])).revision).toBe(10);
  },
  'refuses what is no position': async ({ store, harness }) => {
    await refused('invalid', new Listener(store, harness, 'now').next());
  },
  'refuses a filter that names nothing': async ({ store, harness }) => {
    await refused('invalid', new Listener(store, harness, START, { types: [] }).next());
  },
  'that is refused leaves the store as it was': async ({ store, harness, stream }) => {
    await refused('invalid', new Listener(store, harness, 'now').next());
    expect((await store.append(stream, 'no_stream', [event()])).revision).toBe(0);
  },
});

const TWO = [
  ...section('a second instance', {
    'reads at once what the first has written': async ({ store, harness, stream }) => {
      const second = await harness.another(store);
      try {
        const given = events(3);
        const { position } = await store.append(stream, 'no_stream', given);
        await holds(second, stream, given);
        expect((await second.head()) >= position).toBe(true);
      } finally {
        await second.close();
      }
    },
    'subscribed sees what the first writes, in order, each once': async ({ store, harness, stream }) => {
      const second = await harness.another(store);
      try {
        const listener = await new Listener(second, harness, await second.head(), prefixed(stream)).caughtUp();
        const given = events(30);
        for (let i = 0; i < 30; i += 3) await store.append(stream, 'any', given.slice(i, i + 3));
        await listener.has(30);
        await listener.stop();
        expect(ids(listener.events)).toEqual(ids(given));
      } finally {
        await second.close();
      }
    },
    'that is closed leaves the first as it was': async ({ store, harness, stream }) => {
      const second = await harness.another(store);
      await all(second.readStream(stream));
      await second.close();
      expect((await store.append(stream, 'no_stream', [event()])).revision).toBe(0);
    },
  }),
  ...section(
    'a second writing instance',
    {
      'is told of a conflict with the first': async ({ store, harness, stream }) => {
        const second = await harness.another(store);
        try {
          await store.append(stream, 'no_stream', [event()]);
          await conflict(second.append(stream, 'no_stream', [event()]), 'no_stream', 0);
        } finally {
          await second.close();
        }
      },
      'repeating the ids of the first gets its answer': async ({ store, harness, stream }) => {
        const second = await harness.another(store);
        try {
          const given = events(2);
          const first = await store.append(stream, 'no_stream', given);
          expect(await second.append(stream, 'no_stream', given)).toEqual(first);
        } finally {
          await second.close();
        }
      },
      'and the first give one order to every subscriber': async ({ store, harness, stream }) => {
        const second = await harness.another(store);
        try {
          const after = await store.head();
          const listeners = [store, second].map((by) => new Listener(by, harness, after, prefixed(stream)));
          const writing = Promise.all(
            [store, second, store, second].map(async (by, writer) => {
              for (let i = 0; i < 40; i++) await by.append(`${stream}-${writer}`, 'any', [event()]);
            }),
          );
          await Promise.all([...listeners.map((listener) => listener.has(160)), writing]);
          for (const listener of listeners) await listener.stop();
          expect(ids(listeners[0]!.events)).toEqual(ids(listeners[1]!.events));
        } finally {
          await second.close();
        }
      },
    },
    'severalWriters',
  ),
];

const CLOSE = section('close', {
  'may be called twice, and at once': async ({ harness }) => {
    const store = await harness.open();
    await Promise.all([store.close(), store.close()]);
    await store.close();
  },
  'ends subscriptions that wait, without an error': async ({ harness }) => {
    const store = await harness.open();
    const listener = await new Listener(
      store,
      harness,
      await store.head(),
      prefixed(harness.unique('close')),
    ).caughtUp();
    const end = listener.ended();
    await Promise.all([end, store.close()]);
  },
  'ends subscriptions that have an event in hand, without an error': async ({ harness }) => {
    const store = await harness.open();
    const stream = harness.unique('close');
    const after = await store.head();
    await store.append(stream, 'no_stream', events(5));
    const listener = await new Listener(store, harness, after, prefixed(stream)).has(1);
    await store.close();
    expect(await listener.next()).toBeUndefined();
  },
  'waits for appends in flight': async ({ harness }) => {
    const store = await harness.open();
    const stream = harness.unique('close');
    const answers = events(50).map((one) => store.append(stream, 'any', [one]));
    await store.close();
    expect((await Promise.allSettled(answers)).filter(({ status }) => status === 'rejected')).toEqual([]);
  },
  'makes a read that is under way fail rather than look whole': async ({ harness }) => {
    const store = await harness.open();
    const stream = harness.unique('close');
    await fill(store, stream, events(5_000));
    let read = 0;
    const reading = async () => {
      for await (const _ of store.readStream(stream)) if (++read === 3) await store.close();
    };
    await refused('unavailable', reading());
    expect(read).toBeLessThan(5_000);
  },
  'makes every later call unavailable': async ({ harness }) => {
    const store = await harness.open();
    await store.close();
    const stream = harness.unique('close');
    await refused('unavailable', store.append(stream, 'no_stream', [event()]));
    await refused('unavailable', all(store.readStream(stream)));
    await refused('unavailable', all(store.readAll()));
    await refused('unavailable', new Listener(store, harness).next());
    await refused('unavailable', store.head());
    await refused('unavailable', store.ping());
  },
  'leaves reads that were left early no hold on the store': async ({ harness }) => {
    const store = await harness.open();
    const stream = harness.unique('close');
    await fill(store, stream, events(1_300));
    for await (const _ of store.readStream(stream)) break;
    for await (const _ of store.readAll()) break;
    await store.close();
  },
});

const MANNERS = section('manners', {
  'a refusal is an EventStoreError with code, name and message': async ({ store, stream }) => {
    const error = await fault(store.append(stream, 3, [event()]));
    expect([error.name, error.code, error instanceof Error]).toEqual([
      'EventStoreError',
      'wrong_expected_revision',
      true,
    ]);
    expect(error.message).toContain('3');
  },
  'ping resolves while the store can take a write': async ({ store }) => {
    await expect(store.ping()).resolves.toBeUndefined();
  },
  'its name says where it is': async ({ store }) => {
    expect(store.name).toMatch(/^[a-z]+[a-z+]*:/);
    expect(store.name).not.toMatch(/\/\/[^/]*:[^/]*@/);
  },
  'leaves no unhandled rejection when an append nobody waits for is refused later': async ({ store, stream }) => {
    const outcomes = await Promise.allSettled([store.append(stream, 9, [event()]), store.append('', 'any', [event()])]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  },
});

/** Appends again with the same ids while the outcome is unknown, as the command path does. */
async function persist(
  store: EventStore,
  stream: string,
  expected: Expected,
  list: readonly NewEvent[],
): Promise<Appended> {
  for (let tries = 0; ; tries++) {
    try {
      return await store.append(stream, expected, list, { timeoutMs: 5_000 });
    } catch (error) {
      if (!(error instanceof EventStoreError) || error.code !== 'unavailable' || tries === 200) throw error;
      await pause(100);
    }
  }
}

const overRestart =
  (how: 'kill' | 'stop' | 'hang'): Run =>
  async ({ store, harness, stream }) => {
    const after = await store.head();
    const listener = new Listener(store, { ...harness, patience: 60_000 }, after, prefixed(stream));
    let writing = true;
    const written: string[][] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const mine: string[] = [];
      written.push(mine);
      for (let i = 0; writing; i++) {
        const one = event('Noted', { i });
        await persist(store, `${stream}-${writer}`, i === 0 ? 'no_stream' : i - 1, [one]);
        mine.push(one.id);
      }
    });
    await listener.has(50);
    await harness.restart!(how);
    await listener.has(listener.events.length + 50);
    writing = false;
    await Promise.all(writers);
    const total = written.reduce((sum, { length }) => sum + length, 0);
    await listener.has(total);
    await listener.stop();
    expect(ids(listener.events)).toEqual(ids(await all(store.readAll({ after, filter: prefixed(stream) }))));
    expect([...ids(listener.events)].sort()).toEqual(written.flat().sort());
  };

const RESTART = section(
  'over a restart of the server',
  {
    'killed: acknowledged events are all there once, and a subscription has neither gap nor repetition':
      overRestart('kill'),
    'stopped: acknowledged events are all there once, and a subscription has neither gap nor repetition':
      overRestart('stop'),
    'hung: acknowledged events are all there once, and a subscription has neither gap nor repetition':
      overRestart('hang'),
    'the same ids give the first answer': async ({ store, harness, stream }) => {
      const given = events(3);
      const first = await store.append(stream, 'no_stream', given);
      await harness.restart!('kill');
      expect(await persist(store, stream, 'no_stream', given)).toEqual(first);
      await holds(store, stream, given);
    },
    'an append meanwhile is unavailable or acknowledged, and never lost when acknowledged': async ({
      store,
      harness,
      stream,
    }) => {
      const back = harness.restart!('kill');
      const outcomes = await Promise.allSettled(
        Array.from({ length: 100 }, (_, i) =>
          store.append(`${stream}-${i}`, 'no_stream', [event()], { timeoutMs: 5_000 }),
        ),
      );
      await back;
      await persist(store, stream, 'any', [event()]);
      for (const [i, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') expect(await all(store.readStream(`${stream}-${i}`))).toHaveLength(1);
        else expect((outcome.reason as EventStoreError).code).toBe('unavailable');
      }
    },
    'reads work again without opening anew': async ({ store, harness, stream }) => {
      const given = events(10);
      await store.append(stream, 'no_stream', given);
      await harness.restart!('stop');
      await persist(store, `${stream}-back`, 'any', [event()]);
      await holds(store, stream, given);
    },
  },
  'restart',
);

/** Everything a store must show, by name. */
export const EVENT_STORE_EXAMPLES: readonly Example[] = [
  ...APPEND,
  ...REPEAT,
  ...REPEAT_AFTER_REOPEN,
  ...REFUSED,
  ...SIZE,
  ...CONTENT,
  ...READ_STREAM,
  ...READ_ALL,
  ...HEAD,
  ...SUBSCRIBE,
  ...TWO,
  ...CLOSE,
  ...MANNERS,
  ...RESTART,
];
