import type { DomainEvent, FactOfLog, Told } from '@libs/event-sourcing/index.js';
import { firstRulebook } from '@county/instruments/rulebook.state.js';
import { arrangement } from './small-county.js';
import { draftOf } from '@county/reporting/draft.js';
import { periodNamed } from '@county/reporting/period.js';
import type { PeriodicReportEvents } from '@county/reporting/periodic-report.state.js';
import { emptyLedger, type WorkLedger, workLedger } from '@county/reporting/work-ledger.facts.js';

/* A small log of invented work in zone-1, for the tests of what reports count. */

export const at = (n: number) => String(n).padStart(20, '0');

export interface Happened {
  readonly type: string;
  readonly record: string;
  readonly data: object;
  /** When it was true. */
  readonly on: string;
}

/** The n-th event of a log, counted from 1. */
export const asEvent = ({ type, record, data, on }: Happened, n: number): DomainEvent => {
  const [category, id] = record.split('/') as [string, string];
  return {
    type,
    data,
    category,
    id,
    county: 'county',
    stream: `county/${record}`,
    eventId: `event-${n}`,
    schema: 1,
    revision: 0,
    position: at(n),
    meta: {
      occurredAt: `${on}T09:00:00.000+08:00`,
      recordedAt: `${on}T09:00:00.000+08:00`,
      actor: { person: 'somebody', post: 'someone' },
      correlationId: 'c',
      causationId: 'c',
    },
  };
};

export const folded = <Value>(fact: FactOfLog<Value>, log: readonly DomainEvent[], from = fact.initial): Value =>
  log.reduce((value, event) => fact.on[event.type]?.(value, event) ?? value, from);

export const ledgerOf = (happened: readonly Happened[], from: WorkLedger = emptyLedger, since = 0): WorkLedger =>
  folded(
    workLedger,
    happened.map((one, nth) => asEvent(one, since + nth + 1)),
    from,
  );

export const assigned = (task: string, on: string, kind = 'festival', zone = 'zone-1'): Happened => ({
  type: 'TaskAssigned',
  record: `task/${task}`,
  data: { zone, kind },
  on,
});

export const referred = (issue: string, on: string, kind: string, unit: string, zone = 'zone-1'): Happened => ({
  type: 'IssueReferred',
  record: `issue/${issue}`,
  data: { zone, kind, unit, unitName: `${unit}（名）` },
  on,
});

export const forwarded = (issue: string, on: string, due: string): Happened => ({
  type: 'IssueForwarded',
  record: `issue/${issue}`,
  data: { due },
  on,
});

export const closed = (issue: string, on: string): Happened => ({
  type: 'IssueClosed',
  record: `issue/${issue}`,
  data: {},
  on,
});

export const corrected = (issue: string, field: string, was: string, is: string, on: string): Happened => ({
  type: 'RecordCorrected',
  record: 'correction/c-1',
  data: { category: 'issue', record: issue, field, was, is },
  on,
});

export const february = {
  period: periodNamed('month', '2026-02'),
  body: 'office-1',
  zone: 'zone-1',
  office: 'office-1',
};

export const draftOfFebruary = (happened: readonly Happened[], reports = {}) =>
  draftOf(february, ledgerOf(happened), reports, '2026-02-25');

const because = {
  rule: 'monthly-report',
  value: { is: 'day', rule: { month: 0, day: 25, shift: 'back' } },
  version: 0,
  basis: '实施意见七（二）（条文未定期限，暂定）',
  calendar: 0,
  start: '2026-02-28',
} as const;

export const scheduled: Told<PeriodicReportEvents> = {
  type: 'PeriodScheduled',
  data: {
    kind: 'month',
    body: 'office-1',
    period: '2026-02',
    title: '第一纪检监察室2026年2月监督工作月报告',
    zone: 'zone-1',
    office: 'office-1',
    from: '2026-02-01',
    to: '2026-02-28',
    due: '2026-02-25',
    because,
  },
};

export const scheduledHalf: Told<PeriodicReportEvents> = {
  type: 'PeriodScheduled',
  data: {
    kind: 'half',
    body: 'office-1',
    period: '2026-h1',
    title: '第一纪检监察室2026年上半年工作总结',
    zone: 'zone-1',
    office: 'office-1',
    from: '2026-01-01',
    to: '2026-06-30',
    due: '2026-07-03',
    because: {
      rule: 'half-year-summary',
      value: { is: 'day', rule: { month: 1, day: 5, shift: 'back' } },
      version: 0,
      basis: '实施意见六（三）（条文未定期限，暂定）',
      calendar: 0,
      start: '2026-06-30',
      nominal: '2026-07-05',
    },
  },
};

export const addressedTo = {
  kind: 'month',
  title: '第一纪检监察室2026年2月监督工作月报告',
  zone: 'zone-1',
  office: 'office-1',
  due: '2026-02-25',
} as const;

export const opened: Told<PeriodicReportEvents> = { type: 'PeriodOpened', data: addressedTo };

export const ledger = ledgerOf([assigned('t-1', '2026-02-10')]);
export const facts = { arrangement, rulebook: firstRulebook, ledger, reports: {} };

const { position, day, carries, ...draft } = draftOf(february, ledger, {}, '2026-02-25');
export const drafted: Told<PeriodicReportEvents> = {
  type: 'ReportDraftGenerated',
  data: { round: 1, position, day, carries, flows: { 'tasks-assigned': 1 }, ...draft },
};
export const submitted: Told<PeriodicReportEvents> = {
  type: 'PeriodicReportSubmitted',
  data: { round: 1, goesTo: 'conduct-office', typed: 0 },
};
export const filed: Told<PeriodicReportEvents> = {
  type: 'PeriodicReportFiled',
  data: { position, with: 'conduct-office' },
};
