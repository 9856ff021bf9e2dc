import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Text } from '../shared/fields.js';
import { NOTE_KINDS, type NoteKind } from './daily-supervision.state.js';

/** Nobody has to write one, and three fields are all there is to it. */
export class RecordDailySupervision extends CountyCommand {
  @Id()
  readonly unit!: string;

  @OneOf(NOTE_KINDS)
  readonly kind!: NoteKind;

  @Text({ max: 300 })
  readonly noticed!: string;
}

export interface DailySupervisionCommands {
  RecordDailySupervision: RecordDailySupervision;
}
