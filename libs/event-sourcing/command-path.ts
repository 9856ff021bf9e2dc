import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { parse, v5 as uuidv5 } from 'uuid';
import {
  canonicalJson,
  type EventStore,
  EventStoreError,
  type Expected,
  type NewEvent,
  type Position,
  START,
} from '@libs/event-store/index.js';
import type { Codec } from './codec.js';
import type { AnyDecider, Scope, Told } from './decider.js';
import type { Actor, EventMeta } from './event.js';
import type { Facts } from './facts.js';
import { Refused } from './refused.js';
import type { Clock } from './clock.js';
import { dayOf, epochOf, instant } from './time.js';

/** Namespace of event ids: version 5 of this and the command's name in full. */
const EVENT_IDS = parse('5f0bf4f4-6a0c-5d0e-9a3e-6a9c1d6f2b11');
const DECISIONS = 4;
/** How long after it was true something may be entered without a basis. */
const LATE_MS = 31 * 86_400_000;
const APPEND_ATTEMPTS = 3;

/** Decides in which post a person acts, or throws `Refused('access.denied')`. Called first without a scope (may this person ever?), then with it. */
export type Authorise = (command: string, scope: Scope | undefined) => Actor;

export interface CommandMessage {
  readonly decider: AnyDecider;
  readonly name: string;
  readonly county: string;
  readonly id: string;
  /** What the command says. `occurredAt`, `basis` and `onBehalfOf` in it go into the events' metadata. */
  readonly body: object & { readonly occurredAt?: string; readonly basis?: string; readonly onBehalfOf?: string };
  readonly person: string;
  readonly authorise: Authorise;
  /** Names the command: the same key from the same person is the same command. */
  readonly key: string;
  /** Revision the person saw. */
  readonly ifMatch?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
}

type Weighed = Pick<CommandMessage, 'decider' | 'name' | 'county' | 'id' | 'body' | 'ifMatch' | 'authorise'>;

export interface Outcome {
  readonly id: string;
  /** Last revision of the record. -1 when there is nothing yet. */
  readonly revision: number;
  /** Of the last event written by this command, for `minPosition`; absent when it changed nothing. */
  readonly position?: Position;
  readonly events: readonly string[];
  /** True when this key had been answered before: nothing was written now. */
  readonly repeated: boolean;
}

/** The record is no longer as the person saw it. */
export class Stale extends Error {
  override readonly name = 'Stale';
  constructor(
    readonly seen: number,
    readonly actual: number,
    readonly lastChange:
      | { readonly actor: Actor; readonly occurredAt: string; readonly recordedAt: string; readonly type: string }
      | undefined,
  ) {
    super(`seen at revision ${seen}, now at ${actual}`);
  }
}

/** The same key came with another command. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
}

function weighLateness(occurredMs: number, nowMs: number, basis: string | undefined): void {
  if (occurredMs > nowMs) throw new Refused('command.occurred-in-future', { now: instant(nowMs) });
  if (nowMs - occurredMs > LATE_MS && basis === undefined)
    throw new Refused('command.occurred-long-ago', { days: LATE_MS / 86_400_000 });
}

interface Answered {
  readonly hash: string;
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly string[];
}

interface Loaded {
  readonly state: unknown;
  readonly revision: number;
  readonly position: Position;
  readonly last: Stale['lastChange'];
  /** The latest moment of which the record tells; after a late entry that is not the last event's. */
  readonly latestMs: number | undefined;
  /** Commands that have written to this stream, by person and key. They live as long as the log does. */
  readonly answered: Map<string, Answered>;
}

/**
 * Load, fold, decide, append: the only way an event is written. A command writes to one stream; its key and hash
 * travel in its events, so a repetition is recognised for ever, after a restart and by another process.
 */
export class CommandPath {
  private readonly loaded = new LRUCache<string, Loaded>({ max: 10_000 });
  private readonly turns = new Map<string, Promise<unknown>>();
  /** Keys lately used, to refuse the same key on another record. Across restarts the events' own keys decide per record. */
  private readonly keys = new LRUCache<string, string>({ max: 50_000 });

  constructor(
    private readonly store: EventStore,
    private readonly codec: Codec,
    private readonly facts: Facts,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refused the rules or the rights say no
   * @throws Stale `ifMatch` is not the present revision
   * @throws KeyReused the key belongs to another command
   * @throws EventStoreError `wrong_expected_revision` after four decisions in a row met a newer record; `unavailable`:
   *   outcome unknown, repeat with the same key
   */
  execute(message: CommandMessage): Promise<Outcome> {
    message.authorise(message.name, undefined);
    const stream = `${message.county}/${message.decider.category}/${message.id}`;
    // Commands to one record take turns in this process; between processes the exact revision decides.
    const turn = (this.turns.get(stream) ?? Promise.resolve()).then(() => this.decided(message, stream));
    const quiet = turn.then(
      () => undefined,
      () => undefined,
    );
    this.turns.set(stream, quiet);
    void quiet.then(() => this.turns.get(stream) === quiet && this.turns.delete(stream));
    return turn;
  }

  /** The folded state of a record as the log has it now; revision -1 when there is none. */
  async state(
    decider: AnyDecider,
    county: string,
    id: string,
  ): Promise<{ readonly state: unknown; readonly revision: number; readonly position: Position }> {
    return this.load(decider, `${county}/${decider.category}/${id}`);
  }

  /**
   * What a command would tell if it were sent now: types of events, none where it would change nothing. Writes nothing,
   * and promises nothing: the record may change before it is sent.
   * @throws Refused as `execute`
   */
  async wouldTell(message: Omit<Weighed, 'ifMatch'>): Promise<readonly string[]> {
    const { decider, county, id } = message;
    const loaded = await this.load(decider, `${county}/${decider.category}/${id}`);
    const { told } = await this.weigh(message, loaded);
    return told.map(({ type }) => type);
  }

  private async decided(message: CommandMessage, stream: string): Promise<Outcome> {
    const { name, county, id, body, person, key } = message;
    const said = JSON.parse(JSON.stringify(body)) as object;
    const hash = createHash('sha256').update(canonicalJson({ name, id, said })).digest('hex');
    const commandKey = `${person}\n${key}`;

    const keyed = `${county}\n${commandKey}`;
    const lately = this.keys.get(keyed);
    if (lately !== undefined && lately !== hash) throw new KeyReused();
    // Taken before deciding, or one key sent to two records at once would go to both; given back when nothing was written.
    this.keys.set(keyed, hash);
    try {
      return await this.decide(message, stream, commandKey, hash);
    } catch (error) {
      const unknown = error instanceof EventStoreError && error.code === 'unavailable';
      if (lately === undefined && !unknown) this.keys.delete(keyed);
      throw error;
    }
  }

  private async decide(message: CommandMessage, stream: string, commandKey: string, hash: string): Promise<Outcome> {
    const { decider, name, county, id, body } = message;
    for (let decision = 1; ; decision++) {
      const { state, revision, answered, last, latestMs } = await this.load(decider, stream);
      const first = answered.get(commandKey);
      if (first) {
        if (first.hash !== hash) throw new KeyReused();
        return { id, revision: first.revision, position: first.position, events: first.events, repeated: true };
      }
      const { told, context, isLateEntry } = await this.weigh(message, { state, revision, last, latestMs });
      const { actor, occurredAt, nowMs } = context;
      if (told.length === 0) return { id, revision, events: [], repeated: false };
      const own = told.map((event) => {
        if (event.occurredAt === undefined) return occurredAt;
        if (!isLateEntry) throw new Error(`${name} is no late entry, and told ${event.type} with a time of its own`);
        const ms = epochOf(event.occurredAt);
        if (ms === undefined) throw new Refused('command.occurred-at-unreadable');
        weighLateness(ms, nowMs, body.basis);
        return instant(ms);
      });

      // The first event is named after the command, the others after the first.
      const commandId = uuidv5(`${county}\n${commandKey}\n${stream}`, EVENT_IDS);
      const meta: EventMeta = {
        occurredAt,
        recordedAt: context.now,
        actor,
        ...(body.onBehalfOf === undefined ? {} : { onBehalfOf: body.onBehalfOf }),
        ...(body.basis === undefined ? {} : { basis: body.basis }),
        correlationId: message.correlationId ?? commandId,
        causationId: message.causationId ?? commandId,
        command: { key: message.key, name, hash },
      };
      const events = told.map(({ type, data }, index) =>
        this.codec.encode(index === 0 ? commandId : uuidv5(String(index), commandId), type, data, {
          ...meta,
          occurredAt: own[index]!,
        }),
      );
      try {
        const appended = await this.append(stream, revision === -1 ? 'no_stream' : revision, events);
        return { id, ...appended, events: events.map((event) => event.type), repeated: false };
      } catch (error) {
        const moved = error instanceof EventStoreError && error.code === 'wrong_expected_revision';
        if (!moved || message.ifMatch !== undefined || decision === DECISIONS) {
          if (moved && message.ifMatch !== undefined) {
            const now = await this.load(decider, stream);
            throw new Stale(message.ifMatch, now.revision, now.last);
          }
          throw error;
        }
      }
    }
  }

  /** Rights and rules of one command against a record as it was loaded. */
  private async weigh(
    { decider, name, county, id, body, ifMatch, authorise }: Weighed,
    { state, revision, last, latestMs }: Pick<Loaded, 'state' | 'revision' | 'last' | 'latestMs'>,
  ) {
    const actor = authorise(name, decider.scope?.(state, body, id) ?? {});
    if (ifMatch !== undefined && ifMatch !== revision) throw new Stale(ifMatch, revision, last);

    const nowMs = this.clock.now();
    const occurredMs = body.occurredAt === undefined ? nowMs : epochOf(body.occurredAt);
    if (occurredMs === undefined) throw new Refused('command.occurred-at-unreadable');
    const isLateEntry = decider.late?.includes(name) ?? false;
    // Rules weigh dates: who could date an act at will could pass them. A record goes forward, and what is entered late says why.
    // (A clock that lags behind the log is no such claim.)
    if (body.occurredAt !== undefined && !isLateEntry && latestMs !== undefined && occurredMs < latestMs)
      throw new Refused('command.occurred-before-the-last', { last: instant(latestMs) });
    weighLateness(occurredMs, nowMs, body.basis);
    const occurredAt = instant(occurredMs);
    const now = instant(nowMs);
    const facts = await this.facts.for(decider, county, name, body, state, id, actor);
    const rule = decider.decide[name];
    if (!rule) throw new Error(`${decider.category} has no rule for ${name}`);
    const context = { occurredAt, now, today: dayOf(occurredAt), actor, id, county, facts };
    const told = rule(body, state, context) as readonly Told<Record<string, unknown>>[];
    return { told, context: { actor, occurredAt, now, nowMs }, isLateEntry };
  }

  /** An unknown outcome is asked again with the same ids: written once, whichever attempt it was. */
  private async append(stream: string, expected: Expected, events: readonly NewEvent[]) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.store.append(stream, expected, events);
      } catch (error) {
        const unknown = error instanceof EventStoreError && error.code === 'unavailable';
        if (!unknown || attempt === APPEND_ATTEMPTS) throw error;
        await new Promise((wake) => setTimeout(wake, 50 * 2 ** attempt));
      }
    }
  }

  private async load(decider: AnyDecider, stream: string): Promise<Loaded> {
    const kept = this.loaded.get(stream);
    let { state, revision, position, last, latestMs } = kept ?? {
      state: decider.initial as unknown,
      revision: -1,
      position: START,
      last: undefined,
      latestMs: undefined,
    };
    // Shared by every continuation of this fold, so filling it must be repeatable: hence the comparison of revisions.
    const answered = kept?.answered ?? new Map<string, Answered>();
    for await (const stored of this.store.readStream(stream, { from: revision + 1 })) {
      const event = this.codec.decode(stored);
      state = decider.evolve[event.type]!(state, event.data, event.meta);
      ({ revision, position } = event);
      const { actor, occurredAt, recordedAt } = event.meta;
      last = { actor, occurredAt, recordedAt, type: event.type };
      latestMs = Math.max(latestMs ?? -Infinity, epochOf(occurredAt)!);
      if (!event.meta.command) continue;
      const key = `${event.meta.actor.person}\n${event.meta.command.key}`;
      const before = answered.get(key);
      if (before && before.revision >= revision) continue;
      answered.set(key, {
        hash: event.meta.command.hash,
        revision,
        position: event.position,
        events: [...(before?.events ?? []), event.type],
      });
    }
    if (kept && revision === kept.revision) return kept;
    const loaded: Loaded = { state, revision, position, last, latestMs, answered };
    this.loaded.set(stream, loaded);
    return loaded;
  }
}
