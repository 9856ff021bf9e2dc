import { CountyCommand } from '../shared/command.js';
import { Day, Id, Part, Text, Whole } from '../shared/fields.js';

export class WeightedIndicator {
  /** A name of the table of indicators. */
  @Id()
  readonly indicator!: string;

  @Whole({ min: 1, max: 100 })
  readonly weight!: number;

  /** For what is counted: as much as this earns the whole weight, and more earns no more. */
  @Whole({ min: 1, max: 10_000 }, { optional: true })
  readonly full?: number;
}

/** The scheme as it shall read, whole. */
export class DraftScheme extends CountyCommand {
  @Text({ max: 120 })
  readonly title!: string;

  /** First day of the first period it is for: a 1 January, except for the county's first scheme. */
  @Day()
  readonly from!: string;

  @Part(() => WeightedIndicator, { many: { min: 1, max: 30 } })
  readonly indicators!: readonly WeightedIndicator[];
}

export class PublishScheme extends CountyCommand {
  /** The instrument it rests on. */
  @Id()
  readonly instrument!: string;
}

/** A new version of a published scheme, for a period that has not begun. */
export class AmendScheme extends DraftScheme {
  @Id()
  readonly instrument!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export interface SchemeCommands {
  DraftScheme: DraftScheme;
  PublishScheme: PublishScheme;
  AmendScheme: AmendScheme;
}
