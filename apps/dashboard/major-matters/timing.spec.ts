import { describe, expect, it } from '@jest/globals';
import { lifeOf, stepOf, timingOf } from './timing.js';

const matter = {
  is: 'reported',
  knownAt: '2026-08-12T09:00:00.000+08:00',
  toldAt: '2026-08-12T09:06:00.000+08:00',
  writtenAt: '2026-08-12T15:00:00.000+08:00',
  limitHours: 24,
  late: false,
} as const;
const at = (moment: string) => Date.parse(moment);

describe('the hours of a major matter', () => {
  it('are counted from when it was known', () => {
    expect(timingOf(matter, at('2026-08-20T00:00:00+08:00'))).toEqual({
      is: 'in-time',
      toldAfter: 0.1,
      writtenAfter: 6,
      limit: 24,
    });
  });

  it('run while nothing is written, and are over after the limit', () => {
    const told = { ...matter, is: 'noted', writtenAt: null } as const;
    expect(timingOf(told, at('2026-08-13T09:00:00+08:00'))).toMatchObject({ is: 'running', writtenAfter: 24 });
    expect(timingOf(told, at('2026-08-13T09:30:00+08:00'))).toMatchObject({ is: 'over', writtenAfter: 24.5 });
  });

  it('say late as the program said it, whatever the limit is now', () => {
    expect(timingOf({ ...matter, late: true }, 0).is).toBe('late');
  });
});

describe('the life of a major matter', () => {
  it('has a question only where one is asked', () => {
    expect(lifeOf({ kind: 'report' })).toEqual(['known', 'told', 'written', 'instructed', 'acknowledged']);
    expect(lifeOf({ kind: 'request' })).toContain('asked');
  });

  it('stands where the matter stands', () => {
    expect(stepOf({ is: 'noted' })).toBe('told');
    expect(stepOf({ is: 'acknowledged' })).toBe('acknowledged');
  });
});
