import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Text } from '../shared/fields.js';
import { MATTER_SUBJECTS, type MatterSubject } from './major-matter.state.js';

export class ReportMajorMatter extends CountyCommand {
  @OneOf(MATTER_SUBJECTS)
  readonly subject!: MatterSubject;

  /** Of every subject but a clue, which has its numbers instead. */
  @Text({ max: 120, optional: true })
  readonly title?: string;

  @Text({ max: 1000, optional: true })
  readonly facts?: string;

  /** Numbers of clues, never what is in them. */
  @Id({ optional: true, many: { max: 20 } })
  readonly clues?: string[];

  /** When the zone or office came to know of it. */
  @Instant()
  readonly knownAt!: string;

  /** When somebody was told by word of mouth, and who. */
  @Instant()
  readonly toldAt!: string;

  @Id()
  readonly toldTo!: string;
}

/** 请示: what a report may not ask along the way. */
export class RequestInstruction extends CountyCommand {
  @Text({ max: 1000 })
  readonly question!: string;
}

export class GiveInstruction extends CountyCommand {
  @Text({ max: 1000 })
  readonly instruction!: string;
}

export class AcknowledgeInstruction extends CountyCommand {}

export interface MajorMatterCommands {
  ReportMajorMatter: ReportMajorMatter;
  RequestInstruction: RequestInstruction;
  GiveInstruction: GiveInstruction;
  AcknowledgeInstruction: AcknowledgeInstruction;
}
