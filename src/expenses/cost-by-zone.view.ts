import { defineView } from '@libs/read-models/view.js';
import { type Costs, costsAfter, nothing } from './costs.js';
import type { ExpenseEvents } from './expense.state.js';

/** The row of the whole county. */
export const WHOLE_COUNTY = 'county';

export type ZoneCosts = Costs & { readonly part: string };

/** 协作区经费: what the work of each zone cost, and that of all of them. */
export const costByZone = defineView<ZoneCosts, ExpenseEvents>()({
  name: 'cost-by-zone',
  version: 1,
  key: ({ data }) => [WHOLE_COUNTY, data.zone],
  on: {
    ExpenseSubmitted: (row, { data }, part) => ({ part, ...costsAfter.ExpenseSubmitted(sums(row), data) }),
    ExpenseApproved: (row, { data }, part) => ({ part, ...costsAfter.ExpenseApproved(sums(row), data) }),
    ExpenseReturned: (row, { data }, part) => ({ part, ...costsAfter.ExpenseReturned(sums(row), data) }),
    ExpensePaid: (row, { data }, part) => ({ part, ...costsAfter.ExpensePaid(sums(row), data) }),
  },
});

const sums = (row: ZoneCosts | undefined): Costs => {
  if (!row) return nothing;
  const { part: _part, ...costs } = row;
  return costs;
};
