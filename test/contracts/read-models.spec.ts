import { describe, expect, it } from '@jest/globals';
import { readModelsContract } from './read-models.contract.js';
import { notRun, stores } from './read-models.stores.js';

describe('the read models’ contract', () => {
  it(`runs on ${stores.map(({ name }) => name).join(', ')}`, () => {
    expect(stores.map(({ name }) => name)).toEqual(expect.arrayContaining(['a SQLite file', 'SQLite in memory']));
  });
  for (const { name, why } of notRun) it.skip(`does not run on ${name}: ${why}`, () => undefined);
});

for (const { name, enrolment } of stores) readModelsContract(name, enrolment);
