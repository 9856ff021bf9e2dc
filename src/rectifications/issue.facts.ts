import { stateOf } from '@libs/event-sourcing/index.js';
import { evolveIssue, unknownIssue } from './issue.state.js';

/** The issue that a command names. */
export const issueNamed = <Command>(issue: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownIssue, evolve: evolveIssue }, (command: Command) => [`issue/${issue(command)}`], commands);
