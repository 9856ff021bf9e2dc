import { randomUUID } from 'node:crypto';
import { hasEnded, thisProcess } from '@libs/event-sourcing/process-name.js';
import { START, type EventStore, type Position } from '@libs/event-store/port.js';
import { type Decode } from './fold.js';
import { ReadModelError, type CollectionRecord, type ReadModelStore, type ViewRecord } from './port.js';
import { firstEvent, nextOf, pause, Run, type RunOptions, type Stopped } from './run.js';
import { type View } from './view.js';

export interface ProjectorOptions extends RunOptions {
  /** How often leases and the wishes of other processes (restart, rebuild) are looked at, in ms. */
  readonly beatMs: number;
  /** After this long without a renewal another process takes a view over, in ms. */
  readonly leaseMs: number;
  /** How long a collection that no longer serves is kept for readers that have just looked it up, in ms. */
  readonly graceMs: number;
  /** `waitFor`: how long a view may be silent before the log is asked whether anything concerns it at all, in ms. */
  readonly lookAfterMs: number;
}

const DEFAULTS: ProjectorOptions = {
  batchSize: 500,
  attempts: 5,
  backOffMs: 100,
  checkpointMs: 5_000,
  gatherMs: 15,
  identify: firstEvent,
  beatMs: 1_000,
  leaseMs: 15_000,
  graceMs: 60_000,
  lookAfterMs: 50,
};

/** How far a collection being built has come. `fraction` and `remainingMs` are estimates for people. */
export interface Progress {
  readonly collection: string;
  readonly position: Position;
  readonly head: Position;
  /** Events taken since this process began or took over. */
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly fraction: number | undefined;
  readonly remainingMs: number | undefined;
}

/**
 * - `live`: has everything. `catching-up`: not yet. `rebuilding`: another collection is built beside the one that serves.
 * - `stopped`: it failed on an event, see `stopped`; needs a person. `refused`: a later version of the view serves.
 * - `standby`: another process feeds it.
 */
export type ViewState = 'live' | 'catching-up' | 'rebuilding' | 'stopped' | 'refused' | 'standby';

export interface ViewStatus {
  readonly name: string;
  /** As this program has it. */
  readonly version: number;
  /** The collection that serves queries; undefined until the view has been built for the first time. */
  readonly live: string | undefined;
  readonly state: ViewState;
  /** Of the collection that serves. */
  readonly position: Position;
  /** Age of the oldest event that is not in the rows yet, in ms; 0 when there is none. */
  readonly lagMs: number;
  readonly error: string | undefined;
  readonly stopped: Stopped | undefined;
  readonly building: Progress | undefined;
}

interface Named {
  readonly collection: string;
  readonly version: number;
  /** 0 for the first collection of a version, 1, 2 … for its rebuilds. */
  readonly rebuild: number;
}

const nameOf = (view: string, version: number, rebuild: number) =>
  rebuild === 0 ? `${view}__${version}` : `${view}__${version}__${rebuild}`;

function named(collection: string): Named {
  const [, version, rebuild] = collection.split('__');
  return { collection, version: Number(version), rebuild: Number(rebuild ?? 0) };
}

const isLater = (a: Named, b: Named) => a.version > b.version || (a.version === b.version && a.rebuild > b.rebuild);

interface Plan {
  readonly live: Named | undefined;
  /** To be built, or being built, beside the live one. */
  readonly building: string | undefined;
  /** No longer needed. */
  readonly old: readonly string[];
  /** A later version serves: this program must keep its hands off. */
  readonly refused: boolean;
}

function planOf(view: { readonly name: string; readonly version: number }, record: ViewRecord): Plan {
  const live = record.live === undefined ? undefined : named(record.live);
  if (live && live.version > view.version) return { live, building: undefined, old: [], refused: true };
  const others = Object.keys(record.collections)
    .map(named)
    .filter(({ collection, version }) => collection !== record.live && version <= view.version)
    .sort((a, b) => (isLater(a, b) ? -1 : 1));
  const next = others.find((other) => other.version === view.version && (!live || isLater(other, live)));
  const building =
    next?.collection ?? (live?.version === view.version ? undefined : nameOf(view.name, view.version, 0));
  const old = others.map(({ collection }) => collection).filter((collection) => collection !== building);
  return { live, building, old, refused: false };
}

/**
 * Asks whoever feeds this view to build it anew beside the collection that serves, which goes on serving until then.
 * Gives the new collection's name; asked again while one is being built, that one's.
 * @throws ReadModelError `invalid` for a view that has never been built.
 */
export async function requestRebuild(store: ReadModelStore, view: string): Promise<string> {
  const record = await store.view(view);
  const collections = Object.keys(record.collections).map(named);
  const version = Math.max(...collections.map((collection) => collection.version));
  if (collections.length === 0) throw new ReadModelError('invalid', `there is no view ${view} to rebuild`);
  const { building } = planOf({ name: view, version }, record);
  if (building !== undefined && record.collections[building] && !record.collections[building].stopped) return building;
  const last = Math.max(...collections.filter((c) => c.version === version).map(({ rebuild }) => rebuild));
  const collection = nameOf(view, version, last + 1);
  await store.record(view, collection, { version, checkpoint: START });
  return collection;
}

/** Lets a view that has stopped try its event again, whichever process feeds it. */
export async function requestRestart(store: ReadModelStore, view: string): Promise<void> {
  const { collections } = await store.view(view);
  for (const [collection, { stopped, ...record }] of Object.entries(collections))
    if (stopped) await store.record(view, collection, record);
}

const LEASES = 'projector';

/** One view: its lease, and the runs that feed its collections. */
class Feed {
  readonly runs = new Map<string, Run>();
  readonly view: View;
  active = false;
  refused = false;
  live: string | undefined;
  error: string | undefined;

  readonly #old = new Map<string, number>();
  readonly #endings = new Set<Promise<void>>();
  #lease: { readonly version: number; readonly renewAt: number } | undefined;
  #beating: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(
    view: View,
    private readonly holder: string,
    private readonly log: EventStore,
    private readonly store: ReadModelStore,
    private readonly decode: Decode,
    private readonly options: ProjectorOptions,
  ) {
    this.view = view;
  }

  /** One look at lease and record at a time. `records`: of all views, read once for all of them. */
  beat(records: () => Promise<ReadonlyMap<string, ViewRecord>>): Promise<void> {
    this.#beating = this.#beating.then(async () => {
      if (this.#ended) return;
      try {
        await this.#look(records);
        this.error = undefined;
      } catch (error) {
        this.error = error instanceof Error ? error.message : String(error);
      }
    });
    return this.#beating;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#beating;
    await this.#endRuns();
    await Promise.all(this.#endings);
    if (this.#lease)
      // Not given back means that the next process waits until it has expired.
      await this.#keepLease(this.#lease.version, 0).catch(() => false);
  }

  async #endRuns(): Promise<void> {
    this.active = false;
    const runs = [...this.runs.values()];
    this.runs.clear();
    await Promise.all(runs.map((run) => run.end()));
  }

  async #look(records: () => Promise<ReadonlyMap<string, ViewRecord>>): Promise<void> {
    const held = this.active;
    if (!(await this.#holdsLease())) {
      await this.#endRuns();
      return;
    }
    this.active = true;
    // Whoever has just taken over must not go by what was read before.
    const record = held
      ? ((await records()).get(this.view.name) ?? { live: undefined, collections: {} })
      : await this.store.view(this.view.name);
    const { live, building, old, refused } = planOf(this.view, record);
    this.live = live?.collection;
    this.refused = refused;
    if (refused) {
      await this.#endRuns();
      return;
    }
    const wanted = [building, live?.version === this.view.version ? live.collection : undefined].filter(
      (collection) => collection !== undefined,
    );
    for (const [collection, run] of this.runs)
      if (!wanted.includes(collection)) {
        this.runs.delete(collection);
        await run.end();
      }
    for (const collection of wanted) await this.#feed(collection, record.collections[collection]);
    await this.#dropOld(old);
    await this.#flip();
  }

  async #feed(collection: string, record: CollectionRecord | undefined): Promise<void> {
    const run = this.runs.get(collection);
    const restarted = run?.state === 'stopped' && run.persistent && record !== undefined && !record.stopped;
    if (run && !restarted) return;
    await run?.end();
    await this.store.prepare(collection, this.view.indexes);
    if (!record) await this.store.record(this.view.name, collection, { version: this.view.version, checkpoint: START });
    const fresh = new Run(
      collection,
      this.view,
      record ?? { version: this.view.version, checkpoint: START },
      this.log,
      this.store,
      this.decode,
      this.options,
      () => this.#flip(),
    );
    this.runs.set(collection, fresh);
    fresh.start();
  }

  async #dropOld(collections: readonly string[]): Promise<void> {
    for (const collection of collections) {
      const due = this.#old.get(collection) ?? performance.now() + this.options.graceMs;
      this.#old.set(collection, due);
      if (performance.now() < due) continue;
      await Promise.all(this.#endings);
      await this.store.drop(collection);
      await this.store.forget(this.view.name, collection);
      this.#old.delete(collection);
    }
  }

  #flipping: Promise<void> | undefined;

  /** Lets a collection serve once it has reached the live end and everything that the one before it has. */
  #flip(): Promise<void> {
    this.#flipping ??= this.#flipOnce().finally(() => (this.#flipping = undefined));
    return this.#flipping;
  }

  async #flipOnce(): Promise<void> {
    for (const run of [...this.runs.values()]) {
      // Never back: the collection that served before may have everything too.
      const supersedes = this.live === undefined || isLater(named(run.collection), named(this.live));
      if (!supersedes || run.state !== 'live') continue;
      if (this.live !== undefined && !(await this.#hasReached(run, this.live))) continue;
      await this.store.serve(this.view.name, run.collection);
      const before = this.live;
      this.live = run.collection;
      const old = before === undefined ? undefined : this.runs.get(before);
      if (old) {
        this.runs.delete(old.collection);
        // Not awaited here: the old run may be the one that waits for this flip.
        const ending = old.end().finally(() => this.#endings.delete(ending));
        this.#endings.add(ending);
      }
    }
  }

  async #hasReached(run: Run, live: string): Promise<boolean> {
    const record = (await this.store.view(this.view.name)).collections[live];
    const target = this.runs.get(live)?.passed ?? record?.checkpoint ?? START;
    // Positions of another log say nothing here.
    if (record?.log !== undefined && record.log !== run.logId) return true;
    return (await missing(this.log, this.view, run.passed, target)) === undefined;
  }

  // A hint who is at work, so that two processes do not do everything twice. What they write is guarded by `_pos`.
  async #holdsLease(): Promise<boolean> {
    if (this.#lease && performance.now() < this.#lease.renewAt) return true;
    const kept = await this.store.kept(LEASES, this.#leaseName);
    const mine = kept?.value['holder'] === this.holder;
    const held = kept && Date.parse(kept.value['until'] as string) > Date.now() && !hasEnded(kept.value['process']);
    if (held && !mine) {
      this.#lease = undefined;
      return false;
    }
    const version = kept?.version ?? 0;
    const renewAt = performance.now() + this.options.leaseMs / 3;
    const got = await this.#keepLease(version, this.options.leaseMs);
    this.#lease = got ? { version: version + 1, renewAt } : undefined;
    return got;
  }

  get #leaseName(): string {
    // By version: while a new program builds its collection, the old one goes on feeding the one that serves.
    return `${this.view.name}__${this.view.version}`;
  }

  #keepLease(version: number, ms: number): Promise<boolean> {
    const until = new Date(Date.now() + ms).toISOString();
    return this.store.keep(LEASES, this.#leaseName, version, { holder: this.holder, process: thisProcess, until });
  }
}

/** The view's first event behind `passed` that is not behind `target`: what it still has to take in to have reached it. */
async function missing(log: EventStore, view: View, passed: Position, target: Position): Promise<Position | undefined> {
  if (target <= passed) return undefined;
  const next = await nextOf(log, view, passed);
  return next === undefined || next.position > target ? undefined : next.position;
}

// For display alone: what positions begin with are digits that grow along the log in both stores.
const digits = (position: Position): number => Number(/^\d+/.exec(position)?.[0] ?? Number.NaN);

/**
 * Feeds views from the log. Not started, it only watches: `waitFor` and `status` then read the records that another
 * process writes.
 *
 * What it promises: every event of a view's types is taken in exactly once and in order, killed at any point; a row
 * never loses an event to another projector. A view that fails on an event stops, the others go on.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #feeds: ReadonlyMap<string, Feed>;
  readonly #ending = new AbortController();
  #wake = new AbortController();
  #beating: Promise<void> | undefined;

  constructor(
    private readonly log: EventStore,
    private readonly store: ReadModelStore,
    views: readonly View[],
    private readonly decode: Decode,
    options: Partial<ProjectorOptions> = {},
  ) {
    this.#options = { ...DEFAULTS, ...options };
    const holder = randomUUID();
    this.#feeds = new Map(views.map((view) => [view.name, new Feed(view, holder, log, store, decode, this.#options)]));
    if (this.#feeds.size !== views.length) throw new TypeError('two views of the same name');
  }

  /** Resolves after the first attempt to take every view up. What fails then is tried again, and shown by `status`. */
  async start(): Promise<void> {
    if (this.#beating) return;
    const beat = () => {
      let read: Promise<ReadonlyMap<string, ViewRecord>> | undefined;
      const records = () => (read ??= this.store.views());
      return Promise.all([...this.#feeds.values()].map((feed) => feed.beat(records)));
    };
    const first = beat();
    this.#beating = first.then(async () => {
      while (!this.#ending.signal.aborted) {
        await pause(this.#options.beatMs, this.#wake.signal);
        if (this.#ending.signal.aborted) return;
        if (this.#wake.signal.aborted) this.#wake = new AbortController();
        await beat();
      }
    });
    await first;
  }

  /** Ends after the writes in flight, stores checkpoints, gives leases back. Leaves both stores open. */
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#wake.abort();
    await Promise.all([this.#beating, ...[...this.#feeds.values()].map((feed) => feed.end())]);
  }

  /** See `requestRebuild`; progress is in `status`. */
  async rebuild(view: string): Promise<string> {
    const collection = await requestRebuild(this.store, this.#feed(view).view.name);
    this.#wake.abort();
    return collection;
  }

  /** See `requestRestart`. */
  async restart(view: string): Promise<void> {
    await requestRestart(this.store, this.#feed(view).view.name);
    this.#wake.abort();
  }

  #feed(view: string): Feed {
    const feed = this.#feeds.get(view);
    if (!feed) throw new ReadModelError('invalid', `there is no view ${view}`);
    return feed;
  }

  /**
   * Waits until the rows that serve hold everything up to `position`. Does not wait for a view that nothing in between
   * concerns. False when it takes longer, and at once when the view has stopped.
   */
  async waitFor(view: string, position: Position, timeoutMs: number): Promise<boolean> {
    const feed = this.#feed(view);
    const until = performance.now() + timeoutMs;
    const lookAt = performance.now() + this.#options.lookAfterMs;
    let blockedBy: Position = START;
    for (;;) {
      const run = feed.active && feed.live !== undefined ? feed.runs.get(feed.live) : undefined;
      const { live, passed, stopped } = run
        ? { live: feed.live, passed: run.passed, stopped: run.stopped }
        : await this.#recorded(view);
      if (live !== undefined) {
        if (passed >= position) return true;
        if (performance.now() >= lookAt && passed >= blockedBy) {
          const next = await missing(this.log, feed.view, passed, position);
          if (next === undefined) return true;
          blockedBy = next;
        }
        if (stopped) return false;
      }
      const now = performance.now();
      if (now >= until) return false;
      const step = Math.min(until - now, now < lookAt ? lookAt - now : Number.POSITIVE_INFINITY);
      if (run) await run.advanced(step);
      else await pause(Math.min(step, 25), this.#ending.signal);
      if (this.#ending.signal.aborted) return false;
    }
  }

  async #recorded(view: string) {
    const record = await this.store.view(view);
    const collection = record.live === undefined ? undefined : record.collections[record.live];
    return { live: record.live, passed: collection?.checkpoint ?? START, stopped: collection?.stopped };
  }

  /** @throws what the stores throw while they cannot be reached. */
  async status(): Promise<readonly ViewStatus[]> {
    const [records, head] = await Promise.all([this.store.views(), this.log.head()]);
    return Promise.all(
      [...this.#feeds.values()].map((feed) =>
        this.#statusOf(feed, records.get(feed.view.name) ?? { live: undefined, collections: {} }, head),
      ),
    );
  }

  async #statusOf(feed: Feed, record: ViewRecord, head: Position): Promise<ViewStatus> {
    const { name, version } = feed.view;
    const plan = planOf(feed.view, record);
    const run = record.live === undefined ? undefined : feed.runs.get(record.live);
    const beside = plan.building === undefined ? undefined : feed.runs.get(plan.building);
    const of = (collection: string | undefined) =>
      collection === undefined ? undefined : record.collections[collection];
    const position = run?.passed ?? of(record.live)?.checkpoint ?? START;
    const stopped = run?.stopped ?? beside?.stopped ?? of(record.live)?.stopped ?? of(plan.building)?.stopped;
    const next =
      run?.state === 'live' && run.oldestWaiting === undefined ? undefined : await this.#next(feed.view, position);
    const waiting = run?.oldestWaiting ?? next;
    const lagMs = waiting === undefined || record.live === undefined ? 0 : Math.max(0, Date.now() - waiting);
    const state = ((): ViewState => {
      if (plan.refused) return 'refused';
      if (stopped) return 'stopped';
      if (this.#beating && !feed.active) return 'standby';
      if (record.live !== undefined && plan.building !== undefined) return 'rebuilding';
      if (record.live === undefined) return 'catching-up';
      return (run ? run.state === 'live' : next === undefined) ? 'live' : 'catching-up';
    })();
    const error = plan.refused
      ? `version ${version} is older than version ${plan.live?.version}, which serves`
      : (feed.error ?? run?.error ?? beside?.error);
    const building =
      plan.building === undefined
        ? undefined
        : progressOf(plan.building, beside, of(plan.building)?.checkpoint ?? START, head);
    return { name, version, live: record.live, state, position, lagMs, error, stopped, building };
  }

  async #next(view: View, after: Position): Promise<number | undefined> {
    const next = await nextOf(this.log, view, after);
    if (next === undefined) return undefined;
    const recordedAt = next.metadata['recordedAt'];
    return typeof recordedAt === 'string' ? Date.parse(recordedAt) : Date.now();
  }
}

function progressOf(collection: string, run: Run | undefined, checkpoint: Position, head: Position): Progress {
  const position = run?.passed ?? checkpoint;
  const seconds = run ? Math.max(Date.now() - run.startedAt, 1) / 1000 : 0;
  const done = position === START ? 0 : digits(position) / digits(head);
  const fraction = Number.isFinite(done) ? Math.min(done, 1) : undefined;
  const begun = run?.from === START ? 0 : digits(run?.from ?? START) / digits(head);
  const rate = run && fraction !== undefined && Number.isFinite(begun) ? (fraction - begun) / seconds : 0;
  return {
    collection,
    position,
    head,
    events: run?.events ?? 0,
    eventsPerSecond: run ? Math.round(run.events / seconds) : 0,
    fraction,
    remainingMs: fraction !== undefined && rate > 0 ? Math.round(((1 - fraction) / rate) * 1000) : undefined,
  };
}
