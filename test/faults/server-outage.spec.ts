import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStore } from '@libs/event-store/index.js';
import { openCounty } from '@county/county.runtime.js';
import { type Answer, ask, send, signIn } from './server/client.js';
import { copied, type Established, established, storesIn } from './server/county.js';
import { buildProgram, directories, endPrograms, eventually, Program } from './server/program.js';

const temporary = directories();
let built: string;
let template: Established;

const conduct = (cast: Established['cast']) => cast.of('conduct-office-head');

beforeAll(async () => {
  built = temporary.adopt(buildProgram());
  template = await established(temporary.make(), (cast) => [conduct(cast)]);
}, 60_000);
afterEach(endPrograms);
afterAll(temporary.remove);

/** The head of the Conduct Office, at work on a running program. */
async function atWork(url: string, county: Established) {
  const person = conduct(county.cast);
  const cookie = await signIn(url, person, county.passwords.get(person)!);
  const open = (year: number) => send(url, cookie, { key: `year-${year}`, path: `plans/${year}/open`, body: {} });
  const propose = (item: string) =>
    send(url, cookie, {
      ...{ key: `item-${item}`, path: 'plans/2026/items' },
      body: { item, kind: 'research', title: '调研', units: ['lingsha'], zones: ['zone-1'] },
    });
  const page = (minPosition = '') =>
    ask(url, `/api/v1/plan-items${minPosition && `?minPosition=${minPosition}`}`, { headers: { cookie } });
  expect(await open(2026)).toMatchObject({ status: 201 });
  return { open, propose, page, ready: () => ask(url, '/readyz') };
}

const unavailable = {
  status: 503,
  type: expect.stringContaining('application/problem+json'),
  body: { code: 'store.unavailable', status: 503 },
};
const items = ({ body }: Answer) => (body.rows as { item: string }[]).map(({ item }) => item).sort();

/** A program that speaks MongoDB's protocol. It chooses its port anew at each start, so others reach it through a relay. */
class RowServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}
  static readonly program = fileURLToPath(new URL('../servers/ferretdb/ferretdb', import.meta.url));

  static async start(directory: string): Promise<RowServer> {
    const child = spawn(RowServer.program, [directory], { stdio: ['ignore', 'pipe', 'ignore'] });
    process.once('exit', () => child.kill('SIGKILL'));
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return new RowServer(child, Number(new URL(line).port));
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

/** One address for a server that comes and goes. */
class Relay {
  to: number | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => {
    const behind = this.to === undefined ? undefined : createConnection(this.to, '127.0.0.1');
    for (const socket of [client, ...(behind ? [behind] : [])]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        behind?.destroy();
      });
    }
    if (behind) client.pipe(behind).pipe(client);
    else client.destroy();
  });

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
  }
}

/** Built by `test/servers/with-ferretdb.js` where Go is installed: not here, because that may load modules for minutes. */
const rowServer = existsSync(RowServer.program);

describe(`the server of the read models${rowServer ? '' : ' (skipped: test/servers/with-ferretdb.js has not built it)'}`, () => {
  (rowServer ? it : it.skip)(
    'goes away in flight: commands and pages say so, and all goes on by itself when it comes back',
    async () => {
      const rows = temporary.make();
      const relay = new Relay();
      const port = await relay.listen();
      let server = await RowServer.start(rows);
      relay.to = server.port;
      try {
        const views = `mongodb://127.0.0.1:${port}/county`;
        const county = await established(temporary.make(), (cast) => [conduct(cast)], views);
        const program = new Program(built, { DATA_DIR: county.directory, VIEWS_URL: views });
        const url = await program.url();
        const { propose, page, ready } = await atWork(url, county);
        const before = await propose('before');
        expect(before.status).toBe(200);
        expect(items(await page(before.body.position))).toEqual(['before']);

        relay.to = undefined;
        await server.kill();
        // Who has signed in is known for some seconds more, so commands go on at first; then nobody is known.
        const meanwhile = await propose('meanwhile');
        expect([200, 503]).toContain(meanwhile.status);
        expect(await page()).toMatchObject(unavailable);
        const refused = await eventually('commands are refused', async () => {
          const answer = await propose('meanwhile');
          return answer.status === 503 && answer;
        });
        expect(refused).toMatchObject(unavailable);
        expect(await ready()).toMatchObject({ status: 503, body: { status: 'not-ready', events: 'ok' } });
        expect(await ask(url, '/healthz')).toMatchObject({ status: 200 });
        expect(await ask(url, '/metrics')).toMatchObject({ status: 200 });

        server = await RowServer.start(rows);
        relay.to = server.port;
        const told = await eventually('commands are taken again', async () => {
          const answer = await propose('meanwhile');
          return answer.status === 200 && answer;
        });
        const after = await propose('after');
        expect(after.status).toBe(200);
        expect(told.body.revision).toBeLessThan(after.body.revision);
        await eventually('the page has caught up', async () => {
          const answer = await page(after.body.position);
          return answer.status === 200 && expect(items(answer)).toEqual(['after', 'before', 'meanwhile']) === undefined;
        });
        await eventually('it is ready', async () => (await ready()).status === 200);
        expect(await program.stop()).toMatchObject({ code: 0 });
      } finally {
        await endPrograms();
        await server.kill();
        relay.close();
      }
    },
    120_000,
  );
});

/** strace makes system calls of a running process fail; it is not everywhere, and not everywhere allowed. */
const strace = await (async () => {
  const child = spawn('sleep', ['5'], { stdio: 'ignore' });
  try {
    execFileSync('timeout', ['-s', 'INT', '1', 'strace', '-qq', '-o', '/dev/null', '-p', String(child.pid)], {
      stdio: 'ignore',
    });
    return true;
  } catch (error) {
    // 124: it had taken hold of the process, and was stopped.
    return (error as { status?: number }).status === 124;
  } finally {
    child.kill();
  }
})();

describe(`a disk that is full in flight${strace ? '' : ' (skipped: strace cannot run here)'}`, () => {
  (strace ? it : it.skip)(
    'commands are refused with 503, pages are read on, and all goes on by itself when there is room',
    async () => {
      const county = copied(template, temporary.make());
      const program = new Program(built, { DATA_DIR: county.directory });
      const url = await program.url();
      const { propose, page, ready } = await atWork(url, county);
      const before = await propose('before');
      expect(items(await page(before.body.position))).toEqual(['before']);

      const full = spawn(
        'strace',
        [
          ...['-f', '-qq', '-o', '/dev/null', '-p', String(program.pid)],
          ...['-e', 'trace=pwrite64', '-e', 'inject=pwrite64:error=ENOSPC'],
        ],
        { stdio: 'ignore' },
      );
      try {
        const refused = await eventually('the disk is full', async () => {
          const answer = await propose(`full-${performance.now() | 0}`);
          return answer.status !== 200 && answer;
        });
        expect(refused).toMatchObject(unavailable);
        expect(JSON.stringify(refused.body)).not.toContain(county.directory);
        expect(await propose('meanwhile')).toMatchObject(unavailable);
        const shown = await page();
        expect(shown.status).toBe(200);
        expect(items(shown)).toContain('before');
        expect(await ready()).toMatchObject({ status: 503, body: { events: expect.stringMatching(/^failed/) } });
        expect(await ask(url, '/healthz')).toMatchObject({ status: 200 });
      } finally {
        const over = once(full, 'exit');
        full.kill('SIGINT');
        await over;
      }

      const told = await propose('meanwhile');
      expect(told).toMatchObject({ status: 200, body: { repeated: false } });
      await eventually('the page has caught up', async () => {
        const answer = await page(told.body.position);
        return answer.status === 200 && items(answer).includes('meanwhile');
      });
      await eventually('it is ready', async () => (await ready()).status === 200);
      expect(await program.stop()).toMatchObject({ code: 0 });
    },
    90_000,
  );
});

describe('the program, asked to end', () => {
  it('answers what it has begun, and does nothing that it does not answer', async () => {
    const county = copied(template, temporary.make());
    const program = new Program(built, { DATA_DIR: county.directory });
    const url = await program.url();
    const { propose } = await atWork(url, county);
    // More than is answered at once, each by its own connection.
    const asked = Array.from({ length: 40 }, (_, n) => propose(`item-${n}`));
    await Promise.race(asked);
    const stopped = program.stop();
    const answers = await Promise.allSettled(asked);
    const { code, stoppingMs } = await stopped;
    expect({ code, inTime: stoppingMs < 10_000 }).toEqual({ code: 0, inTime: true });
    expect(program.err).toBe('');

    // Each was answered with 200, or its connection refused before anything was done.
    const told = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.status] : []));
    expect(new Set(told)).toEqual(new Set([200]));
    const opened = await openCounty(storesIn(county.directory));
    try {
      let proposed = 0;
      for await (const _ of opened.store.readAll({ filter: { types: ['PlanItemProposed'] } })) proposed++;
      expect(proposed).toBe(told.length);
    } finally {
      await opened.close();
    }
  });

  it('leaves nothing for the views to take again', async () => {
    const county = copied(template, temporary.make());
    const program = new Program(built, { DATA_DIR: county.directory });
    const { propose, ready } = await atWork(await program.url(), county);
    await Promise.all(['a', 'b', 'c'].map(propose));
    // What the clock and the policies bring comes by itself, soon after the start: until the log has rested for a while.
    const log = await openEventStore(storesIn(county.directory).events, { readOnly: true });
    let [head, rests] = ['', 0];
    await eventually('the log is at rest, and the views have it', async () => {
      const before = head;
      head = await log.head();
      rests = head === before ? rests + 1 : 0;
      return rests > 50 && (await ready()).body.views.lagMs === 0;
    });
    await log.close();
    expect(await program.stop()).toMatchObject({ code: 0 });
    const opened = await openCounty(storesIn(county.directory));
    try {
      const end = await opened.store.head();
      const records = await opened.readModels.views();
      const checkpoints = [...records].map(([name, { live, collections }]) => [name, collections[live!]?.checkpoint]);
      expect(checkpoints).toEqual(opened.views.map(({ name }) => [name, end]).sort());
    } finally {
      await opened.close();
    }
  });

  /** A request of which the last byte is not sent yet, on a connection that is to be kept alive. */
  async function begunRequest(url: string) {
    const { hostname, port } = new URL(url);
    const connect = async () => {
      const socket = createConnection(Number(port), hostname);
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    };
    const [idle, begun] = [await connect(), await connect()];
    const body = JSON.stringify({ login: 'nobody', password: 'nothing' });
    let answer = '';
    begun.setEncoding('utf8').on('data', (text: string) => (answer += text));
    const head = ['POST /api/v1/session HTTP/1.1', 'Host: county', 'Content-Type: application/json'];
    begun.write([...head, `Content-Length: ${body.length}`, '', body.slice(0, -1)].join('\r\n'));
    // Answered on another connection, so the one before has been taken up.
    expect(await ask(url, '/healthz')).toMatchObject({ status: 200 });
    return {
      finish: async () => {
        begun.write(body.slice(-1));
        await once(begun, 'close');
        return answer;
      },
      close: () => [idle, begun].forEach((socket) => socket.destroy()),
    };
  }
  const refusesConnections = (url: string) =>
    eventually('it takes no new requests', () =>
      ask(url, '/readyz').then(
        ({ status }) => status === 503 && undefined,
        () => true,
      ),
    );

  it('takes nothing new, and answers a request that had begun', async () => {
    const program = new Program(built, { DATA_DIR: copied(template, temporary.make()).directory });
    const url = await program.url();
    const request = await begunRequest(url);
    const stopped = program.stop();
    await refusesConnections(url);
    expect(program.over).toBe(false);
    const answer = await request.finish();
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/^connection: close\r$/im);
    const { code, stoppingMs } = await stopped;
    request.close();
    expect({ code, inTime: stoppingMs < 10_000 }).toEqual({ code: 0, inTime: true });
  });

  it('does not wait for ever for a request that does not come to its end', async () => {
    const program = new Program(built, { DATA_DIR: copied(template, temporary.make()).directory });
    const request = await begunRequest(await program.url());
    const { code, stoppingMs } = await program.stop();
    request.close();
    expect({ code, inTime: stoppingMs < 10_000 }).toEqual({ code: 0, inTime: true });
  });
});
