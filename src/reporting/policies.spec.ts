import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Fact } from '@libs/event-sourcing/index.js';
import { arrangement } from '../../test/small-county.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import type { Ask } from '../shared/capability.js';
import { askReasonWhenReportMissed } from './ask-reason-when-report-missed.policy.js';
import { fileReportWhenReviewed } from './file-report-when-reviewed.policy.js';
import { missReportAfterItsDay } from './miss-report-after-its-day.policy.js';
import { moveReportsWhenRulesChange } from './move-reports-when-rules-change.policy.js';
import { openReportWhenItsTimeComes } from './open-report-when-its-time-comes.policy.js';
import { periodNamed } from './period.js';
import { type KnownReport, type Reports, reportsKnown } from './periodic-report.facts.js';
import { scheduleTheYearsReports } from './schedule-the-years-reports.policy.js';

const asking = (reports: Reports, rulebook: Rulebook = firstRulebook): Ask => ({
  fact: <Value>(fact: Fact<Value>) =>
    Promise.resolve(
      (fact === (reportsKnown as unknown)
        ? reports
        : fact === (rulebookFact as unknown)
          ? rulebook
          : arrangement) as Value,
    ),
});
const report = (change: Partial<KnownReport> = {}): KnownReport => ({
  ...{ kind: 'month', body: 'office-1', period: '2026-02', zone: 'zone-1', office: 'office-1', due: '2026-02-25' },
  ...periodNamed('month', '2026-02'),
  ...{ is: 'owed', missed: false, handedIn: false, position: '', carries: false, flows: {} },
  ...change,
});
const at = (day: string) => `${day}T00:05:00.000+08:00`;
const event = (type: string, id: string) =>
  ({ type, id, data: {}, meta: { occurredAt: at('2026-07-03') } }) as unknown as DomainEvent;

describe('schedule the year’s reports', () => {
  const due = (day: string, reports: Reports = {}) => scheduleTheYearsReports.due(at(day), asking(reports));

  it('asks for 19 a year of every zone and its office, each by its own key', async () => {
    const asked = await due('2026-01-01');
    expect(asked).toHaveLength(38);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(38);
    expect(asked[0]).toEqual({
      key: 'schedule:month-office-1-2026-01',
      command: 'SchedulePeriod',
      id: 'month-office-1-2026-01',
      body: {},
    });
  });
  it('asks for none twice', async () => {
    const reports = Object.fromEntries((await due('2026-01-01')).map(({ id }) => [id, report()]));
    expect(await due('2026-01-01', reports)).toEqual([]);
  });
  it('lets nobody owe what was due before the calendar began', async () => {
    const ids = (await due('2026-11-20')).map(({ id }) => id);
    expect(ids.filter((id) => id.includes('office-1'))).toEqual([
      'month-office-1-2026-11',
      'month-office-1-2026-12',
      'half-office-1-2026-h2',
      'year-office-1-2026',
    ]);
  });
  it('but does, what was due while the program slept', async () => {
    const ids = (await due('2026-03-20', { 'month-office-1-2026-01': report(periodNamed('month', '2026-01')) })).map(
      ({ id }) => id,
    );
    expect(ids).toContain('month-office-1-2026-02');
    expect(ids).not.toContain('month-office-4-2026-02');
  });
});

describe('open a report when its time comes', () => {
  const due = (day: string, change: Partial<KnownReport>) =>
    openReportWhenItsTimeComes.due(at(day), asking({ r: report(change) }));

  it('asks on the day and later, and not before', async () => {
    expect(await due('2026-01-31', { is: 'scheduled' })).toEqual([]);
    expect(await due('2026-02-01', { is: 'scheduled' })).toEqual([
      { key: 'open:r', command: 'OpenPeriod', id: 'r', body: {} },
    ]);
    expect(await due('2026-02-01', { is: 'owed' })).toEqual([]);
  });
});

describe('miss a report after its day', () => {
  const due = (day: string, change: Partial<KnownReport> = {}) =>
    missReportAfterItsDay.due(at(day), asking({ r: report(change) }));

  it('asks the day after, once', async () => {
    expect(await due('2026-02-25')).toEqual([]);
    expect(await due('2026-02-26')).toEqual([{ key: 'miss:r:2026-02-25', command: 'MissReport', id: 'r', body: {} }]);
    expect(await due('2026-02-26', { missed: true })).toEqual([]);
  });
  it('asks nothing of what was handed in, returned after that, filed or waived', async () => {
    for (const change of [{ is: 'handed-in' }, { handedIn: true }, { is: 'filed' }, { is: 'waived' }] as const)
      expect(await due('2026-02-26', change)).toEqual([]);
  });
});

describe('move reports when rules change', () => {
  const change = (reports: Reports, rulebook: Rulebook = firstRulebook) =>
    Promise.resolve(
      moveReportsWhenRulesChange.on['CalendarExceptionDecided']!(
        event('CalendarExceptionDecided', 'county'),
        asking(reports, rulebook),
      ),
    );
  const storm = { ...firstRulebook, exceptions: [{ day: '2026-02-25', works: false, reason: '沙尘暴停工' }] };

  it('asks it of those still owed whose day is another now', async () => {
    const reports = { r: report(), done: report({ is: 'filed' }), late: report({ missed: true }) };
    expect(await change(reports, storm)).toEqual([{ command: 'MoveReportDue', id: 'r', body: {} }]);
    expect(await change(reports)).toEqual([]);
  });
  it('does so for every event that can move a day', () => {
    expect(Object.keys(moveReportsWhenRulesChange.on).sort()).toEqual([
      'CalendarExceptionDecided',
      'HolidayCalendarPublished',
      'ParameterSet',
    ]);
  });
});

describe('reactions to a report', () => {
  it('file it at the moment of its review', () => {
    expect(
      fileReportWhenReviewed.on['PeriodicReportReviewed']!(event('PeriodicReportReviewed', 'r'), asking({})),
    ).toEqual([{ command: 'FilePeriodicReport', id: 'r', body: { occurredAt: at('2026-07-03') } }]);
  });
  it('ask why it was missed', () => {
    expect(askReasonWhenReportMissed.on['ReportMissed']!(event('ReportMissed', 'r'), asking({}))).toEqual([
      { command: 'AskReasonForLateness', id: 'r', body: {} },
    ]);
  });
});
