import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Fact, Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { accessHistory } from '../access/access-history.view.js';
import { inspections } from '../inspections/inspection.js';
import { type Inspection } from '../inspections/inspection.state.js';
import type { Issue } from '../rectifications/issue.state.js';
import type { Ask } from '../shared/capability.js';
import type { Caller } from '../shared/rights.js';
import { formed, task as runningTask } from '../../test/inspection-examples.js';
import { happened, rowsOf } from '../../test/rows.js';
import { arrangement, awayFor, leftTheGrainBureau, people } from '../../test/small-county.js';
import { openWorkFact } from '../zones/open-work.js';
import { askAnewWhenAGrantIsHandedOver } from './ask-anew-when-a-grant-is-handed-over.policy.js';
import { documents } from './documents.js';
import { openGrants } from './grant.facts.js';
import { grantRegister } from './grant-register.view.js';
import { grants } from './grant.js';
import { type Grant, type GrantEvents, standing } from './grant.state.js';
import { grantsPage } from './grants.capability.js';
import { revokeGrantsWhenTheirGroundGoes } from './revoke-grants-when-their-ground-goes.policy.js';

type History = readonly Told<GrantEvents>[];
const inspection: Inspection = fold(inspections, [formed]);
const facts = { arrangement, people, relations: {}, recusals: {}, inspection, task: runningTask };
const supervisor = { person: 'qiu-shan', post: 'special-supervisor', of: 'zone-1' };
const leader = { person: 'deng-kai', post: 'leader-in-charge' };
const doc = { person: 'qiu-shan', document: 'inspection-report' as const, record: 'i-1' };
const asked: Told<GrantEvents> = {
  type: 'AccessRequested',
  data: { ...doc, purpose: '参加回头看', post: 'special-supervisor', of: 'zone-1' },
};
const granted: Told<GrantEvents> = {
  type: 'AccessGranted',
  data: { ...doc, purpose: '参加回头看', until: '2026-03-20' },
};
const revoked: Told<GrantEvents> = { type: 'AccessRevoked', data: { ...doc, reason: '事由已了' } };
const decided = (person: string) => ({
  [person]: {
    '1': { kind: 'inspection' as const, matter: 'i-1', ground: 'interest' as const, is: 'recused' as const },
  },
});

describe('requesting access', () => {
  const request = (body: object = {}, around: object = {}, history: History = [], actor: object = supervisor) =>
    given(grants, history).when(
      'RequestAccess',
      { document: 'inspection-report', record: 'i-1', purpose: '参加回头看', ...body },
      { actor: actor as typeof supervisor, facts: { ...facts, ...around } },
    );
  const member = { person: 'ma-lin', post: 'zone-member', of: 'zone-1' };

  it('records who wants to read what, for which purpose, in which post', () => {
    expect(request()).toEqual([asked]);
    expect(request({ document: 'inspection' }, {}, [], member)[0]!.data).toMatchObject({ post: 'zone-member' });
  });
  it('changes nothing twice', () => {
    expect(request({}, {}, [asked])).toEqual([]);
    expect(() => request({ record: 'i-2' }, {}, [asked])).toThrow('grant.name-taken');
  });
  it('is refused to a special supervisor for evidence', () => {
    expect(() => request({ document: 'inspection' })).toThrow('grant.never-for-supervisors');
    expect(() => request({ document: 'issue' })).toThrow('grant.never-for-supervisors');
  });
  it('is refused for what is not there, and for anything of a clue', () => {
    expect(() => request({}, { inspection: { is: 'none' } })).toThrow('grant.no-such-document');
    expect(() => request({ document: 'task' }, { task: { is: 'none' } })).toThrow('grant.no-such-document');
    expect(() => request({ document: 'issue' }, {}, [], member)).toThrow('grant.no-such-document');
    const stub: Issue = { is: 'upgraded', clue: '2026-1-007', zone: 'zone-1', since: '2026-03-01' };
    expect(() => request({ document: 'issue' }, { issue: stub }, [], member)).toThrow('grant.never-given');
    const verification = { ...runningTask, kind: 'clue-verification' as const };
    expect(() => request({ document: 'task' }, { task: verification })).toThrow('grant.never-given');
    const verified = { ...inspection, kind: 'clue-verification' };
    expect(() => request({}, { inspection: verified })).toThrow('grant.never-given');
  });
  it('is refused to whoever is barred or recused', () => {
    const relations = {
      'qiu-shan': {
        declared: { '1': { is: 'declared' as const, kind: 'interest' as const, unit: 'stone-town' } },
        confirmed: {},
      },
    };
    expect(() => request({}, { relations })).toThrow('grant.barred {"grounds":["interest, stone-town"]}');
    expect(() => request({}, { recusals: decided('qiu-shan') })).toThrow('grant.recused');
  });
  it('is refused after a post in the unit for as long as the county has set', () => {
    const people = leftTheGrainBureau('ma-lin');
    const ask = (more: object) => request({ document: 'inspection' }, { people, ...more }, [], member);
    expect(() => ask({})).toThrow('grant.barred {"grounds":["former-post, grain-bureau"]}');
    expect(ask({ rulebook: awayFor(2, '2026-03-02') })).toHaveLength(1);
  });
  it('is asked for oneself; the program asks for whoever took over', () => {
    expect(() => request({ person: 'ma-lin' })).toThrow('grant.for-oneself-alone');
    const program = { person: 'policy:x', post: 'policy' };
    expect(
      request({ document: 'inspection', person: 'ma-lin', zone: 'zone-1' }, {}, [], program)[0]!.data,
    ).toMatchObject({
      person: 'ma-lin',
      post: 'zone-member',
      of: 'zone-1',
    });
  });
});

describe('deciding on it', () => {
  const grant = (until: string, history: History = [asked], actor = leader, around: object = {}) =>
    given(grants, history).when(
      'GrantAccess',
      { until },
      { actor, today: '2026-03-02', facts: { ...facts, ...around } },
    );
  const decline = (history: History = [asked], actor = leader) =>
    given(grants, history).when('DeclineAccess', { reason: '与职责无关' }, { actor });

  it('grants it to the end of a day', () => {
    expect(grant('2026-03-20')).toEqual([granted]);
  });
  it('declines it with a reason', () => {
    const [told] = decline();
    expect(told).toEqual({ type: 'AccessDeclined', data: { ...doc, reason: '与职责无关' } });
    expect(decline([asked, told!])).toEqual([]);
  });
  it('changes nothing twice', () => {
    expect(grant('2026-03-20', [asked, granted])).toEqual([]);
  });
  it('is refused to whoever is to read, and about whom or by whom recusal was decided', () => {
    expect(() => grant('2026-03-20', [asked], { ...leader, person: 'qiu-shan' })).toThrow('grant.own-request');
    expect(() => decline([asked], { ...leader, person: 'qiu-shan' })).toThrow('grant.own-request');
    for (const person of ['qiu-shan', 'deng-kai'])
      expect(() => grant('2026-03-20', [asked], leader, { recusals: decided(person) })).toThrow('grant.recused');
  });
  it('is refused for days past and for more than the county’s longest, and where nothing waits', () => {
    expect(() => grant('2026-03-01')).toThrow('grant.ends-before-it-begins');
    expect(grant('2026-04-01')).toHaveLength(1);
    expect(() => grant('2026-04-02')).toThrow('grant.too-long {"latest":"2026-04-01"}');
    expect(() => grant('2026-03-20', [])).toThrow('grant.not-requested');
    expect(() => decline([asked, granted])).toThrow('grant.not-requested');
  });
});

describe('revoking it', () => {
  const revoke = (history: History) =>
    given(grants, history).when('RevokeAccess', { reason: '事由已了' }, { actor: leader });
  it('records why, once, and only what was given', () => {
    expect(revoke([asked, granted])).toEqual([revoked]);
    expect(revoke([asked, granted, revoked])).toEqual([]);
    expect(() => revoke([asked])).toThrow('grant.not-given');
  });
});

describe('whether a grant opens its document', () => {
  const reader: Caller = { person: 'qiu-shan', posts: [{ post: 'special-supervisor', of: 'zone-1' }] };
  const state = (...events: History): Grant => fold(grants, events);
  const on = (grant: Grant, day = '2026-03-20', caller = reader) => standing(grant, caller, day);

  it('is to the end of its last day, and no longer, though nobody has told its end', () => {
    expect([on(state(asked, granted)), on(state(asked, granted), '2026-03-21')]).toEqual(['in-force', 'grant-expired']);
  });
  it('ends with the revocation, and was never there before it was given, or for another', () => {
    expect(on(state(asked, granted, revoked))).toBe('grant-revoked');
    expect(on(state(asked))).toBe('grant-not-given');
    expect(on(state())).toBe('grant-unknown');
    expect(on(state(asked, granted), '2026-03-10', { ...reader, person: 'ma-lin' })).toBe('grant-unknown');
  });
  it('lapses with the post it was asked for in, and with a decided recusal', () => {
    const elsewhere: Caller = { person: 'qiu-shan', posts: [{ post: 'special-supervisor', of: 'zone-4' }] };
    expect(on(state(asked, granted), '2026-03-10', { ...reader, posts: [] })).toBe('grant-lapsed');
    expect(on(state(asked, granted), '2026-03-10', elsewhere)).toBe('grant-lapsed');
    const matters = [{ kind: 'inspection', matter: 'i-1', is: 'recused' as const }];
    expect(on(state(asked, granted), '2026-03-10', { ...reader, closed: { matters, units: [], handedOver: [] } })).toBe(
      'recused',
    );
  });
});

describe('what a grant opens', () => {
  const row = {
    id: 'i-1',
    inspection: 'i-1',
    title: '检查',
    state: 'report-presented',
    team: ['chen-hua'],
    barred: ['he-jun'],
    problems: [{ facts: '缺派车单' }],
    clues: [{ number: '2026-1-007' }],
    report: {
      round: 1,
      members: ['chen-hua'],
      authors: ['chen-hua'],
      otherProblems: 1,
      clues: ['2026-1-007'],
      situation: '一。',
    },
  };
  const reader: Caller = { person: 'x', posts: [] };
  it('of a report is what it says, without names and clues, once it was presented', () => {
    expect(documents['inspection-report'].shows(row, reader)).toEqual({
      id: 'i-1',
      inspection: 'i-1',
      title: '检查',
      state: 'report-presented',
      report: { round: 1, otherProblems: 1, situation: '一。' },
    });
    expect(documents['inspection-report'].shows({ ...row, state: 'report-submitted' }, reader)).toMatchObject({
      report: null,
    });
    expect(documents['inspection-report'].shows({ ...row, report: null }, reader)).toMatchObject({ report: null });
  });
  it('of an inspection is all but its clues and whom recusal concerned', () => {
    const seen = documents.inspection.shows(row, reader);
    expect(JSON.stringify(seen)).not.toContain('2026-1-007');
    expect(seen).not.toHaveProperty('barred');
    expect(seen).toHaveProperty('problems');
    expect(documents.inspection.shows({ ...row, report: null }, reader)).toMatchObject({ report: null });
  });
  it('of a task is what it is about', () => {
    expect(documents.task.shows({ task: 't-1', title: '检查', crossReason: '回避' }, reader)).toEqual({
      task: 't-1',
      title: '检查',
    });
    expect(documents.issue.shows({ number: 'n-1' }, reader)).toEqual({ number: 'n-1' });
  });
});

describe('what follows', () => {
  const open = {
    'g-1': { ...granted.data, person: 'qiu-shan' },
    'g-2': { ...granted.data, person: 'ma-lin', document: 'issue', record: 'n-1' },
  };
  const answering = (answer: unknown): Ask => ({ fact: <Value>(_: Fact<Value>) => Promise.resolve(answer as Value) });
  const reacts = (type: string, id: string, data: object) =>
    revokeGrantsWhenTheirGroundGoes.on[type]!(happened(type, id, data), answering(open));
  const revokes = (id: string, reason: string) => [{ command: 'RevokeAccess', id, body: { reason } }];

  it('puts on record that a grant has lapsed with the term, the membership or a decision', async () => {
    expect(await reacts('TermEnded', 'qiu-shan', {})).toEqual(revokes('g-1', '任期结束'));
    const left = { person: 'ma-lin', until: '2026-03-02' };
    expect(await reacts('ZoneMemberRemoved', 'zones', left)).toEqual(revokes('g-2', '离开协作区'));
    expect(await reacts('ZoneMemberRemoved', 'zones', { ...left, until: '2026-03-03' })).toEqual([]);
    expect(await reacts('ZoneMemberReassigned', 'zones', { person: 'ma-lin', from: '2026-03-02' })).toHaveLength(1);
    expect(await reacts('ZoneMemberReassigned', 'zones', { person: 'ma-lin', from: '2026-04-01' })).toEqual([]);
    const out = { outcome: 'recused', kind: 'issue', matter: 'n-1' };
    expect(await reacts('RecusalDecided', 'ma-lin', out)).toEqual(revokes('g-2', '决定回避'));
    expect(await reacts('RecusalDecided', 'ma-lin', { ...out, outcome: 'stays' })).toEqual([]);
    expect(await reacts('RecusalDecided', 'ma-lin', { ...out, matter: 'n-2' })).toEqual([]);
  });

  it('stands on the hand-over list of whoever leaves, and is not the successor’s', () => {
    const work = [
      { ...happened('AccessGranted', 'g-1', granted.data) },
      happened('AccessGranted', 'g-2', { ...granted.data, person: 'ma-lin' }),
      happened('HandoverOpened', 'zones', {
        handover: 'qiu-shan-1',
        person: 'qiu-shan',
        successor: 'ma-lin',
        items: [{ kind: 'grant', id: 'g-1', title: 'inspection-report i-1' }],
        kept: [],
      }),
    ];
    const after = (events: readonly DomainEvent[]) =>
      events.reduce((value, event) => openWorkFact.on[event.type]!(value, event), openWorkFact.initial);
    const item = { kind: 'grant', title: 'inspection-report i-1', until: '2026-03-20' };
    expect(after(work.slice(0, 2))).toEqual({
      'qiu-shan': [{ ...item, id: 'g-1' }],
      'ma-lin': [{ ...item, id: 'g-2' }],
    });
    expect(after(work)).toEqual({ 'qiu-shan': [], 'ma-lin': [{ ...item, id: 'g-2' }] });
    expect(after([...work, happened('AccessRevoked', 'g-2', revoked.data)])).toEqual({ 'qiu-shan': [], 'ma-lin': [] });
  });

  it('lets the successor’s acceptance ask for a grant of his own', async () => {
    const items = [
      { kind: 'grant' as const, id: 'g-1', title: 'x' },
      { kind: 'issue' as const, id: 'n-1', title: 'x' },
    ];
    const handovers = { 'wu-min-1': { person: 'wu-min', successor: 'ma-lin', items, accepted: {}, completed: false } };
    const ask: Ask = {
      fact: <Value>(_: Fact<Value>, stream?: string) =>
        Promise.resolve(
          (stream === 'access-grant/g-1' ? fold(grants, [asked, granted]) : { ...arrangement, handovers }) as Value,
        ),
    };
    const accepts = (item: string) =>
      askAnewWhenAGrantIsHandedOver.on['HandoverItemAccepted']!(
        happened('HandoverItemAccepted', 'zones', { handover: 'wu-min-1', item, by: 'ma-lin' }),
        ask,
      );
    expect(await accepts('g-1')).toEqual([
      {
        command: 'RequestAccess',
        id: 'wu-min-1-g-1',
        body: { document: 'inspection-report', record: 'i-1', purpose: '参加回头看', person: 'ma-lin', zone: 'zone-1' },
      },
    ]);
    expect(await accepts('n-1')).toEqual([]);
  });

  it('folds the grants that are given', () => {
    const fold2 = (...events: DomainEvent[]) =>
      events.reduce((value, event) => openGrants.on[event.type]!(value, event), openGrants.initial);
    expect(fold2(happened('AccessGranted', 'g-1', granted.data))).toEqual({ 'g-1': granted.data });
    expect(
      fold2(happened('AccessGranted', 'g-1', granted.data), happened('AccessRevoked', 'g-1', revoked.data)),
    ).toEqual({});
  });
});

describe('the pages of grants', () => {
  const events = [
    happened('AccessRequested', 'g-1', asked.data, 'qiu-shan'),
    happened('AccessGranted', 'g-1', granted.data, 'deng-kai', '2026-03-03'),
    happened('AccessRevoked', 'g-1', revoked.data, 'deng-kai', '2026-03-04'),
  ].map((event, nth) => ({
    ...event,
    eventId: `e-${nth}`,
    meta: { ...event.meta, recordedAt: event.meta.occurredAt },
  }));
  it('show who asked, who allowed, until when, and the end', () => {
    expect(rowsOf(grantRegister, events)['g-1']).toMatchObject({
      person: 'qiu-shan',
      state: 'revoked',
      until: '2026-03-20',
      decidedBy: 'deng-kai',
      reason: '事由已了',
      endedAt: '2026-03-04T09:00:00+08:00',
    });
    expect(
      rowsOf(grantRegister, [events[0]!, happened('AccessDeclined', 'g-1', { ...doc, reason: '否' }, 'deng-kai')])[
        'g-1'
      ],
    ).toMatchObject({
      state: 'declined',
      until: null,
      decidedBy: 'deng-kai',
    });
  });
  it('are in the access history under the person who reads', () => {
    const rows = rowsOf(accessHistory, events);
    expect(Object.values(rows).map(({ person, what, by, record }) => [person, what, by, record])).toEqual([
      ['qiu-shan', 'AccessRequested', 'qiu-shan', 'inspection-report/i-1'],
      ['qiu-shan', 'AccessGranted', 'deng-kai', 'inspection-report/i-1'],
      ['qiu-shan', 'AccessRevoked', 'deng-kai', 'inspection-report/i-1'],
    ]);
    expect(grantsPage.only!({ person: 'x', posts: [{ post: 'zone-member', of: 'zone-1' }] })).toEqual({ person: 'x' });
    expect(grantsPage.only!({ person: 'x', posts: [{ post: 'leader-in-charge' }] })).toBeUndefined();
  });
});
