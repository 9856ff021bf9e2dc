import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, knowsUnit } from '../zones/arrangement.state.js';
import { campaignFact } from './campaign.facts.js';
import type { Campaign } from './campaign.state.js';
import { festivalDays } from './festival.js';
import { mergedTerms } from './merging.js';
import type { PlanCommands, ProposePlanItem } from './plan.commands.js';
import {
  evolvePlan,
  itemOf,
  type KeyTask,
  noPlan,
  type Plan,
  type PlanEvents,
  type PlanItem,
  type PlanItemTerms,
} from './plan.state.js';

type Facts = { readonly arrangement: Arrangement; readonly campaign: Campaign; readonly rulebook: Rulebook };

/** The zones' supervision plan of a year: the Conduct Office proposes, the principal leader decides, item by item. */
export const plans: Decider<Plan, PlanCommands, PlanEvents, Facts> = {
  category: 'plan',
  initial: noPlan,
  facts: {
    arrangement: { ...arrangementFact, for: ['ProposePlanItem', 'AmendPlanItem'] },
    campaign: campaignFact(['ProposePlanItem', 'AmendPlanItem']),
    rulebook: { ...rulebookFact, for: ['ScheduleFestivalCheck'] },
  },
  evolve: evolvePlan,
  decide: {
    OpenPlanYear(_, plan, { id }) {
      if (plan.is === 'open') return [];
      if (!/^20\d\d$/.test(id)) throw new Refused('plan.not-a-year', { id });
      return [{ type: 'PlanYearOpened', data: { year: id } }];
    },

    ProposePlanItem(proposal, plan, { facts }) {
      if (plan.is === 'none') throw new Refused('plan.year-not-open');
      const known = itemOf(plan, proposal.item);
      const terms = complete(proposal, facts);
      if (known?.is === 'proposed' && same(known.terms, terms)) return [];
      if (known) throw new Refused('plan.item-name-taken', { item: proposal.item });
      return [{ type: 'PlanItemProposed', data: { item: proposal.item, ...terms } }];
    },

    AmendPlanItem(amendment, plan, { facts }) {
      const { item } = amendment;
      const known = existing(plan, item);
      if (known.is !== 'proposed') throw new Refused('plan.already-decided', { item, is: known.is });
      const terms = complete(amendment, facts);
      if (same(known.terms, terms)) return [];
      return [{ type: 'PlanItemAmended', data: { item, ...terms } }];
    },

    ApprovePlanItem({ item }, plan, { actor }) {
      const known = existing(plan, item);
      if (known.is === 'approved') return [];
      mayDecide(known, item, actor.person);
      return [{ type: 'PlanItemApproved', data: { item } }];
    },

    RejectPlanItem({ item, reason }, plan, { actor }) {
      const known = existing(plan, item);
      if (known.is === 'rejected') return [];
      mayDecide(known, item, actor.person);
      return [{ type: 'PlanItemRejected', data: { item, reason } }];
    },

    /** What the principal leader has decided, the Conduct Office does not take back. */
    WithdrawPlanItem({ item, reason }, plan) {
      const known = existing(plan, item);
      if (known.is === 'withdrawn') return [];
      if (known.is !== 'proposed') throw new Refused('plan.already-decided', { item, is: known.is });
      return [{ type: 'PlanItemWithdrawn', data: { item, reason } }];
    },

    /** The same is not inspected twice; and no merging widens what the principal leader has agreed to. */
    MergePlanItems({ item, into, reason }, plan) {
      const merged = existing(plan, item);
      const wider = existing(plan, into);
      if (merged.is === 'merged') return [];
      if (item === into) throw new Refused('plan.merged-with-itself', { item });
      return [{ type: 'PlanItemsMerged', data: { item, into, reason, ...mergedTerms({ item, into }, merged, wider) } }];
    },

    /** Late planning is not forbidden, a festival does not wait; it is said. */
    ScheduleFestivalCheck({ item, festival, from, to }, plan, { id, today, facts: { rulebook } }) {
      const known = existing(plan, item);
      if (known.terms.kind !== 'festival')
        throw new Refused('plan.not-a-festival-check', { item, kind: known.terms.kind });
      if (known.is !== 'proposed' && known.is !== 'approved')
        throw new Refused('plan.already-decided', { item, is: known.is });
      const days = festivalDays({ year: id, festival, from, to }, today, rulebook);
      const { festival: before } = known;
      if (before?.festival === festival && before.from === days.from && before.to === days.to) return [];
      return [{ type: 'FestivalCheckScheduled', data: { item, ...days } }];
    },

    PublishKeyTaskList({ tasks, from }, plan, { id }) {
      if (plan.is === 'none') throw new Refused('plan.year-not-open');
      const { version, ...latest } = plan.keyTasks;
      const list = tasks.map(({ title, item, source }) => ({
        title,
        ...(item && { item }),
        ...(source && { source }),
      }));
      const unknown = list.flatMap(({ item }) => (item !== undefined && !itemOf(plan, item) ? [item] : []));
      if (unknown.length > 0) throw new Refused('plan.list-names-no-item', { items: unknown });
      if (latest.from === from && sameList(latest.tasks, list)) return [];
      if (version > 0 && from < latest.from)
        throw new Refused('plan.list-before-the-last', { from, last: latest.from });
      return [{ type: 'KeyTaskListPublished', data: { year: id, version: version + 1, from, tasks: list } }];
    },
  },
};

function existing(plan: Plan, item: string): PlanItem {
  if (plan.is === 'none') throw new Refused('plan.year-not-open');
  const known = itemOf(plan, item);
  if (!known) throw new Refused('plan.no-such-item', { item });
  return known;
}

function mayDecide({ is, authors }: PlanItem, item: string, person: string): void {
  if (is !== 'proposed') throw new Refused('plan.already-decided', { item, is });
  if (authors.includes(person)) throw new Refused('plan.approver-proposed-it', { item, person });
}

/** The terms, if nothing that their kind needs is missing and everything they name exists. */
function complete(
  { kind, title, reason, source: told, units, zones, campaign: named }: ProposePlanItem,
  { arrangement, campaign }: Pick<Facts, 'arrangement' | 'campaign'>,
): PlanItemTerms {
  const source = named === undefined ? told : levelOf(campaign, named, told);
  if (kind === 'other' && !reason) throw new Refused('plan.other-needs-reason');
  if ((kind === 'political' || kind === 'campaign') && !source) throw new Refused('plan.source-missing', { kind });
  const unknownUnits = units.filter((unit) => !knowsUnit(arrangement, unit));
  if (unknownUnits.length > 0) throw new Refused('plan.unknown-units', { units: unknownUnits });
  const unknownZones = zones.filter((zone) => !Object.hasOwn(arrangement.zones, zone));
  if (unknownZones.length > 0) throw new Refused('plan.unknown-zones', { zones: unknownZones });
  const more = { ...(reason && { reason }), ...(source && { source }), ...(named && { campaign: named }) };
  return { kind, title, units, zones, ...more };
}

/** A campaign says itself who deployed it. */
function levelOf(campaign: Campaign, name: string, told: PlanItemTerms['source']) {
  if (campaign.is !== 'open') throw new Refused('plan.campaign-not-open', { campaign: name, is: campaign.is });
  if (told !== undefined && told !== campaign.level)
    throw new Refused('plan.campaign-of-another-level', { campaign: name, level: campaign.level });
  return campaign.level;
}

const same = (a: PlanItemTerms, b: PlanItemTerms) =>
  a.kind === b.kind &&
  a.title === b.title &&
  a.reason === b.reason &&
  a.source === b.source &&
  a.campaign === b.campaign &&
  a.units.join() === b.units.join() &&
  a.zones.join() === b.zones.join();

const sameList = (a: readonly KeyTask[], b: readonly KeyTask[]) =>
  a.length === b.length &&
  a.every(({ title, item, source }, n) => title === b[n]!.title && item === b[n]!.item && source === b[n]!.source);
