import { CountyCommand } from '../shared/command.js';
import { OneOf, Text } from '../shared/fields.js';
import { type OpinionOn, OPINIONS_ON } from './opinion.state.js';

export class SubmitOpinion extends CountyCommand {
  @OneOf(OPINIONS_ON)
  readonly on!: OpinionOn;

  @Text({ max: 100 })
  readonly subject!: string;

  @Text({ max: 4000 })
  readonly text!: string;
}

export class AnswerOpinion extends CountyCommand {
  @Text({ max: 4000 })
  readonly answer!: string;
}

export interface OpinionCommands {
  SubmitOpinion: SubmitOpinion;
  AnswerOpinion: AnswerOpinion;
}
