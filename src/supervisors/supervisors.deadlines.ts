import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { LEADING, postsAt } from '../shared/posts.js';
import type { OpinionEvents } from './opinion.state.js';

type Submitted = DomainEvent<string, OpinionEvents['OpinionSubmitted']>;

export const opinionDeadlines: readonly DeadlineRule[] = [
  {
    name: 'opinion-answer',
    zh: '答复特约监察员意见',
    en: 'Answer to a special supervisor’s opinion',
    term: 'opinion-answer',
    counts: false,
    opens: {
      // Without the subject: those who are reminded may not be those who may read it.
      OpinionSubmitted: ({ id, data: { on, zone } }: Submitted) => ({
        title: id,
        posts: on === 'advice' ? postsAt(zone, 'zone-director') : LEADING,
        escalatesTo: ['principal-leader'],
      }),
    },
    meets: { OpinionAnswered: () => ({}) },
  },
];
