import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { Codec } from '@libs/event-sourcing/codec.js';
import { type CommandMessage, CommandPath } from '@libs/event-sourcing/command-path.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { access } from './access.js';
import { type Noticed, Recorder } from './recorder.js';

const clock = { ms: 0, now: () => clock.ms };
const wang = { county: 'pingluo', person: 'wang-jun', posts: [{ post: 'zone-member' as const, of: 'zone-1' }] };

let store: MemoryEventStore;
let down = false;
let noticed: Noticed[];
let faults: string[];
let recorder: Recorder;

beforeEach(() => {
  clock.ms = Date.parse('2026-03-02T09:00:00+08:00');
  store = new MemoryEventStore();
  const codec = new Codec([access]);
  const path = new CommandPath(store, codec, new Facts(store, codec), clock);
  down = false;
  noticed = [];
  faults = [];
  const breakable = {
    execute: (message: CommandMessage) => (down ? Promise.reject(new Error('no store')) : path.execute(message)),
  };
  recorder = new Recorder(breakable, clock, {
    count: (what) => noticed.push(what),
    fault: (error) => faults.push((error as Error).message),
    most: 3,
  });
});

const recorded = async () => {
  const all: { stream: string; data: unknown; actor: unknown }[] = [];
  for await (const { stream, data, metadata } of store.readAll()) all.push({ stream, data, actor: metadata['actor'] });
  return all;
};
const times = async () => (await recorded()).map(({ data }) => (data as { times: number }).times);

describe('the recorder of refusals', () => {
  it('writes who was refused what, in which post, and why', async () => {
    recorder.refused(wang, 'ApproveItem', 'no-such-post', 'POST /api/v1/plan');
    await recorder.flush();
    expect(await recorded()).toEqual([
      {
        stream: 'pingluo/access/wang-jun',
        data: { action: 'ApproveItem', reason: 'no-such-post', record: 'POST /api/v1/plan', times: 1 },
        actor: { person: 'wang-jun', post: 'zone-member', of: 'zone-1' },
      },
    ]);
  });

  it('writes the same at most once a minute, with how often it happened, and forgets what does not come back', async () => {
    const again = (n: number) => {
      for (let nth = 0; nth < n; nth++) recorder.refused(wang, 'ApproveItem', 'no-such-post');
      return recorder.flush();
    };
    await again(1);
    await again(500);
    clock.ms += 59_000;
    await again(1);
    expect(await times()).toEqual([1]);
    clock.ms += 1000;
    await again(0);
    expect(await times()).toEqual([1, 501]);
    clock.ms += 60_000;
    await again(0);
    await again(2);
    expect(await times()).toEqual([1, 501, 2]);
  });

  it('writes what is left when the program ends', async () => {
    recorder.refused(wang, 'ApproveItem', 'no-such-post');
    await recorder.flush();
    recorder.refused(wang, 'ApproveItem', 'no-such-post');
    await recorder.flush(true);
    expect(await times()).toEqual([1, 1]);
  });

  it('remembers a bounded number of kinds, and counts what it cannot remember', async () => {
    for (const action of ['a', 'b', 'c', 'd', 'e']) recorder.refused(wang, action, 'no-such-post');
    await recorder.flush();
    expect(await times()).toEqual([1, 1, 1]);
    expect(noticed.filter((what) => what === 'unrecorded')).toHaveLength(2);
    expect(noticed.filter((what) => what === 'refused')).toHaveLength(5);
  });

  it('never fails the request, and writes later what the store did not take', async () => {
    down = true;
    recorder.refused(wang, 'ApproveItem', 'no-such-post');
    await recorder.flush();
    recorder.refused(wang, 'ApproveItem', 'no-such-post');
    expect(await times()).toEqual([]);
    down = false;
    await recorder.flush();
    expect(await times()).toEqual([2]);
  });

  it('cuts what is too long, without breaking a character', async () => {
    recorder.refused(wang, 'ApproveItem', 'no-such-post', `GET /${'x'.repeat(294)}😀`);
    await recorder.flush();
    expect(String(((await recorded())[0]!.data as { record: string }).record)).toHaveLength(300);
  });
});

describe('the recorder of sensitive views and of accounts', () => {
  const actor = { person: 'zhao-min', post: 'security-administrator' };

  it('writes at once, in the record of the person concerned, who did it', async () => {
    await recorder.viewed(wang, { person: 'wang-jun', post: 'zone-member', of: 'zone-1' }, 'clue', 'clue-7');
    await recorder.accountAct('pingluo', 'wang-jun', actor, { act: 'password-reset', login: 'wang.jun' });
    await recorder.tokenRevoked('pingluo', 'oa', actor, { token: 'a1' });
    expect(await recorded()).toEqual([
      expect.objectContaining({ stream: 'pingluo/access/wang-jun', data: { action: 'clue', record: 'clue-7' } }),
      { stream: 'pingluo/access/wang-jun', data: { login: 'wang.jun' }, actor },
      { stream: 'pingluo/access/service--oa', data: { token: 'a1' }, actor },
    ]);
  });

  it('writes a lock without being waited for', async () => {
    recorder.accountLocked('pingluo', 'wang-jun', { login: 'wang.jun', until: '2026-03-02T09:15:00.000+08:00' });
    await recorder.flush();
    expect(await recorded()).toEqual([
      {
        stream: 'pingluo/access/wang-jun',
        data: { login: 'wang.jun', until: '2026-03-02T09:15:00.000+08:00' },
        actor: { person: 'wang-jun', post: 'own-account' },
      },
    ]);
  });

  it('says so when a lock cannot be written, and goes on', async () => {
    down = true;
    recorder.accountLocked('pingluo', 'wang-jun', { login: 'wang.jun', until: '2026-03-02T09:15:00.000+08:00' });
    await recorder.flush();
    expect(faults).toEqual(['no store']);
    down = false;
    recorder.refused(wang, 'ApproveItem', 'no-such-post');
    await recorder.flush();
    expect(await times()).toEqual([1]);
  });

  it('fails when it cannot write, so that nothing is done that is not on record', async () => {
    down = true;
    await expect(recorder.viewed(wang, actor, 'clue', 'clue-7')).rejects.toThrow('no store');
    await expect(
      recorder.accountAct('pingluo', 'wang-jun', actor, { act: 'closed', login: 'wang.jun' }),
    ).rejects.toThrow('no store');
  });
});
