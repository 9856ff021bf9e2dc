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
  /** The campaign of a higher commission that it carries out. */
  readonly campaign?: string;
}

/** When a festival is, by the State Council's notice or by hand, and whether its check was planned early enough. */
export interface FestivalDays {
  readonly festival: string;
  /** First and last day off. */
  readonly from: string;
  readonly to: string;
  /** The notice that gives them; absent where they were entered by hand. */
  readonly notice?: string;
  /** Days of a weekend that are worked instead, shortly before or after. */
  readonly worked: readonly string[];
  /** The last day worked before the festival. */
  readonly lastWorkingDay: string;
  /** By when the check had to be planned. */
  readonly planBy: string;
  /** Days by which that was missed; 0: in time. */
  readonly late: number;
}

export interface KeyTask {
  readonly title: string;
  /** The plan item that carries it out. */
  readonly item?: string;
  readonly source?: Level;
}

export interface PlanEvents {
  PlanYearOpened: { year: string };
  PlanItemProposed: { item: string } & PlanItemTerms;
  PlanItemAmended: { item: string } & PlanItemTerms;
  PlanItemApproved: { item: string };
  PlanItemRejected: { item: string; reason: string };
  PlanItemWithdrawn: { item: string; reason: string };
  /** `item` is carried out as part of `into`, which covers these units and zones from now on. */
  PlanItemsMerged: { item: string; into: string; reason: string; units: readonly string[]; zones: readonly string[] };
  FestivalCheckScheduled: { item: string } & FestivalDays;
  /** Each list replaces the one before. */
  KeyTaskListPublished: { year: string; version: number; from: string; tasks: readonly KeyTask[] };
}

export interface PlanItem {
  readonly is: 'proposed' | 'approved' | 'rejected' | 'withdrawn' | 'merged';
  readonly terms: PlanItemTerms;
  /** Everybody who wrote it: the proposer and whoever amended it. None of them may decide on it. */
  readonly authors: readonly string[];
  /** The days of its festival, once scheduled. */
  readonly festival?: FestivalDays;
}

export interface KeyTaskList {
  readonly version: number;
  readonly from: string;
  readonly tasks: readonly KeyTask[];
}

export type Plan =
  | { readonly is: 'none' }
  | {
      readonly is: 'open';
      readonly items: Readonly<Record<string, PlanItem>>;
      /** The latest; version 0: none was published yet. */
      readonly keyTasks: KeyTaskList;
    };

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
  PlanYearOpened: () => ({ is: 'open', items: {}, keyTasks: { version: 0, from: '', tasks: [] } }),
  PlanItemProposed: (plan, { item, ...terms }, { actor }) =>
    withItem(plan, item, { is: 'proposed', terms, authors: [actor.person] }),
  PlanItemAmended: (plan, { item, ...terms }, { actor }) =>
    withItem(plan, item, { terms, authors: [...itemOf(plan, item)!.authors, actor.person] }),
  PlanItemApproved: (plan, { item }) => withItem(plan, item, { is: 'approved' }),
  PlanItemRejected: (plan, { item }) => withItem(plan, item, { is: 'rejected' }),
  PlanItemWithdrawn: (plan, { item }) => withItem(plan, item, { is: 'withdrawn' }),
  PlanItemsMerged: (plan, { item, into, units, zones }, { actor }) => {
    const wider = itemOf(plan, into)!;
    // Whoever widens a proposal has written at it, and does not decide on it.
    const authors = [...wider.authors, ...itemOf(plan, item)!.authors, actor.person];
    const merged = withItem(plan, item, { is: 'merged' });
    return withItem(merged, into, { terms: { ...wider.terms, units, zones }, authors });
  },
  FestivalCheckScheduled: (plan, { item, ...festival }) => withItem(plan, item, { festival }),
  KeyTaskListPublished: (plan, { version, from, tasks }) =>
    plan.is === 'open' ? { ...plan, keyTasks: { version, from, tasks } } : plan,
};
