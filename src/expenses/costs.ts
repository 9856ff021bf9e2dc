import type { ExpenseEvents } from './expense.state.js';

/** Sums in fen. What is waiting, what may be paid, and what was paid are never in two of them. */
export type Costs = {
  readonly waitingFen: number;
  readonly approvedFen: number;
  readonly paidFen: number;
  readonly paidDays: number;
};

export const nothing: Costs = { waitingFen: 0, approvedFen: 0, paidFen: 0, paidDays: 0 };

/** How each event of a claim changes a sum in which it counts. */
export const costsAfter: { readonly [E in keyof ExpenseEvents]: (costs: Costs, data: ExpenseEvents[E]) => Costs } = {
  ExpenseSubmitted: (costs, { amountFen }) => ({ ...costs, waitingFen: costs.waitingFen + amountFen }),
  ExpenseApproved: (costs, { amountFen }) => ({
    ...costs,
    waitingFen: costs.waitingFen - amountFen,
    approvedFen: costs.approvedFen + amountFen,
  }),
  ExpenseReturned: (costs, { from, amountFen }) =>
    from === 'submitted'
      ? { ...costs, waitingFen: costs.waitingFen - amountFen }
      : { ...costs, approvedFen: costs.approvedFen - amountFen },
  ExpensePaid: (costs, { amountFen, days }) => ({
    ...costs,
    approvedFen: costs.approvedFen - amountFen,
    paidFen: costs.paidFen + amountFen,
    paidDays: costs.paidDays + days,
  }),
};
