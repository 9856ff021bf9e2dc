import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arranged } from '../../test/small-county.js';
import { arrangement } from './arrangement.js';
import {
  type ArrangementEvents,
  bodiesAt,
  groupCovering,
  nameOn,
  standingFor,
  zoneOfBody,
  zoneOfUnit,
} from './arrangement.state.js';

const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });
const county = (...more: Told<ArrangementEvents>[]) => given(arrangement, [...arranged, ...more]);
const state = (...more: Told<ArrangementEvents>[]) => fold(arrangement, [...arranged, ...more]);
const march = { occurredAt: '2026-03-02T09:00:00.000+08:00' };
const later = { occurredAt: '2026-03-03T09:00:00.000+08:00' };

describe('registering a unit (R65)', () => {
  const tea = { unit: 'tea-bureau', kind: 'unit', name: '茶叶局', category: 'department' } as const;
  const registered = {
    type: 'UnitRegistered',
    data: { unit: 'tea-bureau', name: '茶叶局', category: 'department', subUnits: [] },
  } as const;
  const body = { unit: 'group-tea', kind: 'group', name: '驻茶叶局组', hosts: ['finance-bureau'] } as const;

  it('leaves it in no zone until it is assigned to one', () => {
    expect(county().when('RegisterUnit', tea)).toEqual([registered]);
    expect(zoneOfUnit(state(registered), 'tea-bureau', '2026-03-02')).toBeUndefined();
  });
  it('takes a body as well', () => {
    expect(county().when('RegisterUnit', body)).toEqual([
      {
        type: 'BodyRegistered',
        data: { body: 'group-tea', kind: 'group', name: '驻茶叶局组', hosts: ['finance-bureau'] },
      },
    ]);
  });
  it('is refused with an id, a name or an alias that somebody has', () => {
    expect(() => county().when('RegisterUnit', { ...tea, unit: 'treasury' })).toThrow(refused('unit.id-taken'));
    expect(() => county().when('RegisterUnit', { ...tea, name: '国库中心' })).toThrow(refused('unit.name-taken'));
    const alias = { type: 'AliasAdded', data: { unit: 'grain-bureau', alias: '茶叶局' } } as const;
    expect(() => county(alias).when('RegisterUnit', tea)).toThrow(refused('unit.name-taken'));
  });
  it('is refused without what its kind needs', () => {
    const { category: _category, ...bare } = tea;
    expect(() => county().when('RegisterUnit', bare)).toThrow(refused('unit.category-missing'));
    expect(() => county().when('RegisterUnit', { ...body, hosts: ['nowhere'] })).toThrow(refused('unit.unknown'));
    expect(() => county().when('RegisterUnit', { ...body, kind: 'commission', hosts: [] })).toThrow(
      refused('table.commission-has-one-seat'),
    );
  });
  it('changes nothing the second time', () => {
    expect(county(registered).when('RegisterUnit', tea)).toEqual([]);
  });

  describe('and assigning it to a zone', () => {
    const assign = { unit: 'tea-bureau', zone: 'zone-4', from: '2026-03-02' };
    const assigned = { type: 'UnitAssignedToZone', data: assign } as const;

    it('places it from the day on', () => {
      expect(county(registered).when('AssignUnitToZone', assign, march)).toEqual([assigned]);
      const there = state(registered, assigned);
      expect(['2026-03-01', '2026-03-02'].map((day) => zoneOfUnit(there, 'tea-bureau', day))).toEqual([
        undefined,
        'zone-4',
      ]);
    });
    it('is refused for what is in a zone, or is to be', () => {
      expect(() => county().when('AssignUnitToZone', { ...assign, unit: 'grain-bureau' }, march)).toThrow(
        refused('unit.in-a-zone'),
      );
      const april = { ...assigned, data: { ...assign, from: '2026-04-01' } } as const;
      expect(() => county(registered, april).when('AssignUnitToZone', assign, march)).toThrow(
        refused('unit.in-a-zone'),
      );
    });
    it('is refused for the unknown, what stands in brackets, and the past', () => {
      expect(() => county().when('AssignUnitToZone', assign, march)).toThrow(refused('unit.unknown'));
      expect(() => county().when('AssignUnitToZone', { ...assign, unit: 'treasury' }, march)).toThrow(
        refused('unit.unknown'),
      );
      expect(() => county(registered).when('AssignUnitToZone', { ...assign, zone: 'zone-9' }, march)).toThrow(
        refused('zone.unknown'),
      );
      expect(() => county(registered).when('AssignUnitToZone', assign, later)).toThrow(
        refused('zone.composition-in-the-past'),
      );
    });
    it('changes nothing the second time', () => {
      expect(county(registered, assigned).when('AssignUnitToZone', assign, later)).toEqual([]);
    });
  });
});

describe('renaming', () => {
  const rename = { unit: 'grain-bureau', name: '粮食和物资储备局', from: '2026-04-01' };
  const renamed = {
    type: 'UnitRenamed',
    data: { ...rename, before: '粮食局', wholes: [] },
  } as const;

  it('gives another name from the day on, and no other identity', () => {
    expect(county().when('RenameUnit', rename)).toEqual([renamed]);
    const after = state(renamed);
    expect(['2026-03-31', '2026-04-01'].map((day) => nameOn(after, 'grain-bureau', day))).toEqual([
      '粮食局',
      '粮食和物资储备局',
    ]);
    expect(zoneOfUnit(after, 'grain-bureau', '2026-04-01')).toBe('zone-1');
  });
  it('reaches what stands in brackets, bodies and offices', () => {
    const names = [
      ['treasury', '国库支付中心', { wholes: ['finance-bureau'] }],
      ['commission-willow', '柳镇纪检监察机构', { wholes: [] }],
      ['office-4', '第四监督检查室', { wholes: [], zone: 'zone-4' }],
    ] as const;
    for (const [unit, name, more] of names) {
      const told = county().when('RenameUnit', { unit, name, from: '2026-04-01' });
      expect(told).toMatchObject([{ data: { unit, name, ...more } }]);
      expect(nameOn(state(...told), unit, '2026-04-01')).toBe(name);
    }
  });
  it('is refused with a name that is another’s, for the unknown, and before the latest renaming', () => {
    expect(() => county().when('RenameUnit', { ...rename, name: '财政局' })).toThrow(refused('unit.name-taken'));
    expect(() => county().when('RenameUnit', { ...rename, unit: 'nobody' })).toThrow(refused('unit.unknown'));
    expect(() => county(renamed).when('RenameUnit', { ...rename, name: '粮储局', from: '2026-03-01' })).toThrow(
      refused('unit.renamed-since'),
    );
  });
  it('may take up an earlier name of its own again', () => {
    expect(county(renamed).when('RenameUnit', { ...rename, name: '粮食局', from: '2026-05-01' })).toHaveLength(1);
  });
  it('changes nothing the second time', () => {
    expect(county(renamed).when('RenameUnit', rename)).toEqual([]);
  });
});

describe('adding an alias', () => {
  const alias = { unit: 'grain-bureau', alias: '粮局' };
  const added = { type: 'AliasAdded', data: alias } as const;

  it('records it', () => {
    expect(county().when('AddAlias', alias)).toEqual([added]);
  });
  it('is refused when it is a name or alias of another, or for the unknown', () => {
    expect(() => county(added).when('AddAlias', { unit: 'finance-bureau', alias: '粮局' })).toThrow(
      refused('unit.name-taken'),
    );
    expect(() => county().when('AddAlias', { ...alias, alias: '国库中心' })).toThrow(refused('unit.name-taken'));
    expect(() => county().when('AddAlias', { ...alias, unit: 'nobody' })).toThrow(refused('unit.unknown'));
  });
  it('changes nothing the second time', () => {
    expect(county(added).when('AddAlias', alias)).toEqual([]);
  });
});

describe('what stands in brackets', () => {
  const attach = { whole: 'grain-bureau', unit: 'grain-store', name: '粮库', from: '2026-04-01' };
  const attached = { type: 'SubUnitAttached', data: attach } as const;
  const detach = { unit: 'treasury', from: '2026-04-01' };
  const detached = {
    type: 'SubUnitDetached',
    data: { whole: 'finance-bureau', unit: 'treasury', name: '国库中心', category: 'invented', from: '2026-04-01' },
  } as const;

  it('is in the zone of its unit from the day it is attached', () => {
    expect(county().when('AttachSubUnit', attach, march)).toEqual([attached]);
    const after = state(attached);
    expect(['2026-03-31', '2026-04-01'].map((day) => zoneOfUnit(after, 'grain-store', day))).toEqual([
      undefined,
      'zone-1',
    ]);
  });
  it('may have been a unit of its own, which then is in no zone by itself', () => {
    const told = county().when('AttachSubUnit', { ...attach, whole: 'harbour-town', unit: 'grain-bureau' }, march);
    expect(told).toEqual([
      {
        type: 'SubUnitAttached',
        data: { whole: 'harbour-town', unit: 'grain-bureau', name: '粮食局', from: '2026-04-01' },
      },
    ]);
    const after = state(...told);
    expect(['2026-03-31', '2026-04-01'].map((day) => zoneOfUnit(after, 'grain-bureau', day))).toEqual([
      'zone-1',
      'zone-4',
    ]);
  });
  it('is in no zone from the day it is detached, until it is assigned to one', () => {
    expect(county().when('DetachSubUnit', detach, march)).toEqual([detached]);
    const after = state(detached);
    expect(['2026-03-31', '2026-04-01'].map((day) => zoneOfUnit(after, 'treasury', day))).toEqual([
      'zone-1',
      undefined,
    ]);
    const assign = { unit: 'treasury', zone: 'zone-4', from: '2026-04-01' };
    const there = county(detached).when('AssignUnitToZone', assign, march);
    expect(zoneOfUnit(state(detached, ...there), 'treasury', '2026-04-01')).toBe('zone-4');
    expect(zoneOfUnit(state(detached, ...there), 'treasury', '2026-03-31')).toBe('zone-1');
  });
  it('is not attached in the past, to the unknown, to itself, without a name, or under the name of another', () => {
    const when =
      (more: object, at = march) =>
      () =>
        county().when('AttachSubUnit', { ...attach, ...more }, at);
    expect(when({ from: '2026-03-01' })).toThrow(refused('zone.composition-in-the-past'));
    expect(when({ whole: 'nobody' })).toThrow(refused('unit.unknown'));
    expect(when({ unit: 'grain-bureau' })).toThrow(refused('unit.part-of-itself'));
    expect(() =>
      county().when('AttachSubUnit', { whole: 'grain-bureau', unit: 'x', from: '2026-04-01' }, march),
    ).toThrow(refused('unit.name-missing'));
    expect(when({ name: '柳镇' })).toThrow(refused('unit.name-taken'));
    expect(when({ unit: 'treasury' })).toThrow(refused('unit.not-standing'));
    expect(when({ unit: 'finance-bureau' })).toThrow(refused('unit.has-parts'));
  });
  it('is not detached in the past, nor when it is no part', () => {
    expect(() => county().when('DetachSubUnit', { ...detach, from: '2026-03-01' }, march)).toThrow(
      refused('zone.composition-in-the-past'),
    );
    expect(() => county().when('DetachSubUnit', { ...detach, unit: 'grain-bureau' }, march)).toThrow(
      refused('unit.no-part'),
    );
  });
  it('changes nothing the second time', () => {
    expect(county(attached).when('AttachSubUnit', attach, march)).toEqual([]);
    expect(county(detached).when('DetachSubUnit', detach, march)).toEqual([]);
  });
});

describe('merging a unit into another', () => {
  const merge = { unit: 'finance-bureau', into: 'harbour-town', from: '2026-04-01', reason: '机构改革' };
  const told = county().when('MergeUnits', merge, march);
  const after = state(...told);

  it('lets the other stand for it from the day on, with all its parts, in the other’s zone', () => {
    expect(told).toEqual([
      {
        type: 'UnitsMerged',
        data: { ...merge, name: '财政局', intoName: '港镇', subUnits: [{ unit: 'treasury', name: '国库中心' }] },
      },
    ]);
    for (const unit of ['finance-bureau', 'treasury'])
      expect(['2026-03-31', '2026-04-01'].map((day) => zoneOfUnit(after, unit, day))).toEqual(['zone-1', 'zone-4']);
    expect(standingFor(after, 'finance-bureau', '2026-04-01')).toEqual(['finance-bureau', 'harbour-town']);
    expect(nameOn(after, 'finance-bureau', '2026-05-01')).toBe('财政局');
  });
  it('leaves who sits there to answer for it', () => {
    expect(bodiesAt(after, 'finance-bureau', '2026-05-01')).toEqual(['group-finance']);
  });
  it('is refused for the past, the unknown, itself, and what does not stand any more', () => {
    const when = (more: object) => () => county(...told).when('MergeUnits', { ...merge, ...more }, march);
    expect(when({ unit: 'grain-bureau', from: '2026-03-01' })).toThrow(refused('zone.composition-in-the-past'));
    expect(when({ unit: 'nobody' })).toThrow(refused('unit.unknown'));
    expect(when({ unit: 'grain-bureau', into: 'grain-bureau' })).toThrow(refused('unit.part-of-itself'));
    expect(when({ into: 'grain-bureau' })).toThrow(refused('unit.not-standing'));
    expect(when({ unit: 'grain-bureau', into: 'finance-bureau' })).toThrow(refused('unit.not-standing'));
  });
  it('is refused into what is in no zone', () => {
    const tea = { type: 'UnitRegistered', data: { unit: 'tea', name: '茶叶局', category: 'x', subUnits: [] } } as const;
    expect(() => county(tea).when('MergeUnits', { ...merge, into: 'tea' }, march)).toThrow(refused('unit.in-no-zone'));
  });
  it('changes nothing the second time', () => {
    expect(county(...told).when('MergeUnits', merge, march)).toEqual([]);
  });
});

describe('retiring a unit', () => {
  const retire = { unit: 'grain-bureau', until: '2026-04-01', reason: '撤销' };
  const retired = { type: 'UnitRetired', data: { ...retire, name: '粮食局' } } as const;

  it('takes it out of its zone from the day on', () => {
    expect(county().when('RetireUnit', retire, march)).toEqual([retired]);
    expect(['2026-03-31', '2026-04-01'].map((day) => zoneOfUnit(state(retired), 'grain-bureau', day))).toEqual([
      'zone-1',
      undefined,
    ]);
  });
  it('takes a body out as well, and it answers for nothing', () => {
    const left = ['tang-wei', 'lin-tao'].map(
      (person) =>
        ({ type: 'ZoneMemberRemoved', data: { person, zone: 'zone-4', until: '2026-03-20', reason: '调离' } }) as const,
    );
    const told = county(...left).when('RetireUnit', { ...retire, unit: 'commission-harbour' }, march);
    const after = state(...left, ...told);
    expect(zoneOfBody(after, 'commission-harbour', '2026-04-01')).toBeUndefined();
    expect(['2026-03-31', '2026-04-01'].map((day) => bodiesAt(after, 'harbour-town', day))).toEqual([
      ['commission-harbour'],
      [],
    ]);
  });
  it('is refused while it has members, parts or a commission, or has ended, and in the past', () => {
    const when = (more: object) => () => county(retired).when('RetireUnit', { ...retire, ...more }, march);
    expect(when({ unit: 'commission-harbour' })).toThrow(refused('unit.has-members'));
    expect(when({ unit: 'finance-bureau' })).toThrow(refused('unit.has-parts'));
    expect(when({ unit: 'harbour-town' })).toThrow(refused('unit.is-a-seat'));
    expect(when({ until: '2026-05-01' })).toThrow(refused('unit.not-standing'));
    expect(when({ until: '2026-03-01' })).toThrow(refused('zone.composition-in-the-past'));
    expect(when({ unit: 'treasury' })).toThrow(refused('unit.unknown'));
  });
  it('changes nothing the second time', () => {
    expect(county(retired).when('RetireUnit', retire, march)).toEqual([]);
  });
});

describe('mapping a unit to a group', () => {
  const map = { unit: 'grain-bureau', group: 'group-finance', from: '2026-04-01' };
  const mapped = { type: 'UnitMappedToGroup', data: { ...map, groupName: '驻财政局组' } } as const;

  it('says who covers it from the day on; nobody until told', () => {
    expect(county().when('MapUnitToGroup', map)).toEqual([mapped]);
    expect(['2026-03-31', '2026-04-01'].map((day) => groupCovering(state(mapped), 'grain-bureau', day))).toEqual([
      undefined,
      'group-finance',
    ]);
  });
  it('is refused for the unknown, and for what is no group', () => {
    expect(() => county().when('MapUnitToGroup', { ...map, unit: 'nobody' })).toThrow(refused('unit.unknown'));
    expect(() => county().when('MapUnitToGroup', { ...map, group: 'commission-willow' })).toThrow(
      refused('unit.no-group'),
    );
  });
  it('changes nothing the second time', () => {
    expect(county(mapped).when('MapUnitToGroup', map)).toEqual([]);
  });
});
