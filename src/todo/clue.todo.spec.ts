import { describe, expect, it } from '@jest/globals';
import { happened, rowsOf } from '../../test/rows.js';
import { STEPS } from './steps.js';
import { todo } from './todo.view.js';

const NUMBER = '2026-0-001';
const CASE = ['case-office-head', 'case-office-official'];
const tell = (type: string, data: object = {}) => ({ ...happened(type, NUMBER, data), category: 'clue' });
const HANDLED = { handler: 'he-jun', body: 'office-1' };
const LIST = { leader: 'tang-wei', persons: ['tang-wei', 'lin-tao'], checkedAt: 'then', proposer: 'zhou-qin' };

const SEALED = tell('ClueSealed', { source: 'petition', holder: 'bao-lei', envelope: 'a3' });
const rows = (...events: readonly ReturnType<typeof tell>[]) => rowsOf(todo, [SEALED, ...events]);
/** The open steps, and whose turn each is. */
const open = (...events: readonly ReturnType<typeof tell>[]) =>
  Object.fromEntries(
    Object.entries(rows(...events))
      .filter(([, row]) => row.open)
      .map(([key, { step, posts, persons }]) => [key.split(':')[0], [step, ...posts, ...persons]]),
  );

describe('the next step with a clue', () => {
  it.each([
    ['ClueReceived', {}, 'propose-distribution', CASE],
    ['DistributionProposed', {}, 'approve-distribution', ['principal-leader']],
    ['DistributionRejected', {}, 'propose-distribution', CASE],
    ['DistributionApproved', { holder: 'zhou-qin' }, 'hand-over-clue', ['zhou-qin']],
    ['ClueHandedOver', { receiver: 'he-jun' }, 'accept-hand-over', ['he-jun']],
    ['HandOverReceived', { receiver: 'he-jun' }, 'propose-disposal', ['he-jun']],
    ['DisposalProposed', {}, 'approve-disposal', ['principal-leader']],
    ['DisposalRejected', HANDLED, 'propose-disposal', ['he-jun']],
    ['DisposalApproved', { ...HANDLED, disposal: 'talk-or-inquiry' }, 'talk-and-propose', ['he-jun']],
    ['DisposalApproved', { ...HANDLED, disposal: 'preliminary-verification' }, 'see-to-verification', ['he-jun']],
    ['DisposalApproved', { ...HANDLED, disposal: 'shelved' }, 'shelve-clue', ['he-jun']],
    ['DisposalApproved', { ...HANDLED, disposal: 'closed' }, 'close-clue', ['he-jun']],
    ['VerificationResultApproved', { ...HANDLED, outcome: 'propose-filing' }, 'file-case', ['he-jun']],
    ['VerificationResultApproved', { ...HANDLED, outcome: 'transfer' }, 'find-out-of-jurisdiction', CASE],
    ['ClueRevived', HANDLED, 'propose-disposal', ['he-jun']],
    ['ClueClosed', { ...HANDLED, afterWork: 'reply-letter' }, 'send-reply-letter', ['he-jun']],
    ['ClueClosed', { ...HANDLED, afterWork: 'explanation-at-life-meeting' }, 'explain-at-life-meeting', ['he-jun']],
    ['ClueClosed', { ...HANDLED, afterWork: 'clarification' }, 'clarify-to-unit', ['he-jun']],
    ['ClueClosed', { ...HANDLED, afterWork: 'reminder' }, 'remind-person', ['he-jun']],
    ['AfterWorkCompleted', HANDLED, 'send-clue-back', ['he-jun']],
    ['CaseFiled', HANDLED, 'send-clue-back', ['he-jun']],
    ['ClueFoundOutOfJurisdiction', { holder: 'zhou-qin' }, 'transfer-out', ['zhou-qin']],
    ['ClueSentOut', {}, 'record-outside-receipt', CASE],
  ] as const)('after %s %j is %s', (type, data, step, whose) => {
    expect(open(tell(type, data))).toEqual({ clue: [step, ...whose] });
    expect(Object.keys(STEPS)).toContain(step);
  });
  it.each(['ClueShelved', 'ClueArchived', 'ClueJoined', 'OutsideReceiptRecorded', 'ClueClosedAsNone'])(
    'after %s is none',
    (type) => expect(open(tell(type))).toEqual({}),
  );
});

describe('who verifies, beside it', () => {
  const ENTRUSTED = [tell('VerificationProposed', LIST), tell('VerificationEntrusted', LIST)];
  const DISPOSED = tell('DisposalProposed');

  it('is decided, then done by those named, while the disposal goes its own way', () => {
    expect(open(DISPOSED, ENTRUSTED[0]!)).toMatchObject({ verification: ['approve-verification', 'principal-leader'] });
    expect(open(DISPOSED, ...ENTRUSTED)).toEqual({
      clue: ['approve-disposal', 'principal-leader'],
      verification: ['report-verification', 'tang-wei', 'lin-tao'],
    });
    const reported = tell('VerificationReported');
    expect(open(...ENTRUSTED, reported)).toMatchObject({
      verification: ['approve-verification-result', 'principal-leader'],
    });
    expect(open(...ENTRUSTED, reported, tell('VerificationResultReturned', LIST))).toMatchObject({
      verification: ['report-verification', 'tang-wei', 'lin-tao'],
    });
    for (const over of [tell('VerificationDeclined'), tell('ClueTakenBack', { reason: 'not-for-us' })])
      expect(open(...ENTRUSTED, over)).not.toHaveProperty('verification');
  });
  it('is not for somebody who must recuse, nor is what he did there shown to him', () => {
    const recused = rows(...ENTRUSTED, tell('ClueRecusalDecided', { person: 'lin-tao', holder: 'he-jun' }));
    expect(recused[`verification:${NUMBER}`]).toMatchObject({ persons: ['tang-wei'], team: ['tang-wei'] });
  });
});

describe('the envelope on its way', () => {
  const HANDED = [tell('ClueHandedOver', { receiver: 'he-jun' }), tell('HandOverReceived', { receiver: 'he-jun' })];
  const passed = tell('CluePassedOn', { sender: 'he-jun', receiver: 'ding-yan' });

  it('waits for whoever it was sent to, and the next step becomes his', () => {
    expect(open(...HANDED, passed)).toMatchObject({ passing: ['accept-hand-over', 'ding-yan'] });
    const taken = tell('PassingReceived', { sender: 'he-jun', receiver: 'ding-yan' });
    expect(open(...HANDED, passed, taken)).toEqual({ clue: ['propose-disposal', 'ding-yan'] });
  });
  it('stays with its sender where it is refused', () => {
    const refused = tell('HandOverRefused', { sender: 'zhou-qin' });
    expect(open(HANDED[0]!, refused)).toEqual({ clue: ['hand-over-clue', 'zhou-qin'] });
    expect(open(...HANDED, passed, refused)).toEqual({ clue: ['propose-disposal', 'he-jun'] });
  });
  it('back to the Case Office waits for anybody there, and is archived or distributed anew', () => {
    const back = tell('ClueSentBack', { sender: 'he-jun' });
    const taken = (reason: string) => tell('ClueTakenBack', { reason, receiver: 'shen-yu' });
    expect(open(...HANDED, back)).toEqual({ passing: ['accept-hand-over', ...CASE] });
    expect(open(...HANDED, back, taken('concluded'))).toEqual({ clue: ['archive-clue', 'shen-yu'] });
    expect(open(...HANDED, back, taken('not-for-us'))).toEqual({ clue: ['propose-distribution', ...CASE] });
  });
  it('of one who must recuse is his to give away, and what he had proposed begins again', () => {
    const recused = (person: string, more: object = {}) =>
      tell('ClueRecusalDecided', { person, holder: 'he-jun', ...more });
    expect(open(...HANDED, tell('DisposalProposed'), recused('he-jun', { withdrawn: 'disposal' }))).toEqual({
      clue: ['propose-disposal', 'he-jun'],
      passing: ['pass-clue-on', ...CASE, 'he-jun'],
    });
    expect(open(tell('DistributionProposed'), recused('shen-yu', { withdrawn: 'distribution' }))).toEqual({
      clue: ['propose-distribution', ...CASE],
    });
    const backTo = { holder: 'zhou-qin', backTo: 'zhou-qin' };
    expect(open(HANDED[0]!, recused('he-jun', backTo))).toEqual({ clue: ['hand-over-clue', 'zhou-qin'] });
    expect(open(...HANDED, passed, recused('ding-yan', { backTo: 'he-jun' }))).toEqual({
      clue: ['propose-disposal', 'he-jun'],
    });
  });
});
