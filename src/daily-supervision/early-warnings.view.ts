import { addDays, dayOf } from '@libs/event-sourcing/time.js';
import { defineView } from '@libs/read-models/view.js';
import type { DailySupervisionEvents, NoteKind } from './daily-supervision.state.js';

export type EarlyWarningRow = {
  readonly unit: string;
  readonly unitName: string;
  readonly zone: string;
  readonly kind: NoteKind;
  /** Days of the notes, the last of them and those before it within the period. */
  readonly days: readonly string[];
  readonly notes: number;
  readonly first: string;
  readonly last: string;
  /** Enough notes to look into it before it becomes a problem. */
  readonly warns: boolean;
};

/** 苗头预警: one row a unit and kind of thing noticed. It reckons from its own last note, so that it means the same in any year. */
export const earlyWarnings = defineView<EarlyWarningRow, DailySupervisionEvents>()({
  name: 'early-warnings',
  version: 1,
  key: ({ data: { unit, kind } }) => `${unit}:${kind}`,
  on: {
    DailySupervisionRecorded: (row, { data: { unit, unitName, zone, kind, warnsAt }, meta }) => {
      const noted = [...(row?.days ?? []), dayOf(meta.occurredAt)].sort();
      const last = noted.at(-1)!;
      const days = noted.filter((day) => day > addDays(last, -warnsAt.days));
      return {
        unit,
        unitName,
        zone,
        kind,
        days,
        notes: days.length,
        first: days[0]!,
        last,
        warns: days.length >= warnsAt.notes,
      };
    },
  },
  indexes: ['zone', 'warns'],
});
