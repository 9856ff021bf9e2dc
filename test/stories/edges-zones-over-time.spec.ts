import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, stages, Story } from './story.js';

/* Invented changes to the county's own table: names, parts, a merger, a vacancy. Nobody's conduct is told of. */

describe.each(stages)('zones and units over time, on $name', (stage: Stage) => {
  let story: Story;
  let who: Record<
    'general' | 'conduct' | 'leader' | 'director' | 'acting' | 'head' | 'liaison' | 'other' | 'third',
    string
  >;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const table = async (query: string) =>
    (await as('conduct').get(`zone-table?${query}`)).body.rows as Record<string, string>[];
  const units = async (day: string, zone: number) =>
    (await table(`on=${day}&minPosition=${await story.county.store.head()}`))[zone - 1]!['监督检查部门']!.split('、');

  beforeAll(async () => {
    story = await Story.established(stage, '2026-03-02T08:00:00+08:00');
    const { cast } = story;
    who = {
      general: cast.of('general-office-head'),
      conduct: cast.of('conduct-office-head'),
      leader: cast.of('principal-leader'),
      director: cast.director('zone-2'),
      acting: cast.director('zone-1'),
      head: cast.deputy('zone-2'),
      liaison: cast.liaison('zone-2'),
      other: cast.of('office-official', 'office-2', 2),
      third: cast.of('office-official', 'office-2', 3),
    };
    story.at('2026-03-03T09:00:00+08:00');
  });
  afterAll(() => story.close());

  it('prints the table of an earlier day by the names of that day', async () => {
    const rename = { name: '市场监督管理局', from: '2026-04-01', basis: '机构改革方案（示例）' };
    await as('general').isRefused('access.denied', 'units/market-regulation-bureau/rename', rename);
    await as('conduct').does('units/market-regulation-bureau/rename', rename);
    await as('conduct').isRefused('unit.name-taken', 'units/audit-bureau/rename', { ...rename, name: '财政局' });
    expect((await units('2026-03-31', 1)).includes('市场监管局')).toBe(true);
    expect((await units('2026-04-01', 1)).includes('市场监督管理局')).toBe(true);
    // The same identity, found by either name, and by an alias.
    await as('conduct').does('units/market-regulation-bureau/aliases', { alias: '市监局' });
    await as('conduct').isRefused('unit.name-taken', 'units/audit-bureau/aliases', { alias: '市监局' });
    for (const called of ['市场监管局', '市场监督管理局', '市监局'])
      expect((await as('conduct').sees(`units?called=${encodeURIComponent(called)}`)).map(({ unit }) => unit)).toEqual([
        'market-regulation-bureau',
      ]);
    const police = await as('conduct').sees(`units?called=${encodeURIComponent('驻公安纪检监察组')}`);
    expect(police.map(({ name, aliases }) => [name, aliases])).toEqual([['驻公安局纪检监察组', ['驻公安纪检监察组']]]);
  });

  it('lists what is in no zone, until the Commission assigns it to one', async () => {
    const bureau = { unit: 'tea-bureau', kind: 'unit', name: '茶叶局', category: 'government-department' };
    await as('conduct').does('units', bureau);
    await as('conduct').does('units/public-complaints-and-proposals-bureau/detach', { from: '2026-04-01' });
    const alone = async () =>
      (await as('conduct').sees('units?state=unassigned')).map(({ unit }) => unit as string).sort();
    expect(await alone()).toEqual(['public-complaints-and-proposals-bureau', 'tea-bureau']);
    await as('conduct').isRefused('access.denied', 'units/tea-bureau/zone', { zone: 'zone-3', from: '2026-04-01' });
    await as('general').does('units/tea-bureau/zone', { zone: 'zone-3', from: '2026-04-01' });
    expect(await alone()).toEqual(['public-complaints-and-proposals-bureau']);
    expect((await units('2026-04-01', 3)).at(-1)).toBe('茶叶局');
    // In brackets until the day, in no zone from then on.
    expect((await units('2026-03-31', 1))[0]).toBe('政府办（信访局）');
    expect((await units('2026-04-01', 1))[0]).toBe('政府办');
  });

  it('lets one unit stand for another after a merger, in the register as in the table', async () => {
    const merge = { into: 'education-bureau', from: '2026-04-01', reason: '机构改革（示例）' };
    await as('conduct').does('units/science-and-technology-bureau/merge', merge);
    expect(await as('conduct').seesOne('units/science-and-technology-bureau')).toMatchObject({
      state: 'merged',
      whole: 'education-bureau',
      from: '2026-04-01',
    });
    expect(await units('2026-03-31', 3)).toContain('科学技术局');
    expect(await units('2026-04-01', 3)).not.toContain('科学技术局');
    await as('conduct').isRefused('unit.not-standing', 'units/science-and-technology-bureau/retire', {
      until: '2026-05-01',
      reason: '撤销',
    });
    // From when it holds and when it was entered can be asked for apart.
    const [change] = await as('conduct').sees(
      'composition-changes?members=science-and-technology-bureau&change=merged',
    );
    expect(change).toMatchObject({ from: '2026-04-01', recordedOn: '2026-03-03', enteredBy: who.conduct });
    expect(await as('conduct').sees('composition-changes?from=2026-04-01&limit=100')).toHaveLength(3);
    const before = 'asOf=recorded:2026-03-03T08:59:00%2B08:00';
    expect((await table(`on=2026-04-01&${before}`))[2]!['监督检查部门']).toContain('科学技术局');
  });

  it('does without a director for a while: an acting one directs, and the appointment has a last day', async () => {
    story.at('2026-03-09T09:00:00+08:00');
    await as('general').does('zones/zone-2/director/relieve', { until: '2026-03-09', reason: '工作调动' });
    await as('director').isRefused('access.denied', 'inspections/2026-nothing-zone-2/team', {
      leader: 'a',
      members: ['a'],
    });
    expect((await as('conduct').seesOne('appointments/zone:zone-2')).vacant).toEqual(['zone-director']);
    await story.settles();
    const waiting = async () =>
      (await as('conduct').sees('deadlines?rule=director-replacement')).map(({ state, due }) => [state, due]);
    expect(await waiting()).toEqual([['open', '2026-03-23']]);
    expect((await as('general').sees('to-do?step=appoint-director')).map(({ record }) => record)).toEqual(['zone-2']);

    await as('general').does('zones/zone-2/acting-director', { person: who.acting, from: '2026-03-09' });
    const posts = (await as('acting').get('session')).body.posts;
    expect(posts).toContainEqual({ post: 'zone-director', of: 'zone-2' });
    expect(posts).toContainEqual({ post: 'zone-director', of: 'zone-1' });
    expect((await as('conduct').seesOne('appointments/zone:zone-2')).vacant).toEqual([]);
    await as('general').isRefused('zone.has-director', 'zones/zone-2/acting-director', {
      person: who.director,
      from: '2026-03-10',
    });
    // The zone still waits for its own, and whoever is late hears of it.
    story.at('2026-03-24T09:00:00+08:00');
    await story.wakes();
    const late = await as('conduct').sees('deadlines?rule=director-replacement');
    expect(late.map(({ state, missed }) => [state, missed])).toEqual([['open', ['2026-03-23']]]);
    await as('general').does('zones/zone-2/director', { person: who.director, from: '2026-03-24' });
    await story.settles();
    expect((await as('conduct').sees('deadlines?rule=director-replacement')).map(({ late }) => late)).toEqual([true]);
    expect((await as('acting').get('session')).body.posts).not.toContainEqual({ post: 'zone-director', of: 'zone-2' });
    const { terms } = await as('conduct').seesOne('appointments/zone:zone-2');
    expect(
      terms.map((term: Record<string, string>) => [term['post'], term['person'], term['from'], term['until']]),
    ).toEqual([
      ['zone-director', who.director, '2026-03-02', '2026-03-09'],
      ['acting-director', who.acting, '2026-03-09', '2026-03-24'],
      ['zone-director', who.director, '2026-03-24', undefined],
    ]);
  });

  it('has one liaison officer in an office: never two, and none for no longer than the term', async () => {
    await as('head').isRefused('zone.has-liaison', 'offices/office-2/liaison', { person: who.other });
    story.at('2026-03-30T09:00:00+08:00');
    const ends = { post: 'office-official', of: 'office-2', until: '2026-03-30', reason: '调离' };
    await as('general').does(`people/${who.liaison}/posts/end`, ends);
    // Nobody need remember to enter it: the post that it rested on is over, and the program puts the vacancy on record.
    await story.wakes();
    const row = await as('conduct').seesOne('contact-list/office-2');
    expect([row.liaison, row.since]).toEqual([null, '2026-03-30']);
    expect((await as('head').sees('to-do?step=designate-liaison')).map(({ record }) => record)).toEqual(['office-2']);
    expect((await as('head').sees('deadlines?rule=liaison-replacement')).map(({ state, due }) => [state, due])).toEqual(
      [['open', '2026-04-07']],
    );
    await as('head').does('offices/office-2/liaison', { person: who.other, contact: '办公室 6012' });
    await as('head').isRefused('zone.has-liaison', 'offices/office-2/liaison', { person: who.third });
    await story.settles();
    expect(await as('conduct').seesOne('contact-list/office-2')).toMatchObject({
      liaison: who.other,
      contact: '办公室 6012',
    });
    expect((await as('head').sees('deadlines?rule=liaison-replacement')).map(({ state }) => state)).toEqual(['met']);
  });

  it('knows which group covers a unit, once it is told', async () => {
    await as('conduct').isRefused('unit.no-group', 'units/audit-bureau/group', {
      group: 'commission-lingsha',
      from: '2026-03-30',
    });
    await as('conduct').does('units/audit-bureau/group', { group: 'group-2', from: '2026-03-30' });
    expect(await as('conduct').sees('units?group=group-2')).toMatchObject([{ unit: 'audit-bureau' }]);
  });

  it('shows a member by home unit and zone role', async () => {
    const secretary = story.cast.of('township-secretary', 'commission-touzha');
    expect(await as('conduct').seesOne(`member-cards/${secretary}`)).toMatchObject({
      posts: [{ post: 'township-secretary', of: 'commission-touzha', from: '2026-03-02' }],
      role: 'zone-member',
      zone: 'zone-2',
      home: 'commission-touzha',
    });
  });

  it('dissolves a zone with everything that is in it, by one act', async () => {
    const zone4 = story.cast.table.zones[3]!;
    const today = story.now.slice(0, 10);
    const register = await as('conduct').sees('zone-register?zone=zone-4&limit=1000');
    const moves = register
      .filter(({ is, member }) => is !== 'supervisor' && is !== 'zone' && member !== undefined)
      .map(({ member }) => ({ member: member as string, toZone: 'zone-3' }));
    const supervisors = zone4.supervisors.map(({ id }) => ({ person: id, toZone: 'zone-3' }));
    const reason = '调整为三个协作区（示例）';
    await as('general').isRefused('zone.not-all-moved', 'zones/zone-4/dissolve', {
      moves: moves.slice(1),
      supervisors,
      reason,
    });
    await as('general').does('zones/zone-4/dissolve', { moves, supervisors, reason });
    const yesterday = '2026-03-29';
    expect(
      (await table(`on=${yesterday}&minPosition=${await story.county.store.head()}`)).map((row) => row['序号']),
    ).toEqual([1, 2, 3, 4]);
    const now = await table(`on=${today}`);
    expect(now.map((row) => row['序号'])).toEqual([1, 2, 3]);
    expect(now[2]!['乡镇纪委']!.split('、')).toHaveLength(6);
    expect(now[2]!['特约监察员']!.split('、')).toHaveLength(4);
    const member = story.cast.of('township-secretary', 'commission-tongfu');
    expect((await story.as(member).get('session')).body.posts).toContainEqual({ post: 'zone-member', of: 'zone-3' });
    expect((await story.as(story.cast.director('zone-4')).get('session')).body.posts).toEqual([
      { post: 'standing-member' },
    ]);
    expect(story.faults).toEqual([]);
  });
});
