import { dayOf, daysBetween } from '@libs/event-sourcing/time.js';
import type { ClueEvents } from '../clues/clue.state.js';
import type { InspectionEvents } from '../inspections/inspection.state.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';

export type WaitingEvents = IssueEvents &
  TaskEvents &
  Omit<InspectionEvents, 'FindingRecorded' | 'TeamMemberReplaced' | 'TeamMemberBarred' | 'WorkPlanAmended'> &
  ClueEvents;

/** What is waited for. */
export type WaitingFor =
  | 'forwarding'
  | 'acceptance'
  | 'rectification-plan'
  | 'rectification'
  | 'verification'
  | 'return'
  | 'closing'
  | 'reopening'
  | 'receipt'
  | 'team'
  | 'work-plan'
  | 'fieldwork'
  | 'report'
  | 'review'
  | 'presentation'
  | 'resumption'
  | 'transfer'
  | 'acknowledgement'
  | 'distribution';

/** A stretch of time in which a matter lay with one holder: a body, a zone, or an office of the Commission. */
export interface Wait {
  readonly holder: string;
  readonly for: WaitingFor;
  readonly from: string;
  /** Absent while it still lies there. */
  readonly until?: string;
  /** The event that gave it to the holder, and the one that took it away, as `category/record@revision`. */
  readonly given: string;
  readonly taken?: string;
}

export interface Waiting {
  readonly zone?: string;
  readonly body?: string;
  readonly waits: readonly Wait[];
}

export const notWaiting: Waiting = { waits: [] };

/** As views and rules see an event; its data are those of its type. */
export interface Occurred {
  readonly type: string;
  readonly category: string;
  readonly id: string;
  readonly revision: number;
  readonly occurredAt: string;
  readonly data: unknown;
}

/** An event by the place where everybody finds it, in this log and in every copy of it. */
export const placeOf = ({ category, id, revision }: Pick<Occurred, 'category' | 'id' | 'revision'>) =>
  `${category}/${id}@${revision}`;

/** Places written together where they are of one record, `issue/3@1,2,4`: a year's evidence must fit into its events. */
export function together(places: readonly string[]): readonly string[] {
  const byRecord = new Map<string, number[]>();
  for (const place of places) {
    const at = place.lastIndexOf('@');
    const revisions = byRecord.get(place.slice(0, at)) ?? [];
    byRecord.set(place.slice(0, at), [...revisions, Number(place.slice(at + 1))]);
  }
  return [...byRecord].map(([record, revisions]) => {
    const once = [...new Set(revisions)].sort((a, b) => a - b);
    return `${record}@${once.join(',')}`;
  });
}

/** Each place by itself. */
export const oneByOne = (places: readonly string[]): readonly string[] =>
  places.flatMap((written) => {
    const at = written.lastIndexOf('@');
    return written
      .slice(at + 1)
      .split(',')
      .map((revision) => `${written.slice(0, at)}@${revision}`);
  });

type Next = { readonly holder?: string; readonly for: WaitingFor } | 'nobody';
type Parties = Pick<Waiting, 'zone' | 'body'>;

const CONDUCT = 'conduct-office';
const CASE = 'case-office';
const conduct = (what: WaitingFor) => (): Next => ({ holder: CONDUCT, for: what });
const itsZone =
  (what: WaitingFor) =>
  (_data: unknown, { zone }: Parties): Next => ({ ...(zone !== undefined && { holder: zone }), for: what });
const itsBody =
  (what: WaitingFor) =>
  (_data: unknown, { body }: Parties): Next => ({ ...(body !== undefined && { holder: body }), for: what });
const nobody = (): Next => 'nobody';

/**
 * Whose turn it is after each event. What is absent leaves the matter where it lies: a report of progress or a longer term
 * hands nothing on.
 */
const AFTER: { readonly [T in keyof WaitingEvents]?: (data: WaitingEvents[T], parties: Parties) => Next } = {
  IssueReferred: conduct('forwarding'),
  IssueForwarded: itsBody('acceptance'),
  ForwardingRejected: conduct('forwarding'),
  ForwardingWithdrawn: conduct('forwarding'),
  IssueMerged: nobody,
  IssueAccepted: itsBody('rectification-plan'),
  RectificationPlanSet: itsBody('rectification'),
  RectificationClaimed: conduct('verification'),
  RectificationVerified: ({ result }) => ({ holder: CONDUCT, for: result === 'passed' ? 'closing' : 'return' }),
  RectificationReturned: itsBody('rectification'),
  IssueClosed: nobody,
  IssueRecurred: conduct('reopening'),
  RecurrenceLinked: nobody,
  IssueReopened: itsBody('rectification-plan'),
  IssueUpgradedToClue: nobody,

  TaskAssigned: itsZone('receipt'),
  CollaborationItemDesignated: itsZone('receipt'),
  TaskReceived: itsZone('team'),
  CrossInspectionOrdered: itsZone('receipt'),
  TaskTransferred: itsZone('receipt'),
  TaskSuspended: conduct('resumption'),
  TaskResumed: itsZone('team'),
  TaskCancelled: nobody,
  TaskClosed: nobody,
  // A team that goes on with what another zone had begun waits for where it stands.
  InspectionTeamFormed: ({ continues }, parties) =>
    itsZone(continues === undefined ? 'work-plan' : continues === 'under-way' ? 'fieldwork' : 'report')(
      continues,
      parties,
    ),
  WorkPlanSet: itsZone('fieldwork'),
  FieldworkCompleted: itsZone('report'),
  InspectionReportSubmitted: itsZone('review'),
  InspectionReportReturned: itsZone('report'),
  InspectionReportReviewed: itsZone('presentation'),
  InspectionReportPresented: conduct('closing'),

  // Of a clue: that it waited, where, and from when to when. Nothing else is known of it here.
  ClueSealed: ({ zone }) => ({ holder: zone ?? CASE, for: 'transfer' }),
  ClueResealed: ({ zone }) => ({ holder: zone ?? CASE, for: 'transfer' }),
  ClueTransferred: () => ({ holder: CASE, for: 'acknowledgement' }),
  ClueReceived: () => ({ holder: CASE, for: 'distribution' }),
  ClueReturned: ({ reason, zone }) => (reason === 'not-a-clue' ? 'nobody' : { holder: zone ?? CASE, for: 'transfer' }),
};

export const WAITING_TYPES = Object.keys(AFTER) as (keyof WaitingEvents)[];

/** The matter after one more of its events: the wait that ends, and the one that begins. */
export function waited(waiting: Waiting, event: Occurred): Waiting {
  const row = (AFTER as Readonly<Record<string, (data: unknown, parties: Parties) => Next>>)[event.type];
  if (!row) return waiting;
  const { zone, body } = event.data as Parties;
  const parties = { ...partiesOf(waiting), ...(zone !== undefined && { zone }), ...(body !== undefined && { body }) };
  const next = row(event.data, parties);
  const place = placeOf(event);
  const ended = waiting.waits.map((wait) =>
    wait.until === undefined ? { ...wait, until: event.occurredAt, taken: place } : wait,
  );
  if (next === 'nobody' || next.holder === undefined) return { ...parties, waits: ended };
  return {
    ...parties,
    waits: [...ended, { holder: next.holder, for: next.for, from: event.occurredAt, given: place }],
  };
}

const partiesOf = ({ zone, body }: Waiting): Parties => ({
  ...(zone !== undefined && { zone }),
  ...(body !== undefined && { body }),
});

/** Days from the business date of one instant to that of another. Days of waits that follow each other add up to the whole. */
export const daysOf = (from: string, until: string) => daysBetween(dayOf(from), dayOf(until));

/** How many of the days of one stretch lie within another. */
export function sharedDays(a: { from: string; until: string }, b: { from: string; until: string }): number {
  const from = dayOf(a.from) > dayOf(b.from) ? dayOf(a.from) : dayOf(b.from);
  const until = dayOf(a.until) < dayOf(b.until) ? dayOf(a.until) : dayOf(b.until);
  return Math.max(0, daysBetween(from, until));
}

/** Days by holder, of waits that have ended. */
export function daysByHolder(waits: readonly Wait[]): readonly { readonly holder: string; readonly days: number }[] {
  const days = new Map<string, number>();
  for (const { holder, from, until } of waits)
    if (until !== undefined) days.set(holder, (days.get(holder) ?? 0) + daysOf(from, until));
  return [...days].map(([holder, sum]) => ({ holder, days: sum }));
}
