import type { RowOf } from '../api/rows.js';

type Seat = Pick<
  RowOf<'dispatch-board'>,
  'id' | 'person' | 'name' | 'zone' | 'inspection' | 'title' | 'from' | 'leads' | 'as' | 'call'
>;
type Member = Pick<RowOf<'zone-members'>, 'person' | 'zone' | 'is'>;

/** A person of a zone and where he is now. */
export interface Whereabouts {
  readonly person: string;
  readonly name: string;
  readonly zone: string;
  readonly seats: readonly Seat[];
  /** As many matters at once as the county has set, or more. */
  readonly atLimit: boolean;
}

/** Everybody of the zones, also who is nowhere at the moment; by zone and name, never by how much he has in hand. */
export function whereabouts(
  seats: readonly Seat[],
  members: readonly Member[],
  nameOf: (person: string) => string,
  limit: number,
): readonly Whereabouts[] {
  const places = new Map<string, { readonly zone: string; readonly person: string }>();
  const add = (zone: string, person: string) => places.set(`${zone} ${person}`, { zone, person });
  for (const { person, zone, is } of members) if (person && zone && is !== 'left') add(zone, person);
  for (const { person, zone } of seats) add(zone!, person!);
  return [...places.values()]
    .map(({ zone, person }) => {
      const own = seats.filter((seat) => seat.person === person);
      return {
        person,
        zone,
        name: nameOf(person),
        seats: own.filter((seat) => seat.zone === zone),
        atLimit: own.length >= limit,
      };
    })
    .sort((a, b) => a.zone.localeCompare(b.zone) || a.name.localeCompare(b.name, 'zh'));
}
