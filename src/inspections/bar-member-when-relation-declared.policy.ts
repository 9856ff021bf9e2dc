import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { barsFrom } from '../recusals/relations.facts.js';
import type { RelationEvents } from '../recusals/relations.state.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { runningInspections } from './inspection.facts.js';

type Declared = DomainEvent<string, RelationEvents['RelationDeclared']>;

/** The rules refuse a barred member from the declaration on; this also closes the record to him. */
export const barMemberWhenRelationDeclared: Policy = {
  name: 'bar-member-when-relation-declared',
  on: {
    RelationDeclared: async ({ id: person, data, meta }: Declared, ask: Ask): Promise<readonly Asked[]> => {
      const running = await ask.fact(runningInspections);
      const known = { arrangement: await ask.fact(arrangementFact), rulebook: await ask.fact(rulebookFact) };
      return Object.entries(running).flatMap(([inspection, { units, persons }]) => {
        const [unit] = barsFrom(data, units, meta.occurredAt.slice(0, 10), known);
        if (unit === undefined || !persons.includes(person)) return [];
        return [{ command: 'BarTeamMember', id: inspection, body: { person, ground: data.kind, unit } }];
      });
    },
  },
};
