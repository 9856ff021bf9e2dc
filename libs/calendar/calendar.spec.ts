import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { LegalHoliday, SolarDay } from 'tyme4ts';
import { addDays } from '@libs/event-sourcing/time.js';
import {
  addMonths,
  addWorkingDays,
  calendarOf,
  fixedDay,
  holidayOn,
  isWorkingDay,
  lastDayOf,
  NOTICES,
  onOrAfter,
  onOrBefore,
  provisionalYears,
  workingDaysBetween,
} from './index.js';

const calendar = calendarOf(NOTICES);

const daysOf = (year: number) => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
};
const worksByTyme = (day: string) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const legal = LegalHoliday.fromYmd(year, month, date);
  if (legal) return legal.isWork();
  return ![0, 6].includes(SolarDay.fromYmd(year, month, date).getWeek().getIndex());
};

describe('the notices', () => {
  it.each(NOTICES.map(({ year }) => year))('of %i agree with two libraries, day by day', (year) => {
    const ours = daysOf(year).filter((day) => isWorkingDay(calendar, day));
    expect(ours.length).toBeGreaterThan(240);
    expect(ours).toEqual(daysOf(year).filter(worksByTyme));
    expect(ours).toEqual(daysOf(year).filter((day) => chineseDays.isWorkday(day)));
  });
  it('carry their numbers and dates', () => {
    expect(NOTICES.map(({ year, notice, issued }) => [year, notice, issued])).toEqual([
      [2025, '国办发明电〔2024〕12号', '2024-11-12'],
      [2026, '国办发明电〔2025〕7号', '2025-11-04'],
    ]);
  });
});

describe('a working day', () => {
  it('is none in a holiday, and one on a weekend that is worked instead', () => {
    expect(isWorkingDay(calendar, '2026-02-16')).toBe(false);
    expect(holidayOn(calendar, '2026-02-16')).toBe('春节');
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true);
    expect(isWorkingDay(calendar, '2026-05-09')).toBe(true);
    expect(isWorkingDay(calendar, '2026-05-10')).toBe(false);
  });
  it('is whatever the county decided for that day', () => {
    const flood = calendarOf(NOTICES, [{ day: '2026-07-18', works: true, reason: '防汛' }]);
    expect(isWorkingDay(calendar, '2026-07-18')).toBe(false);
    expect(isWorkingDay(flood, '2026-07-18')).toBe(true);
  });
  it('is known by its weekday alone in a year without a notice', () => {
    expect(isWorkingDay(calendar, '2027-10-01')).toBe(true);
    expect(provisionalYears(calendar, '2026-12-30', '2027-01-05')).toEqual([2027]);
  });
});

describe('counting working days', () => {
  it('does not count the day on which it begins', () => {
    expect(addWorkingDays(calendar, '2026-04-09', 2)).toBe('2026-04-13');
    expect(addWorkingDays(calendar, '2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays(calendar, '2026-02-14', 1)).toBe('2026-02-24');
    expect(addWorkingDays(calendar, '2026-02-16', 0)).toBe('2026-02-24');
    expect(addWorkingDays(calendar, '2026-02-24', -1)).toBe('2026-02-14');
  });
  it('is undone by counting between', () => {
    for (const day of daysOf(2026).filter((one) => one < '2026-11-01'))
      for (const n of [1, 5, 10]) expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n))).toBe(n);
  });
  it('finds the nearest on either side', () => {
    expect(onOrBefore(calendar, '2026-07-05')).toBe('2026-07-03');
    expect(onOrAfter(calendar, '2026-10-03')).toBe('2026-10-08');
    expect(onOrAfter(calendar, '2026-10-08')).toBe('2026-10-08');
  });
});

describe('months', () => {
  it('keep the day, or end with the month', () => {
    expect(addMonths('2026-04-09', 1)).toBe('2026-05-09');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });
});

describe('the last day of a term', () => {
  it('is one calendar month, whatever day that is', () => {
    expect(lastDayOf({ unit: 'months', n: 1 }, '2026-04-09', calendar)).toEqual({ due: '2026-05-09' });
  });
  it('moves back or forward, and says from where', () => {
    expect(fixedDay('2026-07-05', 'back', calendar)).toEqual({ due: '2026-07-03', nominal: '2026-07-05' });
    expect(lastDayOf({ unit: 'days', n: 30, shift: 'forward' }, '2026-04-03', calendar)).toEqual({
      due: '2026-05-06',
      nominal: '2026-05-03',
    });
  });
  it('is provisional where it depends on a year without a notice, and not where it does not', () => {
    expect(lastDayOf({ unit: 'working-days', n: 5 }, '2026-12-30', calendar)).toEqual({
      due: '2027-01-06',
      provisional: [2027],
    });
    expect(lastDayOf({ unit: 'days', n: 30 }, '2026-12-30', calendar)).toEqual({ due: '2027-01-29' });
    expect(fixedDay('2027-01-05', 'back', calendar)).toEqual({ due: '2027-01-05', provisional: [2027] });
  });
});
