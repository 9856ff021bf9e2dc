import { stateOf } from '@libs/event-sourcing/decider.js';
import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { begins, ends, type WorkRows } from '../shared/open-work.js';
import { evolveInspection, type InspectionEvents, noInspection } from './inspection.state.js';

/** The inspection of the same name: it carries out the task of that name. */
export const inspectionFact = (commands: readonly string[]) =>
  stateOf(
    { initial: noInspection, evolve: evolveInspection },
    (_command, _state, id) => [`inspection/${id}`],
    commands,
  );

/** What somebody on a team did, by its event. */
export interface Act {
  readonly person: string;
  readonly event: string;
  readonly did: string;
  readonly at: string;
}

export interface TeamsWork {
  readonly zone: string;
  readonly units: readonly string[];
  /** Everybody who is or was on the team. */
  readonly persons: readonly string[];
  readonly acts: readonly Act[];
}

type Running = Readonly<Record<string, TeamsWork>>;

const acted = (running: Running, { id, eventId, type, meta }: DomainEvent): Running => {
  const work = running[id];
  if (!work) return running;
  const act = { person: meta.actor.person, event: eventId, did: type, at: meta.occurredAt };
  return { ...running, [id]: { ...work, acts: [...work.acts, act] } };
};

const over = (running: Running, { id }: DomainEvent): Running =>
  Object.fromEntries(Object.entries(running).filter(([inspection]) => inspection !== id));

/** Inspections whose task is not closed, with everybody who was on the team and what each did. */
export const runningInspections: FactOfLog<Running> = {
  from: 'log',
  initial: {},
  on: {
    InspectionTeamFormed: (running, event) => {
      const { zone, units, members } = event.data as { zone: string; units: string[]; members: string[] };
      const before = running[event.id];
      const persons = new Set([...(before?.persons ?? []), ...members]);
      return { ...running, [event.id]: { zone, units, persons: [...persons], acts: before?.acts ?? [] } };
    },
    TeamMemberReplaced: (running, event) => {
      const work = running[event.id];
      const joined = (event.data as { joins: string }).joins;
      if (!work || work.persons.includes(joined)) return running;
      return { ...running, [event.id]: { ...work, persons: [...work.persons, joined] } };
    },
    FieldworkStarted: acted,
    FindingRecorded: acted,
    FindingRecordedAgain: acted,
    FindingsMerged: acted,
    FieldworkCompleted: acted,
    InspectionReportSubmitted: acted,
    TaskClosed: over,
    InspectionEnded: over,
  },
};

const reportOf = (inspection: string) => `${inspection}-report`;

/**
 * A seat on a team is open work until the report is presented. The report itself is in its author's hands from the end of
 * the fieldwork until the director has reviewed it: until then it may come back.
 */
export const inspectionWork: WorkRows<InspectionEvents> = {
  InspectionTeamFormed: ({ id, data: { leader, members, released, title } }) => [
    ...released.map((person) => ends(id, person)),
    ...[leader, ...members].map((person) => begins(person, { kind: 'inspection', id, title })),
  ],
  TeamMemberReplaced: ({ id, data: { leaves, joins, title } }, inHand) => [
    ends(id, leaves),
    begins(joins, { kind: 'inspection', id, title }),
    ...(inHand(reportOf(id), leaves)
      ? [ends(reportOf(id), leaves), begins(joins, { kind: 'report', id: reportOf(id), title })]
      : []),
  ],
  SupervisorReleased: ({ id, data: { person } }) => [ends(id, person)],
  TeamMemberBarred: ({ id, data: { person } }) => [ends(id, person), ends(reportOf(id), person)],
  FieldworkCompleted: ({ id, meta }, inHand) => [
    begins(meta.actor.person, { kind: 'report', id: reportOf(id), title: inHand(id)?.title ?? id }),
  ],
  InspectionReportSubmitted: ({ id, meta }, inHand) => [
    ends(reportOf(id)),
    begins(meta.actor.person, { kind: 'report', id: reportOf(id), title: inHand(id)?.title ?? id }),
  ],
  InspectionReportReviewed: ({ id }) => [ends(reportOf(id))],
  InspectionReportPresented: ({ id }) => [ends(id), ends(reportOf(id))],
  InspectionEnded: ({ id }) => [ends(id), ends(reportOf(id))],
};
