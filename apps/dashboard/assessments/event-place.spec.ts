import { describe, expect, it } from '@jest/globals';
import { eventPlace, shownPoints } from './event-place.js';

describe('the place of an event in a score sheet', () => {
  it('leads to the record and says which of its events', () =>
    expect(eventPlace('issue/2026-zone-1-003@4')).toEqual({
      record: 'issue/2026-zone-1-003',
      revision: 4,
      to: '/issues/2026-zone-1-003',
    }));

  it('may be a record without an event', () =>
    expect(eventPlace('task/2026-zone-1')).toEqual({
      record: 'task/2026-zone-1',
      revision: undefined,
      to: '/task-board/2026-zone-1',
    }));

  it('leads nowhere where the record has no page of its own', () =>
    expect(eventPlace('plan/2026@12').to).toBeUndefined());
});

it('writes points with two places at most', () => {
  expect(shownPoints(12.345)).toBe('12.35');
  expect(shownPoints(20)).toBe('20');
});
