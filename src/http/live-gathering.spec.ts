import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import { Gathering, MOST_KEYS } from './live-gathering.js';

interface Told {
  BookPut: { shelf: string };
  BookLost: { shelf: string };
}
const row = () => ({});
const byBook = defineView<object, Told>()({ name: 'books', version: 1, on: { BookPut: row, BookLost: row } });
const byShelf = defineView<object, Told>()({
  name: 'shelves',
  version: 1,
  key: ({ data }) => (data.shelf === '' ? undefined : data.shelf),
  on: { BookPut: row },
});
const put = (n: number, shelf: string, county = 'one') =>
  ({ type: 'BookPut', county, id: `book-${n}`, position: String(n).padStart(4, '0'), data: { shelf } }) as DomainEvent;

describe('what events have touched', () => {
  it('is one entry for each view and county, with its rows and from where to where', () => {
    const gathering = new Gathering([byBook, byShelf] as never[]);
    expect([gathering.concerns('BookPut'), gathering.concerns('BookBurnt')]).toEqual([true, false]);
    gathering.take(put(3, 'a'));
    gathering.take(put(1, ''));
    gathering.take(put(2, 'a', 'two'));
    const told = gathering
      .taken()
      .map(({ county, view, first, last, keys }) => [...[county, view.name, first, last, [...keys!]]]);
    expect(told).toEqual([
      ['one', 'books', '0001', '0003', ['one/book-3', 'one/book-1']],
      ['one', 'shelves', '0003', '0003', ['one/a']],
      ['two', 'books', '0002', '0002', ['two/book-2']],
      ['two', 'shelves', '0002', '0002', ['two/a']],
    ]);
    expect([gathering.size, gathering.taken()]).toEqual([0, []]);
  });

  it('names no more than two hundred rows, and none again once they are too many', () => {
    const gathering = new Gathering([byBook] as never[]);
    for (let n = 1; n <= MOST_KEYS; n++) gathering.take(put(n, 'a'));
    const [all] = gathering.taken();
    expect(all!.keys!.size).toBe(MOST_KEYS);
    gathering.add(all!);
    gathering.take(put(MOST_KEYS + 1, 'a'));
    gathering.take(put(MOST_KEYS + 2, 'a'));
    expect(gathering.taken()).toMatchObject([{ first: '0001', last: '0202', keys: undefined }]);
  });
});
