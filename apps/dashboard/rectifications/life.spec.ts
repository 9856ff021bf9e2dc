import { describe, expect, it } from '@jest/globals';
import { branchesOf, ISSUE_LIFE, isStub, issueStep } from './life.js';

describe('where an issue stands', () => {
  it('is its own state on the straight way', () => {
    expect(ISSUE_LIFE.map((is) => issueStep({ is }))).toEqual(ISSUE_LIFE);
  });

  it('goes back to the rectification when it was returned, and to the plan when reopened', () => {
    expect([issueStep({ is: 'returned' }), issueStep({ is: 'reopened' }), issueStep({ is: 'recurred' })]).toEqual([
      'rectifying',
      'accepted',
      'closed',
    ]);
  });

  it('is nowhere for a stub', () => {
    expect(issueStep({ is: 'upgraded' })).toBeUndefined();
    expect([isStub({ is: 'merged' }), isStub({ is: 'closed' })]).toEqual([true, false]);
  });
});

describe('what befell an issue beside its way', () => {
  it('is nothing on the straight way', () => {
    // The reason of the choice of a body is no reason of a return.
    expect(branchesOf({ is: 'forwarded', reopened: 0, reason: 'no group covers it' })).toEqual([]);
  });

  it('is that it was given back, or returned, with the reason', () => {
    expect(branchesOf({ is: 'referred', reopened: 0, reason: 'not ours' })).toEqual([
      { is: 'sent-back', reason: 'not ours' },
    ]);
    expect(branchesOf({ is: 'returned', reopened: 0, reason: 'no proof' })).toEqual([
      { is: 'returned', reason: 'no proof' },
    ]);
  });

  it('is that it came back, when and how often', () => {
    const recurredAt = '2026-09-01T10:00:00.000+08:00';
    expect(branchesOf({ is: 'reopened', reopened: 1, reason: 'again', recurrences: 1, recurredAt })).toEqual([
      { is: 'reopened', reason: 'again', count: 1 },
      { is: 'recurred', at: recurredAt, count: 1 },
    ]);
  });
});
