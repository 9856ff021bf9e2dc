import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Id, Instant, OneOf, Sha256 } from '../shared/fields.js';
import { CLUE_NUMBER, CLUE_SOURCES, type ClueSource, RETURN_REASONS, type ReturnReason } from './clue.state.js';

/**
 * Profile `work-secret`: what cannot be written cannot leak. A command about a clue says numbers, dates, persons and words
 * of closed lists, so it is no `CountyCommand`, whose `basis` and `onBehalfOf` are free text.
 */
abstract class ClueCommand {
  /** When it was true, if that was not now. Never later than now. */
  @Instant({ optional: true }) readonly occurredAt?: string;
}

/** Year, number of the registering zone or office, running number: `2026-3-017`. It names the record. */
const ClueNumber = () => (target: object, property: string) => {
  Matches(CLUE_NUMBER)(target, property);
  ApiProperty({ type: String, pattern: CLUE_NUMBER.source })(target, property);
};

export class SealClue extends ClueCommand {
  @ClueNumber() readonly number!: string;
  @OneOf(CLUE_SOURCES) readonly source!: ClueSource;
  /** The zone whose people found it; absent when the Case Office itself takes it in. */
  @Id({ optional: true }) readonly zone?: string;
  /** The inspection in which it was found. */
  @Id({ optional: true }) readonly inspection?: string;
  /** SHA-256 of the sealed envelope, computed before it is closed. */
  @Sha256() readonly envelope!: string;
  @Instant() readonly noticedAt!: string;
}

/** A new envelope around the same clue, after the Case Office refused the old one. */
export class ResealClue extends ClueCommand {
  @Sha256() readonly envelope!: string;
}

/** The holder hands the envelope over; a second person sees it go. */
export class TransferClue extends ClueCommand {
  @Id() readonly witness!: string;
}

/** The Case Office takes the envelope; a second person of the office signs with the receiver. */
export class AcknowledgeClue extends ClueCommand {
  @Id() readonly second!: string;
  /** SHA-256 of the envelope that arrived. */
  @Sha256() readonly envelope!: string;
}

/** The Case Office refuses the envelope at the counter. */
export class ReturnClue extends ClueCommand {
  @OneOf(RETURN_REASONS) readonly reason!: ReturnReason;
  /** SHA-256 of the envelope that arrived, when it is not the one that was sent. */
  @Sha256({ optional: true }) readonly found?: string;
}

export interface ClueCommands {
  SealClue: SealClue;
  ResealClue: ResealClue;
  TransferClue: TransferClue;
  AcknowledgeClue: AcknowledgeClue;
  ReturnClue: ReturnClue;
}
