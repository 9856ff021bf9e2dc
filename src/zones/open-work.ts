import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { GrantEvents } from '../grants/grant.state.js';
import type { InspectionEvents } from '../inspections/inspection.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import type { ArrangementEvents, OpenWork } from './arrangement.state.js';

type ByPerson = Readonly<Record<string, readonly OpenWork[]>>;

const given = (work: ByPerson, person: string, item: OpenWork): ByPerson =>
  work[person]?.some(({ id }) => id === item.id) ? work : { ...work, [person]: [...(work[person] ?? []), item] };

const taken = (work: ByPerson, id: string, person?: string): ByPerson =>
  Object.fromEntries(
    Object.entries(work).map(([one, items]) => [
      one,
      person === undefined || person === one ? items.filter((item) => item.id !== id) : items,
    ]),
  );

type Told = Pick<
  InspectionEvents & IssueEvents & ArrangementEvents & GrantEvents,
  | 'HandoverOpened'
  | 'InspectionTeamFormed'
  | 'TeamMemberReplaced'
  | 'TeamMemberBarred'
  | 'SupervisorReleased'
  | 'InspectionReportPresented'
  | 'InspectionEnded'
  | 'AccessGranted'
  | 'AccessRevoked'
  | 'IssueAccepted'
  | 'ForwardingRejected'
  | 'ForwardingWithdrawn'
  | 'IssueMerged'
  | 'IssueClosed'
  | 'IssueUpgradedToClue'
>;
type Rows = { readonly [T in keyof Told]: (work: ByPerson, event: DomainEvent<T, Told[T]>) => ByPerson };

const over = (work: ByPerson, { id }: DomainEvent<string, unknown>) => taken(work, id);

const on: Rows = {
  InspectionTeamFormed: (work, { id, data: { leader, members, released, title } }) =>
    [leader, ...members].reduce(
      (all, person) => given(all, person, { kind: 'inspection', id, title }),
      released.reduce((all, person) => taken(all, id, person), work),
    ),
  TeamMemberReplaced: (work, { id, data: { leaves, joins, title } }) =>
    given(taken(work, id, leaves), joins, { kind: 'inspection', id, title }),
  TeamMemberBarred: (work, { id, data: { person } }) => taken(work, id, person),
  SupervisorReleased: (work, { id, data: { person } }) => taken(work, id, person),
  InspectionReportPresented: over,
  InspectionEnded: over,
  IssueAccepted: (work, { id, data: { person, title } }) => given(work, person, { kind: 'issue', id, title }),
  ForwardingRejected: over,
  ForwardingWithdrawn: over,
  IssueMerged: over,
  IssueClosed: over,
  IssueUpgradedToClue: over,
  // By its name alone: a list of open work is read by more than the document is.
  AccessGranted: (work, { id, data: { person, document, record, until } }) =>
    given(work, person, { kind: 'grant', id, title: `${document} ${record}`, until }),
  AccessRevoked: over,
  // A grant stays one person's: the successor asks for his own.
  // Accepted or not: should the successor leave too, it is on the next list, and so never nobody's.
  HandoverOpened: (work, { data: { person, successor, items } }) =>
    items.reduce(
      (all, item) =>
        item.kind === 'grant' ? taken(all, item.id, person) : given(taken(all, item.id, person), successor, item),
      work,
    ),
};

/** What each person still has to do: seats on teams at work, problems accepted for a body; and what he may read until then. */
export const openWorkFact: FactOfLog<ByPerson> = {
  from: 'log',
  for: ['ReassignZoneMember', 'RemoveZoneMember'],
  initial: {},
  on,
};
