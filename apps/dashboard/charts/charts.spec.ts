import { describe, expect, it } from '@jest/globals';
import { daysTo, levelOf, monthsBetween, together, valuesOf } from './counting.js';

describe('numbers and their rows', () => {
  const political = { count: 2, rows: '/api/v1/task-board?zone=zone-1&kind=political&state=closed' };
  const festival = { count: 3, rows: '/api/v1/task-board?zone=zone-1&kind=festival&state=closed' };

  it('open what all of them have in common', () => {
    expect(together([political, festival])).toEqual({ value: 5, to: '/task-board?zone=zone-1&state=closed' });
    expect(together([political])).toEqual({ value: 2, to: '/task-board?zone=zone-1&kind=political&state=closed' });
  });

  it('of nothing open nothing', () => {
    expect(together([])).toEqual({ value: 0 });
  });

  it('keep the moment that is shown', () => {
    const then = { count: 1, rows: '/api/v1/task-board?zone=zone-2&asOf=position%3A7' };
    expect(together([then, { ...then, rows: '/api/v1/task-board?zone=zone-3&asOf=position%3A7' }]).to).toBe(
      '/task-board?asOf=position%3A7',
    );
  });

  it('are told apart by their values, in order', () => {
    expect(valuesOf([{ zone: 'zone-2' }, { zone: 'zone-1' }, { zone: 'zone-2' }], 'zone')).toEqual([
      'zone-2',
      'zone-1',
    ]);
  });
});

describe('how dark a cell is', () => {
  it('says nothing of nothing, something of the least, and most of the most', () => {
    expect([levelOf(0, 9), levelOf(1, 9), levelOf(9, 9), levelOf(0, 0)]).toEqual([0, 1, 4, 0]);
  });
});

describe('time', () => {
  it('counts months across a new year, and the last of many', () => {
    expect(monthsBetween('2025-11-20', '2026-02-01', 12)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('1900-01-01', '2026-02-01', 2)).toEqual(['2026-01', '2026-02']);
  });

  it('counts whole days', () => {
    expect(daysTo('2026-02-27T23:30:00+08:00', '2026-03-01')).toBe(2);
  });
});
