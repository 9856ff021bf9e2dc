import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { happened } from '../../test/rows.js';
import { inspectionDeadlines } from '../inspections/inspections.deadlines.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { planDeadlines } from './plan.deadlines.js';
import { taskDeadlines } from './tasks.deadlines.js';

const rule = (name: string): DeadlineRule =>
  [...taskDeadlines, ...planDeadlines, ...inspectionDeadlines].find((one) => one.name === name)!;
const opens = (name: string, event: DomainEvent) => rule(name).opens[event.type]!(event);
const task = {
  plan: '2026',
  item: 'spring',
  title: '春节检查',
  zone: 'zone-1',
  office: 'office-1',
  units: [],
  due: '2026-02-14',
};
const ofZone = (n: number) => ({
  ...{ zone: `zone-${n}`, office: `office-${n}`, escalatesTo: ['conduct-office-head', 'leader-in-charge'] },
  posts: [`zone-director:zone-${n}`, `deputy-zone-director:zone-${n}`],
});

describe('last days of tasks', () => {
  it('begin with each handing out, and go with the task to another zone', () => {
    expect(opens('task-receipt', happened('TaskAssigned', 't', task))).toEqual({ title: '春节检查', ...ofZone(1) });
    const crossed = { ...task, zone: 'zone-4', office: 'office-4' };
    for (const type of ['CrossInspectionOrdered', 'TaskTransferred'])
      expect(opens('task-due', happened(type, 't', crossed))).toEqual({
        title: '春节检查',
        due: '2026-02-14',
        ...ofZone(4),
      });
  });
  it('stay as they were set where an older order does not say', () => {
    const old = { zone: 'zone-4', office: 'office-4' };
    expect(opens('task-due', happened('CrossInspectionOrdered', 't', old))).toBeUndefined();
    expect(opens('task-receipt', happened('CrossInspectionOrdered', 't', old))).toMatchObject({
      title: 't',
      zone: 'zone-4',
    });
  });
  it('move with an extension, end with the presented report, and fall away with the task', () => {
    const due = rule('task-due');
    expect(due.moves!['TaskExtended']!(happened('TaskExtended', 't', { until: '2026-03-01', reason: '抽调' }))).toEqual(
      { due: '2026-03-01', reason: '抽调' },
    );
    expect(Object.keys(due.meets)).toEqual(['InspectionReportPresented', 'TaskClosed']);
    expect(Object.keys(due.cancels!)).toEqual(['TaskCancelled']);
  });
});

describe('a suspended task', () => {
  const stopped = happened('TaskSuspended', 't', { reason: '待批示' });
  const resumed = happened('TaskResumed', 't', { reason: '已批示', from: '2026-02-14', due: '2026-02-20' });
  it.each(['task-receipt', 'task-due', 'inspection-report'])('pauses %s, until it is resumed', (name) => {
    expect(rule(name).pauses!['TaskSuspended']!(stopped)).toEqual({ reason: '待批示' });
    expect(rule(name).resumes!['TaskResumed']!(resumed)).toEqual({
      reason: '已批示',
      ...(name === 'task-due' && { due: '2026-02-20' }),
    });
  });
});

describe('the last day of a report', () => {
  it('is the team’s and its director’s, and weighs in the assessment, as the receipt of a task does', () => {
    const done = {
      otherProblems: 1,
      clues: 0,
      title: '春节检查',
      zone: 'zone-1',
      office: 'office-1',
      members: ['chen-hua'],
    };
    expect(opens('inspection-report', happened('FieldworkCompleted', 't', done))).toMatchObject({
      persons: ['chen-hua'],
      posts: ['zone-director:zone-1'],
    });
    expect(
      opens('inspection-report', happened('FieldworkCompleted', 't', { otherProblems: 1, clues: 0 })),
    ).toBeUndefined();
    expect(
      [...taskDeadlines, ...planDeadlines, ...inspectionDeadlines]
        .filter(({ counts }) => counts)
        .map(({ name }) => name),
    ).toEqual(['task-receipt', 'inspection-report']);
  });
});

describe('the lead time of a festival check', () => {
  const days = { item: 'spring', festival: '春节', planBy: '2026-01-31', late: 0 };
  it('is kept for the item until its first task is handed out', () => {
    expect(opens('festival-lead', happened('FestivalCheckScheduled', '2026', days))).toMatchObject({
      of: '2026-spring',
      due: '2026-01-31',
    });
    expect(rule('festival-lead').meets['TaskAssigned']!(happened('TaskAssigned', 't', task))).toEqual({
      of: '2026-spring',
    });
    expect(rule('festival-lead').cancels!['PlanItemsMerged']!(happened('PlanItemsMerged', '2026', days))).toEqual({
      of: '2026-spring',
    });
  });
  it('is not set where the planning itself was late: that is said there', () => {
    expect(opens('festival-lead', happened('FestivalCheckScheduled', '2026', { ...days, late: 3 }))).toBeUndefined();
  });
});
