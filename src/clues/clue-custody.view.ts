import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { ClueEvents } from './clue.state.js';

type Step = {
  readonly what:
    | 'sealed'
    | 'resealed'
    | 'sent'
    | 'received'
    | 'returned'
    | 'closed-as-none'
    | 'handed-over'
    | 'passed-on'
    | 'sent-back'
    | 'refused'
    | 'sent-out'
    | 'received-outside'
    | 'archived';
  readonly at: string;
  readonly by: string;
  /** Witness of the sending, second signer of the receipt. */
  readonly with?: string;
  readonly envelope?: string;
};

export type ClueCustodyRow = {
  readonly number: string;
  /** As far as its zone may know: what the Case Office has received stays received. */
  readonly is: 'sealed' | 'under-way' | 'received' | 'returned' | 'closed-as-none';
  readonly source: string;
  readonly zone?: string;
  readonly inspection?: string;
  readonly envelope: string;
  /** Who answers for the envelope now. */
  readonly custodian: string;
  readonly receipt?: string;
  readonly reason?: string;
  readonly noticedAt: string;
  readonly sealedAt: string;
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly returnedAt?: string;
  readonly chain: readonly Step[];
  /** To whom it is closed. */
  readonly recused?: readonly string[];
};

type Signed = { readonly receiver: string; readonly second: string };
type Sent = { readonly sender: string; readonly witness: string };

const stepped = (row: ClueCustodyRow, step: Step, change: Partial<ClueCustodyRow>): ClueCustodyRow => ({
  ...row,
  ...change,
  chain: [...row.chain, step],
});

const sentOn =
  (what: Step['what']) =>
  (row: ClueCustodyRow | undefined, { data: { sender, witness }, meta }: DomainEvent<string, Sent>) =>
    stepped(row!, { what, at: meta.occurredAt, by: sender, with: witness }, {});
const taken = (row: ClueCustodyRow | undefined, { data: { receiver, second }, meta }: DomainEvent<string, Signed>) =>
  stepped(row!, { what: 'received', at: meta.occurredAt, by: receiver, with: second }, { custodian: receiver });

/** 线索移送台账: one row a clue, with everyone who held it. It cannot show what a clue says, for no event does. */
export const clueCustody = defineView<ClueCustodyRow, ClueEvents>()({
  name: 'clue-custody',
  version: 2,
  on: {
    ClueSealed: (_, { id, data: { holder, ...facts }, meta: { occurredAt: at } }) => ({
      number: id,
      is: 'sealed',
      ...facts,
      custodian: holder,
      sealedAt: at,
      chain: [{ what: 'sealed', at, by: holder, envelope: facts.envelope }],
    }),
    ClueResealed: (row, { data: { holder, envelope }, meta: { occurredAt: at } }) =>
      stepped(row!, { what: 'resealed', at, by: holder, envelope }, { is: 'sealed', envelope }),
    ClueTransferred: (row, { data: { sender, witness }, meta: { occurredAt: at } }) =>
      stepped(row!, { what: 'sent', at, by: sender, with: witness }, { is: 'under-way', sentAt: at }),
    ClueReceived: (row, { data: { receiver, second, receipt, envelope }, meta: { occurredAt: at } }) =>
      stepped(
        row!,
        { what: 'received', at, by: receiver, with: second, envelope },
        { is: 'received', custodian: receiver, receipt, receivedAt: at },
      ),
    ClueReturned: (row, { data: { returnedBy, reason, found }, meta: { occurredAt: at } }) =>
      stepped(
        row!,
        { what: 'returned', at, by: returnedBy, ...(found !== undefined && { envelope: found }) },
        { is: 'returned', reason, returnedAt: at },
      ),
    ClueClosedAsNone: (row, { data: { holder }, meta: { occurredAt: at } }) =>
      stepped(row!, { what: 'closed-as-none', at, by: holder }, { is: 'closed-as-none' }),

    ClueHandedOver: sentOn('handed-over'),
    CluePassedOn: sentOn('passed-on'),
    ClueSentBack: sentOn('sent-back'),
    ClueSentOut: sentOn('sent-out'),
    HandOverReceived: taken,
    PassingReceived: taken,
    ClueTakenBack: taken,
    HandOverRefused: (row, { data: { refusedBy, found }, meta: { occurredAt: at } }) =>
      stepped(row!, { what: 'refused', at, by: refusedBy, ...(found !== undefined && { envelope: found }) }, {}),
    OutsideReceiptRecorded: (row, { data: { to }, meta: { occurredAt: at } }) =>
      stepped(row!, { what: 'received-outside', at, by: to }, { custodian: to }),
    ClueRecusalDecided: (row, { data: { person } }) => ({ ...row!, recused: [...(row!.recused ?? []), person] }),
    ClueArchived: (row, { data: { keeper }, meta: { occurredAt: at } }) =>
      stepped(row!, { what: 'archived', at, by: keeper }, {}),
  },
  indexes: ['zone', 'is', 'sealedAt'],
});
