import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import type { AssessmentEvents } from './assessment.state.js';
import { DECIDE_OBJECTIONS } from './assessment.state.js';

type Of<T extends keyof AssessmentEvents> = DomainEvent<T, AssessmentEvents[T]>;

const of = ({ id, data: { body } }: Of<'ResultNotified' | 'ObjectionLodged' | 'ObjectionDecided'>) => `${id}-${body}`;

/** Both carry their last day from the start: who was told a day keeps it. */
export const assessmentDeadlines: readonly DeadlineRule[] = [
  {
    name: 'objection',
    zh: '对考核结果提出异议',
    en: 'Objection to an assessment',
    counts: false,
    opens: {
      ResultNotified: (event: Of<'ResultNotified'>) => {
        const { body, name, until } = event.data;
        return {
          of: of(event),
          title: `${name}：${event.id} 年度考核异议期`,
          due: until,
          body,
          posts: [`township-secretary:${body}`, `group-head:${body}`],
          escalatesTo: [],
        };
      },
    },
    meets: { ObjectionLodged: (event: Of<'ObjectionLodged'>) => ({ of: of(event) }) },
  },
  {
    name: 'objection-answer',
    zh: '对异议的答复',
    en: 'Answer to an objection',
    counts: false,
    opens: {
      ObjectionLodged: (event: Of<'ObjectionLodged'>) => {
        const { body, name, answerBy } = event.data;
        return {
          of: of(event),
          title: `${name}：${event.id} 年度考核异议答复`,
          due: answerBy,
          body,
          posts: [...DECIDE_OBJECTIONS],
          escalatesTo: ['principal-leader'],
        };
      },
    },
    meets: { ObjectionDecided: (event: Of<'ObjectionDecided'>) => ({ of: of(event) }) },
  },
];
