import { createHash, type Hash } from 'node:crypto';
import { canonicalJson } from './json.js';
import { type EventStore, type Position, type ReadAllOptions, type StoredEvent } from './port.js';

/** An event as it leaves a store: all that it is, without the place that this one store gave it. */
export type ExportedEvent = Omit<StoredEvent, 'position'>;

/** The last line of an export, so that one that has been cut off is noticed. */
export interface Trailer {
  readonly count: number;
  /** SHA-256 in hex over the bytes of every line before, line feeds included. */
  readonly sha256: string;
}

/** One event as one line: RFC 8785 canonical JSON of id, stream, revision, type, data and metadata. No line feed. */
export const lineOf = ({ id, stream, revision, type, data, metadata }: ExportedEvent): string =>
  canonicalJson({ id, stream, revision, type, data, metadata });

/** Counts and hashes lines as they stand in an export: two logs of the same digest hold the same events in the same order. */
export class Digest {
  count = 0;
  readonly #hash: Hash = createHash('sha256');

  take(line: string): void {
    this.count++;
    this.#hash.update(line).update('\n');
  }

  /** May be asked at any time. */
  get trailer(): Trailer {
    return { count: this.count, sha256: this.#hash.copy().digest('hex') };
  }
}

export interface ExportOptions extends Pick<ReadAllOptions, 'after' | 'signal'> {
  /** Streams that begin with one of these. Machinery (`_…`) is never exported. */
  readonly streamPrefixes?: readonly string[];
  /** Called with each event before it is given; what it throws ends the export. */
  readonly check?: (event: StoredEvent) => void;
}

/**
 * The log as NDJSON: a line for each event in global order, without the machinery's, then the trailer. The lines come
 * without line feeds; every line has one after it, the last included.
 * @throws EventStoreError; whatever `check` throws
 */
export async function* exportLog(store: EventStore, options: ExportOptions = {}): AsyncGenerator<string, Trailer> {
  const { after, signal, streamPrefixes, check } = options;
  const digest = new Digest();
  const events = store.readAll({
    ...(after !== undefined && { after }),
    ...(signal && { signal }),
    ...(streamPrefixes && { filter: { streamPrefixes } }),
  });
  for await (const event of events) {
    if (event.stream.startsWith('_')) continue;
    check?.(event);
    const line = lineOf(event);
    digest.take(line);
    yield line;
  }
  yield canonicalJson(digest.trailer);
  return digest.trailer;
}

/** An export that is not what was written. `line` counts from 1. */
export class DamagedExport extends Error {
  override readonly name = 'DamagedExport';
  constructor(
    readonly line: number,
    why: string,
  ) {
    super(`line ${line}: ${why}`);
  }
}

const LINE_FEED = 10;
/** Longer than any event can be: an append has at most a megabyte. */
const LONGEST_LINE = 8_000_000;

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array();
  let line = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const text = (bytes: Uint8Array): string => {
    line++;
    try {
      return decoder.decode(bytes);
    } catch {
      throw new DamagedExport(line, 'is not UTF-8');
    }
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      yield text(rest.length === 0 ? chunk.subarray(from, at) : Buffer.concat([rest, chunk.subarray(from, at)]));
      rest = new Uint8Array();
      from = at + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    if (rest.length > LONGEST_LINE) throw new DamagedExport(line + 1, `is longer than ${LONGEST_LINE} bytes`);
  }
  if (rest.length > 0) throw new DamagedExport(line + 1, 'has no end: the file has been cut off');
}

const FIELDS = 'data,id,metadata,revision,stream,type';

function parsed(text: string, line: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DamagedExport(line, 'is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DamagedExport(line, 'is not a JSON object');
  return value as Record<string, unknown>;
}

/**
 * The events of an export, each as soon as it has been read. That the whole is sound is known only when this ends.
 * @throws DamagedExport naming the first line that is wrong: not canonical, a revision that does not follow the one
 *   before it in its stream, a trailer that is missing, does not agree, or is not the last line
 */
export async function* readExport(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ExportedEvent, Trailer> {
  const digest = new Digest();
  const revisions = new Map<string, number>();
  let trailer: Trailer | undefined;
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line++;
    if (trailer) throw new DamagedExport(line, 'something follows the last line');
    const value = parsed(text, line);
    const fields = Object.keys(value).sort().join();
    if (fields === 'count,sha256') {
      trailer = value as unknown as Trailer;
      const { count, sha256 } = digest.trailer;
      if (trailer.count !== count)
        throw new DamagedExport(line, `it says ${trailer.count} events, and there are ${count}`);
      if (trailer.sha256 !== sha256) throw new DamagedExport(line, 'the lines before it have been changed');
      continue;
    }
    if (fields !== FIELDS) throw new DamagedExport(line, `is no event: it has ${fields || 'nothing'}`);
    const event = value as unknown as ExportedEvent;
    const before = revisions.get(event.stream) ?? -1;
    if (event.revision !== before + 1)
      throw new DamagedExport(
        line,
        before < 0
          ? `stream ${event.stream} begins at revision ${event.revision}: this is a part of a log`
          : `stream ${event.stream}: revision ${event.revision} follows ${before}`,
      );
    if (canonicalOf(event, line) !== text) throw new DamagedExport(line, 'is not canonical JSON');
    revisions.set(event.stream, event.revision);
    digest.take(text);
    yield event;
  }
  if (!trailer)
    throw new DamagedExport(line, `the last line is missing: the file has been cut off after ${line} events`);
  return trailer;
}

function canonicalOf(event: ExportedEvent, line: number): string {
  try {
    return lineOf(event);
  } catch (fault) {
    throw new DamagedExport(line, (fault as Error).message);
  }
}

/** Where a log can be read from its beginning, as often as need be: a store, or an export. */
export interface LogSource {
  readonly name: string;
  events(signal?: AbortSignal): AsyncIterable<ExportedEvent & { readonly position?: Position }>;
}

/** A store's log without its machinery. */
export const sourceOf = (store: EventStore): LogSource => ({
  name: store.name,
  events: (signal) => store.readAll(signal ? { signal } : {}),
});
