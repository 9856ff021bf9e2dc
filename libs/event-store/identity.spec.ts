import { describe, expect, it } from '@jest/globals';
import { identityOf } from './identity.js';
import { MemoryEventStore } from './memory.js';

describe('the identity of a log', () => {
  it('stays the same, whoever asks and however often, also at once', async () => {
    const log = new MemoryEventStore();
    const asked = await Promise.all([identityOf(log), identityOf(log), identityOf(log)]);
    expect(new Set([...asked, await identityOf(log)]).size).toBe(1);
  });

  it('is another for another log with the same events', async () => {
    const event = { id: '0a0e6bd0-3ac1-4f7f-8a39-3d7a7a8a0b01', type: 'Told', data: {}, metadata: {} };
    const [one, copy] = [new MemoryEventStore(), new MemoryEventStore()];
    await one.append('county/tale/1', 'no_stream', [event]);
    await copy.append('county/tale/1', 'no_stream', [event]);
    expect(await identityOf(one)).not.toBe(await identityOf(copy));
  });

  it('stands in no read of the log', async () => {
    const log = new MemoryEventStore();
    await identityOf(log);
    const seen: string[] = [];
    for await (const { type } of log.readAll()) seen.push(type);
    expect(seen).toEqual([]);
  });
});
