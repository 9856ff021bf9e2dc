import type { Decider } from '@libs/event-sourcing/index.js';
import type { Matter } from './matter.state.js';
import type { RelationKind } from './relations.state.js';

/** 回避 / 不需回避. */
export const RECUSAL_OUTCOMES = ['recused', 'stays'] as const;
export type RecusalOutcome = (typeof RECUSAL_OUTCOMES)[number];

type Named = Matter & { readonly request: string; readonly ground: RelationKind };

export interface RecusalEvents {
  /**
   * Until it is decided the person takes no further step in the matter. `zone`: to which he belongs, whose director may
   * decide. `relation`: which of those that he has declared made the program ask.
   */
  RecusalRequested: Named & { reason?: string; zone?: string; relation?: string };
  /** On a request, or ordered without one. */
  RecusalDecided: Named & { outcome: RecusalOutcome; reason?: string };
}

export interface RecusalCase extends Matter {
  readonly ground: RelationKind;
  readonly is: 'asked' | RecusalOutcome;
  /** Absent when it was ordered. */
  readonly askedBy?: string;
  readonly relation?: string;
}

/** What others have asked and decided of one person, by the number of the request. */
export type Recusals = Readonly<Record<string, RecusalCase>>;

/** By person. */
export type RecusalsOf = Readonly<Record<string, Recusals>>;

export const noRecusals: Recusals = {};

const same = (a: Matter, b: Matter) => a.kind === b.kind && a.matter === b.matter;

const casesOf = (recusals: RecusalsOf, person: string, matter: Matter) =>
  Object.values(Object.hasOwn(recusals, person) ? recusals[person]! : noRecusals).filter((one) => same(one, matter));

/** It was decided that the person has no part in the matter: from that event on, for acts and for reading. */
export const recusedFrom = (recusals: RecusalsOf, person: string, matter: Matter): boolean =>
  casesOf(recusals, person, matter).some(({ is }) => is === 'recused');

/** It has been asked and is not decided: the person's next step waits. */
export const recusalIsAsked = (recusals: RecusalsOf, person: string, matter: Matter): boolean =>
  casesOf(recusals, person, matter).some(({ is }) => is === 'asked');

/** Everything that is closed to the person (`recused`), or waits for a decision (`asked`). */
export const closedTo = (recusals: Recusals): readonly (Matter & { readonly is: 'asked' | 'recused' })[] =>
  Object.values(recusals).flatMap(({ kind, matter, is }) => (is === 'stays' ? [] : [{ kind, matter, is }]));

export const evolveRecusals: Decider<Recusals, never, RecusalEvents>['evolve'] = {
  RecusalRequested: (cases, { request, kind, matter, ground, relation }, { actor }) => ({
    ...cases,
    [request]: {
      kind,
      matter,
      ground,
      is: 'asked',
      askedBy: actor.person,
      ...(relation !== undefined && { relation }),
    },
  }),
  RecusalDecided: (cases, { request, kind, matter, ground, outcome }) => ({
    ...cases,
    [request]: { kind, matter, ground, ...cases[request], is: outcome },
  }),
};
