import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { happened, rowsOf } from '../../test/rows.js';
import { todo } from './todo.view.js';

const of = (category: string, type: string, data: object): DomainEvent => ({ ...happened(type, 't', data), category });
const handed = { title: '检查', zone: 'zone-1', office: 'office-1', plan: '2026', item: 'spring', due: '2026-04-10' };
const ASSIGNED = of('task', 'TaskAssigned', handed);
const FORMED = of('inspection', 'InspectionTeamFormed', {
  ...handed,
  seats: [{ person: 'chen-hua', as: 'zone-member' }],
});
const STOPPED = of('task', 'TaskSuspended', { reason: '待批示' });
const RESUMED = of('task', 'TaskResumed', { reason: '已批示', from: '2026-04-10', due: '2026-04-20' });

describe('what a suspended task waits for', () => {
  const rows = (...events: readonly DomainEvent[]) => rowsOf(todo, [ASSIGNED, ...events]);

  it('is the same step, said to be suspended and why', () => {
    expect(rows()['task:t']).toMatchObject({ step: 'receive-task', suspended: null });
    expect(rows(STOPPED)['task:t']).toMatchObject({
      open: true,
      step: 'receive-task',
      posts: ['zone-director:zone-1', 'deputy-zone-director:zone-1'],
      suspended: '待批示',
    });
  });
  it('is said of its inspection too, and opens no row where there is none', () => {
    expect(rows(FORMED, STOPPED)['inspection:t']).toMatchObject({ step: 'set-work-plan', suspended: '待批示' });
    expect(rows(STOPPED)).not.toHaveProperty('inspection:t');
  });
  it('goes on when it is resumed, by its new last day', () => {
    expect(rows(STOPPED, RESUMED)['task:t']).toMatchObject({ suspended: null, due: '2026-04-20' });
    expect(rows(FORMED, STOPPED, RESUMED)['inspection:t']).toMatchObject({ suspended: null, step: 'set-work-plan' });
  });
  it('ends with it', () => {
    expect(rows(STOPPED, of('task', 'TaskCancelled', {}))['task:t']).toMatchObject({ open: false, suspended: null });
  });
});
