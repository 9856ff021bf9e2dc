import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Position, START, type StoredEvent } from '@libs/event-store/index.js';
import type { Filter, View } from '@libs/read-models/index.js';
import { type AccessParts, holderOf, type Known } from '../access/caller.js';
import type { County } from '../county.runtime.js';
import type { Page } from '../shared/capability.js';
import { Gathering, MOST_KEYS, type Touched } from './live-gathering.js';
import { type Changed, LiveStream } from './live-stream.js';
import { FindRows, mayOpen, type Pages } from './queries.js';

export interface LiveRules {
  /** How long changes are gathered before they are told, in ms. */
  readonly gatherMs: number;
  /** How often every session is looked at again and a sign of life is sent, in ms. */
  readonly beatMs: number;
  /** How long rows may take to hold an event before the others are told without it, in ms. */
  readonly rowsMs: number;
  /** A reader that has not read for so long is let go, in ms. */
  readonly stalledMs: number;
  /** Open streams of one person, and of everybody. */
  readonly ofOne: number;
  readonly ofAll: number;
}

const LIVE_RULES: LiveRules = {
  gatherMs: 150,
  beatMs: 15_000,
  rowsMs: 2000,
  stalledMs: 120_000,
  ofOne: 8,
  ofAll: 2000,
};

const MOST_OWN = 1000;
const PATIENCE_MS = 1000;
const TODO = 'to-do';

class Listener {
  readonly stream = new LiveStream();
  /** Rows of the own to-do list as last looked at: one that is gone is found missing. */
  own: Map<string, Position> | undefined;
  rights: string;

  constructor(
    readonly secret: string,
    readonly county: string,
    readonly person: string,
    caller: Known,
  ) {
    this.rights = rightsOf(caller);
  }
}

/** Answers found while one round of changes is told: a person with several pages open is looked up once. */
class Round {
  private readonly found = new Map<string, Promise<unknown>>();

  once<T>(what: string, { county, person }: Known, rights: string, look: () => Promise<T>): Promise<T> {
    const name = JSON.stringify([what, county, person, rights]);
    const found = (this.found.get(name) as Promise<T> | undefined) ?? look();
    this.found.set(name, found);
    return found;
  }
}

const rightsOf = ({ posts, closed }: Known) => JSON.stringify([posts, closed]);

/**
 * Tells everybody who has a page open which rows have changed: those the person may see at that moment, and nothing of
 * what they say. It follows the log, and waits for the rows, so it is the same whichever process writes them.
 */
export class Live implements OnModuleDestroy {
  private readonly log = new Logger('live');
  private readonly rules: LiveRules;
  private readonly listeners = new Set<Listener>();
  private readonly touched: Gathering;
  private readonly ending = new AbortController();
  private readonly pagesOf: ReadonlyMap<string, readonly Page[]>;
  private readonly todo: Page | undefined;
  private following: Promise<void> | undefined;
  private telling: Promise<void> | undefined;
  private beating: NodeJS.Timeout | undefined;

  constructor(
    private readonly county: County,
    private readonly access: AccessParts,
    private readonly rows: Pick<Pages, 'rows'>,
    rules: Partial<LiveRules> = {},
  ) {
    this.rules = { ...LIVE_RULES, ...rules };
    const pages = [...county.capabilities, ...county.boards].flatMap((board) => board.pages);
    this.pagesOf = Map.groupBy(pages, ({ view }) => view.name);
    this.todo = pages.find(({ get }) => get === TODO);
    this.touched = new Gathering([...new Set(pages.map(({ view }) => view as View))]);
    access.accounts.whenRevoked(() => this.lookAgain());
  }

  get open(): number {
    return this.listeners.size;
  }

  /** `full` when this person, or everybody together, has as many open as there may be. */
  async listen(caller: Known, secret: string, resumed: boolean): Promise<LiveStream | 'full'> {
    const own = [...this.listeners].filter(
      ({ county, person }) => county === caller.county && person === caller.person,
    );
    if (own.length >= this.rules.ofOne || this.listeners.size >= this.rules.ofAll) return 'full';
    const listener = new Listener(secret, caller.county, caller.person, caller);
    this.listeners.add(listener);
    listener.stream.out.once('close', () => this.forget(listener));
    try {
      await this.follow();
      // From here on everything is told: the place is read once the listener is among them.
      const position = await this.county.store.head();
      listener.own = await this.ownRows(caller);
      listener.stream.note(resumed ? 'catch-up' : 'open', position);
      listener.stream.flush();
    } catch (error) {
      listener.stream.out.destroy();
      throw error;
    }
    return listener.stream;
  }

  /** Ends every stream and says that it may come again. */
  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    clearInterval(this.beating);
    for (const { stream } of this.listeners) stream.end('stopping');
    await Promise.all([this.following, this.telling]);
  }

  private forget(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    clearInterval(this.beating);
    this.beating = undefined;
  }

  // ——— what happens

  private async follow(): Promise<void> {
    this.beating ??= setInterval(() => this.beat(), this.rules.beatMs).unref();
    if (this.following) return;
    const after = await this.county.store.head();
    this.following ??= this.tail(after);
  }

  private async tail(from: Position): Promise<void> {
    const { signal } = this.ending;
    for (let after = from; !signal.aborted;) {
      try {
        for await (const item of this.county.store.subscribeAll({ after, signal })) {
          if (item.kind === 'caught-up') continue;
          if (item.kind === 'event') this.take(item.event);
          after = item.kind === 'event' ? item.event.position : item.position;
        }
      } catch (error) {
        this.log.warn({ err: error }, 'the log cannot be followed; trying again');
      }
      await wait(PATIENCE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private take(stored: StoredEvent): void {
    if (this.listeners.size === 0 || !this.touched.concerns(stored.type)) return;
    try {
      this.touched.take(this.county.codec.decode(stored));
    } catch (error) {
      // Its views stop at it and say so; here there is nothing to tell of it.
      this.log.warn({ err: error }, 'an event of the log is not known');
      return;
    }
    this.telling ??= this.tell().finally(() => (this.telling = undefined));
  }

  // ——— what is told

  private async tell(): Promise<void> {
    const { signal } = this.ending;
    const rest = (ms: number) => wait(ms, undefined, { signal }).catch(() => undefined);
    await rest(this.rules.gatherMs);
    while (this.touched.size > 0 && this.listeners.size > 0 && !signal.aborted) {
      const began = performance.now();
      const ready = await this.whatRowsHave(this.touched.taken());
      const round = new Round();
      for (const listener of [...this.listeners])
        await this.tellOne(listener, ready, round).catch((error: unknown) => {
          this.log.warn({ err: error }, 'changes cannot be told one by one');
          listener.stream.note('catch-up', lastOf(ready));
          listener.stream.flush();
        });
      // Telling takes half of the time at most, however many listen.
      await rest(Math.max(this.rules.gatherMs, performance.now() - began, ready.length === 0 ? PATIENCE_MS : 0));
    }
    if (this.listeners.size === 0) this.touched.taken();
  }

  private async whatRowsHave(all: readonly Touched[]): Promise<readonly Touched[]> {
    const has = await Promise.all(
      all.map(({ view, last }) =>
        this.county.projector.waitFor(view.name, last, this.rules.rowsMs).catch((error: unknown) => {
          this.log.warn({ err: error }, 'the rows cannot be asked for');
          return false;
        }),
      ),
    );
    for (const [at, one] of all.entries()) if (!has[at]) this.touched.add(one);
    return all.filter((_, at) => has[at]);
  }

  private async tellOne(listener: Listener, touched: readonly Touched[], round: Round): Promise<void> {
    const ours = touched.filter(({ county }) => county === listener.county);
    if (ours.length === 0 || listener.stream.closed) return;
    const caller = await this.callerOf(listener);
    if (!caller) return;
    const rights = rightsOf(caller);
    const changes = await round.once('changes', caller, rights, () => this.changesFor(caller, ours));
    for (const change of changes) listener.stream.changed(change);
    const last = lastOf(ours);
    if (rights !== listener.rights) {
      listener.rights = rights;
      listener.own = await round.once('own', caller, rights, () => this.ownRows(caller));
      listener.stream.note('rights', last);
      listener.stream.note(TODO, last);
    } else if (await this.hasOtherTodo(listener, caller, ours, round)) listener.stream.note(TODO, last);
    listener.stream.flush();
  }

  private async changesFor(caller: Known, ours: readonly Touched[]): Promise<readonly Changed[]> {
    const changes: Changed[] = [];
    for (const one of ours)
      for (const page of this.pagesOf.get(one.view.name) ?? [])
        // What is on the own list has its own word, which also tells of what is no longer on it.
        if (page !== this.todo) changes.push(...(await this.changedFor(caller, page, one)));
    return changes;
  }

  /** Rows of a page that this person may see, as the page itself would show that they have changed. */
  private async changedFor(caller: Known, page: Page, { first, keys }: Touched): Promise<readonly Changed[]> {
    if (!mayOpen(page, caller)) return [];
    const filter: Filter = keys ? { _id: { $in: [...keys] } } : { _pos: { $gte: first } };
    const { rows } = await this.rows.rows(new FindRows(page, caller, { filter, limit: keys ? MOST_KEYS : 1 }));
    const unnamed = keys === undefined || page.sensitive?.(caller) === true;
    return rows.flatMap(({ id, asOfPosition: position }) => {
      // Who is not shown when a row last changed is not told when it changes.
      if (typeof position !== 'string') return [];
      return typeof id === 'string' && !unnamed ? [{ page: page.get, id, position }] : [{ page: page.get, position }];
    });
  }

  private async hasOtherTodo(
    listener: Listener,
    caller: Known,
    ours: readonly Touched[],
    round: Round,
  ): Promise<boolean> {
    const { todo } = this;
    const { own: had, rights } = listener;
    const touched = ours.find(({ view }) => view === (todo?.view as View | undefined));
    if (!touched || !todo || !had) return false;
    const now = await round.once('to-do', caller, rights, () => this.changedFor(caller, todo, touched));
    const concerned = now.length > 0 || !touched.keys || [...touched.keys].some((key) => had.has(keyOf(key)));
    if (!concerned) return false;
    const own = await round.once('own', caller, rights, () => this.ownRows(caller));
    listener.own = own;
    return !own || !sameRows(had, own);
  }

  private async ownRows(caller: Known): Promise<Map<string, Position> | undefined> {
    if (!this.todo || !mayOpen(this.todo, caller)) return undefined;
    const { rows } = await this.rows.rows(new FindRows(this.todo, caller, { filter: {}, limit: MOST_OWN }));
    return new Map(rows.map(({ id, asOfPosition }) => [String(id), String(asOfPosition)]));
  }

  // ——— whose session it is

  /** As of now; without one the stream ends. */
  private async callerOf(listener: Listener): Promise<Known | undefined> {
    const caller = await holderOf(this.access, listener.secret);
    if (!caller) listener.stream.end('signed-out');
    return caller;
  }

  private lookAgain(): void {
    for (const listener of [...this.listeners])
      this.callerOf(listener).catch((error: unknown) =>
        this.log.warn({ err: error }, 'whether a session is in force cannot be told'),
      );
  }

  private beat(): void {
    const now = performance.now();
    for (const { stream } of [...this.listeners]) {
      const since = stream.stalledSince;
      if (since !== undefined && now - since > this.rules.stalledMs) stream.out.destroy();
      else stream.beat();
    }
    this.lookAgain();
  }
}

const lastOf = (touched: readonly Touched[]) => touched.reduce((most, { last }) => (last > most ? last : most), START);

const keyOf = (id: string) => id.slice(id.indexOf('/') + 1);

const sameRows = (a: ReadonlyMap<string, Position>, b: ReadonlyMap<string, Position>) =>
  a.size === b.size && [...a].every(([id, position]) => b.get(id) === position);
