import { assessments } from '@county/assessments/assessment.js';
import { evolveAssessment, noAssessment } from '@county/assessments/assessment.state.js';
import { evolveScheme, noScheme } from '@county/assessments/scheme.state.js';
import type { County } from '@county/county.runtime.js';
import { periodicReports } from '@county/reporting/periodic-report.js';
import { Facts } from '@libs/event-sourcing/facts.js';
import type { AnyDecider, EventMeta } from '@libs/event-sourcing/index.js';
import { type Line, quantile, type Run } from './measure.js';

const RUNS = 3;
/** The month in which the large county does its work lies in it. */
const HALF = 'half-office-1-2026-h1';
const WEIGHTS = {
  'tasks-completed': { dimension: 'quantity', weight: 15 },
  'units-covered': { dimension: 'quantity', weight: 5, full: 4 },
  'dispatch-days': { dimension: 'quantity', weight: 15, full: 24 },
  'reports-not-returned': { dimension: 'quality', weight: 15 },
  'clues-accepted': { dimension: 'quality', weight: 10 },
  'deadlines-kept': { dimension: 'quality', weight: 5 },
  'rectified-on-time': { dimension: 'effect', weight: 20 },
  'not-recurring': { dimension: 'effect', weight: 15 },
} as const;

/**
 * What a year's log costs where a rule reads all of it: the draft of a half-year report, and the assessment. Each by its
 * own rule, with facts folded anew from the first event, as for whoever asks first after a start; nothing is appended.
 */
export async function ruleLines(
  county: County,
  name: string,
  events: number,
  say: (line: string) => void,
): Promise<Line[]> {
  const meta: EventMeta = {
    occurredAt: '2026-07-01T09:00:00.000+08:00',
    recordedAt: '2026-07-01T09:00:00.000+08:00',
    actor: { person: 'bench', post: 'office-official', of: 'office-1' },
    correlationId: '00000000-0000-4000-8000-000000000000',
    causationId: '00000000-0000-4000-8000-000000000000',
  };
  const asked = async (decider: AnyDecider, command: string, id: string, state: unknown, day: string, more = {}) => {
    const facts = {
      ...(await new Facts(county.store, county.codec).for(decider, name, command, {}, state, id)),
      ...more,
    };
    const now = `${day}T09:00:00.000+08:00`;
    const around = { occurredAt: now, now, today: day, actor: meta.actor, id, county: name, facts };
    return decider.decide[command]!({}, state, around);
  };
  const told = (decider: AnyDecider, state: unknown, happened: readonly { type: string; data: unknown }[]): unknown =>
    happened.reduce((known, { type, data }) => decider.evolve[type]!(known, data, meta) as unknown, state);
  const measured = async (line: string, goal: number, work: () => Promise<string>): Promise<Line> => {
    const ours: Run[] = [];
    let what = '';
    for (let run = 0; run < RUNS; run++) {
      const begun = performance.now();
      what = await work();
      const ms = performance.now() - begun;
      ours.push({ count: 1, seconds: ms / 1000, latencies: [ms] });
    }
    const ms = quantile(
      ours.map(({ seconds }) => seconds * 1000),
      0.5,
    )!;
    const note = `${events.toLocaleString('en')} events, ${what}: ${ms.toFixed(0)} ms; to reach: under ${goal.toLocaleString('en')} ms`;
    say(`${line}: ${note}`);
    return { name: line, unit: 'a second', ours, raw: [], note };
  };

  const reports = periodicReports as AnyDecider;
  let report: unknown = reports.initial;
  for (const command of ['SchedulePeriod', 'OpenPeriod'])
    report = told(reports, report, await asked(reports, command, HALF, report, '2026-07-01'));
  const draft = await measured('draft of a half-year report, facts folded anew', 1_000, async () => {
    const [drafted] = await asked(reports, 'GenerateReportDraft', HALF, report, '2026-07-01');
    const { figures, sections } = drafted!.data as {
      figures: readonly { value: number }[];
      sections: readonly unknown[];
    };
    if (!figures.some(({ value }) => value > 0)) throw new Error('the draft tells of nothing');
    return `${figures.length} figures in ${sections.length} sections`;
  });

  const version = {
    ...{ version: 1, title: '考核办法（基准测试）', from: '2026-01-01', instrument: 'bench' },
    indicators: Object.entries(WEIGHTS).map(([indicator, weighted]) => ({ indicator, ...weighted })),
  };
  const scheme = evolveScheme.SchemePublished(noScheme, version, meta);
  const opened = { scheme: 'bench', version: 1, title: version.title, from: '2026-01-01', until: '2026-12-31' };
  const open = evolveAssessment.AssessmentOpened(noAssessment, opened, meta);
  const assessed = await measured('assessment computed, facts folded anew', 5_000, async () => {
    const happened = await asked(assessments as AnyDecider, 'ComputeAssessment', '2026', open, '2027-01-05', {
      scheme,
    });
    const { totals } = happened[0]!.data as { totals: readonly { points: number | null }[] };
    const weighed = totals.filter(({ points }) => points !== null).length;
    if (weighed === 0) throw new Error('the assessment weighs nobody');
    return `${totals.length} bodies of which ${weighed} worked, ${version.indicators.length} indicators`;
  });
  return [draft, assessed];
}
