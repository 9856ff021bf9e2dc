import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Part, Text, Whole } from '../shared/fields.js';

/** An event by its place, `category/record@revision`, as score sheets and histories show it. */
const PLACE = { max: 160 };

export class OpenAssessment extends CountyCommand {
  /** The scheme by whose version for this year it is done. */
  @Id()
  readonly scheme!: string;
}

export class ComputeAssessment extends CountyCommand {
  /** Up to where the log is read; as it stood when the year was over, unless another position is named. */
  @Text({ max: 60, optional: true })
  readonly position?: string;
}

class MarkOfBody {
  @Id()
  readonly body!: string;

  @Whole({ min: 0, max: 100 })
  readonly mark!: number;

  @Text({ max: 500 })
  readonly reason!: string;

  @Text({ ...PLACE, many: { min: 1, max: 20 } })
  readonly evidence!: readonly string[];
}

/** An assessing office's marks on one judged indicator, for as many bodies as it can judge. */
export class ScoreIndicator extends CountyCommand {
  @Id()
  readonly indicator!: string;

  @Part(() => MarkOfBody, { many: { min: 1, max: 100 } })
  readonly marks!: readonly MarkOfBody[];
}

/** A single mark, added to the office's or put in the place of what it gave this body before. */
export class AddJudgement extends CountyCommand {
  @Id()
  readonly indicator!: string;

  @Id()
  readonly body!: string;

  @Whole({ min: 0, max: 100 })
  readonly mark!: number;

  @Text({ max: 500 })
  readonly reason!: string;

  @Text({ ...PLACE, many: { min: 1, max: 20 } })
  readonly evidence!: readonly string[];
}

export class NotifyResult extends CountyCommand {}

export class LodgeObjection extends CountyCommand {
  @Id()
  readonly body!: string;

  @Text({ max: 2000 })
  readonly grounds!: string;

  /** Events that it rests on. */
  @Text({ ...PLACE, many: { max: 20 } })
  readonly events!: readonly string[];
}

class AdjustmentAsked {
  /** `charge`: the time between two events was another holder's. `exclude`: the case does not count. */
  @OneOf(['charge', 'exclude'])
  readonly kind!: 'charge' | 'exclude';

  @Id()
  readonly indicator!: string;

  /** The case, as the sheet names it: `issue/…`. */
  @Text(PLACE)
  readonly record!: string;

  /** Of a charge, two: from the first to the second. */
  @Text({ ...PLACE, many: { min: 1, max: 20 } })
  readonly events!: readonly string[];

  /** Of a charge: whose time it was. */
  @Id({ optional: true })
  readonly holder?: string;

  @Text({ max: 500 })
  readonly why!: string;
}

export class DecideObjection extends CountyCommand {
  @Id()
  readonly body!: string;

  @OneOf(['upheld', 'upheld-in-part', 'dismissed'])
  readonly outcome!: 'upheld' | 'upheld-in-part' | 'dismissed';

  @Text({ max: 2000 })
  readonly reason!: string;

  @Part(() => AdjustmentAsked, { many: { max: 20 } })
  readonly adjustments!: readonly AdjustmentAsked[];

  /** Who decided with the one who sends this. */
  @Id({ many: { min: 1, max: 10 } })
  readonly together!: readonly string[];
}

export class RecomputeAssessment extends CountyCommand {}

export class ApproveResult extends CountyCommand {}

export class PublishResult extends CountyCommand {}

export class FreezeResult extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class ReleaseResult extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export interface AssessmentCommands {
  OpenAssessment: OpenAssessment;
  ComputeAssessment: ComputeAssessment;
  ScoreIndicator: ScoreIndicator;
  AddJudgement: AddJudgement;
  NotifyResult: NotifyResult;
  LodgeObjection: LodgeObjection;
  DecideObjection: DecideObjection;
  RecomputeAssessment: RecomputeAssessment;
  ApproveResult: ApproveResult;
  PublishResult: PublishResult;
  FreezeResult: FreezeResult;
  ReleaseResult: ReleaseResult;
}
