import { stateOf } from '@libs/event-sourcing/decider.js';
import { type Actor, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { evolveInspection, type Inspection, noInspection } from '../inspections/inspection.state.js';
import { evolveTask, noTask, type Task } from '../planning/task.state.js';
import type { ExpenseCommands, ResubmitExpense } from './expense.commands.js';
import { chargedOf, evolveExpense, type Expense, type ExpenseEvents, noExpense } from './expense.state.js';

type Facts = { readonly task: Task; readonly inspection: Inspection };
type Named = { readonly task: string };

/** 经费报销: what a task cost, claimed by one person, approved by a second, paid by a third. */
export const expenses: Decider<Expense, ExpenseCommands, ExpenseEvents, Facts> = {
  category: 'expense',
  initial: noExpense,
  facts: {
    task: stateOf({ initial: noTask, evolve: evolveTask }, ({ task }: Named) => [`task/${task}`], ['SubmitExpense']),
    inspection: stateOf(
      { initial: noInspection, evolve: evolveInspection },
      ({ task }: Named) => [`inspection/${task}`],
      ['SubmitExpense'],
    ),
  },
  evolve: evolveExpense,
  scope: (expense) =>
    expense.is === 'none' ? {} : { zone: expense.zone, office: expense.office, persons: [expense.submitter] },
  decide: {
    SubmitExpense({ task: name, ...said }, expense, { actor, facts: { task, inspection } }) {
      if (expense.is !== 'none') {
        if (expense.task === name && isAsClaimed(said, expense)) return [];
        throw new Refused('expense.name-taken');
      }
      if (task.is === 'none') throw new Refused('expense.unknown-task', { task: name });
      const { title, zone, office } = task;
      if (!workedOn(inspection, actor, [zone, office])) throw new Refused('expense.not-on-this-task', { task: name });
      return [submitted({ task: name, title, zone, office }, said, actor.person, 1)];
    },

    ResubmitExpense(said, expense, { actor }) {
      const claim = claimed(expense);
      if (claim.is === 'submitted' && isAsClaimed(said, claim)) return [];
      if (claim.is !== 'returned') throw new Refused('expense.not-returned', { is: claim.is });
      return [submitted(claim, said, actor.person, claim.round + 1)];
    },

    ApproveExpense(_, expense, { actor }) {
      const claim = claimed(expense);
      if (claim.is === 'approved' || claim.is === 'paid') return [];
      if (claim.is !== 'submitted') throw new Refused('expense.not-submitted', { is: claim.is });
      if (claim.submitter === actor.person) throw new Refused('expense.own-claim', { person: actor.person });
      return [{ type: 'ExpenseApproved', data: chargedOf(claim) }];
    },

    ReturnExpense({ reason }, expense) {
      const claim = claimed(expense);
      if (claim.is === 'returned') return [];
      if (claim.is === 'paid') throw new Refused('expense.already-paid');
      return [{ type: 'ExpenseReturned', data: { ...chargedOf(claim), from: claim.is, reason } }];
    },

    PayExpense({ voucher }, expense, { actor }) {
      const claim = claimed(expense);
      // Another voucher is another payment: who has made it must not believe that it was the one on record.
      if (claim.is === 'paid' && voucher !== undefined && voucher !== claim.voucher)
        throw new Refused('expense.already-paid');
      if (claim.is === 'paid') return [];
      if (claim.is !== 'approved') throw new Refused('expense.not-approved', { is: claim.is });
      if (claim.submitter === actor.person) throw new Refused('expense.own-claim', { person: actor.person });
      if (claim.approver === actor.person) throw new Refused('expense.paid-by-approver', { person: actor.person });
      return [{ type: 'ExpensePaid', data: { ...chargedOf(claim), ...(voucher !== undefined && { voucher }) } }];
    },
  },
};

type Claimed = Exclude<Expense, { is: 'none' }>;
type Said = Pick<ResubmitExpense, 'kind' | 'amountFen' | 'days' | 'note'>;

function claimed(expense: Expense): Claimed {
  if (expense.is === 'none') throw new Refused('expense.unknown');
  return expense;
}

const submitted = (
  { task, title, zone, office }: Pick<Claimed, 'task' | 'title' | 'zone' | 'office'>,
  { kind, amountFen, days = 0, note }: Said,
  submitter: string,
  round: number,
) => ({
  type: 'ExpenseSubmitted' as const,
  data: {
    task,
    title,
    zone,
    office,
    kind,
    amountFen,
    days,
    submitter,
    round,
    ...(note !== undefined && { note }),
  },
});

const isAsClaimed = ({ kind, amountFen, days = 0 }: Said, claim: Claimed) =>
  claim.kind === kind && claim.amountFen === amountFen && claim.days === days;

/** Of the zone or office that has the task, or on its team from elsewhere. */
const workedOn = (inspection: Inspection, { person, of }: Actor, parts: readonly string[]) =>
  (of !== undefined && parts.includes(of)) ||
  ('members' in inspection && [...inspection.members, ...inspection.former].includes(person));
