import type { Decider } from '@libs/event-sourcing/index.js';
import type { Citation } from './cited-records.facts.js';

export interface SituationAnalysisEvents {
  SituationAnalysisRecorded: {
    subject: string;
    from: string;
    to: string;
    records: readonly Citation[];
    situation: string;
    shortcomings: readonly string[];
    measures: readonly string[];
    /** Whose study it is, where that is a counterpart office's. */
    office?: string;
  };
}

export type SituationAnalysis =
  { readonly is: 'none' } | ({ readonly is: 'recorded' } & SituationAnalysisEvents['SituationAnalysisRecorded']);

export const noAnalysis: SituationAnalysis = { is: 'none' };

export const evolveSituationAnalysis: Decider<SituationAnalysis, never, SituationAnalysisEvents>['evolve'] = {
  SituationAnalysisRecorded: (_, analysis) => ({ is: 'recorded', ...analysis }),
};
