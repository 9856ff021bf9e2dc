import { defineView } from '@libs/read-models/view.js';
import type { InterferenceEvents } from './interference.state.js';

export type InterferenceRow = {
  readonly registrar: string;
  readonly post: string;
  readonly recordedAt: string;
  readonly kind: string;
  readonly way: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly about: string;
  readonly matter: string | null;
  readonly answered: string | null;
};

/** 过问干预登记簿. Sealed: see its page for who may look, each time on record. */
export const interferenceRegister = defineView<InterferenceRow, InterferenceEvents>()({
  name: 'interference-register',
  version: 1,
  on: {
    InterferenceRecorded: (_, { data: { kind, way, at, by, what, about, matter, answered }, meta }) => ({
      registrar: meta.actor.person,
      post: meta.actor.post,
      recordedAt: meta.recordedAt,
      kind,
      way,
      at,
      by,
      what,
      about,
      matter: matter ?? null,
      answered: answered ?? null,
    }),
  },
  indexes: ['registrar'],
});
