import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEventStoreDb } from '@libs/event-store/eventstoredb.js';
import {
  EventStoreError,
  START,
  type EventStore,
  type NewEvent,
  type Position,
  type StoredEvent,
} from '@libs/event-store/port.js';
import { StandInServer, type AppendFault } from '../servers/eventstoredb/server.js';

// What a real server cannot be told to do. The stand-in is not EventStoreDB: these show the adapter, not the server.

const event = (data: NewEvent['data'] = {}): NewEvent => ({ id: randomUUID(), type: 'Noted', data, metadata: {} });
const events = (count: number) => Array.from({ length: count }, (_, i) => event({ i }));
const ids = (list: readonly NewEvent[]) => list.map(({ id }) => id);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function fault(promise: Promise<unknown>): Promise<EventStoreError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ thrown }),
  );
  if (!('thrown' in outcome)) throw new Error(`it succeeded with ${JSON.stringify(outcome.value)}`);
  expect(outcome.thrown).toBeInstanceOf(EventStoreError);
  return outcome.thrown as EventStoreError;
}

async function come(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    if (i === 1_000) throw new Error('it did not come');
    await pause(10);
  }
}

/** Resolves when the number has not moved for a while, with that number. */
async function settled(read: () => number): Promise<number> {
  for (let last = NaN; ; last = read()) {
    if (last === read()) return last;
    await pause(300);
  }
}

let standIn: StandInServer;
let store: EventStore;
beforeEach(async () => {
  standIn = await StandInServer.start();
  store = await openEventStoreDb(standIn.url, { callMs: 2_000 });
});
afterEach(async () => {
  await store.close();
  await standIn.close();
});

describe('an append whose outcome is unknown', () => {
  it.each<AppendFault>(['store-then-hang', 'store-then-cut', 'store-then-not-ready'])(
    'is unavailable, and settled by the same ids: %s',
    async (how) => {
      const given = events(3);
      standIn.appendFaults.push(how);
      expect((await fault(store.append('s', 'no_stream', given, { timeoutMs: 500 }))).code).toBe('unavailable');
      const position = (await all(store.readStream('s'))).at(-1)!.position;
      expect(await store.append('s', 'no_stream', given)).toEqual({ revision: 2, position });
      expect(ids(await all(store.readStream('s')))).toEqual(ids(given));
    },
  );

  it.each<AppendFault>(['hang', 'not-ready', 'internal'])(
    'is unavailable also when nothing was stored, and written by the same ids: %s',
    async (how) => {
      const given = events(2);
      standIn.appendFaults.push(how);
      expect((await fault(store.append('s', 'no_stream', given, { timeoutMs: 500 }))).code).toBe('unavailable');
      expect((await store.append('s', 'no_stream', given)).revision).toBe(1);
    },
  );

  it('leaves the appends beside it alone', async () => {
    standIn.appendFaults.push('hang');
    const lost = fault(store.append('lost', 'no_stream', [event()], { timeoutMs: 500 }));
    await come(() => standIn.seen.appends === 1);
    const others = await Promise.all(events(50).map((one, i) => store.append(`s-${i}`, 'no_stream', [one])));
    expect(others.map(({ revision }) => revision)).toEqual(Array.from({ length: 50 }, () => 0));
    expect((await lost).code).toBe('unavailable');
  });
});

describe('an append', () => {
  it('that the server finds too large is too_large', async () => {
    standIn.appendFaults.push('too-large');
    expect((await fault(store.append('s', 'no_stream', [event()]))).code).toBe('too_large');
  });

  it('is one of at most 64 in flight', async () => {
    standIn.appendFaults.push(...Array.from({ length: 64 }, () => 'hang' as const));
    const outcomes = Promise.allSettled(
      events(100).map((one, i) => store.append(`s-${i}`, 'any', [one], { timeoutMs: 60_000 })),
    );
    await come(() => standIn.seen.appends === 64);
    expect(await settled(() => standIn.seen.appends)).toBe(64);
    standIn.line.cut();
    const kinds = (await outcomes).map(({ status: is }) => is);
    expect(kinds.filter((is) => is === 'rejected')).toHaveLength(64);
  });

  it('that waits for its turn longer than it may was never sent', async () => {
    standIn.appendFaults.push(...Array.from({ length: 64 }, () => 'hang' as const));
    const stuck = Promise.allSettled(
      events(64).map((one, i) => store.append(`s-${i}`, 'any', [one], { timeoutMs: 60_000 })),
    );
    await come(() => standIn.seen.appends === 64);
    const late = await fault(store.append('late', 'any', [event()], { timeoutMs: 50 }));
    expect(late.code).toBe('unavailable');
    standIn.line.cut();
    await stuck;
    expect((await store.append('next', 'any', [event()])).revision).toBe(0);
    expect(standIn.log.stream('late')).toBe('not-found');
  });

  it('writes RFC 8785 canonical JSON, whatever order JavaScript would put the keys in', async () => {
    const data = { b: { '10': 'x', '9': 'y', a: [{ '2': 1, '1': 2 }] }, a: 1, é: '第三协作区' };
    await store.append('s', 'no_stream', [{ ...event(data), metadata: { '3': 1, '20': 2 } }]);
    const [record] = standIn.log.stream('s') as readonly { data: Uint8Array; metadata: Uint8Array }[];
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    expect(text(record!.data)).toBe('{"a":1,"b":{"10":"x","9":"y","a":[{"1":2,"2":1}]},"é":"第三协作区"}');
    expect(text(record!.metadata)).toBe('{"20":2,"3":1}');
    expect((await all(store.readStream('s')))[0]).toMatchObject({ data, metadata: { '3': 1, '20': 2 } });
  });

  it('begun in the instant in which the client drops its channel is refused, and the process lives', async () => {
    const connectionString = EventStoreDBClient.connectionString.bind(EventStoreDBClient);
    const late: Promise<unknown>[] = [];
    // The window is a few turns of the microtask queue wide: only appends placed by hand lie in it every time.
    EventStoreDBClient.connectionString = (...url) => {
      const client = connectionString(...url);
      const append = () =>
        client.appendToStream('s', jsonEvent({ type: 'Noted', data: {} }), {
          credentials: { username: 'a', password: 'b' },
          deadline: 1_000,
        });
      const inside = client as unknown as { handleError: (...of: unknown[]) => Promise<void> };
      const { handleError } = inside;
      inside.handleError = (...of) => {
        for (let turns = 0; late.length < 10; turns++) {
          let then = Promise.resolve();
          for (let i = 0; i < turns; i++) then = then.then(() => undefined);
          late.push(then.then(append));
        }
        return handleError(...of);
      };
      return client;
    };
    let opened: EventStore;
    try {
      opened = await openEventStoreDb(standIn.url);
    } finally {
      EventStoreDBClient.connectionString = connectionString;
    }
    standIn.appendFaults.push('not-ready');
    await fault(opened.append('s', 'any', [event()]));
    const outcomes = await Promise.allSettled(late);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    expect(reasons).toContain('Error: Channel has been shut down');
    await opened.close();
  });
});

describe('a subscription', () => {
  const taken = async (count: number, onEvent: (n: number) => void | Promise<void>, after: Position = START) => {
    const list: StoredEvent[] = [];
    const signal = AbortSignal.timeout(20_000);
    for await (const item of store.subscribeAll({ after, filter: { streamPrefixes: ['s'] }, signal })) {
      if (item.kind !== 'event') continue;
      list.push(item.event);
      await onEvent(list.length);
      if (list.length === count) break;
    }
    return list;
  };

  it('that the server ends in order goes on without gap or repetition', async () => {
    const given = events(300);
    await store.append('s', 'no_stream', given);
    const list = await taken(300, (n) => (n % 100 === 50 ? standIn.endSubscriptions() : undefined));
    expect(ids(list)).toEqual(ids(given));
    expect(standIn.seen.subscriptions).toBeGreaterThan(1);
  });

  it.each([status.UNAVAILABLE, status.CANCELLED, status.UNKNOWN, status.INTERNAL, status.ABORTED])(
    'that fails with code %i goes on without gap or repetition',
    async (code) => {
      const given = events(120);
      await store.append('s', 'no_stream', given);
      const list = await taken(120, (n) => (n === 60 ? standIn.failSubscriptions(code) : undefined));
      expect(ids(list)).toEqual(ids(given));
    },
  );

  it('whose line is cut while it waits goes on when the server is there again', async () => {
    await store.append('s', 'no_stream', events(1));
    const taking = taken(2, () => undefined);
    await come(() => standIn.seen.subscriptions === 1);
    await standIn.line.stop();
    await pause(500);
    await standIn.line.start();
    await come(() => standIn.seen.subscriptions >= 2);
    await store.append('s', 0, events(1));
    expect((await taking).map(({ revision }) => revision)).toEqual([0, 1]);
  });

  it('that is never confirmed is tried again', async () => {
    await store.append('s', 'no_stream', events(1));
    standIn.readFault = 'hang';
    const taking = taken(1, () => undefined);
    await pause(100);
    standIn.readFault = undefined;
    expect(await taking).toHaveLength(1);
  });

  it('that the server keeps refusing from its beginning with code 2 says so in the end', async () => {
    const { position } = await store.append('s', 'no_stream', events(1));
    standIn.readFault = 'unknown';
    const error = await fault(taken(1, () => undefined, position));
    expect(error.code).toBe('invalid');
    expect(error.message).toContain(position);
  });

  it('makes the server wait for a slow consumer', async () => {
    for (let i = 0; i < 20; i++) await store.append(`s-${i}`, 'no_stream', events(500));
    const before = standIn.seen.eventsSent;
    await taken(2, async (n) => {
      if (n === 1) expect((await settled(() => standIn.seen.eventsSent)) - before).toBeLessThan(5_000);
    });
  });

  it('and reads, left in the middle, leave no call open on the server', async () => {
    await store.append('s', 'no_stream', events(500));
    await taken(1, () => undefined);
    for await (const _ of store.readStream('s')) break;
    for await (const _ of store.readAll()) break;
    for await (const _ of store.readStream('s', { backwards: true })) break;
    await come(() => standIn.seen.openReads === 0);
  });
});

describe('a server of 23.10', () => {
  let old: StandInServer;
  let opened: EventStore;
  let place: Position;
  beforeEach(async () => {
    old = await StandInServer.start({ like: '23.10' });
    opened = await openEventStoreDb(old.url);
    place = (await opened.append('beside', 'no_stream', [event()])).position;
  });
  afterEach(async () => {
    await opened.close();
    await old.close();
  });

  it.each([undefined, { streamPrefixes: ['s'] }, { types: ['Wanted'] }])(
    'loses no event after a place that the filter does not take: %j',
    async (filter) => {
      const metadata = await opened.append('_machinery', 'no_stream', [event()]);
      const wanted = events(3).map((one) => ({ ...one, type: 'Wanted' }));
      await opened.append('s', 'no_stream', wanted);
      for (const after of [place, metadata.position])
        expect(ids(await all(opened.readAll({ after, ...(filter && { filter }) })))).toEqual(ids(wanted));
    },
  );

  it('names no checkpoint when it has caught up, so the adapter does', async () => {
    const { position } = await opened.append('beside', 0, events(20));
    const checkpoints: Position[] = [];
    const signal = AbortSignal.timeout(20_000);
    for await (const item of opened.subscribeAll({ after: place, filter: { streamPrefixes: ['s'] }, signal })) {
      if (item.kind === 'checkpoint') checkpoints.push(item.position);
      if (item.kind === 'caught-up') break;
    }
    expect(checkpoints).toHaveLength(1);
    expect(checkpoints[0]! >= position).toBe(true);
  });
});

describe('readiness', () => {
  it('ping is unavailable while the server takes no write', async () => {
    standIn.appendFaults.push('not-ready');
    expect((await fault(store.ping())).code).toBe('unavailable');
    await store.ping();
  });

  it('a follower says that it is one, and the next write goes to the leader it named', async () => {
    standIn.appendFaults.push('not-leader');
    const error = await fault(store.ping());
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain('a follower');
    await store.ping();
  });

  it('a read of a server that does not answer ends', async () => {
    standIn.readFault = 'hang';
    expect((await fault(all(store.readStream('s')))).code).toBe('unavailable');
    expect((await fault(store.head())).code).toBe('unavailable');
    expect((await fault(all(store.readAll()))).code).toBe('unavailable');
  });
});

describe('opening', () => {
  let secure: StandInServer;
  let authority: string;
  const directory = mkdtempSync(join(tmpdir(), 'stand-in-'));
  beforeAll(async () => {
    secure = await StandInServer.start({ tls: true, users: { admin: 'changeit', clerk: 'c:l@rk' } });
    authority = join(directory, 'authority.pem');
    writeFileSync(authority, secure.certificate!);
  });
  afterAll(async () => {
    await secure.close();
    rmSync(directory, { recursive: true });
  });

  it('by discovery finds the leader', async () => {
    const found = await openEventStoreDb(`esdb+discover://${standIn.address}?tls=false`);
    expect((await found.append('s', 'no_stream', events(1))).revision).toBe(0);
    await found.close();
    const cluster = await openEventStoreDb(`esdb://${standIn.address},${standIn.address}?tls=false`);
    expect(await all(cluster.readStream('s'))).toHaveLength(1);
    await cluster.close();
  });

  it('waits for a server that is not ready yet', async () => {
    standIn.readFault = 'not-ready';
    const opening = openEventStoreDb(standIn.url);
    await pause(300);
    standIn.readFault = undefined;
    await (await opening).close();
  });

  it('names host and port of a server that is not there, and never the password', async () => {
    await standIn.line.stop();
    const error = await fault(openEventStoreDb(`esdb://clerk:secret@${standIn.address}?tls=false`, { openMs: 500 }));
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain(`cannot reach EventStoreDB at esdb://${standIn.address}`);
    expect(error.message).not.toContain('secret');
  });

  it('gives up on a line that swallows everything', async () => {
    const sockets: Socket[] = [];
    const blackHole = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((listening) => blackHole.listen(0, '127.0.0.1', listening));
    const { port } = blackHole.address() as AddressInfo;
    const error = await fault(openEventStoreDb(`esdb://127.0.0.1:${port}?tls=false`, { openMs: 800 }));
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain(`127.0.0.1:${port}`);
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => blackHole.close(closed));
  });

  it('over TLS works with the right account, and password characters that a URL escapes', async () => {
    const opened = await openEventStoreDb(`esdb://admin:changeit@${secure.address}?tlsCAFile=${authority}`);
    expect(opened.name).toBe(`esdb://${secure.address}`);
    await opened.ping();
    await opened.close();
    const clerk = await fault(
      openEventStoreDb(`esdb://clerk:${encodeURIComponent('c:l@rk')}@${secure.address}?tlsCAFile=${authority}`),
    );
    expect(clerk.code).toBe('access_denied'); // known, and without the right to $all
  });

  it.each([
    ['a wrong password', () => `esdb://admin:wrong@${secure.address}?tlsCAFile=${authority}`, 'access_denied', 'admin'],
    ['a certificate nobody vouches for', () => `esdb://a:b@${secure.address}`, 'unavailable', 'tlsCAFile'],
    ['TLS with a server that has none', () => `esdb://a:b@${standIn.address}`, 'unavailable', 'does not speak TLS'],
    [
      'no TLS with a server that has it',
      () => `esdb://${secure.address}?tls=false`,
      'unavailable',
      'leave out tls=false',
    ],
  ] as const)('says what is wrong: %s', async (_, url, code, said) => {
    const error = await fault(openEventStoreDb(url(), { openMs: 1_500 }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('wrong@');
  });

  it.each([
    ['kurrentdb://localhost', 'esdb://'],
    ['esdb://', 'esdb://'],
    ['esdb://localhost', 'user:password'],
    ['esdb://localhost:0?tls=false', 'host:port'],
    ['esdb://localhost:99999?tls=false', 'host:port'],
    ['esdb://[::1]:2113?tls=false', 'IPv6'],
    ['esdb://user@localhost:2113', 'user or password is empty'],
    ['esdb://user:pass%zz@localhost:2113', '%'],
    ['esdb://u:secret@localhost?colour=blue', 'colour is not one of'],
    ['esdb://u:secret@localhost?tls=maybe', 'neither true nor false'],
    ['esdb://u:secret@localhost?tlsVerifyCert=false', 'tlsCAFile'],
    ['esdb://u:secret@localhost?throwOnAppendFailure=false', 'is not one of'],
    ['esdb://u:secret@localhost?defaultDeadline=soon', 'milliseconds'],
    ['esdb://u:secret@localhost?tlsCAFile=/there/is/none.pem', 'certificate file'],
  ])('refuses a URL that cannot be meant: %s', async (url, said) => {
    const error = await fault(openEventStoreDb(url));
    expect(error.code).toBe('invalid');
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('secret');
  });
});
