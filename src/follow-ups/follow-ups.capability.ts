import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { closedByRecord, heldIn, isCountyStaff } from '../shared/own-rows.js';
import { anyOf, type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { DIRECTING, OF_BODY, type Post } from '../shared/posts.js';
import { followUpRefusals } from './follow-up.refusals.js';
import { followUpRegister } from './follow-up-register.view.js';
import type { FollowUp } from './follow-up.state.js';
import { followUps } from './follow-up.js';
import { followUpDeadlines } from './follow-ups.deadlines.js';
import { followUpsRoutes } from './follow-ups.routes.js';
import { withdrawNoticeWhenIssueBecomesClue } from './withdraw-notice-when-issue-becomes-clue.policy.js';

const CONCERNS: readonly (readonly ['zone' | 'office' | 'body', readonly Post[]])[] = [
  ['zone', DIRECTING],
  ['office', ['office-head']],
  ['body', OF_BODY],
];

/** Notices to the caller's body, and those in the zone that the caller directs or whose office the caller heads. */
const concerning = (caller: Caller): Filter => ({
  $or: CONCERNS.map(([part, those]) => ({ [part]: { $in: heldIn(caller, those) } })),
});

export const followUpRegisterPage: Page = {
  view: followUpRegister,
  get: 'follow-ups',
  by: [...COUNTY_STAFF, ...anyOf(...CONCERNS.flatMap(([, posts]) => posts))],
  zh: '督办台账',
  en: 'Follow-up register',
  filters: ['is', 'about', 'record', 'body', 'zone', 'office'],
  sort: { issuedAt: -1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : concerning(caller)),
  closedBy: closedByRecord('record'),
  sealed: (row) => row['is'] === 'withdrawn',
};

export const followUpsCapability: Capability = {
  name: 'follow-ups',
  decider: followUps,
  routes: followUpsRoutes,
  pages: [followUpRegisterPage],
  deadlines: followUpDeadlines,
  fulfils: { R60: ['IssueFollowUpNotice', 'AnswerFollowUpNotice', 'CloseFollowUpNotice', 'follow-ups'] },
  policies: [withdrawNoticeWhenIssueBecomesClue],
  sealed: (followUp: FollowUp) => followUp.is === 'withdrawn',
  refusals: followUpRefusals,
};
