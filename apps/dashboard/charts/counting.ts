/** A number and where its rows are listed, by the values that it was counted by. */
export interface Counted {
  readonly count: number;
  /** The list behind it, as the program tells it: `/api/v1/task-board?zone=…`. What zones share has none. */
  readonly rows?: string;
}

export interface Figure {
  readonly value: number;
  readonly to?: string | undefined;
}

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/**
 * One number out of several, with the list of exactly its rows: what the addresses of all of them have in common. Right
 * wherever the numbers are all those that share a value.
 */
export function together(counts: readonly Counted[]): Figure {
  const [first, ...others] = counts.flatMap(({ rows }) => (rows === undefined ? [] : new URL(rows, 'http://rows')));
  const value = sum(counts.map(({ count }) => count));
  if (first === undefined) return { value };
  for (const [name, told] of [...first.searchParams])
    if (!others.every(({ searchParams }) => searchParams.get(name) === told)) first.searchParams.delete(name);
  return { value, to: first.pathname.replace('/api/v1', '') + first.search };
}

/** The values of a field, in the order in which they first appear. */
export const valuesOf = <Row, Field extends keyof Row>(rows: readonly Row[], field: Field): Row[Field][] => [
  ...new Set(rows.map((row) => row[field])),
];

/** How dark a cell is, 0 to 4: nothing is 0, and the greatest of all is 4. */
export const levelOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.min(4, Math.ceil((4 * value) / most));

/** Every month from one to another, both counted: `2026-01`. At most the last `most`. */
export function monthsBetween(from: string, to: string, most: number): readonly string[] {
  const [year = 0, month = 1] = to.slice(0, 7).split('-').map(Number);
  const back = Array.from({ length: most }, (_, n) =>
    new Date(Date.UTC(year, month - 1 - n, 1)).toISOString().slice(0, 7),
  );
  return back.filter((one) => one >= from.slice(0, 7)).reverse();
}

const DAY_MS = 86_400_000;

/** Whole days from a day or moment to a day. */
export const daysTo = (from: string, day: string): number =>
  Math.round((Date.parse(day) - Date.parse(from.slice(0, 10))) / DAY_MS);
