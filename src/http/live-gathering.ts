import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Position } from '@libs/event-store/index.js';
import { rowsOf } from '@libs/read-models/fold.js';
import type { View } from '@libs/read-models/index.js';

/** What events have touched of one view since it was last told. */
export interface Touched {
  readonly county: string;
  readonly view: View;
  readonly first: Position;
  readonly last: Position;
  /** Ids of rows; undefined when they are too many to be named, and are looked for by their place in the log. */
  readonly keys: ReadonlySet<string> | undefined;
}

export const MOST_KEYS = 200;

/** Gathers which rows of which views events touch: one entry a view, however many events come. */
export class Gathering {
  private readonly touched = new Map<string, Touched>();
  private readonly viewsOf: ReadonlyMap<string, readonly View[]>;

  constructor(views: readonly View[]) {
    const types = views.flatMap((view) => Object.keys(view.on).map((type) => ({ type, view })));
    this.viewsOf = new Map(
      [...Map.groupBy(types, ({ type }) => type)].map(([type, rows]) => [type, rows.map(({ view }) => view)]),
    );
  }

  get size(): number {
    return this.touched.size;
  }

  concerns(type: string): boolean {
    return this.viewsOf.has(type);
  }

  take(event: DomainEvent): void {
    for (const view of this.viewsOf.get(event.type) ?? []) {
      const ids = rowsOf(view, event).map(({ id }) => id);
      if (ids.length === 0) continue;
      const { county, position } = event;
      this.add({ county, view, first: position, last: position, keys: new Set(ids) });
    }
  }

  /** Also what has been taken before and could not be told. */
  add(more: Touched): void {
    const name = `${more.county}\n${more.view.name}`;
    const before = this.touched.get(name) ?? more;
    const keys = before.keys && more.keys && new Set([...before.keys, ...more.keys]);
    this.touched.set(name, {
      ...more,
      first: before.first < more.first ? before.first : more.first,
      last: before.last > more.last ? before.last : more.last,
      keys: keys && keys.size <= MOST_KEYS ? keys : undefined,
    });
  }

  /** Everything gathered; from here on it begins anew. */
  taken(): readonly Touched[] {
    const all = [...this.touched.values()];
    this.touched.clear();
    return all;
  }
}
