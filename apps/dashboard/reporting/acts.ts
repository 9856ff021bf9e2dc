import type { RowOf } from '../api/rows.js';
import type { HeldPost } from '../shell/session.js';

type Report = Pick<RowOf<'periodic-reports'>, 'kind' | 'state' | 'zone' | 'office'> &
  Pick<RowOf<'report-register'>, 'reasonAsked' | 'reason'>;
type Kind = Report['kind'];

export const ACTS = [
  'GenerateReportDraft',
  'EditReportDraft',
  'SubmitPeriodicReport',
  'DeclareZeroReport',
  'GiveReasonForLateness',
  'ReviewPeriodicReport',
  'FilePeriodicReport',
  'ReturnPeriodicReport',
  'WaivePeriod',
] as const;
export type Act = (typeof ACTS)[number];

const OFFICE = ['office-head', 'office-official', 'liaison-officer'];
const ZONE = ['zone-director', 'deputy-zone-director', 'office-head'];
const CONDUCT = ['conduct-office-head', 'conduct-office-official'];
const SUMMARY = [...OFFICE, 'deputy-zone-director'];

const WRITES: Readonly<Record<Kind, readonly string[]>> = {
  month: OFFICE,
  quarter: [...ZONE, ...OFFICE],
  half: SUMMARY,
  year: SUMMARY,
};
const SUBMITS: Readonly<Record<Kind, readonly string[]>> = {
  month: ['liaison-officer'],
  quarter: ZONE,
  half: SUMMARY,
  year: SUMMARY,
};
const isReviewed = (kind: Kind) => kind === 'half' || kind === 'year';

type States = readonly Report['state'][];
const WRITTEN: States = ['drafted', 'returned'];
const OPEN: States = ['opened', ...WRITTEN];

/** At which step each act is the next one, and whose it is. The program decides; this is what it is worth offering. */
const TABLE: Readonly<
  Record<Act, { readonly when: (report: Report) => boolean; readonly by: (kind: Kind) => readonly string[] }>
> = {
  GenerateReportDraft: { when: ({ state }) => OPEN.includes(state), by: (kind) => WRITES[kind] },
  EditReportDraft: { when: ({ state }) => WRITTEN.includes(state), by: (kind) => WRITES[kind] },
  SubmitPeriodicReport: { when: ({ state }) => WRITTEN.includes(state), by: (kind) => SUBMITS[kind] },
  DeclareZeroReport: {
    when: ({ state, kind }) => kind === 'month' && OPEN.includes(state),
    by: (kind) => SUBMITS[kind],
  },
  GiveReasonForLateness: {
    when: ({ reasonAsked, reason }) => reasonAsked && reason === null,
    by: () => [...ZONE, ...OFFICE],
  },
  ReviewPeriodicReport: {
    when: ({ state, kind }) => state === 'submitted' && isReviewed(kind),
    by: () => ['zone-director'],
  },
  FilePeriodicReport: { when: ({ state, kind }) => state === 'submitted' && !isReviewed(kind), by: () => CONDUCT },
  ReturnPeriodicReport: {
    when: ({ state }) => state === 'submitted',
    by: (kind) => (isReviewed(kind) ? ['zone-director'] : CONDUCT),
  },
  WaivePeriod: { when: ({ state }) => state === 'scheduled' || OPEN.includes(state), by: () => CONDUCT },
};

export interface Offered {
  readonly act: Act;
  /** The held post in which it can be done. */
  readonly as: HeldPost;
}

/** What a person may do next with a report, each with the post for it: the one he acts in where it will do. */
export function offeredTo(report: Report, posts: readonly HeldPost[], actsAs: HeldPost | null): readonly Offered[] {
  const own = posts.filter(({ of }) => of === undefined || of === report.zone || of === report.office);
  return ACTS.flatMap((act) => {
    const { when, by } = TABLE[act];
    if (!when(report)) return [];
    const able = own.filter(({ post }) => by(report.kind).includes(post));
    const as = able.find(({ post, of }) => post === actsAs?.post && of === actsAs.of) ?? able[0];
    return as === undefined ? [] : [{ act, as }];
  });
}

/** Posts of the county read the course of any report; a zone's director and deputy that of their zone's own. */
export const readsHistory = ({ kind, zone }: Pick<Report, 'kind' | 'zone'>, posts: readonly HeldPost[]): boolean =>
  posts.some(
    ({ post, of }) => of === undefined || (kind !== 'month' && of === zone && /^(?:deputy-)?zone-director$/.test(post)),
  );

/** The steps of a report on its way. */
export const STEPS = ['scheduled', 'drafted', 'submitted', 'reviewed', 'filed'] as const;
export type Step = (typeof STEPS)[number];

export const stepsOf = (kind: Kind): readonly Step[] => STEPS.filter((step) => step !== 'reviewed' || isReviewed(kind));

/** How many of the steps are behind it. */
export function stepsDone({ kind, state }: Pick<Report, 'kind' | 'state'>): number {
  if (state === 'waived') return 1;
  const reached: Step = state === 'opened' ? 'scheduled' : state === 'returned' ? 'drafted' : state;
  return stepsOf(kind).indexOf(reached) + 1;
}
