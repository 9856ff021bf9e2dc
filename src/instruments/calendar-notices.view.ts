import { defineView } from '@libs/read-models/view.js';
import type { RulebookEvents } from './rulebook.state.js';

export type CalendarNoticeRow = {
  readonly year: string;
  readonly notice: string | null;
  readonly issued: string | null;
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly worked: readonly string[];
  readonly exceptions: readonly { readonly day: string; readonly works: boolean; readonly reason: string }[];
  /** Version of the county's calendar in which this year last changed. */
  readonly version: number;
};

const blank = (year: string): CalendarNoticeRow => ({
  year,
  notice: null,
  issued: null,
  holidays: [],
  worked: [],
  exceptions: [],
  version: 0,
});

/** 工作日历: what was published or decided here, year by year. The notices that came with the program are not events. */
export const calendarNotices = defineView<
  CalendarNoticeRow,
  Pick<RulebookEvents, 'HolidayCalendarPublished' | 'CalendarExceptionDecided'>
>()({
  name: 'calendar-notices',
  version: 1,
  key: ({ data }) => ('day' in data ? data.day.slice(0, 4) : String(data.year)),
  on: {
    HolidayCalendarPublished: (row, { data: { year, notice, issued, holidays, worked, version } }) => ({
      ...(row ?? blank(String(year))),
      notice,
      issued,
      holidays,
      worked,
      version,
    }),
    CalendarExceptionDecided: (row, { data: { version, ...exception } }, key) => ({
      ...(row ?? blank(key)),
      exceptions: [...(row?.exceptions ?? []).filter(({ day }) => day !== exception.day), exception],
      version,
    }),
  },
});
