import { describe, expect, it } from '@jest/globals';
import { capabilities } from '../county.js';
import { EVENT_WORDS } from './event-words.js';

const types = capabilities.flatMap(({ decider }) => Object.keys(decider.evolve as object));

describe('the words for events', () => {
  it('are there for every event a record can have, and for nothing else', () =>
    expect(Object.keys(EVENT_WORDS).sort()).toEqual([...new Set(types)].sort()));

  it('say each event in its own way within a record', () => {
    for (const { decider } of capabilities)
      for (const language of [0, 1]) {
        const said = Object.keys(decider.evolve as object).map((type) => EVENT_WORDS[type]?.[language]);
        expect(said.filter((words, place) => said.indexOf(words) !== place)).toEqual([]);
      }
  });
});
