import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { arranged, arrangement, registered } from '../../test/small-county.js';
import { correctable, type Correctables } from './correctable.js';
import { correctionList } from './correction-list.view.js';
import { correctionRefusals } from './correction.refusals.js';
import type { CorrectionEvents } from './correction.state.js';
import { corrections } from './correction.js';
import { correctionListPage } from './corrections.capability.js';
import { sealCorrectionsWhenIssueBecomesClue } from './seal-corrections-when-issue-becomes-clue.policy.js';

const told = (type: string, id: string, data: object, at = '2026-07-14') => happened(type, id, data, 'somebody', at);
const REFERRED = told('IssueReferred', 'check-1-3', {
  zone: 'zone-1',
  office: 'office-1',
  unit: 'willow-town',
  unitName: '柳镇',
  place: '粮站',
  kind: '惠农补贴',
  facts: '名册缺签字',
});
const recordsOf = (...events: readonly DomainEvent[]): Correctables =>
  events.reduce<Correctables>((known, event) => correctable([]).on[event.type]?.(known, event) ?? known, {});
const records = recordsOf(
  REFERRED,
  told('TaskAssigned', 't-1', { zone: 'zone-1', office: 'office-1', title: '夏季检查' }),
  ...arranged.map(({ type, data }) => told(type, 'zones', data, '2026-01-05')),
  ...registered.map(({ type, data }) => told(type, 'register', data, '2026-01-05')),
);
const conduct = (more: object = {}) => ({
  occurredAt: '2026-08-18T09:00:00.000+08:00',
  actor: { person: 'fang-rui', post: 'conduct-office-head' },
  facts: { records, arrangement },
  ...more,
});
const general = conduct({ actor: { person: 'g', post: 'general-office-official' } });
const WRONG_UNIT = {
  category: 'issue',
  record: 'check-1-3',
  field: 'unit',
  is: 'stone-town',
  reason: '录入时选错单位',
  basis: '石镇纪委说明',
} as const;
const CORRECTED = {
  type: 'RecordCorrected',
  data: {
    category: 'issue',
    record: 'check-1-3',
    field: 'unit',
    was: 'willow-town',
    is: 'stone-town',
    names: { was: '柳镇', is: '石镇' },
    reason: '录入时选错单位',
    month: '2026-07',
    zone: 'zone-1',
    office: 'office-1',
    unit: 'stone-town',
    number: 1,
  },
} satisfies Told<CorrectionEvents>;
const SEALED = { type: 'CorrectionsSealed', data: { count: 1 } } satisfies Told<CorrectionEvents>;
const none = given(corrections);
const once = given(corrections, [CORRECTED]);
const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });

describe('correcting a record (R68)', () => {
  it('takes what had been entered from the record itself, and tells the month whose reports said it', () => {
    expect(none.when('CorrectRecord', WRONG_UNIT, conduct())).toEqual([CORRECTED]);
  });
  it('changes nothing twice', () => {
    expect(once.when('CorrectRecord', WRONG_UNIT, conduct())).toEqual([]);
    expect(none.when('CorrectRecord', { ...WRONG_UNIT, is: 'willow-town' }, conduct())).toEqual([]);
  });
  it('goes on from the last correction, also where the record has not taken it in yet', () => {
    const again = once.when('CorrectRecord', { ...WRONG_UNIT, is: 'grain-bureau' }, conduct());
    expect(again[0]!.data).toMatchObject({ was: 'stone-town', is: 'grain-bureau', number: 2 });
    const other = once.when('CorrectRecord', { ...WRONG_UNIT, field: 'kind', is: '补贴名册' }, conduct());
    expect(other[0]!.data).toMatchObject({ field: 'kind', was: '惠农补贴', number: 2 });
    expect(other[0]!.data).not.toHaveProperty('names');
    const taken = recordsOf(REFERRED, told('IssueCorrected', 'check-1-3', { field: 'kind', is: '补贴名册' }));
    expect(taken['issue-check-1-3']!.values).toMatchObject({ kind: '补贴名册', unit: 'willow-town' });
  });
  it('is the Conduct Office’s for tasks, and the General Office’s for the registers', () => {
    const name = {
      category: 'person',
      record: 'chen-hua',
      field: 'name',
      is: '陈桦',
      reason: '错字',
      basis: '身份证',
    } as const;
    expect(none.when('CorrectRecord', name, general)[0]!.data).toEqual({
      category: 'person',
      record: 'chen-hua',
      field: 'name',
      was: '陈华',
      is: '陈桦',
      reason: '错字',
      month: '2026-01',
      number: 1,
    });
    const unit = { ...name, category: 'unit', record: 'grain-bureau', is: '县粮食局' } as const;
    const body = { ...name, category: 'body', record: 'group-finance', is: '派驻财政局组' } as const;
    for (const one of [unit, body]) expect(none.when('CorrectRecord', one, general)).toHaveLength(1);
    const title = { ...name, category: 'task', record: 't-1', field: 'title', is: '夏季作风检查' } as const;
    expect(none.when('CorrectRecord', title, conduct())[0]!.data).toMatchObject({ was: '夏季检查', zone: 'zone-1' });
    for (const [one, by] of [
      [name, conduct()],
      [unit, conduct()],
      [title, general],
      [WRONG_UNIT, general],
    ] as const)
      expect(() => none.when('CorrectRecord', one, by)).toThrow(refused('correction.no-authority'));
  });
  it('is refused of what is no record, no field of it, no unit, and without a basis', () => {
    for (const [change, code] of [
      [{ record: 'unheard-of' }, 'correction.record-unknown'],
      [{ field: 'zone' }, 'correction.field-unknown'],
      [{ field: 'constructor' }, 'correction.field-unknown'],
      [{ is: 'nowhere' }, 'correction.unit-unknown'],
    ] as const)
      expect(() => none.when('CorrectRecord', { ...WRONG_UNIT, ...change }, conduct())).toThrow(refused(code));
    const { basis: _basis, ...baseless } = WRONG_UNIT;
    expect(() => none.when('CorrectRecord', baseless, conduct())).toThrow(refused('correction.without-basis'));
  });
  it('is refused of a stub: nothing of what it was is said any more', () => {
    for (const type of ['IssueUpgradedToClue', 'IssueMerged']) {
      const stub = recordsOf(REFERRED, told(type, 'check-1-3', {}));
      expect(() => none.when('CorrectRecord', WRONG_UNIT, conduct({ facts: { records: stub, arrangement } }))).toThrow(
        refused('correction.record-unknown'),
      );
    }
    expect(() => once.and([SEALED]).when('CorrectRecord', { ...WRONG_UNIT, is: 'grain-bureau' }, conduct())).toThrow(
      refused('correction.record-unknown'),
    );
  });
});

describe('corrections of an issue that became a clue', () => {
  it('are sealed, once, if there are any', async () => {
    expect(once.when('SealCorrections', {}, conduct())).toEqual([SEALED]);
    expect(once.and([SEALED]).when('SealCorrections', {}, conduct())).toEqual([]);
    expect(none.when('SealCorrections', {}, conduct())).toEqual([]);
    const ask = { fact: () => Promise.reject(new Error('asks nothing')) };
    const event = { id: 'check-1-3' } as DomainEvent;
    expect(await sealCorrectionsWhenIssueBecomesClue.on['IssueUpgradedToClue']!(event, ask)).toEqual([
      { command: 'SealCorrections', id: 'issue-check-1-3', body: {} },
    ]);
  });
});

describe('the list of corrections', () => {
  const events = [
    told('RecordCorrected', 'issue-check-1-3', CORRECTED.data, '2026-08-18'),
    told('RecordCorrected', 'issue-check-1-3', { ...CORRECTED.data, field: 'kind', number: 2 }, '2026-08-19'),
  ];

  it('shows each with what was entered, what is right, why, and the month affected', () => {
    const rows = rowsOf(correctionList, events);
    expect(Object.keys(rows)).toEqual(['issue-check-1-3-1', 'issue-check-1-3-2']);
    expect(rows['issue-check-1-3-1']).toEqual({
      category: 'issue',
      record: 'check-1-3',
      number: 1,
      field: 'unit',
      was: '柳镇',
      is: '石镇',
      reason: '录入时选错单位',
      basis: null,
      month: '2026-07',
      zone: 'zone-1',
      office: 'office-1',
      unit: 'stone-town',
      correctedBy: 'somebody',
      correctedAt: '2026-08-18T09:00:00+08:00',
      sealed: false,
    });
  });
  it('keeps of sealed ones that there was one', () => {
    const rows = rowsOf(correctionList, [...events, told('CorrectionsSealed', 'issue-check-1-3', { count: 2 })]);
    for (const row of Object.values(rows)) {
      expect(row).toMatchObject({ sealed: true, was: null, is: null, reason: null, unit: null, month: '2026-07' });
      expect(correctionListPage.sealed!(row)).toBe(true);
    }
  });
  it('shows a zone its own', () => {
    expect(correctionListPage.only!({ person: 'x', posts: [{ post: 'zone-director', of: 'zone-1' }] })).toEqual({
      $or: [{ zone: { $in: ['zone-1'] } }, { office: { $in: [] } }],
    });
    expect(correctionListPage.only!({ person: 'x', posts: [{ post: 'auditor' }] })).toBeUndefined();
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const source = readFileSync(new URL('./correction.ts', import.meta.url), 'utf8');
  const thrown = [...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!);
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(correctionRefusals).sort());
});
