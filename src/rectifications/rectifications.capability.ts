import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { butNot, isCountyStaff } from '../shared/own-rows.js';
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

/** Of units the holder is barred from, only what is before his own body to be rectified: there he does not judge, he is judged. */
const concerning = ({ posts, closed }: Caller): Filter => ({
  $or: CONCERNS.flatMap(([part, those]): Filter[] => {
    const of = posts.flatMap((held) => (held.of !== undefined && those.includes(held.post) ? [held.of] : []));
    if (of.length === 0) return [];
    const its = { [part]: { $in: of } };
    const hidden = part === 'body' ? [] : butNot('unit', closed?.units ?? []);
    return hidden.length === 0 ? [its] : [{ $and: [its, ...hidden] }];
  }),
});

/** The county's staff see all but what they have declared a relation with. */
const open = (caller: Caller): Filter | undefined => {
  if (!isCountyStaff(caller)) return concerning(caller);
  const hidden = butNot('unit', caller.closed?.units ?? []);
  return hidden.length === 0 ? undefined : { $and: hidden };
};

export const issueLedgerPage: Page = {
  view: issueLedger,
  get: 'issues',
  by: [...COUNTY_STAFF, ...anyOf(...CONCERNS.flatMap(([, posts]) => posts))],
  zh: '其他问题台账',
  en: 'Issue ledger',
  filters: ['is', 'zone', 'office', 'body', 'unit', 'kind', 'inspection', 'open', 'recurred'],
  sort: { referredAt: -1 },
  only: open,
  closedBy: { issue: 'number', inspection: 'inspection' },
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
