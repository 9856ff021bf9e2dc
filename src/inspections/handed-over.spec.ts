import { describe, expect, it } from '@jest/globals';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Task } from '../planning/task.state.js';
import { happened, rowsOf } from '../../test/rows.js';
import {
  done,
  type Events,
  facts,
  formed,
  foundProblem,
  planned,
  task,
  underWay,
} from '../../test/inspection-examples.js';
import { inspectionPage } from './inspection-page.view.js';
import { inspections } from './inspection.js';

const handover = { gives: 'chen-hua', takes: 'tang-wei', note: '访谈记录三份' };
const moved: Task = { ...task, zone: 'zone-4', office: 'office-4', units: ['willow-town'], handover };
const four = { person: 'gao-yi', post: 'zone-director', of: 'zone-4' };
const form = (history: Events, of: Task = moved) =>
  given(inspections, history).when(
    'FormInspectionTeam',
    { leader: 'tang-wei', members: ['tang-wei', 'lin-tao'] },
    { actor: four, facts: { ...facts, task: of } },
  );

describe('going on with what another zone had begun', () => {
  it('gives it a new team, with plan and findings as they are', () => {
    const [taken] = form([...underWay, foundProblem]);
    expect(taken).toMatchObject({
      type: 'InspectionTeamFormed',
      data: { zone: 'zone-4', continues: 'under-way', released: ['chen-hua', 'he-jun', 'qiu-shan'] },
    });
    expect(fold(inspections, [...underWay, foundProblem, taken!])).toMatchObject({
      is: 'under-way',
      zone: 'zone-4',
      members: ['tang-wei', 'lin-tao'],
      former: ['chen-hua', 'he-jun', 'qiu-shan'],
      findings: [{ finding: '1' }],
      plan: { limit: '2026-04-08' },
    });
    expect(form(done)[0]!.data).toMatchObject({ continues: 'fieldwork-completed' });
  });
  it('is refused without a hand-over', () => {
    const { handover: _handover, ...without } = moved;
    expect(() => form(underWay, without as Task)).toThrow('inspection.team-already-formed');
  });
  it('begins anew where nothing had been begun', () => {
    expect(form([formed, planned])[0]!.data).not.toHaveProperty('continues');
  });
  it('is shown whole: what was found stays, the first team is former', () => {
    const [taken] = form([...underWay, foundProblem]);
    const rows = rowsOf(inspectionPage, [
      ...[...underWay, foundProblem].map(({ type, data }) => happened(type, 'i-1', data)),
      happened('InspectionTeamFormed', 'i-1', taken!.data),
    ]);
    expect(rows['i-1']).toMatchObject({
      state: 'under-way',
      zone: 'zone-4',
      persons: ['tang-wei', 'lin-tao'],
      former: ['chen-hua', 'he-jun', 'qiu-shan'],
      problems: [{ finding: '1' }],
    });
  });
});

describe('an inspection whose task is suspended', () => {
  it('stands still: no act of its team is taken, and its page says why', () => {
    const suspended: Task = { ...task, is: 'suspended', before: 'received', since: '2026-03-01' };
    for (const command of ['RecordFinding', 'CompleteFieldwork'] as const)
      expect(() =>
        given(inspections, underWay).when(
          command,
          { problem: { unit: 'stone-town', place: '车库', kind: '公车管理', facts: '缺单。' } },
          { actor: { person: 'chen-hua', post: 'zone-member' }, facts: { ...facts, task: suspended } },
        ),
      ).toThrow('inspection.task-not-running {"is":"suspended"}');
    const events = [
      happened('InspectionTeamFormed', 'i-1', formed.data),
      happened('TaskSuspended', 'i-1', { reason: '待批示' }),
    ];
    expect(rowsOf(inspectionPage, events)['i-1']).toMatchObject({ suspended: '待批示' });
    expect(rowsOf(inspectionPage, [...events, happened('TaskResumed', 'i-1', {})])['i-1']).toMatchObject({
      suspended: null,
    });
    expect(rowsOf(inspectionPage, [happened('TaskSuspended', 'i-1', { reason: '待批示' })])).toEqual({});
  });
});
