import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveClue, unknownClue } from './clue.state.js';

/** The clue that a command names by its number: whether it is sealed, and where it is. */
export const clueNamed = <Command>(number: (command: Command) => string, commands: readonly string[]) =>
  stateOf({ initial: unknownClue, evolve: evolveClue }, (command: Command) => [`clue/${number(command)}`], commands);
