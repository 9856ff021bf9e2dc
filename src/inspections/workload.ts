import { daysFrom, type WorkloadRow } from './workload.view.js';

interface ZoneLoad {
  readonly zone: string;
  readonly persons: number;
  readonly seats: number;
  readonly openSeats: number;
  readonly days: number;
}

/** Each person with the days of open seats counted up to a day, and each zone with the sum. By name, never by amount. */
export function workloadOn(rows: readonly WorkloadRow[], day: string) {
  const persons = rows
    .map((row) => {
      const zones: Record<string, { seats: number; openSeats: number; days: number }> = {};
      for (const [zone, served] of Object.entries(row.zones)) zones[zone] = { ...served, openSeats: 0 };
      for (const { zone, from } of Object.values(row.open)) {
        const served = zones[zone]!;
        zones[zone] = { ...served, openSeats: served.openSeats + 1, days: served.days + daysFrom(from, day) };
      }
      return { person: row.person, name: row.name, zone: row.zone, zones, open: Object.keys(row.open).sort() };
    })
    .sort((a, b) => (a.person < b.person ? -1 : 1));
  const names = [...new Set(persons.flatMap(({ zones }) => Object.keys(zones)))].sort();
  const zones = names.map((zone): ZoneLoad => {
    const served = persons.flatMap((person) => person.zones[zone] ?? []);
    const sum = (of: 'seats' | 'openSeats' | 'days') => served.reduce((all, one) => all + one[of], 0);
    return { zone, persons: served.length, seats: sum('seats'), openSeats: sum('openSeats'), days: sum('days') };
  });
  return { day, persons, zones };
}
