import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import type { Inspection } from '../inspections/inspection.state.js';
import type { Task } from '../planning/task.state.js';
import type { ExpenseEvents } from './expense.state.js';
import { expenses } from './expense.js';

const TASK = '2026-spring-zone-1';
const task = { is: 'received', title: '春节前作风检查', zone: 'zone-1', office: 'office-1' } as unknown as Task;
const inspection = { is: 'planned', members: ['chen-hua', 'lin-tao'], former: ['tang-wei'] } as unknown as Inspection;
const facts = { task, inspection };

const said = { kind: 'transport', amountFen: 12_050, days: 2 } as const;
const charged = { task: TASK, title: '春节前作风检查', zone: 'zone-1', office: 'office-1', amountFen: 12_050, days: 2 };
const submitted: Told<ExpenseEvents> = {
  type: 'ExpenseSubmitted',
  data: { ...charged, kind: 'transport', submitter: 'chen-hua', round: 1 },
};
const approved: Told<ExpenseEvents> = { type: 'ExpenseApproved', data: charged };
const returned: Told<ExpenseEvents> = {
  type: 'ExpenseReturned',
  data: { ...charged, from: 'submitted', reason: '缺票据' },
};
const paid: Told<ExpenseEvents> = { type: 'ExpensePaid', data: { ...charged, voucher: '记-031' } };

const as = (person: string, post: string, of?: string) => ({ actor: { person, post, ...(of && { of }) } });
const member = as('chen-hua', 'zone-member', 'zone-1');
const head = as('jiang-yu', 'general-office-head');
const clerk = as('xu-lan', 'general-office-official');
const approver = { actor: head.actor };

const waiting = given(expenses, [submitted]);
const back = waiting.and([returned]);
const mayBePaid = waiting.and([approved], approver);
const settled = mayBePaid.and([paid], { actor: clerk.actor });

describe('submitting an expense (R63)', () => {
  const claim = { task: TASK, ...said };
  it('records what was spent on which task, in whole fen', () => {
    expect(given(expenses).when('SubmitExpense', claim, { ...member, facts })).toEqual([submitted]);
  });
  it('is open to the zone, its office, and those of elsewhere who are or were on the team', () => {
    for (const who of [
      as('sun-bo', 'office-head', 'office-1'),
      as('lin-tao', 'zone-member', 'zone-4'),
      as('tang-wei', 'zone-member', 'zone-4'),
    ])
      expect(given(expenses).when('SubmitExpense', claim, { ...who, facts })).toHaveLength(1);
  });
  it('is refused to who had no part in the task', () => {
    const other = as('gao-yi', 'zone-director', 'zone-4');
    expect(() => given(expenses).when('SubmitExpense', claim, { ...other, facts })).toThrow('expense.not-on-this-task');
    const teamless = { task, inspection: { is: 'none' } as const };
    const lin = as('lin-tao', 'zone-member', 'zone-4');
    expect(() => given(expenses).when('SubmitExpense', claim, { ...lin, facts: teamless })).toThrow(
      'expense.not-on-this-task',
    );
  });
  it('is refused without a task', () => {
    expect(() => given(expenses).when('SubmitExpense', claim, member)).toThrow(
      `expense.unknown-task {"task":"${TASK}"}`,
    );
  });
  it('is refused under the name of another claim', () => {
    expect(() => waiting.when('SubmitExpense', { ...claim, amountFen: 1 }, { ...member, facts })).toThrow(
      'expense.name-taken',
    );
  });
  it('changes nothing twice', () => {
    expect(waiting.when('SubmitExpense', claim, { ...member, facts })).toEqual([]);
  });
});

describe('submitting it again', () => {
  it('records the claim as it should have been', () => {
    expect(back.when('ResubmitExpense', { ...said, amountFen: 9_900, note: '已补票据' }, member)).toEqual([
      {
        type: 'ExpenseSubmitted',
        data: { ...submitted.data, amountFen: 9_900, note: '已补票据', round: 2 },
      },
    ]);
  });
  it('is refused unless it was returned', () => {
    expect(() => mayBePaid.when('ResubmitExpense', { ...said, amountFen: 1 }, member)).toThrow(
      'expense.not-returned {"is":"approved"}',
    );
    expect(() => waiting.when('ResubmitExpense', { ...said, amountFen: 1 }, member)).toThrow('expense.not-returned');
  });
  it('changes nothing twice', () => {
    expect(waiting.when('ResubmitExpense', said, member)).toEqual([]);
  });
});

describe('approving an expense', () => {
  it('is recorded', () => {
    expect(waiting.when('ApproveExpense', {}, head)).toEqual([approved]);
  });
  it('is refused to whoever submitted it, in whatever post', () => {
    expect(() => waiting.when('ApproveExpense', {}, as('chen-hua', 'general-office-head'))).toThrow(
      'expense.own-claim {"person":"chen-hua"}',
    );
  });
  it('is refused for a returned claim, and for none', () => {
    expect(() => back.when('ApproveExpense', {}, head)).toThrow('expense.not-submitted {"is":"returned"}');
    expect(() => given(expenses).when('ApproveExpense', {}, head)).toThrow('expense.unknown');
  });
  it('changes nothing twice', () => {
    expect(mayBePaid.when('ApproveExpense', {}, head)).toEqual([]);
    expect(settled.when('ApproveExpense', {}, head)).toEqual([]);
  });
});

describe('returning an expense', () => {
  it('records why, and whether it had been approved', () => {
    expect(waiting.when('ReturnExpense', { reason: '缺票据' }, head)).toEqual([returned]);
    expect(mayBePaid.when('ReturnExpense', { reason: '缺票据' }, clerk)).toEqual([
      { type: 'ExpenseReturned', data: { ...charged, from: 'approved', reason: '缺票据' } },
    ]);
  });
  it('is refused once it is paid', () => {
    expect(() => settled.when('ReturnExpense', { reason: '多付' }, head)).toThrow('expense.already-paid');
  });
  it('changes nothing twice', () => {
    expect(back.when('ReturnExpense', { reason: '缺票据' }, head)).toEqual([]);
  });
});

describe('paying an expense', () => {
  it('is recorded, with the voucher', () => {
    expect(mayBePaid.when('PayExpense', { voucher: '记-031' }, clerk)).toEqual([paid]);
  });
  it('is refused to its approver and to its submitter', () => {
    expect(() => mayBePaid.when('PayExpense', {}, head)).toThrow('expense.paid-by-approver {"person":"jiang-yu"}');
    expect(() => mayBePaid.when('PayExpense', {}, as('chen-hua', 'general-office-official'))).toThrow(
      'expense.own-claim',
    );
  });
  it('is refused before it is approved', () => {
    expect(() => waiting.when('PayExpense', {}, clerk)).toThrow('expense.not-approved {"is":"submitted"}');
  });
  it('changes nothing twice', () => {
    expect(settled.when('PayExpense', {}, clerk)).toEqual([]);
    expect(settled.when('PayExpense', { voucher: '记-031' }, clerk)).toEqual([]);
  });
  it('is refused by another voucher: that would be a second payment', () => {
    expect(() => settled.when('PayExpense', { voucher: '记-032' }, clerk)).toThrow('expense.already-paid');
  });
});

describe('whose claim it is', () => {
  it('belongs to the zone and office of the task, and to its submitter', () => {
    const state = { is: 'submitted', ...charged, kind: 'transport', submitter: 'chen-hua', round: 1 } as const;
    expect(expenses.scope!(state, {}, 'e')).toEqual({
      zone: 'zone-1',
      office: 'office-1',
      persons: ['chen-hua'],
    });
    expect(expenses.scope!({ is: 'none' }, {}, 'e')).toEqual({});
  });
});
