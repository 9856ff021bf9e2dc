import { type Actor, Refused } from '@libs/event-sourcing/index.js';
import { OF_OFFICE } from '../shared/posts.js';
import type { Issues } from './issue.facts.js';
import type { Issue } from './issue.state.js';

/** The office for which somebody speaks; undefined for those who see the whole county. */
export const officeOf = ({ post, of }: Actor) => (OF_OFFICE.some((one) => one === post) ? of : undefined);

/** An issue that an analysis may cite: one that stands, and, for a counterpart office, one of its own zone. */
export function citedIssue(
  number: string,
  issues: Issues,
  actor: Actor,
): Exclude<Issue, { is: 'unknown' | 'upgraded' | 'merged' }> {
  const known = issues[number];
  if (!known || known.is === 'unknown' || known.is === 'upgraded' || known.is === 'merged')
    throw new Refused('analysis.issue-unknown', { issue: number });
  const office = officeOf(actor);
  if (office !== undefined && known.office !== office)
    throw new Refused('analysis.issue-of-another-office', { issue: number, office });
  return known;
}
