import { CountyCommand } from '../shared/command.js';
import { Text } from '../shared/fields.js';

export class WarnOfDesignatedShare extends CountyCommand {}

export class NoteDesignatedShare extends CountyCommand {
  @Text({ max: 500 })
  readonly opinion!: string;
}

export interface DesignatedShareCommands {
  WarnOfDesignatedShare: WarnOfDesignatedShare;
  NoteDesignatedShare: NoteDesignatedShare;
}
