import { defineView } from '@libs/read-models/view.js';
import type { CommonProblemEvents, Instance } from './common-problem.state.js';

export type CommonProblemRow = {
  readonly title: string;
  readonly kind: string;
  readonly state: 'open' | 'closed';
  readonly office: string | null;
  readonly causes: string | null;
  readonly issues: readonly {
    readonly issue: string;
    readonly unit: string;
    readonly unitName: string;
    readonly zone: string;
  }[];
  readonly units: readonly string[];
  readonly zones: readonly string[];
  readonly measures: readonly {
    readonly measure: string;
    readonly text: string;
    readonly by: string;
    readonly at: string;
    /** The rule that answers it, and from when. */
    readonly instrument: string | null;
    readonly from: string | null;
  }[];
  readonly answered: boolean;
  readonly outcome: string | null;
  readonly identifiedAt: string;
  readonly closedAt: string | null;
};

const among = (issues: readonly Instance[]): Pick<CommonProblemRow, 'issues' | 'units' | 'zones'> => ({
  issues: issues.map(({ issue, unit, unitName, zone }) => ({ issue, unit, unitName, zone })),
  units: [...new Set(issues.map(({ unit }) => unit))],
  zones: [...new Set(issues.map(({ zone }) => zone))],
});

/** 共性问题: one row each, with its issues, causes, and the rules that answer it. */
export const commonProblemsView = defineView<CommonProblemRow, CommonProblemEvents>()({
  name: 'common-problems',
  version: 1,
  on: {
    CommonProblemIdentified: (_, { data: { title, kind, causes, office, instances }, meta }) => ({
      title,
      kind,
      state: 'open',
      office: office ?? null,
      causes: causes ?? null,
      ...among(instances),
      measures: [],
      answered: false,
      outcome: null,
      identifiedAt: meta.occurredAt,
      closedAt: null,
    }),
    IssueLinkedToCommonProblem: (row, { data }) => ({ ...row!, ...among([...row!.issues, data]) }),
    IssueDroppedFromCommonProblem: (row, { data }) => ({
      ...row!,
      ...among(row!.issues.filter(({ issue }) => issue !== data.issue)),
    }),
    CausesDescribed: (row, { data: { causes } }) => ({ ...row!, causes }),
    MeasureProposed: (row, { data: { measure, text }, meta }) => ({
      ...row!,
      measures: [
        ...row!.measures,
        { measure, text, by: meta.actor.person, at: meta.occurredAt, instrument: null, from: null },
      ],
    }),
    MeasureAdopted: (row, { data: { measure, instrument, from } }) => ({
      ...row!,
      measures: row!.measures.map((one) => (one.measure === measure ? { ...one, instrument, from } : one)),
      answered: true,
    }),
    CommonProblemClosed: (row, { data: { outcome }, meta }) => ({
      ...row!,
      state: 'closed',
      outcome,
      closedAt: meta.occurredAt,
    }),
  },
  indexes: ['state', 'zones', 'office'],
});
