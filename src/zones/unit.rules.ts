import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import {
  type Arrangement,
  type ArrangementEvents,
  bearerOf,
  bodiesAt,
  calledBy,
  groupCovering,
  knowsUnit,
  membersAhead,
  nameOn,
  subUnitsOn,
  type Unit,
  wholeOf,
  wholesOf,
  zoneOfBody,
  zoneOfUnit,
} from './arrangement.state.js';
import type { UnitCommands } from './unit.commands.js';

type Rules = Decider<Arrangement, UnitCommands, ArrangementEvents, unknown>['decide'];

export const notBefore = (today: string, from: string) => {
  if (from < today) throw new Refused('zone.composition-in-the-past', { from, today });
};

/** One name belongs to one bearer, in the whole county and for ever: whoever reads an old paper finds the right one. */
function mustBeFree(state: Arrangement, name: string, bearer: string): void {
  const other = bearerOf(state, name);
  if (other !== undefined && other !== bearer) throw new Refused('unit.name-taken', { name, unit: other });
}

const isPlacedAhead = ({ placings }: Pick<Unit, 'placings'>, day: string) =>
  placings.some(({ from, until }) => (until === undefined || day < until) && from >= day);

/** A unit that stands on its own from the day on: neither in brackets, nor merged, nor retired. */
function standing(state: Arrangement, unit: string, day: string): Unit {
  if (!Object.hasOwn(state.units, unit)) throw new Refused('unit.unknown', { unit });
  const known = state.units[unit]!;
  const part = wholesOf(state, unit).find((whole) =>
    state.units[whole]!.subUnits.some((sub) => sub.unit === unit && (sub.until === undefined || day < sub.until)),
  );
  if (known.merged || known.retired !== undefined || part !== undefined)
    throw new Refused('unit.not-standing', { unit: nameOn(state, unit, day) });
  return known;
}

/** Who is known by which name, what is a part of what, and where the units go when they are merged or end (R65). */
export const unitRules: Rules = {
  RegisterUnit({ unit, kind, name, category, hosts = [] }, state) {
    const known = state.units[unit] ?? state.bodies[unit];
    if (known && known.name === name && 'kind' in known === (kind !== 'unit')) return [];
    if (calledBy(state, unit)) throw new Refused('unit.id-taken', { unit });
    mustBeFree(state, name, unit);
    if (kind === 'unit') {
      if (category === undefined || hosts.length > 0) throw new Refused('unit.category-missing', { name });
      return [{ type: 'UnitRegistered', data: { unit, name, category, subUnits: [] } }];
    }
    const stranger = hosts.find((host) => !knowsUnit(state, host));
    if (stranger !== undefined) throw new Refused('unit.unknown', { unit: stranger });
    if (kind === 'commission' && hosts.length !== 1) throw new Refused('table.commission-has-one-seat', { what: name });
    return [{ type: 'BodyRegistered', data: { body: unit, kind, name, hosts } }];
  },

  AssignUnitToZone({ unit, zone, from }, state, { today }) {
    const body = state.bodies[unit];
    const placings = body ? body.placings : standing(state, unit, from).placings;
    if (!state.zones[zone]) throw new Refused('zone.unknown', { zone });
    if (placings.some((one) => one.zone === zone && one.from === from && one.until === undefined)) return [];
    notBefore(today, from);
    if (body?.retired !== undefined) throw new Refused('unit.not-standing', { unit: nameOn(state, unit, from) });
    const there = (body ? zoneOfBody : zoneOfUnit)(state, unit, from);
    if (there !== undefined || isPlacedAhead({ placings }, from))
      throw new Refused('unit.in-a-zone', { unit: nameOn(state, unit, from), zone: there ?? placings.at(-1)!.zone });
    if (body) return [{ type: 'BodyAssignedToZone', data: { body: unit, zone, from } }];
    return [{ type: 'UnitAssignedToZone', data: { unit, zone, from } }];
  },

  RenameUnit({ unit, name, from }, state) {
    const known = calledBy(state, unit);
    if (!known) throw new Refused('unit.unknown', { unit });
    const before = nameOn(state, unit, from);
    if (before === name) return [];
    mustBeFree(state, name, unit);
    const last = known.renamed?.at(-1);
    if (last && from <= last.from) throw new Refused('unit.renamed-since', { unit: last.name, from: last.from });
    const zone = state.offices[unit]?.zone;
    const told = { unit, before, name, from, wholes: wholesOf(state, unit), ...(zone !== undefined && { zone }) };
    return [{ type: 'UnitRenamed', data: told }];
  },

  AddAlias({ unit, alias }, state) {
    if (!calledBy(state, unit)) throw new Refused('unit.unknown', { unit });
    if (bearerOf(state, alias) === unit) return [];
    mustBeFree(state, alias, unit);
    return [{ type: 'AliasAdded', data: { unit, alias } }];
  },

  AttachSubUnit({ whole, unit, name, from }, state, { today }) {
    if (wholeOf(state, unit, from) === whole) return [];
    notBefore(today, from);
    standing(state, whole, from);
    if (whole === unit) throw new Refused('unit.part-of-itself', { unit });
    const known = calledBy(state, unit);
    if (!known && name === undefined) throw new Refused('unit.name-missing', { unit });
    if (known && !Object.hasOwn(state.units, unit)) throw new Refused('unit.not-standing', { unit: known.name });
    if (known && subUnitsOn(standing(state, unit, from), from).length > 0)
      throw new Refused('unit.has-parts', { unit: nameOn(state, unit, from) });
    const told = known ? nameOn(state, unit, from) : name!;
    mustBeFree(state, told, unit);
    return [{ type: 'SubUnitAttached', data: { whole, unit, name: told, from } }];
  },

  DetachSubUnit({ unit, from }, state, { today }) {
    const whole = wholeOf(state, unit, from);
    if (whole === undefined) {
      if (wholesOf(state, unit).length > 0) return [];
      throw new Refused('unit.no-part', { unit });
    }
    notBefore(today, from);
    const { category } = state.units[whole]!;
    return [{ type: 'SubUnitDetached', data: { whole, unit, name: nameOn(state, unit, from), category, from } }];
  },

  MergeUnits({ unit, into, from, reason }, state, { today }) {
    if (state.units[unit]?.merged?.into === into) return [];
    notBefore(today, from);
    if (unit === into) throw new Refused('unit.part-of-itself', { unit });
    const merged = standing(state, unit, from);
    standing(state, into, from);
    const name = nameOn(state, unit, from);
    const intoName = nameOn(state, into, from);
    if (zoneOfUnit(state, into, from) === undefined) throw new Refused('unit.in-no-zone', { unit: intoName });
    const subUnits = subUnitsOn(merged, from).map((sub) => ({ unit: sub.unit, name: nameOn(state, sub.unit, from) }));
    return [{ type: 'UnitsMerged', data: { unit, name, into, intoName, from, reason, subUnits } }];
  },

  RetireUnit({ unit, until, reason }, state, { today }) {
    const body = state.bodies[unit];
    if ((body ?? state.units[unit])?.retired === until) return [];
    notBefore(today, until);
    const name = nameOn(state, unit, until);
    if (body) {
      if (body.retired !== undefined) throw new Refused('unit.not-standing', { unit: name });
      const members = membersAhead(state, unit, until);
      if (members.length > 0) throw new Refused('unit.has-members', { unit: name, persons: members });
    } else {
      if (subUnitsOn(standing(state, unit, until), until).length > 0)
        throw new Refused('unit.has-parts', { unit: name });
      const seated = bodiesAt(state, unit, until).filter((one) => state.bodies[one]!.kind === 'commission');
      if (seated.length > 0) throw new Refused('unit.is-a-seat', { unit: name, bodies: seated });
    }
    return [{ type: 'UnitRetired', data: { unit, name, until, reason } }];
  },

  MapUnitToGroup({ unit, group, from }, state) {
    if (groupCovering(state, unit, from) === group) return [];
    standing(state, unit, from);
    const body = state.bodies[group];
    if (body?.kind !== 'group' || (body.retired !== undefined && body.retired <= from))
      throw new Refused('unit.no-group', { group });
    return [{ type: 'UnitMappedToGroup', data: { unit, group, groupName: nameOn(state, group, from), from } }];
  },
};
