import { CountyCommand } from '../shared/command.js';
import { Day, Id, Instant, OneOf, Text } from '../shared/fields.js';
import { ISSUE_FIELDS, type IssueField } from './issue.state.js';

/** A finding of the flow “other problem” becomes an issue: its facts, unit, place and kind are taken from the finding. */
export class ReferIssue extends CountyCommand {
  /** The zone that inspects. */
  @Id() readonly zone!: string;
  @Id() readonly inspection!: string;
  @Id() readonly finding!: string;
}

/** To the body seated or stationed in the unit; where none is, or it is recused or sent the issue back, to one chosen with a reason. */
export class ForwardIssue extends CountyCommand {
  @Id({ optional: true }) readonly body?: string;
  @Text({ max: 200, optional: true }) readonly reason?: string;
}

export class RejectForwarding extends CountyCommand {
  @Text({ max: 200 }) readonly reason!: string;
}

export class AcceptIssue extends CountyCommand {}

export class SetRectificationPlan extends CountyCommand {
  @Text({ max: 500, many: { min: 1, max: 20 } }) readonly measures!: readonly string[];
  @Day() readonly due!: string;
}

export class ExtendTerm extends CountyCommand {
  /** The new last day. */
  @Day() readonly until!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export class ReportProgress extends CountyCommand {
  @Text({ max: 1000 }) readonly progress!: string;
}

/** The body reports how it disposed of the issue, and asks for its closing (R43). */
export class ClaimRectified extends CountyCommand {
  @Text({ max: 2000 }) readonly disposal!: string;
}

export class VerifyRectification extends CountyCommand {
  @OneOf(['passed', 'failed']) readonly result!: 'passed' | 'failed';
  @Text({ max: 1000 }) readonly seen!: string;
}

export class ReturnRectification extends CountyCommand {
  @Text({ max: 500 }) readonly reason!: string;
}

export class CloseIssue extends CountyCommand {}

export class Recheck extends CountyCommand {
  @OneOf(['holds', 'recurred']) readonly result!: 'holds' | 'recurred';
  @Text({ max: 1000 }) readonly seen!: string;
}

export class ReopenIssue extends CountyCommand {
  @Text({ max: 200 }) readonly reason!: string;
}

/** From here on the matter is a clue's, and of a clue nothing free is written: no `basis`, no `onBehalfOf`. */
export class UpgradeToClue {
  /** When it was true, if that was not now. */
  @Instant({ optional: true }) readonly occurredAt?: string;
  /** Number of the sealed clue that it has become. */
  @Id() readonly clue!: string;
}

/** The problem came up again under the number of another issue. */
export class LinkRecurrence extends CountyCommand {
  @Id() readonly issue!: string;
}

/** The body asks for more time; who grants it extends the term. */
export class RequestExtension extends CountyCommand {
  @Day() readonly until!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export class MarkProminent extends CountyCommand {
  @Text({ max: 500 }) readonly reason!: string;
}

/** This issue is the same problem as another, which was there first: its number stays as a stub. */
export class MergeDuplicateIssue extends CountyCommand {
  @Id() readonly into!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

/** The issue under which this duplicate is kept has become a clue: of the duplicate, too, only a stub is left. */
export class SealDuplicate {
  @Instant({ optional: true }) readonly occurredAt?: string;
  @Id() readonly clue!: string;
}

/** What the register of corrections has put right. */
export class CorrectIssue extends CountyCommand {
  @Id() readonly correction!: string;
  @OneOf(ISSUE_FIELDS) readonly field!: IssueField;
  @Text({ max: 2000 }) readonly is!: string;
  @Text({ max: 500 }) readonly reason!: string;
}

/** Whoever accepts an issue that is handed over goes on with it, also one who is not of the body. */
export class TakeOverIssue extends CountyCommand {
  @Id() readonly person!: string;
}

export interface IssueCommands {
  TakeOverIssue: TakeOverIssue;
  ReferIssue: ReferIssue;
  ForwardIssue: ForwardIssue;
  RejectForwarding: RejectForwarding;
  AcceptIssue: AcceptIssue;
  SetRectificationPlan: SetRectificationPlan;
  ExtendTerm: ExtendTerm;
  ReportProgress: ReportProgress;
  ClaimRectified: ClaimRectified;
  VerifyRectification: VerifyRectification;
  ReturnRectification: ReturnRectification;
  CloseIssue: CloseIssue;
  Recheck: Recheck;
  ReopenIssue: ReopenIssue;
  UpgradeToClue: UpgradeToClue;
  LinkRecurrence: LinkRecurrence;
  RequestExtension: RequestExtension;
  MarkProminent: MarkProminent;
  MergeDuplicateIssue: MergeDuplicateIssue;
  SealDuplicate: SealDuplicate;
  CorrectIssue: CorrectIssue;
}
