import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@libs/event-store/memory.js';
import { Codec } from '@libs/event-sourcing/codec.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold } from '@libs/event-sourcing/testing.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { people } from '../people/people.js';
import type { PeopleEvents } from '../people/people.state.js';
import { arrangement } from '../zones/arrangement.js';
import type { Supervisor } from '../supervisors/supervisor.state.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import type { Caller } from '../shared/rights.js';
import { arrangement as smallArrangement, people as smallPeople } from '../../test/small-county.js';
import { closedOn, isKnown, postsInForce, postsOn } from './posts-in-force.js';

type Person = Told<PeopleEvents>;
type Arranged = Told<ArrangementEvents>;

const registered = (person: string): Person => ({ type: 'PersonRegistered', data: { person, name: '王建国' } });
const took = (person: string, post: PeopleEvents['PostTaken']['post'], from: string, of?: string): Person => ({
  type: 'PostTaken',
  data: { person, post, ...(of && { of }), from },
});
const ended = (person: string, post: PeopleEvents['PostTaken']['post'], until: string, of?: string): Person => ({
  type: 'PostEnded',
  data: { person, post, ...(of && { of }), until, reason: '调动' },
});
const ZONES: readonly Arranged[] = [1, 2].flatMap((no): Arranged[] => [
  {
    type: 'ZoneEstablished',
    data: {
      zone: `zone-${no}`,
      no,
      name: `第${no}协作区`,
      office: `office-${no}`,
      officeName: `第${no}室`,
      textOrder: [],
    },
  },
  { type: 'BodyRegistered', data: { body: `commission-${no}`, kind: 'commission', name: `乡镇${no}`, hosts: [] } },
  { type: 'BodyAssignedToZone', data: { body: `commission-${no}`, zone: `zone-${no}`, from: '2026-01-01' } },
]);

const on = (day: string, persons: readonly Person[], arranged: readonly Arranged[] = []) =>
  postsOn(fold(people, persons), fold(arrangement, [...ZONES, ...arranged]), 'wang-jianguo', day);
const WANG = registered('wang-jianguo');

describe('posts in force', () => {
  it('are none for a stranger', () => {
    expect(on('2026-03-02', [])).toEqual([]);
    expect(on('2026-03-02', [registered('li-na'), took('li-na', 'principal-leader', '2026-01-01')])).toEqual([]);
  });

  it('begin on their first day and end with the day before the last', () => {
    const held = [
      WANG,
      took('wang-jianguo', 'case-office-head', '2026-03-02'),
      ended('wang-jianguo', 'case-office-head', '2026-05-01'),
    ];
    expect(on('2026-03-01', held)).toEqual([]);
    expect(on('2026-03-02', held)).toEqual([{ post: 'case-office-head' }]);
    expect(on('2026-04-30', held)).toEqual([{ post: 'case-office-head' }]);
    expect(on('2026-05-01', held)).toEqual([]);
  });

  it('leave out a former post of an inspected unit', () => {
    expect(on('2026-03-02', [WANG, took('wang-jianguo', 'unit-official', '2020-01-01', 'finance-bureau')])).toEqual([]);
  });

  it('make a director of a standing member, from the day on, until relieved or no longer a member', () => {
    const member = [WANG, took('wang-jianguo', 'standing-member', '2026-01-01')];
    for (const type of ['ZoneDirectorAppointed', 'ActingDirectorAppointed'] as const) {
      const appointed: Arranged = { type, data: { zone: 'zone-1', person: 'wang-jianguo', from: '2026-03-01' } };
      expect(on('2026-02-28', member, [appointed])).toEqual([{ post: 'standing-member' }]);
      expect(on('2026-03-01', member, [appointed])).toContainEqual({ post: 'zone-director', of: 'zone-1' });
      expect(
        on('2026-05-02', [...member, ended('wang-jianguo', 'standing-member', '2026-05-01')], [appointed]),
      ).toEqual([]);
      const relieved: Arranged = {
        type: 'ZoneDirectorRelieved',
        data: { zone: 'zone-1', person: 'wang-jianguo', until: '2026-04-01', reason: '调动' },
      };
      expect(on('2026-05-02', member, [appointed, relieved])).toEqual([{ post: 'standing-member' }]);
    }
  });

  it('make the head of an office deputy director of its zone, from the day on, until another is', () => {
    const head = (person: string, from: string): Arranged[] => [
      { type: 'OfficeHeadRecorded', data: { office: 'office-2', person, from } },
      { type: 'DeputyDirectorChanged', data: { zone: 'zone-2', person, from } },
    ];
    const both = [
      { post: 'deputy-zone-director', of: 'zone-2' },
      { post: 'office-head', of: 'office-2' },
    ];
    expect(on('2026-02-28', [], head('wang-jianguo', '2026-03-01'))).toEqual([]);
    expect(on('2026-03-01', [], head('wang-jianguo', '2026-03-01'))).toEqual(both);
    expect(on('2026-06-01', [], [...head('wang-jianguo', '2026-03-01'), ...head('li-na', '2026-06-01')])).toEqual([]);
  });

  it('make a liaison officer only of an official of that office', () => {
    const liaison: Arranged = {
      type: 'LiaisonDesignated',
      data: { zone: 'zone-1', office: 'office-1', person: 'wang-jianguo' },
    };
    const official = [WANG, took('wang-jianguo', 'office-official', '2026-01-01', 'office-1')];
    expect(on('2026-03-02', official, [liaison])).toContainEqual({ post: 'liaison-officer', of: 'office-1' });
    expect(
      on('2026-03-02', [...official, ended('wang-jianguo', 'office-official', '2026-03-02', 'office-1')], [liaison]),
    ).toEqual([]);
    const replaced: Arranged = {
      type: 'LiaisonReplaced',
      data: { zone: 'zone-1', office: 'office-1', from: 'wang-jianguo', to: 'li-na', reason: '轮岗' },
    };
    expect(on('2026-03-02', official, [liaison, replaced])).toEqual([{ post: 'office-official', of: 'office-1' }]);
  });

  describe('of a zone member', () => {
    const secretary = [WANG, took('wang-jianguo', 'township-secretary', '2026-01-01', 'commission-1')];
    const added: Arranged = {
      type: 'ZoneMemberAdded',
      data: { person: 'wang-jianguo', zone: 'zone-1', home: 'commission-1', from: '2026-02-01' },
    };
    const member = { post: 'zone-member', of: 'zone-1' };

    it('begin and end with the membership', () => {
      expect(on('2026-01-31', secretary, [added])).not.toContainEqual(member);
      expect(on('2026-02-01', secretary, [added])).toContainEqual(member);
      const removed: Arranged = {
        type: 'ZoneMemberRemoved',
        data: { person: 'wang-jianguo', zone: 'zone-1', until: '2026-04-28', reason: '调往外县' },
      };
      expect(on('2026-04-27', secretary, [added, removed])).toContainEqual(member);
      expect(on('2026-04-28', secretary, [added, removed])).not.toContainEqual(member);
    });

    it('end with the post in the body, though nobody has removed the member yet', () => {
      const left = [...secretary, ended('wang-jianguo', 'township-secretary', '2026-04-28', 'commission-1')];
      expect(on('2026-04-28', left, [added])).toEqual([]);
    });

    it('go with the body to another zone, on the day', () => {
      const moved: Arranged = {
        type: 'ZoneCompositionAdjusted',
        data: {
          moves: [{ member: 'commission-1', name: '乡镇1', fromZone: 'zone-1', toZone: 'zone-2' }],
          from: '2026-07-01',
          reason: '调整',
        },
      };
      const zones = (day: string) =>
        on(day, secretary, [added, moved]).flatMap(({ post, of }) => (post === 'zone-member' ? [of] : []));
      expect(['2026-06-30', '2026-07-01'].map(zones)).toEqual([['zone-1'], ['zone-2']]);
    });
  });

  it('of a special supervisor begin on the first day of the allotment', () => {
    const allotted: Arranged = {
      type: 'SpecialSupervisorAllotted',
      data: { person: 'wang-jianguo', name: '王建国', zone: 'zone-2', from: '2026-03-01' },
    };
    expect(on('2026-02-28', [], [allotted])).toEqual([]);
    expect(on('2026-03-01', [], [allotted])).toEqual([{ post: 'special-supervisor', of: 'zone-2' }]);
  });
  it('of a special supervisor end with the term: on its last day, and at the event that ends it before', () => {
    const allotted: Arranged = {
      type: 'SpecialSupervisorAllotted',
      data: { person: 'wang-jianguo', name: '王建国', zone: 'zone-2', from: '2026-03-01', until: '2031-03-01' },
    };
    const arranged = fold(arrangement, [...ZONES, allotted]);
    const term = { from: '2026-03-01', until: '2031-03-01' };
    const appointed = { is: 'appointed', name: '王建国', terms: [term], activities: {} } as const;
    const posts = (day: string, supervisor: Supervisor) =>
      postsOn(fold(people, []), arranged, 'wang-jianguo', day, supervisor);
    expect(posts('2031-02-28', appointed)).toHaveLength(1);
    expect(posts('2031-03-01', appointed)).toEqual([]);
    const ended = { ...appointed, is: 'ended', until: '2026-05-01', ground: 'resigned' } as const;
    expect(posts('2026-04-30', ended)).toHaveLength(1);
    expect(posts('2026-05-01', ended)).toEqual([]);
  });

  it('of two of the three administrators at once work for neither', () => {
    const held = [
      WANG,
      took('wang-jianguo', 'security-administrator', '2026-01-01'),
      took('wang-jianguo', 'general-office-official', '2026-01-01'),
    ];
    expect(on('2026-03-02', held)).toContainEqual({ post: 'security-administrator' });
    expect(on('2026-03-02', [...held, took('wang-jianguo', 'auditor', '2026-03-02')])).toEqual([
      { post: 'general-office-official' },
    ]);
  });
});

describe('posts in force, from the log', () => {
  const codec = new Codec([people, arrangement]);
  const meta = {
    occurredAt: '2026-03-02T09:00:00.000+08:00',
    recordedAt: '2026-03-02T09:00:00.000+08:00',
    actor: { person: 'li-na', post: 'general-office-head' },
    correlationId: '00000000-0000-4000-8000-000000000000',
    causationId: '00000000-0000-4000-8000-000000000000',
  };
  const append = (store: MemoryEventStore, nth: number, { type, data }: Person) =>
    store.append('pingluo/people/register', 'any', [
      codec.encode(`00000000-0000-4000-8000-00000000000${nth}`, type, data, meta),
    ]);

  it('are gone with the event that ends them, in their own county alone', async () => {
    const store = new MemoryEventStore();
    const facts = new Facts(store, codec);
    const now = Date.parse('2026-04-28T10:00:00+08:00');
    const posts = (county: string) => postsInForce(facts, county, 'wang-jianguo', now);
    await append(store, 1, WANG);
    await append(store, 2, took('wang-jianguo', 'principal-leader', '2026-01-01'));
    expect(await posts('pingluo')).toEqual([{ post: 'principal-leader' }]);
    expect(await posts('elsewhere')).toEqual([]);
    expect(await isKnown(facts, 'pingluo', 'wang-jianguo')).toBe(true);
    expect(await isKnown(facts, 'elsewhere', 'wang-jianguo')).toBe(false);
    expect(await isKnown(facts, 'pingluo', 'constructor')).toBe(false);
    await append(store, 3, ended('wang-jianguo', 'principal-leader', '2026-04-28'));
    expect(await posts('pingluo')).toEqual([]);
  });

  it('take the county’s day, not the machine’s', async () => {
    const store = new MemoryEventStore();
    const facts = new Facts(store, codec);
    await append(store, 1, WANG);
    await append(store, 2, took('wang-jianguo', 'auditor', '2026-04-28'));
    const at = (instant: string) => postsInForce(facts, 'pingluo', 'wang-jianguo', Date.parse(instant));
    expect(await at('2026-04-27T15:59:59Z')).toEqual([]);
    expect(await at('2026-04-27T16:00:00Z')).toEqual([{ post: 'auditor' }]);
  });
});

describe('what recusal closes', () => {
  const known = {
    people: smallPeople,
    arrangement: smallArrangement,
    relations: {},
    recusals: {},
    rulebook: firstRulebook,
  };
  const member: Caller = { person: 'chen-hua', posts: [{ post: 'zone-member', of: 'zone-1' }] };
  const brother = { is: 'declared' as const, kind: 'near-relative' as const, unit: 'treasury' };
  const relations = { 'chen-hua': { declared: { '1': brother }, confirmed: {} } };
  const day = '2026-03-02';

  it('are the units a member is barred from: by his home, and by what he has declared, parts with their whole', () => {
    expect(closedOn(member, day, known).units).toEqual(['willow-town']);
    expect(closedOn(member, day, { ...known, relations }).units).toEqual(['willow-town', 'finance-bureau', 'treasury']);
  });
  it('are for the county’s staff those declared alone', () => {
    const staff: Caller = { person: 'chen-hua', posts: [{ post: 'conduct-office-official' }] };
    expect(closedOn(staff, day, known).units).toEqual([]);
    expect(closedOn(staff, day, { ...known, relations }).units).toEqual(['finance-bureau', 'treasury']);
  });
  it('are the matters decided or asked, and what was to be handed over', () => {
    const recusals = {
      '1': { kind: 'clue' as const, matter: '2026-1-007', ground: 'interest' as const, is: 'asked' as const },
      '2': { kind: 'issue' as const, matter: 'n-1', ground: 'interest' as const, is: 'recused' as const },
      '3': { kind: 'issue' as const, matter: 'n-2', ground: 'interest' as const, is: 'stays' as const },
    };
    const list = {
      person: 'chen-hua',
      successor: 'ma-lin',
      items: [{ kind: 'inspection' as const, id: 'i-1', title: '检查' }],
      accepted: {},
      openedOn: '2026-03-01',
      completed: false,
    };
    const arrangement = {
      ...smallArrangement,
      handovers: { 'chen-hua-1': list, 'wu-min-1': { ...list, person: 'wu-min' } },
    };
    expect(closedOn(member, day, { ...known, arrangement, recusals })).toMatchObject({
      matters: [
        { kind: 'clue', matter: '2026-1-007', is: 'asked' },
        { kind: 'issue', matter: 'n-1', is: 'recused' },
      ],
      handedOver: ['i-1'],
    });
  });
});
