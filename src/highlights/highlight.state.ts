import type { Decider } from '@libs/event-sourcing/index.js';

export interface HighlightEvents {
  /** `from`: the zone or office of the post in which it was submitted. */
  HighlightSubmitted: { title: string; text: string; from: string };
}

export type Highlight =
  { readonly is: 'none' } | ({ readonly is: 'submitted' } & HighlightEvents['HighlightSubmitted']);

export const noHighlight: Highlight = { is: 'none' };

export const evolveHighlight: Decider<Highlight, never, HighlightEvents>['evolve'] = {
  HighlightSubmitted: (_, highlight) => ({ is: 'submitted', ...highlight }),
};
