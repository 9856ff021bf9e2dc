import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import { happened, rowsOf } from '../../test/rows.js';
import { designatedShares } from './designated-share.js';
import type { DesignatedShareEvents } from './designated-share.state.js';
import { designatedShareByMonth } from './designated-share.view.js';
import { handedOutByMonth } from './handed-out.facts.js';
import { warnWhenDesignatedWorkOutweighsThePlan } from './warn-when-designated-work-outweighs-the-plan.policy.js';

const exceeded: Told<DesignatedShareEvents> = {
  type: 'DesignatedShareExceeded',
  data: { month: '2026-03', designated: 6, all: 10, percent: 60, limit: 50 },
};
const warn = (
  planned: number,
  designated: number,
  events: Told<DesignatedShareEvents>[] = [],
  rulebook: Rulebook = firstRulebook,
) =>
  given(designatedShares, events).when(
    'WarnOfDesignatedShare',
    {},
    { id: '2026-03', facts: { handedOut: { '2026-03': { planned, designated } }, rulebook } },
  );

describe('warning of the share of designated work (R34)', () => {
  it('records 60 % in a month, with the limit that it is past', () => {
    expect(warn(4, 6)).toEqual([exceeded]);
  });
  it('says nothing at the limit, nor of a handful of matters', () => {
    expect(warn(5, 5)).toEqual([]);
    expect(warn(0, 4)).toEqual([]);
    expect(warn(0, 5)).toHaveLength(1);
  });
  it('goes by the limit that the county has set for the month', () => {
    const set: Rulebook = {
      ...firstRulebook,
      settings: { 'designated-share': [{ value: { is: 'number', number: 70 }, from: '2026-03-01', version: 1 }] },
    };
    expect(warn(4, 6, [], set)).toEqual([]);
    expect(warn(2, 8, [], set)[0]!.data).toMatchObject({ limit: 70, percent: 80 });
  });
  it('warns once a month', () => {
    expect(warn(1, 9, [exceeded])).toEqual([]);
  });
  it('is asked for by every designation, in the month in which it was made', () => {
    const ask = warnWhenDesignatedWorkOutweighsThePlan.on['CollaborationItemDesignated']!;
    expect(ask(happened('CollaborationItemDesignated', 'd-1', {}, 'deng-kai', '2026-03-31'), {} as never)).toEqual([
      { command: 'WarnOfDesignatedShare', id: '2026-03', body: {} },
    ]);
  });
  it('counts what was handed out, month by month', () => {
    const { on, initial } = handedOutByMonth([]);
    const counted = [
      happened('TaskAssigned', 'a', {}, 'x', '2026-03-01'),
      happened('CollaborationItemDesignated', 'b', {}, 'x', '2026-03-02'),
      happened('CollaborationItemDesignated', 'c', {}, 'x', '2026-04-01'),
    ].reduce((known, event) => on[event.type]!(known, event), initial);
    expect(counted).toEqual({
      '2026-03': { planned: 1, designated: 1 },
      '2026-04': { planned: 0, designated: 1 },
    });
  });
});

describe('noting the warning', () => {
  const note = (events: Told<DesignatedShareEvents>[]) =>
    given(designatedShares, events).when('NoteDesignatedShare', { opinion: '四月起纳入计划' }, { id: '2026-03' });
  const noted: Told<DesignatedShareEvents> = {
    type: 'DesignatedShareNoted',
    data: { month: '2026-03', opinion: '四月起纳入计划' },
  };
  it('records what the principal leader says', () => {
    expect(note([exceeded])).toEqual([noted]);
  });
  it('is refused where there was no warning', () => {
    expect(() => note([])).toThrow('designated-share.no-warning');
  });
  it('changes nothing twice', () => {
    expect(note([exceeded, noted])).toEqual([]);
  });
});

describe('the share, month by month', () => {
  it('shows the part of designated work, by whose it was, and the warning', () => {
    const rows = rowsOf(designatedShareByMonth, [
      happened('TaskAssigned', 'a', {}),
      happened('CollaborationItemDesignated', 'b', {}),
      happened('CollaborationItemDesignated', 'c', {}),
      { ...happened('DesignatedShareExceeded', '2026-03', exceeded.data), category: 'designated-share' },
      happened('TaskAssigned', 'd', {}, 'x', '2026-04-01'),
    ]);
    expect(rows).toMatchObject({
      '2026-03': { planned: 1, designated: 2, percent: 67, by: { 'post-of-theirs': 2 }, tasks: ['b', 'c'], limit: 50 },
      '2026-04': { planned: 1, designated: 0, percent: 0, warnedAt: null },
    });
  });
});
