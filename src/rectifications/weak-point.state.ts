import type { Decider } from '@libs/event-sourcing/index.js';

export interface WeakPoint {
  /** The unit or body that is weak there, in its name's words. */
  readonly where: string;
  readonly title: string;
  readonly cause: string;
  readonly proposal: string;
  /** The issues it is seen from. */
  readonly issues: readonly string[];
}

export interface WeakPointEvents {
  WeakPointRecorded: WeakPoint & {
    /** The office that sees it; absent where the Conduct Office does. */
    office?: string;
    zones: readonly string[];
  };
  /** Cause or proposal looked at again, e.g. while a quarterly report is written. */
  WeakPointAmended: { cause: string; proposal: string; reason: string };
  /** The issue became a clue, or is kept under another: it is cited no more, and the other in its place. */
  CitationDropped: { issue: string; into?: string };
}

export type WeakPointState =
  { readonly is: 'none' } | (WeakPoint & { readonly is: 'recorded'; readonly office?: string });

export const noWeakPoint: WeakPointState = { is: 'none' };

export const citedWithout = (issues: readonly string[], issue: string, into?: string): readonly string[] => [
  ...new Set(issues.flatMap((one) => (one === issue ? (into ?? []) : one))),
];

export const evolveWeakPoint: Decider<WeakPointState, never, WeakPointEvents>['evolve'] = {
  WeakPointRecorded: (_, { zones: _zones, ...told }) => ({ is: 'recorded', ...told }),
  WeakPointAmended: (point, { cause, proposal }) => (point.is === 'none' ? point : { ...point, cause, proposal }),
  CitationDropped: (point, { issue, into }) =>
    point.is === 'none' ? point : { ...point, issues: citedWithout(point.issues, issue, into) },
};
