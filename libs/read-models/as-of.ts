import { setImmediate as turn } from 'node:timers/promises';
import { START, type EventStore, type Position, type StoredEvent } from '@libs/event-store/port.js';
import { type DomainEvent } from '@libs/event-sourcing/event.js';
import { Fold, rowsOf, type Decode } from './fold.js';
import { type ViewQueries } from './queries.js';
import { invalid } from './query.js';
import { MemoryReadModels } from './sqlite.js';
import { type View } from './view.js';

/**
 * A past moment: a position of the log; what was recorded at or before an instant; or what was true at or before one,
 * whenever it was recorded. Instants are RFC 3339 with offset, taken to the millisecond.
 */
export type Moment = { readonly position: Position } | { readonly recorded: string } | { readonly occurred: string };

const ROWS = 'rows';
const BATCH = 1000;

/** A view folded up to a moment. Never changed once it can be asked: stepping forward makes a copy. */
interface Past {
  readonly rows: MemoryReadModels;
  /** Everything of the log up to here has been looked at. */
  readonly read: Position;
  readonly lastTaken: Position;
  /** The first event that was looked at and left out, because its instant is later. */
  readonly firstLeft: Position | undefined;
}

interface Kept {
  readonly view: View;
  readonly axis: 'position' | 'recorded' | 'occurred';
  /** Milliseconds since the epoch, on the axes of time. */
  readonly instant: number;
  readonly past: Past;
}

/** Answers a view's questions as they would have been answered at any past moment, by folding the log anew. */
export class AsOf {
  readonly #kept = new Map<string, Kept>();
  readonly #folding = new Map<string, Promise<unknown>>();
  readonly #max: number;

  /** @param options.max How many folded moments are kept warm, over all views. */
  constructor(
    private readonly log: EventStore,
    private readonly decode: Decode,
    options: { readonly max?: number } = {},
  ) {
    this.#max = options.max ?? 8;
  }

  /**
   * The view at that moment; `position` is how far the log was read. A moment beyond the end of the log is its end.
   * @throws ReadModelError `invalid` for an instant that is none; whatever the log, `decode` or the view throw.
   */
  async at(view: View, moment: Moment): Promise<ViewQueries & { readonly position: Position }> {
    // One after the other: a scrubber that moves on then finds what the step before it has folded.
    const before = this.#folding.get(view.name) ?? Promise.resolve();
    const folding = before.then(() => this.#fold(view, moment));
    const settled = folding.catch(() => undefined);
    this.#folding.set(view.name, settled);
    try {
      const { rows, read } = await folding;
      return {
        position: read,
        find: (query) => rows.find(ROWS, query),
        count: (filter) => rows.count(ROWS, filter),
        countBy: (fields, filter) => rows.countBy(ROWS, fields, filter),
      };
    } finally {
      if (this.#folding.get(view.name) === settled) this.#folding.delete(view.name);
    }
  }

  /**
   * What is no position of the log must not be folded up to: it would be kept as a place to go on from.
   * @throws EventStoreError `invalid` for what is none and lies before the end
   */
  async check(position: Position): Promise<void> {
    if (position >= (await this.log.head())) return;
    for await (const _ of this.log.readAll({ after: position, limit: 1 })) return;
  }

  async #fold(view: View, moment: Moment): Promise<Past> {
    const head = await this.log.head();
    if ('position' in moment) {
      const to = moment.position < head ? moment.position : head;
      if (to !== head) await this.check(to);
      const past = await this.#advance(view, this.#nearest(view, to), to, () => true);
      this.#keep(to, { view, axis: 'position', instant: 0, past });
      return past;
    }
    const axis = 'recorded' in moment ? 'recorded' : 'occurred';
    const instant = instantOf('recorded' in moment ? moment.recorded : moment.occurred);
    const taken = ({ type, eventId, meta }: DomainEvent) => {
      const at = Date.parse(axis === 'recorded' ? meta.recordedAt : meta.occurredAt);
      if (Number.isNaN(at)) throw new TypeError(`${type} ${eventId}: no instant on the ${axis} axis`);
      return at <= instant;
    };
    const past = await this.#advance(view, this.#earlier(view, axis, instant), head, taken);
    this.#keep(String(instant), { view, axis, instant, past });
    return past;
  }

  /** The latest of what is kept that lies at or before this position. */
  #nearest(view: View, position: Position): Past | undefined {
    let nearest: Past | undefined;
    for (const { view: of, axis, past } of this.#kept.values())
      if (of === view && axis === 'position' && past.read <= position && past.read >= (nearest?.read ?? START))
        nearest = past;
    return nearest;
  }

  /** Something kept from which this instant can be reached by taking in events at the end alone. */
  #earlier(view: View, axis: Kept['axis'], instant: number): Past | undefined {
    let best: Kept | undefined;
    for (const kept of this.#kept.values()) {
      if (kept.view !== view || kept.axis !== axis || kept.instant > instant) continue;
      const { lastTaken, firstLeft } = kept.past;
      // An event left out before one that was taken would now have to be folded in between.
      if (kept.instant < instant && firstLeft !== undefined && firstLeft < lastTaken) continue;
      if (!best || kept.instant > best.instant) best = kept;
    }
    if (!best || best.instant === instant) return best?.past;
    return {
      ...best.past,
      read: best.past.firstLeft === undefined ? best.past.read : best.past.lastTaken,
      firstLeft: undefined,
    };
  }

  #keep(name: string, kept: Kept): void {
    const key = `${kept.view.name} ${kept.axis} ${name}`;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    // Not closed: somebody may be asking it still. The memory goes with the last who does.
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#max) break;
      this.#kept.delete(oldest);
    }
  }

  async #advance(
    view: View,
    from: Past | undefined,
    to: Position,
    taken: (event: DomainEvent) => boolean,
  ): Promise<Past> {
    let { rows, read, lastTaken, firstLeft } = from ?? {
      rows: await emptyRows(view),
      read: START,
      lastTaken: START,
      firstLeft: undefined,
    };
    let shared = from !== undefined;
    const takeIn = async (batch: readonly StoredEvent[]) => {
      const events: DomainEvent[] = [];
      for (const stored of batch) {
        const event = this.decode(stored);
        if (taken(event)) events.push(event);
        else firstLeft ??= stored.position;
      }
      if (events.length === 0) return;
      if (shared) rows = rows.copy();
      shared = false;
      const ids = new Set(events.flatMap((event) => rowsOf(view, event).map(({ id }) => id)));
      const fold = new Fold(view, await rows.load(ROWS, [...ids]));
      for (const event of events) fold.apply(event);
      await rows.write(ROWS, fold.changes());
      lastTaken = events.at(-1)!.position;
      // Everything above is done at once, in memory: let requests in between.
      await turn();
    };
    if (read < to) {
      let batch: StoredEvent[] = [];
      for await (const event of this.log.readAll({ after: read, filter: { types: Object.keys(view.on) } })) {
        if (event.position > to) break;
        batch.push(event);
        if (batch.length < BATCH) continue;
        await takeIn(batch);
        batch = [];
      }
      await takeIn(batch);
      read = to;
    }
    return { rows, read, lastTaken, firstLeft };
  }
}

async function emptyRows(view: View): Promise<MemoryReadModels> {
  const rows = new MemoryReadModels();
  await rows.prepare(ROWS, view.indexes);
  return rows;
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function instantOf(text: string): number {
  const ms = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw invalid(`${JSON.stringify(text)} is not an instant (RFC 3339 with offset)`);
  return ms;
}
