import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text } from '../shared/fields.js';
import { CITABLE_KINDS } from './cited-records.facts.js';

export class CitedRecord {
  @OneOf(CITABLE_KINDS)
  readonly category!: string;

  @Id()
  readonly record!: string;
}

export class RecordSituationAnalysis extends CountyCommand {
  @Text({ max: 120 })
  readonly subject!: string;

  @Day()
  readonly from!: string;

  /** Last day. */
  @Day()
  readonly to!: string;

  @Part(() => CitedRecord, { many: { min: 1, max: 100 } })
  readonly records!: CitedRecord[];

  @Text({ max: 3000 })
  readonly situation!: string;

  @Text({ max: 500, many: { min: 1, max: 20 } })
  readonly shortcomings!: string[];

  @Text({ max: 500, many: { min: 1, max: 20 } })
  readonly measures!: string[];
}

export interface SituationAnalysisCommands {
  RecordSituationAnalysis: RecordSituationAnalysis;
}
