import { describe, expect, it } from '@jest/globals';
import { happened } from '../../test/rows.js';
import { accepted, CLAIMED, CLOSED, on, rectifying, verified } from './issue.examples.js';
import { issues } from './issue.js';
import { takeOverIssueWhenHandedOver } from './take-over-issue-when-handed-over.policy.js';
import type { Issue } from './issue.state.js';

const TAKEN = { type: 'IssueTakenOver', data: { body: 'commission-qingshi', person: 'bai-head' } } as const;

describe('taking over an issue', () => {
  it('names the one who goes on with it; the body stays', () => {
    expect(accepted.when('TakeOverIssue', { person: 'bai-head' })).toEqual([TAKEN]);
  });
  it('lets him act for it, and never judge it', () => {
    const rectified = rectifying.and([TAKEN], on('2026-03-23', 'policy')).and([CLAIMED], on('2026-04-01', 'bai-head'));
    const judge = { ...on('2026-04-02', 'bai-head'), today: '2026-04-02' };
    expect(() =>
      rectified.when(
        'VerifyRectification',
        { result: 'passed', seen: '已改' },
        { actor: judge.actor!, occurredAt: judge.occurredAt! },
      ),
    ).toThrow(expect.objectContaining({ code: 'issue.judges-own-work' }));
    const scope = (issue: Issue) => issues.scope!(issue, {} as never, 'spring-7-2');
    const taken = {
      is: 'accepted',
      zone: 'zone-7',
      office: 'office-7',
      body: 'commission-qingshi',
      answerable: 'bai-head',
    };
    expect(scope(taken as unknown as Issue)).toMatchObject({ persons: ['bai-head'], body: 'commission-qingshi' });
  });
  it('changes nothing twice, nor when it is closed', () => {
    const taken = accepted.and([TAKEN], on('2026-03-23', 'policy'));
    expect(taken.when('TakeOverIssue', { person: 'bai-head' })).toEqual([]);
    const closed = rectifying.and([CLAIMED, verified('passed'), CLOSED], on('2026-04-12', 'conduct-1'));
    expect(closed.when('TakeOverIssue', { person: 'bai-head' })).toEqual([]);
  });
});

describe('take over the issue when it is handed over', () => {
  const { on: reacts } = takeOverIssueWhenHandedOver;
  it('asks for it when an issue is accepted or given by decision, and for nothing else', async () => {
    const item = { handover: 'a-1', item: 'i-1-1', by: 'b' };
    expect(
      await reacts['HandoverItemAccepted']!(
        happened('HandoverItemAccepted', 'zones', { ...item, kind: 'issue' }),
        {} as never,
      ),
    ).toEqual([{ command: 'TakeOverIssue', id: 'i-1-1', body: { person: 'b' } }]);
    expect(
      await reacts['HandoverItemAccepted']!(
        happened('HandoverItemAccepted', 'zones', { ...item, kind: 'inspection' }),
        {} as never,
      ),
    ).toEqual([]);
    const items = [
      { kind: 'issue', id: 'i-1-2', title: 't' },
      { kind: 'report', id: 'i-2-report', title: 't' },
    ];
    expect(
      await reacts['HandoverExcused']!(
        happened('HandoverExcused', 'zones', { handover: 'a-1', items, to: 'c', reason: 'r' }),
        {} as never,
      ),
    ).toEqual([{ command: 'TakeOverIssue', id: 'i-1-2', body: { person: 'c' } }]);
  });
});
