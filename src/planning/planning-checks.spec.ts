import { describe, expect, it } from '@jest/globals';
import { arrangement } from '../../test/small-county.js';
import { simulated } from './composition-simulation.js';
import { orphansAmong } from './orphans.js';
import type { PlanItemRow } from './plan-items.view.js';
import { recentInspections, similarItems } from './similar.js';

const item = (name: string, terms: Partial<PlanItemRow> = {}) =>
  ({
    year: '2026',
    item: name,
    kind: 'other',
    title: name,
    state: 'proposed',
    units: [],
    zones: [],
    tasks: [],
    ...terms,
  }) as unknown as PlanItemRow;

describe('what is similar to a plan item', () => {
  const river = item('river', { units: ['grain-bureau', 'stone-town'], zones: ['zone-1'] });
  const names = (others: PlanItemRow[]) =>
    similarItems(river, others).map(({ item: name, certain }) => [name, certain]);

  it('is an open or approved item of the same kind with a unit in common', () => {
    expect(
      similarItems(river, [river, item('again', { units: ['grain-bureau'], state: 'approved', tasks: ['t'] })]),
    ).toEqual([
      {
        year: '2026',
        item: 'again',
        title: 'again',
        state: 'approved',
        zones: [],
        tasks: ['t'],
        units: ['grain-bureau'],
        certain: true,
      },
    ]);
  });
  it('is not one of another kind, decided against, or of other units', () => {
    const units = ['grain-bureau'];
    expect(
      names([
        item('a', { units, kind: 'research' }),
        item('b', { units, state: 'rejected' }),
        item('c', { units: ['willow-town'] }),
      ]),
    ).toEqual([]);
  });
  it('may be one that names no unit, where the zones can meet', () => {
    expect(names([item('any'), item('same', { zones: ['zone-1'] }), item('else', { zones: ['zone-4'] })])).toEqual([
      ['any', false],
      ['same', false],
    ]);
  });
  it('shows inspections of the same units since a day, of whatever kind', () => {
    const visit = (inspection: string, startedAt: string | null, kind = 'other', units = ['grain-bureau']) => ({
      ...{ inspection, title: inspection, kind, zone: 'zone-1', units, startedAt },
    });
    expect(
      recentInspections(
        river,
        [
          visit('january', '2026-01-15T09:00:00+08:00', 'festival'),
          visit('old', '2025-08-31T23:00:00+08:00'),
          visit('ahead', null),
          visit('elsewhere', '2026-01-15T09:00:00+08:00', 'other', ['willow-town']),
        ],
        '2025-09-01',
      ),
    ).toEqual([
      {
        inspection: 'january',
        title: 'january',
        kind: 'festival',
        sameKind: false,
        zone: 'zone-1',
        units: ['grain-bureau'],
        from: '2026-01-15',
      },
    ]);
  });
});

describe('the check for orphan tasks', () => {
  const task = {
    task: 't',
    title: '检查',
    zone: 'zone-1',
    origin: 'plan' as const,
    planItem: '2026-river',
    reason: null,
    copiedTo: null,
  };
  const approved = { year: '2026', item: 'river', state: 'approved' as const, decidedBy: 'zhao-qiang' };

  it('finds none among tasks of approved items and lawful designations', () => {
    const designated = {
      ...task,
      origin: 'designated' as const,
      planItem: null,
      reason: '交办',
      copiedTo: 'conduct-office',
    };
    expect(orphansAmong([task, designated], [approved])).toEqual([]);
  });
  it('would name a task whose item nobody agreed to, and a designation without reason or copy', () => {
    const orphan = { task: 't', title: '检查', zone: 'zone-1', origin: 'plan', planItem: '2026-river' };
    expect(orphansAmong([task], [{ ...approved, state: 'proposed' }])).toEqual([orphan]);
    expect(orphansAmong([task], [])).toEqual([orphan]);
    expect(orphansAmong([{ ...task, origin: 'designated', planItem: null }], [])).toHaveLength(1);
  });
});

describe('simulating a change of composition', () => {
  const running = {
    task: 't',
    title: '检查',
    zone: 'zone-1',
    units: ['grain-bureau', 'willow-town'],
    state: 'received',
    inspection: 'under-way',
  };
  const issue = { number: 'i', unit: 'grain-bureau', zone: 'zone-1', is: 'forwarded', body: 'group-finance' };
  const simulate = (...moves: [string, string][]) =>
    simulated(
      arrangement,
      moves.map(([member, toZone]) => ({ member, toZone })),
      '2026-07-01',
      {
        tasks: [running, { ...running, task: 'other', units: ['willow-town'] }],
        issues: [issue, { ...issue, number: 'j', unit: 'stone-town', body: 'commission-stone' }],
      },
    );

  it('shows before and after, the tasks that keep their zone, and the open issues', () => {
    expect(simulate(['grain-bureau', 'zone-4'])).toEqual({
      from: '2026-07-01',
      moves: [{ member: 'grain-bureau', name: '粮食局', before: 'zone-1', after: 'zone-4' }],
      ignored: [],
      zones: [
        { zone: 'zone-1', before: { bodies: 3, units: 4 }, after: { bodies: 3, units: 3 } },
        { zone: 'zone-4', before: { bodies: 1, units: 1 }, after: { bodies: 1, units: 2 } },
      ],
      tasks: [
        {
          task: 't',
          title: '检查',
          units: ['grain-bureau'],
          state: 'received',
          inspection: 'under-way',
          zone: 'zone-1',
          keepsZone: 'zone-1',
        },
      ],
      issues: [{ number: 'i', unit: 'grain-bureau', body: 'group-finance', zone: 'zone-1', is: 'forwarded' }],
      members: [],
      seatedElsewhere: [],
    });
  });
  it('shows the members of a body that would move, and that it would leave its township', () => {
    const { members, seatedElsewhere, issues } = simulate(['commission-stone', 'zone-4']);
    expect(members).toEqual([{ person: 'wu-min', home: 'commission-stone', zone: 'zone-1', toZone: 'zone-4' }]);
    expect(seatedElsewhere).toEqual([
      { body: 'commission-stone', zone: 'zone-4', unit: 'stone-town', unitZone: 'zone-1' },
    ]);
    expect(issues.map(({ number }) => number)).toEqual(['j']);
    expect(simulate(['commission-stone', 'zone-4'], ['stone-town', 'zone-4']).seatedElsewhere).toEqual([]);
  });
  it('leaves out moves that would move nothing, and names them', () => {
    const { moves, ignored, tasks } = simulate(
      ['grain-bureau', 'zone-1'],
      ['moon-bureau', 'zone-4'],
      ['willow-town', 'zone-9'],
    );
    expect([moves, tasks]).toEqual([[], []]);
    expect(ignored.map(({ member }) => member)).toEqual(['grain-bureau', 'moon-bureau', 'willow-town']);
  });
});
