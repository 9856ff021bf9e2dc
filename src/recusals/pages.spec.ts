import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { backChecksView } from './back-checks.view.js';
import { conflictConfirmations } from './conflict-confirmations.view.js';
import { recusalRegister } from './recusal-register.view.js';
import { backChecksPage, confirmationsPage, recusalRegisterPage } from './recusals.capability.js';

const caller = (person: string, ...posts: Caller['posts']): Caller => ({ person, posts });

describe('the recusal register', () => {
  it('shows each declaration and what became of it', () => {
    const declared = { relation: '1', kind: 'near-relative', unit: 'stone-town', counterpart: '妻兄' };
    const rows = rowsOf(recusalRegister, [
      happened('RelationDeclared', 'he-jun', declared, 'he-jun', '2026-03-12'),
      happened('RelationDeclared', 'he-jun', { ...declared, relation: '2', unit: 'willow-town' }),
      happened('NoConflictConfirmed', 'he-jun', { matter: 'i-1', units: ['grain-bureau'] }),
      happened('RelationWithdrawalAsked', 'he-jun', { relation: '1', reason: '已调离' }, 'he-jun', '2026-05-06'),
      happened('RelationWithdrawn', 'he-jun', { relation: '1', reason: '已调离' }, 'fang-rui', '2026-05-07'),
    ]);
    expect(Object.keys(rows)).toEqual(['he-jun-1', 'he-jun-2']);
    expect(rows['he-jun-1']).toEqual({
      person: 'he-jun',
      ...declared,
      matter: null,
      until: null,
      state: 'withdrawn',
      declaredAt: '2026-03-12T09:00:00+08:00',
      withdrawalReason: '已调离',
      withdrawalAskedAt: '2026-05-06T09:00:00+08:00',
      withdrawnAt: '2026-05-07T09:00:00+08:00',
      confirmedBy: 'fang-rui',
    });
    expect(rows['he-jun-2']).toMatchObject({ state: 'declared' });
  });
  it('shows everybody’s to leaders, the head of the Conduct Office and auditors', () => {
    for (const post of ['principal-leader', 'leader-in-charge', 'conduct-office-head', 'auditor'] as const)
      expect(recusalRegisterPage.only!(caller('x', { post }))).toBeUndefined();
  });
  it('shows others their own only, zone directors and Conduct Office officials too', () => {
    expect(recusalRegisterPage.only!(caller('zhou-ping', { post: 'zone-director', of: 'zone-1' }))).toEqual({
      person: 'zhou-ping',
    });
    expect(recusalRegisterPage.only!(caller('yu-fan', { post: 'conduct-office-official' }))).toEqual({
      person: 'yu-fan',
    });
  });
});

describe('the back-checks', () => {
  const act = { event: 'e-1', did: 'FindingRecorded', at: '2026-03-10T10:00:00+08:00' };
  const opened = {
    inspection: 'i-1',
    person: 'he-jun',
    zone: 'zone-1',
    team: ['chen-hua', 'he-jun'],
    relation: '1',
    ground: 'near-relative',
    unit: 'stone-town',
    acts: [act],
  };
  const more = { relation: '2', ground: 'interest', unit: 'stone-town', acts: [act, { ...act, event: 'e-2' }] };

  it('show the grounds, what was done and the outcome', () => {
    const row = rowsOf(backChecksView, [
      happened('BackCheckOpened', 'i-1-he-jun', opened),
      happened('BackCheckWidened', 'i-1-he-jun', more),
      happened(
        'BackCheckRecorded',
        'i-1-he-jun',
        { outcome: 'stands', opinion: '另有证据' },
        'zhou-ping',
        '2026-03-20',
      ),
    ])['i-1-he-jun'];
    expect(row).toMatchObject({
      grounds: [{ relation: '1' }, { relation: '2', ground: 'interest' }],
      acts: [{ event: 'e-1' }, { event: 'e-2' }],
      state: 'recorded',
      outcome: 'stands',
      recordedBy: 'zhou-ping',
    });
  });
  it('keep earlier grounds when opened again', () => {
    const row = rowsOf(backChecksView, [
      happened('BackCheckOpened', 'i-1-he-jun', opened),
      happened('BackCheckRecorded', 'i-1-he-jun', { outcome: 'stands', opinion: '另有证据' }),
      happened('BackCheckOpened', 'i-1-he-jun', { ...opened, ...more }),
    ])['i-1-he-jun'];
    expect(row).toMatchObject({ state: 'open', outcome: null, grounds: [{ relation: '1' }, { relation: '2' }] });
  });
  it('are a director’s only for his own zone', () => {
    expect(backChecksPage.only!(caller('zhou-ping', { post: 'zone-director', of: 'zone-1' }))).toEqual({
      zone: { $in: ['zone-1'] },
    });
    expect(backChecksPage.only!(caller('x', { post: 'leader-in-charge' }))).toBeUndefined();
  });
});

describe('the promises that there is no conflict', () => {
  const task = { title: '检查', zone: 'zone-1', office: 'office-1', units: ['stone-town'] };
  it('are shown by task, with whoever has given his, the latest of each', () => {
    const rows = rowsOf(conflictConfirmations, [
      happened('TaskAssigned', 't-1', task),
      happened('NoConflictConfirmed', 'he-jun', { matter: 't-1', units: ['stone-town'] }, 'he-jun'),
      happened('NoConflictConfirmed', 'sun-bo', { matter: 't-1', units: ['stone-town'] }, 'sun-bo'),
      happened('NoConflictConfirmed', 'he-jun', { matter: 't-1', units: ['stone-town'] }, 'he-jun', '2026-03-05'),
      happened('CrossInspectionOrdered', 't-1', { zone: 'zone-4', office: 'office-4' }),
      happened(
        'NoConflictConfirmed',
        'sun-bo',
        { matter: '2026', kind: 'assessment', units: ['stone-town'] },
        'sun-bo',
      ),
    ]);
    expect(rows['t-1']).toMatchObject({ kind: 'inspection', zone: 'zone-4', office: 'office-4', title: '检查' });
    expect(rows['t-1']!.confirmed.map(({ person, at }) => [person, at.slice(0, 10)])).toEqual([
      ['sun-bo', '2026-03-02'],
      ['he-jun', '2026-03-05'],
    ]);
    expect(rows['2026']).toMatchObject({
      kind: 'assessment',
      title: null,
      zone: null,
      confirmed: [{ person: 'sun-bo' }],
    });
  });
  it('are those of the own zone and office', () => {
    expect(confirmationsPage.only!(caller('sun-bo', { post: 'office-head', of: 'office-1' }))).toMatchObject({
      $or: [{ zone: { $in: [] } }, { office: { $in: ['office-1'] } }, { persons: 'sun-bo' }],
    });
  });
});
