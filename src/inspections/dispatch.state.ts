import type { Decider } from '@libs/event-sourcing/index.js';
import type { Capacity } from './inspection.state.js';

/** On what grounds a member may say that he cannot come. */
export const CONTEST_GROUNDS = ['recusal', 'leave', 'higher-task'] as const;
export type ContestGround = (typeof CONTEST_GROUNDS)[number];

/** Whose task it is, and what it inspects, as it stood then. */
interface OfTask {
  readonly zone: string;
  readonly office: string;
  readonly title: string;
  readonly units: readonly string[];
}

/** How many matters the person has in hand with this one, and how many are thought enough. It warns and never blocks. */
export interface Load {
  readonly held: number;
  readonly limit: number;
  readonly overLimit: boolean;
}

export interface Proposed {
  readonly person: string;
  readonly name: string;
  readonly as: Capacity;
  readonly held: number;
}

export interface DispatchEvents {
  MemberDispatched: OfTask &
    Load & { person: string; name: string; as: Capacity; from: string; until?: string; duty: string };
  DispatchAcknowledged: { person: string };
  DispatchContested: { person: string; ground: ContestGround; explanation: string };
  ContestDecided: { person: string; outcome: 'released' | 'stays'; reason: string };
  MemberReleased: { person: string; reason: string };
  /** `requests`: those for support that nobody needs to decide any more. */
  DispatchesEnded: {
    persons: readonly string[];
    requests: readonly string[];
    why: 'presented' | 'cancelled' | 'another-zone';
  };
  /** `of`: the zone that is asked. */
  SupportRequested: OfTask & {
    request: string;
    of: string;
    count: number;
    from: string;
    until: string;
    reason: string;
  };
  /** By a leader of the Commission: that is its consent. */
  SupportGranted: {
    request: string;
    zone: string;
    of: string;
    from: string;
    until: string;
    persons: readonly { readonly person: string; readonly name: string; readonly home: string }[];
  };
  SupportDeclined: { request: string; reason: string };
  AllocationProposed: OfTask & { proposal: string; persons: readonly Proposed[]; leader?: string; note?: string };
  /** On which day the team goes where. */
  InspectionArranged: OfTask & { visits: readonly { readonly unit: string; readonly day: string }[]; note?: string };
}

export interface Dispatched {
  readonly is: 'dispatched' | 'acknowledged' | 'contested' | 'released';
  readonly from: string;
  readonly until?: string;
  readonly duty: string;
}

interface Request {
  readonly is: 'asked' | 'granted' | 'declined';
  readonly of: string;
  readonly from: string;
  readonly until: string;
  readonly count: number;
  readonly persons: readonly string[];
}

/** The forces of one task, under its name: who was called, who came, who was asked for from elsewhere. */
export interface Dispatch {
  /** Absent before anything was asked or ordered. */
  readonly of?: Pick<OfTask, 'zone' | 'office'>;
  readonly members: Readonly<Record<string, Dispatched>>;
  readonly requests: Readonly<Record<string, Request>>;
  readonly proposals: number;
  readonly latest: string;
  readonly visits: readonly { readonly unit: string; readonly day: string }[];
}

export const noDispatch: Dispatch = { members: {}, requests: {}, proposals: 0, latest: '', visits: [] };

export const isCalled = ({ is }: Dispatched) => is !== 'released';

/** Persons who are called to the task and not released. */
export const calledTo = ({ members }: Dispatch): readonly string[] =>
  Object.entries(members).flatMap(([person, member]) => (isCalled(member) ? [person] : []));

/** Is the person lent to this zone's team on a day, with the Commission's consent? */
export const supportsOn = ({ of, requests }: Dispatch, zone: string, person: string, day: string) =>
  of?.zone === zone &&
  Object.values(requests).some(
    ({ is, from, until, persons }) => is === 'granted' && persons.includes(person) && from <= day && day <= until,
  );

/** The last day of those on which the person was lent to this task's team, whichever zone it was; undefined: never. */
export const lentUntil = ({ requests }: Dispatch, person: string): string | undefined =>
  Object.values(requests)
    .flatMap(({ is, persons, until }) => (is === 'granted' && persons.includes(person) ? [until] : []))
    .sort()
    .at(-1);

const ofTask = (dispatch: Dispatch, { zone, office }: OfTask): Dispatch => ({ ...dispatch, of: { zone, office } });

const member = (dispatch: Dispatch, person: string, is: Dispatched['is']): Dispatch => ({
  ...dispatch,
  members: { ...dispatch.members, [person]: { ...dispatch.members[person]!, is } },
});

const request = (dispatch: Dispatch, name: string, change: Partial<Request>): Dispatch => ({
  ...dispatch,
  requests: { ...dispatch.requests, [name]: { ...dispatch.requests[name]!, ...change } },
});

/** A proposal in one line, by which the same one is known again. */
export const asText = (persons: readonly string[], leader = '') => `${persons.join()} ${leader}`;

export const evolveDispatch: Decider<Dispatch, never, DispatchEvents>['evolve'] = {
  MemberDispatched: (dispatch, { person, from, until, duty, ...task }) => ({
    ...ofTask(dispatch, task),
    members: { ...dispatch.members, [person]: { is: 'dispatched', from, duty, ...(until && { until }) } },
  }),
  DispatchAcknowledged: (dispatch, { person }) => member(dispatch, person, 'acknowledged'),
  DispatchContested: (dispatch, { person }) => member(dispatch, person, 'contested'),
  ContestDecided: (dispatch, { person, outcome }) =>
    member(dispatch, person, outcome === 'released' ? 'released' : 'dispatched'),
  MemberReleased: (dispatch, { person }) => member(dispatch, person, 'released'),
  DispatchesEnded: (dispatch, { persons, requests }) =>
    requests.reduce(
      (all, name) => request(all, name, { is: 'declined' }),
      persons.reduce((all, person) => member(all, person, 'released'), dispatch),
    ),
  SupportRequested: (dispatch, { request: name, of, from, until, count, ...task }) =>
    request(ofTask(dispatch, task), name, { is: 'asked', of, from, until, count, persons: [] }),
  SupportGranted: (dispatch, { request: name, persons }) =>
    request(dispatch, name, { is: 'granted', persons: persons.map(({ person }) => person) }),
  SupportDeclined: (dispatch, { request: name }) => request(dispatch, name, { is: 'declined' }),
  AllocationProposed: (dispatch, { persons, leader, ...task }) => ({
    ...ofTask(dispatch, task),
    proposals: dispatch.proposals + 1,
    latest: asText(
      persons.map(({ person }) => person),
      leader,
    ),
  }),
  InspectionArranged: (dispatch, { visits, ...task }) => ({ ...ofTask(dispatch, task), visits }),
};
