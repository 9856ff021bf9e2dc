import { dayOf, daysBetween } from '@libs/event-sourcing/time.js';
import type { Happened } from './material.facts.js';
import { bodyOf, ofType, type RecordOf, type Work } from './work.js';

/** A person's time on a team: from the event that named him to the one that set him free. */
export interface Stint {
  readonly person: string;
  readonly body: string;
  readonly from: Happened;
  readonly until?: Happened;
}

type Presented = Extract<Happened, { type: 'InspectionReportPresented' }>;

export interface TeamWork {
  readonly id: string;
  readonly units: readonly string[];
  readonly stints: readonly Stint[];
  readonly presented?: Presented;
  readonly events: readonly Happened[];
}

/** Who of which body was on the team of each inspection, and for how long. */
export function teamsOf(work: Work): readonly TeamWork[] {
  const moves = new Map(
    work.of('task').map(({ id, events }) => [id, ofType(events, 'CrossInspectionOrdered', 'TaskTransferred')]),
  );
  return work.of('inspection').map((inspection) => teamOf(work, inspection, moves.get(inspection.id) ?? []));
}

type Move = Extract<Happened, { type: 'CrossInspectionOrdered' | 'TaskTransferred' }>;

/** The task went to another zone, and nobody of this one works on it any more, whether or not that zone has a team yet. */
const goesOn = (zone: string, from: Happened, until: Happened | undefined, moves: readonly Move[]): Move | undefined =>
  moves.find(
    ({ data, occurredAt }) =>
      data.fromZone === zone && from.occurredAt <= occurredAt && (until === undefined || occurredAt < until.occurredAt),
  );

function teamOf(work: Work, { id, events }: RecordOf, moves: readonly Move[]): TeamWork {
  const stints: { person: string; body: string | undefined; zone: string; from: Happened; until?: Happened }[] = [];
  let zone = '';
  const begin = (event: Happened, persons: readonly string[]) =>
    persons.forEach((person) => stints.push({ person, body: bodyOf(work, person, event), zone, from: event }));
  const end = (event: Happened, leaves: (person: string) => boolean) =>
    stints.forEach((stint) => {
      if (stint.until === undefined && leaves(stint.person)) stint.until = event;
    });
  let units: readonly string[] = [];
  for (const event of events)
    switch (event.type) {
      case 'InspectionTeamFormed':
        end(event, () => true);
        ({ zone, units } = event.data);
        begin(event, event.data.members);
        break;
      case 'TeamMemberReplaced': {
        const { leaves, joins } = event.data;
        end(event, (person) => person === leaves);
        begin(event, [joins]);
        break;
      }
      case 'TeamMemberBarred': {
        const { person: barred } = event.data;
        end(event, (person) => person === barred);
        break;
      }
      case 'InspectionReportPresented':
      case 'InspectionEnded':
        end(event, () => true);
        break;
      default:
    }
  const [presented] = ofType(events, 'InspectionReportPresented');
  return {
    id,
    units,
    events,
    stints: stints.flatMap(({ body, zone: of, from, until, person }) => {
      const ended = goesOn(of, from, until, moves) ?? until;
      return body === undefined ? [] : [{ person, body, from, ...(ended && { until: ended }) }];
    }),
    ...(presented && { presented }),
  };
}

/** Bodies with somebody on the team to the end, each with the events that put its people there. */
export function bodiesToTheEnd({ stints, presented }: TeamWork): ReadonlyMap<string, readonly Happened[]> {
  const bodies = new Map<string, readonly Happened[]>();
  for (const { body, from, until } of stints)
    if (until === undefined || until === presented) bodies.set(body, [...(bodies.get(body) ?? []), from]);
  return new Map([...bodies].map(([body, named]) => [body, [...new Set(named)]]));
}

/** Days of a stint within the period, its first day counted. */
export function daysServed({ from, until }: Stint, work: Work): number {
  const first = dayOf(from.occurredAt) > work.from ? dayOf(from.occurredAt) : work.from;
  const end = until === undefined ? work.until : dayOf(until.occurredAt);
  const last = end < work.until ? end : work.until;
  return last < first ? 0 : daysBetween(first, last) + 1;
}
