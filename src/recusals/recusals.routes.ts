import type { Routes } from '../shared/capability.js';
import { anyOf, ITS_DIRECTOR, LEADERS, namedInIt } from '../shared/rights.js';
import { type BackCheckCommands, OpenBackCheck, RecordBackCheck } from './back-check.commands.js';
import {
  ConfirmNoConflict,
  ConfirmWithdrawal,
  DeclareRelation,
  type RelationCommands,
  WithdrawRelation,
} from './relations.commands.js';

/** `:id` is the person. */
export const relationRoutes: Routes<RelationCommands> = {
  DeclareRelation: {
    body: DeclareRelation,
    post: 'relations/:id/declare',
    by: namedInIt,
    zh: '申报应当回避的关系',
    en: 'Declare a relation',
  },
  WithdrawRelation: {
    body: WithdrawRelation,
    post: 'relations/:id/:relation/withdraw',
    by: namedInIt,
    zh: '申请撤回申报',
    en: 'Ask to withdraw a declared relation',
  },
  ConfirmWithdrawal: {
    body: ConfirmWithdrawal,
    post: 'relations/:id/:relation/confirm-withdrawal',
    by: [...LEADERS, ...anyOf('conduct-office-head')],
    zh: '确认撤回申报',
    en: 'Confirm the withdrawal of a relation',
  },
  ConfirmNoConflict: {
    body: ConfirmNoConflict,
    post: 'relations/:id/no-conflict',
    by: namedInIt,
    zh: '承诺无利益冲突',
    en: 'Confirm that there is no conflict',
  },
};

export const backCheckRoutes: Routes<BackCheckCommands> = {
  OpenBackCheck: {
    body: OpenBackCheck,
    post: 'back-checks/:id/open',
    by: anyOf('policy'),
    zh: '启动倒查',
    en: 'Open a back-check',
  },
  RecordBackCheck: {
    body: RecordBackCheck,
    post: 'back-checks/:id/record',
    by: [...LEADERS, ...anyOf('conduct-office-head'), ...ITS_DIRECTOR],
    zh: '登记倒查结论',
    en: 'Record the outcome of a back-check',
  },
};
