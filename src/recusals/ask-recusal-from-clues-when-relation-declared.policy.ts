import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { handsOn, openClues } from '../clues/open-clues.facts.js';
import type { ClueEvents } from '../clues/clue.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { barsFrom } from './grounds.js';
import { declarations } from './relations.facts.js';
import type { RelationEvents, RelationTerms } from './relations.state.js';

type Declared = DomainEvent<string, RelationEvents['RelationDeclared']>;
type Entrusted = DomainEvent<string, ClueEvents['VerificationEntrusted']>;

/**
 * Which units a clue concerns is never recorded, so nobody but those who may open it can say whether the relation touches
 * it: of each that the person has in hand they are asked, and until they have decided he does nothing more there. The
 * request names no unit, or the log would tell by the answer what the clue is about.
 */
export const askRecusalFromCluesWhenRelationDeclared: Policy = {
  name: 'ask-recusal-from-clues-when-relation-declared',
  on: {
    RelationDeclared: async ({ id: person, data, meta }: Declared, ask: Ask): Promise<readonly Asked[]> => {
      if (!(await barsOn(meta.occurredAt.slice(0, 10), data, ask))) return [];
      return Object.entries(await ask.fact(openClues)).flatMap(([clue, state]) =>
        handsOn(state).includes(person) ? [request(person, clue, data)] : [],
      );
    },

    // Whoever is only proposed does not learn of it; what he has declared since the list was checked is asked about now.
    VerificationEntrusted: async ({ id: clue, data, meta }: Entrusted, ask: Ask): Promise<readonly Asked[]> => {
      const day = meta.occurredAt.slice(0, 10);
      const asked: Asked[] = [];
      for (const person of data.persons)
        for (const one of await ask.fact(declarations, `relations/${person}`))
          if (one.enteredAt > data.checkedAt && (await barsOn(day, one, ask))) asked.push(request(person, clue, one));
      return asked;
    },
  },
};

async function barsOn(day: string, terms: RelationTerms, ask: Ask): Promise<boolean> {
  const known = { arrangement: await ask.fact(arrangementFact), rulebook: await ask.fact(rulebookFact) };
  return barsFrom(terms, [terms.unit], day, known).length > 0;
}

const request = (
  person: string,
  matter: string,
  { relation, kind: ground }: RelationTerms & { readonly relation: string },
): Asked => ({
  command: 'RequestRecusalOnDeclaration',
  id: person,
  body: { kind: 'clue', matter, ground, relation },
});
