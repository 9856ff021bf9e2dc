import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@libs/event-sourcing/clock.js';
import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { openEventStore, type EventStore } from '@libs/event-store/index.js';
import { Projector, openReadModels } from '@libs/read-models/index.js';
import { County } from '@county/county.runtime.js';
import { boards, capabilities } from '@county/county.js';
import { POLICIES } from '@county/shared/capability.js';
import { Interrupted, type Desk } from '../../apps/cli/desk.js';
import { StandInServer } from '../servers/eventstoredb/server.js';
import { runCommand } from '../../apps/cli/run.js';

const ill = { on: true };
/** A policy that fails on the first person registered for as long as it is ill. */
const POLICY = 'greet-when-person-registered';
const [people, ...others] = capabilities;
const withPolicy = [
  {
    ...people!,
    policies: [
      {
        name: POLICY,
        on: {
          PersonRegistered: (event: { revision: number }) => {
            if (ill.on && event.revision === 0) throw new Error('the greeter is ill');
            return [];
          },
        },
      },
    ],
  },
  ...others,
];

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** Of `--json`. */
  readonly json: any;
}

async function county(words: string, dataDir: string, more: Partial<Desk> = {}): Promise<Said> {
  let [out, err] = ['', ''];
  const exit = await runCommand(words.split(' '), {
    environment: { DATA_DIR: dataDir },
    county: async () => ({ capabilities: withPolicy, boards }),
    clock: systemClock,
    out: async (text) => void (out += text),
    err: (text) => void (err += text),
    watched: false,
    signal: new AbortController().signal,
    ...more,
  });
  return {
    exit,
    out,
    err,
    get json(): any {
      return JSON.parse(out);
    },
  };
}

const sqlite = (directory: string, name = 'events.db') => `sqlite:${join(directory, name)}`;

async function withLog<R>(directory: string, use: (log: EventStore) => Promise<R>): Promise<R> {
  const log = await openEventStore(sqlite(directory));
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

describe('the command line', () => {
  let seeded: string;
  let root: string;
  let data: string;
  let loaded: Said;

  beforeAll(async () => {
    ill.on = false;
    seeded = mkdtempSync(join(tmpdir(), 'cli-seed-'));
    loaded = await county('seed --json', join(seeded, 'data'));
  });
  afterAll(() => rmSync(seeded, { recursive: true }));
  beforeEach(() => {
    ill.on = true;
    root = mkdtempSync(join(tmpdir(), 'cli-'));
    data = join(root, 'data');
    cpSync(join(seeded, 'data'), data, { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
  const at = (name: string) => join(root, name);

  /** What the server's group would have done. */
  async function park(): Promise<string> {
    const [log, rows] = [await openEventStore(sqlite(data)), await openReadModels(sqlite(data, 'views.db'))];
    const group = new ConsumerGroup({
      ...{ store: log, keeps: rows, name: POLICIES, filter: { types: ['PersonRegistered'] }, attempts: 1 },
      take: async ({ revision }) => {
        if (revision === 0) throw new Error('the greeter is ill');
      },
    });
    await group.start();
    const behind = async () => (await group.status()).slots.some(({ lag }) => lag > 0);
    while ((await group.parked()).length === 0 || (await behind())) await new Promise((turn) => setTimeout(turn, 20));
    await group.stop();
    const [entry] = await group.parked();
    await Promise.all([log.close(), rows.close()]);
    return entry!.id;
  }

  describe('seed', () => {
    it('loads an empty county', () => {
      expect(loaded).toMatchObject({ exit: 0, json: { county: 'pingluo' } });
      expect(loaded.json.events).toBeGreaterThan(100);
    });

    it('refuses one that is not empty, and writes nothing', async () => {
      const before = (await county('export', data)).out;
      const again = await county('seed --lang en', data);
      expect(again).toMatchObject({ exit: 1, out: '' });
      expect(again.err).toMatch(/not empty.*ZoneEstablished/);
      expect((await county('export', data)).out).toBe(before);
    });
  });

  describe('history and replay', () => {
    it('tell who did what in which post, when it was true, when recorded, on what basis, and what it changed', async () => {
      const { exit, json } = await county('history people register --json', data);
      expect(exit).toBe(0);
      expect(json.events[0]).toMatchObject({
        revision: 0,
        type: 'PersonRegistered',
        person: 'setup',
        post: 'setup',
        occurredAt: expect.stringMatching(/^2026-01-04T/),
        recordedAt: expect.stringMatching(/^2026-01-04T/),
        changed: [{ path: expect.stringMatching(/^\/persons\//) }],
      });
      const { out } = await county('history people register', data);
      expect(out).toMatch(/^#0 {2}PersonRegistered .*\n {4}setup \(setup\)\n {4}发生 2026-01-04T/);
    });

    it('fold to a revision, to a moment, and to the end', async () => {
      const whole = (await county('history people register --json', data)).json;
      const first = (await county('replay people register --revision 0 --json', data)).json;
      expect(first).toMatchObject({ revision: 0, type: 'PersonRegistered' });
      expect(Object.keys(first.state.persons)).toHaveLength(1);
      const [zero, last] = [whole.events[0], whole.events.at(-1)];
      const then = (await county(`replay people register --as-of position:${zero.position} --json`, data)).json;
      expect(then).toEqual(first);
      const now = (await county('replay people register --json', data)).json;
      expect(now.revision).toBe(last.revision);
      const late = (await county(`replay people register --as-of ${last.recordedAt} --json`, data)).json;
      expect(late).toEqual(now);
    });

    it('follow one act across records, from the log', async () => {
      await withLog(data, async (log) => {
        const metadata = (id: string, cause: string) => ({
          ...{ $correlationId: 'act', $causationId: cause, schema: 1, actor: { person: 'setup', post: 'setup' } },
          ...{ occurredAt: '2026-03-02T09:00:00.000+08:00', recordedAt: '2026-03-02T09:00:00.000+08:00', id },
        });
        const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
        const event = (id: string, cause: string) => ({
          ...{ id, type: 'AccountOpened', data: { login: 'x' }, metadata: metadata(id, cause) },
        });
        await log.append('pingluo/access/xu', 'no_stream', [event(a, 'act')]);
        await log.append('pingluo/access/he', 'no_stream', [event(b, a)]);
      });
      const { json } = await county('history --correlation act --json', data);
      expect(json).toMatchObject([
        { stream: 'pingluo/access/xu', depth: 0 },
        { stream: 'pingluo/access/he', depth: 1 },
      ]);
    });

    it.each([
      ['replay people nobody', 1, /no record pingluo\/people\/nobody/],
      ['replay peopel register', 2, /no category "peopel"; did you mean people\?/],
      ['replay people', 2, /a category and an id are needed/],
      ['replay people register --revision 99999', 1, /goes up to revision/],
      ['replay people register --revision two', 2, /--revision is 0, 1, 2/],
      ['replay people register --as-of yesterday', 2, /is no moment/],
      ['replay people register --as-of 2020-01-01T00:00:00Z', 1, /there was no record .* then/],
      ['history --correlation nothing', 1, /no event of nothing/],
    ])('%s ends with %d', async (words, exit, said) => {
      const answer = await county(`${words} --lang en`, data);
      expect(answer).toMatchObject({ exit, out: '' });
      expect(answer.err).toMatch(said);
    });

    it('work beside a running server', async () => {
      await withLog(data, async () => {
        expect(await county('replay people register', data)).toMatchObject({ exit: 0 });
      });
    });
  });

  describe('faults', () => {
    it('name an event that this program does not know', async () => {
      const id = '00000000-0000-4000-8000-0000000000ff';
      await withLog(data, (log) =>
        log.append('pingluo/people/other', 'no_stream', [{ id, type: 'PersonVanished', data: {}, metadata: {} }]),
      );
      for (const words of ['history people other', 'export', `export --out ${at('e.ndjson')}`]) {
        const answer = await county(`${words} --lang en`, data);
        expect(answer.exit).toBe(1);
        expect(answer.err).toContain(`event ${id} (PersonVanished, pingluo/people/other revision 0): unknown type`);
      }
      expect(readdirSync(root)).toEqual(['data']);
      expect((await county('export --raw', data)).exit).toBe(0);
    });

    it('say that a store is not there, is not a log, or has a writer already', async () => {
      const away = await county('history people register --lang en', at('nowhere'));
      expect(away).toMatchObject({ exit: 3 });
      expect(away.err).toMatch(/events\.db cannot be opened/);
      expect(existsSync(at('nowhere'))).toBe(false);
      writeFileSync(join(data, 'other.db'), 'no database at all, but long enough to be one');
      const foreign = await county('export --lang en', data, {
        environment: { DATA_DIR: data, EVENTS_URL: sqlite(data, 'other.db') },
      });
      expect(foreign).toMatchObject({ exit: 3 });
      expect(foreign.err).toMatch(/other\.db cannot be opened/);
      await withLog(data, async () => {
        const second = await county('parked replay all --lang en', data);
        expect(second).toMatchObject({ exit: 3 });
        expect(second.err).toMatch(new RegExp(`process ${process.pid} on .* stop the server first`));
      });
    });

    it('are plain words without a stack, and JSON where JSON was asked for', async () => {
      const plain = await county('export', at('nowhere'));
      expect(plain.err).toMatch(/^存储不可用：/);
      expect(plain.err).not.toMatch(/\n\s+at /);
      const { err } = await county('export --json --lang en', at('nowhere'));
      expect(JSON.parse(err)).toEqual({
        error: { code: 'unavailable', message: expect.stringContaining('not available') },
      });
      const settings = await county('export', data, { environment: { PORT: 'x', EMPTY: 'y' } });
      expect(settings).toMatchObject({ exit: 2 });
      expect(settings.err).toMatch(/PORT.*\n.*EMPTY/);
    });
  });

  describe('views', () => {
    it('are built and rebuilt by the command when nobody else does it', async () => {
      expect((await county('views list', data)).out).toMatch(/person-register +v1 +尚未建立/);
      expect((await county('views rebuild person-register --json', data)).json).toMatchObject({
        collection: 'person-register__1',
        by: 'cli',
      });
      expect((await county('views rebuild person-register --json', data)).json).toMatchObject({
        collection: 'person-register__1__1',
        by: 'cli',
      });
      const { json } = await county('views status person-register --json', data);
      expect(json).toMatchObject([{ name: 'person-register', state: 'live', live: 'person-register__1__1', lagMs: 0 }]);
    });

    it('are rebuilt by the running server, which the command only asks', async () => {
      const [log, rows] = [await openEventStore(sqlite(data)), await openReadModels(sqlite(data, 'views.db'))];
      const running = new County(withPolicy, boards, log, rows);
      const projector = new Projector(log, rows, running.views, running.codec.decode, { beatMs: 20 });
      await projector.start();
      await projector.waitFor('person-register', await log.head(), 10_000);
      const { json } = await county('views rebuild person-register --json', data);
      expect(json).toMatchObject({ collection: 'person-register__1__1', by: 'server' });
      await projector.stop();
      await running.close();
    });

    it.each([
      ['views rebuild person-registre', 2, /did you mean person-register/],
      ['views rebuild', 2, /name of a read model is needed/],
      ['views restrat', 2, /did you mean restart/],
    ])('%s ends with %d', async (words, exit, said) => {
      const answer = await county(`${words} --lang en`, data);
      expect(answer.exit).toBe(exit);
      expect(answer.err).toMatch(said);
    });
  });

  describe('parked events', () => {
    it('are listed, taken again, and stay when they fail again', async () => {
      expect((await county('parked', data)).out).toBe('没有搁置的事项\n');
      const id = await park();
      const listed = await county('parked list --json', data);
      expect(listed.json).toMatchObject([{ id, group: POLICIES, reason: 'Error: the greeter is ill', attempts: 1 }]);
      const failed = await county(`parked replay ${id} --json`, data);
      expect(failed).toMatchObject({ exit: 1, json: [{ id, outcome: 'failed' }] });
      ill.on = false;
      expect(await county('parked replay all --json', data)).toMatchObject({
        exit: 0,
        json: [{ id, outcome: 'taken' }],
      });
      expect((await county('parked --json', data)).json).toEqual([]);
      expect(await county(`parked replay ${id}`, data)).toMatchObject({ exit: 1 });
    });

    it('go with the log to another store', async () => {
      const id = await park();
      const to = sqlite(root, 'moved/events.db');
      expect(await county(`migrate --from ${sqlite(data)} --to ${to}`, data)).toMatchObject({ exit: 0 });
      const environment = { DATA_DIR: at('moved') };
      expect((await county('parked --json', data, { environment })).json).toMatchObject([{ id, group: POLICIES }]);
    });

    it('of a group that is not there are refused by name', async () => {
      const answer = await county('parked --group policys --lang en', data);
      expect(answer.exit).toBe(2);
      expect(answer.err).toContain(`did you mean ${POLICIES}?`);
    });
  });

  describe('export', () => {
    it('gives a line for each event and a last line, the same to a file and to standard output', async () => {
      const { out } = await county('export', data);
      const done = await county(`export --out ${at('e.ndjson')} --json`, data);
      expect(readFileSync(at('e.ndjson'), 'utf8')).toBe(out);
      const lines = out.trimEnd().split('\n');
      expect(JSON.parse(lines.at(-1)!)).toEqual({ count: lines.length - 1, sha256: done.json.sha256 });
      expect(await county(`export --out ${at('e.ndjson')}`, data)).toMatchObject({ exit: 1 });
    });

    it('may be of a county, of streams, or from a position on', async () => {
      const streams = async (words: string) =>
        new Set(
          (await county(`export ${words}`, data)).out
            .trimEnd()
            .split('\n')
            .slice(0, -1)
            .map((line) => (JSON.parse(line) as { stream: string }).stream),
        );
      expect(await streams('--stream-prefix pingluo/people/')).toEqual(new Set(['pingluo/people/register']));
      expect(await streams('--county elsewhere')).toEqual(new Set());
      const { json } = await county('history people register --json', data);
      const after = await county(`export --from ${json.events.at(-1).position} --stream-prefix pingluo/people/`, data);
      expect(after.out).toMatch(/^\{"count":0,/);
      expect(await county('export --stream-prefix _group', data)).toMatchObject({ exit: 2 });
    });

    it('is restored into an empty directory; one that was cut off is refused before anything is written', async () => {
      const { out } = await county('export', data);
      writeFileSync(at('e.ndjson'), out);
      expect(await county(`restore --from ${at('e.ndjson')}`, at('new'))).toMatchObject({ exit: 0 });
      expect((await county('export', at('new'))).out).toBe(out);
      writeFileSync(at('cut.ndjson'), out.slice(0, out.lastIndexOf('{"count"')));
      const cut = await county(`restore --from ${at('cut.ndjson')} --lang en`, at('newer'));
      expect(cut.exit).toBe(1);
      expect(cut.err).toMatch(/the last line is missing: the file has been cut off/);
      expect(existsSync(at('newer'))).toBe(false);
    });
  });

  describe('backup and restore', () => {
    it('bring back every event and account, from a backup made beside a writing server', async () => {
      await withLog(data, async () => {
        expect(await county(`backup --out ${at('b')}`, data)).toMatchObject({ exit: 0 });
      });
      expect(readdirSync(at('b')).sort()).toEqual(['events.db', 'kept.json', 'manifest.json']);
      expect(statSync(at('b')).mode & 0o077).toBe(0);
      for (const file of readdirSync(at('b'))) expect(statSync(join(at('b'), file)).mode & 0o077).toBe(0);
      const restored = await county(`restore --from ${at('b')} --json`, at('new'));
      expect(restored).toMatchObject({ exit: 0, json: { restored: loaded.json.events } });
      expect((await county('export', at('new'))).out).toBe((await county('export', data)).out);
      const accounts = (await county('account list --json', data)).json;
      expect(accounts.length).toBeGreaterThan(0);
      expect((await county('account list --json', at('new'))).json).toEqual(accounts);
      expect(await county('views rebuild person-register', at('new'))).toMatchObject({ exit: 0 });
    });

    it('refuse a directory that holds something, on either way, and leave it as it was', async () => {
      expect(await county(`backup --out ${at('b')}`, data)).toMatchObject({ exit: 0 });
      expect(await county(`backup --out ${at('b')}`, data)).toMatchObject({ exit: 1 });
      const before = (await county('export', data)).out;
      const into = await county(`restore --from ${at('b')} --lang en`, data);
      expect(into.exit).toBe(1);
      expect(into.err).toMatch(/is not empty \(events\.db/);
      expect((await county('export', data)).out).toBe(before);
    });

    it.each<[string, (b: string) => void, RegExp]>([
      ['a changed byte', (b) => flip(join(b, 'events.db')), /events\.db has been changed/],
      ['a file cut off', (b) => writeFileSync(join(b, 'kept.json'), '{'), /kept\.json has 1 bytes, not \d+/],
      ['a file missing', (b) => rmSync(join(b, 'events.db')), /events\.db is missing/],
      ['no manifest', (b) => rmSync(join(b, 'manifest.json')), /has no manifest\.json: it is no backup/],
      ['half a manifest', (b) => writeFileSync(join(b, 'manifest.json'), '{"format":1'), /cannot be understood/],
      [
        'a manifest of other events',
        (b) => replace(join(b, 'manifest.json'), /"digest": "..../, '"digest": "0000'),
        /is not what the manifest says/,
      ],
    ])('name what is wrong: %s; and leave nothing behind', async (_, damage, said) => {
      await county(`backup --out ${at('b')}`, data);
      damage(at('b'));
      const answer = await county(`restore --from ${at('b')} --lang en`, at('new'));
      expect(answer.exit).toBe(1);
      expect(answer.err).toMatch(said);
      expect(existsSync(at('new')) ? readdirSync(at('new')) : []).toEqual([]);
    });
  });

  describe('migrate', () => {
    const to = () => sqlite(root, 'moved/events.db');
    const moving = (more = '') => `migrate --from ${sqlite(data)} --to ${to()} ${more} --json`.replaceAll('  ', ' ');

    it('copies log and accounts, and shows the same digest of both', async () => {
      const views = `--views-from ${sqlite(data, 'views.db')} --views-to ${sqlite(root, 'moved/views.db')}`;
      const { exit, json } = await county(moving(views), data);
      expect(exit).toBe(0);
      expect(json).toMatchObject({ before: 0, copied: loaded.json.events, others: 0 });
      expect(json.source).toEqual(json.target);
      expect((await county('export', at('moved'))).out).toBe((await county('export', data)).out);
      expect((await county('account list', at('moved'))).out).toBe((await county('account list', data)).out);
    });

    it('copies to memory and back out of nothing', async () => {
      expect(await county(`migrate --from ${sqlite(data)} --to memory:`, data)).toMatchObject({ exit: 0 });
    });

    it('stopped by Ctrl-C, goes on where it was', async () => {
      const stop = new AbortController();
      let [now, said] = [0, ''];
      const stopped = await county(`migrate --from ${sqlite(data)} --to ${to()}`, data, {
        ...{ signal: stop.signal, watched: true, clock: { now: () => (now += 1_000) } },
        err: (text) => {
          said += text;
          if (/复制 {2}\d/.test(text)) stop.abort(new Interrupted());
        },
      });
      expect(stopped.exit).toBe(130);
      expect(said).toMatch(/已中断/);
      const { json, exit } = await county(moving(), data);
      expect(exit).toBe(0);
      expect(json.before).toBeGreaterThan(0);
      expect(json.copied).toBeGreaterThan(0);
      expect(json.before + json.copied).toBe(loaded.json.events);
      expect(json.source).toEqual(json.target);
    });

    it('refuses other events in its streams, a log that is being written, a missing one, and itself', async () => {
      const id = '00000000-0000-4000-8000-0000000000ff';
      await withLog(at('moved'), (log) =>
        log.append('pingluo/people/register', 'no_stream', [{ id, type: 'PersonRegistered', data: {}, metadata: {} }]),
      );
      const other = await county(`${moving()} --lang en`, data);
      expect(other.exit).toBe(1);
      expect(other.err).toMatch(/has other events: pingluo\/people\/register at revision 0/);
      await withLog(data, async () => {
        expect(await county(moving(), data)).toMatchObject({
          exit: 3,
          err: expect.stringContaining('one process writes'),
        });
      });
      const missing = await county(`migrate --from ${sqlite(root, 'no.db')} --to ${to()}`, data);
      expect(missing).toMatchObject({ exit: 3 });
      expect(existsSync(at('no.db'))).toBe(false);
      expect(await county(`migrate --from ${sqlite(data)} --to ${sqlite(data)}`, data)).toMatchObject({ exit: 2 });
      expect(await county(`migrate --from ${sqlite(data)}`, data)).toMatchObject({ exit: 2 });
    });
  });

  describe('on a server', () => {
    let server: StandInServer;
    let served: { environment: Record<string, string> };
    beforeEach(async () => {
      server = await StandInServer.start();
      served = { environment: { DATA_DIR: at('served'), EVENTS_URL: server.url } };
    });
    afterEach(() => server.close());
    const moving = () => `migrate --from ${sqlite(data)} --to ${server.url} --json`;

    it('a log arrives byte for byte, over a line that is cut and appends whose answers are lost', async () => {
      server.appendFaults.push('store-then-cut', 'not-ready', 'store-then-not-ready');
      const { exit, json } = await county(moving(), data);
      expect(exit).toBe(0);
      expect(json).toMatchObject({ copied: loaded.json.events, source: json.target });
      expect((await county('export', data, served)).out).toBe((await county('export', data)).out);
      expect((await county(moving(), data)).json).toMatchObject({ before: loaded.json.events, copied: 0 });
    });

    it('is backed up with the places of its policies, and restored elsewhere', async () => {
      const id = await park();
      await county(
        `${moving()} --views-from ${sqlite(data, 'views.db')} --views-to ${sqlite(at('served'), 'views.db')}`,
        data,
      );
      expect(await county(`backup --out ${at('b')}`, data, served)).toMatchObject({ exit: 0 });
      expect(readdirSync(at('b')).sort()).toEqual(['events.ndjson', 'groups.json', 'kept.json', 'manifest.json']);
      expect(await county(`restore --from ${at('b')}`, at('new'))).toMatchObject({ exit: 0 });
      expect((await county('export', at('new'))).out).toBe((await county('export', data)).out);
      expect((await county('parked --json', at('new'))).json).toMatchObject([{ id }]);
      expect((await county('account list', at('new'))).out).toBe((await county('account list', data)).out);
    });

    it('takes a backup of a file; half filled by an interruption, it is gone on with; of another county, refused', async () => {
      await county(`backup --out ${at('b')}`, data);
      const stop = new AbortController();
      let now = 0;
      const stopped = await county(`restore --from ${at('b')}`, data, {
        ...{ ...served, signal: stop.signal, watched: true, clock: { now: () => (now += 1_000) } },
        err: (text) => {
          if (/复制 {2}\d/.test(text)) stop.abort(new Interrupted());
        },
      });
      expect(stopped.exit).toBe(130);
      const half = JSON.parse((await county('export', data, served)).out.trimEnd().split('\n').at(-1)!) as {
        count: number;
      };
      expect(half.count).toBeGreaterThan(0);
      expect(half.count).toBeLessThan(loaded.json.events);
      expect(await county(`restore --from ${at('b')}`, data, served)).toMatchObject({ exit: 0 });
      expect((await county('export', data, served)).out).toBe((await county('export', data)).out);

      const id = '00000000-0000-4000-8000-0000000000ff';
      const other = await StandInServer.start();
      const log = await openEventStore(other.url);
      await log.append('elsewhere/people/x', 'no_stream', [{ id, type: 'PersonRegistered', data: {}, metadata: {} }]);
      await log.close();
      const environment = { DATA_DIR: at('another'), EVENTS_URL: other.url };
      expect(await county(`restore --from ${at('b')}`, data, { environment })).toMatchObject({ exit: 1 });
      await other.close();
    });

    it('that is away is said so, and nothing hangs', async () => {
      await server.close();
      const away = await county('history people register', data, served);
      expect(away).toMatchObject({ exit: 3, out: '' });
      expect(away.err).toMatch(/^存储不可用：/);
    });
  });

  describe('account', () => {
    const somebody = async () => {
      const accounts = (await county('account list --json', data)).json as { person: string; login: string }[];
      const { json } = await county('replay people register --json', data);
      const person = Object.keys(json.state.persons).find((id) => !accounts.some((one) => one.person === id))!;
      return { person, login: accounts[0]!.login };
    };

    it('opens and resets, on record, with a password shown once', async () => {
      const { person, login } = await somebody();
      const opened = await county(`account open --login first.clerk --person ${person} --json`, data);
      expect(opened).toMatchObject({ exit: 0, json: { login: 'first.clerk' } });
      const reset = await county(`account reset --login ${login} --json`, data);
      expect(reset.json.password).not.toBe(opened.json.password);
      const { json } = await county(`history access ${person} --json`, data);
      expect(json.events).toMatchObject([{ type: 'AccountOpened', post: 'operator', data: { login: 'first.clerk' } }]);
      expect((await county('export', data)).out).not.toContain(opened.json.password);
    });

    it.each([
      ['account open --login x.y --person nobody-known', 1, /nobody-known/],
      ['account reset --login nobody', 1, /nobody/],
      ['account open --person wang', 2, /--login/],
      ['account shut', 2, /shut/],
    ])('%s ends with %d', async (words, exit, said) => {
      const answer = await county(words, data);
      expect(answer.exit).toBe(exit);
      expect(answer.err).toMatch(said);
    });
  });
});

describe('the process', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const script = join(root, 'apps/cli/main.ts');

  it('exits 0 for help and 2 for a command that is not there, naming the nearest', async () => {
    const run = async (...words: string[]) => {
      const child = spawn(
        process.execPath,
        [
          '--experimental-transform-types',
          '--no-warnings',
          '--import',
          join(root, 'test/typescript.js'),
          script,
          ...words,
        ],
        { cwd: root },
      );
      let [out, err] = ['', ''];
      child.stdout.on('data', (text: Buffer) => (out += text.toString()));
      child.stderr.on('data', (text: Buffer) => (err += text.toString()));
      const [exit] = (await once(child, 'close')) as [number];
      return { exit, out, err };
    };
    expect(await run('--help')).toMatchObject({ exit: 0, out: expect.stringContaining('migrate'), err: '' });
    const wrong = await run('mirgate', '--lang', 'en');
    expect(wrong).toMatchObject({ exit: 2, out: '' });
    expect(wrong.err).toContain('did you mean migrate?');
  });
});

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 100]! ^= 1;
  writeFileSync(file, bytes);
}

function replace(file: string, what: RegExp, by: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(what, by));
}
