import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Fact } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import type { Ask } from '../shared/capability.js';
import { arrangement, awayFor } from '../../test/small-county.js';
import { barMemberWhenRelationDeclared } from './bar-member-when-relation-declared.policy.js';
import { endInspectionWhenTaskCancelled } from './end-inspection-when-task-cancelled.policy.js';
import { runningInspections } from './inspection.facts.js';

const event = (type: string, id: string, data: object) =>
  ({ type, id, data, meta: { occurredAt: '2026-03-12T09:00:00+08:00' } }) as unknown as DomainEvent;
const running = {
  'i-1': { zone: 'zone-1', units: ['finance-bureau'], persons: ['chen-hua', 'he-jun'], acts: [] },
  'i-2': { zone: 'zone-1', units: ['grain-bureau'], persons: ['chen-hua', 'he-jun'], acts: [] },
};
const asking = (rulebook: Rulebook): Ask => ({
  fact: <Value>(fact: Fact<Value>) =>
    Promise.resolve(
      new Map<unknown, unknown>([
        [runningInspections, running],
        [rulebookFact, rulebook],
      ]).get(fact) ?? arrangement,
    ) as Promise<Value>,
});
const ask = asking(firstRulebook);

describe('bar a member when a relation is declared', () => {
  const declare = (person: string, data: object, of = ask) =>
    Promise.resolve(barMemberWhenRelationDeclared.on['RelationDeclared']!(event('RelationDeclared', person, data), of));

  it('asks it of every inspection of that unit, or of the unit it is a part of', async () => {
    expect(await declare('he-jun', { relation: '1', kind: 'interest', unit: 'treasury' })).toEqual([
      { command: 'BarTeamMember', id: 'i-1', body: { person: 'he-jun', ground: 'interest', unit: 'finance-bureau' } },
    ]);
  });
  it('asks it after a former post for as long as the county has set', async () => {
    const post = { relation: '1', kind: 'former-post', unit: 'treasury', until: '2023-03-01' };
    expect(await declare('he-jun', post)).toEqual([]);
    expect(await declare('he-jun', post, asking(awayFor(5, '2026-03-12')))).toHaveLength(1);
  });
  it('asks nothing for persons and units elsewhere', async () => {
    expect(await declare('wu-min', { relation: '1', kind: 'interest', unit: 'treasury' })).toEqual([]);
    expect(await declare('he-jun', { relation: '1', kind: 'interest', unit: 'harbour-town' })).toEqual([]);
  });
});

describe('end an inspection when its task is cancelled', () => {
  it('asks it with the task’s reason', () => {
    expect(
      endInspectionWhenTaskCancelled.on['TaskCancelled']!(event('TaskCancelled', 'i-1', { reason: '并入他项' }), ask),
    ).toEqual([{ command: 'EndInspection', id: 'i-1', body: { reason: '并入他项' } }]);
  });
});
