import { everyOne, taken } from '@libs/event-sourcing/drawers.js';
import {
  type Behind,
  backed,
  type CorrectionLine,
  type Draft,
  type Figure,
  FLOW_NAMES,
  type FlowName,
  FLOWS,
  nameable,
  naming,
  STOCKS,
  type StockName,
} from './figures.js';
import { type Period, monthsOf, periodNamed, periodOf, reportOf, titleOf } from './period.js';
import { themeOf } from '../rectifications/clusters.facts.js';
import { areSettled, type KnownReport, type Reports, seenOf } from './periodic-report.facts.js';
import { sectionsOf } from './sections.js';
import {
  entriesOf,
  type Entry,
  type Judgement,
  judgementsOf,
  monthsKnown,
  type WorkLedger,
} from './work-ledger.facts.js';

export interface Drafted {
  readonly period: Period;
  readonly body: string;
  readonly zone: string;
  readonly office: string;
}

const sum = (entries: readonly Entry[]) => entries.reduce((total, { n }) => total + n, 0);
const refs = (entries: readonly Entry[]): readonly Behind[] =>
  entries.map(({ event, record, revision }) => ({
    event,
    ...(record !== undefined && { record }),
    ...(revision !== undefined && { revision }),
  }));

const grouped = <T>(all: readonly T[], by: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = by(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
};

/** Values by kind or unit, without those that corrections have brought to nothing. */
const parts = (entries: readonly Entry[], by: 'kind' | 'unit'): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...grouped(entries, (entry) => entry[by])].flatMap(([part, those]) =>
      sum(those) === 0 ? [] : [[part, sum(those)]],
    ),
  );

/** The months of a longer period as the office reported them, and the facts that are in none of these reports. */
function byMonths(entries: readonly Entry[], flow: FlowName, { period, office }: Drafted, reports: Reports) {
  const months: Record<string, number> = {};
  let since = 0;
  for (const month of monthsOf(period)) {
    const report = reports[reportOf('month', office, month)];
    const filed = report?.is === 'filed' ? report : undefined;
    if (filed) months[month] = filed.flows[flow] ?? 0;
    since += sum(entries.filter((entry) => entry.month === month && (!filed || entry.position > filed.position)));
  }
  const value = Object.values(months).reduce((total, one) => total + one, 0) + since;
  return { value, months, since };
}

function flowFigure(flow: FlowName, all: readonly Entry[], drafted: Drafted, reports: Reports): Figure {
  const entries = all.filter((entry) => entry.flow === flow);
  const byKind = parts(entries, 'kind');
  const counted = drafted.period.kind === 'month' ? { value: sum(entries) } : byMonths(entries, flow, drafted, reports);
  return {
    figure: flow,
    query: flow,
    ...FLOWS[flow],
    adds: true,
    ...counted,
    ...(Object.keys(byKind).length > 0 && { byKind }),
    ...backed(refs(entries)),
  };
}

const stock = (name: StockName, value: number, behind: readonly Behind[]): Figure => ({
  figure: name,
  query: name,
  ...STOCKS[name],
  value,
  adds: false,
  ...backed(behind),
});

function stocks(ledger: WorkLedger, zone: string, day: string, flows: readonly Figure[]): readonly Figure[] {
  const inHand = everyOne(ledger.issues).filter((issue) => issue.zone === zone && issue.due !== undefined);
  const overdue = inHand.filter(({ due }) => due! < day);
  const of = (flow: FlowName) => flows.find(({ figure }) => figure === flow)!;
  const [closed, forwarded] = [of('issues-closed'), of('issues-forwarded')];
  return [
    stock('issues-in-hand', inHand.length, inHand.map(behindOf)),
    stock('issues-overdue', overdue.length, overdue.map(behindOf)),
    ...(forwarded.value > 0
      ? [
          stock('rectification-rate', Math.round((closed.value * 100) / forwarded.value), [
            ...closed.events,
            ...forwarded.events,
          ]),
        ]
      : []),
  ];
}

const behindOf = ({ event, record, revision }: Behind): Behind => ({
  event,
  ...(record !== undefined && { record }),
  ...(revision !== undefined && { revision }),
});

/** Issues of one theme in two units or more: perhaps a common problem (共性问题). */
const COMMON_FROM = 2;
/** Of more, none is prominent any longer; the issue ledger has them all. */
const PROPOSED_AT_MOST = 20;

const names = (entries: readonly Entry[]): readonly string[] =>
  Object.keys(parts(entries, 'unit')).map((unit) => entries.findLast((entry) => entry.unit === unit)?.unitName ?? unit);

const clusterOf = (
  name: string,
  { zh, en }: { readonly zh: string; readonly en: string },
  those: readonly Entry[],
): Figure => ({
  figure: name,
  query: 'issues-referred by theme',
  zh,
  en,
  unit: '个',
  value: sum(those),
  adds: false,
  units: names(those),
  ...backed(refs(those)),
});

function clusters(referred: readonly Entry[], known: readonly Judgement[]): readonly Figure[] {
  const identified = known.filter(({ is }) => is === 'common-problem');
  const judgedOf = new Set(identified.flatMap(({ issues }) => issues.map((issue) => `issue/${issue}`)));
  const rest = referred.filter(({ record }) => record === undefined || !judgedOf.has(record));
  const proposed = [...grouped(rest, ({ kind }) => (kind === undefined ? undefined : themeOf(kind).theme))]
    .map(([theme, those]) => clusterOf(`common-${theme}`, themeOf(those[0]!.kind!), those))
    .filter(({ units }) => units!.length >= COMMON_FROM);
  const judged = identified.map((one): Figure => {
    const those = referred.filter(({ record }) => one.issues.some((issue) => record === `issue/${issue}`));
    const cluster = clusterOf(`common-${one.id}`, { zh: one.title, en: one.title }, those);
    const { is, cause, proposal } = one;
    return {
      ...cluster,
      query: 'common-problems identified',
      judged: { is, ...(cause && { cause }), ...(proposal && { proposal }) },
      ...backed([behindOf(one), ...refs(those)]),
    };
  });
  const widest = proposed.sort((a, b) => b.value - a.value || (a.figure < b.figure ? -1 : 1));
  return [...judged, ...widest.slice(0, PROPOSED_AT_MOST)];
}

/** Weak points as they were recorded, and issues that were singled out. */
const judgements = (known: readonly Judgement[], ledger: WorkLedger): readonly Figure[] =>
  known
    .filter(({ is }) => is !== 'common-problem')
    .map((one): Figure => {
      const { is, title, where, cause, proposal, id } = one;
      const issue = is === 'prominent' ? taken(ledger.issues, id) : undefined;
      const zh = issue ? `${issue.unitName}：${issue.kind}（${title}）` : `${where ?? ''}：${title}`;
      return {
        figure: `${is}-${id}`,
        query: is === 'prominent' ? 'issues marked prominent' : 'weak-points recorded',
        ...{ zh, en: zh, unit: '个', value: 1, adds: false },
        judged: { is, ...(cause && { cause }), ...(proposal && { proposal }) },
        ...backed([behindOf(one)]),
      };
    });

const UNITS_NAMED = 3;

function heaviestUnits(referred: readonly Entry[]): readonly Figure[] {
  return [...grouped(referred, ({ unit }) => unit)]
    .map(([unit, those]): Figure => ({
      figure: `unit-${unit}`,
      query: 'issues-referred by unit',
      zh: those[0]!.unitName ?? unit,
      en: unit,
      unit: '个',
      value: sum(those),
      adds: false,
      ...backed(refs(those)),
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.figure < b.figure ? -1 : 1))
    .slice(0, UNITS_NAMED);
}

/** Units in which something was found: how many, and by which events. */
function unitsConcerned(referred: readonly Entry[]): Figure {
  return {
    figure: 'units-concerned',
    query: 'units of issues-referred',
    zh: '涉及单位',
    en: 'Units concerned',
    unit: '个',
    value: Object.keys(parts(referred, 'unit')).length,
    adds: false,
    ...backed(refs(referred)),
  };
}

function line(
  period: Period,
  flow: FlowName,
  because: CorrectionLine['because'],
  entries: readonly Entry[],
  was: number,
  unit?: string,
): CorrectionLine {
  const change = sum(entries);
  const now = was + change;
  const { zh, en } = FLOWS[flow];
  const of = titleOf(period);
  const where = unit === undefined ? '' : `（${unit}）`;
  const signed = change > 0 ? `+${change}` : String(change);
  return {
    period: period.name,
    figure: flow,
    because,
    ...(unit !== undefined && { unit }),
    was,
    change,
    now,
    zh: `${of.zh}${zh}${where}：原报${was}，${because === 'entered-late' ? '补录' : '更正'}${signed}，现为${now}。`,
    en: `${of.en}, ${en}${unit === undefined ? '' : ` (${unit})`}: reported ${was}, ${because === 'entered-late' ? 'entered late' : 'corrected'} ${signed}, now ${now}.`,
    ...backed(refs(entries)),
  };
}

/** What has become known of earlier periods since it was last told. */
function correctionLines(
  ledger: WorkLedger,
  { period, body, zone }: Drafted,
  reports: Reports,
): readonly CorrectionLine[] {
  const before = monthsKnown(ledger, zone).filter((month) => month < period.from.slice(0, 7));
  return [...grouped(before, (month) => periodOf(period.kind, month))].flatMap(([name, months]) => {
    const earlier = periodNamed(period.kind, name);
    const seen = seenOf(reports, period.kind, body, name);
    const all = months.flatMap((month) => entriesOf(ledger, zone, month));
    const told = all.filter(({ position }) => position <= seen);
    const since = all.filter(({ position }) => position > seen);
    return FLOW_NAMES.flatMap((flow) => {
      const of = (entries: readonly Entry[]) => entries.filter((entry) => entry.flow === flow);
      const late = of(since).filter(({ corrects }) => !corrects);
      const corrected = grouped(
        of(since).filter(({ corrects }) => corrects),
        ({ unit, kind }) => unit ?? kind ?? '',
      );
      const was = sum(of(told));
      return [
        ...(late.length > 0 ? [line(earlier, flow, 'entered-late', late, was)] : []),
        ...[...corrected].flatMap(([unit, entries]) =>
          sum(entries) === 0
            ? []
            : [
                line(
                  earlier,
                  flow,
                  'record-corrected',
                  entries,
                  unit === '' ? was : sum(of(told).filter((entry) => (entry.unit ?? entry.kind ?? '') === unit)),
                  entries[0]!.unitName ?? (unit || undefined),
                ),
              ],
        ),
      ];
    });
  });
}

/** Everything a report says, from the ledger alone: the same events give the same draft, whoever asks and whenever. */
export function draftOf(drafted: Drafted, ledger: WorkLedger, reports: Reports, day: string): Draft {
  const { period, zone, body } = drafted;
  const entries = monthsOf(period).flatMap((month) => entriesOf(ledger, zone, month));
  const flows = FLOW_NAMES.map((flow) => flowFigure(flow, entries, drafted, reports));
  const figures = [...flows, ...stocks(ledger, zone, day, flows)];
  if (period.kind !== 'month') {
    const referred = entries.filter(({ flow }) => flow === 'issues-referred');
    const known = judgementsOf(ledger, zone, monthsOf(period));
    figures.push(unitsConcerned(referred), ...clusters(referred, known), ...heaviestUnits(referred));
    figures.push(...judgements(known, ledger));
  }
  const carries = areSettled(reports, period.kind, body, period.name);
  const corrections = carries ? correctionLines(ledger, drafted, reports) : [];
  const most = nameable([...figures, ...corrections]);
  return {
    position: ledger.position,
    day,
    carries,
    figures: naming(figures, most),
    sections: sectionsOf(period, figures, corrections, day),
    corrections: naming(corrections, most),
  };
}

export const flowsOf = ({ figures }: Pick<Draft, 'figures'>): Readonly<Record<string, number>> =>
  Object.fromEntries(figures.flatMap(({ figure, adds, value }) => (adds && value !== 0 ? [[figure, value]] : [])));

/** Nothing happened, and nothing has become known of earlier periods either. */
export const isZero = (draft: Draft): boolean =>
  draft.corrections.length === 0 && draft.figures.every(({ adds, value }) => !adds || value === 0);

export type { KnownReport };
