import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text, Whole } from '../shared/fields.js';
import { type Kind, KINDS } from './plan.state.js';

export class AssignTask extends CountyCommand {
  /** The year whose plan has the item. */
  @Id()
  readonly plan!: string;

  @Id()
  readonly item!: string;

  /** The one zone that leads. */
  @Id()
  readonly zone!: string;

  /** Another part of the same item for the same zone, said on purpose: 2, 3 … */
  @Whole({ min: 1, max: 99 }, { optional: true })
  readonly part?: number;

  @Id({ many: { min: 1, max: 100 } })
  readonly units!: string[];

  @Day()
  readonly due!: string;
}

export class DesignateCollaborationItem extends CountyCommand {
  @OneOf(KINDS)
  readonly kind!: Kind;

  @Text({ max: 120 })
  readonly title!: string;

  @Id()
  readonly zone!: string;

  @Id({ many: { min: 1, max: 100 } })
  readonly units!: string[];

  @Day()
  readonly due!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class ReceiveTask extends CountyCommand {}

export class ExtendTask extends CountyCommand {
  @Day()
  readonly until!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class SuspendTask extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class ResumeTask extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class OrderCrossInspection extends CountyCommand {
  /** The zone that shall inspect instead. */
  @Id()
  readonly zone!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class CancelTask extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class CloseTask extends CountyCommand {}

export interface TaskCommands {
  AssignTask: AssignTask;
  DesignateCollaborationItem: DesignateCollaborationItem;
  ReceiveTask: ReceiveTask;
  ExtendTask: ExtendTask;
  SuspendTask: SuspendTask;
  ResumeTask: ResumeTask;
  OrderCrossInspection: OrderCrossInspection;
  CancelTask: CancelTask;
  CloseTask: CloseTask;
}
