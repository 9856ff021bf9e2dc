import { defineView } from '@libs/read-models/view.js';
import type { AssessmentEvents } from './assessment.state.js';

type Totals = AssessmentEvents['AssessmentComputed']['totals'];

export type AssessmentRow = {
  readonly year: string;
  readonly is: 'open' | 'computed' | 'notified' | 'approved' | 'published';
  readonly frozen: string | null;
  readonly scheme: string;
  readonly version: number;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  /** Up to where the log was read, how often, and the hash of what came of it. */
  readonly position: string | null;
  readonly round: number;
  readonly resultHash: string | null;
  readonly marks: number;
  readonly notified: number;
  readonly objections: number;
  readonly answered: number;
  readonly differences: number;
  /** In the order of the zone table. */
  readonly totals: Totals;
  readonly openedAt: string;
  readonly notifiedAt: string | null;
  readonly approvedAt: string | null;
  readonly publishedAt: string | null;
};

/** 年度考核台账: one row a year. */
export const assessmentRegister = defineView<AssessmentRow, AssessmentEvents>()({
  name: 'assessment-register',
  version: 1,
  on: {
    AssessmentOpened: (_, { id, data, meta }) => ({
      year: id,
      is: 'open',
      frozen: null,
      ...data,
      position: null,
      round: 0,
      resultHash: null,
      marks: 0,
      notified: 0,
      objections: 0,
      answered: 0,
      differences: 0,
      totals: [],
      openedAt: meta.occurredAt,
      notifiedAt: null,
      approvedAt: null,
      publishedAt: null,
    }),
    AssessmentComputed: (row, { data: { round, position, resultHash, totals } }) => ({
      ...row!,
      is: 'computed',
      round,
      position,
      resultHash,
      totals,
    }),
    IndicatorScored: (row, { data: { marks } }) => ({ ...row!, marks: row!.marks + marks.length }),
    JudgementAdded: (row) => ({ ...row!, marks: row!.marks + 1 }),
    ResultNotified: (row, { meta }) => ({
      ...row!,
      is: 'notified',
      notified: row!.notified + 1,
      notifiedAt: meta.occurredAt,
    }),
    ObjectionLodged: (row) => ({ ...row!, objections: row!.objections + 1 }),
    ObjectionDecided: (row) => ({ ...row!, answered: row!.answered + 1 }),
    AssessmentRecomputed: (row, { data: { round, resultHash, totals, differences } }) => ({
      ...row!,
      round,
      resultHash,
      totals,
      differences: row!.differences + differences.length,
    }),
    ResultApproved: (row, { meta }) => ({ ...row!, is: 'approved', approvedAt: meta.occurredAt }),
    ResultPublished: (row, { meta }) => ({ ...row!, is: 'published', publishedAt: meta.occurredAt }),
    ResultFrozen: (row, { data: { reason } }) => ({ ...row!, frozen: reason }),
    ResultReleased: (row) => ({ ...row!, frozen: null }),
  },
});
