import { type Context, type Decider, Refused } from '@libs/event-sourcing/index.js';
import type { Inspection } from '../inspections/inspection.state.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import { type People, postsOf } from '../people/people.state.js';
import { barredFrom } from '../recusals/relations.facts.js';
import type { RelationsOf } from '../recusals/relations.state.js';
import { type Arrangement, directorOn, headOn, knowsUnit, membershipOf } from '../zones/arrangement.state.js';
import type { ClueCommands } from './clue.commands.js';
import { type Clue, type ClueEvents, type ClueIn, custodian, isTaken, type KnownClue } from './clue.state.js';

/** What the rules of a clue ask of other records. */
export interface Facts {
  readonly people: People;
  readonly arrangement: Arrangement;
  /** The one in which it was found. */
  readonly inspection: Inspection;
  /** Declared by those whom a command would put on the matter. */
  readonly relations: RelationsOf;
  readonly rulebook: Rulebook;
  /** The clue that one is to be joined to. */
  readonly other: Clue;
}
export type At = Context<Facts>;
/** The rules of some of the commands, in a file of their own. */
export type Rules<C extends keyof ClueCommands> = Pick<Decider<Clue, ClueCommands, ClueEvents, Facts>['decide'], C>;

export const inPost = ({ people }: Pick<Facts, 'people'>, person: string, day: string, posts?: readonly string[]) =>
  postsOf(people, person, day).some(({ post }) => (posts ? posts.includes(post) : post !== 'unit-official'));

export const mustBeKnown: (clue: Clue) => asserts clue is KnownClue = (clue) => {
  if (clue.is === 'unknown') throw new Refused('clue.unknown');
};
export const mustFollow = (clue: KnownClue, occurredAt: string) => {
  if (occurredAt < clue.since) throw new Refused('clue.before-the-last-step', { since: clue.since });
};
export const mustHold = (clue: KnownClue, person: string) => {
  if (custodian(clue) !== person) throw new Refused('clue.not-the-holder', { holder: custodian(clue) });
};

/** The clue, if it is at one of these steps, by somebody to whom it is open, and not before what was last done. */
export function at<S extends KnownClue['is']>(
  clue: Clue,
  { actor: { person }, occurredAt }: At,
  ...steps: readonly S[]
): ClueIn<S> {
  mustBeKnown(clue);
  if (isTaken(clue) && clue.recused.includes(person)) throw new Refused('clue.recused', { person });
  if (!steps.some((step) => step === clue.is)) throw new Refused('clue.not-at-this-step', { is: clue.is });
  mustFollow(clue, occurredAt);
  return clue as ClueIn<S>;
}

/** The same, while nobody is carrying the envelope. */
export function atRest<S extends KnownClue['is']>(clue: Clue, context: At, ...steps: readonly S[]): ClueIn<S> {
  const there: KnownClue = at(clue, context, ...steps);
  if (isTaken(there) && there.passage.is !== 'at-rest')
    throw new Refused('clue.passing', { sender: there.passage.sender });
  return there as ClueIn<S>;
}

/** The same, by whoever has the envelope. */
export function inHand<S extends KnownClue['is']>(clue: Clue, context: At, ...steps: readonly S[]): ClueIn<S> {
  const there = atRest(clue, context, ...steps);
  mustHold(there, context.actor.person);
  return there;
}

export const mustBeAnother = (person: string, proposer: string) => {
  if (person === proposer) throw new Refused('clue.approves-own-proposal', { person });
};

/** A hand-over has a witness of the commissions, who is none of those who give and take. */
export function mustWitness(witness: string, { actor, today, facts }: At, ...others: readonly string[]): void {
  if (witness === actor.person || others.includes(witness)) throw new Refused('clue.signs-twice', { person: witness });
  if (!inPost(facts, witness, today)) throw new Refused('clue.witness-without-post', { person: witness });
}

/** Does the person work in this office, commission or group on that day? */
export function worksIn({ people, arrangement }: Facts, person: string, body: string, day: string): boolean {
  if (headOn(arrangement, body, day) === person || arrangement.offices[body]?.liaison === person) return true;
  return postsOf(people, person, day).some(({ post, of }) => of === body && post !== 'unit-official');
}

/** May the person be on a zone's sealed list? A special supervisor never is: clues are not theirs. */
export function worksInZone(facts: Facts, person: string, zone: string, day: string): boolean {
  const { arrangement } = facts;
  return (
    membershipOf(arrangement, person, day)?.zone === zone ||
    directorOn(arrangement, zone, day)?.person === person ||
    worksIn(facts, person, arrangement.zones[zone]!.office, day)
  );
}

/** Nobody is put on a matter who is barred from it: the refusal names each and the ground, and no unit. */
export function mustBeFree(
  persons: readonly string[],
  units: readonly string[],
  recused: readonly string[],
  { today, facts }: At,
): void {
  const unknown = units.filter((unit) => !knowsUnit(facts.arrangement, unit));
  if (unknown.length > 0) throw new Refused('clue.unit-unknown', { units: unknown });
  const grounds = persons.flatMap((person) => [
    ...(recused.includes(person) ? [`${person}: recused`] : []),
    ...barredFrom(units, person, today, facts).map(({ ground }) => `${person}: ${ground}`),
  ]);
  if (grounds.length > 0) throw new Refused('clue.conflict', { grounds: [...new Set(grounds)] });
}
