import fc from 'fast-check';
import { type DomainEvent } from '@libs/event-sourcing/event.js';
import { type JsonObject } from '@libs/event-store/json.js';
import { type Document, type ReadModelStore } from '@libs/read-models/port.js';
import { defineView, type View } from '@libs/read-models/view.js';
import { decode, LittleLog } from './read-models.log.js';

/** A small invented history: tasks that are opened, noted, joined and closed, in two counties. */
export type Happened = readonly [stream: string, type: string, data: JsonObject];

interface Events {
  TaskOpened: { readonly title: string };
  TaskNoted: { readonly text: string };
  TasksJoined: { readonly with: readonly string[] };
  TaskClosed: object;
}
interface BoardRow extends JsonObject {
  readonly title: string;
  readonly notes: readonly string[];
  readonly joined: number;
}

const on = {
  TaskOpened: (row: BoardRow | undefined, { data }: DomainEvent<string, Events['TaskOpened']>) => ({
    title: data.title,
    notes: row?.notes ?? [],
    joined: 0,
  }),
  TaskNoted: (row: BoardRow | undefined, { data, meta }: DomainEvent<string, Events['TaskNoted']>) =>
    row && { ...row, notes: [...row.notes.slice(-2), data.text], at: meta.occurredAt },
  TasksJoined: (row: BoardRow | undefined, _: DomainEvent, key: string) =>
    row ? { ...row, joined: row.joined + 1 } : { title: `joined ${key}`, notes: [], joined: 1 },
  TaskClosed: () => undefined,
};

const touched = (event: DomainEvent): string | readonly string[] =>
  event.type === 'TasksJoined' ? [event.id, ...(event.data as Events['TasksJoined']).with] : event.id;

/** The view that most examples feed. It leaves `TaskRenamed`, which is in the histories too, out. */
export const board = (version = 1): View =>
  defineView<BoardRow, Events>()({ name: 'task-board', version, key: touched, on, indexes: ['title', 'joined'] });

const id = fc.constantFrom('1', '2', '三', '4/5');
const stream = fc.tuple(fc.constantFrom('county', '县'), id).map(([county, task]) => `${county}/task/${task}`);

export const history: fc.Arbitrary<readonly Happened[]> = fc.array(
  fc.oneof(
    fc.tuple(stream, fc.constant('TaskOpened'), fc.record({ title: fc.constantFrom('检查', '复查', '') })),
    fc.tuple(stream, fc.constant('TaskNoted'), fc.record({ text: fc.constantFrom('甲', '乙', '𠮷') })),
    fc.tuple(stream, fc.constant('TasksJoined'), fc.record({ with: fc.array(id, { maxLength: 3 }) })),
    fc.tuple(stream, fc.constant('TaskClosed'), fc.constant({})),
    fc.tuple(stream, fc.constant('TaskRenamed'), fc.constant({})),
  ),
  { maxLength: 40 },
);

/** A history that is always the same, of `n` events. */
export const steadyHistory = (n: number): readonly Happened[] =>
  Array.from({ length: n }, (_, i): Happened => {
    const task = `county/task/${i % 17}`;
    if (i % 11 === 10) return [task, 'TaskClosed', {}];
    if (i % 7 === 6) return [task, 'TasksJoined', { with: [`${(i * 5) % 17}`] }];
    if (i % 5 === 4) return [task, 'TaskRenamed', {}];
    return i % 3 === 0 ? [task, 'TaskOpened', { title: `第${i}项` }] : [task, 'TaskNoted', { text: `${i}` }];
  });

export function logOf(happened: readonly Happened[], origin?: string): LittleLog {
  const log = new LittleLog(origin);
  for (const [name, type, data] of happened) log.add(name, type, data);
  return log;
}

/**
 * What the documents must be, by the plainest fold there is: one event after the other, no batches, no store. A row
 * that is gone stays as a mark.
 */
export function expected(log: LittleLog, upTo = log.events.length): Document[] {
  const rows = new Map<string, Document>();
  for (const stored of log.events.slice(0, upTo)) {
    const event = decode(stored);
    const step = on[event.type as keyof typeof on] as
      ((row: BoardRow | undefined, event: DomainEvent, key: string) => BoardRow | undefined) | undefined;
    if (!step) continue;
    const keys = new Set([touched(event)].flat());
    for (const key of keys) {
      const _id = `${event.county}/${key}`;
      const before = rows.get(_id);
      const { _id: _, _pos: __, ...row } = before ?? { _id, _pos: '' };
      const next = step(before && !('gone' in row) ? (row as BoardRow) : undefined, event, key);
      if (next) rows.set(_id, { _id, _pos: event.position, ...next, county: event.county });
      else if (before) rows.set(_id, { _id, _pos: event.position, gone: true });
    }
  }
  return [...rows.values()];
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, member]) => [key, sorted(member)]),
        )
      : value;

/** One line for each document, the same for the same documents. */
export const lines = (documents: Iterable<Document>): string[] =>
  [...documents].map((document) => JSON.stringify(sorted(document))).sort();

/** Every document of a collection that the history can have made, gone ones included, as bytes. */
export async function stored(store: ReadModelStore, collection: string): Promise<string[]> {
  const keys = ['1', '2', '三', '4/5', ...Array.from({ length: 17 }, (_, i) => `${i}`)];
  const ids = [...new Set(keys)].flatMap((key) => [`county/${key}`, `县/${key}`]);
  return lines((await store.load(collection, ids)).values());
}
