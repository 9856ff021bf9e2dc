import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text, Whole } from '../shared/fields.js';
import { type Kind, KINDS } from './plan.state.js';
import { PRIORITIES, type Priority } from './task.state.js';

class SubTaskOf {
  /** Its name within the task. */
  @Id()
  readonly sub!: string;

  @Text({ max: 120 })
  readonly title!: string;

  /** Of the task's units. */
  @Id({ many: { min: 1, max: 100 } })
  readonly units!: string[];
}

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

  @Part(() => SubTaskOf, { optional: true, many: { min: 1, max: 30 } })
  readonly subTasks?: SubTaskOf[];
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

class Handing {
  /** Of the zone that had it. */
  @Id()
  readonly gives!: string;

  /** Of the zone that gets it. */
  @Id()
  readonly takes!: string;

  @Text({ max: 500 })
  readonly note!: string;
}

export class TransferTaskToZone extends CountyCommand {
  /** The zone whose units these are by now. */
  @Id()
  readonly zone!: string;

  @Text({ max: 500 })
  readonly reason!: string;

  /** Needed once fieldwork has started. */
  @Part(() => Handing, { optional: true })
  readonly handover?: Handing;
}

export class ClassifyTask extends CountyCommand {
  @OneOf(KINDS)
  readonly kind!: Kind;

  @OneOf(PRIORITIES)
  readonly priority!: Priority;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class CompleteSubTask extends CountyCommand {
  @Id()
  readonly sub!: string;

  @Text({ max: 500 })
  readonly result!: string;
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
  TransferTaskToZone: TransferTaskToZone;
  ClassifyTask: ClassifyTask;
  CompleteSubTask: CompleteSubTask;
  CancelTask: CancelTask;
  CloseTask: CloseTask;
}
