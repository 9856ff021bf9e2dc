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
import { expect } from '@jest/globals';
import { ConsumerGroup, type ParkedEntry } from '@libs/event-sourcing/consumer-group.js';
import { openEventStore } from '@libs/event-store/open.js';
import { EventStoreError, START, type EventStore, type Position } from '@libs/event-store/port.js';
import type { MemberStart } from './member.js';
import { RemoteStore } from './remote.js';

const STREAMS = 20;
const ATTEMPTS = 3;
/** The producer keeps no more than this many events unfinished. */
const BACKLOG = 150;

const file = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

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

  private readonly id = randomUUID().slice(0, 8);
  private store!: EventStore;
  private from: Position = START;

  constructor(
    seed: number,
    /** Of an event store that several processes may write. Without it, one process holds a SQLite store for all. */
    private readonly url: string | undefined,
  ) {
    this.chance = chances(seed);
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
    this.store = this.url === undefined ? new RemoteStore(this.storePort) : await openEventStore(this.url);
    this.from = await this.store.head();
    for (let i = 0; i < members; i++) this.join();
  }

  async end() {
    await Promise.all([...this.members, this.owner].map((one) => one.kill()));
    await this.store.close();
    this.test.closeAllConnections();
    this.test.close();
    rmSync(this.directory, { recursive: true });
  }

  private async openStore() {
    this.owner = new Process('store.ts', join(this.directory, 'events.db'), this.storePort);
    await until(() => this.owner.up);
    this.storePort = this.owner.said[0]!['port'] as number;
  }

  private join(name = `m${this.named++}`, what: MemberStart['what'] = 'work') {
    const start: MemberStart = {
      ...{ leases: this.storePort, test: this.testPort, member: name, what, from: this.from, url: this.url },
      ...{ group: this.name, prefix: this.prefix },
    };
    const member = new Process('member.ts', JSON.stringify(start));
    this.members.push(member);
    return member;
  }

  /** Every seventh event of every third stream never succeeds; every fifth fails the first time. */
  poisoned(stream: string, revision: number) {
    return Number(stream.slice(this.prefix.length)) % 3 === 0 && revision % 7 === 6;
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
    const stream = `${this.prefix}${this.chance(STREAMS)}`;
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

  get name() {
    return `under-fire-${this.id}`;
  }

  get prefix() {
    return `work-${this.id}-`;
  }

  /** The group as one sees it who does not take part. */
  get group() {
    return new ConsumerGroup({
      ...{ store: this.store, keeps: new RemoteStore(this.storePort), name: this.name, slots: 6 },
      filter: { streamPrefixes: [this.prefix] },
      take: async () => undefined,
    });
  }

  /** Until nothing lies behind the group's checkpoints, and no further. */
  async finish() {
    const { group } = this;
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

/**
 * Members of a group in processes of their own, killed by chance while events are appended, until all is finished: every
 * event was taken at least once, in the order of its stream, and nothing parked is lost, also when replays are killed.
 */
export async function underFire(
  seed: number,
  members: number,
  kills: number,
  {
    alsoTheStore = false,
    url,
    uses,
  }: {
    readonly alsoTheStore?: boolean;
    readonly url?: string;
    /** Told of the beginnings of the stream names that will be used. */
    readonly uses?: (...beginnings: string[]) => void;
  } = {},
): Promise<void> {
  const fire = new Fire(seed, url);
  uses?.(fire.prefix, `_group/${fire.name}`);
  try {
    await fire.begin(members);
    await fire.burn(kills, alsoTheStore);
    await fire.finish();
    const events = fire.events();
    const poisoned = events.filter(({ stream, revision }) => fire.poisoned(stream, revision));

    expect(events.filter((event) => event.taken === 0 && !poisoned.includes(event))).toEqual([]);
    expect(fire.outOfOrder).toEqual([]);
    expect(poisoned.length).toBeGreaterThan(10);
    expect(fire.kills).toBe(kills);
    expect(named(await fire.group.parked())).toEqual(named(poisoned));

    fire.repaired = true;
    expect((await fire.replay(3)).every(({ outcome }) => outcome === 'taken')).toBe(true);
    expect(fire.events().filter(({ taken }) => taken === 0)).toEqual([]);
    expect(await fire.group.parked()).toEqual([]);
  } finally {
    await fire.end();
  }
}
