import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Told } from '@libs/event-sourcing/index.js';
import type { EstablishZones } from './arrangement.commands.js';
import type { ArrangementEvents } from './arrangement.state.js';
import { tableOn } from './printed-table.js';
import { zoneRegister, type ZoneRegisterRow } from './zone-register.view.js';
import { establishmentOf } from './zone-table.js';

const table = JSON.parse(readFileSync(new URL('./zone-table.json', import.meta.url), 'utf8')) as Pick<
  EstablishZones,
  'zones'
>;

function rowsAfter(events: readonly Told<ArrangementEvents>[]): ZoneRegisterRow[] {
  const rows = new Map<string, ZoneRegisterRow | undefined>();
  events.forEach((told, revision) => {
    const event = { ...told, revision, meta: { recordedAt: '2026-01-05T09:00:00+08:00' } } as unknown as DomainEvent;
    if (!zoneRegister.on[event.type]) return;
    for (const key of [zoneRegister.key(event) ?? []].flat())
      rows.set(key, zoneRegister.on[event.type]!(rows.get(key), event, key));
  });
  return [...rows.values()].filter((row) => row !== undefined);
}

const moved: Told<ArrangementEvents> = {
  type: 'ZoneCompositionAdjusted',
  data: {
    moves: [
      {
        member: 'administrative-approval-service-bureau',
        name: '审批服务管理局',
        fromZone: 'zone-4',
        toZone: 'zone-1',
      },
    ],
    from: '2026-07-01',
    reason: '便于工作',
  },
};
const rows = rowsAfter([...establishmentOf({ zones: table.zones, from: '2026-01-01' }), moved]);

describe('printing the zone table', () => {
  it('leaves a special supervisor out from the day on which the term is over', () => {
    const told = rowsAfter([
      ...establishmentOf({ zones: table.zones, from: '2026-01-01' }),
      {
        type: 'SpecialSupervisorAllotted',
        data: { person: 'te-yue', name: '特约甲', zone: 'zone-1', from: '2026-02-01', until: '2031-02-01' },
      },
      { type: 'AllotmentTermSet', data: { person: 'te-yue', zone: 'zone-1', until: '2026-06-01' } },
    ]);
    const printed = (day: string) => tableOn(told, day)[0]!.特约监察员.includes('特约甲');
    expect(['2026-01-31', '2026-02-01', '2026-05-31', '2026-06-01'].map(printed)).toEqual([false, true, true, false]);
  });

  it('gives the attached table of the document, cell by cell', () => {
    expect(tableOn(rows, '2026-01-05')).toEqual([
      {
        序号: 1,
        协作区: '第一协作区',
        '对口室(中心)': '第一纪检监察室',
        特约监察员: '孙艳、金艳萍、谭新宇',
        派驻纪检监察组: '派驻第二纪检监察组、驻法院纪检监察组',
        乡镇纪委: '黄渠桥镇纪委、灵沙乡纪委、宝丰镇纪委',
        监督检查部门:
          '政府办（信访局）、发改局、财政局、工信局、审计局、商务经合局、市场监管局、统计局、机管中心、德渊集团、法院、黄渠桥镇、灵沙乡、宝丰镇',
      },
      {
        序号: 2,
        协作区: '第二协作区',
        '对口室(中心)': '第二纪检监察室',
        特约监察员: '丁小伟、王秀娟、裴桂枝',
        派驻纪检监察组: '派驻第一纪检监察组、派驻第五纪检监察组',
        乡镇纪委: '渠口乡纪委、城关镇纪委、高庄乡纪委、头闸镇纪委',
        监督检查部门:
          '县委办、人大办、政协办、组织部、宣传部、网信办、统战部（民宗局、工商联、伊协）、政法委、政研室、编办、党校、总工会、团县委、妇联、农业农村局（扶贫开发中心）、交通局、水务局、自然资源局（林业草原局）、司法局、渠口乡、城关镇、高庄乡、头闸镇',
      },
      {
        序号: 3,
        协作区: '第三协作区',
        '对口室(中心)': '第三纪检监察室',
        特约监察员: '郭红丽、司冰心',
        派驻纪检监察组: '派驻第三纪检监察组、驻检察院纪检监察组',
        乡镇纪委: '高仁乡纪委、红崖子乡纪委、陶乐镇纪委',
        监督检查部门:
          '教育局、卫生健康局、医疗保障局、文广局、文联、科学技术局、科协、残联、职教中心、检察院、高仁乡、红崖子乡、陶乐镇',
      },
      {
        序号: 4,
        协作区: '第四协作区',
        '对口室(中心)': '第四纪检监察室',
        特约监察员: '程凤芝、杨梅',
        派驻纪检监察组: '派驻第四纪检监察组、驻公安纪检监察组',
        乡镇纪委: '通伏乡纪委、姚伏镇纪委、崇岗镇纪委',
        监督检查部门:
          '住建局、人社局、民政局、退役军人事务局、审批服务管理局、应急管理局、供销社、公安局、通伏乡、姚伏镇、崇岗镇',
      },
    ]);
  });

  it('gives the old composition on the last day before a change and the new one from the first day', () => {
    const unitsOfZones = (day: string) => tableOn(rows, day).map((row) => row.监督检查部门.includes('审批服务管理局'));
    expect(unitsOfZones('2026-06-30')).toEqual([false, false, false, true]);
    expect(unitsOfZones('2026-07-01')).toEqual([true, false, false, false]);
  });

  it('is empty before the arrangement began', () => {
    expect(tableOn(rows, '2025-12-31')).toEqual([]);
  });

  describe('with names and parts as they were on the day', () => {
    const later: readonly Told<ArrangementEvents>[] = [
      {
        type: 'UnitRenamed',
        data: { unit: 'court', before: '法院', name: '人民法院', from: '2026-03-01', wholes: [] },
      },
      {
        type: 'UnitRenamed',
        data: {
          unit: 'office-1',
          before: '第一纪检监察室',
          name: '第一监督检查室',
          from: '2026-03-01',
          wholes: [],
          zone: 'zone-1',
        },
      },
      {
        type: 'UnitRenamed',
        data: {
          unit: 'group-public-security',
          before: '驻公安局纪检监察组',
          name: '派驻第六纪检监察组',
          from: '2026-03-01',
          wholes: [],
        },
      },
      { type: 'SubUnitAttached', data: { whole: 'court', unit: 'archive', name: '档案室', from: '2026-04-01' } },
      {
        type: 'UnitRenamed',
        data: { unit: 'archive', before: '档案室', name: '档案馆', from: '2026-05-01', wholes: ['court'] },
      },
      {
        type: 'UnitsMerged',
        data: {
          unit: 'court',
          name: '人民法院',
          into: 'education-bureau',
          intoName: '教育局',
          from: '2026-06-01',
          reason: '示例',
          subUnits: [{ unit: 'archive', name: '档案馆' }],
        },
      },
      {
        type: 'UnitRetired',
        data: { unit: 'supply-and-marketing-cooperative', name: '供销社', until: '2026-07-01', reason: '示例' },
      },
    ];
    const on = (day: string) =>
      tableOn(rowsAfter([...establishmentOf({ zones: table.zones, from: '2026-01-01' }), ...later]), day);
    const units = (day: string, zone: number) => on(day)[zone - 1]!.监督检查部门.split('、');

    it('gives the earlier name for an earlier date', () => {
      expect(['2026-02-28', '2026-03-01'].map((day) => units(day, 1)[10])).toEqual(['法院', '人民法院']);
      expect(['2026-02-28', '2026-03-01'].map((day) => on(day)[0]!['对口室(中心)'])).toEqual([
        '第一纪检监察室',
        '第一监督检查室',
      ]);
      expect(['2026-02-28', '2026-03-01'].map((day) => on(day)[3]!.派驻纪检监察组.split('、')[1])).toEqual([
        '驻公安纪检监察组',
        '派驻第六纪检监察组',
      ]);
    });
    it('gives in brackets what was part of a unit then, by its name then', () => {
      expect(['2026-03-31', '2026-04-01', '2026-05-01'].map((day) => units(day, 1)[10])).toEqual([
        '人民法院',
        '人民法院（档案室）',
        '人民法院（档案馆）',
      ]);
    });
    it('gives what was merged no more, and its parts with what it was merged into', () => {
      expect(units('2026-06-01', 1)).not.toContain('人民法院（档案馆）');
      expect(['2026-05-31', '2026-06-01'].map((day) => units(day, 3)[0])).toEqual(['教育局', '教育局（档案馆）']);
      expect(['2026-06-30', '2026-07-01'].map((day) => units(day, 4).includes('供销社'))).toEqual([true, false]);
    });
  });
});
