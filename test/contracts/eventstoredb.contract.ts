import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { binaryEvent, jsonEvent, MaxAppendSizeExceededError } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDb } from '@libs/event-store/eventstoredb.js';
import {
  EventStoreError,
  START,
  type EventStore,
  type EventStoreErrorCode,
  type NewEvent,
  type Position,
  type StoredEvent,
  type SubscriptionItem,
} from '@libs/event-store/port.js';
import { bareClient, isBack, sweep, type ServerCommands } from './eventstoredb.server.js';

/** A server to look at, and what may be done to it. */
export interface FactsServer {
  /** Asked after the server has started. */
  readonly url: () => string;
  readonly commands: ServerCommands;
  /** With TLS and accounts, so that a wrong password can be wrong. */
  readonly secure: boolean;
}

interface Around {
  readonly url: string;
  readonly store: EventStore;
  readonly commands: ServerCommands;
  /** A name nobody else uses. */
  readonly stream: string;
  readonly bare: ReturnType<typeof bareClient>;
}

type Needs = 'secure' | 'hang' | 'stop';
type Fact = readonly [sentence: string, run: (around: Around) => Promise<void>, needs?: Needs];

const event = (type = 'Noted', data: NewEvent['data'] = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: {},
});
const events = (count: number) => Array.from({ length: count }, (_, i) => event('Noted', { i }));
const only = (stream: string) => ({ streamPrefixes: [stream] });

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function refused(code: EventStoreErrorCode, promise: Promise<unknown>): Promise<EventStoreError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (fault: unknown) => ({ fault }),
  );
  if (!('fault' in outcome)) throw new Error(`it succeeded with ${JSON.stringify(outcome.value)}`);
  expect(outcome.fault).toBeInstanceOf(EventStoreError);
  expect((outcome.fault as EventStoreError).code).toBe(code);
  return outcome.fault as EventStoreError;
}

/** Takes items until it is enough, then leaves. */
async function until(
  items: AsyncIterable<SubscriptionItem>,
  enough: (taken: readonly SubscriptionItem[]) => boolean,
): Promise<SubscriptionItem[]> {
  const taken: SubscriptionItem[] = [];
  for await (const item of items) {
    taken.push(item);
    if (enough(taken)) break;
  }
  return taken;
}

const follow = (store: EventStore, stream: string, after: Position) =>
  store.subscribeAll({ after, filter: only(stream), signal: AbortSignal.timeout(110_000) });
const eventsOf = (items: readonly SubscriptionItem[]) =>
  items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
const ids = (list: readonly NewEvent[]) => list.map(({ id }) => id);

/** What `docs/decisions/0003` builds on and a server can show, each as an example. */
const FACTS: readonly Fact[] = [
  [
    'a stream that never was reads as empty, both ways',
    async ({ store, stream }) => {
      expect(await all(store.readStream(stream))).toEqual([]);
      expect(await all(store.readStream(stream, { backwards: true }))).toEqual([]);
      expect(await all(store.readStream(stream, { backwards: true, from: 7 }))).toEqual([]);
    },
  ],
  [
    'a read back from far beyond the end begins at the last event',
    async ({ store, stream }) => {
      await store.append(stream, 'no_stream', events(5));
      const read = await all(store.readStream(stream, { backwards: true, from: 2 ** 52, limit: 2 }));
      expect(read.map(({ revision }) => revision)).toEqual([4, 3]);
    },
  ],
  [
    'positions are commit and prepare, 20 digits each, and grow',
    async ({ store, stream }) => {
      await store.append(stream, 'no_stream', events(4));
      const positions = (await all(store.readStream(stream))).map(({ position }) => position);
      for (const position of positions) expect(position).toMatch(/^\d{20}-\d{20}$/);
      expect(positions).toEqual([...new Set(positions)].sort());
    },
  ],
  [
    'an append of several gives the position of the last, and so does its repetition',
    async ({ store, stream }) => {
      const three = events(3);
      const answer = await store.append(stream, 'no_stream', three);
      const [last] = await all(store.readStream(stream, { backwards: true, limit: 1 }));
      expect(answer).toEqual({ revision: 2, position: last?.position });
      await store.append(stream, 2, events(2));
      expect(await store.append(stream, 'no_stream', three)).toEqual(answer);
    },
  ],
  [
    'the same ids with other data change nothing and are not noticed',
    async ({ store, stream }) => {
      const first = event('Noted', { was: 'first' });
      const answer = await store.append(stream, 'no_stream', [first]);
      expect(await store.append(stream, 'no_stream', [{ ...first, data: { was: 'second' } }])).toEqual(answer);
      expect((await all(store.readStream(stream))).map(({ data }) => data)).toEqual([{ was: 'first' }]);
    },
  ],
  [
    'the first id known and another not is a conflict',
    async ({ store, stream }) => {
      const [one, two, other] = [event(), event(), event()];
      await store.append(stream, 'no_stream', [one, two]);
      const { details } = await refused('wrong_expected_revision', store.append(stream, 'no_stream', [one, other]));
      expect(details.actual).toBe(1);
      expect(await all(store.readStream(stream))).toHaveLength(2);
    },
  ],
  [
    'an append of more than 1 MiB is refused before it is sent, as the server of 24 would',
    async ({ store, stream, bare }) => {
      const more = 'x'.repeat(1_048_576);
      await refused('too_large', store.append(stream, 'no_stream', [event('Noted', { more })]));
      await expect(
        bare.client.appendToStream(stream, jsonEvent({ type: 'Noted', data: { more } }), {
          credentials: bare.credentials,
        }),
      ).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    },
  ],
  [
    'a stream that was deleted reads as empty, and goes on with its numbers when written again',
    async ({ store, stream, bare }) => {
      await store.append(stream, 'no_stream', events(3));
      await bare.client.deleteStream(stream, { credentials: bare.credentials });
      expect(await all(store.readStream(stream))).toEqual([]);
      expect((await store.append(stream, 'no_stream', [event()])).revision).toBe(3);
    },
  ],
  [
    'a stream with events missing at its beginning is refused by name, both ways',
    async ({ store, stream, bare }) => {
      await store.append(stream, 'no_stream', events(5));
      await bare.client.setStreamMetadata(stream, { truncateBefore: 2 }, { credentials: bare.credentials });
      expect((await refused('invalid', all(store.readStream(stream)))).message).toContain('revision 0 is missing');
      const back = await refused('invalid', all(store.readStream(stream, { backwards: true })));
      expect(back.message).toContain('revision 1 is missing');
    },
  ],
  [
    'events of a deleted stream are still in the log',
    async ({ store, stream, bare }) => {
      const given = events(2);
      const after = await store.head();
      await store.append(stream, 'no_stream', given);
      await bare.client.deleteStream(stream, { credentials: bare.credentials });
      expect(ids(await all(store.readAll({ after, filter: only(stream) })))).toEqual(ids(given));
    },
  ],
  [
    'a tombstoned stream can be neither read nor written, and its $streamDeleted is given to nobody',
    async ({ store, stream, bare }) => {
      const given = events(2);
      const after = await store.head();
      await store.append(stream, 'no_stream', given);
      await bare.client.tombstoneStream(stream, { credentials: bare.credentials });
      await store.append(`${stream}-after`, 'no_stream', [event('Last')]);
      expect((await refused('invalid', all(store.readStream(stream)))).message).toContain('tombstoned');
      await refused('invalid', store.append(stream, 'any', [event()]));
      const types = (list: readonly StoredEvent[]) => list.map(({ type }) => type);
      expect(types(await all(store.readAll({ after, filter: only(stream) })))).toEqual(['Noted', 'Noted', 'Last']);
      const items = await until(follow(store, stream, after), (taken) => taken.at(-1)?.kind === 'caught-up');
      expect(types(eventsOf(items))).toEqual(['Noted', 'Noted', 'Last']);
    },
  ],
  [
    'what another program wrote as bytes is refused where it is asked for by name, and passed over elsewhere',
    async ({ store, stream, bare }) => {
      const after = await store.head();
      const foreign = binaryEvent({ type: 'Foreign', data: Buffer.from([1, 2, 3]) });
      await bare.client.appendToStream(stream, foreign, { credentials: bare.credentials });
      await store.append(`${stream}-ours`, 'no_stream', [event()]);
      expect((await refused('invalid', all(store.readStream(stream)))).message).toContain(foreign.id);
      const asked = await refused('invalid', all(store.readAll({ after, filter: only(stream) })));
      expect(asked.message).toContain(foreign.id);
      const everything = await all(store.readAll({ after }));
      expect(everything.filter((one) => one.stream.startsWith(stream)).map((one) => one.stream)).toEqual([
        `${stream}-ours`,
      ]);
    },
  ],
  [
    'head is not before the last event, whatever the server writes for itself after it',
    async ({ store, stream, bare }) => {
      const { position } = await store.append(stream, 'no_stream', [event()]);
      await bare.client.setStreamMetadata(stream, { owner: 'a test' }, { credentials: bare.credentials });
      expect((await store.head()) >= position).toBe(true);
    },
  ],
  [
    'ping goes the way of a write and leaves nothing behind',
    async ({ store }) => {
      await store.ping();
      await store.ping();
      expect(await all(store.readStream('_ping'))).toEqual([]);
    },
  ],
  [
    'a checkpoint at the end of the log can be gone on from',
    async ({ store, stream }) => {
      const after = await store.head();
      await store.append(stream, 'no_stream', events(3));
      const first = await until(follow(store, stream, after), (taken) => taken.at(-1)?.kind === 'caught-up');
      const last = first.findLast((item) => item.kind === 'checkpoint');
      const from = last?.kind === 'checkpoint' ? last.position : (eventsOf(first).at(-1)?.position ?? START);
      const next = event('Next');
      await store.append(stream, 2, [next]);
      const second = await until(follow(store, stream, from), (taken) => taken.at(-1)?.kind === 'event');
      expect(ids(eventsOf(second))).toEqual([next.id]);
    },
  ],
  [
    'a slow consumer gets a checkpoint only after every event before it',
    async ({ store, stream }) => {
      const after = await store.head();
      for (let i = 0; i < 5; i++) await store.append(`${stream}-${i}`, 'no_stream', events(500));
      const seen: Position[] = [];
      for await (const item of follow(store, stream, after)) {
        if (item.kind === 'caught-up') break;
        if (item.kind === 'event') {
          seen.push(item.event.position);
          if (seen.length % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
        } else {
          const passed = await all(store.readAll({ after, filter: only(stream) }));
          expect(seen).toHaveLength(passed.filter(({ position }) => position <= item.position).length);
        }
      }
      expect(seen).toHaveLength(2_500);
    },
  ],
  [
    'a filter that nothing matches is told how far the log is through, and no place outside it',
    async ({ store, stream }) => {
      // A log of any length: to its end, or for some checkpoints.
      const items = await until(
        follow(store, stream, START),
        (taken) => taken.length === 5 || taken.at(-1)?.kind === 'caught-up',
      );
      expect(items.map(({ kind }) => kind)).toContain('checkpoint');
      expect(eventsOf(items)).toEqual([]);
      for (const item of items)
        if (item.kind === 'checkpoint') expect(item.position < `${String(2n ** 63n).padStart(20, '0')}-`).toBe(true);
    },
  ],
  [
    'a place beyond the end of the log is refused: another log, or an older copy',
    async ({ store, stream }) => {
      const { position } = await store.append(stream, 'no_stream', [event()]);
      const beyond = position.replaceAll(/^\d{4}/g, '0009').replaceAll(/-\d{4}/g, '-0009');
      await refused('invalid', all(store.readAll({ after: beyond })));
      await refused(
        'invalid',
        until(follow(store, stream, beyond), () => false),
      );
    },
  ],
  [
    'reads and a subscription left in the middle let the process end by itself',
    async ({ url, store, stream }) => {
      await store.append(stream, 'no_stream', events(100));
      const script = fileURLToPath(new URL('leaves-by-itself.ts', import.meta.url));
      const hooks = fileURLToPath(new URL('../typescript.js', import.meta.url));
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--experimental-transform-types', '--no-warnings', '--import', hooks, script, url, stream],
        { timeout: 60_000 },
      );
      expect(stdout).toBe('closed');
    },
  ],
  [
    'a wrong password is access_denied, and is in no message',
    async ({ url }) => {
      const wrong = url.replace(/\/\/([^:@/]+):[^@]+@/, '//$1:not-the-password@');
      const error = await refused('access_denied', openEventStoreDb(wrong));
      expect(error.message).not.toContain('not-the-password');
    },
    'secure',
  ],
  [
    'a hung server makes an append unavailable when its time is over, and the same ids settle it afterwards',
    async ({ url, store, stream, commands }) => {
      const one = [event()];
      await commands.hang?.();
      const begun = performance.now();
      try {
        await refused('unavailable', store.append(stream, 'no_stream', one, { timeoutMs: 1_000 }));
        expect(performance.now() - begun).toBeLessThan(5_000);
      } finally {
        await commands.resume?.();
      }
      await isBack(url);
      expect((await store.append(stream, 'no_stream', one)).revision).toBe(0);
      expect(await all(store.readStream(stream))).toHaveLength(1);
    },
    'hang',
  ],
  [
    'a hung server makes a read, head and ping unavailable rather than wait for ever',
    async ({ url, store, stream, commands }) => {
      await store.append(stream, 'no_stream', events(3));
      await commands.hang?.();
      try {
        const calls = [all(store.readStream(stream)), all(store.readAll()), store.head(), store.ping()];
        for (const call of calls) call.catch(() => undefined);
        for (const call of calls) await refused('unavailable', call);
      } finally {
        await commands.resume?.();
      }
      await isBack(url);
      expect(await all(store.readStream(stream))).toHaveLength(3);
    },
    'hang',
  ],
  [
    'closing does not wait for a hung server',
    async ({ url, commands, stream }) => {
      const store = await openEventStoreDb(url, { callMs: 1_000 });
      await store.append(stream, 'no_stream', [event()]);
      const subscription = until(follow(store, stream, await store.head()), () => false);
      await commands.hang?.();
      try {
        await store.close();
        await subscription;
      } finally {
        await commands.resume?.();
      }
      await isBack(url);
    },
    'hang',
  ],
  [
    'a subscription outlives a server that stops and comes back: no gap, no repetition',
    async ({ url, store, stream, commands }) => {
      const after = await store.head();
      const given = events(40);
      await store.append(stream, 'no_stream', given.slice(0, 20));
      const taking = until(follow(store, stream, after), (taken) => eventsOf(taken).length === 40);
      await commands.stop?.();
      await commands.start?.();
      await isBack(url);
      await store.append(stream, 19, given.slice(20));
      expect(ids(eventsOf(await taking))).toEqual(ids(given));
    },
    'stop',
  ],
];

const missing = (needs: Needs | undefined, { secure, commands }: FactsServer): string | undefined => {
  if (needs === 'secure' && !secure) return 'the server has no TLS, so it asks nobody who is there';
  if (needs === 'hang' && !(commands.hang && commands.resume))
    return 'TEST_EVENTS_HANG, TEST_EVENTS_RESUME are not set';
  if (needs === 'stop' && !(commands.stop && commands.start)) return 'TEST_EVENTS_STOP, TEST_EVENTS_START are not set';
  return undefined;
};

/** Enrols a server: every fact as a test of its own, those that cannot be shown skipped by name. */
export function eventStoreDbFacts(name: string, server: FactsServer): void {
  describe(`EventStoreDB facts: ${name}`, () => {
    const names: string[] = [];
    let store: EventStore;
    let before: Position | undefined;
    let bare: ReturnType<typeof bareClient>;
    beforeAll(async () => {
      store = await openEventStoreDb(server.url());
      before = await store.head();
      bare = bareClient(server.url());
    });
    afterAll(async () => {
      await sweep(server.url(), before, names);
      await bare?.close();
      await store?.close();
    }, 90_000);
    for (const [sentence, run, needs] of FACTS) {
      const why = missing(needs, server);
      if (why !== undefined) {
        it.skip(`${sentence} (skipped: ${why})`, () => undefined);
        continue;
      }
      it(
        sentence,
        async () => {
          const stream = `fact-${randomUUID()}`;
          names.push(stream);
          await run({ url: server.url(), store, commands: server.commands, stream, bare });
        },
        120_000,
      );
    }
  });
}
