import { defineView } from '@libs/read-models/view.js';
import type { AssessmentEvents } from './assessment.state.js';
import type { Sheet } from './computing.js';

export type ScoreSheetRow = Sheet & {
  readonly year: string;
  /** How often it was computed for this body. */
  readonly round: number;
  readonly notified: boolean;
  /** Last day for an objection. */
  readonly until: string | null;
  readonly objection: {
    readonly is: 'lodged' | 'decided';
    readonly grounds: string;
    readonly events: readonly string[];
    readonly lodgedAt: string;
    readonly answerBy: string;
    readonly outcome: string | null;
    readonly reason: string | null;
    readonly deciders: readonly string[];
  } | null;
  /** Of the whole result that it is part of. */
  readonly resultHash: string | null;
  readonly published: boolean;
};

const sheetKey = (year: string, body: string) => `${year}-${body}`;

/** 考核表: one row a body and year, each point with the events it came from. */
export const scoreSheets = defineView<ScoreSheetRow, AssessmentEvents>()({
  name: 'score-sheets',
  version: 1,
  key: (event) => {
    switch (event.type) {
      case 'BodyAssessed':
        return sheetKey(event.id, event.data.sheet.body);
      case 'ResultNotified':
      case 'ObjectionLodged':
      case 'ObjectionDecided':
        return sheetKey(event.id, event.data.body);
      case 'AssessmentRecomputed':
      case 'ResultPublished':
        return event.data.totals.map(({ body }) => sheetKey(event.id, body));
      default:
        return undefined;
    }
  },
  on: {
    BodyAssessed: (row, { id, data: { round, sheet } }) => ({
      notified: false,
      until: null,
      objection: null,
      resultHash: null,
      published: false,
      ...row,
      ...sheet,
      year: id,
      round,
    }),
    ResultNotified: (row, { data: { until, resultHash } }) => ({ ...row!, notified: true, until, resultHash }),
    ObjectionLodged: (row, { data: { grounds, events, answerBy }, meta }) => ({
      ...row!,
      objection: {
        is: 'lodged',
        grounds,
        events,
        lodgedAt: meta.occurredAt,
        answerBy,
        outcome: null,
        reason: null,
        deciders: [],
      },
    }),
    ObjectionDecided: (row, { data: { outcome, reason, deciders } }) => ({
      ...row!,
      objection: { ...row!.objection!, is: 'decided', outcome, reason, deciders },
    }),
    AssessmentRecomputed: (row, { data: { resultHash } }) => ({ ...row!, resultHash }),
    ResultPublished: (row, { data: { resultHash } }) => ({ ...row!, resultHash, published: true }),
  },
  indexes: ['year', 'body', 'zone', 'notified'],
});
