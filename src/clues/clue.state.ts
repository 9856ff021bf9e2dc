import type { Decider, EventMeta } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type {
  AfterWork,
  ClueEvents,
  ClueSource,
  Closing,
  Disposal,
  GivenBack,
  Objection,
  Outcome,
  OutsideBody,
  Refusal,
  ReturnReason,
  SealedList,
} from './clue.events.js';

export * from './clue.events.js';

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

interface Fetched extends Parting {
  /** Who fetched it from a sender to whom the matter is closed. */
  readonly fetchedBy?: string;
}

/** Where the envelope is, once the Case Office has had it: with its custodian, or on its way to the next. */
export type Passage =
  | { readonly is: 'at-rest' }
  | ({ readonly is: 'to-body'; readonly receiver: string } & Parting)
  | ({ readonly is: 'to-colleague'; readonly receiver: string } & Fetched)
  | ({ readonly is: 'to-case-office'; readonly reason: GivenBack } & Fetched)
  | ({ readonly is: 'out' } & Parting);

/** The sealed list and what became of it. It goes its own way beside the disposal: named early, at work when approved. */
export type Verification =
  | { readonly is: 'none' }
  | ({ readonly is: 'proposed'; readonly proposer: string } & SealedList)
  | ({ readonly is: 'entrusted'; readonly proposer: string } & SealedList)
  | ({
      readonly is: 'reported';
      readonly outcome: Outcome;
      readonly proposer: string;
      readonly reporter: string;
    } & SealedList)
  | ({ readonly is: 'approved'; readonly outcome: Outcome } & SealedList);

/** Received by the Case Office at least once: from here on it is the county's. */
interface Taken extends Sealed, Parting {
  readonly receiver: string;
  readonly second: string;
  readonly receipt: string;
  /** Business day of the receipt. */
  readonly received: string;
  readonly passage: Passage;
  /** To whom the matter is closed. */
  readonly recused: readonly string[];
  readonly verification: Verification;
  /** Whether a distribution was ever approved. */
  readonly accepted: boolean;
  /** What was last said no to, while nothing has happened since. */
  readonly no?: { readonly to: Refusable; readonly reason: Objection | Refusal };
}

export type Refusable = 'distribution' | 'hand-over' | 'disposal' | 'verification' | 'result';

interface Directed extends Taken {
  /** The body that handles it: a counterpart office, a township commission, a dispatched group. */
  readonly body: string;
}

interface Handled extends Directed {
  readonly handler: string;
  /** Business day on which the body received it. */
  readonly handed: string;
  /** Whether there was a talk or a written inquiry. */
  readonly talked: boolean;
}

interface States {
  sealed: Sealed;
  'under-way': Sealed & Parting;
  returned: Sealed & { readonly reason: ReturnReason };
  'closed-as-none': Sealed;
  received: Taken;
  'distribution-proposed': Directed & { readonly proposer: string };
  'distribution-approved': Directed;
  'with-handler': Handled;
  'disposal-proposed': Handled & { readonly disposal: Disposal; readonly proposer: string };
  'disposal-approved': Handled & { readonly disposal: Disposal };
  /** The result of the verification is approved. */
  verified: Handled & { readonly outcome: Outcome };
  shelved: Handled;
  closed: Handled & { readonly kind: Closing; readonly afterWork: AfterWork };
  /** Closed, and what the closing left to be done is done. */
  settled: Handled & { readonly kind: Closing; readonly afterWork: AfterWork };
  'case-filed': Handled;
  archived: Taken;
  'out-of-jurisdiction': Taken & { readonly to: OutsideBody };
  'transferred-out': Taken & { readonly to: OutsideBody };
  /** A stub: it keeps its number, and goes on under another. */
  joined: Taken & { readonly to: string };
}

export type KnownClue = { readonly [S in keyof States]: States[S] & { readonly is: S } }[keyof States];
export type ClueIn<S extends keyof States> = Extract<KnownClue, { is: S }>;
export type Clue = { readonly is: 'unknown' } | KnownClue;

const AT_THE_FINDER = ['sealed', 'under-way', 'returned', 'closed-as-none'] as const;
export type TakenClue = Exclude<KnownClue, { is: (typeof AT_THE_FINDER)[number] }>;

export const unknownClue: Clue = { is: 'unknown' };

/** Has the Case Office ever received it? */
export const isTaken = (clue: Clue): clue is TakenClue =>
  clue.is !== 'unknown' && !AT_THE_FINDER.some((step) => step === clue.is);

/** The Case Office found it to be no clue. */
export const isNoClue = (clue: Clue): boolean =>
  clue.is === 'closed-as-none' || (clue.is === 'returned' && clue.reason === 'not-a-clue');

export const wasRefused = (clue: Clue, to: Refusable, reason: Objection | Refusal): boolean =>
  isTaken(clue) && clue.no?.to === to && clue.no.reason === reason;

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

/** Who verifies, and may therefore see the matter; nobody before the principal leader has agreed. */
export const verifiers = (clue: Clue): readonly string[] => {
  if (!isTaken(clue) || clue.verification.is === 'none' || clue.verification.is === 'proposed') return [];
  return clue.verification.persons.filter((person) => !clue.recused.includes(person));
};

const sealedPart = (
  { source, zone, inspection, envelope, noticedAt, custody, sendings }: KnownClue,
  at: EventMeta,
): Sealed => ({
  source,
  ...(zone !== undefined && { zone }),
  ...(inspection !== undefined && { inspection }),
  envelope,
  noticedAt,
  custody,
  sendings,
  since: at.occurredAt,
});

const AT_REST: Passage = { is: 'at-rest' };

/** Of a clue that the Case Office has: what stays whatever becomes of it. */
const takenPart = (clue: TakenClue, at: EventMeta): Taken => ({
  ...sealedPart(clue, at),
  sender: clue.sender,
  witness: clue.witness,
  receiver: clue.receiver,
  second: clue.second,
  receipt: clue.receipt,
  received: clue.received,
  passage: clue.passage,
  recused: clue.recused,
  verification: clue.verification,
  accepted: clue.accepted,
});
const handledPart = (clue: ClueIn<'with-handler'>, at: EventMeta): Handled => ({
  ...takenPart(clue, at),
  body: clue.body,
  handler: clue.handler,
  handed: clue.handed,
  talked: clue.talked,
});

const known = (clue: Clue): KnownClue => clue as KnownClue;
const taken = (clue: Clue): TakenClue => clue as TakenClue;
const handled = (clue: Clue) => clue as ClueIn<'with-handler'>;

const still = ({ no: _no, ...clue }: TakenClue, { occurredAt }: EventMeta, change: object) =>
  ({ ...clue, ...change, since: occurredAt }) as TakenClue;
const sent = (clue: Clue, at: EventMeta, passage: Passage) =>
  still(taken(clue), at, { passage, sendings: taken(clue).sendings + 1 });
const arrived = (clue: Clue, person: string, { occurredAt }: EventMeta) => ({
  passage: AT_REST,
  custody: [...taken(clue).custody, { person, from: occurredAt }] as Taken['custody'],
});
const listed = (clue: Clue, at: EventMeta, verification: Verification) => still(taken(clue), at, { verification });
const listOf = ({ verification }: TakenClue): SealedList => {
  const { zone, kind, leader, persons, checkedAt } = verification as SealedList;
  return { ...(zone !== undefined && { zone }), ...(kind !== undefined && { kind }), leader, persons, checkedAt };
};
const proposerOf = ({ verification }: TakenClue) => (verification as { proposer: string }).proposer;

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
    const under = clue as ClueIn<'under-way'>;
    return {
      is: 'received',
      ...sealedPart(under, meta),
      custody: [...under.custody, { person: receiver, from: meta.occurredAt }],
      sender: under.sender,
      witness: under.witness,
      receiver,
      second,
      receipt,
      received: dayOf(meta.occurredAt),
      passage: AT_REST,
      recused: [],
      verification: { is: 'none' },
      accepted: false,
    };
  },
  ClueReturned: (clue, { reason }, meta) => ({ is: 'returned', ...sealedPart(known(clue), meta), reason }),
  ClueClosedAsNone: (clue, _, meta) => ({ is: 'closed-as-none', ...sealedPart(known(clue), meta) }),

  DistributionProposed: (clue, { body, proposer }, meta) => ({
    is: 'distribution-proposed',
    ...takenPart(taken(clue), meta),
    body,
    proposer,
  }),
  DistributionRejected: (clue, { reason }, meta) => ({
    is: 'received',
    ...takenPart(taken(clue), meta),
    no: { to: 'distribution', reason },
  }),
  DistributionApproved: (clue, { body }, meta) => ({
    is: 'distribution-approved',
    ...takenPart(taken(clue), meta),
    body,
    accepted: true,
  }),
  ClueHandedOver: (clue, { sender, witness, receiver }, meta) =>
    sent(clue, meta, { is: 'to-body', sender, witness, receiver }),
  HandOverReceived: (clue, { receiver }, meta) => {
    const directed = clue as ClueIn<'distribution-approved'>;
    return {
      is: 'with-handler',
      ...takenPart(directed, meta),
      ...arrived(clue, receiver, meta),
      body: directed.body,
      handler: receiver,
      handed: dayOf(meta.occurredAt),
      talked: false,
    };
  },
  HandOverRefused: (clue, { reason }, meta) =>
    still(taken(clue), meta, { passage: AT_REST, no: { to: 'hand-over', reason } }),
  CluePassedOn: (clue, parting, meta) => sent(clue, meta, { is: 'to-colleague', ...parting }),
  PassingReceived: (clue, { receiver }, meta) =>
    still(taken(clue), meta, { ...arrived(clue, receiver, meta), ...('handler' in clue && { handler: receiver }) }),
  ClueSentBack: (clue, parting, meta) => sent(clue, meta, { is: 'to-case-office', ...parting }),
  ClueTakenBack: (clue, { receiver, reason }, meta) => {
    const back = { ...taken(clue), ...arrived(clue, receiver, meta) };
    if (reason === 'concluded') return still(back, meta, {});
    // Another body begins anew, and so do those who verify for it.
    return { is: 'received', ...takenPart(back, meta), verification: { is: 'none' } };
  },
  ClueRecusalDecided: (clue, { person, withdrawn, backTo }, meta) => {
    const closed: TakenClue = {
      ...taken(clue),
      recused: [...taken(clue).recused, person],
      ...(backTo !== undefined && { passage: AT_REST }),
    };
    if (withdrawn === 'distribution') return { is: 'received', ...takenPart(closed, meta) };
    if (withdrawn === 'disposal') return { is: 'with-handler', ...handledPart(handled(closed), meta) };
    return still(closed, meta, {});
  },

  ClueFoundOutOfJurisdiction: (clue, { to }, meta) => ({
    is: 'out-of-jurisdiction',
    ...takenPart(taken(clue), meta),
    to,
  }),
  ClueSentOut: (clue, { sender, witness }, meta) => sent(clue, meta, { is: 'out', sender, witness }),
  OutsideReceiptRecorded: (clue, { to }, meta) => ({
    is: 'transferred-out',
    ...takenPart(taken(clue), meta),
    ...arrived(clue, to, meta),
    to,
  }),
  ClueJoined: (clue, { to }, meta) => ({ is: 'joined', ...takenPart(taken(clue), meta), to }),

  DisposalProposed: (clue, { disposal, handler }, meta) => ({
    is: 'disposal-proposed',
    ...handledPart(handled(clue), meta),
    disposal,
    proposer: handler,
  }),
  DisposalApproved: (clue, { disposal }, meta) => ({
    is: 'disposal-approved',
    ...handledPart(handled(clue), meta),
    disposal,
    talked: handled(clue).talked || disposal === 'talk-or-inquiry',
  }),
  DisposalRejected: (clue, { reason }, meta) => ({
    is: 'with-handler',
    ...handledPart(handled(clue), meta),
    no: { to: 'disposal', reason },
  }),
  ClueShelved: (clue, _, meta) => ({ is: 'shelved', ...handledPart(handled(clue), meta) }),
  ClueRevived: (clue, _, meta) => ({
    is: 'with-handler',
    ...handledPart(handled(clue), meta),
    handed: dayOf(meta.occurredAt),
    verification: { is: 'none' },
  }),

  VerificationProposed: (clue, list, meta) => listed(clue, meta, { is: 'proposed', ...list }),
  VerificationDeclined: (clue, { reason }, meta) =>
    still(taken(clue), meta, { verification: { is: 'none' }, no: { to: 'verification', reason } }),
  VerificationEntrusted: (clue, list, meta) => listed(clue, meta, { is: 'entrusted', ...list }),
  VerificationReported: (clue, { outcome, reporter }, meta) =>
    listed(clue, meta, {
      is: 'reported',
      ...listOf(taken(clue)),
      proposer: proposerOf(taken(clue)),
      outcome,
      reporter,
    }),
  VerificationResultReturned: (clue, { reason }, meta) =>
    still(taken(clue), meta, {
      verification: { is: 'entrusted', ...listOf(taken(clue)), proposer: proposerOf(taken(clue)) },
      no: { to: 'result', reason },
    }),
  VerificationResultApproved: (clue, { outcome }, meta) => ({
    is: 'verified',
    ...handledPart(handled(clue), meta),
    verification: { is: 'approved', ...listOf(taken(clue)), outcome },
    outcome,
  }),

  ClueClosed: (clue, { kind, afterWork }, meta) => ({
    is: 'closed',
    ...handledPart(handled(clue), meta),
    kind,
    afterWork,
  }),
  AfterWorkCompleted: (clue, { afterWork }, meta) => ({
    is: 'settled',
    ...handledPart(handled(clue), meta),
    kind: (clue as ClueIn<'closed'>).kind,
    afterWork,
  }),
  CaseFiled: (clue, _, meta) => ({ is: 'case-filed', ...handledPart(handled(clue), meta) }),
  ClueArchived: (clue, _, meta) => ({ is: 'archived', ...takenPart(taken(clue), meta) }),
};
