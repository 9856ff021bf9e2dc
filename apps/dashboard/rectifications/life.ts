import type { RowOf } from '../api/rows.js';
import type { LifeStep } from '../record/steps.js';

export type Issue = RowOf<'issues'>;

/** The way of an issue from the finding to the closing; the names are those of `rectifications.life`. */
export const ISSUE_LIFE = ['referred', 'forwarded', 'accepted', 'rectifying', 'claimed', 'verified', 'closed'] as const;

export type IssueStep = (typeof ISSUE_LIFE)[number];

const STANDS: Readonly<Record<string, IssueStep>> = {
  // What was not accepted is rectified further; what has come back begins with a plan.
  returned: 'rectifying',
  failed: 'claimed',
  reopened: 'accepted',
  recurred: 'closed',
  'recurred-as-another': 'closed',
};

/** Where an issue stands on its way; a stub stands nowhere. */
export const issueStep = ({ is }: Pick<Issue, 'is'>): IssueStep | undefined =>
  ISSUE_LIFE.find((step) => step === is) ?? STANDS[is];

/** What is left of an issue that became a clue, or is kept under another number: that, and nothing else. */
export const isStub = ({ is }: Pick<Issue, 'is'>): boolean => is === 'upgraded' || is === 'merged';

type Dates = Pick<Issue, 'referredAt' | 'forwardedAt' | 'acceptedAt' | 'claimedAt' | 'closedAt'>;

/** When each step was reached last. */
export const reachedOf = (issue: Dates): Readonly<Record<string, Pick<LifeStep, 'at'>>> => ({
  referred: { at: issue.referredAt },
  forwarded: { at: issue.forwardedAt },
  accepted: { at: issue.acceptedAt },
  claimed: { at: issue.claimedAt },
  closed: { at: issue.closedAt },
});

/** What befell it beside the straight way, each to be said in words. */
export type Branch =
  | { readonly is: 'sent-back' | 'returned' | 'failed'; readonly reason: string }
  | { readonly is: 'reopened'; readonly reason: string; readonly count: number }
  | { readonly is: 'recurred'; readonly at: string; readonly count: number }
  | { readonly is: 'recurred-as'; readonly as: string }
  | { readonly is: 'prominent'; readonly reason: string }
  | { readonly is: 'holds' };

type Told = Pick<
  Issue,
  | 'is'
  | 'reason'
  | 'body'
  | 'reopened'
  | 'recurrences'
  | 'recurredAt'
  | 'recurredAs'
  | 'prominent'
  | 'recheck'
  | 'verification'
>;

/** In the order in which it matters to whoever has it now. */
export function branchesOf(issue: Told): readonly Branch[] {
  const {
    is,
    reason = '',
    reopened,
    recurrences = 0,
    recurredAt,
    recurredAs,
    prominent,
    recheck,
    verification,
  } = issue;
  return [
    // Referred with a reason: a body that had it gave it back, or it had been the wrong one.
    is === 'referred' && reason !== '' && ({ is: 'sent-back', reason } as const),
    is === 'returned' && ({ is: 'returned', reason } as const),
    is === 'failed' && ({ is: 'failed', reason: verification ?? '' } as const),
    reopened > 0 && ({ is: 'reopened', reason: is === 'reopened' ? reason : '', count: reopened } as const),
    recurrences > 0 && recurredAt !== undefined && ({ is: 'recurred', at: recurredAt, count: recurrences } as const),
    recurredAs !== undefined && ({ is: 'recurred-as', as: recurredAs } as const),
    recheck === 'holds' && ({ is: 'holds' } as const),
    prominent !== undefined && ({ is: 'prominent', reason: prominent } as const),
  ].filter((branch) => branch !== false);
}
