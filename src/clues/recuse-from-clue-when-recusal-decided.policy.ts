import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { RecusalEvents } from '../recusals/recusal.state.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { clueFact } from './clue.facts.js';
import { isTaken } from './clue.state.js';

type Decided = DomainEvent<string, RecusalEvents['RecusalDecided']>;

/** A recusal decided in the register of recusals: the clue itself must know, or nobody would fetch the envelope. */
export const recuseFromClueWhenRecusalDecided: Policy = {
  name: 'recuse-from-clue-when-recusal-decided',
  on: {
    RecusalDecided: async ({ id: person, data }: Decided, ask: Ask): Promise<readonly Asked[]> => {
      const { kind, matter, ground, outcome } = data;
      if (kind !== 'clue' || outcome !== 'recused') return [];
      const clue = await ask.fact(clueFact, `clue/${matter}`);
      if (!isTaken(clue) || clue.recused.includes(person)) return [];
      return [{ command: 'RecuseFromClue', id: matter, body: { person, ground } }];
    },
  },
};
