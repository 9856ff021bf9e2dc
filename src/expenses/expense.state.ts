import type { Decider } from '@libs/event-sourcing/index.js';

export const EXPENSE_KINDS = ['transport', 'lodging', 'meals', 'printing', 'other'] as const;
export type ExpenseKind = (typeof EXPENSE_KINDS)[number];

/** What a claim is about, in every event of it: costs are added up by task and by zone. */
type Charged = {
  readonly task: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
  readonly amountFen: number;
  readonly days: number;
};

export interface ExpenseEvents {
  ExpenseSubmitted: Charged & { kind: ExpenseKind; submitter: string; round: number; note?: string };
  ExpenseApproved: Charged;
  ExpenseReturned: Charged & { from: 'submitted' | 'approved'; reason: string };
  ExpensePaid: Charged & { voucher?: string };
}

type Claim = Charged & {
  readonly kind: ExpenseKind;
  readonly submitter: string;
  readonly round: number;
};

export type Expense =
  | { readonly is: 'none' }
  | (Claim & { readonly is: 'submitted' })
  | (Claim & { readonly is: 'returned'; readonly reason: string })
  | (Claim & { readonly is: 'approved'; readonly approver: string })
  | (Claim & { readonly is: 'paid'; readonly approver: string; readonly payer: string; readonly voucher?: string });

export const noExpense: Expense = { is: 'none' };

export const chargedOf = ({ task, title, zone, office, amountFen, days }: Charged): Charged => ({
  task,
  title,
  zone,
  office,
  amountFen,
  days,
});

const claimOf = (expense: Expense): Claim => {
  const { kind, submitter, round } = expense as Claim;
  return { ...chargedOf(expense as Claim), kind, submitter, round };
};

export const evolveExpense: Decider<Expense, never, ExpenseEvents>['evolve'] = {
  ExpenseSubmitted: (_, { kind, submitter, round, ...charged }) => ({
    is: 'submitted',
    ...chargedOf(charged),
    kind,
    submitter,
    round,
  }),
  ExpenseApproved: (expense, _, { actor }) => ({ ...claimOf(expense), is: 'approved', approver: actor.person }),
  ExpenseReturned: (expense, { reason }) => ({ ...claimOf(expense), is: 'returned', reason }),
  ExpensePaid: (expense, { voucher }, { actor }) => ({
    ...claimOf(expense),
    is: 'paid',
    approver: (expense as Extract<Expense, { is: 'approved' }>).approver,
    payer: actor.person,
    ...(voucher !== undefined && { voucher }),
  }),
};
