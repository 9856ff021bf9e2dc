import { everyRecord } from '@libs/event-sourcing/decider.js';
import type { Actor, DomainEvent, FactOfLog, FactOfStreams } from '@libs/event-sourcing/index.js';
import {
  evolveRelations,
  noRelations,
  type RelationEvents,
  type RelationsOf,
  type RelationTerms,
} from './relations.state.js';

export { hasConfirmed } from './relations.state.js';
export { barredFrom, barsFrom, freeFrom, type Ground, type Known } from './grounds.js';

const on = everyRecord({ initial: noRelations, evolve: evolveRelations });

/** What these persons have declared. */
export const relationsFact = <Command, State>(
  persons: (command: Command, state: State, actor?: Actor) => readonly string[],
  commands: readonly string[],
): FactOfStreams<RelationsOf, Command, State> => ({
  from: 'streams',
  for: commands,
  streams: (command, state, _id, actor) => persons(command, state, actor).map((person) => `relations/${person}`),
  initial: {},
  on,
});

/** A declared relation with its number, and when it was entered. */
export interface Declaration extends RelationTerms {
  readonly relation: string;
  readonly enteredAt: string;
}

/** What one person has declared and not withdrawn, in the order of its entry. */
export const declarations: FactOfStreams<readonly Declaration[], unknown, unknown> = {
  from: 'streams',
  streams: (_command, _state, person) => [`relations/${person}`],
  initial: [],
  on: {
    RelationDeclared: (known, { data, meta }: DomainEvent<string, RelationEvents['RelationDeclared']>) => [
      ...known,
      { ...data, enteredAt: meta.recordedAt },
    ],
    RelationWithdrawn: (known, { data }: DomainEvent<string, RelationEvents['RelationWithdrawn']>) =>
      known.filter(({ relation }) => relation !== data.relation),
  },
};

/** What everybody has declared, for whoever cannot name the persons before other facts are read. */
export const everybodysRelations = (commands: readonly string[]): FactOfLog<RelationsOf> => ({
  from: 'log',
  for: commands,
  initial: {},
  on,
});
