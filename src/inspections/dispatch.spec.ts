import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import type { Task } from '../planning/task.state.js';
import { allow } from '../shared/rights.js';
import { facts as known, relative, terms } from '../../test/inspection-examples.js';
import { happened, rowsOf } from '../../test/rows.js';
import { awayFor, leftTheGrainBureau } from '../../test/small-county.js';
import { candidatesFor } from './allocation.js';
import { delegations } from './delegation.js';
import type { DelegationEvents } from './delegation.state.js';
import { dispatchBoard } from './dispatch-board.view.js';
import { dispatches } from './dispatch.js';
import { type Dispatch, type DispatchEvents, noDispatch, supportsOn } from './dispatch.state.js';
import { dispatchRoutes } from './dispatch.routes.js';
import { endDispatchesWhenTheWorkIsOver } from './end-dispatches-when-the-work-is-over.policy.js';
import { inspections } from './inspection.js';
import { type Loads, loadsFact, mattersOf } from './load.facts.js';
import { supportLog } from './support-log.view.js';
import { workArrangements } from './work-arrangements.view.js';

type Events = readonly Told<DispatchEvents>[];
const id = '2026-spring-zone-1';
const task: Task = { is: 'received', ...terms };
const facts = { ...known, task, recusals: {}, rulebook: firstRulebook, loads: {} as Loads };
const director = { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' };
const deputy = { person: 'sun-bo', post: 'deputy-zone-director', of: 'zone-1' };
const office = { person: 'sun-bo', post: 'office-head', of: 'office-1' };
const leader = { person: 'zhao-qiang', post: 'principal-leader' };
const his = (person: string) => ({ person, post: 'zone-member', of: 'zone-1' });
const around = (more: object = {}, actor: object = director) => ({
  id,
  actor: actor as typeof director,
  facts: { ...facts, ...more },
});
const ofTask = { zone: 'zone-1', office: 'office-1', title: '春节前作风检查', units: ['stone-town', 'grain-bureau'] };

const called: Told<DispatchEvents> = {
  type: 'MemberDispatched',
  data: {
    ...ofTask,
    ...{ person: 'ma-lin', name: '马林', as: 'zone-member', from: '2026-03-03', duty: '查账' },
    ...{ held: 1, limit: 3, overLimit: false },
  },
};
const acknowledged: Told<DispatchEvents> = { type: 'DispatchAcknowledged', data: { person: 'ma-lin' } };
const contested: Told<DispatchEvents> = {
  type: 'DispatchContested',
  data: { person: 'ma-lin', ground: 'leave', explanation: '已批准年休假' },
};
const decided = (outcome: 'released' | 'stays'): Told<DispatchEvents> => ({
  type: 'ContestDecided',
  data: { person: 'ma-lin', outcome, reason: '情况属实' },
});
const asked: Told<DispatchEvents> = {
  type: 'SupportRequested',
  data: {
    ...ofTask,
    request: '1',
    of: 'zone-4',
    count: 1,
    from: '2026-03-03',
    until: '2026-03-20',
    reason: '人手不足',
  },
};
const granted: Told<DispatchEvents> = {
  type: 'SupportGranted',
  data: {
    ...{ request: '1', zone: 'zone-1', of: 'zone-4', from: '2026-03-03', until: '2026-03-20' },
    persons: [{ person: 'tang-wei', name: '唐伟', home: 'commission-harbour' }],
  },
};

describe('dispatching a member (R8)', () => {
  const order = { person: 'ma-lin', from: '2026-03-03', duty: '查账' };
  const dispatch = (events: Events = [], change: object = {}, more: object = {}, actor: object = director) =>
    given(dispatches, events).when('DispatchMember', { ...order, ...change }, around(more, actor));

  it('records who is called, in what capacity, for what, and what he has in hand', () => {
    expect(dispatch()).toEqual([called]);
  });
  it('warns where he has more in hand than the parameter says, and calls him all the same (R9)', () => {
    const loads: Loads = { 'ma-lin': ['seat:a', 'call:a', 'seat:b', 'call:c'] };
    expect(dispatch([], {}, { loads })[0]!.data).toMatchObject({ held: 4, limit: 3, overLimit: true });
    // A seat on this very task's team is no further matter.
    expect(dispatch([], {}, { loads: { 'ma-lin': ['seat:a', 'seat:b', `seat:${id}`] } })[0]!.data).toMatchObject({
      held: 3,
      overLimit: false,
    });
  });
  it('is the director’s, or the deputy’s to whom it was given', () => {
    expect(() => dispatch([], {}, {}, deputy)).toThrow('dispatch.not-delegated');
    const delegation = { is: 'given', person: 'sun-bo', from: '2026-03-01', until: '2026-03-31' };
    expect(dispatch([], {}, { delegation }, deputy)).toHaveLength(1);
    expect(() => dispatch([], {}, { delegation: { ...delegation, until: '2026-03-01' } }, deputy)).toThrow(
      'dispatch.not-delegated',
    );
    expect(() => dispatch([], {}, {}, { person: 'gao-yi', post: 'zone-director', of: 'zone-4' })).toThrow(
      'dispatch.not-its-director {"zone":"zone-1"}',
    );
  });
  it('is refused for a stranger, a special supervisor, and somebody with a conflict', () => {
    expect(() => dispatch([], { person: 'tang-wei' })).toThrow('inspection.not-active-in-zone');
    expect(() => dispatch([], { person: 'qiu-shan' })).toThrow('dispatch.supervisor-is-invited');
    expect(() => dispatch([], {}, { relations: relative('ma-lin') })).toThrow('inspection.conflict');
    expect(() => dispatch([], { person: 'wu-min' })).toThrow('home-unit');
  });
  it('is refused for a task that is over, backwards in time, and on other terms a second time', () => {
    expect(() => dispatch([], {}, { task: { ...task, is: 'cancelled' } })).toThrow('dispatch.task-not-open');
    expect(() => dispatch([], { until: '2026-03-02' })).toThrow('dispatch.ends-before-it-begins');
    expect(() => dispatch([called], { duty: '走访' })).toThrow('dispatch.already-called');
  });
  it('calls a person lent by another zone, once that was granted', () => {
    expect(() => dispatch([asked], { person: 'tang-wei' })).toThrow('inspection.not-active-in-zone');
    expect(dispatch([asked, granted], { person: 'tang-wei' })[0]!.data).toMatchObject({
      as: 'supporter',
      zone: 'zone-1',
    });
  });
  it('changes nothing twice, and calls again whoever was released', () => {
    expect(dispatch([called])).toEqual([]);
    expect(dispatch([called, contested, decided('released')])).toHaveLength(1);
  });
});

describe('answering a dispatch (R8)', () => {
  const acknowledge = (events: Events, person = 'ma-lin') =>
    given(dispatches, events).when('AcknowledgeDispatch', {}, around({}, his(person)));
  const contest = (events: Events, person = 'ma-lin') =>
    given(dispatches, events).when(
      'ContestDispatch',
      { ground: 'leave', explanation: '已批准年休假' },
      around({}, his(person)),
    );

  it('is for the one who is called, and nobody else', () => {
    expect(acknowledge([called])).toEqual([acknowledged]);
    expect(contest([called])).toEqual([contested]);
    expect(() => acknowledge([called], 'chen-hua')).toThrow('dispatch.not-called');
    expect(() => contest([], 'constructor')).toThrow('dispatch.not-called');
    const scope = dispatches.scope!(fold(dispatches, [called]), {}, id);
    const may = (person: string) =>
      'yes' in
      allow({ person, posts: [{ post: 'zone-member', of: 'zone-1' }] }, dispatchRoutes.ContestDispatch.by, scope);
    expect([may('ma-lin'), may('chen-hua')]).toEqual([true, false]);
  });
  it('may be contested later, when leave or a higher task comes', () => {
    expect(contest([called, acknowledged])).toEqual([contested]);
  });
  it('is not acknowledged while the contest is open, nor once released', () => {
    expect(() => acknowledge([called, contested])).toThrow('dispatch.contest-open');
    expect(() => acknowledge([called, contested, decided('released')])).toThrow('dispatch.not-called');
  });
  it('changes nothing twice', () => {
    expect(acknowledge([called, acknowledged])).toEqual([]);
    expect(contest([called, contested])).toEqual([]);
  });
});

describe('deciding on a contest', () => {
  const decide = (events: Events, outcome: 'released' | 'stays', actor: object = director) =>
    given(dispatches, events).when(
      'DecideContest',
      { person: 'ma-lin', outcome, reason: '情况属实' },
      around({}, actor),
    );
  it('releases, or calls anew', () => {
    expect(decide([called, contested], 'released')).toEqual([decided('released')]);
    expect(decide([called, contested], 'stays')).toEqual([decided('stays')]);
    expect(fold(dispatches, [called, contested, decided('stays')]).members['ma-lin']).toMatchObject({
      is: 'dispatched',
    });
  });
  it('is refused without a contest, to the one who contests, and to a deputy without the director’s word', () => {
    expect(() => decide([called], 'released')).toThrow('dispatch.no-contest');
    expect(() => decide([called, contested], 'released', { ...director, person: 'ma-lin' })).toThrow(
      'dispatch.own-contest',
    );
    expect(() => decide([called, contested], 'released', deputy)).toThrow('dispatch.not-delegated');
  });
  it('changes nothing twice', () => {
    expect(decide([called, contested, decided('released')], 'released')).toEqual([]);
    expect(decide([called, contested, decided('stays')], 'stays')).toEqual([]);
  });
});

describe('releasing members', () => {
  const release = (events: Events) =>
    given(dispatches, events).when('ReleaseMember', { person: 'ma-lin', reason: '任务减少' }, around());
  const released: Told<DispatchEvents> = { type: 'MemberReleased', data: { person: 'ma-lin', reason: '任务减少' } };
  it('is recorded, refused for somebody not called, and changes nothing twice', () => {
    expect(release([called])).toEqual([released]);
    expect(() => release([])).toThrow('dispatch.not-called');
    expect(release([called, released])).toEqual([]);
  });
  it('happens to all when the work is over, and to requests that nobody needs to decide', () => {
    const end = (events: Events, why: 'presented' | 'another-zone') =>
      given(dispatches, events).when('EndDispatches', { why }, { id });
    const ended = (requests: string[], why: 'presented' | 'another-zone'): Told<DispatchEvents> => ({
      type: 'DispatchesEnded',
      data: { persons: ['ma-lin'], requests, why },
    });
    expect(end([called, asked], 'presented')).toEqual([ended(['1'], 'presented')]);
    expect(end([called, asked, granted], 'presented')).toEqual([ended([], 'presented')]);
    expect(end([called, asked, granted], 'another-zone')).toEqual([ended(['1'], 'another-zone')]);
    expect(end([called, asked, granted, ended(['1'], 'another-zone')], 'another-zone')).toEqual([]);
    expect(end([], 'presented')).toEqual([]);
  });
  it('is asked for when a report is presented, a task cancelled, or given to another zone', () => {
    const why = Object.entries(endDispatchesWhenTheWorkIsOver.on).map(([type, ask]) => [
      type,
      ask(happened(type, id, {}), {} as never),
    ]);
    expect(Object.fromEntries(why)).toMatchObject({
      InspectionReportPresented: [{ command: 'EndDispatches', id, body: { why: 'presented' } }],
      TaskCancelled: [{ body: { why: 'cancelled' } }],
      CrossInspectionOrdered: [{ body: { why: 'another-zone' } }],
      TaskTransferred: [{ body: { why: 'another-zone' } }],
    });
  });
});

describe('support of another zone (R53)', () => {
  const request = (events: Events, change: object = {}, actor: object = director) =>
    given(dispatches, events).when(
      'RequestSupport',
      { of: 'zone-4', count: 1, from: '2026-03-03', until: '2026-03-20', reason: '人手不足', ...change },
      around({}, actor),
    );
  const grant = (events: Events, persons = ['tang-wei'], more: object = {}) =>
    given(dispatches, events).when('GrantSupport', { request: '1', persons }, around(more, leader));
  const decline = (events: Events) =>
    given(dispatches, events).when('DeclineSupport', { request: '1', reason: '自行调剂' }, around({}, leader));
  const declined: Told<DispatchEvents> = { type: 'SupportDeclined', data: { request: '1', reason: '自行调剂' } };

  it('is asked for by the zone that needs it', () => {
    expect(request([])).toEqual([asked]);
    expect(request([], {}, deputy)).toEqual([asked]);
    expect(() => request([], {}, { ...director, of: 'zone-4' })).toThrow('dispatch.not-its-director');
    expect(() => request([], { of: 'zone-1' })).toThrow('dispatch.no-other-zone');
    expect(() => request([], { until: '2026-03-01' })).toThrow('dispatch.ends-before-it-begins');
    expect(() => request([asked], { count: 3 })).toThrow('dispatch.support-asked-already');
    expect(request([asked])).toEqual([]);
  });
  it('is granted by leaders of the Commission alone, with names', () => {
    expect(grant([asked])).toEqual([granted]);
    expect(dispatchRoutes.GrantSupport.by).toEqual([{ post: 'principal-leader' }, { post: 'leader-in-charge' }]);
    expect(grant([asked, granted])).toEqual([]);
  });
  it('is refused for persons of no such zone, with a conflict, for no request, and once decided', () => {
    expect(() => grant([asked], ['ma-lin'])).toThrow('dispatch.not-of-that-zone');
    expect(() => grant([asked], ['tang-wei'], { relations: relative('tang-wei') })).toThrow('inspection.conflict');
    expect(() => grant([])).toThrow('dispatch.no-such-request');
    expect(() => grant([asked, declined])).toThrow('dispatch.support-decided');
    expect(() => decline([asked, granted])).toThrow('dispatch.support-decided');
  });
  it('is declined with a reason, once', () => {
    expect(decline([asked])).toEqual([declined]);
    expect(decline([asked, declined])).toEqual([]);
  });
  it('lets the lent person sit on this one team, for its time, and on no other zone’s', () => {
    const state = fold(dispatches, [asked, granted]);
    expect(supportsOn(state, 'zone-1', 'tang-wei', '2026-03-20')).toBe(true);
    expect(supportsOn(state, 'zone-1', 'tang-wei', '2026-03-21')).toBe(false);
    expect(supportsOn(state, 'zone-4', 'tang-wei', '2026-03-20')).toBe(false);
    const form = (dispatch: Dispatch) =>
      given(inspections).when(
        'FormInspectionTeam',
        { leader: 'chen-hua', members: ['chen-hua', 'tang-wei'] },
        { id, actor: director, occurredAt: '2026-03-04T09:00:00+08:00', facts: { ...known, dispatch } },
      );
    expect(form(state)[0]!.data).toMatchObject({
      seats: [{ as: 'zone-member' }, { person: 'tang-wei', as: 'supporter' }],
    });
    expect(() => form(noDispatch)).toThrow('inspection.not-active-in-zone');
    expect(() => form(fold(dispatches, [asked]))).toThrow('inspection.not-active-in-zone');
  });
  it('is logged with whose consent it was', () => {
    const rows = rowsOf(supportLog, [
      happened('SupportRequested', id, asked.data, 'zhou-ping'),
      happened('SupportGranted', id, granted.data, 'zhao-qiang'),
    ]);
    expect(rows[`${id}-support-1`]).toMatchObject({
      state: 'granted',
      requestedBy: 'zhou-ping',
      decidedBy: 'zhao-qiang',
      of: 'zone-4',
      lent: [{ person: 'tang-wei' }],
    });
  });
});

describe('delegating dispatch', () => {
  const order = { person: 'sun-bo', from: '2026-03-02', until: '2026-03-31' };
  const delegated: Told<DelegationEvents> = { type: 'DispatchDelegated', data: { zone: 'zone-1', ...order } };
  const revoked: Told<DelegationEvents> = {
    type: 'DelegationRevoked',
    data: { zone: 'zone-1', person: 'sun-bo', reason: '期满' },
  };
  const delegate = (events: Told<DelegationEvents>[], change: object = {}) =>
    given(delegations, events).when(
      'DelegateDispatch',
      { ...order, ...change },
      { id: 'zone-1', facts: { arrangement: known.arrangement } },
    );
  const revoke = (events: Told<DelegationEvents>[]) =>
    given(delegations, events).when('RevokeDelegation', { reason: '期满' }, { id: 'zone-1' });

  it('names the deputy and the time', () => {
    expect(delegate([])).toEqual([delegated]);
    expect(revoke([delegated])).toEqual([revoked]);
  });
  it('is refused for anybody but the deputy, and for a time that is over', () => {
    expect(() => delegate([], { person: 'ma-lin' })).toThrow('delegation.not-the-deputy');
    expect(() => delegate([], { from: '2026-02-01', until: '2026-02-28' })).toThrow('delegation.over-before-it-begins');
  });
  it('changes nothing twice', () => {
    expect(delegate([delegated])).toEqual([]);
    expect(revoke([delegated, revoked])).toEqual([]);
    expect(revoke([])).toEqual([]);
  });
});

describe('proposing and arranging (R14, R51)', () => {
  const propose = (events: Events, change: object = {}, actor: object = office, more: object = {}) =>
    given(dispatches, events).when(
      'ProposeAllocation',
      { persons: ['ma-lin', 'he-jun'], leader: 'ma-lin', ...change },
      around({ loads: { 'ma-lin': ['seat:a'] }, ...more }, actor),
    );
  const proposal: Told<DispatchEvents> = {
    type: 'AllocationProposed',
    data: {
      ...ofTask,
      proposal: '1',
      persons: [
        { person: 'ma-lin', name: '马林', as: 'zone-member', held: 1 },
        { person: 'he-jun', name: '何军', as: 'office', held: 0 },
      ],
      leader: 'ma-lin',
    },
  };
  it('records the office’s proposal with what each has in hand', () => {
    expect(propose([])).toEqual([proposal]);
    expect(propose([proposal], { persons: ['ma-lin'] })[0]!.data).toMatchObject({ proposal: '2' });
  });
  it('is refused to another office, for a leader not among them, and for persons with a conflict', () => {
    expect(() => propose([], {}, { ...office, of: 'office-4' })).toThrow('dispatch.not-its-office');
    expect(() => propose([], { leader: 'chen-hua' })).toThrow('dispatch.leader-not-proposed');
    expect(() => propose([], {}, office, { relations: relative('he-jun') })).toThrow('inspection.conflict');
  });
  it('changes nothing twice', () => {
    expect(propose([proposal])).toEqual([]);
  });

  const visits = [
    { unit: 'stone-town', day: '2026-03-10' },
    { unit: 'grain-bureau', day: '2026-03-12' },
  ];
  const arrange = (events: Events, change: object = {}, actor: object = deputy) =>
    given(dispatches, events).when('ArrangeInspection', { visits, ...change }, around({}, actor));
  const arranged: Told<DispatchEvents> = { type: 'InspectionArranged', data: { ...ofTask, visits } };
  it('says on which day the team goes where', () => {
    expect(arrange([])).toEqual([arranged]);
  });
  it('is refused for other units, past the due day, and to another zone’s deputy', () => {
    expect(() => arrange([], { visits: [{ unit: 'harbour-town', day: '2026-03-10' }] })).toThrow(
      'dispatch.visit-of-other-units',
    );
    expect(() => arrange([], { visits: [{ unit: 'stone-town', day: '2026-04-11' }] })).toThrow(
      'dispatch.visit-after-due',
    );
    expect(() => arrange([], {}, { ...deputy, of: 'zone-4' })).toThrow('dispatch.not-its-director');
  });
  it('is not arranged twice', () => {
    expect(arrange([arranged])).toEqual([]);
  });
  it('is shown by task', () => {
    const rows = rowsOf(workArrangements, [
      happened('AllocationProposed', id, proposal.data, 'sun-bo'),
      happened('InspectionArranged', id, arranged.data, 'sun-bo'),
    ]);
    expect(rows[id]).toMatchObject({ visits, arrangedBy: 'sun-bo', proposals: [{ leader: 'ma-lin', by: 'sun-bo' }] });
  });
});

describe('who could go (R51)', () => {
  const candidates = (more: object = {}, all = { ...known, rulebook: firstRulebook }) =>
    candidatesFor(
      {
        task: terms,
        day: '2026-03-02',
        loads: { 'ma-lin': ['seat:a', 'seat:b', 'seat:c'], 'he-jun': ['call:a'] },
        limit: 3,
        dispatch: noDispatch,
        recused: [],
        ...more,
      },
      all,
    );
  it('puts those without a conflict first, and of them whoever has least in hand', () => {
    expect(candidates().map(({ person, recommended, held }) => [person, recommended, held])).toEqual([
      ['chen-hua', true, 0],
      ['sun-bo', true, 0],
      ['zhou-ping', true, 0],
      ['he-jun', true, 1],
      ['ma-lin', true, 3],
      ['wu-min', false, 0],
    ]);
  });
  it('bars whoever left a unit for as long as the county has set', () => {
    const left = { ...known, people: leftTheGrainBureau('he-jun'), rulebook: firstRulebook };
    const free = (all: typeof left) => candidates({}, all).find(({ person }) => person === 'he-jun')!.recommended;
    expect(free(left)).toBe(false);
    expect(free({ ...left, rulebook: awayFor(2, '2026-03-02') })).toBe(true);
  });
  it('says why in words: what bars, or what is in hand', () => {
    const by = Object.fromEntries(candidates().map((row) => [row.person, row]));
    expect(by['wu-min']).toMatchObject({
      grounds: [{ ground: 'home-unit', unit: 'stone-town' }],
      reason: { zh: '应当回避：石镇系其所在单位', en: 'Barred: 石镇, belongs there' },
    });
    expect(by['ma-lin']).toMatchObject({
      overLimit: true,
      reason: { zh: '无需回避；手头已有 3 项，达到 3 项，请酌情' },
    });
    expect(by['he-jun']!.reason.en).toBe('No conflict; 1 matters in hand');
  });
  it('bars whoever declared a relation, or is recused from it by decision', () => {
    const declared = candidates({}, { ...known, rulebook: firstRulebook, relations: relative('chen-hua') });
    expect(declared.find(({ person }) => person === 'chen-hua')).toMatchObject({
      recommended: false,
      reason: { en: expect.stringContaining('a near relative') },
    });
    expect(candidates({ recused: ['sun-bo'] }).find(({ person }) => person === 'sun-bo')).toMatchObject({
      recommended: false,
    });
  });
  it('knows those lent by another zone, and no special supervisor', () => {
    const lent = candidates({
      dispatch: fold(dispatches, [{ ...asked, data: { ...asked.data, from: '2026-03-01' } }, granted] as Events),
    });
    expect(lent.find(({ person }) => person === 'tang-wei')).toMatchObject({ as: 'supporter' });
    expect(lent.map(({ person }) => person)).not.toContain('qiu-shan');
  });
});

describe('what a person has in hand', () => {
  it('counts a seat and a call for one task once, until the last of them ends', () => {
    const { on, initial } = loadsFact([]);
    const after = (...events: [string, object][]) =>
      events.reduce((loads, [type, data]) => on[type]!(loads, happened(type, id, data)), initial);
    const team = { members: ['ma-lin', 'chen-hua'], released: [] };
    const both = [
      ['MemberDispatched', called.data],
      ['InspectionTeamFormed', team],
    ] as [string, object][];
    expect(mattersOf(after(...both), 'ma-lin')).toEqual([id]);
    expect(mattersOf(after(...both, ['MemberReleased', { person: 'ma-lin' }]), 'ma-lin')).toEqual([id]);
    expect(
      mattersOf(after(...both, ['MemberReleased', { person: 'ma-lin' }], ['InspectionReportPresented', {}]), 'ma-lin'),
    ).toEqual([]);
    expect(
      mattersOf(after(...both, ['TeamMemberReplaced', { leaves: 'chen-hua', joins: 'he-jun' }]), 'he-jun'),
    ).toEqual([id]);
    expect(mattersOf(after(...both, ['TeamMemberBarred', { person: 'chen-hua' }]), 'chen-hua')).toEqual([]);
    expect(
      mattersOf(
        after(['MemberDispatched', called.data], ['DispatchesEnded', { persons: ['ma-lin'], requests: [] }]),
        'ma-lin',
      ),
    ).toEqual([]);
    expect(
      mattersOf(
        after(['MemberDispatched', called.data], ['ContestDecided', { person: 'ma-lin', outcome: 'released' }]),
        'ma-lin',
      ),
    ).toEqual([]);
  });
});

describe('the dispatch board', () => {
  const board = (...events: readonly [string, object][]) =>
    rowsOf(
      dispatchBoard,
      events.map(([type, data]) => happened(type, id, data)),
    )[`${id}-ma-lin`];
  const call = ['MemberDispatched', called.data] as [string, object];
  it('shows who is called, what he answered, and the warning of his load', () => {
    expect(board(call)).toMatchObject({
      seated: false,
      call: 'dispatched',
      duty: '查账',
      overLimit: false,
      until: null,
    });
    expect(board(['MemberDispatched', { ...called.data, held: 4, overLimit: true }])).toMatchObject({
      held: 4,
      overLimit: true,
    });
    expect(board(call, ['DispatchAcknowledged', acknowledged.data])).toMatchObject({ call: 'acknowledged' });
    expect(board(call, ['DispatchContested', contested.data])).toMatchObject({
      call: 'contested',
      contest: { ground: 'leave', decision: null },
    });
    expect(board(call, ['DispatchContested', contested.data], ['ContestDecided', decided('stays').data])).toMatchObject(
      { call: 'dispatched', until: null },
    );
    expect(
      board(call, ['DispatchContested', contested.data], ['ContestDecided', decided('released').data]),
    ).toMatchObject({
      call: 'released',
      over: 'released',
      contest: { decision: '情况属实' },
    });
    expect(board(call, ['DispatchesEnded', { persons: ['ma-lin'], requests: [], why: 'cancelled' }])).toMatchObject({
      over: 'cancelled',
    });
  });
  it('keeps the call of whoever then sits on the team', () => {
    const seat = { person: 'ma-lin', name: '马林', as: 'zone-member' };
    const team = { ...ofTask, leader: 'ma-lin', members: ['ma-lin'], seats: [seat], released: [] };
    expect(board(call, ['DispatchAcknowledged', acknowledged.data], ['InspectionTeamFormed', team])).toMatchObject({
      seated: true,
      leads: true,
      call: 'acknowledged',
      duty: '查账',
    });
    expect(board(call, ['InspectionTeamFormed', team], ['MemberReleased', { person: 'ma-lin' }])).toMatchObject({
      seated: true,
      call: 'released',
      until: null,
    });
  });
});
