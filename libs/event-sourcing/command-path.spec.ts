import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { type EventStore, type StoredEvent, unavailable, wrongExpectedRevision } from '@libs/event-store/port.js';
import { Codec, UnknownEvent } from './codec.js';
import { type Authorise, CommandPath, KeyReused, Stale } from './command-path.js';
import type { Decider } from './decider.js';
import { Facts } from './facts.js';
import { Refused } from './refused.js';
import { instant } from './time.js';

interface Shelf {
  readonly books: readonly string[];
}
interface Commands {
  PutBook: { title: string; occurredAt?: string; basis?: string };
  PutFound: { found: readonly { title: string; at: string }[]; occurredAt?: string; basis?: string };
  /** Says that it is no late entry, and tells a time all the same. */
  PutSlyly: { title: string; at: string };
  PutTwo: { title: string };
  Nothing: object;
}
interface Events {
  /** Schema 1 said `name`; since schema 2 it is `title`; schema 3 trims it. */
  BookPut: { title: string };
}

const shelves: Decider<Shelf, Commands, Events> = {
  category: 'shelf',
  initial: { books: [] },
  scope: (_, __, id) => ({ office: id }),
  decide: {
    PutBook({ title }, { books }) {
      if (books.includes(title)) return [];
      if (books.length === 4) throw new Refused('shelf.full');
      return [{ type: 'BookPut', data: { title } }];
    },
    PutTwo: ({ title }) => [
      { type: 'BookPut', data: { title } },
      { type: 'BookPut', data: { title: `${title} II` } },
    ],
    PutFound: ({ found }) => found.map(({ title, at }) => ({ type: 'BookPut', data: { title }, occurredAt: at })),
    PutSlyly: ({ title, at }) => [{ type: 'BookPut', data: { title }, occurredAt: at }],
    Nothing: () => [],
  },
  late: ['PutFound'],
  evolve: { BookPut: ({ books }, { title }) => ({ books: [...books, title] }) },
  upcast: {
    BookPut: {
      1: ({ name }: { name: string }) => ({ title: name }),
      2: ({ title }: { title: string }) => ({ title: title.trim() }),
    },
  },
};

const NOW = Date.UTC(2026, 2, 2, 1);
const librarian: Authorise = () => ({ person: 'an-ning', post: 'librarian' });

let store: MemoryEventStore;
const pathOn = (log: EventStore) => {
  const codec = new Codec([shelves]);
  return new CommandPath(log, codec, new Facts(log, codec), { now: () => NOW });
};
const put = (title: string, more: object = {}) => ({
  decider: shelves,
  name: 'PutBook',
  county: 'county',
  id: 'one',
  body: { title },
  person: 'an-ning',
  authorise: librarian,
  key: `put ${title}`,
  ...more,
});
/** The store, with appends of its own. */
const appending = (append: EventStore['append']): EventStore => ({
  name: 'memory',
  append,
  readStream: (...asked) => store.readStream(...asked),
  readAll: (...asked) => store.readAll(...asked),
  subscribeAll: (...asked) => store.subscribeAll(...asked),
  head: () => store.head(),
  ping: () => store.ping(),
  close: () => store.close(),
});
const stored = async (): Promise<StoredEvent[]> => {
  const all: StoredEvent[] = [];
  for await (const event of store.readAll()) all.push(event);
  return all;
};
const old = (n: number, schema: number, data: object, type = 'BookPut') => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  type,
  data: data as Record<string, string>,
  metadata: {
    $correlationId: '00000000-0000-4000-8000-0000000000aa',
    $causationId: '00000000-0000-4000-8000-0000000000aa',
    occurredAt: instant(NOW),
    recordedAt: instant(NOW),
    actor: { person: 'an-ning', post: 'librarian' },
    schema,
  },
});

beforeEach(() => {
  store = new MemoryEventStore();
});

describe('a command', () => {
  it('becomes events that say who, in which post, when, on what basis, and which command it was', async () => {
    const answer = await pathOn(store).execute(
      put('论语', { body: { title: '论语', occurredAt: '2026-03-01T10:00:00Z', basis: '第 3 号文' } }),
    );
    expect(answer).toMatchObject({ id: 'one', revision: 0, events: ['BookPut'], repeated: false });
    const [event] = await stored();
    expect(event).toMatchObject({
      stream: 'county/shelf/one',
      data: { title: '论语' },
      metadata: {
        actor: { person: 'an-ning', post: 'librarian' },
        occurredAt: '2026-03-01T18:00:00.000+08:00',
        recordedAt: '2026-03-02T09:00:00.000+08:00',
        basis: '第 3 号文',
        command: { name: 'PutBook', key: 'put 论语' },
        schema: 3,
      },
    });
    expect(event!.metadata['$correlationId']).toBe(event!.id);
  });

  it('changes nothing when it is so already', async () => {
    const path = pathOn(store);
    await path.execute(put('论语'));
    expect(await path.execute(put('论语', { key: 'again' }))).toEqual({
      id: 'one',
      revision: 0,
      events: [],
      repeated: false,
    });
    expect(await stored()).toHaveLength(1);
  });

  it('is refused when it says it was true later than now, and nothing is written', async () => {
    const later = put('论语', { body: { title: '论语', occurredAt: '2026-03-02T01:00:00.001Z' } });
    await expect(pathOn(store).execute(later)).rejects.toMatchObject({ code: 'command.occurred-in-future' });
    expect(await stored()).toEqual([]);
  });

  it('cannot be dated before what the record already holds, nor long ago without saying why', async () => {
    const path = pathOn(store);
    const dated = (title: string, occurredAt: string, basis?: string) =>
      path.execute(put(title, { body: { title, occurredAt, ...(basis !== undefined && { basis }) } }));
    await expect(dated('论语', '2026-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'command.occurred-long-ago' });
    await dated('论语', '2026-01-01T00:00:00Z', '补录');
    await dated('孟子', '2026-02-20T00:00:00Z');
    await expect(dated('大学', '2026-02-19T23:59:59Z')).rejects.toMatchObject({
      code: 'command.occurred-before-the-last',
    });
    expect(await stored()).toHaveLength(2);
  });

  it('is asked for its right twice: whether there could be one, and in this matter', async () => {
    const asked: unknown[] = [];
    const authorise: Authorise = (_, scope) => {
      asked.push(scope);
      return { person: 'an-ning', post: 'librarian' };
    };
    await pathOn(store).execute(put('论语', { authorise }));
    expect(asked).toEqual([undefined, { office: 'one' }]);
  });
});

describe('a late entry', () => {
  const found = (...entries: readonly (readonly [string, string])[]) => ({
    name: 'PutFound',
    key: `found ${entries.join()}`,
    body: { found: entries.map(([title, at]) => ({ title, at })) },
  });

  it('tells each event with the time at which it was true, before what the record already holds, in its own order', async () => {
    const path = pathOn(store);
    await path.execute(put('论语', { body: { title: '论语', occurredAt: '2026-03-01T00:00:00Z' } }));
    await path.execute(put('', found(['孟子', '2026-02-20T00:00:00Z'], ['大学', '2026-02-19T00:00:00Z'])));
    const told = (await stored()).map(({ data, metadata }) => [
      data['title'],
      metadata['occurredAt'],
      metadata['recordedAt'],
    ]);
    const recorded = instant(NOW);
    expect(told).toEqual([
      ['论语', '2026-03-01T08:00:00.000+08:00', recorded],
      ['孟子', '2026-02-20T08:00:00.000+08:00', recorded],
      ['大学', '2026-02-19T08:00:00.000+08:00', recorded],
    ]);
  });

  it('may itself be dated before the last event', async () => {
    const path = pathOn(store);
    await path.execute(put('论语'));
    const body = { found: [{ title: '孟子', at: '2026-02-20T00:00:00Z' }], occurredAt: '2026-02-20T00:00:00Z' };
    expect(await path.execute(put('', { name: 'PutFound', key: 'k', body }))).toMatchObject({ events: ['BookPut'] });
  });

  it('opens no way back for the others: the record goes on from the latest moment it tells of', async () => {
    const path = pathOn(store);
    await path.execute(put('论语', { body: { title: '论语', occurredAt: '2026-03-01T00:00:00Z' } }));
    await path.execute(put('', found(['孟子', '2026-02-20T00:00:00Z'])));
    const between = put('大学', { body: { title: '大学', occurredAt: '2026-02-25T00:00:00Z' } });
    for (const each of [path, pathOn(store)])
      await expect(each.execute(between)).rejects.toMatchObject({
        code: 'command.occurred-before-the-last',
        facts: { last: '2026-03-01T08:00:00.000+08:00' },
      });
  });

  it('cannot tell of the future, nor of long ago without a basis, nor of no time, in any of its events', async () => {
    const path = pathOn(store);
    const good = ['论语', '2026-03-01T00:00:00Z'] as const;
    for (const [at, code] of [
      ['2026-03-02T01:00:00.001Z', 'command.occurred-in-future'],
      ['2026-01-01T00:00:00Z', 'command.occurred-long-ago'],
      ['yesterday', 'command.occurred-at-unreadable'],
    ] as const)
      await expect(path.execute(put('', found(good, ['孟子', at])))).rejects.toMatchObject({ code });
    expect(await stored()).toEqual([]);
    const { body, ...old } = found(['孟子', '2026-01-01T00:00:00Z']);
    expect(await path.execute(put('', { ...old, body: { ...body, basis: '补录' } }))).toMatchObject({ revision: 0 });
  });

  it('is what its decider says it is: no other rule can date its events', async () => {
    const sly = put('论语', { name: 'PutSlyly', body: { title: '论语', at: '2026-02-20T00:00:00Z' } });
    await expect(pathOn(store).execute(sly)).rejects.toThrow('PutSlyly is no late entry');
    expect(await stored()).toEqual([]);
  });
});

describe('a repeated command', () => {
  it('gets the first answer and writes nothing, also from another process', async () => {
    const first = await pathOn(store).execute(put('论语', { name: 'PutTwo' }));
    await pathOn(store).execute(put('孟子'));
    const again = await pathOn(store).execute(put('论语', { name: 'PutTwo' }));
    expect(again).toEqual({ ...first, repeated: true });
    expect(again.events).toEqual(['BookPut', 'BookPut']);
    expect(await stored()).toHaveLength(3);
  });

  it('gets it although the record has moved on from what it saw', async () => {
    const path = pathOn(store);
    await path.execute(put('论语', { ifMatch: -1 }));
    await path.execute(put('孟子'));
    expect(await path.execute(put('论语', { ifMatch: -1 }))).toMatchObject({ revision: 0, repeated: true });
  });

  it('is refused when it says something else under the same key, on the same record or another', async () => {
    const path = pathOn(store);
    await path.execute(put('论语', { key: 'k' }));
    await expect(path.execute(put('孟子', { key: 'k' }))).rejects.toThrow(KeyReused);
    await expect(path.execute(put('论语', { key: 'k', id: 'two' }))).rejects.toThrow(KeyReused);
    await expect(pathOn(store).execute(put('孟子', { key: 'k' }))).rejects.toThrow(KeyReused);
    expect(await stored()).toHaveLength(1);
  });

  it('is another command when another person sends it', async () => {
    const path = pathOn(store);
    await path.execute(put('论语', { key: 'k' }));
    const authorise: Authorise = () => ({ person: 'bai-lu', post: 'librarian' });
    expect(await path.execute(put('孟子', { key: 'k', person: 'bai-lu', authorise }))).toMatchObject({
      revision: 1,
      repeated: false,
    });
  });
});

describe('a record that moves', () => {
  /** Somebody else puts a book just before each of the first appends. */
  const contended = (times: number): EventStore => {
    let left = times;
    return appending(async (stream, expected, events) => {
      if (left-- > 0) {
        await pathOn(store).execute(put(`别人的书 ${left}`));
        throw wrongExpectedRevision(stream, expected, 0);
      }
      return store.append(stream, expected, events);
    });
  };

  it('is decided upon again, up to three times', async () => {
    expect(await pathOn(contended(3)).execute(put('论语'))).toMatchObject({ revision: 3 });
    store = new MemoryEventStore();
    await expect(pathOn(contended(4)).execute(put('论语'))).rejects.toMatchObject({ code: 'wrong_expected_revision' });
  });

  it('meets the rules as it is then', async () => {
    for (const title of ['一', '二', '三']) await pathOn(store).execute(put(title));
    await expect(pathOn(contended(1)).execute(put('论语'))).rejects.toMatchObject({ code: 'shelf.full' });
  });

  it('is not decided upon again for who has said what he saw: he is told who changed it', async () => {
    const path = pathOn(store);
    await path.execute(put('论语'));
    const stale = path.execute(put('孟子', { ifMatch: -1 }));
    await expect(stale).rejects.toThrow(Stale);
    await expect(stale).rejects.toMatchObject({
      seen: -1,
      actual: 0,
      lastChange: { type: 'BookPut', actor: { person: 'an-ning' } },
    });
    await expect(pathOn(contended(1)).execute(put('孟子', { ifMatch: 0 }))).rejects.toMatchObject({
      seen: 0,
      actual: 1,
    });
  });
});

describe('an outcome that is unknown', () => {
  it('is asked again with the same ids, and written once', async () => {
    let times = 0;
    const log = appending(async (stream, expected, events) => {
      const appended = await store.append(stream, expected, events);
      if (times++ === 0) throw unavailable('the line was cut after the write');
      return appended;
    });
    expect(await pathOn(log).execute(put('论语'))).toMatchObject({ revision: 0, repeated: false });
    expect(times).toBe(2);
    expect(await stored()).toHaveLength(1);
  });

  it('is told as such when the store stays away, and the same key finds out later', async () => {
    const log = appending(async (stream, expected, events) => {
      await store.append(stream, expected, events);
      throw unavailable('the line is cut');
    });
    await expect(pathOn(log).execute(put('论语'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(await pathOn(store).execute(put('论语'))).toMatchObject({ revision: 0, repeated: true });
  });
});

describe('events of older shapes', () => {
  it('are lifted step by step, whatever shape they were written in', async () => {
    await store.append('county/shelf/one', 'no_stream', [
      old(1, 1, { name: ' 论语 ' }),
      old(2, 2, { title: ' 孟子 ' }),
      old(3, 3, { title: '大学' }),
    ]);
    const { state } = await pathOn(store).state(shelves, 'county', 'one');
    expect(state).toEqual({ books: ['论语', '孟子', '大学'] });
  });

  it('are seen lifted by facts as well', async () => {
    await store.append('county/shelf/one', 'no_stream', [old(1, 1, { name: ' 论语 ' })]);
    const codec = new Codec([shelves]);
    const titles = {
      from: 'log' as const,
      initial: [] as string[],
      on: { BookPut: (all: string[], { data }: { data: Events['BookPut'] }) => [...all, data.title] },
    };
    expect(await new Facts(store, codec).ofLog(titles, 'county')).toEqual(['论语']);
  });
});

describe('an event that this program does not know', () => {
  it.each([
    ['of another type', old(1, 1, {}, 'BookBurnt'), 'unknown type'],
    ['of a later schema', old(1, 4, { title: '论语' }), 'schema 4 is not known (1 to 3)'],
    [
      'without a schema',
      { ...old(1, 1, {}), metadata: { ...old(1, 1, {}).metadata, schema: 'two' } },
      'schema "two" is not known',
    ],
  ])('%s stops the command by name, and nothing is written', async (_, event, why) => {
    await store.append('county/shelf/one', 'no_stream', [event]);
    const command = pathOn(store).execute(put('论语'));
    await expect(command).rejects.toThrow(UnknownEvent);
    await expect(command).rejects.toThrow(why);
    expect(await stored()).toHaveLength(1);
  });

  it('does not hide under the name of another record', async () => {
    await store.append('county/shop/one', 'no_stream', [old(1, 1, { name: '论语' })]);
    const [event] = await stored();
    expect(() => new Codec([shelves]).decode(event!)).toThrow('the type belongs to shelf, not to shop');
  });

  it('cannot be told by two deciders', () => {
    expect(() => new Codec([shelves, { ...shelves, category: 'shop' }])).toThrow(
      'BookPut is told by both shelf and shop',
    );
  });
});

describe('facts', () => {
  it('are folded on from where they stood, and see what was acknowledged before', async () => {
    const codec = new Codec([shelves]);
    const facts = new Facts(store, codec);
    const count = {
      from: 'streams' as const,
      streams: () => ['shelf/one'],
      initial: 0,
      on: { BookPut: (n: number) => n + 1 },
    };
    const path = pathOn(store);
    await path.execute(put('论语'));
    expect(
      await Promise.all([facts.ofStream(count, 'county/shelf/one'), facts.ofStream(count, 'county/shelf/one')]),
    ).toEqual([1, 1]);
    await path.execute(put('孟子'));
    expect(await facts.ofStream(count, 'county/shelf/one')).toBe(2);
  });

  it('of the log are those of one county', async () => {
    const codec = new Codec([shelves]);
    const facts = new Facts(store, codec);
    const count = { from: 'log' as const, initial: 0, on: { BookPut: (n: number) => n + 1 } };
    await pathOn(store).execute(put('论语'));
    await pathOn(store).execute(put('论语', { county: 'neighbour' }));
    expect(await facts.ofLog(count, 'county')).toBe(1);
    expect(await facts.ofLog(count, 'neighbour')).toBe(1);
  });
});

describe('asking what a command would do', () => {
  const written = async () => {
    const events = [];
    for await (const event of store.readAll()) events.push(event);
    return events.length;
  };
  it('tells what it would tell, refuses as it would be refused, and writes nothing', async () => {
    const path = pathOn(store);
    expect(await path.wouldTell(put('Tides'))).toEqual(['BookPut']);
    expect(await written()).toBe(0);
    for (const title of ['a', 'b', 'c', 'd']) await path.execute(put(title));
    expect(await path.wouldTell(put('a'))).toEqual([]);
    await expect(path.wouldTell(put('e'))).rejects.toMatchObject({ code: 'shelf.full' });
    expect(await written()).toBe(4);
  });
  it('weighs the rights against the record, and the day against what is on it', async () => {
    const path = pathOn(store);
    const nobody: Authorise = (command, scope) => {
      throw new Refused('access.denied', { command, office: scope?.['office'] ?? '' });
    };
    await expect(path.wouldTell(put('a', { authorise: nobody }))).rejects.toMatchObject({
      code: 'access.denied',
      facts: { command: 'PutBook', office: 'one' },
    });
    const tomorrow = { body: { title: 'a', occurredAt: instant(NOW + 86_400_000) } };
    await expect(path.wouldTell(put('a', tomorrow))).rejects.toMatchObject({ code: 'command.occurred-in-future' });
  });
});
