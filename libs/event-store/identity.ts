import { randomUUID } from 'node:crypto';
import { type EventStore, EventStoreError } from './port.js';

const NAMED = '_log';

/**
 * What tells this log from every other, its own copies included: the id of the one event in a machinery stream, which is
 * not exported or copied with the rest. Written at the first call; a backup of the file, where positions stay, keeps it.
 * @returns undefined for a log that is open for reading only and has no identity yet
 * @throws EventStoreError as `readStream` and `append` do
 */
export async function identityOf(log: EventStore): Promise<string | undefined> {
  for (;;) {
    for await (const { id } of log.readStream(NAMED, { limit: 1 })) return id;
    try {
      await log.append(NAMED, 'no_stream', [{ id: randomUUID(), type: 'LogNamed', data: {}, metadata: {} }]);
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      if (error.code === 'access_denied') return undefined;
      // Somebody else has named it in the same moment.
      if (error.code !== 'wrong_expected_revision') throw error;
    }
  }
}
