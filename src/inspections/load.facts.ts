import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { DispatchEvents } from './dispatch.state.js';
import type { InspectionEvents } from './inspection.state.js';

/** By person: seats on teams at work and calls to tasks, as `seat:<task>` and `call:<task>`. */
export type Loads = Readonly<Record<string, readonly string[]>>;

type Told = InspectionEvents & DispatchEvents;
type Rows = { readonly [T in keyof Told]?: (loads: Loads, event: DomainEvent<T, Told[T]>) => Loads };

const with_ = (loads: Loads, what: string, persons: readonly string[]): Loads => ({
  ...loads,
  ...Object.fromEntries(persons.map((person) => [person, [...new Set([...(loads[person] ?? []), what])]])),
});

const without = (loads: Loads, what: string, persons: readonly string[] = Object.keys(loads)): Loads => ({
  ...loads,
  ...Object.fromEntries(persons.map((person) => [person, (loads[person] ?? []).filter((one) => one !== what)])),
});

const seat = (id: string) => `seat:${id}`;
const call = (id: string) => `call:${id}`;

const rows: Rows = {
  InspectionTeamFormed: (loads, { id, data: { members, released } }) =>
    with_(without(loads, seat(id), released), seat(id), members),
  TeamMemberReplaced: (loads, { id, data: { leaves, joins } }) =>
    with_(without(loads, seat(id), [leaves]), seat(id), [joins]),
  TeamMemberBarred: (loads, { id, data: { person } }) => without(loads, seat(id), [person]),
  SupervisorReleased: (loads, { id, data: { person } }) => without(loads, seat(id), [person]),
  InspectionReportPresented: (loads, { id }) => without(loads, seat(id)),
  InspectionEnded: (loads, { id }) => without(loads, seat(id)),
  MemberDispatched: (loads, { id, data: { person } }) => with_(loads, call(id), [person]),
  ContestDecided: (loads, { id, data: { person, outcome } }) =>
    outcome === 'released' ? without(loads, call(id), [person]) : loads,
  MemberReleased: (loads, { id, data: { person } }) => without(loads, call(id), [person]),
  DispatchesEnded: (loads, { id, data: { persons } }) => without(loads, call(id), persons),
};

/** What each person has in hand of inspections now. */
export const loadsFact = (commands: readonly string[]): FactOfLog<Loads> => ({
  from: 'log',
  for: commands,
  initial: {},
  on: rows as FactOfLog<Loads>['on'],
});

/** The matters a person has in hand: a seat and a call for one task are one matter. */
export const mattersOf = (loads: Loads, person: string): readonly string[] => [
  ...new Set((loads[person] ?? []).map((what) => what.slice(what.indexOf(':') + 1))),
];
