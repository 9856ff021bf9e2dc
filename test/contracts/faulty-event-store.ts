import { setTimeout as pause } from 'node:timers/promises';
import {
  MAX_APPEND_BYTES,
  START,
  EventStoreError,
  unavailable,
  wrongExpectedRevision,
} from '@libs/event-store/port.js';
import type {
  Appended,
  EventStore,
  Expected,
  Filter,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionItem,
} from '@libs/event-store/port.js';
import { matches } from '@libs/event-store/checked.js';
import { MemoryEventStore, type MemoryLog } from '@libs/event-store/memory.js';

/** A promise of the port, broken: what the store does instead, and an example of the contract that must see it. */
export interface BrokenPromise {
  readonly caughtBy: string;
  readonly instead: (sound: MemoryEventStore) => Partial<EventStore>;
}

/** A memory store that keeps every promise but this one. */
export function faultyEventStore({ instead }: BrokenPromise, log: MemoryLog): EventStore {
  const sound = new MemoryEventStore(log);
  return {
    name: sound.name,
    append: (stream, expected, events) => sound.append(stream, expected, events),
    readStream: (...given) => sound.readStream(...given),
    readAll: (...given) => sound.readAll(...given),
    subscribeAll: (...given) => sound.subscribeAll(...given),
    head: () => sound.head(),
    ping: () => sound.ping(),
    close: () => sound.close(),
    ...instead(sound),
  };
}

// ── ways of breaking ────────────────────────────────────────────────────────────────────────────────────────────────

type Instead = BrokenPromise['instead'];
type Append = (stream: string, expected: Expected, events: readonly NewEvent[]) => Promise<Appended>;

const append =
  (make: (sound: MemoryEventStore, sent: Append) => Append): Instead =>
  (sound) => ({ append: make(sound, (...given) => sound.append(...given)) });

const onRefusal = (
  code: EventStoreError['code'],
  then: (refusal: EventStoreError, sound: MemoryEventStore, ...given: Parameters<Append>) => Promise<Appended>,
): Instead =>
  append((sound, sent) => async (stream, expected, events) => {
    try {
      return await sent(stream, expected, events);
    } catch (error) {
      if (!(error instanceof EventStoreError) || error.code !== code) throw error;
      return then(error, sound, stream, expected, events);
    }
  });

const readStream =
  (
    make: (sound: MemoryEventStore, stream: string, options: ReadStreamOptions) => AsyncIterable<StoredEvent>,
  ): Instead =>
  (sound) => ({ readStream: (stream, options = {}) => make(sound, stream, options) });

const readAll =
  (make: (sound: MemoryEventStore, options: ReadAllOptions) => AsyncIterable<StoredEvent>): Instead =>
  (sound) => ({ readAll: (options = {}) => make(sound, options) });

const subscribe =
  (make: (sound: MemoryEventStore, options: SubscribeOptions) => AsyncIterable<SubscriptionItem>): Instead =>
  (sound) => ({ subscribeAll: (options) => make(sound, options) });

const sequenceOf = (position: Position) => Number(position) / 64;
const toPosition = (sequence: number): Position => (sequence < 1 ? START : String(sequence * 64).padStart(20, '0'));

/** Writes without looking. */
function force({ log }: MemoryEventStore, stream: string, events: readonly NewEvent[]): Appended {
  const kept = log.streams.get(stream) ?? [];
  log.streams.set(stream, kept);
  for (const { id, type, data, metadata } of events) {
    const sequence = log.all.length + 1;
    const next = { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
    kept.push({ ...next, stream, revision: kept.length, sequence });
    log.all.push(kept.at(-1)!);
  }
  for (const wake of [...log.waiting]) wake();
  return { revision: kept.length - 1, position: toPosition(log.all.length) };
}

const stored = async (items: AsyncIterable<StoredEvent>) => {
  const taken: StoredEvent[] = [];
  for await (const item of items) taken.push(item);
  return taken;
};

const knows = ({ log }: MemoryEventStore, stream: string, id: string) =>
  log.streams.get(stream)?.find((kept) => kept.id === id);

/** Reads and subscribes by a filter of its own. */
const selecting =
  (selects: (filter: Filter | undefined, event: StoredEvent) => boolean): Instead =>
  (sound) => {
    const everything = (options: ReadAllOptions) =>
      stored(sound.readAll({ ...(options.after === undefined ? {} : { after: options.after }) })).then(
        async (plain) => {
          const machinery = sound.log.all
            .filter(({ stream, sequence }) => stream.startsWith('_') && sequence > sequenceOf(options.after ?? '0'))
            .map(({ stream, revision, sequence, id, type }) => ({
              ...{ stream, revision, id, type, data: {}, metadata: {} },
              position: toPosition(sequence),
            }));
          return [...plain, ...machinery].sort((a, b) => (a.position < b.position ? -1 : 1));
        },
      );
    return {
      readAll: async function* (options: ReadAllOptions = {}) {
        for (const event of await everything(options)) if (selects(options.filter, event)) yield event;
      },
    };
  };

const prefixes = (filter: Filter | undefined, test: (stream: string, prefix: string) => boolean, event: StoredEvent) =>
  filter !== undefined && 'streamPrefixes' in filter
    ? filter.streamPrefixes.some((prefix) => test(event.stream, prefix))
    : matches(filter, event);

// ── the broken promises ─────────────────────────────────────────────────────────────────────────────────────────────

export const BROKEN_PROMISES: Readonly<Record<string, BrokenPromise>> = {
  'the same ids are written twice': {
    caughtBy: 'the same ids again: write nothing (P12)',
    instead: append(
      (sound, sent) => async (stream, expected, events) =>
        sent(stream, knows(sound, stream, events[0]!.id) ? 'any' : expected, events),
    ),
  },
  'a repetition answers the present revision': {
    caughtBy: 'the same ids again: after later events give the first revision and position, not the present ones',
    instead: append((sound, sent) => async (stream, expected, events) => {
      const answer = await sent(stream, expected, events);
      const last = sound.log.streams.get(stream)?.at(-1);
      return last === undefined ? answer : { revision: last.revision, position: toPosition(last.sequence) };
    }),
  },
  'a repetition answers the revision of its first event': {
    caughtBy: 'the same ids again: of several events give revision and position of the last of them',
    instead: append((sound, sent) => async (stream, expected, events) => {
      const before = knows(sound, stream, events[0]!.id);
      const answer = await sent(stream, expected, events);
      return before ? { revision: before.revision, position: toPosition(before.sequence) } : answer;
    }),
  },
  'a repetition is a conflict': {
    caughtBy: 'the same ids again: at the same revision give the first answer',
    instead: append((sound, sent) => async (stream, expected, events) => {
      if (knows(sound, stream, events[0]!.id)) throw wrongExpectedRevision(stream, expected, 0);
      return sent(stream, expected, events);
    }),
  },
  'a repetition takes over the new data': {
    caughtBy: 'the same ids again: with other data keep what was written first',
    instead: append((sound, sent) => async (stream, expected, events) => {
      const before = knows(sound, stream, events[0]!.id);
      if (before) Object.assign(before, { data: JSON.stringify(events[0]!.data) });
      return sent(stream, expected, events);
    }),
  },
  'a known beginning with a new end succeeds': {
    caughtBy: 'the same ids again: with a new one at the end are a conflict',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, expected, events) => {
      if (!knows(sound, stream, events[0]!.id)) throw refusal;
      return sound.append(stream, expected, events.slice(0, 1));
    }),
  },
  'only the first and the last id are compared': {
    caughtBy: 'the same ids again: with another in the middle are a conflict',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, _, events) => {
      const [first, last] = [knows(sound, stream, events[0]!.id), knows(sound, stream, events.at(-1)!.id)];
      if (!first || !last || last.revision - first.revision !== events.length - 1) throw refusal;
      return { revision: last.revision, position: toPosition(last.sequence) };
    }),
  },
  'ids are compared without their order': {
    caughtBy: 'the same ids again: in another order are a conflict',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, _, events) => {
      if (!events.every(({ id }) => knows(sound, stream, id))) throw refusal;
      return { revision: 1, position: toPosition(1) };
    }),
  },
  'an id counts as known wherever it is': {
    caughtBy: 'the same ids again: sent for an earlier place are a conflict',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, _, events) => {
      const there = knows(sound, stream, events[0]!.id);
      if (!there || events.length > 1) throw refusal;
      return { revision: there.revision, position: toPosition(there.sequence) };
    }),
  },
  'known ids are forgotten when it is opened again': {
    caughtBy: 'after closing and opening again: the same ids give the first answer and write nothing',
    instead: (sound) => {
      const old = sound.log.all.length;
      return append((_, sent) => async (stream, expected, events) => {
        const there = knows(sound, stream, events[0]!.id);
        if (there && there.sequence <= old) throw wrongExpectedRevision(stream, expected, there.revision);
        return sent(stream, expected, events);
      })(sound);
    },
  },
  'the last event is lost on closing': {
    caughtBy: 'after closing and opening again: every acknowledged event is there',
    instead: (sound) => ({
      close: async () => {
        await sound.close();
        const lost = sound.log.all.pop();
        if (lost) sound.log.streams.get(lost.stream)!.pop();
      },
    }),
  },
  'no_stream writes to a stream that is there': {
    caughtBy: 'append: refuses no_stream for a stream that is there, naming where it is (P1)',
    instead: append(
      (_, sent) => (stream, expected, events) => sent(stream, expected === 'no_stream' ? 'any' : expected, events),
    ),
  },
  'an exact revision creates a stream': {
    caughtBy: 'append: refuses an exact revision for a stream that is not there (P2)',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, _, events) => {
      if (refusal.details.actual !== 'no_stream') throw refusal;
      return sound.append(stream, 'no_stream', events);
    }),
  },
  'a revision to come is taken': {
    caughtBy: 'append: refuses a revision that is to come',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, expected, events) => {
      if (Number(expected) !== Number(refusal.details.actual) + 1) throw refusal;
      return sound.append(stream, 'any', events);
    }),
  },
  'a revision that is past is taken': {
    caughtBy: 'append: refuses a revision that is past, naming expected and actual',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, expected, events) => {
      if (typeof expected !== 'number' || expected > Number(refusal.details.actual)) throw refusal;
      return sound.append(stream, 'any', events);
    }),
  },
  'a conflict writes half': {
    caughtBy: 'append: that is refused writes none of its events',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream, _, events) => {
      if (events.length > 1) await sound.append(stream, 'any', events.slice(0, events.length / 2));
      throw refusal;
    }),
  },
  'a conflict moves the revision': {
    caughtBy: 'append: works at the right revision after a refusal, without a gap (P3)',
    instead: onRefusal('wrong_expected_revision', async (refusal, sound, stream) => {
      const kept = sound.log.streams.get(stream);
      if (kept) kept.push({ ...kept.at(-1)!, revision: kept.length });
      throw refusal;
    }),
  },
  'a conflict does not say where the stream is': {
    caughtBy: 'append: refuses a revision that is past, naming expected and actual',
    instead: onRefusal('wrong_expected_revision', async (_, __, stream, expected) => {
      throw new EventStoreError('wrong_expected_revision', `stream ${stream} is elsewhere`, { stream, expected });
    }),
  },
  'a conflict is an error of another kind': {
    caughtBy: 'manners: a refusal is an EventStoreError with code, name and message',
    instead: onRefusal('wrong_expected_revision', async (refusal) => {
      throw new Error(refusal.message);
    }),
  },
  'any is refused for a new stream': {
    caughtBy: 'append: takes any for a new stream and for an old one',
    instead: append((sound, sent) => async (stream, expected, events) => {
      if (expected === 'any' && !sound.log.streams.has(stream))
        throw wrongExpectedRevision(stream, expected, 'no_stream');
      return sent(stream, expected, events);
    }),
  },
  'two that create a stream at once both win': {
    caughtBy: 'append: lets exactly one of 64 that create a stream win, and tells the others',
    instead: append((sound, sent) => async (stream, expected, events) => {
      const believed = sound.log.streams.has(stream) ? expected : 'any';
      await pause(1);
      return sent(stream, expected === 'no_stream' ? believed : expected, events);
    }),
  },
  'it answers before the event is there': {
    caughtBy: 'append: can be read at once after its answer',
    instead: append((sound, sent) => async (stream, expected, events) => {
      const at = (sound.log.streams.get(stream)?.length ?? 0) - 1;
      setTimeout(() => void sent(stream, expected, events).catch(() => undefined), 5);
      return { revision: at + events.length, position: toPosition(sound.log.all.length + events.length) };
    }),
  },
  'it writes what the caller has made of the event meanwhile': {
    caughtBy: 'append: writes what it was given, whatever the caller does to it afterwards',
    instead: append((_, sent) => async (stream, expected, events) => {
      await pause(1);
      return sent(stream, expected, events);
    }),
  },
  'a call is cut at 1,000 events': {
    caughtBy: 'append: takes 2,000 events in one call',
    instead: append((_, sent) => (stream, expected, events) => sent(stream, expected, events.slice(0, 1_000))),
  },
  'a call is written newest first': {
    caughtBy: 'append: keeps the order within one call',
    instead: append((_, sent) => (stream, expected, events) => sent(stream, expected, [...events].reverse())),
  },
  'metadata is dropped': {
    caughtBy: 'append: keeps id, type, data, metadata and stream',
    instead: append(
      (_, sent) => (stream, expected, events) =>
        sent(
          stream,
          expected,
          events.map((event) => ({ ...event, metadata: {} })),
        ),
    ),
  },
  'streams are not told apart by case': {
    caughtBy: 'append: tells streams apart by case',
    instead: append((_, sent) => (stream, expected, events) => sent(stream.toLowerCase(), expected, events)),
  },
  'letters in stream names are composed': {
    caughtBy: 'append: tells composed from decomposed letters in stream names',
    instead: (sound) => ({
      append: (stream, expected, events) => sound.append(stream.normalize('NFC'), expected, events),
      readStream: (stream, options) => sound.readStream(stream.normalize('NFC'), options),
    }),
  },
  'what JSON cannot say is changed silently': {
    caughtBy: 'append refuses by name and writes nothing: NaN in data',
    instead: append(
      (_, sent) => (stream, expected, events) =>
        sent(stream, expected, JSON.parse(JSON.stringify(events)) as NewEvent[]),
    ),
  },
  'an empty call succeeds': {
    caughtBy: 'append refuses by name and writes nothing: no events at all',
    instead: append(
      (_, sent) => async (stream, expected, events) =>
        events.length === 0 ? { revision: 0, position: START } : sent(stream, expected, events),
    ),
  },
  'the same id twice in a call is written twice': {
    caughtBy: 'append refuses by name and writes nothing: the same id twice in one call',
    instead: onRefusal('invalid', async (refusal, sound, stream, _, events) => {
      if (!refusal.message.includes('same id')) throw refusal;
      return force(sound, stream, events);
    }),
  },
  'an id may be any text': {
    caughtBy: 'append refuses by name and writes nothing: an id that is no UUID',
    instead: onRefusal('invalid', async (refusal, sound, stream, _, events) => {
      if (!refusal.message.includes('UUID')) throw refusal;
      return force(sound, stream, events);
    }),
  },
  'a refusal does not name the member': {
    caughtBy: 'append refuses by name and writes nothing: a BigInt in data',
    instead: onRefusal('invalid', async () => {
      throw new EventStoreError('invalid', 'the events are invalid');
    }),
  },
  'the good events of a refused call are written': {
    caughtBy: 'append refuses by name and writes nothing: undefined in data',
    instead: onRefusal('invalid', async (refusal, sound, stream, expected, events) => {
      await sound.append(stream, expected, events.slice(0, 1));
      throw refusal;
    }),
  },
  'the size limit is off by one': {
    caughtBy: 'size: one byte more is too large, and nothing is written',
    instead: onRefusal('too_large', async (refusal, sound, stream, _, events) => {
      if (!refusal.message.includes(` ${MAX_APPEND_BYTES + 1} bytes`)) throw refusal;
      return force(sound, stream, events);
    }),
  },
  'the size limit counts characters': {
    caughtBy: 'size: counts bytes, not characters',
    instead: onRefusal('too_large', async (refusal, sound, stream, _, events) => {
      if (JSON.stringify(events).length > MAX_APPEND_BYTES) throw refusal;
      return force(sound, stream, events);
    }),
  },
  'the size limit is for each event': {
    caughtBy: 'size: counts all events of the call',
    instead: onRefusal('too_large', async (refusal, sound, stream, _, events) => {
      if (events.length === 1) throw refusal;
      return force(sound, stream, events);
    }),
  },
  'data comes back in the order it was written': {
    caughtBy: 'content: comes back as canonical JSON, keys in order',
    instead: append((sound) => async (stream, _, events) => force(sound, stream, events)),
  },
  'all readers share one object': {
    caughtBy: 'content: that a reader changes is unchanged for the next reader',
    instead: (sound) => {
      const shared = new Map<string, StoredEvent>();
      return readStream(async function* (_, stream, options) {
        for await (const event of sound.readStream(stream, options)) {
          if (!shared.has(event.id)) shared.set(event.id, event);
          yield shared.get(event.id)!;
        }
      })(sound);
    },
  },
  'a stream that is not there is an error': {
    caughtBy: 'reading a stream: that is not there gives nothing',
    instead: readStream(async function* (sound, stream, options) {
      if (!sound.log.streams.has(stream)) throw new EventStoreError('invalid', `no stream ${stream}`);
      yield* sound.readStream(stream, options);
    }),
  },
  'the limit of a stream read is off by one': {
    caughtBy: 'reading a stream: from a revision gives no more than the limit (P5)',
    instead: readStream((sound, stream, { limit, ...options }) =>
      sound.readStream(stream, { ...options, ...(limit === undefined ? {} : { limit: limit + 1 }) }),
    ),
  },
  'a stream read begins after its revision': {
    caughtBy: 'reading a stream: from a revision includes it',
    instead: readStream((sound, stream, { from, ...options }) =>
      sound.readStream(stream, { ...options, ...(from === undefined ? {} : { from: from + 1 }) }),
    ),
  },
  'a stream read backwards begins before its revision': {
    caughtBy: 'reading a stream: backwards from a revision includes it',
    instead: readStream(async function* (sound, stream, options) {
      for await (const event of sound.readStream(stream, options))
        if (!options.backwards || event.revision !== options.from) yield event;
    }),
  },
  'a stream read backwards with a limit gives the oldest': {
    caughtBy: 'reading a stream: backwards gives no more than the limit',
    instead: readStream(async function* (sound, stream, options) {
      const read = await stored(sound.readStream(stream, { ...options, backwards: false }));
      yield* options.backwards ? read.reverse() : read;
    }),
  },
  'a stream read skips the event at a page end': {
    caughtBy: 'reading a stream: of 1,300 events misses none at any page end, both ways',
    instead: readStream(async function* (sound, stream, options) {
      for await (const event of sound.readStream(stream, options)) if (event.revision !== 512) yield event;
    }),
  },
  'a stopped stream read looks whole': {
    caughtBy: 'reading a stream: that its signal stops on the way ends with an error, not as if whole',
    instead: readStream(async function* (sound, stream, { signal, ...options }) {
      for await (const event of sound.readStream(stream, options)) {
        if (signal?.aborted) return;
        yield event;
      }
    }),
  },
  'a read of the log begins at its position': {
    caughtBy: 'reading the log: begins after its position, not at it',
    instead: readAll((sound, { after = START, ...options }) =>
      sound.readAll({ ...options, after: toPosition(sequenceOf(after) - 1) }),
    ),
  },
  'a read of the log gives one stream after the other': {
    caughtBy: 'reading the log: gives events in the order they were written, over all streams',
    instead: readAll(async function* (sound, options) {
      yield* (await stored(sound.readAll(options))).sort((a, b) => (a.stream < b.stream ? -1 : 1));
    }),
  },
  'a limit counts what does not match': {
    caughtBy: 'reading the log: counts only what matches towards the limit',
    instead: readAll(async function* (sound, { filter, ...options }) {
      for await (const event of sound.readAll(options)) if (matches(filter, event)) yield event;
    }),
  },
  'the limit of a log read is ignored': {
    caughtBy: 'reading the log: gives no more than the limit',
    instead: readAll((sound, { limit: _, ...options }) => sound.readAll(options)),
  },
  'a read of the log follows the writers for ever': {
    caughtBy: 'reading the log: ends although others go on writing',
    instead: readAll(async function* (sound, options) {
      for (let after = options.after ?? START, still = 0; still < 20; still++)
        for (const event of await stored(sound.readAll({ ...options, after }))) {
          yield event;
          [after, still] = [event.position, 0];
          if (event.revision >= 2_500) throw unavailable('it would go on for ever');
          await pause(0);
        }
    }),
  },
  'a stopped log read looks whole': {
    caughtBy: 'reading the log: that its signal stops on the way ends with an error, not as if whole',
    instead: readAll(async function* (sound, { signal, ...options }) {
      for await (const event of sound.readAll(options)) {
        if (signal?.aborted) return;
        yield event;
      }
    }),
  },
  'a prefix matches in the middle': {
    caughtBy: 'reading the log: by a prefix matches beginnings, not middles',
    instead: selecting((filter, event) => prefixes(filter, (stream, prefix) => stream.includes(prefix), event)),
  },
  'a prefix must be the whole name': {
    caughtBy: 'reading the log: by one prefix',
    instead: selecting((filter, event) => prefixes(filter, (stream, prefix) => stream === prefix, event)),
  },
  'a prefix is a pattern': {
    caughtBy: 'reading the log: by a prefix takes % and _ and * as they are',
    instead: selecting((filter, event) =>
      prefixes(
        filter,
        (stream, prefix) =>
          new RegExp(`^${prefix.replace(/[.*]/g, '\\$&').replaceAll('%', '.*').replaceAll('_', '.')}`).test(stream),
        event,
      ),
    ),
  },
  'a prefix does not mind case': {
    caughtBy: 'reading the log: by a prefix minds case',
    instead: selecting((filter, event) =>
      prefixes(filter, (stream, prefix) => stream.toLowerCase().startsWith(prefix.toLowerCase()), event),
    ),
  },
  'only the first prefix counts': {
    caughtBy: 'reading the log: by several prefixes',
    instead: selecting((filter, event) =>
      matches(
        filter && 'streamPrefixes' in filter ? { streamPrefixes: filter.streamPrefixes.slice(0, 1) } : filter,
        event,
      ),
    ),
  },
  'a type matches its beginning': {
    caughtBy: 'reading the log: by a type takes it whole: not its beginning',
    instead: selecting((filter, event) =>
      filter && 'types' in filter ? filter.types.some((type) => event.type.startsWith(type)) : matches(filter, event),
    ),
  },
  'a type is a pattern': {
    caughtBy: 'reading the log: by a type takes its signs as they are',
    instead: selecting((filter, event) =>
      filter && 'types' in filter
        ? filter.types.some((type) => new RegExp(`^${type}$`).test(event.type))
        : matches(filter, event),
    ),
  },
  'machinery comes to everybody': {
    caughtBy: 'reading the log: without a filter leaves machinery out',
    instead: selecting((filter, event) => filter === undefined || matches(filter, event)),
  },
  'machinery comes by type': {
    caughtBy: 'reading the log: by type leaves machinery out',
    instead: selecting((filter, event) =>
      filter && 'types' in filter ? filter.types.includes(event.type) : matches(filter, event),
    ),
  },
  'machinery comes to nobody': {
    caughtBy: 'reading the log: by a prefix that begins with _ gives machinery',
    instead: selecting((filter, event) => !event.stream.startsWith('_') && matches(filter, event)),
  },
  'a filter of nothing is no filter': {
    caughtBy: 'reading the log: refuses a filter that names nothing',
    instead: readAll((sound, { filter, ...options }) =>
      sound.readAll(filter && Object.values(filter as object).flat().length > 0 ? { ...options, filter } : options),
    ),
  },
  'positions have no fixed width': {
    caughtBy: 'reading the log: gives positions that rise as text, of one length, within a call too',
    instead: readAll(async function* (sound, options) {
      for await (const event of sound.readAll(options)) yield { ...event, position: event.position.replace(/^0+/, '') };
    }),
  },
  'the events of one call share a position': {
    caughtBy: 'reading the log: gives positions that rise as text, of one length, within a call too',
    instead: readAll(async function* (sound, options) {
      let last: StoredEvent | undefined;
      for await (const event of sound.readAll(options))
        yield (last = { ...event, position: last?.stream === event.stream ? last.position : event.position });
    }),
  },
  'the head stays behind': {
    caughtBy: 'the head: is at or after the last event written',
    instead: (sound) => ({ head: async () => toPosition(sequenceOf((await sound.head()) || '0') - 1) }),
  },
  'the head leaves machinery out': {
    caughtBy: 'the head: moves on with every append, machinery included',
    instead: (sound) => ({
      head: async () => toPosition(sound.log.all.findLast(({ stream }) => !stream.startsWith('_'))?.sequence ?? 0),
    }),
  },
  'a subscription begins at its position': {
    caughtBy: 'a subscription: begins after its position, not at it',
    instead: subscribe((sound, { after = START, ...options }) =>
      sound.subscribeAll({ ...options, after: toPosition(sequenceOf(after || '0') - 1) }),
    ),
  },
  'a checkpoint runs ahead': {
    caughtBy: 'a subscription: gives no checkpoint before an event that it covers',
    instead: subscribe(async function* (sound, options) {
      yield { kind: 'checkpoint', position: toPosition(sound.log.all.length) };
      yield* sound.subscribeAll(options);
    }),
  },
  'a checkpoint skips one event': {
    caughtBy: 'a subscription: gone on with from any of its checkpoints gives exactly the rest',
    instead: subscribe((sound, { after = START, ...options }) =>
      sound.subscribeAll({
        ...options,
        after: after === START || sequenceOf(after) >= sound.log.all.length ? after : toPosition(sequenceOf(after) + 1),
      }),
    ),
  },
  'there is no checkpoint where nothing matches': {
    caughtBy: 'a subscription: gives a checkpoint past events that do not match by the time it has caught up',
    instead: subscribe(async function* (sound, options) {
      let given = false;
      for await (const item of sound.subscribeAll(options)) {
        given ||= item.kind === 'event';
        if (item.kind !== 'checkpoint' || given) yield item;
      }
    }),
  },
  'checkpoints go back': {
    caughtBy: 'a subscription: gives checkpoints that never go back',
    instead: subscribe(async function* (sound, options) {
      for await (const item of sound.subscribeAll(options)) {
        yield item;
        if (item.kind === 'caught-up') yield { kind: 'checkpoint', position: START };
      }
    }),
  },
  'a subscription skips the event at a page end': {
    caughtBy: 'a subscription: gives 1,300 events of history without a gap at any page end',
    instead: subscribe(async function* (sound, options) {
      let n = 0;
      for await (const item of sound.subscribeAll(options)) if (item.kind !== 'event' || ++n !== 512) yield item;
    }),
  },
  'a subscription repeats an event at the seam': {
    caughtBy: 'a subscription: gives history, then what comes, without a seam',
    instead: subscribe(async function* (sound, options) {
      let last: SubscriptionItem | undefined;
      for await (const item of sound.subscribeAll(options)) {
        yield item;
        if (item.kind === 'event') last = item;
        if (item.kind === 'caught-up' && last) yield last;
      }
    }),
  },
  'a subscription loses the first event after the seam': {
    caughtBy: 'a subscription: gives what is written after it has caught up',
    instead: subscribe(async function* (sound, options) {
      let seam = false;
      for await (const item of sound.subscribeAll(options)) {
        if (!(seam && item.kind === 'event')) yield item;
        seam = item.kind === 'caught-up' || (seam && item.kind !== 'event');
      }
    }),
  },
  'a subscription ends at the head': {
    caughtBy: 'a subscription: waits for what is written while it is being asked',
    instead: subscribe(async function* (sound, options) {
      for await (const item of sound.subscribeAll(options)) {
        yield item;
        if (item.kind === 'caught-up') return;
      }
    }),
  },
  'a subscription never says that it has caught up': {
    caughtBy: 'a subscription: says that it has caught up when there is nothing',
    instead: subscribe(async function* (sound, options) {
      for await (const item of sound.subscribeAll(options)) if (item.kind !== 'caught-up') yield item;
    }),
  },
  'a subscription says too early that it has caught up': {
    caughtBy: 'a subscription: says when it has caught up, after the events that were there',
    instead: subscribe(async function* (sound, options) {
      yield { kind: 'caught-up' };
      yield* sound.subscribeAll(options);
    }),
  },
  'a subscription forgets its filter once live': {
    caughtBy: 'a subscription: by prefix gives those alone, old and new',
    instead: subscribe(async function* (sound, options) {
      let after = options.after ?? START;
      for await (const item of sound.subscribeAll(options)) {
        if (item.kind === 'checkpoint') after = item.position;
        yield item;
        if (item.kind === 'caught-up') break;
      }
      yield* sound.subscribeAll({ after, signal: options.signal });
    }),
  },
  'a subscription gives events in another order than the log': {
    caughtBy: 'a subscription: gives 1,300 events of history without a gap at any page end',
    instead: subscribe(async function* (sound, options) {
      let held: SubscriptionItem | undefined;
      for await (const item of sound.subscribeAll(options)) {
        if (item.kind === 'event' && held === undefined && item.event.revision === 700) held = item;
        else {
          yield item;
          if (held && item.kind === 'event' && item.event.revision === 701) yield held;
        }
      }
    }),
  },
  'a subscription drops what a slow consumer leaves waiting': {
    caughtBy: 'a subscription: that is slow misses nothing and repeats nothing',
    instead: subscribe(async function* (sound, options) {
      for await (const item of sound.subscribeAll(options)) {
        const before = sound.log.all.length;
        yield item;
        if (sound.log.all.length - before > 500) {
          yield* sound.subscribeAll({ ...options, after: await sound.head() });
          return;
        }
      }
    }),
  },
  'a subscription gives events before they can be read': {
    caughtBy: 'a subscription: gives an event only when others can read it too',
    instead: readStream(async function* (sound, stream, options) {
      const seen = sound.log.all.length - 2;
      for await (const event of sound.readStream(stream, options)) if (sequenceOf(event.position) <= seen) yield event;
    }),
  },
  'an aborted subscription ends with an error': {
    caughtBy: 'a subscription: ends without an error when its signal comes while it waits',
    instead: subscribe(async function* (sound, options) {
      yield* sound.subscribeAll(options);
      if (options.signal.aborted) throw unavailable('aborted');
    }),
  },
  'an aborted subscription gives what it has left': {
    caughtBy: 'a subscription: ends without an error when its signal comes while an event is in hand',
    instead: subscribe((sound, options) => sound.subscribeAll({ ...options, signal: new AbortController().signal })),
  },
  'a closed store ends subscriptions with an error': {
    caughtBy: 'close: ends subscriptions that wait, without an error',
    instead: subscribe(async function* (sound, options) {
      yield* sound.subscribeAll(options);
      if (!options.signal.aborted) throw unavailable('closed');
    }),
  },
  'a closed store goes on writing': {
    caughtBy: 'close: makes every later call unavailable',
    instead: append((sound) => async (stream, _, events) => force(sound, stream, events)),
  },
  'closing drops appends in flight': {
    caughtBy: 'close: waits for appends in flight',
    instead: append((_, sent) => async (stream, expected, events) => {
      await pause(5);
      return sent(stream, expected, events);
    }),
  },
  'a second close is an error': {
    caughtBy: 'close: may be called twice, and at once',
    instead: (sound) => {
      let closed = false;
      return {
        close: async () => {
          if (closed) throw unavailable('closed already');
          closed = true;
          await sound.close();
        },
      };
    },
  },
  'a read goes on looking whole when the store is closed': {
    caughtBy: 'close: makes a read that is under way fail rather than look whole',
    instead: readStream(async function* (sound, stream, options) {
      try {
        yield* sound.readStream(stream, options);
      } catch {
        return;
      }
    }),
  },
  'ping always refuses': {
    caughtBy: 'manners: ping resolves while the store can take a write',
    instead: () => ({ ping: () => Promise.reject(unavailable('not now')) }),
  },
};
