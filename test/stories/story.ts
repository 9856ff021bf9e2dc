import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { CommandBus } from '@nestjs/cqrs';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import { Accounts } from '@county/access/accounts.js';
import { type County, openCounty } from '@county/county.runtime.js';
import { Cast, establish, type ZoneTable, zoneTable } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';
import { Alarm } from '@county/alarm.js';
import { policyGroup, senderOf } from '@county/policies.js';
import { countySettings } from '@county/settings.js';
import { brokenInvariants } from '../invariants.js';
import { Fitting } from '../schemas/fitting.js';
import { countyApplication } from '@county/start.js';

type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a story is told: every one on embedded stores, and on a server that speaks MongoDB's protocol when there is one. */
export interface Stage {
  readonly name: string;
  urls(directory: string): { events: string; views: string };
}

/** A server that speaks MongoDB's protocol. */
export const views = process.env['TEST_VIEWS_URL'];
const events = process.env['TEST_EVENTS_URL'];

export const onDatabase = (url: string) => {
  const at = new URL(url);
  at.pathname = `/story-${randomUUID()}`;
  return at.toString();
};

export const stages: readonly Stage[] = [
  {
    name: 'SQLite',
    urls: (directory) => ({ events: `sqlite:${directory}/events.db`, views: `sqlite:${directory}/views.db` }),
  },
  ...(views || events
    ? [
        {
          name: `${events ? 'EventStoreDB' : 'SQLite'} and ${views ? "MongoDB's protocol" : 'SQLite'}`,
          urls: (directory: string) => ({
            events: events ?? `sqlite:${directory}/events.db`,
            views: views ? onDatabase(views) : `sqlite:${directory}/views.db`,
          }),
        },
      ]
    : []),
];

/** The program that runs on a story's stores. */
interface Running {
  readonly county: County;
  readonly app: Awaited<ReturnType<typeof countyApplication>>;
  readonly groups: readonly ConsumerGroup[];
  readonly alarm: Alarm;
}

/** What a story keeps when its program ends and begins again. */
interface Ground {
  readonly name: string;
  readonly cast: Cast;
  readonly clock: { ms: number };
  readonly passwords: Map<string, string>;
  readonly directory: string;
  readonly urls: { readonly events: string; readonly views: string };
}

/** The document is the same in every county. */
let fitting: Fitting | undefined;

/** A county behind HTTP with a clock of its own, and people who sign in. */
export class Story {
  readonly player: Player;
  private readonly cookies = new Map<string, { readonly cookie: string; readonly at: number }>();

  private constructor(
    private readonly ground: Ground,
    private running: Running,
    /** What policies met that they could not do. */
    readonly faults: unknown[],
  ) {
    this.player = new Player(running.county, `${ground.name}:told`, instant(ground.clock.ms));
  }

  static async open(stage: Stage, start: string, table: ZoneTable = zoneTable): Promise<Story> {
    const directory = await mkdtemp(join(tmpdir(), 'story-'));
    const ground: Ground = {
      name: `county-${randomUUID().slice(0, 8)}`,
      cast: new Cast(table),
      clock: { ms: epochOf(start)! },
      passwords: new Map(),
      directory,
      urls: stage.urls(directory),
    };
    const faults: unknown[] = [];
    return new Story(ground, await Story.run(ground, faults), faults);
  }

  private static async run(ground: Ground, faults: unknown[]): Promise<Running> {
    const county = await openCounty(ground.urls, { now: () => ground.clock.ms });
    const settings = countySettings({ DATA_DIR: ground.directory, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' });
    const app = await countyApplication(county, settings, { serves: true, projects: true });
    const bus = app.get(CommandBus);
    const onFault = (_: string, fault: unknown) => faults.push(fault);
    const groups = [policyGroup(county, bus, onFault)];
    await county.projector.start();
    await Promise.all(groups.map((group) => group.start()));
    return { county, app, groups, alarm: new Alarm(county, senderOf(county, bus), onFault) };
  }

  /** With zones, people, posts and members as the table has them. */
  static async established(stage: Stage, start: string, table: ZoneTable = zoneTable): Promise<Story> {
    const story = await Story.open(stage, start, table);
    await establish(story.player, story.cast, start.slice(0, 10));
    story.clock.ms = Math.max(story.clock.ms, epochOf(story.player.now)!);
    return story;
  }

  async close(): Promise<void> {
    // Whatever a story tells, its log keeps what must hold of every year.
    const broken = await this.broken();
    await this.stop();
    await rm(this.ground.directory, { recursive: true, force: true });
    expect(broken).toEqual([]);
  }

  /** What does not hold of everything that has happened in this county, in order. */
  async broken(): Promise<readonly string[]> {
    const events: DomainEvent[] = [];
    for await (const stored of this.county.store.readAll({ filter: { streamPrefixes: [`${this.name}/`] } }))
      events.push(this.county.codec.decode(stored));
    return brokenInvariants(events);
  }

  /** The whole program ends and begins again on the same stores; whoever was signed in still is. */
  async restart(): Promise<void> {
    await this.stop();
    this.running = await Story.run(this.ground, this.faults);
  }

  private async stop(): Promise<void> {
    const { alarm, groups, app, county } = this.running;
    await Promise.all([alarm.stop(), ...groups.map((group) => group.stop())]);
    await app.close();
    await county.close();
  }

  get county(): County {
    return this.running.county;
  }

  /** For stores that are gone with the story. */
  get directory(): string {
    return this.ground.directory;
  }

  /** A county of its own, so that stories can share a server. */
  get name(): string {
    return this.ground.name;
  }

  get cast(): Cast {
    return this.ground.cast;
  }

  private get clock() {
    return this.ground.clock;
  }

  /** It is now this moment. Time does not run back. */
  at(moment: string): void {
    const ms = epochOf(moment);
    if (ms === undefined || ms < this.clock.ms)
      throw new Error(`the story is at ${instant(this.clock.ms)}, not before ${moment}`);
    this.clock.ms = ms;
  }

  get now(): string {
    return instant(this.clock.ms);
  }

  /** A person signed in, who asks and commands. `wishes`: the post to act in, when there are several. */
  as(person: string, wishes?: string) {
    const ask = async (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) =>
      this.request(method, path, body, {
        cookie: await this.signedIn(person),
        ...(wishes !== undefined && { 'acting-post': wishes }),
        ...headers,
      });
    return {
      get: (path: string, headers?: Record<string, string>) => ask('GET', path, undefined, headers),
      post: (path: string, body: unknown = {}, headers?: Record<string, string>) => ask('POST', path, body, headers),
      /** Sends a command that must succeed; gives its answer. */
      does: async (path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Json> => {
        const answer = await ask('POST', path, body, headers);
        if (answer.status >= 300) throw new Error(`${person} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        this.clock.ms += 1000;
        return answer.body;
      },
      /** Sends a command that must be refused with this code; gives the problem. */
      isRefused: async (code: string, path: string, body: unknown = {}): Promise<Json> => {
        const answer = await ask('POST', path, body);
        expect({ status: answer.status >= 400, code: (answer.body as { code?: string }).code }).toEqual({
          status: true,
          code,
        });
        return answer.body;
      },
      /** Asks for a page or a history that is not for this person. */
      isTurnedAway: async (path: string): Promise<void> => {
        const answer = await ask('GET', path);
        expect([path, answer.status, (answer.body as { code?: string }).code]).toEqual([path, 403, 'access.denied']);
      },
      /** One row of a page, once it has everything that has happened so far; undefined when this person has none such. */
      seesOne: async (path: string): Promise<Json> => {
        const answer = await ask('GET', `${path}?minPosition=${await this.county.store.head()}`);
        expect([200, 404]).toContain(answer.status);
        return answer.status === 404 ? undefined : answer.body;
      },
      /** The rows of a page, once it has everything that has happened so far. */
      sees: async (path: string): Promise<Json[]> => {
        const head = await this.county.store.head();
        const answer = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}minPosition=${head}`);
        expect(answer.status).toBe(200);
        return (answer.body as { rows: Json[] }).rows;
      },
    };
  }

  async request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const answer = await this.running.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers,
      ...(body !== undefined && { payload: body as object }),
    });
    const text = answer.payload;
    const said: Json = text === '' ? undefined : JSON.parse(text);
    const { statusCode: status } = answer;
    const type = answer.headers['content-type']?.toString();
    expect((await this.fitting()).fault(method, `/api/v1/${path}`, status, type, said)).toBeUndefined();
    return { status, body: said, headers: answer.headers as Record<string, string> };
  }

  /** Every answer of every story is what the API's document says of it. */
  private async fitting(): Promise<Fitting> {
    fitting ??= new Fitting(JSON.parse((await this.running.app.inject({ url: '/api/docs-json' })).payload));
    return fitting;
  }

  /** From here on no policy of this program does anything. */
  async policiesRest(): Promise<void> {
    await Promise.all(this.running.groups.map((group) => group.stop()));
  }

  /** Where a client of its own reaches this county, for what has no end that could be waited for. */
  async url(): Promise<string> {
    if (!this.running.app.getHttpServer().listening) await this.running.app.listen(0, '127.0.0.1');
    return this.running.app.getUrl();
  }

  /** What the application works with, for what is tried beside it. */
  part<Part>(name: symbol): Part {
    return this.running.app.get<Part>(name, { strict: false });
  }

  /** The session that a person is in. */
  sessionOf(person: string): Promise<string> {
    return this.signedIn(person);
  }

  /** Waits until it is so: what a policy does comes by itself, a little later. */
  async eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
    for (let tries = 0; tries < 2400; tries++) {
      const found = await look();
      if (found) return found;
      await new Promise((wake) => setTimeout(wake, 25));
    }
    throw new Error('it did not come to be');
  }

  /** Where the last event of this county stands, whatever the machinery writes beside it. */
  async lastTold(): Promise<string> {
    let last = '';
    for await (const { position } of this.county.store.readAll({ filter: { streamPrefixes: [`${this.name}/`] } }))
      last = position;
    return last;
  }

  /** Until the policies have done everything that follows from what has happened so far. */
  async settles(): Promise<void> {
    const { store } = this.county;
    let head: string | undefined;
    await this.eventually(async () => {
      const before = head;
      head = await store.head();
      for (const group of this.running.groups)
        if ((await group.status()).slots.some(({ lag }) => lag > 0)) return ((head = undefined), false);
      return before === head;
    });
  }

  /** What the clock brings by now: every timed policy is asked, once all policies have done theirs, and these again after. */
  async wakes(): Promise<void> {
    await this.settles();
    await this.running.alarm.wake();
    await this.settles();
    expect(this.faults).toEqual([]);
  }

  /** A session ends after half an hour without use, also in a story. */
  private async signedIn(person: string): Promise<string> {
    const kept = this.cookies.get(person);
    if (kept && this.clock.ms - kept.at < 10 * 60_000) return kept.cookie;
    const login = `${this.name}-${person}`;
    if (!this.ground.passwords.has(person)) {
      const password = Accounts.randomPassword();
      await new Accounts(this.county.readModels, this.county.clock).open({
        login,
        county: this.name,
        person,
        password,
      });
      this.ground.passwords.set(person, password);
    }
    const answer = await this.running.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password: this.ground.passwords.get(person)! },
    });
    if (answer.statusCode !== 204) throw new Error(`${person} cannot sign in: ${answer.statusCode} ${answer.payload}`);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    this.cookies.set(person, { cookie, at: this.clock.ms });
    return cookie;
  }
}
