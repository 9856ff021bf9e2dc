import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  existsSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { openEventStore } from '@libs/event-store/open.js';
import { EventStoreError, type EventStore, type NewEvent, type StoredEvent } from '@libs/event-store/port.js';
import { APPLICATION_ID, SCHEMA } from '@libs/event-store/sqlite-schema.js';
import { openSqliteEventStore } from '@libs/event-store/sqlite.js';

const directory = mkdtempSync(join(tmpdir(), 'event-store-faults-'));
let files = 0;
const newFile = () => join(directory, `${++files}.db`);

const children: ChildProcess[] = [];
const stores: EventStore[] = [];
const open = async (file: string, options = {}) => {
  const store = await openSqliteEventStore(file, options);
  stores.push(store);
  return store;
};
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const store of stores.splice(0)) await store.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const event = (type = 'Noted'): NewEvent => ({ id: randomUUID(), type, data: { note: 'a' }, metadata: {} });
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}
async function refusal(promise: Promise<unknown>): Promise<EventStoreError> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EventStoreError);
  return error as EventStoreError;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Said {
  readonly open?: number;
  readonly acknowledged?: string;
  readonly refused?: string;
  readonly id?: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly ping?: string;
  readonly later?: string;
  readonly read?: number;
  readonly taken?: number;
}

/** The writer as a process of its own; `around` is a program that runs it, such as strace with its options. */
class WriterProcess {
  readonly said: Said[] = [];
  readonly gone: Promise<unknown>;
  readonly child: ChildProcess;
  #heard: () => void = () => undefined;

  constructor(file: string, task: string, { flags = [], around = [] }: { flags?: string[]; around?: string[] } = {}) {
    const [program, ...args] = [
      ...around,
      process.execPath,
      ...flags,
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      '--import',
      here('../typescript.js'),
      here('event-store/writer.ts'),
      file,
      task,
    ];
    this.child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] } });
    children.push(this.child);
    this.gone = once(this.child, 'close').then(() => this.#heard());
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      this.said.push(JSON.parse(line) as Said);
      this.#heard();
    });
  }

  get acknowledged(): Said[] {
    return this.said.filter(({ acknowledged }) => acknowledged !== undefined);
  }

  get refused(): Said[] {
    return this.said.filter(({ refused }) => refused !== undefined);
  }

  async until(enough: () => boolean): Promise<void> {
    while (!enough()) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error('the writer has ended early');
      await new Promise<void>((heard) => (this.#heard = heard));
    }
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}

/** Every acknowledged event is in the log at its place, once, and no stream has a gap. */
async function allThere(store: EventStore, acknowledged: readonly Said[]): Promise<StoredEvent[]> {
  const log = await all(store.readAll());
  const place = ({ stream, revision }: { stream?: string; revision?: number }) => `${stream} ${revision}`;
  const ids = new Map(log.map((stored) => [place(stored), stored.id]));
  expect(acknowledged.filter((said) => ids.get(place(said)) !== said.acknowledged)).toEqual([]);
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  const next = new Map<string, number>();
  for (const { stream, revision } of log) {
    expect(revision).toBe(next.get(stream) ?? 0);
    next.set(stream, revision + 1);
  }
  return log;
}

describe('a writer killed at any point', () => {
  it('has lost nothing that it acknowledged, in 20 rounds on one file', async () => {
    const file = newFile();
    const acknowledged: Said[] = [];
    for (let round = 0; round < 20; round++) {
      const writer = new WriterProcess(file, 'for-ever');
      await writer.until(() => writer.acknowledged.length >= 1 + 53 * round);
      await writer.kill();
      acknowledged.push(...writer.acknowledged);
      const store = await openSqliteEventStore(file);
      await allThere(store, acknowledged);
      await store.close();
    }
    expect(acknowledged.length).toBeGreaterThan(10_000);
  }, 120_000);

  it('leaves the lock free', async () => {
    const file = newFile();
    const writer = new WriterProcess(file, 'for-ever');
    await writer.until(() => writer.acknowledged.length > 0);
    await writer.kill();
    const store = await open(file);
    await expect(store.append('zone/1', 'no_stream', [event()])).resolves.toMatchObject({ revision: 0 });
  });
});

describe('the second writer of a file', () => {
  it('is refused by a message that says who writes it', async () => {
    const file = newFile();
    await open(file);
    const { code, message } = await refusal(openSqliteEventStore(file));
    expect(code).toBe('unavailable');
    expect(message).toContain(file);
    expect(message).toContain(`process ${process.pid} `);
    expect(message).toMatch(/since 2\d{3}-\d\d-\d\dT/);
  });

  it('is refused in another process too', async () => {
    const file = newFile();
    const writer = new WriterProcess(file, 'for-ever');
    await writer.until(() => writer.said.length > 0);
    const { message } = await refusal(openSqliteEventStore(file));
    expect(message).toContain(`process ${writer.said[0]!.open} `);
  });

  it('is refused by another name of the file', async () => {
    const file = newFile();
    await open(file);
    const link = newFile();
    symlinkSync(file, link);
    expect((await refusal(openSqliteEventStore(link))).message).toContain(`process ${process.pid} `);
  });

  it('may write once the first has closed', async () => {
    const file = newFile();
    await (await open(file)).close();
    const second = await open(file);
    await expect(second.ping()).resolves.toBeUndefined();
  });

  it('does no harm to the first', async () => {
    const file = newFile();
    const first = await open(file);
    await refusal(openSqliteEventStore(file));
    await expect(first.append('zone/1', 'no_stream', [event()])).resolves.toMatchObject({ revision: 0 });
  });
});

describe('a file that cannot be an event log is refused by name:', () => {
  const refusesToOpen = async (file: string, why: RegExp) => {
    for (const options of [{}, { readOnly: true }]) {
      const { code, message } = await refusal(openSqliteEventStore(file, options));
      expect(code).toBe('unavailable');
      expect(message).toContain(file);
      expect(message).toMatch(why);
    }
  };

  it('a text', async () => {
    const file = newFile();
    writeFileSync(file, 'a report of 2026, much longer than a header of a database would be\n');
    await refusesToOpen(file, /not an? .*database/i);
  });

  it('a directory', async () => {
    const file = newFile();
    mkdirSync(file);
    await refusesToOpen(file, /directory|unable to open/);
  });

  it('a file in a directory that is not there', async () => {
    await refusesToOpen(join(directory, 'nowhere', 'events.db'), /no such file|does not exist/i);
  });

  it('a database of something else', async () => {
    const file = newFile();
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE views (name TEXT)');
    db.close();
    await refusesToOpen(file, /not an event log/);
  });

  it('a database whose first page is spoilt', async () => {
    const file = newFile();
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5_000, 7)]));
    await refusesToOpen(file, /database/);
  });

  it('a log of a newer program', async () => {
    const file = newFile();
    await (await open(file)).close();
    const db = new DatabaseSync(file);
    db.exec("INSERT INTO schema_version VALUES (99, '2031-01-01')");
    db.close();
    await refusesToOpen(file, /schema version is 99/);
  });

  const root = process.getuid?.() === 0;
  (root ? it.skip : it)(`a file without permission${root ? ' (skipped: root may read everything)' : ''}`, async () => {
    const file = newFile();
    await (await open(file)).close();
    chmodSync(file, 0o000);
    await refusesToOpen(file, /permission|EACCES|unable to open/);
  });

  it('a scheme that is none', async () => {
    const { code, message } = await refusal(openEventStore('postgres://user:secret@host/events'));
    expect(code).toBe('invalid');
    expect(message).not.toContain('secret');
  });
});

describe('a log of an older program', () => {
  /** Opens the file with these steps of the schema and closes it again; gives what the writer said. */
  const openWith = async (file: string, steps: readonly string[]) => {
    const { port1, port2 } = new MessageChannel();
    const workerData = { file, port: port2, applicationId: APPLICATION_ID, schema: steps };
    const script = new URL('../../libs/event-store/sqlite-writer.ts', import.meta.url);
    const worker = new Worker(script, { workerData, transferList: [port2] });
    const ended = once(worker, 'exit');
    const [said] = (await once(port1, 'message')) as [{ kind: string; why?: string }];
    if (said.kind === 'ready') port1.postMessage({ kind: 'close' });
    else port1.close();
    await ended;
    return said;
  };
  const logOf = async (file: string) => {
    const store = await open(file);
    await store.append('zone/1', 'no_stream', [event(), event()]);
    await store.close();
  };
  const look = (file: string, sql: string) => {
    const db = new DatabaseSync(file, { readOnly: true });
    const rows = db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)[0]);
    db.close();
    return rows;
  };

  it('takes the steps it has not had, in order, and keeps its events', async () => {
    const file = newFile();
    await logOf(file);
    const steps = [...SCHEMA, 'CREATE TABLE later (a TEXT)', 'ALTER TABLE later ADD COLUMN b TEXT'];
    expect(await openWith(file, steps)).toEqual({ kind: 'ready' });
    expect(look(file, 'SELECT version FROM schema_version')).toEqual([1, 2, 3]);
    expect(look(file, 'SELECT revision FROM events')).toEqual([0, 1]);
    expect(await openWith(file, steps)).toEqual({ kind: 'ready' });
  });

  it('is left as it was by a step that fails, and says why', async () => {
    const file = newFile();
    await logOf(file);
    const broken = [...SCHEMA, 'CREATE TABLE later (a TEXT); CREATE TABLE events (a TEXT)'];
    expect(await openWith(file, broken)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('already exists'),
    });
    expect(look(file, 'SELECT version FROM schema_version')).toEqual([1]);
    expect(look(file, "SELECT name FROM sqlite_schema WHERE name = 'later'")).toEqual([]);
    const store = await open(file);
    await expect(store.append('zone/1', 1, [event()])).resolves.toMatchObject({ revision: 2 });
  });
});

describe('a log opened for reading only', () => {
  it('is refused appends with access_denied', async () => {
    const file = newFile();
    await open(file);
    const reader = await open(file, { readOnly: true });
    expect((await refusal(reader.append('zone/1', 'no_stream', [event()]))).code).toBe('access_denied');
  });

  it('sees what another process writes, as it comes', async () => {
    const file = newFile();
    const writer = new WriterProcess(file, 'for-ever');
    await writer.until(() => writer.said.length > 0);
    const reader = await open(file, { readOnly: true });
    const places: string[] = [];
    let live = false;
    for await (const item of reader.subscribeAll({ signal: AbortSignal.timeout(20_000) })) {
      if (item.kind === 'caught-up') live = true;
      if (item.kind === 'event') places.push(item.event.position);
      if (live && places.length > 2_000) break;
    }
    expect(places).toEqual([...new Set(places)].sort());
    expect(places.length).toBeGreaterThan(2_000);
  });
});

describe('what is written', () => {
  it('cannot be changed or deleted with SQL', async () => {
    const file = newFile();
    const store = await open(file);
    await store.append('zone/1', 'no_stream', [event()]);
    await store.close();
    const db = new DatabaseSync(file);
    expect(() => db.exec("UPDATE events SET data = '{}'")).toThrow('events are never changed');
    expect(() => db.exec('DELETE FROM events')).toThrow('events are never deleted');
    db.close();
  });

  it('has positions of 20 digits with gaps, so that arithmetic fails', async () => {
    const store = await open(newFile());
    const { position } = await store.append('zone/1', 'no_stream', [event(), event()]);
    expect(position).toBe('00000000000000000128');
    const next = String(Number(position) + 1).padStart(20, '0');
    expect((await refusal(all(store.readAll({ after: next })))).code).toBe('invalid');
  });

  it('refuses a position beyond its end, as after putting back an old copy', async () => {
    const store = await open(newFile());
    await store.append('zone/1', 'no_stream', [event()]);
    const { code, message } = await refusal(all(store.readAll({ after: '00000000000000000128' })));
    expect([code, message]).toEqual(['invalid', expect.stringContaining('beyond the end')]);
  });

  it('is in one file when it is closed', async () => {
    const file = newFile();
    const store = await open(file);
    await store.append('zone/1', 'no_stream', [event()]);
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('and then cut off in the middle is unavailable by name, not shorter', async () => {
    const file = newFile();
    const store = await open(file);
    await store.append(
      'zone/1',
      'no_stream',
      Array.from({ length: 2_000 }, () => event()),
    );
    await store.close();
    truncateSync(file, 16 * 4096);
    const { code, message } = await refusal(open(file).then((cut) => all(cut.readAll())));
    expect([code, message]).toEqual(['unavailable', expect.stringContaining(file)]);
  });

  it('has the head of its last event, or the start', async () => {
    const store = await open(newFile());
    expect(await store.head()).toBe('');
    const { position } = await store.append('_machinery/1', 'no_stream', [event()]);
    expect(await store.head()).toBe(position);
  });

  it('is in the order of the calls, 10,000 at once', async () => {
    const store = await open(newFile());
    const list = Array.from({ length: 10_000 }, () => event());
    const answers = await Promise.all(
      list.map((one, i) => store.append('zone/1', i === 0 ? 'no_stream' : i - 1, [one])),
    );
    expect(answers.map(({ revision }) => revision)).toEqual(list.map((_, i) => i));
    expect((await all(store.readStream('zone/1'))).map(({ id }) => id)).toEqual(list.map(({ id }) => id));
  });
});

describe('readers', () => {
  it('left half-way do not keep the write-ahead log from being checkpointed', async () => {
    const file = newFile();
    const store = await open(file);
    const text = 'x'.repeat(100_000);
    const fill = async (stream: string) => {
      for (let i = 0; i < 30; i++)
        await store.append(
          stream,
          'any',
          Array.from({ length: 10 }, () => ({ ...event(), data: { text } })),
        );
    };
    await fill('zone/1');
    const iterators = [store.readStream('zone/1'), store.readAll()].map((items) => items[Symbol.asyncIterator]());
    for (const iterator of iterators) await iterator.next();
    await fill('zone/2');
    expect(statSync(file).size).toBeGreaterThan(40_000_000);
    expect(statSync(`${file}-wal`).size).toBeLessThan(20_000_000);
    for (const iterator of iterators)
      expect((await iterator.next()).value).toMatchObject({ stream: 'zone/1', revision: 1 });
  });

  it('that wait cost no memory: 150 MB pass a slow subscriber in a heap of 64 MB', async () => {
    const writer = new WriterProcess(newFile(), 'slow-reader', { flags: ['--max-old-space-size=64'] });
    await writer.gone;
    expect(writer.said.at(-1)).toEqual({ taken: 151 });
  }, 60_000);
});

/** strace makes system calls fail; it is not everywhere, and not everywhere allowed. */
const strace = (() => {
  try {
    execFileSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const failing = (calls: string, error: string, when: string) => [
  'strace',
  '-f',
  '-qq',
  '-o',
  '/dev/null',
  '-e',
  `trace=${calls}`,
  '-e',
  `inject=${calls}:error=${error}:when=${when}`,
];

describe(`a disk that fails${strace ? '' : ' (skipped: strace cannot run here)'}`, () => {
  const example = strace ? it : it.skip;

  example(
    'full: refuses by name, pings not, and goes on by itself when there is room',
    async () => {
      const file = newFile();
      const writer = new WriterProcess(file, 'until-full-is-over', {
        around: failing('pwrite64', 'ENOSPC', '300..330'),
      });
      await writer.gone;
      expect(writer.refused.length).toBeGreaterThan(0);
      expect(writer.refused.filter(({ refused }) => !/^unavailable: .*disk full/.test(refused!))).toEqual([]);
      expect(writer.refused.some(({ ping }) => /^unavailable: .*disk full/.test(ping!))).toBe(true);
      expect(writer.acknowledged).toHaveLength(200);
      expect(writer.said.at(-1)).toEqual({ ping: 'ok' });
      const log = await allThere(await open(file), writer.acknowledged);
      expect(log).toHaveLength(200);
    },
    60_000,
  );

  example.each([30, 31, 47, 60])(
    'at the %dth fsync: writes no more, reads on, and has all it acknowledged when opened again',
    async (when) => {
      const file = newFile();
      const writer = new WriterProcess(file, 'until-broken', {
        around: failing('fsync,fdatasync', 'EIO', String(when)),
      });
      await writer.gone;
      const last = writer.said.at(-1)!;
      expect(writer.refused).toHaveLength(1);
      expect(writer.refused[0]).toMatchObject({
        refused: expect.stringMatching(/^unavailable: .*nothing more is written/),
        ping: expect.stringMatching(/^unavailable: .*nothing more is written/),
      });
      expect(last.later).toMatch(/^unavailable: .*nothing more is written/);
      expect(last.read).toBeGreaterThanOrEqual(writer.acknowledged.length);
      const store = await open(file);
      await allThere(store, writer.acknowledged);
      // The outcome of the last is unknown; the same id again settles it, once.
      const { id, stream, revision } = writer.refused[0]!;
      const again = { ...event(), id: id! };
      await expect(store.append(stream!, revision! - 1, [again])).resolves.toMatchObject({ revision });
      expect((await all(store.readStream(stream!))).map((stored) => stored.id)).toEqual([
        ...writer.acknowledged.map(({ acknowledged }) => acknowledged),
        id,
      ]);
    },
    60_000,
  );
});
