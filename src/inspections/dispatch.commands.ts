import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text, Whole } from '../shared/fields.js';
import { CONTEST_GROUNDS, type ContestGround } from './dispatch.state.js';

export class DispatchMember extends CountyCommand {
  @Id()
  readonly person!: string;

  @Day()
  readonly from!: string;

  @Day({ optional: true })
  readonly until?: string;

  @Text({ max: 200 })
  readonly duty!: string;
}

export class AcknowledgeDispatch extends CountyCommand {}

export class ContestDispatch extends CountyCommand {
  @OneOf(CONTEST_GROUNDS)
  readonly ground!: ContestGround;

  @Text({ max: 500 })
  readonly explanation!: string;
}

export class DecideContest extends CountyCommand {
  @Id()
  readonly person!: string;

  @OneOf(['released', 'stays'])
  readonly outcome!: 'released' | 'stays';

  @Text({ max: 500 })
  readonly reason!: string;
}

export class ReleaseMember extends CountyCommand {
  @Id()
  readonly person!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class EndDispatches extends CountyCommand {
  @OneOf(['presented', 'cancelled', 'another-zone'])
  readonly why!: 'presented' | 'cancelled' | 'another-zone';
}

export class RequestSupport extends CountyCommand {
  /** The zone that is asked for people. */
  @Id()
  readonly of!: string;

  @Whole({ min: 1, max: 20 })
  readonly count!: number;

  @Day()
  readonly from!: string;

  @Day()
  readonly until!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class GrantSupport extends CountyCommand {
  @Id()
  readonly request!: string;

  @Id({ many: { min: 1, max: 20 } })
  readonly persons!: string[];
}

export class DeclineSupport extends CountyCommand {
  @Id()
  readonly request!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class ProposeAllocation extends CountyCommand {
  @Id({ many: { min: 1, max: 30 } })
  readonly persons!: string[];

  @Id({ optional: true })
  readonly leader?: string;

  @Text({ max: 500, optional: true })
  readonly note?: string;
}

class VisitOf {
  @Id()
  readonly unit!: string;

  @Day()
  readonly day!: string;
}

export class ArrangeInspection extends CountyCommand {
  @Part(() => VisitOf, { many: { min: 1, max: 200 } })
  readonly visits!: VisitOf[];

  @Text({ max: 500, optional: true })
  readonly note?: string;
}

export interface DispatchCommands {
  DispatchMember: DispatchMember;
  AcknowledgeDispatch: AcknowledgeDispatch;
  ContestDispatch: ContestDispatch;
  DecideContest: DecideContest;
  ReleaseMember: ReleaseMember;
  EndDispatches: EndDispatches;
  RequestSupport: RequestSupport;
  GrantSupport: GrantSupport;
  DeclineSupport: DeclineSupport;
  ProposeAllocation: ProposeAllocation;
  ArrangeInspection: ArrangeInspection;
}
