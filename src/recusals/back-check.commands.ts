import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Part, Text } from '../shared/fields.js';
import { OUTCOMES, type Outcome } from './back-check.state.js';
import { RELATION_KINDS, type RelationKind } from './relations.state.js';

export class ActDone {
  @Id()
  readonly event!: string;

  @Text({ max: 80 })
  readonly did!: string;

  @Instant()
  readonly at!: string;
}

export class OpenBackCheck extends CountyCommand {
  @Id()
  readonly inspection!: string;

  @Id()
  readonly person!: string;

  @Id()
  readonly zone!: string;

  @Id({ many: { min: 1, max: 100 } })
  readonly team!: string[];

  @Id()
  readonly relation!: string;

  @OneOf(RELATION_KINDS)
  readonly ground!: RelationKind;

  @Id()
  readonly unit!: string;

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
