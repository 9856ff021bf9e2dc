import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { RecusalEvents } from '../recusals/recusal.state.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import { openGrants } from './grant.facts.js';
import { matterOfDocument } from './grant.state.js';

type Removed = DomainEvent<string, ArrangementEvents['ZoneMemberRemoved']>;
type Reassigned = DomainEvent<string, ArrangementEvents['ZoneMemberReassigned']>;
type Decided = DomainEvent<string, RecusalEvents['RecusalDecided']>;

const revoked = async (
  ask: Ask,
  reason: string,
  its: (grant: { person: string; document: Parameters<typeof matterOfDocument>[0]; record: string }) => boolean,
): Promise<readonly Asked[]> =>
  Object.entries(await ask.fact(openGrants)).flatMap(([id, grant]) =>
    its(grant) ? [{ command: 'RevokeAccess', id, body: { reason } }] : [],
  );

/**
 * Nobody reads by a grant whose ground has gone, told or not; this puts it on record. A membership that ends on a day to
 * come is left to that day.
 */
export const revokeGrantsWhenTheirGroundGoes: Policy = {
  name: 'revoke-grants-when-their-ground-goes',
  on: {
    TermEnded: ({ id }: DomainEvent, ask: Ask) => revoked(ask, '任期结束', ({ person }) => person === id),
    ZoneMemberRemoved: ({ data, meta }: Removed, ask: Ask) =>
      data.until > dayOf(meta.occurredAt) ? [] : revoked(ask, '离开协作区', ({ person }) => person === data.person),
    ZoneMemberReassigned: ({ data, meta }: Reassigned, ask: Ask) =>
      data.from > dayOf(meta.occurredAt) ? [] : revoked(ask, '离开协作区', ({ person }) => person === data.person),
    RecusalDecided: ({ id, data: { outcome, kind, matter } }: Decided, ask: Ask) =>
      outcome !== 'recused'
        ? []
        : revoked(
            ask,
            '决定回避',
            ({ person, document, record }) => person === id && matterOfDocument(document) === kind && record === matter,
          ),
  },
};
