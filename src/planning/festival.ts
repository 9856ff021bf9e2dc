import { addDays, daysBetween } from '@libs/event-sourcing/time.js';
import { addWorkingDays, type HolidayNotice, onOrBefore } from '@libs/calendar/index.js';
import { Refused } from '@libs/event-sourcing/index.js';
import { calendarIn, type Rulebook, settingOn } from '../instruments/rulebook.state.js';
import type { FestivalDays } from './plan.state.js';

interface Asked {
  readonly year: string;
  readonly festival: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** As far from a festival as the State Council puts the days that make up for it. */
const MAKE_UP_WITHIN = 14;

/** The days of a festival, of which the check is planned today: by the notice of its year, or else as entered. */
export function festivalDays({ year, festival, from, to }: Asked, today: string, rulebook: Rulebook): FestivalDays {
  const notice = rulebook.notices.find((one) => String(one.year) === year);
  const found = from === undefined ? holidayNamed(notice, festival) : { from, to: to ?? from };
  if (!found) throw new Refused('plan.festival-unknown', { year, festival });
  if (found.to < found.from) throw new Refused('plan.festival-ends-before-it-begins', found);
  const calendar = calendarIn(rulebook);
  const planBy = leadBefore(rulebook, found.from, today);
  const [first, last] = [addDays(found.from, -MAKE_UP_WITHIN), addDays(found.to, MAKE_UP_WITHIN)];
  return {
    festival,
    from: found.from,
    to: found.to,
    ...(from === undefined && notice && { notice: notice.notice }),
    worked: notice?.worked.filter((day) => first <= day && day <= last) ?? [],
    lastWorkingDay: onOrBefore(calendar, addDays(found.from, -1)),
    planBy,
    late: daysAfter(planBy, today),
  };
}

/** 国庆节、中秋节 is one holiday in some years: either name finds it. */
const holidayNamed = (notice: HolidayNotice | undefined, festival: string) =>
  notice?.holidays.find(({ name }) => name.split('、').includes(festival));

function leadBefore(rulebook: Rulebook, day: string, today: string): string {
  const { value } = settingOn(rulebook, 'festival-lead', today);
  if (value.is !== 'term') throw new Error('festival-lead is a term');
  const { unit, n } = value.term;
  if (unit === 'working-days') return addWorkingDays(calendarIn(rulebook), day, -n);
  return addDays(day, unit === 'months' ? -30 * n : -n);
}

/** Whole days by which `day` is past `last`; 0 when it is not. */
const daysAfter = (last: string, day: string) => Math.max(0, daysBetween(last, day));
