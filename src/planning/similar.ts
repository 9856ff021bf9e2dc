import { dayOf } from '@libs/event-sourcing/time.js';
import type { PlanItemRow } from './plan-items.view.js';

/** What of an inspection says whether it was the same one. */
export interface EarlierInspection {
  readonly inspection: string;
  readonly title: string;
  readonly kind: string;
  readonly zone: string;
  readonly units: readonly string[];
  readonly startedAt: string | null;
}

/** What of an item says which others are like it. */
export type Terms = Pick<PlanItemRow, 'year' | 'item' | 'kind' | 'units' | 'zones'>;

const shared = (a: readonly string[], b: readonly string[]) => a.filter((one) => b.includes(one));

/** An item without zones is meant for any, one without units for any of its zones. */
const mayMeet = (a: Terms, b: Terms) =>
  a.zones.length === 0 || b.zones.length === 0 || shared(a.zones, b.zones).length > 0;

/** Items of the same kind, still ahead, that would inspect the same units; or might, where one of the two names none. */
export const similarItems = (item: Terms, others: readonly PlanItemRow[]) =>
  others.flatMap((other) => {
    const itself = other.year === item.year && other.item === item.item;
    const ahead = other.state === 'proposed' || other.state === 'approved';
    if (itself || !ahead || other.kind !== item.kind) return [];
    const units = shared(item.units, other.units);
    const open = item.units.length === 0 || other.units.length === 0;
    if (units.length === 0 && !(open && mayMeet(item, other))) return [];
    const { year, item: name, title, state, zones, tasks } = other;
    return [{ year, item: name, title, state, zones, tasks, units, certain: units.length > 0 }];
  });

/** Inspections of these units since a day, whatever their kind: the same unit should not be called upon again and again. */
export const recentInspections = (item: Terms, visits: readonly EarlierInspection[], since: string) =>
  visits.flatMap(({ inspection, title, kind, zone, units, startedAt }) => {
    const here = shared(item.units, units);
    if (startedAt === null || dayOf(startedAt) < since || here.length === 0) return [];
    return [{ inspection, title, kind, sameKind: kind === item.kind, zone, units: here, from: dayOf(startedAt) }];
  });
