import { addDays } from '@libs/event-sourcing/time.js';
import { addMonths, addWorkingDays, type Calendar, onOrAfter, onOrBefore, provisionalYears } from './calendar.js';

/** How long something may take. */
export interface Term {
  readonly unit: 'days' | 'working-days' | 'months';
  readonly n: number;
  /** Where the last day is not worked: it stands (default), or moves to the working day before or after. */
  readonly shift?: 'back' | 'forward';
}

export interface LastDay {
  readonly due: string;
  /** The last day before it was moved, where it was. */
  readonly nominal?: string;
  /** Years it depends on for which no notice is known; absent when there are none. */
  readonly provisional?: readonly number[];
}

/** The last day of a term that begins on a day, which itself does not count. */
export function lastDayOf(term: Term, start: string, calendar: Calendar): LastDay {
  const nominal =
    term.unit === 'working-days'
      ? addWorkingDays(calendar, start, term.n)
      : term.unit === 'months'
        ? addMonths(start, term.n)
        : addDays(start, term.n);
  return shifted(nominal, term.shift, term.unit === 'working-days' ? start : nominal, calendar);
}

/** A day fixed by date, moved as its rule says. */
export const fixedDay = (day: string, shift: Term['shift'], calendar: Calendar): LastDay =>
  shifted(day, shift, day, calendar);

function shifted(nominal: string, shift: Term['shift'], from: string, calendar: Calendar): LastDay {
  const due =
    shift === 'back' ? onOrBefore(calendar, nominal) : shift === 'forward' ? onOrAfter(calendar, nominal) : nominal;
  // A term in plain days or months asks no calendar unless its last day may move.
  const depends = shift !== undefined || from !== nominal;
  const [first, last] = due < from ? [due, from] : [from, due];
  const provisional = depends ? provisionalYears(calendar, first, last) : [];
  return {
    due,
    ...(due !== nominal && { nominal }),
    ...(provisional.length > 0 && { provisional }),
  };
}
