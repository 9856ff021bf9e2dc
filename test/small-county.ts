import type { Told } from '@libs/event-sourcing/index.js';
import { firstRulebook, type Rulebook } from '@county/instruments/rulebook.state.js';
import { evolvePeople, nobody, type People, type PeopleEvents } from '@county/people/people.state.js';
import {
  type Arrangement,
  type ArrangementEvents,
  evolveArrangement,
  unarranged,
} from '@county/zones/arrangement.state.js';
import { fold } from '@libs/event-sourcing/testing.js';

/*
 * A county of two zones, invented down to its units, for the tests of rules that ask who sits where.
 *
 *   zone-1, office-1: willow-town (commission-willow), stone-town (commission-stone), finance-bureau with treasury
 *                     (group-finance), grain-bureau
 *   zone-4, office-4: harbour-town (commission-harbour)
 */

const from = '2026-01-05';

export const arranged: readonly Told<ArrangementEvents>[] = [
  {
    type: 'ZoneEstablished',
    data: {
      zone: 'zone-1',
      no: 1,
      name: '第一协作区',
      office: 'office-1',
      officeName: '第一纪检监察室',
      textOrder: [],
    },
  },
  {
    type: 'ZoneEstablished',
    data: {
      zone: 'zone-4',
      no: 4,
      name: '第四协作区',
      office: 'office-4',
      officeName: '第四纪检监察室',
      textOrder: [],
    },
  },
  ...(
    [
      ['willow-town', '柳镇', 'zone-1', []],
      ['stone-town', '石镇', 'zone-1', []],
      ['finance-bureau', '财政局', 'zone-1', [{ unit: 'treasury', name: '国库中心' }]],
      ['grain-bureau', '粮食局', 'zone-1', []],
      ['harbour-town', '港镇', 'zone-4', []],
    ] as const
  ).flatMap(([unit, name, zone, subUnits]): Told<ArrangementEvents>[] => [
    { type: 'UnitRegistered', data: { unit, name, category: 'invented', subUnits } },
    { type: 'UnitAssignedToZone', data: { unit, zone, from } },
  ]),
  ...(
    [
      ['commission-willow', 'commission', '柳镇纪委', 'zone-1', ['willow-town']],
      ['commission-stone', 'commission', '石镇纪委', 'zone-1', ['stone-town']],
      ['group-finance', 'group', '驻财政局组', 'zone-1', ['finance-bureau']],
      ['commission-harbour', 'commission', '港镇纪委', 'zone-4', ['harbour-town']],
    ] as const
  ).flatMap(([body, kind, name, zone, hosts]): Told<ArrangementEvents>[] => [
    { type: 'BodyRegistered', data: { body, kind, name, hosts } },
    { type: 'BodyAssignedToZone', data: { body, zone, from } },
  ]),
  { type: 'ZoneDirectorAppointed', data: { zone: 'zone-1', person: 'zhou-ping', from } },
  { type: 'ZoneDirectorAppointed', data: { zone: 'zone-4', person: 'gao-yi', from } },
  { type: 'OfficeHeadRecorded', data: { office: 'office-1', person: 'sun-bo', from } },
  ...(
    [
      ['chen-hua', 'zone-1', 'commission-willow'],
      ['wu-min', 'zone-1', 'commission-stone'],
      ['ma-lin', 'zone-1', 'group-finance'],
      ['tang-wei', 'zone-4', 'commission-harbour'],
      ['lin-tao', 'zone-4', 'commission-harbour'],
    ] as const
  ).map(([person, zone, home]): Told<ArrangementEvents> => ({
    type: 'ZoneMemberAdded',
    data: { person, zone, home, from },
  })),
  { type: 'SpecialSupervisorAllotted', data: { person: 'qiu-shan', name: '邱山', zone: 'zone-1', from } },
];

export const registered: readonly Told<PeopleEvents>[] = (
  [
    ['chen-hua', '陈华', 'township-secretary', 'commission-willow'],
    ['wu-min', '吴敏', 'township-official', 'commission-stone'],
    ['ma-lin', '马林', 'group-official', 'group-finance'],
    ['tang-wei', '唐伟', 'township-secretary', 'commission-harbour'],
    ['lin-tao', '林涛', 'township-official', 'commission-harbour'],
    ['he-jun', '何军', 'office-official', 'office-1'],
    ['zhou-ping', '周平', 'standing-member', undefined],
    ['gao-yi', '高义', 'standing-member', undefined],
    ['sun-bo', '孙波', 'office-official', 'office-1'],
    ['fang-rui', '方锐', 'conduct-office-head', undefined],
    ['zhao-qiang', '赵强', 'principal-leader', undefined],
    ['deng-kai', '邓凯', 'leader-in-charge', undefined],
  ] as const
).flatMap(([person, name, post, of]): Told<PeopleEvents>[] => [
  { type: 'PersonRegistered', data: { person, name } },
  { type: 'PostTaken', data: { person, post, ...(of && { of }), from } },
]);

export const arrangementAfter = (...more: readonly Told<ArrangementEvents>[]): Arrangement =>
  fold<Arrangement, ArrangementEvents>(
    { category: 'arrangement', initial: unarranged, decide: {}, evolve: evolveArrangement },
    [...arranged, ...more],
  );

export const peopleAfter = (...more: readonly Told<PeopleEvents>[]): People =>
  fold<People, PeopleEvents>({ category: 'people', initial: nobody, decide: {}, evolve: evolvePeople }, [
    ...registered,
    ...more,
  ]);

/** The county has set that whoever left a post stays away for so many years. */
export const awayFor = (years: number, from: string): Rulebook => ({
  ...firstRulebook,
  settings: { 'former-post-years': [{ value: { is: 'number', number: years }, from, version: 1 }] },
});

/** Was in the grain bureau until then: three years are over on 13 March 2026. */
export const leftTheGrainBureau = (person: string, from: People = people): People =>
  fold<People, PeopleEvents>({ category: 'people', initial: from, decide: {}, evolve: evolvePeople }, [
    { type: 'PostTaken', data: { person, post: 'unit-official', of: 'grain-bureau', from: '2020-01-01' } },
    {
      type: 'PostEnded',
      data: { person, post: 'unit-official', of: 'grain-bureau', until: '2023-03-13', reason: '调动' },
    },
  ]);

export const arrangement = arrangementAfter();
export const people = peopleAfter();
