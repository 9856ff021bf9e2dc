import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { arrangement } from '../../test/small-county.js';
import { opinionRegister } from './opinion-register.view.js';
import { opinions } from './opinion.js';
import type { OpinionEvents, OpinionOn } from './opinion.state.js';
import { opinionDeadlines } from './supervisors.deadlines.js';
import { opinionsPage } from './supervisors.capability.js';

const facts = { arrangement };
const supervisor = { person: 'qiu-shan', post: 'special-supervisor', of: 'zone-1' };
const said = (on: OpinionOn) => ({ on, subject: '检查方式', text: '检查前一天即有单位知情。' });
const submitted = (on: OpinionOn): Told<OpinionEvents> => ({
  type: 'OpinionSubmitted',
  data: { zone: 'zone-1', ...said(on) },
});
const answered = (on: OpinionOn): Told<OpinionEvents> => ({
  type: 'OpinionAnswered',
  data: { zone: 'zone-1', on, answer: '已查明并改进。' },
});

describe('submitting an opinion', () => {
  const submit = (history: Told<OpinionEvents>[] = [], actor = supervisor, text = said('commission').text) =>
    given(opinions, history, { actor: supervisor }).when(
      'SubmitOpinion',
      { ...said('commission'), text },
      { actor, facts },
    );

  it('records on what it is, and in which zone he is', () => {
    expect(submit()).toEqual([submitted('commission')]);
  });
  it('changes nothing twice', () => {
    expect(submit([submitted('commission')])).toEqual([]);
  });
  it('is refused a second time with other words, and to whoever is no supervisor of that zone now', () => {
    expect(() => submit([submitted('commission')], supervisor, '另一意见')).toThrow('opinion.submitted-already');
    expect(() => submit([], { ...supervisor, of: 'zone-4' })).toThrow('opinion.not-a-supervisor');
    expect(() => submit([], { ...supervisor, person: 'chen-hua' })).toThrow('opinion.not-a-supervisor');
  });
});

describe('answering it', () => {
  const answer = (on: OpinionOn, post: string, history = [submitted(on)], words = '已查明并改进。') =>
    given(opinions, history, { actor: supervisor }).when(
      'AnswerOpinion',
      { answer: words },
      { actor: { person: 'x', post } },
    );

  it('is for a leader, whatever it is on; advice may be answered by the director', () => {
    for (const on of ['commission', 'zone-work', 'advice'] as const)
      expect(answer(on, 'leader-in-charge')).toEqual([answered(on)]);
    expect(answer('advice', 'zone-director')).toEqual([answered('advice')]);
  });
  it('is not for the zone when it is on the Commission’s own work, the zone’s among it', () => {
    for (const on of ['commission', 'zone-work'] as const)
      expect(() => answer(on, 'zone-director')).toThrow('opinion.answered-above-the-zone');
  });
  it('changes nothing twice, and is refused another time and where there is none', () => {
    const history = [submitted('advice'), answered('advice')];
    expect(answer('advice', 'leader-in-charge', history)).toEqual([]);
    expect(() => answer('advice', 'leader-in-charge', history, '另一答复')).toThrow('opinion.answered-already');
    expect(() => answer('advice', 'leader-in-charge', [])).toThrow('opinion.unknown');
  });
  it('is due from those who may answer, under a name that tells nothing of it', () => {
    const opens = opinionDeadlines[0]!.opens['OpinionSubmitted']!;
    const due = (on: OpinionOn) => opens(happened('OpinionSubmitted', 'o-1', submitted(on).data));
    expect(due('commission')).toMatchObject({ title: 'o-1', posts: ['principal-leader', 'leader-in-charge'] });
    expect(due('advice')).toMatchObject({ posts: ['zone-director:zone-1'] });
  });
});

describe('the register of opinions', () => {
  it('shows what was said and answered', () => {
    const rows = rowsOf(opinionRegister, [
      happened('OpinionSubmitted', 'o-1', submitted('commission').data, 'qiu-shan'),
      happened('OpinionAnswered', 'o-1', answered('commission').data, 'deng-kai'),
    ]);
    expect(rows['o-1']).toMatchObject({ by: 'qiu-shan', state: 'answered', answeredBy: 'deng-kai' });
  });
  it('is open above the zone; to the zone only with advice, to a supervisor with his own', () => {
    const only = (post: 'leader-in-charge' | 'zone-director' | 'special-supervisor') =>
      opinionsPage.only!({ person: 'x', posts: [{ post, of: 'zone-1' }] });
    expect(only('leader-in-charge')).toBeUndefined();
    expect(only('special-supervisor')).toEqual({ by: 'x' });
    expect(only('zone-director')).toEqual({
      $or: [{ by: 'x' }, { $and: [{ on: 'advice' }, { zone: { $in: ['zone-1'] } }] }],
    });
  });
});
