import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { runningInspections } from './inspection.facts.js';

/** Whoever came along as a special supervisor is on no team any more; the check goes on without him. */
export const releaseSupervisorWhenTermEnds: Policy = {
  name: 'release-supervisor-when-term-ends',
  on: {
    TermEnded: async ({ id: person }: DomainEvent, ask: Ask): Promise<readonly Asked[]> =>
      Object.entries(await ask.fact(runningInspections)).flatMap(([inspection, { persons }]) =>
        persons.includes(person) ? [{ command: 'ReleaseSupervisor', id: inspection, body: { person } }] : [],
      ),
  },
};
