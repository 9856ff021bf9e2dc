import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { OF_GENERAL_OFFICE } from '../shared/posts.js';
import type { ExpenseEvents } from './expense.state.js';

export const expenseDeadlines: readonly DeadlineRule[] = [
  {
    name: 'expense-approval',
    zh: '经费报销审批',
    en: 'Approval of an expense claim',
    term: 'expense-approval',
    counts: false,
    opens: {
      ExpenseSubmitted: ({
        data: { title, zone, office },
      }: DomainEvent<string, ExpenseEvents['ExpenseSubmitted']>) => ({
        title,
        zone,
        office,
        posts: OF_GENERAL_OFFICE,
        escalatesTo: [],
      }),
    },
    meets: { ExpenseApproved: () => ({}), ExpenseReturned: () => ({}) },
  },
];
