import { describe, expect, it } from '@jest/globals';
import { standingOf } from './account-standing.js';

const NOON = Date.parse('2026-03-02T12:00:00+08:00');
const open = { is: 'open', lockedUntil: null, mustChange: false } as const;

describe('how an account stands', () => {
  it('is locked until the moment has come', () => {
    expect(standingOf({ ...open, lockedUntil: '2026-03-02T12:00:01+08:00' }, NOON)).toBe('locked');
    expect(standingOf({ ...open, lockedUntil: '2026-03-02T12:00:00+08:00' }, NOON)).toBe('open');
  });

  it('tells that the first password has not been changed', () =>
    expect(standingOf({ ...open, mustChange: true }, NOON)).toBe('first-password'));

  it('is closed, whatever else it was', () =>
    expect(standingOf({ is: 'closed', lockedUntil: '2027-01-01T00:00:00+08:00', mustChange: true }, NOON)).toBe(
      'closed',
    ));
});
