import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventStore } from '@libs/event-store/open.js';
import { EventStoreError } from '@libs/event-store/port.js';
import { ReadModelError, type ReadModelStore } from '@libs/read-models/port.js';
import { Projector, requestRebuild, requestRestart, type ProjectorOptions } from '@libs/read-models/projector.js';
import { AsOf } from '@libs/read-models/as-of.js';
import { openReadModels } from '@libs/read-models/open.js';
import { queriesOf } from '@libs/read-models/queries.js';
import { MemoryReadModels } from '@libs/read-models/sqlite.js';
import { defineView, type View } from '@libs/read-models/view.js';
import { dyingAt, through } from './read-models.broken.js';
import { type Opened } from './read-models.contract.js';
import { board, expected, type Happened, history, lines, logOf, steadyHistory, stored } from './read-models.history.js';
import { decode, LittleLog } from './read-models.log.js';
import { stores } from './read-models.stores.js';

const QUICK: Partial<ProjectorOptions> = {
  beatMs: 5,
  backOffMs: 1,
  attempts: 3,
  graceMs: 0,
  checkpointMs: 5,
  lookAfterMs: 5,
};
const LONG = 10_000;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

const statusOf = async (projector: Projector, view = 'task-board') =>
  (await projector.status()).find(({ name }) => name === view)!;

const liveRows = async (store: ReadModelStore, view = 'task-board') => stored(store, (await store.view(view)).live!);

/** Feeds the view until it has everything, then ends. */
async function fed(log: LittleLog, store: ReadModelStore, views: readonly View[] = [board()], options = {}) {
  const projector = new Projector(log, store, views, decode, { ...QUICK, ...options });
  await projector.start();
  for (const { name, version } of views) {
    await until(async () => (await store.view(name)).live?.startsWith(`${name}__${version}`) ?? false);
    expect(await projector.waitFor(name, await log.head(), LONG)).toBe(true);
  }
  await projector.stop();
}

/** A view that fails on one event, until told otherwise. */
function poisoned(at: string) {
  const cure = { found: false };
  const view = defineView<{ n: number }, { TaskOpened: object; TaskNoted: object }>()({
    name: 'fragile',
    version: 1,
    key: () => 'all',
    on: {
      TaskOpened: (row) => ({ n: (row?.n ?? 0) + 1 }),
      TaskNoted: (row, event) => {
        if (!cure.found && event.eventId === at) throw new Error('this note is too much');
        return { n: (row?.n ?? 0) + 1 };
      },
    },
  });
  return { view, cure };
}

describe('whatever happens, the documents are those of the plain fold', () => {
  it('live, from zero, and in pieces after kills at any call, with or without its effect', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.record({ after: fc.integer({ min: 1, max: 25 }), done: fc.boolean() }), { maxLength: 6 }),
        fc.constantFrom(1, 2, 500),
        async (happened, kills, batchSize) => {
          const live = new MemoryReadModels();
          const growing = new LittleLog();
          const projector = new Projector(growing, live, [board()], decode, { ...QUICK, batchSize });
          await projector.start();
          for (const [stream, type, data] of happened) {
            growing.add(stream, type, data);
            await projector.waitFor('task-board', await growing.head(), LONG);
          }
          await until(async () => (await live.view('task-board')).live !== undefined);
          await projector.stop();

          const log = logOf(happened);
          const atOnce = new MemoryReadModels();
          await fed(log, atOnce, [board()], { batchSize });

          const inPieces = new MemoryReadModels();
          for (const { after, done } of kills) {
            let dead = false;
            const dying = through(dyingAt(inPieces, after, done), async (_, work) =>
              work().catch((error: unknown) => {
                dead = true;
                throw error;
              }),
            );
            const killed = new Projector(log, dying, [board()], decode, { ...QUICK, batchSize, leaseMs: 0 });
            await killed.start();
            await until(() => dead);
            await killed.stop();
          }
          await fed(log, inPieces, [board()], { batchSize, leaseMs: 0 });

          const right = lines(expected(log));
          expect(await liveRows(live)).toEqual(right);
          expect(await liveRows(atOnce)).toEqual(right);
          expect(await liveRows(inPieces)).toEqual(right);
          await Promise.all([live.close(), atOnce.close(), inPieces.close()]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('feeding views from the embedded event store', () => {
  it('gives the documents of the plain fold, goes on with what comes, and does not wait for what is not its own', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'read-models-'));
    const events = await openEventStore(`sqlite:${directory}/events.db`);
    const store = await openReadModels(`sqlite:${directory}/views.db`);
    const projector = new Projector(events, store, [board()], decode, QUICK);
    const copy = new LittleLog();
    const append = async ([stream, type, data]: Happened) => {
      const metadata = { occurredAt: '2026-03-02T09:00:00+08:00', recordedAt: '2026-03-02T09:00:00+08:00' };
      const { position } = await events.append(stream, 'any', [{ id: randomUUID(), type, data, metadata }]);
      copy.events.push({ id: '', type, data, metadata, stream, revision: 0, position });
      return position;
    };
    const happened = steadyHistory(120);
    try {
      for (const event of happened.slice(0, 60)) await append(event);
      await projector.start();
      let position = '';
      for (const event of happened.slice(60)) position = await append(event);
      expect(await projector.waitFor('task-board', position, LONG)).toBe(true);
      expect(await liveRows(store)).toEqual(lines(expected(copy)));
      const other = await append(['county/zone/1', 'ZoneEstablished', {}]);
      expect(await projector.waitFor('task-board', other, LONG)).toBe(true);
      const { rows } = await (
        await new AsOf(events, decode).at(board(), { position: copy.events[70]!.position })
      ).find({});
      expect(lines(rows)).toEqual(lines(expected(copy, 71).filter((row) => !('gone' in row))));
    } finally {
      await projector.stop();
      await Promise.all([store.close(), events.close()]);
      await rm(directory, { recursive: true });
    }
  });
});

for (const { name, enrolment } of stores)
  describe(`feeding views into ${name}`, () => {
    let opened: Opened;
    let store: ReadModelStore;
    const running: Projector[] = [];
    const projectorOf = (
      log: LittleLog,
      views: readonly View[],
      options: Partial<ProjectorOptions> = {},
      on = store,
    ) => {
      const projector = new Projector(log, on, views, decode, { ...QUICK, ...options });
      running.push(projector);
      return projector;
    };

    beforeEach(async () => {
      opened = await enrolment.open();
      store = opened.store;
    });
    afterEach(async () => {
      await Promise.all(running.splice(0).map((projector) => projector.stop()));
      await opened.clean();
    });

    it('gives the documents of the plain fold, in many small batches and in few large ones', async () => {
      const log = logOf(steadyHistory(400));
      await fed(log, store, [board()], { batchSize: 7 });
      expect(await liveRows(store)).toEqual(lines(expected(log)));
      await fed(log, store, [board(2)], { batchSize: 500 });
      expect((await store.view('task-board')).live).toBe('task-board__2');
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('goes on where it was after kills, with the same documents', async () => {
      const log = logOf(steadyHistory(200));
      for (const n of [3, 6, 9, 12, 15, 18]) {
        const killed = projectorOf(log, [board()], { batchSize: 9, leaseMs: 0 }, dyingAt(store, n, n % 2 === 0));
        await killed.start();
        await until(async () => (await killed.status().catch(() => [])).length === 0);
        await killed.stop();
      }
      await fed(log, store, [board()], { leaseMs: 0 });
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('loses nothing when two projectors feed the same view at once', async () => {
      const log = logOf(steadyHistory(300));
      const pair = [7, 5].map((batchSize) => projectorOf(log, [board()], { batchSize, leaseMs: 0 }));
      await Promise.all(pair.map((projector) => projector.start()));
      for (const projector of pair) expect(await projector.waitFor('task-board', await log.head(), LONG)).toBe(true);
      await Promise.all(pair.map((projector) => projector.stop()));
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('stops the view that fails, by name of the event, and no other', async () => {
      const log = logOf(steadyHistory(60));
      const { view, cure } = poisoned('a-23');
      const projector = projectorOf(log, [view, board()]);
      await projector.start();
      await until(async () => (await statusOf(projector, 'fragile')).state === 'stopped');
      expect(await projector.waitFor('task-board', await log.head(), LONG)).toBe(true);
      expect(await liveRows(store)).toEqual(lines(expected(log)));

      const { stopped, error } = await statusOf(projector, 'fragile');
      expect(stopped).toEqual({
        at: log.events[22]!.position,
        event: 'a-23',
        reason: 'TaskNoted: this note is too much',
        attempts: 3,
      });
      expect(error).toContain('this note is too much');
      const concerned = (n: number) => log.events.slice(0, n).filter(({ type }) => Object.hasOwn(view.on, type)).length;
      const rows = await store.load('fragile__1', ['county/all']);
      expect(rows.get('county/all')!['n']).toBe(concerned(22));

      cure.found = true;
      await projector.restart('fragile');
      expect(await projector.waitFor('fragile', await log.head(), LONG)).toBe(true);
      expect((await store.load('fragile__1', ['county/all'])).get('county/all')!['n']).toBe(concerned(60));
      await until(async () => (await statusOf(projector, 'fragile')).state === 'live');
    });

    it('stays stopped after a restart of the process, until somebody lets it go on', async () => {
      const log = logOf(steadyHistory(60));
      const { view, cure } = poisoned('a-2');
      const first = projectorOf(log, [view]);
      await first.start();
      await until(async () => (await statusOf(first, 'fragile')).state === 'stopped');
      await first.stop();
      cure.found = true;
      const second = projectorOf(log, [view]);
      await second.start();
      expect((await statusOf(second, 'fragile')).state).toBe('stopped');
      await requestRestart(store, 'fragile');
      expect(await second.waitFor('fragile', await log.head(), LONG)).toBe(true);
    });

    it('stops on a row that no store takes, and names the one event it came from', async () => {
      const log = logOf(steadyHistory(30));
      const view = defineView<{ n: number }, { TaskOpened: object }>()({
        name: 'sums',
        version: 1,
        on: { TaskOpened: (_, { eventId }) => ({ n: eventId === 'a-13' ? Number.NaN : 1 }) },
      });
      const projector = projectorOf(log, [view]);
      await projector.start();
      await until(async () => (await statusOf(projector, 'sums')).state === 'stopped');
      expect((await statusOf(projector, 'sums')).stopped!.event).toBe('a-13');
      expect([...(await store.load('sums__1', ['county/3', 'county/12'])).keys()]).toEqual(['county/3']);
    });

    it('stops on an event that cannot be decoded', async () => {
      const log = logOf(steadyHistory(10));
      const projector = new Projector(
        log,
        store,
        [board()],
        (event) => {
          if (event.id === 'a-4') throw new Error('TaskOpened of schema 9 is unknown');
          return decode(event);
        },
        QUICK,
      );
      running.push(projector);
      await projector.start();
      await until(async () => (await statusOf(projector)).state === 'stopped');
      expect((await statusOf(projector)).stopped).toMatchObject({
        event: 'a-4',
        reason: 'TaskOpened: TaskOpened of schema 9 is unknown',
      });
    });

    it('serves the old version until the new one has everything, then flips and drops the old one', async () => {
      const log = logOf(steadyHistory(80));
      await fed(log, store);
      const gate = Promise.withResolvers<void>();
      const held = through(store, async ({ method, args }, work) => {
        if (method === 'write' && args[0] === 'task-board__2') await gate.promise;
        return work();
      });
      const projector = projectorOf(log, [board(2)], {}, held);
      await projector.start();
      const queries = queriesOf(store, 'task-board');
      const before = await queries.count();
      expect(before).toBeGreaterThan(0);
      const building = await statusOf(projector);
      expect([building.state, building.live, building.building!.collection]).toEqual([
        'rebuilding',
        'task-board__1',
        'task-board__2',
      ]);

      const seen = new Set<number>();
      let ended = false;
      const watching = (async () => {
        for (; !ended; await new Promise((resolve) => setImmediate(resolve))) seen.add(await queries.count());
      })();
      gate.resolve();
      await until(async () => Object.keys((await store.view('task-board')).collections).join() === 'task-board__2');
      ended = true;
      await watching;
      expect([...seen]).toEqual([before]);
      expect((await store.view('task-board')).live).toBe('task-board__2');
      expect(await store.count('task-board__1')).toBe(0);
      await until(async () => (await statusOf(projector)).state === 'live');
    });

    it('refuses to feed an older version than the one that serves', async () => {
      const log = logOf(steadyHistory(20));
      await fed(log, store, [board(2)]);
      const projector = projectorOf(log, [board(1)]);
      await projector.start();
      expect(await statusOf(projector)).toMatchObject({
        state: 'refused',
        live: 'task-board__2',
        error: 'version 1 is older than version 2, which serves',
      });
      expect(Object.keys((await store.view('task-board')).collections)).toEqual(['task-board__2']);
    });

    it('rebuilds on demand beside the rows that serve, shows how far it is, and keeps feeding both', async () => {
      const log = logOf(steadyHistory(90));
      const gate = Promise.withResolvers<void>();
      const held = through(store, async ({ method, args }, work) => {
        if (method === 'write' && args[0] === 'task-board__1__1') await gate.promise;
        return work();
      });
      const projector = projectorOf(log, [board()], {}, held);
      await projector.start();
      await projector.waitFor('task-board', await log.head(), LONG);
      expect(await projector.rebuild('task-board')).toBe('task-board__1__1');
      expect(await requestRebuild(store, 'task-board')).toBe('task-board__1__1');
      await until(async () => (await statusOf(projector)).state === 'rebuilding');
      const late = log.add('county/task/3', 'TaskOpened', { title: 'meanwhile' });
      expect(await projector.waitFor('task-board', late, LONG)).toBe(true);
      expect((await statusOf(projector)).building).toMatchObject({ position: '', head: late, events: 0, fraction: 0 });

      gate.resolve();
      await until(async () => Object.keys((await store.view('task-board')).collections).join() === 'task-board__1__1');
      expect(await liveRows(store)).toEqual(lines(expected(log)));
      const again = log.add('county/task/3', 'TaskNoted', { text: 'after' });
      expect(await projector.waitFor('task-board', again, LONG)).toBe(true);
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('does not go back to the rows before, where both have everything when the new ones begin to serve', async () => {
      const log = logOf(steadyHistory(20));
      await fed(log, store);
      const collection = await requestRebuild(store, 'task-board');
      const served: string[] = [];
      const slow: ReadModelStore = through(store, async ({ method, args }, work) => {
        if (method === 'serve') {
          served.push(String(args[1]));
          // The old rows have everything as well by now, and are being fed.
          let turns = 0;
          await until(() => ++turns > 10);
        }
        return work();
      });
      const projector = projectorOf(log, [board()], {}, slow);
      await projector.start();
      await until(async () => (await statusOf(projector)).state === 'live');
      expect(served).toEqual([collection]);
      expect((await store.view('task-board')).live).toBe(collection);
    });
    it('refuses to rebuild a view that was never built', async () => {
      await expect(requestRebuild(store, 'nothing')).rejects.toMatchObject({ code: 'invalid' });
    });

    it('does not continue rows of one log from another, and says which', async () => {
      await fed(logOf(steadyHistory(30)), store);
      const before = await liveRows(store);
      const other = logOf(steadyHistory(60), 'b');
      const projector = projectorOf(other, [board()]);
      await projector.start();
      await until(async () => (await statusOf(projector)).error !== undefined);
      expect((await statusOf(projector)).error).toMatch(/built from the log a-1, and this log is another: b-1/);
      expect(await liveRows(store)).toEqual(before);
      await projector.rebuild('task-board');
      await until(async () => Object.keys((await store.view('task-board')).collections).join() === 'task-board__1__1');
      expect(await liveRows(store)).toEqual(lines(expected(other)));
    });

    it('does not continue rows of a log from an empty one', async () => {
      await fed(logOf(steadyHistory(30)), store);
      const projector = projectorOf(new LittleLog(), [board()]);
      await projector.start();
      await until(async () => (await statusOf(projector)).error !== undefined);
      expect((await statusOf(projector)).error).toMatch(/and this log is empty/);
    });

    it('lets one projector work while the other stands by, and the other take over when it ends', async () => {
      const log = logOf(steadyHistory(20));
      const first = projectorOf(log, [board()]);
      await first.start();
      await first.waitFor('task-board', await log.head(), LONG);
      const second = projectorOf(log, [board()]);
      await second.start();
      expect([(await statusOf(first)).state, (await statusOf(second)).state]).toEqual(['live', 'standby']);
      const meanwhile = log.add('county/task/1', 'TaskOpened', { title: 'by the first' });
      expect(await second.waitFor('task-board', meanwhile, LONG)).toBe(true);

      await first.stop();
      const after = log.add('county/task/1', 'TaskOpened', { title: 'by the second' });
      expect(await second.waitFor('task-board', after, LONG)).toBe(true);
      await until(async () => (await statusOf(second)).state === 'live');
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('takes over from a projector that died without a word', async () => {
      const log = logOf(steadyHistory(20));
      let dead = false;
      const mortal = through(store, async (_, work) => {
        if (dead) throw new ReadModelError('unavailable', 'killed');
        return work();
      });
      const first = projectorOf(log, [board()], { leaseMs: 100 }, mortal);
      await first.start();
      await first.waitFor('task-board', await log.head(), LONG);
      const second = projectorOf(log, [board()], { leaseMs: 100 });
      await second.start();
      dead = true;
      const after = log.add('county/task/1', 'TaskOpened', { title: 'by the second' });
      expect(await second.waitFor('task-board', after, LONG)).toBe(true);
    });

    it('waits out an outage of the store, visibly, and loses nothing', async () => {
      const log = logOf(steadyHistory(20));
      let out = false;
      const failing = through(store, async ({ method }, work) => {
        if (out && method === 'write') throw new ReadModelError('unavailable', 'no primary');
        return work();
      });
      const projector = projectorOf(log, [board()], {}, failing);
      await projector.start();
      await projector.waitFor('task-board', await log.head(), LONG);
      out = true;
      const position = log.add('county/task/1', 'TaskOpened', { title: 'x' });
      await until(async () => (await statusOf(projector)).error === 'no primary');
      expect(await projector.waitFor('task-board', position, 20)).toBe(false);
      out = false;
      expect(await projector.waitFor('task-board', position, LONG)).toBe(true);
      expect((await statusOf(projector)).error).toBeUndefined();
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('waits out an outage of the log', async () => {
      const log = logOf(steadyHistory(20));
      log.failing = new EventStoreError('unavailable', 'the log is away');
      const projector = projectorOf(log, [board()]);
      await projector.start();
      await until(async () => (await store.view('task-board')).collections['task-board__1'] !== undefined);
      log.failing = undefined;
      expect(await projector.waitFor('task-board', await log.head(), LONG)).toBe(true);
      expect(await liveRows(store)).toEqual(lines(expected(log)));
    });

    it('waits for a position that a query needs, and says no in time when it does not come', async () => {
      const log = logOf(steadyHistory(20));
      const projector = projectorOf(log, [board()]);
      expect(await projector.waitFor('task-board', await log.head(), 10)).toBe(false);
      await projector.start();
      expect(await projector.waitFor('task-board', await log.head(), LONG)).toBe(true);
      expect(await projector.waitFor('task-board', '999999999999', 20)).toBe(true);
      await expect(projector.waitFor('no-such-view', '', 10)).rejects.toMatchObject({ code: 'invalid' });
    });

    it('does not wait for events that do not concern the view, here or in another process', async () => {
      const log = logOf(steadyHistory(20));
      const projector = projectorOf(log, [board()]);
      const watcher = projectorOf(log, [board()]);
      await projector.start();
      await projector.waitFor('task-board', await log.head(), LONG);
      const position = log.add('county/zone/1', 'ZoneEstablished');
      log.add('county/zone/1', 'ZoneRenamed');
      expect(await projector.waitFor('task-board', position, LONG)).toBe(true);
      expect(await watcher.waitFor('task-board', position, LONG)).toBe(true);
      const concerning = log.add('county/task/1', 'TaskOpened', { title: 'x' });
      expect(await watcher.waitFor('task-board', concerning, LONG)).toBe(true);
    });

    it('stores the checkpoint behind events of no concern once, and nothing at all when idle', async () => {
      const log = logOf(steadyHistory(20));
      const calls = new Map<string, number>();
      const counted = through(store, async ({ method }, work) => {
        calls.set(method, (calls.get(method) ?? 0) + 1);
        return work();
      });
      const projector = projectorOf(log, [board()], {}, counted);
      await projector.start();
      await projector.waitFor('task-board', await log.head(), LONG);
      const last = log.add('county/zone/1', 'ZoneEstablished');
      await until(async () => (await store.view('task-board')).collections['task-board__1']!.checkpoint === last);
      const [records, writes, beats] = ['record', 'write', 'views'].map((method) => calls.get(method)!);
      await until(() => calls.get('views')! > beats! + 10);
      expect([calls.get('record'), calls.get('write')]).toEqual([records, writes]);
    });

    it('says that a view is being built before it was for the first time', async () => {
      await expect(queriesOf(store, 'task-board').count()).rejects.toMatchObject({ code: 'unavailable' });
      await fed(new LittleLog(), store);
      expect(await queriesOf(store, 'task-board').count()).toBe(0);
    });

    it('tells a process that only watches how far the views are', async () => {
      const log = logOf(steadyHistory(20));
      const watcher = projectorOf(log, [board()]);
      expect(await statusOf(watcher)).toMatchObject({ state: 'catching-up', live: undefined, position: '' });
      await fed(log, store);
      expect(await statusOf(watcher)).toMatchObject({ state: 'live', live: 'task-board__1', lagMs: 0 });
      log.add('county/task/1', 'TaskOpened', { title: 'x' });
      const { state, lagMs } = await statusOf(watcher);
      expect([state, lagMs > 0]).toEqual(['catching-up', true]);
    });
  });
