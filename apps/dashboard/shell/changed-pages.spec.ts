import { describe, expect, it } from '@jest/globals';
import { changedPages } from './changed-pages.js';

describe('the pages asked again after a change', () => {
  it('are each asked once', () =>
    expect(
      changedPages({ changes: [{ page: 'task-board', id: 'a' }, { page: 'issues' }, { page: 'task-board', id: 'b' }] }),
    ).toEqual(['task-board', 'issues']));

  it('are none when somebody has only looked at something', () =>
    expect(changedPages({ changes: [{ page: 'access-history' }] })).toEqual([]));
});
