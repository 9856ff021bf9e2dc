import { defineView } from '@libs/read-models/view.js';
import type { Expense, ExpenseEvents, ExpenseKind } from './expense.state.js';

export type ExpenseClaimRow = {
  readonly is: Exclude<Expense['is'], 'none'>;
  readonly task: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
  readonly kind: ExpenseKind;
  readonly amountFen: number;
  readonly days: number;
  readonly note: string | null;
  readonly submitter: string;
  readonly submittedAt: string;
  readonly round: number;
  readonly approver: string | null;
  readonly approvedAt: string | null;
  readonly payer: string | null;
  readonly paidAt: string | null;
  readonly voucher: string | null;
  readonly reason: string | null;
  /** Whose row it is besides the zone's. */
  readonly persons: readonly string[];
};

/** 报销台账: one row a claim. */
export const expenseClaims = defineView<ExpenseClaimRow, ExpenseEvents>()({
  name: 'expense-claims',
  version: 1,
  on: {
    ExpenseSubmitted: (_, { data, meta }) => ({
      is: 'submitted',
      ...data,
      note: data.note ?? null,
      submittedAt: meta.occurredAt,
      approver: null,
      approvedAt: null,
      payer: null,
      paidAt: null,
      voucher: null,
      reason: null,
      persons: [data.submitter],
    }),
    ExpenseApproved: (row, { meta }) => ({
      ...row!,
      is: 'approved',
      approver: meta.actor.person,
      approvedAt: meta.occurredAt,
    }),
    ExpenseReturned: (row, { data: { reason } }) => ({
      ...row!,
      is: 'returned',
      reason,
      approver: null,
      approvedAt: null,
    }),
    ExpensePaid: (row, { data: { voucher }, meta }) => ({
      ...row!,
      is: 'paid',
      payer: meta.actor.person,
      paidAt: meta.occurredAt,
      voucher: voucher ?? null,
    }),
  },
  indexes: ['zone', 'task', 'is'],
});
