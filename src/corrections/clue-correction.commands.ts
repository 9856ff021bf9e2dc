import { Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { CLUE_NUMBER, CLUE_SOURCES, type ClueSource } from '../clues/clue.state.js';
import { Instant, OneOf } from '../shared/fields.js';
import { CLUE_REASONS, type ClueReason } from './clue-correction.state.js';

/** No `CountyCommand`: its `basis` and `onBehalfOf` are free text, and of a clue there is none. */
export class CorrectClueRecord {
  /** When it was true, if that was not now. */
  @Instant({ optional: true }) readonly occurredAt?: string;

  @Matches(CLUE_NUMBER)
  @ApiProperty({ type: String, pattern: CLUE_NUMBER.source })
  readonly number!: string;

  /** Exactly one of the two: the source, or when it was noticed, as it is right. */
  @OneOf(CLUE_SOURCES, { optional: true }) readonly source?: ClueSource;
  @Instant({ optional: true }) readonly noticedAt?: string;

  @OneOf(CLUE_REASONS) readonly reason!: ClueReason;
}

export interface ClueCorrectionCommands {
  CorrectClueRecord: CorrectClueRecord;
}
