import type { Decider } from '@libs/event-sourcing/index.js';
import type { ClueSource } from '../clues/clue.state.js';

/** Why a clue's entry was wrong. Of a clue nothing free is written, so it is a word of a closed list. */
export const CLUE_REASONS = ['slip-of-the-pen', 'misread', 'told-wrongly'] as const;
export type ClueReason = (typeof CLUE_REASONS)[number];

export interface ClueCorrectionEvents {
  ClueRecordCorrected: {
    number: string;
    /** The `nth` correction of this clue. */
    nth: number;
    field: 'source' | 'noticedAt';
    was: string;
    is: string;
    reason: ClueReason;
    /** Business month in which it was sealed. */
    month: string;
  };
}

export interface ClueCorrections {
  readonly count: number;
  readonly source?: ClueSource;
  readonly noticedAt?: string;
}

export const noClueCorrections: ClueCorrections = { count: 0 };

export const evolveClueCorrections: Decider<ClueCorrections, never, ClueCorrectionEvents>['evolve'] = {
  ClueRecordCorrected: (corrections, { nth, field, is }) => ({ ...corrections, count: nth, [field]: is }),
};
