import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Inspection } from '../inspections/inspection.state.js';
import { arrangement, arrangementAfter } from '../../test/small-county.js';
import { happened, rowsOf } from '../../test/rows.js';
import { plans } from './plan.js';
import { type KINDS, type PlanEvents } from './plan.state.js';
import { taskBoard } from './task-board.view.js';
import type { TaskEvents } from './task.state.js';
import { tasks } from './task.js';

type Events = readonly Told<TaskEvents>[];
const id = '2026-river-zone-1';
const handed = { kind: 'political' as const, title: '黄河保护', zone: 'zone-1', office: 'office-1', due: '2026-04-10' };
const subTasks = [
  { sub: 'water', title: '取水许可', units: ['grain-bureau'] },
  { sub: 'town', title: '河道管护', units: ['stone-town'] },
];
const assigned: Told<TaskEvents> = {
  type: 'TaskAssigned',
  data: {
    ...handed,
    units: ['stone-town', 'grain-bureau'],
    plan: '2026',
    item: 'river',
    part: 1,
    source: 'central',
    subTasks,
  },
};
const one: Told<TaskEvents> = {
  type: 'TaskAssigned',
  data: { ...handed, kind: 'festival', units: ['grain-bureau'], plan: '2026', item: 'river', part: 1 },
};
const designated: Told<TaskEvents> = {
  type: 'CollaborationItemDesignated',
  data: { ...handed, kind: 'research', units: ['grain-bureau'], reason: '分管领导交办', copiedTo: 'conduct-office' },
};
const received: Told<TaskEvents> = { type: 'TaskReceived', data: { zone: 'zone-1' } };
const suspended: Told<TaskEvents> = { type: 'TaskSuspended', data: { reason: '待批示' } };
const inspectionIn = (is: string) => ({ is }) as Inspection;

describe('sub-tasks of one task (R24)', () => {
  const plan = fold(plans, [
    { type: 'PlanYearOpened', data: { year: '2026' } },
    {
      type: 'PlanItemProposed',
      data: { item: 'river', kind: 'political', title: '黄河保护', source: 'central', units: [], zones: [] },
    },
    { type: 'PlanItemApproved', data: { item: 'river' } },
  ]);
  const assign = (parts: typeof subTasks) =>
    given(tasks).when(
      'AssignTask',
      {
        plan: '2026',
        item: 'river',
        zone: 'zone-1',
        units: ['stone-town', 'grain-bureau'],
        due: '2026-04-10',
        subTasks: parts,
      },
      { id, facts: { plan, arrangement } },
    );
  it('are handed out with it, each with units of it', () => {
    expect(assign(subTasks)).toEqual([assigned]);
  });
  it('are refused under one name, and for units that the task does not have', () => {
    expect(() => assign([subTasks[0]!, subTasks[0]!])).toThrow('task.sub-task-twice');
    expect(() => assign([{ ...subTasks[0]!, units: ['willow-town'] }])).toThrow(
      'task.sub-task-of-other-units {"units":["willow-town"]}',
    );
  });

  const complete = (events: Events, sub = 'water') =>
    given(tasks, events).when('CompleteSubTask', { sub, result: '已核对' }, { id });
  const completed = (sub: string, left: number): Told<TaskEvents> => ({
    type: 'SubTaskCompleted',
    data: { sub, result: '已核对', left },
  });
  it('are completed one by one, with how many are left', () => {
    expect(complete([assigned, received])).toEqual([completed('water', 1)]);
    expect(complete([assigned, received, completed('water', 1)], 'town')).toEqual([completed('town', 0)]);
  });
  it('are refused before the task is received, and where there is none of the name', () => {
    expect(() => complete([assigned])).toThrow('task.not-received');
    expect(() => complete([assigned, received], 'sky')).toThrow('task.no-such-sub-task');
  });
  it('change nothing twice', () => {
    expect(complete([assigned, received, completed('water', 1)])).toEqual([]);
  });
  it('keep the task open while one of them is', () => {
    const close = (events: Events) =>
      given(tasks, events).when('CloseTask', {}, { id, facts: { inspection: inspectionIn('report-presented') } });
    expect(() => close([assigned, received, completed('water', 1)])).toThrow('task.sub-tasks-open {"subs":["town"]}');
    expect(close([assigned, received, completed('water', 1), completed('town', 0)])).toHaveLength(1);
  });
  it('are shown on the board with what came of each', () => {
    const rows = rowsOf(taskBoard, [
      happened('TaskAssigned', id, assigned.data),
      happened('SubTaskCompleted', id, completed('water', 1).data),
    ]);
    expect(rows[id]).toMatchObject({
      priority: 'first',
      subTasks: [
        { sub: 'water', result: '已核对' },
        { sub: 'town', result: null },
      ],
    });
  });
});

describe('classifying a task (R4, R23)', () => {
  const classify = (events: Events, kind: (typeof KINDS)[number], priority = 'urgent', is = 'none') =>
    given(tasks, events).when(
      'ClassifyTask',
      { kind, priority: priority as 'urgent', reason: '上级通报' },
      { id, facts: { inspection: inspectionIn(is) } },
    );
  it('puts political supervision first by itself', () => {
    expect(fold(tasks, [assigned])).toMatchObject({ priority: 'first' });
    expect(fold(tasks, [one])).toMatchObject({ priority: 'ordinary' });
  });
  it('records another priority, with what it was', () => {
    expect(classify([assigned], 'political')).toEqual([
      {
        type: 'TaskClassified',
        data: {
          kind: 'political',
          priority: 'urgent',
          was: { kind: 'political', priority: 'first' },
          reason: '上级通报',
        },
      },
    ]);
  });
  it('leaves a planned task the kind that was approved', () => {
    expect(() => classify([assigned], 'research')).toThrow('task.kind-was-approved {"kind":"political"}');
  });
  it('gives a designated one another kind until a team is formed for it, and never that of a verification', () => {
    expect(classify([designated], 'festival')).toHaveLength(1);
    expect(() => classify([designated], 'festival', 'urgent', 'team-formed')).toThrow('task.kind-in-use');
    expect(() => classify([designated], 'clue-verification')).toThrow('task.verification-is-entrusted');
  });
  it('is refused once the task is closed', () => {
    expect(() => classify([one, { type: 'TaskCancelled', data: { reason: '并入他项' } }], 'festival')).toThrow(
      'task.not-open',
    );
  });
  it('changes nothing twice', () => {
    expect(classify([assigned], 'political', 'first')).toEqual([]);
  });
});

describe('transferring a task to another zone (R17)', () => {
  const moved = arrangementAfter({
    type: 'ZoneCompositionAdjusted',
    data: {
      moves: [{ member: 'grain-bureau', name: '粮食局', fromZone: 'zone-1', toZone: 'zone-4' }],
      from: '2026-03-01',
      reason: '调整',
    },
  });
  const handover = { gives: 'ma-lin', takes: 'tang-wei', note: '访谈记录三份' };
  const transfer = (events: Events, is = 'none', change: object = {}, known = moved) =>
    given(tasks, events).when(
      'TransferTaskToZone',
      { zone: 'zone-4', reason: '单位划入四区', ...change },
      { id, facts: { arrangement: known, inspection: inspectionIn(is) } },
    );
  const transferred: Told<TaskEvents> = {
    type: 'TaskTransferred',
    data: {
      ...{ title: '黄河保护', due: '2026-04-10' },
      fromZone: 'zone-1',
      zone: 'zone-4',
      office: 'office-4',
      units: ['grain-bureau'],
      reason: '单位划入四区',
    },
  };

  it('records the zone it came from, while no fieldwork has started', () => {
    for (const is of ['none', 'team-formed', 'planned']) expect(transfer([one, received], is)).toEqual([transferred]);
    expect(fold(tasks, [one, received, transferred])).toMatchObject({
      is: 'assigned',
      zone: 'zone-4',
      office: 'office-4',
    });
    expect(fold(tasks, [one, received, transferred])).not.toHaveProperty('crossedFrom');
  });
  it('needs a hand-over once it has, between persons of the two zones', () => {
    expect(() => transfer([one, received], 'under-way')).toThrow('task.hand-over-missing');
    expect(transfer([one, received], 'under-way', { handover })[0]!.data).toMatchObject({ handover });
    expect(() => transfer([one, received], 'under-way', { handover: { ...handover, takes: 'chen-hua' } })).toThrow(
      'task.hand-over-of-strangers {"persons":["chen-hua"]}',
    );
  });
  it('is refused once the report is on its way', () => {
    expect(() => transfer([one, received], 'report-submitted', { handover })).toThrow('task.report-on-its-way');
  });
  it('is refused where the units are not that zone’s: a cross inspection is another order', () => {
    expect(() => transfer([one], 'none', {}, arrangement)).toThrow(
      'task.not-its-units {"zone":"zone-4","units":["grain-bureau"]}',
    );
    expect(() => transfer([one], 'none', { zone: 'zone-9' })).toThrow('task.unknown-zone');
  });
  it('is refused while suspended, and where there is no task', () => {
    expect(() => transfer([one, suspended])).toThrow('task.suspended');
    expect(() => transfer([])).toThrow('task.not-open');
  });
  it('changes nothing twice', () => {
    expect(transfer([one, received, transferred])).toEqual([]);
  });
  it('is shown on the board, with how far a handed-over inspection has come', () => {
    const board = (is: object) =>
      rowsOf(taskBoard, [
        happened('TaskAssigned', id, one.data),
        happened('InspectionTeamFormed', id, { leader: 'ma-lin' }),
        happened('FieldworkStarted', id, {}),
        happened('TaskTransferred', id, { ...transferred.data, ...is }),
        happened('InspectionTeamFormed', id, {
          leader: 'tang-wei',
          ...('handover' in is && { continues: 'under-way' }),
        }),
      ])[id];
    expect(board({ handover })).toMatchObject({
      zone: 'zone-4',
      transferredFrom: ['zone-1'],
      cross: false,
      inspection: 'under-way',
      leader: 'tang-wei',
      handover,
    });
    expect(board({})).toMatchObject({ inspection: 'team-formed', handover: null });
  });
});

describe('no task without an item or a designation (R30)', () => {
  const item = (more: Told<PlanEvents>[]) =>
    fold(plans, [
      { type: 'PlanYearOpened', data: { year: '2026' } },
      {
        type: 'PlanItemProposed',
        data: { item: 'river', kind: 'other', title: '检查', reason: '安排', units: [], zones: [] },
      },
      ...more,
    ]);
  const decisions: readonly (readonly Told<PlanEvents>[])[] = [
    [],
    [{ type: 'PlanItemApproved', data: { item: 'river' } }],
    [{ type: 'PlanItemRejected', data: { item: 'river', reason: '缓办' } }],
    [{ type: 'PlanItemWithdrawn', data: { item: 'river', reason: '缓办' } }],
    [
      {
        type: 'PlanItemProposed',
        data: { item: 'wide', kind: 'other', title: '检查', reason: '安排', units: [], zones: [] },
      },
      { type: 'PlanItemsMerged', data: { item: 'river', into: 'wide', reason: '同一事项', units: [], zones: [] } },
    ],
  ];
  it('holds whatever was decided about the item', () => {
    const begun = decisions.filter((more) => {
      try {
        return given(tasks).when(
          'AssignTask',
          { plan: '2026', item: 'river', zone: 'zone-1', units: ['grain-bureau'], due: '2026-04-10' },
          { id, facts: { plan: item([...more]), arrangement } },
        ).length;
      } catch {
        return false;
      }
    });
    expect(begun).toEqual([decisions[1]]);
  });
  it('holds for every event that begins a task: each says what it rests on', () => {
    const beginning = [assigned, one, designated].map(({ data }) =>
      'plan' in data ? data.item : (data as { reason: string }).reason,
    );
    expect(beginning.every((basis) => basis.length > 0)).toBe(true);
    const begins = Object.entries(tasks.evolve).filter(
      ([, row]) =>
        (row as (...args: unknown[]) => { is: string })({ is: 'none' }, one.data, { occurredAt: '' }).is !== 'none',
    );
    expect(begins.map(([type]) => type).sort()).toEqual(['CollaborationItemDesignated', 'TaskAssigned']);
  });
});
