import { defineView } from '@libs/read-models/view.js';
import type { RelationEvents } from './relations.state.js';

export type RecusalRow = {
  readonly person: string;
  readonly relation: string;
  readonly kind: string;
  readonly unit: string;
  readonly counterpart: string | null;
  readonly matter: string | null;
  readonly until: string | null;
  readonly state: 'declared' | 'withdrawal-asked' | 'withdrawn';
  readonly declaredAt: string;
  readonly withdrawalReason: string | null;
  readonly withdrawalAskedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly confirmedBy: string | null;
};

/** 回避登记: what people have declared of themselves. Sensitive: it tells of families. */
export const recusalRegister = defineView<RecusalRow, RelationEvents>()({
  name: 'recusal-register',
  version: 1,
  key: ({ id, data }) => ('relation' in data ? `${id}-${data.relation}` : undefined),
  on: {
    RelationDeclared: (_, { id, data, meta }) => ({
      person: id,
      relation: data.relation,
      kind: data.kind,
      unit: data.unit,
      counterpart: data.counterpart ?? null,
      matter: data.matter ?? null,
      until: data.until ?? null,
      state: 'declared',
      declaredAt: meta.occurredAt,
      withdrawalReason: null,
      withdrawalAskedAt: null,
      withdrawnAt: null,
      confirmedBy: null,
    }),
    RelationWithdrawalAsked: (row, { data: { reason }, meta }) => ({
      ...row!,
      state: 'withdrawal-asked',
      withdrawalReason: reason,
      withdrawalAskedAt: meta.occurredAt,
    }),
    RelationWithdrawn: (row, { meta }) => ({
      ...row!,
      state: 'withdrawn',
      withdrawnAt: meta.occurredAt,
      confirmedBy: meta.actor.person,
    }),
  },
  indexes: ['person', 'unit'],
});
