import { canonicalJson } from '@libs/event-store/json.js';
import { sha256 } from '@libs/event-store/sha256.js';
import { zoneOfBody } from '../zones/arrangement.state.js';
import { indicatorOf } from './indicators.js';
import type { Happened } from './material.facts.js';
import { type Dimension, DIMENSIONS, periodOf, type SchemeVersion, type Weighted } from './scheme.state.js';
import { type Case, type Charge, type Work, workOf } from './work.js';

/** An office's mark on a judged indicator for a body. */
export interface Mark {
  readonly indicator: string;
  readonly body: string;
  readonly office: string;
  readonly mark: number;
  readonly reason: string;
  readonly evidence: readonly string[];
}

/** What a decision on an objection changed: whose time it was, or that a case is not to count. */
export interface Adjustment {
  readonly body: string;
  readonly kind: 'charge' | 'exclude';
  readonly indicator: string;
  readonly record: string;
  readonly events: readonly string[];
  readonly why: string;
  /** Of a charge: to whom, from when to when, and how many days that is. */
  readonly holder?: string;
  readonly from?: string;
  readonly until?: string;
  readonly days?: number;
}

export interface Score {
  readonly indicator: string;
  readonly dimension: Dimension;
  readonly weight: number;
  /** Sums over the cases; of marks, their sum and number. */
  readonly amount: number;
  readonly of: number;
  /** null: there was no occasion, so neither the points nor the weight count. */
  readonly points: number | null;
  readonly cases: readonly Omit<Case, 'body'>[];
  readonly marks: readonly Pick<Mark, 'office' | 'mark' | 'reason' | 'evidence'>[];
}

/** The score sheet of one body. */
export interface Sheet {
  readonly body: string;
  readonly name: string;
  readonly zone: string;
  /** Its place in the zone table, by which lists are ordered: never by points. */
  readonly order: number;
  /** Of a hundred, over what there was an occasion for; null: there was none at all. */
  readonly points: number | null;
  readonly dimensions: Readonly<Record<Dimension, number>>;
  readonly scores: readonly Score[];
}

export interface Inputs {
  readonly events: readonly Happened[];
  readonly version: SchemeVersion;
  readonly year: string;
  readonly marks?: readonly Mark[];
  readonly adjustments?: readonly Adjustment[];
}

/** The sheets of all bodies of the zone table. A function of the inputs alone: anybody who has them gets the same. */
export function sheetsOf({ events, version, year, marks = [], adjustments = [] }: Inputs): readonly Sheet[] {
  const work = workOf(events, periodOf(version, year), adjustments.flatMap(chargeOf));
  const columns = version.indicators.map((weighted) => ({ weighted, cases: casesOf(work, weighted, adjustments) }));
  const { bodies } = work.arrangement;
  return Object.keys(bodies).flatMap((body, order): readonly Sheet[] => {
    const zone = zoneOfBody(work.arrangement, body, work.until);
    if (zone === undefined) return [];
    const scores = columns.map(({ weighted, cases }) =>
      scoreOf(
        weighted,
        cases.get(body) ?? [],
        marks.filter((mark) => mark.indicator === weighted.indicator && mark.body === body),
      ),
    );
    const { name } = bodies[body]!;
    return [{ body, name, zone, order: order + 1, points: totalOf(scores), dimensions: byDimension(scores), scores }];
  });
}

/**
 * SHA-256 of the RFC 8785 canonical JSON of the scheme's version, the year and the sheets with every event behind them.
 * A position is an address in one store, so it stays outside: a copy of the log gives the same hash.
 */
export const hashOf = (version: SchemeVersion, year: string, sheets: readonly Sheet[]): string =>
  sha256(canonicalJson({ version, year, sheets }));

const sheetHash = (sheet: Sheet): string => sha256(canonicalJson(sheet));

const chargeOf = ({ kind, record, holder, from, until }: Adjustment): readonly Charge[] =>
  kind === 'charge' && holder !== undefined && from !== undefined && until !== undefined
    ? [{ record, holder, from, until }]
    : [];

function casesOf(work: Work, { indicator }: Weighted, adjustments: readonly Adjustment[]) {
  const known = indicatorOf(indicator);
  const byBody = new Map<string, Omit<Case, 'body'>[]>();
  if (known.counted === 'judged') return byBody;
  const isExcluded = ({ body, record }: Case) =>
    adjustments.some(
      (one) => one.kind === 'exclude' && one.indicator === indicator && one.body === body && one.record === record,
    );
  for (const found of known.measure(work)) {
    if (isExcluded(found)) continue;
    const { body, ...own } = found;
    const cases = byBody.get(body);
    if (cases) cases.push(own);
    else byBody.set(body, [own]);
  }
  return byBody;
}

/** Points in hundredths, rounded once, from whole numbers: no machine gives others. */
function scoreOf(
  { indicator, dimension, weight, full }: Weighted,
  cases: readonly Omit<Case, 'body'>[],
  given: readonly Mark[],
): Score {
  const marks = [...given]
    .sort((a, b) => (a.office < b.office ? -1 : 1))
    .map(({ office, mark, reason, evidence }) => ({ office, mark, reason, evidence }));
  const judged = indicatorOf(indicator).counted === 'judged';
  const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
  const amount = judged ? sum(marks.map(({ mark }) => mark)) : sum(cases.map((one) => one.amount));
  const of = judged ? marks.length : (full ?? sum(cases.map((one) => one.of)));
  const occasions = judged ? marks.length : cases.length;
  const hundredths = judged ? (amount * 100) / of : (weight * 100 * Math.min(amount, of)) / of;
  const points = occasions === 0 || of === 0 ? null : Math.round(hundredths) / 100;
  return { indicator, dimension, weight, amount, of, points, cases, marks };
}

const hundredthsOf = (scores: readonly Score[]) =>
  scores.reduce((total, { points }) => total + Math.round((points ?? 0) * 100), 0);

/** What there was no occasion for is held against nobody: the rest makes the hundred. */
function totalOf(scores: readonly Score[]): number | null {
  const counted = scores.filter(({ points }) => points !== null);
  const weights = counted.reduce((total, { weight }) => total + weight, 0);
  return weights === 0 ? null : Math.round((hundredthsOf(counted) * 100) / weights) / 100;
}

const byDimension = (scores: readonly Score[]) =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      hundredthsOf(scores.filter((score) => score.dimension === dimension)) / 100,
    ]),
  ) as Record<Dimension, number>;

/** What became of a body's points by recomputing, indicator by indicator. */
export interface Difference {
  readonly body: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly indicators: readonly {
    readonly indicator: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

export function differencesOf(before: readonly Sheet[], after: readonly Sheet[]): readonly Difference[] {
  return after.flatMap((sheet): readonly Difference[] => {
    const old = before.find(({ body }) => body === sheet.body);
    if (old && sheetHash(old) === sheetHash(sheet)) return [];
    const indicators = sheet.scores.flatMap(({ indicator, points }) => {
      const was = old?.scores.find((score) => score.indicator === indicator)?.points ?? null;
      return was === points ? [] : [{ indicator, before: was, after: points }];
    });
    const { body, name } = sheet;
    return [{ body, name, before: old?.points ?? null, after: sheet.points, indicators }];
  });
}
