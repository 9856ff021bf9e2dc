import { type Context, Refused } from '@libs/event-sourcing/index.js';
import { type People, postsOf } from '../people/people.state.js';
import { type Arrangement, membershipOf } from '../zones/arrangement.state.js';
import { type Issue, type IssueEvents, type IssueIn, STEP_NAMES } from './issue.state.js';

/** An issue that is one: not a number that nobody gave, nor a stub. */
export function standing(issue: Issue): Exclude<Issue, { is: 'unknown' | 'upgraded' | 'merged' }> {
  if (issue.is === 'unknown') throw new Refused('issue.unknown');
  if (issue.is === 'upgraded') throw new Refused('issue.is-a-clue-now', { clue: issue.clue });
  if (issue.is === 'merged') throw new Refused('issue.merged', { into: issue.into });
  return issue;
}

/** The issue, if it is at one of these steps; and nothing is entered as having been before the last one. */
export function at<S extends Issue['is']>(
  issue: Issue,
  { occurredAt }: Pick<Context, 'occurredAt'>,
  ...steps: readonly S[]
): IssueIn<S> {
  const { is, since } = standing(issue);
  if (!steps.some((step) => step === is)) throw new Refused('issue.not-at-this-step', { is, step: STEP_NAMES[is] });
  if (occurredAt < since) throw new Refused('issue.before-the-last-step', { since });
  return issue as IssueIn<S>;
}

/** Nobody judges what he or his own body has rectified. */
export function mustBeIndependent(
  { body, rectifiers }: IssueIn<'claimed' | 'verified' | 'closed'>,
  {
    actor: { person },
    today,
    facts: { people, arrangement },
  }: Context<{ readonly people: People; readonly arrangement: Arrangement }>,
): void {
  if (rectifiers.includes(person)) throw new Refused('issue.judges-own-work', { person });
  const posted = postsOf(people, person, today).some(({ of }) => of === body);
  if (posted || membershipOf(arrangement, person, today)?.home === body)
    throw new Refused('issue.judges-own-body', { person, body: arrangement.bodies[body]?.name ?? body });
}

/** The other issue, if it may be what this closed one has recurred as: at the same unit, and not found before the closing. */
export function recurrenceOf(
  { unit, referredAt, closedAt }: IssueIn<'closed' | 'recurred'>,
  number: string,
  other: Issue,
): Exclude<Issue, { is: 'unknown' | 'upgraded' | 'merged' }> {
  if (other.is === 'unknown' || other.is === 'upgraded' || other.is === 'merged')
    throw new Refused('issue.other-unknown', { issue: number });
  if (other.unit !== unit) throw new Refused('issue.other-unit', { issue: number, unit: other.unitName });
  if (other.referredAt <= referredAt) throw new Refused('issue.other-is-earlier', { issue: number });
  if (other.referredAt < closedAt) throw new Refused('issue.other-before-closing', { issue: number, closedAt });
  return other;
}

/** Everything whoever assesses the rectification needs to know of its recurring. */
export const recurrence = (
  { unit, body, kind, zone, office, closedAt, recurrences }: IssueIn<'closed'>,
  recurredAt: string,
): IssueEvents['IssueRecurred'] => ({
  unit,
  body,
  kind,
  zone,
  office,
  closedAt,
  recurredAt,
  times: recurrences + 1,
});

/** The issue that stays: at the same unit, still to be rectified, and there first, so that two are never kept under each other. */
export function mustOutlive(
  { unit, referredAt }: { readonly unit: string; readonly referredAt: string },
  number: string,
  into: string,
  survivor: Issue,
): void {
  if (survivor.is === 'unknown' || survivor.is === 'upgraded' || survivor.is === 'merged')
    throw new Refused('issue.other-unknown', { issue: into });
  if (survivor.unit !== unit) throw new Refused('issue.other-unit', { issue: into, unit: survivor.unitName });
  if (survivor.is === 'closed' || survivor.is === 'recurred' || survivor.is === 'recurred-as-another')
    throw new Refused('issue.other-is-over', { issue: into });
  const isFirst = survivor.referredAt < referredAt || (survivor.referredAt === referredAt && into < number);
  if (!isFirst) throw new Refused('issue.other-is-later', { issue: into });
}

export const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, nth) => one === b[nth]);

export const unitNamed = ({ units }: Arrangement, unit: string): string =>
  units[unit]?.name ??
  Object.values(units)
    .flatMap(({ subUnits }) => subUnits)
    .find((sub) => sub.unit === unit)?.name ??
  unit;

export const EXTENDABLE = ['forwarded', 'accepted', 'reopened', 'rectifying', 'claimed', 'failed', 'returned'] as const;
export const AFTERWARDS = ['verified', 'closed', 'recurred', 'recurred-as-another'] as const;
