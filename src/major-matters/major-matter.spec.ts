import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arrangement, people } from '../../test/small-county.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import type { MajorMatterEvents } from './major-matter.state.js';
import { majorMatters } from './major-matter.js';

const said = {
  subject: 'collective-petition',
  title: '群众集体上访',
  facts: '约三十人到镇政府反映补贴发放。',
  knownAt: '2026-03-02T14:00:00+08:00',
  toldAt: '2026-03-02T14:20:00+08:00',
  toldTo: 'zhao-qiang',
} as const;
const writtenAt = '2026-03-02T16:00:00.000+08:00';
const reported: Told<MajorMatterEvents> = {
  type: 'MajorMatterReported',
  data: {
    ...said,
    knownAt: '2026-03-02T14:00:00.000+08:00',
    toldAt: '2026-03-02T14:20:00.000+08:00',
    clues: [],
    zone: 'zone-1',
    office: 'office-1',
    reporter: 'zhou-ping',
    writtenAt,
    limitHours: 24,
  },
};
const asked: Told<MajorMatterEvents> = { type: 'InstructionRequested', data: { question: '是否由县级层面牵头？' } };
const given_: Told<MajorMatterEvents> = {
  type: 'InstructionGiven',
  data: { instruction: '由分管领导牵头。', zone: 'zone-1', office: 'office-1' },
};
const acknowledged: Told<MajorMatterEvents> = { type: 'InstructionAcknowledged', data: { zone: 'zone-1' } };

const facts = { arrangement, people };
const director = { actor: { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' }, facts };
const leader = { actor: { person: 'deng-kai', post: 'leader-in-charge' } };
const report = (change: object = {}, occurredAt = writtenAt) =>
  given(majorMatters).when('ReportMajorMatter', { ...said, ...change }, { ...director, occurredAt });
const known = given(majorMatters, [reported]);

describe('reporting a major matter (R57)', () => {
  it('records when it was known, when and to whom it was told, and when it was written', () => {
    expect(report()).toEqual([reported]);
  });
  it('is of the zone of the office whose head reports it', () => {
    const head = { actor: { person: 'sun-bo', post: 'office-head', of: 'office-1' }, facts, occurredAt: writtenAt };
    expect(given(majorMatters).when('ReportMajorMatter', said, head)[0]!.data).toMatchObject({
      zone: 'zone-1',
      office: 'office-1',
      reporter: 'sun-bo',
    });
  });
  it('is in time for a whole day, and late from the next minute on: taken all the same, and called late', () => {
    expect(report({}, '2026-03-03T14:00:00.000+08:00')[0]!.data).not.toHaveProperty('lateByMinutes');
    expect(report({}, '2026-03-03T14:00:30.000+08:00')[0]!.data).toMatchObject({ lateByMinutes: 1 });
    expect(report({}, '2026-03-03T15:00:00.000+08:00')[0]!.data).toMatchObject({ limitHours: 24, lateByMinutes: 60 });
  });
  it('compares instants, not their spelling', () => {
    expect(report({ knownAt: '2026-03-02T06:00:00Z' })).toEqual([reported]);
  });
  it('is refused when told before it was known, or written before it was told', () => {
    expect(() => report({ toldAt: '2026-03-02T13:59:59+08:00' })).toThrow('major-matter.out-of-order');
    expect(() => report({}, '2026-03-02T14:19:59.000+08:00')).toThrow('major-matter.out-of-order');
    expect(report({ toldAt: said.knownAt })).toHaveLength(1);
  });
  it('is refused when the one who was told leads nobody', () => {
    expect(() => report({ toldTo: 'he-jun' })).toThrow('major-matter.told-to-no-leader {"person":"he-jun"}');
  });
  it('of a clue gives its numbers and no word more', () => {
    const { title: _title, facts: _facts, ...times } = said;
    const ofClue = (change: object) =>
      given(majorMatters).when(
        'ReportMajorMatter',
        { ...times, subject: 'clue', ...change },
        { ...director, occurredAt: writtenAt },
      );
    const [event] = ofClue({ clues: ['2026-1-003', '2026-1-004'] });
    expect(event!.data).toMatchObject({ title: '问题线索 2026-1-003、2026-1-004' });
    expect(event!.data).not.toHaveProperty('facts');
    for (const more of [{ title: '某人问题' }, { facts: '反映某人' }])
      expect(() => ofClue({ clues: ['2026-1-003'], ...more })).toThrow('major-matter.clue-by-number-only');
    expect(() => ofClue({})).toThrow('major-matter.clue-by-number-only');
  });
  it('may refer to clues, by what is a number of one', () => {
    expect(report({ clues: ['2026-1-003'] })[0]!.data).toMatchObject({ clues: ['2026-1-003'] });
    expect(() => report({ clues: ['li-mou'] })).toThrow('major-matter.no-clue-number {"numbers":["li-mou"]}');
  });
  it('is refused without words where it is no clue', () => {
    expect(() => report({ title: undefined })).toThrow('major-matter.without-words');
    expect(() => report({ facts: undefined })).toThrow('major-matter.without-words');
  });
  it('is refused from a post of no zone', () => {
    const nowhere = { actor: { person: 'x', post: 'office-head', of: 'office-9' }, facts, occurredAt: writtenAt };
    expect(() => given(majorMatters).when('ReportMajorMatter', said, nowhere)).toThrow('major-matter.of-no-zone');
  });
  it('is refused under the name of another', () => {
    expect(() =>
      known.when('ReportMajorMatter', { ...said, title: '另一事项' }, { ...director, occurredAt: writtenAt }),
    ).toThrow('major-matter.name-taken');
  });
  it('changes nothing twice', () => {
    expect(known.when('ReportMajorMatter', said, { ...director, occurredAt: writtenAt })).toEqual([]);
  });
});

describe('noting a major matter that was told', () => {
  const { facts: _facts, toldAt, ...oral } = said;
  const at = (occurredAt: string = toldAt) => ({ ...director, occurredAt });
  const noted: Told<MajorMatterEvents> = {
    type: 'MajorMatterNoted',
    data: {
      ...oral,
      knownAt: '2026-03-02T14:00:00.000+08:00',
      toldAt: '2026-03-02T14:20:00.000+08:00',
      clues: [],
      zone: 'zone-1',
      office: 'office-1',
      reporter: 'zhou-ping',
      limitHours: 24,
      writeBy: '2026-03-03T14:00:00.000+08:00',
    },
  };
  const waiting = given(majorMatters, [noted]);

  it('records when it was known and told, and until when it is to be written', () => {
    expect(given(majorMatters).when('NoteMajorMatter', oral, at())).toEqual([noted]);
  });
  it('goes by the hours that the county has set for the day of knowing', () => {
    const value = { is: 'number', number: 12 } as const;
    const settings = { 'major-matter-written': [{ value, from: '2026-03-02', version: 1 }] };
    const rulebook = { ...firstRulebook, settings };
    const [event] = given(majorMatters).when('NoteMajorMatter', oral, { ...at(), facts: { ...facts, rulebook } });
    expect(event!.data).toMatchObject({ limitHours: 12, writeBy: '2026-03-03T02:00:00.000+08:00' });
  });
  it('is refused before it was known, and under the name of another', () => {
    expect(() => given(majorMatters).when('NoteMajorMatter', oral, at('2026-03-02T13:00:00+08:00'))).toThrow(
      'major-matter.out-of-order',
    );
    expect(() => waiting.when('NoteMajorMatter', { ...oral, title: '另一事项' }, at())).toThrow(
      'major-matter.name-taken',
    );
  });
  it('changes nothing twice', () => {
    expect(waiting.when('NoteMajorMatter', oral, at())).toEqual([]);
  });
  it('is followed by the written report, which is as late as it is', () => {
    const write = (occurredAt: string) => waiting.when('WriteMajorMatter', { facts: said.facts }, at(occurredAt));
    expect(write(writtenAt)).toEqual([reported]);
    expect(write('2026-03-03T15:00:00.000+08:00')[0]!.data).toMatchObject({ lateByMinutes: 60 });
  });
  it('comes before any request or instruction', () => {
    expect(() => waiting.when('RequestInstruction', { question: '?' }, director)).toThrow('major-matter.not-written');
    expect(() => waiting.when('GiveInstruction', { instruction: '!' }, leader)).toThrow('major-matter.not-written');
  });
  it('is written without words where it is a clue, with words where it is none, once, and only where there is one', () => {
    const ofClue = given(majorMatters, [{ ...noted, data: { ...noted.data, subject: 'clue', clues: ['2026-1-003'] } }]);
    expect(ofClue.when('WriteMajorMatter', {}, at(writtenAt))).toHaveLength(1);
    expect(() => ofClue.when('WriteMajorMatter', { facts: '反映某人' }, at(writtenAt))).toThrow(
      'major-matter.clue-by-number-only',
    );
    expect(() => waiting.when('WriteMajorMatter', {}, at(writtenAt))).toThrow('major-matter.without-words');
    expect(known.when('WriteMajorMatter', { facts: said.facts }, at(writtenAt))).toEqual([]);
    expect(() => given(majorMatters).when('WriteMajorMatter', {}, at(writtenAt))).toThrow('major-matter.unknown');
  });
});

describe('requesting an instruction', () => {
  const ask = { question: '是否由县级层面牵头？' };
  it('records the question', () => {
    expect(known.when('RequestInstruction', ask, director)).toEqual([asked]);
  });
  it('is possible again once the first is answered', () => {
    expect(known.and([asked, given_]).when('RequestInstruction', ask, director)).toEqual([asked]);
  });
  it('is refused while another waits, and on a matter nobody reported', () => {
    expect(() => known.and([asked]).when('RequestInstruction', { question: '另一请示' }, director)).toThrow(
      'major-matter.already-asked',
    );
    expect(() => given(majorMatters).when('RequestInstruction', ask, director)).toThrow('major-matter.unknown');
  });
  it('changes nothing twice', () => {
    expect(known.and([asked]).when('RequestInstruction', ask, director)).toEqual([]);
  });
});

describe('giving an instruction', () => {
  const instruct = { instruction: '由分管领导牵头。' };
  it('answers a request, or speaks to a mere report', () => {
    expect(known.and([asked]).when('GiveInstruction', instruct, leader)).toEqual([given_]);
    expect(known.when('GiveInstruction', instruct, leader)).toEqual([given_]);
  });
  it('may be followed by another, which is acknowledged anew', () => {
    const more = known.and([given_, acknowledged]).when('GiveInstruction', { instruction: '每日报告进展。' }, leader);
    expect(more).toHaveLength(1);
    expect(fold(majorMatters, [reported, given_, acknowledged, ...more])).toMatchObject({ is: 'instructed' });
  });
  it('is refused to whoever reported it', () => {
    const both = { actor: { person: 'zhou-ping', post: 'leader-in-charge' } };
    expect(() => known.when('GiveInstruction', instruct, both)).toThrow('major-matter.own-report');
  });
  it('changes nothing twice', () => {
    expect(known.and([given_]).when('GiveInstruction', instruct, leader)).toEqual([]);
  });
});

describe('asking and instructing on a matter that is a clue', () => {
  const ofClue = given(majorMatters, [
    { ...reported, data: { ...reported.data, subject: 'clue', clues: ['2026-1-003'] } },
  ]);
  it('is done in set words', () => {
    expect(ofClue.when('RequestInstruction', { asks: 'in-person' }, director)).toEqual([
      { type: 'InstructionRequested', data: { question: '请示当面汇报。' } },
    ]);
    expect(ofClue.when('GiveInstruction', { orders: 'transfer-at-once' }, leader)[0]!.data).toMatchObject({
      instruction: '立即移送案件监督管理室。',
    });
  });
  it('is refused in words of one’s own, which could tell what the clue says', () => {
    for (const asks of [undefined, 'in-person'] as const)
      expect(() =>
        ofClue.when(
          'RequestInstruction',
          { question: '某人收受礼金，是否直接谈话？', ...(asks && { asks }) },
          director,
        ),
      ).toThrow('major-matter.clue-in-set-words');
    expect(() => ofClue.when('GiveInstruction', { instruction: '先查某人账户。' }, leader)).toThrow(
      'major-matter.clue-in-set-words',
    );
    expect(() => ofClue.when('RequestInstruction', {}, director)).toThrow('major-matter.clue-in-set-words');
  });
  it('leaves every other matter to words of one’s own', () => {
    for (const said of [{}, { asks: 'in-person' }, { question: '?', asks: 'in-person' }] as const)
      expect(() => known.when('RequestInstruction', said, director)).toThrow('major-matter.in-own-words');
    expect(() => known.when('GiveInstruction', { orders: 'by-procedure' }, leader)).toThrow(
      'major-matter.in-own-words',
    );
  });
});

describe('acknowledging an instruction', () => {
  it('is recorded', () => {
    expect(known.and([given_]).when('AcknowledgeInstruction', {}, director)).toEqual([acknowledged]);
  });
  it('is refused where there is none', () => {
    expect(() => known.and([asked]).when('AcknowledgeInstruction', {}, director)).toThrow(
      'major-matter.no-instruction {"is":"asked"}',
    );
  });
  it('changes nothing twice', () => {
    expect(known.and([given_, acknowledged]).when('AcknowledgeInstruction', {}, director)).toEqual([]);
  });
});

describe('a major matter', () => {
  it('belongs to the zone that reported it, and its office', () => {
    expect(majorMatters.scope!(fold(majorMatters, [reported]), {}, 'm')).toEqual({
      zone: 'zone-1',
      office: 'office-1',
    });
    expect(majorMatters.scope!({ is: 'none' }, {}, 'm')).toEqual({});
  });
});
