import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import {
  butNot,
  closedByRecord,
  heldIn,
  holdsOne,
  isCountyStaff,
  ownParts,
  ZONE_PEOPLE,
  ZONE_STAFF,
} from '../shared/own-rows.js';
import { anyOf, AUDITOR, type Caller, CASE_OFFICE, COUNTY_STAFF, LEADERS, type Right } from '../shared/rights.js';
import { DIRECTING, OF_BODY, type Post } from '../shared/posts.js';
import { assessmentDifferences } from './assessment-differences.view.js';
import { assessmentRefusals } from './assessment.refusals.js';
import { assessmentRegister } from './assessment-register.view.js';
import { assessments } from './assessment.js';
import { assessmentRoutes, ASSESSORS, schemeRoutes } from './assessments.routes.js';
import { assessmentDeadlines } from './assessments.deadlines.js';
import { type IndicatorName, INDICATORS, isIndicator } from './indicators.js';
import { DECIDE_OBJECTIONS } from './assessment.state.js';
import { schemeRefusals } from './scheme.refusals.js';
import { schemes } from './scheme.js';
import { schemesView } from './schemes.view.js';
import { scoreSheets } from './score-sheets.view.js';
import { oneByOne } from './waiting.js';
import { waitingTime } from './waiting-time.view.js';

const ASSESSED = anyOf(...OF_BODY);
/** Assessors, leaders, those who decide on objections, and whoever audits all of them. */
const CLEARED: readonly Right[] = [...ASSESSORS, ...LEADERS, ...anyOf(...DECIDE_OBJECTIONS), ...AUDITOR];

const isCleared = (caller: Caller) => holdsOne(caller, CLEARED);

type Row = Readonly<Record<string, unknown>>;

const wordsOf = (indicator: IndicatorName): { readonly zh: string; readonly en: string } => ({
  zh: INDICATORS[indicator].zh,
  en: INDICATORS[indicator].en,
});

/** Indicators in the county's words, beside their names. */
const inWords =
  <Field extends string>(field: Field) =>
  (row: Row) =>
    ({
      ...row,
      [field]: (row[field] as readonly { readonly indicator: string }[]).map((one) =>
        isIndicator(one.indicator) ? { ...one, ...wordsOf(one.indicator) } : one,
      ),
    }) as Row & Record<Field, readonly Partial<ReturnType<typeof wordsOf>>[]>;

interface ShownScore {
  readonly indicator: string;
  readonly cases: readonly { readonly events: readonly string[] }[];
}

/** Each event by its own place, so that a reader opens it, or cites it. */
const opened = (row: Row) => ({
  ...row,
  scores: (row['scores'] as readonly ShownScore[]).map((score) => ({
    ...score,
    cases: score.cases.map((one) => ({ ...one, events: oneByOne(one.events) })),
  })),
});

export const schemesPage: Page = {
  view: schemesView,
  get: 'assessment-schemes',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE, ...ASSESSED],
  zh: '考核办法',
  en: 'Assessment schemes',
  filters: ['scheme', 'is'],
  sort: { scheme: 1, version: 1 },
  only: (caller) => (isCountyStaff(caller) ? undefined : { is: 'published' }),
  shows: inWords('indicators'),
};

/** A body sees its own sheet, from the day on which it is told of it; nobody assessed sees another’s. */
export const scoreSheetsPage: Page = {
  view: scoreSheets,
  get: 'score-sheets',
  by: [...CLEARED, ...ASSESSED],
  zh: '考核表',
  en: 'Score sheets',
  filters: ['year', 'body', 'zone', 'notified'],
  closedBy: { assessment: 'year' },
  // The order of the zone table. There is no ranking.
  sort: { year: -1, order: 1 },
  only: (caller) =>
    isCleared(caller) ? undefined : { $and: [{ notified: true }, { body: { $in: heldIn(caller, OF_BODY) } }] },
  shows: (row) => inWords('scores')(opened(row)),
  sensitive: () => true,
};

export const assessmentDifferencesPage: Page = {
  view: assessmentDifferences,
  get: 'assessment-differences',
  by: [...CLEARED, ...ASSESSED],
  zh: '异议后的差异',
  en: 'Differences after an objection',
  filters: ['year', 'body'],
  closedBy: { assessment: 'year' },
  sort: { year: -1, at: 1 },
  only: (caller) => (isCleared(caller) ? undefined : { body: { $in: heldIn(caller, OF_BODY) } }),
  shows: inWords('indicators'),
  sensitive: () => true,
};

/** Until the result is published, the assessed see how far it has come, and no points. */
export const assessmentRegisterPage: Page = {
  view: assessmentRegister,
  get: 'assessments',
  by: [...CLEARED, ...ASSESSED],
  zh: '年度考核台账',
  en: 'Assessment register',
  filters: ['year', 'is'],
  closedBy: { assessment: 'year' },
  sort: { year: -1 },
  shows: (row, caller) => (isCleared(caller) || row['is'] === 'published' ? row : { ...row, totals: [] }),
  sensitive: () => true,
};

const concerning = (caller: Caller): Filter => ({
  $or: [{ zone: { $in: ownParts(caller, 'zone') } }, { body: { $in: heldIn(caller, OF_BODY) } }],
});

/** Of clues the county learns how many there are; which, and since when, those who keep them, and the zone that found one. */
const KEEP_CLUES: readonly Right[] = [...CASE_OFFICE, ...LEADERS, ...AUDITOR];
const FINDERS: readonly Post[] = [...DIRECTING, 'zone-member'];
const noClueOfOthers = (caller: Caller): Filter => ({
  $or: [...butNot('category', ['clue']), { zone: { $in: heldIn(caller, FINDERS) } }],
});

export const waitingTimePage: Page = {
  view: waitingTime,
  get: 'waiting-time',
  by: [...COUNTY_STAFF, ...ASSESSORS, ...ZONE_STAFF, ...ASSESSED],
  zh: '办理时长（按责任方）',
  en: 'Waiting time by holder',
  filters: ['category', 'record', 'zone', 'body', 'holders', 'open'],
  closedBy: closedByRecord('record'),
  sort: { category: 1, record: 1 },
  only: (caller) => {
    if (holdsOne(caller, KEEP_CLUES)) return undefined;
    const seesAll = isCountyStaff(caller) || holdsOne(caller, ASSESSORS);
    return seesAll ? noClueOfOthers(caller) : { $and: [concerning(caller), noClueOfOthers(caller)] };
  },
};

export const schemesCapability: Capability = {
  name: 'assessment-schemes',
  decider: schemes,
  routes: schemeRoutes,
  pages: [schemesPage],
  refusals: schemeRefusals,
  fulfils: {
    R58: ['DraftScheme', 'PublishScheme', 'AmendScheme', 'assessment-schemes'],
  },
};

export const assessmentsCapability: Capability = {
  name: 'assessments',
  decider: assessments,
  routes: assessmentRoutes,
  pages: [scoreSheetsPage, assessmentDifferencesPage, assessmentRegisterPage, waitingTimePage],
  deadlines: assessmentDeadlines,
  refusals: assessmentRefusals,
  fulfils: {
    R48: ['OpenAssessment', 'assessments'],
    R59: ['ScoreIndicator', 'AddJudgement', 'NotifyResult', 'score-sheets'],
    R61: ['ComputeAssessment', 'RecomputeAssessment', 'score-sheets', 'assessment-differences'],
    R62: ['ApproveResult', 'PublishResult', 'assessments', 'waiting-time'],
    R72: ['score-sheets', 'assessment-differences', 'assessments'],
  },
};
