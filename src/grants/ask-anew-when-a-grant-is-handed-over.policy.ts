import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type ArrangementEvents, membershipOf } from '../zones/arrangement.state.js';
import { grantFact } from './grant.facts.js';

type Accepted = DomainEvent<string, ArrangementEvents['HandoverItemAccepted']>;

/** A grant is one person's. Who takes over the work asks for his own, and the approver decides on him. */
export const askAnewWhenAGrantIsHandedOver: Policy = {
  name: 'ask-anew-when-a-grant-is-handed-over',
  on: {
    HandoverItemAccepted: async ({ data, meta }: Accepted, ask: Ask): Promise<readonly Asked[]> => {
      const { handover, item, by } = data;
      const arrangement = await ask.fact(arrangementFact);
      const listed = arrangement.handovers[handover]?.items.find(({ id }) => id === item);
      if (listed?.kind !== 'grant') return [];
      const grant = await ask.fact(grantFact, `access-grant/${item}`);
      const zone = membershipOf(arrangement, by, meta.occurredAt.slice(0, 10))?.zone;
      if (grant.is === 'none' || zone === undefined) return [];
      const { document, record, purpose } = grant;
      return [
        { command: 'RequestAccess', id: `${handover}-${item}`, body: { document, record, purpose, person: by, zone } },
      ];
    },
  },
};
