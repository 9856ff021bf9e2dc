import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arrangement } from './arrangement.js';
import type { EstablishZones } from './arrangement.commands.js';
import { type ArrangementEvents, membershipOf, zoneOfBody, zoneOfUnit } from './arrangement.state.js';
import { establishmentOf } from './zone-table.js';

const table = JSON.parse(readFileSync(new URL('./zone-table.json', import.meta.url), 'utf8')) as Pick<
  EstablishZones,
  'zones'
>;
const load = { zones: table.zones, from: '2026-01-01', reviewedBy: 'he-dui' };
const established = establishmentOf(load);
const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

const zones = (...more: Told<ArrangementEvents>[]) => given(arrangement, [...established, ...more]);

const added = {
  type: 'ZoneMemberAdded',
  data: { person: 'an-ning', zone: 'zone-1', home: 'commission-lingsha', from: '2026-01-05' },
} as const;
const colleague = {
  type: 'ZoneMemberAdded',
  data: { person: 'bai-lu', zone: 'zone-1', home: 'commission-lingsha', from: '2026-01-05' },
} as const;

describe('adjusting the composition of zones', () => {
  const move = {
    moves: [{ member: 'administrative-approval-service-bureau', toZone: 'zone-1' }],
    from: '2026-07-01',
    reason: '便于工作',
  };
  const june = { occurredAt: '2026-06-10T09:00:00.000+08:00' };
  const told = zones().when('AdjustZoneComposition', move, june);

  it('places the unit elsewhere from that day, not before, and keeps the partition', () => {
    expect(told).toEqual([
      {
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
      },
    ]);
    const state = fold(arrangement, [...established, ...told]);
    expect(zoneOfUnit(state, 'administrative-approval-service-bureau', '2026-06-30')).toBe('zone-4');
    expect(zoneOfUnit(state, 'administrative-approval-service-bureau', '2026-07-01')).toBe('zone-1');
    const zonesOn = (day: string) => Object.keys(state.units).map((unit) => zoneOfUnit(state, unit, day));
    expect(zonesOn('2026-07-01').filter((zone) => zone === undefined)).toEqual([]);
    expect(zonesOn('2026-07-01')).toHaveLength(61);
  });
  it('moves a body as well', () => {
    const body = zones().when(
      'AdjustZoneComposition',
      { ...move, moves: [{ member: 'commission-lingsha', toZone: 'zone-4' }] },
      june,
    );
    expect(zoneOfBody(fold(arrangement, [...established, ...body]), 'commission-lingsha', '2026-07-01')).toBe('zone-4');
  });
  it('is refused for the past, for an unknown zone or member, and for a member named twice', () => {
    expect(() => zones().when('AdjustZoneComposition', { ...move, from: '2026-06-09' }, june)).toThrow(
      refused('zone.composition-in-the-past'),
    );
    expect(() =>
      zones().when('AdjustZoneComposition', { ...move, moves: [{ member: 'nobody', toZone: 'zone-1' }] }, june),
    ).toThrow(refused('zone.neither-body-nor-unit'));
    expect(() =>
      zones().when('AdjustZoneComposition', { ...move, moves: [{ member: 'court', toZone: 'zone-9' }] }, june),
    ).toThrow(refused('zone.unknown'));
    expect(() =>
      zones().when(
        'AdjustZoneComposition',
        { ...move, moves: [...move.moves, { member: 'administrative-approval-service-bureau', toZone: 'zone-2' }] },
        june,
      ),
    ).toThrow(refused('zone.moved-twice'));
  });
  it('changes nothing the second time', () => {
    expect(zones(...told).when('AdjustZoneComposition', move, june)).toEqual([]);
  });
  it('takes the members of a body along, on the day', () => {
    const body = zones(added, colleague).when(
      'AdjustZoneComposition',
      { ...move, moves: [{ member: 'commission-lingsha', toZone: 'zone-4' }] },
      june,
    );
    expect(body).toMatchObject([
      {
        data: {
          members: [
            { person: 'an-ning', toZone: 'zone-4' },
            { person: 'bai-lu', toZone: 'zone-4' },
          ],
        },
      },
    ]);
    const state = fold(arrangement, [...established, added, colleague, ...body]);
    expect(['2026-06-30', '2026-07-01'].map((day) => membershipOf(state, 'an-ning', day)?.zone)).toEqual([
      'zone-1',
      'zone-4',
    ]);
  });
  it('is refused for what is in no zone: that is assigned to one', () => {
    const alone = {
      type: 'UnitRegistered',
      data: { unit: 'tea', name: '茶叶局', category: 'x', subUnits: [] },
    } as const;
    expect(() =>
      zones(alone).when('AdjustZoneComposition', { ...move, moves: [{ member: 'tea', toZone: 'zone-1' }] }, june),
    ).toThrow(refused('zone.member-in-no-zone'));
  });
});
