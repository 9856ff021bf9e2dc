import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JsonObject } from '@libs/event-store/json.js';
import { type Document, type Filter, type Query, type ReadModelStore, type Sort } from '@libs/read-models/port.js';

/** What an example may use. Collections and kinds are its own: other examples run on the same store. */
export interface Bench {
  readonly store: ReadModelStore;
  /** A name nobody else uses. */
  readonly own: (name: string) => string;
  /** Another handle on the same rows, as another process would have; absent where there can be none. */
  readonly another?: () => Promise<ReadModelStore>;
}

/** What not every store, and not every stand-in for one, can show. */
export type Need = 'another handle' | 'lists inside lists' | 'missing fields inside lists';

/** One promise of the port. Plain data, so that a suite can also show that a broken store is caught by it. */
export interface Example {
  readonly name: string;
  readonly needs?: Need;
  readonly run: (bench: Bench) => Promise<void>;
}

// ---- filling and asking ---------------------------------------------------------------------------------------------

const POS = '000000000064';
const LATER = '000000000128';
const LATEST = '000000000192';

/** Rows by key, all written by the same event. */
async function filled(
  { store, own }: Bench,
  rows: Readonly<Record<string, JsonObject>>,
  indexes: readonly string[] = [],
) {
  const collection = own('rows');
  await store.prepare(collection, indexes);
  const changes = Object.entries(rows).map(([id, row]) => ({ id, was: undefined, pos: POS, row }));
  expect(await store.write(collection, changes)).toEqual([]);
  return collection;
}

const idsOf = (rows: readonly Document[]) => rows.map(({ _id }) => _id);

async function allPages(store: ReadModelStore, collection: string, query: Query): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.find(collection, { ...query, ...(cursor !== undefined && { cursor }) });
    ids.push(...idsOf(page.rows));
    if (page.next === undefined) return ids;
    cursor = page.next;
  }
}

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'it was accepted',
    (error: { name?: string; code?: string }) => `${error.name} ${error.code}`,
  );
const INVALID = 'ReadModelError invalid';

// ---- filters, as a table --------------------------------------------------------------------------------------------

interface FilterExample {
  readonly name: string;
  readonly rows: Readonly<Record<string, JsonObject>>;
  readonly filter: Filter;
  readonly finds: readonly string[];
  readonly needs?: Need;
}

const kinds = {
  missing: {},
  nothing: { v: null },
  no: { v: false },
  yes: { v: true },
  zero: { v: 0 },
  one: { v: 1 },
  text: { v: '1' },
  empty: { v: '' },
  object: { v: { a: 1 } },
  none: { v: [] },
  list: { v: [1, 'x', null, true] },
};

const filterExamples: readonly FilterExample[] = [
  { name: 'an empty filter finds every row', rows: { a: {}, b: { v: 1 } }, filter: {}, finds: ['a', 'b'] },
  { name: 'a string equals itself alone', rows: kinds, filter: { v: '1' }, finds: ['text'] },
  { name: 'the empty string is neither null nor missing', rows: kinds, filter: { v: '' }, finds: ['empty'] },
  { name: 'a number equals itself, also inside a list', rows: kinds, filter: { v: 1 }, finds: ['list', 'one'] },
  { name: 'zero is not false', rows: kinds, filter: { v: 0 }, finds: ['zero'] },
  { name: 'false is not zero', rows: kinds, filter: { v: false }, finds: ['no'] },
  { name: 'true is not one, and is found inside a list', rows: kinds, filter: { v: true }, finds: ['list', 'yes'] },
  {
    name: 'null finds null, missing and null inside a list',
    rows: kinds,
    filter: { v: null },
    finds: ['list', 'missing', 'nothing'],
  },
  { name: '$eq says the same as the bare value', rows: kinds, filter: { v: { $eq: '1' } }, finds: ['text'] },
  {
    name: '$in takes values of several types',
    rows: kinds,
    filter: { v: { $in: ['1', 0, false] } },
    finds: ['no', 'text', 'zero'],
  },
  {
    name: '$in with null finds missing',
    rows: kinds,
    filter: { v: { $in: [null, ''] } },
    finds: ['empty', 'list', 'missing', 'nothing'],
  },
  { name: '$in of nothing finds nothing', rows: kinds, filter: { v: { $in: [] } }, finds: [] },
  { name: '$gt of a number stays within numbers', rows: kinds, filter: { v: { $gt: 0 } }, finds: ['list', 'one'] },
  {
    name: '$gte of a number takes the bound in',
    rows: kinds,
    filter: { v: { $gte: 0 } },
    finds: ['list', 'one', 'zero'],
  },
  { name: '$lt of a number does not find null or missing', rows: kinds, filter: { v: { $lt: 1 } }, finds: ['zero'] },
  { name: '$lte of a number does not find false', rows: kinds, filter: { v: { $lte: 0 } }, finds: ['zero'] },
  { name: '$gt of a string stays within strings', rows: kinds, filter: { v: { $gt: '' } }, finds: ['list', 'text'] },
  {
    name: '$gte of a string takes the bound in',
    rows: kinds,
    filter: { v: { $gte: '' } },
    finds: ['empty', 'list', 'text'],
  },
  { name: '$lt of a string does not find numbers', rows: kinds, filter: { v: { $lt: '2' } }, finds: ['empty', 'text'] },
  {
    name: 'a range within one element is not asked of a list: each bound may be met by another element',
    rows: { spread: { v: [1, 9] }, within: { v: [5] }, beside: { v: [1] } },
    filter: { v: { $gt: 4, $lt: 6 } },
    finds: ['spread', 'within'],
  },
  {
    name: 'lists inside lists are not looked into',
    needs: 'lists inside lists',
    rows: { flat: { v: ['x'] }, nested: { v: [['x']] } },
    filter: { v: 'x' },
    finds: ['flat'],
  },
  {
    name: 'conditions on several fields must all hold',
    rows: { a: { zone: '1', open: true }, b: { zone: '1', open: false }, c: { zone: '2', open: true } },
    filter: { zone: '1', open: true },
    finds: ['a'],
  },
  {
    name: '$or needs one of its filters, $and all',
    rows: { a: { n: 1 }, b: { n: 2 }, c: { n: 3 } },
    filter: { $and: [{ $or: [{ n: 1 }, { n: 3 }] }, { n: { $gt: 1 } }] },
    finds: ['c'],
  },
  {
    name: 'a dotted field looks into objects',
    rows: { a: { team: { leader: '张' } }, b: { team: { leader: '李' } }, c: { team: '张' }, d: {} },
    filter: { 'team.leader': '张' },
    finds: ['a'],
  },
  {
    name: 'a dotted field looks into the objects of a list',
    rows: { a: { members: [{ unit: 'x' }, { unit: 'y' }] }, b: { members: [{ unit: 'z' }, 'y'] }, c: { members: [] } },
    filter: { 'members.unit': 'y' },
    finds: ['a'],
  },
  {
    name: 'a dotted field is missing where its object is',
    rows: { a: { team: {} }, b: {}, c: { team: 1 }, d: { team: { leader: null } }, e: { team: { leader: 1 } } },
    filter: { 'team.leader': null },
    finds: ['a', 'b', 'c', 'd'],
  },
  {
    name: 'a dotted field is missing in a list if it is in one of its objects, and not if there are none',
    needs: 'missing fields inside lists',
    rows: { a: { team: [{ leader: 1 }, {}] }, b: { team: [{ leader: 1 }] }, c: { team: [] }, d: { team: [1] } },
    filter: { 'team.leader': null },
    finds: ['a'],
  },
  {
    name: '$prefix finds what begins with a string',
    rows: { a: { name: 'zone-1' }, b: { name: 'zone-10' }, c: { name: 'a zone-1' }, d: { name: 'Zone-1' } },
    filter: { name: { $prefix: 'zone-1' } },
    finds: ['a', 'b'],
  },
  {
    name: '$prefix takes characters that mean something elsewhere as they are',
    rows: {
      dot: { v: 'a.c' },
      any: { v: 'abc' },
      star: { v: '.*' },
      bracket: { v: '[(a|b)]+?{1}^$\\' },
      percent: { v: '50%_off' },
    },
    filter: {
      $or: [
        { v: { $prefix: 'a.' } },
        { v: { $prefix: '.*' } },
        { v: { $prefix: '[(a|b)]+?{1}^$\\' } },
        { v: { $prefix: '50%_' } },
      ],
    },
    finds: ['bracket', 'dot', 'percent', 'star'],
  },
  {
    name: '$prefix is anchored at the beginning of the text, not of a line',
    rows: { a: { v: 'one\ntwo' }, b: { v: 'two\none' } },
    filter: { v: { $prefix: 'two' } },
    finds: ['b'],
  },
  {
    name: '$prefix of nothing finds every string and nothing else',
    rows: kinds,
    filter: { v: { $prefix: '' } },
    finds: ['empty', 'list', 'text'],
  },
  {
    name: '$contains finds what holds a string, the letters of ASCII in either case',
    rows: {
      a: { v: 'the Zone-1 office' },
      b: { v: 'ZONE-1' },
      c: { v: 'zone 1' },
      d: { v: ['x', 'in zone-1'] },
      e: { v: '\uff3aone-1' },
      f: { v: 1 },
    },
    filter: { v: { $contains: 'zONE-1' } },
    finds: ['a', 'b', 'd'],
  },
  {
    name: '$contains minds the case of every other letter',
    rows: { a: { v: 'Ä' }, b: { v: 'ä' }, c: { v: 'Ж' } },
    filter: { $or: [{ v: { $contains: 'ä' } }, { v: { $contains: 'ж' } }] },
    finds: ['b'],
  },
  {
    name: '$contains finds one character of Chinese, in the middle, across lines and beyond U+FFFF',
    rows: { a: { v: '县水务局' }, b: { v: '县财政局' }, c: { v: '一\n水' }, d: { v: '𠮷水' }, e: { v: '氷' } },
    filter: { v: { $contains: '水' } },
    finds: ['a', 'c', 'd'],
  },
  {
    name: '$contains takes characters that mean something elsewhere as they are',
    rows: {
      any: { v: 'abc' },
      dot: { v: 'xa.cx' },
      percent: { v: '50%_off' },
      slash: { v: 'a\\b' },
      set: { v: '[(a|b)]+?{1}^$' },
    },
    filter: {
      $or: [
        { v: { $contains: 'a.c' } },
        { v: { $contains: '%_' } },
        { v: { $contains: '\\' } },
        { v: { $contains: '(a|b)]+?{1}^$' } },
      ],
    },
    finds: ['dot', 'percent', 'set', 'slash'],
  },
  {
    name: '$contains of nothing finds every string and nothing else',
    rows: kinds,
    filter: { v: { $contains: '' } },
    finds: ['empty', 'list', 'text'],
  },
  {
    name: '$contains finds no number by its digits',
    rows: { a: { v: 2026 }, b: { v: '2026' }, c: { v: [2026] } },
    filter: { v: { $contains: '02' } },
    finds: ['b'],
  },
  {
    name: 'Chinese is compared and found by prefix',
    rows: { a: { unit: '县水务局' }, b: { unit: '县水利站' }, c: { unit: '县财政局' } },
    filter: { unit: { $prefix: '县水' } },
    finds: ['a', 'b'],
  },
  {
    name: 'strings are compared by code point: a character beyond U+FFFF stands above every one below',
    rows: { low: { v: '\uff5e' }, high: { v: '𠮷野' } },
    filter: { v: { $gt: '\uff5e' } },
    finds: ['high'],
  },
  {
    name: 'a quote or a semicolon in a value is just a character',
    rows: { a: { v: `'; DROP TABLE rows; --"` }, b: { v: `'` } },
    filter: { v: `'; DROP TABLE rows; --"` },
    finds: ['a'],
  },
  {
    name: 'fields may have Chinese names, hyphens and underscores',
    rows: { a: { 协作区: '一', 'zone-name_1': 1 }, b: { 协作区: '二', 'zone-name_1': 1 } },
    filter: { 协作区: '一', 'zone-name_1': 1 },
    finds: ['a'],
  },
  {
    name: '_pos can be asked for',
    rows: { a: {}, b: {} },
    filter: { $and: [{ _pos: { $gte: POS } }, { _pos: { $lt: `${POS}0` } }] },
    finds: ['a', 'b'],
  },
  {
    name: '_pos can be asked for, and finds nothing behind the last',
    rows: { a: {} },
    filter: { _pos: { $gt: POS } },
    finds: [],
  },
  {
    name: '_id can be asked for',
    rows: { 'c/1': {}, 'c/2': {}, 'd/1': {} },
    filter: { _id: { $prefix: 'c/' } },
    finds: ['c/1', 'c/2'],
  },
];

/** The same table once more with an index on what is asked, because an index must not change an answer. */
const filterTable: readonly Example[] = filterExamples.flatMap(({ name, rows, filter, finds, needs }) =>
  [[], ['v', 'team.leader', 'members.unit', 'zone']].map((indexes) => ({
    name: indexes.length === 0 ? `filter: ${name}` : `filter, with an index: ${name}`,
    ...(needs && { needs }),
    run: async (bench: Bench) => {
      const collection = await filled(bench, rows, indexes);
      expect(idsOf((await bench.store.find(collection, { filter })).rows)).toEqual(finds);
      expect(await bench.store.count(collection, filter)).toBe(finds.length);
    },
  })),
);

const refusedFilters: readonly [string, unknown][] = [
  ['an operator that is not in the language', { v: { $ne: 1 } }],
  ['an operator at the top that is not in the language', { $where: 'true' }],
  ['a regular expression', { v: { $regex: '.*' } }],
  ['an object as a value', { v: { a: 1 } }],
  ['a list as a value', { v: [1] }],
  ['an empty condition', { v: {} }],
  ['an empty $and', { $and: [] }],
  ['an empty $or', { $or: [] }],
  ['a range of null', { v: { $gt: null } }],
  ['a range of true', { v: { $lt: true } }],
  ['not a number', { v: Number.NaN }],
  ['an integer beyond 2^53', { v: 2 ** 60 }],
  ['infinity in a list', { v: { $in: [Infinity] } }],
  ['a lone surrogate', { v: '\ud800' }],
  ['a field name with a quote', { "v'": 1 }],
  ['a field name with a quotation mark', { 'v"': 1 }],
  ['a field name that is an index of a list', { 'v.0': 1 }],
  ['an empty field name', { '': 1 }],
  ['a field five levels deep', { 'a.b.c.d.e': 1 }],
  ['nesting without end', Array.from({ length: 12 }).reduce<unknown>((inner) => ({ $and: [inner] }), { v: 1 })],
];

// ---- order and pages ------------------------------------------------------------------------------------------------

const ofEveryKind: Readonly<Record<string, JsonObject>> = {
  a: { v: true },
  b: { v: '县' },
  c: {},
  d: { v: 2 },
  e: { v: '1' },
  f: { v: null },
  g: { v: false },
  h: { v: -1.5 },
  i: { v: '𠮷' },
  j: { v: '\uff5e' },
};
const ASCENDING = ['c', 'f', 'h', 'd', 'e', 'b', 'j', 'i', 'g', 'a'];
const DESCENDING = ['a', 'g', 'i', 'j', 'b', 'e', 'd', 'h', 'c', 'f'];

const tasks = Object.fromEntries(
  Array.from({ length: 23 }, (_, i): [string, JsonObject] => [
    `t${String(i).padStart(2, '0')}`,
    { zone: `${i % 3}`, due: i % 5 === 0 ? null : `2026-03-0${1 + (i % 4)}` },
  ]),
);
const inOrder = (sort: Sort) =>
  Object.entries(tasks)
    .sort(([idA, a], [idB, b]) => {
      for (const [field, direction] of Object.entries(sort)) {
        const [x, y] = [a[field] ?? '', b[field] ?? ''] as [string, string];
        if (x !== y) return x < y ? -direction : direction;
      }
      return idA < idB ? -1 : 1;
    })
    .map(([id]) => id);

const paging: readonly Example[] = [
  {
    name: 'sort: missing and null, numbers, strings by code point, false, true',
    run: async (bench) => {
      const collection = await filled(bench, ofEveryKind);
      expect(idsOf((await bench.store.find(collection, { sort: { v: 1 } })).rows)).toEqual(ASCENDING);
      expect(idsOf((await bench.store.find(collection, { sort: { v: -1 } })).rows)).toEqual(DESCENDING);
    },
  },
  {
    name: 'sort: an index does not change the order',
    run: async (bench) => {
      const collection = await filled(bench, ofEveryKind, ['v']);
      expect(idsOf((await bench.store.find(collection, { sort: { v: 1 } })).rows)).toEqual(ASCENDING);
    },
  },
  {
    name: 'sort: without one, by _id',
    run: async (bench) => {
      const collection = await filled(bench, { b: {}, a: {}, 县: {}, B: {} });
      expect(idsOf((await bench.store.find(collection, {})).rows)).toEqual(['B', 'a', 'b', '县']);
    },
  },
  {
    name: 'sort: _id may be turned round',
    run: async (bench) => {
      const collection = await filled(bench, tasks);
      expect(await allPages(bench.store, collection, { sort: { zone: 1, _id: -1 }, limit: 4 })).toEqual(
        [0, 1, 2].flatMap((zone) =>
          Object.keys(tasks)
            .filter((id) => tasks[id]!['zone'] === `${zone}`)
            .reverse(),
        ),
      );
    },
  },
  {
    name: 'sort: a list or an object where the order looks is refused',
    run: async (bench) => {
      const collection = await filled(bench, { a: { v: [1] } });
      expect(await refusal(bench.store.find(collection, { sort: { v: 1 } }))).toBe(INVALID);
    },
  },
  {
    name: 'cursor: pages of one row go through values of every type, both ways',
    run: async (bench) => {
      const collection = await filled(bench, ofEveryKind);
      expect(await allPages(bench.store, collection, { sort: { v: 1 }, limit: 1 })).toEqual(ASCENDING);
      expect(await allPages(bench.store, collection, { sort: { v: -1 }, limit: 1 })).toEqual(DESCENDING);
    },
  },
  {
    name: 'cursor: every row once with ties and two fields in opposite directions',
    run: async (bench) => {
      const collection = await filled(bench, tasks);
      const sort: Sort = { due: -1, zone: 1 };
      expect(await allPages(bench.store, collection, { sort, limit: 4 })).toEqual(inOrder(sort));
    },
  },
  {
    name: 'cursor: a full last page has no next',
    run: async (bench) => {
      const collection = await filled(bench, { a: {}, b: {}, c: {}, d: {} });
      const first = await bench.store.find(collection, { limit: 2 });
      const second = await bench.store.find(collection, { limit: 2, cursor: first.next! });
      expect([idsOf(second.rows), second.next]).toEqual([['c', 'd'], undefined]);
    },
  },
  {
    name: 'cursor: rows that come meanwhile move no other row to a page it is not on',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, tasks);
      const sort: Sort = { zone: 1, due: 1 };
      const before = inOrder(sort);
      const first = await store.find(collection, { sort, limit: 10 });
      // One lands before the cursor, one behind it.
      await store.write(collection, [
        { id: 'early', was: undefined, pos: LATER, row: { zone: '0', due: null } },
        { id: 'late', was: undefined, pos: LATER, row: { zone: '9', due: null } },
      ]);
      const rest = await allPages(store, collection, { sort, limit: 10, cursor: first.next! });
      expect([...idsOf(first.rows), ...rest]).toEqual([...before, 'late']);
    },
  },
  {
    name: 'cursor: the row it points to may be gone',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: {}, b: {}, c: {} });
      const first = await store.find(collection, { limit: 2 });
      await store.write(collection, [{ id: 'b', was: POS, pos: LATER, row: { gone: true } }]);
      expect(idsOf((await store.find(collection, { limit: 2, cursor: first.next! })).rows)).toEqual(['c']);
    },
  },
  {
    name: 'cursor: that of another filter or order is refused',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, tasks);
      const query: Query = { filter: { zone: '1' }, sort: { due: 1 }, limit: 2 };
      const { next } = await store.find(collection, query);
      expect(await refusal(store.find(collection, { ...query, filter: { zone: '2' }, cursor: next! }))).toBe(INVALID);
      expect(await refusal(store.find(collection, { ...query, sort: { due: -1 }, cursor: next! }))).toBe(INVALID);
      expect(await refusal(store.find(collection, { ...query, filter: {}, cursor: next! }))).toBe(INVALID);
      expect((await store.find(collection, { ...query, limit: 3, cursor: next! })).rows).toHaveLength(3);
    },
  },
  {
    name: 'cursor: what is none is refused',
    run: async (bench) => {
      const collection = await filled(bench, tasks);
      for (const cursor of ['', 'x', 'e30', Buffer.from('[1,2]').toString('base64url')])
        expect(await refusal(bench.store.find(collection, { cursor }))).toBe(INVALID);
    },
  },
  {
    name: 'limit: 1 to 1000, 100 if none is given',
    run: async (bench) => {
      const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`r${i}`, {}]));
      const collection = await filled(bench, many);
      const page = await bench.store.find(collection, {});
      expect([page.rows.length, page.next === undefined]).toEqual([100, false]);
      for (const limit of [0, -1, 1.5, 1001, Number.NaN])
        expect(await refusal(bench.store.find(collection, { limit }))).toBe(INVALID);
    },
  },
];

// ---- counting -------------------------------------------------------------------------------------------------------

const byText = (counts: readonly { by: readonly unknown[]; count: number }[]) =>
  Object.fromEntries(counts.map(({ by, count }) => [JSON.stringify(by), count]));

const counting: readonly Example[] = [
  {
    name: 'countBy: one count for each combination, the sum is every row',
    run: async (bench) => {
      const collection = await filled(bench, {
        a: { zone: '1', state: 'open' },
        b: { zone: '1', state: 'open' },
        c: { zone: '1', state: 'closed' },
        d: { zone: '2', state: 'open' },
      });
      expect(byText(await bench.store.countBy(collection, ['zone', 'state']))).toEqual({
        '["1","open"]': 2,
        '["1","closed"]': 1,
        '["2","open"]': 1,
      });
    },
  },
  {
    name: 'countBy: types are told apart, missing counts as null',
    run: async (bench) => {
      const collection = await filled(bench, {
        a: { v: 1 },
        b: { v: '1' },
        c: { v: true },
        d: { v: null },
        e: {},
        f: { v: 1 },
      });
      expect(byText(await bench.store.countBy(collection, ['v']))).toEqual({
        '[1]': 2,
        '["1"]': 1,
        '[true]': 1,
        '[null]': 2,
      });
    },
  },
  {
    name: 'countBy: a filter and dotted fields',
    run: async (bench) => {
      const collection = await filled(bench, {
        a: { n: 1, team: { zone: '一' } },
        b: { n: 2, team: { zone: '一' } },
        c: { n: 3, team: { zone: '二' } },
      });
      expect(byText(await bench.store.countBy(collection, ['team.zone'], { n: { $gt: 1 } }))).toEqual({
        '["一"]': 1,
        '["二"]': 1,
      });
    },
  },
  {
    name: 'countBy: no field is refused',
    run: async (bench) => {
      expect(await refusal(bench.store.countBy(await filled(bench, {}), []))).toBe(INVALID);
    },
  },
];

// ---- documents and their guard --------------------------------------------------------------------------------------

const documents: readonly Example[] = [
  {
    name: 'write: a document comes back as it was given, with _id and _pos first',
    run: async (bench) => {
      const row = {
        zone: '第一协作区',
        n: -0.25,
        big: 9007199254740991,
        list: [1, { a: null }, '𠮷'],
        none: [],
        nested: { b: { c: true } },
        empty: '',
        nul: 'a\u0000b',
      };
      const collection = await filled(bench, { 'c/1': row });
      const stored = (await bench.store.load(collection, ['c/1'])).get('c/1');
      expect(stored).toEqual({ _id: 'c/1', _pos: POS, ...row });
      expect(Object.keys(stored!).slice(0, 2)).toEqual(['_id', '_pos']);
    },
  },
  {
    name: 'write: lists inside lists come back as they were given',
    needs: 'lists inside lists',
    run: async (bench) => {
      const collection = await filled(bench, { a: { v: [[], [[1]], { w: [[2]] }] } });
      expect((await bench.store.find(collection, {})).rows).toEqual([
        { _id: 'a', _pos: POS, v: [[], [[1]], { w: [[2]] }] },
      ]);
    },
  },
  {
    name: 'write: the same row gives the same bytes, whatever order its members were set in',
    run: async (bench) => {
      const one = await filled(bench, { a: { x: 1, y: { b: 1, a: 2 } } });
      const other = await filled(bench, { a: { y: { a: 2, b: 1 }, x: 1 } });
      const bytes = async (collection: string) => JSON.stringify((await bench.store.find(collection, {})).rows);
      expect(await bytes(one)).toBe(await bytes(other));
    },
  },
  {
    name: 'write: members that are undefined are left out',
    run: async (bench) => {
      const collection = await filled(bench, { a: { x: 1, y: undefined as unknown as null } });
      expect((await bench.store.find(collection, {})).rows).toEqual([{ _id: 'a', _pos: POS, x: 1 }]);
    },
  },
  {
    name: 'write: what is no I-JSON, or has names a store gives a meaning, is refused and nothing is written',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, {});
      const sound = { id: 'sound', was: undefined, pos: POS, row: { v: 1 } };
      const rows: unknown[] = [
        { v: Number.NaN },
        { v: new Date(0) },
        { v: 2 ** 60 },
        { v: '\ud800' },
        { $v: 1 },
        { v: { 'a.b': 1 } },
        { _id: 'x' },
        { gone: false },
      ];
      for (const row of rows)
        expect(
          await refusal(
            store.write(collection, [sound, { id: 'bad', was: undefined, pos: POS, row: row as JsonObject }]),
          ),
        ).toBe(INVALID);
      expect(await store.count(collection)).toBe(0);
    },
  },
  {
    name: 'write: the same id twice in one call is refused',
    run: async (bench) => {
      const collection = await filled(bench, {});
      const change = { id: 'a', was: undefined, pos: POS, row: {} };
      expect(await refusal(bench.store.write(collection, [change, change]))).toBe(INVALID);
    },
  },
  {
    name: 'write: no change is no work',
    run: async (bench) => {
      expect(await bench.store.write(await filled(bench, {}), [])).toEqual([]);
    },
  },
  {
    name: 'write: to a collection that was never prepared is refused',
    run: async ({ store, own }) => {
      expect(await refusal(store.write(own('never'), [{ id: 'a', was: undefined, pos: POS, row: {} }]))).toBe(INVALID);
    },
  },
  {
    name: 'write: a name that is no collection is refused',
    run: async ({ store }) => {
      for (const name of ['', 'Tasks', '1a', 'a"b', "a'b", 'a b', '$a', '_kept', 'x'.repeat(101)])
        expect(await refusal(store.prepare(name, []))).toBe(INVALID);
    },
  },
  {
    name: 'guard: a change of a document that is still as it was loaded is written',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { n: 1 } });
      expect(await store.write(collection, [{ id: 'a', was: POS, pos: LATER, row: { n: 2 } }])).toEqual([]);
      expect((await store.find(collection, {})).rows).toEqual([{ _id: 'a', _pos: LATER, n: 2 }]);
    },
  },
  {
    name: 'guard: a change of a document that somebody else has changed is not written, and named',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { n: 1 }, b: { n: 1 } });
      await store.write(collection, [{ id: 'a', was: POS, pos: LATER, row: { n: 2 } }]);
      expect(
        await store.write(collection, [
          { id: 'a', was: POS, pos: LATEST, row: { n: 3 } },
          { id: 'b', was: POS, pos: LATEST, row: { n: 3 } },
        ]),
      ).toEqual(['a']);
      expect((await store.find(collection, {})).rows).toEqual([
        { _id: 'a', _pos: LATER, n: 2 },
        { _id: 'b', _pos: LATEST, n: 3 },
      ]);
    },
  },
  {
    name: 'guard: a document that was absent when loaded and is there now is not written, and named',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { n: 1 } });
      expect(
        await store.write(collection, [
          { id: 'b', was: undefined, pos: LATER, row: { n: 2 } },
          { id: 'a', was: undefined, pos: LATER, row: { n: 2 } },
        ]),
      ).toEqual(['a']);
      expect((await store.find(collection, {})).rows.map(({ n }) => n)).toEqual([1, 2]);
    },
  },
  {
    name: 'guard: a document that was there when loaded and is absent now is not written, and named',
    run: async (bench) => {
      const collection = await filled(bench, {});
      expect(await bench.store.write(collection, [{ id: 'a', was: POS, pos: LATER, row: {} }])).toEqual(['a']);
      expect(await bench.store.count(collection)).toBe(0);
    },
  },
  {
    name: 'guard: of twenty writers that have loaded the same document, one writes',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { n: 0 } });
      const lost = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          store.write(collection, [{ id: 'a', was: POS, pos: `${LATER}-${i}`, row: { n: i } }]),
        ),
      );
      expect(lost.filter((ids) => ids.length === 0)).toHaveLength(1);
    },
  },
  {
    name: 'load: absent documents are left out, as many as are asked',
    run: async (bench) => {
      const many = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`县/${i}`, { i }]));
      const collection = await filled(bench, many);
      const loaded = await bench.store.load(collection, [...Object.keys(many), 'none', "'"]);
      expect([loaded.size, loaded.get('县/699')]).toEqual([700, { _id: '县/699', _pos: POS, i: 699 }]);
    },
  },
  {
    name: 'gone: no query sees the row, loading does, with its _pos',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { zone: '1' }, b: { zone: '1' } });
      await store.write(collection, [{ id: 'a', was: POS, pos: LATER, row: { gone: true } }]);
      expect(idsOf((await store.find(collection, { filter: { zone: null } })).rows)).toEqual([]);
      expect(idsOf((await store.find(collection, {})).rows)).toEqual(['b']);
      expect(await store.count(collection)).toBe(1);
      expect(byText(await store.countBy(collection, ['zone']))).toEqual({ '["1"]': 1 });
      expect((await store.load(collection, ['a'])).get('a')).toEqual({ _id: 'a', _pos: LATER, gone: true });
    },
  },
  {
    name: 'gone: the row may come again, and is whole',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { zone: '1', old: true } });
      await store.write(collection, [{ id: 'a', was: POS, pos: LATER, row: { gone: true } }]);
      expect(await store.write(collection, [{ id: 'a', was: LATER, pos: LATEST, row: { zone: '2' } }])).toEqual([]);
      expect((await store.find(collection, {})).rows).toEqual([{ _id: 'a', _pos: LATEST, zone: '2' }]);
    },
  },
  {
    name: 'prepare: twice, and once more with another index, changes no row',
    run: async (bench) => {
      const { store } = bench;
      const collection = await filled(bench, { a: { zone: '1' } }, ['zone', 'due']);
      await store.prepare(collection, ['zone', 'due']);
      await store.prepare(collection, ['zone', 'due', 'team.leader']);
      expect(idsOf((await store.find(collection, { filter: { zone: '1' } })).rows)).toEqual(['a']);
    },
  },
  {
    name: 'drop: takes all rows with it, may be repeated, and does not touch others',
    run: async (bench) => {
      const { store } = bench;
      const [one, other] = [await filled(bench, { a: {} }), await filled(bench, { a: {} })];
      await store.drop(one);
      await store.drop(one);
      expect([await store.count(one), await store.count(other)]).toEqual([0, 1]);
      expect([
        (await store.find(one, {})).rows,
        await store.countBy(one, ['v']),
        (await store.load(one, ['a'])).size,
      ]).toEqual([[], [], 0]);
      await store.prepare(one, []);
      expect(await store.count(one)).toBe(0);
    },
  },
  ...refusedFilters.map(([what, filter]): Example => ({
    name: `refused: ${what}`,
    run: async (bench) => {
      const collection = await filled(bench, { a: { v: 1 } });
      expect(await refusal(bench.store.find(collection, { filter: filter as Filter }))).toBe(INVALID);
      expect(await refusal(bench.store.count(collection, filter as Filter))).toBe(INVALID);
    },
  })),
  {
    name: 'refused: a sort by something else than 1 or -1, or by an odd name',
    run: async (bench) => {
      const collection = await filled(bench, {});
      for (const sort of [{ v: 2 }, { v: 'asc' }, { 'v"': 1 }, { $v: 1 }, { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }])
        expect(await refusal(bench.store.find(collection, { sort: sort as Sort }))).toBe(INVALID);
    },
  },
];

// ---- records of views -----------------------------------------------------------------------------------------------

const records: readonly Example[] = [
  {
    name: 'record: a view nobody has fed is empty',
    run: async ({ store, own }) => {
      expect(await store.view(own('view'))).toEqual({ live: undefined, collections: {} });
    },
  },
  {
    name: 'record: what was recorded is read, for one view and for all',
    run: async ({ store, own }) => {
      const [view, collection] = [own('view'), own('view__1')];
      const record = { version: 1, checkpoint: POS, log: 'first event' };
      await store.record(view, collection, record);
      expect(await store.view(view)).toEqual({ live: undefined, collections: { [collection]: record } });
      expect((await store.views()).get(view)).toEqual(await store.view(view));
    },
  },
  {
    name: 'record: a checkpoint never goes back',
    run: async ({ store, own }) => {
      const [view, collection] = [own('view'), own('view__1')];
      for (const checkpoint of [POS, LATER, POS, '']) await store.record(view, collection, { version: 1, checkpoint });
      expect((await store.view(view)).collections[collection]!.checkpoint).toBe(LATER);
    },
  },
  {
    name: 'record: of many at once the furthest checkpoint stays',
    run: async ({ store, own }) => {
      const [view, collection] = [own('view'), own('view__1')];
      await Promise.all(
        [3, 9, 1, 7, 5, 8, 2].map((n) => store.record(view, collection, { version: 1, checkpoint: `00${n}` })),
      );
      expect((await store.view(view)).collections[collection]!.checkpoint).toBe('009');
    },
  },
  {
    name: 'record: stopped is kept until a record without it',
    run: async ({ store, own }) => {
      const [view, collection] = [own('view'), own('view__1')];
      const stopped = { at: LATER, event: 'e', reason: '原因', attempts: 5 };
      await store.record(view, collection, { version: 1, checkpoint: POS, stopped });
      expect((await store.view(view)).collections[collection]!.stopped).toEqual(stopped);
      await store.record(view, collection, { version: 1, checkpoint: POS });
      expect((await store.view(view)).collections[collection]).toEqual({ version: 1, checkpoint: POS });
    },
  },
  {
    name: 'record: forgetting takes one collection away, and may be repeated',
    run: async ({ store, own }) => {
      const [view, one, two] = [own('view'), own('view__1'), own('view__2')];
      await store.record(view, one, { version: 1, checkpoint: POS });
      await store.record(view, two, { version: 2, checkpoint: '' });
      await store.forget(view, one);
      await store.forget(view, one);
      expect(Object.keys((await store.view(view)).collections)).toEqual([two]);
    },
  },
  {
    name: 'alias: serves what it was told last, and leaves the records as they are',
    run: async ({ store, own }) => {
      const [view, one, two] = [own('view'), own('view__1'), own('view__2')];
      await store.record(view, one, { version: 1, checkpoint: POS });
      await store.serve(view, one);
      await store.record(view, two, { version: 2, checkpoint: LATER });
      expect((await store.view(view)).live).toBe(one);
      await store.serve(view, two);
      expect((await store.view(view)).live).toBe(two);
      expect(Object.keys((await store.view(view)).collections).sort()).toEqual([one, two].sort());
    },
  },
  {
    name: 'alias: dropping a collection does not touch records or aliases',
    run: async (bench) => {
      const { store, own } = bench;
      const [view, collection] = [own('view'), await filled(bench, { a: {} })];
      await store.record(view, collection, { version: 1, checkpoint: POS });
      await store.serve(view, collection);
      await store.drop(collection);
      expect(await store.view(view)).toEqual({
        live: collection,
        collections: { [collection]: { version: 1, checkpoint: POS } },
      });
    },
  },
];

// ---- kept documents -------------------------------------------------------------------------------------------------

const kept: readonly Example[] = [
  {
    name: 'keep: nothing is there before the first write',
    run: async ({ store, own }) => {
      const kind = own('sessions');
      expect([await store.kept(kind, 'a'), (await store.allKept(kind)).size]).toEqual([undefined, 0]);
    },
  },
  {
    name: 'keep: versions count from 1, and a write at the right one is done',
    run: async ({ store, own }) => {
      const kind = own('accounts');
      expect(await store.keep(kind, '张三', 0, { failures: 0 })).toBe(true);
      expect(await store.kept(kind, '张三')).toEqual({ version: 1, value: { failures: 0 } });
      expect(await store.keep(kind, '张三', 1, { failures: 1 })).toBe(true);
      expect(await store.kept(kind, '张三')).toEqual({ version: 2, value: { failures: 1 } });
    },
  },
  {
    name: 'keep: a write at another version is not done',
    run: async ({ store, own }) => {
      const kind = own('accounts');
      await store.keep(kind, 'a', 0, { n: 1 });
      expect([
        await store.keep(kind, 'a', 0, { n: 2 }),
        await store.keep(kind, 'a', 2, { n: 2 }),
        await store.keep(kind, 'b', 1, { n: 2 }),
      ]).toEqual([false, false, false]);
      expect(await store.allKept(kind)).toEqual(new Map([['a', { version: 1, value: { n: 1 } }]]));
    },
  },
  {
    name: 'keep: undefined removes, at the right version alone',
    run: async ({ store, own }) => {
      const kind = own('sessions');
      await store.keep(kind, 'a', 0, {});
      expect([await store.keep(kind, 'a', 7, undefined), await store.keep(kind, 'a', 0, undefined)]).toEqual([
        false,
        false,
      ]);
      expect([await store.keep(kind, 'a', 1, undefined), await store.kept(kind, 'a')]).toEqual([true, undefined]);
      expect([await store.keep(kind, 'a', 1, undefined), await store.keep(kind, 'a', 0, undefined)]).toEqual([
        false,
        true,
      ]);
      expect(await store.keep(kind, 'a', 0, { again: true })).toBe(true);
    },
  },
  {
    name: 'keep: kinds and ids do not run into each other',
    run: async ({ store, own }) => {
      const [one, other] = [own('kind'), own('kind-more')];
      await store.keep(one, 'b', 0, { n: 1 });
      await store.keep(one, 'a/b', 0, { n: 2 });
      await store.keep(other, 'b', 0, { n: 3 });
      expect([...(await store.allKept(one)).keys()].sort()).toEqual(['a/b', 'b']);
      expect(await store.kept(other, 'b')).toEqual({ version: 1, value: { n: 3 } });
    },
  },
  {
    name: 'keep: of fifty concurrent increments none is lost',
    run: async ({ store, own }) => {
      const kind = own('counters');
      let refused = 0;
      const increment = async () => {
        for (;;) {
          const now = await store.kept(kind, 'c');
          const n = ((now?.value['n'] as number | undefined) ?? 0) + 1;
          if (await store.keep(kind, 'c', now?.version ?? 0, { n })) return;
          refused++;
        }
      };
      await Promise.all(Array.from({ length: 50 }, increment));
      expect(await store.kept(kind, 'c')).toEqual({ version: 50, value: { n: 50 } });
      expect(refused).toBeGreaterThan(0);
    },
  },
  {
    name: 'keep: what is no I-JSON is refused',
    run: async ({ store, own }) => {
      expect(await refusal(store.keep(own('kind'), 'a', 0, { at: new Date(0) as unknown as string }))).toBe(INVALID);
    },
  },
  {
    name: 'keep: dropping and forgetting views does not touch it',
    run: async (bench) => {
      const { store, own } = bench;
      const kind = own('accounts');
      await store.keep(kind, 'a', 0, { n: 1 });
      const collection = await filled(bench, { a: {} });
      await store.record(own('view'), collection, { version: 1, checkpoint: POS });
      await store.drop(collection);
      await store.forget(own('view'), collection);
      expect(await store.kept(kind, 'a')).toEqual({ version: 1, value: { n: 1 } });
    },
  },
];

// ---- several handles ------------------------------------------------------------------------------------------------

const handles: readonly Example[] = [
  {
    name: 'another handle sees rows, records and kept documents as soon as their write has resolved',
    needs: 'another handle',
    run: async (bench) => {
      const { store, own } = bench;
      const other = await bench.another!();
      try {
        const [view, kind, collection] = [own('view'), own('kind'), await filled(bench, { a: { n: 1 } })];
        await store.record(view, collection, { version: 1, checkpoint: POS });
        await store.serve(view, collection);
        await store.keep(kind, 'k', 0, { v: '值' });
        expect(await other.view(view)).toEqual(await store.view(view));
        expect(await other.find(collection, {})).toEqual({ rows: [{ _id: 'a', _pos: POS, n: 1 }] });
        expect(await other.kept(kind, 'k')).toEqual({ version: 1, value: { v: '值' } });
      } finally {
        await other.close();
      }
    },
  },
  {
    name: 'two handles may write in turn: the guard holds between them',
    needs: 'another handle',
    run: async (bench) => {
      const { store } = bench;
      const other = await bench.another!();
      try {
        const collection = await filled(bench, { a: { n: 1 } });
        const both = await Promise.all(
          [store, other].map((handle, i) =>
            handle.write(collection, [{ id: 'a', was: POS, pos: `${LATER}-${i}`, row: { n: 2 } }]),
          ),
        );
        expect(both.flat()).toEqual(['a']);
      } finally {
        await other.close();
      }
    },
  },
  {
    name: 'keep: of fifty concurrent increments over two handles none is lost',
    needs: 'another handle',
    run: async (bench) => {
      const { store, own } = bench;
      const other = await bench.another!();
      try {
        const kind = own('counters');
        const increment = async (handle: ReadModelStore) => {
          for (;;) {
            const now = await handle.kept(kind, 'c');
            if (
              await handle.keep(kind, 'c', now?.version ?? 0, { n: ((now?.value['n'] as number | undefined) ?? 0) + 1 })
            )
              return;
          }
        };
        await Promise.all(Array.from({ length: 50 }, (_, i) => increment(i % 2 === 0 ? store : other)));
        expect(await store.kept(kind, 'c')).toEqual({ version: 50, value: { n: 50 } });
      } finally {
        await other.close();
      }
    },
  },
  {
    name: 'a handle that was closed refuses everything, and closing it again is nothing',
    needs: 'another handle',
    run: async (bench) => {
      const other = await bench.another!();
      await other.close();
      await other.close();
      expect(await refusal(other.count('x'))).toBe('ReadModelError unavailable');
      expect(await refusal(other.keep('kind', 'a', 0, {}))).toBe('ReadModelError unavailable');
      expect(await refusal(other.ping())).toBe('ReadModelError unavailable');
    },
  },
  {
    name: 'ping: resolves while the store can be written to',
    run: async ({ store }) => {
      await store.ping();
    },
  },
];

/** Every promise of the port, each by one example or more. */
export const examples: readonly Example[] = [
  ...filterTable,
  ...paging,
  ...counting,
  ...documents,
  ...records,
  ...kept,
  ...handles,
];

export interface Enrolment {
  readonly open: () => Promise<Opened>;
  /** What cannot be shown here, and why: those examples are skipped by name. */
  readonly lacks?: Readonly<Partial<Record<Need, string>>>;
}

export interface Opened {
  readonly store: ReadModelStore;
  readonly another?: () => Promise<ReadModelStore>;
  /** Closes the store and takes away what it has left behind. */
  readonly clean: () => Promise<void>;
}

let examplesRun = 0;

/** Names that no other example has, the same for the same word; `rows` is another collection each time. */
export function ownNames(): Bench['own'] {
  const mine = ++examplesRun;
  let rows = 0;
  return (name) => (name === 'rows' ? `x${mine}-rows-${++rows}` : `x${mine}-${name}`);
}

/** Enrols an adapter: every example becomes a test. */
export function readModelsContract(adapter: string, { open, lacks = {} }: Enrolment): void {
  describe(`read models in ${adapter}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.clean());
    for (const { name, run, needs } of examples) {
      const why = needs && lacks[needs];
      if (why) it.skip(`${name} (skipped: ${why})`, () => undefined);
      else it(name, () => run({ ...opened, own: ownNames() }));
    }
  });
}
