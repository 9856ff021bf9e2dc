import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveDispatch, noDispatch } from './dispatch.state.js';

/** Who was called to the task of the same name, and who was lent to it. */
export const dispatchFact = (commands: readonly string[]) =>
  stateOf({ initial: noDispatch, evolve: evolveDispatch }, (_command, _state, id) => [`dispatch/${id}`], commands);
