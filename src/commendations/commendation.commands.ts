import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Part, Text } from '../shared/fields.js';
import { CITABLE_KINDS } from '../situation/cited-records.facts.js';

export class CitedDeed {
  @OneOf(CITABLE_KINDS)
  readonly category!: string;

  @Id()
  readonly record!: string;
}

/** To a person or to a body: one of the two. */
export class RecordCommendation extends CountyCommand {
  @Id({ optional: true })
  readonly person?: string;

  @Id({ optional: true })
  readonly body?: string;

  @Text({ max: 500 })
  readonly reason!: string;

  /** Where it can be read what was done. */
  @Part(() => CitedDeed, { many: { min: 1, max: 20 } })
  readonly records!: CitedDeed[];
}

export interface CommendationCommands {
  RecordCommendation: RecordCommendation;
}
