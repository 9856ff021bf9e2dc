import { defineView } from '@libs/read-models/view.js';
import type { DailySupervisionEvents, NoteKind } from './daily-supervision.state.js';

export type DailyNoteRow = {
  readonly unit: string;
  readonly unitName: string;
  readonly zone: string;
  readonly kind: NoteKind;
  readonly noticed: string;
  readonly noticedAt: string;
};

/** 日常监督情况: what was noticed, not by whom. */
export const dailyNotes = defineView<DailyNoteRow, DailySupervisionEvents>()({
  name: 'daily-notes',
  version: 1,
  on: {
    DailySupervisionRecorded: (_, { data: { unit, unitName, zone, kind, noticed }, meta }) => ({
      unit,
      unitName,
      zone,
      kind,
      noticed,
      noticedAt: meta.occurredAt,
    }),
  },
  indexes: ['zone'],
});
