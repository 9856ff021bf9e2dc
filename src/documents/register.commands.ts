import { CountyCommand } from '../shared/command.js';
import { Id, Text } from '../shared/fields.js';

export class OpenNumberSeries extends CountyCommand {
  @Id()
  readonly series!: string;

  /** What stands before the year, e.g. 某纪发. */
  @Text({ max: 20 })
  readonly prefix!: string;
}

export class AssignDocumentNumber extends CountyCommand {
  @Id()
  readonly document!: string;

  @Id()
  readonly series!: string;
}

export interface RegisterCommands {
  OpenNumberSeries: OpenNumberSeries;
  AssignDocumentNumber: AssignDocumentNumber;
}
