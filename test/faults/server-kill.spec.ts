import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReadModels, Projector } from '@libs/read-models/index.js';
import { openCounty } from '@county/county.runtime.js';
import { ask, type Command, seeded, send, signIn } from './server/client.js';
import { copied, type Established, established, storesIn } from './server/county.js';
import { buildProgram, directories, endPrograms, eventually, Program } from './server/program.js';

/** Together a hundred: two counties side by side, because the start of a process keeps one core busy. */
const SEEDS = [20261123, 7];
const ROUNDS = 50;
/** Every so many rounds it is killed while it starts. */
const KILLED_AT_START = 8;

const temporary = directories();
let built: string;
let template: Established;

beforeAll(async () => {
  built = temporary.adopt(buildProgram());
  template = await established(temporary.make(), (cast) => [
    ...['conduct-office-head', 'leader-in-charge'].map((post) => cast.of(post)),
    ...['zone-1', 'zone-2'].map((zone) => cast.director(zone)),
  ]);
}, 60_000);
afterAll(async () => {
  await endPrograms();
  temporary.remove();
});

interface Acknowledged {
  readonly person: string;
  readonly key: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly string[];
}

/** Commands that write to one stream between them, to a new stream each, and to a stream whose events policies take. */
function desksOf({ cast }: Established): readonly { person: string; command: (n: string) => Omit<Command, 'key'> }[] {
  const [conduct, leader] = [cast.of('conduct-office-head'), cast.of('leader-in-charge')];
  const plan = {
    person: conduct,
    command: (n: string) => ({
      path: 'plans/2026/items',
      body: { item: `item-${n}`, kind: 'research', title: `调研 ${n}`, units: ['lingsha'], zones: ['zone-1'] },
    }),
  };
  const designation = {
    person: leader,
    command: (n: string) => ({
      path: 'tasks/designated',
      body: {
        ...{ kind: 'research', title: `调研 ${n}`, zone: 'zone-1', units: ['lingsha'] },
        ...{ due: '2099-12-31', reason: '领导批示' },
      },
    }),
  };
  const relation = (zone: string) => ({
    person: cast.director(zone),
    command: (n: string) => ({
      path: `relations/${cast.director(zone)}/declare`,
      body: { kind: 'other', unit: 'lingsha', matter: `事项 ${n}` },
    }),
  });
  return [
    plan,
    plan,
    designation,
    designation,
    designation,
    relation('zone-1'),
    relation('zone-1'),
    relation('zone-2'),
  ];
}

/** Kills the program again and again under these hands, and starts it again; ends it in order at last. */
async function underFire(county: Established, seed: number) {
  const random = seeded(seed);
  const acknowledged: Acknowledged[] = [];
  const restarts: number[] = [];
  let [asked, unanswered, repeated] = [0, 0, 0];
  let server = Promise.withResolvers<string>();
  let over = false;

  const settings = { DATA_DIR: county.directory };
  const start = () => new Program(built, settings);
  let program = start();
  const first = await program.url();
  const cookies = new Map<string, string>();
  for (const [person, password] of county.passwords) cookies.set(person, await signIn(first, person, password));
  const conduct = cookies.get(county.cast.of('conduct-office-head'))!;
  const opened = await send(first, conduct, { key: 'the-year', path: 'plans/2026/open', body: {} });
  expect(opened.status).toBe(201);
  server.resolve(first);

  const hands = desksOf(county).map(async ({ person, command }, hand) => {
    for (let n = 0; !over; n++) {
      const key = `hand-${hand}-${n}`;
      asked++;
      for (let answered = false; !answered;) {
        const url = await server.promise;
        const answer = await send(url, cookies.get(person)!, { key, ...command(`${hand}-${n}`) }).catch(
          () => undefined,
        );
        if (answer === undefined) {
          unanswered++;
          await sleep(5);
          continue;
        }
        if (answer.status >= 300) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
        acknowledged.push({ person, key, ...answer.body });
        if (answer.body.repeated) repeated++;
        answered = true;
      }
    }
  });
  const work = Promise.all(hands);
  work.catch(() => undefined);
  const orFault = async <T>(what: Promise<T>): Promise<T> =>
    Promise.race([what, work.then(() => Promise.reject(new Error('nobody works any more')))]);

  for (let round = 0; round < ROUNDS; round++) {
    if (round % KILLED_AT_START === KILLED_AT_START - 1) {
      await sleep(random() * 1_000);
    } else {
      const enough = acknowledged.length + 1 + Math.floor(random() * 40);
      server.resolve(await orFault(program.url()));
      restarts.push(program.startedMs!);
      await orFault(eventually('commands are answered', () => acknowledged.length >= enough));
      await sleep(random() * 25);
    }
    server.resolve('');
    server = Promise.withResolvers<string>();
    await program.kill();
    program = start();
  }
  const url = await program.url();
  server.resolve(url);
  await orFault(eventually('commands are answered', () => acknowledged.length >= asked - 8));
  over = true;
  await work;
  await eventually('the views have caught up', async () => {
    const { status, body } = await ask(url, '/readyz');
    return status === 200 && body.views.lagMs === 0;
  });
  expect(await program.stop()).toMatchObject({ code: 0 });
  return { acknowledged, asked, unanswered, repeated, restarts };
}

/** What the log has of the commands that came by hand: the events of each, by the position of the last. */
async function written(county: Established): Promise<ReadonlyMap<string, Omit<Acknowledged, 'key'>>> {
  const opened = await openCounty(storesIn(county.directory));
  try {
    const byKey = new Map<string, Omit<Acknowledged, 'key'>>();
    for await (const stored of opened.store.readAll()) {
      const { type, revision, position, meta } = opened.codec.decode(stored);
      const { person } = meta.actor;
      if (!county.passwords.has(person) || type === 'PlanYearOpened') continue;
      // As the log has it, which is not as the sender wrote it: the same for the same.
      const key = `${person} ${meta.command!.key}`;
      byKey.set(key, { person, revision, position, events: [...(byKey.get(key)?.events ?? []), type] });
    }
    return new Map([...byKey.values()].map((command) => [command.position, command]));
  } finally {
    await opened.close();
  }
}

/** Every row of every live collection, gone ones too, as it stands in the file. */
function rowsIn(file: string): ReadonlyMap<string, readonly string[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const views = db.prepare('SELECT name, live FROM _views ORDER BY name').all() as { name: string; live: string }[];
    return new Map(
      views.map(({ name, live }) => [
        name,
        db
          .prepare(`SELECT * FROM "${live}" ORDER BY id`)
          .all()
          .map((row) => JSON.stringify(row)),
      ]),
    );
  } finally {
    db.close();
  }
}

/** The same views, folded from the beginning of the log into a file that was not there. */
async function rebuilt(county: Established, file: string): Promise<void> {
  const opened = await openCounty(storesIn(county.directory));
  const rows = await openReadModels(`sqlite:${file}`);
  const projector = new Projector(opened.store, rows, opened.views, opened.codec.decode);
  try {
    await projector.start();
    const head = await opened.store.head();
    for (const { name } of opened.views)
      if (!(await projector.waitFor(name, head, 60_000))) throw new Error(`${name} has not been rebuilt`);
  } finally {
    await projector.stop();
    await rows.close();
    await opened.close();
  }
}

describe(`the program, killed in ${SEEDS.length * ROUNDS} rounds of commands`, () => {
  it('has every acknowledged command exactly once, as it was answered, and every view equals its rebuild', async () => {
    const told = await Promise.all(
      SEEDS.map(async (seed) => {
        const county = copied(template, temporary.make());
        const fire = await underFire(county, seed);
        return { county, ...fire };
      }),
    );
    for (const { county, acknowledged, asked } of told) {
      expect(acknowledged).toHaveLength(asked);
      const log = await written(county);
      expect(log.size).toBe(asked);
      // As many as were asked for, each with the place it was answered with: so none is missing and none there twice.
      const answered = acknowledged.map(({ person, revision, position, events }) => {
        return { person, revision, position, events };
      });
      expect(answered.map(({ position }) => log.get(position))).toEqual(answered);
      expect(new Set(answered.map(({ position }) => position)).size).toBe(asked);

      const file = join(temporary.make(), 'rebuilt.db');
      await rebuilt(county, file);
      const [live, fresh] = [rowsIn(join(county.directory, 'views.db')), rowsIn(file)];
      expect([...live.keys()]).toEqual([...fresh.keys()]);
      for (const [view, rows] of live) expect({ view, rows }).toEqual({ view, rows: fresh.get(view) });
      expect(live.get('plan-items')!.length + live.get('task-board')!.length).toBeGreaterThan(asked / 4);
    }
    // Otherwise nothing was ever in flight when the program was killed, and this showed less than it says.
    const sum = (of: (one: (typeof told)[number]) => number) => told.reduce((total, one) => total + of(one), 0);
    expect(sum(({ unanswered }) => unanswered)).toBeGreaterThan(0);
    const restarts = told.flatMap((one) => one.restarts).sort((a, b) => a - b);
    console.info(
      `${SEEDS.length * ROUNDS} rounds: ${sum(({ asked }) => asked)} commands, ${sum(({ unanswered }) => unanswered)} not answered at first, ` +
        `${sum(({ repeated }) => repeated)} of these written already; start in ${Math.round(restarts[restarts.length >> 1]!)} ms (median), ` +
        `${Math.round(restarts.at(-1)!)} ms (max)`,
    );
  }, 300_000);

  it('shows on its pages at once what is told after the restart, without waiting for the leases of the dead', async () => {
    const county = copied(template, temporary.make());
    const person = county.cast.of('conduct-office-head');
    const first = new Program(built, { DATA_DIR: county.directory });
    const cookie = await signIn(await first.url(), person, county.passwords.get(person)!);
    await first.kill();
    const second = new Program(built, { DATA_DIR: county.directory });
    const url = await second.url();
    await send(url, cookie, { key: 'the-year', path: 'plans/2026/open', body: {} });
    const item = { item: 'a', kind: 'research', title: '调研', units: ['lingsha'], zones: ['zone-1'] };
    const told = await send(url, cookie, { key: 'the-item', path: 'plans/2026/items', body: item });
    expect(told.status).toBe(200);
    // Waits five seconds at most, a third of a lease.
    const page = await ask(url, `/api/v1/plan-items?minPosition=${told.body.position}`, { headers: { cookie } });
    expect(page).toMatchObject({ status: 200, body: { rows: [{ id: '2026-a' }] } });
    expect(await second.stop()).toMatchObject({ code: 0 });
  });
});
