import { LEADING, OF_CONDUCT_OFFICE, OF_GENERAL_OFFICE, postsAt } from '../shared/posts.js';
import { type AssessmentEvents, DECIDE_OBJECTIONS } from '../assessments/assessment.state.js';
import type { SchemeEvents } from '../assessments/scheme.state.js';
import { next, over, type TodoKeys, type TodoRows } from './todo-row.js';

type Told = SchemeEvents & AssessmentEvents;

/** The two offices that run the assessment. */
const RUN = [...OF_CONDUCT_OFFICE, ...OF_GENERAL_OFFICE];

const whole = (year: string) => `assessment:${year}`;
const sheet = (year: string, body: string) => `assessment:${year}:${body}`;
const isSheet = (key: string) => key.split(':').length === 3;
const both = ({ id, data: { body } }: { readonly id: string; readonly data: { readonly body: string } }) => [
  whole(id),
  sheet(id, body),
];

export const assessmentKeys: TodoKeys<Told> = {
  ObjectionLodged: ({ id, data: { body } }) => sheet(id, body),
  ResultNotified: both,
  ObjectionDecided: both,
  ResultPublished: ({ id, data: { totals } }) => [whole(id), ...totals.map(({ body }) => sheet(id, body))],
};

/** The year's assessment, and what each body has to read of it. */
export const assessmentRows: TodoRows<Told> = {
  SchemeDrafted: (row, event) => next(row, event, 'publish-scheme', { posts: LEADING }, { title: event.data.title }),
  SchemePublished: over,

  AssessmentOpened: (row, event) =>
    next(row, event, 'compute-assessment', { posts: RUN }, { title: `${event.id}：${event.data.title}` }),
  AssessmentComputed: (row, event) => next(row, event, 'notify-result', { posts: RUN }),
  ResultNotified: (row, event, key) => {
    const { body, name, until } = event.data;
    if (!isSheet(key)) return next(row, event, 'approve-result', { posts: ['principal-leader'] });
    const turn = { posts: postsAt(body, 'township-secretary', 'group-head') };
    return next(row, event, 'read-result', turn, { title: name, body, due: until });
  },
  ObjectionLodged: (row, event) =>
    next(row, event, 'decide-objection', { posts: DECIDE_OBJECTIONS }, { due: event.data.answerBy }),
  ObjectionDecided: (row, event, key) => {
    if (isSheet(key)) return over(row, event);
    return event.data.adjustments.length === 0 ? row : next(row, event, 'recompute-assessment', { posts: RUN });
  },
  AssessmentRecomputed: (row, event) => next(row, event, 'approve-result', { posts: ['principal-leader'] }),
  ResultApproved: (row, event) => next(row, event, 'publish-result', { posts: RUN }),
  ResultPublished: over,
};
