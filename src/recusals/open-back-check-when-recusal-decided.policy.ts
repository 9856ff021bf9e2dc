import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { runningInspections } from '../inspections/inspection.facts.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { doings } from './acts.facts.js';
import type { RecusalEvents } from './recusal.state.js';

type Decided = DomainEvent<string, RecusalEvents['RecusalDecided']>;

/** What the person had done in the matter before the decision is looked at again, if there is any of it. */
export const openBackCheckWhenRecusalDecided: Policy = {
  name: 'open-back-check-when-recusal-decided',
  on: {
    RecusalDecided: async ({ id: person, data, meta }: Decided, ask: Ask): Promise<readonly Asked[]> => {
      const { request, kind, matter, ground, outcome } = data;
      if (outcome !== 'recused') return [];
      const open = (where: object, team: readonly string[], acts: readonly object[]): readonly Asked[] => [
        {
          command: 'OpenBackCheck',
          id: `${matter}-${person}`,
          body: { inspection: matter, person, ...where, team, relation: `decided-${request}`, ground, acts },
        },
      ];
      if (kind === 'inspection') {
        const running = (await ask.fact(runningInspections))[matter];
        if (!running?.persons.includes(person)) return [];
        const { zone, units, persons, acts } = running;
        return open({ zone, unit: units[0] }, persons, own(acts, person));
      }
      if (kind !== 'issue' && kind !== 'clue') return [];
      const { zone, unit, acts } = await ask.fact(doings[kind], `${kind}/${matter}`);
      const before = acts.filter(({ at }) => at <= meta.occurredAt);
      const done = own(before, person);
      if (done.length === 0) return [];
      return open({ kind, ...(zone && { zone }), ...(unit && { unit }) }, [person], done);
    },
  },
};

const own = (acts: readonly { person: string; event: string; did: string; at: string }[], person: string) =>
  acts.filter((act) => act.person === person).map(({ event, did, at }) => ({ event, did, at }));
