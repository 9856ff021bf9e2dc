import { describe, expect, it } from '@jest/globals';
import { addDays, addYears, dayOf, daysBetween, epochOf, instant, isDay } from './time.js';

describe('instants', () => {
  it('are written in China Standard Time with milliseconds', () => {
    expect(instant(Date.UTC(2026, 1, 13, 16, 0, 0, 5))).toBe('2026-02-14T00:00:00.005+08:00');
  });
  it('are read with their offset, and only with one', () => {
    expect(epochOf('2026-02-14T00:00:00+08:00')).toBe(Date.UTC(2026, 1, 13, 16));
    expect(epochOf('2026-02-13T16:00Z')).toBe(Date.UTC(2026, 1, 13, 16));
    expect(epochOf('2026-02-14T00:00:00')).toBeUndefined();
    expect(epochOf('2026-02-30T00:00:00Z')).toBeUndefined();
    expect(epochOf('2026-02-14T25:00:00Z')).toBeUndefined();
    expect(epochOf('yesterday')).toBeUndefined();
  });
  it('belong to the business date of Shanghai', () => {
    expect(dayOf('2026-12-31T15:59:59.999Z')).toBe('2026-12-31');
    expect(dayOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  });
});

describe('business dates', () => {
  it('exist', () => {
    expect(['2026-02-28', '2028-02-29'].map(isDay)).toEqual([true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-2-1', '20260201', ''].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
  it('are counted over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2);
  });
  it('come again after years, a leap day on the 28th', () => {
    expect(addYears('2025-06-30', 3)).toBe('2028-06-30');
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });
});
