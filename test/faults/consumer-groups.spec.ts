import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ConsumerGroup, type ParkedEntry } from '@libs/event-sourcing/consumer-group.js';
import { EventStoreError } from '@libs/event-store/port.js';
import { RemoteStore } from './consumer-groups/remote.js';

const STREAMS = 20;
const ATTEMPTS = 3;
/** The producer keeps no more than this many events unfinished. */
const BACKLOG = 150;

const file = (name: string) => fileURLToPath(new URL(`./consumer-groups/${name}`, import.meta.url));

/** mulberry32: the same chances for the same seed. */
function chances(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A process of ours that talks in lines of JSON, and ends when this one does. */
class Process {
  readonly said: Record<string, unknown>[] = [];
  readonly child: ChildProcess;
  readonly gone: Promise<unknown>;

  constructor(script: string, ...args: readonly (string | number)[]) {
    const flags = [
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      '--import',
      file('typescript.js'),
    ];
    this.child = spawn(process.execPath, [...flags, file(script), ...args.map(String)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] },
    });
    this.gone = once(this.child, 'close');
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      this.said.push(JSON.parse(line) as Record<string, unknown>);
    });
  }

  get up() {
    return this.said.length > 0;
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}

interface Work {
  tries: number;
  taken: number;
}

/** The store's process, the members, the producer, and the record of everything that was taken, in order. */
class Fire {
  private readonly directory = mkdtempSync(join(tmpdir(), 'under-fire-'));
  private readonly test = createServer();
  private readonly chance: (below: number) => number;
  private owner!: Process;
  private members: Process[] = [];
  private named = 0;
  private testPort = 0;
  private storePort = 0;
  /** Number of events in each stream. */
  private readonly length = new Map<string, number>();
  private readonly work = new Map<string, Work>();
  private takes = 0;
  private unfinished = 0;
  repaired = false;
  readonly outOfOrder: string[] = [];
  kills = 0;
  repeats = 0;

  constructor(seed: number) {
    this.chance = chances(seed);
  }

  get store() {
    return new RemoteStore(this.storePort);
  }

  async begin(members: number) {
    this.test.on('request', (asked, answer) => {
      void json(asked).then((body) => {
        const { stream, revision } = body as { stream: string; revision: number };
        answer.writeHead(this.take(stream, revision) ? 200 : 500).end();
      });
    });
    this.test.listen(0, '127.0.0.1');
    await once(this.test, 'listening');
    this.testPort = (this.test.address() as { port: number }).port;
    await this.openStore();
    for (let i = 0; i < members; i++) this.join();
  }

  async end() {
    await Promise.all([...this.members, this.owner].map((one) => one.kill()));
    this.test.closeAllConnections();
    this.test.close();
    rmSync(this.directory, { recursive: true });
  }

  private async openStore() {
    this.owner = new Process('store.ts', join(this.directory, 'events.db'), this.storePort);
    await until(() => this.owner.up);
    this.storePort = this.owner.said[0]!['port'] as number;
  }

  private join(name = `m${this.named++}`, what = 'work') {
    const member = new Process('member.ts', this.storePort, this.testPort, name, what);
    this.members.push(member);
    return member;
  }

  /** Every seventh event of every third stream never succeeds; every fifth fails the first time. */
  poisoned(stream: string, revision: number) {
    return Number(stream.slice(5)) % 3 === 0 && revision % 7 === 6;
  }

  private take(stream: string, revision: number): boolean {
    this.takes++;
    const work = this.of(stream, revision);
    const before = revision > 0 ? this.of(stream, revision - 1) : undefined;
    const settled = !before || before.taken > 0 || (this.poisoned(stream, revision - 1) && before.tries >= ATTEMPTS);
    if (!settled) this.outOfOrder.push(`${stream} ${revision}`);
    work.tries++;
    if (this.poisoned(stream, revision) && !this.repaired) {
      if (work.tries === ATTEMPTS) this.unfinished--;
      return false;
    }
    if (revision % 5 === 4 && work.tries === 1) return false;
    if (work.taken > 0) this.repeats++;
    else if (!this.poisoned(stream, revision)) this.unfinished--;
    work.taken++;
    return true;
  }

  private of(stream: string, revision: number): Work {
    const key = `${stream} ${revision}`;
    const work = this.work.get(key) ?? { tries: 0, taken: 0 };
    this.work.set(key, work);
    return work;
  }

  private async append() {
    const stream = `work-${this.chance(STREAMS)}`;
    const length = this.length.get(stream) ?? 0;
    const count = 1 + this.chance(4);
    const events = Array.from({ length: count }, () => ({ id: randomUUID(), type: 'Counted', data: {}, metadata: {} }));
    this.length.set(stream, length + count);
    this.unfinished += count;
    for (;;) {
      try {
        await this.store.append(stream, length === 0 ? 'no_stream' : length - 1, events);
        return;
      } catch (fault) {
        if (!(fault instanceof EventStoreError) || fault.code !== 'unavailable') throw fault;
        await sleep(20);
      }
    }
  }

  /** Appends until so many have been killed, one now and then when all are up, members or (each third) the store. */
  async burn(kills: number, alsoTheStore: boolean) {
    let next = 60 + this.chance(120);
    while (this.kills < kills) {
      for (const { child } of [...this.members, this.owner])
        if (child.exitCode !== null) throw new Error(`${child.spawnargs.at(-1)} ended by itself`);
      if (this.unfinished < BACKLOG) await this.append();
      else await sleep(1);
      if (this.takes < next || !this.members.every((member) => member.up)) continue;
      next = this.takes + 60 + this.chance(120);
      if (alsoTheStore && this.kills % 3 === 2) await this.killStore();
      else await this.killMember();
      this.kills++;
    }
  }

  private async killStore() {
    await this.owner.kill();
    await this.openStore();
  }

  private async killMember() {
    const [member] = this.members.splice(this.chance(this.members.length), 1);
    const name = member!.said[0]!['started'] as string;
    await member!.kill();
    this.join(this.chance(2) === 0 ? name : undefined);
  }

  group() {
    return new ConsumerGroup({
      ...{ store: this.store, keeps: this.store, name: 'under-fire', slots: 6 },
      filter: { streamPrefixes: ['work-'] },
      take: async () => undefined,
    });
  }

  /** Until nothing lies behind the group's checkpoints, and no further. */
  async finish() {
    const group = this.group();
    await until(async () => (await group.status()).slots.every(({ lag }) => lag === 0));
    await Promise.all(this.members.splice(0).map((member) => member.kill()));
  }

  events() {
    return [...this.length].flatMap(([stream, length]) =>
      Array.from({ length }, (_, revision) => ({ stream, revision, ...this.of(stream, revision) })),
    );
  }

  /** Replays what is parked, in processes that are killed in the middle of it, until one of them comes to the end. */
  async replay(kills: number) {
    for (let killed = 0; ; killed++) {
      const enough = this.takes + 1 + this.chance(6);
      const process = this.join(`replay-${killed}`, 'replay');
      if (killed < kills) {
        await until(() => this.takes >= enough || process.up);
        await process.kill();
      } else {
        await until(() => process.up);
        return process.said[0]!['replayed'] as { outcome: string }[];
      }
    }
  }
}

async function until(holds: () => boolean | Promise<boolean>) {
  const patience = Date.now() + 40_000;
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error(`waited in vain for ${holds.toString()}`);
    await sleep(10);
  }
}

const named = (entries: readonly (ParkedEntry | { stream: string; revision: number })[]) =>
  entries.map(({ stream, revision }) => `${stream} ${revision}`).sort();

async function underFire(seed: number, members: number, kills: number, alsoTheStore: boolean) {
  const fire = new Fire(seed);
  try {
    await fire.begin(members);
    await fire.burn(kills, alsoTheStore);
    await fire.finish();
    const events = fire.events();
    const poisoned = events.filter(({ stream, revision }) => fire.poisoned(stream, revision));

    expect(events.filter((event) => event.taken === 0 && !poisoned.includes(event))).toEqual([]);
    expect(fire.outOfOrder).toEqual([]);
    expect(poisoned.length).toBeGreaterThan(10);
    expect(named(await fire.group().parked())).toEqual(named(poisoned));

    fire.repaired = true;
    expect((await fire.replay(3)).every(({ outcome }) => outcome === 'taken')).toBe(true);
    expect(fire.events().filter(({ taken }) => taken === 0)).toEqual([]);
    expect(await fire.group().parked()).toEqual([]);
    return { events: events.length, parked: poisoned.length, kills: fire.kills, repeats: fire.repeats };
  } finally {
    await fire.end();
  }
}

/** Every event is taken at least once, in the order of its stream, and nothing parked is lost. */
describe('consumer groups whose processes are killed at random', () => {
  it('two members', async () => {
    expect(await underFire(20261123, 2, 8, false)).toMatchObject({ kills: 8 });
  }, 60_000);

  it('three members', async () => {
    expect(await underFire(31, 3, 8, false)).toMatchObject({ kills: 8 });
  }, 60_000);

  it('three members, and the process that holds the store and the leases', async () => {
    expect(await underFire(7, 3, 9, true)).toMatchObject({ kills: 9 });
  }, 60_000);
});
