import { expect } from '@jest/globals';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const RIVER = 'river-pilot';
const WATER = 'water-again';
const OWN = [RIVER, WATER, 'water-january'];
const TASK = `2026-${RIVER}-zone-2`;
const JANUARY = '2026-water-january-zone-2';
const WATER_BUREAU = 'water-affairs-bureau';
const UNITS = [WATER_BUREAU, 'natural-resources-bureau', 'agriculture-and-rural-affairs-bureau', 'qukou'];

interface Similar {
  readonly item: string;
  readonly units: readonly string[];
  readonly state: string;
}

export function duplicateMerged({ begins, at, it, alone }: Teller): void {
  let story: Story;
  let who: Record<'leader' | 'inCharge' | 'conduct' | 'clerk' | 'director' | 'deputy' | 'zone1', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const propose = (item: string, title: string, units: readonly string[], more: object = {}) =>
    as('conduct').does('plans/2026/items', {
      ...{ item, title, units, kind: 'political', source: 'central', zones: ['zone-2'] },
      ...more,
    });

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      inCharge: cast.of('leader-in-charge'),
      conduct: cast.of('conduct-office-head'),
      clerk: cast.of('conduct-office-official'),
      director: cast.director('zone-2'),
      deputy: cast.deputy('zone-2'),
      zone1: cast.director('zone-1'),
    };
  });

  at('2026-01-06T09:00:00+08:00');
  it('follows a plan with one matter of the water bureau', async () => {
    await as('conduct').does('plans/2026/open');
    await propose('water-january', '黄河流域生态保护落实情况（水务）', [WATER_BUREAU]);
    await as('leader').does('plans/2026/items/water-january/approve');
  });

  at('2026-01-12T09:00:00+08:00');
  it('follows an inspection of the water bureau in January', async () => {
    const plan = { plan: '2026', item: 'water-january', zone: 'zone-2', units: [WATER_BUREAU], due: '2026-01-30' };
    await as('conduct').does('tasks', plan);
    await as('deputy').does(`tasks/${JANUARY}/receive`);
    const team = [0, 1].map((n) => story.cast.of('group-official', n === 0 ? 'group-1' : 'group-5'));
    await as('director').does(`inspections/${JANUARY}/team`, { leader: team[0], members: team });
    await as('director').does(`inspections/${JANUARY}/work-plan`, {
      ...{ tasks: '核对取水许可', limit: '2026-01-30', methods: '查阅', requirements: '如实登记' },
    });
    await story.as(team[0]!).does(`inspections/${JANUARY}/start`);
  });

  at('2026-03-03T09:00:00+08:00');
  it('shows the Conduct Office and the leader, before consent, that the water bureau was inspected in January on the same matter', async () => {
    await propose(RIVER, '黄河先行区建设政治监督', UNITS);
    await propose(WATER, '黄河先行区水资源政治监督', [WATER_BUREAU]);
    for (const role of ['conduct', 'leader'] as const) {
      const { body } = await as(role).get(`similar-items/2026-${WATER}?minPosition=${await story.county.store.head()}`);
      const own = (body.items as Similar[]).filter(({ item }) => OWN.includes(item));
      expect(own.map(({ item, units, state }) => [item, units, state]).sort()).toEqual([
        [RIVER, [WATER_BUREAU], 'proposed'],
        ['water-january', [WATER_BUREAU], 'approved'],
      ]);
      expect(body.inspections).toEqual([
        expect.objectContaining({ inspection: JANUARY, sameKind: true, units: [WATER_BUREAU], from: '2026-01-12' }),
      ]);
    }
    await as('director').isTurnedAway(`similar-items/2026-${WATER}`);
    await as('director').isTurnedAway('similar-items?kind=other');
    expect((await as('leader').get('similar-items/2026-moon')).status).toBe(404);
  });

  it('shows it to whoever is still writing the item, and says what the question lacks', async () => {
    const draft = `similar-items?kind=political&units=${WATER_BUREAU}`;
    const names = async (path: string) =>
      ((await as('conduct').get(path)).body.items as Similar[])
        .map(({ item }) => item)
        .filter((item) => OWN.includes(item))
        .sort();
    expect(await names(draft)).toEqual([RIVER, WATER, 'water-january'].sort());
    expect(await names(`${draft}&item=2026-${WATER}`)).toEqual([RIVER, 'water-january'].sort());
    expect((await as('conduct').get(draft)).body.inspections).toEqual([
      expect.objectContaining({ inspection: JANUARY, sameKind: true }),
    ]);
    const faulty = await as('conduct').get('similar-items?kind=water&units=a%20b');
    expect([faulty.status, faulty.body.errors.map(({ pointer }: Record<string, unknown>) => pointer)]).toEqual([
      400,
      ['kind', 'units'],
    ]);
  });

  it('lets the Conduct Office merge the two, and keeps a stub that says where it went', async () => {
    const merge = `plans/2026/items/${WATER}/merge`;
    const order = { into: RIVER, reason: '水务局一月已就同一事项受检，并入一次检查' };
    for (const role of ['leader', 'director', 'deputy'] as const)
      await as(role).isRefused('access.denied', merge, order);
    await as('conduct').does(merge, order);
    expect(await as('conduct').seesOne(`plan-items/2026-${WATER}`)).toMatchObject({
      state: 'merged',
      mergedInto: RIVER,
      decidedBy: who.conduct,
      decision: order.reason,
      tasks: [],
    });
    expect(await as('conduct').seesOne(`plan-items/2026-${RIVER}`)).toMatchObject({
      state: 'proposed',
      absorbed: [WATER],
      units: UNITS,
    });
    expect(await as('leader').sees('to-do?step=decide-plan-item')).toMatchObject([{ id: `plan:2026:${RIVER}` }]);
    await as('leader').isRefused('plan.already-decided', `plans/2026/items/${WATER}/approve`);
    const history = await story.as(story.cast.of('auditor')).get('history/records/plan/2026');
    const merged = history.body.events.filter(({ type }: { type: string }) => type === 'PlanItemsMerged');
    expect(merged).toMatchObject([{ person: who.conduct, data: { item: WATER, ...order, units: UNITS } }]);
  });

  it('prevents the second inspection: what was merged is not handed out', async () => {
    await as('leader').does(`plans/2026/items/${RIVER}/approve`);
    const refusal = await as('conduct').isRefused('task.item-not-approved', 'tasks', {
      ...{ plan: '2026', item: WATER, zone: 'zone-2', units: [WATER_BUREAU], due: '2026-04-30' },
    });
    expect(refusal.facts).toEqual({ item: WATER, is: 'merged' });
    expect((await as('conduct').sees(`task-board?planItem=2026-${WATER}`)).length).toBe(0);
  });

  it('hands the zone one task with four sub-tasks, first in priority, and its source on record', async () => {
    const work = { plan: '2026', item: RIVER, zone: 'zone-2', units: UNITS, due: '2026-04-30' };
    const subTasks = UNITS.map((unit, n) => ({ sub: `part-${n + 1}`, title: `子任务${n + 1}`, units: [unit] }));
    await as('conduct').isRefused('task.sub-task-of-other-units', 'tasks', {
      ...work,
      subTasks: [{ sub: 'x', title: '别处', units: ['justice-bureau'] }],
    });
    await as('conduct').does('tasks', { ...work, subTasks });
    const row = await as('director').seesOne(`task-board/${TASK}`);
    expect(row).toMatchObject({ priority: 'first', source: 'central', state: 'assigned' });
    expect(row.subTasks.map(({ sub, result }: Record<string, unknown>) => [sub, result])).toEqual([
      ['part-1', null],
      ['part-2', null],
      ['part-3', null],
      ['part-4', null],
    ]);
    await as('deputy').does(`tasks/${TASK}/receive`);
    await as('deputy').does(`tasks/${TASK}/sub-tasks/part-1/complete`, { result: '已核对' });
    await as('zone1').isRefused('access.denied', `tasks/${TASK}/sub-tasks/part-2/complete`, { result: '已核对' });
    expect((await as('director').seesOne(`task-board/${TASK}`)).subTasks[0]).toMatchObject({ result: '已核对' });
  });

  it('leaves no task that rests on nothing', async () => {
    const { body } = await as('conduct').get(`orphan-tasks?minPosition=${await story.county.store.head()}`);
    expect(body.rows).toEqual([]);
    expect(body.checked).toBeGreaterThanOrEqual(2);
    if (alone) expect(body.checked).toBe(2);
    await as('director').isTurnedAway('orphan-tasks');
    const mix = await as('conduct').get(`task-mix?minPosition=${await story.county.store.head()}`);
    const political = { kind: 'political', priority: 'first', source: 'central', origin: 'plan', zone: 'zone-2' };
    expect(mix.body.rows).toContainEqual({ ...political, count: 2 });
  });

  // In a month in which nobody plans or designates anything else.
  at('2026-08-04T09:00:00+08:00');
  it('warns the principal leader once when leaders designate 60 % of a month’s work outside the plan', async () => {
    for (const n of [1, 2, 3, 4]) {
      await propose(`august-${n}`, `八月检查${n}`, [UNITS[n - 1]!], { kind: 'other', reason: '年度安排' });
      await as('leader').does(`plans/2026/items/august-${n}/approve`);
      await as('conduct').does('tasks', {
        ...{ plan: '2026', item: `august-${n}`, zone: 'zone-2', units: [UNITS[n - 1]], due: '2026-09-30' },
      });
    }
    const designate = (n: number) =>
      as('inCharge').does('tasks/designated', {
        ...{ kind: 'research', title: `专题调研${n}`, zone: 'zone-2', units: [WATER_BUREAU] },
        ...{ due: '2026-09-30', reason: '分管领导交办' },
      });
    for (const n of [1, 2, 3, 4]) await designate(n);
    const august = async () => as('leader').seesOne('designated-share/2026-08');
    expect(await august()).toMatchObject({ planned: 4, designated: 4, percent: 50, warnedAt: null });
    for (const n of [5, 6]) await designate(n);
    await story.eventually(async () => (await august()).warnedAt !== null);
    expect(await august()).toMatchObject({ planned: 4, designated: 6, percent: 60, limit: 50, notedAt: null });
    const due = () => as('leader').sees('to-do?step=note-designated-share');
    expect((await due()).map(({ record }) => record)).toEqual(['2026-08']);
    await as('inCharge').isRefused('access.denied', 'designated-shares/2026-08/note', { opinion: '已阅' });
    await as('leader').does('designated-shares/2026-08/note', { opinion: '九月起纳入计划' });
    expect(await due()).toEqual([]);
    expect(await august()).toMatchObject({ opinion: '九月起纳入计划' });
    await as('director').isTurnedAway('designated-share');
    const history = await story.as(story.cast.of('auditor')).get('history/records/designated-share/2026-08');
    expect(history.body.events.map(({ type }: { type: string }) => type)).toEqual([
      'DesignatedShareExceeded',
      'DesignatedShareNoted',
    ]);
    expect(story.faults).toEqual([]);
  });
}
