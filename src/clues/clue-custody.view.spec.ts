import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Post } from '../shared/posts.js';
import type { Caller } from '../shared/rights.js';
import { clueCustody, type ClueCustodyRow } from './clue-custody.view.js';
import type { ClueEvents } from './clue.state.js';
import { clueCustodyPage } from './clues.capability.js';

const happened = <T extends keyof ClueEvents>(type: T, data: ClueEvents[T], occurredAt: string) =>
  ({ type, data, id: '2026-3-001', meta: { occurredAt } }) as unknown as DomainEvent;
const rowOf = (...events: DomainEvent[]) =>
  events.reduce<ClueCustodyRow | undefined>(
    (row, event) => clueCustody.on[event.type]!(row, event, event.id),
    undefined,
  )!;

const ENVELOPE = 'a3'.repeat(32);
const OTHER = 'b4'.repeat(32);
const SEALED = happened(
  'ClueSealed',
  {
    source: 'found-in-work',
    zone: 'zone-3',
    inspection: 'spring-3',
    envelope: ENVELOPE,
    noticedAt: '2026-02-10T15:10:00+08:00',
    holder: 'ma-li',
  },
  '2026-02-10T16:40:00.000+08:00',
);
const sentAt = (at: string) =>
  happened('ClueTransferred', { sender: 'ma-li', witness: 'han-bing', zone: 'zone-3', to: 'case-office' }, at);
const SENT = sentAt('2026-02-11T09:20:00.000+08:00');
const received = (envelope: string, receipt: string, at: string) =>
  happened(
    'ClueReceived',
    { receiver: 'zhou-qin', second: 'shen-yu', sender: 'ma-li', envelope, receipt, zone: 'zone-3' },
    at,
  );
const RECEIVED = received(ENVELOPE, '2026-3-001-1', '2026-02-11T10:05:00.000+08:00');

describe('the page of clue custody', () => {
  it('shows the whole chain, sender answering for it until the receipt', () => {
    expect(rowOf(SEALED, SENT).custodian).toBe('ma-li');
    expect(rowOf(SEALED, SENT, RECEIVED)).toEqual({
      number: '2026-3-001',
      is: 'received',
      source: 'found-in-work',
      zone: 'zone-3',
      inspection: 'spring-3',
      envelope: ENVELOPE,
      custodian: 'zhou-qin',
      receipt: '2026-3-001-1',
      noticedAt: '2026-02-10T15:10:00+08:00',
      sealedAt: '2026-02-10T16:40:00.000+08:00',
      sentAt: '2026-02-11T09:20:00.000+08:00',
      receivedAt: '2026-02-11T10:05:00.000+08:00',
      chain: [
        { what: 'sealed', at: '2026-02-10T16:40:00.000+08:00', by: 'ma-li', envelope: ENVELOPE },
        { what: 'sent', at: '2026-02-11T09:20:00.000+08:00', by: 'ma-li', with: 'han-bing' },
        {
          what: 'received',
          at: '2026-02-11T10:05:00.000+08:00',
          by: 'zhou-qin',
          with: 'shen-yu',
          envelope: ENVELOPE,
        },
      ],
    });
  });

  it('shows a return, the hash that was found, the new envelope, and the second sending', () => {
    const row = rowOf(
      SEALED,
      SENT,
      happened(
        'ClueReturned',
        { reason: 'hash-differs', found: OTHER, returnedBy: 'zhou-qin', holder: 'ma-li', zone: 'zone-3' },
        '2026-02-11T10:05:00.000+08:00',
      ),
      happened('ClueResealed', { envelope: OTHER, holder: 'ma-li', zone: 'zone-3' }, '2026-02-11T11:00:00.000+08:00'),
      sentAt('2026-02-11T11:30:00.000+08:00'),
      received(OTHER, '2026-3-001-2', '2026-02-11T11:45:00.000+08:00'),
    );
    expect(row).toMatchObject({ is: 'received', envelope: OTHER, receipt: '2026-3-001-2', reason: 'hash-differs' });
    expect(row.chain.map(({ what }) => what)).toEqual(['sealed', 'sent', 'returned', 'resealed', 'sent', 'received']);
    expect(row.chain[2]).toEqual({
      what: 'returned',
      at: '2026-02-11T10:05:00.000+08:00',
      by: 'zhou-qin',
      envelope: OTHER,
    });
  });
});

describe('who sees what of it', () => {
  const caller = (...posts: { post: Post; of?: string }[]): Caller => ({ person: 'ma-li', posts });
  const row = rowOf(SEALED, SENT, RECEIVED);

  it.each(['zone-director', 'deputy-zone-director', 'zone-member'] as const)(
    'a %s sees number and dates of the own zone’s, and nothing else, from the sealing on',
    (post) => {
      const zone = caller({ post, of: 'zone-3' });
      expect(clueCustodyPage.only!(zone)).toEqual({ zone: { $in: ['zone-3'] } });
      expect(clueCustodyPage.shows!(row, zone)).toEqual({
        number: '2026-3-001',
        noticedAt: '2026-02-10T15:10:00+08:00',
        sealedAt: '2026-02-10T16:40:00.000+08:00',
        sentAt: '2026-02-11T09:20:00.000+08:00',
        receivedAt: '2026-02-11T10:05:00.000+08:00',
      });
      expect(Object.keys(clueCustodyPage.shows!(rowOf(SEALED), zone))).toEqual(['number', 'noticedAt', 'sealedAt']);
    },
  );
  it.each([
    'case-office-head',
    'case-office-official',
    'principal-leader',
    'leader-in-charge',
    'auditor',
    'internal-supervision',
  ] as const)('%s sees the full chain of every zone', (post) => {
    expect(clueCustodyPage.only!(caller({ post }))).toBeUndefined();
    expect(clueCustodyPage.shows!(row, caller({ post }))).toEqual(row);
  });
  it('nobody else comes in', () => {
    const posts = clueCustodyPage.by.flatMap((right) => ('post' in right ? [right.post] : []));
    for (const post of ['conduct-office-head', 'special-supervisor', 'office-official', 'township-secretary'] as const)
      expect(posts).not.toContain(post);
  });
  it('no filter asks for a field that a zone may not see, but for its zone and the step its dates tell', () => {
    expect(clueCustodyPage.filters).toEqual(['zone', 'is']);
  });
});
