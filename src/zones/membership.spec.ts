import { describe, expect, it } from '@jest/globals';
import { given } from '@libs/event-sourcing/testing.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { arranged, people, peopleAfter } from '../../test/small-county.js';
import { arrangement } from './arrangement.js';

const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });
const seat = { kind: 'inspection', id: '2026-spring-zone-1', title: '春节检查' } as const;
const problem = { kind: 'issue', id: 'spring-1', title: '柳镇：登记不全' } as const;
const work = { 'chen-hua': [seat, problem] };
const facts = { people, openWork: work, rulebook: firstRulebook };
const day = (n: string) => ({ occurredAt: `2026-${n}T09:00:00.000+08:00` });
const by = (person: string) => ({ actor: { person, post: 'zone-member', of: 'zone-1' } });

const opened = {
  type: 'HandoverOpened',
  data: {
    handover: 'chen-hua-1',
    person: 'chen-hua',
    successor: 'wu-min',
    items: [seat, problem],
    kept: [],
    zone: 'zone-1',
    office: 'office-1',
  },
} as const;
const list = given(arrangement, arranged).and([opened], day('03-02'));
const item = { handover: 'chen-hua-1', item: problem.id };
const acceptedOne = {
  type: 'HandoverItemAccepted',
  data: { handover: 'chen-hua-1', item: problem.id, by: 'wu-min', kind: 'issue' },
} as const;
const assigned = {
  type: 'HandoverItemAssigned',
  data: {
    handover: 'chen-hua-1',
    item: problem.id,
    kind: 'issue',
    title: problem.title,
    from: 'wu-min',
    to: 'ma-lin',
    zone: 'zone-1',
    office: 'office-1',
  },
} as const;
const contested = {
  type: 'HandoverItemContested',
  data: {
    handover: 'chen-hua-1',
    item: problem.id,
    title: problem.title,
    by: 'wu-min',
    reason: '应回避',
    office: 'office-1',
  },
} as const;
const completed = { type: 'HandoverCompleted', data: { handover: 'chen-hua-1' } } as const;

describe('joining a body that is to move', () => {
  const moves = [{ member: 'commission-willow', name: '柳镇纪委', fromZone: 'zone-1', toZone: 'zone-4' }];
  const adjusted = { type: 'ZoneCompositionAdjusted', data: { moves, from: '2026-07-01', reason: '调整' } } as const;
  const post = (person: string) =>
    ({
      type: 'PostTaken',
      data: { person, post: 'township-official', of: 'commission-willow', from: '2026-02-01' },
    }) as const;
  const about = { ...facts, people: peopleAfter(post('fang-rui'), post('wu-min')), openWork: {} };
  const soon = given(arrangement, arranged).and([adjusted], day('03-02'));
  const join = { person: 'fang-rui', home: 'commission-willow' };
  const add = (from: string, zone: string, start = soon) =>
    start.when('AddZoneMember', { ...join, zone, from }, { ...day('03-10'), facts: about });

  it('tells where the member goes with it, and when', () => {
    expect(add('2026-04-01', 'zone-1')).toEqual([
      {
        type: 'ZoneMemberAdded',
        data: { ...join, zone: 'zone-1', from: '2026-04-01', goesTo: [{ zone: 'zone-4', from: '2026-07-01' }] },
      },
    ]);
    const move = {
      person: 'wu-min',
      toZone: 'zone-1',
      toHome: 'commission-willow',
      from: '2026-04-01',
      reason: '调动',
      successor: 'ma-lin',
    };
    expect(soon.when('ReassignZoneMember', move, { ...day('03-10'), facts: about })[0]).toMatchObject({
      data: { goesTo: [{ zone: 'zone-4', from: '2026-07-01' }] },
    });
  });
  it('tells nothing of it from its day on, or where nothing moves', () => {
    expect(add('2026-07-01', 'zone-4')[0]!.data).not.toHaveProperty('goesTo');
    expect(add('2026-04-01', 'zone-1', given(arrangement, arranged))[0]!.data).not.toHaveProperty('goesTo');
  });
});

describe('opening a hand-over before leaving', () => {
  const open = { person: 'chen-hua', successor: 'wu-min' };

  it('lists all that is open, less what is kept', () => {
    expect(given(arrangement, arranged).when('OpenHandover', open, { facts })).toEqual([opened]);
    const some = given(arrangement, arranged).when('OpenHandover', { ...open, keeps: [seat.id] }, { facts });
    expect(some).toMatchObject([{ data: { items: [problem], kept: [seat.id] } }]);
  });
  it('leaves nothing to be handed over at the removal, once all of it was taken', () => {
    const nothing = { ...facts, openWork: {} };
    const removal = { person: 'chen-hua', until: '2026-03-09', successor: 'wu-min', reason: '调离' };
    expect(list.and([acceptedOne]).when('RemoveZoneMember', removal, { facts: nothing })).toHaveLength(1);
  });
  it('is refused for who is no member, and for a successor of another zone', () => {
    const start = given(arrangement, arranged);
    expect(() => start.when('OpenHandover', { ...open, person: 'he-jun' }, { facts })).toThrow(
      refused('zone.not-a-member'),
    );
    expect(() => start.when('OpenHandover', { ...open, successor: 'tang-wei' }, { facts })).toThrow(
      refused('zone.successor-not-a-member'),
    );
  });
  it('changes nothing the second time', () => {
    expect(list.when('OpenHandover', open, { facts })).toEqual([]);
  });
});

describe('accepting what is handed over', () => {
  it('goes item by item, and the last one completes it', () => {
    expect(list.when('AcceptHandoverItem', item, by('wu-min'))).toEqual([acceptedOne]);
    const last = list.and([acceptedOne]).when('AcceptHandoverItem', { ...item, item: seat.id }, by('wu-min'));
    expect(last).toEqual([
      {
        type: 'HandoverItemAccepted',
        data: { handover: 'chen-hua-1', item: seat.id, by: 'wu-min', kind: 'inspection' },
      },
      completed,
    ]);
  });
  it('is refused for what is not on the list, on no list, or contested', () => {
    expect(() => list.when('AcceptHandoverItem', { ...item, item: 'spring-9' }, by('wu-min'))).toThrow(
      refused('zone.not-in-handover'),
    );
    expect(() => list.when('AcceptHandoverItem', { ...item, handover: 'chen-hua-9' }, by('wu-min'))).toThrow(
      refused('handover.unknown'),
    );
    expect(() => list.and([contested]).when('AcceptHandoverItem', item, by('wu-min'))).toThrow(
      refused('handover.contested'),
    );
  });
  it('is open to whoever is asked for the item, and to nobody else', () => {
    const parties = (state: Parameters<NonNullable<typeof arrangement.scope>>[0]) =>
      arrangement.scope!(state, item, 'zones');
    const fold = (...more: Parameters<typeof list.and>[0]) =>
      [...arranged, opened, ...more].reduce(
        (state, { type, data }) =>
          (arrangement.evolve[type] as any)(state, data, { occurredAt: day('03-02').occurredAt }),
        arrangement.initial,
      );
    expect(parties(fold())).toMatchObject({ persons: ['wu-min'], zone: 'zone-1', office: 'office-1' });
    expect(parties(fold(assigned))).toMatchObject({ persons: ['ma-lin'] });
  });
  it('changes nothing the second time', () => {
    expect(list.and([acceptedOne]).when('AcceptHandoverItem', item, by('wu-min'))).toEqual([]);
  });
});

describe('assigning an item to another', () => {
  const to = { ...item, to: 'ma-lin' };

  it('asks another member of the zone, also after it was contested', () => {
    expect(list.when('AssignHandoverItem', to)).toEqual([assigned]);
    expect(list.and([contested]).when('AssignHandoverItem', to)).toEqual([assigned]);
    expect(list.and([contested, assigned]).when('AcceptHandoverItem', item, by('ma-lin'))).toHaveLength(1);
  });
  it('may ask the same one again, when he had contested it', () => {
    expect(list.and([contested]).when('AssignHandoverItem', { ...item, to: 'wu-min' })).toHaveLength(1);
  });
  it('is refused when it is taken, to who leaves, and to somebody of another zone', () => {
    expect(() => list.and([acceptedOne]).when('AssignHandoverItem', to)).toThrow(refused('handover.accepted-already'));
    for (const person of ['chen-hua', 'tang-wei', 'he-jun'])
      expect(() => list.when('AssignHandoverItem', { ...item, to: person })).toThrow(
        refused('zone.successor-not-a-member'),
      );
  });
  it('changes nothing the second time', () => {
    expect(list.and([assigned]).when('AssignHandoverItem', to)).toEqual([]);
  });
});

describe('contesting an item', () => {
  const contest = { ...item, reason: '应回避' };

  it('says why', () => {
    expect(list.when('ContestHandoverItem', contest, by('wu-min'))).toEqual([contested]);
  });
  it('is refused once it is taken, or while another is to be named', () => {
    expect(() => list.and([acceptedOne]).when('ContestHandoverItem', contest, by('wu-min'))).toThrow(
      refused('handover.accepted-already'),
    );
    expect(() => list.and([contested]).when('ContestHandoverItem', contest, by('ma-lin'))).toThrow(
      refused('handover.contested'),
    );
  });
  it('changes nothing the second time', () => {
    expect(list.and([contested]).when('ContestHandoverItem', contest, by('wu-min'))).toEqual([]);
  });
});

describe('excusing a hand-over', () => {
  const excuse = { handover: 'chen-hua-1', to: 'zhou-ping', reason: '期满无人接收' };
  const excused = { type: 'HandoverExcused', data: { ...excuse, items: [seat] } } as const;
  const half = list.and([acceptedOne]);

  it('gives what nobody accepted to somebody by decision, after the term', () => {
    // Three working days from Monday 2 March.
    expect(half.when('ExcuseHandover', excuse, { ...day('03-06'), facts })).toEqual([
      {
        ...assigned,
        data: { ...assigned.data, item: seat.id, kind: 'inspection', title: seat.title, to: 'zhou-ping' },
      },
      excused,
    ]);
    // Whoever was asked already need not be asked again.
    expect(half.when('ExcuseHandover', { ...excuse, to: 'wu-min' }, { ...day('03-06'), facts })).toHaveLength(1);
  });
  it('is refused while the term runs', () => {
    expect(() => half.when('ExcuseHandover', excuse, { ...day('03-05'), facts })).toThrow(
      refused('handover.term-running'),
    );
  });
  it('is refused to who leaves, and to somebody of another zone', () => {
    for (const to of ['chen-hua', 'gao-yi', 'tang-wei'])
      expect(() => half.when('ExcuseHandover', { ...excuse, to }, { ...day('03-06'), facts })).toThrow(
        refused('zone.successor-not-a-member'),
      );
  });
  it('changes nothing the second time, nor when everything was taken', () => {
    expect(half.and([excused]).when('ExcuseHandover', excuse, { ...day('03-06'), facts })).toEqual([]);
    expect(half.and([completed]).when('ExcuseHandover', excuse, { ...day('03-06'), facts })).toEqual([]);
  });
});
