import { LRUCache } from 'lru-cache';
import { type EventStore, type Position, START } from '@libs/event-store/index.js';
import type { AnyDecider, Fact, FactOfLog, FactOfStreams } from './decider.js';
import type { Codec } from './codec.js';
import type { Actor } from './event.js';

interface Folded {
  value: unknown;
  /** Last revision taken in of a stream, or last position of the log. */
  revision: number;
  position: Position;
}

/**
 * Answers what a rule asks of other streams, from the log itself, never from a read model that may lag. Folds are kept
 * and continued from where they stood; folding is incremental, so a value must never be changed in place.
 */
export class Facts {
  /** By the rows that fold: a fact asked by several deciders under other conditions is still one fold. */
  private readonly folds = new Map<Fact<any>['on'], LRUCache<string, Folded>>();
  /** One continuation at a time for each fold, or two readers would fold the same events twice. */
  private readonly busy = new Map<string, Promise<unknown>>();
  private readonly names = new Map<Fact<any>['on'], number>();

  constructor(
    private readonly store: EventStore,
    private readonly codec: Codec,
  ) {}

  async for(
    decider: AnyDecider,
    county: string,
    name: string,
    command: unknown,
    state: unknown,
    id: string,
    actor?: Actor,
  ) {
    const asked = Object.entries((decider.facts ?? {}) as Record<string, Fact<any>>).filter(
      ([, fact]) => !fact.for || fact.for.includes(name),
    );
    const answers = await Promise.all(
      asked.map(async ([name, fact]) => {
        if (fact.from === 'log') return [name, await this.ofLog(fact, county)];
        let value: unknown = fact.initial;
        const streams = fact.streams(command, state, id, actor);
        if (streams.length === 1) value = await this.ofStream(fact, `${county}/${streams[0]}`);
        else for (const stream of streams) value = await this.across(fact, `${county}/${stream}`, value);
        return [name, value];
      }),
    );
    return Object.fromEntries(answers) as Record<string, unknown>;
  }

  /** One stream: kept and continued. */
  ofStream<Value>(fact: FactOfStreams<Value, any, any>, stream: string): Promise<Value> {
    return this.continued(fact, stream, async (folded) => {
      for await (const stored of this.store.readStream(stream, { from: folded.revision + 1 })) {
        folded.value = this.taken(fact, folded.value, stored);
        folded.revision = stored.revision;
      }
    });
  }

  /** The log: kept and continued to its head. */
  ofLog<Value>(fact: FactOfLog<Value>, county: string): Promise<Value> {
    const types = Object.keys(fact.on);
    return this.continued(fact, county, async (folded) => {
      for await (const stored of this.store.readAll({ after: folded.position, filter: { types } })) {
        if (stored.stream.startsWith(`${county}/`)) folded.value = this.taken(fact, folded.value, stored);
        folded.position = stored.position;
      }
    });
  }

  /** Several streams into one value: read whole, because a fold over streams has no single place to continue from. */
  private async across(fact: FactOfStreams<any, any, any>, stream: string, from: unknown): Promise<unknown> {
    let value = from;
    for await (const stored of this.store.readStream(stream)) value = this.taken(fact, value, stored);
    return value;
  }

  private taken(fact: Fact<any>, value: unknown, stored: Parameters<Codec['decode']>[0]): unknown {
    const event = this.codec.decode(stored);
    const row = fact.on[event.type];
    return row ? row(value, event) : value;
  }

  private continued<Value>(fact: Fact<Value>, key: string, go: (folded: Folded) => Promise<void>): Promise<Value> {
    const folds = this.foldsOf(fact);
    const name = `${this.names.get(fact.on)} ${key}`;
    const turn = (this.busy.get(name) ?? Promise.resolve()).then(async () => {
      const folded = { ...(folds.get(key) ?? { value: fact.initial, revision: -1, position: START }) };
      await go(folded);
      folds.set(key, folded);
      return folded.value as Value;
    });
    const quiet = turn.catch(() => undefined).finally(() => this.busy.get(name) === quiet && this.busy.delete(name));
    this.busy.set(name, quiet);
    return turn;
  }

  private foldsOf(fact: Fact<any>) {
    let folds = this.folds.get(fact.on);
    if (!folds) {
      this.folds.set(fact.on, (folds = new LRUCache({ max: 1000 })));
      this.names.set(fact.on, this.names.size);
    }
    return folds;
  }
}
