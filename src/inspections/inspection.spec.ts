import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import type { Task, TaskTerms } from '../planning/task.state.js';
import type { RelationsOf } from '../recusals/relations.state.js';
import { arrangement, people } from '../../test/small-county.js';
import { inspections } from './inspection.js';
import { type InspectionEvents, openTo } from './inspection.state.js';

type Events = readonly Told<InspectionEvents>[];

const terms: TaskTerms = {
  kind: 'festival',
  title: '春节前作风检查',
  zone: 'zone-1',
  office: 'office-1',
  units: ['stone-town', 'grain-bureau'],
  due: '2026-04-10',
  origin: { plan: '2026', item: 'spring', part: 1 },
  extensions: 0,
};
const task: Task = { is: 'received', ...terms };
const crossedTask: Task = { ...task, zone: 'zone-4', office: 'office-4', crossedFrom: 'zone-1' };
const facts = { task, arrangement, people, relations: {} as RelationsOf };
const director = { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' };
const member = { person: 'chen-hua', post: 'zone-member', of: 'zone-1' };

const relative = (person: string): RelationsOf => ({
  [person]: { declared: { '1': { is: 'declared', kind: 'near-relative', unit: 'stone-town' } }, confirmed: {} },
});

const certificate = {
  checkedAt: '2026-03-02T09:00:00+08:00',
  units: ['stone-town', 'grain-bureau'],
  persons: ['chen-hua', 'he-jun', 'qiu-shan'],
};
const formed: Told<InspectionEvents> = {
  type: 'InspectionTeamFormed',
  data: {
    zone: 'zone-1',
    office: 'office-1',
    kind: 'festival',
    title: '春节前作风检查',
    units: ['stone-town', 'grain-bureau'],
    leader: 'chen-hua',
    members: ['chen-hua', 'he-jun', 'qiu-shan'],
    seats: [
      { person: 'chen-hua', name: '陈华', as: 'zone-member' },
      { person: 'he-jun', name: '何军', as: 'office' },
      { person: 'qiu-shan', name: '邱山', as: 'special-supervisor' },
    ],
    released: [],
    certificate,
  },
};
const plan = { tasks: '查公车', limit: '2026-04-08', methods: '走访、查账', requirements: '不打招呼' };
const planned: Told<InspectionEvents> = { type: 'WorkPlanSet', data: plan };
const started: Told<InspectionEvents> = {
  type: 'FieldworkStarted',
  data: { members: ['chen-hua', 'he-jun', 'qiu-shan'] },
};
const problem = { unit: 'stone-town', place: '镇机关车库', kind: '公车管理', facts: '三月派车单缺六份' };
const foundProblem: Told<InspectionEvents> = {
  type: 'FindingRecorded',
  data: { finding: '1', flow: 'other', ...problem },
};
const clue = { number: 'C-2026-0007', envelope: 'a'.repeat(64) };
const foundClue: Told<InspectionEvents> = {
  type: 'FindingRecorded',
  data: { finding: '2', flow: 'clue-like', ...clue },
};
const completed: Told<InspectionEvents> = { type: 'FieldworkCompleted', data: { otherProblems: 1, clues: 1 } };
const report = {
  members: ['chen-hua', 'he-jun', 'qiu-shan'],
  otherProblems: 1,
  clues: ['C-2026-0007'],
  situation: '查两个单位，发现一个问题。',
};
const submitted: Told<InspectionEvents> = {
  type: 'InspectionReportSubmitted',
  data: { round: 1, authors: ['chen-hua'], ...report },
};
const returned: Told<InspectionEvents> = { type: 'InspectionReportReturned', data: { round: 1, reason: '缺整改建议' } };
const reviewed: Told<InspectionEvents> = { type: 'InspectionReportReviewed', data: { round: 1, opinion: '同意' } };
const presented: Told<InspectionEvents> = {
  type: 'InspectionReportPresented',
  data: { round: 1, members: ['chen-hua', 'he-jun', 'qiu-shan'] },
};
const instructed: Told<InspectionEvents> = { type: 'InspectionReportInstructed', data: { instruction: '限期整改' } };
const barred: Told<InspectionEvents> = {
  type: 'TeamMemberBarred',
  data: { person: 'he-jun', ground: 'near-relative', unit: 'stone-town' },
};
const replaced: Told<InspectionEvents> = {
  type: 'TeamMemberReplaced',
  data: {
    zone: 'zone-1',
    office: 'office-1',
    units: ['stone-town', 'grain-bureau'],
    title: '春节前作风检查',
    leaves: 'he-jun',
    joins: 'ma-lin',
    seat: { person: 'ma-lin', name: '马林', as: 'zone-member' },
    leader: 'chen-hua',
    reason: '回避',
    certificate: { ...certificate, persons: ['ma-lin'] },
  },
};

const underWay: Events = [formed, planned, started];
const done: Events = [...underWay, foundProblem, foundClue, completed];

describe('forming the inspection team', () => {
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

describe('the work plan', () => {
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
    const suspended: Task = { ...terms, is: 'suspended', before: 'received' };
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

describe('submitting the report', () => {
  const submit = (change: object = {}, history: Events = done, around: object = {}) =>
    given(inspections, history).when(
      'SubmitInspectionReport',
      { ...report, ...change },
      { actor: member, facts: { ...facts, ...around } },
    );

  it('records the team, the figures and the clues’ numbers', () => {
    expect(submit()).toEqual([submitted]);
  });
  it('is refused before fieldwork is completed', () => {
    expect(() => submit({}, underWay)).toThrow('inspection.not-in-state');
  });
  it('is refused twice', () => {
    expect(() => submit({}, [...done, submitted])).toThrow('inspection.not-in-state');
  });
  it('is refused unless it names every member and nobody else', () => {
    expect(() => submit({ members: ['chen-hua', 'qiu-shan', 'sun-bo'] })).toThrow(
      'inspection.report-names-not-the-team {"missing":["he-jun"],"strangers":["sun-bo"]}',
    );
  });
  it('is refused when its figure is not that of the findings', () => {
    expect(() => submit({ otherProblems: 2 })).toThrow('inspection.report-counts-differ {"told":2,"found":1}');
  });
  it('is refused when it leaves out a clue or names one that was not found', () => {
    expect(() => submit({ clues: ['C-2026-0099'] })).toThrow(
      'inspection.report-clues-differ {"missing":["C-2026-0007"],"unknown":["C-2026-0099"]}',
    );
  });
  it('is refused when an author was not on the team', () => {
    expect(() => submit({ coAuthors: ['sun-bo'] })).toThrow('inspection.author-not-on-team');
  });
  it('is refused with a barred member until he is replaced', () => {
    expect(() => submit({}, done, { relations: relative('he-jun') })).toThrow('inspection.conflict');
    expect(() => submit({}, [...done, barred])).toThrow('inspection.barred-member');
    expect(
      submit({ members: ['chen-hua', 'ma-lin', 'qiu-shan'] }, [...done, barred, replaced], {
        relations: relative('he-jun'),
      }),
    ).toHaveLength(1);
  });
  it('counts the rounds', () => {
    expect(submit({}, [...done, submitted, returned])[0]!.data).toMatchObject({ round: 2 });
  });
  it('of research never tells of clues, though one was found and went its way', () => {
    const research: Told<InspectionEvents> = { ...formed, data: { ...formed.data, kind: 'research' } };
    const history = [research, planned, started, foundProblem, foundClue, completed];
    expect(() => submit({}, history)).toThrow('inspection.research-report-names-clues');
    expect(submit({ clues: [] }, history)[0]!.data).toMatchObject({ clues: [] });
  });
});

describe('the journey of the report', () => {
  const on = (history: Events, actor = director, known = facts) => ({
    back: () => given(inspections, history).when('ReturnReport', { reason: '缺整改建议' }, { actor, facts: known }),
    review: () => given(inspections, history).when('ReviewReport', { opinion: '同意' }, { actor, facts: known }),
    present: () => given(inspections, history).when('PresentReport', {}, { actor, facts: { task } }),
    instruct: () => given(inspections, history).when('InstructOnReport', { instruction: '限期整改' }),
  });
  const inside: Events = [...done, submitted];

  it('is returned by the director with a reason', () => {
    expect(on(inside).back()).toEqual([returned]);
    expect(on([...inside, returned]).back()).toEqual([]);
    expect(() => on(done).back()).toThrow('inspection.not-in-state');
    expect(() => on([...inside, reviewed]).back()).toThrow('inspection.not-in-state');
  });
  it('is reviewed by the director', () => {
    expect(on(inside).review()).toEqual([reviewed]);
    expect(on([...inside, reviewed]).review()).toEqual([]);
    expect(() => on([...inside, returned]).review()).toThrow('inspection.not-in-state');
  });
  it('is neither returned nor reviewed by a director who is barred himself', () => {
    const barredDirector = on(inside, director, { ...facts, relations: relative('zhou-ping') });
    expect(barredDirector.back).toThrow('zhou-ping: near-relative, stone-town (declared 1)');
    expect(barredDirector.review).toThrow('inspection.conflict');
  });
  it('is not reviewed by its sole author', () => {
    const alone: Told<InspectionEvents> = {
      type: 'InspectionReportSubmitted',
      data: { round: 1, ...report, authors: ['zhou-ping'] },
    };
    const together: Told<InspectionEvents> = {
      type: 'InspectionReportSubmitted',
      data: { round: 1, ...report, authors: ['zhou-ping', 'chen-hua'] },
    };
    expect(() => on([...done, alone]).review()).toThrow('inspection.reviewer-sole-author');
    expect(on([...done, together]).review()).toEqual([reviewed]);
  });
  it('never reaches the principal leader past the director', () => {
    expect(() => on(inside).present()).toThrow('inspection.report-not-reviewed');
    expect(() => on([...inside, returned]).present()).toThrow('inspection.not-in-state');
    expect(on([...inside, reviewed]).present()).toEqual([presented]);
  });
  it('needs a new review after it was returned and submitted again', () => {
    const again: Told<InspectionEvents> = {
      type: 'InspectionReportSubmitted',
      data: { ...submitted.data, round: 2 },
    };
    expect(() => on([...inside, returned, again]).present()).toThrow('inspection.report-not-reviewed');
  });
  it('is presented once', () => {
    expect(on([...inside, reviewed, presented]).present()).toEqual([]);
  });
  it('ends with the principal leader’s instruction, once', () => {
    expect(on([...inside, reviewed, presented]).instruct()).toEqual([instructed]);
    expect(on([...inside, reviewed, presented, instructed]).instruct()).toEqual([]);
    expect(() => on([...inside, reviewed]).instruct()).toThrow('inspection.not-in-state');
  });
  it('is not dated before the step that it follows', () => {
    expect(() =>
      given(inspections, done)
        .and([submitted], { occurredAt: '2026-03-20T09:00:00+08:00' })
        .when('ReviewReport', { opinion: '同意' }, { actor: director, occurredAt: '2026-03-19T09:00:00+08:00' }),
    ).toThrow('inspection.before-last-step {"since":"2026-03-20T09:00:00+08:00"}');
  });
});

describe('ending an inspection whose task was cancelled', () => {
  const end = (history: Events, is: 'cancelled' | 'received') =>
    given(inspections, history).when(
      'EndInspection',
      { reason: '并入他项' },
      { facts: { ...facts, task: { ...task, is } } },
    );
  const ended: Told<InspectionEvents> = {
    type: 'InspectionEnded',
    data: { members: ['chen-hua', 'he-jun', 'qiu-shan'], reason: '并入他项' },
  };

  it('sets its people free', () => {
    expect(end(underWay, 'cancelled')).toEqual([ended]);
  });
  it('is refused while the task goes on', () => {
    expect(() => end(underWay, 'received')).toThrow('inspection.task-not-cancelled');
  });
  it('does nothing where no team was named, and nothing twice', () => {
    expect(end([], 'cancelled')).toEqual([]);
    expect(end([...underWay, ended], 'cancelled')).toEqual([]);
  });
});

describe('whose matter an inspection is', () => {
  const scopeOf = (history: Events) => inspections.scope!(fold(inspections, history), {}, 'i-1');

  it('is its zone’s, its office’s and its team’s, but not that of a supervisor who is only invited', () => {
    expect(scopeOf(underWay)).toEqual({ zone: 'zone-1', office: 'office-1', persons: ['chen-hua', 'he-jun'] });
  });
  it('is no longer that of a barred or replaced person', () => {
    expect(scopeOf([...underWay, barred]).persons).toEqual(['chen-hua']);
    expect(scopeOf([...underWay, barred, replaced]).persons).toEqual(['chen-hua', 'ma-lin']);
  });
  it('is nobody’s yet before the team is named', () => {
    expect(scopeOf([])).toEqual({});
  });
});
