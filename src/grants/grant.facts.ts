import { stateOf } from '@libs/event-sourcing/decider.js';
import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { begins, ends, type WorkRows } from '../shared/open-work.js';
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

/** What somebody may read until its day goes on the list when he leaves, by its name alone: more read the list than the document. */
export const grantWork: WorkRows<GrantEvents> = {
  AccessGranted: ({ id, data: { person, document, record, until } }) => [
    begins(person, { kind: 'grant', id, title: `${document} ${record}`, until }),
  ],
  AccessRevoked: ({ id }) => [ends(id)],
};
