import type { Actor, DomainEvent, FactOfStreams } from '@libs/event-sourcing/index.js';
import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveRecusals, noRecusals, type RecusalsOf } from './recusal.state.js';

export { recusalIsAsked, recusedFrom } from './recusal.state.js';

/** What was asked and decided of these persons; asked of by `recusedFrom(recusals, person, { kind, matter })`. */
export const recusalsFact = <Command, State>(
  persons: (command: Command, state: State, actor?: Actor) => readonly string[],
  commands: readonly string[],
): FactOfStreams<RecusalsOf, Command, State> => ({
  from: 'streams',
  for: commands,
  streams: (command, state, _id, actor) => persons(command, state, actor).map((person) => `recusal/${person}`),
  initial: {},
  on: Object.fromEntries(
    Object.entries(evolveRecusals).map(([type, row]) => [
      type,
      (known: RecusalsOf, { id, data, meta }: DomainEvent) => ({
        ...known,
        [id]: row(known[id] ?? noRecusals, data as never, meta),
      }),
    ]),
  ),
});

/** The same of the one person whose stream is asked for: at the door. */
export const ownRecusals = stateOf({ initial: noRecusals, evolve: evolveRecusals }, (_command, _state, id) => [
  `recusal/${id}`,
]);
