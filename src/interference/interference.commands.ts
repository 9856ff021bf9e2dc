import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Text } from '../shared/fields.js';
import {
  INTERFERED_WITH,
  INTERFERENCE_KINDS,
  type InterferenceKind,
  type InterferenceTold,
  type Way,
  WAYS,
} from './interference.state.js';

export class RecordInterference extends CountyCommand implements InterferenceTold {
  @OneOf(INTERFERENCE_KINDS)
  readonly kind!: InterferenceKind;

  @OneOf(WAYS)
  readonly way!: Way;

  @Instant()
  readonly at!: string;

  @Text({ max: 200 })
  readonly by!: string;

  @Text({ max: 4000 })
  readonly what!: string;

  @OneOf(INTERFERED_WITH)
  readonly about!: InterferenceTold['about'];

  @Id({ optional: true })
  readonly matter?: string;

  @Text({ max: 1000, optional: true })
  readonly answered?: string;
}

export interface InterferenceCommands {
  RecordInterference: RecordInterference;
}
