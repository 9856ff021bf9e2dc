import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, type NewEvent, type Position } from '@libs/event-store/index.js';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView, openReadModels, Projector } from '@libs/read-models/index.js';
import { inFlight, type Line, type Run, timed } from './measure.js';
import { RawLog } from './raw-sqlite.js';

const BODY = {
  title: '春节期间落实中央八项规定精神检查',
  zone: 'zone-3',
  units: ['gaoren', 'hongyazi', 'education-bureau'],
  due: '2026-02-14',
  note: '演示'.repeat(20),
};
const TEXT = JSON.stringify(BODY);
const events = (count: number): NewEvent[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), type: 'Measured', data: BODY, metadata: { by: 'bench' } }));

export const RUNS = 3;

async function runs(run: () => Promise<Run>): Promise<Run[]> {
  const all: Run[] = [];
  for (let k = 0; k < RUNS; k++) all.push(await run());
  return all;
}

const withRaw = async <T>(work: (raw: RawLog, directory: string) => Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const raw = new RawLog(join(directory, 'raw.db'));
  try {
    return await work(raw, directory);
  } finally {
    raw.close();
    rmSync(directory, { recursive: true });
  }
};

/** The lines of the event store, each beside the ceiling of the same work. `big` is the number of events to catch up on. */
export async function storeLines(
  store: EventStore,
  viewsUrl: string,
  big: number,
  say: (line: string) => void,
): Promise<Line[]> {
  const name = () => `bench-${randomUUID().slice(0, 8)}`;
  const lines: Line[] = [];
  const add = (line: Line) => {
    lines.push(line);
    say(line.name);
  };

  const appends = async (title: string, count: number, width: number, batch: number) => {
    const ours = await runs(() => {
      const prefix = name();
      return timed(async (lap) => {
        await inFlight(count, width, (k) => store.append(`${prefix}/measured/${k}`, 'no_stream', events(batch)), lap);
        return count * batch;
      });
    });
    const raw = await runs(() =>
      withRaw((log) => {
        const texts = Array.from({ length: batch }, () => TEXT);
        return timed(async (lap) => {
          await inFlight(count, width, (k) => log.append(`raw/measured/${k}`, -1, texts), lap);
          return count * batch;
        });
      }),
    );
    add({ name: title, unit: 'events', ours, raw });
  };
  await appends('append, one by one', 2000, 1, 1);
  await appends('append, 16 in flight', 16_000, 16, 1);
  await appends('append, 128 in flight', 30_000, 128, 1);
  await appends('append, batches of 100', 400, 1, 100);

  const thousand = `${name()}/measured/thousand`;
  await store.append(thousand, 'no_stream', events(1000));
  const readOurs = await runs(() =>
    timed(async (lap) => {
      for (let k = 0; k < 50; k++) {
        const begun = performance.now();
        let seen = 0;
        for await (const _ of store.readStream(thousand)) seen++;
        if (seen !== 1000) throw new Error(`read ${seen} of 1000`);
        lap(performance.now() - begun);
      }
      return 50_000;
    }),
  );
  const readRaw = await withRaw(async (log) => {
    await log.append(
      'raw/measured/thousand',
      -1,
      Array.from({ length: 1000 }, () => TEXT),
    );
    return runs(() =>
      timed(() => {
        for (let k = 0; k < 50; k++) log.readStream('raw/measured/thousand');
        return 50_000;
      }),
    );
  });
  add({ name: 'read a stream of 1,000', unit: 'events', ours: readOurs, raw: readRaw });

  // Catch-up and rebuild over a log of their own length: everything after `start`.
  const prefix = name();
  const start = await store.head();
  for (let k = 0; k < big / 100; k++)
    await store.append(`${prefix}/measured/${k % 500}-${Math.floor(k / 500)}`, 'no_stream', events(100));
  const rss: number[] = [];
  const catchOurs = await runs(() => timed(() => caughtUp(store, start, prefix, rss)));
  const { catchRaw, rebuildRaw } = await withRaw(async (log, directory) => {
    for (let k = 0; k < big / 100; k++)
      await log.append(
        `raw/measured/${k}`,
        -1,
        Array.from({ length: 100 }, () => TEXT),
      );
    const caught = await runs(() => timed(() => log.catchUp()));
    let nth = 0;
    return {
      catchRaw: caught,
      rebuildRaw: await runs(() => timed(() => log.rebuild(join(directory, `docs-${nth++}.db`)))),
    };
  });
  const grown = (Math.max(...rss) - rss[0]!) / 1048576;
  add({
    name: `catch up on ${big.toLocaleString('en')}`,
    unit: 'events',
    ours: catchOurs,
    raw: catchRaw,
    note: `memory +${grown.toFixed(0)} MiB at most during it`,
  });

  const rebuildOurs = await runs(() => timed(() => rebuilt(store, viewsUrl, big)));
  add({ name: `rebuild a view over ${big.toLocaleString('en')}`, unit: 'events', ours: rebuildOurs, raw: rebuildRaw });
  return lines;
}

async function caughtUp(store: EventStore, after: Position, prefix: string, rss: number[]): Promise<number> {
  const ending = new AbortController();
  let seen = 0;
  for await (const item of store.subscribeAll({
    after,
    filter: { streamPrefixes: [`${prefix}/`] },
    signal: ending.signal,
  })) {
    if (item.kind === 'event' && ++seen % 5000 === 0) rss.push(process.memoryUsage.rss());
    if (item.kind === 'caught-up') ending.abort();
  }
  return seen;
}

async function rebuilt(store: EventStore, viewsUrl: string, least: number): Promise<number> {
  const view = defineView<{ count: number }, { Measured: typeof BODY }>()({
    name: `measured-${randomUUID().slice(0, 8)}`,
    version: 1,
    on: { Measured: (row) => ({ count: (row?.count ?? 0) + 1 }) },
  });
  const readModels = await openReadModels(viewsUrl);
  const decode = (stored: {
    id: string;
    type: string;
    data: unknown;
    stream: string;
    revision: number;
    position: string;
  }) => {
    const [county = '', category = '', ...id] = stored.stream.split('/');
    return {
      ...stored,
      eventId: stored.id,
      county,
      category,
      id: id.join('/'),
      schema: 1,
      meta: { recordedAt: '2026-01-01T00:00:00.000+08:00' },
    } as unknown as DomainEvent;
  };
  const projector = new Projector(store, readModels, [view], decode, { batchSize: 500 });
  await projector.start();
  const head = await store.head();
  if (!(await projector.waitFor(view.name, head, 600_000))) throw new Error('the view did not catch up');
  const { live } = await readModels.view(view.name);
  let seen = 0;
  for (let cursor: string | undefined; ;) {
    const page = await readModels.find(live!, { limit: 1000, ...(cursor !== undefined && { cursor }) });
    for (const row of page.rows) seen += Number(row['count']);
    if (page.next === undefined) break;
    cursor = page.next;
  }
  await projector.stop();
  await readModels.drop(live!);
  await readModels.close();
  if (seen < least) throw new Error(`the view has ${seen} of ${least} events`);
  return seen;
}
