import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, stages, Story } from './story.js';

describe.each(stages)('the plan is kept up over the year (R25, R26, R49), on $name', (stage: Stage) => {
  let story: Story;
  let who: Record<'leader' | 'conduct' | 'deputy' | 'member' | 'auditor', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const item = (name: string, kind: string, more: object = {}) =>
    as('conduct').does('plans/2026/items', { item: name, kind, title: name, units: [], zones: [], ...more });

  beforeAll(async () => {
    story = await Story.established(stage, '2026-01-05T08:00:00+08:00');
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      conduct: cast.of('conduct-office-head'),
      deputy: cast.deputy('zone-3'),
      member: cast.of('township-official', 'commission-gaoren'),
      auditor: cast.of('auditor'),
    };
    story.at('2026-01-20T09:00:00+08:00');
    await as('conduct').does('plans/2026/open');
    await item('spring', 'festival');
    await item('fair', 'festival');
  });
  afterAll(() => story.close());

  it('schedules the Spring Festival check from the notice, with the make-up day before it, and keeps the lead time', async () => {
    const schedule = 'plans/2026/items/spring/festival';
    await as('deputy').isRefused('access.denied', schedule, { festival: '春节' });
    await as('conduct').does(schedule, { festival: '春节' });
    expect(await as('member').seesOne('festival-calendar/2026-spring')).toMatchObject({
      ...{ from: '2026-02-15', to: '2026-02-23', notice: '国办发明电〔2025〕7号' },
      ...{ worked: ['2026-02-14', '2026-02-28'], lastWorkingDay: '2026-02-14', planBy: '2026-01-31', inTime: true },
    });
    const lead = async () => (await as('conduct').sees('deadlines?rule=festival-lead'))[0];
    await story.eventually(async () => (await lead())?.due === '2026-01-31');
    await as('leader').does('plans/2026/items/spring/approve');
    const work = { plan: '2026', item: 'spring', zone: 'zone-3', units: ['education-bureau'], due: '2026-02-14' };
    await as('conduct').does('tasks', work);
    await story.eventually(async () => (await lead())?.state === 'met');
  });

  it('says that a check was planned late, and plans it all the same', async () => {
    story.at('2026-02-25T09:00:00+08:00');
    await as('conduct').isRefused('plan.festival-unknown', 'plans/2026/items/fair/festival', { festival: '庙会' });
    await as('conduct').does('plans/2026/items/fair/festival', {
      festival: '庙会',
      from: '2026-03-05',
      to: '2026-03-06',
    });
    expect(await as('conduct').seesOne('festival-calendar/2026-fair')).toMatchObject({
      ...{ notice: null, planBy: '2026-02-18', late: 7, inTime: false },
    });
  });

  it('opens a campaign under its document, cites it in items and tasks, and closes it', async () => {
    const drink = 'campaigns/drink-2026';
    await as('leader').isRefused('access.denied', `${drink}/open`, {});
    const terms = { title: '治酒驾', level: 'region', reference: '宁纪发〔2026〕3号', from: '2026-03-01' };
    await as('conduct').does(`${drink}/open`, terms);
    await item('drink', 'campaign', { campaign: 'drink-2026' });
    await as('leader').does('plans/2026/items/drink/approve');
    await as('conduct').does('tasks', {
      ...{ plan: '2026', item: 'drink', zone: 'zone-3', units: ['health-bureau'], due: '2026-04-30' },
    });
    expect(await as('member').seesOne(drink)).toMatchObject({
      ...{ level: 'region', reference: '宁纪发〔2026〕3号', state: 'open' },
      ...{ items: ['2026-drink'], tasks: ['2026-drink-zone-3'] },
    });
    expect((await as('deputy').sees('task-board?campaign=drink-2026')).map(({ source }) => source)).toEqual(['region']);
    await as('conduct').does(`${drink}/close`, { result: '检查一个单位' });
    await as('conduct').isRefused('plan.campaign-not-open', 'plans/2026/items', {
      ...{ item: 'late', kind: 'campaign', title: '迟到', units: [], zones: [], campaign: 'drink-2026' },
    });
  });

  it('publishes the list of key tasks anew, and the old one is still there for its time', async () => {
    const tasks = [{ title: '治酒驾', item: 'drink', source: 'region' }, { title: '为基层减负' }];
    await as('conduct').does('plans/2026/key-tasks', { tasks, from: '2026-03-01' });
    const before = story.now;
    story.at('2026-06-01T09:00:00+08:00');
    await as('conduct').does('plans/2026/key-tasks', { tasks: [tasks[1]], from: '2026-06-01' });
    const lists = await as('member').sees('key-task-lists?year=2026');
    expect(lists.map(({ version, latest, replacedFrom }) => [version, latest, replacedFrom])).toEqual([
      [2, true, null],
      [1, false, '2026-06-01'],
    ]);
    const then = await as('auditor').get(`key-task-lists?latest=true&asOf=recorded:${encodeURIComponent(before)}`);
    expect(then.body.rows.map(({ version, tasks: its }: Record<string, object[]>) => [version, its!.length])).toEqual([
      [1, 2],
    ]);
    expect(story.faults).toEqual([]);
  });
});
