import { defineView } from '@libs/read-models/view.js';
import type { CorrectionLine, Figure, Section } from './figures.js';
import type { PeriodicReportEvents, PeriodicReport, ReportTerms } from './periodic-report.state.js';

export type PeriodicReportRow = Pick<
  ReportTerms,
  'kind' | 'body' | 'zone' | 'office' | 'period' | 'title' | 'from' | 'to' | 'due'
> & {
  readonly report: string;
  readonly state: Exclude<PeriodicReport['is'], 'none'>;
  readonly zero: boolean;
  /** How often a draft was generated. */
  readonly round: number;
  /** Everything up to here in the log is in it. */
  readonly position: string | null;
  readonly day: string | null;
  /** Filed: nothing changes it any more. */
  readonly frozen: boolean;
  readonly figures: readonly Figure[];
  /** What was generated, and beside it what a person wrote instead. */
  readonly sections: readonly (Section & { readonly edited: string | null; readonly editedBy: string | null })[];
  readonly corrections: readonly CorrectionLine[];
  /** What was handed in, each time: whoever reads it again after a return sees what has changed since. */
  readonly submissions: readonly Submission[];
  readonly returnReason: string | null;
  readonly opinion: string | null;
};

interface Submission {
  readonly at: string;
  readonly by: string;
  readonly round: number;
  /** How each part read. */
  readonly texts: readonly { readonly section: string; readonly text: string }[];
}

/** 定期报告: one row a report, with its parts, its figures and the events behind each of them. */
export const periodicReportPages = defineView<PeriodicReportRow, PeriodicReportEvents>()({
  name: 'periodic-reports',
  version: 2,
  on: {
    PeriodScheduled: (_, { id, data: { because: _because, ...terms } }) => ({
      report: id,
      ...terms,
      state: 'scheduled',
      zero: false,
      round: 0,
      position: null,
      day: null,
      frozen: false,
      figures: [],
      sections: [],
      corrections: [],
      submissions: [],
      returnReason: null,
      opinion: null,
    }),
    ReportDueMoved: (row, { data: { due } }) => ({ ...row!, due }),
    PeriodOpened: (row) => ({ ...row!, state: 'opened' }),
    ReportDraftGenerated: (row, { data: { round, position, day, figures, sections, corrections } }) => ({
      ...row!,
      state: 'drafted',
      round,
      position,
      day,
      figures,
      corrections,
      sections: sections.map((section) => {
        const before = row!.sections.find((one) => one.section === section.section);
        return { ...section, edited: before?.edited ?? null, editedBy: before?.editedBy ?? null };
      }),
    }),
    ReportDraftEdited: (row, { data: { section, text }, meta }) => ({
      ...row!,
      sections: row!.sections.map((one) =>
        one.section === section ? { ...one, edited: text, editedBy: meta.actor.person } : one,
      ),
    }),
    PeriodicReportSubmitted: (row, { data: { round }, meta: { occurredAt, actor } }) => {
      const texts = row!.sections.map(({ section, generated, edited }) => ({ section, text: edited ?? generated }));
      return {
        ...row!,
        state: 'submitted',
        submissions: [...row!.submissions, { at: occurredAt, by: actor.person, round, texts }],
      };
    },
    ZeroReportDeclared: (row, { data: { position } }) => ({
      ...row!,
      state: 'filed',
      zero: true,
      frozen: true,
      position,
      figures: [],
      sections: [],
      corrections: [],
    }),
    PeriodicReportReturned: (row, { data: { reason } }) => ({ ...row!, state: 'returned', returnReason: reason }),
    PeriodicReportReviewed: (row, { data: { opinion } }) => ({ ...row!, state: 'reviewed', opinion: opinion ?? null }),
    PeriodicReportFiled: (row) => ({ ...row!, state: 'filed', frozen: true }),
    PeriodWaived: (row) => ({ ...row!, state: 'waived' }),
  },
  indexes: ['zone', 'office', 'state'],
});
