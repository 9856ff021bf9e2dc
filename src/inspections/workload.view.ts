import { dayOf, daysBetween } from '@libs/event-sourcing/time.js';
import { defineView } from '@libs/read-models/view.js';
import type { InspectionEvents } from './inspection.state.js';

type Served = {
  readonly seats: number;
  /** Whole days on teams that are over, the first and the last counted. */
  readonly days: number;
};

export type WorkloadRow = {
  readonly person: string;
  readonly name: string;
  /** Of the latest seat. */
  readonly zone: string;
  readonly office: string;
  readonly zones: Readonly<Record<string, Served>>;
  /** Inspections at work: since when, for which zone. */
  readonly open: Readonly<Record<string, { readonly zone: string; readonly from: string }>>;
};

type Told = Pick<
  InspectionEvents,
  'InspectionTeamFormed' | 'TeamMemberReplaced' | 'SupervisorReleased' | 'InspectionReportPresented' | 'InspectionEnded'
>;

/** The first and the last day count. */
export const daysFrom = (from: string, to: string) => daysBetween(from, to) + 1;

interface SeatAt {
  readonly person: string;
  readonly name: string;
  readonly zone: string;
  readonly office: string;
}

function seated(row: WorkloadRow | undefined, inspection: string, at: SeatAt, from: string): WorkloadRow {
  const before: Pick<WorkloadRow, 'zones' | 'open'> = row ?? { zones: {}, open: {} };
  if (inspection in before.open) return { ...before, ...at };
  const served = before.zones[at.zone] ?? { seats: 0, days: 0 };
  return {
    ...at,
    zones: { ...before.zones, [at.zone]: { ...served, seats: served.seats + 1 } },
    open: { ...before.open, [inspection]: { zone: at.zone, from } },
  };
}

function left(row: WorkloadRow | undefined, inspection: string, day: string): WorkloadRow | undefined {
  const seat = row?.open[inspection];
  if (!row || !seat) return row;
  const { [inspection]: _over, ...open } = row.open;
  const served = row.zones[seat.zone]!;
  return {
    ...row,
    open,
    zones: { ...row.zones, [seat.zone]: { ...served, days: served.days + daysFrom(seat.from, day) } },
  };
}

/** 工作量: seats and days, by person. It shows who carries how much; it ranks nobody, and nothing scores it. */
export const workload = defineView<WorkloadRow, Told>()({
  name: 'workload',
  version: 2,
  key: ({ type, data }) => {
    switch (type) {
      case 'InspectionTeamFormed':
        return [...new Set([...data.members, ...data.released])];
      case 'TeamMemberReplaced':
        return [data.leaves, data.joins];
      case 'SupervisorReleased':
        return data.person;
      default:
        return data.members;
    }
  },
  on: {
    InspectionTeamFormed: (row, { id, data: { seats, zone, office }, meta }, person) => {
      const seat = seats.find((one) => one.person === person);
      const day = dayOf(meta.occurredAt);
      return seat ? seated(row, id, { person, name: seat.name, zone, office }, day) : left(row, id, day);
    },
    TeamMemberReplaced: (row, { id, data: { joins, seat, zone, office }, meta }, person) => {
      const day = dayOf(meta.occurredAt);
      return person === joins ? seated(row, id, { person, name: seat.name, zone, office }, day) : left(row, id, day);
    },
    SupervisorReleased: (row, { id, meta }) => left(row, id, dayOf(meta.occurredAt)),
    InspectionReportPresented: (row, { id, meta }) => left(row, id, dayOf(meta.occurredAt)),
    InspectionEnded: (row, { id, meta }) => left(row, id, dayOf(meta.occurredAt)),
  },
  indexes: ['zone'],
});
