import type { Routes } from '../shared/capability.js';
import { OF_BODY } from '../shared/posts.js';
import { anyOf, CONDUCT_OFFICE, ITS_DIRECTOR_OR_DEPUTY, ofItsBody, type Right } from '../shared/rights.js';
import {
  AnswerFollowUpNotice,
  CloseFollowUpNotice,
  type FollowUpCommands,
  IssueFollowUpNotice,
  ReturnFollowUpAnswer,
  WithdrawFollowUpNotice,
} from './follow-up.commands.js';

/** The body it is addressed to; where it is about a task, those who direct the zone. */
const ADDRESSEES: readonly Right[] = [...ofItsBody(...OF_BODY), ...ITS_DIRECTOR_OR_DEPUTY];

export const followUpsRoutes: Routes<FollowUpCommands> = {
  IssueFollowUpNotice: {
    body: IssueFollowUpNotice,
    post: 'follow-ups',
    by: CONDUCT_OFFICE,
    zh: '发出督办通知书',
    en: 'Issue a follow-up notice',
  },
  AnswerFollowUpNotice: {
    body: AnswerFollowUpNotice,
    post: 'follow-ups/:id/answer',
    by: ADDRESSEES,
    zh: '答复督办通知书',
    en: 'Answer a follow-up notice',
  },
  ReturnFollowUpAnswer: {
    body: ReturnFollowUpAnswer,
    post: 'follow-ups/:id/return',
    by: CONDUCT_OFFICE,
    zh: '退回答复',
    en: 'Return the answer',
  },
  CloseFollowUpNotice: {
    body: CloseFollowUpNotice,
    post: 'follow-ups/:id/close',
    by: CONDUCT_OFFICE,
    zh: '办结督办',
    en: 'Close a follow-up notice',
  },
  WithdrawFollowUpNotice: {
    body: WithdrawFollowUpNotice,
    post: 'follow-ups/:id/withdraw',
    by: anyOf('policy'),
    zh: '所督办问题已转线索，撤回督办',
    en: 'Withdraw the notice of an issue that became a clue',
  },
};
