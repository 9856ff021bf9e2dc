import { CountyCommand } from '../shared/command.js';
import { Day, Id, Instant, OneOf, Text } from '../shared/fields.js';
import { SUBJECTS, type Subject } from './follow-up.state.js';

/** 督办通知书: what is lagging, what is required, and by when it is to be answered. */
export class IssueFollowUpNotice extends CountyCommand {
  @OneOf(SUBJECTS) readonly about!: Subject;
  /** Number of the task or issue, or the body. */
  @Id() readonly record!: string;
  @Text({ max: 1000 }) readonly matter!: string;
  @Text({ max: 1000 }) readonly requirement!: string;
  /** Last day of the answer; without it, the county's term for answers. */
  @Day({ optional: true }) readonly due?: string;
}

export class AnswerFollowUpNotice extends CountyCommand {
  @Text({ max: 2000 }) readonly answer!: string;
}

/** The answer does not do: another is asked for. */
export class ReturnFollowUpAnswer extends CountyCommand {
  @Text({ max: 500 }) readonly reason!: string;
  @Day({ optional: true }) readonly due?: string;
}

export class CloseFollowUpNotice extends CountyCommand {
  @Text({ max: 500 }) readonly opinion!: string;
}

export class WithdrawFollowUpNotice {
  @Instant({ optional: true }) readonly occurredAt?: string;
  @Id() readonly clue!: string;
}

export interface FollowUpCommands {
  IssueFollowUpNotice: IssueFollowUpNotice;
  AnswerFollowUpNotice: AnswerFollowUpNotice;
  ReturnFollowUpAnswer: ReturnFollowUpAnswer;
  CloseFollowUpNotice: CloseFollowUpNotice;
  WithdrawFollowUpNotice: WithdrawFollowUpNotice;
}
