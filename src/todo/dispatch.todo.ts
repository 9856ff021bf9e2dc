import { LEADING, postsAt } from '../shared/posts.js';
import type { DispatchEvents } from '../inspections/dispatch.state.js';
import type { DesignatedShareEvents } from '../planning/designated-share.state.js';
import { next, over, type TodoKeys, type TodoRows } from './todo-row.js';

type Told = DispatchEvents & DesignatedShareEvents;

const ofMember = (task: string, person: string) => `dispatch:${task}:${person}`;
const ofRequest = (task: string, request: string) => `support:${task}:${request}`;
const itsMember = ({ id, data: { person } }: { readonly id: string; readonly data: { readonly person: string } }) =>
  ofMember(id, person);
const itsRequest = ({ id, data: { request } }: { readonly id: string; readonly data: { readonly request: string } }) =>
  ofRequest(id, request);

/** One row a person called, and one a request for support. */
export const dispatchKeys: TodoKeys<Told> = {
  MemberDispatched: itsMember,
  DispatchAcknowledged: itsMember,
  DispatchContested: itsMember,
  ContestDecided: itsMember,
  MemberReleased: itsMember,
  DispatchesEnded: ({ id, data: { persons, requests } }) => [
    ...persons.map((person) => ofMember(id, person)),
    ...requests.map((request) => ofRequest(id, request)),
  ],
  SupportRequested: itsRequest,
  SupportGranted: itsRequest,
  SupportDeclined: itsRequest,
};

/** Who is called answers; who is asked for help, the leaders decide; and the principal leader reads the month's warning. */
export const dispatchRows: TodoRows<Told> = {
  MemberDispatched: (row, event) => {
    const { person, title, zone, office } = event.data;
    return next(row, event, 'acknowledge-dispatch', { persons: [person] }, { title, zone, office });
  },
  DispatchAcknowledged: over,
  DispatchContested: (row, event) => next(row, event, 'decide-contest', { posts: postsAt(row!.zone, 'zone-director') }),
  ContestDecided: (row, event) =>
    event.data.outcome === 'released'
      ? over(row, event)
      : next(row, event, 'acknowledge-dispatch', { persons: [event.data.person] }),
  MemberReleased: over,
  DispatchesEnded: over,
  SupportRequested: (row, event) => {
    const { title, zone, office } = event.data;
    return next(row, event, 'decide-support', { posts: LEADING }, { title, zone, office });
  },
  SupportGranted: over,
  SupportDeclined: over,

  DesignatedShareExceeded: (row, event) =>
    next(row, event, 'note-designated-share', { posts: ['principal-leader'] }, { title: event.data.month }),
  DesignatedShareNoted: over,
};
