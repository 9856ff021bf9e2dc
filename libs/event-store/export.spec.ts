import { describe, expect, it } from '@jest/globals';
import { DamagedExport, exportLog, readExport } from './export.js';
import { MemoryEventStore } from './memory.js';
import { type NewEvent } from './port.js';

const event = (n: number): NewEvent => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'Opened',
  data: { n, 名: '第一' },
  metadata: {},
});

async function written(): Promise<string> {
  const store = new MemoryEventStore();
  await store.append('county/a/1', 'no_stream', [event(1), event(2)]);
  await store.append('_group/g', 'no_stream', [event(3)]);
  await store.append('county/b/1', 'no_stream', [event(4)]);
  return textOf(store);
}

async function textOf(store: MemoryEventStore, options = {}): Promise<string> {
  let text = '';
  for await (const line of exportLog(store, options)) text += `${line}\n`;
  return text;
}

/** Read in pieces of three bytes, so that no line and no character comes whole. */
async function read(text: string | Uint8Array) {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
  }
  const events: string[] = [];
  for await (const { stream, revision } of readExport(chunks())) events.push(`${stream}@${revision}`);
  return events;
}

const FIRST =
  '{"data":{"n":1,"名":"第一"},"id":"00000000-0000-4000-8000-000000000001","metadata":{},"revision":0,"stream":"county/a/1","type":"Opened"}';

describe('an export', () => {
  it('is a canonical line for each event, without the machinery, and a last line that counts and hashes them', async () => {
    const lines = (await written()).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(FIRST);
    expect(lines[3]).toMatch(/^\{"count":3,"sha256":"[0-9a-f]{64}"\}$/);
  });

  it('is read again as it was written', async () => {
    expect(await read(await written())).toEqual(['county/a/1@0', 'county/a/1@1', 'county/b/1@0']);
  });

  it('of an empty log is its last line', async () => {
    const text = await textOf(new MemoryEventStore());
    expect(text).toBe('{"count":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}\n');
    expect(await read(text)).toEqual([]);
  });

  it('ends when an event is not as it should be', async () => {
    const store = new MemoryEventStore();
    await store.append('county/a/1', 'no_stream', [event(1)]);
    const check = () => {
      throw new Error('unknown');
    };
    await expect(textOf(store, { check })).rejects.toThrow('unknown');
  });

  it.each<[string, (text: string) => string | Uint8Array, RegExp]>([
    [
      'cut off at a line',
      (text) => text.split('\n').slice(0, 2).join('\n') + '\n',
      /^line 2: the last line is missing.*2 events/,
    ],
    ['cut off within a line', (text) => text.slice(0, 200), /^line 2: has no end/],
    ['emptied', () => '', /^line 0: the last line is missing/],
    ['changed in a value', (text) => text.replace('"n":2', '"n":7'), /^line 4: the lines before it have been changed/],
    [
      'without one of its lines',
      (text) =>
        text
          .split('\n')
          .filter((_, i) => i !== 2)
          .join('\n'),
      /^line 3: it says 3 events, and there are 2/,
    ],
    [
      'without the first event of a stream',
      (text) => text.split('\n').slice(1).join('\n'),
      /^line 1: stream county\/a\/1 begins at revision 1/,
    ],
    ['with a line twice', (text) => `${FIRST}\n${text}`, /^line 2: stream county\/a\/1: revision 0 follows 0/],
    ['with blanks', (text) => text.replace('"n":2', '"n": 2'), /^line 2: is not canonical/],
    ['with a line that is no event', (text) => `{"a":1}\n${text}`, /^line 1: is no event: it has a/],
    ['with a line that is not JSON', (text) => `oops\n${text}`, /^line 1: is not JSON/],
    ['with something behind its end', (text) => `${text}${FIRST}\n`, /^line 5: something follows/],
    ['not UTF-8', () => Buffer.from([0x22, 0xff, 0x0a]), /^line 1: is not UTF-8/],
  ])('that was %s is refused, naming the line', async (_, damage, said) => {
    const reading = read(damage(await written()));
    await expect(reading).rejects.toThrow(DamagedExport);
    await expect(reading).rejects.toThrow(said);
  });
});
