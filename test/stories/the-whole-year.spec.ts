import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@libs/event-store/index.js';
import {
  assessedAgain,
  builtAnew,
  differences,
  type Documents,
  documentsOf,
  imported,
  type Places,
  placesIn,
  upToDate,
} from './replayed.js';
import { onDatabase, type Stage, stages, Story, views } from './story.js';
import { tellTogether } from './telling.js';
import { theWholeYear, yearsTable } from './the-whole-year.js';

/** While it is told, every scene waits for all views: on FerretDB that is ten minutes and more. There they are built anew from its log. */
const told = stages.filter((stage) => stage === stages[0] || process.env['TEST_EVENTS_URL'] !== undefined);

describe.each(told)('the twenty stories as one year on one log, on $name', (stage: Stage) => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.open(stage, '2026-01-05T08:00:00+08:00', yearsTable);
  });
  afterAll(() => story.close());

  tellTogether(theWholeYear, () => story);

  describe('when the year is over', () => {
    let places: Places;
    let live: Documents;
    let copy: EventStore;

    beforeAll(async () => {
      // What policies and pages had still to write is written when the program ends.
      await story.settles();
      await story.restart();
      const { county, name } = story;
      await upToDate(county.projector, county, county.store);
      places = await placesIn(county.store, name);
      live = await documentsOf(county.readModels, county.views, name, places);
      copy = await imported(county.store, name, `sqlite:${story.directory}/imported.db`);
    }, 300_000);
    afterAll(() => copy.close());

    it('has no task without an origin, no clue without one custodian, no report past the director, nobody recused on a team, and a partition at every instant', async () => {
      expect(await story.broken()).toEqual([]);
      expect(story.faults).toEqual([]);
      const filled = new Set([...live.keys()].map((key) => key.slice(0, key.indexOf(' '))));
      // A check of a year in which little happened would say little.
      expect(places.size).toBeGreaterThan(3000);
      expect(filled.size).toBeGreaterThan((2 * story.county.views.length) / 3);
    });

    /** Where views are built anew: also where they were not while the year was told. */
    const stores = [
      ['SQLite', (file: string) => `sqlite:${story.directory}/${file}.db`],
      ...(views && stage === stages[0] ? [['MongoDB’s protocol', () => onDatabase(views!)] as const] : []),
    ] as const;

    it.each(stores)('gives the same views when they are built anew from its log, on %s', async (_, urlOf) => {
      const anew = await builtAnew(story.county, story.county.store, urlOf('anew'), story.name);
      expect([anew.size, differences(live, anew)]).toEqual([live.size, []]);
    });

    it.each(stores)('gives the same views from an export of it, on %s', async (_, urlOf) => {
      const anew = await builtAnew(story.county, copy, urlOf('from-export'), story.name);
      expect([anew.size, differences(live, anew)]).toEqual([live.size, []]);
    });

    it('gives the hash of the assessment that was published, computed again from its log and from an export', async () => {
      const { county, name } = story;
      const here = await assessedAgain(county, county.store, name, (position) => position);
      expect(here.again).toBe(here.published);
      const positions = new Map([...(await placesIn(copy, name))].map(([position, place]) => [place, position]));
      const there = await assessedAgain(county, copy, name, (position) => positions.get(places.get(position)!)!);
      expect(there).toEqual(here);
    });
  });
});
