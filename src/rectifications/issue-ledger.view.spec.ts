import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Post } from '../shared/posts.js';
import type { Caller } from '../shared/rights.js';
import { issueLedger, type IssueLedgerRow } from './issue-ledger.view.js';
import type { IssueEvents } from './issue.state.js';
import { issueLedgerPage } from './rectifications.capability.js';

const happened = <T extends keyof IssueEvents>(type: T, data: IssueEvents[T], day: string) =>
  ({ type, data, id: 'spring-7-2', meta: { occurredAt: `${day}T09:00:00.000+08:00` } }) as unknown as DomainEvent;
const rowOf = (...events: DomainEvent[]) =>
  events.reduce<IssueLedgerRow | undefined>(
    (row, event) => issueLedger.on[event.type]!(row, event, event.id),
    undefined,
  )!;

const BODY = 'commission-qingshi';
const problem = {
  zone: 'zone-7',
  office: 'office-7',
  inspection: 'spring-7',
  finding: '2',
  unit: 'qingshi',
  unitName: '青石乡',
  place: '青石乡政府',
  kind: '公务用车',
  facts: '派车单缺审批十二次',
};
const REFERRED = happened('IssueReferred', problem, '2026-03-18');
const FORWARDED = happened(
  'IssueForwarded',
  { body: BODY, bodyName: '青石乡纪委', found: 'seated-there', bypassed: [], due: '2026-04-19' },
  '2026-03-20',
);
const PLANNED = happened('RectificationPlanSet', { body: BODY, measures: ['公示'], due: '2026-04-10' }, '2026-03-22');
const EXTENDED = happened(
  'TermExtended',
  { body: BODY, from: '2026-04-10', until: '2026-04-20', reason: '退款尚未到账' },
  '2026-04-08',
);
const CLOSED = [
  happened('RectificationClaimed', { body: BODY, disposal: '已公示', office: 'office-7' }, '2026-04-15'),
  happened('RectificationVerified', { result: 'passed', seen: '现场查看', body: BODY }, '2026-04-16'),
  happened('IssueClosed', { body: BODY, unit: 'qingshi' }, '2026-04-17'),
];

describe('the issue ledger', () => {
  it('shows what was found, who rectifies it, and both last days', () => {
    expect(rowOf(REFERRED, FORWARDED, PLANNED, EXTENDED)).toEqual({
      number: 'spring-7-2',
      is: 'rectifying',
      open: true,
      recurred: false,
      reopened: 0,
      ...problem,
      body: BODY,
      bodyName: '青石乡纪委',
      found: 'seated-there',
      bypassed: [],
      measures: ['公示'],
      dueOriginal: '2026-04-10',
      due: '2026-04-20',
      extended: true,
      extensionReason: '退款尚未到账',
      referredAt: '2026-03-18T09:00:00.000+08:00',
      forwardedAt: '2026-03-20T09:00:00.000+08:00',
    });
  });
  it('keeps the first last day when the term was extended before there was a plan', () => {
    const before = happened(
      'TermExtended',
      { body: BODY, from: '2026-04-19', until: '2026-05-01', reason: 'x' },
      '2026-03-21',
    );
    expect(rowOf(REFERRED, FORWARDED, before, PLANNED)).toMatchObject({ dueOriginal: '2026-04-19', due: '2026-04-10' });
  });
  it('shows an issue that was sent back as nobody’s, with the reason', () => {
    const row = rowOf(
      REFERRED,
      FORWARDED,
      happened('ForwardingRejected', { body: BODY, reason: '属县直部门' }, '2026-03-21'),
    );
    expect(row).toMatchObject({ is: 'referred', open: false, reason: '属县直部门' });
    expect(row).not.toHaveProperty('body');
    expect(row).not.toHaveProperty('due');
  });
  it('shows it returned, closed, and there again', () => {
    const returned = rowOf(
      REFERRED,
      FORWARDED,
      PLANNED,
      CLOSED[0]!,
      happened('RectificationVerified', { result: 'failed', seen: '未公示', body: BODY }, '2026-04-16'),
      happened('RectificationReturned', { body: BODY, reason: '公示未做' }, '2026-04-16'),
    );
    expect(returned).toMatchObject({ is: 'returned', open: true, verification: '未公示', reason: '公示未做' });

    const closed = [REFERRED, FORWARDED, PLANNED, ...CLOSED];
    expect(rowOf(...closed)).toMatchObject({ is: 'closed', open: false, closedAt: '2026-04-17T09:00:00.000+08:00' });
    const again = [
      ...closed,
      happened('IssueRechecked', { result: 'recurred', seen: '又有三次' }, '2026-09-01'),
      happened('IssueRecurred', { unit: 'qingshi', body: BODY }, '2026-09-01'),
    ];
    expect(rowOf(...again)).toMatchObject({ is: 'recurred', recurred: true, recheck: 'recurred' });
    const linked = happened('RecurrenceLinked', { issue: 'autumn-7-4' }, '2026-09-13');
    expect(rowOf(...again, linked)).toMatchObject({ is: 'recurred-as-another', recurredAs: 'autumn-7-4' });
    const reopened = rowOf(
      ...again,
      happened('IssueReopened', { body: BODY, reason: '再次发生', due: '2026-10-01' }, '2026-09-01'),
    );
    expect(reopened).toMatchObject({
      number: 'spring-7-2',
      is: 'reopened',
      open: true,
      recurred: true,
      reopened: 1,
      due: '2026-10-01',
      dueOriginal: '2026-10-01',
      extended: false,
    });
    expect(reopened).not.toHaveProperty('closedAt');
  });
  it('leaves of an upgraded issue its number, zone, dates and the clue’s number, and no word of it', () => {
    const row = rowOf(
      REFERRED,
      FORWARDED,
      PLANNED,
      happened('IssueUpgradedToClue', { clue: '2026-7-009' }, '2026-03-25'),
    );
    expect(row).toEqual({
      number: 'spring-7-2',
      is: 'upgraded',
      zone: 'zone-7',
      open: false,
      recurred: false,
      reopened: 0,
      clue: '2026-7-009',
      referredAt: '2026-03-18T09:00:00.000+08:00',
      upgradedAt: '2026-03-25T09:00:00.000+08:00',
    });
  });
});

describe('who sees which issues', () => {
  const caller = (...posts: { post: Post; of?: string }[]): Caller => ({ person: 'somebody', posts });

  it('county staff see all', () => {
    expect(issueLedgerPage.only!(caller({ post: 'conduct-office-official' }))).toBeUndefined();
  });
  it('others see those of their zone, office or body', () => {
    expect(
      issueLedgerPage.only!(caller({ post: 'township-secretary', of: BODY }, { post: 'zone-member', of: 'zone-7' })),
    ).toEqual({ $or: [{ zone: { $in: ['zone-7'] } }, { body: { $in: [BODY] } }] });
    expect(issueLedgerPage.only!(caller({ post: 'office-head', of: 'office-7' }))).toEqual({
      $or: [{ office: { $in: ['office-7'] } }],
    });
  });
  it('nobody sees those of a unit he is barred from, but what is before his own body', () => {
    const closed = { matters: [], units: ['stone-town'], handedOver: [] };
    const notThere = { $or: [{ unit: null }, { unit: { $lt: 'stone-town' } }, { unit: { $gt: 'stone-town' } }] };
    const both = caller({ post: 'township-secretary', of: BODY }, { post: 'zone-member', of: 'zone-7' });
    expect(issueLedgerPage.only!({ ...both, closed })).toEqual({
      $or: [{ $and: [{ zone: { $in: ['zone-7'] } }, notThere] }, { body: { $in: [BODY] } }],
    });
    expect(issueLedgerPage.only!({ ...caller({ post: 'conduct-office-official' }), closed })).toEqual({
      $and: [notThere],
    });
  });
  it('special supervisors do not come in', () => {
    const posts = issueLedgerPage.by.flatMap((right) => ('post' in right ? [right.post] : []));
    expect(posts).not.toContain('special-supervisor');
  });
});
