import { daysTo } from '../charts/counting.js';

interface Matter {
  readonly id: string;
  readonly waits: readonly { readonly holder: string; readonly from: string; readonly until?: string | undefined }[];
}

export interface Held<Row extends Matter> {
  readonly holder: string;
  /** What lies there now, and what has lain there and gone on. */
  readonly now: readonly Row[];
  readonly before: readonly Row[];
  /** Whole days, of what has gone on; nothing has: none. */
  readonly average: number | undefined;
  /** Whole days of what has lain there longest until now. */
  readonly longest: number | undefined;
}

/** By holder: a body, a zone or an office, never a person. */
export function heldBy<Row extends Matter>(rows: readonly Row[], day: string): readonly Held<Row>[] {
  const holders = [...new Set(rows.flatMap(({ waits }) => waits.map(({ holder }) => holder)))].sort();
  return holders.map((holder) => {
    const here = rows.map((row) => ({ row, waits: row.waits.filter((wait) => wait.holder === holder) }));
    const over = here.flatMap(({ waits }) =>
      waits.flatMap(({ from, until }) => (until ? [daysTo(from, until.slice(0, 10))] : [])),
    );
    const open = here.flatMap(({ waits }) => waits.flatMap(({ from, until }) => (until ? [] : [daysTo(from, day)])));
    const all = over.reduce((sum, days) => sum + days, 0);
    return {
      holder,
      now: here.filter(({ waits }) => waits.some(({ until }) => !until)).map(({ row }) => row),
      before: here.filter(({ waits }) => waits.some(({ until }) => until)).map(({ row }) => row),
      average: over.length === 0 ? undefined : Math.round((10 * all) / over.length) / 10,
      longest: open.length === 0 ? undefined : Math.max(...open),
    };
  });
}
