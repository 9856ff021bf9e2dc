import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveArrangement, unarranged } from './arrangement.state.js';

/** The zone arrangement of the county: which zone whom and what belongs to, on any day. */
export const arrangementFact = stateOf({ initial: unarranged, evolve: evolveArrangement }, () => ['arrangement/zones']);
