import { defineView } from '@libs/read-models/view.js';
import { citedWithout, type WeakPointEvents } from './weak-point.state.js';

export type WeakPointRow = {
  readonly where: string;
  readonly title: string;
  readonly cause: string;
  readonly proposal: string;
  readonly issues: readonly string[];
  readonly zones: readonly string[];
  readonly office: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly amendedFor: string | null;
};

/** 短板弱项: one row each. */
export const weakPointsView = defineView<WeakPointRow, WeakPointEvents>()({
  name: 'weak-points',
  version: 1,
  on: {
    WeakPointRecorded: (_, { data: { office, ...told }, meta }) => ({
      ...told,
      office: office ?? null,
      recordedAt: meta.occurredAt,
      recordedBy: meta.actor.person,
      amendedFor: null,
    }),
    WeakPointAmended: (row, { data: { cause, proposal, reason } }) => ({
      ...row!,
      cause,
      proposal,
      amendedFor: reason,
    }),
    CitationDropped: (row, { data: { issue, into } }) => ({ ...row!, issues: citedWithout(row!.issues, issue, into) }),
  },
  indexes: ['zones', 'office'],
});
