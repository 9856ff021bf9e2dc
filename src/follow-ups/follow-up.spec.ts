import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { arrangement } from '../../test/small-county.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { noTask, type Task } from '../planning/task.state.js';
import { type Issue, unknownIssue } from '../rectifications/issue.state.js';
import type { Post } from '../shared/posts.js';
import { allow } from '../shared/rights.js';
import { followUpRefusals } from './follow-up.refusals.js';
import { followUpRegister } from './follow-up-register.view.js';
import type { FollowUpEvents } from './follow-up.state.js';
import { followUps } from './follow-up.js';
import { followUpRegisterPage } from './follow-ups.capability.js';
import { followUpDeadlines } from './follow-ups.deadlines.js';
import { followUpsRoutes } from './follow-ups.routes.js';
import { withdrawNoticeWhenIssueBecomesClue } from './withdraw-notice-when-issue-becomes-clue.policy.js';

const issue = {
  is: 'rectifying',
  body: 'commission-willow',
  zone: 'zone-1',
  office: 'office-1',
  unitName: '柳镇',
  kind: '惠农补贴',
} as Issue;
const task = { is: 'received', title: '春节检查', zone: 'zone-1', office: 'office-1' } as Task;
const around = (more: object = {}, on = '2026-05-26') => ({
  occurredAt: `${on}T09:00:00.000+08:00`,
  actor: { person: 'fang-rui', post: 'conduct-office-head' },
  facts: { issue, task, arrangement, rulebook: firstRulebook, ...more },
});
const words = { matter: '整改逾期', requirement: '说明原因并限期完成' };
const NOTICE = { about: 'issue', record: 'spring-1-2', ...words } as const;
const ISSUED = {
  type: 'FollowUpNoticeIssued',
  // Five working days after 26 May.
  data: {
    ...NOTICE,
    title: '柳镇：惠农补贴',
    body: 'commission-willow',
    zone: 'zone-1',
    office: 'office-1',
    due: '2026-06-02',
  },
} satisfies Told<FollowUpEvents>;
const ANSWERED = { type: 'FollowUpNoticeAnswered', data: { answer: '正在追缴' } } satisfies Told<FollowUpEvents>;
const RETURNED = {
  type: 'FollowUpAnswerReturned',
  data: {
    record: 'spring-1-2',
    body: 'commission-willow',
    zone: 'zone-1',
    office: 'office-1',
    reason: '未说明期限',
    due: '2026-06-05',
  },
} satisfies Told<FollowUpEvents>;
const RETURN = { reason: '未说明期限', due: '2026-06-05' };
const CLOSED = { type: 'FollowUpNoticeClosed', data: { opinion: '属实' } } satisfies Told<FollowUpEvents>;
const WITHDRAWN = { type: 'FollowUpNoticeWithdrawn', data: { clue: '2026-1-009' } } satisfies Told<FollowUpEvents>;
const none = given(followUps);
const issued = given(followUps, [ISSUED]);
const answered = issued.and([ANSWERED]);
const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

describe('issuing a follow-up notice (督办通知书, R60)', () => {
  it('goes to the body that has the issue in hand, with the county’s term for answers', () => {
    expect(none.when('IssueFollowUpNotice', NOTICE, around())).toEqual([ISSUED]);
  });
  it('goes to the zone whose task it is, or to the body whose duty it is, with a term of its own', () => {
    const due = '2026-06-30';
    expect(none.when('IssueFollowUpNotice', { about: 'task', record: 't', ...words, due }, around())[0]!.data).toEqual({
      about: 'task',
      record: 't',
      ...words,
      title: '春节检查',
      zone: 'zone-1',
      office: 'office-1',
      due,
    });
    const about = { about: 'body', record: 'commission-harbour', ...words, due } as const;
    expect(none.when('IssueFollowUpNotice', about, around())[0]!.data).toEqual({
      ...about,
      title: '港镇纪委',
      body: 'commission-harbour',
      zone: 'zone-4',
      office: 'office-4',
    });
  });
  it('changes nothing twice', () => {
    expect(issued.when('IssueFollowUpNotice', NOTICE, around())).toEqual([]);
  });
  it('is refused where nobody has it in hand, to a body that is none, and with a term that has passed', () => {
    for (const known of [unknownIssue, { is: 'closed' } as Issue])
      expect(() => none.when('IssueFollowUpNotice', NOTICE, around({ issue: known }))).toThrow(
        refused('follow-up.nobody-has-it'),
      );
    for (const known of [noTask, { is: 'closed' } as Task])
      expect(() => none.when('IssueFollowUpNotice', { ...NOTICE, about: 'task' }, around({ task: known }))).toThrow(
        refused('follow-up.nobody-has-it'),
      );
    expect(() => none.when('IssueFollowUpNotice', { ...NOTICE, about: 'body' }, around())).toThrow(
      refused('follow-up.body-unknown'),
    );
    expect(() => none.when('IssueFollowUpNotice', { ...NOTICE, due: '2026-05-25' }, around())).toThrow(
      refused('follow-up.due-in-the-past'),
    );
  });
});

describe('answering, returning and closing', () => {
  it('records the answer, once', () => {
    expect(issued.when('AnswerFollowUpNotice', ANSWERED.data, around())).toEqual([ANSWERED]);
    expect(answered.when('AnswerFollowUpNotice', ANSWERED.data, around())).toEqual([]);
  });
  it('returns an answer that does not do, with a new last day; it is answered again', () => {
    expect(answered.when('ReturnFollowUpAnswer', RETURN, around())).toEqual([RETURNED]);
    const returned = answered.and([RETURNED]);
    expect(returned.when('ReturnFollowUpAnswer', RETURN, around())).toEqual([]);
    expect(returned.when('AnswerFollowUpNotice', { answer: '6月5日前完成' }, around())).toHaveLength(1);
    expect(answered.when('ReturnFollowUpAnswer', { reason: 'x' }, around())[0]!.data).toMatchObject({
      due: '2026-06-02',
    });
  });
  it('closes what was answered, once', () => {
    expect(answered.when('CloseFollowUpNotice', CLOSED.data, around())).toEqual([CLOSED]);
    expect(answered.and([CLOSED]).when('CloseFollowUpNotice', CLOSED.data, around())).toEqual([]);
  });
  it('is refused out of turn', () => {
    expect(() => none.when('AnswerFollowUpNotice', ANSWERED.data, around())).toThrow(refused('follow-up.unknown'));
    for (const [notice, command, body] of [
      [issued, 'CloseFollowUpNotice', CLOSED.data],
      [issued, 'ReturnFollowUpAnswer', RETURN],
      [answered.and([CLOSED]), 'AnswerFollowUpNotice', { answer: 'x' }],
      [issued.and([WITHDRAWN]), 'AnswerFollowUpNotice', { answer: 'x' }],
    ] as const)
      expect(() => notice.when(command, body as never, around())).toThrow(refused('follow-up.not-at-this-step'));
  });
});

describe('a notice whose issue became a clue', () => {
  it('is withdrawn, once, and only if there is one', async () => {
    expect(issued.when('WithdrawFollowUpNotice', { clue: '2026-1-009' }, around())).toEqual([WITHDRAWN]);
    expect(issued.and([WITHDRAWN]).when('WithdrawFollowUpNotice', { clue: '2026-1-009' }, around())).toEqual([]);
    expect(none.when('WithdrawFollowUpNotice', { clue: '2026-1-009' }, around())).toEqual([]);
    const ask = { fact: () => Promise.resolve({ 'spring-1-2': ['n-1', 'n-2'] } as never) };
    const event = { id: 'spring-1-2', data: { clue: '2026-1-009' } } as unknown as DomainEvent;
    expect(await withdrawNoticeWhenIssueBecomesClue.on['IssueUpgradedToClue']!(event, ask)).toEqual(
      ['n-1', 'n-2'].map((id) => ({ command: 'WithdrawFollowUpNotice', id, body: { clue: '2026-1-009' } })),
    );
  });
  it('says nothing of it any more', () => {
    const row = rowsOf(followUpRegister, [
      happened('FollowUpNoticeIssued', 'n-1', ISSUED.data),
      happened('FollowUpNoticeWithdrawn', 'n-1', WITHDRAWN.data),
    ])['n-1']!;
    for (const field of ['title', 'matter', 'requirement', 'body'] as const) expect(row[field]).toBeNull();
    expect(followUpRegisterPage.sealed!(row)).toBe(true);
  });
});

describe('the follow-up register', () => {
  it('shows what was asked, of whom, until when, and what was answered', () => {
    const row = rowsOf(followUpRegister, [
      happened('FollowUpNoticeIssued', 'n-1', ISSUED.data, 'fang-rui', '2026-05-26'),
      happened('FollowUpNoticeAnswered', 'n-1', ANSWERED.data),
      happened('FollowUpAnswerReturned', 'n-1', RETURNED.data),
      happened('FollowUpNoticeAnswered', 'n-1', { answer: '已完成' }, 'x', '2026-06-04'),
      happened('FollowUpNoticeClosed', 'n-1', CLOSED.data, 'x', '2026-06-05'),
    ])['n-1'];
    expect(row).toEqual({
      is: 'closed',
      ...ISSUED.data,
      due: '2026-06-05',
      issuedAt: '2026-05-26T09:00:00+08:00',
      answer: '已完成',
      answeredAt: '2026-06-04T09:00:00+08:00',
      returned: 1,
      reason: '未说明期限',
      opinion: '属实',
      closedAt: '2026-06-05T09:00:00+08:00',
    });
  });
  it('is answered by its own body or zone alone', () => {
    const may = (post: Post, of: string) =>
      'yes' in
      allow({ person: 'x', posts: [{ post, of }] }, followUpsRoutes.AnswerFollowUpNotice.by, {
        body: 'commission-willow',
        zone: 'zone-1',
      });
    expect(may('township-secretary', 'commission-willow')).toBe(true);
    expect(may('township-secretary', 'commission-stone')).toBe(false);
    expect(may('zone-director', 'zone-4')).toBe(false);
  });
  it('is seen by whom it concerns: a member of the zone who works elsewhere does not', () => {
    const posts = [
      { post: 'township-secretary', of: 'commission-willow' },
      { post: 'zone-member', of: 'zone-1' },
    ] as const;
    expect(followUpRegisterPage.only!({ person: 'x', posts })).toEqual({
      $or: [{ zone: { $in: [] } }, { office: { $in: [] } }, { body: { $in: ['commission-willow'] } }],
    });
    expect(followUpRegisterPage.only!({ person: 'x', posts: [{ post: 'auditor' }] })).toBeUndefined();
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const source = readFileSync(new URL('./follow-up.ts', import.meta.url), 'utf8');
  const thrown = [...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!);
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(followUpRefusals).sort());
});

describe('the last day of an answer', () => {
  const [rule] = followUpDeadlines as [(typeof followUpDeadlines)[0]];
  const opened = (event: object) => rule.opens['FollowUpNoticeIssued']!(happened('x', 'n-1', event));

  it('is the addressee’s, by number alone', () => {
    const told = opened(ISSUED.data) as { posts: readonly string[] };
    expect(told).toMatchObject({ title: 'spring-1-2', due: '2026-06-02', body: 'commission-willow', zone: 'zone-1' });
    expect(told.posts).toContain('township-secretary:commission-willow');
    expect(JSON.stringify(told)).not.toContain('惠农补贴');
    const { body: _body, ...ofZone } = ISSUED.data;
    expect(opened(ofZone)).toMatchObject({ posts: ['zone-director:zone-1', 'deputy-zone-director:zone-1'] });
  });
  it('begins anew with the return, ends with the answer, and falls away with the notice', () => {
    expect(rule.opens['FollowUpAnswerReturned']!(happened('x', 'n-1', RETURNED.data))).toMatchObject({
      due: '2026-06-05',
      body: 'commission-willow',
    });
    expect([Object.keys(rule.meets), Object.keys(rule.cancels!)]).toEqual([
      ['FollowUpNoticeAnswered'],
      ['FollowUpNoticeWithdrawn'],
    ]);
  });
});
