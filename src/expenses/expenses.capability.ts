import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff, ownParts, ownRows, ZONE_PEOPLE } from '../shared/own-rows.js';
import { COUNTY_STAFF } from '../shared/rights.js';
import { costByTask } from './cost-by-task.view.js';
import { costByZone } from './cost-by-zone.view.js';
import { expenseClaims } from './expense-claims.view.js';
import { expenses } from './expense.js';
import { expenseDeadlines } from './expenses.deadlines.js';
import { expenseRefusals } from './expenses.refusals.js';
import { expenseRoutes } from './expenses.routes.js';

export const expenseClaimsPage: Page = {
  view: expenseClaims,
  get: 'expenses',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '报销台账',
  en: 'Expense claims',
  filters: ['is', 'task', 'zone', 'office', 'kind', 'submitter'],
  sort: { submittedAt: -1 },
  only: ownRows,
};

export const costByTaskPage: Page = {
  view: costByTask,
  get: 'costs-by-task',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '任务经费',
  en: 'Cost by task',
  filters: ['task', 'zone', 'office'],
  sort: { task: 1 },
  only: ownRows,
};

export const costByZonePage: Page = {
  view: costByZone,
  get: 'costs-by-zone',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '协作区经费',
  en: 'Cost by zone',
  filters: ['part'],
  sort: { part: 1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : { part: { $in: ownParts(caller, 'zone') } }),
};

export const expensesCapability: Capability = {
  name: 'expenses',
  decider: expenses,
  routes: expenseRoutes,
  pages: [expenseClaimsPage, costByTaskPage, costByZonePage],
  deadlines: expenseDeadlines,
  refusals: expenseRefusals,
  fulfils: {
    R63: [
      'SubmitExpense',
      'ResubmitExpense',
      'ApproveExpense',
      'ReturnExpense',
      'PayExpense',
      'expenses',
      'costs-by-task',
      'costs-by-zone',
    ],
  },
};
