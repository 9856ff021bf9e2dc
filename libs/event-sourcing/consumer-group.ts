import { randomUUID } from 'node:crypto';
import { START, type EventStore, type Filter, type Position, type StoredEvent } from '@libs/event-store/port.js';
import { pause, systemClock, type Clock } from './consumer-group-clock.js';
import { Feed, slotOf } from './consumer-group-feed.js';
import { GroupLog, GroupOver, isLost, type ParkedEntry } from './consumer-group-log.js';
import { Members, share, type Keeps } from './consumer-group-members.js';
import { SlotWork, type SlotTerms, type Take } from './consumer-group-slot.js';

export { type Clock } from './consumer-group-clock.js';
export { GroupOver, type ParkedEntry } from './consumer-group-log.js';
export { slotOf } from './consumer-group-feed.js';
export { type Keeps } from './consumer-group-members.js';
export { type Delivery, type Take } from './consumer-group-slot.js';

export interface ConsumerGroupOptions {
  readonly store: EventStore;
  /** Holds the members' leases: who is alive. Nothing is lost when it is. */
  readonly keeps: Keeps;
  /** Lower case letters, digits and `-`, at most 64. The same name in several processes is one group. */
  readonly name: string;
  /** Default: every event but the machinery's. A type added later is taken from the checkpoint on. */
  readonly filter?: Filter;
  /** Throwing is a failed attempt. It must bear being given an event again, and must not hang: nothing ends it. */
  readonly take: Take;
  /** Where a group that has never run begins, decided once for all its members. Default: the beginning of the log. */
  readonly from?: Position | 'now';
  /** How many ways the work can be shared. Fixed when the group first runs. Default 8. */
  readonly slots?: number;
  /** Tries before an event is parked. Default 5. */
  readonly attempts?: number;
  /** Wait after the n-th failure: `firstMs · factor^(n-1)`, at most `maxMs`, of which the upper half is chance. */
  readonly backoff?: { readonly firstMs: number; readonly factor: number; readonly maxMs: number };
  /** Takes under way at a time, per slot. Default 4. */
  readonly parallel?: number;
  /** Events in hand, per slot. Default 128. */
  readonly inHand?: number;
  /** Events between a slot's checkpoint and the last one it took: what a takeover can repeat. Default 4,096. */
  readonly window?: number;
  /** A checkpoint is stored after so many events or so long, whichever comes first; never when nothing was finished. */
  readonly batch?: { readonly events: number; readonly ms: number };
  /** What is kept of a failure, shortened to 1,000 characters. Default: the error's name and message. */
  readonly reason?: (error: unknown) => string;
  /** Unique among the living. A fixed one (for a process that is alone) takes its slots back at once after a crash. */
  readonly member?: string;
  readonly leaseMs?: number;
  /** How long `stop` waits for what has begun. Default 5,000. */
  readonly drainMs?: number;
  readonly clock?: Clock;
  /** 0 to 1, for the jitter. */
  readonly random?: () => number;
  /** Told of every fault the group meets and goes on after (store away, lease not renewed), and of its end if it must. */
  readonly onFault?: (fault: unknown) => void;
}

export interface SlotStatus {
  readonly slot: number;
  /** The living member that says it holds the slot. */
  readonly owner: string | undefined;
  /** Everything at or before it is finished or parked. As stored; of this member's own slots, as it is. */
  readonly checkpoint: Position;
  readonly parked: number;
  /** Events after the checkpoint, of the first 1,000 of the group. */
  readonly lag: number;
  /** Only of this member's own slots. */
  readonly inHand?: number;
  readonly waitingStreams?: readonly string[];
  /** Its backlog is full behind a waiting stream. */
  readonly aside?: boolean;
}

export interface GroupStatus {
  readonly name: string;
  readonly member: string;
  /** `over`: it had to end, for the fault named. */
  readonly is: 'idle' | 'running' | 'stopped' | 'over';
  readonly slots: readonly SlotStatus[];
  /** There is more than the slots' `lag` says. */
  readonly lagsMore: boolean;
  /** The last fault, until the next round without one. */
  readonly fault: string | undefined;
}

export interface Replayed {
  readonly id: string;
  readonly outcome: 'taken' | 'failed' | 'not-parked';
  readonly reason?: string;
}

const LAG_LIMIT = 1_000;
const REASON_LENGTH = 1_000;
/**
 * Competing consumers, the same on every event store: several processes share a group's events.
 *
 * - At least once. A takeover after a crash repeats at most what its slot took after the last stored checkpoint; an orderly
 *   stop or rebalancing repeats nothing that was finished.
 * - In order within a stream: the next event of a stream is taken only after the one before it was finished or parked.
 *   Streams of a slot go side by side.
 * - A failing event is tried again with growing pauses while its stream waits and others go on. After the last try it is
 *   parked, with the reason, and *its stream goes on without it*: one bad event must not silence all that follow. Whoever
 *   needs the whole stream must make `take` refuse the later ones itself.
 * - A parked event stays listed until a replay of it has succeeded or somebody has given it up. A replay runs in the
 *   process that is asked, outside the order of the stream, perhaps beside a later event of it.
 *
 * One subscription feeds all slots of a member. A slot that joins later, or was set aside, makes it start again at the
 * earliest place that any slot needs; the others pass over what they have seen. The design is in
 * `docs/decisions/0005-consumer-groups.md`.
 */
export class ConsumerGroup {
  private readonly name: string;
  private readonly member: string;
  private readonly slots: number;
  private readonly clock: Clock;
  private readonly leaseMs: number;
  private readonly log: GroupLog;
  private readonly members: Members;
  private readonly terms: SlotTerms;

  private readonly own = new Map<number, SlotWork>();
  /** Slots on their way to another member, or to nobody. */
  private readonly leaving = new Map<number, Promise<void>>();
  private readonly ending = new AbortController();
  private is: GroupStatus['is'] = 'idle';
  private origin: Position | undefined;
  /** Until then nobody else takes this member to be dead. */
  private sureUntil = -Infinity;
  private beating: Promise<void> = Promise.resolve();
  private cancelBeat: (() => void) | undefined;
  private readonly feed: Feed;
  private feeding: Promise<void> = Promise.resolve();
  private fault: unknown;
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: ConsumerGroupOptions) {
    const { name, slots = 8, leaseMs = 10_000, random = Math.random } = options;
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) throw new Error(`a group's name is [a-z0-9-], at most 64: ${name}`);
    if (!Number.isInteger(slots) || slots < 1 || slots > 256) throw new Error(`group ${name}: slots is 1 to 256`);
    for (const bound of ['attempts', 'parallel', 'inHand', 'window', 'leaseMs'] as const)
      if (!((options[bound] ?? 1) >= 1)) throw new Error(`group ${name}: ${bound} is ${options[bound]}, not 1 or more`);
    const incarnation = randomUUID();
    this.name = name;
    this.slots = slots;
    this.leaseMs = leaseMs;
    this.member = options.member ?? incarnation;
    this.clock = options.clock ?? systemClock;
    this.log = new GroupLog(options.store, name, this.clock, incarnation);
    this.members = new Members(options.keeps, name, this.member, incarnation, this.clock, leaseMs);
    const { firstMs, factor, maxMs } = options.backoff ?? { firstMs: 250, factor: 4, maxMs: 60_000 };
    this.terms = {
      clock: this.clock,
      take: options.take,
      attempts: options.attempts ?? 5,
      backoff: (failures) => Math.min(maxMs, firstMs * factor ** (failures - 1)) * (0.5 + random() / 2),
      reason: (error) => described(error, options.reason ?? reasonOf),
      parallel: options.parallel ?? 4,
      inHand: options.inHand ?? 128,
      window: options.window ?? 4_096,
      batch: options.batch ?? { events: 1_000, ms: 1_000 },
      mayBegin: () => this.clock.now() < this.sureUntil,
      changed: () => this.feed.look(),
      lost: (slot, fault) => {
        if (this.own.get(slot.slot) === slot) this.own.delete(slot.slot);
        if (fault !== undefined) this.met(fault);
      },
    };
    this.feed = new Feed(options.store, options.filter, this.own, this.slots, this.clock, (fault) => this.met(fault));
  }

  /**
   * Joins the group. A store that is away is waited for in the background (`status().fault`, `onFault`).
   * @throws GroupOver if the group was begun with another number of slots.
   */
  async start(): Promise<void> {
    if (this.is !== 'idle') throw new Error(`group ${this.name} has been started or stopped before`);
    this.is = 'running';
    this.feeding = this.feed.run(this.ending.signal);
    await this.beatNow();
    if (this.fault instanceof GroupOver) throw this.fault;
  }

  /**
   * Leaves the group: begins nothing more, waits at most `drainMs` for what has begun, stores the checkpoints, gives up the
   * lease. Waiting and queued events are left to the next owner. Never rejects.
   */
  stop(): Promise<void> {
    return (this.stopped ??= this.windUp());
  }

  /** Reads the log and the leases; the lag costs a read from the lowest checkpoint. */
  async status(): Promise<GroupStatus> {
    const origin = (await this.log.origin(this.slots)) ?? START;
    const living = await this.members.living();
    const slots = await Promise.all(
      Array.from({ length: this.slots }, async (_, slot) => {
        const [state, parking] = await Promise.all([this.log.slot(slot, origin), this.log.parking(slot)]);
        const work = this.own.get(slot);
        return {
          slot,
          owner: [...living].find(([, held]) => held.includes(slot))?.[0],
          checkpoint: work?.checkpoint ?? state.checkpoint,
          parked: parking.open,
          ...(work && { inHand: work.inHand, waitingStreams: work.waitingStreams, aside: work.aside }),
        };
      }),
    );
    const lags = new Map<number, number>();
    const filter = this.options.filter ? { filter: this.options.filter } : {};
    let read = 0;
    const after = slots.map((slot) => slot.checkpoint).sort()[0]!;
    for await (const event of this.options.store.readAll({ ...filter, after, limit: LAG_LIMIT })) {
      read++;
      const slot = slotOf(event.stream, this.slots);
      if (event.position > slots[slot]!.checkpoint) lags.set(slot, (lags.get(slot) ?? 0) + 1);
    }
    const fault = this.fault ?? this.feed.fault;
    return {
      name: this.name,
      member: this.member,
      is: this.is,
      slots: slots.map((slot) => ({ ...slot, lag: lags.get(slot.slot) ?? 0 })),
      lagsMore: read === LAG_LIMIT,
      fault: fault === undefined ? undefined : reasonOf(fault),
    };
  }

  /**
   * Every open entry, by slot and the order in which they were parked. Works without `start`.
   * @throws GroupOver if the group was begun with another number of slots: some would not be found.
   */
  async parked(): Promise<readonly ParkedEntry[]> {
    await this.log.origin(this.slots);
    const all: ParkedEntry[] = [];
    for (let slot = 0; slot < this.slots; slot++) all.push(...(await this.log.open(slot)).entries.values());
    return all;
  }

  /**
   * Takes parked events again, here and now, one after the other; each is closed after it has succeeded, and stays parked
   * if it fails or the process dies. Works without `start`.
   * @param which the id of a parked event, or all that are parked now
   */
  async replay(which: string): Promise<readonly Replayed[]> {
    const entries = (await this.parked()).filter((entry) => which === 'all' || entry.id === which);
    if (entries.length === 0 && which !== 'all') return [{ id: which, outcome: 'not-parked' }];
    const replayed: Replayed[] = [];
    const { signal } = this.ending;
    for (const entry of entries) {
      if (signal.aborted) break;
      const { id } = entry;
      try {
        await this.options.take(await this.original(entry), { attempt: entry.attempts + 1, signal });
      } catch (error) {
        replayed.push({ id, outcome: 'failed', reason: this.terms.reason(error) });
        continue;
      }
      await this.log.close(entry.slot, id, signal);
      replayed.push({ id, outcome: 'taken' });
    }
    return replayed;
  }

  /** Gives a parked event up for good: it is listed no more, and nobody takes it. False when it is not parked. */
  async skip(id: string): Promise<boolean> {
    const entry = (await this.parked()).find((one) => one.id === id);
    if (!entry) return false;
    await this.log.close(entry.slot, id, this.ending.signal);
    return true;
  }

  private async original({ id, stream, revision }: ParkedEntry): Promise<StoredEvent> {
    for await (const event of this.options.store.readStream(stream, { from: revision, limit: 1 }))
      if (event.id === id && event.revision === revision) return event;
    throw new Error(`the event is no longer in the store: ${stream} at ${revision}`);
  }

  // Membership: a heartbeat renews the lease, looks who is alive, gives up what is another's share and takes its own.

  private beatNow(): Promise<void> {
    this.cancelBeat?.();
    this.beating = this.beating.then(async () => {
      if (this.is !== 'running') return;
      try {
        await this.beat();
        this.fault = undefined;
      } catch (fault) {
        this.met(fault);
        if (fault instanceof GroupOver) return this.end('over');
      }
      this.cancelBeat?.();
      if (this.is === 'running') this.cancelBeat = this.clock.after(this.leaseMs / 3, () => void this.beatNow());
    });
    return this.beating;
  }

  private async beat(): Promise<void> {
    const origin = (this.origin ??= await this.log.begin(this.slots, this.options.from ?? START, this.ending.signal));
    await this.renew();
    const living = await this.members.living();
    const mine = share(this.slots, this.member, living.keys());
    for (const slot of this.own.values()) if (!mine.includes(slot.slot)) this.giveUp(slot);
    const free = (slot: number, held: ReadonlyMap<string, readonly number[]>) =>
      ![...held].some(([id, slots]) => id !== this.member && slots.includes(slot));
    const wanted = mine.filter((slot) => !this.own.has(slot) && !this.leaving.has(slot) && free(slot, living));
    if (wanted.length === 0) return;
    // Say so first and look again after: of two that want one slot at the same time, at least one sees the other.
    await this.members.renew([...this.held(), ...wanted]);
    const seen = await Promise.all(wanted.map((slot) => this.log.slot(slot, origin)));
    const meanwhile = await this.members.living();
    // A store that does not answer must not keep the lease from being renewed.
    const bound = new AbortController();
    const cancel = this.clock.after(this.leaseMs / 3, () => bound.abort());
    const taken = await Promise.allSettled(
      wanted.map(async (slot, i) => {
        if (!free(slot, meanwhile)) return;
        const tenure = await this.log.take(slot, this.member, seen[i]!, bound.signal);
        if (this.is === 'running') this.own.set(slot, new SlotWork(tenure, this.terms));
      }),
    );
    cancel();
    this.feed.look();
    await this.members.renew(this.held());
    const failed = taken.find((result) => result.status === 'rejected' && !isLost(result.reason));
    if (failed?.status === 'rejected') throw failed.reason as Error;
  }

  /**
   * Renews the lease. If that comes too late, or fails, others may have taken slots: the log tells which are still this
   * member's. So a read-model store that is away stops nobody.
   */
  private async renew(): Promise<void> {
    const asked = this.clock.now();
    let fault: unknown;
    try {
      await this.members.renew(this.held());
    } catch (error) {
      if (error instanceof GroupOver) throw error;
      fault = error;
    }
    if (fault !== undefined || this.clock.now() >= this.sureUntil) {
      const lost = await Promise.all(
        [...this.own.values()].map(async (slot) => {
          const { tenure } = await this.log.slot(slot.slot, START);
          return tenure === slot.tenureId ? undefined : slot;
        }),
      );
      for (const slot of lost) slot?.lose();
    }
    this.sureUntil = asked + this.leaseMs;
    for (const slot of this.own.values()) slot.pump();
    if (fault !== undefined) throw fault as Error;
  }

  private held(): readonly number[] {
    return [...this.own.keys(), ...this.leaving.keys()];
  }

  private giveUp(slot: SlotWork): void {
    this.own.delete(slot.slot);
    const bound = new AbortController();
    const cancel = this.clock.after(this.options.drainMs ?? 5_000, () => bound.abort());
    const left = slot
      .drain(bound.signal)
      .then(() => slot.release(this.ending.signal))
      .catch((fault: unknown) => (isLost(fault) ? undefined : this.met(fault)))
      .then(() => {
        cancel();
        this.leaving.delete(slot.slot);
        void this.beatNow();
      });
    this.leaving.set(slot.slot, left);
  }

  // Beginning, ending, faults.

  private async windUp(): Promise<void> {
    const was = this.is;
    if (was !== 'over') this.is = 'stopped';
    if (was !== 'running') return;
    this.cancelBeat?.();
    const { drainMs = 5_000 } = this.options;
    const bound = new AbortController();
    const cancel = this.clock.after(drainMs, () => bound.abort());
    const work = async () => {
      await this.beating;
      const slots = [...this.own.values()];
      const drained = slots.map((slot) => slot.drain(bound.signal).then(() => slot.release(this.ending.signal)));
      const left = await Promise.allSettled([...drained, ...this.leaving.values()]);
      for (const result of left) if (result.status === 'rejected' && !isLost(result.reason)) this.met(result.reason);
      await this.members.leave();
    };
    const late = pause(this.clock, drainMs + 2_000, this.ending.signal);
    await Promise.race([work().catch((fault: unknown) => this.met(fault)), late]);
    cancel();
    this.end('stopped');
    await this.feeding;
  }

  private end(is: 'stopped' | 'over'): void {
    this.is = is;
    this.cancelBeat?.();
    this.ending.abort();
    for (const slot of [...this.own.values()]) slot.lose();
    this.own.clear();
  }

  private met(fault: unknown): void {
    this.fault = fault;
    // In its own turn: what a listener throws must not break the heartbeat.
    queueMicrotask(() => this.options.onFault?.(fault));
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** What `take` throws may be anything, even what cannot be described: that must not end the group. */
function described(error: unknown, reason: (error: unknown) => string): string {
  try {
    return reason(error).slice(0, REASON_LENGTH).toWellFormed();
  } catch {
    return 'a failure that cannot be described';
  }
}
