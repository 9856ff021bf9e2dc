import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolvePlan, noPlan } from './plan.state.js';

/** The plan of the year that a command names as `plan`. */
export const planFact = (commands: readonly string[]) =>
  stateOf({ initial: noPlan, evolve: evolvePlan }, ({ plan }: { plan: string }) => [`plan/${plan}`], commands);
