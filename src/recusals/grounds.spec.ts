import { describe, expect, it } from '@jest/globals';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { type PeopleEvents } from '../people/people.state.js';
import { arrangement, arrangementAfter, awayFor, people, peopleAfter } from '../../test/small-county.js';
import { barredFrom } from './grounds.js';
import type { Relation, RelationsOf } from './relations.state.js';

const known = { arrangement, people, relations: {}, rulebook: firstRulebook };
const day = '2026-03-12';

const once = (post: PeopleEvents['PostTaken']['post'], of: string, until: string) =>
  peopleAfter(
    { type: 'PersonRegistered', data: { person: 'du-jie', name: '杜杰' } },
    { type: 'PostTaken', data: { person: 'du-jie', post, of, from: '2020-01-01' } },
    { type: 'PostEnded', data: { person: 'du-jie', post, of, until, reason: '调动' } },
  );

const declared = (relation: Relation): RelationsOf => ({ 'he-jun': { declared: { '1': relation }, confirmed: {} } });

describe('the ground of the home unit', () => {
  it('bars a township secretary from the township of the commission', () => {
    expect(barredFrom(['willow-town', 'stone-town'], 'chen-hua', day, known)).toEqual([
      { ground: 'home-unit', unit: 'willow-town', detail: 'commission-willow' },
    ]);
  });
  it('bars a group’s official from the host unit, and from a part of it', () => {
    expect(barredFrom(['treasury'], 'ma-lin', day, known)).toEqual([
      { ground: 'home-unit', unit: 'treasury', detail: 'group-finance' },
    ]);
  });
  it('follows the post, also without a membership', () => {
    const withPost = peopleAfter({
      type: 'PostTaken',
      data: { person: 'he-jun', post: 'township-official', of: 'commission-stone', from: '2026-02-01' },
    });
    expect(barredFrom(['stone-town'], 'he-jun', day, { ...known, people: withPost })).toHaveLength(1);
  });
  it('bars an official of the unit itself, such as a special supervisor may be', () => {
    const official = peopleAfter(
      { type: 'PersonRegistered', data: { person: 'qiu-shan', name: '邱山' } },
      {
        type: 'PostTaken',
        data: { person: 'qiu-shan', post: 'unit-official', of: 'grain-bureau', from: '2024-01-01' },
      },
    );
    expect(barredFrom(['grain-bureau'], 'qiu-shan', day, { ...known, people: official })).toEqual([
      { ground: 'home-unit', unit: 'grain-bureau', detail: 'grain-bureau' },
    ]);
  });
  it('bars from what the unit was merged into', () => {
    const merged = arrangementAfter({
      type: 'UnitsMerged',
      data: {
        unit: 'willow-town',
        name: '柳镇',
        into: 'harbour-town',
        intoName: '港镇',
        from: '2026-03-10',
        reason: '撤并',
        subUnits: [],
      },
    });
    expect(barredFrom(['harbour-town'], 'chen-hua', day, { ...known, arrangement: merged })).toEqual([
      { ground: 'home-unit', unit: 'harbour-town', detail: 'commission-willow' },
    ]);
  });
  it('leaves everybody free elsewhere', () => {
    expect(barredFrom(['stone-town', 'grain-bureau'], 'chen-hua', day, known)).toEqual([]);
    expect(barredFrom(['willow-town', 'stone-town', 'finance-bureau'], 'he-jun', day, known)).toEqual([]);
  });
});

describe('the ground of a former post', () => {
  it('bars until the last day of the third year, and no longer', () => {
    const left = { ...known, people: once('unit-official', 'grain-bureau', '2023-03-13') };
    expect(barredFrom(['grain-bureau'], 'du-jie', '2026-03-12', left)).toEqual([
      { ground: 'former-post', unit: 'grain-bureau', detail: 'grain-bureau until 2023-03-13' },
    ]);
    expect(barredFrom(['grain-bureau'], 'du-jie', '2026-03-13', left)).toEqual([]);
  });
  it('ends on 28 February when the post ended on a leap day', () => {
    const left = { ...known, people: once('unit-official', 'grain-bureau', '2024-02-29') };
    expect(barredFrom(['grain-bureau'], 'du-jie', '2027-02-27', left)).toHaveLength(1);
    expect(barredFrom(['grain-bureau'], 'du-jie', '2027-02-28', left)).toEqual([]);
  });
  it('counts a post in a body seated in the unit', () => {
    const left = { ...known, people: once('township-secretary', 'commission-stone', '2025-06-01') };
    expect(barredFrom(['stone-town'], 'du-jie', day, left)).toEqual([
      { ground: 'former-post', unit: 'stone-town', detail: 'commission-stone until 2025-06-01' },
    ]);
  });
  it('bars for as long as the county has set for the day, and a day before as it was', () => {
    const left = { ...known, people: once('unit-official', 'grain-bureau', '2023-03-13') };
    const shorter = { ...left, rulebook: awayFor(2, '2026-03-12') };
    expect(barredFrom(['grain-bureau'], 'du-jie', '2026-03-12', shorter)).toEqual([]);
    expect(barredFrom(['grain-bureau'], 'du-jie', '2026-03-11', shorter)).toHaveLength(1);
    const longer = { ...left, rulebook: awayFor(5, '2026-01-01') };
    expect(barredFrom(['grain-bureau'], 'du-jie', '2028-03-12', longer)).toHaveLength(1);
    expect(barredFrom(['grain-bureau'], 'du-jie', '2028-03-13', longer)).toEqual([]);
  });
  it('does not let an act dated before the post began escape it', () => {
    const left = { ...known, people: once('unit-official', 'grain-bureau', '2025-06-01') };
    expect(barredFrom(['grain-bureau'], 'du-jie', '2019-12-31', left)).toHaveLength(1);
  });
});

describe('a declared relation', () => {
  it.each(['near-relative', 'interest', 'witness', 'home-unit', 'other'] as const)('bars as %s', (kind) => {
    const relations = declared({ is: 'declared', kind, unit: 'stone-town' });
    expect(barredFrom(['stone-town', 'willow-town'], 'he-jun', day, { ...known, relations })).toEqual([
      { ground: kind, unit: 'stone-town', detail: 'declared 1' },
    ]);
  });
  it('towards a part bars from the whole', () => {
    const relations = declared({ is: 'declared', kind: 'near-relative', unit: 'treasury' });
    expect(barredFrom(['finance-bureau'], 'he-jun', day, { ...known, relations })).toHaveLength(1);
  });
  it('of a former post bars for three years from its end', () => {
    const relations = declared({ is: 'declared', kind: 'former-post', unit: 'stone-town', until: '2023-03-13' });
    expect(barredFrom(['stone-town'], 'he-jun', '2026-03-12', { ...known, relations })).toHaveLength(1);
    expect(barredFrom(['stone-town'], 'he-jun', '2026-03-13', { ...known, relations })).toEqual([]);
  });
  it('of a former post bars for as long as the county has set', () => {
    const relations = declared({ is: 'declared', kind: 'former-post', unit: 'stone-town', until: '2023-03-13' });
    const longer = { ...known, relations, rulebook: awayFor(5, '2026-01-01') };
    expect(barredFrom(['stone-town'], 'he-jun', '2026-03-13', longer)).toHaveLength(1);
  });
  it('goes on barring while its withdrawal is only asked', () => {
    const relations = declared({ is: 'withdrawal-asked', kind: 'interest', unit: 'stone-town' });
    expect(barredFrom(['stone-town'], 'he-jun', day, { ...known, relations })).toHaveLength(1);
  });
  it('bars no longer once withdrawn', () => {
    const relations = declared({ is: 'withdrawn', kind: 'interest', unit: 'stone-town' });
    expect(barredFrom(['stone-town'], 'he-jun', day, { ...known, relations })).toEqual([]);
  });
});

it('names every ground in every unit at once', () => {
  const relations: RelationsOf = {
    'chen-hua': {
      declared: { '1': { is: 'declared', kind: 'near-relative', unit: 'stone-town' } },
      confirmed: {},
    },
  };
  expect(barredFrom(['willow-town', 'stone-town'], 'chen-hua', day, { ...known, relations })).toEqual([
    { ground: 'home-unit', unit: 'willow-town', detail: 'commission-willow' },
    { ground: 'near-relative', unit: 'stone-town', detail: 'declared 1' },
  ]);
});
