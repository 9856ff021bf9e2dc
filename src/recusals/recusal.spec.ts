import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Fact, Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { barMemberWhenRecusalDecided } from '../inspections/bar-member-when-recusal-decided.policy.js';
import { runningInspections } from '../inspections/inspection.facts.js';
import type { Ask } from '../shared/capability.js';
import { happened, rowsOf } from '../../test/rows.js';
import { arrangement, people } from '../../test/small-county.js';
import { doings } from './acts.facts.js';
import { openBackCheckWhenRecusalDecided } from './open-back-check-when-recusal-decided.policy.js';
import { recusalCases } from './recusal-cases.view.js';
import { recusals } from './recusal.js';
import { matterOf } from './matter.state.js';
import { closedTo, recusalIsAsked, type RecusalEvents, recusedFrom } from './recusal.state.js';
import { recusalCasesPage } from './recusals.capability.js';

const facts = { arrangement, people };
const asker = { person: 'chen-hua', post: 'zone-member', of: 'zone-1' };
const director = { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' };
const about = { kind: 'inspection' as const, matter: 'i-1', ground: 'interest' as const };
const asked: Told<RecusalEvents> = {
  type: 'RecusalRequested',
  data: { request: '1', ...about, reason: '与该镇有往来', zone: 'zone-1' },
};
const decided = (outcome: 'recused' | 'stays'): Told<RecusalEvents> => ({
  type: 'RecusalDecided',
  data: { request: '1', ...about, outcome, reason: '查明' },
});
const by = { actor: asker };

describe('requesting a recusal (R71)', () => {
  const request = (history: Told<RecusalEvents>[] = [], person = 'he-jun') =>
    given(recusals, history, by).when('RequestRecusal', { ...about, reason: '与该镇有往来' }, { id: person, facts });

  it('records who should have no part in what, and on what ground', () => {
    expect(request()).toEqual([asked]);
    expect(request([], 'qiu-shan')).toEqual([asked]);
    expect(request([], 'deng-kai')[0]!.data).not.toHaveProperty('zone');
  });
  it('changes nothing twice, nor once it is decided that he has no part', () => {
    expect(request([asked])).toEqual([]);
    expect(request([asked, decided('recused')])).toEqual([]);
  });
  it('is refused for somebody unknown, and on a ground that was denied before', () => {
    expect(() => request([], 'nobody')).toThrow('recusal.unknown-person');
    expect(() => request([asked, decided('stays')])).toThrow('recusal.denied-before');
  });
});

describe('requesting it because of a relation declared meanwhile', () => {
  const clue = { kind: 'clue' as const, matter: '2026-1-007', ground: 'interest' as const };
  const told = (request: string, relation: string): Told<RecusalEvents> => ({
    type: 'RecusalRequested',
    data: { request, ...clue, relation },
  });
  const answered = (outcome: 'recused' | 'stays'): Told<RecusalEvents> => {
    return { type: 'RecusalDecided', data: { request: '1', ...clue, outcome } };
  };
  const request = (relation: string, history: readonly Told<RecusalEvents>[] = []) =>
    given(recusals, history, by).when('RequestRecusalOnDeclaration', { ...clue, relation }, { id: 'he-jun', facts });

  it('records which relation made the program ask', () => {
    expect(request('1')).toEqual([told('1', '1')]);
  });
  it('changes nothing twice, nor once he has no part in it', () => {
    expect(request('1', [told('1', '1')])).toEqual([]);
    expect(request('2', [told('1', '1'), answered('recused')])).toEqual([]);
  });
  it('is another question for another relation, also of a ground that was answered before', () => {
    expect(request('2', [told('1', '1')])).toEqual([told('2', '2')]);
    expect(request('2', [told('1', '1'), answered('stays')])).toEqual([told('2', '2')]);
  });
  it('is refused for somebody unknown', () => {
    const ask = () =>
      given(recusals).when('RequestRecusalOnDeclaration', { ...clue, relation: '1' }, { id: 'nobody', facts });
    expect(ask).toThrow('recusal.unknown-person');
  });
  it('tells no director who works on a clue, nor does a request by hand', () => {
    const asked = given(recusals, [], by).when('RequestRecusal', clue, { id: 'he-jun', facts });
    expect(asked[0]!.data).not.toHaveProperty('zone');
  });
});

describe('the reason', () => {
  const words = '某人收受礼金一事系其妻弟所为';
  const ofClue = { kind: 'clue' as const, matter: '2026-1-007', ground: 'interest' as const };
  const asking = given(recusals, [], by);
  const open: Told<RecusalEvents> = { type: 'RecusalRequested', data: { request: '1', ...ofClue } };
  const him = { id: 'he-jun', facts };

  it('is not written where the matter is a clue: the ground is enough', () => {
    expect(asking.when('RequestRecusal', ofClue, him)[0]!.data).toEqual({ request: '1', ...ofClue });
    expect(
      given(recusals, [open], by).when(
        'DecideRecusal',
        { request: '1', outcome: 'stays' },
        { ...him, actor: director },
      ),
    ).toEqual([{ type: 'RecusalDecided', data: { request: '1', ...ofClue, outcome: 'stays' } }]);
    for (const reason of [words, '见附件'])
      for (const refused of [
        () => asking.when('RequestRecusal', { ...ofClue, reason }, him),
        () => asking.when('OrderRecusal', { ...ofClue, reason }, { ...him, actor: director }),
        () =>
          given(recusals, [open], by).when(
            'DecideRecusal',
            { request: '1', outcome: 'recused', reason },
            { ...him, actor: director },
          ),
      ])
        expect(refused).toThrow('recusal.clue-by-ground-only');
  });
  it('is needed everywhere else', () => {
    expect(() => asking.when('RequestRecusal', about, him)).toThrow('recusal.without-reason');
  });
});

describe('deciding on it', () => {
  const decide = (
    actor: object,
    history: readonly Told<RecusalEvents>[] = [asked],
    outcome: 'recused' | 'stays' = 'recused',
    id = 'he-jun',
    more = {},
  ) =>
    given(recusals, history, by).when(
      'DecideRecusal',
      { request: '1', outcome, reason: '查明', ...more },
      { id, actor: actor as typeof asker, facts },
    );

  it('is done by a higher post, either way', () => {
    expect(decide(director)).toEqual([decided('recused')]);
    expect(decide({ person: 'fang-rui', post: 'conduct-office-head' }, [asked], 'stays')).toEqual([decided('stays')]);
  });
  it('changes nothing twice', () => {
    expect(decide(director, [asked, decided('recused')])).toEqual([]);
  });
  it('is refused once it was decided otherwise, and where nothing was asked', () => {
    expect(() => decide(director, [asked, decided('stays')])).toThrow('recusal.already-decided');
    expect(() => decide(director, [])).toThrow('recusal.no-such-request');
  });
  it('is refused to the person, to whoever asked, and to whoever stands no higher', () => {
    expect(() => decide({ person: 'he-jun', post: 'conduct-office-head' })).toThrow('recusal.own-case');
    expect(() => decide({ person: 'chen-hua', post: 'conduct-office-head' })).toThrow('recusal.own-request');
    expect(() => decide(director, [asked], 'recused', 'gao-yi')).toThrow('recusal.not-higher');
    expect(() => decide({ person: 'fang-rui', post: 'conduct-office-head' }, [asked], 'recused', 'sun-bo')).toThrow(
      'recusal.not-higher',
    );
  });
  it('is a director’s for the people of his own zone and its office alone', () => {
    expect(() => decide({ person: 'gao-yi', post: 'zone-director', of: 'zone-4' })).toThrow('recusal.of-another-zone');
    expect(decide(director, [asked], 'recused', 'sun-bo')).toHaveLength(1);
    expect(decide(director, [asked], 'recused', 'qiu-shan')).toHaveLength(1);
  });
  it('about the principal leader comes from above, and is entered with that decision as its basis', () => {
    const inside = { person: 'shi-jing', post: 'internal-supervision' };
    expect(() => decide({ person: 'deng-kai', post: 'leader-in-charge' }, [asked], 'recused', 'zhao-qiang')).toThrow(
      'recusal.not-higher',
    );
    expect(() => decide(inside, [asked], 'recused', 'zhao-qiang')).toThrow('recusal.decided-above-without-basis');
    expect(decide(inside, [asked], 'recused', 'zhao-qiang', { basis: '市纪委监委决定' })).toHaveLength(1);
    expect(() => decide(inside, [asked], 'recused', 'he-jun', { basis: '市纪委监委决定' })).toThrow(
      'recusal.not-higher',
    );
  });
});

describe('ordering a recusal', () => {
  const order = (history: Told<RecusalEvents>[] = [], actor = director, id = 'he-jun') =>
    given(recusals, history, by).when('OrderRecusal', { ...about, reason: '查明' }, { id, actor, facts });

  it('decides without a request', () => {
    expect(order()).toEqual([decided('recused')]);
  });
  it('changes nothing twice', () => {
    expect(order([decided('recused')])).toEqual([]);
  });
  it('is refused while a request waits, for somebody unknown, and to whoever stands no higher', () => {
    expect(() => order([asked])).toThrow('recusal.decide-the-request');
    expect(() => order([], director, 'nobody')).toThrow('recusal.unknown-person');
    expect(() => order([], director, 'deng-kai')).toThrow('recusal.not-higher');
  });
});

describe('what is closed to a person', () => {
  const of = (...events: Told<RecusalEvents>[]) => ({ 'he-jun': fold(recusals, events) });
  const matter = { kind: 'inspection', matter: 'i-1' } as const;

  it('waits from the request on, is closed from the decision on, and open again when he stays', () => {
    expect([recusalIsAsked(of(asked), 'he-jun', matter), recusedFrom(of(asked), 'he-jun', matter)]).toEqual([
      true,
      false,
    ]);
    expect(recusedFrom(of(asked, decided('recused')), 'he-jun', matter)).toBe(true);
    expect(closedTo(of(asked, decided('stays'))['he-jun'])).toEqual([]);
    expect(recusedFrom(of(asked, decided('recused')), 'he-jun', { kind: 'clue', matter: 'i-1' })).toBe(false);
    expect(recusedFrom(of(asked, decided('recused')), 'constructor', matter)).toBe(false);
  });
  it('is an inspection with its task, a clue, an issue, an assessment, and nothing else', () => {
    expect(matterOf('task', 't')).toEqual({ kind: 'inspection', matter: 't' });
    expect(matterOf('clue', 'c')).toEqual({ kind: 'clue', matter: 'c' });
    expect(matterOf('people', 'register')).toBeUndefined();
  });
});

describe('what follows a decision', () => {
  const told = (data: object): DomainEvent => ({
    ...happened('RecusalDecided', 'he-jun', { ...decided('recused').data, ...data }),
  });
  const acts = [
    { person: 'he-jun', event: 'e-1', did: 'FindingRecorded', at: '2026-03-01T09:00:00+08:00' },
    { person: 'chen-hua', event: 'e-2', did: 'FindingRecorded', at: '2026-03-01T09:00:00+08:00' },
  ];
  const running = { 'i-1': { zone: 'zone-1', units: ['stone-town'], persons: ['chen-hua', 'he-jun'], acts } };
  const done = { zone: 'zone-1', unit: 'stone-town', acts };
  const ask: Ask = {
    fact: <Value>(fact: Fact<Value>) =>
      Promise.resolve(
        (fact === (runningInspections as unknown)
          ? running
          : fact === (doings.clue as unknown)
            ? { acts: [] }
            : done) as Value,
      ),
  };
  const opens = (data: object = {}) => openBackCheckWhenRecusalDecided.on['RecusalDecided']!(told(data), ask);
  const bars = (data: object = {}) => barMemberWhenRecusalDecided.on['RecusalDecided']!(told(data), ask);
  const check = {
    inspection: 'i-1',
    person: 'he-jun',
    zone: 'zone-1',
    unit: 'stone-town',
    relation: 'decided-1',
    ground: 'interest',
    acts: [{ event: 'e-1', did: 'FindingRecorded', at: acts[0]!.at }],
  };

  it('is that a member of the team is barred, and what he did looked at again', async () => {
    expect(await bars()).toEqual([
      { command: 'BarTeamMember', id: 'i-1', body: { person: 'he-jun', ground: 'interest', unit: 'stone-town' } },
    ]);
    expect(await opens()).toEqual([
      { command: 'OpenBackCheck', id: 'i-1-he-jun', body: { ...check, team: ['chen-hua', 'he-jun'] } },
    ]);
  });
  it('is the same for an issue he had a hand in, and nothing for a clue he never touched', async () => {
    expect(await opens({ kind: 'issue' })).toEqual([
      { command: 'OpenBackCheck', id: 'i-1-he-jun', body: { ...check, kind: 'issue', team: ['he-jun'] } },
    ]);
    expect(await opens({ kind: 'clue' })).toEqual([]);
    expect(await bars({ kind: 'issue' })).toEqual([]);
  });
  it('is nothing where he stays, or was never on the team', async () => {
    expect([await bars({ outcome: 'stays' }), await opens({ outcome: 'stays' })]).toEqual([[], []]);
    expect([await bars({ matter: 'i-2' }), await opens({ matter: 'i-2' })]).toEqual([[], []]);
  });
  it('folds what was done on a record, with its zone and unit', () => {
    const { on, initial } = doings.issue;
    const value = on['IssueReferred']!(initial, {
      ...happened('IssueReferred', 'n-1', { zone: 'zone-1', unit: 'stone-town' }, 'he-jun'),
      eventId: 'e-9',
    });
    expect(value).toEqual({
      zone: 'zone-1',
      unit: 'stone-town',
      acts: [{ person: 'he-jun', event: 'e-9', did: 'IssueReferred', at: '2026-03-02T09:00:00+08:00' }],
    });
  });
});

describe('the page of recusals', () => {
  const rows = rowsOf(recusalCases, [
    happened('RecusalRequested', 'he-jun', asked.data, 'chen-hua'),
    happened('RecusalDecided', 'he-jun', decided('recused').data, 'zhou-ping', '2026-03-03'),
    happened('RecusalDecided', 'ma-lin', decided('recused').data, 'zhou-ping', '2026-03-03'),
  ]);
  it('shows the request and the decision on it, or the order', () => {
    expect(rows['he-jun-1']).toMatchObject({ state: 'recused', requestedBy: 'chen-hua', decidedBy: 'zhou-ping' });
    expect(rows['ma-lin-1']).toMatchObject({ state: 'recused', requestedBy: null, reason: null });
  });
  it('does not tell the person who asked, and why', () => {
    const seen = (person: string) => recusalCasesPage.shows!({ ...rows['he-jun-1']! }, { person, posts: [] });
    expect(seen('he-jun')).not.toHaveProperty('requestedBy');
    expect(seen('he-jun')).not.toHaveProperty('reason');
    expect(seen('chen-hua')).toHaveProperty('reason');
  });
  it('is everybody’s for what concerns him, and whole for those who decide', () => {
    const member = { person: 'he-jun', posts: [{ post: 'zone-member', of: 'zone-1' }] } as const;
    expect(recusalCasesPage.only!(member)).toEqual({ $or: [{ person: 'he-jun' }, { requestedBy: 'he-jun' }] });
    expect(recusalCasesPage.only!({ person: 'x', posts: [{ post: 'leader-in-charge' }] })).toBeUndefined();
    expect(recusalCasesPage.only!({ person: 'x', posts: [{ post: 'case-office-head' }] })).toBeUndefined();
    expect(recusalCasesPage.only!({ person: 'x', posts: [{ post: 'conduct-office-head' }] })).toEqual({
      $or: [
        { person: 'x' },
        { requestedBy: 'x' },
        { decidedBy: 'x' },
        { $or: [{ kind: null }, { kind: { $lt: 'clue' } }, { kind: { $gt: 'clue' } }] },
      ],
    });
    expect(recusalCasesPage.only!({ person: 'z', posts: [{ post: 'zone-director', of: 'zone-1' }] })).toEqual({
      $or: [{ person: 'z' }, { requestedBy: 'z' }, { zone: { $in: ['zone-1'] } }, { decidedBy: 'z' }],
    });
  });
});
