import type { Decider } from '@libs/event-sourcing/index.js';
import { recordName } from '@libs/event-sourcing/record-name.js';
import { addDays } from '@libs/event-sourcing/time.js';
import type { Because } from '../instruments/rulebook.state.js';

/** Days from the last day on which somebody is reminded. */
export const STEPS = [-7, -1, 0, 3] as const;
export type Step = (typeof STEPS)[number];
/** From this step on it is somebody else's matter too. */
export const ESCALATES_AT = 3;

interface Whose {
  readonly zone?: string;
  readonly office?: string;
  readonly body?: string;
  readonly posts: readonly string[];
  readonly persons: readonly string[];
}

/** What a deadline is about, the same in each of its events, so that each can be read by itself. */
export interface Subject extends Whose {
  readonly rule: string;
  readonly category: string;
  readonly record: string;
  readonly title: string;
  /** Weighs in the annual assessment. */
  readonly counts: boolean;
}

export interface DeadlineEvents {
  /** `because` is absent where the matter itself carries its last day. */
  DeadlineSet: Subject & { start: string; due: string; because?: Because; escalatesTo: readonly string[] };
  DeadlineMoved: Subject & {
    from: string;
    due: string;
    why: 'extended' | 'rules-changed';
    reason: string;
    because?: Because;
  };
  /** `to`: the persons who hold the posts at that time. */
  Reminded: Subject & { due: string; step: Step; to: readonly string[] };
  Escalated: Subject & { due: string; escalatesTo: readonly string[]; to: readonly string[] };
  DeadlineMissed: Subject & { due: string };
  /** `on`: the day on which it was done; `late`: after the last day. */
  DeadlineMet: Subject & { due: string; on: string; late: boolean };
  DeadlineCancelled: Subject & { due: string };
  /** The matter stands still; `on`: from which day. */
  DeadlineSuspended: Subject & { due: string; on: string; reason: string };
  DeadlineResumed: Subject & { from: string; due: string; on: string; reason: string };
}

export interface OpenDeadline extends Subject {
  readonly start: string;
  readonly due: string;
  readonly because?: Because;
  readonly escalatesTo: readonly string[];
  /** Steps of this last day of which somebody was reminded. */
  readonly reminded: readonly Step[];
  readonly missed: boolean;
  readonly escalated: boolean;
}

export type Deadline =
  | { readonly is: 'none' }
  | ({ readonly is: 'open' } & OpenDeadline)
  | ({ readonly is: 'suspended'; readonly since: string } & OpenDeadline)
  | ({ readonly is: 'met'; readonly on: string; readonly late: boolean } & OpenDeadline)
  | ({ readonly is: 'cancelled' } & OpenDeadline);

export const noDeadline: Deadline = { is: 'none' };

export const subjectOf = (from: Subject): Subject => {
  const { rule, category, record, title, counts, zone, office, body, posts, persons } = from;
  const parts = { ...(zone !== undefined && { zone }), ...(office !== undefined && { office }) };
  return {
    rule,
    category,
    record,
    title,
    counts,
    ...parts,
    ...(body !== undefined && { body }),
    posts,
    persons,
  };
};

/** The record of a deadline is named after its rule and what it is about. */
export const deadlineId = recordName;

export const isPast = ({ due }: { readonly due: string }, today: string) => due < today;

/** The step whose day has come, if somebody is still to be reminded of it; what was slept through is not made up for. */
export function stepDue({ start, due, reminded }: OpenDeadline, today: string): Step | undefined {
  const come = STEPS.filter((step) => {
    const day = addDays(due, step);
    return day <= today && (step >= 0 || start < day);
  }).at(-1);
  return come !== undefined && reminded.every((step) => step < come) ? come : undefined;
}

export const escalationDue = (deadline: OpenDeadline, today: string) =>
  !deadline.escalated && deadline.escalatesTo.length > 0 && addDays(deadline.due, ESCALATES_AT) <= today;

const opened = (data: DeadlineEvents['DeadlineSet']): Deadline => ({
  is: 'open',
  ...data,
  reminded: [],
  missed: false,
  escalated: false,
});

/** A deadline has events only after it was set. */
const known = (deadline: Deadline) => deadline as Exclude<Deadline, { is: 'none' }>;

export const suspended = (deadline: OpenDeadline, since: string) => ({ ...deadline, is: 'suspended', since }) as const;

export const evolveDeadline: Decider<Deadline, never, DeadlineEvents>['evolve'] = {
  DeadlineSet: (_, data) => opened(data),
  DeadlineMoved: (deadline, { due, because }) => ({
    ...known(deadline),
    due,
    ...(because && { because }),
    reminded: [],
    missed: false,
    escalated: false,
  }),
  Reminded: (deadline, { step }) => ({ ...known(deadline), reminded: [...known(deadline).reminded, step] }),
  Escalated: (deadline) => ({ ...known(deadline), escalated: true }),
  DeadlineMissed: (deadline) => ({ ...known(deadline), missed: true }),
  DeadlineMet: (deadline, { on, late }) => ({ ...known(deadline), is: 'met', on, late }),
  DeadlineCancelled: (deadline) => ({ ...known(deadline), is: 'cancelled' }),
  DeadlineSuspended: (deadline, { on }) => suspended(known(deadline), on),
  DeadlineResumed: (deadline, { from, due }) => {
    const { because, ...rest } = known(deadline);
    if (due === from) return { ...rest, is: 'open', ...(because && { because }) };
    // What is counted from the start explains the day no more.
    return { ...rest, is: 'open', due, reminded: [], missed: false, escalated: false };
  },
};
