import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text } from '../shared/fields.js';

const YES_OR_NO = ['yes', 'no'] as const;

/** Sent by `keep-deadlines` alone; the last day is in it, or comes from the parameter `term`. */
export class SetDeadline extends CountyCommand {
  @Id()
  readonly rule!: string;

  @Id()
  readonly category!: string;

  @Id()
  readonly record!: string;

  @Text()
  readonly title!: string;

  @OneOf(YES_OR_NO)
  readonly counts!: (typeof YES_OR_NO)[number];

  @Day()
  readonly start!: string;

  @Day({ optional: true })
  readonly due?: string;

  @Id({ optional: true })
  readonly term?: string;

  @Id({ optional: true })
  readonly zone?: string;

  @Id({ optional: true })
  readonly office?: string;

  @Id({ optional: true })
  readonly body?: string;

  /** `post` or `post:of`. */
  @Text({ max: 140, many: { max: 40 } })
  readonly posts!: string[];

  @Id({ many: { max: 100 } })
  readonly persons!: string[];

  @Text({ max: 140, many: { max: 40 } })
  readonly escalatesTo!: string[];
}

export class MoveDeadline extends CountyCommand {
  @Day()
  readonly due!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class RecomputeDeadline extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class MeetDeadline extends CountyCommand {
  /** The day on which it was done. */
  @Day()
  readonly on!: string;
}

export class SuspendDeadline extends CountyCommand {
  /** The day on which the matter was suspended. */
  @Day()
  readonly on!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class ResumeDeadline extends CountyCommand {
  @Day()
  readonly on!: string;

  @Text({ max: 500 })
  readonly reason!: string;

  /** Where the matter itself carries the last day from then on. */
  @Day({ optional: true })
  readonly due?: string;
}

export class CancelDeadline extends CountyCommand {}

export class RemindOfDeadline extends CountyCommand {}

export class MissDeadline extends CountyCommand {}

export interface DeadlineCommands {
  SetDeadline: SetDeadline;
  MoveDeadline: MoveDeadline;
  RecomputeDeadline: RecomputeDeadline;
  MeetDeadline: MeetDeadline;
  SuspendDeadline: SuspendDeadline;
  ResumeDeadline: ResumeDeadline;
  CancelDeadline: CancelDeadline;
  RemindOfDeadline: RemindOfDeadline;
  MissDeadline: MissDeadline;
}
