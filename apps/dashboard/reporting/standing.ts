import type { RowOf } from '../api/rows.js';

/** How a report stands on a day, in one word: the board, the calendar and the report's own page say the same. */
export type Standing =
  'not-begun' | 'open' | 'due-soon' | 'missing' | 'returned' | 'handed-in' | 'filed' | 'late' | 'zero' | 'waived';

type Owed = Pick<RowOf<'report-register'>, 'state' | 'standing' | 'due'> &
  Partial<Pick<RowOf<'report-register'>, 'zero' | 'submittedAt'>>;

const SOON_DAYS = 7;
const DAY_MS = 86_400_000;

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export function standingOf({ state, standing, due, zero }: Owed, today: string): Standing {
  if (state === 'waived') return 'waived';
  if (state === 'returned') return 'returned';
  if (standing === 'late') return 'late';
  if (state === 'filed') return zero ? 'zero' : 'filed';
  if (state === 'submitted' || state === 'reviewed') return 'handed-in';
  // What was due is missing, also before the program has written it down.
  if (standing === 'missing' || due < today) return 'missing';
  if (daysBetween(today, due) <= SOON_DAYS) return 'due-soon';
  return state === 'scheduled' ? 'not-begun' : 'open';
}

/** The day that is shown: today, or that of a past moment. */
export const dayShown = (asOf: string | undefined, today: string): string =>
  /\d{4}-\d\d-\d\d/.exec(asOf ?? '')?.[0] ?? today;
