import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICES } from '@libs/calendar/index.js';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { instrumentRefusals } from './instruments.refusals.js';
import { type ParameterName, parameterOf, PARAMETERS } from './parameters.js';
import { rulebook } from './rulebook.js';
import { parameterOn, type RulebookEvents, settingOn, termOn } from './rulebook.state.js';

const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });
const by = (post: string) => ({ actor: { person: 'somebody', post }, occurredAt: '2026-03-02T09:00:00+08:00' });

const NOTICE: Told<RulebookEvents> = {
  type: 'InstrumentRegistered',
  data: { instrument: 'reporting-2026', title: '报告制度', issuer: '县纪委监委', from: '2026-03-01' },
};
const SET: Told<RulebookEvents> = {
  type: 'ParameterSet',
  data: {
    parameter: 'rectification',
    value: { is: 'term', term: { unit: 'days', n: 20 } },
    was: PARAMETERS.rectification.value,
    from: '2026-03-10',
    version: 1,
    instrument: 'reporting-2026',
    reason: '加快整改',
  },
};
const HOLIDAYS_2027 = {
  year: 2027,
  notice: '国办发明电〔2026〕0号（示例）',
  issued: '2026-11-10',
  holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
  worked: ['2027-01-09'],
};
const PUBLISHED: Told<RulebookEvents> = { type: 'HolidayCalendarPublished', data: { ...HOLIDAYS_2027, version: 1 } };

const blank = given(rulebook);
const registered = given(rulebook, [NOTICE]);
const set = registered.and([SET]);

describe('registering an instrument (R1)', () => {
  const text = { instrument: 'reporting-2026', title: '报告制度', issuer: '县纪委监委', from: '2026-03-01' };
  it('records what it is and from when', () => {
    expect(blank.when('RegisterInstrument', text)).toEqual([NOTICE]);
  });
  it('changes nothing twice', () => {
    expect(registered.when('RegisterInstrument', text)).toEqual([]);
  });
  it('is refused under a name that is taken', () => {
    expect(() => registered.when('RegisterInstrument', { ...text, title: '另一制度' })).toThrow(
      refused('instrument.registered-already'),
    );
  });
});

describe('amending an instrument', () => {
  const text = { instrument: 'reporting-2026', title: '报告制度（修订）', issuer: '县纪委监委', from: '2026-06-01' };
  const amended = { type: 'InstrumentAmended', data: { ...text, version: 2 } } as const;
  it('records the next version', () => {
    expect(registered.when('AmendInstrument', text)).toEqual([amended]);
  });
  it('changes nothing twice', () => {
    expect(registered.and([amended]).when('AmendInstrument', text)).toEqual([]);
  });
  it('is refused for an unknown one, and not later than the last version', () => {
    expect(() => blank.when('AmendInstrument', text)).toThrow(refused('instrument.unknown'));
    expect(() => registered.when('AmendInstrument', { ...text, from: '2026-03-01' })).toThrow(
      refused('instrument.amended-before-the-last', { from: '2026-03-01' }),
    );
  });
});

describe('repealing an instrument', () => {
  const end = { instrument: 'reporting-2026', from: '2026-12-01', reason: '另有规定' };
  const repealed = registered.and([{ type: 'InstrumentRepealed', data: end }]);
  it('records from when', () => {
    expect(registered.when('RepealInstrument', end)).toEqual([{ type: 'InstrumentRepealed', data: end }]);
  });
  it('changes nothing twice', () => {
    expect(repealed.when('RepealInstrument', end)).toEqual([]);
  });
  it('is refused another day, and before it was in force', () => {
    expect(() => repealed.when('RepealInstrument', { ...end, from: '2026-11-01' })).toThrow(
      refused('instrument.repealed'),
    );
    expect(() => registered.when('RepealInstrument', { ...end, from: '2026-02-01' })).toThrow(
      refused('instrument.repealed-before-in-force'),
    );
  });
});

describe('setting a parameter', () => {
  const twenty = {
    parameter: 'rectification' as const,
    term: { unit: 'days' as const, n: 20 },
    from: '2026-03-10',
    instrument: 'reporting-2026',
    reason: '加快整改',
  };
  it('records what it was, what it is, from when and by which instrument', () => {
    expect(registered.when('SetParameter', twenty, by('general-office-head'))).toEqual([SET]);
  });
  it('changes nothing twice', () => {
    expect(set.when('SetParameter', twenty, by('general-office-head'))).toEqual([]);
  });
  it('needs an instrument in force, or a leader', () => {
    const { instrument: _, ...decided } = twenty;
    expect(() => registered.when('SetParameter', decided, by('general-office-head'))).toThrow(
      refused('parameter.needs-an-instrument'),
    );
    expect(registered.when('SetParameter', decided, by('principal-leader'))).toHaveLength(1);
    expect(() => blank.when('SetParameter', twenty, by('general-office-head'))).toThrow(refused('instrument.unknown'));
    const later = given(rulebook, [{ ...NOTICE, data: { ...NOTICE.data, from: '2026-05-01' } }]);
    expect(() => later.when('SetParameter', twenty, by('general-office-head'))).toThrow(
      refused('instrument.not-in-force', { day: '2026-03-10' }),
    );
  });
  it('is refused for days that have passed, though it be said to have been set before them', () => {
    const late = { ...by('principal-leader'), now: '2026-04-01T09:00:00+08:00' };
    const { instrument: _none, ...own } = twenty;
    expect(() => blank.when('SetParameter', own, late)).toThrow(refused('parameter.in-the-past'));
    expect(() => blank.when('DecideCalendarException', { day: '2026-03-10', as: 'off', reason: '调休' }, late)).toThrow(
      refused('calendar.exception-in-the-past'),
    );
  });
  it('is refused for days that have passed, and with a value of another kind, or of two', () => {
    expect(() => registered.when('SetParameter', { ...twenty, from: '2026-03-01' }, by('principal-leader'))).toThrow(
      refused('parameter.in-the-past'),
    );
    const { term: _, ...without } = twenty;
    for (const wrong of [{ number: 20 }, {}, { term: twenty.term, number: 20 }])
      expect(() => registered.when('SetParameter', { ...without, ...wrong }, by('principal-leader'))).toThrow(
        refused('parameter.of-another-kind', { is: 'term' }),
      );
  });
  it('holds from its day on, and leaves what was before', () => {
    const state = fold(rulebook, [NOTICE, SET]);
    expect(termOn(state, 'rectification', '2026-03-09')).toMatchObject({
      due: '2026-04-08',
      because: { version: 0, basis: PARAMETERS.rectification.basis },
    });
    expect(termOn(state, 'rectification', '2026-03-10')).toMatchObject({
      due: '2026-03-30',
      because: { version: 1, basis: 'reporting-2026', start: '2026-03-10', calendar: 0 },
    });
    expect(settingOn(state, 'rectification', '2026-03-09').version).toBe(0);
  });
});

describe('publishing a holiday calendar', () => {
  it('records the notice', () => {
    expect(blank.when('PublishHolidayCalendar', HOLIDAYS_2027)).toEqual([PUBLISHED]);
  });
  it('changes nothing twice, nor what the program came with', () => {
    expect(blank.and([PUBLISHED]).when('PublishHolidayCalendar', HOLIDAYS_2027)).toEqual([]);
    const [, known] = NOTICES;
    expect(
      blank.when('PublishHolidayCalendar', {
        ...known!,
        holidays: known!.holidays.map((one) => ({ ...one })),
        worked: [...known!.worked],
      }),
    ).toEqual([]);
  });
  it('is refused as a whole, with every fault', () => {
    const faulty = {
      ...HOLIDAYS_2027,
      holidays: [
        { name: '元旦', from: '2027-01-03', to: '2027-01-01' },
        { name: '春节', from: '2026-12-31', to: '2027-01-05' },
        { name: '清明节', from: '2027-01-04', to: '2027-01-04' },
      ],
      worked: ['2027-01-04', '2027-03-03', '2028-01-01'],
    };
    expect(() => blank.when('PublishHolidayCalendar', faulty)).toThrow(
      expect.objectContaining({
        code: 'calendar.faulty',
        faults: [
          expect.objectContaining({ pointer: '/holidays/0/to', code: 'calendar.ends-before-it-begins' }),
          expect.objectContaining({ pointer: '/holidays/1', code: 'calendar.of-another-year' }),
          expect.objectContaining({ pointer: '/holidays/1', code: 'calendar.overlaps' }),
          expect.objectContaining({ pointer: '/holidays/2', code: 'calendar.overlaps' }),
          expect.objectContaining({ pointer: '/worked/0', code: 'calendar.worked-in-a-holiday' }),
          expect.objectContaining({ pointer: '/worked/0', code: 'calendar.worked-anyway' }),
          expect.objectContaining({ pointer: '/worked/1', code: 'calendar.worked-anyway' }),
          expect.objectContaining({ pointer: '/worked/2', code: 'calendar.of-another-year' }),
        ],
      }),
    );
  });
  it('makes firm what was provisional, and counts other days', () => {
    expect(termOn(fold(rulebook, []), 'task-receipt', '2026-12-31')).toEqual({
      due: '2027-01-04',
      because: expect.objectContaining({ provisional: [2027], calendar: 0 }),
    });
    const { because } = termOn(fold(rulebook, [PUBLISHED]), 'task-receipt', '2026-12-31');
    expect(because).toMatchObject({ calendar: 1 });
    expect(because).not.toHaveProperty('provisional');
    expect(termOn(fold(rulebook, [PUBLISHED]), 'task-receipt', '2026-12-31').due).toBe('2027-01-05');
  });
});

describe('deciding that a day is worked, or is not', () => {
  const flood = { day: '2026-07-18', as: 'works' as const, reason: '防汛值守' };
  const decided = {
    type: 'CalendarExceptionDecided',
    data: { day: '2026-07-18', works: true, reason: '防汛值守', version: 1 },
  } as const;
  it('records it', () => {
    expect(blank.when('DecideCalendarException', flood)).toEqual([decided]);
  });
  it('changes nothing twice, and may be taken back', () => {
    expect(blank.and([decided]).when('DecideCalendarException', flood)).toEqual([]);
    expect(blank.and([decided]).when('DecideCalendarException', { ...flood, as: 'off' })).toHaveLength(1);
  });
  it('is refused for a day that has passed', () => {
    expect(() => blank.when('DecideCalendarException', { ...flood, day: '2026-03-01' })).toThrow(
      refused('calendar.exception-in-the-past'),
    );
  });
});

describe('the parameters', () => {
  it('count a period’s days as the document says', () => {
    const state = fold(rulebook, []);
    expect(termOn(state, 'monthly-report', '2026-07-31').due).toBe('2026-07-24');
    expect(termOn(state, 'monthly-report', '2026-02-28').due).toBe('2026-02-25');
    expect(termOn(state, 'quarterly-report', '2026-03-31').due).toBe('2026-04-08');
    expect(termOn(state, 'half-year-summary', '2026-06-30')).toMatchObject({
      due: '2026-07-03',
      because: { nominal: '2026-07-05' },
    });
    expect(termOn(state, 'annual-summary', '2026-12-31').due).toBe('2026-12-31');
    expect(termOn(state, 'clue-disposal', '2026-04-09').due).toBe('2026-05-09');
  });
  it('are numbers where they are no terms', () => {
    const state = fold(rulebook, []);
    expect(parameterOn(state, 'load-limit', '2026-01-01')).toBe(3);
    expect(() => parameterOn(state, 'rectification', '2026-01-01')).toThrow('rectification is no number');
    expect(() => termOn(state, 'load-limit', '2026-01-01')).toThrow('load-limit is a number');
  });
  it('each say in both languages what they are, and on what they rest', () => {
    for (const name of Object.keys(PARAMETERS) as ParameterName[]) {
      const { zh, en, basis } = parameterOf(name);
      expect([name, zh !== '', en !== '', basis !== '']).toEqual([name, true, true, true]);
    }
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const source = readFileSync(new URL('./rulebook.ts', import.meta.url), 'utf8');
  const used = new Set(
    [...source.matchAll(/'((?:instrument|parameter|calendar)\.[a-z-]+)'/g)].map(([, code]) => code!),
  );
  expect([...used].sort()).toEqual(Object.keys(instrumentRefusals).sort());
});
