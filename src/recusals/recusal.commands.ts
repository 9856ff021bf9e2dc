import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Text } from '../shared/fields.js';
import { MATTER_KINDS, type MatterKind } from './matter.state.js';
import { RECUSAL_OUTCOMES, type RecusalOutcome } from './recusal.state.js';
import { RELATION_KINDS, type RelationKind } from './relations.state.js';

class OfMatter extends CountyCommand {
  @OneOf(MATTER_KINDS)
  readonly kind!: MatterKind;

  /** The name of the inspection, clue, issue or assessment. */
  @Id()
  readonly matter!: string;

  @OneOf(RELATION_KINDS)
  readonly ground!: RelationKind;

  /** Of every matter but a clue: there the ground is all that is written. */
  @Text({ max: 500, optional: true })
  readonly reason?: string;
}

/** The record is the person whose recusal is asked for. */
export class RequestRecusal extends OfMatter {}

/** By the program, when somebody declares a relation while he has a hand in the matter. */
export class RequestRecusalOnDeclaration extends OfMatter {
  /** The relation, by its number among those that the person has declared. */
  @Id()
  readonly relation!: string;
}

/** Without a request (责令回避). */
export class OrderRecusal extends OfMatter {}

export class DecideRecusal extends CountyCommand {
  @Id()
  readonly request!: string;

  @OneOf(RECUSAL_OUTCOMES)
  readonly outcome!: RecusalOutcome;

  /** As for the request. */
  @Text({ max: 500, optional: true })
  readonly reason?: string;
}

export interface RecusalCommands {
  RequestRecusal: RequestRecusal;
  RequestRecusalOnDeclaration: RequestRecusalOnDeclaration;
  OrderRecusal: OrderRecusal;
  DecideRecusal: DecideRecusal;
}
