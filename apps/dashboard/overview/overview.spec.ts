import { describe, expect, it } from '@jest/globals';
import { gapOf, longestFirst } from './coverage.js';
import { ageOf, reached } from './issues.js';
import { inOrderOfLife } from './order.js';
import { askedVisits, visitsWithin } from './visits.js';
import { heldBy } from './waiting.js';

describe('how long a unit has not been inspected', () => {
  it('is never, long, or lately, with the days', () => {
    expect(gapOf(null, '2026-11-25')).toEqual({ is: 'never', days: 0 });
    expect(gapOf('2026-05-29', '2026-11-25')).toEqual({ is: 'long', days: 180 });
    expect(gapOf('2026-05-30', '2026-11-25')).toEqual({ is: 'lately', days: 179 });
  });

  it('puts first who was never inspected, then who has waited longest', () => {
    const units = [
      { name: 'c', last: '2026-06-01' },
      { name: 'b', last: null },
      { name: 'd', last: '2026-01-01' },
      { name: 'a', last: null },
    ];
    expect(longestFirst(units).map(({ name }) => name)).toEqual(['a', 'b', 'd', 'c']);
  });
});

describe('how far an issue has come', () => {
  it('has taken the steps before the last one it took', () => {
    const claimed = { is: 'claimed', referredAt: '2026-01-05', claimedAt: '2026-03-01' };
    expect(reached(claimed, 'accepted')).toBe(true);
    expect(reached(claimed, 'closed')).toBe(false);
    expect(reached({ is: 'referred', referredAt: '2026-01-05' }, 'forwarded')).toBe(false);
  });

  it('is not closed when it was opened again', () => {
    expect(reached({ is: 'reopened', closedAt: '2026-03-01' }, 'closed')).toBe(false);
    expect(reached({ is: 'reopened', closedAt: '2026-03-01' }, 'claimed')).toBe(true);
  });

  it('has been open since it was referred', () => {
    expect(ageOf({ referredAt: '2026-01-01T09:00:00+08:00' }, '2026-01-31')).toBe('fresh');
    expect(ageOf({ referredAt: '2026-01-01' }, '2026-02-01')).toBe('month');
    expect(ageOf({ referredAt: '2026-01-01' }, '2026-04-01')).toBe('quarter');
    expect(ageOf({ referredAt: '2026-01-01' }, '2026-04-02')).toBe('old');
  });
});

describe('with whom matters lie', () => {
  const moved = {
    id: 'issue:7',
    waits: [
      { holder: 'zone-2', from: '2026-03-01T10:00:00+08:00', until: '2026-03-05T09:00:00+08:00' },
      { holder: 'body-1', from: '2026-03-05T09:00:00+08:00' },
    ],
  };

  it('counts what lies there now apart from what has gone on', () => {
    expect(heldBy([moved], '2026-03-15')).toEqual([
      { holder: 'body-1', now: [moved], before: [], average: undefined, longest: 10 },
      { holder: 'zone-2', now: [], before: [moved], average: 4, longest: undefined },
    ]);
  });
});

it('puts states in the order of a life, and what has no place in it last', () => {
  expect(inOrderOfLife(['closed', 'unheard-of', 'assigned', null, 'received'])).toEqual([
    'assigned',
    'received',
    'closed',
    null,
    'unheard-of',
  ]);
});

describe('the visits behind a figure', () => {
  it('are those that the address asks for', () => {
    expect(askedVisits(new URLSearchParams('zone=zone-1&units=tongfu&month=2026-03'))).toEqual({
      units: 'tongfu',
      month: '2026-03',
    });
    expect(askedVisits(new URLSearchParams('zone=zone-1'))).toBeUndefined();
  });

  it('are those that took place, in the month and the period', () => {
    const visits = [{ startedAt: '2026-03-20T09:00:00+08:00' }, { startedAt: null }, { startedAt: '2026-03-02' }];
    expect(visitsWithin(visits, { from: '', to: '9999', month: '' })).toEqual([visits[2], visits[0]]);
    expect(visitsWithin(visits, { from: '2026-03-03', to: '2026-03-31', month: '2026-03' })).toEqual([visits[0]]);
    expect(visitsWithin(visits, { from: '', to: '9999', month: '2026-04' })).toEqual([]);
  });
});
