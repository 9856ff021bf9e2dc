import type { Routes } from '../shared/capability.js';
import { CONDUCT_OFFICE, PRINCIPAL_LEADER } from '../shared/rights.js';
import {
  AmendPlanItem,
  ApprovePlanItem,
  MergePlanItems,
  OpenPlanYear,
  type PlanCommands,
  ProposePlanItem,
  PublishKeyTaskList,
  RejectPlanItem,
  ScheduleFestivalCheck,
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
  MergePlanItems: {
    body: MergePlanItems,
    post: 'plans/:id/items/:item/merge',
    by: CONDUCT_OFFICE,
    zh: '合并重复的计划事项',
    en: 'Merge a plan item into another',
  },
  ScheduleFestivalCheck: {
    body: ScheduleFestivalCheck,
    post: 'plans/:id/items/:item/festival',
    by: CONDUCT_OFFICE,
    zh: '排定节日检查日期',
    en: 'Schedule a festival check',
  },
  PublishKeyTaskList: {
    body: PublishKeyTaskList,
    post: 'plans/:id/key-tasks',
    by: CONDUCT_OFFICE,
    zh: '发布监督重点任务清单',
    en: 'Publish the list of key supervision tasks',
  },
};
