import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { arranged } from './small-county.js';
import { type Happened, type Material, type MaterialEvents, materialFact } from '@county/assessments/material.facts.js';
import type { SchemeVersion } from '@county/assessments/scheme.state.js';

/*
 * A year of the small invented county (`small-county.ts`): an inspection of the grain bureau by 柳镇 and 石镇, two issues
 * of 石镇 of which one lay nine days with the Case Office, a clue, and a cross inspection by 港镇.
 */

type Moment = { readonly at: string; readonly recorded?: string };

/** An event as the log gives it; revision and position are counted when the log is put together. */
export const told = <T extends keyof MaterialEvents>(
  stream: string,
  type: T,
  data: MaterialEvents[T],
  { at, recorded = at }: Moment,
) => ({ stream, type: type as string, data: data as unknown, at, recorded });
type Told = Omit<ReturnType<typeof told>, 'data'> & { readonly data: unknown };

/** These events in this order, as a log. */
export function logOf(events: readonly Told[]): readonly DomainEvent[] {
  const revisions = new Map<string, number>();
  return events.map(({ stream, type, data, at, recorded }, n) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const [category, id] = stream.split('/') as [string, string];
    const full = (day: string) => (day.length === 10 ? `${day}T09:00:00.000+08:00` : day);
    return {
      type,
      data,
      category,
      id,
      stream: `county/${stream}`,
      county: 'county',
      revision,
      position: String(n + 1).padStart(20, '0'),
      eventId: `${stream}@${revision}`,
      schema: 1,
      meta: { occurredAt: full(at), recordedAt: full(recorded), actor: { person: 'x', post: 'x' } },
    } as unknown as DomainEvent;
  });
}

const fact = materialFact([]);

/** What the fact makes of a log: what is no material it never sees. */
export const materialOf = (log: readonly DomainEvent[]): Material =>
  log.reduce<Material>((material, event) => fact.on[event.type]?.(material, event) ?? material, fact.initial);

export const eventsOf = (material: Material): readonly Happened[] =>
  material ? [...eventsOf(material.before), material.last] : [];

export const BODY = 'commission-stone';
export const LATE = 'check-1';
export const PROMPT = 'check-2';

const county: readonly Told[] = arranged.map(({ type, data }) =>
  told('arrangement/zones', type, data as never, { at: '2026-01-05' }),
);

const seats = ['chen-hua', 'wu-min'];
const ask = { plan: '2026', item: 'check', part: 1, kind: 'other', title: '检查', office: 'office-1' } as const;
export const inspected: readonly Told[] = [
  told(
    'task/check',
    'TaskAssigned',
    { ...ask, zone: 'zone-1', units: ['grain-bureau'], due: '2026-03-31' },
    { at: '2026-02-01' },
  ),
  told('inspection/check', 'InspectionTeamFormed', { members: seats, units: ['grain-bureau'] } as never, {
    at: '2026-02-02',
  }),
  told('inspection/check', 'InspectionReportSubmitted', { round: 1, authors: ['wu-min'] } as never, {
    at: '2026-02-09',
  }),
  told('inspection/check', 'InspectionReportReturned', { round: 1, reason: '不清' }, { at: '2026-02-10' }),
  told('inspection/check', 'InspectionReportSubmitted', { round: 2, authors: seats } as never, { at: '2026-02-11' }),
  told('inspection/check', 'InspectionReportReviewed', { round: 2, opinion: '同意' }, { at: '2026-02-12' }),
  told('inspection/check', 'InspectionReportPresented', { round: 2, members: seats }, { at: '2026-02-13' }),
  told('task/check', 'TaskClosed', { zone: 'zone-1' }, { at: '2026-02-14' }),
];

const rectified = (id: string, claimed: string): readonly Told[] => {
  const to = { body: BODY, bodyName: '石镇纪委', found: 'seated-there', bypassed: [] } as const;
  return [
    told(`issue/${id}`, 'IssueReferred', { zone: 'zone-1', unit: 'stone-town' } as never, { at: '2026-03-02' }),
    told(`issue/${id}`, 'IssueForwarded', { ...to, due: '2026-04-02' }, { at: '2026-03-03' }),
    told(`issue/${id}`, 'IssueAccepted', { body: BODY, person: 'wu-min', title: '石镇' }, { at: '2026-03-04' }),
    told(
      `issue/${id}`,
      'RectificationPlanSet',
      { body: BODY, measures: ['补'], due: '2026-03-13' },
      { at: '2026-03-04' },
    ),
    told(`issue/${id}`, 'RectificationClaimed', { body: BODY, disposal: '已补', office: 'office-1' }, { at: claimed }),
    told(`issue/${id}`, 'RectificationVerified', { result: 'passed', seen: '看', body: BODY }, { at: '2026-03-20' }),
    told(`issue/${id}`, 'IssueClosed', { body: BODY, unit: 'stone-town' }, { at: '2026-03-21' }),
  ];
};

export const clue: readonly Told[] = [
  told('clue/2026-1-001', 'ClueSealed', { holder: 'wu-min', zone: 'zone-1' } as never, { at: '2026-03-05' }),
  told(
    'clue/2026-1-001',
    'ClueTransferred',
    { sender: 'wu-min', witness: 'x', zone: 'zone-1', to: 'case-office' },
    { at: '2026-03-05' },
  ),
  told(
    'clue/2026-1-001',
    'ClueReturned',
    { reason: 'not-a-clue', returnedBy: 'x', holder: 'wu-min', zone: 'zone-1' },
    { at: '2026-03-14' },
  ),
];

/** Twelve days with the body, of ten; and seven. */
export const late = rectified(LATE, '2026-03-15');
export const prompt = rectified(PROMPT, '2026-03-10');

export const year: readonly Told[] = [...county, ...inspected, ...late, ...prompt, ...clue];
export const only = (...events: readonly Told[]): readonly Told[] => [...county, ...events];

export const material = materialOf(logOf(year));

export const version = {
  version: 1,
  title: '考核办法',
  from: '2026-01-01',
  instrument: 'opinions',
  indicators: [
    { indicator: 'tasks-completed', dimension: 'quantity', weight: 15 },
    { indicator: 'dispatch-days', dimension: 'quantity', weight: 15, full: 24 },
    { indicator: 'reports-not-returned', dimension: 'quality', weight: 20 },
    { indicator: 'clues-accepted', dimension: 'quality', weight: 10 },
    { indicator: 'rectified-on-time', dimension: 'effect', weight: 20 },
    { indicator: 'not-recurring', dimension: 'effect', weight: 10 },
    { indicator: 'responsibility-fixed', dimension: 'effect', weight: 10 },
  ],
} as const satisfies SchemeVersion;
