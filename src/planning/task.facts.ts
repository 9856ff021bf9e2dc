import { everyRecord, stateOf } from '@libs/event-sourcing/decider.js';
import type { FactOfLog } from '@libs/event-sourcing/index.js';
import { evolveTask, noTask, type Task } from './task.state.js';

/** The task of the same name. */
export const taskFact = (commands: readonly string[]) =>
  stateOf({ initial: noTask, evolve: evolveTask }, (_command, _state, id) => [`task/${id}`], commands);

/** Every task of the county, by name. */
export const everyTask = (commands: readonly string[]): FactOfLog<Readonly<Record<string, Task>>> => ({
  from: 'log',
  for: commands,
  initial: {},
  on: everyRecord({ initial: noTask, evolve: evolveTask }),
});
