import type { Routes } from '../shared/capability.js';
import { DIRECTING, OF_BODY } from '../shared/posts.js';
import {
  anyOf,
  CONDUCT_OFFICE,
  ITS_DIRECTOR_OR_DEPUTY,
  LEADERS,
  namedInIt,
  ofItsBody,
  ofItsOffice,
  ofItsZone,
  type Right,
} from '../shared/rights.js';
import {
  AcceptIssue,
  ClaimRectified,
  CloseIssue,
  CorrectIssue,
  ExtendTerm,
  ForwardIssue,
  type IssueCommands,
  LinkRecurrence,
  MarkProminent,
  MergeDuplicateIssue,
  Recheck,
  ReferIssue,
  RejectForwarding,
  ReopenIssue,
  ReportProgress,
  RequestExtension,
  ReturnRectification,
  SealDuplicate,
  SetRectificationPlan,
  TakeOverIssue,
  UpgradeToClue,
  VerifyRectification,
} from './issue.commands.js';
import { issueOf } from './issue.js';

const FINDERS = ofItsZone('zone-member', ...DIRECTING);
/** The body, and whoever took the issue over from one of it. */
const RECTIFIERS = [...ofItsBody(...OF_BODY), ...namedInIt];
const RESPONSIBLE_BODY = ofItsBody(...OF_BODY);
/** Never the body that rectifies: the decider refuses its people even in these posts. */
const VERIFIERS: readonly Right[] = [...CONDUCT_OFFICE, ...ofItsOffice('office-head', 'office-official')];

export const rectificationsRoutes: Routes<IssueCommands> = {
  ReferIssue: {
    body: ReferIssue,
    post: 'issues',
    id: issueOf,
    by: FINDERS,
    zh: '向党风政风监督室报送其他问题',
    en: 'Refer another problem to the Conduct Office',
  },
  ForwardIssue: {
    body: ForwardIssue,
    post: 'issues/:id/forward',
    by: CONDUCT_OFFICE,
    zh: '转办至问题发生地纪检监察机构',
    en: 'Forward to the body where the problem arose',
  },
  RejectForwarding: {
    body: RejectForwarding,
    post: 'issues/:id/reject',
    by: RESPONSIBLE_BODY,
    zh: '退回转办',
    en: 'Reject the forwarding',
  },
  AcceptIssue: { body: AcceptIssue, post: 'issues/:id/accept', by: RESPONSIBLE_BODY, zh: '接收', en: 'Accept' },
  TakeOverIssue: {
    body: TakeOverIssue,
    post: 'issues/:id/take-over',
    by: anyOf('policy'),
    zh: '接办移交的问题',
    en: 'Take over an issue that was handed over',
  },
  SetRectificationPlan: {
    body: SetRectificationPlan,
    post: 'issues/:id/plan',
    by: RECTIFIERS,
    zh: '制定整改方案',
    en: 'Set the rectification plan',
  },
  ExtendTerm: {
    body: ExtendTerm,
    post: 'issues/:id/extend',
    by: [...CONDUCT_OFFICE, ...LEADERS],
    zh: '延长整改期限（一次）',
    en: 'Extend the term (once)',
  },
  ReportProgress: {
    body: ReportProgress,
    post: 'issues/:id/progress',
    by: RECTIFIERS,
    zh: '报告整改进展',
    en: 'Report progress',
  },
  ClaimRectified: {
    body: ClaimRectified,
    post: 'issues/:id/claim',
    by: RECTIFIERS,
    zh: '报告处置情况并申请销号',
    en: 'Report the disposal and ask for closing',
  },
  VerifyRectification: {
    body: VerifyRectification,
    post: 'issues/:id/verify',
    by: VERIFIERS,
    zh: '核验整改',
    en: 'Verify the rectification',
  },
  ReturnRectification: {
    body: ReturnRectification,
    post: 'issues/:id/return',
    by: CONDUCT_OFFICE,
    zh: '退回继续整改',
    en: 'Return for further rectification',
  },
  CloseIssue: { body: CloseIssue, post: 'issues/:id/close', by: CONDUCT_OFFICE, zh: '销号', en: 'Close' },
  Recheck: { body: Recheck, post: 'issues/:id/recheck', by: VERIFIERS, zh: '回头看', en: 'Re-check after closing' },
  ReopenIssue: {
    body: ReopenIssue,
    post: 'issues/:id/reopen',
    by: CONDUCT_OFFICE,
    zh: '重新立项整改（原编号）',
    en: 'Reopen under the same number',
  },
  UpgradeToClue: {
    body: UpgradeToClue,
    post: 'issues/:id/upgrade',
    by: [...CONDUCT_OFFICE, ...ITS_DIRECTOR_OR_DEPUTY],
    zh: '转为问题线索（留存根）',
    en: 'Upgrade to a clue (leaves a stub)',
  },
  LinkRecurrence: {
    body: LinkRecurrence,
    post: 'issues/:id/recurrence',
    by: VERIFIERS,
    zh: '认定问题再次发生',
    en: 'Link a recurrence',
  },
  RequestExtension: {
    body: RequestExtension,
    post: 'issues/:id/request-extension',
    by: RECTIFIERS,
    zh: '申请延长整改期限',
    en: 'Ask for an extension of the term',
  },
  MarkProminent: {
    body: MarkProminent,
    post: 'issues/:id/prominent',
    by: VERIFIERS,
    zh: '列为突出问题',
    en: 'Mark as a prominent problem',
  },
  MergeDuplicateIssue: {
    body: MergeDuplicateIssue,
    post: 'issues/:id/merge',
    by: CONDUCT_OFFICE,
    zh: '重复问题并案（留存根）',
    en: 'Merge a duplicate (leaves a stub)',
  },
  SealDuplicate: {
    body: SealDuplicate,
    post: 'issues/:id/seal-duplicate',
    by: anyOf('policy'),
    zh: '并案问题随主问题转为线索',
    en: 'Seal a duplicate whose issue became a clue',
  },
  CorrectIssue: {
    body: CorrectIssue,
    post: 'issues/:id/correct',
    by: anyOf('policy'),
    zh: '按更正登记改正',
    en: 'Put right what the register of corrections corrected',
  },
};
