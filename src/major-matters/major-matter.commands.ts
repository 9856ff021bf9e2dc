import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Text } from '../shared/fields.js';
import { CLUE_ORDERS, CLUE_QUESTIONS, MATTER_SUBJECTS, type MatterSubject } from './major-matter.state.js';

abstract class MajorMatterTold extends CountyCommand {
  @OneOf(MATTER_SUBJECTS)
  readonly subject!: MatterSubject;

  /** Of every subject but a clue, which has its numbers instead. */
  @Text({ max: 120, optional: true })
  readonly title?: string;

  /** Numbers of clues, never what is in them. */
  @Id({ optional: true, many: { max: 20 } })
  readonly clues?: string[];

  /** When the zone or office came to know of it. */
  @Instant()
  readonly knownAt!: string;

  /** The leader who was told by word of mouth. */
  @Id()
  readonly toldTo!: string;
}

/** The written report at once, of a matter that was told before. */
export class ReportMajorMatter extends MajorMatterTold {
  @Instant()
  readonly toldAt!: string;

  @Text({ max: 1000, optional: true })
  readonly facts?: string;
}

/** What was told by word of mouth, when it occurred; the written report is then awaited. Nobody has to enter it. */
export class NoteMajorMatter extends MajorMatterTold {}

/** The written report on what was noted: only what is new. */
export class WriteMajorMatter extends CountyCommand {
  @Text({ max: 1000, optional: true })
  readonly facts?: string;
}

/** 请示: what a report may not ask along the way. */
export class RequestInstruction extends CountyCommand {
  /** Of every subject but a clue. */
  @Text({ max: 1000, optional: true })
  readonly question?: string;

  /** Of a clue, where nothing is asked in words of one's own. */
  @OneOf(Object.keys(CLUE_QUESTIONS), { optional: true })
  readonly asks?: keyof typeof CLUE_QUESTIONS;
}

export class GiveInstruction extends CountyCommand {
  /** On every subject but a clue. */
  @Text({ max: 1000, optional: true })
  readonly instruction?: string;

  /** On a clue, where nothing is ordered in words of one's own. */
  @OneOf(Object.keys(CLUE_ORDERS), { optional: true })
  readonly orders?: keyof typeof CLUE_ORDERS;
}

export class AcknowledgeInstruction extends CountyCommand {}

export interface MajorMatterCommands {
  ReportMajorMatter: ReportMajorMatter;
  NoteMajorMatter: NoteMajorMatter;
  WriteMajorMatter: WriteMajorMatter;
  RequestInstruction: RequestInstruction;
  GiveInstruction: GiveInstruction;
  AcknowledgeInstruction: AcknowledgeInstruction;
}
