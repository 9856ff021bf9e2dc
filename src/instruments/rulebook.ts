import { type Decider, type Fault, Refused } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import { LEADING } from '../shared/posts.js';
import type { PublishHolidayCalendar, RulebookCommands, SetParameter } from './rulebook.commands.js';
import { parameterOf, type Value } from './parameters.js';
import {
  calendarIn,
  evolveRulebook,
  firstRulebook,
  isInForce,
  type Rulebook,
  type RulebookEvents,
  settingOn,
} from './rulebook.state.js';

const instrumentNamed = ({ instruments }: Rulebook, instrument: string) => {
  if (!Object.hasOwn(instruments, instrument)) throw new Refused('instrument.unknown', { instrument });
  return instruments[instrument]!;
};

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

/** What the county is ruled by is one record: so a parameter, its instrument and the calendar are decided against each other. */
export const rulebook: Decider<Rulebook, RulebookCommands, RulebookEvents> = {
  category: 'rulebook',
  initial: firstRulebook,
  evolve: evolveRulebook,

  decide: {
    RegisterInstrument({ instrument, title, number, issuer, from }, { instruments }) {
      const text = { title, ...(number !== undefined && { number }), issuer, from };
      if (Object.hasOwn(instruments, instrument)) {
        if (same(instruments[instrument]!.versions.at(-1)!, text)) return [];
        throw new Refused('instrument.registered-already', { instrument });
      }
      return [{ type: 'InstrumentRegistered', data: { instrument, ...text } }];
    },

    AmendInstrument({ instrument, title, number, issuer, from }, state) {
      const { versions, repealedFrom } = instrumentNamed(state, instrument);
      const text = { title, ...(number !== undefined && { number }), issuer, from };
      const last = versions.at(-1)!;
      if (same(last, text)) return [];
      if (repealedFrom !== undefined) throw new Refused('instrument.repealed', { instrument, from: repealedFrom });
      if (from <= last.from) throw new Refused('instrument.amended-before-the-last', { from: last.from });
      return [{ type: 'InstrumentAmended', data: { instrument, ...text, version: versions.length + 1 } }];
    },

    RepealInstrument({ instrument, from, reason }, state) {
      const { versions, repealedFrom } = instrumentNamed(state, instrument);
      if (repealedFrom === from) return [];
      if (repealedFrom !== undefined) throw new Refused('instrument.repealed', { instrument, from: repealedFrom });
      if (from < versions[0].from) throw new Refused('instrument.repealed-before-in-force', { from: versions[0].from });
      return [{ type: 'InstrumentRepealed', data: { instrument, from, reason } }];
    },

    /** No parameter changes without an instrument or a leader's decision (R1), nor for days that have been judged already, whenever it is said to have been set. */
    SetParameter(command, state, { actor, now: at }) {
      const { parameter, from, instrument, reason } = command;
      const value = valueOf(command);
      const now = settingOn(state, parameter, from);
      if (same(now.value, value) && now.from === from && now.instrument === instrument) return [];
      const today = dayOf(at);
      if (from < today) throw new Refused('parameter.in-the-past', { from, today });
      if (instrument === undefined && !LEADING.some((post) => post === actor.post))
        throw new Refused('parameter.needs-an-instrument', { parameter });
      if (instrument !== undefined && !isInForce(instrumentNamed(state, instrument), from))
        throw new Refused('instrument.not-in-force', { instrument, day: from });
      const version = (state.settings[parameter]?.length ?? 0) + 1;
      const cited = instrument === undefined ? {} : { instrument };
      return [{ type: 'ParameterSet', data: { parameter, value, was: now.value, from, version, ...cited, reason } }];
    },

    PublishHolidayCalendar(notice, state) {
      const faults = faultsOf(notice);
      if (faults.length > 0) throw new Refused('calendar.faulty', { count: faults.length }, faults);
      const { year, issued, holidays, worked } = notice;
      const published = {
        year,
        notice: notice.notice,
        issued,
        holidays: holidays.map(({ name, from, to }) => ({ name, from, to })),
        worked,
      };
      const known = calendarIn(state).notices[year];
      if (known && same(known, published)) return [];
      return [{ type: 'HolidayCalendarPublished', data: { ...published, version: state.calendarVersion + 1 } }];
    },

    DecideCalendarException({ day, as, reason }, state, { now }) {
      const works = as === 'works';
      if (calendarIn(state).exceptions[day]?.works === works) return [];
      const today = dayOf(now);
      if (day < today) throw new Refused('calendar.exception-in-the-past', { day, today });
      return [{ type: 'CalendarExceptionDecided', data: { day, works, reason, version: state.calendarVersion + 1 } }];
    },
  },
};

function valueOf({ parameter, term, rule, number }: SetParameter): Value {
  const { is } = parameterOf(parameter).value;
  const said = [term && 'term', rule && 'day', number !== undefined && 'number'].filter(Boolean);
  if (said.length !== 1 || said[0] !== is) throw new Refused('parameter.of-another-kind', { parameter, is });
  if (term) return { is: 'term', term: { unit: term.unit, n: term.n, ...(term.shift && { shift: term.shift }) } };
  if (rule) return { is: 'day', rule: { month: rule.month, day: rule.day, ...(rule.shift && { shift: rule.shift }) } };
  return { is: 'number', number: number! };
}

/** Every fault of a notice: days of another year, ends before beginnings, days that are both off and worked. */
function faultsOf({ year, holidays, worked }: PublishHolidayCalendar): readonly Fault[] {
  const faults: Fault[] = [];
  const inYear = (day: string) => day.startsWith(`${year}-`);
  holidays.forEach(({ name, from, to }, index) => {
    const at = `/holidays/${index}`;
    if (!inYear(from) || !inYear(to)) faults.push({ pointer: at, code: 'calendar.of-another-year', facts: { name } });
    if (to < from) faults.push({ pointer: `${at}/to`, code: 'calendar.ends-before-it-begins', facts: { name } });
    const other = holidays.slice(0, index).find((one) => one.from <= to && from <= one.to);
    if (other) faults.push({ pointer: at, code: 'calendar.overlaps', facts: { name, other: other.name } });
  });
  worked.forEach((day, index) => {
    const at = `/worked/${index}`;
    if (!inYear(day)) faults.push({ pointer: at, code: 'calendar.of-another-year', facts: { name: day } });
    const off = holidays.find(({ from, to }) => from <= day && day <= to);
    if (off) faults.push({ pointer: at, code: 'calendar.worked-in-a-holiday', facts: { day, name: off.name } });
    if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
      faults.push({ pointer: at, code: 'calendar.worked-anyway', facts: { day } });
  });
  return faults;
}
