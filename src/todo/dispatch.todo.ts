import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { RowStep } from '@libs/read-models/view.js';
import type { DispatchEvents } from '../inspections/dispatch.state.js';
import type { DesignatedShareEvents } from '../planning/designated-share.state.js';
import type { Step } from './steps.js';
import type { TodoRow } from './todo.view.js';

export type DispatchTold = Omit<DispatchEvents, 'AllocationProposed' | 'InspectionArranged'> & DesignatedShareEvents;

type Row = TodoRow | undefined;
type Rows = { readonly [T in keyof DispatchTold]: RowStep<TodoRow, DomainEvent<T, DispatchTold[T]>> };

/** How the page writes a row; given, because the page itself takes these rows in. */
interface Writing {
  readonly next: (
    row: Row,
    event: DomainEvent,
    step: Step,
    turn: { readonly posts?: readonly string[]; readonly persons?: readonly string[] },
    parties?: Partial<Pick<TodoRow, 'title' | 'zone' | 'office' | 'due'>>,
  ) => TodoRow;
  readonly over: (row: Row, event: DomainEvent) => Row;
}

const ofMember = (task: string, person: string) => `dispatch:${task}:${person}`;
const ofRequest = (task: string, request: string) => `support:${task}:${request}`;

/** The rows that an event about a task's forces touches: one a person called, one a request for support. */
export function dispatchKeys({ id, data }: DomainEvent): readonly string[] {
  const { person, request, persons, requests } = data as Partial<Record<'person' | 'request', string>> & {
    readonly persons?: readonly string[];
    readonly requests?: readonly string[];
  };
  if (person !== undefined) return [ofMember(id, person)];
  if (request !== undefined) return [ofRequest(id, request)];
  return requests === undefined
    ? []
    : [...persons!.map((one) => ofMember(id, one)), ...requests.map((one) => ofRequest(id, one))];
}

/** Who is called answers; who is asked for help, the leaders decide; and the principal leader reads the month's warning. */
export const dispatchRows = ({ next, over }: Writing): Rows => ({
  MemberDispatched: (row, event) => {
    const { person, title, zone, office } = event.data;
    return next(row, event, 'acknowledge-dispatch', { persons: [person] }, { title, zone, office });
  },
  DispatchAcknowledged: over,
  DispatchContested: (row, event) => next(row, event, 'decide-contest', { posts: [`zone-director:${row!.zone!}`] }),
  ContestDecided: (row, event) =>
    event.data.outcome === 'released'
      ? over(row, event)
      : next(row, event, 'acknowledge-dispatch', { persons: [event.data.person] }),
  MemberReleased: over,
  DispatchesEnded: over,
  SupportRequested: (row, event) => {
    const { title, zone, office } = event.data;
    return next(
      row,
      event,
      'decide-support',
      { posts: ['principal-leader', 'leader-in-charge'] },
      { title, zone, office },
    );
  },
  SupportGranted: over,
  SupportDeclined: over,

  DesignatedShareExceeded: (row, event) =>
    next(row, event, 'note-designated-share', { posts: ['principal-leader'] }, { title: event.data.month }),
  DesignatedShareNoted: over,
});
