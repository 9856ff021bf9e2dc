import type { DomainEvent, FactOfStreams } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { PeopleEvents } from '../people/people.state.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import type { CorrectRecord } from './correction.commands.js';

/** A record as far as it may be corrected: what stands in the fields that somebody typed. */
export interface Correctable {
  readonly month: string;
  readonly zone?: string;
  readonly office?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** By `category-record`. A record that is not in it is unknown, or left a stub. */
export type Correctables = Readonly<Record<string, Correctable>>;

type Told = IssueEvents & TaskEvents & PeopleEvents & ArrangementEvents;
type Row<T extends keyof Told> = (known: Correctables, event: DomainEvent<T, Told[T]>) => Correctables;
type Rows = { readonly [T in keyof Told]?: Row<T> };

const opened =
  (name: string, values: Correctable['values'], more: Pick<Correctable, 'zone' | 'office'> = {}) =>
  (known: Correctables, at: string): Correctables => ({
    ...known,
    [name]: { month: dayOf(at).slice(0, 7), ...more, values },
  });

const gone = (known: Correctables, { id }: { readonly id: string }): Correctables =>
  Object.fromEntries(Object.entries(known).filter(([name]) => name !== `issue-${id}`));

const rows: Rows = {
  IssueReferred: (known, { id, data: { zone, office, unit, place, kind, facts }, meta }) =>
    opened(`issue-${id}`, { unit, place, kind, facts }, { zone, office })(known, meta.occurredAt),
  IssueCorrected: (known, { id, data: { field, is } }) => {
    const issue = known[`issue-${id}`]!;
    return { ...known, [`issue-${id}`]: { ...issue, values: { ...issue.values, [field]: is } } };
  },
  IssueMerged: gone,
  IssueUpgradedToClue: gone,
  TaskAssigned: (known, { id, data: { zone, office, title }, meta }) =>
    opened(`task-${id}`, { title }, { zone, office })(known, meta.occurredAt),
  CollaborationItemDesignated: (known, { id, data: { zone, office, title }, meta }) =>
    opened(`task-${id}`, { title }, { zone, office })(known, meta.occurredAt),
  PersonRegistered: (known, { data: { person, name }, meta }) =>
    opened(`person-${person}`, { name })(known, meta.occurredAt),
  UnitRegistered: (known, { data: { unit, name, category }, meta }) =>
    opened(`unit-${unit}`, { name, category })(known, meta.occurredAt),
  BodyRegistered: (known, { data: { body, name }, meta }) => opened(`body-${body}`, { name })(known, meta.occurredAt),
};

const STREAMS: Readonly<Record<CorrectRecord['category'], (record: string) => string>> = {
  issue: (record) => `issue/${record}`,
  task: (record) => `task/${record}`,
  person: () => 'people/register',
  unit: () => 'arrangement/zones',
  body: () => 'arrangement/zones',
};

/** The record that a correction names. */
export const correctable = (commands: readonly string[]): FactOfStreams<Correctables, CorrectRecord, unknown> => ({
  from: 'streams',
  for: commands,
  streams: ({ category, record }) => [STREAMS[category](record)],
  initial: {},
  on: rows as FactOfStreams<Correctables, CorrectRecord, unknown>['on'],
});
