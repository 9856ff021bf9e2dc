import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule, Opening } from '../shared/deadline.js';
import { DIRECTING, OF_BODY, postsAt } from '../shared/posts.js';
import type { FollowUpEvents } from './follow-up.state.js';

type Asked = DomainEvent<string, FollowUpEvents['FollowUpNoticeIssued'] | FollowUpEvents['FollowUpAnswerReturned']>;

/** By the number of what it is about: should that become a clue, no last day may tell of what it was. */
const asked = ({ data: { record, body, zone, office, due } }: Asked): Opening => ({
  title: record,
  due,
  ...(body !== undefined && { body }),
  ...(zone !== undefined && { zone }),
  ...(office !== undefined && { office }),
  posts: body === undefined ? postsAt(zone, ...DIRECTING) : postsAt(body, ...OF_BODY),
  escalatesTo: ['conduct-office-head', 'leader-in-charge'],
});

export const followUpDeadlines: readonly DeadlineRule[] = [
  {
    name: 'follow-up-answer',
    zh: '督办通知书的答复',
    en: 'Answer to a follow-up notice',
    counts: true,
    opens: { FollowUpNoticeIssued: asked, FollowUpAnswerReturned: asked },
    meets: { FollowUpNoticeAnswered: () => ({}) },
    cancels: { FollowUpNoticeWithdrawn: () => ({}) },
  },
];
