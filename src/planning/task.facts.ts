import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveTask, noTask } from './task.state.js';

/** The task of the same name. */
export const taskFact = (commands: readonly string[]) =>
  stateOf({ initial: noTask, evolve: evolveTask }, (_command, _state, id) => [`task/${id}`], commands);
