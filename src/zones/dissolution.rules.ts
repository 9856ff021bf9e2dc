import { Refused } from '@libs/event-sourcing/index.js';
import type { DissolveZone } from './arrangement.commands.js';
import {
  type Arrangement,
  type ArrangementEvents,
  directorOn,
  isSettled,
  membersAhead,
  nameOn,
  type Placing,
  placedOn,
  zoneOfBody,
  zoneOfUnit,
} from './arrangement.state.js';
import { zoneLeft } from './membership.rules.js';

/** Members of the bodies that move, and where they come to be. */
export const membersOf = (
  state: Arrangement,
  moves: readonly { readonly member: string; readonly toZone: string }[],
  from: string,
) =>
  moves.flatMap(({ member, toZone }) =>
    state.bodies[member] ? membersAhead(state, member, from).map((person) => ({ person, toZone })) : [],
  );

/** Is somebody or something in the zone on a later day, by what has been decided already? */
const comesAhead = (placings: readonly Placing[], zone: string, day: string) =>
  placings.some(({ from }) => from > day && placedOn(placings, from) === zone);

const zonesOnlyOnce = (names: readonly string[]) => {
  if (new Set(names).size < names.length) throw new Refused('zone.moved-twice');
};

/**
 * Everything the zone has goes elsewhere, named one by one, and by one event: so that every unit, body, member and
 * supervisor is in exactly one zone at every instant.
 */
export function dissolutionOf(
  { zone, moves, supervisors, reason }: DissolveZone,
  state: Arrangement,
  today: string,
): ArrangementEvents['ZoneDissolved'] {
  const { name, office } = state.zones[zone]!;
  zonesOnlyOnce(moves.map(({ member }) => member));
  zonesOnlyOnce(supervisors.map(({ person }) => person));
  for (const { toZone } of [...moves, ...supervisors])
    if (toZone === zone || !state.zones[toZone]) throw new Refused('zone.unknown', { zone: toZone });

  const bodies = Object.keys(state.bodies).filter((body) => zoneOfBody(state, body, today) === zone);
  const units = Object.keys(state.units).filter(
    (unit) => zoneOfUnit(state, unit, today) === zone && placedOn(state.units[unit]!.placings, today) === zone,
  );
  const here = [...bodies, ...units];
  const left = here.filter((one) => !moves.some(({ member }) => member === one));
  if (left.length > 0) throw new Refused('zone.not-all-moved', { zone: name, members: named(state, left, today) });
  const strangers = moves.map(({ member }) => member).filter((member) => !here.includes(member));
  if (strangers.length > 0) throw new Refused('zone.moves-what-is-elsewhere', { zone: name, members: strangers });
  const ahead = [...Object.entries(state.bodies), ...Object.entries(state.units)].flatMap(([id, { placings }]) =>
    comesAhead(placings, zone, today) ? [id] : [],
  );
  if (ahead.length > 0) throw new Refused('zone.awaits-members', { zone: name, members: named(state, ahead, today) });

  const allotted = Object.keys(state.supervisors).filter((person) => {
    const { zone: of, until } = state.supervisors[person]!;
    return of === zone && (until === undefined || today < until);
  });
  const alone = allotted.filter((one) => !supervisors.some(({ person }) => person === one));
  if (alone.length > 0) throw new Refused('zone.not-all-moved', { zone: name, members: alone });
  const others = supervisors.map(({ person }) => person).filter((person) => !allotted.includes(person));
  if (others.length > 0) throw new Refused('zone.moves-what-is-elsewhere', { zone: name, members: others });

  const waiting = Object.keys(state.handovers).filter((one) => {
    const list = state.handovers[one]!;
    return !isSettled(list) && zoneLeft(state, list) === zone;
  });
  if (waiting.length > 0) throw new Refused('zone.handover-open', { zone: name, handovers: waiting });

  const director = directorOn(state, zone, today)?.person;
  return {
    zone,
    name,
    office,
    from: today,
    reason,
    moves: moves.map(({ member, toZone }) => ({ member, name: nameOn(state, member, today), fromZone: zone, toZone })),
    members: membersOf(state, moves, today),
    supervisors: supervisors.map(({ person, toZone }) => ({ person, name: state.supervisors[person]!.name, toZone })),
    ...(director !== undefined && { director }),
  };
}

const named = (state: Arrangement, ids: readonly string[], day: string) => ids.map((id) => nameOn(state, id, day));
