import { describe, it } from '@jest/globals';
import { eventStoreDbFacts } from './eventstoredb.contract.js';
import { commandsOf } from './eventstoredb.server.js';

const url = process.env['TEST_EVENTS_URL'];
if (url?.startsWith('esdb'))
  eventStoreDbFacts('TEST_EVENTS_URL', {
    url: () => url,
    commands: commandsOf(process.env),
    secure: !/[?&]tls=false\b/i.test(url),
  });
else
  describe('EventStoreDB facts: TEST_EVENTS_URL', () => {
    it.skip(`did not run: TEST_EVENTS_URL is ${url === undefined ? 'not set' : 'no esdb:// URL'}`, () => undefined);
  });
