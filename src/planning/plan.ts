import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { type Arrangement, knowsUnit } from '../zones/arrangement.state.js';
import type { PlanCommands, ProposePlanItem } from './plan.commands.js';
import {
  evolvePlan,
  itemOf,
  noPlan,
  type Plan,
  type PlanEvents,
  type PlanItem,
  type PlanItemTerms,
} from './plan.state.js';

type Facts = { readonly arrangement: Arrangement };

/** The zones' supervision plan of a year: the Conduct Office proposes, the principal leader decides, item by item. */
export const plans: Decider<Plan, PlanCommands, PlanEvents, Facts> = {
  category: 'plan',
  initial: noPlan,
  facts: { arrangement: { ...arrangementFact, for: ['ProposePlanItem', 'AmendPlanItem'] } },
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
      const terms = complete(proposal, facts.arrangement);
      if (known?.is === 'proposed' && same(known.terms, terms)) return [];
      if (known) throw new Refused('plan.item-name-taken', { item: proposal.item });
      return [{ type: 'PlanItemProposed', data: { item: proposal.item, ...terms } }];
    },

    AmendPlanItem(amendment, plan, { facts }) {
      const { item } = amendment;
      const known = existing(plan, item);
      if (known.is !== 'proposed') throw new Refused('plan.already-decided', { item, is: known.is });
      const terms = complete(amendment, facts.arrangement);
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
  { kind, title, reason, source, units, zones }: ProposePlanItem,
  arrangement: Arrangement,
): PlanItemTerms {
  if (kind === 'other' && !reason) throw new Refused('plan.other-needs-reason');
  if ((kind === 'political' || kind === 'campaign') && !source) throw new Refused('plan.source-missing', { kind });
  const unknownUnits = units.filter((unit) => !knowsUnit(arrangement, unit));
  if (unknownUnits.length > 0) throw new Refused('plan.unknown-units', { units: unknownUnits });
  const unknownZones = zones.filter((zone) => !Object.hasOwn(arrangement.zones, zone));
  if (unknownZones.length > 0) throw new Refused('plan.unknown-zones', { zones: unknownZones });
  return { kind, title, units, zones, ...(reason && { reason }), ...(source && { source }) };
}

const same = (a: PlanItemTerms, b: PlanItemTerms) =>
  a.kind === b.kind &&
  a.title === b.title &&
  a.reason === b.reason &&
  a.source === b.source &&
  a.units.join() === b.units.join() &&
  a.zones.join() === b.zones.join();
