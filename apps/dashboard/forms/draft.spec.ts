import { describe, expect, it } from '@jest/globals';
import { emptyDraft, saidOf } from './draft.js';

const report = {
  type: 'object',
  properties: {
    members: { type: 'array', minItems: 1, items: { type: 'string' } },
    clues: { type: 'array', minItems: 0, items: { type: 'string' } },
    coAuthors: { type: 'array', items: { type: 'string' } },
    otherProblems: { type: 'integer' },
    proposals: { type: 'string' },
  },
  required: ['members', 'clues', 'otherProblems'],
};

describe('a form', () => {
  it('begins with an entry to fill where a list needs one', () => {
    expect(emptyDraft(report)).toEqual({ members: [''], clues: [] });
  });

  it('says numbers as numbers, and nothing of what was left empty', () => {
    expect(
      saidOf(report, { members: [' li-na ', ''], clues: ['2026-1-001'], otherProblems: '2', proposals: ' ' }),
    ).toEqual({
      members: ['li-na'],
      clues: ['2026-1-001'],
      otherProblems: 2,
    });
  });

  it('says of a list that must be there that it is empty, and of any other nothing', () => {
    expect(saidOf(report, { members: ['li-na'], clues: [''], coAuthors: [''], otherProblems: '0' })).toEqual({
      members: ['li-na'],
      clues: [],
      otherProblems: 0,
    });
  });
});
