import { CountyCommand } from '../shared/command.js';
import { Id, OneOf, Text, Whole } from '../shared/fields.js';
import { EXPENSE_KINDS, type ExpenseKind } from './expense.state.js';

abstract class Claimed extends CountyCommand {
  @OneOf(EXPENSE_KINDS)
  readonly kind!: ExpenseKind;

  /** In fen, so that no sum is ever rounded. */
  @Whole({ min: 1, max: 100_000_000 })
  readonly amountFen!: number;

  /** Days that it was for, of travel and lodging. */
  @Whole({ min: 1, max: 366 }, { optional: true })
  readonly days?: number;

  @Text({ max: 200, optional: true })
  readonly note?: string;
}

export class SubmitExpense extends Claimed {
  /** The task that it was spent on. */
  @Id()
  readonly task!: string;
}

/** The same claim again, as it should have been, after it was returned. */
export class ResubmitExpense extends Claimed {}

export class ApproveExpense extends CountyCommand {}

export class ReturnExpense extends CountyCommand {
  @Text({ max: 500 })
  readonly reason!: string;
}

export class PayExpense extends CountyCommand {
  /** Of the payment in the books. */
  @Text({ max: 60, optional: true })
  readonly voucher?: string;
}

export interface ExpenseCommands {
  SubmitExpense: SubmitExpense;
  ResubmitExpense: ResubmitExpense;
  ApproveExpense: ApproveExpense;
  ReturnExpense: ReturnExpense;
  PayExpense: PayExpense;
}
