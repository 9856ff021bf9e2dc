import { defineView } from '@libs/read-models/view.js';
import type { InspectionEvents, Seat } from './inspection.state.js';

export type DispatchRow = {
  readonly inspection: string;
  readonly person: string;
  readonly name: string;
  /** In what capacity: member of the zone, official of its office, director, invited special supervisor. */
  readonly as: string;
  readonly zone: string;
  readonly office: string;
  readonly title: string;
  readonly units: readonly string[];
  readonly leads: boolean;
  readonly from: string;
  /** `null`: on the team now. */
  readonly until: string | null;
  readonly over: 'replaced' | 'presented' | 'ended' | 'another-zone' | 'term-over' | null;
  readonly barred: boolean;
};

const keyOf = (inspection: string, person: string) => `${inspection}-${person}`;

const seated = (seat: Seat, leader: string, from: string) => ({
  ...seat,
  leads: seat.person === leader,
  from,
  until: null,
  over: null,
  barred: false,
});

const freed = (row: DispatchRow | undefined, until: string, over: DispatchRow['over']): DispatchRow | undefined =>
  row && row.until === null ? { ...row, until, over, leads: false } : row;

/** 力量调度: who is on which team, from when. One row a person and inspection. */
export const dispatchBoard = defineView<DispatchRow, InspectionEvents>()({
  name: 'dispatch-board',
  version: 2,
  key: ({ type, id, data }) => {
    switch (type) {
      case 'InspectionTeamFormed':
        return [...data.members, ...data.released].map((person) => keyOf(id, person));
      case 'TeamMemberReplaced':
        return [...new Set([data.leaves, data.joins, data.leader])].map((person) => keyOf(id, person));
      case 'TeamMemberBarred':
      case 'SupervisorReleased':
        return keyOf(id, data.person);
      case 'InspectionReportPresented':
      case 'InspectionEnded':
        return data.members.map((person) => keyOf(id, person));
      default:
        return undefined;
    }
  },
  on: {
    InspectionTeamFormed: (row, { id, data, meta }, key) => {
      const seat = data.seats.find(({ person }) => keyOf(id, person) === key);
      if (!seat) return freed(row, meta.occurredAt, 'another-zone');
      const { zone, office, title, units, leader } = data;
      return { inspection: id, zone, office, title, units, ...seated(seat, leader, meta.occurredAt) };
    },
    TeamMemberReplaced: (row, { id, data, meta }, key) => {
      const { leaves, joins, seat, leader, zone, office, title, units } = data;
      if (key === keyOf(id, joins))
        return { inspection: id, zone, office, title, units, ...seated(seat, leader, meta.occurredAt) };
      if (key === keyOf(id, leaves)) return freed(row, meta.occurredAt, 'replaced');
      return row && { ...row, leads: true };
    },
    TeamMemberBarred: (row) => row && { ...row, barred: true },
    SupervisorReleased: (row, { meta }) => freed(row, meta.occurredAt, 'term-over'),
    InspectionReportPresented: (row, { meta }) => freed(row, meta.occurredAt, 'presented'),
    InspectionEnded: (row, { meta }) => freed(row, meta.occurredAt, 'ended'),
  },
  indexes: ['person', ['zone', 'until']],
});
