import { describe, expect, it } from '@jest/globals';
import { byChain, depths } from './chains.js';

const event = (eventId: string, correlationId: string) => ({ eventId, correlationId });

describe('the events of a record by what led to them', () => {
  it('stand together where one act had several', () =>
    expect(byChain([event('1', 'a'), event('2', 'a'), event('3', 'b')])).toEqual([
      [event('1', 'a'), event('2', 'a')],
      [event('3', 'b')],
    ]));

  it('stay in their order where an act goes on after another', () =>
    expect(byChain([event('1', 'a'), event('2', 'b'), event('3', 'a')]).map(([first]) => first.eventId)).toEqual([
      '1',
      '2',
      '3',
    ]));

  it('are none of none', () => expect(byChain([])).toEqual([]));
});

describe('the steps of a chain', () => {
  it('are one further than what caused them, and begin with what nothing here caused', () =>
    expect([
      ...depths([
        { id: 'order', causationId: 'command' },
        { id: 'team', causationId: 'order' },
        { id: 'reminder', causationId: 'team' },
        { id: 'report', causationId: 'another-command' },
      ]).values(),
    ]).toEqual([0, 1, 2, 0]));
});
