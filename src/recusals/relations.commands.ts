import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text } from '../shared/fields.js';
import { RELATION_KINDS, type RelationKind } from './relations.state.js';

export class DeclareRelation extends CountyCommand {
  @OneOf(RELATION_KINDS)
  readonly kind!: RelationKind;

  /** The inspected unit it is with, or with somebody in it. */
  @Id()
  readonly unit!: string;

  /** With whom there; needed for a near relative. */
  @Text({ max: 60, optional: true })
  readonly counterpart?: string;

  /** Over what; needed for `other`. */
  @Text({ max: 200, optional: true })
  readonly matter?: string;

  /** First day no longer in the post; needed for a former post. */
  @Day({ optional: true })
  readonly until?: string;
}

export class WithdrawRelation extends CountyCommand {
  @Id()
  readonly relation!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class ConfirmWithdrawal extends CountyCommand {
  @Id()
  readonly relation!: string;
}

export class ConfirmNoConflict extends CountyCommand {
  /** The inspection or other record it is promised for. */
  @Id()
  readonly matter!: string;

  @Id({ many: { min: 1, max: 100 } })
  readonly units!: string[];
}

export interface RelationCommands {
  DeclareRelation: DeclareRelation;
  WithdrawRelation: WithdrawRelation;
  ConfirmWithdrawal: ConfirmWithdrawal;
  ConfirmNoConflict: ConfirmNoConflict;
}
