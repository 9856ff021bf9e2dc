import { defineView } from '@libs/read-models/view.js';
import type { DispatchEvents } from './dispatch.state.js';
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
  /** On the team, or called only so far. */
  readonly seated: boolean;
  readonly call: 'dispatched' | 'acknowledged' | 'contested' | 'released' | null;
  readonly callFrom: string | null;
  readonly callUntil: string | null;
  readonly duty: string | null;
  /** Of matters held at once, when the person was called: a warning, no bar. */
  readonly held: number | null;
  readonly overLimit: boolean;
  readonly contest: { readonly ground: string; readonly explanation: string; readonly decision: string | null } | null;
  readonly over: 'released' | 'cancelled' | 'replaced' | 'presented' | 'ended' | 'another-zone' | 'term-over' | null;
  readonly barred: boolean;
};

const keyOf = (inspection: string, person: string) => `${inspection}-${person}`;

const uncalled = {
  call: null,
  callFrom: null,
  callUntil: null,
  duty: null,
  held: null,
  overLimit: false,
  contest: null,
};

const callOf = (row: DispatchRow | undefined) => {
  if (!row) return uncalled;
  const { call, callFrom, callUntil, duty, held, overLimit, contest } = row;
  return { call, callFrom, callUntil, duty, held, overLimit, contest };
};

const seated = (row: DispatchRow | undefined, seat: Seat, leader: string, from: string) => ({
  ...callOf(row),
  ...seat,
  seated: true,
  leads: seat.person === leader,
  from,
  until: null,
  over: null,
  barred: false,
});

const freed = (row: DispatchRow | undefined, until: string, over: DispatchRow['over']): DispatchRow | undefined =>
  row && row.until === null ? { ...row, until, over, leads: false } : row;

/** Called no more; a seat on the team is given up by replacing the person there. */
const released = (row: DispatchRow | undefined, until: string, over: DispatchRow['over']): DispatchRow | undefined =>
  row && (row.seated ? { ...row, call: 'released' } : freed({ ...row, call: 'released' }, until, over));

/** 力量调度: who is on which team, from when. One row a person and inspection. */
export const dispatchBoard = defineView<DispatchRow, InspectionEvents & DispatchEvents>()({
  name: 'dispatch-board',
  version: 3,
  key: ({ type, id, data }) => {
    switch (type) {
      case 'InspectionTeamFormed':
        return [...data.members, ...data.released].map((person) => keyOf(id, person));
      case 'TeamMemberReplaced':
        return [...new Set([data.leaves, data.joins, data.leader])].map((person) => keyOf(id, person));
      case 'TeamMemberBarred':
      case 'SupervisorReleased':
        return keyOf(id, data.person);
      case 'MemberDispatched':
      case 'DispatchAcknowledged':
      case 'DispatchContested':
      case 'ContestDecided':
      case 'MemberReleased':
        return keyOf(id, data.person);
      case 'DispatchesEnded':
        return data.persons.map((person) => keyOf(id, person));
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
      return { inspection: id, zone, office, title, units, ...seated(row, seat, leader, meta.occurredAt) };
    },
    TeamMemberReplaced: (row, { id, data, meta }, key) => {
      const { leaves, joins, seat, leader, zone, office, title, units } = data;
      if (key === keyOf(id, joins))
        return { inspection: id, zone, office, title, units, ...seated(row, seat, leader, meta.occurredAt) };
      if (key === keyOf(id, leaves)) return freed(row, meta.occurredAt, 'replaced');
      return row && { ...row, leads: true };
    },
    TeamMemberBarred: (row) => row && { ...row, barred: true },
    SupervisorReleased: (row, { meta }) => freed(row, meta.occurredAt, 'term-over'),
    MemberDispatched: (row, { id, data, meta }) => {
      const { person, name, as, zone, office, title, units, from, until, duty, held, overLimit } = data;
      const call = { call: 'dispatched', callFrom: from, callUntil: until ?? null, duty, held, overLimit } as const;
      // Whoever sits on the team already is called besides.
      if (row && row.until === null) return { ...row, ...call, contest: null };
      const seat = { person, name, as, seated: false, leads: false, from: meta.occurredAt, until: null, over: null };
      const barred = row?.barred ?? false;
      return { inspection: id, zone, office, title, units, ...seat, ...call, contest: null, barred };
    },
    DispatchAcknowledged: (row) => row && { ...row, call: 'acknowledged' },
    DispatchContested: (row, { data: { ground, explanation } }) =>
      row && { ...row, call: 'contested', contest: { ground, explanation, decision: null } },
    ContestDecided: (row, { data: { outcome, reason }, meta }) => {
      const decided = row && { ...row, contest: row.contest && { ...row.contest, decision: reason } };
      return outcome === 'released'
        ? released(decided, meta.occurredAt, 'released')
        : decided && { ...decided, call: 'dispatched' };
    },
    MemberReleased: (row, { meta }) => released(row, meta.occurredAt, 'released'),
    DispatchesEnded: (row, { data: { why }, meta }) => released(row, meta.occurredAt, why),
    InspectionReportPresented: (row, { meta }) => freed(row, meta.occurredAt, 'presented'),
    InspectionEnded: (row, { meta }) => freed(row, meta.occurredAt, 'ended'),
  },
  indexes: ['person', ['zone', 'until']],
});
