import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, headOn } from '../zones/arrangement.state.js';
import type { DelegationCommands } from './delegation.commands.js';
import { type Delegation, type DelegationEvents, evolveDelegation, noDelegation } from './delegation.state.js';

type Facts = { readonly arrangement: Arrangement };

/** Dispatch is the director's; to the deputy it can be given, for a time. One record a zone, under the zone's name. */
export const delegations: Decider<Delegation, DelegationCommands, DelegationEvents, Facts> = {
  category: 'dispatch-delegation',
  initial: noDelegation,
  evolve: evolveDelegation,
  facts: { arrangement: { ...arrangementFact, for: ['DelegateDispatch'] } },
  scope: (_, __, zone) => ({ zone }),
  decide: {
    DelegateDispatch({ person, from, until }, delegation, { id: zone, today, facts: { arrangement } }) {
      const office = arrangement.zones[zone]?.office;
      if (office === undefined || headOn(arrangement, office, today) !== person)
        throw new Refused('delegation.not-the-deputy', { person, zone });
      if (until < from || until < today) throw new Refused('delegation.over-before-it-begins', { from, until });
      const same = delegation.is === 'given' && delegation.person === person;
      if (same && delegation.from === from && delegation.until === until) return [];
      return [{ type: 'DispatchDelegated', data: { zone, person, from, until } }];
    },

    RevokeDelegation({ reason }, delegation, { id: zone }) {
      if (delegation.is === 'none') return [];
      return [{ type: 'DelegationRevoked', data: { zone, person: delegation.person, reason } }];
    },
  },
};
