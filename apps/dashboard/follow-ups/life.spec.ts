import { expect, it } from '@jest/globals';
import { noticeStep, placeOfSubject } from './life.js';

it('sends a notice back to its beginning when its answer is returned', () => {
  expect(noticeStep({ is: 'returned' })).toBe('issued');
  expect(noticeStep({ is: 'answered' })).toBe('answered');
  expect(noticeStep({ is: 'withdrawn' })).toBeUndefined();
});

it('finds what a notice is about', () => {
  expect(placeOfSubject({ about: 'issue', record: '2026-07-1' })).toBe('/issues/2026-07-1');
  expect(placeOfSubject({ about: 'task', record: '2026-07' })).toBe('/task-board/2026-07');
  expect(placeOfSubject({ about: 'body', record: 'group-2' })).toBeUndefined();
});
