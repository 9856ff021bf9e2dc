import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import type { StoredEvent } from '@libs/event-store/index.js';
import { MemoryReadModels } from '@libs/read-models/sqlite.js';
import { Projector, queriesOf } from '@libs/read-models/index.js';
import { actors, invented, openWithInventedTownship, task, tellUntilFieldwork } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

const PAGES = { 'zone-register': 'zone-register', 'task-board': 'task-board', 'issue-ledger': 'issues' } as const;
type Name = keyof typeof PAGES;
const names = Object.keys(PAGES) as Name[];
type Row = Readonly<Record<string, unknown>>;

const byId = (rows: readonly Row[]) => [...rows].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));

describe.each(stages)('any past moment of a story, on $name', (stage: Stage) => {
  let story: Story;
  let log: StoredEvent[];
  let leader: string;

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00');
    await tellUntilFieldwork(story);
    const { official, conduct } = actors(story);
    for (const [n, place] of ['值班室', '车库'].entries()) {
      const problem = { unit: invented.township, place, kind: '登记不全', facts: '登记簿缺一栏。' };
      await story.as(official).does(`inspections/${task}/findings`, { problem });
      await story.as(official).does('issues', { zone: 'zone-3', inspection: task, finding: String(n + 1) });
    }
    await story.as(conduct).does(`issues/${task}-1/forward`);
    const secretary = story.cast.of('township-secretary', invented.commission);
    await story.as(secretary).does(`issues/${task}-1/accept`);
    await story.as(conduct).does(`tasks/${task}/extend`, { until: '2026-02-28', reason: '雪天路阻' });
    leader = actors(story).leader;
    await story.as(leader).sees('zone-register');
    log = [];
    for await (const event of story.county.store.readAll({ filter: { streamPrefixes: [`${story.name}/`] } }))
      log.push(event);
  });
  afterAll(() => story.close());

  /** A page as HTTP gives it, with the place of its last event in the log instead of its position there. */
  const page = async (name: Name, when: string) => {
    const { status, body } = await story.as(leader).get(`${PAGES[name]}?limit=1000&${when}`);
    expect(status).toBe(200);
    const place = new Map(log.map(({ position }, n) => [position, n]));
    return byId((body.rows as Row[]).map((row) => ({ ...row, asOfPosition: place.get(String(row['asOfPosition'])) })));
  };

  /** A log of its own, with a projector that has seen nothing else. */
  const copyOf = async (prefix: readonly StoredEvent[]) => {
    const store = new MemoryEventStore();
    const readModels = new MemoryReadModels();
    const views = story.county.views.filter(({ name }) => name in PAGES);
    const positions: string[] = [];
    const take = async ({ stream, revision, id, type, data, metadata }: StoredEvent) => {
      const expected = revision === 0 ? 'no_stream' : revision - 1;
      positions.push((await store.append(stream, expected, [{ id, type, data, metadata }])).position);
    };
    for (const event of prefix) await take(event);
    const projector = new Projector(store, readModels, views, story.county.codec.decode, { beatMs: 5, lookAfterMs: 0 });
    await projector.start();
    return {
      take,
      rows: async (name: Name) => {
        expect(await projector.waitFor(name, positions.at(-1)!, 5000)).toBe(true);
        const { rows } = await queriesOf(readModels, name).find({ limit: 1000 });
        return byId(
          rows.map(({ _id, _pos, county: _county, ...row }) => ({
            id: _id.slice(_id.indexOf('/') + 1),
            ...row,
            asOfPosition: positions.indexOf(_pos),
          })),
        );
      },
      close: async () => {
        await projector.stop();
        await Promise.all([readModels.close(), store.close()]);
      },
    };
  };

  it('is, at every position of the log, what a projector that goes along has at that moment', async () => {
    const along = await copyOf([]);
    const seen = new Set<string>();
    for (const event of log) {
      await along.take(event);
      for (const name of names) {
        const rows = await along.rows(name);
        expect([event.type, name, await page(name, `asOf=position:${event.position}`)]).toEqual([
          event.type,
          name,
          rows,
        ]);
        if (rows.length > 0) seen.add(name);
      }
    }
    await along.close();
    expect([...seen].sort()).toEqual([...names].sort());
    expect(log.length).toBeGreaterThan(400);
  }, 120_000);

  it('is the same, asked in any order, as folding that prefix from nothing', async () => {
    for (const end of [log.length, 1, Math.floor(log.length / 2), log.length - 3, 30, log.length - 9, 200]) {
      const copy = await copyOf(log.slice(0, end));
      for (const name of names)
        expect([end, await page(name, `asOf=position:${log[end - 1]!.position}`)]).toEqual([
          end,
          await copy.rows(name),
        ]);
      await copy.close();
    }
  });

  it('is, at the head, the live answer', async () => {
    const head = log.at(-1)!.position;
    for (const name of names) {
      const live = await page(name, `minPosition=${head}`);
      expect(await page(name, `asOf=position:${head}`)).toEqual(live);
      expect(await page(name, `asOf=recorded:${story.now.replace('+', '%2B')}`)).toEqual(live);
      expect(await page(name, `asOf=occurred:${story.now.replace('+', '%2B')}`)).toEqual(live);
    }
    expect((await page('task-board', `minPosition=${head}`)).map(({ due }) => due)).toEqual(['2026-02-28']);
  });

  it('is empty before the first event', async () => {
    for (const name of names) expect(await page(name, 'asOf=recorded:2026-01-01T00:00:00%2B08:00')).toEqual([]);
  });
});
