import { type EventStore, openEventStore } from '@libs/event-store/index.js';
import { identityOf } from '@libs/event-store/identity.js';
import { Codec } from '@libs/event-sourcing/codec.js';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import type { AnyDecider } from '@libs/event-sourcing/index.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import { UnknownEvents } from '@libs/event-sourcing/unknown-events.js';
import { type Clock, systemClock } from '@libs/event-sourcing/clock.js';
import { AsOf, openReadModels, Projector, type ReadModelStore, type View } from '@libs/read-models/index.js';
import { chainOf } from './audit/chain.view.js';
import { boards, capabilities } from './county.js';
import type { Board, Capability, Page } from './shared/capability.js';
import { AUDITOR } from './shared/rights.js';

/** Everything that works on the county's log and rows, without HTTP: the same for every process and for the command line. */
export class County {
  readonly codec: Codec;
  readonly facts: Facts;
  readonly path: CommandPath;
  readonly deciders: ReadonlyMap<string, AnyDecider>;
  readonly views: readonly View[];
  readonly pages: ReadonlyMap<string, Page>;
  readonly projector: Projector;
  readonly past: AsOf;
  readonly unknown: UnknownEvents;

  constructor(
    readonly capabilities: readonly Capability[],
    readonly boards: readonly Board[],
    readonly store: EventStore,
    readonly readModels: ReadModelStore,
    readonly clock: Clock = systemClock,
  ) {
    this.deciders = new Map(capabilities.map(({ decider }) => [decider.category, decider]));
    this.codec = new Codec([...this.deciders.values()]);
    this.facts = new Facts(store, this.codec);
    this.path = new CommandPath(store, this.codec, this.facts, clock);
    const unlinked = new Set(
      capabilities.flatMap(({ decider, unlinked }) => (unlinked ? Object.keys(decider.evolve as object) : [])),
    );
    const chain = chainOf([...this.codec.types.keys()].filter((type) => !unlinked.has(type)));
    const pages = [...capabilities, ...boards].flatMap((board) => board.pages);
    this.pages = new Map([
      ...pages.map((page): [string, Page] => [page.view.name, page]),
      ['chain', { view: chain, get: 'history/chains', by: AUDITOR, zh: '来龙去脉', en: 'Chain of cause', filters: [] }],
    ]);
    const views = [
      ...pages.map(({ view }) => view),
      ...capabilities.flatMap((capability) => capability.views ?? []),
      chain,
    ];
    // Two pages may show the same rows.
    this.views = [...new Set(views)] as View[];
    this.projector = new Projector(store, readModels, this.views, this.codec.decode, { identify: identityOf });
    this.past = new AsOf(store, this.codec.decode);
    this.unknown = new UnknownEvents(store, this.codec, readModels, identityOf);
  }

  async close(): Promise<void> {
    await this.unknown.stop();
    await this.projector.stop();
    await Promise.all([this.store.close(), this.readModels.close()]);
  }
}

/** @throws EventStoreError, ReadModelError when a store cannot be opened; nothing is left open then. */
export async function openCounty(
  urls: { readonly events: string; readonly views: string },
  clock?: Clock,
): Promise<County> {
  const store = await openEventStore(urls.events);
  try {
    return new County(capabilities, boards, store, await openReadModels(urls.views), clock);
  } catch (error) {
    await store.close();
    throw error;
  }
}
