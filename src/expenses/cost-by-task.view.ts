import { defineView } from '@libs/read-models/view.js';
import { type Costs, costsAfter, nothing } from './costs.js';
import type { ExpenseEvents } from './expense.state.js';

export type TaskCosts = Costs & {
  readonly task: string;
  readonly title: string;
  readonly zone: string;
  readonly office: string;
};

/** 任务经费: what each task cost. */
export const costByTask = defineView<TaskCosts, ExpenseEvents>()({
  name: 'cost-by-task',
  version: 1,
  key: ({ data }) => data.task,
  on: {
    ExpenseSubmitted: (row, { data }) => {
      const { task, title, zone, office } = data;
      return { task, title, zone, office, ...costsAfter.ExpenseSubmitted(row ?? nothing, data) };
    },
    ExpenseApproved: (row, { data }) => ({ ...row!, ...costsAfter.ExpenseApproved(row!, data) }),
    ExpenseReturned: (row, { data }) => ({ ...row!, ...costsAfter.ExpenseReturned(row!, data) }),
    ExpensePaid: (row, { data }) => ({ ...row!, ...costsAfter.ExpensePaid(row!, data) }),
  },
  indexes: ['zone'],
});
