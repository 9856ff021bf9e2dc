import { stateOf } from '@libs/event-sourcing/decider.js';
import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { evolveGrant, type GrantEvents, noGrant } from './grant.state.js';

/** The grant whose record is asked for. */
export const grantFact = stateOf({ initial: noGrant, evolve: evolveGrant }, (_command, _state, id) => [
  `access-grant/${id}`,
]);

type Open = Readonly<Record<string, GrantEvents['AccessGranted']>>;

/** Grants given and not revoked, by name; the last day is for the asker to compare. */
export const openGrants: FactOfLog<Open> = {
  from: 'log',
  initial: {},
  on: {
    AccessGranted: (open, { id, data }: DomainEvent<string, GrantEvents['AccessGranted']>) => ({ ...open, [id]: data }),
    AccessRevoked: (open, { id }) => Object.fromEntries(Object.entries(open).filter(([grant]) => grant !== id)),
  },
};
