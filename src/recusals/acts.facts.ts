import type { DomainEvent, FactOfStreams } from '@libs/event-sourcing/index.js';
import { evolveClue } from '../clues/clue.state.js';
import { evolveIssue } from '../rectifications/issue.state.js';
import type { Done } from './back-check.state.js';

/** Everything done on one record, by whom, and the zone and unit that its events name. */
export interface Doings {
  readonly acts: readonly (Done & { readonly person: string })[];
  readonly zone?: string;
  readonly unit?: string;
}

const doingsOf = (category: string, types: readonly string[]): FactOfStreams<Doings, unknown, unknown> => ({
  from: 'streams',
  streams: (_command, _state, id) => [`${category}/${id}`],
  initial: { acts: [] },
  on: Object.fromEntries(
    types.map((type) => [
      type,
      ({ acts, zone, unit }: Doings, { eventId, data, meta }: DomainEvent): Doings => {
        const named = data as { readonly zone?: string; readonly unit?: string };
        const where = { zone: zone ?? named.zone, unit: unit ?? named.unit };
        return {
          acts: [...acts, { person: meta.actor.person, event: eventId, did: type, at: meta.occurredAt }],
          ...(where.zone !== undefined && { zone: where.zone }),
          ...(where.unit !== undefined && { unit: where.unit }),
        };
      },
    ]),
  ),
});

/** What was done on an issue or a clue, for the back-check of whoever should not have done it. */
export const doings = {
  issue: doingsOf('issue', Object.keys(evolveIssue)),
  clue: doingsOf('clue', Object.keys(evolveClue)),
} as const;
