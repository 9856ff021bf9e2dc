import type { Decider } from '@libs/event-sourcing/index.js';

export interface DelegationEvents {
  DispatchDelegated: { zone: string; person: string; from: string; until: string };
  DelegationRevoked: { zone: string; person: string; reason: string };
}

export type Delegation =
  | { readonly is: 'none' }
  | { readonly is: 'given'; readonly person: string; readonly from: string; readonly until: string };

export const noDelegation: Delegation = { is: 'none' };

/** May this deputy call people on that day, because the director said so? */
export const isDelegated = (delegation: Delegation, person: string, day: string) =>
  delegation.is === 'given' && delegation.person === person && delegation.from <= day && day <= delegation.until;

export const evolveDelegation: Decider<Delegation, never, DelegationEvents>['evolve'] = {
  DispatchDelegated: (_, { person, from, until }) => ({ is: 'given', person, from, until }),
  DelegationRevoked: () => noDelegation,
};
