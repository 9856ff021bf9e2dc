import { describe, expect, it } from '@jest/globals';
import { happened, rowsOf } from '../../test/rows.js';
import type { Caller } from '../shared/rights.js';
import { coverageOf, crossInspectionsOf, familiarityOf, type KnownUnit } from './coverage.js';
import { visitsPage } from './inspections.capability.js';
import { visits } from './visits.view.js';

const task = (units: string[]) => ({ title: '检查', kind: 'other', zone: 'zone-1', office: 'office-1', units });
const found = (unit: string, finding = '1') => ({
  finding,
  flow: 'other',
  unit,
  place: '某处',
  kind: '登记不全',
  facts: '缺页。',
});
const cross = { fromZone: 'zone-1', zone: 'zone-4', office: 'office-4', units: ['willow-town'], reason: '回避' };

const rows = Object.values(
  rowsOf(visits, [
    happened('TaskAssigned', 'home', task(['willow-town', 'grain-bureau'])),
    happened('FieldworkStarted', 'home', {}, 'x', '2025-05-12'),
    happened('FindingRecorded', 'home', found('willow-town')),
    happened('FindingRecorded', 'home', found('willow-town', '2')),
    happened('FindingRecorded', 'home', found('willow-town', '4')),
    happened('FindingsMerged', 'home', { finding: '4', into: '2', reason: '同一问题' }),
    happened('FindingRecorded', 'home', { finding: '3', flow: 'clue-like', number: '1', envelope: 'a' }),
    happened('FieldworkCompleted', 'home', {}, 'x', '2025-05-14'),
    happened('TaskAssigned', 'across', task(['willow-town'])),
    happened('CrossInspectionOrdered', 'across', cross),
    happened('FieldworkStarted', 'across', {}, 'x', '2026-03-16'),
    ...Array.from({ length: 9 }, (_, n) => happened('FindingRecorded', 'across', found('willow-town', String(n + 1)))),
    happened('TaskAssigned', 'ahead', task(['stone-town'])),
    happened('CollaborationItemDesignated', 'moved', task(['grain-bureau'])),
    happened('TaskTransferred', 'moved', { zone: 'zone-4', office: 'office-4' }),
  ]),
);
const ever = { from: '1900-01-01', to: '2026-03-31' };
const unit = (member: string, ...placings: [string, string][]): KnownUnit => ({
  member,
  name: member,
  placings: placings.map(([zone, from]) => ({ zone, from })),
});
const units = [
  unit('willow-town', ['zone-1', '2025-01-01']),
  unit('stone-town', ['zone-1', '2025-01-01']),
  unit('grain-bureau', ['zone-1', '2025-01-01'], ['zone-4', '2026-03-01']),
  unit('new-bureau', ['zone-1', '2026-04-01']),
];

describe('where inspections went', () => {
  it('tells who inspected whose units, and what was found where; of clues nothing', () => {
    expect(
      rows.map(({ inspection, zone, homeZone, cross: across, found: its }) => [
        inspection,
        zone,
        homeZone,
        across,
        Object.values(its),
      ]),
    ).toEqual([
      ['home', 'zone-1', 'zone-1', false, ['willow-town', 'willow-town']],
      ['across', 'zone-4', 'zone-1', true, Array.from({ length: 9 }, () => 'willow-town')],
      ['ahead', 'zone-1', 'zone-1', false, []],
      ['moved', 'zone-4', 'zone-4', false, []],
    ]);
  });
  it('is shown to a director for the units of the own zone, whoever was there', () => {
    const caller: Caller = { person: 'somebody', posts: [{ post: 'zone-director', of: 'zone-1' }] };
    expect(visitsPage.only!(caller)).toMatchObject({ $or: [{}, { homeZone: { $in: ['zone-1'] } }] });
    expect(visitsPage.only!({ person: 'x', posts: [{ post: 'conduct-office-head' }] })).toBeUndefined();
  });
});

describe('coverage (R67)', () => {
  const covered = coverageOf(units, rows, ever);
  it('shows each unit by month, by what it was inspected, and when last', () => {
    expect(covered[0]).toMatchObject({
      unit: 'willow-town',
      inspected: true,
      last: '2026-03-16',
      months: { '2025-05': 1, '2026-03': 1 },
      by: [
        { inspection: 'home', zone: 'zone-1', cross: false },
        { inspection: 'across', zone: 'zone-4', cross: true },
      ],
    });
  });
  it('shows units that nobody has been to, also where a task is only ahead', () => {
    expect(covered[1]).toMatchObject({ unit: 'stone-town', inspected: false, last: null, by: [] });
  });
  it('places a unit where it is on the last day, and leaves out what is of no zone yet', () => {
    expect(covered.map(({ unit: name, zone }) => [name, zone])).toEqual([
      ['willow-town', 'zone-1'],
      ['stone-town', 'zone-1'],
      ['grain-bureau', 'zone-4'],
    ]);
  });
  it('leaves out a unit that was merged or retired by then', () => {
    const retired = { ...units[0]!, placings: [{ zone: 'zone-1', from: '2025-01-01', until: '2026-03-01' }] };
    expect(coverageOf([retired], rows, ever)).toEqual([]);
    expect(coverageOf([retired], rows, { ...ever, to: '2026-02-28' })).toHaveLength(1);
  });
  it('counts what lies in the period', () => {
    expect(coverageOf(units, rows, { from: '2026-01-01', to: '2026-03-31' })[2]).toMatchObject({ inspected: false });
  });
});

describe('the familiarity index (R6)', () => {
  it('sets what the home team found per inspection against what strangers found, and warns of small numbers', () => {
    expect(familiarityOf(rows, ever, 5)).toEqual([
      {
        unit: 'willow-town',
        home: { inspections: 1, problems: 2, perInspection: 2 },
        cross: { inspections: 1, problems: 9, perInspection: 9 },
        index: 0.22,
        smallNumbers: true,
        warning: {
          zh: '样本过少（本区 1 次、交叉 1 次，少于 5 次），仅供参考，不作结论。',
          en: 'Few inspections (1 at home, 1 across, fewer than 5): a hint, not a finding.',
        },
      },
    ]);
  });
  it('warns of nothing where there are as many as the parameter asks', () => {
    expect(familiarityOf(rows, ever, 1)[0]).toMatchObject({ smallNumbers: false, warning: null, index: 0.22 });
  });
  it('has no index where one side was never there', () => {
    expect(familiarityOf(rows, { from: '2026-01-01', to: '2026-03-31' }, 1)[0]).toMatchObject({
      home: { inspections: 0 },
      index: null,
      smallNumbers: true,
    });
  });
});

describe('the cross-inspection rate (R37)', () => {
  it('counts what was inspected by others, by home zone, and from where to where', () => {
    expect(crossInspectionsOf(rows, ever)).toEqual({
      all: { inspections: 2, crossed: 1, percent: 50 },
      zones: [{ zone: 'zone-1', inspections: 2, crossed: 1, percent: 50 }],
      map: [{ homeZone: 'zone-1', zone: 'zone-4', count: 1 }],
    });
    expect(crossInspectionsOf([], ever).all).toEqual({ inspections: 0, crossed: 0, percent: 0 });
  });
});
