import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { ClueEvents } from '../clues/clue.state.js';
import type { DeadlineEvents } from '../deadlines/deadline.state.js';
import type { RulebookEvents } from '../instruments/rulebook.state.js';
import type { InspectionEvents } from '../inspections/inspection.state.js';
import type { TaskEvents } from '../planning/task.state.js';
import { evolveTask } from '../planning/task.state.js';
import type { CommonProblemEvents } from '../rectifications/common-problem.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import { evolveIssue } from '../rectifications/issue.state.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';
import { evolveArrangement } from '../zones/arrangement.state.js';

export type MaterialEvents = Pick<DeadlineEvents, 'DeadlineMet' | 'DeadlineMissed'> &
  Pick<RulebookEvents, 'ParameterSet'> &
  ArrangementEvents &
  TaskEvents &
  IssueEvents &
  InspectionEvents &
  ClueEvents &
  Pick<CommonProblemEvents, 'CommonProblemIdentified' | 'MeasureAdopted'>;

/**
 * What the assessment is computed from, and the whole of it: outcomes of work. Events of another type never come near a
 * score, whoever adds them to the log and whatever they say (整治形式主义为基层减负若干规定, 2024).
 */
export const MATERIAL: readonly (keyof MaterialEvents)[] = [
  'ParameterSet',
  ...(Object.keys(evolveArrangement) as (keyof ArrangementEvents)[]),
  ...(Object.keys(evolveTask) as (keyof TaskEvents)[]),
  ...(Object.keys(evolveIssue) as (keyof IssueEvents)[]),
  'InspectionTeamFormed',
  'TeamMemberReplaced',
  'TeamMemberBarred',
  'InspectionReportSubmitted',
  'InspectionReportReturned',
  'InspectionReportReviewed',
  'InspectionReportPresented',
  'InspectionEnded',
  'ClueSealed',
  'ClueResealed',
  'ClueTransferred',
  'ClueReceived',
  'ClueReturned',
  'CommonProblemIdentified',
  'MeasureAdopted',
  'DeadlineMet',
  'DeadlineMissed',
];

interface Where {
  readonly category: string;
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

/** An event of the material: what happened, where it stands, when it was true and when it was entered. */
export type Happened = {
  [T in keyof MaterialEvents]: Where & { readonly type: T; readonly data: MaterialEvents[T] };
}[keyof MaterialEvents];

/**
 * The material in the order of the log, as a chain from its end, so that one more event costs the same after a hundred as
 * after a hundred thousand, and nothing is changed in place.
 */
export type Material = { readonly last: Happened; readonly before: Material } | undefined;

const linked = (before: Material, { type, data, meta, ...event }: DomainEvent<string, unknown>): Material => ({
  last: {
    type,
    category: event.category,
    id: event.id,
    revision: event.revision,
    position: event.position,
    occurredAt: meta.occurredAt,
    recordedAt: meta.recordedAt,
    data,
  } as Happened,
  before,
});

export const materialFact = (commands: readonly string[]): FactOfLog<Material> => ({
  from: 'log',
  for: commands,
  initial: undefined,
  on: rows,
});

/** One object for all who ask, because folds are kept by it. */
const rows = Object.fromEntries(MATERIAL.map((type) => [type, linked]));

/** The material as the log stood at a position. */
export function upTo(material: Material, position: string): readonly Happened[] {
  const events: Happened[] = [];
  for (let link = material; link; link = link.before) if (link.last.position <= position) events.push(link.last);
  return events.reverse();
}

/** The position of the last event of the material that was entered by then; undefined: there is none. */
export function positionAt(material: Material, recordedBy: string): string | undefined {
  for (let link = material; link; link = link.before) if (link.last.recordedAt <= recordedBy) return link.last.position;
  return undefined;
}

/** The position of the last event of the material that stands at or before a position. */
export function positionUpTo(material: Material, position: string): string | undefined {
  for (let link = material; link; link = link.before) if (link.last.position <= position) return link.last.position;
  return undefined;
}
