import { defineView } from '@libs/read-models/view.js';
import type { HighlightEvents } from './highlight.state.js';

export type HighlightRow = {
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly submittedAt: string;
};

/** 工作亮点: what was sent, by date; not by whom, and not how much. */
export const highlightList = defineView<HighlightRow, HighlightEvents>()({
  name: 'highlight-list',
  version: 1,
  on: { HighlightSubmitted: (_, { data, meta }) => ({ ...data, submittedAt: meta.occurredAt }) },
});
