import type { Decider } from '@libs/event-sourcing/index.js';

/** The six kinds of work of a zone, section 五 of the county's opinions. A task has exactly one. */
export const KINDS = ['political', 'festival', 'campaign', 'clue-verification', 'research', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** Who deployed what is inspected: the four levels of 五(一). */
export const LEVELS = ['central', 'region', 'city', 'county'] as const;
export type Level = (typeof LEVELS)[number];

export interface PlanItemTerms {
  readonly kind: Kind;
  readonly title: string;
  /** Why the zones are needed; always there for `other`. */
  readonly reason?: string;
  /** Always there for `political` and `campaign`. */
  readonly source?: Level;
  /** Units to be inspected; none named: the zones choose among theirs. */
  readonly units: readonly string[];
  /** Zones it is meant for; none named: any. */
  readonly zones: readonly string[];
}

export interface PlanEvents {
  PlanYearOpened: { year: string };
  PlanItemProposed: { item: string } & PlanItemTerms;
  PlanItemAmended: { item: string } & PlanItemTerms;
  PlanItemApproved: { item: string };
  PlanItemRejected: { item: string; reason: string };
  PlanItemWithdrawn: { item: string; reason: string };
}

export interface PlanItem {
  readonly is: 'proposed' | 'approved' | 'rejected' | 'withdrawn';
  readonly terms: PlanItemTerms;
  /** Everybody who wrote it: the proposer and whoever amended it. None of them may decide on it. */
  readonly authors: readonly string[];
}

export type Plan =
  { readonly is: 'none' } | { readonly is: 'open'; readonly items: Readonly<Record<string, PlanItem>> };

export const noPlan: Plan = { is: 'none' };

export const itemOf = (plan: Plan, item: string): PlanItem | undefined =>
  plan.is === 'open' && Object.hasOwn(plan.items, item) ? plan.items[item] : undefined;

/** Does the approval cover this zone? */
export const coversZone = ({ zones }: PlanItemTerms, zone: string) => zones.length === 0 || zones.includes(zone);

export const unitsNotCovered = (terms: PlanItemTerms, units: readonly string[]): readonly string[] =>
  terms.units.length === 0 ? [] : units.filter((unit) => !terms.units.includes(unit));

const withItem = (plan: Plan, item: string, change: Partial<PlanItem>): Plan =>
  plan.is === 'open' ? { ...plan, items: { ...plan.items, [item]: { ...plan.items[item]!, ...change } } } : plan;

export const evolvePlan: Decider<Plan, never, PlanEvents>['evolve'] = {
  PlanYearOpened: () => ({ is: 'open', items: {} }),
  PlanItemProposed: (plan, { item, ...terms }, { actor }) =>
    withItem(plan, item, { is: 'proposed', terms, authors: [actor.person] }),
  PlanItemAmended: (plan, { item, ...terms }, { actor }) =>
    withItem(plan, item, { terms, authors: [...itemOf(plan, item)!.authors, actor.person] }),
  PlanItemApproved: (plan, { item }) => withItem(plan, item, { is: 'approved' }),
  PlanItemRejected: (plan, { item }) => withItem(plan, item, { is: 'rejected' }),
  PlanItemWithdrawn: (plan, { item }) => withItem(plan, item, { is: 'withdrawn' }),
};
