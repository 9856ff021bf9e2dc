import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { happened, rowsOf } from '../../test/rows.js';
import type { Post } from '../shared/posts.js';
import type { Caller } from '../shared/rights.js';
import { clueCountsView } from './clue-counts.view.js';
import { clueCustody } from './clue-custody.view.js';
import { clueLedger } from './clue-ledger.view.js';
import { clueCountsPage, clueCustodyPage, clueLedgerPage, sealedCasesPage } from './clues.capability.js';
import { clueDeadlines } from './clues.deadlines.js';
import { sealedCases } from './sealed-cases.view.js';

const NUMBER = '2026-3-001';
const tell = (type: string, data: object = {}, at = '2026-04-09', number = NUMBER) =>
  happened(type, number, data, 'somebody', at);
const caller = (person: string, ...posts: { post: Post; of?: string }[]): Caller => ({ person, posts });

const SEALED = tell(
  'ClueSealed',
  { source: 'found-in-work', zone: 'zone-3', holder: 'ma-li', envelope: 'a3' },
  '2026-03-30',
);
const SENT = tell('ClueTransferred', { sender: 'ma-li', witness: 'han-bing', zone: 'zone-3' }, '2026-03-31');
const RECEIVED = tell(
  'ClueReceived',
  { receiver: 'zhou-qin', second: 'shen-yu', zone: 'zone-3', receipt: 'r', envelope: 'a3' },
  '2026-04-01',
);
const LISTED = {
  zone: 'zone-4',
  kind: 'from-above',
  leader: 'tang-wei',
  persons: ['tang-wei', 'lin-tao'],
  checkedAt: 'then',
  proposer: 'zhou-qin',
};

describe('the ledger of clues', () => {
  const row = (...events: readonly DomainEvent[]) => rowsOf(clueLedger, [SEALED, SENT, RECEIVED, ...events])[NUMBER]!;
  const about = { category: 'clue', record: NUMBER, rule: 'clue-disposal' };
  const PROPOSED = tell('DistributionProposed', { body: 'office-1', proposer: 'zhou-qin' });
  const HANDED = tell('HandOverReceived', { body: 'office-1', receiver: 'he-jun' }, '2026-04-10');

  it('says where a clue stands, since when, and which body has it', () => {
    expect(row(PROPOSED, tell('DistributionApproved'), HANDED)).toMatchObject({
      is: 'with-handler',
      since: '2026-04-10T09:00:00+08:00',
      sealedAt: '2026-03-30T09:00:00+08:00',
      receivedAt: '2026-04-01T09:00:00+08:00',
      body: 'office-1',
      open: true,
    });
    expect(row(PROPOSED, tell('DistributionRejected'))).toMatchObject({ is: 'received', body: null });
  });
  it('has the last day that counts now, and what was missed', () => {
    const set = happened('DeadlineSet', 'a-deadline', { ...about, due: '2026-05-10' });
    expect(row(set)).toMatchObject({ due: '2026-05-10', dueOf: 'clue-disposal' });
    const moved = happened('DeadlineMoved', 'a-deadline', { ...about, due: '2026-05-12' });
    const missed = happened('DeadlineMissed', 'a-deadline', { ...about, due: '2026-05-12' });
    expect(row(set, moved, missed, missed)).toMatchObject({ due: '2026-05-12', missed: ['clue-disposal'] });
    for (const ending of ['DeadlineMet', 'DeadlineCancelled'])
      expect(row(set, happened(ending, 'a-deadline', about))).toMatchObject({ due: null, dueOf: null });
    const other = { ...about, rule: 'clue-receipt', due: '2026-04-02' };
    expect(
      row(set, happened('DeadlineMet', 'another', other), happened('DeadlineMoved', 'another', other)),
    ).toMatchObject({
      due: '2026-05-10',
    });
    expect(rowsOf(clueLedger, [happened('DeadlineSet', 'x', { ...about, category: 'task' })])).toEqual({});
  });
  it('is over when closed and settled, filed, joined, sent out or found to be none, and not when shelved', () => {
    for (const [type, data, is] of [
      ['AfterWorkCompleted', {}, 'settled'],
      ['CaseFiled', {}, 'case-filed'],
      ['ClueJoined', { to: '2026-0-001' }, 'joined'],
      ['OutsideReceiptRecorded', { to: 'court' }, 'transferred-out'],
      ['ClueClosedAsNone', {}, 'closed-as-none'],
    ] as const)
      expect(row(tell(type, data))).toMatchObject({ is, open: false });
    expect(row(tell('ClueShelved'))).toMatchObject({ is: 'shelved', open: true });
    expect(row(tell('ClueClosed', { kind: 'after-talk' }))).toMatchObject({ closing: 'after-talk', open: true });
  });
  it('begins anew with another body, unless it came back to be kept', () => {
    const back = (reason: string) =>
      row(PROPOSED, HANDED, tell('DisposalProposed', { disposal: 'closed' }), tell('ClueTakenBack', { reason }));
    expect(back('not-for-us')).toMatchObject({ is: 'received', body: null, disposal: null });
    expect(back('concluded')).toMatchObject({ is: 'disposal-proposed', body: 'office-1' });
  });
  it('shows somebody who must recuse that there is a clue, and no more', () => {
    const closed = row(PROPOSED, tell('ClueRecusalDecided', { person: 'zhou-qin', withdrawn: 'distribution' }));
    expect(closed).toMatchObject({ is: 'received', body: null });
    expect(clueLedgerPage.shows!(closed, caller('shen-yu', { post: 'case-office-official' }))).toEqual(closed);
    expect(Object.keys(clueLedgerPage.shows!(closed, caller('zhou-qin', { post: 'case-office-head' })))).toEqual([
      'number',
      'sealedAt',
      'receivedAt',
    ]);
  });
});

describe('the sealed list', () => {
  const row = (...events: readonly DomainEvent[]) =>
    rowsOf(sealedCases, [tell('VerificationProposed', LISTED), ...events])[NUMBER]!;
  const ENTRUSTED = tell('VerificationEntrusted', LISTED);

  it('goes from the proposal to the result', () => {
    expect(row()).toMatchObject({ state: 'proposed', zone: 'zone-4', persons: LISTED.persons, entrustedAt: null });
    expect(row(ENTRUSTED)).toMatchObject({ state: 'entrusted' });
    const reported = tell('VerificationReported', { outcome: 'close' });
    expect(row(ENTRUSTED, reported)).toMatchObject({ state: 'reported', outcome: 'close' });
    expect(row(ENTRUSTED, reported, tell('VerificationResultReturned'))).toMatchObject({
      state: 'entrusted',
      outcome: null,
    });
    expect(row(ENTRUSTED, reported, tell('VerificationResultApproved'))).toMatchObject({ state: 'approved' });
  });
  it('names nobody any more once it is declined, or the clue goes to another body', () => {
    expect(row(tell('VerificationDeclined'))).toMatchObject({ state: 'declined', persons: [] });
    for (const end of [tell('ClueTakenBack', { reason: 'must-recuse' }), tell('ClueRevived')])
      expect(row(ENTRUSTED, end)).toMatchObject({ state: 'ended', persons: [] });
    expect(row(ENTRUSTED, tell('ClueTakenBack', { reason: 'concluded' }))).toMatchObject({ state: 'entrusted' });
  });
  it('is for whoever is named in it, once the principal leader has agreed', () => {
    const member = caller('tang-wei', { post: 'zone-member', of: 'zone-4' });
    expect(sealedCasesPage.only!(member)).toEqual({
      $and: [{ persons: 'tang-wei' }, { state: { $in: ['entrusted', 'reported', 'approved'] } }],
    });
    for (const post of ['case-office-head', 'principal-leader', 'auditor'] as const)
      expect(sealedCasesPage.only!(caller('x', { post }))).toBeUndefined();
  });
  it('is not for special supervisors, the Conduct Office, or a leader who has no part in it', () => {
    const posts = sealedCasesPage.by.flatMap((right) => ('post' in right ? [right.post] : []));
    for (const post of [
      'special-supervisor',
      'conduct-office-head',
      'leader-in-charge',
      'general-office-head',
    ] as const)
      expect(posts).not.toContain(post);
  });
  it('drops somebody who must recuse, now and of any past moment', () => {
    const closed = row(ENTRUSTED, tell('ClueRecusalDecided', { person: 'lin-tao' }));
    expect(closed).toMatchObject({ persons: ['tang-wei'], recused: ['lin-tao'] });
    expect(sealedCasesPage.sealed!(closed)).toBe(true);
    expect(sealedCasesPage.sealed!(row(ENTRUSTED))).toBe(false);
    expect(sealedCasesPage.shows!(closed, caller('lin-tao', { post: 'case-office-head' }))).toEqual({ number: NUMBER });
  });
  it('every look at it, and at the ledger, is put on record', () => {
    for (const page of [sealedCasesPage, clueLedgerPage])
      expect(page.sensitive!(caller('tang-wei', { post: 'zone-member', of: 'zone-4' }))).toBe(true);
  });
});

describe('the numbers for everybody else', () => {
  const again = [
    tell('ClueTransferred', { zone: 'zone-3', again: true }),
    tell('DistributionApproved', { body: 'office-1', again: true }),
  ];
  const central = tell('ClueSealed', { source: 'petition' }, '2026-04-02', '2026-0-001');
  const events = [
    SEALED,
    SENT,
    RECEIVED,
    tell('DistributionApproved', { zone: 'zone-3' }, '2026-04-02'),
    ...again,
    central,
  ];
  const counts = {
    '2026-03:zone-3': { month: '2026-03', zone: 'zone-3', sealed: 1, transferred: 1, received: 0, accepted: 0 },
    '2026-04:zone-3': { month: '2026-04', zone: 'zone-3', sealed: 0, transferred: 0, received: 1, accepted: 1 },
    '2026-04:county': { month: '2026-04', zone: 'county', sealed: 1, transferred: 0, received: 0, accepted: 0 },
  };

  it('count each clue once, in the month of each step', () => {
    expect(rowsOf(clueCountsView, events)).toEqual(counts);
  });
  it('are all that a row has', () => {
    expect(clueCountsPage.filters).toEqual(['month', 'zone']);
    expect(clueCountsPage.shows).toBeUndefined();
  });
});

describe('the custody chain after the receipt', () => {
  const row = (...events: readonly DomainEvent[]) => rowsOf(clueCustody, [SEALED, SENT, RECEIVED, ...events])[NUMBER]!;
  const passing = { sender: 'zhou-qin', witness: 'shen-yu', receiver: 'he-jun' };
  const taking = { receiver: 'he-jun', second: 'ding-yan', sender: 'zhou-qin' };

  it('has one custodian all the way, and each who signed', () => {
    expect(row(tell('ClueHandedOver', passing)).custodian).toBe('zhou-qin');
    const taken = row(tell('ClueHandedOver', passing), tell('HandOverReceived', taking));
    expect(taken).toMatchObject({ custodian: 'he-jun', is: 'received' });
    expect(taken.chain.slice(-2)).toEqual([
      { what: 'handed-over', at: '2026-04-09T09:00:00+08:00', by: 'zhou-qin', with: 'shen-yu' },
      { what: 'received', at: '2026-04-09T09:00:00+08:00', by: 'he-jun', with: 'ding-yan' },
    ]);
    expect(row(tell('HandOverRefused', { refusedBy: 'he-jun', found: 'b4' }))).toMatchObject({ custodian: 'zhou-qin' });
    expect(row(tell('OutsideReceiptRecorded', { to: 'court' }))).toMatchObject({ custodian: 'court' });
    for (const received of ['PassingReceived', 'ClueTakenBack'])
      expect(row(tell(received, taking)).custodian).toBe('he-jun');
    for (const sent of ['CluePassedOn', 'ClueSentBack', 'ClueSentOut'])
      expect(row(tell(sent, passing)).custodian).toBe('zhou-qin');
    expect(row(tell('ClueArchived', { keeper: 'zhou-qin' })).chain.at(-1)).toMatchObject({ what: 'archived' });
  });
  it('tells the zone nothing of what came after the receipt', () => {
    const later = row(tell('ClueHandedOver', passing), tell('HandOverReceived', taking));
    const zone = caller('ma-li', { post: 'zone-member', of: 'zone-3' });
    const fields = ['number', 'sealedAt', 'sentAt', 'receivedAt'];
    expect(Object.keys(clueCustodyPage.shows!(later, zone)).sort()).toEqual([...fields].sort());
  });
  it('is closed to an officer of the Case Office who must recuse', () => {
    const closed = row(tell('ClueRecusalDecided', { person: 'zhou-qin' }));
    expect(clueCustodyPage.shows!(closed, caller('zhou-qin', { post: 'case-office-head' }))).not.toHaveProperty(
      'chain',
    );
    expect(clueCustodyPage.shows!(closed, caller('shen-yu', { post: 'case-office-official' }))).toHaveProperty('chain');
  });
});

describe('the last days of a clue', () => {
  const rule = (name: string) => clueDeadlines.find((one) => one.name === name)!;
  const opened = (name: string, event: DomainEvent) => rule(name).opens[event.type]!(event);

  it('begin anew with what is returned to be sent again, and not with what is no clue', () => {
    const back = (reason: string) => opened('clue-transfer', tell('ClueReturned', { reason, holder: 'ma-li' }));
    expect(back('hash-differs')).toMatchObject({ title: NUMBER, persons: ['ma-li'] });
    expect(back('not-a-clue')).toBeUndefined();
  });
  it('count the month on from the receipt when an opinion is not agreed to or falls with its author', () => {
    const rejected = { body: 'office-1', handler: 'he-jun', received: '2026-04-09' };
    expect(opened('clue-disposal', tell('DisposalRejected', rejected, '2026-04-20'))).toMatchObject({
      start: '2026-04-09',
    });
    const fell = { person: 'he-jun', withdrawn: 'disposal', body: 'office-1', received: '2026-04-09' };
    expect(opened('clue-disposal', tell('ClueRecusalDecided', fell))).toMatchObject({
      start: '2026-04-09',
      persons: [],
      posts: ['case-office-head'],
    });
    expect(opened('clue-disposal', tell('ClueRecusalDecided', { person: 'x' }))).toBeUndefined();
  });
  it('of a verification name nobody who verifies', () => {
    const approved = (disposal: string) => opened('clue-verification', tell('DisposalApproved', { disposal }));
    expect(approved('preliminary-verification')).not.toHaveProperty('persons');
    expect(approved('closed')).toBeUndefined();
  });
});
