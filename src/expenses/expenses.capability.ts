import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { heldIn, isCountyStaff, ZONE_STAFF } from '../shared/own-rows.js';
import { anyOf, type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { DIRECTING, type Post } from '../shared/posts.js';
import { costByTask } from './cost-by-task.view.js';
import { costByZone } from './cost-by-zone.view.js';
import { expenseClaims } from './expense-claims.view.js';
import { expenses } from './expense.js';
import { expenseDeadlines } from './expenses.deadlines.js';
import { expenseRefusals } from './expenses.refusals.js';
import { expenseRoutes } from './expenses.routes.js';

const OF_AN_OFFICE: readonly Post[] = ['office-head', 'liaison-officer'];

/** Those who answer for a zone's work see what it cost. */
const answersFor = (caller: Caller): readonly Filter[] => [
  { zone: { $in: heldIn(caller, DIRECTING) } },
  { office: { $in: heldIn(caller, OF_AN_OFFICE) } },
];

export const expenseClaimsPage: Page = {
  view: expenseClaims,
  get: 'expenses',
  by: [...COUNTY_STAFF, ...ZONE_STAFF],
  zh: '报销台账',
  en: 'Expense claims',
  filters: ['is', 'task', 'zone', 'office', 'kind', 'submitter'],
  closedBy: { inspection: 'task' },
  sort: { submittedAt: -1 },
  // Everybody else: the own claims.
  only: (caller) => (isCountyStaff(caller) ? undefined : { $or: [...answersFor(caller), { persons: caller.person }] }),
};

export const costByTaskPage: Page = {
  view: costByTask,
  get: 'costs-by-task',
  by: [...COUNTY_STAFF, ...anyOf(...DIRECTING, ...OF_AN_OFFICE)],
  zh: '任务经费',
  en: 'Cost by task',
  filters: ['task', 'zone', 'office'],
  closedBy: { inspection: 'task' },
  sort: { task: 1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : { $or: answersFor(caller) }),
};

export const costByZonePage: Page = {
  view: costByZone,
  get: 'costs-by-zone',
  by: [...COUNTY_STAFF, ...anyOf(...DIRECTING)],
  zh: '协作区经费',
  en: 'Cost by zone',
  filters: ['part'],
  sort: { part: 1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : { part: { $in: heldIn(caller, DIRECTING) } }),
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
