import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openReadModels, type ReadModelStore } from '@libs/read-models/index.js';
import { MOST_BYTES, Preferences } from './preferences.js';

const clock = { now: () => Date.parse('2026-03-02T09:00:00+08:00') };

describe('what a person’s pages remember', () => {
  let keeps: ReadModelStore;
  let kept: Preferences;
  beforeEach(async () => {
    keeps = await openReadModels('memory:');
    kept = new Preferences(keeps, clock);
  });
  afterEach(() => keeps.close());
  const mine = ['pingluo', 'wang-jun'] as const;

  it('is there on every machine, as it was put, whatever its names', async () => {
    const value = { columns: ['title', 'due'], 'a.b': 1, $set: null, 稿: '第一段\n第二段 𠮷' };
    expect(await kept.put(...mine, 'task-board.columns', value)).toEqual({
      ...{ name: 'task-board.columns', revision: 1, changed: '2026-03-02T09:00:00.000+08:00' },
      bytes: Buffer.byteLength(JSON.stringify(value)),
    });
    const elsewhere = new Preferences(keeps, clock);
    expect(await elsewhere.one(...mine, 'task-board.columns')).toMatchObject({ value, revision: 1 });
    expect((await elsewhere.all(...mine)).map(({ name }) => name)).toEqual(['task-board.columns']);
  });

  it('is nobody else’s, of the same name or another', async () => {
    await kept.put(...mine, 'draft', '内容');
    for (const [county, person] of [
      ['pingluo', 'li-na'],
      ['another', 'wang-jun'],
      ['pingluo', 'wang-jun/draft'],
    ] as const) {
      expect(await kept.one(county, person, 'draft')).toBeUndefined();
      expect(await kept.all(county, person)).toEqual([]);
    }
  });

  it('is changed by one window at a time, where windows say what they saw', async () => {
    await kept.put(...mine, 'draft', '一', 0);
    await kept.put(...mine, 'draft', '二', 1);
    await expect(kept.put(...mine, 'draft', '三', 1)).rejects.toMatchObject({ revision: 2 });
    await expect(kept.remove(...mine, 'draft', 1)).rejects.toMatchObject({ revision: 2 });
    await expect(kept.put(...mine, 'new', '三', 1)).rejects.toMatchObject({ revision: 0 });
    expect(await kept.one(...mine, 'draft')).toMatchObject({ value: '二' });
    await kept.remove(...mine, 'draft', 2);
    await kept.remove(...mine, 'draft');
    expect(await kept.all(...mine)).toEqual([]);
  });

  it('loses nothing when several are put at once', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `page-${n}`);
    await Promise.all(names.map((name) => kept.put(...mine, name, name)));
    expect((await kept.all(...mine)).map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('has an end: of names, and of all together; what is there may still be changed', async () => {
    for (let n = 0; n < 200; n++) await kept.put(...mine, `n-${n}`, n);
    await expect(kept.put(...mine, 'one-more', 1)).rejects.toMatchObject({ code: 'preference.too-many' });
    await kept.put(...mine, 'n-0', 'changed');
    const long = 'x'.repeat(MOST_BYTES - 2);
    for (let n = 0; n < 9; n++) await kept.put(...mine, `n-${n}`, long);
    await expect(kept.put(...mine, 'n-10', long)).rejects.toMatchObject({ code: 'preference.too-many' });
    await kept.remove(...mine, 'n-0');
    await kept.put(...mine, 'n-10', long);
  });
});
