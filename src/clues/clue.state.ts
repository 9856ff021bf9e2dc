import type { Decider, EventMeta } from '@libs/event-sourcing/index.js';

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

export const CLUE_NUMBER = /^\d{4}-\d{1,2}-\d{3,5}$/;

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
  ClueTransferred: { sender: string; witness: string; zone?: string; to: 'case-office' };
  ClueReceived: { receiver: string; second: string; sender: string; envelope: string; receipt: string; zone?: string };
  ClueReturned: { reason: ReturnReason; found?: string; returnedBy: string; holder: string; zone?: string };
}

/** A person answers for the envelope from this instant until the next holding begins. */
export interface Holding {
  readonly person: string;
  readonly from: string;
}

interface Sealed {
  readonly source: ClueSource;
  readonly zone?: string;
  readonly inspection?: string;
  /** SHA-256 of the envelope as it is now. */
  readonly envelope: string;
  readonly noticedAt: string;
  /** Everybody who ever answered for it, in order; the last does now. */
  readonly custody: readonly [Holding, ...Holding[]];
  /** How often it has been sent. */
  readonly sendings: number;
  /** When the last thing happened to it. */
  readonly since: string;
}

interface Parting {
  readonly sender: string;
  readonly witness: string;
}

/** The steps after the receipt (distribution, disposal, verification …) will be further shapes of this union. */
export type Clue =
  | { readonly is: 'unknown' }
  | ({ readonly is: 'sealed' } & Sealed)
  | ({ readonly is: 'under-way' } & Sealed & Parting)
  | ({ readonly is: 'returned'; readonly reason: ReturnReason } & Sealed)
  | ({
      readonly is: 'received';
      readonly receiver: string;
      readonly second: string;
      readonly receipt: string;
    } & Sealed &
      Parting);
export type KnownClue = Exclude<Clue, { is: 'unknown' }>;

export const unknownClue: Clue = { is: 'unknown' };

/** Who answers for the envelope now. */
export const custodian = (clue: KnownClue): string => clue.custody.at(-1)!.person;

/**
 * Who answered for the envelope at an instant (`+08:00`, with milliseconds, as events carry it); nobody before it was
 * sealed. While it is under way that is still the sender: responsibility for a clue ends with the receipt, not with
 * letting go of it, or a lost envelope would be nobody's (监督执纪工作规则: every handler signs, everything is registered).
 */
export const custodianAt = (clue: Clue, instant: string): string | undefined =>
  clue.is === 'unknown' ? undefined : clue.custody.findLast(({ from }) => from <= instant)?.person;

/** The same as spans, each ending where the next begins. */
export const custodyOf = (clue: Clue): readonly (Holding & { readonly until?: string })[] =>
  clue.is === 'unknown'
    ? []
    : clue.custody.map((holding, nth) => {
        const next = clue.custody[nth + 1];
        return next ? { ...holding, until: next.from } : holding;
      });

const sealedPart = (
  { source, zone, inspection, envelope, noticedAt, custody, sendings }: KnownClue,
  at: EventMeta,
) => ({
  source,
  ...(zone !== undefined && { zone }),
  ...(inspection !== undefined && { inspection }),
  envelope,
  noticedAt,
  custody,
  sendings,
  since: at.occurredAt,
});

const known = (clue: Clue): KnownClue => clue as KnownClue;

export const evolveClue: Decider<Clue, never, ClueEvents>['evolve'] = {
  ClueSealed: (_, { holder, ...facts }, { occurredAt }) => ({
    is: 'sealed',
    ...facts,
    custody: [{ person: holder, from: occurredAt }],
    sendings: 0,
    since: occurredAt,
  }),
  ClueResealed: (clue, { envelope }, meta) => ({ is: 'sealed', ...sealedPart(known(clue), meta), envelope }),
  ClueTransferred: (clue, { sender, witness }, meta) => ({
    is: 'under-way',
    ...sealedPart(known(clue), meta),
    sendings: known(clue).sendings + 1,
    sender,
    witness,
  }),
  ClueReceived: (clue, { receiver, second, receipt }, meta) => {
    const sent = clue as Extract<Clue, { is: 'under-way' }>;
    return {
      is: 'received',
      ...sealedPart(sent, meta),
      custody: [...sent.custody, { person: receiver, from: meta.occurredAt }],
      sender: sent.sender,
      witness: sent.witness,
      receiver,
      second,
      receipt,
    };
  },
  ClueReturned: (clue, { reason }, meta) => ({ is: 'returned', ...sealedPart(known(clue), meta), reason }),
};
