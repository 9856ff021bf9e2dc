import type { Decider } from '@libs/event-sourcing/index.js';
import type { RelationKind } from './relations.state.js';

export const OUTCOMES = ['stands', 'done-again', 'set-aside'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One thing the person did on the matter, by its event. */
export interface Done {
  readonly event: string;
  readonly did: string;
  readonly at: string;
}

interface Occasion {
  readonly relation: string;
  readonly ground: RelationKind;
  /** Absent for a clue, which has none here. */
  readonly unit?: string;
  readonly acts: readonly Done[];
}

export interface BackCheckEvents {
  /** A ground became known of somebody who was at work already; what he did until then is looked at again. */
  BackCheckOpened: Occasion & {
    inspection: string;
    /** Absent: an inspection. */
    kind?: 'issue' | 'clue';
    person: string;
    zone?: string;
    team: readonly string[];
  };
  /** A further ground of the same person in the same inspection, while the check is open. */
  BackCheckWidened: Occasion;
  BackCheckRecorded: { outcome: Outcome; opinion: string };
}

interface Checked {
  readonly person: string;
  readonly zone?: string;
  readonly team: readonly string[];
  /** Relations by which it was opened or widened. */
  readonly relations: readonly string[];
  /** Units whose ground it was. */
  readonly units: readonly string[];
}

const named = (unit: string | undefined) => (unit === undefined ? [] : [unit]);

export type BackCheck =
  | { readonly is: 'none' }
  | (Checked & { readonly is: 'open' })
  | (Checked & { readonly is: 'recorded'; readonly outcome: Outcome });

export const noBackCheck: BackCheck = { is: 'none' };

export const evolveBackCheck: Decider<BackCheck, never, BackCheckEvents>['evolve'] = {
  BackCheckOpened: (before, { person, zone, team, relation, unit }) => ({
    is: 'open',
    person,
    ...(zone !== undefined && { zone }),
    team,
    relations: [...(before.is === 'none' ? [] : before.relations), relation],
    units: [...(before.is === 'none' ? [] : before.units), ...named(unit)],
  }),
  BackCheckWidened: (check, { relation, unit }) =>
    check.is === 'none'
      ? check
      : { ...check, relations: [...check.relations, relation], units: [...check.units, ...named(unit)] },
  BackCheckRecorded: (check, { outcome }) => (check.is === 'none' ? check : { ...check, is: 'recorded', outcome }),
};
