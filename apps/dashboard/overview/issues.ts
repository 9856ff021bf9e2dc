import { daysTo } from '../charts/counting.js';

/** The steps of rectification that an issue has taken; a returned or failed one stays where it has come. */
export const FUNNEL = ['referred', 'forwarded', 'accepted', 'claimed', 'closed'] as const;
type Step = (typeof FUNNEL)[number];

type Moments = { readonly is?: string | null | undefined } & Readonly<
  Partial<Record<'referredAt' | 'forwardedAt' | 'acceptedAt' | 'claimedAt' | 'closedAt', string | null>>
>;

/** Closed is what is closed now: what was closed and opened again is not. */
export const reached = (issue: Moments, step: Step): boolean => {
  if (step === 'closed') return issue.is === 'closed';
  const at = FUNNEL.indexOf(step);
  return step === 'referred' || FUNNEL.slice(at).some((one) => Boolean(issue[`${one}At`]));
};

export const AGES = ['fresh', 'month', 'quarter', 'old'] as const;
const UP_TO: readonly number[] = [30, 60, 90];

/** For how long it has been open: since it was referred. */
export const ageOf = (issue: Moments, day: string): (typeof AGES)[number] => {
  const days = daysTo(issue.referredAt ?? day, day);
  const at = UP_TO.findIndex((most) => days <= most);
  return AGES[at === -1 ? UP_TO.length : at]!;
};
