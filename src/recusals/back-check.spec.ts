import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Fact, Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import { runningInspections, type TeamsWork } from '../inspections/inspection.facts.js';
import type { Ask } from '../shared/capability.js';
import { arrangement, awayFor, leftTheGrainBureau, people, peopleAfter } from '../../test/small-county.js';
import { backChecks } from './back-check.js';
import type { BackCheckEvents } from './back-check.state.js';
import { openBackCheckWhenRelationDeclared } from './open-back-check-when-relation-declared.policy.js';

const facts = { arrangement, people, relations: {} };
const act = { event: '3f0c1d1e-0000-4000-8000-000000000001', did: 'FindingRecorded', at: '2026-03-10T10:00:00+08:00' };
const occasion = { relation: '1', ground: 'near-relative' as const, unit: 'stone-town', acts: [act] };
const matter = { inspection: 'i-1', person: 'he-jun', zone: 'zone-1', team: ['chen-hua', 'he-jun'] };
const opened: Told<BackCheckEvents> = { type: 'BackCheckOpened', data: { ...matter, ...occasion } };
const second = { ...occasion, relation: '2', ground: 'interest' as const };
const widened: Told<BackCheckEvents> = { type: 'BackCheckWidened', data: second };
const recorded: Told<BackCheckEvents> = {
  type: 'BackCheckRecorded',
  data: { outcome: 'stands', opinion: '证据另有来源' },
};

describe('opening a back-check', () => {
  const open = (history: Told<BackCheckEvents>[], change: object = {}) =>
    given(backChecks, history).when('OpenBackCheck', { ...matter, ...occasion, ...change });

  it('lists what the person did, by its events', () => {
    expect(open([])).toEqual([opened]);
  });
  it('changes nothing twice, also after its outcome', () => {
    expect(open([opened])).toEqual([]);
    expect(open([opened, recorded])).toEqual([]);
  });
  it('is widened by a further relation, and opened again by one known after its outcome', () => {
    expect(open([opened], second)).toEqual([widened]);
    const again = open([opened, recorded], second);
    expect(again).toEqual([{ type: 'BackCheckOpened', data: { ...matter, ...second } }]);
    expect(fold(backChecks, [opened, recorded, ...again])).toMatchObject({ is: 'open', relations: ['1', '2'] });
  });
});

describe('recording its outcome', () => {
  const record = (
    actor: { person: string; post: string; of?: string },
    history: Told<BackCheckEvents>[] = [opened],
    around: object = {},
  ) =>
    given(backChecks, history).when(
      'RecordBackCheck',
      { outcome: 'stands', opinion: '证据另有来源' },
      { actor, facts: { ...facts, ...around } },
    );
  const director = { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' };

  it('is done by somebody in a higher post', () => {
    expect(record(director)).toEqual([recorded]);
    expect(record({ person: 'fang-rui', post: 'conduct-office-head' })).toEqual([recorded]);
  });
  it('is refused to the person, in whatever post', () => {
    expect(() => record({ person: 'he-jun', post: 'leader-in-charge' })).toThrow('back-check.own-work');
  });
  it('is refused to whoever was on the same team', () => {
    expect(() => record({ person: 'chen-hua', post: 'zone-director', of: 'zone-1' })).toThrow('back-check.own-work');
  });
  it('is refused to whoever stands no higher', () => {
    expect(() => record({ person: 'wu-min', post: 'zone-member', of: 'zone-1' })).toThrow('back-check.not-higher');
    const equal = { person: 'fang-rui', post: 'conduct-office-head' };
    const ofHead: Told<BackCheckEvents> = {
      type: 'BackCheckOpened',
      data: { ...matter, ...occasion, person: 'sun-bo' },
    };
    expect(() => record(equal, [ofHead])).toThrow('back-check.not-higher');
    expect(record(director, [ofHead])).toEqual([recorded]);
  });
  it('is refused to a director for a director, and open to the leader in charge', () => {
    const ofDirector: Told<BackCheckEvents> = {
      type: 'BackCheckOpened',
      data: { ...matter, ...occasion, person: 'zhou-ping' },
    };
    expect(() => record({ person: 'gao-yi', post: 'zone-director', of: 'zone-4' }, [ofDirector])).toThrow(
      'back-check.not-higher',
    );
    expect(record({ person: 'deng-kai', post: 'leader-in-charge' }, [ofDirector])).toEqual([recorded]);
  });
  it('is refused to whoever is barred from that unit himself', () => {
    const relations = {
      'zhou-ping': {
        declared: { '1': { is: 'declared' as const, kind: 'interest' as const, unit: 'stone-town' } },
        confirmed: {},
      },
    };
    expect(() => record(director, [opened], { relations })).toThrow('back-check.checker-barred');
  });
  it('is refused to whoever left the unit for as long as the county has set', () => {
    const grain: Told<BackCheckEvents> = {
      type: 'BackCheckOpened',
      data: { ...matter, ...occasion, unit: 'grain-bureau' },
    };
    const people = leftTheGrainBureau('zhou-ping');
    expect(() => record(director, [grain], { people })).toThrow('back-check.checker-barred');
    expect(record(director, [grain], { people, rulebook: awayFor(2, '2026-03-02') })).toEqual([recorded]);
  });
  it('weighs the posts the person holds on the day', () => {
    const promoted = peopleAfter({
      type: 'PostTaken',
      data: { person: 'he-jun', post: 'leader-in-charge', from: '2026-02-01' },
    });
    expect(() => record(director, [opened], { people: promoted })).toThrow('back-check.not-higher');
  });
  it('is refused where none is open, and with another outcome once recorded', () => {
    expect(() => record(director, [])).toThrow('back-check.not-open');
    const other: Told<BackCheckEvents> = {
      type: 'BackCheckRecorded',
      data: { outcome: 'set-aside', opinion: '不采信' },
    };
    expect(() => record(director, [opened, other])).toThrow('back-check.already-recorded');
  });
  it('changes nothing twice', () => {
    expect(record(director, [opened, recorded])).toEqual([]);
  });
});

const event = (type: string, id: string, data: object, person = 'zhou-ping', eventId = 'e') =>
  ({
    type,
    id,
    data,
    eventId,
    meta: { occurredAt: '2026-03-12T09:00:00+08:00', actor: { person, post: 'zone-member' } },
  }) as unknown as DomainEvent;

const team = { zone: 'zone-1', units: ['stone-town'], leader: 'chen-hua', members: ['chen-hua', 'he-jun'] };
const history = [
  event('InspectionTeamFormed', 'i-1', team),
  event('InspectionTeamFormed', 'i-2', { ...team, units: ['grain-bureau'] }),
  event('InspectionTeamFormed', 'i-3', team),
  event('InspectionTeamFormed', 'i-4', { ...team, members: ['chen-hua', 'wu-min'] }),
  event('InspectionTeamFormed', 'i-5', team),
  event('FieldworkStarted', 'i-1', {}, 'chen-hua', 'e-1'),
  event('FindingRecorded', 'i-1', {}, 'he-jun', 'e-2'),
  event('FindingRecorded', 'i-1', {}, 'chen-hua', 'e-3'),
  event('TeamMemberReplaced', 'i-1', { leaves: 'he-jun', joins: 'ma-lin' }),
  event('TaskClosed', 'i-3', {}),
  event('InspectionEnded', 'i-5', {}),
];
const running = history.reduce<Readonly<Record<string, TeamsWork>>>(
  (known, one) => runningInspections.on[one.type]!(known, one),
  runningInspections.initial,
);
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

describe('the policy: open a back-check when a relation is declared', () => {
  const declare = (person: string, data: object, of = ask) =>
    Promise.resolve(
      openBackCheckWhenRelationDeclared.on['RelationDeclared']!(event('RelationDeclared', person, data, person), of),
    );

  it('asks it after a former post for as long as the county has set', async () => {
    const post = { relation: '1', kind: 'former-post', unit: 'stone-town', until: '2023-03-01' };
    expect(await declare('he-jun', post)).toEqual([]);
    expect(await declare('he-jun', post, asking(awayFor(5, '2026-03-12')))).toHaveLength(1);
  });

  it('asks for one for each running inspection of that unit, also of a former member, with his own acts', async () => {
    expect(await declare('he-jun', { relation: '1', kind: 'near-relative', unit: 'stone-town' })).toEqual([
      {
        command: 'OpenBackCheck',
        id: 'i-1-he-jun',
        body: {
          inspection: 'i-1',
          person: 'he-jun',
          zone: 'zone-1',
          team: ['chen-hua', 'he-jun', 'ma-lin'],
          relation: '1',
          ground: 'near-relative',
          unit: 'stone-town',
          acts: [{ event: 'e-2', did: 'FindingRecorded', at: '2026-03-12T09:00:00+08:00' }],
        },
      },
    ]);
  });
  it('asks for none when the person is on no team there', async () => {
    expect(await declare('sun-bo', { relation: '1', kind: 'near-relative', unit: 'stone-town' })).toEqual([]);
  });
  it('asks for none for a unit that is not inspected', async () => {
    expect(await declare('he-jun', { relation: '1', kind: 'interest', unit: 'willow-town' })).toEqual([]);
  });
  it('asks for none for a post left more than three years ago', async () => {
    const left = { relation: '1', kind: 'former-post', unit: 'stone-town', until: '2023-03-12' };
    expect(await declare('he-jun', left)).toEqual([]);
    expect(await declare('he-jun', { ...left, until: '2023-03-13' })).toHaveLength(1);
  });
});
