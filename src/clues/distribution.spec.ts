import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  asking,
  by,
  decided,
  declared,
  distributed,
  ENVELOPE,
  handedOver,
  NUMBER,
  on,
  opinion,
  PAPER,
  people,
  proposed,
  received,
  refused,
  sealed,
  sent,
  type Standing,
  then,
  verified,
  withHandler,
} from '../../test/clue-examples.js';
import { fold } from '@libs/event-sourcing/testing.js';
import { awayFor, leftTheGrainBureau } from '../../test/small-county.js';
import { happened } from '../../test/rows.js';
import { clue } from './clue.js';
import type { Clue } from './clue.state.js';
import { recuseFromClueWhenRecusalDecided } from './recuse-from-clue-when-recusal-decided.policy.js';

const elsewhere = { body: 'commission-stone', ...asking };

describe('proposing the distribution of a clue', () => {
  const propose = { body: 'office-1', ...asking };
  it('records which body, and not what it was asked about', () => {
    expect(received.when('ProposeDistribution', propose, by('zhou-qin'))).toEqual([
      { type: 'DistributionProposed', data: { body: 'office-1', proposer: 'zhou-qin' } },
    ]);
  });
  it('is refused for a body that does not exist, for an unknown unit, and for the body seated in the unit', () => {
    const ask = (more: object) => () => received.when('ProposeDistribution', { ...propose, ...more }, by('zhou-qin'));
    expect(ask({ body: 'zone-4' })).toThrow(refused('clue.no-such-body'));
    expect(ask({ units: ['nowhere'] })).toThrow(refused('clue.unit-unknown'));
    expect(ask({ body: 'commission-willow', units: ['grain-bureau', 'willow-town'] })).toThrow(
      refused('clue.body-of-the-unit'),
    );
  });
  it('is refused before the receipt and after the hand-over', () => {
    for (const other of [sealed, sent, withHandler])
      expect(() => other.when('ProposeDistribution', propose, by('zhou-qin'))).toThrow(
        refused('clue.not-at-this-step'),
      );
  });
  it('changes nothing twice', () => {
    expect(proposed.when('ProposeDistribution', propose, by('zhou-qin'))).toEqual([]);
  });
});

describe('approving the distribution', () => {
  it('accepts it as a clue, and counts it once', () => {
    expect(proposed.when('ApproveDistribution', {}, by('zhao-qiang'))).toEqual([
      { type: 'DistributionApproved', data: { body: 'office-1', holder: 'zhou-qin' } },
    ]);
    const back = then(withHandler, 'he-jun', on(10), 'ReturnToCaseOffice', {
      reason: 'not-for-us',
      witness: 'fang-rui',
    });
    const again = then(
      then(back, 'zhou-qin', on(11), 'AcceptHandOver', { second: 'shen-yu', envelope: ENVELOPE }),
      'zhou-qin',
      on(12),
      'ProposeDistribution',
      elsewhere,
    );
    expect(again.when('ApproveDistribution', {}, by('zhao-qiang'))).toMatchObject([{ data: { again: true } }]);
  });
  it('is refused to whoever proposed it', () => {
    expect(() => proposed.when('ApproveDistribution', {}, by('zhou-qin'))).toThrow(
      refused('clue.approves-own-proposal'),
    );
  });
  it('is refused without a proposal, and before it', () => {
    expect(() => received.when('ApproveDistribution', {}, by('zhao-qiang'))).toThrow(refused('clue.not-at-this-step'));
    expect(() => proposed.when('ApproveDistribution', {}, by('zhao-qiang', on(9, '09:09')))).toThrow(
      refused('clue.before-the-last-step'),
    );
  });
  it('changes nothing twice', () => {
    expect(distributed.when('ApproveDistribution', {}, by('zhao-qiang'))).toEqual([]);
  });
});

describe('rejecting the distribution', () => {
  const no = { reason: 'another-body' } as const;
  it('says why in a closed word, and the Case Office proposes again', () => {
    const rejected = then(proposed, 'zhao-qiang', on(9, '10:00'), 'RejectDistribution', no);
    expect(proposed.when('RejectDistribution', no, by('zhao-qiang'))).toEqual([
      { type: 'DistributionRejected', data: no },
    ]);
    expect(rejected.when('RejectDistribution', no, by('zhao-qiang'))).toEqual([]);
    expect(rejected.when('ProposeDistribution', elsewhere, by('zhou-qin'))).toHaveLength(1);
  });
  it('is refused where nothing is proposed', () => {
    expect(() => received.when('RejectDistribution', no, by('zhao-qiang'))).toThrow(refused('clue.not-at-this-step'));
  });
});

describe('a clue out of jurisdiction', () => {
  const found = then(received, 'zhou-qin', on(9, '11:00'), 'FindOutOfJurisdiction', { to: 'public-security' });
  const gone = then(found, 'zhou-qin', on(10), 'TransferOutOfJurisdiction', { witness: 'shen-yu' });

  it('is found so, counted from the day of its receipt', () => {
    expect(received.when('FindOutOfJurisdiction', { to: 'public-security' }, by('zhou-qin'))).toEqual([
      {
        type: 'ClueFoundOutOfJurisdiction',
        data: { to: 'public-security', holder: 'zhou-qin', received: '2026-04-09' },
      },
    ]);
    expect(found.when('FindOutOfJurisdiction', { to: 'public-security' }, by('zhou-qin'))).toEqual([]);
  });
  it('is not found so once a body handles it, unless the verification came to that', () => {
    const find = { to: 'court' } as const;
    expect(() => withHandler.when('FindOutOfJurisdiction', find, by('zhou-qin'))).toThrow(
      refused('clue.not-at-this-step'),
    );
    expect(() => verified('close').when('FindOutOfJurisdiction', find, by('zhou-qin'))).toThrow(
      refused('clue.not-what-was-approved'),
    );
    expect(verified('transfer').when('FindOutOfJurisdiction', find, by('zhou-qin'))).toMatchObject([
      { data: { to: 'court', holder: 'he-jun', received: '2026-04-20' } },
    ]);
  });
  it('is sent by its holder before a witness', () => {
    const send = { witness: 'shen-yu' };
    expect(found.when('TransferOutOfJurisdiction', send, by('zhou-qin'))).toEqual([
      { type: 'ClueSentOut', data: { sender: 'zhou-qin', witness: 'shen-yu', to: 'public-security' } },
    ]);
    expect(gone.when('TransferOutOfJurisdiction', send, by('zhou-qin'))).toEqual([]);
    expect(() => found.when('TransferOutOfJurisdiction', { witness: 'zhou-qin' }, by('zhou-qin'))).toThrow(
      refused('clue.signs-twice'),
    );
    expect(() => found.when('TransferOutOfJurisdiction', { witness: 'nobody' }, by('zhou-qin'))).toThrow(
      refused('clue.witness-without-post'),
    );
    expect(() => found.when('TransferOutOfJurisdiction', send, by('bao-lei'))).toThrow(refused('clue.not-the-holder'));
    expect(() => received.when('TransferOutOfJurisdiction', send, by('zhou-qin'))).toThrow(
      refused('clue.not-at-this-step'),
    );
  });
  it('is the sender’s until the other body has signed, and then that body’s', () => {
    const over = then(gone, 'shen-yu', on(11), 'RecordOutsideReceipt', { document: PAPER });
    expect(gone.when('RecordOutsideReceipt', { document: PAPER }, by('shen-yu'))).toEqual([
      { type: 'OutsideReceiptRecorded', data: { to: 'public-security', document: PAPER } },
    ]);
    expect(over.when('RecordOutsideReceipt', { document: PAPER }, by('shen-yu'))).toEqual([]);
    expect(() => found.when('RecordOutsideReceipt', { document: PAPER }, by('shen-yu'))).toThrow(
      refused('clue.not-sent-out'),
    );
  });
});

describe('joining a duplicate', () => {
  const other = fold(clue, [
    {
      type: 'ClueSealed',
      data: { source: 'petition', envelope: PAPER, noticedAt: on(1), holder: 'bao-lei' },
    },
    { type: 'ClueTransferred', data: { sender: 'bao-lei', witness: 'fang-rui', to: 'case-office' } },
    {
      type: 'ClueReceived',
      data: { receiver: 'zhou-qin', second: 'shen-yu', sender: 'bao-lei', envelope: PAPER, receipt: '2026-0-000-1' },
    },
  ]);
  const join = { to: '2026-0-000' };
  const around = by('zhou-qin', on(20), { other });

  it('keeps its number as a stub', () => {
    expect(received.when('JoinDuplicate', join, around)).toEqual([{ type: 'ClueJoined', data: join }]);
  });
  it('changes nothing twice, and nothing more is done with the stub but to archive it', () => {
    const stub = received.and([{ type: 'ClueJoined', data: join }]);
    expect(stub.when('JoinDuplicate', join, around)).toEqual([]);
    expect(() => stub.when('ProposeDistribution', elsewhere, around)).toThrow(refused('clue.not-at-this-step'));
    expect(stub.when('ArchiveClue', {}, around)).toEqual([{ type: 'ClueArchived', data: { keeper: 'zhou-qin' } }]);
  });
  it('is refused to itself, and to one that is unknown or over', () => {
    expect(() => received.when('JoinDuplicate', { to: NUMBER }, around)).toThrow(refused('clue.joined-to-itself'));
    expect(() => received.when('JoinDuplicate', join, by('zhou-qin'))).toThrow(refused('clue.cannot-be-joined-to'));
    const stub = fold(clue, [{ type: 'ClueJoined', data: { to: '2026-0-009' } }], {}, other);
    expect(() => received.when('JoinDuplicate', join, by('zhou-qin', on(20), { other: stub }))).toThrow(
      refused('clue.cannot-be-joined-to'),
    );
  });
});

describe('handing a clue over to the body', () => {
  const hand = { handler: 'he-jun', witness: 'shen-yu', ...asking };
  it('names the handler and a witness', () => {
    expect(distributed.when('HandOverToBody', hand, by('zhou-qin'))).toEqual([
      {
        type: 'ClueHandedOver',
        data: { sender: 'zhou-qin', witness: 'shen-yu', receiver: 'he-jun', body: 'office-1' },
      },
    ]);
    expect(handedOver.when('HandOverToBody', hand, by('zhou-qin'))).toEqual([]);
  });
  it('is refused before the principal leader has agreed', () => {
    expect(() => proposed.when('HandOverToBody', hand, by('zhou-qin'))).toThrow(refused('clue.not-at-this-step'));
  });
  it('is refused to somebody of another body, or who is barred from the unit', () => {
    const give =
      (more: object, around = by('zhou-qin')) =>
      () =>
        distributed.when('HandOverToBody', { ...hand, ...more }, around);
    expect(give({ handler: 'wu-min' })).toThrow(refused('clue.handler-not-of-the-body'));
    expect(give({ witness: 'he-jun' })).toThrow(refused('clue.signs-twice'));
    const kin = declared('he-jun', 'grain-bureau');
    expect(give({}, by('zhou-qin', on(20), kin))).toThrow(
      expect.objectContaining({ code: 'clue.conflict', facts: { grounds: ['he-jun: near-relative'] } }),
    );
    expect(give({ units: ['harbour-town'] }, by('zhou-qin', on(20), kin))()).toHaveLength(1);
  });
  it('is refused to whoever left the unit for as long as the county has set', () => {
    const left = { people: leftTheGrainBureau('he-jun', people) };
    const give = (more: object) =>
      distributed.when('HandOverToBody', hand, by('zhou-qin', on(20), { ...left, ...more }));
    expect(give({})).toHaveLength(1);
    expect(() => give({ rulebook: awayFor(5, '2026-04-20') })).toThrow(refused('clue.conflict'));
  });
});

describe('accepting what was handed over', () => {
  const two = { second: 'ding-yan', envelope: ENVELOPE };
  it('is signed by the handler and a colleague', () => {
    expect(handedOver.when('AcceptHandOver', two, by('he-jun'))).toEqual([
      {
        type: 'HandOverReceived',
        data: {
          receiver: 'he-jun',
          second: 'ding-yan',
          sender: 'zhou-qin',
          receipt: `${NUMBER}-2`,
          body: 'office-1',
        },
      },
    ]);
    expect(withHandler.when('AcceptHandOver', two, by('he-jun'))).toEqual([]);
  });
  it('is refused to others, with a stranger as second, and for another envelope', () => {
    const take =
      (person: string, more: object = {}) =>
      () =>
        handedOver.when('AcceptHandOver', { ...two, ...more }, by(person));
    expect(take('ding-yan')).toThrow(refused('clue.sent-to-another'));
    expect(take('zhou-qin')).toThrow(refused('clue.receiver-sent-it'));
    expect(take('he-jun', { second: 'zhou-qin' })).toThrow(refused('clue.signs-twice'));
    expect(take('he-jun', { second: 'wu-min' })).toThrow(refused('clue.second-not-of-the-body'));
    expect(take('he-jun', { envelope: PAPER })).toThrow(refused('clue.envelope-differs'));
    expect(() => distributed.when('AcceptHandOver', two, by('he-jun'))).toThrow(refused('clue.not-under-way'));
  });
});

describe('refusing what was handed over', () => {
  const no = { reason: 'envelope-broken' } as const;
  it('leaves it with its sender, who hands it over again', () => {
    expect(handedOver.when('RefuseHandOver', no, by('he-jun'))).toEqual([
      { type: 'HandOverRefused', data: { ...no, refusedBy: 'he-jun', sender: 'zhou-qin' } },
    ]);
    const back = then(handedOver, 'he-jun', on(9, '10:00'), 'RefuseHandOver', no);
    expect(back.when('RefuseHandOver', no, by('he-jun'))).toEqual([]);
    expect(
      back.when('HandOverToBody', { handler: 'ding-yan', witness: 'shen-yu', ...asking }, by('zhou-qin')),
    ).toHaveLength(1);
  });
  it('says which hash was found where it differs, and is for the receiver alone', () => {
    expect(() => handedOver.when('RefuseHandOver', { reason: 'hash-differs' }, by('he-jun'))).toThrow(
      refused('clue.which-hash-was-found'),
    );
    expect(() => handedOver.when('RefuseHandOver', no, by('ding-yan'))).toThrow(refused('clue.sent-to-another'));
  });
});

describe('recusal from a clue', () => {
  const kin = (person: string) => ({ person, ground: 'near-relative' }) as const;

  it('of the Case Office’s own officer: he gives it to a colleague, and what he had proposed falls', () => {
    expect(proposed.when('RecuseFromClue', kin('zhou-qin'), by('zhou-qin'))).toEqual([
      {
        type: 'ClueRecusalDecided',
        data: { ...kin('zhou-qin'), holder: 'zhou-qin', withdrawn: 'distribution' },
      },
    ]);
    const out = then(proposed, 'zhou-qin', on(9, '10:00'), 'RecuseFromClue', kin('zhou-qin'));
    expect(out.when('RecuseFromClue', kin('zhou-qin'), by('zhou-qin'))).toEqual([]);
    expect(() => out.when('ProposeDistribution', elsewhere, by('zhou-qin'))).toThrow(refused('clue.recused'));
    const passed = then(out, 'zhou-qin', on(9, '10:10'), 'PassOnClue', {
      receiver: 'bao-lei',
      witness: 'fang-rui',
      ...asking,
    });
    const taken = then(passed, 'bao-lei', on(9, '10:20'), 'AcceptHandOver', { second: 'shen-yu', envelope: ENVELOPE });
    expect(taken.when('ProposeDistribution', elsewhere, by('bao-lei'))).toHaveLength(1);
    expect(() => passed.when('AcceptHandOver', { second: 'zhou-qin', envelope: ENVELOPE }, by('bao-lei'))).toThrow(
      refused('clue.signs-twice'),
    );
  });
  it('of another is decided above, not by a colleague', () => {
    expect(() => received.when('RecuseFromClue', kin('shen-yu'), by('bao-lei'))).toThrow(
      refused('clue.recusal-of-another'),
    );
    expect(received.when('RecuseFromClue', kin('shen-yu'), by('zhao-qiang'))).toHaveLength(1);
    expect(() => sealed.when('RecuseFromClue', kin('bao-lei'), by('bao-lei'))).toThrow(
      refused('clue.not-at-this-step'),
    );
  });
  it('of the handler: the clue goes to a colleague, and an opinion that nobody has decided falls', () => {
    const out = then(opinion('closed'), 'he-jun', on(10, '12:00'), 'RecuseFromClue', kin('he-jun'));
    expect(() => out.when('ApproveDisposal', {}, by('zhao-qiang'))).toThrow(refused('clue.not-at-this-step'));
    const pass = { receiver: 'ding-yan', witness: 'fang-rui', ...asking };
    for (const receiver of ['he-jun', 'wu-min'])
      expect(() => out.when('PassOnClue', { ...pass, receiver }, by('he-jun'))).toThrow(refused('clue.no-colleague'));
    expect(() => out.when('PassOnClue', pass, by('he-jun', on(20), declared('ding-yan', 'grain-bureau')))).toThrow(
      refused('clue.conflict'),
    );
    const passed = then(out, 'he-jun', on(11), 'PassOnClue', pass);
    expect(passed.when('PassOnClue', pass, by('he-jun'))).toEqual([]);
    const taken = then(passed, 'ding-yan', on(11, '11:00'), 'AcceptHandOver', { second: 'sun-bo', envelope: ENVELOPE });
    expect(taken.when('ProposeDisposal', { disposal: 'closed' }, by('ding-yan'))).toMatchObject([
      { data: { handler: 'ding-yan' } },
    ]);
    expect(() => taken.when('ProposeDisposal', { disposal: 'closed' }, by('he-jun'))).toThrow(refused('clue.recused'));
  });
  it('of the whole body: it goes back, and another body begins', () => {
    const send = { reason: 'must-recuse', witness: 'fang-rui' } as const;
    const out = then(withHandler, 'he-jun', on(10), 'RecuseFromClue', kin('he-jun'));
    const back = then(out, 'he-jun', on(10, '11:00'), 'ReturnToCaseOffice', send);
    expect(back.when('ReturnToCaseOffice', send, by('he-jun'))).toEqual([]);
    const home = then(back, 'shen-yu', on(10, '12:00'), 'AcceptHandOver', { second: 'zhou-qin', envelope: ENVELOPE });
    expect(home.when('ProposeDistribution', elsewhere, by('shen-yu'))).toHaveLength(1);
    expect(() => received.when('ReturnToCaseOffice', send, by('zhou-qin'))).toThrow(refused('clue.not-at-this-step'));
    expect(() =>
      withHandler.when('ReturnToCaseOffice', { reason: 'concluded', witness: 'fang-rui' }, by('he-jun')),
    ).toThrow(refused('clue.not-at-this-step'));
  });
  it('of whoever it is on its way to: it stays with its sender', () => {
    const out = then(handedOver, 'he-jun', on(9, '10:00'), 'RecuseFromClue', kin('he-jun'));
    expect(() => out.when('AcceptHandOver', { second: 'ding-yan', envelope: ENVELOPE }, by('he-jun'))).toThrow(
      refused('clue.not-under-way'),
    );
    const hand = { witness: 'shen-yu', ...asking };
    expect(() => out.when('HandOverToBody', { handler: 'he-jun', ...hand }, by('zhou-qin'))).toThrow(
      refused('clue.conflict'),
    );
    expect(out.when('HandOverToBody', { handler: 'ding-yan', ...hand }, by('zhou-qin'))).toHaveLength(1);
  });
  it('nobody does anything with a clue while its envelope is being carried', () => {
    const passed = then(decided('closed'), 'he-jun', on(11), 'PassOnClue', {
      receiver: 'ding-yan',
      witness: 'fang-rui',
      ...asking,
    });
    expect(() => passed.when('CloseClue', {}, by('he-jun'))).toThrow(refused('clue.passing'));
    const out = then(passed, 'he-jun', on(11, '11:00'), 'RecuseFromClue', kin('he-jun'));
    expect(() => out.when('PassOnClue', { receiver: 'sun-bo', witness: 'fang-rui', ...asking }, by('he-jun'))).toThrow(
      refused('clue.passing'),
    );
  });
  it('of a custodian who does not act: a colleague or the Case Office fetches the envelope, nobody else', () => {
    const out = then(withHandler, 'zhao-qiang', on(10), 'RecuseFromClue', kin('he-jun'));
    const fetch = { receiver: 'ding-yan', witness: 'fang-rui', ...asking };
    for (const person of ['sun-bo', 'shen-yu'])
      expect(out.when('PassOnClue', fetch, by(person))).toEqual([
        {
          type: 'CluePassedOn',
          data: { sender: 'he-jun', witness: 'fang-rui', receiver: 'ding-yan', fetchedBy: person },
        },
      ]);
    // Never for himself: a hand-over takes two.
    expect(() => out.when('PassOnClue', fetch, by('ding-yan'))).toThrow(refused('clue.no-colleague'));
    const home = then(out, 'shen-yu', on(11), 'ReturnToCaseOffice', { reason: 'must-recuse', witness: 'fang-rui' });
    const two = { second: 'zhou-qin', envelope: ENVELOPE };
    expect(() => home.when('AcceptHandOver', two, by('shen-yu'))).toThrow(refused('clue.receiver-sent-it'));
    expect(home.when('AcceptHandOver', two, by('bao-lei'))).toHaveLength(1);
    expect(() => out.when('PassOnClue', fetch, by('tang-wei'))).toThrow(refused('clue.not-the-holder'));
    expect(() => out.when('PassOnClue', { ...fetch, witness: 'he-jun' }, by('sun-bo'))).toThrow(
      refused('clue.signs-twice'),
    );
    expect(out.when('ReturnToCaseOffice', { reason: 'must-recuse', witness: 'fang-rui' }, by('shen-yu'))).toMatchObject(
      [{ type: 'ClueSentBack', data: { sender: 'he-jun' } }],
    );
    expect(() => withHandler.when('PassOnClue', fetch, by('sun-bo'))).toThrow(refused('clue.not-the-holder'));
  });
  it('decided in the register of recusals reaches the clue, once, if the Case Office has it', async () => {
    const asked = (outcome: string, kind: string, state: Clue) =>
      recuseFromClueWhenRecusalDecided.on['RecusalDecided']!(
        happened('RecusalDecided', 'he-jun', { request: '1', kind, matter: NUMBER, ground: 'interest', outcome }),
        { fact: () => Promise.resolve(state as never) },
      );
    expect(await asked('recused', 'clue', withHandler.state)).toEqual([
      { command: 'RecuseFromClue', id: NUMBER, body: { person: 'he-jun', ground: 'interest' } },
    ]);
    const out = then(withHandler, 'he-jun', on(10), 'RecuseFromClue', kin('he-jun'));
    for (const [outcome, kind, state] of [
      ['stays', 'clue', withHandler.state],
      ['recused', 'issue', withHandler.state],
      ['recused', 'clue', sealed.state],
      ['recused', 'clue', out.state],
    ] as const)
      expect(await asked(outcome, kind, state)).toEqual([]);
  });
  it('closes the matter to whoever has given it away, in every post', () => {
    const scope = ({ state }: Standing) => clue.scope!(state, {}, NUMBER) as { barred: readonly string[] };
    const out = then(withHandler, 'he-jun', on(10), 'RecuseFromClue', kin('he-jun'));
    expect(scope(out).barred).toEqual([]);
    const passed = then(out, 'he-jun', on(11), 'PassOnClue', { receiver: 'ding-yan', witness: 'fang-rui', ...asking });
    const taken = then(passed, 'ding-yan', on(12), 'AcceptHandOver', { second: 'sun-bo', envelope: ENVELOPE });
    expect(scope(taken).barred).toEqual(['he-jun']);
  });
});
