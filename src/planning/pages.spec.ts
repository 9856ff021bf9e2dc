import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { planItems } from './plan-items.view.js';
import { planItemsPage, taskBoardPage } from './planning.capability.js';
import { taskBoard } from './task-board.view.js';

const item = { item: 'spring', kind: 'festival', title: '春节前作风检查', units: [], zones: ['zone-1'] };
const task = {
  plan: '2026',
  item: 'spring',
  part: 1,
  kind: 'festival',
  title: '春节前作风检查',
  zone: 'zone-1',
  office: 'office-1',
  units: ['stone-town'],
  due: '2026-04-10',
};
const caller = (post: Caller['posts'][number]['post'], of?: string): Caller => ({
  person: 'somebody',
  posts: [{ post, ...(of && { of }) }],
});

describe('the plan, item by item', () => {
  it('shows terms, decision and the tasks that came of it', () => {
    const rows = rowsOf(planItems, [
      happened('PlanYearOpened', '2026', { year: '2026' }),
      happened('PlanItemProposed', '2026', item, 'fang-rui', '2026-01-05'),
      happened('PlanItemAmended', '2026', { ...item, title: '春节检查', zones: [] }, 'wu-min', '2026-01-06'),
      happened('PlanItemApproved', '2026', { item: 'spring' }, 'zhao-qiang', '2026-01-07'),
      happened('TaskAssigned', '2026-spring-zone-1', task),
    ]);
    expect(rows).toEqual({
      '2026-spring': {
        year: '2026',
        item: 'spring',
        kind: 'festival',
        title: '春节检查',
        reason: null,
        source: null,
        campaign: null,
        mergedInto: null,
        absorbed: [],
        units: [],
        zones: [],
        anyZone: true,
        state: 'approved',
        proposedBy: 'fang-rui',
        proposedAt: '2026-01-05T09:00:00+08:00',
        amendedBy: 'wu-min',
        amendedAt: '2026-01-06T09:00:00+08:00',
        decidedBy: 'zhao-qiang',
        decidedAt: '2026-01-07T09:00:00+08:00',
        decision: null,
        tasks: ['2026-spring-zone-1'],
      },
    });
  });
  it('shows why an item was rejected or withdrawn', () => {
    const end = (type: string) =>
      rowsOf(planItems, [
        happened('PlanItemProposed', '2026', item),
        happened(type, '2026', { item: 'spring', reason: '重复' }),
      ])['2026-spring'];
    expect(end('PlanItemRejected')).toMatchObject({ state: 'rejected', decision: '重复' });
    expect(end('PlanItemWithdrawn')).toMatchObject({ state: 'withdrawn', decision: '重复' });
  });
  it('shows a zone only what is approved and meant for it', () => {
    expect(planItemsPage.only!(caller('conduct-office-official'))).toBeUndefined();
    expect(planItemsPage.only!(caller('zone-member', 'zone-1'))).toEqual({
      $and: [{ state: 'approved' }, { $or: [{ anyZone: true }, { zones: { $in: ['zone-1'] } }] }],
    });
  });
});

describe('the task board', () => {
  const id = '2026-spring-zone-1';
  const assigned = happened('TaskAssigned', id, task, 'fang-rui');
  const received = happened('TaskReceived', id, { zone: 'zone-1' }, 'zhou-ping', '2026-03-03');
  const rowAfter = (...events: Parameters<typeof happened>[]) =>
    rowsOf(taskBoard, [assigned, received, ...events.map((event) => happened(...event))])[id];

  it('shows whose it is, from where, by when and who received it', () => {
    expect(rowAfter()).toMatchObject({
      task: id,
      origin: 'plan',
      planItem: '2026-spring',
      zone: 'zone-1',
      office: 'office-1',
      state: 'received',
      due: '2026-04-10',
      assignedBy: 'fang-rui',
      receivedBy: 'zhou-ping',
      receivedAt: '2026-03-03T09:00:00+08:00',
      cross: false,
      inspection: 'none',
      leader: null,
    });
  });
  it('shows work outside the plan as such, with its reason and the copy', () => {
    const { plan: _plan, item: _item, part: _part, ...rest } = task;
    const designated = { ...rest, reason: '分管领导交办', copiedTo: 'conduct-office' };
    expect(rowsOf(taskBoard, [happened('CollaborationItemDesignated', 'd-1', designated)])['d-1']).toMatchObject({
      origin: 'designated',
      planItem: null,
      reason: '分管领导交办',
      copiedTo: 'conduct-office',
    });
  });
  it('shows both extensions and suspensions, and where it goes on', () => {
    const extension = { from: '2026-04-10', until: '2026-04-20', reason: '抽调', count: 1 };
    expect(rowAfter(['TaskExtended', id, extension], ['TaskSuspended', id, { reason: '待批示' }])).toMatchObject({
      due: '2026-04-20',
      extensions: 1,
      state: 'suspended',
      before: 'received',
      suspensionReason: '待批示',
    });
    expect(
      rowAfter(
        ['TaskSuspended', id, { reason: '待批示' }],
        ['TaskResumed', id, { reason: '已批示', from: '2026-02-14', due: '2026-02-20' }],
      ),
    ).toMatchObject({ state: 'received', before: null, suspensionReason: null });
  });
  it('shows a cross inspection with the zone it was taken from', () => {
    const order = { fromZone: 'zone-1', zone: 'zone-4', office: 'office-4', units: ['stone-town'], reason: '回避' };
    expect(
      rowAfter(['InspectionTeamFormed', id, { leader: 'chen-hua' }], ['CrossInspectionOrdered', id, order]),
    ).toMatchObject({
      cross: true,
      crossedFrom: 'zone-1',
      crossReason: '回避',
      zone: 'zone-4',
      state: 'assigned',
      leader: null,
      inspection: 'none',
    });
  });
  it('follows the inspection to the end', () => {
    const steps: [string, string][] = [
      ['InspectionTeamFormed', 'team-formed'],
      ['WorkPlanSet', 'planned'],
      ['FieldworkStarted', 'under-way'],
      ['FieldworkCompleted', 'fieldwork-completed'],
      ['InspectionReportSubmitted', 'report-submitted'],
      ['InspectionReportReturned', 'report-returned'],
      ['InspectionReportReviewed', 'report-reviewed'],
      ['InspectionReportPresented', 'report-presented'],
      ['InspectionReportInstructed', 'report-instructed'],
    ];
    for (const [type, inspection] of steps)
      expect(rowAfter([type, id, { leader: 'chen-hua' }])).toMatchObject({ inspection });
    expect(rowAfter(['TaskClosed', id, { zone: 'zone-1' }])).toMatchObject({ state: 'closed' });
    expect(rowAfter(['TaskCancelled', id, { reason: '并入他项' }])).toMatchObject({
      state: 'cancelled',
      endReason: '并入他项',
    });
  });
  it('shows a person the rows of his zones and offices, the county’s staff all', () => {
    expect(taskBoardPage.only!(caller('principal-leader'))).toBeUndefined();
    expect(taskBoardPage.only!(caller('office-head', 'office-1'))).toEqual({
      $or: [{ zone: { $in: [] } }, { office: { $in: ['office-1'] } }, { persons: 'somebody' }],
    });
  });
  it('shows a special supervisor nothing of why, by whom or of a clue, and whoever is barred that it exists', () => {
    const row = { id: 't-1', ...rowsOf(taskBoard, [happened('TaskAssigned', 't-1', task)])['t-1']! };
    const supervisor = caller('special-supervisor', 'zone-1');
    const seen = taskBoardPage.shows!(row, supervisor);
    for (const hidden of ['reason', 'crossReason', 'crossedFrom', 'extensionReason', 'endReason', 'assignedBy'])
      expect(seen).not.toHaveProperty(hidden);
    expect(seen).toMatchObject({ title: task.title, due: task.due, units: task.units });
    expect(taskBoardPage.filters.filter((field) => !(field in seen))).toEqual([]);
    expect(taskBoardPage.shows!(row, caller('zone-member', 'zone-1'))).toBe(row);
    const closed = { matters: [], units: ['stone-town'], handedOver: [] };
    expect(taskBoardPage.shows!(row, { ...caller('zone-member', 'zone-1'), closed })).toEqual({
      id: 't-1',
      task: 't-1',
      zone: 'zone-1',
      office: 'office-1',
      state: 'assigned',
      due: '2026-04-10',
    });
    expect(JSON.stringify(taskBoardPage.only!(supervisor))).toContain('"kind":{"$lt":"clue-verification"}');
    expect(JSON.stringify(planItemsPage.only!(supervisor))).toContain('"kind":{"$lt":"clue-verification"}');
  });
});
