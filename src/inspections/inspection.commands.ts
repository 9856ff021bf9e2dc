import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CLUE_NUMBER } from '../clues/clue.state.js';
import { CountyCommand } from '../shared/command.js';
import { Day, Id, Instant, OneOf, Part, Sha256, Text, Whole } from '../shared/fields.js';
import { RELATION_KINDS } from '../recusals/relations.state.js';

export class FormInspectionTeam extends CountyCommand {
  @Id()
  readonly leader!: string;

  /** Everybody on the team, the leader too. */
  @Id({ many: { min: 1, max: 30 } })
  readonly members!: string[];
}

export class ReplaceTeamMember extends CountyCommand {
  @Id()
  readonly leaves!: string;

  @Id()
  readonly joins!: string;

  /** Who leads from now on; needed when the leader goes out. */
  @Id({ optional: true })
  readonly leader?: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

export class BarTeamMember extends CountyCommand {
  @Id()
  readonly person!: string;

  @OneOf(RELATION_KINDS)
  readonly ground!: string;

  @Id()
  readonly unit!: string;
}

export class SetWorkPlan extends CountyCommand {
  @Text({ max: 2000 })
  readonly tasks!: string;

  /** Time limit: not after the task is due. */
  @Day()
  readonly limit!: string;

  @Text({ max: 2000 })
  readonly methods!: string;

  @Text({ max: 2000 })
  readonly requirements!: string;
}

export class AmendWorkPlan extends SetWorkPlan {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class StartFieldwork extends CountyCommand {}

/** All that is ever written here of a clue: what cannot be written cannot leak, so its number is digits. */
export class ClueLike {
  @Matches(CLUE_NUMBER)
  @ApiProperty({ type: String, pattern: CLUE_NUMBER.source })
  readonly number!: string;

  /** Hash of the sealed envelope. */
  @Sha256()
  readonly envelope!: string;
}

export class OtherProblem {
  @Id()
  readonly unit!: string;

  @Text({ max: 120 })
  readonly place!: string;

  @Text({ max: 40 })
  readonly kind!: string;

  @Text({ max: 2000 })
  readonly facts!: string;
}

/** Exactly one of the two: a finding goes one way or the other. */
export class RecordFinding extends CountyCommand {
  @Part(() => ClueLike, { optional: true })
  readonly clue?: ClueLike;

  @Part(() => OtherProblem, { optional: true })
  readonly problem?: OtherProblem;
}

/** What was written down on a device without network, as it was signed there. */
export class OfflineEntry {
  /** Which entry of the device it is, counted by the device. */
  @Whole({ min: 1, max: 1_000_000 })
  readonly sequence!: number;

  /** When it was written down. */
  @Instant()
  readonly at!: string;

  @Part(() => ClueLike, { optional: true })
  readonly clue?: ClueLike;

  @Part(() => OtherProblem, { optional: true })
  readonly problem?: OtherProblem;

  /** Who signed it on the spot. */
  @Id({ many: { min: 1, max: 5 } })
  readonly signedBy!: readonly string[];

  /** Hash of the entry as it was signed. */
  @Sha256()
  readonly seal!: string;
}

/** No photos, no tracks: an entry is its words, its time and its signers. */
export class RecordOfflineFindings extends CountyCommand {
  @Id()
  readonly device!: string;

  @Part(() => OfflineEntry, { many: { min: 1, max: 100 } })
  readonly entries!: readonly OfflineEntry[];
}

/** The same problem, written down twice in other words: it counts once, and nothing of either is lost. */
export class MergeFindings extends CountyCommand {
  @Id()
  readonly finding!: string;

  /** The finding that stays. */
  @Id()
  readonly into!: string;

  @Text({ max: 200 })
  readonly reason!: string;
}

export class CompleteFieldwork extends CountyCommand {}

export class SubmitInspectionReport extends CountyCommand {
  /** Everybody on the team, as the report names them. */
  @Id({ many: { min: 1, max: 30 } })
  readonly members!: string[];

  /** Who wrote it with the one who submits it. */
  @Id({ many: { max: 30 }, optional: true })
  readonly coAuthors?: string[];

  /** As many as the report tells of. */
  @Whole({ min: 0, max: 10_000 })
  readonly otherProblems!: number;

  /** Clues, by number only. */
  @Id({ many: { max: 500 } })
  readonly clues!: string[];

  @Text({ max: 4000 })
  readonly situation!: string;

  @Text({ max: 2000, optional: true })
  readonly proposals?: string;

  /** Hash of the signed document. */
  @Sha256({ optional: true })
  readonly document?: string;
}

export class ReturnReport extends CountyCommand {
  @Text({ max: 1000 })
  readonly reason!: string;
}

export class ReviewReport extends CountyCommand {
  @Text({ max: 1000 })
  readonly opinion!: string;
}

export class PresentReport extends CountyCommand {}

export class InstructOnReport extends CountyCommand {
  @Text({ max: 1000 })
  readonly instruction!: string;
}

export class EndInspection extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

/** His term is over. */
export class ReleaseSupervisor extends CountyCommand {
  @Id()
  readonly person!: string;
}

export interface InspectionCommands {
  ReleaseSupervisor: ReleaseSupervisor;
  FormInspectionTeam: FormInspectionTeam;
  ReplaceTeamMember: ReplaceTeamMember;
  BarTeamMember: BarTeamMember;
  SetWorkPlan: SetWorkPlan;
  AmendWorkPlan: AmendWorkPlan;
  StartFieldwork: StartFieldwork;
  RecordFinding: RecordFinding;
  RecordOfflineFindings: RecordOfflineFindings;
  MergeFindings: MergeFindings;
  CompleteFieldwork: CompleteFieldwork;
  SubmitInspectionReport: SubmitInspectionReport;
  ReturnReport: ReturnReport;
  ReviewReport: ReviewReport;
  PresentReport: PresentReport;
  InstructOnReport: InstructOnReport;
  EndInspection: EndInspection;
}
