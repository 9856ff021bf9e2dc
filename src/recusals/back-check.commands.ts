import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Part, Text } from '../shared/fields.js';
import { OUTCOMES, type Outcome } from './back-check.state.js';
import { RELATION_KINDS, type RelationKind } from './relations.state.js';

/** Matters other than inspections whose past is looked at. */
const OTHER_KINDS = ['issue', 'clue'] as const;

export class ActDone {
  @Id()
  readonly event!: string;

  @Text({ max: 80 })
  readonly did!: string;

  @Instant()
  readonly at!: string;
}

export class OpenBackCheck extends CountyCommand {
  /** The inspection, or the issue or clue, by its name. */
  @Id()
  readonly inspection!: string;

  /** Where it is no inspection. */
  @OneOf(OTHER_KINDS, { optional: true })
  readonly kind?: (typeof OTHER_KINDS)[number];

  @Id()
  readonly person!: string;

  @Id({ optional: true })
  readonly zone?: string;

  @Id({ many: { min: 1, max: 100 } })
  readonly team!: string[];

  @Id()
  readonly relation!: string;

  @OneOf(RELATION_KINDS)
  readonly ground!: RelationKind;

  @Id({ optional: true })
  readonly unit?: string;

  @Part(() => ActDone, { many: { max: 10_000 } })
  readonly acts!: ActDone[];
}

export class RecordBackCheck extends CountyCommand {
  @OneOf(OUTCOMES)
  readonly outcome!: Outcome;

  @Text({ max: 2000 })
  readonly opinion!: string;
}

export interface BackCheckCommands {
  OpenBackCheck: OpenBackCheck;
  RecordBackCheck: RecordBackCheck;
}
