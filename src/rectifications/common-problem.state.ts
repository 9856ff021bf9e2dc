import type { Decider } from '@libs/event-sourcing/index.js';

/** An issue among those that a common problem is made of. */
export interface Instance {
  readonly issue: string;
  readonly unit: string;
  readonly unitName: string;
  readonly zone: string;
}

export interface CommonProblemEvents {
  CommonProblemIdentified: {
    title: string;
    kind: string;
    causes?: string;
    /** The office that found it; absent where the Conduct Office did. */
    office?: string;
    issues: readonly string[];
    units: readonly string[];
    /** Each of the issues with its unit and zone. */
    instances: readonly Instance[];
  };
  IssueLinkedToCommonProblem: Instance;
  /** The issue became a clue or was merged away: it stands for nothing here any more. */
  IssueDroppedFromCommonProblem: { issue: string };
  CausesDescribed: { causes: string };
  MeasureProposed: { measure: string; text: string };
  /** A rule answers it: an instrument of the county's library. */
  MeasureAdopted: { measure: string; instrument: string; from: string };
  CommonProblemClosed: { outcome: string };
}

export interface Measure {
  readonly text: string;
  readonly proposedBy: string;
  readonly adopted?: { readonly instrument: string; readonly from: string };
}

interface Identified {
  readonly title: string;
  readonly kind: string;
  readonly causes?: string;
  readonly office?: string;
  readonly issues: readonly Instance[];
  /** By their numbers, `1`, `2` … */
  readonly measures: Readonly<Record<string, Measure>>;
}

export type CommonProblem =
  | { readonly is: 'none' }
  | (Identified & { readonly is: 'open' })
  | (Identified & { readonly is: 'closed'; readonly outcome: string });

export const noCommonProblem: CommonProblem = { is: 'none' };

export const unitsOf = (issues: readonly Pick<Instance, 'unit'>[]) => [...new Set(issues.map(({ unit }) => unit))];

const changed = (problem: CommonProblem, change: (problem: Identified) => Partial<Identified>): CommonProblem =>
  problem.is === 'none' ? problem : { ...problem, ...change(problem) };

export const evolveCommonProblem: Decider<CommonProblem, never, CommonProblemEvents>['evolve'] = {
  CommonProblemIdentified: (_, { instances, units: _units, ...told }) => ({
    is: 'open',
    ...told,
    issues: instances,
    measures: {},
  }),
  IssueLinkedToCommonProblem: (problem, instance) =>
    changed(problem, ({ issues }) => ({ issues: [...issues, instance] })),
  IssueDroppedFromCommonProblem: (problem, { issue }) =>
    changed(problem, ({ issues }) => ({ issues: issues.filter((one) => one.issue !== issue) })),
  CausesDescribed: (problem, { causes }) => changed(problem, () => ({ causes })),
  MeasureProposed: (problem, { measure, text }, { actor }) =>
    changed(problem, ({ measures }) => ({ measures: { ...measures, [measure]: { text, proposedBy: actor.person } } })),
  MeasureAdopted: (problem, { measure, instrument, from }) =>
    changed(problem, ({ measures }) => ({
      measures: { ...measures, [measure]: { ...measures[measure]!, adopted: { instrument, from } } },
    })),
  CommonProblemClosed: (problem, { outcome }) =>
    problem.is === 'open' ? { ...problem, is: 'closed', outcome } : problem,
};
