import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { happened, rowsOf } from '../../test/rows.js';
import { arranged, registered } from '../../test/small-county.js';
import { appointments } from './appointments.view.js';
import { compositionChanges } from './composition-changes.view.js';
import { contactList } from './contact-list.view.js';
import { handoverBoard } from './handover-board.view.js';
import { memberCard } from './member-card.view.js';
import { memberRegister } from './member-register.view.js';
import { unitRegister } from './unit-register.view.js';
import { zoneDeadlines } from './zones.deadlines.js';

let nth = 0;
const event = (type: string, data: object, at = '2026-03-02'): DomainEvent => {
  const told = happened(type, 'zones', data, 'general-1', at);
  return { ...told, eventId: `e-${nth++}`, meta: { ...told.meta, recordedAt: told.meta.occurredAt } };
};
const start = arranged.map(({ type, data }) => event(type, data, '2026-01-05'));
const people = registered.map(({ type, data }) => event(type, data, '2026-01-05'));
const seat = { kind: 'inspection', id: 'i-1', title: '春节检查' };
const problem = { kind: 'issue', id: 'i-1-1', title: '柳镇：登记不全' };
const opened = event('HandoverOpened', {
  handover: 'chen-hua-1',
  person: 'chen-hua',
  successor: 'wu-min',
  items: [seat, problem],
  kept: [],
  zone: 'zone-1',
  office: 'office-1',
});
const assigned = event('HandoverItemAssigned', {
  handover: 'chen-hua-1',
  item: 'i-1-1',
  from: 'wu-min',
  to: 'ma-lin',
  title: problem.title,
  zone: 'zone-1',
  office: 'office-1',
});
const contested = event('HandoverItemContested', {
  handover: 'chen-hua-1',
  item: 'i-1-1',
  by: 'wu-min',
  reason: '应回避',
});
const accepted = event('HandoverItemAccepted', { handover: 'chen-hua-1', item: 'i-1', by: 'wu-min' }, '2026-03-03');
const excused = event('HandoverExcused', { handover: 'chen-hua-1', to: 'zhou-ping', items: [problem], reason: '期满' });
const removed = event('ZoneMemberRemoved', { person: 'chen-hua', zone: 'zone-1', until: '2026-03-02', reason: '调离' });
const bodyMoved = event(
  'ZoneCompositionAdjusted',
  {
    moves: [{ member: 'commission-willow', name: '柳镇纪委', fromZone: 'zone-1', toZone: 'zone-4' }],
    members: [{ person: 'chen-hua', toZone: 'zone-4' }],
    from: '2026-07-01',
    reason: '便于工作',
  },
  '2026-06-10',
);

describe('the hand-over board', () => {
  it('tells who holds an item until it is accepted, and who is to take it', () => {
    const rows = rowsOf(handoverBoard, [opened, contested, assigned, accepted]);
    expect(rows['chen-hua-1:i-1']).toMatchObject({ state: 'accepted', holder: 'wu-min', to: 'wu-min' });
    expect(rows['chen-hua-1:i-1-1']).toMatchObject({
      state: 'waiting',
      holder: 'chen-hua',
      to: 'ma-lin',
      persons: ['chen-hua', 'wu-min', 'ma-lin'],
    });
  });
  it('tells why an item was contested, and what was given by decision', () => {
    expect(rowsOf(handoverBoard, [opened, contested])['chen-hua-1:i-1-1']).toMatchObject({
      state: 'contested',
      reason: '应回避',
    });
    expect(rowsOf(handoverBoard, [opened, accepted, excused])['chen-hua-1:i-1-1']).toMatchObject({
      state: 'excused',
      holder: 'zhou-ping',
      reason: '期满',
    });
  });
});

describe('the member register', () => {
  it('has a member leaving until everything is accepted or excused', () => {
    const left = [...start, removed, opened];
    expect(rowsOf(memberRegister, left)['chen-hua']).toMatchObject({ is: 'leaving', zone: null });
    expect(rowsOf(memberRegister, [...left, accepted, excused])['chen-hua']).toMatchObject({
      is: 'left',
      handover: null,
    });
    expect(rowsOf(memberRegister, [...start, removed])['chen-hua']).toMatchObject({ is: 'left' });
  });
  it('takes a member along with the body', () => {
    expect(rowsOf(memberRegister, [...start, bodyMoved])['chen-hua']).toMatchObject({
      zone: 'zone-4',
      memberships: [
        { zone: 'zone-1', home: 'commission-willow', from: '2026-01-05', until: '2026-07-01' },
        { zone: 'zone-4', home: 'commission-willow', from: '2026-07-01' },
      ],
    });
  });
});

describe('somebody who joins a body between the entry of its move and its day', () => {
  const goesTo = [{ zone: 'zone-4', from: '2026-07-01' }];
  const home = 'commission-willow';
  const spans = [
    { zone: 'zone-1', home, from: '2026-04-01', until: '2026-07-01' },
    { zone: 'zone-4', home, from: '2026-07-01' },
  ];
  it('is in the register and on the card of both zones, each from its day', () => {
    const events = [
      ...start,
      bodyMoved,
      happened('ZoneMemberAdded', 'zones', { person: 'new', zone: 'zone-1', home, from: '2026-04-01', goesTo }),
    ];
    expect(rowsOf(memberRegister, events)['new']).toMatchObject({ zone: 'zone-4', home, memberships: spans });
    expect(rowsOf(memberCard, events)['new']).toMatchObject({
      zone: 'zone-4',
      roles: spans.map((span) => ({ role: 'zone-member', ...span })),
    });
  });
  it('is in the first alone when he leaves before the move, as everybody who leaves before it', () => {
    const added = { person: 'new', zone: 'zone-1', home, from: '2026-04-01', goesTo };
    const left = (person: string) =>
      happened('ZoneMemberRemoved', 'zones', { person, zone: 'zone-1', until: '2026-05-01', reason: '调离' });
    const events = [...start, bodyMoved, happened('ZoneMemberAdded', 'zones', added), left('new'), left('chen-hua')];
    for (const [person, from] of [
      ['new', '2026-04-01'],
      ['chen-hua', '2026-01-05'],
    ] as const) {
      const span = { zone: 'zone-1', home, from, until: '2026-05-01' };
      expect(rowsOf(memberRegister, events)[person]).toMatchObject({ zone: null, memberships: [span] });
      expect(rowsOf(memberCard, events)[person]!.roles).toEqual([{ role: 'zone-member', ...span }]);
    }
  });
  it('so too when he comes from another body', () => {
    const reassigned = {
      person: 'wu-min',
      fromZone: 'zone-1',
      toZone: 'zone-1',
      fromHome: 'commission-stone',
      toHome: home,
      from: '2026-04-01',
      reason: '调动',
      goesTo,
    };
    const events = [...start, bodyMoved, happened('ZoneMemberReassigned', 'zones', reassigned)];
    const before = { zone: 'zone-1', home: 'commission-stone', from: '2026-01-05', until: '2026-04-01' };
    expect(rowsOf(memberRegister, events)['wu-min']).toMatchObject({ zone: 'zone-4', memberships: [before, ...spans] });
    expect(rowsOf(memberCard, events)['wu-min']).toMatchObject({ zone: 'zone-4', home });
  });
});

describe('the member card', () => {
  const rows = rowsOf(memberCard, [...people, ...start, bodyMoved]);
  it('shows the home post, and beside it the role in the zone', () => {
    expect(rows['wu-min']).toEqual({
      person: 'wu-min',
      name: '吴敏',
      posts: [{ post: 'township-official', of: 'commission-stone', from: '2026-01-05' }],
      roles: [{ role: 'zone-member', zone: 'zone-1', home: 'commission-stone', from: '2026-01-05' }],
      role: 'zone-member',
      zone: 'zone-1',
      home: 'commission-stone',
    });
    expect(rows['qiu-shan']).toMatchObject({ name: '邱山', role: 'special-supervisor', zone: 'zone-1', posts: [] });
    expect(rows['zhou-ping']).toMatchObject({ role: 'zone-director', home: null });
  });
  it('keeps the home post whatever becomes of the role', () => {
    expect(rows['chen-hua']).toMatchObject({
      zone: 'zone-4',
      posts: [{ post: 'township-secretary', from: '2026-01-05' }],
    });
    const gone = rowsOf(memberCard, [...people, ...start, removed])['chen-hua'];
    expect(gone).toMatchObject({ role: null, zone: null, posts: [{ post: 'township-secretary' }] });
    expect(gone!.posts[0]).not.toHaveProperty('until');
  });
});

describe('the appointment history', () => {
  const relieved = event('ZoneDirectorRelieved', {
    zone: 'zone-1',
    person: 'zhou-ping',
    until: '2026-03-02',
    reason: '调动',
  });
  const acting = event('ActingDirectorAppointed', { zone: 'zone-1', person: 'gao-yi', from: '2026-03-02' });
  it('has one director or acting director after the other, and says when there is none', () => {
    expect(rowsOf(appointments, [...start, relieved])['zone:zone-1']).toMatchObject({ vacant: ['zone-director'] });
    const row = rowsOf(appointments, [...start, relieved, acting])['zone:zone-1']!;
    expect(row.vacant).toEqual([]);
    expect(row.terms.map(({ post, person, from, until }) => [post, person, from, until])).toEqual([
      ['zone-director', 'zhou-ping', '2026-01-05', '2026-03-02'],
      ['acting-director', 'gao-yi', '2026-03-02', undefined],
    ]);
    expect(row.terms[1]).toMatchObject({ recordedAt: '2026-03-02T09:00:00+08:00', enteredBy: 'general-1' });
  });
});

describe('the contact list', () => {
  it('has the liaison officer of each office, or none', () => {
    const designated = event('LiaisonDesignated', {
      zone: 'zone-1',
      office: 'office-1',
      person: 'he-jun',
      contact: '6012',
    });
    const relieved = event(
      'LiaisonRelieved',
      { zone: 'zone-1', office: 'office-1', person: 'he-jun', reason: '休假' },
      '2026-03-05',
    );
    expect(rowsOf(contactList, [...start, designated])['office-1']).toEqual({
      office: 'office-1',
      officeName: '第一纪检监察室',
      zone: 'zone-1',
      head: 'sun-bo',
      liaison: 'he-jun',
      contact: '6012',
      since: '2026-03-02',
    });
    expect(rowsOf(contactList, [...start, designated, relieved])['office-1']).toMatchObject({
      liaison: null,
      since: '2026-03-05',
    });
  });
});

describe('the record of changes of composition', () => {
  it('has the effective day and the day of entry apart', () => {
    const rows = Object.values(rowsOf(compositionChanges, [bodyMoved]));
    expect(rows).toMatchObject([
      {
        change: 'adjusted',
        from: '2026-07-01',
        recordedOn: '2026-06-10',
        members: ['commission-willow'],
        zones: ['zone-1', 'zone-4'],
        reason: '便于工作',
      },
    ]);
  });
});

describe('the unit register', () => {
  const tea = event('UnitRegistered', { unit: 'tea', name: '茶叶局', category: 'x', subUnits: [] });
  const detached = event('SubUnitDetached', {
    whole: 'finance-bureau',
    unit: 'treasury',
    name: '国库中心',
    category: 'x',
    from: '2026-04-01',
  });
  const alias = event('AliasAdded', { unit: 'tea', alias: '茶办' });
  const renamed = event('UnitRenamed', {
    unit: 'tea',
    before: '茶叶局',
    name: '茶产业局',
    from: '2026-05-01',
    wholes: [],
  });
  const merged = event('UnitsMerged', {
    unit: 'finance-bureau',
    name: '财政局',
    into: 'harbour-town',
    intoName: '港镇',
    from: '2026-04-01',
    reason: '改革',
    subUnits: [{ unit: 'treasury', name: '国库中心' }],
  });
  const mapped = event('UnitMappedToGroup', {
    unit: 'grain-bureau',
    group: 'group-finance',
    groupName: '驻财政局组',
    from: '2026-04-01',
  });
  it('lists what is in no zone', () => {
    const rows = Object.values(rowsOf(unitRegister, [...start, tea, detached]));
    expect(rows.filter(({ state }) => state === 'unassigned').map(({ unit }) => unit)).toEqual(['treasury', 'tea']);
  });
  it('is found by every name and alias', () => {
    expect(rowsOf(unitRegister, [...start, tea, alias, renamed])['tea']).toMatchObject({
      name: '茶产业局',
      called: ['茶叶局', '茶办', '茶产业局'],
      aliases: ['茶办'],
    });
  });
  it('points from what was merged to what stands for it, and says which group covers a unit', () => {
    const rows = rowsOf(unitRegister, [...start, merged, mapped]);
    expect(rows['finance-bureau']).toMatchObject({
      state: 'merged',
      whole: 'harbour-town',
      zone: null,
      from: '2026-04-01',
    });
    expect(rows['treasury']).toMatchObject({ state: 'part', whole: 'harbour-town' });
    expect(rows['grain-bureau']).toMatchObject({ group: 'group-finance' });
    expect(rows['willow-town']).toMatchObject({ group: null, state: 'assigned', zone: 'zone-1' });
  });
});

describe('last days of the arrangement', () => {
  const rule = (name: string) => zoneDeadlines.find((one) => one.name === name)!;
  it('are kept for each item handed over, and begin anew for whoever is asked later', () => {
    const { opens, meets, cancels } = rule('hand-over');
    expect(opens['HandoverOpened']!(opened)).toMatchObject([
      { of: 'chen-hua-1-i-1', persons: ['wu-min'], escalatesTo: ['zone-director:zone-1'] },
      { of: 'chen-hua-1-i-1-1', persons: ['wu-min'] },
    ]);
    expect(opens['HandoverItemAssigned']!(assigned)).toMatchObject({ of: 'chen-hua-1-i-1-1', persons: ['ma-lin'] });
    expect(meets['HandoverItemAccepted']!(accepted)).toEqual({ of: 'chen-hua-1-i-1' });
    expect(cancels!['HandoverExcused']!(excused)).toEqual([{ of: 'chen-hua-1-i-1-1' }]);
  });
  it('are kept for a zone without director and an office without liaison officer', () => {
    const relieved = event('ZoneDirectorRelieved', {
      zone: 'zone-1',
      person: 'zhou-ping',
      until: '2026-03-10',
      reason: '调动',
    });
    expect(rule('director-replacement').opens['ZoneDirectorRelieved']!(relieved)).toMatchObject({
      of: 'zone-1',
      start: '2026-03-10',
    });
    const without = event('LiaisonRelieved', { zone: 'zone-1', office: 'office-1', person: 'he-jun', reason: '休假' });
    expect(rule('liaison-replacement').opens['LiaisonRelieved']!(without)).toMatchObject({
      of: 'office-1',
      posts: ['office-head:office-1'],
    });
  });
});
