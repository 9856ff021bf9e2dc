import { describe, expect, it } from '@jest/globals';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import { unarranged } from '../zones/arrangement.state.js';
import { type PeriodKind, periodNamed, periodOf, periodsIn, readReport, reportOf, titleOf } from './period.js';
import { dueOf, opensOn, owedIn } from './report-calendar.js';

const parts = ['1', '2', '3', '4'];
const four = {
  ...unarranged,
  zones: Object.fromEntries(
    parts.map((n) => [`zone-${n}`, { no: Number(n), name: n, office: `office-${n}`, directors: [] }]),
  ),
  offices: Object.fromEntries(parts.map((n) => [`office-${n}`, { name: n, zone: `zone-${n}`, heads: [] }])),
};
const due = (kind: PeriodKind, name: string, rulebook: Rulebook = firstRulebook) =>
  dueOf(rulebook, periodNamed(kind, name));

describe('the report calendar', () => {
  const year = owedIn('2026', four, firstRulebook);

  it('has 76 reports a year: 48 monthly, 16 quarterly, 8 half-yearly and 4 annual', () => {
    const count = (kind: PeriodKind) => year.filter(({ period }) => period.kind === kind).length;
    expect([count('month'), count('quarter'), count('half'), count('year'), year.length]).toEqual([48, 16, 8, 4, 76]);
    expect(new Set(year.map(({ id }) => id)).size).toBe(76);
  });
  it('asks months, half-years and years of the offices, quarters of the zones', () => {
    expect(year.filter(({ body }) => body.startsWith('zone')).every(({ period }) => period.kind === 'quarter')).toBe(
      true,
    );
  });
  it('has 72 where the second half-year is merged with the annual summary', () => {
    const merged: Rulebook = {
      ...firstRulebook,
      settings: { 'second-half-merged': [{ value: { is: 'number', number: 1 }, from: '2026-01-01', version: 1 }] },
    };
    expect(owedIn('2026', four, merged)).toHaveLength(72);
  });
  it('puts the month’s on the 25th, or the working day before it', () => {
    expect(['2026-01', '2026-02', '2026-04', '2026-07', '2026-10'].map((name) => due('month', name).due)).toEqual([
      '2026-01-23',
      '2026-02-25',
      '2026-04-24',
      '2026-07-24',
      '2026-10-23',
    ]);
  });
  it('puts the quarter’s on the fifth working day after it: 4 to 6 April are off', () => {
    expect(due('quarter', '2026-q1').due).toBe('2026-04-08');
    expect(due('quarter', '2026-q2').due).toBe('2026-07-07');
  });
  it('puts the half-year’s on 3 July, because the 5th is a Sunday, and says so', () => {
    expect(due('half', '2026-h1')).toMatchObject({
      due: '2026-07-03',
      because: { rule: 'half-year-summary', nominal: '2026-07-05', start: '2026-06-30', calendar: 0, version: 0 },
    });
  });
  it('says what is provisional, until the next year’s holidays are published', () => {
    expect(due('half', '2026-h2')).toMatchObject({ due: '2027-01-05', because: { provisional: [2027] } });
  });
  it('puts the year’s on 31 December', () => expect(due('year', '2026').due).toBe('2026-12-31'));
  it('opens a report with its period, but no more than 31 days ahead of its last day', () => {
    expect(opensOn(periodNamed('month', '2026-02'), '2026-02-25')).toBe('2026-02-01');
    expect(opensOn(periodNamed('half', '2026-h1'), '2026-07-03')).toBe('2026-06-02');
  });
});

describe('a period', () => {
  it('has a name by which its report is found again', () => {
    for (const kind of ['month', 'quarter', 'half', 'year'] as const)
      for (const period of periodsIn(kind, '2026')) {
        expect(readReport(reportOf(kind, 'office-2', period.name))).toEqual({ body: 'office-2', period });
        expect(periodOf(kind, period.to.slice(0, 7))).toBe(period.name);
      }
  });
  it('has its first and last day', () => {
    expect(periodNamed('quarter', '2026-q3')).toMatchObject({ from: '2026-07-01', to: '2026-09-30' });
    expect(periodNamed('half', '2026-h2')).toMatchObject({ from: '2026-07-01', to: '2026-12-31' });
    expect(periodNamed('month', '2028-02')).toMatchObject({ to: '2028-02-29' });
  });
  it('has a title', () => {
    expect([
      titleOf(periodNamed('month', '2026-02')).zh,
      titleOf(periodNamed('quarter', '2026-q4')).zh,
      titleOf(periodNamed('half', '2026-h2')).zh,
      titleOf(periodNamed('year', '2026')).zh,
    ]).toEqual(['2026年2月', '2026年第四季度', '2026年下半年', '2026年度']);
  });
  it('is not what looks like one', () => {
    for (const id of [
      'month-office-1-2026',
      'quarter-zone-1-2026-q5',
      'half-office-1-2026-h3',
      'week-a-2026',
      'year-2026',
    ])
      expect(readReport(id)).toBeUndefined();
  });
});
