import { describe, expect, it } from '@jest/globals';
import { happened } from '../../test/rows.js';
import { FORWARDED, verified } from './issue.examples.js';
import { issueDeadlines } from './issues.deadlines.js';

const [receipt, rectification] = issueDeadlines as [(typeof issueDeadlines)[0], (typeof issueDeadlines)[0]];
const id = 'spring-7-2';
const told = (type: string, data: object = {}) => happened(type, id, data);
const whose = {
  title: id,
  body: 'commission-qingshi',
  zone: 'zone-7',
  office: 'office-7',
  posts: ['township-secretary', 'township-official', 'group-head', 'group-official'].map(
    (post) => `${post}:commission-qingshi`,
  ),
  escalatesTo: ['conduct-office-head', 'leader-in-charge'],
};

describe('the last days of an issue', () => {
  it('begin with the forwarding: to receive it, and to rectify it', () => {
    expect(receipt.opens['IssueForwarded']!(told('IssueForwarded', FORWARDED.data))).toEqual(whose);
    expect(rectification.opens['IssueForwarded']!(told('IssueForwarded', FORWARDED.data))).toEqual({
      ...whose,
      due: '2026-04-19',
    });
  });
  it('say nothing of the matter but its number', () => {
    const opening = JSON.stringify(rectification.opens['IssueForwarded']!(told('IssueForwarded', FORWARDED.data)));
    for (const word of ['青石乡', '公务用车', '派车单']) expect(opening).not.toContain(word);
  });
  it('are moved by the plan and by an extension', () => {
    expect(rectification.moves!['RectificationPlanSet']!(told('x', { due: '2026-04-10' }))).toEqual({
      due: '2026-04-10',
      reason: '整改方案确定',
    });
    expect(rectification.moves!['TermExtended']!(told('x', { until: '2026-04-20', reason: '退款未到' }))).toEqual({
      due: '2026-04-20',
      reason: '退款未到',
    });
  });
  it('end with the claim: how long others take to look is not the body’s delay', () => {
    expect(Object.keys(rectification.meets)).toEqual(['RectificationClaimed', 'IssueClosed']);
    expect(Object.keys(receipt.meets)).toEqual(['IssueAccepted', 'ForwardingRejected']);
  });
  it('stand again as they stood when it was not rectified after all, and begin anew when it is reopened', () => {
    const opens = (event: ReturnType<typeof told>) => rectification.opens[event.type]!(event);
    expect(opens(told('RectificationVerified', verified('failed').data))).toEqual({ ...whose, due: '2026-04-10' });
    expect(opens(told('RectificationVerified', verified('passed').data))).toBeUndefined();
    const reopened = { body: 'commission-qingshi', reason: 'x', due: '2026-10-01', zone: 'zone-7', office: 'office-7' };
    expect(opens(told('IssueReopened', reopened))).toEqual({ ...whose, due: '2026-10-01' });
    // Events from before they told their zone.
    expect(opens(told('IssueReopened', { body: 'commission-qingshi', due: '2026-10-01' }))).not.toHaveProperty('zone');
  });
  it('fall away when nobody is to rectify it any more', () => {
    for (const type of ['ForwardingWithdrawn', 'IssueMerged', 'IssueUpgradedToClue'])
      for (const rule of [receipt, rectification]) expect(rule.cancels![type]!(told(type))).toEqual({});
  });
});
