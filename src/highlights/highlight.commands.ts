import { CountyCommand } from '../shared/command.js';
import { Text } from '../shared/fields.js';

export class SubmitHighlight extends CountyCommand {
  @Text({ max: 120 })
  readonly title!: string;

  @Text({ max: 1000 })
  readonly text!: string;
}

export interface HighlightCommands {
  SubmitHighlight: SubmitHighlight;
}
