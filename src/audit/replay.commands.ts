import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Sha256, Text } from '../shared/fields.js';
import { AXES, type Axis } from './replay.state.js';

export class OpenReplay extends CountyCommand {
  /** Why it is looked at: the audit, the complaint, the question. */
  @Text({ max: 500 })
  readonly purpose!: string;

  @OneOf(AXES)
  readonly axis!: Axis;

  /** The stretch that is replayed: instants with offset, or positions of the log. */
  @Text({ max: 64 })
  readonly from!: string;

  @Text({ max: 64 })
  readonly to!: string;
}

export class SaveReplayPaper extends CountyCommand {
  @Id()
  readonly paper!: string;

  /** The address that was asked, below `/api/v1/`. */
  @Text({ max: 500 })
  readonly query!: string;

  @Text({ max: 64 })
  readonly position!: string;

  /** Of the answer as it came. */
  @Sha256()
  readonly hash!: string;

  @Text({ max: 2000 })
  readonly conclusion!: string;
}

export class CloseReplay extends CountyCommand {
  @Text({ max: 2000 })
  readonly conclusion!: string;
}

export interface ReplayCommands {
  OpenReplay: OpenReplay;
  SaveReplayPaper: SaveReplayPaper;
  CloseReplay: CloseReplay;
}
