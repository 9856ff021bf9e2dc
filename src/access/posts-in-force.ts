import { type Facts } from '@libs/event-sourcing/facts.js';
import { dayOf, instant } from '@libs/event-sourcing/time.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { peopleFact } from '../people/people.facts.js';
import { type People, postsOf } from '../people/people.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { supervisorFact } from '../supervisors/supervisor.facts.js';
import { isInTerm, noSupervisor, type Supervisor } from '../supervisors/supervisor.state.js';
import {
  type Arrangement,
  directorOn,
  headOn,
  isAllotted,
  membershipOf,
  zoneOfBody,
} from '../zones/arrangement.state.js';
import { ownRecusals } from '../recusals/recusal.facts.js';
import { closedTo, type Recusals } from '../recusals/recusal.state.js';
import { barredFrom, barsFrom, type Known, relationsFact } from '../recusals/relations.facts.js';
import { inForce, noRelations } from '../recusals/relations.state.js';
import { isCountyStaff } from '../shared/own-rows.js';
import type { Caller, Closed } from '../shared/rights.js';
import { ADMINISTRATORS, type HeldPost, type Post } from '../shared/posts.js';

/**
 * The posts that give a person rights on a day. A post in a zone rests on the post it was given for (a director is a
 * standing member, a liaison officer belongs to the office, a member to a body of the zone), and ends with it, on the
 * day, whether or not anybody has entered its end.
 */
export function postsOn(
  people: People,
  arrangement: Arrangement,
  person: string,
  day: string,
  supervisor: Supervisor = noSupervisor,
): readonly HeldPost[] {
  const tenures = postsOf(people, person, day);
  const holds = (post: Post, of?: string) => tenures.some((held) => held.post === post && held.of === of);
  const posts: HeldPost[] = tenures
    // A former post of an inspected unit bars; it gives nothing.
    .filter(({ post }) => post !== 'unit-official')
    .map(({ post, of }) => ({ post, ...(of !== undefined && { of }) }));

  for (const [zone, { office }] of Object.entries(arrangement.zones)) {
    if (directorOn(arrangement, zone, day)?.person === person && holds('standing-member'))
      posts.push({ post: 'zone-director', of: zone });
    if (headOn(arrangement, office, day) === person)
      posts.push({ post: 'deputy-zone-director', of: zone }, { post: 'office-head', of: office });
  }
  for (const [office, { liaison }] of Object.entries(arrangement.offices))
    if (liaison === person && holds('office-official', office)) posts.push({ post: 'liaison-officer', of: office });

  const membership = membershipOf(arrangement, person, day);
  if (
    membership &&
    tenures.some(({ of }) => of === membership.home) &&
    zoneOfBody(arrangement, membership.home, day) === membership.zone
  )
    posts.push({ post: 'zone-member', of: membership.zone });

  // The end of a term tells before the arrangement has heard of it.
  const inTerm = supervisor.is === 'none' || isInTerm(supervisor, day);
  if (inTerm && isAllotted(arrangement, person, undefined, day))
    posts.push({ post: 'special-supervisor', of: arrangement.supervisors[person]!.zone });

  // Appointing one person to two of the three is refused; should it ever be on record, neither works.
  return posts.filter(({ post }) => ADMINISTRATORS.includes(post)).length > 1
    ? posts.filter(({ post }) => !ADMINISTRATORS.includes(post))
    : posts;
}

const ownAppointment = supervisorFact();

/** From the log, at this moment: not from a read model, which may lag behind the event that ended the post. */
export async function postsInForce(
  facts: Pick<Facts, 'ofStream'>,
  county: string,
  person: string,
  nowMs: number,
): Promise<readonly HeldPost[]> {
  const [people, arrangement, supervisor] = await Promise.all([
    facts.ofStream(peopleFact, `${county}/people/register`),
    facts.ofStream(arrangementFact, `${county}/arrangement/zones`),
    facts.ofStream(ownAppointment, `${county}/supervisor/${person}`),
  ]);
  return postsOn(people, arrangement, person, dayOf(instant(nowMs)), supervisor);
}

/**
 * What recusal closes to this person on a day. The county's staff are kept from units by what they have declared alone:
 * their registers would otherwise have no keeper; everybody else also by home unit and former post.
 */
export function closedOn(
  caller: Caller,
  day: string,
  { recusals, ...known }: Known & { readonly recusals: Recusals },
): Closed {
  const { arrangement, relations } = known;
  const { person } = caller;
  const units = Object.entries(arrangement.units).flatMap(([unit, { subUnits }]) => [
    unit,
    ...subUnits.map((sub) => sub.unit),
  ]);
  const declared = inForce(Object.hasOwn(relations, person) ? relations[person]! : noRelations);
  const bars = isCountyStaff(caller)
    ? (unit: string) => declared.some(([, relation]) => barsFrom(relation, [unit], day, known).length > 0)
    : (unit: string) => barredFrom([unit], person, day, known).length > 0;
  const handedOver = Object.values(arrangement.handovers).flatMap((list) =>
    list.person === person ? list.items.map(({ id }) => id) : [],
  );
  return { matters: closedTo(recusals), units: units.filter(bars), handedOver };
}

const ownRelations = relationsFact(() => [], []);

/** The same at this moment, from the log: the declaration or the decision itself closes, before any policy has run. */
export async function closedAtTheDoor(
  facts: Pick<Facts, 'ofStream'>,
  county: string,
  caller: Caller,
  nowMs: number,
): Promise<Closed> {
  const { person } = caller;
  const [people, arrangement, relations, recusals, rulebook] = await Promise.all([
    facts.ofStream(peopleFact, `${county}/people/register`),
    facts.ofStream(arrangementFact, `${county}/arrangement/zones`),
    facts.ofStream(ownRelations, `${county}/relations/${person}`),
    facts.ofStream(ownRecusals, `${county}/recusal/${person}`),
    facts.ofStream(rulebookFact, `${county}/rulebook/county`),
  ]);
  return closedOn(caller, dayOf(instant(nowMs)), { people, arrangement, relations, recusals, rulebook });
}

/** True when the county's registers know the person. */
export async function isKnown(facts: Pick<Facts, 'ofStream'>, county: string, person: string): Promise<boolean> {
  const [people, arrangement] = await Promise.all([
    facts.ofStream(peopleFact, `${county}/people/register`),
    facts.ofStream(arrangementFact, `${county}/arrangement/zones`),
  ]);
  return Object.hasOwn(people.persons, person) || Object.hasOwn(arrangement.supervisors, person);
}
