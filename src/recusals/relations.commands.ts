import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text } from '../shared/fields.js';
import { MATTER_KINDS, type MatterKind } from './matter.state.js';
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

  /** What kind of record that is; default: an inspection. */
  @OneOf(MATTER_KINDS, { optional: true })
  readonly kind?: MatterKind;

  /** Those inspected. */
  @Id({ optional: true, many: { min: 1, max: 100 } })
  readonly units?: readonly string[];

  /** Those assessed: township commissions and groups, each standing for where it sits. */
  @Id({ optional: true, many: { min: 1, max: 100 } })
  readonly bodies?: readonly string[];
}

export interface RelationCommands {
  DeclareRelation: DeclareRelation;
  WithdrawRelation: WithdrawRelation;
  ConfirmWithdrawal: ConfirmWithdrawal;
  ConfirmNoConflict: ConfirmNoConflict;
}
