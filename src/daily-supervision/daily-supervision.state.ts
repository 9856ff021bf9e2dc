import type { Decider } from '@libs/event-sourcing/index.js';

/** What sort of thing was noticed. A person's wrongdoing is none of them: that is a clue, and goes another way. */
export const NOTE_KINDS = ['conduct', 'duty', 'funds', 'procurement', 'vehicles', 'public-service', 'other'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export interface DailySupervisionEvents {
  DailySupervisionRecorded: {
    unit: string;
    unitName: string;
    zone: string;
    kind: NoteKind;
    noticed: string;
    /** So many notes of one kind within so many days are a warning, as the parameters were that day. */
    warnsAt: { readonly notes: number; readonly days: number };
  };
}

export type DailySupervision =
  { readonly is: 'none' } | ({ readonly is: 'recorded' } & DailySupervisionEvents['DailySupervisionRecorded']);

export const noNote: DailySupervision = { is: 'none' };

export const evolveDailySupervision: Decider<DailySupervision, never, DailySupervisionEvents>['evolve'] = {
  DailySupervisionRecorded: (_, note) => ({ is: 'recorded', ...note }),
};
