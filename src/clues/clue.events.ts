import type { RelationKind } from '../recusals/relations.state.js';

/** 问题线索来源: the four sources of the Rules on Supervision and Discipline Enforcement. */
export const CLUE_SOURCES = ['petition', 'found-in-work', 'inspection-tour', 'other-body'] as const;
export type ClueSource = (typeof CLUE_SOURCES)[number];

export const RETURN_REASONS = [
  'envelope-broken',
  'hash-differs',
  'number-differs',
  'not-a-clue',
  'out-of-jurisdiction',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** 谈话函询、初步核实、暂存待查、予以了结: the four disposals of Art. 21 of the same Rules. */
export const DISPOSALS = ['talk-or-inquiry', 'preliminary-verification', 'shelved', 'closed'] as const;
export type Disposal = (typeof DISPOSALS)[number];

/** 五（四）: for which clues a zone pools its forces. */
export const ENTRUSTABLE = [
  'from-above',
  'assigned-by-leaders',
  'strong-public-reaction',
  'difficult-and-complex',
] as const;
export type Entrustable = (typeof ENTRUSTABLE)[number];

/** 立案、了结、谈话提醒、暂存、移送: what a verification may propose (Art. 35). */
export const OUTCOMES = ['propose-filing', 'close', 'remind', 'shelve', 'transfer'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Three closings by three articles (21, 30, 35); they are never counted as one. */
export const CLOSINGS = ['direct', 'after-talk', 'after-verification'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** What a closing leaves to be done. */
export const AFTER_WORKS = ['reply-letter', 'explanation-at-life-meeting', 'clarification', 'reminder'] as const;
export type AfterWork = (typeof AFTER_WORKS)[number];

export const OUTSIDE_BODIES = [
  'higher-commission',
  'commission-elsewhere',
  'public-security',
  'procuratorate',
  'court',
  'party-or-government-body',
] as const;
export type OutsideBody = (typeof OUTSIDE_BODIES)[number];

/** Why the principal leader did not agree. Closed words: a sentence would have to say what the clue says. */
export const OBJECTIONS = [
  'another-body',
  'another-disposal',
  'other-persons',
  'facts-not-clear',
  'not-needed',
] as const;
export type Objection = (typeof OBJECTIONS)[number];

/** Why an envelope is not taken over. */
export const REFUSALS = ['envelope-broken', 'hash-differs', 'not-for-us', 'must-recuse'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Why a handling body gives a clue back. */
export const GIVEN_BACK = ['not-for-us', 'must-recuse', 'concluded'] as const;
export type GivenBack = (typeof GIVEN_BACK)[number];

export const CLUE_NUMBER = /^\d{4}-\d{1,2}-\d{3,5}$/;

interface Sending {
  sender: string;
  witness: string;
}

/** Who fetched it from a sender to whom the matter is closed. */
interface Fetching {
  fetchedBy?: string;
}

interface Receipt {
  receiver: string;
  second: string;
  sender: string;
  receipt: string;
}

/** Who verifies: the sealed list. Without a zone it is the handling body's own people. */
export interface SealedList {
  readonly zone?: string;
  readonly kind?: Entrustable;
  readonly leader: string;
  readonly persons: readonly string[];
  /** When everybody on it was asked after: nobody had a ground against him. */
  readonly checkedAt: string;
}

/** Numbers, dates, persons, and words of closed lists. No event of a clue has a place for its content. */
export interface ClueEvents {
  ClueSealed: {
    source: ClueSource;
    zone?: string;
    inspection?: string;
    envelope: string;
    noticedAt: string;
    holder: string;
  };
  ClueResealed: { envelope: string; holder: string; zone?: string };
  /** `again`: it had been sent before and was returned, so that it is not counted twice. */
  ClueTransferred: { sender: string; witness: string; zone?: string; to: 'case-office'; again?: true };
  ClueReceived: { receiver: string; second: string; sender: string; envelope: string; receipt: string; zone?: string };
  ClueReturned: { reason: ReturnReason; found?: string; returnedBy: string; holder: string; zone?: string };
  /** The Case Office found it to be no clue, and it goes its other way. */
  ClueClosedAsNone: { holder: string; zone?: string };

  DistributionProposed: { body: string; proposer: string };
  DistributionRejected: { reason: Objection };
  /** The county has accepted it as a clue. `again`: it had been distributed before. */
  DistributionApproved: { body: string; holder: string; zone?: string; again?: true };
  ClueHandedOver: Sending & { receiver: string; body: string };
  HandOverReceived: Receipt & { body: string };
  HandOverRefused: { reason: Refusal; found?: string; refusedBy: string; sender: string };
  /** Within the same body or within the Case Office. */
  CluePassedOn: Sending & Fetching & { receiver: string };
  PassingReceived: Receipt;
  ClueSentBack: Sending & Fetching & { reason: GivenBack };
  ClueTakenBack: Receipt & { reason: GivenBack };
  /** `holder`: who has the envelope; `withdrawn`: what he had proposed and nobody has decided falls with him. */
  ClueRecusalDecided: {
    person: string;
    ground: RelationKind;
    holder: string;
    withdrawn?: 'distribution' | 'disposal';
    body?: string;
    received?: string;
    /** It was on its way to him: it stays with its sender. */
    backTo?: string;
  };

  ClueFoundOutOfJurisdiction: { to: OutsideBody; holder: string; received: string };
  ClueSentOut: Sending & { to: OutsideBody };
  /** `document`: SHA-256 of the receipt that the other body signed. */
  OutsideReceiptRecorded: { to: OutsideBody; document: string };
  ClueJoined: { to: string };

  DisposalProposed: { disposal: Disposal; handler: string; body: string };
  DisposalApproved: { disposal: Disposal; handler: string; body: string };
  /** `received`: the day from which the month still counts. */
  DisposalRejected: { reason: Objection; handler: string; body: string; received: string };
  ClueShelved: { handler: string; body: string };
  ClueRevived: { handler: string; body: string };

  VerificationProposed: SealedList & { proposer: string };
  VerificationDeclined: { reason: Objection };
  VerificationEntrusted: SealedList & { proposer: string };
  VerificationReported: { outcome: Outcome; report: string; reporter: string };
  VerificationResultReturned: { reason: Objection; persons: readonly string[] };
  VerificationResultApproved: { outcome: Outcome; handler: string; body: string };

  ClueClosed: { kind: Closing; afterWork: AfterWork; handler: string; body: string };
  /** `document`: SHA-256 of what was sent, said or published. */
  AfterWorkCompleted: { afterWork: AfterWork; document: string; handler: string; body: string };
  /** That a case was filed, and nothing of the case. */
  CaseFiled: { handler: string; body: string };
  ClueArchived: { keeper: string };
}
