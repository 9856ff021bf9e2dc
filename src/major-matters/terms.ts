/** Hours from knowing of a major matter to the written report (随时: told at once, written within a day), by the day of knowing. */
const WRITTEN_WITHIN: readonly [{ from: string; hours: number }, ...{ from: string; hours: number }[]] = [
  { from: '0001-01-01', hours: 24 },
];

export const writtenWithinHours = (day: string): number =>
  (WRITTEN_WITHIN.findLast(({ from }) => from <= day) ?? WRITTEN_WITHIN[0]).hours;
