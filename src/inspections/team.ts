import { Refused } from '@libs/event-sourcing/index.js';
import { holds, type People } from '../people/people.state.js';
import { isRunning, type Task, type TaskTerms } from '../planning/task.state.js';
import { recusedFrom } from '../recusals/recusal.facts.js';
import type { RecusalsOf } from '../recusals/recusal.state.js';
import { barredFrom, type Known } from '../recusals/relations.facts.js';
import { type Arrangement, directorOn, headOn, isAllotted, membershipOf } from '../zones/arrangement.state.js';
import { type Dispatch, lentUntil, supportsOn } from './dispatch.state.js';
import type { Capacity, Certificate, Inspection, Opened, Seat } from './inspection.state.js';

type KnownOfLent = Known & { readonly dispatch?: Dispatch };

/** In what capacity a person may serve on a zone's teams on a day; undefined: not at all. */
export function capacityIn(
  zone: string,
  person: string,
  day: string,
  { arrangement, people, dispatch }: KnownOfLent,
): Capacity | undefined {
  if (nameOf(person, arrangement, people) === undefined) return undefined;
  const { office } = arrangement.zones[zone]!;
  if (isAllotted(arrangement, person, zone, day)) return 'special-supervisor';
  // In another zone, before or after his term: what else he may be does not bring him in by the back door.
  if (Object.hasOwn(arrangement.supervisors, person)) return undefined;
  if (membershipOf(arrangement, person, day)?.zone === zone) return 'zone-member';
  if (directorOn(arrangement, zone, day)?.person === person) return 'zone-director';
  const { liaison } = arrangement.offices[office]!;
  if (
    person === headOn(arrangement, office, day) ||
    person === liaison ||
    holds(people, person, 'office-official', day, office)
  )
    return 'office';
  // Lent by another zone to this one task, with the Commission's consent.
  if (dispatch && supportsOn(dispatch, zone, person, day)) return 'supporter';
  return undefined;
}

export const nameOf = (person: string, arrangement: Arrangement, people: People): string | undefined =>
  Object.hasOwn(people.persons, person)
    ? people.persons[person]!.name
    : Object.hasOwn(arrangement.supervisors, person)
      ? arrangement.supervisors[person]!.name
      : undefined;

/** These persons as members of the zone's team, or the refusal that names everybody who may not be one. */
export function activeMembers(
  persons: readonly string[],
  zone: string,
  day: string,
  known: KnownOfLent,
): readonly Seat[] {
  const capacities = persons.map((person) => capacityIn(zone, person, day, known));
  const strangers = persons.filter((_, i) => capacities[i] === undefined);
  if (strangers.length > 0) throw new Refused('inspection.not-active-in-zone', { persons: strangers, zone });
  return persons.map((person, i) => ({
    person,
    name: nameOf(person, known.arrangement, known.people)!,
    as: capacities[i]!,
  }));
}

/** A special supervisor is invited; somebody of the zone or its office leads. */
export function mayLead(leader: Seat): void {
  if (leader.as === 'special-supervisor')
    throw new Refused('inspection.supervisor-cannot-lead', { person: leader.person });
}

interface At {
  /** The inspection. */
  readonly id: string;
  readonly today: string;
  readonly occurredAt: string;
}
type KnownOfRecusals = Known & { readonly recusals: RecusalsOf };

/** Nobody inspects where he is barred, by a ground or by a decision: the refusal names every person and every ground at once. */
export function withoutConflict(
  persons: readonly string[],
  units: readonly string[],
  { id, today, occurredAt }: At,
  known: KnownOfRecusals,
): Certificate {
  const decided = persons.filter((person) => recusedFrom(known.recusals, person, { kind: 'inspection', matter: id }));
  const found = [
    ...persons.flatMap((person) => barredFrom(units, person, today, known).map((ground) => ({ person, ...ground }))),
    ...decided.map((person) => ({ person, ground: 'recused', unit: units.join(), detail: 'decided' })),
  ];
  if (found.length > 0)
    throw new Refused('inspection.conflict', {
      persons: [...new Set(found.map(({ person }) => person))],
      grounds: found.map(({ person, ground, unit, detail }) => `${person}: ${ground}, ${unit} (${detail})`),
    });
  return { checkedAt: occurredAt, units, persons };
}

/** At each act of the team: nobody on it is barred, by a ground recorded here or by one declared a moment ago. */
export function teamIsFree({ members, units, barred }: Opened, at: At, known: KnownOfRecusals): void {
  withoutConflict(members, units, at, known);
  notBarred(members, barred);
}

/** Whoever has left the zone and was to hand this over works on it no more, also before the director has named another. */
export function stillAtWork(inspection: string, person: string, zone: string, day: string, known: KnownOfLent): void {
  if (capacityIn(zone, person, day, known) !== undefined) return;
  const lists = Object.values(known.arrangement.handovers).filter((list) => list.person === person);
  if (lists.some(({ items }) => items.some(({ id }) => id === inspection)))
    throw new Refused('inspection.handed-over', { person, zone });
}

/** Whoever was lent for a time works on it only within that time, also before the director has named another. */
export function withinTheLoan(person: string, zone: string, days: readonly string[], known: KnownOfLent): void {
  const until = known.dispatch && lentUntil(known.dispatch, person);
  if (until !== undefined && days.some((day) => capacityIn(zone, person, day, known) === undefined))
    throw new Refused('inspection.lent-no-more', { person, zone, until });
}

/** Whoever was barred from this inspection once stays out of it, whatever is withdrawn later. */
export function notBarred(persons: readonly string[], barred: readonly string[]): void {
  const still = persons.filter((person) => barred.includes(person));
  if (still.length > 0) throw new Refused('inspection.barred-member', { persons: still });
}

/** The director of the task's own zone, in that post. */
export function directs(actor: { readonly post: string; readonly of?: string }, { zone }: TaskTerms): void {
  if (actor.post !== 'zone-director' || actor.of !== zone) throw new Refused('inspection.not-its-director', { zone });
}

export function running(task: Task): TaskTerms {
  if (!isRunning(task)) throw new Refused('inspection.task-not-running', { is: task.is });
  return task;
}

/** The task is running, and is still this zone's: no cross inspection was ordered meanwhile. */
export function ofThisZone({ zone }: { readonly zone: string }, task: Task): TaskTerms {
  const terms = running(task);
  if (terms.zone !== zone) throw new Refused('inspection.task-with-another-zone', { zone: terms.zone });
  return terms;
}

export const isSameTeam = (inspection: Inspection, { zone }: TaskTerms, leader: string, members: readonly string[]) =>
  inspection.is === 'team-formed' &&
  inspection.zone === zone &&
  inspection.leader === leader &&
  inspection.members.join() === members.join();

/** The first time, or when the task came to another zone: before fieldwork, or later with a hand-over. */
export const mayFormAnew = (inspection: Inspection, task: TaskTerms) =>
  inspection.is === 'none' ||
  ((inspection.is === 'team-formed' || inspection.is === 'planned') && inspection.zone !== task.zone) ||
  continuesAt(inspection, task) !== undefined;

/** How far the inspection is that another zone's team goes on with. */
export const continuesAt = (inspection: Inspection, { zone, handover }: TaskTerms) =>
  handover !== undefined &&
  (inspection.is === 'under-way' || inspection.is === 'fieldwork-completed') &&
  inspection.zone !== zone
    ? inspection.is
    : undefined;
