import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { runningInspections } from '../inspections/inspection.facts.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { barsFrom } from './grounds.js';
import type { RelationEvents } from './relations.state.js';

type Declared = DomainEvent<string, RelationEvents['RelationDeclared']>;

/** A relation known late: what the person did on each inspection of that unit, which is not closed yet, is looked at again. */
export const openBackCheckWhenRelationDeclared: Policy = {
  name: 'open-back-check-when-relation-declared',
  on: {
    RelationDeclared: async ({ id: person, data, meta }: Declared, ask: Ask): Promise<readonly Asked[]> => {
      const running = await ask.fact(runningInspections);
      const known = { arrangement: await ask.fact(arrangementFact), rulebook: await ask.fact(rulebookFact) };
      return Object.entries(running).flatMap(([inspection, { zone, units, persons, acts }]) => {
        const [unit] = barsFrom(data, units, meta.occurredAt.slice(0, 10), known);
        if (unit === undefined || !persons.includes(person)) return [];
        const done = acts.filter((act) => act.person === person).map(({ event, did, at }) => ({ event, did, at }));
        const { relation, kind: ground } = data;
        return [
          {
            command: 'OpenBackCheck',
            id: `${inspection}-${person}`,
            body: { inspection, person, zone, team: persons, relation, ground, unit, acts: done },
          },
        ];
      });
    },
  },
};
