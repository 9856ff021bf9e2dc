import { CountyCommand } from '../shared/command.js';
import { Id, Instant, OneOf, Text, Whole } from '../shared/fields.js';

/** Sent by this program alone, with the person concerned as the record. */
export class RecordRefusal extends CountyCommand {
  /** A row of the policy table. */
  @Text({ max: 100 }) readonly action!: string;
  /** The address asked for. */
  @Text({ max: 300, optional: true }) readonly record?: string;
  @Text({ max: 100 }) readonly reason!: string;
  /** How often since the last record of the same. */
  @Whole({ min: 1, max: 1_000_000_000 }) readonly times!: number;
}

export class RecordSensitiveView extends CountyCommand {
  @Text({ max: 100 }) readonly action!: string;
  @Text({ max: 300 }) readonly record!: string;
  @Text({ max: 400, optional: true }) readonly why?: string;
}

const ACCOUNT_ACTS = [
  'opened',
  'closed',
  'locked',
  'unlocked',
  'password-reset',
  'password-changed',
  'session-ended',
] as const;

export class RecordAccountAct extends CountyCommand {
  @OneOf(ACCOUNT_ACTS) readonly act!: (typeof ACCOUNT_ACTS)[number];
  @Text({ max: 40 }) readonly login!: string;
  /** Of a lock. */
  @Instant({ optional: true }) readonly until?: string;
}

export class RecordTokenIssued extends CountyCommand {
  @Text({ max: 40 }) readonly name!: string;
  /** `post` or `post:of`. */
  @Text({ max: 100, many: { max: 20 } }) readonly posts!: readonly string[];
  @Instant() readonly expires!: string;
}

export class RecordTokenRevoked extends CountyCommand {
  @Id() readonly token!: string;
}

export const SYSTEM_ACTS = ['rebuild-read-model', 'restart-read-model', 'retry-parked', 'skip-parked'] as const;

/** What a system administrator did to the program; never to what is in it. */
export class RecordSystemAct extends CountyCommand {
  @OneOf(SYSTEM_ACTS) readonly act!: (typeof SYSTEM_ACTS)[number];
  /** The read model, or the event, by its name. */
  @Text({ max: 100 }) readonly what!: string;
}

export interface AccessCommands {
  RecordRefusal: RecordRefusal;
  RecordSensitiveView: RecordSensitiveView;
  RecordAccountAct: RecordAccountAct;
  RecordTokenIssued: RecordTokenIssued;
  RecordTokenRevoked: RecordTokenRevoked;
  RecordSystemAct: RecordSystemAct;
}
