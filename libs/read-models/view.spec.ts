import { describe, expect, it } from '@jest/globals';
import { type DomainEvent } from '@libs/event-sourcing/event.js';
import { Fold } from './fold.js';
import { defineView } from './view.js';

interface Events {
  TaskOpened: { readonly title: string };
  TaskClosed: object;
}

const define = (name: string, version: number, on: object = { TaskClosed: () => undefined }) =>
  defineView<{ title: string }, Events>()({ name, version, on });

const event = (type: string, position: string, data: object = {}): DomainEvent => ({
  type,
  data,
  meta: {
    occurredAt: '2026-03-02T09:00:00+08:00',
    recordedAt: '2026-03-02T09:00:00+08:00',
    actor: { person: 'somebody', post: 'someone' },
    correlationId: '00000000-0000-4000-8000-000000000000',
    causationId: '00000000-0000-4000-8000-000000000000',
  },
  eventId: position,
  schema: 1,
  county: 'county',
  category: 'task',
  id: '1',
  stream: 'county/task/1',
  revision: 0,
  position,
});

describe('defining a view', () => {
  it('names its rows after the stream unless told otherwise, and has no indexes', () => {
    const view = define('task-board', 1);
    expect(view.key(event('TaskClosed', '1'))).toBe('1');
    expect(view.indexes).toEqual([]);
  });

  it('is refused for a name or version that a collection could not carry', () => {
    for (const name of ['TaskBoard', 'task_board', 'task board', '', '1-board', '任务', 'x'.repeat(61)])
      expect(() => define(name, 1)).toThrow(/kebab-case/);
    for (const version of [0, -1, 1.5, Number.NaN]) expect(() => define('task-board', version)).toThrow(/version/);
  });

  it('is refused without a row for any event', () => {
    expect(() => define('task-board', 1, {})).toThrow(/at least one type/);
  });
});

describe('folding events over rows', () => {
  const board = defineView<{ title: string }, Events>()({
    name: 'task-board',
    version: 1,
    key: ({ id }) => [id, 'all', id],
    on: {
      TaskOpened: (row, { data }, key) => {
        if (key === 'all' && data.title === '') throw new Error('no title');
        return { title: `${row?.title ?? ''}${data.title}` };
      },
      TaskClosed: () => undefined,
    },
  });

  it('touches every row once, with its county and its position', () => {
    const fold = new Fold(board, new Map());
    fold.apply(event('TaskOpened', '1', { title: '检查' }));
    expect(fold.changes()).toEqual([
      { id: 'county/1', was: undefined, pos: '1', row: { title: '检查', county: 'county' } },
      { id: 'county/all', was: undefined, pos: '1', row: { title: '检查', county: 'county' } },
    ]);
  });

  it('changes no row when one of them fails', () => {
    const fold = new Fold(board, new Map());
    expect(() => fold.apply(event('TaskOpened', '1', { title: '' }))).toThrow('no title');
    expect(fold.changes()).toEqual([]);
  });

  it('skips what a row has already taken in, and only there', () => {
    const loaded = new Map([['county/1', { _id: 'county/1', _pos: '2', title: '二', county: 'county' }]]);
    const fold = new Fold(board, loaded);
    fold.apply(event('TaskOpened', '2', { title: '二' }));
    expect(fold.changes().map(({ id }) => id)).toEqual(['county/all']);
  });

  it('leaves a mark of a row that came and went, and none of a row that never was', () => {
    const fold = new Fold(board, new Map());
    fold.apply(event('TaskClosed', '1'));
    expect(fold.changes()).toEqual([]);
    fold.apply(event('TaskOpened', '2', { title: '检查' }));
    fold.apply(event('TaskClosed', '3'));
    expect(fold.changes().map(({ row, pos }) => [row, pos])).toEqual([
      [{ gone: true }, '3'],
      [{ gone: true }, '3'],
    ]);
  });

  it('passes by what the view has no row for', () => {
    const fold = new Fold(board, new Map());
    fold.apply(event('toString', '1'));
    expect(fold.changes()).toEqual([]);
  });
});
