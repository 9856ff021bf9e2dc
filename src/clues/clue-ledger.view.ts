import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { DeadlineEvents } from '../deadlines/deadline.state.js';
import type { ClueEvents, Closing, KnownClue, Outcome } from './clue.state.js';

type Is = KnownClue['is'];

export type ClueLedgerRow = {
  readonly number: string;
  readonly source: string;
  readonly zone: string | null;
  /** The body that handles it. */
  readonly body: string | null;
  readonly is: Is;
  /** When the present step began. */
  readonly since: string;
  readonly sealedAt: string;
  readonly receivedAt: string | null;
  readonly disposal: string | null;
  readonly outcome: Outcome | null;
  readonly closing: Closing | null;
  /** Its last day now, and by which rule. */
  readonly due: string | null;
  readonly dueOf: string | null;
  /** Rules whose last day passed while it was open. */
  readonly missed: readonly string[];
  /** Something is still to be done. */
  readonly open: boolean;
  /** As a stub: under which number it goes on. */
  readonly joinedTo: string | null;
  readonly recused: readonly string[];
};

type Event = DomainEvent<string, unknown>;
type Told = ClueEvents &
  Pick<DeadlineEvents, 'DeadlineSet' | 'DeadlineMoved' | 'DeadlineMet' | 'DeadlineCancelled' | 'DeadlineMissed'>;

const enters =
  (is: Is, change: Partial<ClueLedgerRow> = {}) =>
  (row: ClueLedgerRow | undefined, { meta }: Event): ClueLedgerRow => ({
    ...row!,
    is,
    since: meta.occurredAt,
    ...change,
  });
const now = (row: ClueLedgerRow | undefined, event: Event, is: Is, change: Partial<ClueLedgerRow>) =>
  enters(is, change)(row, event);
const ended = (row: ClueLedgerRow | undefined, { data: { rule } }: DomainEvent<string, { rule: string }>) =>
  row?.dueOf === rule ? { ...row, due: null, dueOf: null } : row;

/** 问题线索台账: where each clue stands and since when, for clearing and spot checks (清理、抽查). */
export const clueLedger = defineView<ClueLedgerRow, Told>()({
  name: 'clue-ledger',
  version: 1,
  key: (event) => {
    switch (event.type) {
      case 'DeadlineSet':
      case 'DeadlineMoved':
      case 'DeadlineMet':
      case 'DeadlineCancelled':
      case 'DeadlineMissed':
        return event.data.category === 'clue' ? event.data.record : undefined;
      default:
        return event.id;
    }
  },
  on: {
    ClueSealed: (_, { id, data: { source, zone = null }, meta: { occurredAt: at } }) => ({
      number: id,
      source,
      zone,
      body: null,
      is: 'sealed',
      since: at,
      sealedAt: at,
      receivedAt: null,
      disposal: null,
      outcome: null,
      closing: null,
      due: null,
      dueOf: null,
      missed: [],
      open: true,
      joinedTo: null,
      recused: [],
    }),
    ClueResealed: enters('sealed'),
    ClueTransferred: enters('under-way'),
    ClueReceived: (row, event) => now(row, event, 'received', { receivedAt: event.meta.occurredAt }),
    ClueReturned: enters('returned'),
    ClueClosedAsNone: enters('closed-as-none', { open: false }),

    DistributionProposed: (row, event) => now(row, event, 'distribution-proposed', { body: event.data.body }),
    DistributionRejected: enters('received', { body: null }),
    DistributionApproved: enters('distribution-approved'),
    HandOverReceived: enters('with-handler'),
    ClueTakenBack: (row, event) =>
      event.data.reason === 'concluded'
        ? row
        : now(row, event, 'received', { body: null, disposal: null, outcome: null }),
    ClueRecusalDecided: (row, event) => {
      const { person, withdrawn } = event.data;
      const known = { ...row!, recused: [...row!.recused, person] };
      if (withdrawn === 'distribution') return now(known, event, 'received', { body: null });
      return withdrawn === 'disposal' ? now(known, event, 'with-handler', { disposal: null }) : known;
    },
    ClueFoundOutOfJurisdiction: enters('out-of-jurisdiction'),
    OutsideReceiptRecorded: enters('transferred-out', { open: false }),
    ClueJoined: (row, event) => now(row, event, 'joined', { open: false, joinedTo: event.data.to }),

    DisposalProposed: (row, event) => now(row, event, 'disposal-proposed', { disposal: event.data.disposal }),
    DisposalApproved: enters('disposal-approved'),
    DisposalRejected: enters('with-handler', { disposal: null }),
    VerificationResultApproved: (row, event) => now(row, event, 'verified', { outcome: event.data.outcome }),
    // Shelved is not over: it is looked through again at each clearing.
    ClueShelved: enters('shelved'),
    ClueRevived: enters('with-handler', { disposal: null, outcome: null }),
    ClueClosed: (row, event) => now(row, event, 'closed', { closing: event.data.kind }),
    AfterWorkCompleted: enters('settled', { open: false }),
    CaseFiled: enters('case-filed', { open: false }),
    ClueArchived: enters('archived'),

    DeadlineSet: (row, { data: { rule, due } }) => row && { ...row, due, dueOf: rule },
    DeadlineMoved: (row, { data: { rule, due } }) => (row?.dueOf === rule ? { ...row, due } : row),
    DeadlineMet: ended,
    DeadlineCancelled: ended,
    DeadlineMissed: (row, { data: { rule } }) =>
      row && { ...row, missed: [...row.missed.filter((one) => one !== rule), rule] },
  },
  indexes: [['open', 'sealedAt'], 'is', 'zone', 'body'],
});
