import { defineView } from '@libs/read-models/view.js';
import type { RecusalEvents } from './recusal.state.js';

export type RecusalCaseRow = {
  readonly person: string;
  readonly request: string;
  readonly kind: string;
  readonly matter: string;
  readonly ground: string;
  /** The declared relation that made the program ask, by its number in the register. */
  readonly relation: string | null;
  /** To which the person belonged when it was asked. */
  readonly zone: string | null;
  readonly state: 'asked' | 'recused' | 'stays';
  /** `null`: ordered without a request. */
  readonly requestedBy: string | null;
  readonly requestedAt: string | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedIn: string | null;
  readonly decidedAt: string | null;
  readonly decision: string | null;
};

/** 回避决定: whose recusal was asked for or ordered, in which matter, and how a higher post decided. */
export const recusalCases = defineView<RecusalCaseRow, RecusalEvents>()({
  name: 'recusal-cases',
  version: 2,
  key: ({ id, data }) => `${id}-${data.request}`,
  on: {
    RecusalRequested: (
      _,
      { id, data: { request, kind, matter, ground, reason, zone = null, relation = null }, meta },
    ) => ({
      person: id,
      request,
      kind,
      matter,
      ground,
      relation,
      zone,
      state: 'asked',
      requestedBy: meta.actor.person,
      requestedAt: meta.occurredAt,
      reason: reason ?? null,
      decidedBy: null,
      decidedIn: null,
      decidedAt: null,
      decision: null,
    }),
    RecusalDecided: (row, { id, data: { request, kind, matter, ground, outcome, reason }, meta }) => ({
      person: id,
      request,
      kind,
      matter,
      ground,
      relation: row?.relation ?? null,
      zone: row?.zone ?? null,
      requestedBy: row?.requestedBy ?? null,
      requestedAt: row?.requestedAt ?? null,
      reason: row?.reason ?? null,
      state: outcome,
      decidedBy: meta.actor.person,
      decidedIn: meta.actor.post,
      decidedAt: meta.occurredAt,
      decision: reason ?? null,
    }),
  },
  indexes: ['person', ['kind', 'matter'], 'state', 'zone'],
});
