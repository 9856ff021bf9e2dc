import type { RowOf } from '../api/rows.js';

type Owed = Pick<RowOf<'report-register'>, 'id' | 'kind' | 'body' | 'zone' | 'period'>;
export type Kind = Owed['kind'];

export const KINDS: readonly Kind[] = ['month', 'quarter', 'half', 'year'];
/** Of a year of twelve months, how many a period of each kind takes. */
export const MONTHS: Readonly<Record<Kind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

export interface Line<Row> {
  readonly zone: string;
  readonly body: string;
  readonly kind: Kind;
  /** One place for each period of the year; empty where nothing is owed. */
  readonly cells: readonly (Row | undefined)[];
}

/** The place of a period in its year: `2026-10` is the tenth of twelve, `2026-q3` the third of four. */
export const placeOf = (kind: Kind, period: string): number =>
  kind === 'year' ? 0 : Number(period.slice(kind === 'month' ? 5 : 6)) - 1;

/** The reports of a year as a board: what each body owes, kind by kind, each in the months that it is of. */
export function boardOf<Row extends Owed>(rows: readonly Row[]): readonly Line<Row>[] {
  const zones = [...new Set(rows.map(({ zone }) => zone))].sort();
  return zones.flatMap((zone) =>
    KINDS.flatMap((kind) => {
      const owed = rows.filter((row) => row.zone === zone && row.kind === kind);
      return [...new Set(owed.map(({ body }) => body))].sort().map((body) => ({
        zone,
        body,
        kind,
        cells: Array.from({ length: 12 / MONTHS[kind] }, (_, place) =>
          owed.find((row) => row.body === body && placeOf(kind, row.period) === place),
        ),
      }));
    }),
  );
}

/** The report of the same body on the period before: `month-office-3-2026-01` follows `month-office-3-2025-12`. */
export function reportBefore({ kind, body, period }: Pick<Owed, 'kind' | 'body' | 'period'>): string {
  const year = Number(period.slice(0, 4));
  const place = placeOf(kind, period);
  const of = 12 / MONTHS[kind];
  const [in_, at] = place === 0 ? [year - 1, of] : [year, place];
  const name = {
    month: `${in_}-${String(at).padStart(2, '0')}`,
    quarter: `${in_}-q${at}`,
    half: `${in_}-h${at}`,
    year: String(in_),
  }[kind];
  return `${kind}-${body}-${name}`;
}
