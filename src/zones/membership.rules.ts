import { type Decider, Refused, type Told } from '@libs/event-sourcing/index.js';
import { OF_BODY } from '../shared/posts.js';
import { type Rulebook, termOn } from '../instruments/rulebook.state.js';
import { holds, type People } from '../people/people.state.js';
import type { WorkByPerson } from './open-work.js';
import {
  type Arrangement,
  type ArrangementEvents,
  assigneeOf,
  directorOn,
  type Handover,
  isSettled,
  membershipOf,
  nameOn,
  placesAhead,
  type OpenWork,
  waitingIn,
  zoneOfBody,
} from './arrangement.state.js';
import type { MembershipCommands } from './membership.commands.js';

export interface MembershipFacts {
  readonly people: People;
  readonly openWork: WorkByPerson;
  readonly rulebook: Rulebook;
}

type Rules = Decider<Arrangement, MembershipCommands, ArrangementEvents, MembershipFacts>['decide'];

const mustBelong = (
  state: Arrangement,
  people: People,
  { person, zone, home, from }: { person: string; zone: string; home: string; from: string },
) => {
  if (!state.zones[zone]) throw new Refused('zone.unknown', { zone });
  if (!state.bodies[home]) throw new Refused('zone.body-unknown', { body: home });
  const name = nameOn(state, home, from);
  if (zoneOfBody(state, home, from) !== zone) throw new Refused('zone.home-elsewhere', { home: name, zone });
  // Posts that make a person of a body a member of its zone (三).
  if (!OF_BODY.some((post) => holds(people, person, post, from, home)))
    throw new Refused('zone.no-qualifying-post', { person, home: name, day: from });
};

/** A move of the home that was entered before is not told of again on its day. */
const goingWith = (state: Arrangement, home: string, from: string) => {
  const goesTo = placesAhead(state, home, from);
  return goesTo.length > 0 && { goesTo };
};

const memberNow = (state: Arrangement, person: string, day: string) => {
  const last = state.members[person]?.find(({ until }) => until === undefined);
  // The zone is that of the home on the day, or, before the membership begins, the one it begins in.
  return last && { ...last, zone: zoneOfBody(state, last.home, day) ?? last.zone };
};

/** Who is a member of which zone, and who takes over what a member leaves (R15). */
export const membershipRules: Rules = {
  AddZoneMember({ person, zone, home, from }, state, { facts }) {
    const member = state.members[person]?.find(({ until }) => until === undefined || from < until);
    if (member?.home === home && (zoneOfBody(state, home, from) ?? member.zone) === zone) return [];
    if (member) throw new Refused('zone.member-elsewhere', { person, zone: member.zone });
    mustBelong(state, facts.people, { person, zone, home, from });
    return [{ type: 'ZoneMemberAdded', data: { person, zone, home, from, ...goingWith(state, home, from) } }];
  },

  ReassignZoneMember({ person, toZone, toHome, from, successor, keeps = [], reason }, state, context) {
    const member = memberNow(state, person, from);
    if (!member) throw new Refused('zone.not-a-member', { person });
    if (member.zone === toZone && member.home === toHome) return [];
    if (from < member.from) throw new Refused('zone.leaves-before-joining', { from: member.from, until: from });
    mustBelong(state, context.facts.people, { person, zone: toZone, home: toHome, from });
    const { zone: fromZone, home: fromHome } = member;
    const data = { person, fromZone, toZone, fromHome, toHome, from, reason, ...goingWith(state, toHome, from) };
    return [
      { type: 'ZoneMemberReassigned', data },
      ...listOf(state, context.facts, { person, successor, keeps, day: from, zone: fromZone }),
    ];
  },

  RemoveZoneMember({ person, until, successor, reason }, state, context) {
    const member = memberNow(state, person, until);
    if (!member) {
      if (state.members[person]?.some((one) => one.until === until)) return [];
      throw new Refused('zone.not-a-member', { person });
    }
    if (until < member.from) throw new Refused('zone.leaves-before-joining', { from: member.from, until });
    return [
      { type: 'ZoneMemberRemoved', data: { person, zone: member.zone, until, reason } },
      ...listOf(state, context.facts, { person, successor, keeps: [], day: until, zone: member.zone }),
    ];
  },

  OpenHandover({ person, successor, keeps = [] }, state, { facts, today }) {
    const member = memberNow(state, person, today);
    if (!member) throw new Refused('zone.not-a-member', { person });
    if (openOf(state, person).some((one) => one.successor === successor)) return [];
    return listOf(state, facts, { person, successor, keeps, day: today, zone: member.zone });
  },

  AcceptHandoverItem({ handover: name, item }, state, { actor }) {
    const { list, work } = itemOf(state, name, item);
    if (item in list.accepted) return [];
    mustStillBeAsked(list, item);
    const { kind } = work;
    const accepted = { type: 'HandoverItemAccepted', data: { handover: name, item, by: actor.person, kind } } as const;
    const isLast = waitingIn(list).every(({ id }) => id === item);
    return isLast ? [accepted, { type: 'HandoverCompleted', data: { handover: name } }] : [accepted];
  },

  AssignHandoverItem({ handover: name, item, to }, state, { today }) {
    const { list, work } = itemOf(state, name, item);
    const from = assigneeOf(list, item);
    const contested = list.contested?.[item] !== undefined;
    if (from === to && !contested) return [];
    if (item in list.accepted) throw new Refused('handover.accepted-already', { item, by: list.accepted[item]! });
    const zone = zoneLeft(state, list);
    if (to === list.person || membershipOf(state, to, today)?.zone !== zone)
      throw new Refused('zone.successor-not-a-member', { successor: to, zone });
    return [assignment(state, name, work, to)];
  },

  ContestHandoverItem({ handover: name, item, reason }, state, { actor }) {
    const { list, work } = itemOf(state, name, item);
    if (list.contested?.[item] === actor.person) return [];
    if (item in list.accepted) throw new Refused('handover.accepted-already', { item, by: list.accepted[item]! });
    mustStillBeAsked(list, item);
    const office = state.zones[zoneLeft(state, list)]?.office;
    const told = { handover: name, item, title: work.title, by: actor.person, reason };
    return [{ type: 'HandoverItemContested', data: { ...told, ...(office !== undefined && { office }) } }];
  },

  /** Only after the term: before that, somebody is still being asked. */
  ExcuseHandover({ handover: name, to, reason }, state, { facts, today }) {
    const list = listNamed(state, name);
    if (isSettled(list)) return [];
    const { due } = termOn(facts.rulebook, 'hand-over', list.openedOn);
    if (today <= due) throw new Refused('handover.term-running', { due });
    const zone = zoneLeft(state, list);
    const ofTheZone = membershipOf(state, to, today)?.zone === zone || directorOn(state, zone, today)?.person === to;
    if (to === list.person || !ofTheZone) throw new Refused('zone.successor-not-a-member', { successor: to, zone });
    const items = waitingIn(list);
    const others = items.filter(({ id }) => assigneeOf(list, id) !== to);
    return [
      ...others.map((item) => assignment(state, name, item, to)),
      { type: 'HandoverExcused', data: { handover: name, items, to, reason } },
    ];
  },
};

function assignment(state: Arrangement, handover: string, { id: item, kind, title }: OpenWork, to: string) {
  const list = state.handovers[handover]!;
  const zone = zoneLeft(state, list);
  const office = state.zones[zone]?.office;
  const told = { handover, item, kind, title, from: assigneeOf(list, item), to, zone };
  return { type: 'HandoverItemAssigned', data: { ...told, ...(office !== undefined && { office }) } } as const;
}

const openOf = (state: Arrangement, person: string): readonly Handover[] =>
  Object.values(state.handovers).filter((one) => one.person === person && !isSettled(one));

function listNamed(state: Arrangement, name: string): Handover {
  if (!Object.hasOwn(state.handovers, name)) throw new Refused('handover.unknown', { handover: name });
  return state.handovers[name]!;
}

function itemOf(state: Arrangement, name: string, item: string) {
  const list = listNamed(state, name);
  const work = list.items.find(({ id }) => id === item);
  if (!work) throw new Refused('zone.not-in-handover', { handover: name, item });
  return { list, work };
}

function mustStillBeAsked({ contested }: Handover, item: string): void {
  if (contested?.[item] !== undefined) throw new Refused('handover.contested', { item, by: contested[item] });
}

/** The zone that was left; lists from before it was written down go by the successor. */
export const zoneLeft = (state: Arrangement, { zone, successor }: Handover): string =>
  zone ?? state.members[successor]?.at(-1)?.zone ?? '';

/** The list of open work that must be taken over, unless there is none. */
function listOf(
  state: Arrangement,
  { openWork }: MembershipFacts,
  {
    person,
    successor,
    keeps,
    day,
    zone,
  }: { person: string; successor: string; keeps: readonly string[]; day: string; zone: string },
): readonly Told<ArrangementEvents>[] {
  const open = (openWork[person] ?? []).filter(({ until }) => until === undefined || day <= until);
  const unknown = keeps.filter((kept) => !open.some(({ id }) => id === kept));
  if (unknown.length > 0) throw new Refused('zone.keeps-unknown-work', { person, items: unknown });
  const items = open.filter(({ id }) => !keeps.includes(id));
  if (items.length === 0) return [];
  if (successor === person || membershipOf(state, successor, day)?.zone !== zone)
    throw new Refused('zone.successor-not-a-member', { successor, zone });
  const nth = Object.values(state.handovers).filter((one) => one.person === person).length + 1;
  const office = state.zones[zone]?.office;
  const list = { handover: `${person}-${nth}`, person, successor, items, kept: keeps, zone };
  return [{ type: 'HandoverOpened', data: { ...list, ...(office !== undefined && { office }) } }];
}
