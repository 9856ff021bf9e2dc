import {
  type DomainEvent,
  everyRecord,
  type FactOfLog,
  type FactOfStreams,
  stateOf,
} from '@libs/event-sourcing/index.js';
import { begins, ends, type WorkRows } from '../shared/open-work.js';
import { type Duplicate, evolveIssue, type Issue, type IssueEvents, unknownIssue } from './issue.state.js';

/** The issue that a command names. */
export const issueNamed = <Command>(issue: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownIssue, evolve: evolveIssue }, (command: Command) => [`issue/${issue(command)}`], commands);

/** Whoever accepted a problem for the body answers for it until it is closed, or is somebody else's. */
export const issueWork: WorkRows<IssueEvents> = {
  IssueAccepted: ({ id, data: { person, title } }) => [begins(person, { kind: 'issue', id, title })],
  ForwardingRejected: ({ id }) => [ends(id)],
  ForwardingWithdrawn: ({ id }) => [ends(id)],
  IssueMerged: ({ id }) => [ends(id)],
  IssueClosed: ({ id }) => [ends(id)],
  IssueUpgradedToClue: ({ id }) => [ends(id)],
};

/** The issue that a finding of this inspection became. */
export const issueOfFinding = <Command>(finding: (command: Command) => string, commands: readonly string[]) =>
  stateOf(
    { initial: unknownIssue, evolve: evolveIssue },
    (command: Command, _state, inspection) => [`issue/${inspection}-${finding(command)}`],
    commands,
  );

/** Whether an issue has become a clue. */
export const becameClue: FactOfStreams<boolean, unknown, unknown> = {
  from: 'streams',
  streams: () => [],
  initial: false,
  on: { IssueUpgradedToClue: () => true },
};

export type Issues = Readonly<Record<string, Issue>>;

/** The issues that a command names, by their numbers; a number that nobody gave is absent. */
export const issuesNamed = <Command>(
  issues: (command: Command) => readonly string[],
  commands: readonly string[],
): FactOfStreams<Issues, Command, unknown> => ({
  from: 'streams',
  for: commands,
  streams: (command) => issues(command).map((issue) => `issue/${issue}`),
  initial: {},
  on: everyRecord({ initial: unknownIssue, evolve: evolveIssue }),
});

/** What is kept under each number: the duplicates merged into it, and those merged into them. */
export type Duplicates = Readonly<Record<string, readonly Duplicate[]>>;

export const duplicatesFact: FactOfLog<Duplicates> = {
  from: 'log',
  initial: {},
  on: {
    IssueMerged: (known, { data }: DomainEvent<string, IssueEvents['IssueMerged']>) => {
      const { into, number, place, kind, facts, foundBy, referredAt, also } = data;
      const told = { number, place, kind, facts, foundBy, referredAt };
      return { ...known, [into]: [...(known[into] ?? []), told, ...also] };
    },
  },
};
