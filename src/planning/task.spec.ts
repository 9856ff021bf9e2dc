import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { addDays } from '@libs/event-sourcing/time.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Inspection } from '../inspections/inspection.state.js';
import { arrangement, arrangementAfter } from '../../test/small-county.js';
import { plans } from './plan.js';
import type { PlanEvents, PlanItemTerms } from './plan.state.js';
import type { TaskEvents } from './task.state.js';
import { tasks } from './task.js';

const festival: PlanItemTerms = { kind: 'festival', title: '春节前作风检查', units: [], zones: [] };
const planWith = (terms: Partial<PlanItemTerms>, ...more: Told<PlanEvents>[]) =>
  fold(plans, [
    { type: 'PlanYearOpened', data: { year: '2026' } },
    { type: 'PlanItemProposed', data: { item: 'spring', ...festival, ...terms } },
    ...more,
  ]);
const approved: Told<PlanEvents> = { type: 'PlanItemApproved', data: { item: 'spring' } };
const rejected: Told<PlanEvents> = { type: 'PlanItemRejected', data: { item: 'spring', reason: '重复' } };
const plan = planWith({}, approved);

const work = { plan: '2026', item: 'spring', zone: 'zone-1', units: ['stone-town', 'grain-bureau'], due: '2026-04-10' };
const id = '2026-spring-zone-1';
const assigned: Told<TaskEvents> = {
  type: 'TaskAssigned',
  data: { ...work, kind: 'festival', title: '春节前作风检查', office: 'office-1', part: 1 },
};
const received: Told<TaskEvents> = { type: 'TaskReceived', data: { zone: 'zone-1' } };
const extended: Told<TaskEvents> = {
  type: 'TaskExtended',
  data: { from: '2026-04-10', until: '2026-04-20', reason: '人员抽调', count: 1 },
};
const suspended: Told<TaskEvents> = { type: 'TaskSuspended', data: { reason: '等待批示' } };
const resumed: Told<TaskEvents> = { type: 'TaskResumed', data: { reason: '已批示' } };
const cancelled: Told<TaskEvents> = { type: 'TaskCancelled', data: { reason: '并入他项' } };
const closed: Told<TaskEvents> = { type: 'TaskClosed', data: { zone: 'zone-1' } };
const crossed: Told<TaskEvents> = {
  type: 'CrossInspectionOrdered',
  data: {
    ...{ fromZone: 'zone-1', zone: 'zone-4', office: 'office-4', units: work.units, reason: '本区无可用人员' },
    ...{ title: '春节前作风检查', due: '2026-04-10' },
  },
};

/** Of an inspection the task asks only how far it has come. */
const inspectionIn = (is: string) => ({ is }) as Inspection;
const facts = { arrangement, plan };

describe('assigning a task (R33, R28, R29)', () => {
  const assign = (change: object = {}, around: object = {}) =>
    given(tasks).when('AssignTask', { ...work, ...change }, { id, facts: { ...facts, ...around } });

  it('records the item’s kind and title, the one lead zone and its office, the units and the due day', () => {
    expect(assign()).toEqual([assigned]);
  });
  it('keeps the level that deployed it', () => {
    const political = planWith({ kind: 'political', source: 'region' }, approved);
    expect(assign({}, { plan: political })[0]!.data).toMatchObject({ kind: 'political', source: 'region' });
  });
  it('is refused before the principal leader has agreed', () => {
    expect(() => assign({}, { plan: planWith({}) })).toThrow(
      'task.item-not-approved {"item":"spring","is":"proposed"}',
    );
  });
  it('is refused for a rejected item', () => {
    expect(() => assign({}, { plan: planWith({}, rejected) })).toThrow('task.item-not-approved');
  });
  it('is refused for an item nobody proposed', () => {
    expect(() =>
      given(tasks).when('AssignTask', { ...work, item: 'autumn' }, { id: '2026-autumn-zone-1', facts }),
    ).toThrow('task.item-not-approved {"item":"autumn","is":"none"}');
  });
  it('is refused for a zone that was not approved', () => {
    expect(() => assign({}, { plan: planWith({ zones: ['zone-4'] }, approved) })).toThrow('task.zone-not-approved');
  });
  it('is refused for units that were not approved, all named', () => {
    expect(() => assign({}, { plan: planWith({ units: ['stone-town'] }, approved) })).toThrow(
      'task.units-not-approved {"units":["grain-bureau"]}',
    );
  });
  it('is refused for a zone nobody knows', () => {
    expect(() =>
      given(tasks).when('AssignTask', { ...work, zone: 'zone-9' }, { id: '2026-spring-zone-9', facts }),
    ).toThrow('task.unknown-zone');
  });
  it('is refused for units nobody knows, all named', () => {
    expect(() => assign({ units: ['moon-bureau', 'grain-bureau', 'constructor'] })).toThrow(
      'task.unknown-units {"units":["moon-bureau","constructor"]}',
    );
  });
  it('is refused for units of another zone: that needs a cross inspection', () => {
    expect(() => assign({ units: ['grain-bureau', 'harbour-town'] })).toThrow(
      'task.units-of-another-zone {"zone":"zone-1","units":["harbour-town"]}',
    );
  });
  it('asks where the units are on the day, not today', () => {
    const moved = arrangementAfter({
      type: 'ZoneCompositionAdjusted',
      data: {
        moves: [{ member: 'grain-bureau', name: '粮食局', fromZone: 'zone-1', toZone: 'zone-4' }],
        from: '2026-03-01',
        reason: '调整',
      },
    });
    const on = (occurredAt: string) =>
      given(tasks).when('AssignTask', work, { id, occurredAt, facts: { plan, arrangement: moved } });
    expect(on('2026-02-28T09:00:00+08:00')).toEqual([assigned]);
    expect(() => on('2026-03-01T09:00:00+08:00')).toThrow('task.units-of-another-zone');
  });
  it('is refused when due before the day of assignment, and lawful when due on it', () => {
    expect(() => assign({ due: '2026-03-01' })).toThrow('task.due-in-the-past');
    expect(assign({ due: '2026-03-02' })).toHaveLength(1);
  });
  it('changes nothing twice', () => {
    expect(given(tasks, [assigned]).when('AssignTask', work, { id, facts })).toEqual([]);
  });
  it('is refused the second time for other units: the zone would be inspecting twice under one item', () => {
    expect(() =>
      given(tasks, [assigned]).when('AssignTask', { ...work, units: ['willow-town'] }, { id, facts }),
    ).toThrow('task.already-assigned {"item":"spring","zone":"zone-1","next":2}');
  });
  it('is refused again under the name of a cancelled one', () => {
    expect(() => given(tasks, [assigned, cancelled]).when('AssignTask', work, { id, facts })).toThrow(
      'task.already-assigned',
    );
  });
  it('may be said to be a second part, on purpose, under a name of its own', () => {
    const second = { ...work, part: 2, units: ['willow-town'] };
    expect(given(tasks).when('AssignTask', second, { id: '2026-spring-zone-1-2', facts })[0]!.data).toMatchObject({
      part: 2,
      units: ['willow-town'],
    });
  });
  it('is refused under any other name than that of item, zone and part', () => {
    expect(() => given(tasks).when('AssignTask', work, { id: 'my-task', facts })).toThrow(
      'task.misnamed {"name":"2026-spring-zone-1"}',
    );
  });
});

describe('designating a collaboration item', () => {
  const item = {
    kind: 'research' as const,
    title: '乡镇采购调研',
    zone: 'zone-1',
    units: ['stone-town'],
    due: '2026-04-10',
    reason: '分管领导交办',
  };
  const designated: Told<TaskEvents> = {
    type: 'CollaborationItemDesignated',
    data: { ...item, office: 'office-1', copiedTo: 'conduct-office' },
  };
  const leader = { person: 'deng-kai', post: 'leader-in-charge' };
  const designate = (actor: { person: string; post: string; of?: string }, change: object = {}) =>
    given(tasks).when(
      'DesignateCollaborationItem',
      { ...item, ...change },
      { id: 'd-1', actor, facts: { arrangement } },
    );

  it('records the reason, and that the Conduct Office gets a copy', () => {
    expect(designate(leader)).toEqual([designated]);
  });
  it('is open to the counterpart office for its own zone', () => {
    expect(designate({ person: 'sun-bo', post: 'office-head', of: 'office-1' })).toEqual([designated]);
  });
  it('is refused to an office for another zone', () => {
    expect(() => designate({ person: 'yu-tao', post: 'office-head', of: 'office-4' })).toThrow(
      'task.not-its-counterpart',
    );
  });
  it('is refused for units of another zone, like any task', () => {
    expect(() => designate(leader, { units: ['harbour-town'] })).toThrow('task.units-of-another-zone');
  });
  it('changes nothing twice', () => {
    expect(
      given(tasks, [designated]).when('DesignateCollaborationItem', item, { id: 'd-1', actor: leader, facts }),
    ).toEqual([]);
  });
  it('is refused for the verification of a clue, which only the Case Office entrusts', () => {
    expect(() => designate(leader, { kind: 'clue-verification' })).toThrow('task.verification-is-entrusted');
  });
  it('is refused under a name that is taken', () => {
    expect(() =>
      given(tasks, [assigned]).when('DesignateCollaborationItem', item, { id, actor: leader, facts }),
    ).toThrow('task.name-taken');
  });
});

describe('receiving a task', () => {
  it('records it', () => {
    expect(given(tasks, [assigned]).when('ReceiveTask', {})).toEqual([received]);
  });
  it('is refused when there is none', () => {
    expect(() => given(tasks).when('ReceiveTask', {})).toThrow('task.not-assigned');
  });
  it('is refused once cancelled', () => {
    expect(() => given(tasks, [assigned, cancelled]).when('ReceiveTask', {})).toThrow('task.not-assigned');
  });
  it('changes nothing twice', () => {
    expect(given(tasks, [assigned, received]).when('ReceiveTask', {})).toEqual([]);
  });
});

describe('extending a task', () => {
  const extend = (events: Told<TaskEvents>[], until: string) =>
    given(tasks, events).when('ExtendTask', { until, reason: '人员抽调' });

  it('records from when, until when, why, and that it is the first time', () => {
    expect(extend([assigned], '2026-04-20')).toEqual([extended]);
  });
  it('counts how often', () => {
    expect(extend([assigned, extended], '2026-04-30')[0]!.data).toMatchObject({ from: '2026-04-20', count: 2 });
  });
  it('is refused to an earlier day', () => {
    expect(() => extend([assigned], '2026-04-09')).toThrow('task.not-later');
  });
  it('is refused once closed', () => {
    expect(() => extend([assigned, received, closed], '2026-04-20')).toThrow('task.not-open');
  });
  it('changes nothing twice', () => {
    expect(extend([assigned, extended], '2026-04-20')).toEqual([]);
  });
});

describe('suspending and resuming a task', () => {
  it('records why', () => {
    expect(given(tasks, [assigned]).when('SuspendTask', { reason: '等待批示' })).toEqual([suspended]);
    expect(given(tasks, [assigned, suspended]).when('ResumeTask', { reason: '已批示' })).toEqual([resumed]);
  });
  it('changes nothing twice', () => {
    expect(given(tasks, [assigned, suspended]).when('SuspendTask', { reason: '等待批示' })).toEqual([]);
    expect(given(tasks, [assigned]).when('ResumeTask', { reason: '已批示' })).toEqual([]);
  });
  it('is refused where nothing is open', () => {
    expect(() => given(tasks).when('SuspendTask', { reason: '等待批示' })).toThrow('task.not-open');
    expect(() => given(tasks, [assigned, cancelled]).when('ResumeTask', { reason: '已批示' })).toThrow('task.not-open');
  });
  it('goes on with a last day that is later by the days for which it was suspended', () => {
    const resume = (before: readonly Told<TaskEvents>[], day: string) =>
      given(tasks, before)
        .and([suspended], { occurredAt: '2026-03-04T09:00:00+08:00' })
        .when('ResumeTask', { reason: '已批示' }, { occurredAt: `${day}T08:00:00+08:00` });
    const { due } = assigned.data as { due: string };
    expect(resume([assigned], '2026-03-04')).toEqual([resumed]);
    const later = resume([assigned], '2026-03-14');
    expect(later).toEqual([{ type: 'TaskResumed', data: { reason: '已批示', from: due, due: addDays(due, 10) } }]);
    expect(fold(tasks, [assigned, suspended, ...later])).toMatchObject({ is: 'assigned', due: addDays(due, 10) });
  });
  it('leaves a last day where it was that had passed before', () => {
    const passed = given(tasks, [assigned]).and([suspended], { occurredAt: '2027-01-04T09:00:00+08:00' });
    const on = { occurredAt: '2027-02-01T09:00:00+08:00' };
    expect(passed.when('ResumeTask', { reason: '已批示' }, on)).toEqual([resumed]);
  });
  it('goes on where it was', () => {
    expect(fold(tasks, [assigned, suspended, resumed])).toMatchObject({ is: 'assigned' });
    expect(fold(tasks, [assigned, received, suspended])).toMatchObject({ is: 'suspended', before: 'received' });
    expect(fold(tasks, [assigned, received, suspended, resumed])).toMatchObject({ is: 'received' });
  });
});

describe('ordering a cross inspection', () => {
  const order = (events: Told<TaskEvents>[], zone: string, inspection: Inspection = inspectionIn('none')) =>
    given(tasks, events).when(
      'OrderCrossInspection',
      { zone, reason: '本区无可用人员' },
      { facts: { arrangement, inspection } },
    );

  it('gives the task to another zone, which has to receive it anew', () => {
    expect(order([assigned, received], 'zone-4')).toEqual([crossed]);
    expect(fold(tasks, [assigned, received, crossed])).toMatchObject({
      is: 'assigned',
      zone: 'zone-4',
      office: 'office-4',
      crossedFrom: 'zone-1',
    });
  });
  it('is refused to the zone of the units themselves', () => {
    expect(() => order([assigned], 'zone-1')).toThrow(
      'task.not-across {"zone":"zone-1","units":["stone-town","grain-bureau"]}',
    );
  });
  it('cannot be turned back to the zone of the units', () => {
    expect(() => order([assigned, crossed], 'zone-1')).toThrow('task.not-across');
  });
  it('is refused to a zone nobody knows', () => {
    expect(() => order([assigned], 'zone-9')).toThrow('task.unknown-zone');
  });
  it.each(['team-formed', 'planned'])('is lawful while the first team is no further than %s', (is) => {
    expect(order([assigned, received], 'zone-4', inspectionIn(is))).toEqual([crossed]);
  });
  it.each(['under-way', 'fieldwork-completed', 'report-submitted', 'report-presented'])('is refused when %s', (is) => {
    expect(() => order([assigned, received], 'zone-4', inspectionIn(is))).toThrow('task.fieldwork-started');
  });
  it('is refused while suspended and once closed', () => {
    expect(() => order([assigned, suspended], 'zone-4')).toThrow('task.suspended');
    expect(() => order([assigned, received, closed], 'zone-4')).toThrow('task.not-open');
  });
  it('changes nothing twice', () => {
    expect(order([assigned, crossed], 'zone-4')).toEqual([]);
  });
});

describe('cancelling a task', () => {
  const cancel = (events: Told<TaskEvents>[], is = 'none') =>
    given(tasks, events).when('CancelTask', { reason: '并入他项' }, { facts: { inspection: inspectionIn(is) } });

  it('records the reason', () => {
    expect(cancel([assigned])).toEqual([cancelled]);
    expect(cancel([assigned, suspended])).toEqual([cancelled]);
  });
  it('is refused once the report is with the principal leader', () => {
    expect(() => cancel([assigned, received], 'report-presented')).toThrow('task.report-presented');
  });
  it('is refused where there is none', () => {
    expect(() => cancel([])).toThrow('task.not-open');
  });
  it('changes nothing twice', () => {
    expect(cancel([assigned, cancelled])).toEqual([]);
  });
});

describe('closing a task', () => {
  const close = (events: Told<TaskEvents>[], is: string) =>
    given(tasks, events).when('CloseTask', {}, { facts: { inspection: inspectionIn(is) } });

  it.each(['report-presented', 'report-instructed'])('is recorded when %s', (is) => {
    expect(close([assigned, received], is)).toEqual([closed]);
  });
  it.each(['none', 'under-way', 'report-submitted', 'report-returned', 'report-reviewed', 'ended'])(
    'is refused when %s',
    (is) => {
      expect(() => close([assigned, received], is)).toThrow('task.report-not-presented');
    },
  );
  it('is refused while suspended', () => {
    expect(() => close([assigned, received, suspended], 'report-presented')).toThrow('task.not-received');
  });
  it('changes nothing twice', () => {
    expect(close([assigned, received, closed], 'report-presented')).toEqual([]);
  });
});

describe('whose matter a task is', () => {
  const scopeOf = (events: Told<TaskEvents>[]) => tasks.scope!(fold(tasks, events), {}, id);

  it('is its lead zone’s and that zone’s office’s', () => {
    expect(scopeOf([assigned])).toEqual({ zone: 'zone-1', office: 'office-1' });
  });
  it('is the other zone’s after a cross inspection was ordered', () => {
    expect(scopeOf([assigned, crossed])).toEqual({ zone: 'zone-4', office: 'office-4' });
  });
  it('stays with the zone that got it when the composition changes later', () => {
    // Nothing in the arrangement is asked again: the zone is the one in the event.
    expect(tasks.facts!.arrangement.for).toEqual([
      'AssignTask',
      'DesignateCollaborationItem',
      'OrderCrossInspection',
      'TransferTaskToZone',
    ]);
    expect(given(tasks, [assigned]).when('ReceiveTask', {}, { occurredAt: '2027-01-04T09:00:00+08:00' })).toEqual([
      received,
    ]);
  });
});
