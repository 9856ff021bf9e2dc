import { addYears } from '@libs/event-sourcing/time.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import { type People, postsOf } from '../people/people.state.js';
import { type Arrangement, membershipOf } from '../zones/arrangement.state.js';
import { inForce, noRelations, type RelationKind, type RelationsOf, type RelationTerms } from './relations.state.js';

/** Why a person may not inspect a unit. */
export interface Ground {
  readonly ground: RelationKind;
  readonly unit: string;
  /** What it rests on, without naming anybody in the unit. */
  readonly detail: string;
}

export interface Known {
  readonly arrangement: Arrangement;
  readonly people: People;
  readonly relations: RelationsOf;
  /** Says for how many years after a post somebody stays away (`former-post-years`). */
  readonly rulebook: Rulebook;
}

/**
 * Every ground that bars a person from inspecting these units on a day; none: the person is free. A relation towards a
 * unit bars from its sub-units, and one towards a sub-unit from its unit.
 */
export function barredFrom(
  units: readonly string[],
  person: string,
  day: string,
  { arrangement, people, relations, rulebook }: Known,
): readonly Ground[] {
  const homes = homesOf(person, day, arrangement, people);
  const former = formerPostsOf(person, day, arrangement, people, rulebook);
  const declared = inForce(Object.hasOwn(relations, person) ? relations[person]! : noRelations);
  return units.flatMap((unit) => {
    const here = (other: string) => touches(arrangement, other, unit);
    const atHome = homes.find((home) => here(home.unit));
    const before = former.find((post) => here(post.unit));
    return [
      ...(atHome ? [{ ground: 'home-unit' as const, unit, detail: atHome.detail }] : []),
      ...(before ? [{ ground: 'former-post' as const, unit, detail: before.detail }] : []),
      ...declared
        .filter(([, relation]) => barsFrom(relation, [unit], day, { arrangement, rulebook }).length > 0)
        .map(([name, { kind }]) => ({ ground: kind, unit, detail: `declared ${name}` })),
    ];
  });
}

/** Is a unit the other, a part of it, or what it is a part of? What was merged goes on as what it was merged into. */
function touches(arrangement: Arrangement, a: string, b: string): boolean {
  const { units } = arrangement;
  const isPart = (part: string, whole: string) => units[whole]?.subUnits.some(({ unit }) => unit === part) ?? false;
  if (a === b || isPart(a, b) || isPart(b, a)) return true;
  const [nextA, nextB] = [units[a]?.merged?.into, units[b]?.merged?.into];
  return (
    (nextA !== undefined && touches(arrangement, nextA, b)) || (nextB !== undefined && touches(arrangement, a, nextB))
  );
}

/** The units that a declared relation bars from on a day. */
export const barsFrom = (
  { kind, unit: towards, until }: RelationTerms,
  units: readonly string[],
  day: string,
  { arrangement, rulebook }: Pick<Known, 'arrangement' | 'rulebook'>,
): readonly string[] =>
  kind === 'former-post' && until !== undefined && day >= freeFrom(until, day, rulebook)
    ? []
    : units.filter((unit) => touches(arrangement, towards, unit));

/** The first day on which a post that ended is no ground any more, by what the county has set for the day of the act. */
export const freeFrom = (until: string, day: string, rulebook: Rulebook) =>
  addYears(until, parameterOn(rulebook, 'former-post-years', day));

interface Tie {
  readonly unit: string;
  readonly detail: string;
}

const seatsOf = (arrangement: Arrangement, body: string): readonly string[] => arrangement.bodies[body]?.hosts ?? [];

/** Where the person belongs: where the commission sits or the group is stationed, or a post in the unit itself. */
function homesOf(person: string, day: string, arrangement: Arrangement, people: People): readonly Tie[] {
  const home = membershipOf(arrangement, person, day)?.home;
  const bodies = home === undefined ? [] : [home];
  const own: Tie[] = [];
  for (const { post, of } of postsOf(people, person, day)) {
    if (of === undefined) continue;
    if (post === 'unit-official') own.push({ unit: of, detail: of });
    else bodies.push(of);
  }
  return [...own, ...bodies.flatMap((body) => seatsOf(arrangement, body).map((unit) => ({ unit, detail: body })))];
}

/**
 * Posts left too short a time ago, in a unit or in a body seated there. A tenure that begins only after `day` counts
 * too: an act entered late must not escape what was known when it was entered.
 */
const formerPostsOf = (
  person: string,
  day: string,
  arrangement: Arrangement,
  people: People,
  rulebook: Rulebook,
): readonly Tie[] =>
  (people.persons[person]?.tenures ?? [])
    .filter(({ of, until }) => of !== undefined && until !== undefined && day < freeFrom(until, day, rulebook))
    .filter(({ from, until }) => !(from <= day && day < until!))
    .flatMap(({ post, of, until }) =>
      (post === 'unit-official' ? [of!] : seatsOf(arrangement, of!)).map((unit) => ({
        unit,
        detail: `${of!} until ${until!}`,
      })),
    );
