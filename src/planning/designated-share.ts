import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn, type Rulebook } from '../instruments/rulebook.state.js';
import type { DesignatedShareCommands } from './designated-share.commands.js';
import {
  type DesignatedShare,
  type DesignatedShareEvents,
  evolveDesignatedShare,
  percentOf,
  quiet,
} from './designated-share.state.js';
import { type HandedOutByMonth, handedOutByMonth } from './handed-out.facts.js';

type Facts = { readonly handedOut: HandedOutByMonth; readonly rulebook: Rulebook };

/** One record a month, so that the principal leader is warned once: work past the plan is lawful, and is not to become the rule. */
export const designatedShares: Decider<DesignatedShare, DesignatedShareCommands, DesignatedShareEvents, Facts> = {
  category: 'designated-share',
  initial: quiet,
  evolve: evolveDesignatedShare,
  facts: {
    handedOut: handedOutByMonth(['WarnOfDesignatedShare']),
    rulebook: { ...rulebookFact, for: ['WarnOfDesignatedShare'] },
  },
  decide: {
    WarnOfDesignatedShare(_, share, { id: month, facts: { handedOut, rulebook } }) {
      if (share.is !== 'quiet') return [];
      const { planned = 0, designated = 0 } = handedOut[month] ?? {};
      const all = planned + designated;
      // The parameter of the month itself: what came to be known later judges by the rule of then.
      const limit = parameterOn(rulebook, 'designated-share', `${month}-01`);
      // Of two or three matters any one is a large share.
      if (all < parameterOn(rulebook, 'designated-least', `${month}-01`)) return [];
      const percent = percentOf(designated, all);
      if (percent <= limit) return [];
      return [{ type: 'DesignatedShareExceeded', data: { month, designated, all, percent, limit } }];
    },

    NoteDesignatedShare({ opinion }, share, { id: month }) {
      if (share.is === 'noted') return [];
      if (share.is === 'quiet') throw new Refused('designated-share.no-warning', { month });
      return [{ type: 'DesignatedShareNoted', data: { month, opinion } }];
    },
  },
};
