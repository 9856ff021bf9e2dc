import { v5 as uuidv5 } from 'uuid';
import type { JsonObject } from '@libs/event-store/json.js';
import {
  EventStoreError,
  type Appended,
  type EventStore,
  type Expected,
  type Position,
  type StoredEvent,
} from '@libs/event-store/port.js';
import { pause, type Clock } from './consumer-group-clock.js';

/*
 * What a group keeps in the log, in machinery streams of its own:
 *
 *   _group/<group>                GroupStarted: how many slots, and where the group began. Written once.
 *   _group/<group>/<slot>         SlotTaken, CheckpointMoved, SlotReleased. Each carries the whole state of the slot,
 *                                 so a takeover reads one event, however long the stream has grown.
 *   _group/<group>/<slot>/parked  ParkingTaken, EventParked, ParkedClosed. Each carries how many entries are open and the
 *                                 revision of the oldest open one, so listing reads only from there.
 *
 * Every append is at an exact revision. A taker writes to both streams of the slot, so whoever held it before can write
 * to neither. The revision of `SlotTaken` is the tenure's `epoch`: of two takers, the later one has the higher epoch.
 */

const NAMESPACE = '8b6f2a52-6d0c-5a53-9c1e-6f2f4f7a9d10';

/** An append is given up after this long and counts as `unavailable`: retried with the same id. */
const APPEND_TIMEOUT_MS = 5_000;

export const groupStream = (group: string) => `_group/${group}`;
export const slotStream = (group: string, slot: number) => `_group/${group}/${slot}`;
export const parkedStream = (group: string, slot: number) => `_group/${group}/${slot}/parked`;

/** Somebody else has taken the slot: nothing more may be written for it here. */
export class SlotLost extends Error {
  override readonly name = 'SlotLost';
}

/** An event that failed to the last try. At most one open entry per event, so the event's id names it. */
export interface ParkedEntry {
  readonly id: string;
  readonly slot: number;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly reason: string;
  readonly attempts: number;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** The group cannot go on in this process, whatever it tries. */
export class GroupOver extends Error {
  override readonly name = 'GroupOver';
}

export interface SlotState {
  /** Where the slot's stream ends, as the next append must expect it. */
  readonly expected: Expected;
  /** Everything of the slot at or before it is finished or parked. */
  readonly checkpoint: Position;
  /** Finished beyond the checkpoint, as far as the last owner had time to say. */
  readonly ahead: readonly Position[];
  /** Who wrote it: unique to one taking of the slot by one process. */
  readonly tenure: string | undefined;
}

export interface ParkedState {
  readonly expected: Expected;
  /** Highest epoch that has taken this stream. */
  readonly epoch: number;
  readonly open: number;
  /** Revision of the oldest open entry. */
  readonly from: number | undefined;
}

export const isLost = (error: unknown): boolean =>
  error instanceof SlotLost || (error instanceof EventStoreError && error.code === 'wrong_expected_revision');
const isUnavailable = (error: unknown) => error instanceof EventStoreError && error.code === 'unavailable';

/** A group's own streams, for every process of the group and for whoever looks at it. */
export class GroupLog {
  constructor(
    private readonly store: EventStore,
    readonly group: string,
    private readonly clock: Clock,
    /** Unique to this process, so that no two processes ever write the same event id. */
    private readonly writer: string,
  ) {}

  /** Where the group began, or undefined if it never ran. */
  async origin(slots: number): Promise<Position | undefined> {
    const started = await this.last(groupStream(this.group));
    if (!started) return undefined;
    const { slots: begun, from } = started.data as { slots: number; from: Position };
    if (begun === slots) return from;
    // A stream would change its slot, and a checkpoint would claim what it does not cover.
    throw new GroupOver(`group ${this.group} was begun with ${begun} slots, not ${slots}: use another name`);
  }

  /**
   * Writes where the group begins, if it never ran: the first process decides, all others follow.
   * @throws GroupOver if it was begun with another number of slots.
   */
  async begin(slots: number, from: Position | 'now', signal: AbortSignal): Promise<Position> {
    const begun = await this.origin(slots);
    if (begun !== undefined) return begun;
    const at = from === 'now' ? await this.store.head() : from;
    try {
      await this.append(groupStream(this.group), 'no_stream', 'GroupStarted', { slots, from: at }, signal);
    } catch (error) {
      if (!isLost(error)) throw error;
    }
    return (await this.origin(slots)) ?? at;
  }

  async slot(slot: number, origin: Position): Promise<SlotState> {
    const last = await this.last(slotStream(this.group, slot));
    if (!last) return { expected: 'no_stream', checkpoint: origin, ahead: [], tenure: undefined };
    const { checkpoint, ahead, tenure } = last.data as { checkpoint: Position; ahead?: Position[]; tenure: string };
    return { expected: last.revision, checkpoint, ahead: ahead ?? [], tenure };
  }

  async parking(slot: number): Promise<ParkedState> {
    const last = await this.last(parkedStream(this.group, slot));
    if (!last) return { expected: 'no_stream', epoch: -1, open: 0, from: undefined };
    const { epoch, open, from } = last.data as { epoch: number; open: number; from: number | null };
    return { expected: last.revision, epoch, open, from: from ?? undefined };
  }

  /** The open entries of a slot by the revision at which they were parked, and the state they were read at. */
  async open(slot: number): Promise<{ state: ParkedState; entries: ReadonlyMap<number, ParkedEntry> }> {
    const state = await this.parking(slot);
    const entries = new Map<number, ParkedEntry>();
    if (state.from === undefined || typeof state.expected !== 'number') return { state, entries };
    const parkedAt = new Map<string, number>();
    const limit = state.expected - state.from + 1;
    for await (const event of this.store.readStream(parkedStream(this.group, slot), { from: state.from, limit })) {
      const id = event.data['id'] as string;
      if (event.type === 'ParkedClosed') {
        entries.delete(parkedAt.get(id)!);
      } else if (event.type === 'EventParked') {
        const { type, stream, revision, position, reason, attempts, at } = event.data as unknown as ParkedEntry;
        entries.set(event.revision, { id, slot, type, stream, revision, position, reason, attempts, at });
        parkedAt.set(id, event.revision);
      }
    }
    return { state, entries };
  }

  /** Closes an entry that has been replayed, whoever owns the slot. Nothing to do if somebody else has closed it. */
  async close(slot: number, id: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const { state, entries } = await this.open(slot);
      if (![...entries.values()].some((entry) => entry.id === id)) return;
      const left = [...entries].filter(([, entry]) => entry.id !== id);
      const { epoch } = state;
      const data = { id, at: this.now(), epoch, open: left.length, from: left[0]?.[0] ?? null };
      try {
        await this.append(parkedStream(this.group, slot), state.expected, 'ParkedClosed', data, signal, id);
        return;
      } catch (error) {
        if (!isLost(error)) throw error;
      }
    }
  }

  /**
   * Takes a slot at the state it was read at, and everything parked in it.
   * @throws SlotLost if somebody else was quicker.
   */
  async take(slot: number, member: string, seen: SlotState, signal: AbortSignal): Promise<Tenure> {
    const { checkpoint, ahead } = seen;
    const stream = slotStream(this.group, slot);
    const tenure = uuidv5(`${stream} ${seen.expected} ${this.writer}`, NAMESPACE);
    const taken = await this.append(stream, seen.expected, 'SlotTaken', { member, tenure, checkpoint, ahead }, signal);
    for (;;) {
      const { state, entries } = await this.open(slot);
      if (state.epoch > taken.revision) throw new SlotLost(`slot ${slot} of ${this.group} was taken again meanwhile`);
      const { open, from } = state;
      const data = { member, epoch: taken.revision, open, from: from ?? null };
      try {
        const { revision } = await this.append(
          parkedStream(this.group, slot),
          state.expected,
          'ParkingTaken',
          data,
          signal,
          `${taken.revision}`,
        );
        const parked = [...entries.values()].map((entry) => entry.position);
        const parking = { ...state, expected: revision, epoch: taken.revision };
        return new Tenure(this, slot, member, tenure, seen, taken.revision, parking, parked);
      } catch (error) {
        if (!isLost(error)) throw error;
      }
    }
  }

  /**
   * Appends one event of the group. `unavailable` means that the outcome is unknown: the same event is sent again, under
   * the same id, until the store answers or the signal is aborted. The id names the place and the writer, so the event of
   * another process at the same revision is a conflict and never taken for a repetition.
   */
  async append(
    stream: string,
    expected: Expected,
    type: string,
    data: JsonObject,
    signal: AbortSignal,
    what = '',
  ): Promise<Appended> {
    const id = uuidv5(`${stream} ${expected} ${type} ${this.writer} ${what}`, NAMESPACE);
    const event = { id, type, data, metadata: { recordedAt: this.now() } };
    for (let tries = 1; ; tries++) {
      try {
        return await this.store.append(stream, expected, [event], { timeoutMs: APPEND_TIMEOUT_MS });
      } catch (error) {
        if (!isUnavailable(error) || signal.aborted) throw error;
      }
      await pause(this.clock, Math.min(100 * 2 ** tries, 5_000), signal);
    }
  }

  now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  private async last(stream: string): Promise<StoredEvent | undefined> {
    for await (const event of this.store.readStream(stream, { backwards: true, limit: 1 })) return event;
    return undefined;
  }
}

/** One taking of one slot: the right to write its checkpoint and to park, until somebody else takes it. */
export class Tenure {
  readonly checkpoint: Position;
  /** Beyond the checkpoint and not to be taken again: finished by the last owner, or parked. */
  readonly settled: ReadonlySet<Position>;
  private revision: number;
  /** Parking is rare and must not race with itself for the revision. */
  private parkingQueue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: GroupLog,
    readonly slot: number,
    private readonly member: string,
    readonly id: string,
    seen: SlotState,
    private readonly epoch: number,
    private parkedState: ParkedState,
    parked: readonly Position[],
  ) {
    this.checkpoint = seen.checkpoint;
    this.settled = new Set([...seen.ahead, ...parked].filter((position) => position > seen.checkpoint));
    this.revision = epoch;
  }

  get parked(): number {
    return this.parkedState.open;
  }

  /** @throws SlotLost, and nothing was written. */
  async move(checkpoint: Position, signal: AbortSignal): Promise<void> {
    await this.write('CheckpointMoved', { member: this.member, tenure: this.id, checkpoint }, signal);
  }

  /** The last word of this tenure. @throws SlotLost, and nothing was written. */
  async release(checkpoint: Position, ahead: readonly Position[], signal: AbortSignal): Promise<void> {
    await this.write('SlotReleased', { member: this.member, tenure: this.id, checkpoint, ahead }, signal);
  }

  /** Durable when it resolves. @throws SlotLost, and nothing was written. */
  park(event: StoredEvent, reason: string, attempts: number, signal: AbortSignal): Promise<void> {
    const parked = this.parkingQueue.then(() => this.parkNext(event, reason, attempts, signal));
    this.parkingQueue = parked.catch(() => undefined);
    return parked;
  }

  private async parkNext(event: StoredEvent, reason: string, attempts: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const { expected, open, from, epoch } = this.parkedState;
      // Once lost, always lost: where the parked stream ends now is known, and may be used by its new owner alone.
      if (epoch !== this.epoch) throw new SlotLost(`slot ${this.slot} of ${this.log.group} was taken`);
      const { id, type, stream, revision, position } = event;
      const data = {
        ...{ id, type, stream, revision, position, reason, attempts, at: this.log.now() },
        ...{ epoch: this.epoch, open: open + 1, from: from ?? (expected as number) + 1 },
      };
      try {
        const done = await this.log.append(this.parkedStream(), expected, 'EventParked', data, signal, id);
        this.parkedState = { expected: done.revision, epoch: this.epoch, open: data.open, from: data.from };
        return;
      } catch (error) {
        if (!isLost(error)) throw error;
      }
      // Somebody has closed an entry, or has taken the slot: the epoch tells which.
      this.parkedState = await this.log.parking(this.slot);
    }
  }

  private parkedStream() {
    return parkedStream(this.log.group, this.slot);
  }

  private async write(type: string, data: JsonObject, signal: AbortSignal): Promise<void> {
    const stream = slotStream(this.log.group, this.slot);
    const { revision } = await this.log.append(stream, this.revision, type, data, signal);
    this.revision = revision;
  }
}
