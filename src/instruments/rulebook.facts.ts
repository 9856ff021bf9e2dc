import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolveRulebook, firstRulebook } from './rulebook.state.js';

/** Instruments, parameters and calendar, as decided up to now. */
export const rulebookFact = stateOf({ initial: firstRulebook, evolve: evolveRulebook }, () => ['rulebook/county']);
