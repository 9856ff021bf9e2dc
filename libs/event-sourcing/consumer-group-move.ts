import { v5 as uuidv5 } from 'uuid';
import { canonicalJson, type JsonObject } from '@libs/event-store/json.js';
import { EventStoreError, START, type EventStore, type Position } from '@libs/event-store/port.js';
import { systemClock } from './consumer-group-clock.js';
import { GroupLog, groupStream, parkedStream, slotStream, type ParkedEntry } from './consumer-group-log.js';

/*
 * A group's streams hold positions of the one log they stand in, so they are never copied. What they mean is: which events
 * are finished, and which are parked. That can be said of any copy of the log, by counting events instead.
 */

const NAMESPACE = '3d1c1f0e-6b7a-5c6e-8a3f-0c9d2f7b4e11';
const MOVED = 'moved';
/** Entries of one append: each is below 5,000 bytes. */
const ENTRIES = 200;

/** All that a consumer group has to remember. `Place` is a position of one log, or a number of events. */
export interface GroupState<Place> {
  readonly group: string;
  readonly slots: number;
  readonly from: Place;
  /** Slots that were ever taken. */
  readonly held: readonly SlotHeld<Place>[];
}

export interface SlotHeld<Place> {
  readonly slot: number;
  /** Everything of the slot at or before it is finished or parked. */
  readonly checkpoint: Place;
  /** Finished beyond the checkpoint. */
  readonly ahead: readonly Place[];
  readonly parked: readonly (Omit<ParkedEntry, 'position'> & { readonly position: Place })[];
}

/** Every group that has ever begun in this log. Read before the log itself, they claim nothing that is not in it. */
export async function readGroups(store: EventStore): Promise<readonly GroupState<Position>[]> {
  const begun = new Map<string, { readonly slots: number; readonly from: Position }>();
  for await (const event of store.readAll({ filter: { streamPrefixes: [groupStream('')] } })) {
    if (event.type !== 'GroupStarted') continue;
    begun.set(event.stream.slice(groupStream('').length), event.data as { slots: number; from: Position });
  }
  const groups: GroupState<Position>[] = [];
  for (const [group, { slots, from }] of begun) {
    const log = new GroupLog(store, group, systemClock, 'reader');
    const held: SlotHeld<Position>[] = [];
    for (let slot = 0; slot < slots; slot++) {
      // The checkpoint first: an event is parked before the checkpoint passes it, so what is read next cannot miss it.
      const { expected, checkpoint, ahead } = await log.slot(slot, from);
      const { entries } = await log.open(slot);
      if (expected !== 'no_stream') held.push({ slot, checkpoint, ahead, parked: [...entries.values()] });
    }
    groups.push({ group, slots, from, held });
  }
  return groups;
}

/** Every place that a group's state names. */
export const placesIn = <Place>(groups: readonly GroupState<Place>[]): readonly Place[] =>
  groups.flatMap(({ from, held }) => [
    from,
    ...held.flatMap(({ checkpoint, ahead, parked }) => [
      checkpoint,
      ...ahead,
      ...parked.map(({ position }) => position),
    ]),
  ]);

/** The same states, told in other places. @throws RangeError for a place that `to` does not have */
export function moved<From, To>(
  groups: readonly GroupState<From>[],
  places: ReadonlyMap<From, To>,
): readonly GroupState<To>[] {
  const to = (from: From): To => {
    if (!places.has(from)) throw new RangeError(`there is no place ${String(from)} to move to`);
    return places.get(from)!;
  };
  return groups.map(({ group, slots, from, held }) => ({
    group,
    slots,
    from: to(from),
    held: held.map(({ slot, checkpoint, ahead, parked }) => ({
      slot,
      checkpoint: to(checkpoint),
      ahead: ahead.map(to),
      parked: parked.map((entry) => ({ ...entry, position: to(entry.position) })),
    })),
  }));
}

/** A group of the target has begun by itself. */
export class GroupHasBegun extends Error {
  override readonly name = 'GroupHasBegun';
  constructor(readonly group: string) {
    super(`group ${group} has begun there by itself: it would take everything again, or miss what was in hand`);
  }
}

/**
 * Lets groups go on in another log from where they were. Nobody may run them meanwhile, here or there. Written again,
 * the same states change nothing.
 * @throws GroupHasBegun, and the groups before it are written
 */
export async function writeGroups(store: EventStore, groups: readonly GroupState<Position>[]): Promise<void> {
  for (const { group, slots, from, held } of groups) {
    const write = async (stream: string, events: readonly { type: string; data: JsonObject }[]) => {
      for (let at = 0; at < events.length; at += ENTRIES) {
        const chunk = events.slice(at, at + ENTRIES).map(({ type, data }, i) => ({
          // The same event has the same id, so that it is written once.
          id: uuidv5(`${stream} ${at + i} ${type} ${canonicalJson(data)}`, NAMESPACE),
          type,
          data,
          metadata: { recordedAt: new Date(systemClock.now()).toISOString() },
        }));
        try {
          await store.append(stream, at === 0 ? 'no_stream' : at - 1, chunk);
        } catch (fault) {
          if (fault instanceof EventStoreError && fault.code === 'wrong_expected_revision')
            throw new GroupHasBegun(group);
          throw fault;
        }
      }
    };
    for (const { slot, checkpoint, ahead, parked } of held) {
      await write(
        parkedStream(group, slot),
        parked.map(({ slot: _, ...entry }, i) => ({
          type: 'EventParked',
          data: { ...entry, epoch: 0, open: i + 1, from: 0 },
        })),
      );
      const tenure = uuidv5(slotStream(group, slot), NAMESPACE);
      await write(slotStream(group, slot), [
        { type: 'SlotReleased', data: { member: MOVED, tenure, checkpoint, ahead } },
      ]);
    }
    // Last: a group that is only half there has not begun, and the next run completes it.
    await write(groupStream(group), [{ type: 'GroupStarted', data: { slots, from } }]);
  }
}

/** The state of a group that is to take nothing of what is in a log by now, and everything that comes after. */
export const beginningAt = (group: string, slots: number, from: Position = START): GroupState<Position> => ({
  group,
  slots,
  from,
  held: [],
});
