import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Policy } from '../shared/capability.js';

const because =
  (why: 'presented' | 'cancelled' | 'another-zone') =>
  ({ id }: DomainEvent) => [{ command: 'EndDispatches', id, body: { why } }];

/** Nobody stays called to a task that is done, cancelled, or another zone's. */
export const endDispatchesWhenTheWorkIsOver: Policy = {
  name: 'end-dispatches-when-the-work-is-over',
  on: {
    InspectionReportPresented: because('presented'),
    TaskCancelled: because('cancelled'),
    CrossInspectionOrdered: because('another-zone'),
    TaskTransferred: because('another-zone'),
  },
};
