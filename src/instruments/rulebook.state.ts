import type { Decider } from '@libs/event-sourcing/index.js';
import {
  addMonths,
  type Calendar,
  calendarOf,
  type DayException,
  fixedDay,
  type HolidayNotice,
  type LastDay,
  lastDayOf,
  lastOfMonth,
  NOTICES,
} from '@libs/calendar/index.js';
import { isParameter, type ParameterName, parameterOf, PARAMETERS, type Value } from './parameters.js';

export interface RulebookEvents {
  InstrumentRegistered: Text & { instrument: string };
  InstrumentAmended: Text & { instrument: string; version: number };
  InstrumentRepealed: { instrument: string; from: string; reason: string };
  /** `instrument` is absent where a leader decided it. */
  ParameterSet: {
    parameter: ParameterName;
    value: Value;
    was: Value;
    from: string;
    version: number;
    instrument?: string;
    reason: string;
  };
  HolidayCalendarPublished: HolidayNotice & { version: number };
  CalendarExceptionDecided: DayException & { version: number };
}

interface Text {
  readonly title: string;
  readonly number?: string;
  readonly issuer: string;
  /** First day in force. */
  readonly from: string;
}

export interface Instrument {
  readonly versions: readonly [Text, ...Text[]];
  readonly repealedFrom?: string;
}

export interface Setting {
  readonly value: Value;
  /** First day on which it holds. */
  readonly from: string;
  readonly version: number;
  readonly instrument?: string;
}

/** What the county's work is ruled by: instruments, the parameters they set, and the calendar. */
export interface Rulebook {
  readonly instruments: Readonly<Record<string, Instrument>>;
  /** Settings in the order in which they were made; of those in force on a day, the last counts. */
  readonly settings: Readonly<Partial<Record<ParameterName, readonly Setting[]>>>;
  readonly notices: readonly HolidayNotice[];
  readonly exceptions: readonly DayException[];
  /** 0: the notices that came with the program. */
  readonly calendarVersion: number;
}

export const firstRulebook: Rulebook = {
  instruments: {},
  settings: {},
  notices: NOTICES,
  exceptions: [],
  calendarVersion: 0,
};

export const isInForce = ({ versions: [first], repealedFrom }: Instrument, day: string) =>
  first.from <= day && (repealedFrom === undefined || day < repealedFrom);

export const calendarIn = ({ notices, exceptions }: Rulebook): Calendar => calendarOf(notices, exceptions);

/** The setting of a parameter on a day; version 0 is the value that came with the program. */
export const settingOn = (rulebook: Rulebook, name: ParameterName, day: string): Setting =>
  rulebook.settings[name]?.findLast(({ from }) => from <= day) ?? {
    value: parameterOf(name).value,
    from: '0001-01-01',
    version: 0,
  };

/** The value of a parameter that is a number, on a day. */
export function parameterOn(rulebook: Rulebook, name: ParameterName, day: string): number {
  const { value } = settingOn(rulebook, name, day);
  if (value.is !== 'number') throw new Error(`${name} is no number`);
  return value.number;
}

/** Why a day is the last one: rule, version of the parameter, version of the calendar, start. */
export interface Because {
  readonly rule: ParameterName;
  readonly value: Value;
  /** 0: as the program came; else the n-th setting. */
  readonly version: number;
  readonly basis: string;
  readonly calendar: number;
  readonly start: string;
  /** Before it was moved to a working day. */
  readonly nominal?: string;
  /** Years it depends on that have no notice yet. */
  readonly provisional?: readonly number[];
}

export interface Due {
  readonly due: string;
  readonly because: Because;
}

/**
 * The last day of what began on a day, under the parameter and calendar in force, and why. For a period's report `start`
 * is the period's last day.
 */
export function termOn(rulebook: Rulebook, rule: ParameterName, start: string): Due {
  const { value, version, instrument } = settingOn(rulebook, rule, start);
  const { due, nominal, provisional } = counted(value, start, calendarIn(rulebook), rule);
  return {
    due,
    because: {
      rule,
      value,
      version,
      basis: instrument ?? (version === 0 ? parameterOf(rule).basis : '领导决定'),
      calendar: rulebook.calendarVersion,
      start,
      ...(nominal !== undefined && { nominal }),
      ...(provisional && { provisional }),
    },
  };
}

function counted(value: Value, start: string, calendar: Calendar, rule: ParameterName): LastDay {
  if (value.is === 'term') return lastDayOf(value.term, start, calendar);
  if (value.is === 'number') throw new Error(`${rule} is a number, not a term`);
  const { month, day, shift } = value.rule;
  const first = addMonths(`${start.slice(0, 7)}-01`, month).slice(0, 7);
  const wanted = `${first}-${String(day).padStart(2, '0')}`;
  const last = lastOfMonth(first);
  return fixedDay(wanted < last ? wanted : last, shift, calendar);
}

export const evolveRulebook: Decider<Rulebook, never, RulebookEvents>['evolve'] = {
  InstrumentRegistered: (rulebook, { instrument, ...text }) => ({
    ...rulebook,
    instruments: { ...rulebook.instruments, [instrument]: { versions: [text] } },
  }),
  InstrumentAmended: (rulebook, { instrument, version: _version, ...text }) => {
    const known = rulebook.instruments[instrument]!;
    return {
      ...rulebook,
      instruments: { ...rulebook.instruments, [instrument]: { ...known, versions: [...known.versions, text] } },
    };
  },
  InstrumentRepealed: (rulebook, { instrument, from }) => ({
    ...rulebook,
    instruments: {
      ...rulebook.instruments,
      [instrument]: { ...rulebook.instruments[instrument]!, repealedFrom: from },
    },
  }),
  ParameterSet: (rulebook, { parameter, value, from, version, instrument }) =>
    // A parameter that a later program dropped stays on record and rules nothing.
    !isParameter(parameter)
      ? rulebook
      : {
          ...rulebook,
          settings: {
            ...rulebook.settings,
            [parameter]: [
              ...(rulebook.settings[parameter] ?? []),
              { value, from, version, ...(instrument !== undefined && { instrument }) },
            ],
          },
        },
  HolidayCalendarPublished: (rulebook, { version, ...notice }) => ({
    ...rulebook,
    notices: [...rulebook.notices.filter(({ year }) => year !== notice.year), notice],
    calendarVersion: version,
  }),
  CalendarExceptionDecided: (rulebook, { version, ...exception }) => ({
    ...rulebook,
    exceptions: [...rulebook.exceptions.filter(({ day }) => day !== exception.day), exception],
    calendarVersion: version,
  }),
};

export { PARAMETERS, type ParameterName, type Value };
