import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { LiveStream } from './live-stream.js';

const position = (n: number) => String(n).padStart(20, '0');

describe('a stream whose reader does not read', () => {
  it('keeps no more however much happens, for two hundred of them', () => {
    const streams = Array.from({ length: 200 }, () => new LiveStream());
    for (let n = 0; n < 1500; n++)
      for (const stream of streams) {
        stream.changed({ page: `page-${n % 40}`, id: `row-${n}`, position: position(n) });
        stream.note('to-do', position(n));
        if (n % 7 === 0) stream.flush();
        if (n % 100 === 0) stream.beat();
      }
    for (const { waiting, out, stalledSince } of streams) {
      expect(stalledSince).toBeDefined();
      expect(waiting).toBeLessThanOrEqual(200 + 40 + 1);
      expect(out.writableLength + out.readableLength).toBeLessThan(100_000);
    }
  });

  it('says, once it is read again, which pages have changed, without every row', async () => {
    const stream = new LiveStream();
    let n = 0;
    const happens = () => stream.changed({ page: 'task-board', id: `task-${++n}`, position: position(n) });
    while (stream.stalledSince === undefined) {
      happens();
      stream.flush();
    }
    for (let more = 0; more < 1000; more++) happens();
    let heard = '';
    stream.out.on('data', (part) => (heard += String(part)));
    await once(stream.out, 'drain');
    stream.end('stopping');
    await once(stream.out, 'end');
    const last = heard
      .split('\n\n')
      .filter((block) => block.startsWith('event: changed'))
      .at(-1)!;
    expect(JSON.parse(last.split('data: ')[1]!)).toEqual({ changes: [{ page: 'task-board', position: position(n) }] });
    expect(last).toContain(`id: ${position(n)}\n`);
  });

  it('is cut off at the end: what it has not read it will not', () => {
    const stream = new LiveStream();
    while (stream.stalledSince === undefined) {
      stream.changed({ page: 'issues', id: 'i', position: position(1) });
      stream.flush();
    }
    stream.end('stopping');
    expect(stream.out.destroyed).toBe(true);
  });
});

describe('a stream that is read', () => {
  const heardOf = async (say: (stream: LiveStream) => void) => {
    const stream = new LiveStream();
    let heard = '';
    stream.out.on('data', (part) => (heard += String(part)));
    say(stream);
    stream.end('signed-out');
    await once(stream.out, 'end');
    return heard;
  };

  it('says when to come again, then what has changed, and why it ends', async () => {
    const heard = await heardOf((stream) => {
      stream.note('open', position(1));
      stream.changed({ page: 'issues', id: 'i-1', position: position(2) });
      stream.changed({ page: 'issues', id: 'i-1', position: position(3) });
      stream.flush();
      stream.beat();
    });
    expect(heard).toBe(
      [
        'retry: 3000',
        `event: open\nid: ${position(1)}\ndata: {"position":"${position(1)}"}`,
        `event: changed\nid: ${position(3)}\ndata: {"changes":[{"page":"issues","id":"i-1","position":"${position(3)}"}]}`,
        ': ',
        'event: end\ndata: {"why":"signed-out"}',
        '',
      ].join('\n\n'),
    );
  });

  it('names fifty rows of a page at most, and not one of those that are not to be named', async () => {
    const heard = await heardOf((stream) => {
      for (let n = 1; n <= 51; n++) stream.changed({ page: 'issues', id: `i-${n}`, position: position(n) });
      stream.changed({ page: 'clue-ledger', position: position(7) });
      stream.changed({ page: 'clue-ledger', id: '2026-1', position: position(8) });
      stream.flush();
    });
    expect(heard).toContain(
      `{"changes":[{"page":"issues","position":"${position(51)}"},{"page":"clue-ledger","position":"${position(8)}"}]}`,
    );
  });
});
