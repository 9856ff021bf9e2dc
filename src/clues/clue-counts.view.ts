import { defineView } from '@libs/read-models/view.js';
import { type ClueCounts, counted, countedAs, type CountedEvent, countedUnder } from './clue.facts.js';
import type { ClueEvents } from './clue.state.js';

export type ClueCountsRow = { readonly [F in keyof ClueCounts]: ClueCounts[F] };

const one = (row: ClueCountsRow | undefined, event: CountedEvent) => counted(row, event);

/** 线索数量: by month and zone, and nothing but numbers. */
export const clueCountsView = defineView<ClueCountsRow, ClueEvents>()({
  name: 'clue-counts',
  version: 2,
  key: (event) => (countedAs(event as CountedEvent) === undefined ? undefined : countedUnder(event as CountedEvent)),
  on: { ClueSealed: one, ClueTransferred: one, ClueReceived: one, DistributionApproved: one },
  indexes: ['month', 'zone'],
});
