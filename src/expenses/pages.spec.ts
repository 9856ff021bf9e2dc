import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { costByTask } from './cost-by-task.view.js';
import { costByZone } from './cost-by-zone.view.js';
import { expenseClaims } from './expense-claims.view.js';
import { costByZonePage, expenseClaimsPage } from './expenses.capability.js';

const charged = (task: string, zone: string, amountFen: number, days = 1) => ({
  task,
  title: `任务${task}`,
  zone,
  office: zone.replace('zone', 'office'),
  amountFen,
  days,
});
const a = charged('a', 'zone-1', 10_001);
const b = charged('a', 'zone-1', 250, 2);
const c = charged('c', 'zone-4', 7);
const submitted = (of: object) => ({ ...of, kind: 'transport', submitter: 'chen-hua', round: 1 });

const year = [
  happened('ExpenseSubmitted', 'e1', submitted(a), 'chen-hua'),
  happened('ExpenseSubmitted', 'e2', submitted(b), 'chen-hua'),
  happened('ExpenseSubmitted', 'e3', submitted(c), 'tang-wei'),
  happened('ExpenseApproved', 'e1', a, 'jiang-yu', '2026-03-03'),
  happened('ExpensePaid', 'e1', { ...a, voucher: '记-031' }, 'xu-lan', '2026-03-04'),
  happened('ExpenseReturned', 'e2', { ...b, from: 'submitted', reason: '缺票据' }, 'jiang-yu'),
  happened('ExpenseApproved', 'e3', c, 'jiang-yu'),
];

describe('the expense claims', () => {
  it('show who submitted, approved and paid, and when', () => {
    const rows = rowsOf(expenseClaims, year);
    expect(rows['e1']).toMatchObject({
      is: 'paid',
      amountFen: 10_001,
      submitter: 'chen-hua',
      approver: 'jiang-yu',
      payer: 'xu-lan',
      paidAt: '2026-03-04T09:00:00+08:00',
      voucher: '记-031',
      persons: ['chen-hua'],
    });
    expect(rows['e2']).toMatchObject({ is: 'returned', reason: '缺票据', approver: null });
  });
  it('are the zone’s for those who answer for it, and the own ones for everybody else', () => {
    const asks = (post: Caller['posts'][number]['post'], of: string) =>
      expenseClaimsPage.only!({ person: 'chen-hua', posts: [{ post, of }] });
    const own = { persons: 'chen-hua' };
    expect(asks('zone-director', 'zone-1')).toEqual({
      $or: [{ zone: { $in: ['zone-1'] } }, { office: { $in: [] } }, own],
    });
    expect(asks('liaison-officer', 'office-1')).toEqual({
      $or: [{ zone: { $in: [] } }, { office: { $in: ['office-1'] } }, own],
    });
    for (const post of ['zone-member', 'special-supervisor'] as const)
      expect(asks(post, 'zone-1')).toEqual({ $or: [{ zone: { $in: [] } }, { office: { $in: [] } }, own] });
    expect(expenseClaimsPage.only!({ person: 'x', posts: [{ post: 'general-office-head' }] })).toBeUndefined();
  });
});

describe('the cost of tasks and zones', () => {
  it('adds up what waits, what may be paid and what was paid, each in one place only', () => {
    expect(rowsOf(costByTask, year)).toEqual({
      a: {
        task: 'a',
        title: '任务a',
        zone: 'zone-1',
        office: 'office-1',
        waitingFen: 0,
        approvedFen: 0,
        paidFen: 10_001,
        paidDays: 1,
      },
      c: expect.objectContaining({ waitingFen: 0, approvedFen: 7, paidFen: 0 }),
    });
  });
  it('takes back what was approved and then returned', () => {
    const rows = rowsOf(costByTask, [
      ...year,
      happened('ExpenseReturned', 'e3', { ...c, from: 'approved', reason: '重复' }),
    ]);
    expect(rows['c']).toMatchObject({ waitingFen: 0, approvedFen: 0, paidFen: 0 });
  });
  it('has a row for each zone and one for the county, which only county staff see', () => {
    expect(rowsOf(costByZone, year)).toEqual({
      'zone-1': { part: 'zone-1', waitingFen: 0, approvedFen: 0, paidFen: 10_001, paidDays: 1 },
      'zone-4': { part: 'zone-4', waitingFen: 0, approvedFen: 7, paidFen: 0, paidDays: 0 },
      county: { part: 'county', waitingFen: 0, approvedFen: 7, paidFen: 10_001, paidDays: 1 },
    });
    const posts = (post: Caller['posts'][number]['post'], of?: string): Caller => ({
      person: 'x',
      posts: [{ post, ...(of && { of }) }],
    });
    expect(costByZonePage.only!(posts('general-office-head'))).toBeUndefined();
    expect(costByZonePage.only!(posts('zone-director', 'zone-1'))).toEqual({ part: { $in: ['zone-1'] } });
  });
});
