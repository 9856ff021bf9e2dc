import { describe, expect, it } from '@jest/globals';
import type { Fact, Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { releaseSupervisorWhenTermEnds } from '../inspections/release-supervisor-when-term-ends.policy.js';
import type { Ask } from '../shared/capability.js';
import { happened, rowsOf } from '../../test/rows.js';
import { task as runningTask, terms as taskTerms } from '../../test/inspection-examples.js';
import { arrangement, people } from '../../test/small-county.js';
import { boundAllotmentByTheTerm } from '../zones/bound-allotment-by-the-term.policy.js';
import { declareWhatTheSupervisorDeclared } from './declare-what-the-supervisor-declared.policy.js';
import { endTermsThatHaveRunOut, runningTerms } from './end-terms-that-have-run-out.policy.js';
import { supervisorDesk } from './supervisor-desk.view.js';
import { supervisorRegister } from './supervisor-register.view.js';
import { supervisors } from './supervisor.js';
import { isInTerm, overFrom, type SupervisorEvents } from './supervisor.state.js';
import { supervisorDeskPage, supervisorRegisterPage } from './supervisors.capability.js';

type History = readonly Told<SupervisorEvents>[];
const facts = { arrangement, people, relations: {} };
const id = 'qiu-shan';
const terms = { name: '邱山', from: '2026-01-05', until: '2031-01-05' };
const clear = { ...terms, vetted: 'clear' as const, declaration: 'no-conflict' as const };
const appointed: Told<SupervisorEvents> = { type: 'SupervisorAppointed', data: { ...terms, term: 1, relations: [] } };
const renewed: Told<SupervisorEvents> = {
  type: 'TermRenewed',
  data: { from: '2031-01-05', until: '2036-01-05', term: 2 },
};
const ended = (ground: SupervisorEvents['TermEnded']['ground'] = 'resigned'): Told<SupervisorEvents> => ({
  type: 'TermEnded',
  data: { until: '2026-03-02', ground, reason: '本人申请' },
});

describe('appointing a special supervisor', () => {
  const appoint = (body: object = {}, history: History = []) =>
    given(supervisors, history).when('AppointSupervisor', { ...clear, ...body }, { id, facts });
  const deputy = { kind: 'interest' as const, unit: 'grain-bureau', matter: '本人任副局长' };

  it('records the term and what was declared', () => {
    expect(appoint()).toEqual([appointed]);
    expect(appoint({ declaration: 'relations', relations: [deputy] })[0]!.data).toMatchObject({ relations: [deputy] });
  });
  it('changes nothing twice', () => {
    expect(appoint({}, [appointed])).toEqual([]);
  });
  it('is refused to whoever has been disciplined, before or as a supervisor', () => {
    expect(() => appoint({ vetted: 'disciplined' })).toThrow('supervisor.not-eligible');
    expect(() => appoint({ from: '2027-01-01' }, [appointed, ended('disciplined')])).toThrow('supervisor.not-eligible');
  });
  it('needs a declaration that says one thing or the other, whole, of units there are', () => {
    const unclear = 'supervisor.declaration-unclear';
    expect(() => appoint({ declaration: 'relations' })).toThrow(unclear);
    expect(() => appoint({ relations: [deputy] })).toThrow(unclear);
    const of = (relation: object) => () => appoint({ declaration: 'relations', relations: [relation] });
    expect(of({ kind: 'near-relative', unit: 'stone-town' })).toThrow(unclear);
    expect(of({ kind: 'former-post', unit: 'stone-town' })).toThrow(unclear);
    expect(of({ kind: 'other', unit: 'stone-town' })).toThrow(unclear);
    expect(of({ ...deputy, unit: 'moon-bureau' })).toThrow('supervisor.unknown-units');
  });
  it('is refused during a term, before the last one ended, and with a term that ends before it begins', () => {
    expect(() => appoint({ from: '2026-02-01' }, [appointed])).toThrow('supervisor.appointed-already');
    expect(() => appoint({ from: '2026-02-01' }, [appointed, ended()])).toThrow('supervisor.appointed-already');
    expect(() => appoint({ until: '2026-01-05' })).toThrow('supervisor.ends-before-it-begins');
  });
  it('is for two terms at most, also with years between them', () => {
    expect(appoint({ from: '2026-06-01' }, [appointed, ended()])[0]!.data).toMatchObject({ term: 2 });
    const twice: History = [
      appointed,
      renewed,
      { type: 'TermEnded', data: { until: '2036-01-05', ground: 'ran-out', reason: '届满' } },
    ];
    expect(() => appoint({ from: '2040-01-01', until: '2045-01-01' }, twice)).toThrow(
      'supervisor.terms-used-up {"most":2}',
    );
  });
});

describe('renewing the term', () => {
  const renew = (until: string, history: History, today = '2026-03-02') =>
    given(supervisors, history).when('RenewTerm', { until }, { id, facts, today });

  it('records the second term, from the end of the first', () => {
    expect(renew('2036-01-05', [appointed])).toEqual([renewed]);
  });
  it('changes nothing twice', () => {
    expect(renew('2036-01-05', [appointed, renewed])).toEqual([]);
  });
  it('is refused a third time, for less time, when the term is over, and to whoever is not appointed', () => {
    expect(() => renew('2041-01-05', [appointed, renewed])).toThrow('supervisor.terms-used-up');
    expect(() => renew('2030-01-05', [appointed])).toThrow('supervisor.ends-before-it-begins');
    expect(() => renew('2036-01-05', [appointed], '2031-01-05')).toThrow('supervisor.term-over');
    expect(() => renew('2036-01-05', [])).toThrow('supervisor.not-appointed');
  });
});

describe('ending the term', () => {
  const end = (body: object = {}, history: History = [appointed], today = '2026-03-02') =>
    given(supervisors, history).when(
      'EndTerm',
      { until: '2026-03-02', ground: 'resigned' as const, reason: '本人申请', ...body },
      { id, today },
    );

  it('records the day and why; nothing of it is in force from that day on', () => {
    expect(end()).toEqual([ended()]);
    const state = fold(supervisors, [appointed, ended()]);
    expect([isInTerm(state, '2026-03-01'), isInTerm(state, '2026-03-02')]).toEqual([true, false]);
    expect(overFrom(state as Exclude<typeof state, { is: 'none' }>)).toBe('2026-03-02');
  });
  it('changes nothing twice', () => {
    expect(end({}, [appointed, ended()])).toEqual([]);
  });
  it('is refused ahead of its day, before the term began, and as run out while it runs', () => {
    expect(() => end({ until: '2026-03-03' })).toThrow('supervisor.ends-later');
    expect(() => end({ until: '2026-01-04' })).toThrow('supervisor.ends-before-it-begins');
    expect(() => end({ ground: 'ran-out' })).toThrow('supervisor.has-not-run-out');
    expect(() => end({}, [])).toThrow('supervisor.not-appointed');
  });
});

describe('inviting to an activity', () => {
  const invitation = {
    activity: 'a-1',
    zone: 'zone-1',
    kind: 'inspection' as const,
    title: '春节检查',
    day: '2026-03-10',
  };
  const invited: Told<SupervisorEvents> = { type: 'SupervisorInvited', data: invitation };
  const invite = (body: object = {}, history: History = [appointed], around: object = {}) =>
    given(supervisors, history).when(
      'InviteToActivity',
      { ...invitation, ...body },
      { id, facts: { ...facts, ...around } },
    );
  const relations = {
    [id]: {
      declared: { '1': { is: 'declared' as const, kind: 'interest' as const, unit: 'stone-town' } },
      confirmed: {},
    },
  };

  it('records what, where and when', () => {
    expect(invite()).toEqual([invited]);
    expect(invite({ task: 't-1' }, [appointed], { task: runningTask })[0]!.data).toMatchObject({ task: 't-1' });
  });
  it('changes nothing twice', () => {
    expect(invite({}, [appointed, invited])).toEqual([]);
  });
  it('is refused outside the term, from another zone, and to whoever is not appointed', () => {
    expect(() => invite({ day: '2031-01-05' })).toThrow('supervisor.term-over');
    expect(() => invite({ zone: 'zone-4' })).toThrow('supervisor.of-another-zone');
    expect(() => invite({}, [])).toThrow('supervisor.not-appointed');
  });
  it('is refused to a task that is not the zone’s, or of a unit from which he is barred', () => {
    expect(() => invite({ task: 't-1' })).toThrow('supervisor.no-such-task');
    expect(() => invite({ task: 't-1' }, [appointed], { task: { is: 'received', ...taskTerms }, relations })).toThrow(
      'supervisor.barred {"grounds":["interest, stone-town"]}',
    );
  });

  it('is followed by whether he came: once, and again only if that was wrong', () => {
    const record = (took: 'attended' | 'absent', history: History) =>
      given(supervisors, history).when('RecordParticipation', { activity: 'a-1', took }, { id });
    const came: Told<SupervisorEvents> = { type: 'ParticipationRecorded', data: { activity: 'a-1', took: 'attended' } };
    expect(record('attended', [appointed, invited])).toEqual([came]);
    expect(record('attended', [appointed, invited, came])).toEqual([]);
    expect(record('absent', [appointed, invited, came])).toHaveLength(1);
    expect(() => record('attended', [appointed])).toThrow('supervisor.not-invited');
  });
  it('belongs to the zone that invites', () => {
    const scope = (command: object) =>
      supervisors.scope!(fold(supervisors, [appointed, invited]), command as never, id);
    expect(scope(invitation)).toEqual({ persons: [id], zone: 'zone-1' });
    expect(scope({ activity: 'a-1', took: 'attended' })).toEqual({ persons: [id], zone: 'zone-1' });
    expect(scope({ until: '2036-01-05' })).toEqual({ persons: [id] });
  });
});

describe('what follows', () => {
  const running = { 'i-1': { zone: 'zone-1', units: [], persons: ['qiu-shan'], acts: [] } };
  const answering = (answer: unknown): Ask => ({ fact: <Value>(_: Fact<Value>) => Promise.resolve(answer as Value) });

  it('is that what was declared at the appointment bars like any declared relation', () => {
    const relation = { kind: 'interest', unit: 'grain-bureau' };
    const event = happened('SupervisorAppointed', id, { ...terms, term: 1, relations: [relation] });
    expect(declareWhatTheSupervisorDeclared.on['SupervisorAppointed']!(event, answering({}))).toEqual([
      { command: 'DeclareRelation', id, body: relation },
    ]);
  });
  it('is that the allotment and the seat on a team end with the term', async () => {
    const event = happened('TermEnded', id, ended().data);
    expect(boundAllotmentByTheTerm.on['TermEnded']!(event, answering({}))).toEqual([
      { command: 'SetAllotmentTerm', id: 'zones', body: { person: id, until: '2026-03-02' } },
    ]);
    expect(await releaseSupervisorWhenTermEnds.on['TermEnded']!(event, answering(running))).toEqual([
      { command: 'ReleaseSupervisor', id: 'i-1', body: { person: id } },
    ]);
  });
  it('is that a term that has run out is told to have ended, on its day and not before', async () => {
    const due = (now: string) => endTermsThatHaveRunOut.due(now, answering({ [id]: '2031-01-05' }));
    expect(await due('2031-01-04T23:59:59.000+08:00')).toEqual([]);
    expect(await due('2031-01-05T00:00:00.000+08:00')).toEqual([
      {
        key: 'qiu-shan 2031-01-05',
        command: 'EndTerm',
        id,
        body: { until: '2031-01-05', ground: 'ran-out', reason: '任期届满' },
      },
    ]);
    const folded = [
      happened('SupervisorAppointed', id, appointed.data),
      happened('TermRenewed', id, renewed.data),
      happened('SupervisorAppointed', 'bai-lu', appointed.data),
      happened('TermEnded', 'bai-lu', ended().data),
    ].reduce((terms, event) => runningTerms.on[event.type]!(terms, event), runningTerms.initial);
    expect(folded).toEqual({ [id]: '2036-01-05' });
  });
});

describe('the pages of special supervisors', () => {
  const of = (zone: string) => ({ person: id, posts: [{ post: 'special-supervisor', of: zone }] }) as const;

  it('tell who is appointed, for how long, where, and what he took part in', () => {
    const rows = rowsOf(supervisorRegister, [
      happened('SupervisorAppointed', id, appointed.data),
      happened('SpecialSupervisorAllotted', 'zones', { person: id, name: '邱山', zone: 'zone-1', from: '2026-01-05' }),
      happened('SupervisorInvited', id, {
        activity: 'a-1',
        zone: 'zone-1',
        kind: 'meeting',
        title: '会',
        day: '2026-03-03',
      }),
      happened('ParticipationRecorded', id, { activity: 'a-1', took: 'attended' }),
      happened('TermRenewed', id, renewed.data),
      happened('SpecialSupervisorAllotted', 'zones', {
        person: 'te-yue',
        name: '特约甲',
        zone: 'zone-4',
        from: '2026-01-05',
      }),
      happened('TermEnded', id, ended().data),
    ]);
    expect(rows[id]).toMatchObject({ state: 'ended', ended: 'resigned', term: 2, zone: 'zone-1', until: '2026-03-02' });
    expect(rows[id]!.activities).toEqual([
      { activity: 'a-1', kind: 'meeting', title: '会', day: '2026-03-03', task: null, took: 'attended' },
    ]);
    expect(rows['te-yue']).toMatchObject({ state: 'allotted-only', from: null, zone: 'zone-4' });
    expect(supervisorRegisterPage.only!(of('zone-1'))).toEqual({ person: id });
  });
  it('show on the desk the own zone’s tasks, with one number of what was found, and nothing of persons, evidence or clues', () => {
    const rows = rowsOf(supervisorDesk, [
      happened('TaskAssigned', 't-1', { ...taskTerms, plan: '2026', item: 'spring', part: 1 }),
      happened('TaskReceived', 't-1', { zone: 'zone-1' }),
      happened('InspectionTeamFormed', 't-1', { leader: 'chen-hua', members: ['chen-hua', 'ma-lin'] }),
      happened('FieldworkCompleted', 't-1', { otherProblems: 3, clues: 2 }),
      happened('InspectionReportPresented', 't-1', { round: 1, members: [] }),
    ]);
    expect(rows['t-1']).toEqual({
      task: 't-1',
      title: taskTerms.title,
      kind: 'festival',
      zone: 'zone-1',
      units: taskTerms.units,
      due: taskTerms.due,
      state: 'received',
      inspection: 'reported',
      problems: 3,
    });
    const { shows, only } = supervisorDeskPage;
    expect(JSON.stringify(only!(of('zone-1')))).toContain('{"zone":{"$in":["zone-1"]}}');
    const closed = { matters: [], units: ['stone-town'], handedOver: [] };
    expect(shows!({ id: 't-1', ...rows['t-1']! }, { ...of('zone-1'), closed })).toEqual({
      id: 't-1',
      task: 't-1',
      zone: 'zone-1',
      due: '2026-04-10',
    });
  });
});
