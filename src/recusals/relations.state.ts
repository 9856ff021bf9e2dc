import type { Decider } from '@libs/event-sourcing/index.js';
import type { MatterKind } from './matter.state.js';

/** Grounds of recusal a person declares: Supervision Law Art. 67, and the county's own two. */
export const RELATION_KINDS = ['near-relative', 'interest', 'witness', 'home-unit', 'former-post', 'other'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export interface RelationTerms {
  readonly kind: RelationKind;
  /** The inspected unit it is with, or with somebody in it. */
  readonly unit: string;
  /** With whom there. */
  readonly counterpart?: string;
  /** Over what. */
  readonly matter?: string;
  /** First day no longer in the post; always there for `former-post`. */
  readonly until?: string;
}

export interface RelationEvents {
  RelationDeclared: { relation: string } & RelationTerms;
  /** It goes on barring until somebody else has confirmed that it is gone. */
  RelationWithdrawalAsked: { relation: string; reason: string };
  RelationWithdrawn: { relation: string; reason: string };
  NoConflictConfirmed: { matter: string; units: readonly string[]; kind?: MatterKind; bodies?: readonly string[] };
}

export interface Relation extends RelationTerms {
  readonly is: 'declared' | 'withdrawal-asked' | 'withdrawn';
  readonly withdrawalReason?: string;
}

/** What one person has declared. */
export interface Relations {
  readonly declared: Readonly<Record<string, Relation>>;
  /** Matters for which the person has promised that there is no conflict, and with which units. */
  readonly confirmed: Readonly<Record<string, readonly string[]>>;
}

/** By person. */
export type RelationsOf = Readonly<Record<string, Relations>>;

export const noRelations: Relations = { declared: {}, confirmed: {} };

/** Has the person promised for this matter that there is no conflict? */
export const hasConfirmed = (relations: RelationsOf, person: string, matter: string): boolean =>
  Object.hasOwn(relations, person) && Object.hasOwn(relations[person]!.confirmed, matter);

/** Declared relations that bar, by name: those not yet withdrawn. */
export const inForce = ({ declared }: Relations): readonly (readonly [string, Relation])[] =>
  Object.entries(declared).filter(([, { is }]) => is !== 'withdrawn');

const withRelation = (state: Relations, relation: string, change: Partial<Relation>): Relations => ({
  ...state,
  declared: { ...state.declared, [relation]: { ...state.declared[relation]!, ...change } },
});

export const evolveRelations: Decider<Relations, never, RelationEvents>['evolve'] = {
  RelationDeclared: (state, { relation, ...terms }) => withRelation(state, relation, { is: 'declared', ...terms }),
  RelationWithdrawalAsked: (state, { relation, reason }) =>
    withRelation(state, relation, { is: 'withdrawal-asked', withdrawalReason: reason }),
  RelationWithdrawn: (state, { relation }) => withRelation(state, relation, { is: 'withdrawn' }),
  NoConflictConfirmed: (state, { matter, units }) => ({ ...state, confirmed: { ...state.confirmed, [matter]: units } }),
};
