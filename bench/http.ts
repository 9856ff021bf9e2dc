import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { openEventStore } from '@libs/event-store/index.js';
import { inFlight, type Line, type Run } from './measure.js';

const CONNECTIONS = 64;

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  readonly cookie: string;
}

async function served(environment: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./server.js', import.meta.url))], {
    env: { ...process.env, ...environment, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => {
      throw new Error('the server ended at its start');
    }),
  ])) as [string];
  const { url, login, password } = JSON.parse(line) as { url: string; login: string; password: string };
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return { child, url, cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
}

async function stopped({ child }: Served): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Commands over HTTP, everything on: session, rights, validation, facts from the log, durable append, views and policies. */
export async function httpLine(urls: { events?: string; views?: string }, seconds: number): Promise<Line> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-http-'));
  const server = await served({
    DATA_DIR: directory,
    COUNTY: `bench${randomUUID().slice(0, 8)}`,
    ...(urls.events && { EVENTS_URL: urls.events }),
    ...(urls.views && { VIEWS_URL: urls.views }),
  });
  const ours: Run[] = [];
  try {
    for (let run = 0; run < 3; run++) {
      let n = 0;
      const result = await autocannon({
        url: server.url,
        connections: CONNECTIONS,
        duration: seconds,
        requests: [
          {
            method: 'POST',
            path: '/api/v1/tasks/designated',
            setupRequest: (request) => ({
              ...request,
              headers: {
                'content-type': 'application/json',
                cookie: server.cookie,
                'acting-post': 'leader-in-charge',
                'idempotency-key': `${run}-${n}-${randomUUID()}`,
              },
              body: JSON.stringify({
                kind: 'other',
                title: `专项检查 ${n++}`,
                reason: '领导交办',
                zone: 'zone-1',
                units: ['finance-bureau'],
                due: '2099-12-31',
              }),
            }),
          },
        ],
      });
      if (result.non2xx > 0 || result.errors > 0)
        throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors`);
      ours.push({
        count: result['2xx'],
        seconds: result.duration,
        latencies: [result.latency.p50, result.latency.p99],
      });
    }
  } finally {
    await stopped(server);
    rmSync(directory, { recursive: true, force: true });
  }
  return { name: `commands over HTTP, ${CONNECTIONS} connections, everything on`, unit: 'commands', ours, raw: [] };
}

/** How long the program needs to answer /readyz on a database that holds this many events already. */
export async function startLine(events: number): Promise<Line> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const county = `bench${randomUUID().slice(0, 8)}`;
  try {
    await stopped(await served({ DATA_DIR: directory, COUNTY: county }));
    const store = await openEventStore(`sqlite:${directory}/events.db`);
    const meta = {
      occurredAt: '2026-01-05T09:00:00.000+08:00',
      recordedAt: '2026-01-05T09:00:00.000+08:00',
      actor: { person: 'bench', post: 'policy' },
      $correlationId: randomUUID(),
      $causationId: randomUUID(),
      schema: 1,
    };
    await inFlight(
      events / 100,
      16,
      (k) =>
        store.append(
          `${county}/access/bench-${k}`,
          'no_stream',
          Array.from({ length: 100 }, () => ({
            id: randomUUID(),
            type: 'AccessRefused',
            data: { action: 'bench', reason: 'bench', times: 1 },
            metadata: meta,
          })),
        ),
      () => undefined,
    );
    await store.close();
    // Once to let the views catch up, as a server that has been running would have.
    await ready(directory, county);
    const ours: Run[] = [];
    for (let run = 0; run < 3; run++) {
      const ms = await ready(directory, county);
      ours.push({ count: 1, seconds: ms / 1000, latencies: [ms] });
    }
    return {
      name: `start on ${events.toLocaleString('en')} events, until ready`,
      unit: 'starts',
      ours,
      raw: [],
      note: `${ours.map(({ seconds }) => seconds.toFixed(2)).join(', ')} s`,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function ready(directory: string, county: string): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.js', import.meta.url))], {
    env: { ...process.env, DATA_DIR: directory, COUNTY: county, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('the server ended at its start');
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (answer?.ok) return performance.now() - begun;
      await answer?.body?.cancel();
      await new Promise((wake) => setTimeout(wake, 10));
    }
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}
