import type { Decider } from '@libs/event-sourcing/index.js';

/** Which time is turned back: what was true then, or what was known then. */
export const AXES = ['occurred', 'recorded', 'position'] as const;
export type Axis = (typeof AXES)[number];

export interface Paper {
  readonly paper: string;
  /** The address that was asked, with its `asOf`. */
  readonly query: string;
  /** How far the log went when it was answered. */
  readonly position: string;
  /** SHA-256 of the answer as it came. */
  readonly hash: string;
  readonly conclusion: string;
}

export interface ReplayEvents {
  ReplayOpened: { auditor: string; purpose: string; axis: Axis; from: string; to: string };
  ReplayPaperSaved: Paper;
  ReplayClosed: { conclusion: string };
}

export type Replay =
  | { readonly is: 'none' }
  | (ReplayEvents['ReplayOpened'] & { readonly is: 'open' | 'closed'; readonly papers: readonly Paper[] });

export const noReplay: Replay = { is: 'none' };

const known = (replay: Replay) => replay as Exclude<Replay, { is: 'none' }>;

export const evolveReplay: Decider<Replay, never, ReplayEvents>['evolve'] = {
  ReplayOpened: (_, opened) => ({ is: 'open', ...opened, papers: [] }),
  ReplayPaperSaved: (replay, paper) => ({ ...known(replay), papers: [...known(replay).papers, paper] }),
  ReplayClosed: (replay) => ({ ...known(replay), is: 'closed' }),
};
