import { stateOf } from '@libs/event-sourcing/index.js';
import { evolveIssue, unknownIssue } from './issue.state.js';

/** The issue that a command names. */
export const issueNamed = <Command>(issue: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownIssue, evolve: evolveIssue }, (command: Command) => [`issue/${issue(command)}`], commands);

/** The issue that a finding of this inspection became. */
export const issueOfFinding = <Command>(finding: (command: Command) => string, commands: readonly string[]) =>
  stateOf(
    { initial: unknownIssue, evolve: evolveIssue },
    (command: Command, _state, inspection) => [`issue/${inspection}-${finding(command)}`],
    commands,
  );
