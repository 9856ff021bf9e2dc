import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { openReadModels } from './open.js';
import { type Filter, type Sort } from './port.js';
import { checkQuery } from './query.js';
import { findSql, indexSql } from './sqlite-filter.js';
import { createSchema, runJobs } from './sqlite-writer.js';

describe('opening read models', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'read-models-'));
  });
  afterEach(() => rm(directory, { recursive: true }));
  const refusal = (url: string) =>
    openReadModels(url).then(
      async (store) => {
        await store.close();
        return 'it was opened';
      },
      (error: { name: string; code: string; message: string }) => `${error.name} ${error.code}: ${error.message}`,
    );

  it('creates the file, its directory, and finds everything there again', async () => {
    const url = `sqlite:${directory}/deep/er/views.db`;
    const first = await openReadModels(url);
    await first.prepare('tasks__1', ['district']);
    await first.write('tasks__1', [{ id: '县/1', was: undefined, pos: '1', row: { district: '一' } }]);
    await first.keep('accounts', '张三', 0, { failures: 2 });
    await first.serve('tasks', 'tasks__1');
    await first.close();
    const second = await openReadModels(url);
    expect((await second.find('tasks__1', { filter: { district: '一' } })).rows).toEqual([
      { _id: '县/1', _pos: '1', district: '一' },
    ]);
    expect(await second.kept('accounts', '张三')).toEqual({ version: 1, value: { failures: 2 } });
    expect((await second.view('tasks')).live).toBe('tasks__1');
    await second.close();
  });

  it('lets two open a new file at the same moment', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openReadModels(`sqlite:${directory}/views.db`)));
    await stores[0]!.keep('kind', 'a', 0, { n: 1 });
    expect(await stores[2]!.kept('kind', 'a')).toEqual({ version: 1, value: { n: 1 } });
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses a file that is no database, naming it', async () => {
    await writeFile(join(directory, 'views.db'), 'this is a letter, not a database. '.repeat(50));
    expect(await refusal(`sqlite:${directory}/views.db`)).toBe(
      `ReadModelError unavailable: sqlite:${directory}/views.db: file is not a database`,
    );
  });

  it('refuses a directory, naming it', async () => {
    await mkdir(join(directory, 'views.db'));
    expect(await refusal(`sqlite:${directory}/views.db`)).toBe(
      `ReadModelError unavailable: sqlite:${directory}/views.db: unable to open database file`,
    );
  });

  it('refuses the database of another program, and leaves it as it is', async () => {
    const other = new DatabaseSync(join(directory, 'events.db'));
    other.exec('CREATE TABLE events (id TEXT)');
    expect(await refusal(`sqlite:${directory}/events.db`)).toMatch(
      /unavailable: .*events\.db: it holds something else than read models/,
    );
    expect(
      other
        .prepare('SELECT name FROM sqlite_schema')
        .all()
        .map((row) => row['name']),
    ).toEqual(['events']);
    other.close();
  });

  it('refuses a file of a later version', async () => {
    await (await openReadModels(`sqlite:${directory}/views.db`)).close();
    const later = new DatabaseSync(join(directory, 'views.db'));
    later.exec('PRAGMA user_version = 99');
    later.close();
    expect(await refusal(`sqlite:${directory}/views.db`)).toMatch(/it was written by a later version of this program/);
  });

  it('refuses a URL it does not know without repeating it', async () => {
    expect(await refusal('postgres://clerk:secret@db/views')).toBe(
      'ReadModelError invalid: read models at postgres: …: expected sqlite:<file>, memory: or mongodb://…',
    );
    expect(await refusal('sqlite:')).toMatch(/^ReadModelError invalid/);
  });

  it('names the host of a MongoDB that does not answer, and never the password', async () => {
    // The driver names a refused connection only once it has tried one, which on a busy machine took more than 50 ms.
    const said = await refusal('mongodb://clerk:s3cr%2Ft@127.0.0.1:1/county?serverSelectionTimeoutMS=3000');
    expect(said).toMatch(/^ReadModelError unavailable: mongodb:\/\/127\.0\.0\.1:1\/county: .*ECONNREFUSED/);
    expect(said).not.toMatch(/s3cr|clerk/);
  });

  it('names what is wrong with a MongoDB URL, and never the password', async () => {
    for (const url of [
      'mongodb://clerk:s3cret@db/county?tls=perhaps',
      'mongodb://clerk:s3c@ret@db:port/county',
      'mongodb://clerk:s3cret@/county',
    ]) {
      const said = await refusal(url);
      expect(said).toMatch(/^ReadModelError invalid: mongodb:\/\//);
      expect(said).not.toMatch(/s3c/);
    }
  });
});

describe('the writer', () => {
  it('fails every job of a commit that finds the disk full, and writes again when there is room', () => {
    const db = new DatabaseSync(':memory:');
    createSchema(db);
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); PRAGMA max_page_count = 20');
    const insert = (id: number, size: number) => ({
      id,
      steps: [{ sql: 'INSERT INTO t (v) VALUES (?)', rows: [['x'.repeat(size)]] }],
    });
    const statements = new Map();
    const answers = runJobs(db, statements, [insert(1, 10), insert(2, 1_000_000), insert(3, 10)]);
    const stored = db.prepare('SELECT count(*) AS n FROM t').get()!['n'];
    expect(answers.filter((answer) => 'changed' in answer)).toHaveLength(stored as number);
    expect(answers[1]).toMatchObject({ id: 2, failure: { errcode: 13, message: 'database or disk is full' } });
    expect(db.isTransaction).toBe(false);
    db.exec('PRAGMA max_page_count = 1000');
    expect(runJobs(db, statements, [insert(4, 10)])).toEqual([{ id: 4, changed: [[1]] }]);
    db.close();
  });

  it('lets one job fail without the others of its commit', () => {
    const db = new DatabaseSync(':memory:');
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY)');
    const insert = (id: number, ...values: number[]) => ({
      id,
      steps: [{ sql: 'INSERT INTO t (id) VALUES (?)', rows: values.map((value) => [value]) }],
    });
    const answers = runJobs(db, new Map(), [insert(1, 1), insert(2, 2, 1), insert(3, 3)]);
    expect(answers).toMatchObject([{ changed: [[1]] }, { failure: { errcode: 1555 } }, { changed: [[1]] }]);
    expect(
      db
        .prepare('SELECT id FROM t')
        .all()
        .map(({ id }) => id),
    ).toEqual([1, 3]);
    db.close();
  });
});

/** Another process that keeps documents, one after the other, and says which it has been told are durable. */
const KEEPER = `
  import { Worker } from 'node:worker_threads';
  const [script, file, from] = process.argv.slice(1);
  const writer = new Worker(new URL(script), { execArgv: [], workerData: { readModels: file } });
  const keep = (n) => writer.postMessage({ id: n, steps: [{
    sql: "INSERT INTO _kept (kind, id, version, value) VALUES ('kind', ?, 1, '{}')", rows: [[String(n)]] }] });
  let last = Number(from);
  writer.on('message', ({ kind, answers = [] }) => {
    if (kind === 'opened') for (let i = 0; i < 8; i++) keep(++last);
    for (const { id, changed } of answers) {
      if (changed) process.stdout.write(id + '\\n');
      keep(++last);
    }
  });`;

describe('a process that is killed', () => {
  it('has kept everything that it was told is durable', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'read-models-'));
    const file = join(directory, 'views.db');
    const acknowledged: string[] = [];
    for (const [round, after] of [40, 1, 250, 90].entries()) {
      const script = new URL('./sqlite-writer.ts', import.meta.url).href;
      const args = ['--input-type=module', '-e', KEEPER, script, file, `${round * 100_000}`];
      const keeper = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => keeper.once('exit', resolve));
      let told = 0;
      for await (const line of createInterface(keeper.stdout)) {
        acknowledged.push(line);
        if (++told === after) keeper.kill('SIGKILL');
      }
      await ended;
    }
    const store = await openReadModels(`sqlite:${file}`);
    const kept = await store.allKept('kind');
    expect(acknowledged.length).toBeGreaterThanOrEqual(381);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await store.close();
    await rm(directory, { recursive: true });
  });
});

describe('an index', () => {
  const db = new DatabaseSync(':memory:');
  db.exec(
    'CREATE TABLE tasks (id TEXT PRIMARY KEY, pos TEXT NOT NULL, gone INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  );
  for (const fields of [['district', 'due'], ['team.leader'], ['due']])
    for (const sql of indexSql('tasks', fields)) db.exec(sql);
  const plan = (filter: Filter, sort?: Sort) => {
    const { sql, values } = findSql('tasks', checkQuery({ filter, ...(sort && { sort }) }));
    return db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail as string);
  };

  it.each<[string, Filter]>([
    ['an equal string', { district: '一' }],
    ['one of several', { district: { $in: ['一', '二', null] } }],
    ['null', { district: null }],
    ['a range', { due: { $gte: '2026-03-01', $lt: '2026-04-01' } }],
    ['a prefix', { district: { $prefix: '第一' } }],
    ['a dotted field', { 'team.leader': '张' }],
    ['a field beside others', { county: 'c', district: '一' }],
  ])('is used for %s, also where the field may hold a list', (_, filter) => {
    const searches = plan(filter).filter((detail) => / tasks\b/.test(detail));
    expect(searches.length).toBeGreaterThan(0);
    for (const search of searches) expect(search).toMatch(/^SEARCH tasks USING INDEX tasks#/);
  });

  it('is used for the order', () => {
    expect(plan({}, { due: 1 })).toEqual(['SCAN tasks USING INDEX tasks#due']);
  });
});
