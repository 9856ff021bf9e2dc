import type { Routes } from '../shared/capability.js';
import { ZONE_STAFF } from '../shared/own-rows.js';
import { GENERAL_OFFICE, namedInIt } from '../shared/rights.js';
import {
  ApproveExpense,
  type ExpenseCommands,
  PayExpense,
  ResubmitExpense,
  ReturnExpense,
  SubmitExpense,
} from './expense.commands.js';

export const expenseRoutes: Routes<ExpenseCommands> = {
  SubmitExpense: {
    body: SubmitExpense,
    post: 'expenses',
    by: ZONE_STAFF,
    zh: '提交报销',
    en: 'Submit an expense for a task',
  },
  ResubmitExpense: {
    body: ResubmitExpense,
    post: 'expenses/:id/resubmit',
    by: namedInIt,
    zh: '更正后重新提交报销',
    en: 'Submit a returned expense again',
  },
  ApproveExpense: {
    body: ApproveExpense,
    post: 'expenses/:id/approve',
    by: GENERAL_OFFICE,
    zh: '审批报销',
    en: 'Approve the expense',
  },
  ReturnExpense: {
    body: ReturnExpense,
    post: 'expenses/:id/return',
    by: GENERAL_OFFICE,
    zh: '退回报销',
    en: 'Return the expense',
  },
  PayExpense: { body: PayExpense, post: 'expenses/:id/pay', by: GENERAL_OFFICE, zh: '支付报销', en: 'Pay the expense' },
};
