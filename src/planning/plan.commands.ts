import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Text } from '../shared/fields.js';
import { type Kind, KINDS, type Level, LEVELS } from './plan.state.js';

export class OpenPlanYear extends CountyCommand {}

export class ProposePlanItem extends CountyCommand {
  /** Its name within the year: short, because tasks are named after it. */
  @Id()
  @Text({ max: 24 })
  readonly item!: string;

  @OneOf(KINDS)
  readonly kind!: Kind;

  @Text({ max: 120 })
  readonly title!: string;

  @Text({ max: 500, optional: true })
  readonly reason?: string;

  @OneOf(LEVELS, { optional: true })
  readonly source?: Level;

  @Id({ many: { max: 100 } })
  readonly units!: string[];

  @Id({ many: { max: 20 } })
  readonly zones!: string[];
}

/** The item as it shall read now, whole. */
export class AmendPlanItem extends ProposePlanItem {}

export class ApprovePlanItem extends CountyCommand {
  @Id()
  readonly item!: string;
}

export class RejectPlanItem extends CountyCommand {
  @Id()
  readonly item!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class WithdrawPlanItem extends CountyCommand {
  @Id()
  readonly item!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export interface PlanCommands {
  OpenPlanYear: OpenPlanYear;
  ProposePlanItem: ProposePlanItem;
  AmendPlanItem: AmendPlanItem;
  ApprovePlanItem: ApprovePlanItem;
  RejectPlanItem: RejectPlanItem;
  WithdrawPlanItem: WithdrawPlanItem;
}
