import { defineView } from '@libs/read-models/view.js';
import type { Paper, ReplayEvents } from './replay.state.js';

export type ReplayRow = {
  readonly auditor: string;
  readonly purpose: string;
  readonly axis: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: string;
  readonly papers: readonly Paper[];
  readonly conclusion: string | null;
};

/** 回放登记: who looked into which past, what for, and with what result. */
export const replayRegister = defineView<ReplayRow, ReplayEvents>()({
  name: 'replay-register',
  version: 1,
  on: {
    ReplayOpened: (_, { data, meta }) => ({
      ...data,
      state: 'open',
      openedAt: meta.recordedAt,
      papers: [],
      conclusion: null,
    }),
    ReplayPaperSaved: (row, { data }) => ({ ...row!, papers: [...row!.papers, data] }),
    ReplayClosed: (row, { data: { conclusion } }) => ({ ...row!, state: 'closed', conclusion }),
  },
  indexes: ['auditor', 'state'],
});
