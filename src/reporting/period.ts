import { addMonths, lastOfMonth } from '@libs/calendar/index.js';

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** A month, quarter, half-year or year that is reported on: `2026-02`, `2026-q1`, `2026-h1`, `2026`. */
export interface Period {
  readonly kind: PeriodKind;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const nth = (name: string, mark: string) => Number(name.slice(name.indexOf(mark) + 1));

const firstMonth = (kind: PeriodKind, name: string): string => {
  const year = name.slice(0, 4);
  if (kind === 'month') return name;
  const month = kind === 'quarter' ? nth(name, 'q') * 3 - 2 : kind === 'half' ? nth(name, 'h') * 6 - 5 : 1;
  return `${year}-${String(month).padStart(2, '0')}`;
};

export function periodNamed(kind: PeriodKind, name: string): Period {
  const from = `${firstMonth(kind, name)}-01`;
  return { kind, name, from, to: lastOfMonth(addMonths(from, MONTHS[kind] - 1).slice(0, 7)) };
}

/** The name of the period of this kind in which a month lies. */
export function periodOf(kind: PeriodKind, month: string): string {
  const [year, of] = [month.slice(0, 4), Number(month.slice(5, 7))];
  if (kind === 'month') return month;
  if (kind === 'quarter') return `${year}-q${Math.ceil(of / 3)}`;
  return kind === 'half' ? `${year}-h${of <= 6 ? 1 : 2}` : year;
}

export const monthsOf = ({ kind, from }: Pick<Period, 'kind' | 'from'>): readonly string[] =>
  Array.from({ length: MONTHS[kind] }, (_, ahead) => addMonths(from, ahead).slice(0, 7));

/** All periods of a kind in a year. */
export const periodsIn = (kind: PeriodKind, year: string): readonly Period[] =>
  Array.from({ length: 12 / MONTHS[kind] }, (_, at) => {
    const month = `${year}-${String(at * MONTHS[kind] + 1).padStart(2, '0')}`;
    return periodNamed(kind, periodOf(kind, month));
  });

const NAMES: Readonly<Record<PeriodKind, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-q[1-4]$/,
  half: /^\d{4}-h[12]$/,
  year: /^\d{4}$/,
};

/** A report is named after what it is of: `month-office-2-2026-02`. */
export const reportOf = (kind: PeriodKind, body: string, name: string) => `${kind}-${body}-${name}`;

/** The period and body a report's name tells of; undefined when it is no such name. */
export function readReport(id: string): { readonly body: string; readonly period: Period } | undefined {
  const [, kind, body, name] = /^(month|quarter|half|year)-(.+)-(\d{4}(?:-[qh]?\d{1,2})?)$/.exec(id) ?? [];
  if (kind === undefined || body === undefined || name === undefined) return undefined;
  if (!NAMES[kind as PeriodKind].test(name)) return undefined;
  return { body, period: periodNamed(kind as PeriodKind, name) };
}

const QUARTERS = ['一', '二', '三', '四'];

/** As a heading has it: 2026年2月, 2026年第一季度, 2026年上半年, 2026年度. */
export function titleOf({ kind, name }: Pick<Period, 'kind' | 'name'>): { readonly zh: string; readonly en: string } {
  const year = name.slice(0, 4);
  if (kind === 'month') return { zh: `${year}年${Number(name.slice(5))}月`, en: name };
  if (kind === 'quarter')
    return { zh: `${year}年第${QUARTERS[nth(name, 'q') - 1]!}季度`, en: `Q${nth(name, 'q')} ${year}` };
  if (kind === 'half')
    return {
      zh: `${year}年${nth(name, 'h') === 1 ? '上' : '下'}半年`,
      en: `${nth(name, 'h') === 1 ? 'first' : 'second'} half of ${year}`,
    };
  return { zh: `${year}年度`, en: year };
}
