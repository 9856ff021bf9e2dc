import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStore } from '@libs/event-store/index.js';
import { ask, send, signIn } from './server/client.js';
import { copied, type Established, established, storesIn } from './server/county.js';
import { buildProgram, directories, endPrograms, eventually, Program } from './server/program.js';

const temporary = directories();
let built: string;

beforeAll(() => {
  built = temporary.adopt(buildProgram());
});
afterEach(endPrograms);
afterAll(temporary.remove);

/** What a program says that does not start: in plain words, at once, and without the secrets of its settings. */
async function refusal(settings: Readonly<Record<string, string>>): Promise<string> {
  const program = new Program(built, settings);
  const limit = setTimeout(() => program.signal('SIGKILL'), 30_000);
  const { code, signal } = await program.ended;
  clearTimeout(limit);
  expect({ code, signal }).toEqual({ code: 1, signal: null });
  expect(program.out).not.toContain('http://');
  expect(program.err).toMatch(/^Cannot start: /);
  expect(program.err).not.toMatch(/\n\s+at /);
  expect(program.err).not.toContain('geheim');
  return program.err;
}

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('the program does not start', () => {
  it.each(['events.db', 'views.db'])('on a DATA_DIR whose %s is no database', async (name) => {
    const directory = temporary.make();
    writeFileSync(join(directory, name), 'a report of 2026, much longer than a header of a database would be\n');
    const said = await refusal({ DATA_DIR: directory });
    expect(said).toContain(join(directory, name));
    expect(said).toMatch(/not an? .*database/);
  });

  it.each(['events.db', 'views.db'])('on a DATA_DIR whose %s is a directory', async (name) => {
    const directory = temporary.make();
    mkdirSync(join(directory, name));
    expect(await refusal({ DATA_DIR: directory })).toContain(join(directory, name));
  });

  it('on a DATA_DIR that is a file', async () => {
    const file = join(temporary.make(), 'data');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: file })).toContain(file);
  });

  const root = process.getuid?.() === 0;
  (root ? it.skip : it)(
    `on a DATA_DIR that may not be written${root ? ' (skipped: root may write everything)' : ''}`,
    async () => {
      const directory = temporary.make();
      chmodSync(directory, 0o500);
      expect(await refusal({ DATA_DIR: directory })).toContain(directory);
    },
  );

  it('beside another on the same DATA_DIR, whose process it names, and which goes on', async () => {
    const directory = temporary.make();
    const first = new Program(built, { DATA_DIR: directory });
    const url = await first.url();
    const said = await refusal({ DATA_DIR: directory });
    expect(said).toContain(join(directory, 'events.db'));
    expect(said).toContain(`process ${first.pid} `);
    expect(await ask(url, '/readyz')).toMatchObject({ status: 200 });
  });

  it.each([
    ['EVENTS_URL', 'esdb://admin:geheim@127.0.0.1:PORT'],
    ['EVENTS_URL', 'esdb://admin:geheim@127.0.0.1:PORT?tls=false'],
    ['VIEWS_URL', 'mongodb://admin:geheim@127.0.0.1:PORT/county'],
  ])(
    'without the server of its %s, %s',
    async (setting, url) => {
      const port = await closedPort();
      const said = await refusal({ DATA_DIR: temporary.make(), [setting]: url.replace('PORT', String(port)) });
      expect(said).toContain(`127.0.0.1:${port}`);
    },
    45_000,
  );

  it('with wrong settings, and names every one of them', async () => {
    const said = await refusal({
      ...{ DATA_DIR: temporary.make(), PORT: 'abc', VIEWS_URL: 'foo', EVENTS_URL: 'postgres://a:geheim@b/c' },
      ...{ EMPTY: 'perhaps', LOG_LEVEL: 'loud' },
    });
    for (const named of [
      'PORT: is "abc"',
      'VIEWS_URL: ',
      'EVENTS_URL: ',
      'EMPTY: is "perhaps"',
      'LOG_LEVEL: is "loud"',
    ])
      expect(said).toContain(named);
    expect(said).toContain('5 fault(s)');
  });

  describe('on a port', () => {
    let busy: Server;
    beforeAll(async () => {
      busy = createServer().listen(0, '127.0.0.1');
      await once(busy, 'listening');
    });
    afterAll(() => void busy.close());

    it('that is in use, and gives its stores free', async () => {
      const directory = temporary.make();
      const { port } = busy.address() as AddressInfo;
      const said = await refusal({ DATA_DIR: directory, PORT: String(port) });
      expect(said).toContain(`127.0.0.1:${port}`);
      expect(said).toMatch(/in use/);
      const log = await openEventStore(storesIn(directory).events);
      await log.close();
    });
  });

  it('at an address that is none of this machine', async () => {
    const said = await refusal({ DATA_DIR: temporary.make(), HOST: '192.0.2.1' });
    expect(said).toContain('192.0.2.1');
  });
});

describe('a log with an event that the program does not know', () => {
  let county: Established;
  beforeAll(async () => {
    county = await established(temporary.make(), (cast) => [cast.of('conduct-office-head'), cast.of('auditor')]);
  }, 60_000);

  /** Appends what a later version of the program might have told. */
  async function withUnknown(type: string, data: object, metadata: object = {}): Promise<Established> {
    const copy = copied(county, temporary.make());
    const log = await openEventStore(storesIn(copy.directory).events);
    await log.append('pingluo/plan/2026', 'no_stream', [
      { id: '00000000-0000-4000-8000-000000000001', type, data: data as never, metadata: metadata as never },
    ]);
    await log.close();
    return copy;
  }
  const personal = async (url: string, at: Established, post: string) => {
    const person = at.cast.of(post);
    return signIn(url, person, at.passwords.get(person)!);
  };

  it('of another type: starts, and refuses commands to that record alone', async () => {
    const at = await withUnknown('PlanYearPainted', { colour: 'red' });
    const program = new Program(built, { DATA_DIR: at.directory });
    const url = await program.url();
    const cookie = await personal(url, at, 'conduct-office-head');

    const refused = await send(url, cookie, { key: 'a', path: 'plans/2026/open', body: {} });
    expect(refused).toMatchObject({
      status: 500,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'log.unknown-event' },
    });
    expect(await send(url, cookie, { key: 'b', path: 'plans/2027/open', body: {} })).toMatchObject({ status: 201 });
    // Views ask for the types they know and would pass it in silence: so the whole program says that it is not well.
    await eventually('the event is found', async () => (await ask(url, '/readyz')).body.unknownEvents === 1);
    expect(await ask(url, '/readyz')).toMatchObject({ status: 503, body: { status: 'not-ready', events: 'ok' } });
    // Whoever runs the program finds the event by what it has written to its log.
    expect(program.out + program.err).toContain('00000000-0000-4000-8000-000000000001');
    expect((await program.stop()).code).toBe(0);
  });

  it('of a later schema: the views that show it stop, visibly; the others and other records go on', async () => {
    const at = await withUnknown(
      'PlanItemProposed',
      { item: 'a', kind: 'research', title: '调研', units: ['lingsha'], zones: ['zone-1'] },
      {
        ...{ schema: 99, $correlationId: 'c', $causationId: 'c' },
        ...{ occurredAt: '2026-03-02T09:00:00.000+08:00', recordedAt: '2026-03-02T09:00:00.000+08:00' },
        actor: { person: 'x', post: 'conduct-office-head' },
      },
    );
    const program = new Program(built, { DATA_DIR: at.directory });
    const url = await program.url();
    const shown = await eventually('a view stops', async () => {
      const { status, body } = await ask(url, '/readyz');
      return body.views.stopped.includes('plan-items') && { status, body };
    });
    expect(shown).toMatchObject({ status: 503, body: { status: 'not-ready', events: 'ok', readModels: 'ok' } });
    expect(shown.body.views.stopped).not.toContain('zone-register');
    expect(shown.body.views.building).not.toContain('zone-register');
    const { body: metrics } = await ask(url, '/metrics');
    expect(metrics).toContain('view_stopped{view="plan-items"} 1');
    expect(metrics).toContain('view_stopped{view="zone-register"} 0');

    const cookie = await personal(url, at, 'conduct-office-head');
    const headers = { cookie };
    expect(await send(url, cookie, { key: 'a', path: 'plans/2026/open', body: {} })).toMatchObject({
      status: 500,
      body: { code: 'log.unknown-event' },
    });
    expect(await ask(url, '/api/v1/plan-items', { headers })).toMatchObject({
      status: 503,
      type: expect.stringContaining('application/problem+json'),
    });
    expect(await send(url, cookie, { key: 'b', path: 'plans/2027/open', body: {} })).toMatchObject({ status: 201 });
    const { status, body: page } = await ask(url, '/api/v1/zone-register', { headers });
    expect({ status, empty: page.rows.length === 0 }).toEqual({ status: 200, empty: false });
    expect((await program.stop()).code).toBe(0);
  });
});
