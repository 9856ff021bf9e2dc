// Before the suites: are the servers that were asked for there? One sentence, rather than one stack trace a test.
import { openEventStore } from '@libs/event-store/open.js';
import { openReadModels } from '@libs/read-models/open.js';

const servers = [
  ['TEST_EVENTS_URL', openEventStore],
  ['TEST_VIEWS_URL', openReadModels],
] as const;

for (const [name, open] of servers) {
  const url = process.env[name];
  if (url === undefined) continue;
  try {
    const store = await open(url);
    try {
      // A follower refuses the first write and names the leader, to whom the next goes.
      await store.ping().catch(() => store.ping());
    } finally {
      await store.close();
    }
  } catch (fault) {
    process.stderr.write(`\nNo suite was run. ${name}: ${(fault as Error).message}\n\n`);
    process.exitCode = 1;
  }
}
