import { Refused } from '@libs/event-sourcing/index.js';
import { holdersOf, nobody } from '../people/people.state.js';
import { barredFrom, type Known } from '../recusals/relations.facts.js';
import {
  bodiesAnsweringFor,
  bodiesAt,
  nameOn,
  standingFor,
  zoneOfBody,
  zoneOfUnit,
} from '../zones/arrangement.state.js';
import type { ForwardIssue } from './issue.commands.js';
import type { IssueEvents } from './issue.state.js';

/**
 * A body is recused when its head has declared a relation that bars from the unit. That the unit is the body's own home is
 * no ground: R42 sends the problem home on purpose, and others verify.
 */
const isRecused = (body: string, unit: string, day: string, known: Known): boolean =>
  (['township-secretary', 'group-head'] as const)
    .flatMap((post) => holdersOf(known.people, { post, of: body }, day))
    // Only what was declared counts, so the register of people stays out of the question.
    .some((head) =>
      barredFrom([unit], head, day, { ...known, people: nobody }).some(({ ground }) => ground !== 'home-unit'),
    );

type Target = Pick<IssueEvents['IssueForwarded'], 'body' | 'bodyName' | 'found' | 'reason' | 'bypassed'>;

/**
 * The body where the problem arose, or the group that covers the unit, by the arrangement of the day (R42). Bypassed when
 * recused; passed over when it sent the issue back. Where none is left the Conduct Office chooses one of the unit's zone
 * and says why: which groups cover which departments is empty until told.
 */
export function responsibleBody(
  { body, reason }: Pick<ForwardIssue, 'body' | 'reason'>,
  { unit, unitName, rejectedBy }: { unit: string; unitName: string; rejectedBy: readonly string[] },
  day: string,
  known: Known,
): Target {
  const { arrangement } = known;
  const answering = bodiesAnsweringFor(arrangement, unit, day);
  const bypassed = answering.filter((one) => isRecused(one, unit, day, known));
  const able = answering.filter((one) => !bypassed.includes(one) && !rejectedBy.includes(one));
  const called = (one: string) => nameOn(arrangement, one, day);
  const named = (one: string) => ({ body: one, bodyName: called(one), bypassed });
  const isThere = (one: string) =>
    standingFor(arrangement, unit, day).some((at) => bodiesAt(arrangement, at, day).includes(one));
  const answers = (one: string): Target => ({ ...named(one), found: isThere(one) ? 'seated-there' : 'covers-it' });

  if (body === undefined) {
    if (able.length === 0) throw new Refused('issue.choose-a-body', { unit: unitName, bypassed });
    if (able.length > 1) throw new Refused('issue.several-bodies', { unit: unitName, bodies: able });
    return answers(able[0]!);
  }
  if (!arrangement.bodies[body]) throw new Refused('issue.body-unknown', { body });
  if (isRecused(body, unit, day, known)) throw new Refused('issue.body-recused', { body: called(body) });
  if (able.includes(body)) return answers(body);
  if (able.length > 0) throw new Refused('issue.another-body-answers', { unit: unitName, bodies: able });
  if (rejectedBy.includes(body)) throw new Refused('issue.body-sent-it-back', { body: called(body) });
  const zone = zoneOfUnit(arrangement, unit, day);
  if (zone === undefined || zoneOfBody(arrangement, body, day) !== zone)
    throw new Refused('issue.body-of-another-zone', { body: called(body), unit: unitName });
  if (reason === undefined) throw new Refused('issue.choice-without-reason', { body: called(body) });
  return { ...named(body), found: 'chosen', reason };
}
