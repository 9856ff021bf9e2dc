import { describe, expect, it } from '@jest/globals';
import { type Drawers, everyOne, noDrawers, put, taken } from './drawers.js';

describe('drawers', () => {
  it('hold what was put under an id last, and nothing under another', () => {
    const filled = put(put(put(noDrawers as Drawers<number>, 'a', 1), 'b', 2), 'a', 3);
    expect([taken(filled, 'a'), taken(filled, 'b'), taken(filled, 'c'), taken(filled, 'toString')]).toEqual([
      3,
      2,
      undefined,
      undefined,
    ]);
    expect([...everyOne(filled)].sort()).toEqual([2, 3]);
  });

  it('stay as they were for whoever holds them', () => {
    const before = put(noDrawers as Drawers<number>, 'a', 1);
    put(before, 'a', 2);
    put(before, 'b', 2);
    expect([taken(before, 'a'), taken(before, 'b')]).toEqual([1, undefined]);
    expect(everyOne(noDrawers)).toEqual([]);
  });

  it('hold ten thousand', () => {
    let drawers: Drawers<number> = noDrawers;
    for (let n = 0; n < 10_000; n++) drawers = put(drawers, `issue-${n}`, n);
    expect(everyOne(drawers)).toHaveLength(10_000);
    expect(taken(drawers, 'issue-7777')).toBe(7777);
  });
});
