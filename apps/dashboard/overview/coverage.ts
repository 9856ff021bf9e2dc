import { daysTo } from '../charts/counting.js';

const LONG_DAYS = 180;

/** How long nobody has been there: never, long ago, or lately. Words stand beside the colour. */
export function gapOf(
  last: string | null,
  day: string,
): { readonly is: 'never' | 'long' | 'lately'; readonly days: number } {
  if (last === null) return { is: 'never', days: 0 };
  const days = daysTo(last, day);
  return { is: days >= LONG_DAYS ? 'long' : 'lately', days };
}

/** Who has waited longest comes first; of those never inspected, by name. */
export const longestFirst = <Unit extends { readonly last: string | null; readonly name: string }>(
  units: readonly Unit[],
): Unit[] =>
  [...units].sort((a, b) => (a.last ?? '').localeCompare(b.last ?? '') || a.name.localeCompare(b.name, 'zh-CN'));
