import type { Decider } from '@libs/event-sourcing/index.js';
import type { OpenWork } from '../shared/open-work.js';
import { evolveHandovers, type Handover, type HandoverEvents } from './handover.state.js';
import {
  type Body,
  evolveUnits,
  placedFrom,
  type Renaming,
  type Unit,
  type UnitEvents,
  zoneOfBody,
} from './unit.state.js';

export * from './unit.state.js';
export { assigneeOf, type Handover, isSettled, waitingIn } from './handover.state.js';
export type { OpenWork };

/** Where a body goes, decided before somebody joined it. */
export type Going = { readonly zone: string; readonly from: string };

/** A body or unit that goes to another zone. */
interface Moved {
  readonly member: string;
  readonly name: string;
  readonly fromZone: string;
  readonly toZone: string;
}

export interface ArrangementEvents extends UnitEvents, HandoverEvents {
  ZoneEstablished: {
    zone: string;
    no: number;
    name: string;
    office: string;
    officeName: string;
    /** The bodies in the order of the running text, where the table prints them in another (that of the events). */
    textOrder?: readonly string[];
    /** First day, where it is not that of the whole table. */
    from?: string;
  };
  ZoneDirectorAppointed: { zone: string; person: string; from: string };
  ActingDirectorAppointed: { zone: string; person: string; from: string };
  ZoneDirectorRelieved: { zone: string; person: string; until: string; reason: string };
  OfficeHeadRecorded: { office: string; person: string; from: string };
  DeputyDirectorChanged: { zone: string; person: string; from: string };
  /** `contact`: how the office is reached. Never a private number. */
  LiaisonDesignated: { zone: string; office: string; person: string; contact?: string };
  LiaisonReplaced: { zone: string; office: string; from: string; to: string; reason: string; contact?: string };
  LiaisonRelieved: { zone?: string; office: string; person: string; reason: string };
  CounterpartOfficeSet: { zone: string; office: string; officeName: string; before: string; from: string };
  /** `until`: first day no longer; absent where the zone table alone tells of him. */
  SpecialSupervisorAllotted: { person: string; name: string; zone: string; from: string; until?: string };
  /** The appointment it rests on was made, renewed or ended. */
  AllotmentTermSet: { person: string; zone: string; until: string };
  /** `goesTo`: the home is to move to another zone after that, and the member goes along. */
  ZoneMemberAdded: { person: string; zone: string; home: string; from: string; goesTo?: readonly Going[] };
  ZoneMemberReassigned: {
    person: string;
    fromZone: string;
    toZone: string;
    fromHome: string;
    toHome: string;
    from: string;
    reason: string;
    goesTo?: readonly Going[];
  };
  ZoneMemberRemoved: { person: string; zone: string; until: string; reason: string };
  ZoneCompositionAdjusted: {
    moves: readonly Moved[];
    from: string;
    reason: string;
    /** Members of the bodies that move: they go along. */
    members?: readonly { person: string; toZone: string }[];
  };
  /** Everybody and everything in it goes elsewhere by this one event, so that nobody is in no zone for an instant. */
  ZoneDissolved: {
    zone: string;
    name: string;
    office: string;
    from: string;
    reason: string;
    moves: readonly Moved[];
    members: readonly { person: string; toZone: string }[];
    supervisors: readonly { person: string; name: string; toZone: string }[];
    director?: string;
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
  readonly renamed?: readonly Renaming[];
  readonly aliases?: readonly string[];
  /** The zone whose counterpart it is now, if any. */
  readonly zone?: string;
  /** Heads by their first days: each until the next one's. */
  readonly heads: readonly { readonly person: string; readonly from: string }[];
  readonly liaison?: string;
}

export interface Membership {
  readonly zone: string;
  readonly home: string;
  readonly from: string;
  readonly until?: string;
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
  /** Zones that were, by their last names; their numbers and ids are not given again. */
  readonly dissolved?: Readonly<Record<string, { readonly name: string; readonly from: string }>>;
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

/** Who directs a zone on a day, if anybody. */
export const directorOn = (arrangement: Arrangement, zone: string, day: string): Directing | undefined =>
  arrangement.zones[zone]?.directors.find(({ from, until }) => from <= day && (until === undefined || day < until));

/** The head of an office on a day, who is deputy director of its zone. */
export const headOn = (arrangement: Arrangement, office: string, day: string): string | undefined =>
  arrangement.offices[office]?.heads.findLast(({ from }) => from <= day)?.person;

/** A person's membership on a day. At most one at every instant; the zone is that of the home, and goes with it. */
export function membershipOf(arrangement: Arrangement, person: string, day: string): Membership | undefined {
  const found = arrangement.members[person]?.find(
    (membership) => membership.from <= day && (membership.until === undefined || day < membership.until),
  );
  return found && { ...found, zone: zoneOfBody(arrangement, found.home, day) ?? found.zone };
}

/** The zones that a body is to go to after a day, as decided by now. */
export const placesAhead = ({ bodies }: Arrangement, body: string, day: string): readonly Going[] =>
  bodies[body]!.placings.flatMap(({ zone, from }) => (day < from ? [{ zone, from }] : []));

/** Persons whose home is this body, on the day or later. */
export const membersAhead = (arrangement: Arrangement, home: string, day: string): readonly string[] =>
  Object.keys(arrangement.members).filter((person) =>
    arrangement.members[person]!.some((one) => one.home === home && (one.until === undefined || day < one.until)),
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

const freed = ({ zone: _zone, ...office }: Office): Office => office;

function movedFrom(state: Arrangement, moves: readonly Moved[], from: string): Arrangement {
  const bodies = { ...state.bodies };
  const units = { ...state.units };
  for (const { member, toZone } of moves) {
    const placing = { zone: toZone, from };
    const body = bodies[member];
    const unit = units[member];
    if (body) bodies[member] = { ...body, placings: placedFrom(body.placings, placing) };
    if (unit) units[member] = { ...unit, placings: placedFrom(unit.placings, placing) };
  }
  return { ...state, bodies, units };
}

const endMembership = (memberships: readonly Membership[], until: string): readonly Membership[] =>
  memberships.map((membership) => (membership.until === undefined ? { ...membership, until } : membership));

export const evolveArrangement: Decider<Arrangement, never, ArrangementEvents>['evolve'] = {
  ...evolveUnits,
  ...evolveHandovers,
  ZoneEstablished: (state, { zone, no, name, office, officeName, textOrder }) => ({
    ...state,
    zones: { ...state.zones, [zone]: { no, name, office, directors: [], ...(textOrder && { textOrder }) } },
    offices: { ...state.offices, [office]: { name: officeName, zone, heads: [] } },
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
  LiaisonRelieved: (state, { office }) => {
    const { liaison: _liaison, ...known } = state.offices[office]!;
    return { ...state, offices: { ...state.offices, [office]: known } };
  },
  CounterpartOfficeSet: (state, { zone, office, officeName, before }) => ({
    ...state,
    zones: { ...state.zones, [zone]: { ...state.zones[zone]!, office } },
    offices: {
      ...state.offices,
      [before]: freed(state.offices[before]!),
      [office]: { ...(state.offices[office] ?? { name: officeName, heads: [] }), zone },
    },
  }),
  SpecialSupervisorAllotted: (state, { person, ...allotment }) => ({
    ...state,
    supervisors: { ...state.supervisors, [person]: allotment },
  }),
  AllotmentTermSet: (state, { person, until }) => ({
    ...state,
    supervisors: { ...state.supervisors, [person]: { ...state.supervisors[person]!, until } },
  }),
  ZoneMemberAdded: (state, { person, goesTo: _goesTo, ...membership }) => ({
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
  ZoneCompositionAdjusted: (state, { moves, from }) => movedFrom(state, moves, from),
  ZoneDissolved: (state, { zone, name, office, from, moves, supervisors }) => {
    const moved = movedFrom(state, moves, from);
    const { [zone]: _dissolved, ...zones } = moved.zones;
    const allotted = supervisors.map(
      ({ person, toZone }) => [person, { ...moved.supervisors[person]!, zone: toZone, from }] as const,
    );
    return {
      ...moved,
      zones,
      offices: { ...moved.offices, [office]: freed(moved.offices[office]!) },
      supervisors: { ...moved.supervisors, ...Object.fromEntries(allotted) },
      dissolved: { ...moved.dissolved, [zone]: { name, from } },
    };
  },
};
