import { defineView } from '@libs/read-models/view.js';
import type { ClueCorrectionEvents } from './clue-correction.state.js';

export type ClueCorrectionRow = ClueCorrectionEvents['ClueRecordCorrected'] & {
  readonly correctedBy: string;
  readonly correctedAt: string;
};

/** 线索登记更正清单: one row a correction. */
export const clueCorrectionList = defineView<ClueCorrectionRow, ClueCorrectionEvents>()({
  name: 'clue-correction-list',
  version: 1,
  key: ({ id, data: { nth } }) => `${id}-${nth}`,
  on: {
    ClueRecordCorrected: (_, { data, meta }) => ({
      ...data,
      correctedBy: meta.actor.person,
      correctedAt: meta.occurredAt,
    }),
  },
  indexes: ['month'],
});
