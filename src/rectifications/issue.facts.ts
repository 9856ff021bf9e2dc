import { stateOf, type DomainEvent, type FactOfLog } from '@libs/event-sourcing/index.js';
import { evolveRelations, noRelations, type RelationsOf } from '../recusals/relations.state.js';
import { evolveIssue, unknownIssue } from './issue.state.js';

/** The issue that a command names. */
export const issueNamed = <Command>(issue: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownIssue, evolve: evolveIssue }, (command: Command) => [`issue/${issue(command)}`], commands);

/** What everybody has declared: who heads a responsible body is not known before the arrangement is read. */
export const everybodysRelations = (commands: readonly string[]): FactOfLog<RelationsOf> => ({
  from: 'log',
  for: commands,
  initial: {},
  on: Object.fromEntries(
    Object.entries(evolveRelations).map(([type, row]) => [
      type,
      (known: RelationsOf, { id, data, meta }: DomainEvent) => ({
        ...known,
        [id]: row(known[id] ?? noRelations, data as never, meta),
      }),
    ]),
  ),
});
