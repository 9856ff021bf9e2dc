import { expect } from '@jest/globals';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const BUREAU = 'administrative-approval-service-bureau';
const OTHER = 'civil-affairs-bureau';
const RUNNING = '2026-windows-zone-4';
const WAITING = '2026-counters-zone-4';
const BEGUN = '2026-queues-zone-4';

interface Counted {
  readonly zone: string;
  readonly before: { readonly units: number };
  readonly after: { readonly units: number };
}

export function compositionAdjusted({ begins, at, it }: Teller): void {
  let story: Story;
  let who: Record<
    | 'leader'
    | 'conduct'
    | 'general'
    | 'one'
    | 'deputy1'
    | 'four'
    | 'deputy4'
    | 'tongfu'
    | 'group4'
    | 'lingsha'
    | 'court',
    string
  >;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const zoneOn = async (day: string) => {
    const { body } = await as('general').get(`zone-table?on=${day}&minPosition=${await story.county.store.head()}`);
    const text = JSON.stringify(body.rows.find((row: object) => JSON.stringify(row).includes('审批服务管理局')));
    return ['第一', '第二', '第三', '第四'].findIndex((name) => text.includes(name)) + 1;
  };
  const underWay = async (task: string) => {
    await as('deputy4').does(`tasks/${task}/receive`);
    await as('four').does(`inspections/${task}/team`, { leader: who.tongfu, members: [who.tongfu, who.group4] });
    await as('four').does(`inspections/${task}/work-plan`, {
      ...{ tasks: '检查窗口服务', limit: '2026-07-31', methods: '走访', requirements: '不打招呼' },
    });
    await as('tongfu').does(`inspections/${task}/start`);
  };

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      conduct: cast.of('conduct-office-head'),
      general: cast.of('general-office-head'),
      one: cast.director('zone-1'),
      deputy1: cast.deputy('zone-1'),
      four: cast.director('zone-4'),
      deputy4: cast.deputy('zone-4'),
      tongfu: cast.of('township-official', 'commission-tongfu'),
      group4: cast.of('group-official', 'group-4'),
      lingsha: cast.of('township-official', 'commission-lingsha'),
      court: cast.of('group-official', 'group-court'),
    };
  });

  at('2026-06-01T09:00:00+08:00');
  it('finds three tasks of zone 4, two of them begun', async () => {
    await as('conduct').does('plans/2026/open');
    for (const [item, title] of [
      ['windows', '窗口服务检查'],
      ['counters', '叫号系统检查'],
      ['queues', '排队情况检查'],
    ]) {
      const terms = { item, title, kind: 'other', reason: '年度安排', units: [], zones: [] };
      await as('conduct').does('plans/2026/items', terms);
      await as('leader').does(`plans/2026/items/${item}/approve`);
      const units = item === 'windows' ? [BUREAU, OTHER] : [BUREAU];
      await as('conduct').does('tasks', { plan: '2026', item, zone: 'zone-4', units, due: '2026-07-31' });
    }
    await underWay(RUNNING);
    await underWay(BEGUN);
  });

  at('2026-06-10T09:00:00+08:00');
  it('shows what the move would touch before anybody makes it, and changes nothing by showing it', async () => {
    // What policies still had to do is done, so that the log stands still.
    await story.settles();
    const [head, told] = [await story.county.store.head(), await story.lastTold()];
    const path = `composition-simulation?move=${BUREAU}:zone-1&from=2026-07-01&minPosition=${head}`;
    const { body } = await as('leader').get(path);
    expect(body.moves).toEqual([{ member: BUREAU, name: '审批服务管理局', before: 'zone-4', after: 'zone-1' }]);
    const unitsOf = new Map(story.cast.table.zones.map(({ id, units }) => [id, units.length]));
    const counted = (zone: string, more: number) => [zone, unitsOf.get(zone)!, unitsOf.get(zone)! + more];
    expect(body.zones.map(({ zone, before, after }: Counted) => [zone, before.units, after.units])).toEqual([
      counted('zone-1', 1),
      counted('zone-2', 0),
      counted('zone-3', 0),
      counted('zone-4', -1),
    ]);
    expect(
      body.tasks
        .map(({ task, keepsZone, inspection }: Record<string, unknown>) => [task, keepsZone, inspection])
        .sort(),
    ).toEqual([
      [WAITING, 'zone-4', 'none'],
      [BEGUN, 'zone-4', 'under-way'],
      [RUNNING, 'zone-4', 'under-way'],
    ]);
    expect(body).toMatchObject({ ignored: [], members: [], issues: [], seatedElsewhere: [] });
    expect(await story.lastTold()).toBe(told);
    expect(await zoneOn('2026-07-01')).toBe(4);
    await as('four').isTurnedAway(`composition-simulation?move=${BUREAU}:zone-1&from=2026-07-01`);
    expect((await as('leader').get('composition-simulation?move=x&from=2026-07-01')).status).toBe(400);
    expect((await as('leader').get(`composition-simulation?move=${BUREAU}:zone-1&from=soon`)).status).toBe(400);
  });

  it('has the bureau in zone 4 on 30 June and in zone 1 on 1 July', async () => {
    const moves = [{ member: BUREAU, toZone: 'zone-1' }];
    await as('leader').does('zones/composition', { moves, from: '2026-07-01', reason: '业务对口调整' });
    expect(await zoneOn('2026-06-30')).toBe(4);
    expect(await zoneOn('2026-07-01')).toBe(1);
  });

  at('2026-07-02T09:00:00+08:00');
  it('leaves the running inspection with zone 4, and hands new work to zone 1', async () => {
    await as('tongfu').does(`inspections/${RUNNING}/findings`, {
      problem: { unit: BUREAU, place: '大厅', kind: '登记不全', facts: '叫号记录缺一天。' },
    });
    expect(await as('leader').seesOne(`task-board/${RUNNING}`)).toMatchObject({ zone: 'zone-4', cross: false });
    expect(await as('leader').seesOne(`inspections/${RUNNING}`)).toMatchObject({
      zone: 'zone-4',
      state: 'under-way',
    });
    const terms = { item: 'again', title: '窗口服务复查', kind: 'other', reason: '年度安排', units: [], zones: [] };
    await as('conduct').does('plans/2026/items', terms);
    await as('leader').does('plans/2026/items/again/approve');
    const work = { plan: '2026', item: 'again', units: [BUREAU], due: '2026-08-31' };
    await as('conduct').isRefused('task.units-of-another-zone', 'tasks', { ...work, zone: 'zone-4' });
    await as('conduct').does('tasks', { ...work, zone: 'zone-1' });
  });

  it('moves a task that nobody has begun to the bureau’s new zone, by an order with a reason', async () => {
    const path = `tasks/${WAITING}/transfer`;
    const order = { zone: 'zone-1', reason: '单位划入第一协作区' };
    for (const role of ['four', 'one', 'deputy4'] as const) await as(role).isRefused('access.denied', path, order);
    await as('leader').isRefused('task.not-its-units', path, { ...order, zone: 'zone-2' });
    // The other unit of the running task is still zone 4’s.
    await as('leader').isRefused('task.not-its-units', `tasks/${RUNNING}/transfer`, order);
    await as('conduct').does(path, order);
    expect(await as('one').seesOne(`task-board/${WAITING}`)).toMatchObject({
      zone: 'zone-1',
      office: 'office-1',
      state: 'assigned',
      transferredFrom: ['zone-4'],
      cross: false,
    });
    expect((await as('one').sees('to-do?step=receive-task')).map(({ record }) => record as string)).toEqual(
      expect.arrayContaining(['2026-again-zone-1', WAITING]),
    );
    expect((await as('four').sees('to-do?category=task')).map(({ record }) => record)).not.toContain(WAITING);
    await as('deputy4').isRefused('access.denied', `tasks/${WAITING}/receive`);
    await as('deputy1').does(`tasks/${WAITING}/receive`);
  });

  it('moves begun work with a hand-over, and what was found stays found', async () => {
    await as('tongfu').does(`inspections/${BEGUN}/findings`, {
      problem: { unit: BUREAU, place: '大厅', kind: '登记不全', facts: '排队记录缺一天。' },
    });
    const path = `tasks/${BEGUN}/transfer`;
    const order = { zone: 'zone-1', reason: '单位划入第一协作区' };
    await as('leader').isRefused('task.hand-over-missing', path, order);
    const handover = { gives: who.tongfu, takes: who.lingsha, note: '访谈记录三份、照片无' };
    await as('leader').does(path, { ...order, handover });
    await as('tongfu').isRefused('inspection.task-not-running', `inspections/${BEGUN}/complete`);
    await as('deputy1').does(`tasks/${BEGUN}/receive`);
    await as('one').does(`inspections/${BEGUN}/team`, { leader: who.lingsha, members: [who.lingsha, who.court] });
    expect(await as('one').seesOne(`inspections/${BEGUN}`)).toMatchObject({
      zone: 'zone-1',
      state: 'under-way',
      former: [who.tongfu, who.group4],
      problems: [{ unit: BUREAU }],
    });
    const toComplete = await as('lingsha').sees('to-do?step=complete-fieldwork');
    expect(toComplete.map(({ record }) => record as string)).toContain(BEGUN);
    await as('tongfu').isRefused('access.denied', `inspections/${BEGUN}/complete`);
    await as('lingsha').does(`inspections/${BEGUN}/complete`);
    await as('lingsha').does(`inspections/${BEGUN}/report`, {
      ...{ members: [who.lingsha, who.court], otherProblems: 1, clues: [], situation: '发现一个问题。' },
    });
  });

  at('2026-07-06T09:00:00+08:00');
  it('goes on without the director: an acting one forms teams, and nobody else (edge)', async () => {
    const acting = story.cast.director('zone-2');
    await as('general').does('zones/zone-1/director/relieve', { until: '2026-07-06', reason: '调离' });
    const team = { leader: who.lingsha, members: [who.lingsha, who.court] };
    await as('one').isRefused('access.denied', `inspections/${WAITING}/team`, team);
    await as('deputy1').isRefused('access.denied', `inspections/${WAITING}/team`, team);
    await as('general').does('zones/zone-1/acting-director', { person: acting, from: '2026-07-06' });
    const two = story.as(acting, 'zone-director:zone-1');
    await two.does(`inspections/${WAITING}/team`, team);
    expect(await as('leader').seesOne(`inspections/${WAITING}`)).toMatchObject({
      zone: 'zone-1',
      leader: who.lingsha,
    });
    expect(story.faults).toEqual([]);
  });

  at('2026-07-07T09:00:00+08:00');
  it('has a director again, who takes the place of the acting one', async () => {
    await as('general').does('zones/zone-1/director', { person: who.one, from: '2026-07-07' });
    const zones = await as('general').sees('zone-register?is=zone');
    const { director } = zones.find(({ id }) => id === 'zone:zone-1');
    expect(director.at(-1)).toMatchObject({ person: who.one, from: '2026-07-07' });
  });
}
