import { describe, expect, it } from '@jest/globals';
import { byHandover } from './handovers.js';

const row = (handover: string, item: string, state: string) => ({ handover, item, state });

describe('the list of hand-overs', () => {
  it('has the items of one hand-over together, the open ones first', () =>
    expect(
      byHandover([
        row('zhao', 'task-1', 'accepted'),
        row('li', 'issue-4', 'waiting'),
        row('zhao', 'task-2', 'contested'),
        row('zhao', 'task-3', 'waiting'),
      ]).map((list) => list.map(({ item }) => item)),
    ).toEqual([['task-2', 'task-3', 'task-1'], ['issue-4']]));
});
