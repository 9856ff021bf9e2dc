import { defineView } from '@libs/read-models/view.js';
import type { BackCheckEvents } from './back-check.state.js';

export type BackCheckRow = {
  readonly inspection: string;
  /** What kind of matter `inspection` names. */
  readonly kind: 'inspection' | 'issue' | 'clue';
  readonly person: string;
  readonly zone: string | null;
  readonly team: readonly string[];
  readonly grounds: readonly {
    readonly relation: string;
    readonly ground: string;
    readonly unit: string | null;
    readonly at: string;
  }[];
  /** What the person did until then, by its events; the latest list holds all of it. */
  readonly acts: readonly { readonly event: string; readonly did: string; readonly at: string }[];
  readonly state: 'open' | 'recorded';
  readonly openedAt: string;
  readonly outcome: string | null;
  readonly opinion: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
};

/** 倒查: what barred persons had done, and what became of it. */
export const backChecksView = defineView<BackCheckRow, BackCheckEvents>()({
  name: 'back-checks',
  version: 2,
  on: {
    BackCheckOpened: (row, { data, meta }) => {
      const { inspection, kind = 'inspection', person, zone = null, team, relation, ground, unit = null, acts } = data;
      return {
        inspection,
        kind,
        person,
        zone,
        team,
        grounds: [...(row?.grounds ?? []), { relation, ground, unit, at: meta.occurredAt }],
        acts: acts.map((act) => ({ ...act })),
        state: 'open',
        openedAt: meta.occurredAt,
        outcome: null,
        opinion: null,
        recordedBy: null,
        recordedAt: null,
      };
    },
    BackCheckWidened: (row, { data: { relation, ground, unit = null, acts }, meta }) => ({
      ...row!,
      grounds: [...row!.grounds, { relation, ground, unit, at: meta.occurredAt }],
      acts: acts.map((act) => ({ ...act })),
    }),
    BackCheckRecorded: (row, { data: { outcome, opinion }, meta }) => ({
      ...row!,
      state: 'recorded',
      outcome,
      opinion,
      recordedBy: meta.actor.person,
      recordedAt: meta.occurredAt,
    }),
  },
  indexes: ['state', 'zone'],
});
