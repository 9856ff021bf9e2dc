import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import { partyOf } from '../documents/parties.state.js';
import type { HighlightCommands } from './highlight.commands.js';
import { evolveHighlight, type Highlight, type HighlightEvents, noHighlight } from './highlight.state.js';

/** 工作亮点: sent as information, read as information. Nothing scores it (整治形式主义为基层减负若干规定, 2024). */
export const highlights: Decider<Highlight, HighlightCommands, HighlightEvents> = {
  category: 'highlight',
  initial: noHighlight,
  evolve: evolveHighlight,
  decide: {
    SubmitHighlight({ title, text }, highlight, { actor }) {
      if (highlight.is === 'submitted') {
        if (highlight.title === title && highlight.text === text) return [];
        throw new Refused('highlight.name-taken');
      }
      return [{ type: 'HighlightSubmitted', data: { title, text, from: partyOf(actor)! } }];
    },
  },
};
