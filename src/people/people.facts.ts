import { stateOf } from '@libs/event-sourcing/decider.js';
import { evolvePeople, nobody } from './people.state.js';

/** Who holds which post, and held it before. */
export const peopleFact = stateOf({ initial: nobody, evolve: evolvePeople }, () => ['people/register']);
