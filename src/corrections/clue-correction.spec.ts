import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FactOfStreams, Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { isNeedToKnow } from '../audit/audit.rights.js';
import { clueCorrectionList } from './clue-correction-list.view.js';
import type { ClueCorrectionEvents } from './clue-correction.state.js';
import { clueCorrections } from './clue-correction.js';
import { clueCorrectionRefusals } from './correction.refusals.js';
import { clueCorrectionListPage } from './corrections.capability.js';

const entered = {
  source: 'petition',
  noticedAt: '2026-02-10T15:20:00+08:00',
  sealedAt: '2026-02-10T16:40:00.000+08:00',
} as const;
const around = (more: object = { entered }) => ({ actor: { person: 'case-1', post: 'case-office-head' }, facts: more });
const NUMBER = '2026-3-017';
const SOURCE = { number: NUMBER, source: 'found-in-work', reason: 'slip-of-the-pen' } as const;
const CORRECTED = {
  type: 'ClueRecordCorrected',
  data: {
    number: NUMBER,
    nth: 1,
    field: 'source',
    was: 'petition',
    is: 'found-in-work',
    reason: 'slip-of-the-pen',
    month: '2026-02',
  },
} satisfies Told<ClueCorrectionEvents>;
const none = given(clueCorrections);
const once = given(clueCorrections, [CORRECTED]);
const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

describe('correcting the record of a clue (R68)', () => {
  it('tells numbers, dates and words of closed lists, what was entered and what is right', () => {
    expect(none.when('CorrectClueRecord', SOURCE, around())).toEqual([CORRECTED]);
    const noticed = { number: NUMBER, noticedAt: '2026-02-10T06:00:00Z', reason: 'misread' } as const;
    expect(once.when('CorrectClueRecord', noticed, around())[0]!.data).toEqual({
      number: NUMBER,
      nth: 2,
      field: 'noticedAt',
      was: entered.noticedAt,
      is: '2026-02-10T14:00:00.000+08:00',
      reason: 'misread',
      month: '2026-02',
    });
  });
  it('changes nothing twice, however the same moment is written', () => {
    expect(once.when('CorrectClueRecord', SOURCE, around())).toEqual([]);
    const same = { number: NUMBER, noticedAt: '2026-02-10T07:20:00Z', reason: 'misread' } as const;
    expect(none.when('CorrectClueRecord', same, around())).toEqual([]);
  });
  it('is refused of no clue, of both or neither, and when it would have been noticed after it was sealed', () => {
    expect(() => none.when('CorrectClueRecord', SOURCE, around({ entered: undefined }))).toThrow(
      refused('clue-correction.clue-unknown'),
    );
    const { source: _source, ...neither } = SOURCE;
    for (const body of [neither, { ...SOURCE, noticedAt: '2026-02-10T14:00:00+08:00' }])
      expect(() => none.when('CorrectClueRecord', body, around())).toThrow(refused('clue-correction.one-field'));
    const late = { ...neither, noticedAt: '2026-02-10T17:00:00+08:00' };
    expect(() => none.when('CorrectClueRecord', late, around())).toThrow(
      refused('clue-correction.noticed-after-sealing'),
    );
  });
  it('takes what was entered from the sealing', () => {
    const fact = clueCorrections.facts!.entered as FactOfStreams<unknown, never, never>;
    const sealed = happened(
      'ClueSealed',
      NUMBER,
      { source: 'petition', noticedAt: entered.noticedAt },
      'x',
      '2026-02-10',
    );
    expect(fact.on['ClueSealed']!(undefined, sealed)).toEqual({
      source: 'petition',
      noticedAt: entered.noticedAt,
      sealedAt: '2026-02-10T09:00:00+08:00',
    });
  });
  it('is on a list that only those cleared for clues may see, and whose reading is on record', () => {
    const rows = rowsOf(clueCorrectionList, [happened('ClueRecordCorrected', NUMBER, CORRECTED.data, 'case-1')]);
    expect(rows[`${NUMBER}-1`]).toEqual({
      ...CORRECTED.data,
      correctedBy: 'case-1',
      correctedAt: '2026-03-02T09:00:00+08:00',
    });
    const posts = clueCorrectionListPage.by.flatMap((right) => ('post' in right ? [right.post] : []));
    expect(posts).not.toContain('conduct-office-head');
    expect(clueCorrectionListPage.sensitive!({ person: 'x', posts: [] })).toBe(true);
    expect(isNeedToKnow('clue-correction')).toBe(true);
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const source = readFileSync(new URL('./clue-correction.ts', import.meta.url), 'utf8');
  const thrown = [...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!);
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(clueCorrectionRefusals).sort());
});
