import type { Decider } from '@libs/event-sourcing/index.js';

/** A unit's or body's zone from a day on; the last one before or on a day counts. */
export interface Placing {
  readonly zone: string;
  readonly from: string;
}

/** Open work named for a hand-over: a record and what it is. */
export interface OpenWork {
  readonly kind: 'inspection' | 'issue' | 'task' | 'grant';
  readonly id: string;
  readonly title: string;
  /** Of a read grant: its last day. */
  readonly until?: string;
}

export interface ArrangementEvents {
  ZoneEstablished: {
    zone: string;
    no: number;
    name: string;
    office: string;
    officeName: string;
    /** The bodies in the order of the running text, where the table prints them in another (that of the events). */
    textOrder?: readonly string[];
  };
  BodyRegistered: {
    body: string;
    kind: 'commission' | 'group';
    name: string;
    /** How the printed table writes it, where that differs. */
    printedAs?: string;
    /** The township a commission sits in; the units a group is stationed in, as far as told. */
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
  ZoneDirectorAppointed: { zone: string; person: string; from: string };
  ActingDirectorAppointed: { zone: string; person: string; from: string };
  ZoneDirectorRelieved: { zone: string; person: string; until: string; reason: string };
  OfficeHeadRecorded: { office: string; person: string; from: string };
  DeputyDirectorChanged: { zone: string; person: string; from: string };
  LiaisonDesignated: { zone: string; office: string; person: string };
  LiaisonReplaced: { zone: string; office: string; from: string; to: string; reason: string };
  /** `until`: first day no longer; absent where the zone table alone tells of him. */
  SpecialSupervisorAllotted: { person: string; name: string; zone: string; from: string; until?: string };
  /** The appointment it rests on was made, renewed or ended. */
  AllotmentTermSet: { person: string; zone: string; until: string };
  ZoneMemberAdded: { person: string; zone: string; home: string; from: string };
  ZoneMemberReassigned: {
    person: string;
    fromZone: string;
    toZone: string;
    fromHome: string;
    toHome: string;
    from: string;
    reason: string;
  };
  ZoneMemberRemoved: { person: string; zone: string; until: string; reason: string };
  HandoverOpened: {
    handover: string;
    person: string;
    successor: string;
    items: readonly OpenWork[];
    kept: readonly string[];
  };
  HandoverItemAccepted: { handover: string; item: string; by: string };
  HandoverCompleted: { handover: string };
  ZoneCompositionAdjusted: {
    moves: readonly { member: string; name: string; fromZone: string; toZone: string }[];
    from: string;
    reason: string;
  };
}

export interface Zone {
  readonly no: number;
  readonly name: string;
  readonly office: string;
  readonly textOrder?: readonly string[];
  /** Directors and acting directors one after the other, never two on one day. */
  readonly directors: readonly Directing[];
}

export interface Directing {
  readonly person: string;
  readonly from: string;
  /** First day no longer. */
  readonly until?: string;
  readonly acting: boolean;
}

export interface Office {
  readonly name: string;
  readonly zone: string;
  /** Heads by their first days: each until the next one's. */
  readonly heads: readonly { readonly person: string; readonly from: string }[];
  readonly liaison?: string;
}

export interface Body {
  readonly kind: 'commission' | 'group';
  readonly name: string;
  readonly printedAs?: string;
  readonly hosts: readonly string[];
  readonly placings: readonly Placing[];
}

export interface Unit {
  readonly name: string;
  readonly category: string;
  readonly subUnits: readonly { readonly unit: string; readonly name: string }[];
  readonly placings: readonly Placing[];
}

export interface Membership {
  readonly zone: string;
  readonly home: string;
  readonly from: string;
  readonly until?: string;
}

export interface Handover {
  readonly person: string;
  readonly successor: string;
  readonly items: readonly OpenWork[];
  readonly accepted: Readonly<Record<string, string>>;
  readonly completed: boolean;
}

export interface Arrangement {
  readonly zones: Readonly<Record<string, Zone>>;
  readonly offices: Readonly<Record<string, Office>>;
  readonly bodies: Readonly<Record<string, Body>>;
  readonly units: Readonly<Record<string, Unit>>;
  readonly supervisors: Readonly<
    Record<string, { readonly name: string; readonly zone: string; readonly from: string; readonly until?: string }>
  >;
  readonly members: Readonly<Record<string, readonly Membership[]>>;
  readonly handovers: Readonly<Record<string, Handover>>;
}

export const unarranged: Arrangement = {
  zones: {},
  offices: {},
  bodies: {},
  units: {},
  supervisors: {},
  members: {},
  handovers: {},
};

const placed = (placings: readonly Placing[], day: string): string | undefined =>
  placings.findLast((placing) => placing.from <= day)?.zone;

/** Who directs a zone on a day, if anybody. */
export const directorOn = (arrangement: Arrangement, zone: string, day: string): Directing | undefined =>
  arrangement.zones[zone]?.directors.find(({ from, until }) => from <= day && (until === undefined || day < until));

/** The head of an office on a day, who is deputy director of its zone. */
export const headOn = (arrangement: Arrangement, office: string, day: string): string | undefined =>
  arrangement.offices[office]?.heads.findLast(({ from }) => from <= day)?.person;

/** The zone that inspects a unit (or a sub-unit, through its unit) on a day. */
export function zoneOfUnit(arrangement: Arrangement, unit: string, day: string): string | undefined {
  const found =
    arrangement.units[unit] ??
    Object.values(arrangement.units).find((one) => one.subUnits.some((sub) => sub.unit === unit));
  return found && placed(found.placings, day);
}

export const zoneOfBody = (arrangement: Arrangement, body: string, day: string): string | undefined =>
  placed(arrangement.bodies[body]?.placings ?? [], day);

export const knowsUnit = (arrangement: Arrangement, unit: string) =>
  Object.hasOwn(arrangement.units, unit) ||
  Object.values(arrangement.units).some((one) => one.subUnits.some((sub) => sub.unit === unit));

/** The discipline bodies seated or stationed in a unit: those that answer for problems there. */
export const bodiesAt = (arrangement: Arrangement, unit: string): readonly string[] =>
  Object.keys(arrangement.bodies).filter((body) => arrangement.bodies[body]!.hosts.includes(unit));

/** A person's membership on a day. At most one at every instant. */
export const membershipOf = (arrangement: Arrangement, person: string, day: string): Membership | undefined =>
  arrangement.members[person]?.find(
    (membership) => membership.from <= day && (membership.until === undefined || day < membership.until),
  );

/** Is the person a special supervisor of this zone (or of any) on a day? */
export function isAllotted(arrangement: Arrangement, person: string, zone: string | undefined, day: string): boolean {
  const allotment = Object.hasOwn(arrangement.supervisors, person) ? arrangement.supervisors[person]! : undefined;
  if (!allotment || (zone !== undefined && allotment.zone !== zone)) return false;
  return allotment.from <= day && (allotment.until === undefined || day < allotment.until);
}

const withDirectors = (
  state: Arrangement,
  zone: string,
  change: (directors: readonly Directing[]) => readonly Directing[],
): Arrangement => {
  const known = state.zones[zone]!;
  return { ...state, zones: { ...state.zones, [zone]: { ...known, directors: change(known.directors) } } };
};

const directing = (state: Arrangement, zone: string, next: Directing): Arrangement =>
  withDirectors(state, zone, (directors) => [...endedBy(directors, next.from), next]);

/** Whoever would still be in the post on that day is no longer. */
const endedBy = (directors: readonly Directing[], day: string): readonly Directing[] =>
  directors.map((one) => (one.until === undefined || day < one.until ? { ...one, until: day } : one));

const inOffice = (state: Arrangement, office: string, change: Partial<Office>): Arrangement => ({
  ...state,
  offices: { ...state.offices, [office]: { ...state.offices[office]!, ...change } },
});

const placedFrom = (placings: readonly Placing[], placing: Placing): readonly Placing[] =>
  [...placings, placing].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

const endMembership = (memberships: readonly Membership[], until: string): readonly Membership[] =>
  memberships.map((membership) => (membership.until === undefined ? { ...membership, until } : membership));

export const evolveArrangement: Decider<Arrangement, never, ArrangementEvents>['evolve'] = {
  ZoneEstablished: (state, { zone, no, name, office, officeName, textOrder }) => ({
    ...state,
    zones: { ...state.zones, [zone]: { no, name, office, directors: [], ...(textOrder && { textOrder }) } },
    offices: { ...state.offices, [office]: { name: officeName, zone, heads: [] } },
  }),
  BodyRegistered: (state, { body, ...facts }) => ({
    ...state,
    bodies: { ...state.bodies, [body]: { ...facts, placings: [] } },
  }),
  UnitRegistered: (state, { unit, ...facts }) => ({
    ...state,
    units: { ...state.units, [unit]: { ...facts, placings: [] } },
  }),
  BodyAssignedToZone: (state, { body, ...placing }) => ({
    ...state,
    bodies: {
      ...state.bodies,
      [body]: { ...state.bodies[body]!, placings: placedFrom(state.bodies[body]!.placings, placing) },
    },
  }),
  UnitAssignedToZone: (state, { unit, ...placing }) => ({
    ...state,
    units: {
      ...state.units,
      [unit]: { ...state.units[unit]!, placings: placedFrom(state.units[unit]!.placings, placing) },
    },
  }),
  ZoneDirectorAppointed: (state, { zone, person, from }) => directing(state, zone, { person, from, acting: false }),
  ActingDirectorAppointed: (state, { zone, person, from }) => directing(state, zone, { person, from, acting: true }),
  ZoneDirectorRelieved: (state, { zone, until }) =>
    withDirectors(state, zone, (directors) => endedBy(directors, until)),
  OfficeHeadRecorded: (state, { office, person, from }) =>
    inOffice(state, office, {
      heads: [...state.offices[office]!.heads, { person, from }].sort((a, b) => (a.from < b.from ? -1 : 1)),
    }),
  // The deputy is read from the head of the office; the event tells it to those who do not know the office.
  DeputyDirectorChanged: (state) => state,
  LiaisonDesignated: (state, { office, person }) => inOffice(state, office, { liaison: person }),
  LiaisonReplaced: (state, { office, to }) => inOffice(state, office, { liaison: to }),
  SpecialSupervisorAllotted: (state, { person, ...allotment }) => ({
    ...state,
    supervisors: { ...state.supervisors, [person]: allotment },
  }),
  AllotmentTermSet: (state, { person, until }) => ({
    ...state,
    supervisors: { ...state.supervisors, [person]: { ...state.supervisors[person]!, until } },
  }),
  ZoneMemberAdded: (state, { person, ...membership }) => ({
    ...state,
    members: { ...state.members, [person]: [...(state.members[person] ?? []), membership] },
  }),
  ZoneMemberReassigned: (state, { person, toZone, toHome, from }) => ({
    ...state,
    members: {
      ...state.members,
      [person]: [...endMembership(state.members[person] ?? [], from), { zone: toZone, home: toHome, from }],
    },
  }),
  ZoneMemberRemoved: (state, { person, until }) => ({
    ...state,
    members: { ...state.members, [person]: endMembership(state.members[person] ?? [], until) },
  }),
  HandoverOpened: (state, { handover, person, successor, items }) => ({
    ...state,
    handovers: { ...state.handovers, [handover]: { person, successor, items, accepted: {}, completed: false } },
  }),
  HandoverItemAccepted: (state, { handover, item, by }) => {
    const open = state.handovers[handover]!;
    return {
      ...state,
      handovers: { ...state.handovers, [handover]: { ...open, accepted: { ...open.accepted, [item]: by } } },
    };
  },
  HandoverCompleted: (state, { handover }) => ({
    ...state,
    handovers: { ...state.handovers, [handover]: { ...state.handovers[handover]!, completed: true } },
  }),
  ZoneCompositionAdjusted: (state, { moves, from }) => {
    const bodies = { ...state.bodies };
    const units = { ...state.units };
    for (const { member, toZone } of moves) {
      const placing = { zone: toZone, from };
      if (bodies[member])
        bodies[member] = { ...bodies[member], placings: placedFrom(bodies[member].placings, placing) };
      if (units[member]) units[member] = { ...units[member], placings: placedFrom(units[member].placings, placing) };
    }
    return { ...state, bodies, units };
  },
};
