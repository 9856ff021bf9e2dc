import { CountyCommand } from '../shared/command.js';
import { Day, Id, Text } from '../shared/fields.js';

export class DelegateDispatch extends CountyCommand {
  /** The deputy director. */
  @Id()
  readonly person!: string;

  @Day()
  readonly from!: string;

  @Day()
  readonly until!: string;
}

export class RevokeDelegation extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export interface DelegationCommands {
  DelegateDispatch: DelegateDispatch;
  RevokeDelegation: RevokeDelegation;
}
