import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { headOf } from './document-head.js';
import { documentRegister } from './document-register.view.js';
import { documentRegisterPage } from './documents.capability.js';

const issued = {
  kind: 'work-plan',
  title: '工作方案',
  issuer: 'zone-1',
  zone: 'zone-1',
  office: 'office-1',
  direction: 'upward',
  secrecy: 'none',
  urgency: 'none',
  characters: 4100,
  overLength: { limit: 4000, by: 100 },
};
const signed = { signer: 'zhou-ping', name: '周平', post: 'zone-director', year: '2026' };
const assigned = { document: 'plan', series: 'commission', n: 7, number: '柳纪发〔2026〕7号' };
const sent = { number: '柳纪发〔2026〕7号', recipients: ['commission-willow', 'conduct-office'], outside: [] };

describe('the register of official documents', () => {
  const untilSent = [
    happened('NumberSeriesOpened', '2026', { series: 'commission', prefix: '柳纪发' }),
    happened('DocumentIssued', 'plan', issued, 'he-jun'),
    happened('DocumentSigned', 'plan', signed, 'zhou-ping', '2026-03-03'),
    happened('DocumentNumberAssigned', '2026', assigned, 'someone', '2026-03-04'),
    happened('DocumentSent', 'plan', sent, 'he-jun', '2026-03-05'),
  ];

  it('shows each paper with its number, signer, recipients and the receipts that are missing', () => {
    const rows = rowsOf(documentRegister, [
      ...untilSent,
      happened('ReceiptAcknowledged', 'plan', { recipient: 'conduct-office' }, 'fang-rui', '2026-03-06'),
    ]);
    expect(Object.keys(rows)).toEqual(['plan']);
    expect(rows['plan']).toMatchObject({
      is: 'sent',
      signer: 'zhou-ping',
      year: '2026',
      n: 7,
      number: '柳纪发〔2026〕7号',
      isOverLength: true,
      receipts: [{ recipient: 'conduct-office', by: 'fang-rui', at: '2026-03-06T09:00:00+08:00' }],
      outstanding: ['commission-willow'],
      parties: ['zone-1', 'office-1', 'commission-willow', 'conduct-office'],
    });
  });
  it('keeps a voided paper with its number and the reason', () => {
    const rows = rowsOf(documentRegister, [
      ...untilSent,
      happened('DocumentVoided', 'plan', { reason: '重复行文', number: assigned.number }, 'zhou-ping', '2026-03-07'),
    ]);
    expect(rows['plan']).toMatchObject({ is: 'voided', n: 7, reason: '重复行文', outstanding: [] });
  });
  it('shows what is printed at the head: the signer on papers that go upward, the date without leading zeros', () => {
    const head = (change: object) => {
      const events = [happened('DocumentIssued', 'plan', { ...issued, ...change }), ...untilSent.slice(2)];
      const row = rowsOf(documentRegister, events)['plan']!;
      return documentRegisterPage.shows!(row, { person: 'x', posts: [] })['head'];
    };
    expect(head({ urgency: 'extra-urgent', secrecy: 'work-secret' })).toEqual({
      secrecy: '工作秘密',
      urgency: '特急',
      number: '柳纪发〔2026〕7号',
      signer: '签发人：周平',
      date: '2026年3月3日',
    });
    expect(head({ direction: 'downward' })).toMatchObject({ secrecy: null, urgency: null, signer: null });
    const [draft] = Object.values(rowsOf(documentRegister, untilSent.slice(1, 2)));
    expect(headOf(draft!)).toEqual({ secrecy: null, urgency: null, number: null, signer: null, date: null });
  });
  it('shows everything to leaders and the General Office, no work secret of others to other staff, its own to a zone', () => {
    const of = (post: Caller['posts'][number]['post'], of?: string): Caller => ({
      person: 'somebody',
      posts: [{ post, ...(of && { of }) }],
    });
    expect(documentRegisterPage.only!(of('principal-leader'))).toBeUndefined();
    expect(documentRegisterPage.only!(of('general-office-official'))).toBeUndefined();
    expect(documentRegisterPage.only!(of('conduct-office-official'))).toEqual({
      $or: [{ secrecy: { $in: ['none', 'internal'] } }, { parties: { $in: ['conduct-office'] } }],
    });
    expect(documentRegisterPage.only!(of('zone-director', 'zone-1'))).toEqual({ parties: { $in: ['zone-1'] } });
    const secretary = of('township-secretary', 'commission-willow');
    const member = { ...secretary, posts: [...secretary.posts, { post: 'zone-member', of: 'zone-1' } as const] };
    for (const caller of [secretary, member])
      expect(documentRegisterPage.only!(caller)).toEqual({ parties: { $in: ['commission-willow'] } });
  });
});
