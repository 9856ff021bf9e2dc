/**
 * The log of the stand-in: what a 24.x server answers to an append, a delete and a look-up, after its published source
 * (`IndexWriter.CheckCommit`, `Streams.Append.cs`). Nothing is on disk. It is not EventStoreDB and proves nothing about one.
 */
export interface LogRecord {
  /** Where it begins in the log, in bytes, as a server counts; commit and prepare position are both this number. */
  readonly at: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type ServerExpected = 'any' | 'no_stream' | 'stream_exists' | bigint;
export type ProposedEvent = Pick<LogRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type AppendAnswer =
  | { readonly is: 'stored' | 'already-stored'; readonly last: LogRecord }
  | { readonly is: 'wrong-expected-version'; readonly current: number | undefined }
  | { readonly is: 'stream-deleted' }
  | { readonly is: 'too-large' };

interface Stream {
  readonly events: LogRecord[];
  /** Revisions before this one are gone for readers (`$tb`); Infinity: soft-deleted. */
  truncatedBefore: number;
  tombstoned: boolean;
}

export const MAX_APPEND_SIZE = 1_048_576;
const STATISTICS_EVERY = 5;
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

export class Log {
  readonly records: LogRecord[] = [];
  /** Where the next record will begin. */
  end = 0n;
  readonly #streams = new Map<string, Stream>();
  #recentIds = new Map<string, LogRecord>();
  #appends = 0;
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.#writeSystem('$epoch-information', '$epoch-information');
    this.#writeSystem('$users', '$UserCreated');
  }

  append(name: string, expected: ServerExpected, events: readonly ProposedEvent[]): AppendAnswer {
    const size = events.reduce((sum, e) => sum + e.data.length + e.metadata.length + 2 * e.type.length, 0);
    if (size > MAX_APPEND_SIZE) return { is: 'too-large' };
    const decision = this.#decide(name, expected, events);
    if (decision !== 'store') return decision;
    let last: LogRecord | undefined;
    for (const event of events) last = this.#write(name, event);
    if (last === undefined) throw new Error('an append of nothing never comes from our adapter');
    this.#appends++;
    if (name.startsWith('$$')) this.#obeyMetadata(name.slice(2), last);
    // A server writes statistics, epochs and metadata between the events of its users.
    if (this.#appends % STATISTICS_EVERY === 0) this.#writeSystem('$stats-127.0.0.1:2113', '$statsCollected');
    this.#wake();
    return { is: 'stored', last };
  }

  softDelete(name: string): LogRecord | undefined {
    const stream = this.#streams.get(name);
    if (stream === undefined) return undefined;
    stream.truncatedBefore = Infinity;
    return this.#writeSystem(`$$${name}`, '$metadata', json({ $tb: Number.MAX_SAFE_INTEGER }));
  }

  tombstone(name: string): LogRecord {
    const last = this.#write(name, { ...systemEvent('$streamDeleted'), data: json({}) });
    (this.#streams.get(name) as Stream).tombstoned = true;
    this.#wake();
    return last;
  }

  /** The readable events of a stream, in order. */
  stream(name: string): readonly LogRecord[] | 'not-found' | 'deleted' {
    const stream = this.#streams.get(name);
    if (stream === undefined) return 'not-found';
    if (stream.tombstoned) return 'deleted';
    if (stream.truncatedBefore === Infinity) return 'not-found';
    return stream.events.filter(({ revision }) => revision >= stream.truncatedBefore);
  }

  /** Index of the first record after this position; undefined when it is no place in the log. */
  indexAfter(commit: bigint, prepare: bigint): number | undefined {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle] as LogRecord).at < commit) low = middle + 1;
      else high = middle;
    }
    const record = this.records[low];
    if (record === undefined) return commit === this.end ? low : undefined;
    if (record.at !== commit) return undefined;
    return record.at > prepare ? low : low + 1;
  }

  /** Resolves with the next append, or with the signal. */
  async grown(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        signal.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      signal.addEventListener('abort', done);
      this.#waiting.add(done);
    });
  }

  /** What a restart takes: the ids that made `any` look idempotent. The log stays. */
  restart(): void {
    this.#recentIds = new Map();
    this.#writeSystem('$epoch-information', '$epoch-information');
  }

  #decide(name: string, expected: ServerExpected, events: readonly ProposedEvent[]): AppendAnswer | 'store' {
    const stream = this.#streams.get(name);
    if (stream?.tombstoned) return { is: 'stream-deleted' };
    const current = (stream?.events.length ?? 0) - 1;
    const wrong: AppendAnswer = { is: 'wrong-expected-version', current: current < 0 ? undefined : current };
    const deleted = stream?.truncatedBefore === Infinity;

    if (expected === 'any' || expected === 'stream_exists') {
      if (expected === 'stream_exists' && (stream === undefined || deleted)) return wrong;
      const known = events.map(({ id }) => this.#recentIds.get(id)).map((r) => (r?.stream === name ? r : undefined));
      if (known[0] === undefined) return 'store';
      const last = known.at(-1);
      return known.includes(undefined) || last === undefined ? wrong : { is: 'already-stored', last };
    }

    const believed = expected === 'no_stream' ? -1 : Number(expected);
    if (believed > current) return wrong;
    if (believed === current) return 'store';
    const places = events.map(({ id }, i) => {
      const there = stream?.events[believed + 1 + i];
      return there?.id === id ? there : undefined;
    });
    if (places[0] === undefined) return expected === 'no_stream' && deleted ? 'store' : wrong;
    const last = places.at(-1);
    return places.includes(undefined) || last === undefined ? wrong : { is: 'already-stored', last };
  }

  #write(name: string, event: ProposedEvent): LogRecord {
    let stream = this.#streams.get(name);
    if (stream === undefined) {
      stream = { events: [], truncatedBefore: 0, tombstoned: false };
      this.#streams.set(name, stream);
    }
    if (stream.truncatedBefore === Infinity) stream.truncatedBefore = stream.events.length;
    const record: LogRecord = { ...event, at: this.end, stream: name, revision: stream.events.length };
    stream.events.push(record);
    this.records.push(record);
    this.#recentIds.set(record.id, record);
    this.end += BigInt(97 + name.length + record.type.length + record.data.length + record.metadata.length);
    return record;
  }

  #writeSystem(stream: string, type: string, data = json({ by: 'the stand-in' })): LogRecord {
    const record = this.#write(stream, { ...systemEvent(type), data });
    this.#wake();
    return record;
  }

  #obeyMetadata(name: string, { data }: LogRecord): void {
    const { $tb } = JSON.parse(new TextDecoder().decode(data)) as { $tb?: number };
    const stream = this.#streams.get(name);
    if (stream !== undefined && typeof $tb === 'number') stream.truncatedBefore = $tb;
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}

const systemEvent = (type: string) => ({
  id: crypto.randomUUID(),
  type,
  contentType: 'application/json',
  metadata: new Uint8Array(),
});
