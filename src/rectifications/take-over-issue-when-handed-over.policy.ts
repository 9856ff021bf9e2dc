import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Asked, Policy } from '../shared/capability.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';

type Of<T extends keyof ArrangementEvents> = DomainEvent<T, ArrangementEvents[T]>;

const takeOver = (id: string, person: string): Asked => ({ command: 'TakeOverIssue', id, body: { person } });

export const takeOverIssueWhenHandedOver: Policy = {
  name: 'take-over-issue-when-handed-over',
  on: {
    HandoverItemAccepted: ({ data: { kind, item, by } }: Of<'HandoverItemAccepted'>) =>
      kind === 'issue' ? [takeOver(item, by)] : [],
    HandoverExcused: ({ data: { items, to } }: Of<'HandoverExcused'>) =>
      items.flatMap(({ kind, id }) => (kind === 'issue' ? [takeOver(id, to)] : [])),
  },
};
