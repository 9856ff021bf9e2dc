import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { DIRECTING, postsAt } from '../shared/posts.js';
import type { MajorMatterEvents } from './major-matter.state.js';

type Noted = DomainEvent<string, MajorMatterEvents['MajorMatterNoted']>;

export const majorMatterDeadlines: readonly DeadlineRule[] = [
  {
    name: 'major-matter-written',
    zh: '重大事项书面报告',
    en: 'Written report on a major matter',
    counts: false,
    opens: {
      // The parameter is in hours and in the event; what is kept here is the day on which they end.
      MajorMatterNoted: ({ data: { title, zone, office, knownAt, writeBy } }: Noted) => ({
        title,
        start: dayOf(knownAt),
        due: dayOf(writeBy),
        zone,
        office,
        posts: [...postsAt(zone, ...DIRECTING), ...postsAt(office, 'office-head')],
        escalatesTo: ['leader-in-charge', 'conduct-office-head'],
      }),
    },
    meets: { MajorMatterReported: () => ({}) },
  },
];
