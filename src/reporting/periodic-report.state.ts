import type { Decider } from '@libs/event-sourcing/index.js';
import { DIRECTING, postsAt } from '../shared/posts.js';
import type { CorrectionLine, Figure, Section } from './figures.js';
import type { PeriodKind } from './period.js';
import type { Because } from './report-calendar.js';

export interface ReportTerms {
  readonly kind: PeriodKind;
  /** The office or zone that owes it. */
  readonly body: string;
  readonly period: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly because: Because;
}

/** Whose it is and what it is called, for those who have not seen it scheduled: the desk and the keeper of deadlines. */
type Addressed = Pick<ReportTerms, 'kind' | 'title' | 'zone' | 'office' | 'due'>;

export interface PeriodicReportEvents {
  PeriodScheduled: ReportTerms;
  /** The calendar or the rule changed before it was handed in. */
  ReportDueMoved: { from: string; due: string; because: Because };
  PeriodOpened: Addressed;
  ReportDraftGenerated: {
    round: number;
    /** Everything up to here in the log is in it. */
    position: string;
    day: string;
    carries: boolean;
    flows: Readonly<Record<string, number>>;
    figures: readonly Figure[];
    sections: readonly Section[];
    corrections: readonly CorrectionLine[];
  };
  ReportDraftEdited: { section: string; text: string };
  PeriodicReportSubmitted: {
    round: number;
    goesTo: 'zone-director' | 'conduct-office';
    /** Days after the last day; absent when it came in time. */
    late?: number;
    /** Texts that a person wrote: the burden of this report. */
    typed: number;
  };
  ZeroReportDeclared: { position: string; carries: boolean; late?: number; typed: 0 };
  PeriodicReportReturned: Addressed & { reason: string };
  PeriodicReportReviewed: { opinion?: string };
  /** From here on its figures stand as they were at this position. */
  PeriodicReportFiled: { position: string; with: 'conduct-office'; reviewedOn?: string };
  PeriodWaived: { reason: string };
  ReportMissed: Addressed & { head?: string };
  LatenessReasonAsked: Addressed;
  LatenessReasonGiven: { reason: string };
}

/** What the county may hold against it, whatever its state. */
interface Standing extends ReportTerms {
  readonly edits: Readonly<Record<string, string>>;
  readonly round: number;
  readonly missed: boolean;
  /** It was handed in once; what is returned later is not missing. */
  readonly handedIn: boolean;
  readonly late: number;
  readonly asked: boolean;
  readonly reason?: string;
}

interface Written extends Standing {
  readonly draft: Pick<PeriodicReportEvents['ReportDraftGenerated'], 'position' | 'day' | 'carries' | 'sections'>;
}

interface States {
  scheduled: Standing;
  opened: Standing;
  drafted: Written;
  submitted: Written & { readonly submitter: string };
  returned: Written & { readonly why: string };
  reviewed: Written & { readonly reviewedOn: string };
  filed: Standing & { readonly position: string; readonly zero: boolean };
  waived: Standing;
}

export type PeriodicReport =
  { readonly is: 'none' } | { readonly [S in keyof States]: States[S] & { readonly is: S } }[keyof States];
export type ReportIn<S extends PeriodicReport['is']> = Extract<PeriodicReport, { is: S }>;

export const noReport: PeriodicReport = { is: 'none' };

export const REPORT_STATES: Readonly<Record<PeriodicReport['is'], string>> = {
  none: '未列入',
  scheduled: '已列入',
  opened: '待报',
  drafted: '已起草',
  submitted: '已报送',
  returned: '已退回',
  reviewed: '已审核',
  filed: '已备案',
  waived: '已免报',
};

/** Somebody is still to hand it in. */
export const isOwed = (report: PeriodicReport): report is ReportIn<'scheduled' | 'opened' | 'drafted' | 'returned'> =>
  ['scheduled', 'opened', 'drafted', 'returned'].includes(report.is);

const merged = (report: PeriodicReport, change: object) => ({ ...report, ...change });

export const evolvePeriodicReport: Decider<PeriodicReport, never, PeriodicReportEvents>['evolve'] = {
  PeriodScheduled: (_, terms) => ({
    is: 'scheduled',
    ...terms,
    edits: {},
    round: 0,
    missed: false,
    handedIn: false,
    late: 0,
    asked: false,
  }),
  ReportDueMoved: (report, { due, because }) => merged(report, { due, because }),
  PeriodOpened: (report) => merged(report, { is: 'opened' }),
  ReportDraftGenerated: (report, { round, position, day, carries, sections }) =>
    merged(report, { is: 'drafted', round, draft: { position, day, carries, sections } }),
  ReportDraftEdited: (report, { section, text }) =>
    merged(report, { edits: { ...(report as ReportIn<'drafted'>).edits, [section]: text } }),
  PeriodicReportSubmitted: (report, { late }, { actor }) => {
    const { late: before, handedIn } = report as ReportIn<'drafted'>;
    // Late is by the first time: who was in time and got it back was in time.
    return merged(report, {
      is: 'submitted',
      submitter: actor.person,
      handedIn: true,
      late: handedIn ? before : (late ?? 0),
    });
  },
  ZeroReportDeclared: (report, { position, late }) =>
    merged(report, { is: 'filed', position, zero: true, handedIn: true, late: late ?? 0 }),
  PeriodicReportReturned: (report, { reason }) => merged(report, { is: 'returned', why: reason }),
  PeriodicReportReviewed: (report, _, { occurredAt }) =>
    merged(report, { is: 'reviewed', reviewedOn: occurredAt.slice(0, 10) }),
  PeriodicReportFiled: (report, { position }) => merged(report, { is: 'filed', position, zero: false }),
  PeriodWaived: (report) => merged(report, { is: 'waived' }),
  ReportMissed: (report) => merged(report, { missed: true }),
  LatenessReasonAsked: (report) => merged(report, { asked: true }),
  LatenessReasonGiven: (report, { reason }) => merged(report, { reason }),
};

export const addressed = ({ kind, title, zone, office, due }: Addressed): Addressed => ({
  kind,
  title,
  zone,
  office,
  due,
});

/** Who hands in a report of this kind, as `post:of`. */
export const handedInBy = ({
  kind,
  zone,
  office,
}: Pick<ReportTerms, 'kind' | 'zone' | 'office'>): readonly string[] => {
  if (kind === 'month') return postsAt(office, 'liaison-officer');
  if (kind === 'quarter') return postsAt(zone, ...DIRECTING);
  return postsAt(office, 'office-head', 'office-official');
};
