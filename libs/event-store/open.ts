import { type EventStore } from './port.js';

/**
 * Opens the event store a URL names: `sqlite:<file>` or `esdb://…`, `esdb+discover://…`.
 * @throws EventStoreError `invalid` for another scheme; `unavailable` when it cannot be opened.
 */
export async function openEventStore(url: string): Promise<EventStore> {
  throw new Error(`not yet: ${url}`);
}
