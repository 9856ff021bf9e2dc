import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff } from '../shared/own-rows.js';
import { anyOf, type Caller, COUNTY_STAFF } from '../shared/rights.js';
import type { Post } from '../shared/posts.js';
import { issueLedger } from './issue-ledger.view.js';
import type { Issue } from './issue.state.js';
import { issues } from './issue.js';
import { issueRefusals } from './issue.refusals.js';
import { rectificationsRoutes } from './rectifications.routes.js';

/** Which issues concern the holder of a post: those of its zone, its office, its body. */
const CONCERNS: readonly (readonly ['zone' | 'office' | 'body', readonly Post[]])[] = [
  ['zone', ['zone-director', 'deputy-zone-director', 'zone-member']],
  ['office', ['office-head', 'office-official', 'liaison-officer']],
  ['body', ['township-secretary', 'township-official', 'group-head', 'group-official']],
];

const concerning = ({ posts }: Caller): Filter => ({
  $or: CONCERNS.flatMap(([part, those]) => {
    const of = posts.flatMap((held) => (held.of !== undefined && those.includes(held.post) ? [held.of] : []));
    return of.length === 0 ? [] : [{ [part]: { $in: of } }];
  }),
});

export const issueLedgerPage: Page = {
  view: issueLedger,
  get: 'issues',
  by: [...COUNTY_STAFF, ...anyOf(...CONCERNS.flatMap(([, posts]) => posts))],
  zh: '其他问题台账',
  en: 'Issue ledger',
  filters: ['is', 'zone', 'office', 'body', 'unit', 'kind', 'inspection', 'open', 'recurred'],
  sort: { referredAt: -1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : concerning(caller)),
  sealed: (row) => row['is'] === 'upgraded',
};

export const rectificationsCapability: Capability = {
  name: 'rectifications',
  decider: issues,
  routes: rectificationsRoutes,
  pages: [issueLedgerPage],
  sealed: (issue: Issue) => issue.is === 'upgraded',
  refusals: issueRefusals,
  fulfils: {
    R41: ['ReferIssue', 'issues'],
    R42: ['ForwardIssue', 'RejectForwarding', 'issues'],
    R43: ['AcceptIssue', 'SetRectificationPlan', 'ReportProgress', 'ClaimRectified', 'issues'],
  },
};
