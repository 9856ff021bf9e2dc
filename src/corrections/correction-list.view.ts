import { defineView } from '@libs/read-models/view.js';
import type { CorrectionEvents } from './correction.state.js';

export type CorrectionRow = {
  readonly category: string;
  readonly record: string;
  readonly number: number;
  readonly field: string | null;
  /** What had been recorded, in words. */
  readonly was: string | null;
  readonly is: string | null;
  readonly reason: string | null;
  readonly basis: string | null;
  /** Business month whose reports told it wrongly. */
  readonly month: string;
  readonly zone: string | null;
  readonly office: string | null;
  readonly unit: string | null;
  readonly correctedBy: string;
  readonly correctedAt: string;
  readonly sealed: boolean;
};

/** 更正清单: one row a correction. */
export const correctionList = defineView<CorrectionRow, CorrectionEvents>()({
  name: 'correction-list',
  version: 1,
  key: (event) =>
    event.type === 'RecordCorrected'
      ? `${event.id}-${event.data.number}`
      : Array.from({ length: event.data.count }, (_, nth) => `${event.id}-${nth + 1}`),
  on: {
    RecordCorrected: (_, { data, meta }) => {
      const { category, record, number, field, was, is, names, reason, month, zone, office, unit } = data;
      return {
        category,
        record,
        number,
        field,
        was: names?.was ?? was,
        is: names?.is ?? is,
        reason,
        basis: meta.basis ?? null,
        month,
        zone: zone ?? null,
        office: office ?? null,
        unit: unit ?? null,
        correctedBy: meta.actor.person,
        correctedAt: meta.occurredAt,
        sealed: false,
      };
    },
    CorrectionsSealed: (row) =>
      row && { ...row, field: null, was: null, is: null, reason: null, basis: null, unit: null, sealed: true },
  },
  indexes: ['zone', 'month', 'record'],
});
