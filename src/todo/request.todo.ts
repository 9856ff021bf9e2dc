import { LEADING, postsAt } from '../shared/posts.js';
import type { GrantEvents } from '../grants/grant.state.js';
import type { BackCheckEvents } from '../recusals/back-check.state.js';
import type { RecusalEvents } from '../recusals/recusal.state.js';
import type { OpinionEvents } from '../supervisors/opinion.state.js';
import { next, over, same, type TodoKeys, type TodoRows } from './todo-row.js';

type Told = BackCheckEvents & RecusalEvents & OpinionEvents & GrantEvents;

const ofPerson = ({ id, data: { request } }: { readonly id: string; readonly data: { readonly request: string } }) =>
  `recusal:${id}-${request}`;

export const requestKeys: TodoKeys<Told> = {
  RecusalRequested: ofPerson,
  RecusalDecided: ofPerson,
};

/** What somebody asks, and somebody else must decide or answer. */
export const requestRows: TodoRows<Told> = {
  BackCheckOpened: (row, event) => {
    const { zone = null, person } = event.data;
    const posts = [...LEADING, 'conduct-office-head', ...postsAt(zone, 'zone-director')];
    return next(row, event, 'record-back-check', { posts }, { zone, title: person });
  },
  BackCheckWidened: (row, event) => same(row, event),
  BackCheckRecorded: over,

  RecusalRequested: (row, event) =>
    next(row, event, 'decide-recusal', {
      posts: [
        ...LEADING,
        event.data.kind === 'clue' ? 'case-office-head' : 'conduct-office-head',
        ...postsAt(event.data.zone, 'zone-director'),
      ],
    }),
  RecusalDecided: over,

  // Under its number alone: what it says is for those who open it.
  OpinionSubmitted: (row, event) => {
    const { zone, on } = event.data;
    return next(row, event, 'answer-opinion', { posts: on === 'advice' ? postsAt(zone, 'zone-director') : LEADING });
  },
  OpinionAnswered: over,

  AccessRequested: (row, event) => {
    const { document, record } = event.data;
    return next(row, event, 'decide-access', { posts: LEADING }, { title: `${document} ${record}` });
  },
  AccessGranted: over,
  AccessDeclined: over,
  AccessRevoked: (row, event) => same(row, event),
};
