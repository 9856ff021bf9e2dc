import { describe, expect, it } from '@jest/globals';
import {
  asEvent,
  assigned,
  at,
  closed,
  corrected,
  draftOfFebruary,
  february,
  folded,
  forwarded,
  type Happened,
  ledgerOf,
  referred,
} from '../../test/report-examples.js';
import { MAX_APPEND_BYTES } from '@libs/event-store/port.js';
import { draftOf, isZero } from './draft.js';
import type { Draft } from './figures.js';
import { type PeriodKind, periodNamed } from './period.js';
import { type KnownReport, type Reports } from './periodic-report.facts.js';
import { workLedger } from './work-ledger.facts.js';

const figure = (draft: Draft, name: string) => draft.figures.find((one) => one.figure === name);
const value = (draft: Draft, name: string) => figure(draft, name)?.value;
const section = (draft: Draft, name: string) => draft.sections.find((one) => one.section === name)!;

const settled = (kind: PeriodKind, name: string, change: Partial<KnownReport>): Reports => {
  const body = kind === 'quarter' ? 'zone-1' : 'office-1';
  const { from, to } = periodNamed(kind, name);
  return {
    [`${kind}-${body}-${name}`]: {
      ...{ kind, body, period: name, from, to, due: to, zone: 'zone-1', office: 'office-1' },
      ...{ is: 'filed', missed: false, handedIn: true, position: '', carries: true, flows: {} },
      ...change,
    },
  };
};
const quarterly = (happened: readonly Happened[], reports: Reports = {}) =>
  draftOf(
    { ...february, period: periodNamed('quarter', '2026-q1'), body: 'zone-1' },
    ledgerOf(happened),
    reports,
    '2026-04-01',
  );

describe('the figures of a month', () => {
  const draft = draftOfFebruary([
    assigned('t-1', '2026-02-02', 'festival'),
    assigned('t-2', '2026-02-03', 'political'),
    assigned('t-3', '2026-02-03', 'political', 'zone-4'),
    assigned('t-4', '2026-01-03'),
    { type: 'TaskReceived', record: 'task/t-1', data: { zone: 'zone-1' }, on: '2026-02-04' },
    {
      type: 'InspectionTeamFormed',
      record: 'inspection/t-1',
      data: { zone: 'zone-1', kind: 'festival', units: ['stone-town', 'grain-bureau'], members: ['a', 'b', 'c'] },
      on: '2026-02-05',
    },
    { type: 'FieldworkStarted', record: 'inspection/t-1', data: {}, on: '2026-02-10' },
    { type: 'FindingRecorded', record: 'inspection/t-1', data: { flow: 'other' }, on: '2026-02-10' },
    { type: 'FindingRecorded', record: 'inspection/t-1', data: { flow: 'clue-like' }, on: '2026-02-11' },
    { type: 'FieldworkCompleted', record: 'inspection/t-1', data: {}, on: '2026-02-12' },
    { type: 'TeamMemberBarred', record: 'inspection/t-1', data: {}, on: '2026-02-12' },
    { type: 'InspectionReportPresented', record: 'inspection/t-1', data: {}, on: '2026-02-13' },
    { type: 'ClueTransferred', record: 'clue/2026-3-001', data: { zone: 'zone-1' }, on: '2026-02-12' },
    referred('i-1', '2026-02-13', '登记不全', 'stone-town'),
    forwarded('i-1', '2026-02-14', '2026-02-20'),
    referred('i-2', '2026-02-13', '登记不全', 'grain-bureau'),
    forwarded('i-2', '2026-02-14', '2026-03-16'),
    closed('i-2', '2026-02-24'),
  ]);

  it('count the zone’s facts of that month, and no others', () => {
    const told = draft.figures.flatMap(({ figure: name, value: n }) => (n === 0 ? [] : [[name, n]]));
    expect(Object.fromEntries(told)).toEqual({
      'tasks-assigned': 2,
      'tasks-received': 1,
      'teams-formed': 1,
      'members-dispatched': 3,
      'inspections-started': 1,
      'units-visited': 2,
      'fieldwork-days': 3,
      'problems-found': 1,
      'clues-found': 1,
      recusals: 1,
      'reports-presented': 1,
      'clues-transferred': 1,
      'issues-referred': 2,
      'issues-forwarded': 2,
      'issues-closed': 1,
      'issues-in-hand': 1,
      'issues-overdue': 1,
      'rectification-rate': 50,
    });
    expect(figure(draft, 'tasks-assigned')!.byKind).toEqual({ festival: 1, political: 1 });
  });
  it('name the events behind them; of a clue the event alone', () => {
    expect(figure(draft, 'tasks-received')).toMatchObject({
      query: 'tasks-received',
      facts: 1,
      events: [{ event: 'event-5', record: 'task/t-1', revision: 0 }],
    });
    expect(figure(draft, 'clues-transferred')!.events).toEqual([{ event: 'event-13' }]);
    expect(figure(draft, 'issues-overdue')!.events).toEqual([{ event: 'event-15', record: 'issue/i-1', revision: 0 }]);
    expect(JSON.stringify(draft)).not.toContain('2026-3-001');
  });
  it('stand in sentences, each of which names what it rests on', () => {
    expect(draft.sections.map(({ section: name }) => name)).toEqual([
      'work',
      'found',
      'rectified',
      'together',
      'corrections',
    ]);
    expect(section(draft, 'work').generated).toBe(
      '接受交办任务2项（节日检查1项、政治监督1项），接受计划外指定事项0项，签收1项，办结0项。' +
        '组建监督检查组1个，开展监督检查1次，现场检查3天，检查单位2个次，日常监督0次，报送督查（调研）报告1份。',
    );
    for (const { sentences } of draft.sections)
      for (const { figures, zh, en } of sentences) {
        expect(figures.length).toBeGreaterThan(0);
        expect(figures.filter((name) => figure(draft, name) === undefined)).toEqual([]);
        expect(zh + en).not.toMatch(/[{}]|undefined/);
      }
  });
  it('hold up to the last event of the log that counts', () => expect(draft.position).toBe(at(18)));
  it('name fifty events at most, and say how many there are', () => {
    const many = Array.from({ length: 60 }, (_, n) => referred(`i-${n}`, '2026-02-13', '登记不全', 'stone-town'));
    expect(figure(draftOfFebruary(many), 'issues-referred')).toMatchObject({ value: 60, facts: 60 });
    expect(figure(draftOfFebruary(many), 'issues-referred')!.events).toHaveLength(50);
  });
  it('name fewer where a year of work would be too much for one event of the log', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      referred(`i-${n}`, `2025-${String((n % 12) + 1).padStart(2, '0')}-10`, `第${n % 60}类`, `unit-${n % 40}`),
    );
    const everything = many.flatMap((issue, n) => [
      issue,
      forwarded(`i-${n}`, issue.on, '2026-01-10'),
      closed(`i-${n}`, issue.on),
    ]);
    const year = draftOf({ ...february, period: periodNamed('year', '2025') }, ledgerOf(everything), {}, '2025-12-31');
    expect(Buffer.byteLength(JSON.stringify(year))).toBeLessThan(MAX_APPEND_BYTES / 2);
    expect(Buffer.byteLength(JSON.stringify(draftOfFebruary(everything)))).toBeLessThan(MAX_APPEND_BYTES / 2);
    expect(figure(year, 'issues-referred')).toMatchObject({ value: 20_000, facts: 20_000 });
    expect(year.figures.filter(({ figure: name }) => name.startsWith('common-'))).toHaveLength(20);
  });
  it('are nothing where nothing happened', () => {
    expect(isZero(draftOfFebruary([]))).toBe(true);
    expect(isZero(draft)).toBe(false);
  });
});

describe('a fact that is entered late', () => {
  const january = settled('month', '2026-01', { position: at(1), flows: { 'tasks-assigned': 1 } });
  const happened = [assigned('t-1', '2026-01-10'), assigned('t-2', '2026-01-28'), assigned('t-3', '2026-02-03')];

  it('is a line of the next report, and none of its figures', () => {
    const draft = draftOfFebruary(happened, january);
    expect(value(draft, 'tasks-assigned')).toBe(1);
    expect(draft.corrections).toEqual([
      {
        period: '2026-01',
        figure: 'tasks-assigned',
        because: 'entered-late',
        was: 1,
        change: 1,
        now: 2,
        zh: '2026年1月接受交办任务：原报1，补录+1，现为2。',
        en: '2026-01, Tasks assigned: reported 1, entered late +1, now 2.',
        facts: 1,
        events: [{ event: 'event-2', record: 'task/t-2', revision: 0 }],
      },
    ]);
    expect(section(draft, 'corrections').generated).toBe('2026年1月接受交办任务：原报1，补录+1，现为2。');
  });
  it('makes the next report no zero report', () => {
    expect(isZero(draftOfFebruary(happened.slice(0, 2), january))).toBe(false);
    expect(isZero(draftOfFebruary(happened.slice(0, 1), january))).toBe(true);
  });
  it('is told once: a later report finds it told', () => {
    const reports = { ...january, ...settled('month', '2026-02', { position: at(3) }) };
    const march = { ...february, period: periodNamed('month', '2026-03') };
    expect(draftOf(march, ledgerOf(happened), reports, '2026-03-25').corrections).toEqual([]);
  });
  it('waits while an earlier report is still owed, and takes in a waived month whole', () => {
    const owed = settled('month', '2026-01', { is: 'owed' });
    expect(draftOfFebruary(happened, owed)).toMatchObject({ carries: false, corrections: [] });
    const waived = settled('month', '2026-01', { is: 'waived' });
    expect(draftOfFebruary(happened, waived).corrections).toMatchObject([{ was: 0, change: 2, now: 2 }]);
  });
});

describe('a record that is corrected', () => {
  const happened = [
    referred('i-1', '2026-01-20', '登记不全', 'stone-town'),
    corrected('i-1', 'unit', 'stone-town', 'willow-town', '2026-02-18'),
  ];
  const january = settled('month', '2026-01', { position: at(1), flows: { 'issues-referred': 1 } });

  it('takes back the wrong entry and makes the right one, in the report after the filed one', () => {
    expect(draftOfFebruary(happened, january).corrections.map(({ zh }) => zh)).toEqual([
      '2026年1月报送其他问题（stone-town（名））：原报1，更正-1，现为0。',
      '2026年1月报送其他问题（willow-town）：原报0，更正+1，现为1。',
    ]);
  });
  it('counts right at once in a period that is not filed', () => {
    const draft = quarterly(happened, january);
    expect(figure(draft, 'issues-referred')).toMatchObject({ value: 1, months: { '2026-01': 1 }, since: 0 });
    expect(figure(draft, 'unit-willow-town')).toMatchObject({ value: 1 });
    expect(figure(draft, 'unit-stone-town')).toBeUndefined();
  });
  it('goes from one zone to another, and from one month to another', () => {
    const zone = [happened[0]!, corrected('i-1', 'zone', 'zone-1', 'zone-4', '2026-02-18')];
    expect(draftOfFebruary(zone, january).corrections).toMatchObject([{ was: 1, change: -1, now: 0 }]);
    const month = [happened[0]!, corrected('i-1', 'month', '2026-01', '2026-02', '2026-02-18')];
    const draft = draftOfFebruary(month, january);
    expect(draft.corrections).toMatchObject([{ was: 1, change: -1, now: 0 }]);
    expect(value(draft, 'issues-referred')).toBe(1);
  });
  it('may be corrected again, and in what no figure rests on', () => {
    const again = [...happened, corrected('i-1', 'unit', 'willow-town', 'stone-town', '2026-02-19')];
    expect(draftOfFebruary(again, january).corrections).toEqual([]);
    const place = [happened[0]!, corrected('i-1', 'place', '车库', '仓库', '2026-02-18')];
    expect(draftOfFebruary(place, january).corrections).toEqual([]);
  });
});

describe('a quarterly report (R56)', () => {
  const issues = (kind: string, units: readonly string[], each: number) =>
    units.flatMap((unit) =>
      Array.from({ length: each }, (_, n) => referred(`${kind}-${unit}-${n}`, '2026-03-10', kind, unit)),
    );
  const draft = quarterly([
    ...issues('车辆台账不全', ['stone-town', 'willow-town'], 2),
    ...issues('补贴公示不全', ['stone-town', 'grain-bureau', 'willow-town'], 1),
    ...issues('值班脱岗', ['stone-town'], 4),
  ]);

  it('has five parts, built on issues of one theme in two units or more', () => {
    expect(draft.sections.map(({ title }) => title)).toEqual([
      '共性问题',
      '突出问题',
      '短板弱项',
      '原因分析',
      '工作建议',
    ]);
    expect(section(draft, 'common').generated).toBe(
      '报送其他问题11个，涉及3个单位；按同类问题归并，提出共性问题2个。' +
        '公务用车台账：4个问题，涉及2个单位（stone-town（名）、willow-town（名））。' +
        '补贴发放名册：3个问题，涉及3个单位（stone-town（名）、grain-bureau（名）、willow-town（名））。',
    );
  });
  it('names the events of every cluster', () => {
    expect(figure(draft, 'common-vehicle-logs')).toMatchObject({ facts: 4, value: 4 });
    expect(figure(draft, 'common-vehicle-logs')!.events.map(({ record }) => record)).toContain(
      'issue/车辆台账不全-stone-town-0',
    );
  });
  it('is the sum of the months as they were filed, and of what came since', () => {
    const months = {
      ...settled('month', '2026-01', { position: at(1), flows: { 'tasks-assigned': 1 } }),
      ...settled('month', '2026-02', { position: at(3), flows: { 'tasks-assigned': 1 } }),
    };
    const happened = [
      assigned('t-1', '2026-01-10'),
      assigned('t-2', '2026-01-28'),
      assigned('t-3', '2026-02-03'),
      assigned('t-4', '2026-03-03'),
    ];
    expect(figure(quarterly(happened, months), 'tasks-assigned')).toMatchObject({
      value: 4,
      months: { '2026-01': 1, '2026-02': 1 },
      since: 2,
    });
  });
});

const told = (type: string, record: string, data: object, on: string): Happened => ({ type, record, data, on });

describe('what was judged of several issues', () => {
  const issues = ['stone-town', 'willow-town', 'grain-bureau'].map((unit, n) =>
    referred(`i-${n}`, '2026-02-10', n === 2 ? '公车登记' : '车辆台账', unit),
  );
  const instance = (n: number, unit: string) => ({ issue: `i-${n}`, unit, unitName: unit, zone: 'zone-1' });
  const draft = quarterly([
    ...issues,
    told(
      'CommonProblemIdentified',
      'common-problem/vehicle-logs',
      { title: '公务用车台账', instances: [instance(0, 'stone-town'), instance(1, 'willow-town')] },
      '2026-03-20',
    ),
    told('IssueLinkedToCommonProblem', 'common-problem/vehicle-logs', instance(2, 'grain-bureau'), '2026-03-21'),
    told('CausesDescribed', 'common-problem/vehicle-logs', { causes: '派车审批流于形式' }, '2026-03-22'),
    told('MeasureProposed', 'common-problem/vehicle-logs', { measure: '1', text: '统一派车单' }, '2026-03-22'),
    told(
      'WeakPointRecorded',
      'weak-point/w-1',
      {
        where: '石镇纪委',
        title: '整改慢',
        cause: '人手不足。',
        proposal: '抽调人员。',
        issues: ['i-0'],
        zones: ['zone-1'],
      },
      '2026-03-23',
    ),
    told('IssueMarkedProminent', 'issue/i-1', { reason: '群众反映强烈' }, '2026-03-24'),
  ]);

  it('stands in the quarterly report as it was judged, under whatever kinds the issues were entered', () => {
    expect(draft.figures.filter(({ figure: name }) => name.startsWith('common-'))).toMatchObject([
      { figure: 'common-vehicle-logs', query: 'common-problems identified', value: 3, facts: 4 },
    ]);
    expect(section(draft, 'common').generated).toContain('公务用车台账（已认定）：3个问题，涉及3个单位');
    expect(section(draft, 'prominent').generated).toContain('willow-town（名）：车辆台账（群众反映强烈）。');
    expect(section(draft, 'weak').generated).toContain('石镇纪委：整改慢。');
    expect(section(draft, 'causes').generated).toContain('“公务用车台账”：派车审批流于形式。');
    expect(section(draft, 'causes').generated).toContain('“石镇纪委：整改慢”：人手不足。');
    expect(section(draft, 'proposals').generated).toContain('针对“公务用车台账”：统一派车单。');
    expect(section(draft, 'proposals').generated).toContain('针对“石镇纪委：整改慢”：抽调人员。');
  });
  it('is told no longer where its issues were dropped, and under the number that one is kept under', () => {
    const elsewhere = { issue: 'i-9', unit: 'harbour-town', unitName: '港镇', zone: 'zone-4' };
    const common = (...more: readonly Happened[]) => [
      ...issues,
      told(
        'IssueReferred',
        'issue/i-9',
        { zone: 'zone-4', unit: 'harbour-town', unitName: '港镇', kind: '车辆台账' },
        '2026-02-10',
      ),
      told(
        'CommonProblemIdentified',
        'common-problem/cp-1',
        { title: '公务用车台账', instances: [instance(0, 'stone-town'), elsewhere] },
        '2026-03-20',
      ),
      ...more,
    ];
    const dropped = (issue: string) =>
      told('IssueDroppedFromCommonProblem', 'common-problem/cp-1', { issue }, '2026-03-21');
    const linked = told('IssueLinkedToCommonProblem', 'common-problem/cp-1', instance(1, 'willow-town'), '2026-03-21');
    const standing = (...more: readonly Happened[]) => figure(quarterly(common(...more)), 'common-cp-1');
    expect(standing()).toMatchObject({ value: 1, units: ['stone-town（名）'] });
    expect(standing(dropped('i-9'))).toMatchObject({ value: 1 });
    expect(standing(dropped('i-0'))).toBeUndefined();
    expect(standing(dropped('i-0'), linked)).toMatchObject({ value: 1, units: ['willow-town（名）'] });

    const weak = (...more: readonly Happened[]) =>
      figure(
        quarterly([
          ...issues,
          told(
            'WeakPointRecorded',
            'weak-point/w-1',
            { where: '石镇', title: '整改慢', cause: '一', proposal: '二', issues: ['i-0'], zones: ['zone-1'] },
            '2026-03-23',
          ),
          ...more,
        ]),
        'weak-point-w-1',
      );
    const cited = (more: object) => told('CitationDropped', 'weak-point/w-1', { issue: 'i-0', ...more }, '2026-03-24');
    expect(weak()).toMatchObject({ value: 1 });
    expect(weak(cited({ into: 'i-1' }))).toMatchObject({ value: 1 });
    expect(weak(cited({}))).toBeUndefined();
  });
  it('is another zone’s and another quarter’s where it is', () => {
    const other = quarterly([
      told(
        'WeakPointRecorded',
        'weak-point/w-1',
        { where: '港镇', title: '整改慢', cause: '一', proposal: '二', issues: [], zones: ['zone-4'] },
        '2026-03-23',
      ),
      told(
        'WeakPointRecorded',
        'weak-point/w-2',
        { where: '石镇', title: '整改慢', cause: '一', proposal: '二', issues: [], zones: ['zone-1'] },
        '2026-04-01',
      ),
    ]);
    expect(other.figures.filter(({ judged }) => judged !== undefined)).toEqual([]);
  });
});

describe('an issue of which only a stub is left', () => {
  const two = [
    referred('i-1', '2026-02-10', '车辆台账', 'stone-town'),
    referred('i-2', '2026-02-10', '车辆台账', 'willow-town'),
  ];
  it('is counted where it became a clue, and nothing more is said of it', () => {
    const draft = quarterly([...two, told('IssueUpgradedToClue', 'issue/i-2', { clue: '2026-3-001' }, '2026-02-20')]);
    expect(value(draft, 'issues-referred')).toBe(2);
    expect(value(draft, 'units-concerned')).toBe(1);
    expect(JSON.stringify(draft)).not.toContain('willow-town');
    expect(JSON.stringify(draft)).not.toContain('2026-3-001');
  });
  it('is taken back where it was another’s duplicate', () => {
    const merged = told('IssueMerged', 'issue/i-2', { into: 'i-1' }, '2026-02-20');
    expect(value(quarterly([...two, merged]), 'issues-referred')).toBe(1);
    const january = settled('month', '2026-01', { position: at(2) });
    const [one, another] = two.map((issue) => ({ ...issue, on: '2026-01-20' }));
    expect(draftOfFebruary([one!, another!, merged], january).corrections).toMatchObject([
      { because: 'record-corrected', was: 2, change: -1, now: 1 },
    ]);
  });
});

describe('what the clock and the offices add', () => {
  it('counts missed last days of the zone’s work, but not of its reports', () => {
    const missed = (category: string) =>
      told('DeadlineMissed', `deadline/${category}`, { category, rule: 'task-receipt', zone: 'zone-1' }, '2026-02-10');
    const draft = draftOfFebruary([missed('task'), missed('periodic-report')]);
    expect(figure(draft, 'deadlines-missed')).toMatchObject({ value: 1, byKind: { 'task-receipt': 1 } });
  });
  it('counts highlights of a zone and of its office, for the year’s good practice', () => {
    const log = [
      told('ZoneEstablished', 'arrangement/zones', { zone: 'zone-1', office: 'office-1' }, '2026-01-05'),
      told('HighlightSubmitted', 'highlight/h-1', { title: '一', from: 'office-1' }, '2026-02-10'),
      told('HighlightSubmitted', 'highlight/h-2', { title: '二', from: 'zone-1' }, '2026-02-10'),
    ];
    const draft = draftOf({ ...february, period: periodNamed('year', '2026') }, ledgerOf(log), {}, '2026-12-30');
    expect(value(draft, 'highlights')).toBe(2);
    expect(section(draft, 'practice').generated).toContain('报送工作亮点2条（不计入考核）。');
  });
});

describe('longer reports (R44, R46)', () => {
  const parts = (kind: PeriodKind, name: string) =>
    draftOf({ ...february, period: periodNamed(kind, name) }, ledgerOf([]), {}, '2026-12-30').sections.map(
      ({ title }) => title,
    );
  it('have three parts by half-year and four by year', () => {
    expect(parts('half', '2026-h1')).toEqual(['监督检查工作开展情况', '存在的问题和不足', '下一步工作思路']);
    expect(parts('year', '2026')).toEqual(['协作事项完成情况', '经验和做法', '取得的效果', '存在的问题']);
  });
});

describe('at 25,000 events', () => {
  const log = Array.from({ length: 25_000 }, (_, n) => {
    const month = String((n % 6) + 1).padStart(2, '0');
    const happened =
      n % 3 === 0
        ? referred(`i-${n}`, `2026-${month}-10`, `第${n % 17}类`, `unit-${n % 23}`, `zone-${(n % 4) + 1}`)
        : n % 3 === 1
          ? forwarded(`i-${n - 1}`, `2026-${month}-12`, `2026-${month}-28`)
          : closed(`i-${n - 2}`, `2026-${month}-20`);
    return asEvent(happened, n + 1);
  });

  /** Of this process alone, or a busy machine would fail it. */
  const secondsOf = (work: () => unknown) => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1e6;
  };

  it('a half-year’s draft takes less than a second, folding included; and then only what is new is folded', () => {
    const half = { ...february, period: periodNamed('half', '2026-h1') };
    let ledger = workLedger.initial;
    const first = secondsOf(() => {
      ledger = folded(workLedger, log);
      return draftOf(half, ledger, {}, '2026-07-01');
    });
    expect(first).toBeLessThan(1);
    const next = secondsOf(() => folded(workLedger, [asEvent(assigned('t-1', '2026-06-29'), 25_001)], ledger));
    expect(next).toBeLessThan(first / 10);
  });
});
