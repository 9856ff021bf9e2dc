import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { RecusalEvents } from '../recusals/recusal.state.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { runningInspections } from './inspection.facts.js';

type Decided = DomainEvent<string, RecusalEvents['RecusalDecided']>;

/** As with a declared relation: the record itself is closed to the member, and the director must name another. */
export const barMemberWhenRecusalDecided: Policy = {
  name: 'bar-member-when-recusal-decided',
  on: {
    RecusalDecided: async ({ id: person, data }: Decided, ask: Ask): Promise<readonly Asked[]> => {
      if (data.kind !== 'inspection' || data.outcome !== 'recused') return [];
      const running = (await ask.fact(runningInspections))[data.matter];
      if (!running?.persons.includes(person)) return [];
      const [unit] = running.units;
      return [{ command: 'BarTeamMember', id: data.matter, body: { person, ground: data.ground, unit } }];
    },
  },
};
