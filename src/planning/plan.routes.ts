import type { Routes } from '../shared/capability.js';
import { CONDUCT_OFFICE, PRINCIPAL_LEADER } from '../shared/rights.js';
import {
  AmendPlanItem,
  ApprovePlanItem,
  OpenPlanYear,
  type PlanCommands,
  ProposePlanItem,
  RejectPlanItem,
  WithdrawPlanItem,
} from './plan.commands.js';

export const planRoutes: Routes<PlanCommands> = {
  OpenPlanYear: {
    body: OpenPlanYear,
    post: 'plans/:id/open',
    by: CONDUCT_OFFICE,
    zh: '建立年度监督计划',
    en: 'Open the plan of a year',
  },
  ProposePlanItem: {
    body: ProposePlanItem,
    post: 'plans/:id/items',
    by: CONDUCT_OFFICE,
    zh: '提出计划事项',
    en: 'Propose a plan item',
  },
  AmendPlanItem: {
    body: AmendPlanItem,
    post: 'plans/:id/items/:item/amend',
    by: CONDUCT_OFFICE,
    zh: '修改计划事项',
    en: 'Amend a proposed plan item',
  },
  ApprovePlanItem: {
    body: ApprovePlanItem,
    post: 'plans/:id/items/:item/approve',
    by: PRINCIPAL_LEADER,
    zh: '同意计划事项',
    en: 'Approve a plan item',
  },
  RejectPlanItem: {
    body: RejectPlanItem,
    post: 'plans/:id/items/:item/reject',
    by: PRINCIPAL_LEADER,
    zh: '不同意计划事项',
    en: 'Reject a plan item',
  },
  WithdrawPlanItem: {
    body: WithdrawPlanItem,
    post: 'plans/:id/items/:item/withdraw',
    by: CONDUCT_OFFICE,
    zh: '撤回计划事项',
    en: 'Withdraw a proposed plan item',
  },
};
