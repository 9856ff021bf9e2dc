import { expect } from '@jest/globals';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';
import type { Township } from '../county-table.js';

const ACROSS = '2026-strangers-zone-1';

export const LIUWAN: Township = { unit: 'liuwan', name: '柳湾镇', zone: 'zone-1', insteadOf: 'huangquqiao' };

/** When its own zone was there: the year before, unless the county is younger. */
const HOME = { on: '2025-05-12', due: '2025-06-30' };

export function familiarity({ begins, at, it, alone }: Teller, home = HOME): void {
  const year = home.on.slice(0, 4);
  const BEFORE = `${year}-own-check-zone-1`;
  let story: Story;
  let who: Record<'leader' | 'conduct' | 'home' | 'deputy' | 'four' | 'deputy4', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const UNIT = LIUWAN.unit;
  const ofUnit = (rows: readonly { unit: string; by?: unknown[] }[]) => rows.filter(({ unit }) => unit === UNIT);

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

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      conduct: cast.of('conduct-office-head'),
      home: cast.director('zone-1'),
      deputy: cast.deputy('zone-1'),
      four: cast.director('zone-4'),
      deputy4: cast.deputy('zone-4'),
    };
  });

  at(`${home.on}T09:00:00+08:00`);
  it('follows a check of the township by its own zone', async () => {
    const { cast } = story;
    await as('conduct').does(`plans/${year}/open`);
    await assigned(year, 'own-check', home.due);
    await as('deputy').does(`tasks/${BEFORE}/receive`);
    const team = [cast.of('group-official', 'group-court'), cast.of('township-official', 'commission-baofeng')];
    await inspects(BEFORE, 'home', team, home.due, 2);
  });

  at('2026-03-12T09:00:00+08:00');
  it('is asked when another zone is ordered to inspect it', async () => {
    await as('conduct').does('plans/2026/open');
    await assigned('2026', 'strangers', '2026-04-30');
    await as('leader').does(`tasks/${ACROSS}/cross-inspection`, { zone: 'zone-4', reason: '本区人员均需回避' });
    await as('deputy4').does(`tasks/${ACROSS}/receive`);
  });

  at('2026-03-20T09:00:00+08:00');
  it('takes zone 4’s report with nine problems', async () => {
    const { cast } = story;
    const team = [cast.of('township-official', 'commission-tongfu'), cast.of('group-official', 'group-4')];
    await inspects(ACROSS, 'four', team, '2026-04-30', 9);
    expect(await as('leader').seesOne(`inspections/${ACROSS}`)).toMatchObject({
      zone: 'zone-4',
      state: 'report-presented',
      report: { otherProblems: 9 },
    });
  });

  it('sets them beside the two that the home team found before, and warns that two inspections prove nothing', async () => {
    const head = await story.county.store.head();
    const { body } = await as('leader').get(`familiarity?minPosition=${head}`);
    expect(body.least).toBe(5);
    expect(ofUnit(body.rows)).toEqual([
      {
        unit: UNIT,
        home: { inspections: 1, problems: 2, perInspection: 2 },
        cross: { inspections: 1, problems: 9, perInspection: 9 },
        index: 0.22,
        smallNumbers: true,
        warning: { zh: expect.stringContaining('样本过少'), en: expect.stringContaining('a hint, not a finding') },
      },
    ]);
    // Of this year, or what remains of it, alone there is nothing to compare with.
    const from = year === '2026' ? '2026-03-01' : '2026-01-01';
    const alike = await as('leader').get(`familiarity?from=${from}&minPosition=${head}`);
    expect(ofUnit(alike.body.rows)).toEqual([expect.objectContaining({ index: null, smallNumbers: true })]);
  });

  it('drops the warning when the county asks for fewer inspections, by a decision on record', async () => {
    const set = { number: 1, from: '2026-03-20', reason: '试行期间' };
    await as('leader').does('parameters/familiarity-least', set);
    const { body } = await as('leader').get('familiarity');
    expect(ofUnit(body.rows)).toMatchObject([{ smallNumbers: false, warning: null, index: 0.22 }]);
  });

  it('shows it to those who order cross inspections and to nobody of the zones', async () => {
    for (const role of ['home', 'four', 'deputy'] as const) await as(role).isTurnedAway('familiarity');
    expect((await as('conduct').get('familiarity')).status).toBe(200);
    expect((await as('conduct').get('familiarity?from=yesterday')).status).toBe(400);
  });

  it('counts one of two inspections as done across zones, and shows which units nobody has been to', async () => {
    const head = await story.county.store.head();
    const { body } = await as('conduct').get(`cross-inspections?minPosition=${head}`);
    const { inspections, crossed, percent } = body.all;
    expect([crossed > 0, percent]).toEqual([true, Math.round((100 * crossed) / inspections)]);
    expect(body.map).toContainEqual(expect.objectContaining({ homeZone: 'zone-1', zone: 'zone-4' }));
    if (alone)
      expect(body).toMatchObject({
        all: { inspections: 2, crossed: 1, percent: 50 },
        map: [{ homeZone: 'zone-1', zone: 'zone-4', count: 1 }],
      });
    const covered = (await as('home').get(`coverage?minPosition=${head}`)).body;
    const units = story.cast.table.zones.flatMap((zone) => zone.units.map(({ id }) => id));
    expect(covered.rows).toHaveLength(units.length);
    expect(covered.never).not.toContain(UNIT);
    if (alone) expect([units.length, covered.never.length]).toEqual([61, 60]);
    expect(covered.rows.find(({ unit }: { unit: string }) => unit === UNIT)).toMatchObject({
      zone: 'zone-1',
      last: '2026-03-20',
      months: { [home.on.slice(0, 7)]: 1, '2026-03': 1 },
      by: [
        { inspection: BEFORE, zone: 'zone-1', cross: false },
        { inspection: ACROSS, zone: 'zone-4', cross: true },
      ],
    });
    // Zone 2 is told of its own units alone.
    const two = await story.as(story.cast.director('zone-2')).get(`coverage?minPosition=${head}`);
    expect(ofUnit(two.body.rows).flatMap(({ by }) => by)).toEqual([]);
    // What was known before the second inspection.
    const then = await as('conduct').get('familiarity?asOf=recorded:2026-03-13T00:00:00%2B08:00');
    expect(ofUnit(then.body.rows)).toEqual([]);
    expect(story.faults).toEqual([]);
  });
}
