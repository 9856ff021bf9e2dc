import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { asEvent, corrected, folded, type Happened, referred } from '../../test/report-examples.js';
import { draftOf, flowsOf } from './draft.js';
import type { Draft } from './figures.js';
import { monthsOf, type PeriodKind, periodNamed, reportOf } from './period.js';
import { type KnownReport, type Reports, reportsKnown, seenOf } from './periodic-report.facts.js';
import { entriesOf, workLedger } from './work-ledger.facts.js';

const NAMES: Readonly<Record<PeriodKind, readonly string[]>> = {
  month: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
  quarter: ['2026-q1', '2026-q2'],
  half: ['2026-h1'],
  year: ['2026'],
};
const bodyOf = (kind: PeriodKind) => (kind === 'quarter' ? 'zone-1' : 'office-1');
const KINDS = ['登记不全', '值班脱岗'];
const UNITS = ['stone-town', 'willow-town'];

type Step =
  | { readonly does: 'fact'; readonly month: number; readonly kind: number; readonly unit: number }
  | { readonly does: 'correct'; readonly which: number }
  | { readonly does: 'draft' | 'file' | 'waive'; readonly kind: PeriodKind; readonly nth: number };

const report = fc.constantFrom<PeriodKind>('month', 'month', 'month', 'quarter', 'half').chain((kind) =>
  fc.record({
    does: fc.constantFrom('draft' as const, 'draft' as const, 'file' as const, 'file' as const, 'waive' as const),
    kind: fc.constant(kind),
    nth: fc.nat(NAMES[kind].length - 1),
  }),
);
const fact = fc.record({
  does: fc.constant('fact' as const),
  month: fc.integer({ min: 1, max: 6 }),
  kind: fc.nat(1),
  unit: fc.nat(1),
});
const story = fc.array(
  fc.oneof<[fc.WeightedArbitrary<Step>, fc.WeightedArbitrary<Step>, fc.WeightedArbitrary<Step>]>(
    { weight: 4, arbitrary: fact },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('correct' as const), which: fc.nat(30) }) },
    { weight: 6, arbitrary: report },
  ),
  { maxLength: 60 },
);

/** Plays facts, drafts, filings and waivers in any order that the rules allow; facts are entered whenever, for any month. */
class County {
  readonly log: DomainEvent[] = [];
  ledger = workLedger.initial;
  reports: Reports = {};
  readonly drafts = new Map<string, Draft>();
  /** What was in a report when it was filed. */
  readonly filed = new Map<string, Draft>();
  readonly units: string[] = [];

  constructor() {
    for (const kind of ['month', 'quarter', 'half'] as const)
      for (const name of NAMES[kind]) {
        const { from, to } = periodNamed(kind, name);
        const data = { kind, body: bodyOf(kind), period: name, from, to, due: to, zone: 'zone-1', office: 'office-1' };
        this.tell({ type: 'PeriodScheduled', record: this.record(kind, name), data, on: '2026-01-01' });
      }
  }

  record = (kind: PeriodKind, name: string) => `periodic-report/${reportOf(kind, bodyOf(kind), name)}`;
  known = (kind: PeriodKind, name: string): KnownReport => this.reports[reportOf(kind, bodyOf(kind), name)]!;

  tell(happened: Happened) {
    const event = asEvent(happened, this.log.length + 1);
    this.log.push(event);
    this.ledger = folded(workLedger, [event], this.ledger);
    this.reports = folded(reportsKnown, [event], this.reports);
  }

  draft = (kind: PeriodKind, name: string) =>
    draftOf(
      { period: periodNamed(kind, name), body: bodyOf(kind), zone: 'zone-1', office: 'office-1' },
      this.ledger,
      this.reports,
      '2026-07-01',
    );

  take(step: Step) {
    if (step.does === 'fact') {
      const issue = `i-${this.units.length}`;
      const on = `2026-${String(step.month).padStart(2, '0')}-10`;
      this.units.push(UNITS[step.unit]!);
      return this.tell(referred(issue, on, KINDS[step.kind]!, UNITS[step.unit]!));
    }
    if (step.does === 'correct') {
      const was = this.units[step.which];
      if (was === undefined) return;
      const is = UNITS.find((unit) => unit !== was)!;
      this.units[step.which] = is;
      return this.tell(corrected(`i-${step.which}`, 'unit', was, is, '2026-07-01'));
    }
    const name = NAMES[step.kind][step.nth]!;
    const record = this.record(step.kind, name);
    const { is } = this.known(step.kind, name);
    if (is === 'filed' || is === 'waived') return;
    if (step.does === 'waive') return this.tell({ type: 'PeriodWaived', record, data: {}, on: '2026-07-01' });
    if (step.does === 'draft') {
      const draft = this.draft(step.kind, name);
      this.drafts.set(record, draft);
      const data = { position: draft.position, carries: draft.carries, flows: flowsOf(draft) };
      return this.tell({ type: 'ReportDraftGenerated', record, data, on: '2026-07-01' });
    }
    const draft = this.drafts.get(record);
    if (!draft) return;
    this.filed.set(record, draft);
    this.tell({ type: 'PeriodicReportFiled', record, data: {}, on: '2026-07-01' });
  }
}

const played = (steps: readonly Step[]) => {
  const county = new County();
  for (const step of steps) county.take(step);
  return county;
};

const referredIn = ({ ledger }: County, kind: PeriodKind, name: string) =>
  monthsOf(periodNamed(kind, name))
    .flatMap((month) => entriesOf(ledger, 'zone-1', month))
    .filter(({ flow }) => flow === 'issues-referred');
const sum = (all: readonly { readonly n: number }[]) => all.reduce((total, { n }) => total + n, 0);
const figure = (draft: Draft) => draft.figures.find(({ figure: name }) => name === 'issues-referred')!;

describe('whatever is entered, drafted, filed and waived, in whatever order', () => {
  it('a fact is told by exactly one report of each kind, or by none yet', () =>
    fc.assert(
      fc.property(story, (steps) => {
        const county = played(steps);
        for (const kind of ['month', 'quarter', 'half'] as const) {
          const reports = NAMES[kind].flatMap((name) => county.filed.get(county.record(kind, name)) ?? []);
          const told = reports.flatMap((draft) => [
            ...figure(draft).events,
            ...draft.corrections.filter(({ because }) => because === 'entered-late').flatMap(({ events }) => events),
          ]);
          const late = told
            .map(({ event }) => event)
            .filter((event) => county.log.some((one) => one.eventId === event && one.type === 'IssueReferred'));
          expect(new Set(late).size).toBe(late.length);
          for (const name of NAMES[kind]) {
            const seen = seenOf(county.reports, kind, bodyOf(kind), name);
            const due = referredIn(county, kind, name).filter(
              ({ corrects, position }) => !corrects && position <= seen,
            );
            expect(due.filter(({ event }) => !late.includes(event))).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    ));

  it('a report and the corrections of it that later ones carry add up to the log', () =>
    fc.assert(
      fc.property(story, (steps) => {
        const county = played(steps);
        for (const kind of ['month', 'quarter', 'half'] as const)
          for (const name of NAMES[kind]) {
            const own = county.filed.get(county.record(kind, name));
            const carried = [...county.filed.values()]
              .filter((draft) => draft.corrections.length > 0)
              .flatMap(({ corrections }) => corrections)
              .filter(({ period, figure: of }) => period === name && of === 'issues-referred');
            const reported = (own ? figure(own).value : 0) + carried.reduce((total, { change }) => total + change, 0);
            const seen = seenOf(county.reports, kind, bodyOf(kind), name);
            expect(reported).toBe(sum(referredIn(county, kind, name).filter(({ position }) => position <= seen)));
          }
      }),
      { numRuns: 300 },
    ));

  it('months add up to quarters, and quarters to the half-year', () =>
    fc.assert(
      fc.property(story, (steps) => {
        const county = played(steps);
        const [q1, q2, h1] = [
          figure(county.draft('quarter', '2026-q1')),
          figure(county.draft('quarter', '2026-q2')),
          figure(county.draft('half', '2026-h1')),
        ];
        expect(h1.value).toBe(q1.value + q2.value);
        expect(h1.value).toBe(county.units.length);
        for (const { value, months, since } of [q1, q2, h1]) {
          const filed = Object.values(months!).reduce((total, one) => total + one, 0);
          expect(value).toBe(filed + since!);
        }
        for (const [month, value] of Object.entries(h1.months!))
          expect(value).toBe(figure(county.filed.get(county.record('month', month))!).value);
      }),
      { numRuns: 300 },
    ));

  it('a filed report stays as it was: the same log up to its position gives it again', () =>
    fc.assert(
      fc.property(story, (steps) => {
        const county = played(steps);
        for (const [record, draft] of county.filed) {
          const [kind, name] = (['month', 'quarter', 'half'] as const).flatMap((one) =>
            NAMES[one]
              .filter((period) => county.record(one, period) === record)
              .map((period) => [one, period] as const),
          )[0]!;
          if (kind !== 'month') continue;
          const upTo = county.log.filter(({ position }) => position <= draft.position);
          const again = draftOf(
            { period: periodNamed(kind, name), body: 'office-1', zone: 'zone-1', office: 'office-1' },
            folded(workLedger, upTo),
            {},
            '2026-07-01',
          );
          expect(again.figures).toEqual(draft.figures);
        }
      }),
      { numRuns: 100 },
    ));
});
