const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000;

/**
 * An instant as RFC 3339 with the offset of China Standard Time (no daylight saving since 1991), milliseconds kept, so
 * that instants sort as text: `2026-03-02T09:00:00.000+08:00`.
 */
export const instant = (epochMs: number): string =>
  new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString().replace('Z', '+08:00');

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch, or undefined when the text is no RFC 3339 instant with an offset. */
export function epochOf(text: string): number | undefined {
  if (!RFC3339.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** True for a date that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The business date of an instant, in China Standard Time. */
export const dayOf = (at: string): string => instant(Date.parse(at)).slice(0, 10);

/** `days` calendar days after a business date. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Calendar days from a business date to another; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The same day `years` later; 29 February falls back to the 28th. */
export function addYears(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : addDays(moved.replace('-02-29', '-03-01'), -1);
}
