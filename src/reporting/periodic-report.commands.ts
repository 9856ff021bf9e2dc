import { CountyCommand } from '../shared/command.js';
import { Text } from '../shared/fields.js';

/** Which report it is, its name says: `month-office-2-2026-02`. */
export class SchedulePeriod extends CountyCommand {}

export class MoveReportDue extends CountyCommand {}

export class OpenPeriod extends CountyCommand {}

export class GenerateReportDraft extends CountyCommand {}

/** The text as it shall read instead of the generated one. */
export class EditReportDraft extends CountyCommand {
  @Text({ max: 40 })
  readonly section!: string;

  @Text({ max: 4000 })
  readonly text!: string;
}

export class SubmitPeriodicReport extends CountyCommand {}

export class DeclareZeroReport extends CountyCommand {}

export class ReturnPeriodicReport extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class ReviewPeriodicReport extends CountyCommand {
  @Text({ max: 500, optional: true })
  readonly opinion?: string;
}

export class FilePeriodicReport extends CountyCommand {}

export class WaivePeriod extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class MissReport extends CountyCommand {}

export class AskReasonForLateness extends CountyCommand {}

export class GiveReasonForLateness extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export interface PeriodicReportCommands {
  SchedulePeriod: SchedulePeriod;
  MoveReportDue: MoveReportDue;
  OpenPeriod: OpenPeriod;
  GenerateReportDraft: GenerateReportDraft;
  EditReportDraft: EditReportDraft;
  SubmitPeriodicReport: SubmitPeriodicReport;
  DeclareZeroReport: DeclareZeroReport;
  ReturnPeriodicReport: ReturnPeriodicReport;
  ReviewPeriodicReport: ReviewPeriodicReport;
  FilePeriodicReport: FilePeriodicReport;
  WaivePeriod: WaivePeriod;
  MissReport: MissReport;
  AskReasonForLateness: AskReasonForLateness;
  GiveReasonForLateness: GiveReasonForLateness;
}
