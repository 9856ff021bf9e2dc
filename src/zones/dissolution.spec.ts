import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arranged } from '../../test/small-county.js';
import { task } from '../../test/inspection-examples.js';
import { arrangement } from './arrangement.js';
import { type ArrangementEvents, directorOn, membershipOf, zoneOfBody, zoneOfUnit } from './arrangement.state.js';

const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });
const county = (...more: Told<ArrangementEvents>[]) => given(arrangement, [...arranged, ...more]);
const state = (...more: Told<ArrangementEvents>[]) => fold(arrangement, [...arranged, ...more]);
const march = { occurredAt: '2026-03-02T09:00:00.000+08:00', facts: { tasks: {} } };

describe('dissolving a zone', () => {
  const everything = ['harbour-town', 'commission-harbour'].map((member) => ({ member, toZone: 'zone-1' }));
  const dissolve = { zone: 'zone-4', moves: everything, supervisors: [], reason: '调整为三个协作区' };
  const told = county().when('DissolveZone', dissolve, march);
  const when =
    (command: object, ...more: Told<ArrangementEvents>[]) =>
    () =>
      county(...more).when('DissolveZone', { ...dissolve, ...command }, march);

  it('moves every unit, body and member in the same event, and ends the director', () => {
    expect(told).toEqual([
      {
        type: 'ZoneDissolved',
        data: {
          zone: 'zone-4',
          name: '第四协作区',
          office: 'office-4',
          from: '2026-03-02',
          reason: '调整为三个协作区',
          moves: [
            { member: 'harbour-town', name: '港镇', fromZone: 'zone-4', toZone: 'zone-1' },
            { member: 'commission-harbour', name: '港镇纪委', fromZone: 'zone-4', toZone: 'zone-1' },
          ],
          members: [
            { person: 'tang-wei', toZone: 'zone-1' },
            { person: 'lin-tao', toZone: 'zone-1' },
          ],
          supervisors: [],
          director: 'gao-yi',
        },
      },
    ]);
  });
  it('leaves nobody in no zone for a day', () => {
    const after = state(...told);
    for (const day of ['2026-03-01', '2026-03-02', '2026-12-31']) {
      const zone = day < '2026-03-02' ? 'zone-4' : 'zone-1';
      expect(zoneOfUnit(after, 'harbour-town', day)).toBe(zone);
      expect(zoneOfBody(after, 'commission-harbour', day)).toBe(zone);
      expect(membershipOf(after, 'tang-wei', day)?.zone).toBe(zone);
    }
    expect(directorOn(after, 'zone-4', '2026-03-02')).toBeUndefined();
    expect(after.offices['office-4']).not.toHaveProperty('zone');
  });
  it('takes special supervisors along', () => {
    const one = { moves: arranged.flatMap(({ type, data }) => placedIn(type, data, 'zone-1')), zone: 'zone-1' };
    expect(when(one)).toThrow(refused('zone.not-all-moved'));
    const moved = county().when(
      'DissolveZone',
      { ...dissolve, ...one, supervisors: [{ person: 'qiu-shan', toZone: 'zone-4' }] },
      march,
    );
    expect(state(...moved).supervisors['qiu-shan']).toEqual({ name: '邱山', zone: 'zone-4', from: '2026-03-02' });
  });
  it('is refused while anything would be left behind', () => {
    expect(when({ moves: everything.slice(1) })).toThrow(refused('zone.not-all-moved'));
    expect(when({ moves: everything.slice(0, 1) })).toThrow(refused('zone.not-all-moved'));
  });
  it('is refused for what is elsewhere, twice, or goes to no other zone', () => {
    expect(when({ moves: [...everything, { member: 'stone-town', toZone: 'zone-1' }] })).toThrow(
      refused('zone.moves-what-is-elsewhere'),
    );
    expect(when({ supervisors: [{ person: 'qiu-shan', toZone: 'zone-1' }] })).toThrow(
      refused('zone.moves-what-is-elsewhere'),
    );
    expect(when({ moves: [...everything, everything[0]!] })).toThrow(refused('zone.moved-twice'));
    expect(when({ moves: everything.map(({ member }) => ({ member, toZone: 'zone-4' })) })).toThrow(
      refused('zone.unknown'),
    );
    expect(when({ zone: 'zone-9' })).toThrow(refused('zone.unknown'));
  });
  it('is refused while something is to come to it, a hand-over is open, or a task is not closed', () => {
    const coming = {
      type: 'ZoneCompositionAdjusted',
      data: {
        moves: [{ member: 'stone-town', name: '石镇', fromZone: 'zone-1', toZone: 'zone-4' }],
        from: '2026-07-01',
        reason: '调整',
      },
    } as const;
    expect(when({}, coming)).toThrow(refused('zone.awaits-members'));
    const opened = {
      type: 'HandoverOpened',
      data: {
        handover: 'tang-wei-1',
        person: 'tang-wei',
        successor: 'lin-tao',
        items: [{ kind: 'issue', id: 'i', title: 't' }],
        kept: [],
        zone: 'zone-4',
      },
    } as const;
    expect(when({}, opened)).toThrow(refused('zone.handover-open'));
    const running = { ...march, facts: { tasks: { 't-1': { ...task, zone: 'zone-4' } } } };
    expect(() => county().when('DissolveZone', dissolve, running)).toThrow(refused('zone.tasks-open'));
  });
  it('changes nothing the second time', () => {
    expect(county(...told).when('DissolveZone', dissolve, march)).toEqual([]);
  });
});

function placedIn(type: string, data: object, zone: string) {
  const { unit, body, zone: of } = data as { unit?: string; body?: string; zone?: string };
  const placed = type === 'UnitAssignedToZone' || type === 'BodyAssignedToZone';
  return placed && of === zone ? [{ member: (unit ?? body)!, toZone: 'zone-4' }] : [];
}

describe('the counterpart office of a zone', () => {
  const set = { zone: 'zone-4', office: 'office-5', name: '信访室（中心）' };
  const told = county().when('SetCounterpartOffice', set, march);

  it('is another from today on; the old one is free', () => {
    expect(told).toEqual([
      {
        type: 'CounterpartOfficeSet',
        data: {
          zone: 'zone-4',
          office: 'office-5',
          officeName: '信访室（中心）',
          before: 'office-4',
          from: '2026-03-02',
        },
      },
    ]);
    const after = state(...told);
    expect(after.zones['zone-4']!.office).toBe('office-5');
    expect([after.offices['office-4']!.zone, after.offices['office-5']!.zone]).toEqual([undefined, 'zone-4']);
  });
  it('brings its head along as deputy director', () => {
    const free = county(...told, {
      type: 'OfficeHeadRecorded',
      data: { office: 'office-4', person: 'he-jun', from: '2026-01-05' },
    });
    expect(free.when('SetCounterpartOffice', { zone: 'zone-4', office: 'office-4' }, march)).toMatchObject([
      { type: 'CounterpartOfficeSet', data: { officeName: '第四纪检监察室' } },
      { type: 'DeputyDirectorChanged', data: { zone: 'zone-4', person: 'he-jun', from: '2026-03-02' } },
    ]);
  });
  it('is refused when it is another zone’s, unknown without a name, or named as another', () => {
    const when = (more: object) => () =>
      county().when('SetCounterpartOffice', { zone: 'zone-4', office: 'office-5', ...more }, march);
    expect(when({ office: 'office-1' })).toThrow(refused('zone.office-of-another'));
    expect(when({})).toThrow(refused('zone.office-unknown'));
    expect(when({ name: '第一纪检监察室' })).toThrow(refused('unit.name-taken'));
    expect(when({ zone: 'zone-9', name: '信访室' })).toThrow(refused('zone.unknown'));
  });
  it('changes nothing the second time', () => {
    expect(county(...told).when('SetCounterpartOffice', set, march)).toEqual([]);
  });
  it('has no liaison officer while it is no zone’s', () => {
    const people = {
      persons: { a: { name: '甲', tenures: [{ post: 'office-official', of: 'office-4', from: '2025-01-01' }] } },
    } as const;
    expect(() =>
      county(...told).when('DesignateLiaison', { office: 'office-4', person: 'a' }, { facts: { people } }),
    ).toThrow(refused('zone.office-without-zone'));
    const liaison = { type: 'LiaisonDesignated', data: { zone: 'zone-4', office: 'office-4', person: 'b' } } as const;
    expect(() =>
      county(liaison, ...told).when(
        'ReplaceLiaison',
        { office: 'office-4', person: 'a', reason: '休假' },
        { facts: { people } },
      ),
    ).toThrow(refused('zone.office-without-zone'));
  });
});

describe('establishing one more zone', () => {
  const establish = { zone: 'zone-5', no: 5, name: '第五协作区', office: 'office-5', officeName: '第五纪检监察室' };
  const established = { type: 'ZoneEstablished', data: { ...establish, from: '2026-03-02' } } as const;

  it('records it with its own office', () => {
    expect(county().when('EstablishZone', establish, march)).toEqual([established]);
  });
  it('is refused with an id, a number, a name or an office that is in use, or with the id of a dissolved zone', () => {
    const when =
      (more: object, ...events: Told<ArrangementEvents>[]) =>
      () =>
        county(...events).when('EstablishZone', { ...establish, ...more }, march);
    expect(when({ zone: 'zone-1' })).toThrow(refused('zone.id-taken'));
    const moves = ['harbour-town', 'commission-harbour'].map((member) => ({ member, toZone: 'zone-1' }));
    const dissolved = county().when('DissolveZone', { zone: 'zone-4', moves, supervisors: [], reason: '调整' }, march);
    expect(when({ zone: 'zone-4' }, ...dissolved)).toThrow(refused('zone.id-taken'));
    expect(when({ no: 4 })).toThrow(refused('zone.number-or-name-taken'));
    expect(when({ name: '第四协作区' })).toThrow(refused('zone.number-or-name-taken'));
    expect(when({ office: 'office-4' })).toThrow(refused('zone.office-of-another'));
  });
  it('changes nothing the second time', () => {
    expect(county(established).when('EstablishZone', establish, march)).toEqual([]);
  });
});
