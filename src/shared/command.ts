import { Id, Instant, Text } from './fields.js';

/** What every command may say besides its own fields. */
export abstract class CountyCommand {
  /** When it was true, if that was not now. Never later than now. */
  @Instant({ optional: true })
  readonly occurredAt?: string;

  /** The instrument, decision or instruction it rests on. */
  @Text({ max: 200, optional: true })
  readonly basis?: string;

  /** Person for whom it is entered. */
  @Id({ optional: true })
  readonly onBehalfOf?: string;
}
