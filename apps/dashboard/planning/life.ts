import type { RowOf } from '../api/rows.js';

/** The life of a task, from its hand-out to its end; the names are those of `planning.life`. */
export const TASK_LIFE = [
  'assigned',
  'received',
  'team-formed',
  'planned',
  'under-way',
  'fieldwork-completed',
  'report-submitted',
  'report-reviewed',
  'report-presented',
  'closed',
] as const;

type Task = Partial<Pick<RowOf<'task-board'>, 'state' | 'before' | 'inspection'>>;

/** How far a task has come. A report that was returned is to be written again; an instructed one was presented. */
export function taskStep({ state = 'assigned', before, inspection = 'none' }: Task): string {
  if (state === 'closed') return 'closed';
  const reached = inspection === 'none' || inspection === 'ended' ? (before ?? state) : inspection;
  if (reached === 'cancelled') return 'assigned';
  if (reached === 'report-returned') return 'fieldwork-completed';
  if (reached === 'report-instructed') return 'report-presented';
  return reached;
}

/** The life of an inspection. */
export const INSPECTION_LIFE = [
  'team-formed',
  'planned',
  'under-way',
  'fieldwork-completed',
  'report-submitted',
  'report-reviewed',
  'report-presented',
  'report-instructed',
] as const;

type Inspection = Partial<
  Pick<RowOf<'inspections'>, 'state' | 'startedAt' | 'completedAt' | 'certificates' | 'journey' | 'plan' | 'report'>
>;

/** When each step was reached last, and by whom; as far as the reader is told. */
export function reachedOf(inspection: Inspection): Readonly<Record<string, { at: string; by?: string }>> {
  const { certificates, startedAt, completedAt, journey = [] } = inspection;
  return {
    ...(certificates?.[0] && { 'team-formed': { at: certificates[0].checkedAt } }),
    ...(startedAt && { 'under-way': { at: startedAt } }),
    ...(completedAt && { 'fieldwork-completed': { at: completedAt } }),
    ...Object.fromEntries(journey.map(({ step, at, by }) => [step, { at, by }])),
  };
}

/** Where an inspection stands: ended before its report, at the last step it had reached. */
export function inspectionStep({ state = 'team-formed', report, completedAt, startedAt, plan }: Inspection): string {
  if (state === 'report-returned') return 'fieldwork-completed';
  if (state !== 'ended') return state;
  if (report) return 'report-submitted';
  if (completedAt) return 'fieldwork-completed';
  if (startedAt) return 'under-way';
  return plan ? 'planned' : 'team-formed';
}
