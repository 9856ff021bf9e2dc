import { expect } from '@jest/globals';
import { zoneTable } from '@county/demo/establish.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const ITEMS = [
  ['spring-conduct', 'festival', '春节期间落实中央八项规定精神检查'],
  ['river-area', 'political', '黄河流域先行区建设政治监督'],
  ['farm-subsidies', 'campaign', '惠农补贴专项治理'],
  ['vehicle-records', 'other', '公务用车台账检查'],
  ['village-accounts', 'campaign', '村级财务专项治理'],
  ['mid-autumn', 'festival', '中秋期间作风检查'],
  ['national-day', 'festival', '国庆期间作风检查'],
  ['business-climate', 'political', '优化营商环境政治监督'],
  ['school-meals', 'campaign', '校园餐专项治理'],
  ['work-safety', 'political', '安全生产责任落实监督'],
  ['grassroots-burden', 'research', '基层减负专项调研'],
  ['small-procurement', 'other', '小额采购检查'],
] as const;

interface Entry {
  readonly name: string;
  readonly printedAs?: string;
  readonly subUnits?: readonly { readonly name: string }[];
}

export function theYearOpens({ begins, at, it }: Teller): void {
  let story: Story;
  begins((told) => {
    story = told;
  });

  at('2026-01-05T08:00:00+08:00');
  it('begins with people in their posts', async () => {
    // Before anything can be commanded, somebody must hold a post: the General Office and the principal leader are entered by hand.
    for (const { person, name, posts } of story.cast.persons) {
      await story.player.send('setup', 'RegisterPerson', 'register', { person, name });
      for (const post of posts)
        await story.player.send('setup', 'AppointToPost', 'register', { person, ...post, from: '2026-01-01' });
    }
  });

  at('2026-01-05T14:00:00+08:00');
  it('loads the four zones from the table as one reviewed command, and refuses a table that is no partition', async () => {
    const office = story.as(story.cast.of('general-office-official'));
    const table = {
      ...zoneTable,
      from: '2026-01-01',
      reviewedBy: story.cast.of('general-office-head'),
      basis: '关于推行监督检查协作区的实施意见',
    };
    const [first, ...others] = zoneTable.zones;
    const twice = {
      ...table,
      zones: [
        {
          ...first!,
          units: [...first!.units, { id: 'transport-bureau', name: '交通局', category: 'government-department' }],
        },
        ...others,
      ],
    };
    const problem = await office.isRefused('table.faulty', 'zones', twice);
    expect(problem.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/zones/1/units/15/id', 'table.entry-twice'],
      ['/zones/1/units/15/name', 'table.name-twice'],
    ]);
    const answer = await office.does('zones', table);
    expect(answer.events).toHaveLength(4 + 2 * 21 + 2 * 61 + 10);
  });

  it('has a partition of 13 commissions, 8 groups, 61 units and 10 supervisors', async () => {
    const rows = await story.as(story.cast.of('principal-leader')).sees('zone-register?limit=1000');
    const count = (is: string) => rows.filter((row) => row.is === is).length;
    expect({
      zone: count('zone'),
      commission: count('commission'),
      group: count('group'),
      unit: count('unit'),
      supervisor: count('supervisor'),
    }).toEqual({
      zone: 4,
      commission: 13,
      group: 8,
      unit: 61,
      supervisor: 10,
    });
    expect(rows.filter((row) => row.is !== 'zone' && row.placings.length !== 1)).toEqual([]);
  });

  it('prints the table of 5 January as the document has it', async () => {
    const { body } = await story.as(story.cast.of('general-office-head')).get('zone-table?on=2026-01-05');
    expect(
      body.rows.map((row: Record<string, unknown>) => [row['序号'], row['协作区'], row['特约监察员'], row['乡镇纪委']]),
    ).toEqual([
      [1, '第一协作区', '孙艳、金艳萍、谭新宇', '黄渠桥镇纪委、灵沙乡纪委、宝丰镇纪委'],
      [2, '第二协作区', '丁小伟、王秀娟、裴桂枝', '渠口乡纪委、城关镇纪委、高庄乡纪委、头闸镇纪委'],
      [3, '第三协作区', '郭红丽、司冰心', '高仁乡纪委、红崖子乡纪委、陶乐镇纪委'],
      [4, '第四协作区', '程凤芝、杨梅', '通伏乡纪委、姚伏镇纪委、崇岗镇纪委'],
    ]);
    expect(body.rows[3]['派驻纪检监察组']).toBe('派驻第四纪检监察组、驻公安纪检监察组');
    // A unit is printed with those that are part of it, and a group as the document writes it.
    const named = (entries: readonly Entry[]) =>
      entries
        .map(({ name, printedAs = name, subUnits = [] }) =>
          subUnits.length === 0 ? printedAs : `${printedAs}（${subUnits.map((part) => part.name).join('、')}）`,
        )
        .join('、');
    expect(body.rows).toEqual(
      zoneTable.zones.map(({ no, name, office, supervisors, bodies, units }) => ({
        序号: no,
        协作区: name,
        '对口室(中心)': office.name,
        特约监察员: named(supervisors),
        派驻纪检监察组: named(bodies.filter(({ kind }) => kind === 'group')),
        乡镇纪委: named(bodies.filter(({ kind }) => kind === 'commission')),
        监督检查部门: named(units),
      })),
    );
  });

  it('appoints directors from the standing committee, and heads whose deputyship follows', async () => {
    const { cast } = story;
    const office = story.as(cast.of('general-office-head'));
    for (const { id: zone, office: counterpart } of zoneTable.zones) {
      await office.isRefused('zone.not-standing-member', `zones/${zone}/director`, {
        person: cast.deputy(zone),
        from: '2026-01-05',
      });
      await office.does(`zones/${zone}/director`, { person: cast.director(zone), from: '2026-01-05' });
      await office.does(`offices/${counterpart.id}/head`, { person: cast.deputy(zone), from: '2026-01-05' });
    }
    const zones = await office.sees('zone-register?is=zone');
    expect(zones.map((row) => [row.id, row.director[0].person, row.deputy[0].person])).toEqual(
      ['zone-1', 'zone-2', 'zone-3', 'zone-4'].map((zone) => [`zone:${zone}`, cast.director(zone), cast.deputy(zone)]),
    );
  });

  it('lets each office name its liaison officer, one', async () => {
    const { cast } = story;
    for (const { id: zone, office } of zoneTable.zones)
      await story.as(cast.deputy(zone)).does(`offices/${office.id}/liaison`, { person: cast.liaison(zone) });
    await story.as(cast.deputy('zone-1')).isRefused('zone.has-liaison', 'offices/office-1/liaison', {
      person: cast.of('office-official', 'office-1', 2),
    });
    // An office names its own, not another's.
    await story
      .as(cast.deputy('zone-1'))
      .isRefused('access.denied', 'offices/office-2/liaison', { person: cast.liaison('zone-2') });
  });

  it('plans the year: twelve items proposed, eleven approved, one rejected', async () => {
    const { cast } = story;
    const conduct = story.as(cast.of('conduct-office-head'));
    const leader = story.as(cast.of('principal-leader'));
    await conduct.does('plans/2026/open');
    for (const [item, kind, title] of ITEMS)
      await conduct.does('plans/2026/items', {
        item,
        kind,
        title,
        units: [],
        zones: [],
        ...(kind === 'other' && { reason: '上年检查发现问题较多' }),
        ...(['political', 'campaign'].includes(kind) && { source: 'region' }),
      });
    expect((await leader.sees('to-do')).map((row) => row.step)).toEqual(ITEMS.map(() => 'decide-plan-item'));
    await conduct.isRefused('access.denied', 'plans/2026/items/small-procurement/approve');
    for (const [item] of ITEMS.slice(0, 11)) await leader.does(`plans/2026/items/${item}/approve`);
    await leader.does('plans/2026/items/small-procurement/reject', { reason: '与财政部门检查重复' });
    expect(await leader.sees('to-do')).toEqual([]);
    const items = await conduct.sees('plan-items?year=2026');
    expect(items.filter((row) => row.state === 'approved')).toHaveLength(11);
    expect(items.filter((row) => row.state === 'rejected')).toHaveLength(1);
  });

  it('refuses to assign the rejected item', async () => {
    await story.as(story.cast.of('conduct-office-head')).isRefused('task.item-not-approved', 'tasks', {
      plan: '2026',
      item: 'small-procurement',
      zone: 'zone-1',
      units: ['finance-bureau'],
      due: '2026-03-31',
    });
  });
}
