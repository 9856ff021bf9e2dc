import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Task } from '../planning/task.state.js';
import type { RelationsOf } from '../recusals/relations.state.js';
import {
  barred,
  clue,
  completed,
  crossedTask,
  director,
  done,
  type Events,
  facts,
  formed,
  foundClue,
  foundProblem,
  member,
  plan,
  planned,
  presented,
  problem,
  relative,
  replaced,
  returned,
  reviewed,
  started,
  submitted,
  task,
  terms,
  underWay,
} from '../../test/inspection-examples.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import { arrangementAfter, awayFor, leftTheGrainBureau } from '../../test/small-county.js';
import { dispatches } from './dispatch.js';
import { inspections } from './inspection.js';
import { openTo } from './inspection.state.js';

describe('forming the inspection team (R35)', () => {
  const team = { leader: 'chen-hua', members: ['chen-hua', 'he-jun', 'qiu-shan'] };
  const form = (change: object = {}, around: object = {}, history: Events = []) =>
    given(inspections, history).when(
      'FormInspectionTeam',
      { ...team, ...change },
      { actor: director, facts: { ...facts, ...around } },
    );

  it('records the seats and the certificate of what was asked', () => {
    expect(form()).toEqual([formed]);
  });
  it('changes nothing twice', () => {
    expect(form({}, {}, [formed])).toEqual([]);
  });
  it('is refused when another team stands already', () => {
    expect(() => form({ members: ['chen-hua', 'he-jun'] }, {}, [formed])).toThrow('inspection.team-already-formed');
    expect(() => form({}, {}, underWay)).toThrow('inspection.team-already-formed');
  });
  it.each(['none', 'assigned', 'suspended', 'cancelled', 'closed'])('is refused while the task is %s', (is) => {
    expect(() => form({}, { task: { ...task, is } as Task })).toThrow('inspection.task-not-running');
  });
  it('is refused to the director of another zone, and to whoever is no director', () => {
    const by = (actor: { person: string; post: string; of?: string }) => () =>
      given(inspections).when('FormInspectionTeam', team, { actor, facts });
    expect(by({ person: 'gao-yi', post: 'zone-director', of: 'zone-4' })).toThrow('inspection.not-its-director');
    expect(by({ person: 'sun-bo', post: 'deputy-zone-director', of: 'zone-1' })).toThrow('inspection.not-its-director');
  });
  it('is refused to a team of one', () => {
    expect(() => form({ members: ['chen-hua'] })).toThrow('inspection.team-too-small');
  });
  it('is refused when the leader is not on it', () => {
    expect(() => form({ leader: 'ma-lin' })).toThrow('inspection.leader-not-in-team');
  });
  it('is refused when a special supervisor would lead', () => {
    expect(() => form({ leader: 'qiu-shan' })).toThrow('inspection.supervisor-cannot-lead');
  });
  it('is refused for whoever is not active in the zone, all of them named', () => {
    expect(() => form({ members: ['chen-hua', 'tang-wei', 'nobody', 'constructor'] })).toThrow(
      'inspection.not-active-in-zone {"persons":["tang-wei","nobody","constructor"],"zone":"zone-1"}',
    );
  });
  it('asks who is active on the day', () => {
    expect(() =>
      given(inspections).when('FormInspectionTeam', team, {
        actor: director,
        occurredAt: '2026-01-04T09:00:00+08:00',
        facts,
      }),
    ).toThrow('inspection.not-active-in-zone');
  });
  it('is refused with every barred person and every ground at once', () => {
    expect(() => form({ members: ['chen-hua', 'wu-min', 'he-jun'] }, { relations: relative('he-jun') })).toThrow(
      'inspection.conflict {"persons":["wu-min","he-jun"],"grounds":["wu-min: home-unit, stone-town (commission-stone)","he-jun: near-relative, stone-town (declared 1)"]}',
    );
  });
  it('bars whoever left a unit for as long as the county has set for the day', () => {
    const people = leftTheGrainBureau('he-jun');
    expect(() => form({}, { people })).toThrow('inspection.conflict');
    expect(form({}, { people, rulebook: awayFor(2, '2026-03-02') })).toEqual([formed]);
    expect(() => form({}, { people, rulebook: awayFor(2, '2026-03-03') })).toThrow('inspection.conflict');
  });
  it('asks the relations of exactly those it names', () => {
    const asked = inspections.facts!.relations;
    if (asked.from !== 'streams') throw new Error('relations are streams');
    expect(asked.streams(team, { is: 'none' }, 'i-1')).toEqual([
      'relations/chen-hua',
      'relations/he-jun',
      'relations/qiu-shan',
    ]);
    expect(asked.streams(team, { is: 'none' }, 'i-1', director)).toContain('relations/zhou-ping');
  });
  it('is refused to a director who is barred himself', () => {
    expect(() => form({}, { relations: relative('zhou-ping') })).toThrow('zhou-ping: near-relative');
  });

  describe('after a cross inspection was ordered', () => {
    const crossing = { leader: 'tang-wei', members: ['tang-wei', 'lin-tao'] };
    const by4 = { person: 'gao-yi', post: 'zone-director', of: 'zone-4' };
    const anew = (history: Events, change: object = {}) =>
      given(inspections, history).when(
        'FormInspectionTeam',
        { ...crossing, ...change },
        { actor: by4, facts: { ...facts, task: crossedTask } },
      );

    it('is the other zone’s to do, with its own people', () => {
      expect(anew([])[0]!.data).toMatchObject({ zone: 'zone-4', office: 'office-4', members: ['tang-wei', 'lin-tao'] });
    });
    it('takes the place of the first zone’s team', () => {
      const [again] = anew([formed, planned]);
      expect(again!.data).toMatchObject({ released: ['chen-hua', 'he-jun', 'qiu-shan'] });
      expect(fold(inspections, [formed, planned, again!])).toMatchObject({
        is: 'team-formed',
        zone: 'zone-4',
        members: ['tang-wei', 'lin-tao'],
        former: ['chen-hua', 'he-jun', 'qiu-shan'],
      });
    });
    it('is refused with people of the first zone', () => {
      expect(() => anew([], { members: ['tang-wei', 'chen-hua'] })).toThrow('inspection.not-active-in-zone');
    });
    it('stops the first zone’s team at once, and for good', () => {
      const start = (now: Task) => () =>
        given(inspections, [formed, planned]).when('StartFieldwork', {}, { facts: { ...facts, task: now } });
      expect(start({ ...crossedTask, is: 'assigned' })).toThrow('inspection.task-not-running');
      expect(start(crossedTask)).toThrow('inspection.task-with-another-zone');
    });
  });
});

describe('replacing a member', () => {
  const replace = (change: object = {}, history: Events = [formed], relations: RelationsOf = {}) =>
    given(inspections, history).when(
      'ReplaceTeamMember',
      { leaves: 'he-jun', joins: 'ma-lin', reason: '回避', ...change },
      { actor: director, facts: { ...facts, relations } },
    );

  it('records who leaves, who joins and why, with a certificate for the newcomer', () => {
    expect(replace()).toEqual([replaced]);
  });
  it('keeps it known who was on the team', () => {
    expect(fold(inspections, [formed, replaced])).toMatchObject({
      members: ['chen-hua', 'ma-lin', 'qiu-shan'],
      former: ['he-jun'],
    });
  });
  it('changes nothing twice', () => {
    expect(replace({}, [formed, replaced])).toEqual([]);
  });
  it('is refused for whoever is not on the team', () => {
    expect(() => replace({ leaves: 'sun-bo' })).toThrow('inspection.not-on-team');
  });
  it('is refused with whoever is on it already', () => {
    expect(() => replace({ joins: 'chen-hua' })).toThrow('inspection.already-on-team');
  });
  it('is refused with whoever is not active in the zone', () => {
    expect(() => replace({ joins: 'tang-wei' })).toThrow('inspection.not-active-in-zone');
  });
  it('is refused with a barred newcomer, and the ground is named', () => {
    expect(() => replace({ joins: 'wu-min' })).toThrow('wu-min: home-unit, stone-town (commission-stone)');
    expect(() => replace({}, [formed], relative('ma-lin'))).toThrow('ma-lin: near-relative, stone-town (declared 1)');
  });
  it('is lawful because another member is barred: that is what it is for', () => {
    expect(replace({}, [...underWay, barred], relative('he-jun'))).toEqual([replaced]);
  });
  it('is refused to a director who is barred himself', () => {
    expect(() => replace({}, [formed], relative('zhou-ping'))).toThrow('zhou-ping: near-relative');
  });
  it('does not bring back who was barred from this inspection', () => {
    expect(() => replace({ leaves: 'ma-lin', joins: 'he-jun' }, [formed, barred, replaced])).toThrow(
      'inspection.barred-member',
    );
  });
  it('needs a new leader on the team when the leader leaves', () => {
    expect(() => replace({ leaves: 'chen-hua' })).toThrow('inspection.leader-not-in-team');
    expect(() => replace({ leaves: 'chen-hua', leader: 'sun-bo' })).toThrow('inspection.leader-not-in-team');
    expect(replace({ leaves: 'chen-hua', leader: 'he-jun' })[0]!.data).toMatchObject({ leader: 'he-jun' });
  });
  it('names no other leader while the leader stays', () => {
    expect(() => replace({ leader: 'ma-lin' })).toThrow('inspection.leader-stays');
    expect(replace({ leader: 'chen-hua' })).toEqual([replaced]);
  });
  it('does not let a special supervisor take the lead', () => {
    expect(() => replace({ leaves: 'chen-hua', leader: 'qiu-shan' })).toThrow('inspection.supervisor-cannot-lead');
  });
  it('is refused once the report is submitted', () => {
    expect(() => replace({}, [...done, submitted])).toThrow('inspection.not-in-state');
  });
});

describe('barring a member whose relation became known', () => {
  const bar = (person: string, unit: string, history: Events) =>
    given(inspections, history).when('BarTeamMember', { person, ground: 'near-relative', unit });

  it('records it and closes the matter to him', () => {
    expect(bar('he-jun', 'stone-town', underWay)).toEqual([barred]);
    expect(openTo(fold(inspections, underWay))).toEqual(['chen-hua', 'he-jun']);
    expect(openTo(fold(inspections, [...underWay, barred]))).toEqual(['chen-hua']);
  });
  it('does nothing for a unit that is not inspected or a person not on the team', () => {
    expect(bar('he-jun', 'harbour-town', underWay)).toEqual([]);
    expect(bar('ma-lin', 'stone-town', underWay)).toEqual([]);
    expect(bar('he-jun', 'stone-town', [])).toEqual([]);
  });
  it('changes nothing twice', () => {
    expect(bar('he-jun', 'stone-town', [...underWay, barred])).toEqual([]);
  });
});

describe('the work plan (R36)', () => {
  const set = (change: object = {}, history: Events = [formed], around: object = {}) =>
    given(inspections, history).when('SetWorkPlan', { ...plan, ...change }, { facts: { ...facts, ...around } });
  const amend = (change: object, history: Events) =>
    given(inspections, history).when('AmendWorkPlan', { ...plan, reason: '单位停电', ...change }, { facts });

  it('has four parts', () => {
    expect(set()).toEqual([planned]);
  });
  it('may run to the day the task is due, and is refused beyond it', () => {
    expect(set({ limit: '2026-04-10' })).toHaveLength(1);
    expect(() => set({ limit: '2026-04-11' })).toThrow('inspection.limit-after-due');
  });
  it('is refused before there is a team', () => {
    expect(() => set({}, [])).toThrow('inspection.not-in-state');
  });
  it('changes nothing when set twice', () => {
    expect(set({}, [formed, planned])).toEqual([]);
  });
  it('is amended, not set again', () => {
    expect(() => set({ methods: '查账' }, [formed, planned])).toThrow('inspection.not-in-state');
    expect(amend({ methods: '查账' }, underWay)).toEqual([
      { type: 'WorkPlanAmended', data: { ...plan, methods: '查账', reason: '单位停电' } },
    ]);
  });
  it('is not amended beyond the due day either', () => {
    expect(() => amend({ limit: '2026-04-11' }, underWay)).toThrow('inspection.limit-after-due');
  });
  it('is not amended after fieldwork', () => {
    expect(() => amend({ methods: '查账' }, done)).toThrow('inspection.not-in-state');
  });
  it('changes nothing when amended to what it is', () => {
    expect(amend({}, underWay)).toEqual([]);
  });
});

describe('starting fieldwork', () => {
  const start = (history: Events, around: object = {}) =>
    given(inspections, history).when('StartFieldwork', {}, { actor: member, facts: { ...facts, ...around } });

  it('records who goes', () => {
    expect(start([formed, planned])).toEqual([started]);
  });
  it('is refused without a team', () => {
    expect(() => start([])).toThrow('inspection.not-in-state');
  });
  it('is refused without a work plan', () => {
    expect(() => start([formed])).toThrow('inspection.no-work-plan');
  });
  it('is refused while the task is suspended or cancelled', () => {
    const suspended: Task = { ...terms, is: 'suspended', before: 'received', since: '2026-03-01' };
    expect(() => start([formed, planned], { task: suspended })).toThrow('inspection.task-not-running');
    expect(() => start([formed, planned], { task: { ...task, is: 'cancelled' } })).toThrow(
      'inspection.task-not-running',
    );
  });
  it('is refused with a member whose relation was declared a moment ago, and the ground is named', () => {
    expect(() => start([formed, planned], { relations: relative('he-jun') })).toThrow(
      'inspection.conflict {"persons":["he-jun"],"grounds":["he-jun: near-relative, stone-town (declared 1)"]}',
    );
  });
  it('is refused with a member recorded as barred, also when the relation is withdrawn by then', () => {
    expect(() => start([formed, planned, barred])).toThrow('inspection.barred-member {"persons":["he-jun"]}');
  });
  it('goes on once he is replaced', () => {
    expect(start([formed, planned, barred, replaced], { relations: relative('he-jun') })).toEqual([
      { type: 'FieldworkStarted', data: { members: ['chen-hua', 'ma-lin', 'qiu-shan'] } },
    ]);
  });
  it('is refused when dated before the plan was set', () => {
    expect(() =>
      given(inspections, [formed, planned]).when(
        'StartFieldwork',
        {},
        { occurredAt: '2026-03-02T08:59:59+08:00', facts },
      ),
    ).toThrow('inspection.before-last-step');
  });
  it('changes nothing twice', () => {
    expect(start(underWay)).toEqual([]);
  });
});

describe('recording a finding', () => {
  const record = (body: object, history: Events = underWay, around: object = {}) =>
    given(inspections, history).when('RecordFinding', body, { actor: member, facts: { ...facts, ...around } });

  it('of another problem tells facts, unit, place and kind', () => {
    expect(record({ problem })).toEqual([foundProblem]);
  });
  it('of a clue tells a number and a seal, and nothing else', () => {
    expect(record({ clue }, [...underWay, foundProblem])).toEqual([foundClue]);
    expect(Object.keys(foundClue.data)).toEqual(['finding', 'flow', 'number', 'envelope']);
  });
  it('of a clue drops whatever else comes with it', () => {
    expect(record({ clue: { ...clue, facts: '内容' } }, [...underWay, foundProblem])).toEqual([foundClue]);
  });
  it('is refused to whoever has left the zone and was to hand it over, and open to whoever keeps it', () => {
    const left = { person: 'chen-hua', zone: 'zone-1', until: '2026-03-01', reason: '调离' };
    const item = { kind: 'inspection' as const, id: 'i-1', title: '春节检查' };
    const list = { handover: 'chen-hua-1', person: 'chen-hua', successor: 'ma-lin', items: [item], kept: [] };
    const work = (...more: Told<ArrangementEvents>[]) =>
      given(inspections, underWay).when(
        'RecordFinding',
        { problem },
        { actor: member, id: 'i-1', facts: { ...facts, arrangement: arrangementAfter(...more) } },
      );
    const removed = { type: 'ZoneMemberRemoved', data: left } as const;
    expect(() => work(removed, { type: 'HandoverOpened', data: list })).toThrow('inspection.handed-over');
    expect(work(removed)).toEqual([foundProblem]);
    expect(work({ type: 'HandoverOpened', data: list })).toEqual([foundProblem]);
  });
  it('is refused to whoever was lent by another zone and whose time is over', () => {
    const lent = { person: 'tang-wei', name: '唐伟', home: 'commission-harbour' };
    const ofTask = { zone: 'zone-1', office: 'office-1', title: '检查', units: ['stone-town', 'grain-bureau'] };
    const term = { of: 'zone-4', from: '2026-03-01', until: '2026-03-10' };
    const dispatch = fold(dispatches, [
      { type: 'SupportRequested', data: { request: '1', ...ofTask, ...term, count: 1, reason: '人手不足' } },
      { type: 'SupportGranted', data: { request: '1', zone: 'zone-1', ...term, persons: [lent] } },
    ]);
    const team = { ...formed, data: { ...formed.data, members: [...formed.data.members, 'tang-wei'] } };
    const on = (day: string, person = 'tang-wei') =>
      given(inspections, [team, planned, started], { occurredAt: '2026-03-02T09:00:00+08:00' }).when(
        'RecordFinding',
        { problem },
        {
          actor: { person, post: 'township-secretary' },
          occurredAt: `${day}T09:00:00+08:00`,
          facts: { ...facts, dispatch },
        },
      );
    expect(on('2026-03-10')).toEqual([foundProblem]);
    expect(() => on('2026-03-11')).toThrow(
      'inspection.lent-no-more {"person":"tang-wei","zone":"zone-1","until":"2026-03-10"}',
    );
    expect(on('2026-03-11', 'chen-hua')).toEqual([foundProblem]);
  });
  it('of a clue is refused with words beside it, which other problems may have', () => {
    expect(() => record({ clue, basis: '内容' })).toThrow('inspection.clue-in-words');
    expect(() => record({ clue, onBehalfOf: '内容' })).toThrow('inspection.clue-in-words');
    expect(record({ problem, basis: '年度计划' })).toHaveLength(1);
  });
  it('is refused as both, and as neither', () => {
    expect(() => record({ clue, problem })).toThrow('inspection.finding-one-or-other');
    expect(() => record({})).toThrow('inspection.finding-one-or-other');
  });
  it('is refused in a unit that is not inspected', () => {
    expect(() => record({ problem: { ...problem, unit: 'willow-town' } })).toThrow('inspection.unit-not-inspected');
  });
  it('is refused under a clue’s number with another seal', () => {
    expect(() =>
      record({ clue: { ...clue, envelope: 'b'.repeat(64) } }, [...underWay, foundProblem, foundClue]),
    ).toThrow('inspection.clue-number-taken');
  });
  it('is refused before fieldwork and once the report is submitted', () => {
    expect(() => record({ problem }, [formed, planned])).toThrow('inspection.not-in-state');
    expect(() => record({ problem }, [...done, submitted])).toThrow('inspection.not-in-state');
  });
  it('is lawful after fieldwork and after the report was returned: it is decided before the next report', () => {
    const other = { ...problem, place: '镇政府食堂' };
    expect(record({ problem: other }, done)[0]!.data).toMatchObject({ finding: '3', flow: 'other' });
    expect(record({ problem: other }, [...done, submitted, returned])[0]!.data).toMatchObject({ finding: '3' });
  });
  it('is refused with a barred member until he is replaced', () => {
    expect(() => record({ problem }, underWay, { relations: relative('he-jun') })).toThrow('inspection.conflict');
    expect(() => record({ problem }, [...underWay, barred])).toThrow('inspection.barred-member');
    expect(record({ problem }, [...underWay, barred, replaced], { relations: relative('he-jun') })).toEqual([
      foundProblem,
    ]);
  });
  it('changes nothing twice, also from two devices', () => {
    expect(record({ problem }, [...underWay, foundProblem, foundClue])).toEqual([]);
    expect(record({ clue }, [...underWay, foundProblem, foundClue])).toEqual([]);
  });
});

describe('completing fieldwork', () => {
  const complete = (history: Events, around: object = {}) =>
    given(inspections, history).when('CompleteFieldwork', {}, { actor: member, facts: { ...facts, ...around } });

  it('records how much was found of each', () => {
    expect(complete([...underWay, foundProblem, foundClue])).toEqual([completed]);
  });
  it('is refused before it has started', () => {
    expect(() => complete([formed, planned])).toThrow('inspection.not-in-state');
  });
  it('is refused with a barred member', () => {
    expect(() => complete(underWay, { relations: relative('he-jun') })).toThrow('inspection.conflict');
  });
  it('changes nothing twice', () => {
    expect(complete(done)).toEqual([]);
  });
});

describe('releasing a special supervisor whose term is over', () => {
  const release = (history: Events, person = 'qiu-shan') =>
    given(inspections, history).when('ReleaseSupervisor', { person });
  const released = {
    type: 'SupervisorReleased',
    data: { person: 'qiu-shan', members: ['chen-hua', 'he-jun'] },
  } as const;

  it('records who stays, and the check goes on without him', () => {
    expect(release(underWay)).toEqual([released]);
    expect(fold(inspections, [...underWay, released])).toMatchObject({
      is: 'under-way',
      members: ['chen-hua', 'he-jun'],
      former: ['qiu-shan'],
      invited: [],
    });
  });
  it('changes nothing twice, nor anything for others of the team, nor once the report is presented', () => {
    expect(release([...underWay, released])).toEqual([]);
    expect(release(underWay, 'he-jun')).toEqual([]);
    expect(release([])).toEqual([]);
    expect(release([...done, submitted, reviewed, presented])).toEqual([]);
  });
});

describe('a decided recusal', () => {
  const recusals = {
    'he-jun': {
      '1': { kind: 'inspection' as const, matter: 'i-1', ground: 'interest' as const, is: 'recused' as const },
    },
  };
  it('keeps the person off the team, and stops a team he is on', () => {
    const around = { id: 'i-1', actor: director, facts: { ...facts, recusals } };
    expect(() =>
      given(inspections).when('FormInspectionTeam', { leader: 'chen-hua', members: ['chen-hua', 'he-jun'] }, around),
    ).toThrow('he-jun: recused');
    expect(() => given(inspections, underWay).when('CompleteFieldwork', {}, { ...around, actor: member })).toThrow(
      'inspection.conflict',
    );
    expect(
      given(inspections, underWay).when('CompleteFieldwork', {}, { ...around, id: 'i-2', actor: member }),
    ).toHaveLength(1);
  });
});
