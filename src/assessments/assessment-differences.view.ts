import { defineView } from '@libs/read-models/view.js';
import type { AssessmentEvents } from './assessment.state.js';
import type { Adjustment, Difference } from './computing.js';

export type DifferenceRow = Difference & {
  readonly year: string;
  readonly round: number;
  readonly adjustments: readonly Adjustment[];
  readonly hashBefore: string;
  readonly hashAfter: string;
  readonly at: string;
};

/** 异议后的差异: what recomputing changed for a body, and on what it rests. */
export const assessmentDifferences = defineView<DifferenceRow, AssessmentEvents>()({
  name: 'assessment-differences',
  version: 1,
  key: (event) =>
    event.type === 'AssessmentRecomputed'
      ? event.data.differences.map(({ body }) => `${event.id}-${body}-${event.data.round}`)
      : undefined,
  on: {
    AssessmentRecomputed: (_, { id, data, meta }, key) => {
      const { round, before, resultHash, adjustments, differences } = data;
      const difference = differences.find(({ body }) => key === `${id}-${body}-${round}`)!;
      return {
        year: id,
        round,
        ...difference,
        adjustments: adjustments.filter(({ body }) => body === difference.body),
        hashBefore: before,
        hashAfter: resultHash,
        at: meta.occurredAt,
      };
    },
  },
  indexes: ['year', 'body'],
});
