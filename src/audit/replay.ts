import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { epochOf } from '@libs/event-sourcing/time.js';
import type { OpenReplay, ReplayCommands } from './replay.commands.js';
import { evolveReplay, noReplay, type Replay, type ReplayEvents } from './replay.state.js';

/**
 * An auditor's look into the past (回放, R69): what for, on which axis of time, and what was found, each paper with the
 * question, the place in the log and the hash of the answer, so that anybody can ask again and compare.
 */
export const replay: Decider<Replay, ReplayCommands, ReplayEvents> = {
  category: 'replay',
  initial: noReplay,
  evolve: evolveReplay,
  scope: (state) => (state.is === 'none' ? {} : { persons: [state.auditor] }),

  decide: {
    OpenReplay(command, state, { actor }) {
      const { purpose, axis, from, to } = command;
      const opened = { auditor: actor.person, purpose, axis, from, to };
      if (state.is !== 'none') {
        const same = state.purpose === purpose && state.axis === axis && state.from === from && state.to === to;
        if (same && state.auditor === actor.person) return [];
        throw new Refused('replay.opened-already');
      }
      if (!isStretch(command)) throw new Refused('replay.no-stretch', { from, to });
      return [{ type: 'ReplayOpened', data: opened }];
    },

    SaveReplayPaper({ paper, query, position, hash, conclusion }, state) {
      const { papers } = open(state);
      const known = papers.find((one) => one.paper === paper);
      if (known && known.hash === hash && known.query === query && known.conclusion === conclusion) return [];
      if (known) throw new Refused('replay.paper-taken', { paper });
      return [{ type: 'ReplayPaperSaved', data: { paper, query, position, hash, conclusion } }];
    },

    CloseReplay({ conclusion }, state) {
      if (state.is === 'closed') return [];
      open(state);
      return [{ type: 'ReplayClosed', data: { conclusion } }];
    },
  },
};

function open(state: Replay): Exclude<Replay, { is: 'none' }> {
  if (state.is === 'none') throw new Refused('replay.unknown');
  if (state.is === 'closed') throw new Refused('replay.closed');
  return state;
}

const POSITION = /^\d{20}(-\d{20})?$/;

/** Two places in order, of the kind that the axis is counted in. */
function isStretch({ axis, from, to }: OpenReplay): boolean {
  if (axis === 'position') return POSITION.test(from) && POSITION.test(to) && from <= to;
  const [begins, ends] = [epochOf(from), epochOf(to)];
  return begins !== undefined && ends !== undefined && begins <= ends;
}
