import { dayOf } from '@libs/event-sourcing/time.js';
import type { VisitRow } from './visits.view.js';

/** A unit of the register, with where it belonged from which day. */
export interface KnownUnit {
  readonly member: string;
  readonly name: string;
  readonly placings: readonly { readonly zone: string; readonly from: string; readonly until?: string }[];
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

interface Visit {
  readonly inspection: string;
  readonly title: string;
  readonly kind: string;
  readonly zone: string;
  readonly cross: boolean;
  readonly from: string;
}

const dayOfVisit = ({ startedAt }: VisitRow) => (startedAt === null ? undefined : dayOf(startedAt));

/** Those inspections in whose period somebody went there. */
const visitedIn = (visits: readonly VisitRow[], { from, to }: Period) =>
  visits.filter((visit) => {
    const day = dayOfVisit(visit);
    return day !== undefined && from <= day && day <= to;
  });

/** Every unit of the register: by what it was inspected in the period, in which months, and since when not. */
export function coverageOf(units: readonly KnownUnit[], visits: readonly VisitRow[], period: Period) {
  const visited = visitedIn(visits, period);
  return units.flatMap(({ member: unit, name, placings }) => {
    const placing = placings.findLast(
      ({ from, until }) => from <= period.to && (until === undefined || period.to < until),
    );
    if (!placing) return [];
    const here = visited
      .filter((visit) => visit.units.includes(unit))
      .map(({ inspection, title, kind, zone, cross, startedAt }): Visit => ({
        inspection,
        title,
        kind,
        zone,
        cross,
        from: dayOf(startedAt!),
      }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const last = here.at(-1)?.from ?? null;
    const months: Record<string, number> = {};
    for (const { from } of here) months[from.slice(0, 7)] = (months[from.slice(0, 7)] ?? 0) + 1;
    return [{ unit, name, zone: placing.zone, inspected: here.length > 0, last, months, by: here }];
  });
}

interface Tally {
  readonly inspections: number;
  readonly problems: number;
}

const tallied = (visits: readonly VisitRow[], unit: string): Tally => ({
  inspections: visits.length,
  problems: visits.flatMap(({ found }) => Object.values(found)).filter((one) => one === unit).length,
});

const average = ({ inspections, problems }: Tally) => (inspections === 0 ? 0 : problems / inspections);
const rounded = (value: number) => Math.round(value * 100) / 100;

/**
 * 熟人指数: what the home team finds in a unit per inspection, as a part of what another zone's team finds there. 1: both
 * find the same; the nearer to 0, the less the home team sees. Of few inspections it says little, and says so.
 */
export function familiarityOf(visits: readonly VisitRow[], period: Period, least: number) {
  const visited = visitedIn(visits, period);
  const units = [...new Set(visited.filter(({ cross }) => cross).flatMap((visit) => visit.units))].sort();
  return units.map((unit) => {
    const here = visited.filter((visit) => visit.units.includes(unit));
    const home = tallied(
      here.filter(({ cross }) => !cross),
      unit,
    );
    const cross = tallied(
      here.filter((visit) => visit.cross),
      unit,
    );
    const comparable = home.inspections > 0 && average(cross) > 0;
    const few = home.inspections < least || cross.inspections < least;
    return {
      unit,
      home: { ...home, perInspection: rounded(average(home)) },
      cross: { ...cross, perInspection: rounded(average(cross)) },
      index: comparable ? rounded(average(home) / average(cross)) : null,
      smallNumbers: few,
      warning: few
        ? {
            zh: `样本过少（本区 ${home.inspections} 次、交叉 ${cross.inspections} 次，少于 ${least} 次），仅供参考，不作结论。`,
            en: `Few inspections (${home.inspections} at home, ${cross.inspections} across, fewer than ${least}): a hint, not a finding.`,
          }
        : null,
    };
  });
}

/** How much of the inspecting was done by another zone than the units' own, and from where to where. */
export function crossInspectionsOf(visits: readonly VisitRow[], period: Period) {
  const visited = visitedIn(visits, period);
  const zones = [...new Set(visited.map(({ homeZone }) => homeZone))].sort();
  const rate = (all: readonly VisitRow[]) => {
    const crossed = all.filter(({ cross }) => cross).length;
    return {
      inspections: all.length,
      crossed,
      percent: all.length === 0 ? 0 : Math.round((100 * crossed) / all.length),
    };
  };
  const routes = visited.filter(({ cross }) => cross).map(({ homeZone, zone }) => `${homeZone} ${zone}`);
  return {
    all: rate(visited),
    zones: zones.map((zone) => ({ zone, ...rate(visited.filter(({ homeZone }) => homeZone === zone)) })),
    map: [...new Set(routes)].sort().map((route) => {
      const [homeZone, zone] = route.split(' ') as [string, string];
      return { homeZone, zone, count: routes.filter((one) => one === route).length };
    }),
  };
}
