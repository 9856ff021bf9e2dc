import { defineView } from '@libs/read-models/view.js';
import type { PeriodKind } from './period.js';
import type { PeriodicReportEvents, PeriodicReport, ReportTerms } from './periodic-report.state.js';

export type ReportRegisterRow = {
  readonly report: string;
  readonly kind: PeriodKind;
  readonly body: string;
  readonly zone: string;
  readonly office: string;
  readonly period: string;
  readonly year: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly due: string;
  /** Where it stood before the calendar or the rule changed. */
  readonly dueBefore: string | null;
  readonly because: ReportTerms['because'];
  readonly state: Exclude<PeriodicReport['is'], 'none'>;
  /** In time, late (it came), or missing (it has not come): three different things. */
  readonly standing: 'open' | 'in-time' | 'late' | 'missing' | 'waived';
  readonly daysLate: number;
  readonly missedOn: string | null;
  /** The head who was reminded when it was missed. */
  readonly head: string | null;
  readonly reasonAsked: boolean;
  readonly reason: string | null;
  readonly zero: boolean;
  readonly returns: number;
  readonly returnReason: string | null;
  readonly waiver: string | null;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
  readonly filedAt: string | null;
  /** Of the log, where its figures are frozen. */
  readonly position: string | null;
  /** Texts that somebody typed for it. */
  readonly typed: number;
};

const came = (row: ReportRegisterRow, late: number | undefined): Pick<ReportRegisterRow, 'standing' | 'daysLate'> =>
  row.submittedAt !== null
    ? { standing: row.standing, daysLate: row.daysLate }
    : { standing: late === undefined ? 'in-time' : 'late', daysLate: late ?? 0 };

/** 报告台账: who owes what and by when, what came late, what is missing, what was nothing. */
export const reportRegister = defineView<ReportRegisterRow, PeriodicReportEvents>()({
  name: 'report-register',
  version: 1,
  on: {
    PeriodScheduled: (_, { id, data }) => ({
      report: id,
      ...data,
      year: data.period.slice(0, 4),
      dueBefore: null,
      state: 'scheduled',
      standing: 'open',
      daysLate: 0,
      missedOn: null,
      head: null,
      reasonAsked: false,
      reason: null,
      zero: false,
      returns: 0,
      returnReason: null,
      waiver: null,
      submittedAt: null,
      submittedBy: null,
      reviewedAt: null,
      reviewedBy: null,
      filedAt: null,
      position: null,
      typed: 0,
    }),
    ReportDueMoved: (row, { data: { from, due, because } }) => ({ ...row!, dueBefore: from, due, because }),
    PeriodOpened: (row) => ({ ...row!, state: 'opened' }),
    ReportDraftGenerated: (row) => ({ ...row!, state: 'drafted' }),
    PeriodicReportSubmitted: (row, { data: { late, typed }, meta }) => ({
      ...row!,
      ...came(row!, late),
      state: 'submitted',
      submittedAt: meta.occurredAt,
      submittedBy: meta.actor.person,
      typed,
    }),
    ZeroReportDeclared: (row, { data: { position, late }, meta }) => ({
      ...row!,
      ...came(row!, late),
      state: 'filed',
      zero: true,
      submittedAt: meta.occurredAt,
      submittedBy: meta.actor.person,
      filedAt: meta.occurredAt,
      position,
    }),
    PeriodicReportReturned: (row, { data: { reason } }) => ({
      ...row!,
      state: 'returned',
      returns: row!.returns + 1,
      returnReason: reason,
    }),
    PeriodicReportReviewed: (row, { meta }) => ({
      ...row!,
      state: 'reviewed',
      reviewedAt: meta.occurredAt,
      reviewedBy: meta.actor.person,
    }),
    PeriodicReportFiled: (row, { data: { position }, meta }) => ({
      ...row!,
      state: 'filed',
      filedAt: meta.occurredAt,
      position,
    }),
    PeriodWaived: (row, { data: { reason } }) => ({ ...row!, state: 'waived', standing: 'waived', waiver: reason }),
    ReportMissed: (row, { data: { head }, meta }) => ({
      ...row!,
      standing: 'missing',
      missedOn: meta.occurredAt.slice(0, 10),
      head: head ?? null,
    }),
    LatenessReasonAsked: (row) => ({ ...row!, reasonAsked: true }),
    LatenessReasonGiven: (row, { data: { reason } }) => ({ ...row!, reason }),
  },
  indexes: ['zone', 'office', ['year', 'due'], 'state', 'standing'],
});
