import { describe, expect, it } from '@jest/globals';
import { capabilities } from '../county.js';
import { CITABLE, citedRecordsFact, missingOf } from './cited-records.facts.js';

describe('citing records', () => {
  it('knows the beginning of each kind by an event that its rules tell', () => {
    for (const [category, types] of Object.entries(CITABLE)) {
      const { evolve } = capabilities.find(({ decider }) => decider.category === category)!.decider;
      expect(Object.keys(evolve)).toEqual(expect.arrayContaining([...types]));
    }
  });
  it('reads the records that are named, and takes for there what has begun', () => {
    const fact = citedRecordsFact(['Cite']);
    const records = [
      { category: 'task', record: 'a' },
      { category: 'issue', record: 'b' },
    ];
    expect(fact.streams({ records }, undefined, 'x')).toEqual(['task/a', 'issue/b']);
    expect(fact.streams({}, undefined, 'x')).toEqual([]);
    const known = fact.on['TaskAssigned']!([], { category: 'task', id: 'a' } as never);
    expect(missingOf(records, known)).toEqual(['issue/b']);
  });
});
