import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  asking,
  by,
  decided,
  declared,
  distributed,
  ENVELOPE,
  entrusted,
  LIST,
  listed,
  on,
  opinion,
  PAPER,
  received,
  refused,
  reported,
  type Standing,
  then,
  verified,
  verifying,
  withHandler,
} from '../../test/clue-examples.js';
import type { ClueCommands } from './clue.commands.js';
import { CLOSINGS, DISPOSALS, OUTCOMES } from './clue.state.js';

const HANDLED = { handler: 'he-jun', body: 'office-1' };

describe('proposing a disposal', () => {
  it.each(DISPOSALS)('%s is recorded, by the handler', (disposal) => {
    expect(withHandler.when('ProposeDisposal', { disposal }, by('he-jun'))).toEqual([
      { type: 'DisposalProposed', data: { disposal, ...HANDLED } },
    ]);
  });
  it('changes nothing twice', () => {
    expect(opinion('closed').when('ProposeDisposal', { disposal: 'closed' }, by('he-jun'))).toEqual([]);
  });
  it('is refused to others, and before the body has it', () => {
    expect(() => withHandler.when('ProposeDisposal', { disposal: 'closed' }, by('zhou-qin'))).toThrow(
      refused('clue.not-the-holder'),
    );
    expect(() => distributed.when('ProposeDisposal', { disposal: 'closed' }, by('zhou-qin'))).toThrow(
      refused('clue.not-at-this-step'),
    );
  });
  it('may follow a talk, but is no second talk; nothing else is disposed of twice', () => {
    const talked = decided('talk-or-inquiry');
    expect(talked.when('ProposeDisposal', { disposal: 'closed' }, by('he-jun'))).toHaveLength(1);
    expect(() => talked.when('ProposeDisposal', { disposal: 'talk-or-inquiry' }, by('he-jun'))).toThrow(
      refused('clue.disposal-cannot-follow'),
    );
    for (const disposal of DISPOSALS)
      expect(() => decided('shelved').when('ProposeDisposal', { disposal }, by('he-jun'))).toThrow(
        refused('clue.disposal-cannot-follow'),
      );
  });
});

describe('deciding on a disposal', () => {
  it('is approved by the principal leader, once', () => {
    expect(opinion('closed').when('ApproveDisposal', {}, by('zhao-qiang'))).toEqual([
      { type: 'DisposalApproved', data: { disposal: 'closed', ...HANDLED } },
    ]);
    expect(decided('closed').when('ApproveDisposal', {}, by('zhao-qiang'))).toEqual([]);
  });
  it('is refused to whoever proposed it, and where nothing is proposed', () => {
    expect(() => opinion('closed').when('ApproveDisposal', {}, by('he-jun'))).toThrow(
      refused('clue.approves-own-proposal'),
    );
    for (const command of ['ApproveDisposal', 'RejectDisposal'] as const)
      expect(() => withHandler.when(command, { reason: 'not-needed' }, by('zhao-qiang'))).toThrow(
        refused('clue.not-at-this-step'),
      );
  });
  it('is rejected with a closed word, and the month goes on from the day of the receipt', () => {
    const no = { reason: 'another-disposal' } as const;
    expect(opinion('closed').when('RejectDisposal', no, by('zhao-qiang'))).toEqual([
      { type: 'DisposalRejected', data: { ...no, ...HANDLED, received: '2026-04-09' } },
    ]);
    const again = then(opinion('closed'), 'zhao-qiang', on(11), 'RejectDisposal', no);
    expect(again.when('RejectDisposal', no, by('zhao-qiang'))).toEqual([]);
    expect(again.when('ProposeDisposal', { disposal: 'shelved' }, by('he-jun'))).toHaveLength(1);
  });
});

describe('shelving a clue', () => {
  const shelved = then(decided('shelved'), 'he-jun', on(11), 'ShelveClue', {});
  it('records it', () => {
    expect(decided('shelved').when('ShelveClue', {}, by('he-jun'))).toEqual([{ type: 'ClueShelved', data: HANDLED }]);
    expect(verified('shelve').when('ShelveClue', {}, by('he-jun'))).toHaveLength(1);
    expect(shelved.when('ShelveClue', {}, by('he-jun'))).toEqual([]);
  });
  it('is refused where something else was approved', () => {
    for (const other of [decided('closed'), verified('close')])
      expect(() => other.when('ShelveClue', {}, by('he-jun'))).toThrow(refused('clue.not-what-was-approved'));
    expect(() => opinion('shelved').when('ShelveClue', {}, by('he-jun'))).toThrow(refused('clue.not-at-this-step'));
  });
  it('is revived by a second start, and another opinion is due', () => {
    expect(shelved.when('ReviveClue', {}, by('zhao-qiang'))).toEqual([{ type: 'ClueRevived', data: HANDLED }]);
    const revived = then(shelved, 'zhao-qiang', on(20), 'ReviveClue', {});
    expect(revived.when('ReviveClue', {}, by('zhao-qiang', on(21)))).toEqual([]);
    expect(
      revived.when('ProposeDisposal', { disposal: 'preliminary-verification' }, by('he-jun', on(21))),
    ).toHaveLength(1);
    expect(() => decided('closed').when('ReviveClue', {}, by('zhao-qiang'))).toThrow(refused('clue.not-at-this-step'));
  });
});

describe('proposing who verifies', () => {
  const ask =
    (more: Partial<ClueCommands['ProposeVerification']> = {}, around = by('zhou-qin'), from = withHandler) =>
    () =>
      from.when('ProposeVerification', { ...LIST, ...more }, around);

  it('records the sealed list and when it was checked, and no unit', () => {
    expect(ask()()).toEqual([
      {
        type: 'VerificationProposed',
        data: {
          zone: 'zone-4',
          kind: 'from-above',
          leader: 'tang-wei',
          persons: ['tang-wei', 'lin-tao'],
          checkedAt: on(20),
          proposer: 'zhou-qin',
        },
      },
    ]);
    expect(ask({}, by('zhou-qin'), listed)()).toEqual([]);
  });
  it('takes two or more, with the leader among them', () => {
    expect(ask({ persons: ['tang-wei'] })).toThrow(refused('clue.verified-by-two'));
    expect(ask({ leader: 'gao-yi' })).toThrow(refused('clue.leader-not-on-the-list'));
  });
  it('takes nobody who is barred, from elsewhere, or a special supervisor', () => {
    expect(ask({}, by('zhou-qin', on(20), declared('lin-tao', 'grain-bureau')))).toThrow(
      expect.objectContaining({ code: 'clue.conflict', facts: { grounds: ['lin-tao: near-relative'] } }),
    );
    expect(ask({ units: ['harbour-town'] })).toThrow(
      expect.objectContaining({ facts: { grounds: ['tang-wei: home-unit', 'lin-tao: home-unit'] } }),
    );
    expect(ask({ persons: ['tang-wei', 'wu-min'] })).toThrow(refused('clue.verifier-from-elsewhere'));
    expect(ask({ zone: 'zone-1', leader: 'ma-lin', persons: ['ma-lin', 'qiu-shan'] })).toThrow(
      refused('clue.verifier-from-elsewhere'),
    );
    expect(
      ask({ zone: 'zone-1', leader: 'zhou-ping', persons: ['zhou-ping', 'ma-lin', 'he-jun', 'sun-bo'] })(),
    ).toHaveLength(1);
  });
  it('entrusts a zone with a clue of the four kinds alone, by the Case Office alone', () => {
    const { kind: _kind, ...without } = LIST;
    expect(() => withHandler.when('ProposeVerification', without, by('zhou-qin'))).toThrow(
      refused('clue.not-of-the-four-kinds'),
    );
    expect(ask({ zone: 'zone-9' })).toThrow(refused('clue.zone-unknown'));
    expect(ask({}, by('he-jun'))).toThrow(refused('clue.entrusted-by-the-case-office'));
  });
  it('leaves a body to name its own people', () => {
    const own = { leader: 'he-jun', persons: ['he-jun', 'ding-yan'], ...asking };
    expect(withHandler.when('ProposeVerification', own, by('he-jun'))).toHaveLength(1);
    const say =
      (body: ClueCommands['ProposeVerification'], person = 'he-jun') =>
      () =>
        withHandler.when('ProposeVerification', body, by(person));
    expect(say({ ...own, kind: 'from-above' })).toThrow(refused('clue.kind-without-zone'));
    expect(say(own, 'zhou-qin')).toThrow(refused('clue.not-the-holder'));
    expect(say({ ...own, persons: ['he-jun', 'wu-min'] })).toThrow(refused('clue.verifier-from-elsewhere'));
  });
  it('is refused before a body has the clue, and once it is settled who verifies', () => {
    expect(ask({}, by('zhou-qin'), received)).toThrow(refused('clue.not-at-this-step'));
    expect(ask({ persons: ['tang-wei', 'gao-yi'] }, by('zhou-qin'), entrusted)).toThrow(
      refused('clue.verification-under-way'),
    );
  });
});

describe('entrusting the verification', () => {
  it('is the principal leader’s consent to the list as proposed', () => {
    const [told] = listed.when('EntrustVerification', {}, by('zhao-qiang'));
    expect(told).toMatchObject({ type: 'VerificationEntrusted', data: { zone: 'zone-4', persons: LIST.persons } });
    expect(entrusted.when('EntrustVerification', {}, by('zhao-qiang'))).toEqual([]);
  });
  it('is refused to whoever proposed it, without a list, and with somebody who must recuse', () => {
    expect(() => listed.when('EntrustVerification', {}, by('zhou-qin'))).toThrow(refused('clue.approves-own-proposal'));
    expect(() => withHandler.when('EntrustVerification', {}, by('zhao-qiang'))).toThrow(
      refused('clue.verification-not-at-this-step'),
    );
    const out = then(listed, 'zhao-qiang', on(10), 'RecuseFromClue', { person: 'lin-tao', ground: 'witness' });
    expect(() => out.when('EntrustVerification', {}, by('zhao-qiang'))).toThrow(refused('clue.verifier-recused'));
  });
  it('is declined with a closed word', () => {
    const no = { reason: 'other-persons' } as const;
    expect(listed.when('DeclineVerification', no, by('zhao-qiang'))).toEqual([
      { type: 'VerificationDeclined', data: no },
    ]);
    const declined = then(listed, 'zhao-qiang', on(10), 'DeclineVerification', no);
    expect(declined.when('DeclineVerification', no, by('zhao-qiang'))).toEqual([]);
    expect(declined.when('ProposeVerification', LIST, by('zhou-qin'))).toHaveLength(1);
    expect(() => entrusted.when('DeclineVerification', no, by('zhao-qiang'))).toThrow(
      refused('clue.verification-not-at-this-step'),
    );
  });
});

describe('reporting the verification', () => {
  const report = { outcome: 'close', report: PAPER } as const;
  it('is done by somebody on the list, with an outcome', () => {
    expect(verifying.when('ReportVerification', report, by('lin-tao'))).toEqual([
      { type: 'VerificationReported', data: { ...report, reporter: 'lin-tao' } },
    ]);
    expect(reported('close').when('ReportVerification', report, by('tang-wei'))).toEqual([]);
  });
  it('is refused to others, even to the handler', () => {
    for (const person of ['he-jun', 'gao-yi'])
      expect(() => verifying.when('ReportVerification', report, by(person))).toThrow(
        refused('clue.not-on-the-sealed-list'),
      );
  });
  it('is refused before the disposal is approved, for another disposal, and without a list', () => {
    expect(() => entrusted.when('ReportVerification', report, by('tang-wei'))).toThrow(
      refused('clue.not-at-this-step'),
    );
    expect(() => decided('closed', entrusted).when('ReportVerification', report, by('tang-wei'))).toThrow(
      refused('clue.not-what-was-approved'),
    );
    expect(() => decided('preliminary-verification').when('ReportVerification', report, by('tang-wei'))).toThrow(
      refused('clue.verification-not-at-this-step'),
    );
  });
  it('waits for another list where one of them must recuse', () => {
    const out = then(verifying, 'lin-tao', on(11), 'RecuseFromClue', { person: 'lin-tao', ground: 'near-relative' });
    expect(() => out.when('ReportVerification', report, by('tang-wei'))).toThrow(refused('clue.verifier-recused'));
    const other = then(out, 'zhou-qin', on(12), 'ProposeVerification', { ...LIST, persons: ['tang-wei', 'gao-yi'] });
    const anew = then(other, 'zhao-qiang', on(13), 'EntrustVerification', {});
    expect(anew.when('ReportVerification', report, by('gao-yi'))).toHaveLength(1);
    expect(() => anew.when('ReportVerification', report, by('lin-tao'))).toThrow(refused('clue.recused'));
  });
});

describe('deciding on the result', () => {
  it.each(OUTCOMES)('%s is approved by the principal leader', (outcome) => {
    expect(reported(outcome).when('ApproveVerificationResult', {}, by('zhao-qiang'))).toEqual([
      { type: 'VerificationResultApproved', data: { outcome, ...HANDLED } },
    ]);
    expect(verified(outcome).when('ApproveVerificationResult', {}, by('zhao-qiang'))).toEqual([]);
  });
  it('is refused to whoever verified, without a report, and with somebody who must recuse', () => {
    const approve =
      (from: Standing, person = 'zhao-qiang') =>
      () =>
        from.when('ApproveVerificationResult', {}, by(person));
    expect(approve(reported('close'), 'tang-wei')).toThrow(refused('clue.approves-own-proposal'));
    expect(approve(verifying)).toThrow(refused('clue.verification-not-at-this-step'));
    const out = then(reported('close'), 'tang-wei', on(13), 'RecuseFromClue', {
      person: 'tang-wei',
      ground: 'interest',
    });
    expect(approve(out)).toThrow(refused('clue.verifier-recused'));
  });
  it('is sent back to be verified further', () => {
    const no = { reason: 'facts-not-clear' } as const;
    expect(reported('close').when('ReturnVerificationResult', no, by('zhao-qiang'))).toEqual([
      { type: 'VerificationResultReturned', data: { ...no, persons: LIST.persons } },
    ]);
    const back = then(reported('close'), 'zhao-qiang', on(13), 'ReturnVerificationResult', no);
    expect(back.when('ReturnVerificationResult', no, by('zhao-qiang'))).toEqual([]);
    expect(back.when('ReportVerification', { outcome: 'remind', report: PAPER }, by('lin-tao'))).toHaveLength(1);
    expect(() => verifying.when('ReturnVerificationResult', no, by('zhao-qiang'))).toThrow(
      refused('clue.verification-not-at-this-step'),
    );
  });
});

describe('the closings', () => {
  const talked = decided('talk-or-inquiry');
  const ways = {
    direct: [decided('closed'), 'reply-letter'],
    'after-talk': [decided('closed', talked, 11), 'explanation-at-life-meeting'],
    'after-verification': [verified('close'), 'clarification'],
  } as const;

  it.each(CLOSINGS)('%s is one of three, with its own after-work', (kind) => {
    const [from, afterWork] = ways[kind];
    expect(from.when('CloseClue', {}, by('he-jun'))).toEqual([
      { type: 'ClueClosed', data: { kind, afterWork, ...HANDLED } },
    ]);
    const closed = then(from, 'he-jun', on(20), 'CloseClue', {});
    expect(closed.when('CloseClue', {}, by('he-jun'))).toEqual([]);
    expect(closed.when('CompleteAfterWork', { document: PAPER }, by('he-jun'))).toEqual([
      { type: 'AfterWorkCompleted', data: { afterWork, document: PAPER, ...HANDLED } },
    ]);
    const settled = then(closed, 'he-jun', on(21), 'CompleteAfterWork', { document: PAPER });
    expect(settled.when('CompleteAfterWork', { document: PAPER }, by('he-jun', on(22)))).toEqual([]);
  });
  it('after a verification may end with a reminder instead', () => {
    expect(verified('remind').when('CloseClue', {}, by('he-jun'))).toMatchObject([
      { data: { kind: 'after-verification', afterWork: 'reminder' } },
    ]);
  });
  it('are refused where something else was approved, and to others', () => {
    for (const other of [decided('shelved'), talked, verifying, verified('propose-filing')])
      expect(() => other.when('CloseClue', {}, by('he-jun'))).toThrow(refused('clue.not-what-was-approved'));
    expect(() => decided('closed').when('CloseClue', {}, by('zhou-qin'))).toThrow(refused('clue.not-the-holder'));
    expect(() => decided('closed').when('CompleteAfterWork', { document: PAPER }, by('he-jun'))).toThrow(
      refused('clue.not-at-this-step'),
    );
  });
});

describe('a case that was filed', () => {
  const filed = then(verified('propose-filing'), 'he-jun', on(20), 'FileCase', {});
  it('is a fact, and nothing of the case', () => {
    expect(verified('propose-filing').when('FileCase', {}, by('he-jun'))).toEqual([
      { type: 'CaseFiled', data: HANDLED },
    ]);
    expect(filed.when('FileCase', {}, by('he-jun'))).toEqual([]);
  });
  it('is refused where filing was not what the leader approved', () => {
    expect(() => verified('close').when('FileCase', {}, by('he-jun'))).toThrow(refused('clue.not-what-was-approved'));
    expect(() => verifying.when('FileCase', {}, by('he-jun'))).toThrow(refused('clue.not-at-this-step'));
  });
  it('goes back to the Case Office, and into the archive', () => {
    const send = { reason: 'concluded', witness: 'fang-rui' } as const;
    expect(() => filed.when('ArchiveClue', {}, by('zhou-qin'))).toThrow(refused('clue.not-the-holder'));
    const back = then(filed, 'he-jun', on(21), 'ReturnToCaseOffice', send);
    const home = then(back, 'shen-yu', on(22), 'AcceptHandOver', { second: 'zhou-qin', envelope: ENVELOPE });
    expect(home.when('ArchiveClue', {}, by('shen-yu', on(23)))).toEqual([
      { type: 'ClueArchived', data: { keeper: 'shen-yu' } },
    ]);
    const archived = then(home, 'shen-yu', on(23), 'ArchiveClue', {});
    expect(archived.when('ArchiveClue', {}, by('shen-yu', on(24)))).toEqual([]);
    expect(() => verifying.when('ArchiveClue', {}, by('he-jun'))).toThrow(refused('clue.not-at-this-step'));
  });
});
