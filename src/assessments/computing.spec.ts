import { describe, expect, it } from '@jest/globals';
import {
  BODY,
  clue,
  eventsOf,
  inspected,
  LATE,
  late,
  logOf,
  materialOf,
  only,
  prompt,
  PROMPT,
  told,
  version,
  year,
} from '../../test/assessment-examples.js';
import { type Adjustment, differencesOf, hashOf, sheetsOf } from './computing.js';
import { FORBIDDEN } from './forbidden.js';
import { INDICATORS, type IndicatorName } from './indicators.js';
import { MATERIAL, positionAt, upTo } from './material.facts.js';
import { DIMENSIONS } from './scheme.state.js';
import { workOf } from './work.js';

type Told = (typeof year)[number];

const sheets = (events: readonly Told[], more: { adjustments?: readonly Adjustment[]; marks?: never[] } = {}) =>
  sheetsOf({ events: eventsOf(materialOf(logOf(events))), version, year: '2026', ...more });
const hash = (events: readonly Told[]) => hashOf(version, '2026', sheets(events));
const scoreOf = (body: string, indicator: string, events: readonly Told[] = year, more = {}) =>
  sheets(events, more)
    .find((sheet) => sheet.body === body)!
    .scores.find((score) => score.indicator === indicator)!;

/** The cases of an indicator by what counted, for one body. */
const casesOf = (indicator: IndicatorName, events: readonly Told[], body = BODY) => {
  const known = INDICATORS[indicator];
  if (!('measure' in known)) throw new Error(`${indicator} is judged`);
  const work = workOf(eventsOf(materialOf(logOf(events))), { from: '2026-01-01', until: '2026-12-31' });
  return known.measure(work).filter((one) => one.body === body);
};
const outcomes = (indicator: IndicatorName, events: readonly Told[], body = BODY) =>
  casesOf(indicator, events, body).map(({ record, amount, of }) => [record, amount, of]);

describe('a score', () => {
  it('is a share of its weight, with the events behind it', () => {
    expect(scoreOf(BODY, 'rectified-on-time')).toMatchObject({ amount: 1, of: 2, points: 10 });
    expect(scoreOf(BODY, 'reports-not-returned')).toEqual({
      indicator: 'reports-not-returned',
      dimension: 'quality',
      weight: 20,
      amount: 1,
      of: 2,
      points: 10,
      marks: [],
      cases: [
        { record: 'inspection/check', amount: 0, of: 1, events: ['inspection/check@1,2'] },
        { record: 'inspection/check', amount: 1, of: 1, events: ['inspection/check@3,4'] },
      ],
    });
  });

  it('of a quantity grows up to the full mark and no further', () => {
    expect(scoreOf(BODY, 'dispatch-days')).toMatchObject({ amount: 12, of: 24, points: 7.5 });
    const more = ['a', 'b', 'c'].flatMap((id) => [
      told(`inspection/${id}`, 'InspectionTeamFormed', { members: ['wu-min'], units: [] } as never, {
        at: '2026-05-01',
      }),
      told(`inspection/${id}`, 'InspectionReportPresented', { round: 1, members: ['wu-min'] }, { at: '2026-05-30' }),
    ]);
    expect(scoreOf(BODY, 'dispatch-days', [...year, ...more])).toMatchObject({ amount: 102, points: 15 });
  });

  it('is none where there was no occasion, and the rest makes the hundred', () => {
    const harbour = sheets(year).find(({ body }) => body === 'commission-harbour')!;
    expect(harbour).toMatchObject({ points: null, dimensions: { quantity: 0, quality: 0, effect: 0 } });
    expect(harbour.scores.every(({ points }) => points === null)).toBe(true);
    // 柳镇: one task of one (15), twelve days of 24 (7.5), one report of one (20): 42.5 of 50.
    expect(sheets(year).find(({ body }) => body === 'commission-willow')).toMatchObject({
      points: 85,
      dimensions: { quantity: 22.5, quality: 20, effect: 0 },
    });
  });

  it('by judgement is the mean of the offices’ marks, in whatever order they were given', () => {
    const mark = (office: string, points: number) => ({
      indicator: 'responsibility-fixed',
      body: BODY,
      office,
      mark: points,
      reason: '理由',
      evidence: [`issue/${LATE}@6`],
    });
    const given = [mark('office-1', 7), mark('conduct-office', 8), mark('general-office', 8)];
    const one = sheetsOf({ events: eventsOf(materialOf(logOf(year))), version, year: '2026', marks: given });
    const other = sheetsOf({
      events: eventsOf(materialOf(logOf(year))),
      version,
      year: '2026',
      marks: [...given].reverse(),
    });
    expect(one).toEqual(other);
    expect(one.find(({ body }) => body === BODY)!.scores.at(-1)).toMatchObject({ amount: 23, of: 3, points: 7.67 });
  });
});

describe('the sheets', () => {
  it('stand in the order of the zone table, never by points', () => {
    expect(sheets(year).map(({ body, order }) => [body, order])).toEqual([
      ['commission-willow', 1],
      ['commission-stone', 2],
      ['group-finance', 3],
      ['commission-harbour', 4],
    ]);
  });

  it('have a hash that the same inputs give again, and another scheme does not', () => {
    expect(hash(year)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(year)).toBe(hash(year));
    const heavier = {
      ...version,
      indicators: version.indicators.map((one) => ({
        ...one,
        weight: one.indicator === 'tasks-completed' ? 14 : one.indicator === 'dispatch-days' ? 16 : one.weight,
      })),
    };
    const events = eventsOf(materialOf(logOf(year)));
    expect(hashOf(heavier, '2026', sheetsOf({ events, version: heavier, year: '2026' }))).not.toBe(hash(year));
    expect(hashOf({ ...version, version: 2 }, '2026', sheets(year))).not.toBe(hash(year));
  });

  it('are the same however unrelated streams were interleaved, whatever positions that gave', () => {
    // A small generator with a fixed seed: a hundred interleavings, the same ones every time.
    let seed = 20261231;
    const below = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const streams = [...Map.groupBy(year, ({ stream }) => stream).values()];
    for (let round = 0; round < 100; round++) {
      const left = streams.map((events) => [...events]);
      const interleaved: Told[] = [];
      while (left.some((events) => events.length > 0)) {
        const open = left.filter((events) => events.length > 0);
        interleaved.push(open[below(open.length)]!.shift()!);
      }
      expect(hash(interleaved)).toBe(hash(year));
    }
  });

  it('are computed of a year in which somebody left and handed over', () => {
    const opened = { handover: 'wu-min-1', person: 'wu-min', successor: 'ma-lin', items: [], kept: [] };
    const left = told('arrangement/zones', 'HandoverOpened', opened, { at: '2026-12-30' });
    expect(hash([...year, left])).toBe(hash(year));
  });

  it('do not know highlights, or anything else that is no outcome', () => {
    const noise = [
      'HighlightSubmitted',
      'ReportInstructed',
      'InspectionReportInstructed',
      'SensitiveRecordViewed',
      'PhotoAttached',
      'DocumentSent',
      'MeetingHeld',
      'EntryMade',
    ].flatMap((type): Told[] => [
      { stream: `noise/${type}`, type, data: { body: BODY, points: 100 }, at: '2026-06-01', recorded: '2026-06-01' },
    ]);
    expect(hash([...noise, ...year, ...noise])).toBe(hash(year));
    expect(MATERIAL.filter((type) => noise.some((one) => one.type === type))).toEqual([]);
  });

  it('end at the position: what was entered later changes nothing', () => {
    const more = told(
      `issue/${PROMPT}`,
      'IssueRecurred',
      { unit: 'stone-town', body: BODY },
      {
        at: '2026-12-30',
        recorded: '2027-01-04',
      },
    );
    const log = materialOf(logOf([...year, more]));
    const position = positionAt(log, '2026-12-31T23:59:59.999+08:00')!;
    const then = sheetsOf({ events: upTo(log, position), version, year: '2026' });
    expect(hashOf(version, '2026', then)).toBe(hash(year));
    expect(hash([...year, more])).not.toBe(hash(year));
  });

  it('differ after a decision by what it rests on', () => {
    const charge: Adjustment = {
      body: BODY,
      kind: 'charge',
      indicator: 'rectified-on-time',
      record: `issue/${LATE}`,
      holder: 'case-office',
      from: '2026-03-05T09:00:00.000+08:00',
      until: '2026-03-14T09:00:00.000+08:00',
      days: 9,
      events: ['clue/2026-1-001@1', 'clue/2026-1-001@2'],
      why: '等待案管室',
    };
    const after = sheets(year, { adjustments: [charge] });
    expect(differencesOf(sheets(year), after)).toEqual([
      {
        body: BODY,
        name: '石镇纪委',
        before: 58.33,
        after: 69.44,
        indicators: [{ indicator: 'rectified-on-time', before: 10, after: 20 }],
      },
    ]);
    expect(scoreOf(BODY, 'rectified-on-time', year, { adjustments: [charge] }).cases[0]).toMatchObject({
      own: 3,
      allowed: 10,
      charged: [{ holder: 'case-office', days: 9 }],
    });
    const { holder: _holder, from: _from, until: _until, days: _days, ...rest } = charge;
    const without: Adjustment = { ...rest, kind: 'exclude' };
    expect(scoreOf(BODY, 'rectified-on-time', year, { adjustments: [without] })).toMatchObject({ amount: 1, of: 1 });
    expect(differencesOf(sheets(year), sheets(year))).toEqual([]);
  });
});

describe('what is measured', () => {
  it('covers the three dimensions, and nothing that is forbidden', () => {
    const dimensions = Object.values(INDICATORS).map(({ dimension }) => dimension);
    for (const dimension of DIMENSIONS) expect(dimensions).toContain(dimension);
    expect(Object.keys(INDICATORS).filter((name) => name in FORBIDDEN)).toEqual([]);
  });

  it('counts a task once its report is presented, or once its last day has passed; not when it was cancelled or stopped', () => {
    const open = inspected.filter(({ type }) => type !== 'InspectionReportPresented' && type !== 'TaskClosed');
    const ending = (type: 'TaskCancelled' | 'TaskSuspended' | 'TaskExtended', data: object) =>
      told('task/check', type, data as never, { at: '2026-03-01' });
    expect(outcomes('tasks-completed', only(...inspected))).toEqual([['task/check', 1, 1]]);
    expect(outcomes('tasks-completed', only(...open))).toEqual([['task/check', 0, 1]]);
    expect(outcomes('tasks-completed', only(...open, ending('TaskCancelled', { reason: 'x' })))).toEqual([]);
    expect(outcomes('tasks-completed', only(...open, ending('TaskSuspended', { reason: 'x' })))).toEqual([]);
    expect(outcomes('tasks-completed', only(...open, ending('TaskExtended', { until: '2027-02-01' })))).toEqual([]);
    const resumed = (more: object) => [
      ending('TaskSuspended', { reason: 'x' }),
      told('task/check', 'TaskResumed', { reason: 'y', ...more }, { at: '2026-11-30' }),
    ];
    expect(outcomes('tasks-completed', only(...open, ...resumed({})))).toEqual([['task/check', 0, 1]]);
    expect(outcomes('tasks-completed', only(...open, ...resumed({ due: '2026-12-30' })))).toEqual([
      ['task/check', 0, 1],
    ]);
    expect(outcomes('tasks-completed', only(...open, ...resumed({ due: '2027-01-10' })))).toEqual([]);
  });

  it('counts for a body what its people carried to the end: whoever was replaced or released served only his days', () => {
    const replaced = inspected.toSpliced(
      2,
      0,
      told('inspection/check', 'TeamMemberReplaced', { leaves: 'wu-min', joins: 'ma-lin' } as never, {
        at: '2026-02-05',
      }),
    );
    expect(outcomes('tasks-completed', only(...replaced))).toEqual([]);
    expect(outcomes('tasks-completed', only(...replaced), 'group-finance')).toEqual([['task/check', 1, 1]]);
    expect(outcomes('dispatch-days', only(...replaced))).toEqual([['inspection/check', 4, 0]]);
    expect(outcomes('dispatch-days', only(...replaced), 'group-finance')).toEqual([['inspection/check', 9, 0]]);
  });

  it('counts a task that went to another zone for those who take it to the end, and no more for those it was taken from', () => {
    const formed = (zone: string, members: readonly string[], at: string) =>
      told('inspection/check', 'InspectionTeamFormed', { zone, members, units: ['grain-bureau'] } as never, { at });
    const moved = (type: 'TaskTransferred' | 'CrossInspectionOrdered', at: string) =>
      told('task/check', type, { fromZone: 'zone-1', zone: 'zone-4', due: '2026-03-31' } as never, { at });
    const begun = [inspected[0]!, formed('zone-1', ['chen-hua', 'wu-min'], '2026-02-02')];
    expect(outcomes('tasks-completed', only(...begun))).toEqual([['task/check', 0, 1]]);
    for (const type of ['TaskTransferred', 'CrossInspectionOrdered'] as const) {
      const gone = [...begun, moved(type, '2026-02-06')];
      expect(outcomes('tasks-completed', only(...gone))).toEqual([]);
      expect(outcomes('dispatch-days', only(...gone))).toEqual([['inspection/check', 5, 0]]);
      const goesOn = [...gone, formed('zone-4', ['tang-wei'], '2026-02-09'), ...inspected.slice(-2)];
      expect(outcomes('tasks-completed', only(...goesOn))).toEqual([]);
      expect(outcomes('tasks-completed', only(...goesOn), 'commission-harbour')).toEqual([['task/check', 1, 1]]);
      expect(outcomes('dispatch-days', only(...goesOn))).toEqual([['inspection/check', 5, 0]]);
    }
    const [before, after] = [moved('TaskTransferred', '2026-02-06'), moved('TaskTransferred', '2026-02-12')];
    expect(casesOf('dispatch-days', only(...begun, before))[0]!.events).toEqual(['inspection/check@0', 'task/check@1']);
    // The day of the move tells by its zone which team it ended.
    const sameDay = [...begun, before, formed('zone-4', ['tang-wei'], '2026-02-06'), ...inspected.slice(-2)];
    expect(outcomes('tasks-completed', only(...sameDay), 'commission-harbour')).toEqual([['task/check', 1, 1]]);
    const crossed = [
      ...begun,
      moved('CrossInspectionOrdered', '2026-02-03'),
      formed('zone-4', ['tang-wei'], '2026-02-04'),
    ];
    const home = { ...after, data: { fromZone: 'zone-4', zone: 'zone-1', due: '2026-03-31' } };
    const back = [...crossed, home, formed('zone-1', ['wu-min'], '2026-02-13')];
    expect(outcomes('cross-inspections', only(...crossed), 'commission-harbour')).toEqual([['task/check', 0, 1]]);
    expect(outcomes('cross-inspections', only(...back))).toEqual([]);
    expect(outcomes('tasks-completed', only(...back))).toEqual([['task/check', 0, 1]]);
  });

  it('counts a unit once a year, and a cross inspection where it was ordered', () => {
    const again = inspected.map((one) => ({ ...one, stream: one.stream.replace('check', 'second') }));
    expect(outcomes('units-covered', only(...inspected, ...again))).toEqual([
      ['inspection/check', 1, 0],
      ['inspection/second', 0, 0],
    ]);
    expect(outcomes('cross-inspections', only(...inspected))).toEqual([]);
    const order = { fromZone: 'zone-4', zone: 'zone-1', office: 'office-1', units: ['grain-bureau'], reason: '回避' };
    const crossed = [
      inspected[0]!,
      told('task/check', 'CrossInspectionOrdered', order, { at: '2026-02-01' }),
      ...inspected.slice(1),
    ];
    expect(outcomes('cross-inspections', only(...crossed))).toEqual([['task/check', 1, 1]]);
  });

  it('counts a clue once the Case Office has answered, and not where another authority is competent', () => {
    expect(outcomes('clues-accepted', only(...clue))).toEqual([['clue/2026-1-001', 0, 1]]);
    expect(outcomes('clues-accepted', only(...clue.slice(0, 2)))).toEqual([]);
    const received = told('clue/2026-1-001', 'ClueReceived', { receiver: 'x' } as never, { at: '2026-03-06' });
    expect(outcomes('clues-accepted', only(...clue.slice(0, 2), received))).toEqual([['clue/2026-1-001', 1, 1]]);
    const elsewhere = { ...clue[2]!, data: { reason: 'out-of-jurisdiction' } };
    expect(outcomes('clues-accepted', only(...clue.slice(0, 2), elsewhere))).toEqual([]);
  });

  it('counts the last days that were the body’s own to keep', () => {
    const due = { counts: true, body: BODY, posts: [`township-secretary:${BODY}`], due: '2026-04-01' };
    const met = (late: boolean) =>
      told('deadline/a', 'DeadlineMet', { ...due, on: '2026-04-01', late } as never, { at: '2026-04-01' });
    const missed = (change: object = {}) =>
      told('deadline/a', 'DeadlineMissed', { ...due, ...change } as never, { at: '2026-04-02' });
    expect(outcomes('deadlines-kept', only(met(false)))).toEqual([['deadline/a', 1, 1]]);
    expect(outcomes('deadlines-kept', only(missed(), met(true)))).toEqual([['deadline/a', 0, 1]]);
    expect(outcomes('deadlines-kept', only(missed()))).toEqual([['deadline/a', 0, 1]]);
    expect(outcomes('deadlines-kept', only(missed({ posts: ['conduct-office-head'] })))).toEqual([]);
    expect(outcomes('deadlines-kept', only(missed({ counts: false })))).toEqual([]);
  });

  it('charges a body with the days on which the issue lay with it, and not with those of the offices', () => {
    expect(casesOf('rectified-on-time', only(...late))[0]).toMatchObject({ own: 12, allowed: 10, amount: 0 });
    expect(casesOf('rectified-on-time', only(...prompt))[0]).toMatchObject({ own: 7, allowed: 10, amount: 1 });
    // Claimed on the 10th, looked at only on the 20th and sent back, claimed again on the 22nd: nine days were the body's.
    const issue = `issue/${PROMPT}`;
    const sentBack = [
      ...prompt.slice(0, 5),
      told(issue, 'RectificationVerified', { result: 'failed', seen: '看', body: BODY }, { at: '2026-03-20' }),
      told(issue, 'RectificationReturned', { body: BODY, reason: '未公示' }, { at: '2026-03-20' }),
      told(issue, 'RectificationClaimed', { body: BODY, disposal: '已公示', office: 'office-1' }, { at: '2026-03-22' }),
    ];
    expect(casesOf('rectified-on-time', only(...sentBack))[0]).toMatchObject({ own: 9, allowed: 10, amount: 1 });
  });

  it('counts an issue still open after its last day as late, and one that became a clue or went to another body not at all', () => {
    const open = late.slice(0, 4);
    expect(casesOf('rectified-on-time', only(...open))[0]).toMatchObject({ amount: 0, allowed: 10 });
    const upgraded = told(`issue/${LATE}`, 'IssueUpgradedToClue', { clue: 'x' }, { at: '2026-03-06' });
    expect(casesOf('rectified-on-time', only(...open, upgraded))).toEqual([]);
    const rejected = told(`issue/${LATE}`, 'ForwardingRejected', { body: BODY, reason: 'x' }, { at: '2026-03-06' });
    expect(casesOf('rectified-on-time', only(...open.slice(0, 2), rejected))).toEqual([]);
    for (const type of ['ForwardingWithdrawn', 'IssueMerged'] as const) {
      const taken = told(`issue/${LATE}`, type, { body: BODY, reason: 'x' }, { at: '2026-03-06' });
      expect(casesOf('rectified-on-time', only(...open, taken))).toEqual([]);
    }
    const extended = told(
      `issue/${LATE}`,
      'TermExtended',
      { body: BODY, from: '2026-03-13', until: '2026-03-20', reason: 'x' },
      { at: '2026-03-12' },
    );
    expect(casesOf('rectified-on-time', only(...open, extended, ...late.slice(4)))[0]).toMatchObject({
      own: 12,
      allowed: 17,
      amount: 1,
    });
  });

  it('counts what came again within twelve months as not effective, in the year in which it came', () => {
    const again = (at: string) => told(`issue/${LATE}`, 'IssueRecurred', { unit: 'stone-town', body: BODY }, { at });
    expect(outcomes('not-recurring', only(...late))).toEqual([[`issue/${LATE}`, 1, 1]]);
    expect(outcomes('not-recurring', only(...late, again('2026-08-20')))).toEqual([[`issue/${LATE}`, 0, 1]]);
    expect(outcomes('not-recurring', only(...late, again('2027-01-03')))).toEqual([[`issue/${LATE}`, 1, 1]]);
    const nextYear = (at: string) => {
      const work = workOf(eventsOf(materialOf(logOf(only(...late, again(at))))), {
        from: '2027-01-01',
        until: '2027-12-31',
      });
      return INDICATORS['not-recurring'].measure(work).map(({ amount, events }) => [amount, events]);
    };
    // Noticed after twelve months, but there within them; and the other way round.
    const since = (recurredAt: string, at: string) =>
      told(`issue/${LATE}`, 'IssueRecurred', { unit: 'stone-town', body: BODY, recurredAt }, { at });
    const inTime = since('2026-12-01T09:00:00.000+08:00', '2026-12-20');
    expect(outcomes('not-recurring', only(...late, inTime))).toEqual([[`issue/${LATE}`, 0, 1]]);
    const longAfter = since('2027-06-01T09:00:00.000+08:00', '2026-12-20');
    expect(outcomes('not-recurring', only(...late, longAfter))).toEqual([[`issue/${LATE}`, 1, 1]]);
    expect(nextYear('2027-01-03')).toEqual([[0, [`issue/${LATE}@6,7`]]]);
    expect(nextYear('2027-03-22')).toEqual([]);
  });

  it('counts re-checks by what they found, and common problems by whether a rule answered them', () => {
    const recheck = (result: 'holds' | 'recurred') =>
      told(`issue/${LATE}`, 'IssueRechecked', { result, seen: '看' }, { at: '2026-06-01' });
    expect(outcomes('recheck-passed', only(...late, recheck('holds'), recheck('recurred')))).toEqual([
      [`issue/${LATE}`, 1, 1],
      [`issue/${LATE}`, 0, 1],
    ]);
    const identified = told(
      'common-problem/logs',
      'CommonProblemIdentified',
      {
        title: '登记不全',
        kind: '资料登记',
        issues: [LATE],
        units: ['willow-town'],
        instances: [{ issue: LATE, unit: 'willow-town', unitName: '柳镇', zone: 'zone-1' }],
      },
      { at: '2026-07-01' },
    );
    const adopted = told(
      'common-problem/logs',
      'MeasureAdopted',
      { measure: '1', instrument: 'rules', from: '2026-09-01' },
      { at: '2026-09-01' },
    );
    expect(outcomes('common-problems-answered', only(...late, identified))).toEqual([['common-problem/logs', 0, 1]]);
    const answered = only(...late, identified, adopted);
    expect(outcomes('common-problems-answered', answered)).toEqual([['common-problem/logs', 1, 1]]);
    expect(outcomes('common-problems-answered', answered, 'commission-willow')).toEqual([
      ['common-problem/logs', 1, 1],
    ]);
  });
});
