import type { Decider } from '@libs/event-sourcing/index.js';
import type { Arrangement } from './arrangement.state.js';

/** A unit's or body's zone from a day on; the last one before or on a day counts. */
export type Placing = {
  readonly zone: string;
  readonly from: string;
  /** First day no longer, where no other zone follows: it was attached, merged or retired. */
  readonly until?: string;
};

/** Another name, from a day on. */
export interface Renaming {
  readonly name: string;
  readonly from: string;
}

interface Called {
  /** The name it was registered by. */
  readonly name: string;
  readonly renamed?: readonly Renaming[];
  readonly aliases?: readonly string[];
}

/** A bracketed body of a unit, from a day to a day; without them: always. */
export interface SubUnit extends Called {
  readonly unit: string;
  readonly from?: string;
  readonly until?: string;
}

export interface Unit extends Called {
  readonly category: string;
  readonly subUnits: readonly SubUnit[];
  readonly placings: readonly Placing[];
  /** Dispatched groups that cover it, by their first days. */
  readonly groups?: readonly { readonly group: string; readonly from: string }[];
  readonly merged?: { readonly into: string; readonly from: string };
  readonly retired?: string;
}

export interface Body extends Called {
  readonly kind: 'commission' | 'group';
  readonly printedAs?: string;
  /** The township a commission sits in; the units a group is stationed in. */
  readonly hosts: readonly string[];
  readonly placings: readonly Placing[];
  readonly retired?: string;
}

export interface UnitEvents {
  BodyRegistered: {
    body: string;
    kind: 'commission' | 'group';
    name: string;
    /** How the printed table writes it, where that differs. */
    printedAs?: string;
    hosts: readonly string[];
  };
  UnitRegistered: {
    unit: string;
    name: string;
    category: string;
    subUnits: readonly { unit: string; name: string }[];
  };
  BodyAssignedToZone: { body: string; zone: string; from: string };
  UnitAssignedToZone: { unit: string; zone: string; from: string };
  /** `unit`: an inspected unit, one in brackets, a body or an office; `wholes`: units whose brackets it has stood in; `zone`: of an office. */
  UnitRenamed: { unit: string; before: string; name: string; from: string; wholes: readonly string[]; zone?: string };
  AliasAdded: { unit: string; alias: string };
  SubUnitAttached: { whole: string; unit: string; name: string; from: string };
  /** From that day a unit of its own, in no zone until it is assigned to one. */
  SubUnitDetached: { whole: string; unit: string; name: string; category: string; from: string };
  /** Its brackets go with it. */
  UnitsMerged: {
    unit: string;
    name: string;
    into: string;
    intoName: string;
    from: string;
    reason: string;
    subUnits: readonly { unit: string; name: string }[];
  };
  UnitRetired: { unit: string; name: string; until: string; reason: string };
  UnitMappedToGroup: { unit: string; group: string; groupName: string; from: string };
}

type Units = Pick<Arrangement, 'units' | 'bodies' | 'offices'>;

const since = <T extends { readonly from: string }>(list: readonly T[] | undefined, day: string): T | undefined =>
  list?.findLast(({ from }) => from <= day);

const sorted = <T extends { readonly from: string }>(list: readonly T[] | undefined, next: T): readonly T[] =>
  [...(list ?? []), next].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

export const placedFrom = (placings: readonly Placing[], placing: Placing): readonly Placing[] =>
  sorted(placings, placing);

/** In no zone from a day on. */
export const placedUntil = (placings: readonly Placing[], day: string): readonly Placing[] =>
  placings
    .filter(({ from }) => from < day)
    .map((placing) => (placing.until === undefined || day < placing.until ? { ...placing, until: day } : placing));

export function placedOn(placings: readonly Placing[], day: string): string | undefined {
  const last = since(placings, day);
  return last && (last.until === undefined || day < last.until) ? last.zone : undefined;
}

/** What something is called on a day. */
export const calledOn = ({ name, renamed }: Called, day: string): string => since(renamed, day)?.name ?? name;

const isAttached = ({ from, until }: SubUnit, day: string) =>
  (from === undefined || from <= day) && (until === undefined || day < until);

/** The unit in whose brackets a sub-unit stands on a day. */
export const wholeOf = ({ units }: Pick<Units, 'units'>, unit: string, day: string): string | undefined =>
  Object.keys(units).find((whole) => units[whole]!.subUnits.some((sub) => sub.unit === unit && isAttached(sub, day)));

/** Every unit in whose brackets it stands, stood or will stand. */
export const wholesOf = ({ units }: Pick<Units, 'units'>, unit: string): readonly string[] =>
  Object.keys(units).filter((whole) => units[whole]!.subUnits.some((sub) => sub.unit === unit));

export const subUnitsOn = ({ subUnits }: Unit, day: string): readonly SubUnit[] =>
  subUnits.filter((sub) => isAttached(sub, day));

export const knowsUnit = ({ units }: Pick<Units, 'units'>, unit: string): boolean =>
  Object.hasOwn(units, unit) || wholesOf({ units }, unit).length > 0;

/** The unit itself, then what stands for it on a day: the unit it is part of, or was merged into, and so on. */
export function standingFor(state: Pick<Units, 'units'>, unit: string, day: string): readonly string[] {
  const chain = [unit];
  for (let next: string | undefined = unit; next !== undefined;) {
    const merged: Unit['merged'] = Object.hasOwn(state.units, next) ? state.units[next]!.merged : undefined;
    next = wholeOf(state, next, day) ?? (merged && merged.from <= day ? merged.into : undefined);
    if (next === undefined || chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}

/** The zone that inspects a unit on a day; a part, or what was merged, through the unit that stands for it. */
export function zoneOfUnit(state: Pick<Units, 'units'>, unit: string, day: string): string | undefined {
  const last = standingFor(state, unit, day).at(-1)!;
  return Object.hasOwn(state.units, last) ? placedOn(state.units[last]!.placings, day) : undefined;
}

export const zoneOfBody = ({ bodies }: Pick<Units, 'bodies'>, body: string, day: string): string | undefined =>
  placedOn(bodies[body]?.placings ?? [], day);

const isOver = ({ retired }: { readonly retired?: string }, day: string | undefined) =>
  retired !== undefined && (day === undefined || retired <= day);

/** The discipline bodies seated or stationed in a unit: those that answer for problems there. */
export const bodiesAt = ({ bodies }: Pick<Units, 'bodies'>, unit: string, day?: string): readonly string[] =>
  Object.keys(bodies).filter((body) => bodies[body]!.hosts.includes(unit) && !isOver(bodies[body]!, day));

/** The dispatched group that covers a unit on a day; nobody until told (I23). */
export function groupCovering({ units, bodies }: Pick<Units, 'units' | 'bodies'>, unit: string, day: string) {
  const group = Object.hasOwn(units, unit) ? since(units[unit]!.groups, day)?.group : undefined;
  return group === undefined || isOver(bodies[group]!, day) ? undefined : group;
}

/** What a unit, one in brackets, a body or an office is called on a day; the id itself where nothing is known by it. */
export function nameOn(state: Units, id: string, day: string): string {
  const known = calledBy(state, id);
  return known ? calledOn(known, day) : id;
}

/** Who or what goes by this id, as far as names are concerned. */
export function calledBy({ units, bodies, offices }: Units, id: string): Called | undefined {
  for (const table of [units, bodies, offices] as const) if (Object.hasOwn(table, id)) return table[id];
  return Object.values(units)
    .flatMap(({ subUnits }) => subUnits)
    .findLast(({ unit }) => unit === id);
}

/** Whose name or alias this is, now or ever; the printed table's own spelling counts. */
export function bearerOf({ units, bodies, offices }: Units, name: string): string | undefined {
  const bears = (one: Called & { readonly printedAs?: string }) =>
    [one.name, one.printedAs, ...(one.renamed ?? []).map((later) => later.name), ...(one.aliases ?? [])].includes(name);
  const tables: readonly Readonly<Record<string, Called>>[] = [units, bodies, offices];
  for (const table of tables) for (const [id, one] of Object.entries(table)) if (bears(one)) return id;
  return Object.values(units)
    .flatMap(({ subUnits }) => subUnits)
    .find(bears)?.unit;
}

/** Changes something wherever it stands: as a unit, in brackets, as a body or an office. */
function recalled<State extends Units>(state: State, id: string, change: (one: Called) => Partial<Called>): State {
  const changed = <T extends Called>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.hasOwn(table, id) ? { ...table, [id]: { ...table[id]!, ...change(table[id]!) } } : table;
  const units = Object.fromEntries(
    Object.entries(changed(state.units)).map(([whole, unit]) => [
      whole,
      unit.subUnits.some((sub) => sub.unit === id)
        ? { ...unit, subUnits: unit.subUnits.map((sub) => (sub.unit === id ? { ...sub, ...change(sub) } : sub)) }
        : unit,
    ]),
  );
  return { ...state, units, bodies: changed(state.bodies), offices: changed(state.offices) };
}

const withUnit = (state: Arrangement, unit: string, change: (known: Unit) => Partial<Unit>): Arrangement =>
  Object.hasOwn(state.units, unit)
    ? { ...state, units: { ...state.units, [unit]: { ...state.units[unit]!, ...change(state.units[unit]!) } } }
    : state;

const withBody = (state: Arrangement, body: string, change: (known: Body) => Partial<Body>): Arrangement => ({
  ...state,
  bodies: { ...state.bodies, [body]: { ...state.bodies[body]!, ...change(state.bodies[body]!) } },
});

/** Only what concerns its names. */
const names = ({ name, renamed, aliases }: Called): Called => ({
  name,
  ...(renamed && { renamed }),
  ...(aliases && { aliases }),
});

const detached = (subUnits: readonly SubUnit[], unit: string, day: string) =>
  subUnits.map((sub) => (sub.unit === unit && isAttached(sub, day) ? { ...sub, until: day } : sub));

const retiredOn = <T extends Unit | Body>({ placings }: T, until: string) => ({
  retired: until,
  placings: placedUntil(placings, until),
});

export const evolveUnits: Decider<Arrangement, never, UnitEvents>['evolve'] = {
  BodyRegistered: (state, { body, ...facts }) => ({
    ...state,
    bodies: { ...state.bodies, [body]: { ...facts, placings: [] } },
  }),
  UnitRegistered: (state, { unit, ...facts }) => ({
    ...state,
    units: { ...state.units, [unit]: { ...facts, placings: [] } },
  }),
  BodyAssignedToZone: (state, { body, zone, from }) =>
    withBody(state, body, ({ placings }) => ({ placings: placedFrom(placings, { zone, from }) })),
  UnitAssignedToZone: (state, { unit, zone, from }) =>
    withUnit(state, unit, ({ placings }) => ({ placings: placedFrom(placings, { zone, from }) })),
  UnitRenamed: (state, { unit, name, from }) =>
    recalled(state, unit, ({ renamed }) => ({ renamed: sorted(renamed, { name, from }) })),
  AliasAdded: (state, { unit, alias }) =>
    recalled(state, unit, ({ aliases = [] }) => ({ aliases: [...aliases, alias] })),
  SubUnitAttached: (state, { whole, unit, name, from }) =>
    withUnit(
      withUnit(state, unit, ({ placings }) => ({ placings: placedUntil(placings, from) })),
      whole,
      ({ subUnits }) => ({ subUnits: [...subUnits, { ...names(calledBy(state, unit) ?? { name }), unit, from }] }),
    ),
  SubUnitDetached: (state, { whole, unit, name, category, from }) => {
    const called = names(calledBy(state, unit) ?? { name });
    const known = state.units[unit] ?? { ...called, category, subUnits: [], placings: [] };
    const freed = { ...state, units: { ...state.units, [unit]: known } };
    return withUnit(freed, whole, ({ subUnits }) => ({ subUnits: detached(subUnits, unit, from) }));
  },
  UnitsMerged: (state, { unit, into, from, subUnits }) => {
    const parts = subUnits.map((sub) => ({ ...names(calledBy(state, sub.unit) ?? sub), unit: sub.unit, from }));
    const left = withUnit(state, unit, (known) => ({
      placings: placedUntil(known.placings, from),
      subUnits: parts.reduce((all, sub) => detached(all, sub.unit, from), known.subUnits),
      merged: { into, from },
    }));
    return withUnit(left, into, (known) => ({ subUnits: [...known.subUnits, ...parts] }));
  },
  UnitRetired: (state, { unit, until }) =>
    Object.hasOwn(state.bodies, unit)
      ? withBody(state, unit, (body) => retiredOn(body, until))
      : withUnit(state, unit, (known) => retiredOn(known, until)),
  UnitMappedToGroup: (state, { unit, group, from }) =>
    withUnit(state, unit, ({ groups }) => ({ groups: sorted(groups, { group, from }) })),
};

/**
 * The bodies that answer for problems in a unit on a day: those seated or stationed there, and the group that covers it; where
 * there is none, those that answer for what stands for it.
 */
export function bodiesAnsweringFor(
  state: Pick<Units, 'units' | 'bodies'>,
  unit: string,
  day: string,
): readonly string[] {
  for (const one of standingFor(state, unit, day)) {
    const group = groupCovering(state, one, day);
    const here = [...new Set([...bodiesAt(state, one, day), ...(group === undefined ? [] : [group])])];
    if (here.length > 0) return here;
  }
  return [];
}
