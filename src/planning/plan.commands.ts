import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text } from '../shared/fields.js';
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

  /** The campaign of a higher commission that it carries out; the campaign's level is then the item's. */
  @Id({ optional: true })
  readonly campaign?: string;
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

/** Two items that would inspect the same twice become one; the other stays as a stub that says where it went. */
export class MergePlanItems extends CountyCommand {
  @Id()
  readonly item!: string;

  @Id()
  readonly into!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

/** The days come from the calendar of the plan's year where its notice names the festival. */
export class ScheduleFestivalCheck extends CountyCommand {
  @Id()
  readonly item!: string;

  @Text({ max: 40 })
  readonly festival!: string;

  /** First day off, for a festival that no notice names. */
  @Day({ optional: true })
  readonly from?: string;

  @Day({ optional: true })
  readonly to?: string;
}

class ListedTask {
  @Text({ max: 120 })
  readonly title!: string;

  @Id({ optional: true })
  readonly item?: string;

  @OneOf(LEVELS, { optional: true })
  readonly source?: Level;
}

/** The whole list, as it reads from a day on. */
export class PublishKeyTaskList extends CountyCommand {
  @Part(() => ListedTask, { many: { min: 1, max: 100 } })
  readonly tasks!: ListedTask[];

  @Day()
  readonly from!: string;
}

export interface PlanCommands {
  MergePlanItems: MergePlanItems;
  ScheduleFestivalCheck: ScheduleFestivalCheck;
  PublishKeyTaskList: PublishKeyTaskList;
  OpenPlanYear: OpenPlanYear;
  ProposePlanItem: ProposePlanItem;
  AmendPlanItem: AmendPlanItem;
  ApprovePlanItem: ApprovePlanItem;
  RejectPlanItem: RejectPlanItem;
  WithdrawPlanItem: WithdrawPlanItem;
}
