import type { Actor, FactOfStreams } from '@libs/event-sourcing/index.js';
import { everyRecord, stateOf } from '@libs/event-sourcing/decider.js';
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
  on: everyRecord({ initial: noRecusals, evolve: evolveRecusals }),
});

/** The same of the one person whose stream is asked for: at the door. */
export const ownRecusals = stateOf({ initial: noRecusals, evolve: evolveRecusals }, (_command, _state, id) => [
  `recusal/${id}`,
]);
