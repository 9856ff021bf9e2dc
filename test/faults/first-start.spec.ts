import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type EventStore, EventStoreError, openEventStore, type StoredEvent } from '@libs/event-store/index.js';
import { MemoryEventStore, MemoryLog } from '@libs/event-store/memory.js';
import { openReadModels, type ReadModelStore } from '@libs/read-models/index.js';
import { Accounts } from '@county/access/accounts.js';
import { boards, capabilities } from '@county/county.js';
import { County } from '@county/county.runtime.js';
import { firstStart } from '@county/first-start.js';
import { countySettings } from '@county/settings.js';

/*
 * A first start that ends in the middle. The process is gone from one append to the next: either before that append was
 * written or after it, and nothing it had in memory is there at the next start.
 */

const clock = { now: () => Date.parse('2026-11-23T09:00:00+08:00') };
const settings = countySettings({ DATA_DIR: 'unused', LOG_LEVEL: 'silent' });

/** From this append on nothing answers any more. `written`: the last one took effect, only nobody was told. */
function dying(store: EventStore, appends: number, written: boolean): EventStore {
  let left = appends;
  const append: EventStore['append'] = async (...asked) => {
    if (left-- > 0) return store.append(...asked);
    if (left === -1 && written) await store.append(...asked);
    throw new EventStoreError('invalid', 'the process is gone');
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'append') return append;
      const found = Reflect.get(target, name) as unknown;
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

const started = (store: EventStore, readModels: ReadModelStore, said: string[] = []) =>
  firstStart(new County(capabilities, boards, store, readModels, clock), settings, (line) => said.push(line));

type Log = Omit<StoredEvent, 'position'>[];

/** Events as they are for ever: without the place a store gave them. Accounts are opened when they are, at no time of the story's. */
async function logOf(store: EventStore): Promise<Log> {
  const events: Log = [];
  for await (const { position: _position, ...event } of store.readAll())
    if (event.type !== 'AccountOpened') events.push(event);
  return events;
}

/** The events of one append have their command in common, and who sent it, and no others have. */
const appendsOf = (log: Log) =>
  new Set(log.map(({ metadata: { command, actor } }) => JSON.stringify([command, actor]))).size;
const establishing = (log: Log) =>
  appendsOf(
    log.slice(
      0,
      log.findIndex(({ type }) => type === 'PlanYearOpened'),
    ),
  );

async function uninterrupted() {
  const store = new MemoryEventStore();
  const readModels = await openReadModels('memory:');
  const lines = await started(store, readModels);
  const log = await logOf(store);
  await readModels.close();
  return { lines, log };
}

describe('a first start that is cut short', () => {
  let whole: Promise<Awaited<ReturnType<typeof uninterrupted>>> | undefined;
  const plain = () => (whole ??= uninterrupted());

  // In the zone table, at the year's begin, in its middle, among the accounts.
  for (const [where, appends, written] of [
    ['in the zone table', () => 0, true],
    ["before the year's first act", establishing, false],
    ['in its middle', () => 1000, true],
    ['among the accounts', (log: Log) => appendsOf(log) + 5, true],
  ] as const)
    it(`is gone on with when it ended ${where}`, async () => {
      const { log: events, lines: expected } = await plain();
      const log = new MemoryLog();
      const readModels = await openReadModels('memory:');
      await expect(started(dying(new MemoryEventStore(log), appends(events), written), readModels)).rejects.toThrow(
        'the process is gone',
      );
      const store = new MemoryEventStore(log);
      const lines = await started(store, readModels);
      expect(await logOf(store)).toEqual(events);
      expect(lines).toHaveLength(expected.length);
      expect(await started(store, readModels)).toEqual([]);
      await readModels.close();
    });

  it('is gone on with when it ended before a policy answered', async () => {
    const { log: events } = await plain();
    const nth = events.findLastIndex(({ type }) => type === 'TeamMemberBarred');
    const log = new MemoryLog();
    const readModels = await openReadModels('memory:');
    const cut = appendsOf(events.slice(0, nth));
    await expect(started(dying(new MemoryEventStore(log), cut, false), readModels)).rejects.toThrow();
    expect(await logOf(new MemoryEventStore(log))).toHaveLength(nth);
    await started(new MemoryEventStore(log), readModels);
    expect(await logOf(new MemoryEventStore(log))).toEqual(events);
    await readModels.close();
  });

  it('may be cut short again and again, on files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'first-start-'));
    const open = async () => ({
      store: await openEventStore(`sqlite:${directory}/events.db`),
      readModels: await openReadModels(`sqlite:${directory}/views.db`),
    });
    for (const appends of [300, 700]) {
      const { store, readModels } = await open();
      await expect(started(dying(store, appends, true), readModels)).rejects.toThrow('the process is gone');
      await Promise.all([store.close(), readModels.close()]);
    }
    const { store, readModels } = await open();
    await started(store, readModels);
    expect(await logOf(store)).toEqual((await plain()).log);
    expect(await new Accounts(readModels, clock).list(settings.county)).toHaveLength(12);
    await Promise.all([store.close(), readModels.close()]);
    await rm(directory, { recursive: true, force: true });
  }, 240_000);

  it('leaves alone a log that somebody else has begun, and an empty one with EMPTY=1', async () => {
    const readModels = await openReadModels('memory:');
    const store = new MemoryEventStore();
    const county = new County(capabilities, boards, store, readModels, clock);
    expect(await firstStart(county, { ...settings, empty: true }, () => undefined)).toEqual([]);
    expect(await logOf(store)).toEqual([]);

    const begun = (await plain()).log.slice(0, 1);
    for (const { stream, id, type, data, metadata } of begun)
      await store.append(stream, 'no_stream', [{ id, type, data, metadata }]);
    expect(await started(store, readModels)).toEqual([]);
    expect(await logOf(store)).toHaveLength(1);
    await readModels.close();
  });

  it('says how far it is, month by month, and that a clock behind the story will refuse', async () => {
    const said: string[] = [];
    const readModels = await openReadModels('memory:');
    const early = { now: () => Date.parse('2026-05-01T09:00:00+08:00') };
    const county = new County(capabilities, boards, new MemoryEventStore(), readModels, early);
    const lines = await firstStart(county, settings, (line) => said.push(line));
    expect(said.filter((line) => /^ {2}2026-\d\d +\d+ 个事件/.test(line))).toHaveLength(11);
    expect(lines.join('\n')).toContain('本机日期 2026-05-01 早于演示年度末 2026-11-20');
    await readModels.close();
  });
});
