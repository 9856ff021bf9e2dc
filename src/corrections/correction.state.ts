import type { Decider } from '@libs/event-sourcing/index.js';
import { recordName } from '@libs/event-sourcing/record-name.js';

/** Whose records are corrected here, and by whom: issues and tasks by the Conduct Office, registers by the General Office. */
export const CORRECTED = ['issue', 'task', 'person', 'unit', 'body'] as const;
export type Corrected = (typeof CORRECTED)[number];

export interface Correction {
  readonly category: Corrected;
  readonly record: string;
  readonly field: string;
  /** What had been recorded, as the record itself has it, and what is right. */
  readonly was: string;
  readonly is: string;
  /** The names behind the two, where they are units. */
  readonly names?: { readonly was: string; readonly is: string };
  readonly reason: string;
  /** Business month, `YYYY-MM`, in which the record came to be: reports of that month and later ones told it wrongly. */
  readonly month: string;
  readonly zone?: string;
  readonly office?: string;
  /** The unit of the matter, corrected. */
  readonly unit?: string;
}

export interface CorrectionEvents {
  /** The `number`-th correction of this record. */
  RecordCorrected: Correction & { readonly number: number };
  /** The record has become a clue: what was corrected in it is no longer said here. */
  CorrectionsSealed: { count: number };
}

/** All corrections of one record. */
export interface Corrections {
  readonly count: number;
  /** By field, what is right as far as is known. */
  readonly right: Readonly<Record<string, string>>;
  readonly zone?: string;
  readonly office?: string;
  readonly sealed: boolean;
}

export const noCorrections: Corrections = { count: 0, right: {}, sealed: false };

export const evolveCorrections: Decider<Corrections, never, CorrectionEvents>['evolve'] = {
  RecordCorrected: (corrections, { number, field, is, zone, office }) => ({
    count: number,
    right: { ...corrections.right, [field]: is },
    ...(zone !== undefined && { zone }),
    ...(office !== undefined && { office }),
    sealed: false,
  }),
  CorrectionsSealed: (corrections) => ({ ...corrections, right: {}, sealed: true }),
};

/** All corrections of one record are one stream. */
export const correctionsOf = ({ category, record }: { category: string; record: string }) =>
  recordName(category, record);
