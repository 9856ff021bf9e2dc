import type { Routes } from '../shared/capability.js';
import { DIRECTING } from '../shared/posts.js';
import { anyOf, LEADERS, namedInIt, ofItsZone } from '../shared/rights.js';
import { type DelegationCommands, DelegateDispatch, RevokeDelegation } from './delegation.commands.js';
import {
  AcknowledgeDispatch,
  ArrangeInspection,
  ContestDispatch,
  DecideContest,
  DeclineSupport,
  type DispatchCommands,
  DispatchMember,
  EndDispatches,
  GrantSupport,
  ProposeAllocation,
  ReleaseMember,
  RequestSupport,
} from './dispatch.commands.js';

/** Whose task it is stands in the task, which only the rule reads: it asks for those who direct the task's zone. */
const DIRECTORS = anyOf(...DIRECTING);

export const dispatchRoutes: Routes<DispatchCommands> = {
  DispatchMember: {
    body: DispatchMember,
    post: 'dispatches/:id/members',
    by: DIRECTORS,
    zh: '调度人员',
    en: 'Dispatch a member',
  },
  AcknowledgeDispatch: {
    body: AcknowledgeDispatch,
    post: 'dispatches/:id/acknowledge',
    by: namedInIt,
    zh: '签收调度',
    en: 'Acknowledge the dispatch',
  },
  ContestDispatch: {
    body: ContestDispatch,
    post: 'dispatches/:id/contest',
    by: namedInIt,
    zh: '对调度提出异议（回避、请假、上级任务）',
    en: 'Contest the dispatch, on a ground',
  },
  DecideContest: {
    body: DecideContest,
    post: 'dispatches/:id/decide-contest',
    by: DIRECTORS,
    zh: '决定调度异议',
    en: 'Decide on a contest',
  },
  ReleaseMember: {
    body: ReleaseMember,
    post: 'dispatches/:id/release',
    by: DIRECTORS,
    zh: '解除调度',
    en: 'Release a member',
  },
  EndDispatches: {
    body: EndDispatches,
    post: 'dispatches/:id/end',
    by: anyOf('policy'),
    zh: '调度结束',
    en: 'End all dispatches of a task',
  },
  RequestSupport: {
    body: RequestSupport,
    post: 'dispatches/:id/support',
    by: DIRECTORS,
    zh: '请求其他协作区支援',
    en: 'Request support of another zone',
  },
  GrantSupport: {
    body: GrantSupport,
    post: 'dispatches/:id/support/:request/grant',
    by: LEADERS,
    zh: '同意跨区支援',
    en: 'Grant support of another zone',
  },
  DeclineSupport: {
    body: DeclineSupport,
    post: 'dispatches/:id/support/:request/decline',
    by: LEADERS,
    zh: '不同意跨区支援',
    en: 'Decline support of another zone',
  },
  ProposeAllocation: {
    body: ProposeAllocation,
    post: 'dispatches/:id/allocation',
    by: anyOf('office-head', 'deputy-zone-director'),
    zh: '提出人员调配建议',
    en: 'Propose an allocation of people',
  },
  ArrangeInspection: {
    body: ArrangeInspection,
    post: 'dispatches/:id/arrange',
    by: anyOf('deputy-zone-director'),
    zh: '安排检查日程',
    en: 'Arrange the inspection: which unit on which day',
  },
};

export const delegationRoutes: Routes<DelegationCommands> = {
  DelegateDispatch: {
    body: DelegateDispatch,
    post: 'zones/:id/dispatch/delegate',
    by: ofItsZone('zone-director'),
    zh: '授权副主任调度',
    en: 'Delegate dispatch to the deputy',
  },
  RevokeDelegation: {
    body: RevokeDelegation,
    post: 'zones/:id/dispatch/revoke',
    by: ofItsZone('zone-director'),
    zh: '收回调度授权',
    en: 'Revoke the delegation',
  },
};
