import type { Decider } from '@libs/event-sourcing/index.js';

export interface DesignatedShareEvents {
  /** Of what was handed out in a month, more than the parameter allows was outside the plan. */
  DesignatedShareExceeded: { month: string; designated: number; all: number; percent: number; limit: number };
  DesignatedShareNoted: { month: string; opinion: string };
}

export type DesignatedShare = { readonly is: 'quiet' | 'warned' | 'noted' };

export const quiet: DesignatedShare = { is: 'quiet' };

/** In whole per cent. */
export const percentOf = (part: number, all: number) => (all === 0 ? 0 : Math.round((100 * part) / all));

export const evolveDesignatedShare: Decider<DesignatedShare, never, DesignatedShareEvents>['evolve'] = {
  DesignatedShareExceeded: () => ({ is: 'warned' }),
  DesignatedShareNoted: () => ({ is: 'noted' }),
};
