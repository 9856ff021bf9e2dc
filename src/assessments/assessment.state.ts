import type { Decider } from '@libs/event-sourcing/index.js';
import type { Because } from '../instruments/rulebook.state.js';
import { LEADING, type Post } from '../shared/posts.js';
import type { Adjustment, Difference, Mark, Sheet } from './computing.js';

interface Total {
  readonly body: string;
  readonly name: string;
  readonly points: number | null;
}

type Given = Omit<Mark, 'indicator' | 'office'>;

/** Who may decide on an objection, besides not having scored: nobody of the offices that assess. */
export const DECIDE_OBJECTIONS: readonly Post[] = [
  ...LEADING,
  'standing-member',
  'case-office-head',
  'internal-supervision',
];

export interface AssessmentEvents {
  AssessmentOpened: { scheme: string; version: number; title: string; from: string; until: string };
  /** `position`: up to where the log was read. The sheets follow, one event each. Bodies in the order of the zone table. */
  AssessmentComputed: {
    round: number;
    scheme: string;
    version: number;
    position: string;
    resultHash: string;
    marks: number;
    totals: readonly Total[];
  };
  BodyAssessed: { round: number; sheet: Sheet };
  IndicatorScored: { indicator: string; office: string; marks: readonly Given[] };
  JudgementAdded: Mark;
  ResultNotified: {
    body: string;
    name: string;
    points: number | null;
    resultHash: string;
    /** Last day for an objection, and why that day. */
    until: string;
    because: Because;
  };
  ObjectionLodged: {
    body: string;
    name: string;
    grounds: string;
    events: readonly string[];
    answerBy: string;
    because: Because;
  };
  ObjectionDecided: {
    body: string;
    name: string;
    outcome: 'upheld' | 'upheld-in-part' | 'dismissed';
    reason: string;
    adjustments: readonly Adjustment[];
    deciders: readonly string[];
  };
  /** What the decisions changed; the new sheets of the bodies concerned follow. */
  AssessmentRecomputed: {
    round: number;
    scheme: string;
    version: number;
    position: string;
    before: string;
    resultHash: string;
    adjustments: readonly Adjustment[];
    differences: readonly Difference[];
    totals: readonly Total[];
  };
  ResultApproved: { resultHash: string };
  ResultPublished: {
    scheme: string;
    version: number;
    position: string;
    resultHash: string;
    totals: readonly Total[];
  };
  ResultFrozen: { reason: string };
  ResultReleased: { reason: string };
}

interface Opened {
  readonly scheme: string;
  readonly version: number;
  readonly until: string;
  readonly marks: readonly Mark[];
  /** Everybody who computed or marked: none of them decides on an objection, or approves. */
  readonly scorers: readonly string[];
}

export type Objection =
  | { readonly is: 'lodged'; readonly grounds: string }
  | { readonly is: 'decided'; readonly outcome: 'upheld' | 'upheld-in-part' | 'dismissed' };

export interface Notice {
  readonly until: string;
  readonly objection?: Objection;
}

interface Computed extends Opened {
  readonly round: number;
  readonly position: string;
  readonly resultHash: string;
  readonly sheets: readonly Sheet[];
  /** Marks were given since. */
  readonly stale: boolean;
}

interface Notified extends Computed {
  readonly notices: Readonly<Record<string, Notice>>;
  readonly adjustments: readonly Adjustment[];
  /** How many of the adjustments the sheets have taken in. */
  readonly recomputed: number;
}

/** One shape a state, so that a rule may ask for exactly those it knows. */
type In<S extends string, Facts> = S extends S ? { readonly is: S } & Facts : never;

export type Standing =
  In<'open', Opened> | In<'computed', Computed> | In<'notified' | 'approved' | 'published', Notified>;

export type Assessment =
  { readonly is: 'none' } | Standing | { readonly is: 'frozen'; readonly reason: string; readonly before: Standing };

export type AssessmentIn<S extends Assessment['is']> = Extract<Assessment, { is: S }>;

/** The steps as the county names them. */
export const STEP_NAMES: Readonly<Record<Assessment['is'], string>> = {
  none: '未启动',
  open: '已启动',
  computed: '已计算',
  notified: '已通知',
  approved: '已审定',
  published: '已公布',
  frozen: '已冻结',
};

export const noAssessment: Assessment = { is: 'none' };

const withScorer = <S extends Opened>(assessment: S, person: string): S =>
  assessment.scorers.includes(person) ? assessment : { ...assessment, scorers: [...assessment.scorers, person] };

/** An office has one mark on an indicator for a body: the last it gave. */
function marked(assessment: Assessment, added: readonly Mark[], person: string): Assessment {
  const before = assessment as AssessmentIn<'open' | 'computed'>;
  const same = (a: Mark, b: Mark) => a.indicator === b.indicator && a.office === b.office && a.body === b.body;
  const marks = [...before.marks.filter((mark) => !added.some((one) => same(one, mark))), ...added];
  const after = withScorer({ ...before, marks }, person);
  return after.is === 'computed' ? { ...after, stale: true } : after;
}

const withSheet = (sheets: readonly Sheet[], sheet: Sheet) =>
  sheets.some(({ body }) => body === sheet.body)
    ? sheets.map((one) => (one.body === sheet.body ? sheet : one))
    : [...sheets, sheet];

const withObjection = (assessment: Assessment, body: string, objection: Objection): AssessmentIn<'notified'> => {
  const notified = assessment as AssessmentIn<'notified'>;
  return {
    ...notified,
    notices: { ...notified.notices, [body]: { ...notified.notices[body]!, objection } },
  };
};

export const evolveAssessment: Decider<Assessment, never, AssessmentEvents>['evolve'] = {
  AssessmentOpened: (_, { scheme, version, until }) => ({
    is: 'open',
    scheme,
    version,
    until,
    marks: [],
    scorers: [],
  }),
  AssessmentComputed: (assessment, { round, position, resultHash }, { actor }) => {
    const { scheme, version, until, marks, scorers } = assessment as AssessmentIn<'open' | 'computed'>;
    const opened = withScorer({ scheme, version, until, marks, scorers }, actor.person);
    return { is: 'computed', ...opened, round, position, resultHash, sheets: [], stale: false };
  },
  BodyAssessed: (assessment, { sheet }) => {
    const computed = assessment as AssessmentIn<'computed' | 'notified'>;
    return { ...computed, sheets: withSheet(computed.sheets, sheet) };
  },
  IndicatorScored: (assessment, { indicator, office, marks }, { actor }) =>
    marked(
      assessment,
      marks.map((mark) => ({ ...mark, indicator, office })),
      actor.person,
    ),
  JudgementAdded: (assessment, mark, { actor }) => marked(assessment, [mark], actor.person),
  ResultNotified: (assessment, { body, until }) => {
    const computed = assessment as AssessmentIn<'computed' | 'notified'>;
    const notified: AssessmentIn<'notified'> =
      computed.is === 'computed'
        ? { ...computed, is: 'notified', notices: {}, adjustments: [], recomputed: 0 }
        : computed;
    return { ...notified, notices: { ...notified.notices, [body]: { until } } };
  },
  ObjectionLodged: (assessment, { body, grounds }) => withObjection(assessment, body, { is: 'lodged', grounds }),
  ObjectionDecided: (assessment, { body, outcome, adjustments }) => {
    const notified = withObjection(assessment, body, { is: 'decided', outcome });
    return { ...notified, adjustments: [...notified.adjustments, ...adjustments] };
  },
  AssessmentRecomputed: (assessment, { round, resultHash, adjustments }) => ({
    ...(assessment as AssessmentIn<'notified'>),
    round,
    resultHash,
    recomputed: adjustments.length,
  }),
  ResultApproved: (assessment) => ({ ...(assessment as AssessmentIn<'notified'>), is: 'approved' }),
  ResultPublished: (assessment) => ({ ...(assessment as AssessmentIn<'approved'>), is: 'published' }),
  ResultFrozen: (assessment, { reason }) => ({ is: 'frozen', reason, before: assessment as Standing }),
  ResultReleased: (assessment) => (assessment as AssessmentIn<'frozen'>).before,
};
