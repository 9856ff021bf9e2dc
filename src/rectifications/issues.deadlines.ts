import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule, Opening } from '../shared/deadline.js';
import { OF_BODY, postsAt } from '../shared/posts.js';
import type { IssueEvents } from './issue.state.js';

type Of<T extends keyof IssueEvents> = DomainEvent<string, IssueEvents[T]>;

/** By its number alone: should the issue become a clue, no last day may tell of what it was. */
const due = (
  { id }: DomainEvent,
  { body, zone, office }: { readonly body: string; readonly zone?: string; readonly office?: string },
  day?: string,
): Opening => ({
  title: id,
  ...(day !== undefined && { due: day }),
  body,
  ...(zone !== undefined && { zone }),
  ...(office !== undefined && { office }),
  posts: postsAt(body, ...OF_BODY),
  escalatesTo: ['conduct-office-head', 'leader-in-charge'],
});

export const issueDeadlines: readonly DeadlineRule[] = [
  {
    name: 'issue-receipt',
    zh: '转办问题的接收',
    en: 'Receipt of a forwarded issue',
    term: 'issue-receipt',
    counts: true,
    opens: { IssueForwarded: (event: Of<'IssueForwarded'>) => due(event, event.data) },
    // Sent back in time is an answer too.
    meets: { IssueAccepted: () => ({}), ForwardingRejected: () => ({}) },
    cancels: { ForwardingWithdrawn: () => ({}), IssueMerged: () => ({}), IssueUpgradedToClue: () => ({}) },
  },
  {
    name: 'rectification',
    zh: '整改',
    en: 'Rectification',
    counts: true,
    opens: {
      IssueForwarded: (event: Of<'IssueForwarded'>) => due(event, event.data, event.data.due),
      IssueReopened: (event: Of<'IssueReopened'>) => due(event, event.data, event.data.due),
      // Not rectified after all: the last day stands as it stood.
      RectificationVerified: (event: Of<'RectificationVerified'>) =>
        event.data.due === undefined ? undefined : due(event, event.data, event.data.due),
    },
    moves: {
      RectificationPlanSet: ({ data }: Of<'RectificationPlanSet'>) => ({ due: data.due, reason: '整改方案确定' }),
      TermExtended: ({ data: { until, reason } }: Of<'TermExtended'>) => ({ due: until, reason }),
    },
    // How long others take to look is not the body's delay.
    meets: { RectificationClaimed: () => ({}), IssueClosed: () => ({}) },
    cancels: {
      ForwardingRejected: () => ({}),
      ForwardingWithdrawn: () => ({}),
      IssueMerged: () => ({}),
      IssueUpgradedToClue: () => ({}),
    },
  },
];
