import { addDays } from '@libs/event-sourcing/time.js';

import {
  type Because,
  type Due,
  type ParameterName,
  parameterOn,
  type Rulebook,
  termOn,
} from '../instruments/rulebook.state.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import { type Period, type PeriodKind, PERIOD_KINDS, periodsIn, reportOf } from './period.js';

const RULES: Readonly<Record<PeriodKind, ParameterName>> = {
  month: 'monthly-report',
  quarter: 'quarterly-report',
  half: 'half-year-summary',
  year: 'annual-summary',
};

/** The last day of a period's report, and why it is that day: rule, version, calendar, and where it was moved from. */
export const dueOf = (rulebook: Rulebook, { kind, to }: Pick<Period, 'kind' | 'to'>): Due =>
  termOn(rulebook, RULES[kind], to);

/** A report is on nobody's desk more than a month before its last day, nor before its period has begun. */
const AHEAD_DAYS = 31;

export function opensOn({ from }: Pick<Period, 'from'>, due: string): string {
  const ahead = addDays(due, -AHEAD_DAYS);
  return ahead > from ? ahead : from;
}

export interface Owed {
  readonly id: string;
  readonly period: Period;
  readonly body: string;
}

/** Who owes what in a year: offices by month, half-year and year, zones by quarter. */
export function owedIn(year: string, arrangement: Arrangement, rulebook: Rulebook): readonly Owed[] {
  const { zones, offices } = arrangement;
  const bodies: Readonly<Record<PeriodKind, readonly string[]>> = {
    month: Object.keys(offices),
    quarter: Object.keys(zones),
    half: Object.keys(offices),
    year: Object.keys(offices),
  };
  return PERIOD_KINDS.flatMap((kind) =>
    periodsIn(kind, year)
      .filter(({ name, to }) => !name.endsWith('h2') || parameterOn(rulebook, 'second-half-merged', to) === 0)
      .flatMap((period) =>
        bodies[kind].map((body) => ({
          id: reportOf(kind, body, period.name),
          period,
          body,
        })),
      ),
  );
}

export type { Because };
