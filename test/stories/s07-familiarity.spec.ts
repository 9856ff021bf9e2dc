import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, stages, Story } from './story.js';
import { inventedTownship } from './invented-township.js';

const BEFORE = '2025-ledgers-zone-1';
const ACROSS = '2026-township-check-zone-1';

describe.each(stages)('S7 what strangers find, on $name', (stage: Stage) => {
  let story: Story;
  let who: Record<'leader' | 'conduct' | 'home' | 'deputy' | 'four' | 'deputy4', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const UNIT = inventedTownship.unit;

  const inspects = async (
    task: string,
    director: 'home' | 'four',
    team: readonly string[],
    due: string,
    problems: number,
  ) => {
    const [leader] = team as [string];
    await as(director).does(`inspections/${task}/team`, { leader, members: [...team] });
    await as(director).does(`inspections/${task}/work-plan`, {
      ...{ tasks: '检查制度落实', limit: due, methods: '走访', requirements: '遵守回避规定' },
    });
    await story.as(leader).does(`inspections/${task}/start`);
    for (let n = 1; n <= problems; n++)
      await story.as(leader).does(`inspections/${task}/findings`, {
        problem: { unit: UNIT, place: '镇机关', kind: '登记不全', facts: `台账第${n}页缺签字。` },
      });
    await story.as(leader).does(`inspections/${task}/complete`);
    await story.as(leader).does(`inspections/${task}/report`, {
      ...{ members: [...team], otherProblems: problems, clues: [], situation: `发现${problems}个问题。` },
    });
    await as(director).does(`inspections/${task}/report/review`, { opinion: '属实' });
    await as(director).does(`inspections/${task}/report/present`);
  };
  const assigned = async (year: string, item: string, due: string) => {
    await as('conduct').does(`plans/${year}/items`, {
      ...{ item, kind: 'other', title: '乡镇台账检查', reason: '年度安排', units: [], zones: [] },
    });
    await as('leader').does(`plans/${year}/items/${item}/approve`);
    await as('conduct').does('tasks', { plan: year, item, zone: 'zone-1', units: [UNIT], due });
  };

  beforeAll(async () => {
    story = await Story.established(stage, '2025-01-06T08:00:00+08:00', inventedTownship.table);
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      conduct: cast.of('conduct-office-head'),
      home: cast.director('zone-1'),
      deputy: cast.deputy('zone-1'),
      four: cast.director('zone-4'),
      deputy4: cast.deputy('zone-4'),
    };
    story.at('2025-05-12T09:00:00+08:00');
    await as('conduct').does('plans/2025/open');
    await assigned('2025', 'ledgers', '2025-06-30');
    await as('deputy').does(`tasks/${BEFORE}/receive`);
    const home = [cast.of('group-official', 'group-court'), cast.of('township-official', 'commission-baofeng')];
    await inspects(BEFORE, 'home', home, '2025-06-30', 2);
    story.at('2026-03-12T09:00:00+08:00');
    await as('conduct').does('plans/2026/open');
    await assigned('2026', 'township-check', '2026-04-30');
    await as('leader').does(`tasks/${ACROSS}/cross-inspection`, { zone: 'zone-4', reason: '本区人员均需回避' });
    await as('deputy4').does(`tasks/${ACROSS}/receive`);
  });
  afterAll(() => story.close());

  it('takes zone 4’s report with nine problems', async () => {
    story.at('2026-03-20T09:00:00+08:00');
    const { cast } = story;
    const team = [cast.of('township-official', 'commission-tongfu'), cast.of('group-official', 'group-4')];
    await inspects(ACROSS, 'four', team, '2026-04-30', 9);
    expect(await as('leader').seesOne(`inspections/${ACROSS}`)).toMatchObject({
      zone: 'zone-4',
      state: 'report-presented',
      report: { otherProblems: 9 },
    });
  });

  it('sets them beside the two that the home team found last year, and warns that two inspections prove nothing', async () => {
    const head = await story.county.store.head();
    const { body } = await as('leader').get(`familiarity?minPosition=${head}`);
    expect(body.least).toBe(5);
    expect(body.rows).toEqual([
      {
        unit: UNIT,
        home: { inspections: 1, problems: 2, perInspection: 2 },
        cross: { inspections: 1, problems: 9, perInspection: 9 },
        index: 0.22,
        smallNumbers: true,
        warning: { zh: expect.stringContaining('样本过少'), en: expect.stringContaining('a hint, not a finding') },
      },
    ]);
    // Of this year alone there is nothing to compare with.
    const thisYear = await as('leader').get(`familiarity?from=2026-01-01&minPosition=${head}`);
    expect(thisYear.body.rows).toEqual([expect.objectContaining({ index: null, smallNumbers: true })]);
  });

  it('drops the warning when the county asks for fewer inspections, by a decision on record', async () => {
    const set = { number: 1, from: '2026-03-20', reason: '试行期间' };
    await as('leader').does('parameters/familiarity-least', set);
    const { body } = await as('leader').get('familiarity');
    expect(body.rows[0]).toMatchObject({ smallNumbers: false, warning: null, index: 0.22 });
  });

  it('shows it to those who order cross inspections and to nobody of the zones', async () => {
    for (const role of ['home', 'four', 'deputy'] as const) await as(role).isTurnedAway('familiarity');
    expect((await as('conduct').get('familiarity')).status).toBe(200);
    expect((await as('conduct').get('familiarity?from=yesterday')).status).toBe(400);
  });

  it('counts one of two inspections as done across zones, and shows which units nobody has been to', async () => {
    const head = await story.county.store.head();
    const { body } = await as('conduct').get(`cross-inspections?minPosition=${head}`);
    expect(body).toMatchObject({
      all: { inspections: 2, crossed: 1, percent: 50 },
      map: [{ homeZone: 'zone-1', zone: 'zone-4', count: 1 }],
    });
    const covered = (await as('home').get(`coverage?minPosition=${head}`)).body;
    expect(covered.rows).toHaveLength(61);
    expect(covered.never).toHaveLength(60);
    expect(covered.rows.find(({ unit }: { unit: string }) => unit === UNIT)).toMatchObject({
      zone: 'zone-1',
      last: '2026-03-20',
      months: { '2025-05': 1, '2026-03': 1 },
      by: [
        { inspection: BEFORE, zone: 'zone-1', cross: false },
        { inspection: ACROSS, zone: 'zone-4', cross: true },
      ],
    });
    // Zone 2 is told of its own units alone.
    const two = await story.as(story.cast.director('zone-2')).get(`coverage?minPosition=${head}`);
    expect(two.body.rows.flatMap(({ by }: { by: unknown[] }) => by)).toEqual([]);
    // What was known before the second inspection.
    const then = await as('conduct').get('familiarity?asOf=recorded:2026-03-13T00:00:00%2B08:00');
    expect(then.body.rows).toEqual([]);
    expect(story.faults).toEqual([]);
  });
});
