import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { type Clue, custodian, evolveClue, isTaken, unknownClue, verifiers } from './clue.state.js';

/** Nothing is to be done in it any more, or not by anybody of the county. */
const LAID_AWAY: readonly Clue['is'][] = ['closed-as-none', 'archived', 'joined', 'transferred-out'];

/** Clues that somebody still has to do with, by number. */
export const openClues: FactOfLog<Readonly<Record<string, Clue>>> = {
  from: 'log',
  initial: {},
  on: Object.fromEntries(
    Object.entries(evolveClue).map(([type, row]) => [
      type,
      (clues: Readonly<Record<string, Clue>>, { id, data, meta }: DomainEvent) => {
        const { [id]: before = unknownClue, ...others } = clues;
        const after = row(before, data as never, meta);
        return LAID_AWAY.includes(after.is) ? others : { ...others, [id]: after };
      },
    ]),
  ),
};

/**
 * Who has a part in a clue that the Case Office has received: whoever has the envelope or is to get it, whoever handles it,
 * and those entrusted with verifying it. Whoever found it has only to send it off, and is not kept from that.
 */
export function handsOn(clue: Clue): readonly string[] {
  if (!isTaken(clue)) return [];
  const { passage, recused } = clue;
  const persons = [
    custodian(clue),
    ...('receiver' in passage ? [passage.receiver] : []),
    ...('handler' in clue ? [clue.handler] : []),
    ...verifiers(clue),
  ];
  return [...new Set(persons)].filter((person) => !recused.includes(person));
}
