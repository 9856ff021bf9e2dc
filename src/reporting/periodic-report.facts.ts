import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { PeriodKind } from './period.js';
import type { PeriodicReportEvents } from './periodic-report.state.js';

/** A report as the others need it: whether it is settled, up to where it tells, and what it counted. */
export interface KnownReport {
  readonly kind: PeriodKind;
  readonly body: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly zone: string;
  readonly office: string;
  /** Filed and waived are settled: nothing more will come. */
  readonly is: 'scheduled' | 'owed' | 'handed-in' | 'filed' | 'waived';
  readonly missed: boolean;
  /** Once; it may have been returned since. */
  readonly handedIn: boolean;
  /** Of the draft, frozen once it is filed. */
  readonly position: string;
  readonly carries: boolean;
  readonly flows: Readonly<Record<string, number>>;
}

export type Reports = Readonly<Record<string, KnownReport>>;

type On<T extends keyof PeriodicReportEvents> = DomainEvent<string, PeriodicReportEvents[T]>;

const become =
  (change: Partial<KnownReport>) =>
  (reports: Reports, { id }: DomainEvent): Reports =>
    reports[id] ? { ...reports, [id]: { ...reports[id], ...change } } : reports;

/** Every periodic report of the county, by its name. */
export const reportsKnown: FactOfLog<Reports> = {
  from: 'log',
  initial: {},
  on: {
    PeriodScheduled: (reports, { id, data }: On<'PeriodScheduled'>) => {
      const { kind, body, period, from, to, due, zone, office } = data;
      const report: KnownReport = {
        ...{ kind, body, period, from, to, due, zone, office },
        ...{ is: 'scheduled', missed: false, handedIn: false, position: '', carries: false, flows: {} },
      };
      return { ...reports, [id]: report };
    },
    ReportDueMoved: (reports, event: On<'ReportDueMoved'>) => become({ due: event.data.due })(reports, event),
    PeriodOpened: become({ is: 'owed' }),
    ReportDraftGenerated: (reports, event: On<'ReportDraftGenerated'>) => {
      const { position, carries, flows } = event.data;
      return become({ is: 'owed', position, carries, flows })(reports, event);
    },
    PeriodicReportSubmitted: become({ is: 'handed-in', handedIn: true }),
    PeriodicReportReturned: become({ is: 'owed' }),
    PeriodicReportFiled: become({ is: 'filed' }),
    ZeroReportDeclared: (reports, event: On<'ZeroReportDeclared'>) => {
      const { position, carries } = event.data;
      return become({ is: 'filed', position, carries, flows: {} })(reports, event);
    },
    PeriodWaived: become({ is: 'waived' }),
    ReportMissed: become({ missed: true }),
  },
};

const isSettled = ({ is }: KnownReport) => is === 'filed' || is === 'waived';

const ofBody = (reports: Reports, kind: PeriodKind, body: string) =>
  Object.values(reports).filter((report) => report.kind === kind && report.body === body);

/** Of no earlier period will a report of its own still come. */
export const areSettled = (reports: Reports, kind: PeriodKind, body: string, before: string): boolean =>
  ofBody(reports, kind, body).every((report) => report.period >= before || isSettled(report));

/**
 * Up to where in the log a settled period has been told: by its own report, or by a later one that carried what had
 * become known of it since. A waived period has told nothing. What comes after this is for the next report, and so is
 * told exactly once: a report carries only when all before it are settled, and settled is for good.
 */
export const seenOf = (reports: Reports, kind: PeriodKind, body: string, period: string): string =>
  ofBody(reports, kind, body)
    .filter((report) => report.is === 'filed')
    .filter((report) => report.period === period || (report.period > period && report.carries))
    .reduce((seen, { position }) => (position > seen ? position : seen), '');
