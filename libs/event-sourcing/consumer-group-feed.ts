import { hash } from 'node:crypto';
import { START, type EventStore, type Filter, type Position, type StoredEvent } from '@libs/event-store/port.js';
import { Bell, pause, type Clock } from './consumer-group-clock.js';
import type { SlotWork } from './consumer-group-slot.js';

/** How long the feed waits for room in a slot before it sets the slot aside, so that the others go on. */
const PATIENCE_MS = 1_000;

/** Which slot a stream belongs to, for ever. */
export const slotOf = (stream: string, slots: number) => hash('sha256', stream, 'buffer').readUInt32BE(0) % slots;

/**
 * One subscription for all slots of a member, because each filtered subscription makes a server read the whole log. When a
 * slot joins, or has been set aside, and needs what has already gone by, the subscription starts again at the earliest
 * place that any slot needs; the others pass over what they have seen.
 */
export class Feed {
  /** Why the subscription does not work, as long as it does not. */
  fault: unknown;
  private readonly bell = new Bell();
  private current = new AbortController();
  /** What the subscription gave last. */
  private upTo: Position = START;
  /** The slots that have seen all of their own up to there, and so may be moved on with it. */
  private readonly following = new Set<SlotWork>();

  constructor(
    private readonly store: EventStore,
    private readonly filter: Filter | undefined,
    private readonly own: ReadonlyMap<number, SlotWork>,
    private readonly slots: number,
    private readonly clock: Clock,
    private readonly met: (fault: unknown) => void,
  ) {}

  /** Something has changed: wakes the feed, and starts it anew if a slot needs what has already gone by. */
  readonly look = (): void => {
    for (const slot of this.fed())
      if (slot.seen >= this.upTo) this.following.add(slot);
      else if (!this.following.has(slot)) this.current.abort();
    this.bell.ring();
  };

  /** Runs until the signal, and rejects never. */
  async run(signal: AbortSignal): Promise<void> {
    const end = () => {
      this.current.abort();
      this.bell.ring();
    };
    signal.addEventListener('abort', end);
    for (let faults = 0; !signal.aborted;) {
      const fed = this.fed();
      if (fed.length === 0) {
        await this.bell.wait();
        continue;
      }
      this.current = new AbortController();
      this.following.clear();
      for (const slot of fed) this.following.add(slot);
      this.upTo = fed.map((slot) => slot.seen).sort()[0]!;
      const fault = await this.subscribe(this.current.signal, () => {
        faults = 0;
        this.fault = undefined;
      });
      if (fault === undefined) continue;
      this.met((this.fault = fault));
      await pause(this.clock, Math.min(250 * 2 ** faults++, 5_000), signal);
    }
    signal.removeEventListener('abort', end);
  }

  private fed(): SlotWork[] {
    return [...this.own.values()].filter((slot) => slot.fed);
  }

  private async subscribe(signal: AbortSignal, works: () => void): Promise<unknown> {
    const filter = this.filter ? { filter: this.filter } : {};
    try {
      for await (const item of this.store.subscribeAll({ ...filter, after: this.upTo, signal })) {
        works();
        if (item.kind === 'event') await this.give(item.event, signal);
        else if (item.kind === 'checkpoint' && !signal.aborted) this.passed(item.position);
        if (signal.aborted) return undefined;
      }
    } catch (fault) {
      return signal.aborted ? undefined : fault;
    }
    return signal.aborted ? undefined : new Error('the subscription ended by itself');
  }

  /**
   * Gives an event to its slot when there is room. A slot that is full behind a waiting stream, or stays full, is set
   * aside: it keeps its place and is fed again from there.
   */
  private async give(event: StoredEvent, signal: AbortSignal): Promise<void> {
    let patient = true;
    let cancel: (() => void) | undefined;
    while (!signal.aborted) {
      const slot = this.own.get(slotOf(event.stream, this.slots));
      if (!slot?.fed || !this.following.has(slot) || event.position <= slot.seen) break;
      if (!slot.full) {
        slot.accept(event);
        break;
      }
      if (slot.stuck || !patient) {
        slot.aside = true;
        this.following.delete(slot);
        break;
      }
      cancel ??= this.clock.after(PATIENCE_MS, () => {
        patient = false;
        this.bell.ring();
      });
      await this.bell.wait();
    }
    cancel?.();
    if (signal.aborted) return;
    this.passed(event.position);
    if (this.fed().length === 0) this.current.abort();
  }

  private passed(position: Position): void {
    this.upTo = position;
    for (const slot of this.following) if (slot.fed && slot.seen < position) slot.seen = position;
  }
}
