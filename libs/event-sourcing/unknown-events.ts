import { type EventStore, EventStoreError, type Position, START } from '@libs/event-store/port.js';
import type { ReadModelStore } from '@libs/read-models/port.js';
import { type Codec, UnknownEvent } from './codec.js';

const KIND = 'unknown-events';
const NAME = 'looked-through';
const EVERY = 5_000;
const LISTED = 20;

/** What the log holds that this program cannot read. */
export interface UnknownFound {
  readonly count: number;
  /** The first of them, by name. */
  readonly first: readonly string[];
}

/**
 * Looks through the whole log, once, and then along with it, for events that this program does not know. Views ask for
 * the types they know, so an unknown one would pass them in silence; here it is named, and readiness fails.
 */
export class UnknownEvents {
  private readonly ending = new AbortController();
  private looking: Promise<void> | undefined;
  private readonly names: string[] = [];
  private count = 0;
  private told: (what: string) => void = () => undefined;

  constructor(
    private readonly log: EventStore,
    private readonly codec: Codec,
    private readonly keeps: Pick<ReadModelStore, 'kept' | 'keep'>,
    /** What tells this log from another: what was looked through before belongs to one log and one set of known types. */
    private readonly identify: (log: EventStore) => Promise<string | undefined>,
  ) {}

  get found(): UnknownFound {
    return { count: this.count, first: this.names };
  }

  /** @param told of each, by name, as it is met */
  start(told: (what: string) => void = () => undefined): void {
    this.told = told;
    this.looking ??= this.look().catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.looking;
  }

  private async look(): Promise<void> {
    const signal = this.ending.signal;
    for (let wait = 100; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      try {
        await this.follow(signal);
      } catch (error) {
        // The log is away: it says so itself, in readiness. Anything else is a fault of ours and must be seen.
        if (!(error instanceof EventStoreError)) this.note(error instanceof Error ? error.message : String(error));
      }
      if (!signal.aborted) await new Promise((wake) => setTimeout(wake, wait).unref());
    }
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const known = [...this.codec.types].map(([type, schema]) => `${type}.${schema}`).join();
    const log = (await this.identify(this.log)) ?? '';
    const kept = await this.keeps.kept(KIND, NAME);
    // Looked through means: all of it was known. What was not is found again at every start, until somebody mends it.
    const {
      log: of,
      known: by,
      position,
    } = (kept?.value ?? {}) as { log?: string; known?: string; position?: Position };
    const after = of === log && by === known ? (position ?? START) : START;
    let version = kept?.version ?? 0;
    let since = 0;
    this.count = 0;
    this.names.length = 0;
    for await (const item of this.log.subscribeAll({ after, signal })) {
      if (item.kind === 'event') {
        since++;
        try {
          this.codec.decode(item.event);
        } catch (error) {
          if (!(error instanceof UnknownEvent)) throw error;
          this.note(error.message);
        }
      } else if (item.kind === 'checkpoint' && since >= EVERY && this.count === 0) {
        since = 0;
        if (await this.keeps.keep(KIND, NAME, version, { log, known, position: item.position })) version++;
      }
    }
  }

  private note(what: string): void {
    this.count++;
    if (this.names.length < LISTED) this.names.push(what);
    this.told(what);
  }
}
