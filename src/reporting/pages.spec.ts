import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import type { JsonObject } from '@libs/event-store/json.js';
import type { View } from '@libs/read-models/index.js';
import { addressedTo, drafted, filed, opened, scheduled, submitted } from '../../test/report-examples.js';
import { happened, rowsOf } from '../../test/rows.js';
import type { Caller } from '../shared/rights.js';
import type { PeriodicReportEvents } from './periodic-report.state.js';
import { periodicReportPages, type PeriodicReportRow } from './periodic-reports.view.js';
import { reportRegister, type ReportRegisterRow } from './report-register.view.js';
import { periodicReportsPage, reportCalendarPage, reportRegisterPage } from './reporting.capability.js';

const ID = 'month-office-1-2026-02';
type Happening = Told<PeriodicReportEvents> & { readonly on?: string };
const rowOf = <Row extends object>(view: View<Row>, ...events: readonly Happening[]): Row =>
  rowsOf(
    view as unknown as View,
    events.map(({ type, data, on }) => happened(type, ID, data, 'he-jun', on ?? '2026-02-25')),
  )[ID] as JsonObject as unknown as Row;

const missed: Happening = { type: 'ReportMissed', data: { ...addressedTo, head: 'sun-bo' }, on: '2026-02-26' };
const asked: Happening = { type: 'LatenessReasonAsked', data: addressedTo };
const gave: Happening = { type: 'LatenessReasonGiven', data: { reason: '联络员休假' } };
const late: Happening = {
  type: 'PeriodicReportSubmitted',
  data: { round: 1, goesTo: 'conduct-office', late: 5, typed: 1 },
  on: '2026-03-02',
};

describe('the register of reports', () => {
  const register = (...events: readonly Happening[]): ReportRegisterRow => rowOf(reportRegister, scheduled, ...events);

  it('shows who owes what by when, and why then', () => {
    expect(register()).toMatchObject({
      report: ID,
      year: '2026',
      body: 'office-1',
      due: '2026-02-25',
      because: { rule: 'monthly-report' },
      state: 'scheduled',
      standing: 'open',
    });
  });
  it('shows what came in time, to the position at which it stands', () => {
    expect(register(opened, drafted, submitted, filed)).toMatchObject({
      state: 'filed',
      standing: 'in-time',
      daysLate: 0,
      typed: 0,
      submittedBy: 'he-jun',
      position: '00000000000000000001',
    });
  });
  it('tells missing from late: what was missed and has come is late, and its reason stays', () => {
    const missing = register(opened, missed, asked);
    expect(missing).toMatchObject({ standing: 'missing', missedOn: '2026-02-26', head: 'sun-bo', reasonAsked: true });
    expect(register(opened, missed, asked, gave, drafted, late)).toMatchObject({
      standing: 'late',
      daysLate: 5,
      missedOn: '2026-02-26',
      reason: '联络员休假',
      typed: 1,
    });
  });
  it('shows zero, returned, reviewed, waived and moved', () => {
    const zero: Happening = { type: 'ZeroReportDeclared', data: { position: '7', carries: true, typed: 0 } };
    expect(register(opened, zero)).toMatchObject({ state: 'filed', zero: true, standing: 'in-time', position: '7' });
    const back: Happening = { type: 'PeriodicReportReturned', data: { ...addressedTo, reason: '补充' } };
    expect(register(opened, drafted, submitted, back, late)).toMatchObject({
      state: 'submitted',
      standing: 'in-time',
      returns: 1,
      returnReason: '补充',
    });
    const reviewed: Happening = { type: 'PeriodicReportReviewed', data: {} };
    expect(register(opened, drafted, submitted, reviewed)).toMatchObject({ state: 'reviewed', reviewedBy: 'he-jun' });
    const waived: Happening = { type: 'PeriodWaived', data: { reason: '机构改革' } };
    expect(register(waived)).toMatchObject({ state: 'waived', standing: 'waived', waiver: '机构改革' });
    const { because } = scheduled.data as PeriodicReportEvents['PeriodScheduled'];
    const moved: Happening = { type: 'ReportDueMoved', data: { from: '2026-02-25', due: '2026-02-24', because } };
    expect(register(moved)).toMatchObject({ due: '2026-02-24', dueBefore: '2026-02-25' });
  });
});

describe('the page of a report', () => {
  const page = (...events: readonly Happening[]): PeriodicReportRow => rowOf(periodicReportPages, scheduled, ...events);
  const edit: Happening = { type: 'ReportDraftEdited', data: { section: 'work', text: '本月重点检查节日作风。' } };

  it('shows figures with their query and events, and what was edited beside what was generated', () => {
    const row = page(opened, drafted, edit);
    expect(row.figures.find(({ figure }) => figure === 'tasks-assigned')).toMatchObject({
      query: 'tasks-assigned',
      value: 1,
      events: [{ event: 'event-1', record: 'task/t-1' }],
    });
    const [work, found] = row.sections;
    expect(work).toMatchObject({ title: '监督工作开展情况', edited: '本月重点检查节日作风。', editedBy: 'he-jun' });
    expect(work!.generated).toContain('接受交办任务1项');
    expect(found!.edited).toBeNull();
  });
  it('keeps what was edited when a draft is generated again', () => {
    const again = page(opened, drafted, edit, drafted);
    expect(again.sections[0]!.edited).toBe('本月重点检查节日作风。');
  });
  it('keeps what was handed in, each time, for whoever reads it again after a return', () => {
    const row = page(
      opened,
      drafted,
      submitted,
      { type: 'PeriodicReportReturned', data: { ...addressedTo, reason: '补充' } },
      edit,
      late,
    );
    expect(row.submissions.map(({ at, by, round }) => [at.slice(0, 10), by, round])).toEqual([
      ['2026-02-25', 'he-jun', 1],
      ['2026-03-02', 'he-jun', 1],
    ]);
    const textOf = (place: number) => row.submissions[place]!.texts.find(({ section }) => section === 'work')?.text;
    expect(textOf(0)).toBe(row.sections[0]!.generated);
    expect(textOf(1)).toBe(row.sections[0]!.edited);
  });
  it('says from when on it stands', () => {
    expect(page(opened, drafted).frozen).toBe(false);
    expect(page(opened, drafted, submitted, filed)).toMatchObject({ frozen: true, position: '00000000000000000001' });
  });
  it('has nothing in it where there was nothing to report', () => {
    const zero: Happening = { type: 'ZeroReportDeclared', data: { position: '7', carries: true, typed: 0 } };
    expect(page(opened, drafted, zero)).toMatchObject({ zero: true, frozen: true, figures: [], sections: [] });
  });
  it('follows the report through its other states', () => {
    const back: Happening = { type: 'PeriodicReportReturned', data: { ...addressedTo, reason: '补充' } };
    expect(page(opened, drafted, submitted, back)).toMatchObject({ state: 'returned', returnReason: '补充' });
    const reviewed: Happening = { type: 'PeriodicReportReviewed', data: { opinion: '同意' } };
    expect(page(opened, drafted, submitted, reviewed)).toMatchObject({ state: 'reviewed', opinion: '同意' });
    expect(page({ type: 'PeriodWaived', data: { reason: '机构改革' } })).toMatchObject({ state: 'waived' });
  });
});

describe('who sees reports', () => {
  const caller = (post: string, of?: string): Caller =>
    ({ person: 'p', posts: [{ post, ...(of !== undefined && { of }) }] }) as Caller;
  it('is all of the county’s staff, and of the others whose zone or office it is', () => {
    for (const page of [reportRegisterPage, reportCalendarPage, periodicReportsPage]) {
      expect(page.only!(caller('conduct-office-head'))).toBeUndefined();
      expect(page.only!(caller('principal-leader'))).toBeUndefined();
      expect(page.only!(caller('liaison-officer', 'office-2'))).toEqual({
        $or: [{ zone: { $in: [] } }, { office: { $in: ['office-2'] } }],
      });
      expect(page.by).not.toContainEqual({ post: 'special-supervisor' });
    }
  });
  it('shows in the calendar the days and states alone', () => {
    const row = rowOf(reportRegister, scheduled, opened, missed, asked, gave);
    expect(reportCalendarPage.shows!(row, caller('conduct-office-head'))).not.toHaveProperty('reason');
    expect(reportCalendarPage.shows!(row, caller('conduct-office-head'))).toHaveProperty('due', '2026-02-25');
  });
});
