import { stateOf } from '@libs/event-sourcing/index.js';
import { begins, ends, type WorkRows } from '../shared/open-work.js';
import { evolveIssue, type IssueEvents, unknownIssue } from './issue.state.js';

/** The issue that a command names. */
export const issueNamed = <Command>(issue: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownIssue, evolve: evolveIssue }, (command: Command) => [`issue/${issue(command)}`], commands);

/** Whoever accepted a problem for the body answers for it until it is closed, or is somebody else's. */
export const issueWork: WorkRows<IssueEvents> = {
  IssueAccepted: ({ id, data: { person, title } }) => [begins(person, 'issue', id, title)],
  ForwardingRejected: ({ id }) => [ends(id)],
  IssueClosed: ({ id }) => [ends(id)],
  IssueUpgradedToClue: ({ id }) => [ends(id)],
};
