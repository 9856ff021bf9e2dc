import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import {
  barred,
  completed,
  director,
  done,
  type Events,
  facts,
  formed,
  foundClue,
  foundProblem,
  instructed,
  member,
  planned,
  presented,
  relative,
  replaced,
  report,
  returned,
  reviewed,
  started,
  submitted,
  task,
  underWay,
} from '../../test/inspection-examples.js';
import { inspections } from './inspection.js';
import { type InspectionEvents } from './inspection.state.js';

describe('submitting the report (R38)', () => {
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
    expect(() => submit({ clues: ['2026-1-099'] })).toThrow(
      'inspection.report-clues-differ {"missing":["2026-1-007"],"unknown":["2026-1-099"]}',
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

describe('the journey of the report (R39)', () => {
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
