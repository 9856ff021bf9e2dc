import type { Decider } from '@libs/event-sourcing/index.js';

/** 打听案情、过问案件、说情干预、未经批准接触 (Supervision Law, Art. 66). */
export const INTERFERENCE_KINDS = ['inquiry', 'meddling', 'pleading', 'unauthorised-contact'] as const;
export type InterferenceKind = (typeof INTERFERENCE_KINDS)[number];

export const WAYS = ['telephone', 'in-person', 'message', 'through-others', 'document', 'other'] as const;
export type Way = (typeof WAYS)[number];

/** On what it was tried. Not checked: to ask a register whether there is such a matter would itself leave a trace. */
export const INTERFERED_WITH = ['inspection', 'clue', 'issue', 'assessment', 'other'] as const;

export interface InterferenceTold {
  readonly kind: InterferenceKind;
  readonly way: Way;
  /** When it was tried. */
  readonly at: string;
  /** Who tried, with his post. */
  readonly by: string;
  readonly what: string;
  readonly about: (typeof INTERFERED_WITH)[number];
  /** The matter's name or number, as far as known. */
  readonly matter?: string;
  /** How the registrar answered. */
  readonly answered?: string;
}

export interface InterferenceEvents {
  InterferenceRecorded: InterferenceTold;
}

export type Interference =
  { readonly is: 'none' } | ({ readonly is: 'recorded' } & InterferenceTold & { readonly registrar: string });

export const noInterference: Interference = { is: 'none' };

export const evolveInterference: Decider<Interference, never, InterferenceEvents>['evolve'] = {
  InterferenceRecorded: (_, told, { actor }) => ({ is: 'recorded', ...told, registrar: actor.person }),
};
