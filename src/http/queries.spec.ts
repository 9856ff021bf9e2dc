import { beforeEach, describe, expect, it } from '@jest/globals';
import { openEventStore } from '@libs/event-store/index.js';
import { AsOf, defineView, openReadModels, Projector } from '@libs/read-models/index.js';
import type { Page } from '../shared/capability.js';
import { FindRows, Pages, type Wanted } from './queries.js';

type Row = { zone: string; unit: string | null; kind: string };
const matters = defineView<Row, { MatterOpened: Row }>()({
  name: 'matters',
  version: 1,
  on: { MatterOpened: (_, { data }) => data },
  indexes: ['zone'],
});

/** Of a matter of the closed kind the caller learns its zone and nothing else. */
const page: Page = {
  view: matters,
  get: 'matters',
  by: [],
  zh: '事项',
  en: 'Matters',
  filters: ['zone', 'unit', 'kind'],
  shows: (row) => (row['kind'] === 'closed' ? { id: row['id'], zone: row['zone'] } : row),
};
const caller = { county: 'here', person: 'an-ning', posts: [] };

const ROWS = [
  ['m-1', 'zone-1', 'shiqiao', 'open'],
  ['m-2', 'zone-1', 'shiqiao', 'closed'],
  ['m-3', 'zone-1', 'shiqiao', 'closed'],
  ['m-4', 'zone-1', 'shiqiao', 'open'],
  ['m-5', 'zone-1', null, 'closed'],
  ['m-6', 'zone-2', 'shiqiao', 'closed'],
] as const;

describe('a page asked for by a field', () => {
  let pages: Pages;
  beforeEach(async () => {
    const [log, store] = [await openEventStore('memory:'), await openReadModels('memory:')];
    const decode = (): never => {
      throw new Error('the log is empty');
    };
    await store.prepare('matters', []);
    const rows = ROWS.map(([id, zone, unit, kind]) => ({
      id: `here/${id}`,
      row: { county: 'here', zone, unit, kind },
    }));
    await store.write(
      'matters',
      rows.map((one) => ({ ...one, was: undefined, pos: '1' })),
    );
    await store.record('matters', 'matters', { version: 1, checkpoint: '1' });
    await store.serve('matters', 'matters');
    pages = new Pages(store, new Projector(log, store, [], decode), new AsOf(log, decode));
  });
  const found = async (wanted: Wanted, more: { limit?: number; cursor?: string } = {}) => {
    const { rows, next } = await pages.rows(new FindRows(page, caller, { filter: {}, wanted, ...more }));
    return { ids: rows.map(({ id }) => id), next };
  };

  it('gives the rows that are shown with it, and no row that is shown without it', async () => {
    expect(await found({ unit: ['shiqiao'] })).toEqual({ ids: ['m-1', 'm-4'], next: undefined });
    expect(await found({ kind: ['closed'] })).toEqual({ ids: [], next: undefined });
    expect((await found({ zone: ['zone-1'] })).ids).toEqual(['m-1', 'm-2', 'm-3', 'm-4', 'm-5']);
    expect((await found({})).ids).toHaveLength(6);
  });
  it('does not tell by null what is kept back', async () => {
    expect(await found({ unit: [null] })).toEqual({ ids: [], next: undefined });
  });
  it('tells nothing by how full it is, nor by whether another follows', async () => {
    const first = await found({ unit: ['shiqiao'] }, { limit: 1 });
    expect(first).toEqual({ ids: ['m-1'], next: expect.any(String) });
    expect(await found({ unit: ['shiqiao'] }, { limit: 1, cursor: first.next! })).toEqual({
      ids: ['m-4'],
      next: undefined,
    });
    expect(await found({ unit: ['shiqiao'], zone: ['zone-2'] }, { limit: 1 })).toEqual({ ids: [], next: undefined });
    expect((await found({ unit: ['shiqiao'] }, { limit: 2 })).ids).toEqual(['m-1', 'm-4']);
  });
});
