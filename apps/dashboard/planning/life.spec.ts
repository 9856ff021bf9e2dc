import { describe, expect, it } from '@jest/globals';
import { inspectionStep, reachedOf, taskStep } from './life.js';

describe('how far a task has come', () => {
  const step = (state: string, inspection = 'none', before: string | null = null) =>
    taskStep({ state, inspection, before } as Parameters<typeof taskStep>[0]);

  it('is its own state before a team is named, and its inspection’s after', () => {
    expect([step('assigned'), step('received'), step('received', 'under-way')]).toEqual([
      'assigned',
      'received',
      'under-way',
    ]);
  });

  it('is where it was, while it is suspended', () => {
    expect([step('suspended', 'none', 'received'), step('suspended', 'planned', 'received')]).toEqual([
      'received',
      'planned',
    ]);
  });

  it('goes back to the end of the fieldwork with a returned report', () => {
    expect(step('received', 'report-returned')).toBe('fieldwork-completed');
  });

  it('is over once it is closed, whatever its inspection', () => {
    expect([step('closed', 'report-instructed'), step('received', 'report-instructed')]).toEqual([
      'closed',
      'report-presented',
    ]);
  });

  it('of a cancelled one is where its inspection was not', () => {
    expect(step('cancelled', 'ended')).toBe('assigned');
  });
});

describe('how far an inspection has come', () => {
  it('is its state, but for a returned report and an early end', () => {
    expect([
      inspectionStep({ state: 'planned' }),
      inspectionStep({ state: 'report-returned' }),
      inspectionStep({ state: 'ended', startedAt: '2026-03-01T09:00:00+08:00', completedAt: null, report: null }),
      inspectionStep({ state: 'ended', startedAt: null, completedAt: null, report: null, plan: null }),
    ]).toEqual(['planned', 'fieldwork-completed', 'under-way', 'team-formed']);
  });

  it('tells of each step when it was reached last', () => {
    const at = (day: number) => `2026-03-0${day}T09:00:00+08:00`;
    const journey = [
      { step: 'report-submitted', at: at(3), by: 'li-na', post: 'zone-member', words: null },
      { step: 'report-returned', at: at(4), by: 'wu-min', post: 'zone-director', words: '补充依据' },
      { step: 'report-submitted', at: at(5), by: 'li-na', post: 'zone-member', words: null },
    ];
    expect(reachedOf({ startedAt: at(1), completedAt: at(2), journey, certificates: [] })).toEqual({
      'under-way': { at: at(1) },
      'fieldwork-completed': { at: at(2) },
      'report-returned': { at: at(4), by: 'wu-min' },
      'report-submitted': { at: at(5), by: 'li-na' },
    });
  });
});
