import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyLog, CopyRefused, placesOf } from './copy.js';
import { sourceOf } from './export.js';
import { MemoryEventStore } from './memory.js';
import { type EventStore, type Expected, type NewEvent, START, unavailable } from './port.js';
import { openSqliteEventStore } from './sqlite.js';

const event = (n: number, data: NewEvent['data'] = { n }): NewEvent => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: n % 2 === 0 ? 'Opened' : 'Closed',
  data,
  metadata: { recordedAt: '2026-03-02T09:00:00.000+08:00' },
});

/** a/1: 1 2, b/1: 3, a/1: 4, machinery: 5, b/1: 6 … */
async function filled(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await store.append('county/a/1', 'no_stream', [event(1), event(2)]);
  await store.append('county/b/1', 'no_stream', [event(3)]);
  await store.append('county/a/1', 1, [event(4)]);
  await store.append('_group/g', 'no_stream', [event(5)]);
  await store.append('county/b/1', 0, [event(6)]);
  return store;
}

const shown = async (store: EventStore) => {
  const all: string[] = [];
  for await (const { stream, revision, id } of store.readAll()) all.push(`${stream}@${revision} ${id.slice(-1)}`);
  return all;
};

const WHOLE = ['county/a/1@0 1', 'county/a/1@1 2', 'county/b/1@0 3', 'county/a/1@2 4', 'county/b/1@1 6'];

/** A server that loses the line at given appends, before or after it has written. */
class Shaky extends MemoryEventStore {
  appends = 0;
  faults: Readonly<Record<number, 'before' | 'after'>> = {};

  override async append(stream: string, expected: Expected, events: readonly NewEvent[]) {
    const fault = this.faults[++this.appends];
    if (fault === 'before') throw unavailable('the line is down');
    const appended = await super.append(stream, expected, events);
    if (fault === 'after') throw unavailable('the line is down');
    return appended;
  }
}

describe('copying a log', () => {
  let directory: string;
  const open: EventStore[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'copy-'));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((store) => store.close()));
    rmSync(directory, { recursive: true });
  });
  const sqlite = async (name: string) => {
    const store = await openSqliteEventStore(join(directory, name));
    open.push(store);
    return store;
  };

  it('keeps ids, streams, revisions and the global order, and leaves the machinery behind', async () => {
    const target = await sqlite('target.db');
    const copied = await copyLog(sourceOf(await filled()), target);
    expect(await shown(target)).toEqual(WHOLE);
    expect(copied).toMatchObject({ streams: 2, before: 0, copied: 5, others: 0 });
    expect(copied.source).toEqual(copied.target);
    expect(copied.source.count).toBe(5);
  });

  it('goes on where it was stopped', async () => {
    const [source, target] = [await filled(), await sqlite('target.db')];
    const stop = new AbortController();
    const stopped = copyLog(sourceOf(source), target, {
      signal: stop.signal,
      onProgress: ({ phase, done }) => phase === 'copy' && done === 3 && stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(await shown(target)).toEqual(WHOLE.slice(0, 3));
    expect(await copyLog(sourceOf(source), target)).toMatchObject({ before: 3, copied: 2 });
    expect(await shown(target)).toEqual(WHOLE);
  });

  it('copies nothing when all is there', async () => {
    const [source, target] = [await filled(), new MemoryEventStore()];
    await copyLog(sourceOf(source), target);
    expect(await copyLog(sourceOf(source), target)).toMatchObject({ before: 5, copied: 0 });
  });

  it('sends again what a lost line has left unknown, and writes it once', async () => {
    const target = new Shaky();
    target.faults = { 1: 'before', 3: 'after' };
    expect(await copyLog(sourceOf(await filled()), target, { pauseMs: 1 })).toMatchObject({ copied: 5 });
    expect(await shown(target)).toEqual(WHOLE);
    expect(target.appends).toBe(6);
  });

  it('gives up a store that stays away, with what was copied standing', async () => {
    const target = new Shaky();
    target.faults = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i + 2, 'before' as const]));
    await expect(copyLog(sourceOf(await filled()), target, { pauseMs: 1 })).rejects.toThrow('the line is down');
    expect(await shown(target)).toEqual(WHOLE.slice(0, 2));
  });

  it('refuses a target that has other events in these streams, and writes nothing', async () => {
    const target = new MemoryEventStore();
    await target.append('county/b/1', 'no_stream', [event(9)]);
    const copying = copyLog(sourceOf(await filled()), target);
    await expect(copying).rejects.toThrow(CopyRefused);
    await expect(copying).rejects.toThrow('county/b/1 at revision 0 is Closed');
    expect(await shown(target)).toEqual(['county/b/1@0 9']);
  });

  it('refuses a target whose event has the same id and other content', async () => {
    const target = new MemoryEventStore();
    await target.append('county/a/1', 'no_stream', [event(1, { n: 1, forged: true })]);
    await expect(copyLog(sourceOf(await filled()), target)).rejects.toThrow('county/a/1 at revision 0');
    expect(await shown(target)).toEqual(['county/a/1@0 1']);
  });

  it('refuses a target that is ahead of the source', async () => {
    const [source, target] = [await filled(), new MemoryEventStore()];
    await copyLog(sourceOf(source), target);
    await target.append('county/b/1', 1, [event(9)]);
    await expect(copyLog(sourceOf(source), target)).rejects.toThrow(/which memory: has not/);
  });

  it('leaves other streams of the target alone, and counts them', async () => {
    const target = new MemoryEventStore();
    await target.append('other/a/1', 'no_stream', [event(9)]);
    expect(await copyLog(sourceOf(await filled()), target)).toMatchObject({ copied: 5, others: 1 });
    expect(await shown(target)).toEqual(['other/a/1@0 9', ...WHOLE]);
  });

  it('notices a source that is written meanwhile', async () => {
    const [source, target] = [await filled(), new MemoryEventStore()];
    let late: Promise<unknown> | undefined;
    const copying = copyLog(sourceOf(source), target, {
      onProgress: ({ phase }) => {
        if (phase === 'copy') late ??= source.append('county/c/1', 'no_stream', [event(9)]);
      },
    });
    await expect(copying).rejects.toThrow('somebody has written to memory: meanwhile: county/c/1');
    expect(await copyLog(sourceOf(source), target)).toMatchObject({ before: 5, copied: 1 });
  });

  it('bounds an append by number and by bytes', async () => {
    const source = new MemoryEventStore();
    const large = 'x'.repeat(400_000);
    for (let n = 1; n <= 4; n++) await source.append('county/a/1', 'any', [event(n, { large })]);
    const byBytes = new Shaky();
    await copyLog(sourceOf(source), byBytes);
    expect(byBytes.appends).toBe(2);
    const byNumber = new Shaky();
    await copyLog(sourceOf(source), byNumber, { batch: 1 });
    expect(byNumber.appends).toBe(4);
  });

  it('tells what a position of the source is in the copy', async () => {
    const [source, target] = [await filled(), await sqlite('target.db')];
    const positions: string[] = [];
    for await (const { position } of source.readAll()) positions.push(position);
    const head = await source.head();
    const places = await placesOf(source, [START, positions[2]!, head]);
    expect([...places.values()]).toEqual([0, 3, 5]);
    const { positions: there } = await copyLog(sourceOf(source), target, { places: places.values() });
    const behind = async (after: string) => {
      const ids: string[] = [];
      for await (const { id } of target.readAll({ after })) ids.push(id.slice(-1));
      return ids;
    };
    expect(await behind(there.get(0)!)).toEqual(['1', '2', '3', '4', '6']);
    expect(await behind(there.get(3)!)).toEqual(['4', '6']);
    expect(await behind(there.get(5)!)).toEqual([]);
  });

  it('counts the machinery for nothing: a position on it is behind the event before', async () => {
    const source = await filled();
    let machinery = START;
    for await (const { position } of source.readAll({ filter: { streamPrefixes: ['_group/'] } })) machinery = position;
    expect((await placesOf(source, [machinery])).get(machinery)).toBe(4);
  });
});
