import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { butNot, heldIn, isCountyStaff, ownParts } from '../shared/own-rows.js';
import { anyOf, type Caller, COUNTY_STAFF } from '../shared/rights.js';
import { DIRECTING, OF_BODY, OF_OFFICE, type Post } from '../shared/posts.js';
import { analysisRefusals, commonProblemRefusals } from './analysis.refusals.js';
import { citeNoStubs } from './cite-no-stubs.policy.js';
import { commonProblemRoutes, weakPointRoutes } from './analysis.routes.js';
import { commonProblems } from './common-problem.js';
import { type CommonProblemRow, commonProblemsView } from './common-problems.view.js';
import { correctIssueWhenRecordCorrected } from './correct-issue-when-record-corrected.policy.js';
import { dropIssueWhenItBecomesAStub } from './drop-issue-when-it-becomes-a-stub.policy.js';
import { issueLedger } from './issue-ledger.view.js';
import type { Issue } from './issue.state.js';
import { issues } from './issue.js';
import { takeOverIssueWhenHandedOver } from './take-over-issue-when-handed-over.policy.js';
import { issueRefusals } from './issue.refusals.js';
import { issueDeadlines } from './issues.deadlines.js';
import { rectificationsRoutes } from './rectifications.routes.js';
import { sealDuplicatesWhenIssueBecomesClue } from './seal-duplicates-when-issue-becomes-clue.policy.js';
import { weakPoints } from './weak-point.js';
import { weakPointsView } from './weak-points.view.js';

/** Which issues concern the holder of a post: those of its zone, its office, its body. */
const CONCERNS: readonly (readonly ['zone' | 'office' | 'body', readonly Post[]])[] = [
  ['zone', [...DIRECTING, 'zone-member']],
  ['office', OF_OFFICE],
  ['body', OF_BODY],
];

/** Of units the holder is barred from, only what is before his own body to be rectified: there he does not judge, he is judged. */
const concerning = (caller: Caller): Filter => ({
  $or: CONCERNS.flatMap(([part, those]): Filter[] => {
    const of = heldIn(caller, those);
    if (of.length === 0) return [];
    const its = { [part]: { $in: of } };
    const hidden = part === 'body' ? [] : butNot('unit', caller.closed?.units ?? []);
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
  filters: ['is', 'zone', 'office', 'body', 'unit', 'kind', 'inspection', 'open', 'recurred', 'commonProblems'],
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
  deadlines: issueDeadlines,
  policies: [sealDuplicatesWhenIssueBecomesClue, correctIssueWhenRecordCorrected, takeOverIssueWhenHandedOver],
  sealed: (issue: Issue) => issue.is === 'upgraded',
  refusals: issueRefusals,
  fulfils: {
    R41: ['ReferIssue', 'issues'],
    R42: ['ForwardIssue', 'RejectForwarding', 'issues'],
    R43: ['AcceptIssue', 'SetRectificationPlan', 'ReportProgress', 'ClaimRectified', 'issues'],
    R56: ['MarkProminent', 'LinkRecurrence', 'issues'],
    R68: ['MergeDuplicateIssue', 'CorrectIssue', 'issues'],
  },
};

const ANALYSTS: readonly Post[] = [...DIRECTING, ...OF_OFFICE];

/** What touches the caller's zones, or was found by the caller's office. */
const ofOwnZones = (caller: Caller): Filter | undefined =>
  isCountyStaff(caller)
    ? undefined
    : { $or: [{ zones: { $in: ownParts(caller, 'zone') } }, { office: { $in: ownParts(caller, 'office') } }] };

type Row = Readonly<Record<string, unknown>>;

/** To an office, the issues of its own zone; of the others, in which zones they are and how many units. */
const instancesOfOwnZones = (row: Row, caller: Caller): Row & { readonly unitsInAll?: number } => {
  if (isCountyStaff(caller)) return row;
  const { issues, units, zones, office } = row as CommonProblemRow;
  const own = new Set([
    ...ownParts(caller, 'zone'),
    // An office cites issues of its own zone alone.
    ...(office !== null && ownParts(caller, 'office').includes(office) ? zones : []),
  ]);
  const there = issues.filter(({ zone }) => own.has(zone));
  return { ...row, issues: there, units: [...new Set(there.map(({ unit }) => unit))], unitsInAll: units.length };
};

export const commonProblemsPage: Page = {
  view: commonProblemsView,
  get: 'common-problems',
  by: [...COUNTY_STAFF, ...anyOf(...ANALYSTS)],
  zh: '共性问题',
  en: 'Common problems',
  filters: ['state', 'kind', 'zones', 'office', 'answered'],
  sort: { identifiedAt: -1 },
  only: ofOwnZones,
  shows: instancesOfOwnZones,
};

export const commonProblemsCapability: Capability = {
  name: 'common-problems',
  decider: commonProblems,
  routes: commonProblemRoutes,
  pages: [commonProblemsPage],
  fulfils: { R56: ['IdentifyCommonProblem', 'ProposeMeasure', 'AdoptMeasure', 'common-problems'] },
  policies: [dropIssueWhenItBecomesAStub],
  refusals: commonProblemRefusals,
};

export const weakPointsPage: Page = {
  view: weakPointsView,
  get: 'weak-points',
  by: [...COUNTY_STAFF, ...anyOf(...ANALYSTS)],
  zh: '短板弱项',
  en: 'Weak points',
  filters: ['zones', 'office', 'where'],
  sort: { recordedAt: -1 },
  only: ofOwnZones,
};

export const weakPointsCapability: Capability = {
  name: 'weak-points',
  decider: weakPoints,
  routes: weakPointRoutes,
  policies: [citeNoStubs],
  pages: [weakPointsPage],
  fulfils: { R56: ['RecordWeakPoint', 'weak-points'] },
  refusals: analysisRefusals,
};
