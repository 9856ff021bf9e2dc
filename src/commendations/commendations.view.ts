import { defineView } from '@libs/read-models/view.js';
import type { Citation } from '../situation/cited-records.facts.js';
import type { CommendationEvents } from './commendation.state.js';

export type CommendationRow = {
  readonly person: string | null;
  readonly body: string | null;
  readonly name: string;
  readonly reason: string;
  readonly records: readonly Citation[];
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** 表扬: one row each, by date. How many somebody has stands nowhere. */
export const commendationsView = defineView<CommendationRow, CommendationEvents>()({
  name: 'commendations',
  version: 1,
  on: {
    CommendationRecorded: (_, { data, meta }) => ({
      ...data,
      person: data.person ?? null,
      body: data.body ?? null,
      recordedBy: meta.actor.person,
      recordedAt: meta.occurredAt,
    }),
  },
});
