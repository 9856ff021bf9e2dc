import { stateOf } from '@libs/event-sourcing/decider.js';
import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { evolveTask, noTask, type Task } from './task.state.js';

/** The task of the same name. */
export const taskFact = (commands: readonly string[]) =>
  stateOf({ initial: noTask, evolve: evolveTask }, (_command, _state, id) => [`task/${id}`], commands);

type Row = (task: Task, data: unknown, meta: DomainEvent['meta']) => Task;
type Tasks = Readonly<Record<string, Task>>;

const everyRow = Object.fromEntries(
  Object.entries(evolveTask as Readonly<Record<string, Row>>).map(([type, row]) => [
    type,
    (tasks: Tasks, { id, data, meta }: DomainEvent): Tasks => ({
      ...tasks,
      [id]: row(tasks[id] ?? noTask, data, meta),
    }),
  ]),
);

/** Every task of the county, by name. */
export const everyTask = (commands: readonly string[]): FactOfLog<Tasks> => ({
  from: 'log',
  for: commands,
  initial: {},
  on: everyRow,
});
