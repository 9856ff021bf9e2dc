import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text } from '../shared/fields.js';
import { type DocumentKind, DOCUMENTS } from './grant.state.js';

export class RequestAccess extends CountyCommand {
  @OneOf(DOCUMENTS)
  readonly document!: DocumentKind;

  /** The name of the task, inspection or issue. */
  @Id()
  readonly record!: string;

  /** For which duty it is needed. */
  @Text({ max: 300 })
  readonly purpose!: string;

  /** For whom, where the program asks for whoever took over a grant: a member of this zone. */
  @Id({ optional: true })
  readonly person?: string;

  @Id({ optional: true })
  readonly zone?: string;
}

export class GrantAccess extends CountyCommand {
  /** The last day. */
  @Day()
  readonly until!: string;
}

export class DeclineAccess extends CountyCommand {
  @Text({ max: 300 })
  readonly reason!: string;
}

export class RevokeAccess extends CountyCommand {
  @Text({ max: 300 })
  readonly reason!: string;
}

export interface GrantCommands {
  RequestAccess: RequestAccess;
  GrantAccess: GrantAccess;
  DeclineAccess: DeclineAccess;
  RevokeAccess: RevokeAccess;
}
