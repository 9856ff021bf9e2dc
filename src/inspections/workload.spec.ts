import { describe, expect, it } from '@jest/globals';
import { happened, rowsOf } from '../../test/rows.js';
import { workloadPage } from './inspections.capability.js';
import { workloadOn } from './workload.js';
import { workload } from './workload.view.js';

const team = (members: string[], zone = 'zone-1', released: string[] = []) => ({
  ...{ zone, office: `office-${zone.at(-1)!}`, members, released },
  seats: members.map((person) => ({ person, name: person, as: 'zone-member' })),
});

describe('the workload view (R9)', () => {
  const rows = Object.values(
    rowsOf(workload, [
      happened('InspectionTeamFormed', 'a', team(['ma-lin', 'chen-hua']), 'x', '2026-03-02'),
      happened(
        'TeamMemberReplaced',
        'a',
        { leaves: 'chen-hua', joins: 'he-jun', seat: { name: 'he-jun' }, zone: 'zone-1', office: 'office-1' },
        'x',
        '2026-03-04',
      ),
      happened('InspectionReportPresented', 'a', { members: ['ma-lin', 'he-jun'] }, 'x', '2026-03-06'),
      happened('InspectionTeamFormed', 'b', team(['ma-lin']), 'x', '2026-03-10'),
      happened('InspectionTeamFormed', 'c', team(['tang-wei'], 'zone-4'), 'x', '2026-03-10'),
      happened('InspectionTeamFormed', 'c', team(['lin-tao'], 'zone-4', ['tang-wei']), 'x', '2026-03-10'),
    ]),
  );
  const { persons, zones } = workloadOn(rows, '2026-03-11');

  it('counts seats and days, those of open seats up to the day', () => {
    expect(persons.map(({ person, zones: its, open }) => [person, its, open])).toEqual([
      ['chen-hua', { 'zone-1': { seats: 1, days: 3, openSeats: 0 } }, []],
      ['he-jun', { 'zone-1': { seats: 1, days: 3, openSeats: 0 } }, []],
      ['lin-tao', { 'zone-4': { seats: 1, days: 2, openSeats: 1 } }, ['c']],
      ['ma-lin', { 'zone-1': { seats: 2, days: 7, openSeats: 1 } }, ['b']],
      ['tang-wei', { 'zone-4': { seats: 1, days: 1, openSeats: 0 } }, []],
    ]);
  });
  it('adds them up by zone', () => {
    expect(zones).toEqual([
      { zone: 'zone-1', persons: 3, seats: 4, openSeats: 1, days: 13 },
      { zone: 'zone-4', persons: 2, seats: 2, openSeats: 1, days: 3 },
    ]);
  });
  it('is in the order of names and can be asked for in no other: it ranks nobody', () => {
    expect(workloadPage.sort).toEqual({ person: 1 });
    expect(workloadPage.filters).toEqual(['zone', 'person']);
    expect(persons.map(({ person }) => person)).toEqual([...persons.map(({ person }) => person)].sort());
  });
});
