import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveSupervisor, noSupervisor } from './supervisor.state.js';

const rows = { initial: noSupervisor, evolve: evolveSupervisor };

/** The appointment of the person whose record is asked for. */
export const supervisorFact = (commands?: readonly string[]) =>
  stateOf(rows, (_command, _state, id) => [`supervisor/${id}`], commands);

/** The appointment of the person whom a command names. */
export const supervisorNamed = <Command>(person: (command: Command) => string, commands: readonly string[]) =>
  stateOf(rows, (command: Command) => [`supervisor/${person(command)}`], commands);
