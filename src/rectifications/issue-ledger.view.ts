import { defineView } from '@libs/read-models/view.js';
import type { Issue, IssueEvents } from './issue.state.js';

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
};

const without = <F extends keyof IssueLedgerRow>(row: IssueLedgerRow, ...fields: readonly F[]) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.some((one) => one === field))) as Omit<
    IssueLedgerRow,
    F
  >;

/** 其他问题台账: one row an issue. What became a clue is a stub: its number, zone and dates, and the clue's number. */
export const issueLedger = defineView<IssueLedgerRow, IssueEvents>()({
  name: 'issue-ledger',
  version: 1,
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
    IssueForwarded: (row, { data: { due, ...target }, meta }) => ({
      ...without(row!, 'reason'),
      is: 'forwarded',
      open: true,
      ...target,
      dueOriginal: due,
      due,
      extended: false,
      forwardedAt: meta.occurredAt,
    }),
    ForwardingRejected: (row, { data: { reason } }) => ({
      ...without(row!, 'body', 'bodyName', 'found', 'bypassed', 'due', 'dueOriginal', 'extended', 'extensionReason'),
      is: 'referred',
      open: false,
      reason,
    }),
    IssueAccepted: (row, { meta }) => ({ ...row!, is: 'accepted', acceptedAt: meta.occurredAt }),
    RectificationPlanSet: (row, { data: { measures, due } }) => ({
      ...row!,
      is: 'rectifying',
      measures,
      due,
      dueOriginal: row!.extended ? row!.dueOriginal! : due,
    }),
    TermExtended: (row, { data: { until, reason } }) => ({
      ...row!,
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
    IssueRecurred: (row) => ({ ...row!, is: 'recurred', recurred: true }),
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
  },
  indexes: ['zone', 'office', 'body', 'unit', 'is', ['open', 'due']],
});
