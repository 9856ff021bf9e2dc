import { defineView } from '@libs/read-models/view.js';
import type { FollowUpEvents } from '../follow-ups/follow-up.state.js';
import type { CommonProblemEvents } from './common-problem.state.js';
import type { Issue, IssueEvents } from './issue.state.js';

type Told = IssueEvents &
  Pick<CommonProblemEvents, 'CommonProblemIdentified' | 'IssueLinkedToCommonProblem'> &
  Pick<FollowUpEvents, 'FollowUpNoticeIssued'>;

export type IssueLedgerRow = {
  readonly number: string;
  readonly is: Exclude<Issue['is'], 'unknown'>;
  readonly zone: string;
  /** A body is at work on it, or is to be. Overdue: open, and `due` before the reader's day. */
  readonly open: boolean;
  /** Rectified, closed, and there again. */
  readonly recurred: boolean;
  readonly reopened: number;
  readonly office?: string;
  readonly inspection?: string;
  readonly finding?: string;
  readonly unit?: string;
  readonly unitName?: string;
  readonly place?: string;
  readonly kind?: string;
  readonly facts?: string;
  readonly body?: string;
  readonly bodyName?: string;
  readonly found?: 'seated-there' | 'covers-it' | 'chosen';
  readonly reason?: string;
  readonly bypassed?: readonly string[];
  /** Who took it over from the one who had accepted it for the body. */
  readonly answerable?: string;
  readonly measures?: readonly string[];
  readonly dueOriginal?: string;
  readonly due?: string;
  readonly extended?: boolean;
  readonly extensionReason?: string;
  readonly progress?: string;
  readonly disposal?: string;
  readonly verification?: string;
  readonly recheck?: 'holds' | 'recurred';
  readonly recurredAs?: string;
  readonly clue?: string;
  readonly referredAt?: string;
  readonly forwardedAt?: string;
  readonly acceptedAt?: string;
  readonly claimedAt?: string;
  readonly closedAt?: string;
  readonly upgradedAt?: string;
  readonly foundBy?: readonly string[];
  /** How often it recurred under this number, and since when it counts as not effective. */
  readonly recurrences?: number;
  readonly recurredAt?: string;
  readonly prominent?: string;
  readonly extensionAsked?: string;
  readonly extensionAskedBecause?: string;
  /** What was put right: the row shows what is right, and here what had been entered. */
  readonly corrected?: readonly {
    readonly field: string;
    readonly was: string;
    readonly is: string;
    readonly correction: string;
    readonly reason: string;
    readonly at: string;
  }[];
  /** The duplicates kept under this number, with all that they told. */
  readonly alsoRecordedBy?: readonly {
    readonly number: string;
    readonly foundBy: readonly string[];
    readonly referredAt: string;
    readonly place: string;
    readonly kind: string;
    readonly facts: string;
  }[];
  readonly mergedInto?: string;
  readonly mergedAt?: string;
  readonly commonProblems?: readonly string[];
  readonly followUps?: readonly string[];
};

const without = <F extends keyof IssueLedgerRow>(row: IssueLedgerRow, ...fields: readonly F[]) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.some((one) => one === field))) as Omit<
    IssueLedgerRow,
    F
  >;

/** A stub has no place for a mark. */
const marked = (
  row: IssueLedgerRow | undefined,
  mark: (row: IssueLedgerRow) => Partial<IssueLedgerRow>,
): IssueLedgerRow | undefined => (row && row.is !== 'upgraded' && row.is !== 'merged' ? { ...row, ...mark(row) } : row);

const nobodys = (row: IssueLedgerRow, reason: string): IssueLedgerRow => ({
  ...without(
    row,
    'body',
    'bodyName',
    'found',
    'bypassed',
    'answerable',
    'due',
    'dueOriginal',
    'extended',
    'extensionReason',
  ),
  is: 'referred',
  open: false,
  reason,
});

/** 其他问题台账: one row an issue. What became a clue is a stub: its number, zone and dates, and the clue's number. */
export const issueLedger = defineView<IssueLedgerRow, Told>()({
  name: 'issue-ledger',
  version: 4,
  key: (event) => {
    switch (event.type) {
      case 'IssueMerged':
        return [event.id, event.data.into];
      case 'CommonProblemIdentified':
        return event.data.issues;
      case 'IssueLinkedToCommonProblem':
        return event.data.issue;
      case 'FollowUpNoticeIssued':
        return event.data.about === 'issue' ? event.data.record : undefined;
      default:
        return event.id;
    }
  },
  on: {
    IssueReferred: (_, { id, data, meta }) => ({
      number: id,
      is: 'referred',
      open: false,
      recurred: false,
      reopened: 0,
      ...data,
      referredAt: meta.occurredAt,
    }),
    IssueForwarded: (row, { data: { due, zone: _zone, office: _office, ...target }, meta }) => ({
      ...without(row!, 'reason'),
      is: 'forwarded',
      open: true,
      ...target,
      dueOriginal: due,
      due,
      extended: false,
      forwardedAt: meta.occurredAt,
    }),
    ForwardingRejected: (row, { data: { reason } }) => nobodys(row!, reason),
    ForwardingWithdrawn: (row, { data: { reason } }) =>
      without(
        nobodys(row!, reason),
        'measures',
        'progress',
        'disposal',
        'verification',
        'acceptedAt',
        'claimedAt',
        'forwardedAt',
      ),
    IssueTakenOver: (row, { data: { person } }) => ({ ...row!, answerable: person }),
    IssueAccepted: (row, { meta }) => ({ ...row!, is: 'accepted', acceptedAt: meta.occurredAt }),
    RectificationPlanSet: (row, { data: { measures, due } }) => ({
      ...row!,
      is: 'rectifying',
      measures,
      due,
      dueOriginal: row!.extended ? row!.dueOriginal! : due,
    }),
    ExtensionRequested: (row, { data: { until, reason } }) => ({
      ...row!,
      extensionAsked: until,
      extensionAskedBecause: reason,
    }),
    TermExtended: (row, { data: { until, reason } }) => ({
      ...without(row!, 'extensionAsked', 'extensionAskedBecause'),
      due: until,
      extended: true,
      extensionReason: reason,
    }),
    ProgressReported: (row, { data: { progress } }) => ({ ...row!, is: 'rectifying', progress }),
    RectificationClaimed: (row, { data: { disposal }, meta }) => ({
      ...row!,
      is: 'claimed',
      disposal,
      claimedAt: meta.occurredAt,
    }),
    RectificationVerified: (row, { data: { result, seen } }) => ({
      ...row!,
      is: result === 'passed' ? 'verified' : 'failed',
      verification: seen,
    }),
    RectificationReturned: (row, { data: { reason } }) => ({ ...row!, is: 'returned', reason }),
    IssueClosed: (row, { meta }) => ({ ...row!, is: 'closed', open: false, closedAt: meta.occurredAt }),
    IssueRechecked: (row, { data: { result } }) => ({ ...row!, recheck: result }),
    IssueRecurred: (row, { data: { recurredAt }, meta }) => ({
      ...row!,
      is: 'recurred',
      recurred: true,
      recurrences: (row!.recurrences ?? 0) + 1,
      recurredAt: recurredAt ?? meta.occurredAt,
    }),
    RecurrenceLinked: (row, { data: { issue } }) => ({ ...row!, is: 'recurred-as-another', recurredAs: issue }),
    IssueReopened: (row, { data: { reason, due } }) => ({
      ...without(row!, 'measures', 'progress', 'disposal', 'verification', 'closedAt', 'claimedAt', 'extensionReason'),
      is: 'reopened',
      open: true,
      reopened: row!.reopened + 1,
      reason,
      due,
      dueOriginal: due,
      extended: false,
    }),
    IssueUpgradedToClue: (row, { id, data: { clue }, meta }) => ({
      number: id,
      is: 'upgraded',
      zone: row!.zone,
      open: false,
      recurred: false,
      reopened: 0,
      clue,
      referredAt: row!.referredAt!,
      upgradedAt: meta.occurredAt,
    }),
    IssueMarkedProminent: (row, { data: { reason } }) => ({ ...row!, prominent: reason }),
    IssueMerged: (row, { id, data, meta }, key) => {
      const { into, reason: _reason, unit: _unit, unitName: _unitName, also, ...told } = data;
      if (key !== id)
        return marked(row, ({ alsoRecordedBy = [] }) => ({ alsoRecordedBy: [...alsoRecordedBy, told, ...also] }));
      const { number, zone, office, inspection, finding, reopened, recurred } = row!;
      const stub = { number, is: 'merged', zone, open: false, recurred, reopened, mergedInto: into } as const;
      const found = {
        ...(office !== undefined && { office }),
        ...(inspection !== undefined && { inspection }),
        ...(finding !== undefined && { finding }),
      };
      return { ...stub, ...found, referredAt: told.referredAt, mergedAt: meta.occurredAt };
    },
    IssueCorrected: (row, { data, meta }) => {
      const { field, was, is, names, correction, reason } = data;
      const mark = { field, was: names?.was ?? was, is: names?.is ?? is, correction, reason, at: meta.occurredAt };
      return {
        ...row!,
        [field]: is,
        ...(names && { unitName: names.is }),
        corrected: [...(row!.corrected ?? []), mark],
      };
    },
    CommonProblemIdentified: (row, { id }) =>
      marked(row, ({ commonProblems = [] }) => ({ commonProblems: [...commonProblems, id] })),
    IssueLinkedToCommonProblem: (row, { id }) =>
      marked(row, ({ commonProblems = [] }) => ({ commonProblems: [...commonProblems, id] })),
    FollowUpNoticeIssued: (row, { id }) => marked(row, ({ followUps = [] }) => ({ followUps: [...followUps, id] })),
  },
  indexes: ['zone', 'office', 'body', 'unit', 'is', ['open', 'due']],
});
