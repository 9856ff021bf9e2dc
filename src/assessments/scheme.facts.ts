import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveScheme, noScheme } from './scheme.state.js';

export const schemeNamed = <Command, State>(
  scheme: (command: Command, state: State) => string,
  commands: readonly string[],
) =>
  stateOf(
    { initial: noScheme, evolve: evolveScheme },
    (command: Command, state: State) => [`assessment-scheme/${scheme(command, state)}`],
    commands,
  );
