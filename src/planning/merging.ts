import { Refused } from '@libs/event-sourcing/index.js';
import { coversZone, type PlanItem, type PlanItemTerms, unitsNotCovered } from './plan.state.js';

type Covered = Pick<PlanItemTerms, 'units' | 'zones'>;
type Names = { readonly item: string; readonly into: string };

/** None named is “any”, and stays so. */
const both = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 || b.length === 0 ? [] : [...new Set([...a, ...b])];

/** What an item covers once another is part of it. Both must still be ahead; an approval is not widened. */
export function mergedTerms({ item, into }: Names, merged: PlanItem, wider: PlanItem): Covered {
  for (const [name, { is }] of [
    [item, merged],
    [into, wider],
  ] as const)
    if (is !== 'proposed' && is !== 'approved') throw new Refused('plan.already-decided', { item: name, is });
  if (merged.terms.kind !== wider.terms.kind) throw new Refused('plan.merge-of-another-kind', { item, into });
  const covers = {
    units: both(wider.terms.units, merged.terms.units),
    zones: both(wider.terms.zones, merged.terms.zones),
  };
  if (wider.is !== 'approved') return covers;
  const { units, zones } = widened(wider.terms, merged.terms);
  if (units.length + zones.length > 0) throw new Refused('plan.merge-widens-approval', { into, units, zones });
  return { units: wider.terms.units, zones: wider.terms.zones };
}

function widened(approved: PlanItemTerms, merged: PlanItemTerms): Covered {
  const anyUnit = approved.units.length > 0 && merged.units.length === 0;
  const anyZone = approved.zones.length > 0 && merged.zones.length === 0;
  return {
    units: anyUnit ? ['*'] : unitsNotCovered(approved, merged.units),
    zones: anyZone ? ['*'] : merged.zones.filter((zone) => !coversZone(approved, zone)),
  };
}
