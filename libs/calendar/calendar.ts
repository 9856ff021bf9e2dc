import { addDays, isDay } from '@libs/event-sourcing/time.js';

/** A State Council notice on one year's holidays. Days are business dates, `YYYY-MM-DD`, Asia/Shanghai. */
export interface HolidayNotice {
  readonly year: number;
  /** Document number, e.g. 国办发明电〔2025〕7号. */
  readonly notice: string;
  /** The day it was issued. */
  readonly issued: string;
  /** Both ends are off. */
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Days of a weekend that are worked instead (调休上班). */
  readonly worked: readonly string[];
}

/** A day that differs from the notice, by decision of the office that keeps the calendar. */
export interface DayException {
  readonly day: string;
  readonly works: boolean;
  readonly reason: string;
}

/**
 * Which days are worked. A year without a notice is known by its weekends alone: what is computed in it is provisional,
 * and says so.
 */
export interface Calendar {
  readonly notices: Readonly<Record<number, HolidayNotice>>;
  readonly exceptions: Readonly<Record<string, DayException>>;
}

/** Of two notices for one year the later in the list counts; so does the later of two exceptions for one day. */
export const calendarOf = (notices: readonly HolidayNotice[], exceptions: readonly DayException[] = []): Calendar => ({
  notices: Object.fromEntries(notices.map((notice) => [notice.year, notice])),
  exceptions: Object.fromEntries(exceptions.map((exception) => [exception.day, exception])),
});

const yearOf = (day: string) => Number(day.slice(0, 4));
const noticeFor = ({ notices }: Calendar, day: string) => notices[yearOf(day)];

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The holiday that a day is part of, as its notice names it. */
export const holidayOn = (calendar: Calendar, day: string): string | undefined =>
  noticeFor(calendar, day)?.holidays.find(({ from, to }) => from <= day && day <= to)?.name;

export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const exception = calendar.exceptions[day];
  if (exception) return exception.works;
  if (noticeFor(calendar, day)?.worked.includes(day)) return true;
  return holidayOn(calendar, day) === undefined && !isWeekend(day);
}

/** No year has so many days off in a row; past them the calendar itself is wrong. */
const LONGEST_BREAK = 60;

function nearest(calendar: Calendar, day: string, step: 1 | -1): string {
  let reached = day;
  for (let tried = 0; tried < LONGEST_BREAK; tried++, reached = addDays(reached, step))
    if (isWorkingDay(calendar, reached)) return reached;
  throw new Error(`no day is worked within ${LONGEST_BREAK} days of ${day}`);
}

/** The day itself, or the last working day before it. */
export const onOrBefore = (calendar: Calendar, day: string): string => nearest(calendar, day, -1);

/** The day itself, or the first working day after it. */
export const onOrAfter = (calendar: Calendar, day: string): string => nearest(calendar, day, 1);

/**
 * The n-th working day after a day, which itself does not count (民法典第二百零一条: the day on which a period begins is
 * not counted). 0: the day itself, or the first working day after it. Negative: the n-th working day before.
 */
export function addWorkingDays(calendar: Calendar, day: string, n: number): string {
  if (n === 0) return onOrAfter(calendar, day);
  const step = n > 0 ? 1 : -1;
  let reached = day;
  for (let left = Math.abs(n); left > 0; left--) reached = nearest(calendar, addDays(reached, step), step);
  return reached;
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count++;
  return count;
}

/** The same day of the month n months on, or back; where that month is shorter, its last day. */
export function addMonths(day: string, n: number): string {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const month = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  const same = `${month}-${day.slice(8)}`;
  return isDay(same) ? same : lastOfMonth(month);
}

/** The last day of a month `YYYY-MM`. */
export const lastOfMonth = (month: string): string =>
  ['31', '30', '29', '28'].map((last) => `${month}-${last}`).find(isDay)!;

/** Years between two days, both included, for which no notice was published. */
export function provisionalYears({ notices }: Calendar, from: string, to: string): readonly number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!notices[year]) years.push(year);
  return years;
}
