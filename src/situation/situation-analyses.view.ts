import { defineView } from '@libs/read-models/view.js';
import type { Citation } from './cited-records.facts.js';
import type { SituationAnalysisEvents } from './situation-analysis.state.js';

export type SituationAnalysisRow = {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly records: readonly Citation[];
  readonly situation: string;
  readonly shortcomings: readonly string[];
  readonly measures: readonly string[];
  readonly office: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** 形势研判: one row a study. */
export const situationAnalysesView = defineView<SituationAnalysisRow, SituationAnalysisEvents>()({
  name: 'situation-analyses',
  version: 1,
  on: {
    SituationAnalysisRecorded: (_, { data, meta }) => ({
      ...data,
      office: data.office ?? null,
      recordedBy: meta.actor.person,
      recordedAt: meta.occurredAt,
    }),
  },
});
