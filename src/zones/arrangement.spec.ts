import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arrangement } from './arrangement.js';
import type { EstablishZones } from './arrangement.commands.js';
import {
  type ArrangementEvents,
  bodiesAt,
  directorOn,
  headOn,
  isAllotted,
  membershipOf,
  zoneOfUnit,
} from './arrangement.state.js';
import { establishmentOf } from './zone-table.js';

const table = JSON.parse(readFileSync(new URL('./zone-table.json', import.meta.url), 'utf8')) as Pick<
  EstablishZones,
  'zones'
>;
const load = { zones: table.zones, from: '2026-01-01', reviewedBy: 'he-dui' };
const established = establishmentOf(load);
const actor = { person: 'zai-ru', post: 'setup' };
const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

const people = {
  persons: {
    'fang-yuan': { name: '方圆', tenures: [{ post: 'standing-member', from: '2025-01-01' }] },
    'gao-yang': { name: '高扬', tenures: [{ post: 'standing-member', from: '2025-01-01' }] },
    'hu-jin': { name: '胡进', tenures: [{ post: 'office-official', of: 'office-1', from: '2025-01-01' }] },
    'ji-ling': { name: '季岭', tenures: [{ post: 'office-official', of: 'office-1', from: '2025-01-01' }] },
    'an-ning': {
      name: '安宁',
      tenures: [
        { post: 'township-secretary', of: 'commission-lingsha', from: '2025-01-01', until: '2026-06-01' },
        { post: 'township-secretary', of: 'commission-touzha', from: '2026-06-01' },
      ],
    },
    'bai-lu': { name: '白露', tenures: [{ post: 'township-official', of: 'commission-lingsha', from: '2025-01-01' }] },
  },
} as const;
const facts = { people };
const zones = (...more: Told<ArrangementEvents>[]) => given(arrangement, [...established, ...more]);

describe('establishing the zones (R5, R16)', () => {
  it('records a partition of 13 commissions, 8 groups, 61 units with 6 bracketed bodies, and 10 supervisors', () => {
    const told = given(arrangement).when('EstablishZones', load, { actor });
    const count = (type: string) => told.filter((event) => event.type === type).length;
    expect(count('ZoneEstablished')).toBe(4);
    expect(told.filter((event) => event.type === 'BodyRegistered' && event.data.kind === 'commission')).toHaveLength(
      13,
    );
    expect(told.filter((event) => event.type === 'BodyRegistered' && event.data.kind === 'group')).toHaveLength(8);
    expect(count('UnitRegistered')).toBe(61);
    expect(told.flatMap((event) => (event.type === 'UnitRegistered' ? event.data.subUnits : []))).toHaveLength(6);
    expect(count('SpecialSupervisorAllotted')).toBe(10);
    const state = fold(arrangement, told);
    const unitsOf = (zone: string) =>
      Object.keys(state.units).filter((unit) => zoneOfUnit(state, unit, '2026-01-05') === zone).length;
    expect(['zone-1', 'zone-2', 'zone-3', 'zone-4'].map(unitsOf)).toEqual([14, 23, 13, 11]);
  });

  it('is refused as a whole with every fault named', () => {
    const [first, second, ...rest] = table.zones;
    const broken = {
      ...load,
      zones: [
        {
          ...first!,
          no: 2,
          units: [...first!.units, { id: 'transport-bureau', name: '交通局', category: 'government_department' }],
        },
        {
          ...second!,
          office: first!.office,
          bodies: [{ ...second!.bodies[0]!, hosts: ['nowhere'] }, ...second!.bodies.slice(1)],
        },
        ...rest,
      ],
    };
    expect(() => given(arrangement).when('EstablishZones', broken, { actor })).toThrow(
      expect.objectContaining({
        code: 'table.faulty',
        faults: [
          expect.objectContaining({ code: 'table.no-twice', pointer: '/zones/1/no' }),
          expect.objectContaining({ code: 'table.office-twice', pointer: '/zones/1/office/id' }),
          expect.objectContaining({
            code: 'table.entry-twice',
            facts: expect.objectContaining({ what: '交通局' }) as unknown,
          }),
          expect.objectContaining({ code: 'table.name-twice' }),
          expect.objectContaining({
            code: 'table.host-unknown',
            facts: expect.objectContaining({ host: 'nowhere' }) as unknown,
          }),
        ],
      }),
    );
  });

  it('is refused a second time', () => {
    expect(() => zones().when('EstablishZones', load, { actor })).toThrow(refused('zone.established-already'));
  });

  it('is refused when nobody else has reviewed the table', () => {
    expect(() => given(arrangement).when('EstablishZones', { ...load, reviewedBy: 'zai-ru' }, { actor })).toThrow(
      refused('zone.reviewed-by-the-same-person'),
    );
  });

  it('knows who answers for a township and for the court, and that departments have nobody yet', () => {
    const state = fold(arrangement, established);
    expect(bodiesAt(state, 'lingsha')).toEqual(['commission-lingsha']);
    expect(bodiesAt(state, 'court')).toEqual(['group-court']);
    expect(bodiesAt(state, 'finance-bureau')).toEqual([]);
  });
});

const directed = {
  type: 'ZoneDirectorAppointed',
  data: { zone: 'zone-1', person: 'fang-yuan', from: '2026-01-05' },
} as const;

describe('appointing a zone director (R11)', () => {
  const appointment = { zone: 'zone-1', person: 'fang-yuan', from: '2026-01-05' };

  it('records person and day', () => {
    expect(zones().when('AppointZoneDirector', appointment, { facts })).toEqual([directed]);
  });
  it('changes nothing the second time', () => {
    expect(zones(directed).when('AppointZoneDirector', appointment, { facts })).toEqual([]);
  });
  it('is refused while there is a director', () => {
    expect(() =>
      zones(directed).when('AppointZoneDirector', { ...appointment, person: 'gao-yang' }, { facts }),
    ).toThrow(refused('zone.has-director'));
  });
  it('is refused for who is no standing member on that day', () => {
    expect(() => zones().when('AppointZoneDirector', { ...appointment, person: 'hu-jin' }, { facts })).toThrow(
      refused('zone.not-standing-member'),
    );
    expect(() => zones().when('AppointZoneDirector', { ...appointment, from: '2024-12-31' }, { facts })).toThrow(
      refused('zone.not-standing-member'),
    );
  });
  it('is refused for the director of another zone, and for an unknown zone', () => {
    expect(() => zones(directed).when('AppointZoneDirector', { ...appointment, zone: 'zone-2' }, { facts })).toThrow(
      refused('zone.directs-another'),
    );
    expect(() => zones().when('AppointZoneDirector', { ...appointment, zone: 'zone-9' }, { facts })).toThrow(
      refused('zone.unknown'),
    );
  });
  it('takes the place of an acting director', () => {
    const acting = {
      type: 'ActingDirectorAppointed',
      data: { zone: 'zone-1', person: 'gao-yang', from: '2026-01-02' },
    } as const;
    expect(zones(acting).when('AppointZoneDirector', appointment, { facts })).toEqual([directed]);
  });
});

describe('appointing an acting director', () => {
  const appointment = { zone: 'zone-1', person: 'gao-yang', from: '2026-01-02' };
  const acting = { type: 'ActingDirectorAppointed', data: appointment } as const;

  it('records it for a zone without a director', () => {
    expect(zones().when('AppointActingDirector', appointment, { facts })).toEqual([acting]);
  });
  it('is refused while there is a director', () => {
    expect(() => zones(directed).when('AppointActingDirector', appointment, { facts })).toThrow(
      refused('zone.has-director'),
    );
  });
  it('changes nothing the second time', () => {
    expect(zones(acting).when('AppointActingDirector', appointment, { facts })).toEqual([]);
  });
});

describe('relieving a zone director', () => {
  const relief = { zone: 'zone-1', until: '2026-05-01', reason: '工作调整' };

  it('leaves the zone without one', () => {
    const told = zones(directed).when('RelieveZoneDirector', relief);
    expect(told).toEqual([{ type: 'ZoneDirectorRelieved', data: { ...relief, person: 'fang-yuan' } }]);
    const state = fold(arrangement, [...established, directed, ...told]);
    expect(directorOn(state, 'zone-1', '2026-04-30')?.person).toBe('fang-yuan');
    expect(directorOn(state, 'zone-1', '2026-05-01')).toBeUndefined();
  });
  it('is refused before the appointment', () => {
    expect(() => zones(directed).when('RelieveZoneDirector', { ...relief, until: '2026-01-04' })).toThrow(
      refused('zone.relieved-before-appointed'),
    );
  });
  it('changes nothing where there is none', () => {
    expect(zones().when('RelieveZoneDirector', relief)).toEqual([]);
  });
  it('lets the next one begin on that day, with nobody twice and nobody missing', () => {
    const relieved = { type: 'ZoneDirectorRelieved', data: { ...relief, person: 'fang-yuan' } } as const;
    const history = zones(directed, relieved);
    expect(() =>
      history.when('AppointZoneDirector', { zone: 'zone-1', person: 'gao-yang', from: '2026-04-30' }, { facts }),
    ).toThrow(refused('zone.has-director'));
    const next = history.when(
      'AppointZoneDirector',
      { zone: 'zone-1', person: 'gao-yang', from: '2026-05-01' },
      { facts },
    );
    const state = fold(arrangement, [...established, directed, relieved, ...next]);
    expect(['2026-04-30', '2026-05-01'].map((day) => directorOn(state, 'zone-1', day)?.person)).toEqual([
      'fang-yuan',
      'gao-yang',
    ]);
  });
});

describe('recording the head of an office (R13)', () => {
  const record = { office: 'office-1', person: 'hu-jin', from: '2026-01-05' };
  const recorded = zones().when('RecordOfficeHead', record, { facts });

  it('makes the head deputy director of the zone in the same breath', () => {
    expect(recorded).toEqual([
      { type: 'OfficeHeadRecorded', data: record },
      { type: 'DeputyDirectorChanged', data: { zone: 'zone-1', person: 'hu-jin', from: '2026-01-05' } },
    ]);
  });
  it('is refused for somebody unknown or an unknown office', () => {
    expect(() => zones().when('RecordOfficeHead', { ...record, person: 'nobody' }, { facts })).toThrow(
      refused('people.unknown'),
    );
    expect(() => zones().when('RecordOfficeHead', { ...record, office: 'office-9' }, { facts })).toThrow(
      refused('zone.office-unknown'),
    );
  });
  it('changes nothing the second time', () => {
    expect(zones(...recorded).when('RecordOfficeHead', record, { facts })).toEqual([]);
  });
  it('leaves the one before in the post until the day', () => {
    const next = zones(...recorded).when(
      'RecordOfficeHead',
      { office: 'office-1', person: 'ji-ling', from: '2026-03-01' },
      { facts },
    );
    const state = fold(arrangement, [...established, ...recorded, ...next]);
    expect(['2026-02-28', '2026-03-01'].map((day) => headOn(state, 'office-1', day))).toEqual(['hu-jin', 'ji-ling']);
    expect(() =>
      zones(...recorded).when(
        'RecordOfficeHead',
        { office: 'office-1', person: 'ji-ling', from: '2026-01-04' },
        { facts },
      ),
    ).toThrow(refused('zone.head-before-the-last'));
  });
});

describe('the liaison officer of an office (R54)', () => {
  const designated = {
    type: 'LiaisonDesignated',
    data: { zone: 'zone-1', office: 'office-1', person: 'hu-jin' },
  } as const;
  const replaced = {
    type: 'LiaisonReplaced',
    data: { zone: 'zone-1', office: 'office-1', from: 'hu-jin', to: 'ji-ling', reason: '休假' },
  } as const;

  it('is designated once', () => {
    expect(zones().when('DesignateLiaison', { office: 'office-1', person: 'hu-jin' }, { facts })).toEqual([designated]);
    expect(zones(designated).when('DesignateLiaison', { office: 'office-1', person: 'hu-jin' }, { facts })).toEqual([]);
  });
  it('is one: a second is refused', () => {
    expect(() =>
      zones(designated).when('DesignateLiaison', { office: 'office-1', person: 'ji-ling' }, { facts }),
    ).toThrow(refused('zone.has-liaison'));
  });
  it('must be of that office', () => {
    expect(() => zones().when('DesignateLiaison', { office: 'office-2', person: 'hu-jin' }, { facts })).toThrow(
      refused('zone.not-of-office'),
    );
    expect(() =>
      zones(designated).when('ReplaceLiaison', { office: 'office-1', person: 'an-ning', reason: '休假' }, { facts }),
    ).toThrow(refused('zone.not-of-office'));
  });
  it('is replaced with a reason, once', () => {
    expect(
      zones(designated).when('ReplaceLiaison', { office: 'office-1', person: 'ji-ling', reason: '休假' }, { facts }),
    ).toEqual([replaced]);
    expect(
      zones(designated, replaced).when(
        'ReplaceLiaison',
        { office: 'office-1', person: 'ji-ling', reason: '休假' },
        { facts },
      ),
    ).toEqual([]);
  });
  it('may be relieved, and then another is designated', () => {
    const relieved = {
      type: 'LiaisonRelieved',
      data: { zone: 'zone-1', office: 'office-1', person: 'hu-jin', reason: '休假' },
    } as const;
    expect(zones(designated).when('RelieveLiaison', { office: 'office-1', reason: '休假' })).toEqual([relieved]);
    const without = zones(designated, relieved);
    expect(without.when('RelieveLiaison', { office: 'office-1', reason: '休假' })).toEqual([]);
    expect(
      without.when('DesignateLiaison', { office: 'office-1', person: 'ji-ling', contact: '6012' }, { facts }),
    ).toEqual([
      {
        type: 'LiaisonDesignated',
        data: { zone: 'zone-1', office: 'office-1', person: 'ji-ling', contact: '6012' },
      },
    ]);
  });
  it('cannot be replaced where there is none', () => {
    expect(() =>
      zones().when('ReplaceLiaison', { office: 'office-1', person: 'ji-ling', reason: '休假' }, { facts }),
    ).toThrow(refused('zone.no-liaison'));
  });
});

describe('allotting a special supervisor (R18)', () => {
  const allotment = { person: 'te-yue-11', name: '特约甲', zone: 'zone-3', from: '2026-01-05' };
  const allotted = { type: 'SpecialSupervisorAllotted', data: { ...allotment, until: '2031-01-05' } } as const;
  const term = { from: '2026-01-05', until: '2031-01-05' };
  const supervisor = { is: 'appointed', name: '特约甲', terms: [term], activities: {} } as const;
  const allot = (body: object = {}, given = zones(), appointment: object = supervisor) =>
    given.when(
      'AllotSpecialSupervisor',
      { ...allotment, ...body },
      { facts: { ...facts, supervisor: appointment as typeof supervisor } },
    );

  it('records the zone, for as long as the term', () => {
    expect(allot()).toEqual([allotted]);
  });
  it('is refused in a second zone', () => {
    expect(() => allot({ zone: 'zone-4' }, zones(allotted))).toThrow(refused('zone.supervisor-elsewhere'));
  });
  it('is refused before the appointment, and outside the term', () => {
    expect(() => allot({}, zones(), { is: 'none' })).toThrow(refused('zone.supervisor-not-in-term'));
    expect(() => allot({ from: '2031-01-05' })).toThrow(refused('zone.supervisor-not-in-term'));
  });
  it('changes nothing the second time', () => {
    expect(allot({}, zones(allotted))).toEqual([]);
  });
  it('follows the term, and may be in another zone after it', () => {
    const ended = {
      type: 'AllotmentTermSet',
      data: { person: 'te-yue-11', zone: 'zone-3', until: '2026-06-01' },
    } as const;
    const set = (until: string, given = zones(allotted), person = 'te-yue-11') =>
      given.when('SetAllotmentTerm', { person, until });
    expect(set('2026-06-01')).toEqual([ended]);
    expect(set('2026-06-01', zones(allotted, ended))).toEqual([]);
    expect(set('2026-06-01', zones(), 'nobody')).toEqual([]);
    expect(isAllotted(fold(arrangement, [...established, allotted, ended]), 'te-yue-11', 'zone-3', '2026-05-31')).toBe(
      true,
    );
    expect(isAllotted(fold(arrangement, [...established, allotted, ended]), 'te-yue-11', 'zone-3', '2026-06-01')).toBe(
      false,
    );
    expect(allot({ zone: 'zone-4', from: '2026-07-01' }, zones(allotted, ended))).toHaveLength(1);
  });
  it('of one known from the table alone has no end until there is an appointment', () => {
    const state = fold(arrangement, established);
    const [person, { zone }] = Object.entries(state.supervisors)[0]!;
    expect(isAllotted(state, person, zone, '2040-01-01')).toBe(true);
    expect(isAllotted(state, person, undefined, '2025-12-31')).toBe(false);
  });
});

const added = {
  type: 'ZoneMemberAdded',
  data: { person: 'an-ning', zone: 'zone-1', home: 'commission-lingsha', from: '2026-01-05' },
} as const;
const colleague = {
  type: 'ZoneMemberAdded',
  data: { person: 'bai-lu', zone: 'zone-1', home: 'commission-lingsha', from: '2026-01-05' },
} as const;

describe('adding a zone member (R7, R15)', () => {
  it('records zone and home, and no post', () => {
    expect(zones().when('AddZoneMember', added.data, { facts })).toEqual([added]);
  });
  it('is refused without a qualifying post on that day', () => {
    expect(() => zones().when('AddZoneMember', { ...added.data, person: 'hu-jin' }, { facts })).toThrow(
      refused('zone.no-qualifying-post'),
    );
    expect(() => zones().when('AddZoneMember', { ...added.data, from: '2026-06-01' }, { facts })).toThrow(
      refused('zone.no-qualifying-post'),
    );
  });
  it('is refused in a zone that the home does not belong to', () => {
    expect(() => zones().when('AddZoneMember', { ...added.data, zone: 'zone-2' }, { facts })).toThrow(
      refused('zone.home-elsewhere'),
    );
  });
  it('is refused in a second zone', () => {
    const wider = {
      people: {
        persons: {
          ...people.persons,
          'an-ning': {
            name: '安宁',
            tenures: [{ post: 'township-official', of: 'commission-touzha', from: '2025-01-01' }],
          },
        },
      },
    } as const;
    expect(() =>
      zones(added).when(
        'AddZoneMember',
        { person: 'an-ning', zone: 'zone-2', home: 'commission-touzha', from: '2026-02-01' },
        { facts: wider },
      ),
    ).toThrow(refused('zone.member-elsewhere'));
  });
  it('changes nothing the second time', () => {
    expect(zones(added).when('AddZoneMember', added.data, { facts })).toEqual([]);
  });
});

describe('reassigning a zone member', () => {
  const reassignment = {
    person: 'an-ning',
    toZone: 'zone-2',
    toHome: 'commission-touzha',
    from: '2026-06-01',
    successor: 'bai-lu',
    reason: '交流任职',
  };
  const openWork = {
    'an-ning': [
      { kind: 'inspection', id: '2026-festival-1', title: '春节检查' },
      { kind: 'issue', id: 'issue-7', title: '台账缺失' },
    ],
  } as const;
  const told = zones(added, colleague).when('ReassignZoneMember', reassignment, { facts: { people, openWork } });

  it('records both zones and opens the list of what must be handed over', () => {
    expect(told).toEqual([
      {
        type: 'ZoneMemberReassigned',
        data: {
          person: 'an-ning',
          fromZone: 'zone-1',
          toZone: 'zone-2',
          fromHome: 'commission-lingsha',
          toHome: 'commission-touzha',
          from: '2026-06-01',
          reason: '交流任职',
        },
      },
      {
        type: 'HandoverOpened',
        data: {
          handover: 'an-ning-1',
          person: 'an-ning',
          successor: 'bai-lu',
          items: openWork['an-ning'],
          kept: [],
          zone: 'zone-1',
          office: 'office-1',
        },
      },
    ]);
  });
  it('leaves the person in exactly one zone on every day', () => {
    const state = fold(arrangement, [...established, added, colleague, ...told]);
    expect(membershipOf(state, 'an-ning', '2026-05-31')?.zone).toBe('zone-1');
    expect(membershipOf(state, 'an-ning', '2026-06-01')?.zone).toBe('zone-2');
  });
  it('lets work be kept expressly, and only work that is open', () => {
    const kept = zones(added, colleague).when(
      'ReassignZoneMember',
      { ...reassignment, keeps: ['issue-7'] },
      { facts: { people, openWork } },
    );
    expect(kept[1]).toMatchObject({ data: { items: [openWork['an-ning'][0]], kept: ['issue-7'] } });
    expect(() =>
      zones(added, colleague).when(
        'ReassignZoneMember',
        { ...reassignment, keeps: ['issue-8'] },
        { facts: { people, openWork } },
      ),
    ).toThrow(refused('zone.keeps-unknown-work'));
  });
  it('opens no hand-over when nothing is open', () => {
    expect(zones(added).when('ReassignZoneMember', reassignment, { facts })).toHaveLength(1);
  });
  it('is refused when the successor is not another member of the old zone', () => {
    expect(() => zones(added).when('ReassignZoneMember', reassignment, { facts: { people, openWork } })).toThrow(
      refused('zone.successor-not-a-member'),
    );
    expect(() =>
      zones(added, colleague).when(
        'ReassignZoneMember',
        { ...reassignment, successor: 'an-ning' },
        { facts: { people, openWork } },
      ),
    ).toThrow(refused('zone.successor-not-a-member'));
  });
  it('is refused without a qualifying post at the new home on that day', () => {
    expect(() => zones(added).when('ReassignZoneMember', { ...reassignment, from: '2026-05-31' }, { facts })).toThrow(
      refused('zone.no-qualifying-post'),
    );
  });
  it('is refused for who is no member', () => {
    expect(() => zones().when('ReassignZoneMember', reassignment, { facts })).toThrow(refused('zone.not-a-member'));
  });
  it('changes nothing the second time', () => {
    expect(zones(added, colleague, ...told).when('ReassignZoneMember', reassignment, { facts })).toEqual([]);
  });
});

describe('removing a zone member', () => {
  const removal = { person: 'an-ning', until: '2026-04-28', successor: 'bai-lu', reason: '调离本县' };
  const removed = {
    type: 'ZoneMemberRemoved',
    data: { person: 'an-ning', zone: 'zone-1', until: '2026-04-28', reason: '调离本县' },
  } as const;

  it('records the last zone and day', () => {
    expect(zones(added).when('RemoveZoneMember', removal, { facts })).toEqual([removed]);
  });
  it('is refused for who was never a member', () => {
    expect(() => zones().when('RemoveZoneMember', removal, { facts })).toThrow(refused('zone.not-a-member'));
  });
  it('changes nothing the second time', () => {
    expect(zones(added, removed).when('RemoveZoneMember', removal, { facts })).toEqual([]);
  });
});
