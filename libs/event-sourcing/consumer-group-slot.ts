import type { Position, StoredEvent } from '@libs/event-store/port.js';
import type { Clock } from './consumer-group-clock.js';
import { isLost, type Tenure } from './consumer-group-log.js';

export interface Delivery {
  /** 1 for the first try. Counted by the member that has the event; a takeover begins anew. */
  readonly attempt: number;
  /** Aborted when the slot is lost or the time to stop is up: what is done after that is done again by somebody else. */
  readonly signal: AbortSignal;
}

export type Take = (event: StoredEvent, delivery: Delivery) => Promise<void>;

/** Of what is finished beyond the checkpoint, an orderly release names so many; the rest is taken again. */
const AHEAD_LIMIT = 1_000;

/** What all slots of a member share. */
export interface SlotTerms {
  readonly clock: Clock;
  readonly take: Take;
  readonly attempts: number;
  /** Milliseconds to wait after the n-th failure (1, 2 …). */
  readonly backoff: (failures: number) => number;
  readonly reason: (error: unknown) => string;
  /** Takes under way at a time. */
  readonly parallel: number;
  /** Events taken from the subscription and not finished. */
  readonly inHand: number;
  /** Events between the checkpoint and the last one taken, finished or not. */
  readonly window: number;
  readonly batch: { readonly events: number; readonly ms: number };
  /** False while the member cannot be sure that the slot is still its own. */
  readonly mayBegin: () => boolean;
  /** Something has changed: there may be room, or a slot to feed again. */
  readonly changed: () => void;
  /** The slot is gone from this member; `fault` unless somebody else has taken it. */
  readonly lost: (slot: SlotWork, fault: unknown) => void;
}

/** The events of one stream that are in hand, in order. Only the first is ever tried. */
interface Lane {
  readonly stream: string;
  readonly queue: StoredEvent[];
  failures: number;
  is: 'ready' | 'running' | 'waiting';
}

/**
 * One slot, as long as this member has it: streams side by side, events of a stream one after the other, the checkpoint
 * behind the oldest event that is neither finished nor parked.
 */
export class SlotWork {
  readonly slot: number;
  /** Every event of the slot at or before it is finished, parked, or in hand. */
  seen: Position;
  /** Set aside: its backlog is full behind a stream that waits, so it takes nothing more until that has shrunk. */
  aside = false;

  private readonly lanes = new Map<string, Lane>();
  private readonly ready: Lane[] = [];
  /** What came after the checkpoint, in order: finished or not. */
  private readonly window = new Map<Position, boolean>();
  private readonly settled: Set<Position>;
  private readonly retries = new Set<() => void>();
  private readonly over = new AbortController();
  private floor: Position;
  private stored: Position;
  private storing: Promise<void> = Promise.resolve();
  private cancelStore: (() => void) | undefined;
  private sinceStored = 0;
  private running = 0;
  private waiting = 0;
  private taken = 0;
  private draining = false;
  private quieter: () => void = () => undefined;

  constructor(
    private readonly tenure: Tenure,
    private readonly terms: SlotTerms,
  ) {
    this.slot = tenure.slot;
    this.seen = this.floor = this.stored = tenure.checkpoint;
    this.settled = new Set(tenure.settled);
  }

  get tenureId(): string {
    return this.tenure.id;
  }
  get live(): boolean {
    return !this.over.signal.aborted;
  }
  /** Whether the subscription is to feed it. */
  get fed(): boolean {
    return this.live && !this.draining && !this.aside;
  }
  get inHand(): number {
    return this.taken;
  }
  get parked(): number {
    return this.tenure.parked;
  }
  get waitingStreams(): readonly string[] {
    return [...this.lanes.values()].filter((lane) => lane.is === 'waiting').map((lane) => lane.stream);
  }
  get full(): boolean {
    return this.taken >= this.terms.inHand || this.window.size >= this.terms.window;
  }
  /** Full, and not for want of speed: waiting for room here would hold up the other slots. */
  get stuck(): boolean {
    return this.full && (this.waiting > 0 || this.window.size >= this.terms.window);
  }

  get checkpoint(): Position {
    return this.window.size === 0 ? this.seen : this.floor;
  }

  /** Takes the next event of the slot in hand. Only when there is room. */
  accept(event: StoredEvent): void {
    this.seen = event.position;
    const settled = this.settled.delete(event.position);
    this.window.set(event.position, settled);
    if (settled) return this.advance();
    this.taken++;
    const lane = this.lanes.get(event.stream);
    if (lane) {
      lane.queue.push(event);
      return;
    }
    const fresh: Lane = { stream: event.stream, queue: [event], failures: 0, is: 'ready' };
    this.lanes.set(event.stream, fresh);
    this.ready.push(fresh);
    this.pump();
  }

  /** Begins what may begin now. */
  pump(): void {
    while (this.live && !this.draining && this.running < this.terms.parallel && this.terms.mayBegin()) {
      const lane = this.ready.shift();
      if (!lane) return;
      void this.attempt(lane);
    }
  }

  /** Resolves when the takes under way have settled, or at the signal. What waits or is queued is left to the next owner. */
  async drain(signal: AbortSignal): Promise<void> {
    this.draining = true;
    for (const cancel of this.retries) cancel();
    this.cancelStore?.();
    await new Promise<void>((done) => {
      const look = () => {
        if (this.running === 0 || !this.live || signal.aborted) done();
      };
      this.quieter = look;
      signal.addEventListener('abort', look);
      look();
    });
  }

  /**
   * Ends the work, with a last word in the log if there is something to say: the next owner repeats nothing that was
   * finished here.
   */
  async release(signal: AbortSignal): Promise<void> {
    await this.storing;
    if (!this.live) return;
    const { checkpoint } = this;
    const finished = [...this.window].filter(([, done]) => done).map(([position]) => position);
    const ahead = [...finished, ...this.settled].sort().slice(0, AHEAD_LIMIT);
    const { stored } = this;
    this.end();
    if (checkpoint !== stored || finished.length > 0) await this.tenure.release(checkpoint, ahead, signal);
  }

  /** Ends the work at once: nothing is written any more, and what is under way no longer counts. */
  lose(fault?: unknown): void {
    if (!this.live) return;
    this.end();
    this.terms.lost(this, fault);
  }

  private end(): void {
    this.over.abort();
    for (const cancel of this.retries) cancel();
    this.cancelStore?.();
    this.lanes.clear();
    this.ready.length = this.taken = 0;
    this.quieter();
    this.terms.changed();
  }

  private async attempt(lane: Lane): Promise<void> {
    const event = lane.queue[0]!;
    const { signal } = this.over;
    lane.is = 'running';
    this.running++;
    try {
      await this.terms.take(event, { attempt: lane.failures + 1, signal });
      if (this.live) this.finish(lane, event);
    } catch (error) {
      if (this.live) await this.failed(lane, event, error);
    } finally {
      this.running--;
      this.quieter();
      this.pump();
    }
  }

  private async failed(lane: Lane, event: StoredEvent, error: unknown): Promise<void> {
    lane.failures++;
    if (lane.failures < this.terms.attempts) return this.wait(lane);
    try {
      // Before the event counts as finished, so before the checkpoint can pass it.
      await this.tenure.park(event, this.terms.reason(error), lane.failures, this.over.signal);
      if (this.live) this.finish(lane, event);
    } catch (fault) {
      this.lose(isLost(fault) ? undefined : fault);
    }
  }

  private wait(lane: Lane): void {
    lane.is = 'waiting';
    this.waiting++;
    if (this.draining) return;
    const cancel = this.terms.clock.after(this.terms.backoff(lane.failures), () => {
      this.retries.delete(cancel);
      this.waiting--;
      lane.is = 'ready';
      this.ready.push(lane);
      this.pump();
    });
    this.retries.add(cancel);
    this.terms.changed();
  }

  private finish(lane: Lane, event: StoredEvent): void {
    lane.queue.shift();
    lane.failures = 0;
    lane.is = 'ready';
    if (lane.queue.length > 0) this.ready.push(lane);
    else this.lanes.delete(lane.stream);
    this.taken--;
    this.window.set(event.position, true);
    this.advance();
  }

  private advance(): void {
    for (const [position, done] of this.window) {
      if (!done) break;
      this.floor = position;
      this.window.delete(position);
    }
    if (this.aside && this.taken <= this.terms.inHand / 2 && this.window.size <= this.terms.window / 2)
      this.aside = false;
    this.sinceStored++;
    if (this.sinceStored >= this.terms.batch.events) this.store();
    else if (!this.draining) this.cancelStore ??= this.terms.clock.after(this.terms.batch.ms, () => this.store());
    this.terms.changed();
  }

  private store(): void {
    this.cancelStore?.();
    this.cancelStore = undefined;
    this.sinceStored = 0;
    this.storing = this.storing.then(async () => {
      const { checkpoint } = this;
      if (checkpoint === this.stored || !this.live) return;
      try {
        await this.tenure.move(checkpoint, this.over.signal);
        this.stored = checkpoint;
      } catch (fault) {
        this.lose(isLost(fault) ? undefined : fault);
      }
    });
  }
}
