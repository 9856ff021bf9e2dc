import { defineView } from '@libs/read-models/view.js';
import type { Because } from '../instruments/rulebook.state.js';
import { type DeadlineEvents, type Step, type Subject, subjectOf } from './deadline.state.js';

export type DeadlineRow = Subject & {
  readonly state: 'open' | 'suspended' | 'met' | 'cancelled';
  /** Why it stands still, and from which day. */
  readonly suspended: { readonly since: string; readonly reason: string } | null;
  readonly start: string;
  readonly due: string;
  /** Rule, version of the parameter, version of the calendar, start; null where the matter itself carries its last day. */
  readonly because: Because | null;
  readonly moves: readonly {
    readonly from: string;
    readonly to: string;
    readonly why: string;
    readonly reason: string;
  }[];
  readonly reminders: readonly {
    readonly step: Step;
    readonly due: string;
    readonly to: readonly string[];
    readonly at: string;
  }[];
  readonly escalations: readonly { readonly due: string; readonly to: readonly string[]; readonly at: string }[];
  /** Last days that passed while it was open. */
  readonly missed: readonly string[];
  readonly doneOn: string | null;
  readonly late: boolean;
};

/** 期限台账: every last day, why it is that day, who was reminded, and what was missed. */
export const deadlineBoard = defineView<DeadlineRow, DeadlineEvents>()({
  name: 'deadline-board',
  version: 2,
  on: {
    DeadlineSet: (row, { data }) => ({
      moves: [],
      reminders: [],
      escalations: [],
      missed: [],
      ...row,
      ...subjectOf(data),
      state: 'open',
      suspended: null,
      start: data.start,
      due: data.due,
      because: data.because ?? null,
      doneOn: null,
      late: false,
    }),
    DeadlineMoved: (row, { data: { from, due, why, reason, because } }) => ({
      ...row!,
      due,
      because: because ?? row!.because,
      moves: [...row!.moves, { from, to: due, why, reason }],
    }),
    Reminded: (row, { data: { step, due, to }, meta }) => ({
      ...row!,
      reminders: [...row!.reminders, { step, due, to, at: meta.occurredAt }],
    }),
    Escalated: (row, { data: { due, to }, meta }) => ({
      ...row!,
      escalations: [...row!.escalations, { due, to, at: meta.occurredAt }],
    }),
    DeadlineMissed: (row, { data: { due } }) => ({ ...row!, missed: [...row!.missed, due] }),
    DeadlineMet: (row, { data: { on, late } }) => ({ ...row!, state: 'met', suspended: null, doneOn: on, late }),
    DeadlineCancelled: (row) => ({ ...row!, state: 'cancelled', suspended: null }),
    DeadlineSuspended: (row, { data: { on, reason } }) => ({
      ...row!,
      state: 'suspended',
      suspended: { since: on, reason },
    }),
    DeadlineResumed: (row, { data: { from, due, reason } }) => {
      const going = { ...row!, state: 'open', suspended: null } as const;
      if (due === from) return going;
      return { ...going, due, because: null, moves: [...row!.moves, { from, to: due, why: 'resumed', reason }] };
    },
  },
  indexes: [['state', 'due'], 'record', 'body'],
});
