// A process that leaves reads and a subscription in the middle, closes the store, and has nothing more to do.
// Run by an example of eventstoredb.contract.ts, with the URL and a stream of 100 events.
import { openEventStoreDb } from '@libs/event-store/eventstoredb.js';

const [, , url = '', stream = ''] = process.argv;
const store = await openEventStoreDb(url);
for await (const _ of store.readStream(stream)) break;
for await (const _ of store.readStream(stream, { backwards: true, limit: 2 })) break;
for await (const _ of store.readAll()) break;
for await (const _ of store.subscribeAll({ signal: new AbortController().signal })) break;
await store.close();
process.stdout.write('closed');
