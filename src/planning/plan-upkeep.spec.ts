import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import { arrangement } from '../../test/small-county.js';
import { happened, rowsOf } from '../../test/rows.js';
import type { Campaign } from './campaign.state.js';
import { festivalCalendar } from './festival-calendar.view.js';
import { keyTaskLists } from './key-tasks.view.js';
import { planItems } from './plan-items.view.js';
import { plans } from './plan.js';
import { itemOf, type PlanEvents, type PlanItemTerms } from './plan.state.js';

type Events = readonly Told<PlanEvents>[];
const opened: Told<PlanEvents> = { type: 'PlanYearOpened', data: { year: '2026' } };
const item = (name: string, terms: Partial<PlanItemTerms> = {}): Told<PlanEvents> => ({
  type: 'PlanItemProposed',
  data: { item: name, kind: 'other', title: name, reason: '年度安排', units: [], zones: [], ...terms },
});
const approved = (name: string): Told<PlanEvents> => ({ type: 'PlanItemApproved', data: { item: name } });

describe('merging plan items (R31)', () => {
  const river = item('river', { units: ['grain-bureau', 'stone-town'], zones: ['zone-1'] });
  const again = item('again', { units: ['grain-bureau'], zones: ['zone-1'] });
  const merge = (events: Events, change: object = {}) =>
    given(plans, events).when('MergePlanItems', { item: 'again', into: 'river', reason: '同一事项', ...change });
  const merged = (units: string[], zones: string[]): Told<PlanEvents> => ({
    type: 'PlanItemsMerged',
    data: { item: 'again', into: 'river', reason: '同一事项', units, zones },
  });

  it('records what the other covers from now on', () => {
    expect(merge([opened, river, again])).toEqual([merged(['grain-bureau', 'stone-town'], ['zone-1'])]);
    const wider = item('again', { units: ['willow-town'], zones: ['zone-4'] });
    expect(merge([opened, river, wider])).toEqual([
      merged(['grain-bureau', 'stone-town', 'willow-town'], ['zone-1', 'zone-4']),
    ]);
  });
  it('keeps “any” where one of them names none', () => {
    expect(merge([opened, river, item('again')])).toEqual([merged([], [])]);
  });
  it('leaves a stub that is no longer decided upon, and bars both authors from deciding on the other', () => {
    const events = [opened, river, again, merged(['grain-bureau', 'stone-town'], ['zone-1'])];
    expect(itemOf(fold(plans, events), 'again')).toMatchObject({ is: 'merged' });
    expect(() => given(plans, events).when('ApprovePlanItem', { item: 'again' })).toThrow('plan.already-decided');
    const author = given(plans, [opened, river], { actor: { person: 'fang-rui', post: 'conduct-office-head' } })
      .and([again], { actor: { person: 'zhao-qiang', post: 'principal-leader' } })
      .and([merged(['grain-bureau', 'stone-town'], ['zone-1'])]);
    expect(() =>
      author.when('ApprovePlanItem', { item: 'river' }, { actor: { person: 'zhao-qiang', post: 'principal-leader' } }),
    ).toThrow('plan.approver-proposed-it');
  });
  it('does not widen what the principal leader has agreed to', () => {
    expect(merge([opened, river, again, approved('river')])).toEqual([
      merged(['grain-bureau', 'stone-town'], ['zone-1']),
    ]);
    const wider = item('again', { units: ['willow-town'], zones: ['zone-4'] });
    expect(() => merge([opened, river, wider, approved('river')])).toThrow(
      'plan.merge-widens-approval {"into":"river","units":["willow-town"],"zones":["zone-4"]}',
    );
    expect(() => merge([opened, river, item('again'), approved('river')])).toThrow('plan.merge-widens-approval');
  });
  it('is refused for items of different kinds, with itself, and for one already decided against', () => {
    expect(() => merge([opened, river, item('again', { kind: 'research' })])).toThrow('plan.merge-of-another-kind');
    expect(() => merge([opened, river, again], { into: 'again' })).toThrow('plan.merged-with-itself');
    const rejected: Told<PlanEvents> = { type: 'PlanItemRejected', data: { item: 'river', reason: '缓办' } };
    expect(() => merge([opened, river, again, rejected])).toThrow('plan.already-decided {"item":"river"');
    expect(() => merge([opened, river])).toThrow('plan.no-such-item');
  });
  it('changes nothing twice', () => {
    expect(merge([opened, river, again, merged(['grain-bureau', 'stone-town'], ['zone-1'])])).toEqual([]);
  });
  it('is shown on both rows', () => {
    const rows = rowsOf(planItems, [
      happened('PlanItemProposed', '2026', river.data),
      happened('PlanItemProposed', '2026', again.data),
      happened('PlanItemsMerged', '2026', merged(['grain-bureau', 'stone-town'], ['zone-1']).data, 'fang-rui'),
    ]);
    expect(rows['2026-again']).toMatchObject({ state: 'merged', mergedInto: 'river', decision: '同一事项' });
    expect(rows['2026-river']).toMatchObject({ state: 'proposed', absorbed: ['again'], mergedInto: null });
  });
});

describe('scheduling a festival check (R25)', () => {
  const festival = item('spring', { kind: 'festival' });
  const schedule = (day: string, change: object = {}, events: Events = [opened, festival], rulebook = firstRulebook) =>
    given(plans, events).when(
      'ScheduleFestivalCheck',
      { item: 'spring', festival: '春节', ...change },
      { id: '2026', occurredAt: `${day}T09:00:00+08:00`, facts: { rulebook } },
    );
  const spring = {
    item: 'spring',
    festival: '春节',
    from: '2026-02-15',
    to: '2026-02-23',
    notice: '国办发明电〔2025〕7号',
    worked: ['2026-02-14', '2026-02-28'],
    lastWorkingDay: '2026-02-14',
    planBy: '2026-01-31',
    late: 0,
  };

  it('takes the days from the notice, with the days worked instead, of which the last is a Saturday', () => {
    expect(schedule('2026-01-20')).toEqual([{ type: 'FestivalCheckScheduled', data: spring }]);
  });
  it('says by how many days it was planned late; on the last day it is in time', () => {
    expect(schedule('2026-01-31')[0]!.data).toMatchObject({ late: 0 });
    expect(schedule('2026-02-03')[0]!.data).toMatchObject({ planBy: '2026-01-31', late: 3 });
  });
  it('goes by the lead time that the county has set, also in working days', () => {
    const set: Rulebook = {
      ...firstRulebook,
      settings: {
        'festival-lead': [
          { value: { is: 'term', term: { unit: 'working-days', n: 5 } }, from: '2026-01-01', version: 1 },
        ],
      },
    };
    expect(schedule('2026-01-20', {}, [opened, festival], set)[0]!.data).toMatchObject({ planBy: '2026-02-10' });
  });
  it('finds a festival that shares its holiday with another', () => {
    expect(
      given(plans, [opened, festival]).when(
        'ScheduleFestivalCheck',
        { item: 'spring', festival: '中秋节' },
        { id: '2025', occurredAt: '2025-09-01T09:00:00+08:00', facts: { rulebook: firstRulebook } },
      )[0]!.data,
    ).toMatchObject({ from: '2025-10-01', to: '2025-10-08' });
  });
  it('takes other dates by hand', () => {
    expect(schedule('2026-01-20', { festival: '庙会', from: '2026-03-10' })[0]!.data).toEqual({
      item: 'spring',
      festival: '庙会',
      from: '2026-03-10',
      to: '2026-03-10',
      worked: ['2026-02-28'],
      lastWorkingDay: '2026-03-09',
      planBy: '2026-02-23',
      late: 0,
    });
    expect(() => schedule('2026-01-20', { festival: '庙会' })).toThrow(
      'plan.festival-unknown {"year":"2026","festival":"庙会"}',
    );
    expect(() => schedule('2026-01-20', { from: '2026-03-10', to: '2026-03-09' })).toThrow(
      'plan.festival-ends-before-it-begins',
    );
  });
  it('is refused for an item of another kind, and for one that was rejected', () => {
    expect(() => schedule('2026-01-20', {}, [opened, item('spring')])).toThrow('plan.not-a-festival-check');
    const rejected: Told<PlanEvents> = { type: 'PlanItemRejected', data: { item: 'spring', reason: '重复' } };
    expect(() => schedule('2026-01-20', {}, [opened, festival, rejected])).toThrow('plan.already-decided');
  });
  it('changes nothing twice', () => {
    expect(schedule('2026-01-21', {}, [opened, festival, { type: 'FestivalCheckScheduled', data: spring }])).toEqual(
      [],
    );
  });
  it('is shown with the tasks that came of it', () => {
    const rows = rowsOf(festivalCalendar, [
      happened('FestivalCheckScheduled', '2026', spring),
      happened('TaskAssigned', '2026-spring-zone-1', { plan: '2026', item: 'spring' }),
      happened('TaskAssigned', '2026-other-zone-1', { plan: '2026', item: 'other' }),
    ]);
    expect(Object.keys(rows)).toEqual(['2026-spring']);
    expect(rows['2026-spring']).toMatchObject({ inTime: true, tasks: ['2026-spring-zone-1'], from: '2026-02-15' });
  });
});

describe('publishing the list of key tasks (R49)', () => {
  const tasks = [{ title: '黄河保护政治监督', item: 'river', source: 'central' as const }, { title: '为基层减负' }];
  const river = item('river');
  const publish = (events: Events, change: object = {}) =>
    given(plans, events).when('PublishKeyTaskList', { tasks, from: '2026-03-01', ...change }, { id: '2026' });
  const first: Told<PlanEvents> = {
    type: 'KeyTaskListPublished',
    data: { year: '2026', version: 1, from: '2026-03-01', tasks },
  };

  it('records the whole list under its version', () => {
    expect(publish([opened, river])).toEqual([first]);
    expect(publish([opened, river, first], { from: '2026-06-01' })[0]!.data).toMatchObject({ version: 2 });
  });
  it('is refused where an item is named that the plan does not have, and before the year is open', () => {
    expect(() => publish([opened])).toThrow('plan.list-names-no-item {"items":["river"]}');
    expect(() => publish([])).toThrow('plan.year-not-open');
  });
  it('is refused from a day before the present list', () => {
    expect(() => publish([opened, river, first], { from: '2026-02-01' })).toThrow('plan.list-before-the-last');
  });
  it('changes nothing twice', () => {
    expect(publish([opened, river, first])).toEqual([]);
  });
  it('keeps every version readable, and says when it was replaced', () => {
    const rows = rowsOf(keyTaskLists, [
      happened('KeyTaskListPublished', '2026', first.data),
      happened('KeyTaskListPublished', '2026', { ...first.data, version: 2, from: '2026-06-01', tasks: [tasks[1]] }),
    ]);
    expect(rows['2026-1']).toMatchObject({ latest: false, replacedFrom: '2026-06-01', tasks: [{ item: 'river' }, {}] });
    expect(rows['2026-2']).toMatchObject({ latest: true, replacedFrom: null, tasks: [{ title: '为基层减负' }] });
  });
});

describe('an item of a campaign', () => {
  const campaign: Campaign = {
    is: 'open',
    title: '治酒驾',
    level: 'region',
    reference: '宁纪发〔2026〕3号',
    from: '2026-01-01',
  };
  const propose = (change: object, known: Campaign = campaign) =>
    given(plans, [opened]).when(
      'ProposePlanItem',
      { item: 'drink', kind: 'campaign', title: '治酒驾', units: [], zones: [], campaign: 'drink-2026', ...change },
      { facts: { arrangement, campaign: known } },
    );

  it('takes the campaign’s level for its own', () => {
    expect(propose({})[0]!.data).toMatchObject({ campaign: 'drink-2026', source: 'region' });
    expect(propose({ source: 'region' })).toHaveLength(1);
  });
  it('is refused for another level than the campaign’s', () => {
    expect(() => propose({ source: 'city' })).toThrow('plan.campaign-of-another-level');
  });
  it('is refused when the campaign is closed or unknown', () => {
    expect(() => propose({}, { ...campaign, is: 'closed' })).toThrow('plan.campaign-not-open');
    expect(() => propose({}, { is: 'none' })).toThrow('plan.campaign-not-open {"campaign":"drink-2026","is":"none"}');
  });
});
