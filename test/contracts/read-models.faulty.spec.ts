import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { type JsonObject } from '@libs/event-store/json.js';
import { type Change, type Query, type ReadModelStore } from '@libs/read-models/port.js';
import { MemoryReadModels } from '@libs/read-models/sqlite.js';
import { examples, ownNames } from './read-models.contract.js';

/** A store that breaks one promise, and the example that says so. */
interface Fault {
  readonly breaks: string;
  readonly caughtBy: string;
  readonly with: (sound: ReadModelStore) => Partial<ReadModelStore>;
}

const faults: readonly Fault[] = [
  {
    breaks: 'it writes a change although somebody else has changed the document',
    caughtBy: 'guard: a change of a document that somebody else has changed is not written, and named',
    with: (sound) => ({
      write: async (collection, changes) => {
        const now = await sound.load(
          collection,
          changes.map(({ id }) => id),
        );
        return sound.write(
          collection,
          changes.map((change) => ({ ...change, was: now.get(change.id)?._pos })),
        );
      },
    }),
  },
  {
    breaks: 'it does not name what it did not write',
    caughtBy: 'guard: a document that was absent when loaded and is there now is not written, and named',
    with: (sound) => ({ write: async (...args) => (await sound.write(...args)).slice(0, 0) }),
  },
  {
    breaks: 'it checks the guard first and writes later',
    caughtBy: 'guard: of twenty writers that have loaded the same document, one writes',
    with: (sound) => ({
      write: async (collection, changes) => {
        const ids = changes.map(({ id }) => id);
        const then = await sound.load(collection, ids);
        const lost = changes.filter(({ id, was }) => then.get(id)?._pos !== was).map(({ id }) => id);
        await turn();
        const now = await sound.load(collection, ids);
        await sound.write(
          collection,
          changes
            .filter(({ id }) => !lost.includes(id))
            .map((change) => ({ ...change, was: now.get(change.id)?._pos })),
        );
        return lost;
      },
    }),
  },
  {
    breaks: 'it writes the sound rows of a call it refuses',
    caughtBy: 'write: what is no I-JSON, or has names a store gives a meaning, is refused and nothing is written',
    with: (sound) => ({
      write: async (collection, changes) => {
        const lost: string[] = [];
        for (const change of changes) lost.push(...(await sound.write(collection, [change])));
        return lost;
      },
    }),
  },
  {
    breaks: 'it shows rows that are gone',
    caughtBy: 'gone: no query sees the row, loading does, with its _pos',
    with: (sound) => ({
      write: (collection, changes) =>
        sound.write(
          collection,
          changes.map((change): Change => ('gone' in change.row ? { ...change, row: {} } : change)),
        ),
    }),
  },
  {
    breaks: 'it forgets that a row is gone, and with it the position',
    caughtBy: 'gone: no query sees the row, loading does, with its _pos',
    with: (sound) => ({
      load: async (...args) =>
        new Map([...(await sound.load(...args))].filter(([, document]) => !('gone' in document))),
    }),
  },
  {
    breaks: 'it turns undefined into null',
    caughtBy: 'write: members that are undefined are left out',
    with: (sound) => ({
      write: (collection, changes) =>
        sound.write(
          collection,
          changes.map((change) => ({
            ...change,
            row: Object.fromEntries(Object.entries(change.row).map(([key, value]) => [key, value ?? null])),
          })),
        ),
    }),
  },
  {
    breaks: 'it empties a collection that is prepared again',
    caughtBy: 'prepare: twice, and once more with another index, changes no row',
    with: (sound) => ({
      prepare: async (collection, indexes) => {
        await sound.drop(collection);
        await sound.prepare(collection, indexes);
      },
    }),
  },
  {
    breaks: 'it loads a hundred documents at most',
    caughtBy: 'load: absent documents are left out, as many as are asked',
    with: (sound) => ({ load: (collection, ids) => sound.load(collection, ids.slice(0, 100)) }),
  },
  {
    breaks: 'it creates a collection by writing to it',
    caughtBy: 'write: to a collection that was never prepared is refused',
    with: (sound) => ({
      write: async (collection, changes) => {
        await sound.prepare(collection, []);
        return sound.write(collection, changes);
      },
    }),
  },
  {
    breaks: 'null does not find missing fields',
    caughtBy: 'filter: null finds null, missing and null inside a list',
    with: (sound) => ({
      find: async (collection, query) => {
        const page = await sound.find(collection, query);
        return { rows: page.rows.filter((row) => 'v' in row) };
      },
    }),
  },
  {
    breaks: 'it does not look into lists',
    caughtBy: 'filter: a number equals itself, also inside a list',
    with: (sound) => ({
      find: async (collection, query) => {
        const page = await sound.find(collection, query);
        return { rows: page.rows.filter((row) => !Array.isArray(row['v'])) };
      },
    }),
  },
  {
    breaks: 'it takes a prefix for a regular expression',
    caughtBy: 'filter: $prefix is anchored at the beginning of the text, not of a line',
    with: (sound) => ({
      find: async (collection, query) => {
        const prefix = (query.filter as { v?: { $prefix?: string } } | undefined)?.v?.$prefix;
        if (prefix === undefined) return sound.find(collection, query);
        const { rows } = await sound.find(collection, {});
        return { rows: rows.filter((row) => new RegExp(`^${prefix}`, 'm').test(row['v'] as string)) };
      },
    }),
  },
  {
    breaks: 'it finds nothing where it should refuse',
    caughtBy: 'refused: an operator that is not in the language',
    with: (sound) => ({ find: (...args) => sound.find(...args).catch(() => ({ rows: [] })) }),
  },
  {
    breaks: 'it compares strings as JavaScript does',
    caughtBy: 'sort: missing and null, numbers, strings by code point, false, true',
    with: (sound) => ({
      find: async (collection, query) => {
        const { rows } = await sound.find(collection, query);
        const isText = (row: JsonObject) => typeof row['v'] === 'string';
        const texts = rows.filter(isText).sort((a, b) => ((a['v'] as string) < (b['v'] as string) ? -1 : 1));
        return { rows: rows.map((row) => (isText(row) ? texts.shift()! : row)) };
      },
    }),
  },
  {
    breaks: 'its cursor counts rows instead of naming one',
    caughtBy: 'cursor: rows that come meanwhile move no other row to a page it is not on',
    with: (sound) => ({
      find: async (collection, { cursor = '0', limit = 100, ...query }: Query) => {
        const { rows } = await sound.find(collection, { ...query, limit: 1000 });
        const end = Number(cursor) + limit;
        return { rows: rows.slice(Number(cursor), end), ...(end < rows.length && { next: String(end) }) };
      },
    }),
  },
  {
    breaks: 'it begins again at a cursor of another query',
    caughtBy: 'cursor: that of another filter or order is refused',
    with: (sound) => ({
      find: (collection, query) => {
        const { cursor: _, ...first } = query;
        return sound.find(collection, query).catch(() => sound.find(collection, first));
      },
    }),
  },
  {
    breaks: 'it promises a next page when there is none',
    caughtBy: 'cursor: a full last page has no next',
    with: (sound) => ({ find: async (...args) => ({ next: 'more', ...(await sound.find(...args)) }) }),
  },
  {
    breaks: 'it takes any limit',
    caughtBy: 'limit: 1 to 1000, 100 if none is given',
    with: (sound) => ({ find: (collection, query) => sound.find(collection, { ...query, limit: 1000 }) }),
  },
  {
    breaks: 'it counts 1 and "1" together',
    caughtBy: 'countBy: types are told apart, missing counts as null',
    with: (sound) => ({
      countBy: async (...args) => {
        const sums = new Map<string, number>();
        for (const { by, count } of await sound.countBy(...args)) {
          const text = by.map((value) => `${value as string}`).join();
          sums.set(text, (sums.get(text) ?? 0) + count);
        }
        return [...sums].map(([text, count]) => ({ by: [text], count }));
      },
    }),
  },
  {
    breaks: 'it leaves missing fields out of a count',
    caughtBy: 'countBy: types are told apart, missing counts as null',
    with: (sound) => ({
      countBy: async (...args) => (await sound.countBy(...args)).filter(({ by }) => !by.includes(null)),
    }),
  },
  {
    breaks: 'it lets a checkpoint go back',
    caughtBy: 'record: a checkpoint never goes back',
    with: (sound) => ({
      record: async (view, collection, record) => {
        await sound.forget(view, collection);
        await sound.record(view, collection, record);
      },
    }),
  },
  {
    breaks: 'a view that was stopped stays so',
    caughtBy: 'record: stopped is kept until a record without it',
    with: (sound) => ({
      record: async (view, collection, record) => {
        const before = (await sound.view(view)).collections[collection];
        await sound.record(view, collection, {
          ...(before?.stopped && { stopped: before.stopped }),
          ...record,
        });
      },
    }),
  },
  {
    breaks: 'the first alias stays',
    caughtBy: 'alias: serves what it was told last, and leaves the records as they are',
    with: (sound) => ({
      serve: async (view, collection) => {
        if ((await sound.view(view)).live === undefined) await sound.serve(view, collection);
      },
    }),
  },
  {
    breaks: 'forgetting a collection forgets the whole view',
    caughtBy: 'record: forgetting takes one collection away, and may be repeated',
    with: (sound) => ({
      forget: async (view) => {
        for (const collection of Object.keys((await sound.view(view)).collections))
          await sound.forget(view, collection);
      },
    }),
  },
  {
    breaks: 'it keeps a document whatever its version',
    caughtBy: 'keep: a write at another version is not done',
    with: (sound) => ({
      keep: async (kind, id, _, value) => sound.keep(kind, id, (await sound.kept(kind, id))?.version ?? 0, value),
    }),
  },
  {
    breaks: 'it compares versions first and keeps later',
    caughtBy: 'keep: of fifty concurrent increments none is lost',
    with: (sound) => ({
      keep: async (kind, id, version, value) => {
        if (((await sound.kept(kind, id))?.version ?? 0) !== version) return false;
        await turn();
        return sound.keep(kind, id, (await sound.kept(kind, id))?.version ?? 0, value);
      },
    }),
  },
  {
    breaks: 'it removes a kept document whatever its version',
    caughtBy: 'keep: undefined removes, at the right version alone',
    with: (sound) => ({
      keep: async (kind, id, version, value) =>
        sound.keep(kind, id, value === undefined ? ((await sound.kept(kind, id))?.version ?? 0) : version, value),
    }),
  },
  {
    breaks: 'it writes what is no JSON as something else',
    caughtBy: 'keep: what is no I-JSON is refused',
    with: (sound) => ({
      keep: (kind, id, version, value) =>
        sound.keep(kind, id, version, value && (JSON.parse(JSON.stringify(value)) as JsonObject)),
    }),
  },
];

describe('a store that breaks a promise', () => {
  for (const { breaks, caughtBy, with: broken } of faults)
    it(`is caught: ${breaks}`, async () => {
      const example = examples.find(({ name }) => name === caughtBy);
      expect(example?.name).toBe(caughtBy);
      const sound = new MemoryReadModels();
      const faulty = new Proxy<ReadModelStore>(sound, {
        get(_, method: keyof ReadModelStore) {
          const own: unknown = broken(sound)[method];
          if (own) return own;
          const member: unknown = Reflect.get(sound, method);
          return typeof member === 'function' ? (member.bind(sound) as unknown) : member;
        },
      });
      await expect(example!.run({ store: faulty, own: ownNames() })).rejects.toThrow();
      await sound.close();
    });
});
