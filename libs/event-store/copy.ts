import { setTimeout as wait } from 'node:timers/promises';
import { Digest, lineOf, type ExportedEvent, type LogSource, sourceOf, type Trailer } from './export.js';
import { canonicalJson } from './json.js';
import { EventStoreError, MAX_APPEND_BYTES, START, type EventStore, type Position } from './port.js';

export interface CopyProgress {
  /** `survey`: counting the source. `compare`: what an earlier run has copied. `copy`. `verify`: both logs, from the beginning. */
  readonly phase: 'survey' | 'compare' | 'copy' | 'verify';
  readonly done: number;
  /** Not known while surveying. */
  readonly of: number | undefined;
}

export interface CopyOptions {
  /** Stops between two appends. Another run goes on from there. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Places in the source whose positions in the target are wanted: n is behind the n-th event, 0 before the first. */
  readonly places?: Iterable<number>;
  /** Most events of one append. Default 500. */
  readonly batch?: number;
  /** Pause after the first failure whose outcome is unknown, in ms; doubled each time, five times. Default 200. */
  readonly pauseMs?: number;
}

export interface Copied {
  readonly streams: number;
  /** Events that an earlier run had copied already. */
  readonly before: number;
  readonly copied: number;
  /** Events of other streams in the target, which were left alone. */
  readonly others: number;
  readonly source: Trailer;
  readonly target: Trailer;
  readonly positions: ReadonlyMap<number, Position>;
}

/** The target is not, and cannot become, a copy of the source. Nothing of it was changed that is not in the source. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

const ATTEMPTS = 6;

const place = ({ stream, revision }: ExportedEvent) => `${stream} at revision ${revision}`;

/**
 * Copies a log, its machinery apart: ids, types, data, metadata, streams, revisions and the one global order. Then reads
 * both from the beginning and compares them byte by byte.
 *
 * One append after the other, because no store promises an order among appends in flight; an append is a run of the
 * log's events that are of one stream. Stopped anywhere, another run goes on where it was: what is there already is
 * compared, and must be the source's beginning. The target may hold other streams; they are left alone.
 *
 * Costs the memory of the streams' names. Nobody may write to either log meanwhile: who does so is noticed, and named.
 *
 * @throws CopyRefused naming the first event that differs
 * @throws EventStoreError `unavailable` when a store stays away; run it again
 */
export async function copyLog(source: LogSource, target: EventStore, options: CopyOptions = {}): Promise<Copied> {
  const { signal, onProgress } = options;
  const { streams, count } = await survey(source, options);

  const events = new Ahead(source.events(signal));
  let before = 0;
  let copied = 0;
  try {
    for await (const there of ofStreams(target, streams, signal)) {
      const here = await events.peek();
      if (here === undefined || lineOf(here) !== lineOf(there))
        throw new CopyRefused(
          `${target.name} has other events: ${place(there)} is ${there.type} ${there.id}, ` +
            (here
              ? `where ${source.name} has ${here.type} ${here.id} (${place(here)})`
              : `which ${source.name} has not`),
        );
      events.skip();
      before++;
      onProgress?.({ phase: 'compare', done: before, of: count });
    }
    for (;;) {
      signal?.throwIfAborted();
      const run = await nextRun(events, options.batch ?? 500);
      if (run.length === 0) break;
      await append(target, run, options);
      copied += run.length;
      onProgress?.({ phase: 'copy', done: before + copied, of: count });
    }
  } finally {
    await events.close();
  }
  return { streams: streams.size, before, copied, ...(await verify(source, target, streams, count, options)) };
}

async function survey(source: LogSource, { signal, onProgress }: CopyOptions) {
  const ends = new Map<string, number>();
  let count = 0;
  for await (const event of source.events(signal)) {
    const expected = (ends.get(event.stream) ?? -1) + 1;
    if (event.revision !== expected)
      throw new CopyRefused(`${source.name}: ${place(event)} stands where revision ${expected} should`);
    ends.set(event.stream, event.revision);
    count++;
    onProgress?.({ phase: 'survey', done: count, of: undefined });
  }
  return { streams: new Set(ends.keys()) as ReadonlySet<string>, count };
}

/** The same streams' events of a store, with how many others there were. */
async function* ofStreams(
  store: EventStore,
  streams: ReadonlySet<string>,
  signal: AbortSignal | undefined,
  others: () => void = () => undefined,
) {
  for await (const event of store.readAll(signal ? { signal } : {}))
    if (streams.has(event.stream)) yield event;
    else others();
}

/** An iteration that can be looked at before it is taken from. */
class Ahead<T> {
  readonly #from: AsyncIterator<T>;
  #next: Promise<IteratorResult<T>> | undefined;

  constructor(from: AsyncIterable<T>) {
    this.#from = from[Symbol.asyncIterator]();
  }

  async peek(): Promise<T | undefined> {
    this.#next ??= this.#from.next();
    const next = await this.#next;
    return next.done === true ? undefined : next.value;
  }

  skip(): void {
    this.#next = undefined;
  }

  async close(): Promise<void> {
    await this.#from.return?.();
  }
}

/** As the limit of an append counts. */
const bytesOf = ({ type, data, metadata }: ExportedEvent) =>
  Buffer.byteLength(canonicalJson(data)) + Buffer.byteLength(canonicalJson(metadata)) + 2 * type.length;

async function nextRun(events: Ahead<ExportedEvent>, most: number): Promise<readonly ExportedEvent[]> {
  const run: ExportedEvent[] = [];
  let bytes = 0;
  for (let event = await events.peek(); event !== undefined; event = await events.peek()) {
    bytes += bytesOf(event);
    if (run[0] && (event.stream !== run[0].stream || run.length === most || bytes > MAX_APPEND_BYTES)) break;
    run.push(event);
    events.skip();
  }
  return run;
}

async function append(target: EventStore, run: readonly ExportedEvent[], options: CopyOptions): Promise<void> {
  const { stream, revision } = run[0]!;
  const expected = revision === 0 ? 'no_stream' : revision - 1;
  const events = run.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
  for (let attempt = 1; ; attempt++) {
    try {
      await target.append(stream, expected, events);
      return;
    } catch (fault) {
      if (!(fault instanceof EventStoreError)) throw fault;
      if (fault.code === 'wrong_expected_revision')
        throw new CopyRefused(`somebody else is writing to ${target.name}: ${fault.message}`);
      // The outcome is unknown: the same ids at the same place are written once, however often they are sent.
      if (fault.code !== 'unavailable' || attempt === ATTEMPTS || options.signal?.aborted === true) throw fault;
    }
    await wait((options.pauseMs ?? 200) * 2 ** (attempt - 1), undefined, { signal: options.signal }).catch(
      () => undefined,
    );
  }
}

async function verify(
  source: LogSource,
  target: EventStore,
  streams: ReadonlySet<string>,
  count: number,
  { signal, onProgress, places = [] }: CopyOptions,
): Promise<Pick<Copied, 'source' | 'target' | 'positions' | 'others'>> {
  const [from, to] = [new Digest(), new Digest()];
  const wanted = new Set(places);
  const positions = new Map<number, Position>();
  if (wanted.has(0)) positions.set(0, START);
  let others = 0;
  const there = new Ahead(ofStreams(target, streams, signal, () => others++));
  try {
    for await (const event of source.events(signal)) {
      if (!streams.has(event.stream) || from.count === count)
        throw new CopyRefused(`somebody has written to ${source.name} meanwhile: ${place(event)}; run it again`);
      const copy = await there.peek();
      there.skip();
      const line = lineOf(event);
      if (copy === undefined || lineOf(copy) !== line)
        throw new CopyRefused(`${target.name} differs from ${source.name} in ${place(event)}`);
      from.take(line);
      to.take(line);
      if (wanted.has(from.count)) positions.set(from.count, copy.position);
      onProgress?.({ phase: 'verify', done: from.count, of: count });
    }
    const more = await there.peek();
    if (more) throw new CopyRefused(`somebody else is writing to ${target.name}: ${place(more)}`);
  } finally {
    await there.close();
  }
  const beyond = [...wanted].find((n) => !positions.has(n));
  if (beyond !== undefined) throw new CopyRefused(`${source.name} has ${count} events, so none behind event ${beyond}`);
  return { source: from.trailer, target: to.trailer, positions, others };
}

/** How many events of a log (its machinery apart) stand at or before each of these positions: what a position means in any copy. */
export async function placesOf(
  store: EventStore,
  positions: Iterable<Position>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<Position, number>> {
  const sorted = [...new Set(positions)].sort();
  const places = new Map<Position, number>();
  let next = 0;
  let count = 0;
  if (sorted.length > 0)
    for await (const { position } of sourceOf(store).events(signal)) {
      for (; next < sorted.length && sorted[next]! < position!; next++) places.set(sorted[next]!, count);
      count++;
      if (next === sorted.length) break;
    }
  for (; next < sorted.length; next++) places.set(sorted[next]!, count);
  return places;
}
