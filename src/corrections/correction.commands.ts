import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Text } from '../shared/fields.js';
import { CORRECTED, type Corrected } from './correction.state.js';

/** A later event puts right what an earlier one recorded wrongly (R68). What was recorded is taken from the record itself. */
export class CorrectRecord extends CountyCommand {
  @OneOf(CORRECTED) readonly category!: Corrected;
  @Id() readonly record!: string;
  @Id() readonly field!: string;
  /** What is right. */
  @Text({ max: 2000 }) readonly is!: string;
  @Text({ max: 500 }) readonly reason!: string;
}

export class SealCorrections {
  @Instant({ optional: true }) readonly occurredAt?: string;
}

export interface CorrectionCommands {
  CorrectRecord: CorrectRecord;
  SealCorrections: SealCorrections;
}
