import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { RELATION_KINDS, type RelationKind } from '../recusals/relations.state.js';
import { Id, Instant, OneOf, Sha256 } from '../shared/fields.js';
import {
  CLUE_NUMBER,
  CLUE_SOURCES,
  type ClueSource,
  type Disposal,
  DISPOSALS,
  ENTRUSTABLE,
  type Entrustable,
  GIVEN_BACK,
  type GivenBack,
  type Objection,
  OBJECTIONS,
  type Outcome,
  OUTCOMES,
  OUTSIDE_BODIES,
  type OutsideBody,
  REFUSALS,
  type Refusal,
  RETURN_REASONS,
  type ReturnReason,
} from './clue.events.js';

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

/** The finder lays the envelope aside: it was no clue, and what was found goes its other way. */
export class CloseAsNoClue extends ClueCommand {}

/**
 * A command that puts a person or a body on a matter asks whether anybody there is barred from the units it touches. They
 * are asked of and forgotten: whom a clue is about is what it says, and no event has a place for it.
 */
abstract class AskingOfUnits extends ClueCommand {
  @Id({ many: { min: 1, max: 20 } }) readonly units!: readonly string[];
  /** Any random value. The record keeps a hash of what was said; without this, one could try the county's few units on it. */
  @Sha256() readonly blind!: string;
}

/** 分办意见: which body should handle it. */
export class ProposeDistribution extends AskingOfUnits {
  /** A counterpart office, a township commission or a dispatched group. */
  @Id() readonly body!: string;
}
export class ApproveDistribution extends ClueCommand {}
export class RejectDistribution extends ClueCommand {
  @OneOf(OBJECTIONS) readonly reason!: Objection;
}

/** 移送承办: the Case Office sends the envelope to a named person of the handling body. */
export class HandOverToBody extends AskingOfUnits {
  @Id() readonly handler!: string;
  @Id() readonly witness!: string;
}

/** To a colleague of the same body, because the custodian must recuse or leaves. */
export class PassOnClue extends AskingOfUnits {
  @Id() readonly receiver!: string;
  @Id() readonly witness!: string;
}

export class ReturnToCaseOffice extends ClueCommand {
  @OneOf(GIVEN_BACK) readonly reason!: GivenBack;
  @Id() readonly witness!: string;
}

/** Whoever the envelope was sent to takes it; a second person of the same body signs too. */
export class AcceptHandOver extends ClueCommand {
  @Id() readonly second!: string;
  @Sha256() readonly envelope!: string;
}
export class RefuseHandOver extends ClueCommand {
  @OneOf(REFUSALS) readonly reason!: Refusal;
  @Sha256({ optional: true }) readonly found?: string;
}

/** 回避: of one's own motion, or by decision of the principal leader or the head of the Case Office. */
export class RecuseFromClue extends ClueCommand {
  @Id() readonly person!: string;
  @OneOf(RELATION_KINDS) readonly ground!: RelationKind;
}

export class FindOutOfJurisdiction extends ClueCommand {
  @OneOf(OUTSIDE_BODIES) readonly to!: OutsideBody;
}
export class TransferOutOfJurisdiction extends ClueCommand {
  @Id() readonly witness!: string;
}
export class RecordOutsideReceipt extends ClueCommand {
  @Sha256() readonly document!: string;
}

/** It tells what another tells already. */
export class JoinDuplicate extends ClueCommand {
  @ClueNumber() readonly to!: string;
}

/** 处置意见. */
export class ProposeDisposal extends ClueCommand {
  @OneOf(DISPOSALS) readonly disposal!: Disposal;
}
export class ApproveDisposal extends ClueCommand {}
export class RejectDisposal extends ClueCommand {
  @OneOf(OBJECTIONS) readonly reason!: Objection;
}
export class ShelveClue extends ClueCommand {}
export class ReviveClue extends ClueCommand {}

/** Who is to verify, for the principal leader to agree: people of a zone, or of the handling body itself. */
export class ProposeVerification extends AskingOfUnits {
  @Id({ optional: true }) readonly zone?: string;
  @OneOf(ENTRUSTABLE, { optional: true }) readonly kind?: Entrustable;
  @Id() readonly leader!: string;
  @Id({ many: { min: 1, max: 30 } }) readonly persons!: readonly string[];
}
export class DeclineVerification extends ClueCommand {
  @OneOf(OBJECTIONS) readonly reason!: Objection;
}
/** 交协作区核查: the principal leader's consent to the proposal. */
export class EntrustVerification extends ClueCommand {}

export class ReportVerification extends ClueCommand {
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  /** SHA-256 of the signed report. */
  @Sha256() readonly report!: string;
}
export class ReturnVerificationResult extends ClueCommand {
  @OneOf(OBJECTIONS) readonly reason!: Objection;
}
export class ApproveVerificationResult extends ClueCommand {}

/** 了结: which of the three it is follows from what was done before. */
export class CloseClue extends ClueCommand {}
export class CompleteAfterWork extends ClueCommand {
  @Sha256() readonly document!: string;
}
/** 立案: the fact alone. */
export class FileCase extends ClueCommand {}
export class ArchiveClue extends ClueCommand {}

export interface ClueCommands {
  SealClue: SealClue;
  ResealClue: ResealClue;
  TransferClue: TransferClue;
  AcknowledgeClue: AcknowledgeClue;
  ReturnClue: ReturnClue;
  CloseAsNoClue: CloseAsNoClue;
  ProposeDistribution: ProposeDistribution;
  ApproveDistribution: ApproveDistribution;
  RejectDistribution: RejectDistribution;
  HandOverToBody: HandOverToBody;
  PassOnClue: PassOnClue;
  ReturnToCaseOffice: ReturnToCaseOffice;
  AcceptHandOver: AcceptHandOver;
  RefuseHandOver: RefuseHandOver;
  RecuseFromClue: RecuseFromClue;
  FindOutOfJurisdiction: FindOutOfJurisdiction;
  TransferOutOfJurisdiction: TransferOutOfJurisdiction;
  RecordOutsideReceipt: RecordOutsideReceipt;
  JoinDuplicate: JoinDuplicate;
  ProposeDisposal: ProposeDisposal;
  ApproveDisposal: ApproveDisposal;
  RejectDisposal: RejectDisposal;
  ShelveClue: ShelveClue;
  ReviveClue: ReviveClue;
  ProposeVerification: ProposeVerification;
  DeclineVerification: DeclineVerification;
  EntrustVerification: EntrustVerification;
  ReportVerification: ReportVerification;
  ReturnVerificationResult: ReturnVerificationResult;
  ApproveVerificationResult: ApproveVerificationResult;
  CloseClue: CloseClue;
  CompleteAfterWork: CompleteAfterWork;
  FileCase: FileCase;
  ArchiveClue: ArchiveClue;
}
