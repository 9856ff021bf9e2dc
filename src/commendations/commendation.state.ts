import type { Decider } from '@libs/event-sourcing/index.js';
import type { Citation } from '../situation/cited-records.facts.js';

export interface CommendationEvents {
  CommendationRecorded: {
    person?: string;
    body?: string;
    name: string;
    reason: string;
    records: readonly Citation[];
  };
}

export type Commendation =
  { readonly is: 'none' } | ({ readonly is: 'recorded' } & CommendationEvents['CommendationRecorded']);

export const noCommendation: Commendation = { is: 'none' };

export const evolveCommendation: Decider<Commendation, never, CommendationEvents>['evolve'] = {
  CommendationRecorded: (_, commendation) => ({ is: 'recorded', ...commendation }),
};
