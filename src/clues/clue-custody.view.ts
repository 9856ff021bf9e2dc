import { defineView } from '@libs/read-models/view.js';
import type { ClueEvents } from './clue.state.js';

type Step = {
  readonly what: 'sealed' | 'resealed' | 'sent' | 'received' | 'returned';
  readonly at: string;
  readonly by: string;
  /** Witness of the sending, second signer of the receipt. */
  readonly with?: string;
  readonly envelope?: string;
};

export type ClueCustodyRow = {
  readonly number: string;
  readonly is: 'sealed' | 'under-way' | 'received' | 'returned';
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
};

const stepped = (row: ClueCustodyRow, step: Step, change: Partial<ClueCustodyRow>): ClueCustodyRow => ({
  ...row,
  ...change,
  chain: [...row.chain, step],
});

/** 线索移送台账: one row a clue, with everyone who held it. It cannot show what a clue says, for no event does. */
export const clueCustody = defineView<ClueCustodyRow, ClueEvents>()({
  name: 'clue-custody',
  version: 1,
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
  },
  indexes: ['zone', 'is', 'sealedAt'],
});
