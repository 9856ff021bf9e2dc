import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { arrangement } from '../../test/small-county.js';
import { plans } from './plan.js';
import type { PlanEvents } from './plan.state.js';

const facts = { arrangement };
const clerk = { person: 'wu-min', post: 'conduct-office-official' };
const leader = { person: 'zhao-qiang', post: 'principal-leader' };

const festival = { kind: 'festival' as const, title: '春节前作风检查', units: ['finance-bureau'], zones: ['zone-1'] };
const opened = { type: 'PlanYearOpened' as const, data: { year: '2026' } };
const proposed = { type: 'PlanItemProposed' as const, data: { item: 'spring', ...festival } };
const approved = { type: 'PlanItemApproved' as const, data: { item: 'spring' } };
const rejected = { type: 'PlanItemRejected' as const, data: { item: 'spring', reason: '重复' } };
const withdrawn = { type: 'PlanItemWithdrawn' as const, data: { item: 'spring', reason: '并入他项' } };
const proposedBy = (person: string) =>
  given(plans, [opened, proposed], { actor: { person, post: 'conduct-office-official' } });

describe('opening the plan of a year', () => {
  it('records the year', () => {
    expect(given(plans).when('OpenPlanYear', {}, { id: '2026' })).toEqual([opened]);
  });
  it('is refused for what is no year', () => {
    expect(() => given(plans).when('OpenPlanYear', {}, { id: 'spring' })).toThrow('plan.not-a-year');
  });
  it('changes nothing twice', () => {
    expect(given(plans, [opened]).when('OpenPlanYear', {}, { id: '2026' })).toEqual([]);
  });
});

describe('proposing a plan item', () => {
  const propose = (change: object) =>
    given(plans, [opened]).when('ProposePlanItem', { item: 'spring', ...festival, ...change }, { facts });

  it('records kind, title, units and zones', () => {
    expect(propose({})).toEqual([proposed]);
  });
  it('is refused before the year is open', () => {
    expect(() => given(plans).when('ProposePlanItem', { item: 'spring', ...festival }, { facts })).toThrow(
      'plan.year-not-open',
    );
  });
  it('changes nothing twice', () => {
    expect(
      given(plans, [opened, proposed]).when('ProposePlanItem', { item: 'spring', ...festival }, { facts }),
    ).toEqual([]);
  });
  it('is refused under a name already taken, also by a rejected item', () => {
    expect(() =>
      given(plans, [opened, proposed, rejected]).when('ProposePlanItem', { item: 'spring', ...festival }, { facts }),
    ).toThrow('plan.item-name-taken');
  });
  it('is refused for kind “other” without a reason', () => {
    expect(() => propose({ kind: 'other' })).toThrow('plan.other-needs-reason');
    expect(propose({ kind: 'other', reason: '信访集中' })[0]!.data).toMatchObject({
      kind: 'other',
      reason: '信访集中',
    });
  });
  it.each(['political', 'campaign'])('is refused for kind %s without the level that deployed it', (kind) => {
    expect(() => propose({ kind })).toThrow('plan.source-missing');
    expect(propose({ kind, source: 'region' })[0]!.data).toMatchObject({ kind, source: 'region' });
  });
  it('is refused for units nobody knows, all of them named', () => {
    expect(() => propose({ units: ['finance-bureau', 'moon-bureau', 'constructor'] })).toThrow(
      'plan.unknown-units {"units":["moon-bureau","constructor"]}',
    );
  });
  it('is refused for zones nobody knows', () => {
    expect(() => propose({ zones: ['zone-9'] })).toThrow('plan.unknown-zones {"zones":["zone-9"]}');
  });
});

describe('amending a plan item', () => {
  const amend = (events: Told<PlanEvents>[]) =>
    given(plans, events).when('AmendPlanItem', { item: 'spring', ...festival, title: '春节检查' }, { facts });

  it('records the item as it now reads', () => {
    expect(amend([opened, proposed])).toEqual([
      { type: 'PlanItemAmended', data: { item: 'spring', ...festival, title: '春节检查' } },
    ]);
  });
  it('is refused once approved', () => {
    expect(() => amend([opened, proposed, approved])).toThrow('plan.already-decided {"item":"spring","is":"approved"}');
  });
  it('is refused once rejected', () => {
    expect(() => amend([opened, proposed, rejected])).toThrow('plan.already-decided {"item":"spring","is":"rejected"}');
  });
  it('is refused for an item nobody proposed', () => {
    expect(() => amend([opened])).toThrow('plan.no-such-item');
  });
  it('changes nothing when it already reads so', () => {
    expect(given(plans, [opened, proposed]).when('AmendPlanItem', { item: 'spring', ...festival }, { facts })).toEqual(
      [],
    );
  });
});

describe('approving a plan item (R32)', () => {
  it('records the consent', () => {
    expect(proposedBy(clerk.person).when('ApprovePlanItem', { item: 'spring' }, { actor: leader })).toEqual([approved]);
  });
  it('is refused to its proposer, in whatever post', () => {
    expect(() => proposedBy(leader.person).when('ApprovePlanItem', { item: 'spring' }, { actor: leader })).toThrow(
      'plan.approver-proposed-it',
    );
  });
  it('is refused to whoever amended it', () => {
    const amended = { type: 'PlanItemAmended' as const, data: { item: 'spring', ...festival, title: '春节检查' } };
    expect(() =>
      proposedBy(clerk.person)
        .and([amended], { actor: leader })
        .when('ApprovePlanItem', { item: 'spring' }, { actor: leader }),
    ).toThrow('plan.approver-proposed-it');
  });
  it('changes nothing twice', () => {
    expect(
      given(plans, [opened, proposed, approved]).when('ApprovePlanItem', { item: 'spring' }, { actor: leader }),
    ).toEqual([]);
  });
  it.each([
    ['rejected', rejected],
    ['withdrawn', withdrawn],
  ])('is refused once %s', (_, event) => {
    expect(() =>
      given(plans, [opened, proposed, event]).when('ApprovePlanItem', { item: 'spring' }, { actor: leader }),
    ).toThrow('plan.already-decided');
  });
  it('is refused for an item nobody proposed, whatever its name', () => {
    expect(() => given(plans, [opened]).when('ApprovePlanItem', { item: 'constructor' }, { actor: leader })).toThrow(
      'plan.no-such-item',
    );
  });
});

describe('rejecting a plan item', () => {
  const reject = (events: Told<PlanEvents>[]) =>
    given(plans, events).when('RejectPlanItem', { item: 'spring', reason: '重复' }, { actor: leader });

  it('records the reason', () => {
    expect(reject([opened, proposed])).toEqual([rejected]);
  });
  it('is refused to its proposer', () => {
    expect(() =>
      proposedBy(leader.person).when('RejectPlanItem', { item: 'spring', reason: '重复' }, { actor: leader }),
    ).toThrow('plan.approver-proposed-it');
  });
  it('is refused once approved', () => {
    expect(() => reject([opened, proposed, approved])).toThrow('plan.already-decided');
  });
  it('changes nothing twice', () => {
    expect(reject([opened, proposed, rejected])).toEqual([]);
  });
});

describe('withdrawing a plan item', () => {
  const withdraw = (events: Told<PlanEvents>[]) =>
    given(plans, events).when('WithdrawPlanItem', { item: 'spring', reason: '并入他项' });

  it('records the reason', () => {
    expect(withdraw([opened, proposed])).toEqual([withdrawn]);
  });
  it('is refused once the principal leader has decided', () => {
    expect(() => withdraw([opened, proposed, approved])).toThrow('plan.already-decided');
  });
  it('changes nothing twice', () => {
    expect(withdraw([opened, proposed, withdrawn])).toEqual([]);
  });
});
