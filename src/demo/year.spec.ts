import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { addDays } from '@libs/event-sourcing/time.js';
import { queriesOf } from '@libs/read-models/index.js';
import { schemes } from '../assessments/scheme.js';
import { periodOf, type Scheme, versionFor } from '../assessments/scheme.state.js';
import { clue as clues } from '../clues/clue.js';
import { type Clue, custodyOf } from '../clues/clue.state.js';
import { type County, openCounty } from '../county.runtime.js';
import { arrangement as arrangements } from '../zones/arrangement.js';
import { type Arrangement, zoneOfBody, zoneOfUnit } from '../zones/arrangement.state.js';
import { Cast, establish, zoneTable } from './establish.js';
import { Player } from './player.js';
import { END, play, yearOf } from './year.js';

/**
 * An assessment is opened when its period is over (`assessment.period-not-over`), and a scheme is for periods that had
 * not begun when it was published: so there is none before January 2027.
 */
const FILLED_IN_JANUARY = ['assessment-register', 'score-sheets', 'assessment-differences'];

/** The demo accuses nobody, and puts no words into the mouths of the special supervisors, who bear the names of the document. */
const LEFT_EMPTY = ['interference-register', 'opinion-register'];

const START = '2026-01-04T09:00:00+08:00';

async function played(): Promise<{ county: County; events: DomainEvent[]; months: [string, number][] }> {
  const county = await openCounty({ events: 'memory:', views: 'memory:' });
  const cast = new Cast();
  const player = await new Player(county, 'pingluo:demo', START).goOn();
  await establish(player, cast, '2026-01-01');
  const months: [string, number][] = [];
  await play(player, yearOf(cast), (month, events) => months.push([month, events]));
  const events: DomainEvent[] = [];
  for await (const stored of county.store.readAll()) events.push(county.codec.decode(stored));
  return { county, events, months };
}

describe('the demo year', () => {
  let year: Awaited<ReturnType<typeof played>>;
  const of = (...types: string[]) => year.events.filter(({ type }) => types.includes(type));
  const before = (event: DomainEvent, ...types: string[]) =>
    of(...types).filter(({ position }) => position < event.position);

  beforeAll(async () => {
    year = await played();
  });
  afterAll(() => year.county.close());

  it('has 1,500 to 6,000 events, told month by month', () => {
    expect(year.events.length).toBeGreaterThanOrEqual(1500);
    expect(year.events.length).toBeLessThanOrEqual(6000);
    expect(year.months.map(([month]) => month)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2026-${month}`),
    );
    expect(year.months.at(-1)![1]).toBe(year.events.length);
  });

  it('is the same at every call, to the event id', async () => {
    const again = await played();
    const told = ({ eventId, stream, revision, type, data, meta }: DomainEvent) => ({
      eventId,
      stream,
      revision,
      type,
      data,
      meta,
    });
    expect(again.events.map(told)).toEqual(year.events.map(told));
    await again.county.close();
  });

  it('runs forward in time, within 2026 and not past its end', () => {
    const recorded = year.events.map(({ meta }) => meta.recordedAt);
    expect(recorded).toEqual([...recorded].sort());
    expect(recorded[0]! >= '2026-01-04').toBe(true);
    expect(recorded.at(-1)! < END).toBe(true);
    expect(year.events.filter(({ meta }) => meta.occurredAt > meta.recordedAt)).toEqual([]);
  });

  it('works on working days, in office hours', () => {
    const story = year.events.filter(({ meta }) => meta.recordedAt >= '2026-01-05' && meta.actor.post !== 'policy');
    const hours = story.map(({ meta }) => meta.recordedAt.slice(11, 13));
    expect(hours.filter((hour) => hour < '08' || hour > '18')).toEqual([]);
    const days = new Set(story.map(({ meta }) => meta.recordedAt.slice(0, 10)));
    for (const holiday of [
      '2026-02-16',
      '2026-04-06',
      '2026-05-01',
      '2026-06-19',
      '2026-09-25',
      '2026-10-07',
      '2026-10-18',
    ])
      expect(days).not.toContain(holiday);
  });

  it('hands out no task without an approved item or a lawful designation', () => {
    for (const task of of('TaskAssigned')) {
      const { plan, item } = task.data as { plan: string; item: string };
      const approved = before(task, 'PlanItemApproved').filter(({ id, data }) => id === plan && data.item === item);
      expect(approved.map(({ meta }) => meta.actor.post)).toEqual(['principal-leader']);
    }
    for (const task of of('CollaborationItemDesignated'))
      expect(['leader-in-charge', 'office-head']).toContain(task.meta.actor.post);
    expect(of('TaskAssigned').length).toBeGreaterThan(50);
  });

  it('has every report reviewed by the director before it goes to the principal leader', () => {
    const presented = of('InspectionReportPresented');
    expect(presented.length).toBeGreaterThan(50);
    for (const report of presented) {
      const steps = before(
        report,
        'InspectionReportSubmitted',
        'InspectionReportReturned',
        'InspectionReportReviewed',
      ).filter(({ id }) => id === report.id);
      expect(steps.at(-1)!.type).toBe('InspectionReportReviewed');
      expect(steps.at(-1)!.meta.actor.post).toBe('zone-director');
    }
  });

  it('puts nobody on a team who sits in an inspected unit or has declared a relation with it', () => {
    const homes = new Map(new Cast().persons.map(({ person, home }) => [person, home]));
    const hosts = new Map(zoneTable.zones.flatMap(({ bodies }) => bodies).map(({ id, hosts: seats }) => [id, seats]));
    const teams = of('InspectionTeamFormed', 'TeamMemberReplaced', 'InspectionReportSubmitted');
    for (const team of teams) {
      const { members = [team.data.joins] } = team.data as { members?: string[] };
      const units = before(team, 'InspectionTeamFormed')
        .concat(team)
        .filter(({ id }) => id === team.id)[0]!.data.units as string[];
      for (const person of members) {
        const home = homes.get(person);
        const atHome = home === undefined ? [] : hosts.get(home)!.filter((unit) => units.includes(unit));
        const declared = before(team, 'RelationDeclared').filter(
          ({ id, data }) => id === person && units.includes(data.unit as string),
        );
        expect({ team: team.id, person, atHome, declared: declared.length }).toEqual({
          team: team.id,
          person,
          atHome: [],
          declared: 0,
        });
      }
    }
    expect(of('TeamMemberBarred')).toHaveLength(2);
    expect(of('BackCheckOpened')).toHaveLength(2);
  });

  it('has one custodian for each clue at every instant, and two persons at either end', async () => {
    const numbers = of('ClueSealed').map(({ id }) => id);
    expect(numbers.length).toBeGreaterThanOrEqual(10);
    for (const number of numbers) {
      const { state } = await year.county.path.state(clues, 'pingluo', number);
      const spans = custodyOf(state as Clue);
      expect(spans.slice(0, -1).map(({ until }) => until)).toEqual(spans.slice(1).map(({ from }) => from));
      expect(spans.at(-1)!.until).toBeUndefined();
    }
    for (const { data } of of('ClueTransferred')) expect(data.sender).not.toBe(data.witness);
    for (const { data } of of('ClueReceived')) expect(new Set([data.sender, data.receiver, data.second]).size).toBe(3);
  });

  it('keeps the zones a partition of the table on every day', async () => {
    const { state } = await year.county.path.state(arrangements, 'pingluo', 'zones');
    const arrangement = state as Arrangement;
    const counts = (day: string) => {
      const zones = Object.keys(arrangement.units).map((unit) => zoneOfUnit(arrangement, unit, day));
      return Object.keys(arrangement.zones).map((zone) => zones.filter((one) => one === zone).length);
    };
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      expect({ day, counts: counts(day) }).toEqual({
        day,
        counts: day < '2026-07-01' ? [14, 23, 13, 11] : [15, 23, 13, 10],
      });
      expect(Object.keys(arrangement.bodies).every((body) => zoneOfBody(arrangement, body, day))).toBe(true);
    }
  });

  it('names no special supervisor outside the zone table, and says of every matter that it is invented', () => {
    const supervisors = zoneTable.zones.flatMap(({ supervisors: all }) => all.flatMap(({ id, name }) => [id, name]));
    expect(supervisors).toHaveLength(20);
    for (const { category, data, meta } of year.events) {
      if (category === 'arrangement') continue;
      const text = JSON.stringify([data, meta]);
      expect(supervisors.filter((name) => text.includes(`"${name}"`))).toEqual([]);
    }
    for (const { data } of of('PlanItemProposed', 'TaskAssigned', 'CollaborationItemDesignated'))
      expect(data.title).toMatch(/（演示数据）$/);
    for (const { data } of of('IssueReferred')) {
      expect(data.place).toMatch(/（虚构）$/);
      expect(data.facts).toMatch(/^演示数据（虚构）：/);
    }
    for (const { data } of of('DailySupervisionRecorded')) expect(data.noticed).toMatch(/^演示数据（虚构）：/);
    for (const { data } of of('DocumentIssued', 'HighlightSubmitted')) expect(data.title).toMatch(/（演示数据）$/);
    for (const { data } of of('NumberSeriesOpened')) expect(data.prefix).toMatch(/（演示）$/);
    for (const { data } of of('ExpenseSubmitted')) expect(data.note).toMatch(/（演示数据）$/);
    for (const { data } of of('CommendationRecorded')) expect(data.reason).toMatch(/（演示数据）$/);
    for (const { data } of of('SituationAnalysisRecorded')) expect(data.subject).toMatch(/（演示数据）$/);
    const inWords = of('MajorMatterReported').filter(({ data }) => data.subject !== 'clue');
    for (const { data } of inWords) expect(data.title).toMatch(/（演示数据，虚构）$/);
  });

  it('tells of every turn that a matter can take', () => {
    const types = new Set(year.events.map(({ type }) => type));
    const turns = [
      ...['PlanItemAmended', 'PlanItemRejected', 'PlanItemWithdrawn', 'WorkPlanAmended'],
      ...['CrossInspectionOrdered', 'TaskExtended', 'TaskSuspended', 'TaskResumed', 'TaskCancelled', 'InspectionEnded'],
      ...['DeadlineSuspended', 'DeadlineResumed'],
      ...['TeamMemberReplaced', 'TeamMemberBarred', 'BackCheckOpened', 'BackCheckRecorded', 'RelationWithdrawn'],
      ...['InspectionReportReturned', 'InspectionReportInstructed', 'ClueReturned', 'ClueResealed', 'ClueReceived'],
      ...['ForwardingRejected', 'TermExtended', 'RectificationReturned', 'IssueRechecked', 'IssueRecurred'],
      ...['RecurrenceLinked', 'IssueReopened', 'IssueUpgradedToClue', 'LiaisonReplaced', 'ZoneDirectorRelieved'],
      ...['ActingDirectorAppointed', 'ZoneMemberReassigned', 'ZoneMemberRemoved', 'HandoverCompleted'],
      ...['DocumentNumberAssigned', 'ReceiptAcknowledged', 'DocumentVoided', 'ExpenseReturned', 'ExpensePaid'],
      ...['MajorMatterNoted', 'InstructionRequested', 'InstructionAcknowledged', 'SchemePublished'],
      'ZoneCompositionAdjusted',
      ...['WeakPointAmended', 'FollowUpNoticeClosed', 'FollowUpAnswerReturned', 'IssueMarkedProminent'],
      ...['ExtensionRequested', 'IssueCorrected', 'ForwardingWithdrawn', 'ClueRecordCorrected', 'FindingsMerged'],
      ...['ReplayOpened', 'ReplayPaperSaved', 'ReplayClosed', 'AccessDeclined', 'RecusalDecided'],
    ];
    expect(turns.filter((type) => !types.has(type))).toEqual([]);
  });

  it('has each claim approved by a second person and paid by a third', () => {
    const paid = of('ExpensePaid');
    expect(paid.length).toBeGreaterThanOrEqual(10);
    for (const payment of paid) {
      const steps = before(payment, 'ExpenseSubmitted', 'ExpenseApproved').filter(({ id }) => id === payment.id);
      const persons = [...steps, payment].map(({ meta }) => meta.actor.person);
      expect(new Set(persons.slice(-3)).size).toBe(3);
    }
  });

  it('has a document of every number, one void and its correction under the next', () => {
    const [voided] = of('DocumentVoided');
    const numbers = of('DocumentNumberAssigned').filter(({ data }) => data.series === 'office');
    expect(numbers.map(({ data }) => data.n)).toEqual(numbers.map((_, nth) => nth + 1));
    const nth = numbers.findIndex(({ data }) => data.document === voided!.id);
    expect(numbers[nth + 1]!.data.document).toBe(`${voided!.id}-again`);
  });

  it('has one major matter written late, and the others in time', () => {
    expect(of('MajorMatterReported').map(({ data }) => data.lateByMinutes !== undefined)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('has every periodic report handed in that was due, one of them late, and none that was not asked for', () => {
    const due = of('PeriodScheduled').filter(({ data }) => (data.due as string) < END.slice(0, 10));
    expect(due).toHaveLength(40 + 12 + 4);
    const settled = of('PeriodicReportFiled', 'ZeroReportDeclared', 'PeriodWaived').map(({ id }) => id);
    expect([...settled].sort()).toEqual(due.map(({ id }) => id).sort());
    expect(of('ZeroReportDeclared')).toHaveLength(2);
    expect(of('PeriodWaived')).toHaveLength(1);
    expect(of('ReportMissed').map(({ id }) => id)).toEqual(['month-office-2-2026-02']);
    expect(of('LatenessReasonGiven')).toHaveLength(1);
    const late = of('PeriodicReportSubmitted').filter(({ data }) => data.late !== undefined);
    expect(late.map(({ id }) => id)).toEqual(['month-office-2-2026-02']);
    for (const half of of('PeriodicReportReviewed')) expect(half.meta.actor.post).toBe('zone-director');
    expect(of('PeriodicReportReturned').map(({ id }) => id)).toEqual([
      'month-office-1-2026-05',
      'half-office-3-2026-h1',
    ]);
  });

  it('tells the quarter of what was found in common, and the next month of what was corrected', () => {
    const drafts = (id: string) => of('ReportDraftGenerated').filter((draft) => draft.id === id);
    const [quarter] = drafts('quarter-zone-1-2026-q3');
    expect(JSON.stringify(quarter!.data)).toContain('common-2026-vehicle-logs');
    const [june] = drafts('month-office-4-2026-06');
    const lines = june!.data.corrections as { because: string }[];
    expect(lines.filter(({ because }) => because === 'record-corrected')).toHaveLength(4);
  });

  it('makes common problems of issues of one kind in two units or more', () => {
    const kinds = new Map(of('IssueReferred').map(({ id, data }) => [id, data.kind]));
    const found = of('CommonProblemIdentified');
    expect(found).toHaveLength(3);
    for (const { id, data } of found) {
      const linked = of('IssueLinkedToCommonProblem').filter((one) => one.id === id);
      const issues = [...(data.issues as string[]), ...linked.map((one) => one.data.issue as string)];
      expect({ id, kinds: [...new Set(issues.map((issue) => kinds.get(issue)))] }).toEqual({ id, kinds: [data.kind] });
    }
    expect(of('CommonProblemClosed').map(({ id }) => id)).toEqual(of('MeasureAdopted').map(({ id }) => id));
  });

  it('records who tried what was not theirs', () => {
    expect(of('AccessRefused').map(({ data }) => data.action as string)).toEqual([
      'ApprovePlanItem',
      'ReceiveTask',
      'CompleteFieldwork',
      'CloseIssue',
      'InstructOnReport',
    ]);
  });

  it('leaves something on every page, but on those that wait for the end of the year', async () => {
    const { county } = year;
    await county.projector.start();
    const head = await county.store.head();
    const empty: string[] = [];
    for (const { name } of county.views) {
      expect(await county.projector.waitFor(name, head, 20_000)).toBe(true);
      if ((await queriesOf(county.readModels, name).count()) === 0) empty.push(name);
    }
    expect(empty.sort()).toEqual([...FILLED_IN_JANUARY, ...LEFT_EMPTY].sort());
    const warnings = await queriesOf(county.readModels, 'early-warnings').count({ warns: true });
    expect(warnings).toBe(2);
  });

  it('ends before the assessment of its year may be opened', async () => {
    const { state } = await year.county.path.state(schemes, 'pingluo', 'annual');
    const version = versionFor(state as Scheme, '2026')!;
    expect(periodOf(version, '2026').until > END.slice(0, 10)).toBe(true);
    expect(versionFor(state as Scheme, '2025')).toBeUndefined();
  });
});
