import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { emptyLedger } from './work-ledger.facts.js';
import { periodicReports } from './periodic-report.js';
import type { PeriodicReportEvents } from './periodic-report.state.js';
import {
  addressedTo,
  drafted,
  facts,
  filed,
  ledgerOf,
  opened,
  referred,
  scheduled,
  scheduledHalf,
  submitted,
} from '../../test/report-examples.js';

const liaison = { person: 'he-jun', post: 'liaison-officer', of: 'office-1' };
const head = { person: 'sun-bo', post: 'office-head', of: 'office-1' };
const director = { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' };
const conduct = { person: 'fang-rui', post: 'conduct-office-head' };
const policy = { person: 'policy:some-policy', post: 'policy' };
const on = (day: string) => `${day}T09:00:00.000+08:00`;
const around = (actor: object, day = '2026-02-25', more: object = {}) =>
  ({ actor, occurredAt: on(day), id: 'month-office-1-2026-02', facts: { ...facts, ...more } }) as never;
const report = (...events: readonly Told<PeriodicReportEvents>[]) => given(periodicReports, [scheduled, ...events]);
const half = (...events: readonly Told<PeriodicReportEvents>[]) =>
  given(periodicReports, [scheduledHalf, opened, ...events]);
const quarter: Told<PeriodicReportEvents> = {
  type: 'PeriodScheduled',
  data: { ...scheduled.data, kind: 'quarter', body: 'zone-1', period: '2026-q1' } as never,
};
const missed: Told<PeriodicReportEvents> = { type: 'ReportMissed', data: { ...addressedTo, head: 'sun-bo' } };
const asked: Told<PeriodicReportEvents> = { type: 'LatenessReasonAsked', data: addressedTo };
const returned: Told<PeriodicReportEvents> = {
  type: 'PeriodicReportReturned',
  data: { ...addressedTo, reason: '补充说明' },
};
const reviewed: Told<PeriodicReportEvents> = { type: 'PeriodicReportReviewed', data: {} };
const waived: Told<PeriodicReportEvents> = { type: 'PeriodWaived', data: { reason: '机构改革' } };
const nothingHappened = { ledger: emptyLedger };

describe('scheduling a period', () => {
  const schedule = (id: string, given_ = given(periodicReports)) =>
    given_.when('SchedulePeriod', {}, { actor: policy, id, facts });

  it('records who owes it, its days, its last day and why that is the last', () => {
    expect(schedule('month-office-1-2026-02')).toEqual([scheduled]);
    expect(schedule('half-office-1-2026-h1')).toEqual([scheduledHalf]);
  });
  it('lets a zone owe its quarter', () => {
    expect(schedule('quarter-zone-1-2026-q1')[0]!.data).toMatchObject({
      body: 'zone-1',
      zone: 'zone-1',
      office: 'office-1',
      title: '第一协作区2026年第一季度综合报告',
      due: '2026-04-08',
    });
  });
  it('is refused for what is no report’s name, and for a body that owes none', () => {
    expect(() => schedule('month-office-1-2026-13')).toThrow('report.misnamed');
    expect(() => schedule('annual-2026')).toThrow('report.misnamed');
    expect(() => schedule('month-office-9-2026-02')).toThrow('report.unknown-body');
    expect(() => schedule('quarter-office-1-2026-q1')).toThrow('report.unknown-body');
  });
  it('changes nothing twice', () => expect(schedule('month-office-1-2026-02', report())).toEqual([]));
});

describe('moving the last day', () => {
  const holiday = {
    rulebook: {
      ...firstRulebook,
      calendarVersion: 1,
      exceptions: [{ day: '2026-02-25', works: false, reason: '沙尘暴停工' }],
    },
  };
  it('records the old day, the new one and why', () => {
    expect(report().when('MoveReportDue', {}, around(policy, '2026-02-02', holiday))[0]).toMatchObject({
      type: 'ReportDueMoved',
      data: { from: '2026-02-25', due: '2026-02-24', because: { calendar: 1, nominal: '2026-02-25' } },
    });
  });
  it('is refused once it is handed in, and for no report', () => {
    expect(() => report(opened, drafted, submitted).when('MoveReportDue', {}, around(policy))).toThrow(
      'report.not-at-this-step',
    );
    expect(() => given(periodicReports).when('MoveReportDue', {}, around(policy))).toThrow('report.unknown');
  });
  it('changes nothing where the day is the same', () => {
    expect(report().when('MoveReportDue', {}, around(policy))).toEqual([]);
  });
});

describe('opening a period', () => {
  it('records it', () => expect(report().when('OpenPeriod', {}, around(policy, '2026-02-01'))).toEqual([opened]));
  it('is refused before its time', () => {
    expect(() => report().when('OpenPeriod', {}, around(policy, '2026-01-31'))).toThrow('report.not-yet');
    expect(() => given(periodicReports).when('OpenPeriod', {}, around(policy))).toThrow('report.unknown');
  });
  it('changes nothing twice', () => expect(report(opened).when('OpenPeriod', {}, around(policy))).toEqual([]));
});

describe('generating a draft (R44, R46, R52)', () => {
  it('records figures, sections and the position up to which they hold', () => {
    expect(report(opened).when('GenerateReportDraft', {}, around(liaison))).toEqual([drafted]);
  });
  it('is refused before it is open, after it is handed in, and to a post that does not write it', () => {
    expect(() => report().when('GenerateReportDraft', {}, around(liaison))).toThrow('report.not-at-this-step');
    expect(() => report(opened, drafted, submitted).when('GenerateReportDraft', {}, around(liaison))).toThrow(
      'report.not-at-this-step',
    );
    expect(() => report(opened).when('GenerateReportDraft', {}, around(director))).toThrow('report.not-for-this-post');
  });
  it('changes nothing twice, and takes in what has happened since', () => {
    expect(report(opened, drafted).when('GenerateReportDraft', {}, around(liaison))).toEqual([]);
    const more = { ledger: ledgerOf([referred('i-1', '2026-02-12', '登记不全', 'stone-town')], facts.ledger, 1) };
    const [next] = report(opened, drafted).when('GenerateReportDraft', {}, around(liaison, '2026-02-25', more));
    expect(next!.data).toMatchObject({ round: 2, flows: { 'tasks-assigned': 1, 'issues-referred': 1 } });
  });
});

describe('editing a draft', () => {
  const edit = { section: 'work', text: '本月重点开展节日检查。' };
  const edited: Told<PeriodicReportEvents> = { type: 'ReportDraftEdited', data: edit };
  it('records the text beside the generated one', () => {
    expect(report(opened, drafted).when('EditReportDraft', edit as never, around(liaison))).toEqual([edited]);
  });
  it('is refused for a part it has not, to others, and after it is handed in', () => {
    const wrong = { section: 'causes', text: '原因' } as never;
    expect(() => report(opened, drafted).when('EditReportDraft', wrong, around(liaison))).toThrow(
      'report.no-such-section',
    );
    expect(() => report(opened, drafted).when('EditReportDraft', edit as never, around(conduct))).toThrow(
      'report.not-for-this-post',
    );
    expect(() => report(opened, drafted, submitted).when('EditReportDraft', edit as never, around(liaison))).toThrow(
      'report.not-at-this-step',
    );
  });
  it('changes nothing twice, nor where the text is the generated one', () => {
    expect(report(opened, drafted, edited).when('EditReportDraft', edit as never, around(liaison))).toEqual([]);
    const text = (drafted.data as PeriodicReportEvents['ReportDraftGenerated']).sections[0]!.generated;
    expect(report(opened, drafted).when('EditReportDraft', { section: 'work', text }, around(liaison))).toEqual([]);
  });
});

describe('handing it in (R55, R56)', () => {
  const submit = (of: ReturnType<typeof report>, actor: object = liaison, day = '2026-02-25') =>
    of.when('SubmitPeriodicReport', {}, around(actor, day));

  it('records it, with how much was typed', () => {
    expect(submit(report(opened, drafted))).toEqual([submitted]);
    const edited: Told<PeriodicReportEvents> = { type: 'ReportDraftEdited', data: { section: 'work', text: '改' } };
    expect(submit(report(opened, drafted, edited))[0]!.data).toMatchObject({ typed: 1 });
  });
  it('says by how many days it was late, by the first time alone', () => {
    expect(submit(report(opened, missed, drafted), liaison, '2026-03-02')[0]!.data).toMatchObject({ late: 5 });
    expect(submit(report(opened, drafted, submitted, returned), liaison, '2026-03-02')[0]!.data).toEqual({
      round: 1,
      goesTo: 'conduct-office',
      typed: 0,
    });
  });
  it('is refused without a draft, to another than the liaison officer, and once filed', () => {
    expect(() => submit(report(opened))).toThrow('report.no-draft');
    expect(() => submit(report(opened, drafted), head)).toThrow('report.not-for-this-post');
    expect(() => submit(report(opened, drafted, submitted, filed))).toThrow('report.not-at-this-step');
  });
  it('changes nothing twice', () => expect(submit(report(opened, drafted, submitted))).toEqual([]));
});

describe('a zero report (R55)', () => {
  const zero = (of: ReturnType<typeof report>, more: object = nothingHappened, actor: object = liaison) =>
    of.when('DeclareZeroReport', {}, around(actor, '2026-02-25', more));
  const declared: Told<PeriodicReportEvents> = {
    type: 'ZeroReportDeclared',
    data: { position: '', carries: true, typed: 0 },
  };
  it('records that nothing happened, up to a position', () => expect(zero(report(opened))).toEqual([declared]));
  it('is refused where something happened, for longer periods, and to others', () => {
    expect(() => zero(report(opened), {})).toThrow('report.not-zero {"figures":["接受交办任务1"]}');
    expect(() => zero(half(), nothingHappened)).toThrow('report.zero-is-monthly');
    expect(() => zero(report(opened), nothingHappened, head)).toThrow('report.not-for-this-post');
    expect(() => zero(report())).toThrow('report.not-at-this-step');
  });
  it('changes nothing twice', () => expect(zero(report(opened, declared))).toEqual([]));
});

describe('returning it', () => {
  const back = { reason: '补充说明' };
  it('is for the Conduct Office by month and quarter, and for the director by half-year and year', () => {
    expect(report(opened, drafted, submitted).when('ReturnPeriodicReport', back, around(conduct))).toEqual([returned]);
    expect(half(drafted, submitted).when('ReturnPeriodicReport', back, around(director))).toMatchObject([
      { type: 'PeriodicReportReturned', data: { kind: 'half', reason: '补充说明' } },
    ]);
  });
  it('is refused to another, and before it was handed in', () => {
    expect(() => half(drafted, submitted).when('ReturnPeriodicReport', back, around(conduct))).toThrow(
      'report.not-for-this-post',
    );
    expect(() => report(opened, drafted).when('ReturnPeriodicReport', back, around(conduct))).toThrow(
      'report.not-at-this-step',
    );
  });
  it('changes nothing twice', () => {
    expect(report(opened, drafted, submitted, returned).when('ReturnPeriodicReport', back, around(conduct))).toEqual(
      [],
    );
  });
});

describe('reviewing it (R45)', () => {
  it('records the director’s opinion', () => {
    expect(half(drafted, submitted).when('ReviewPeriodicReport', { opinion: '同意' }, around(director))).toEqual([
      { type: 'PeriodicReportReviewed', data: { opinion: '同意' } },
    ]);
  });
  it('is refused where none is asked, to whoever handed it in, and before that', () => {
    expect(() => report(opened, drafted, submitted).when('ReviewPeriodicReport', {}, around(director))).toThrow(
      'report.needs-no-review',
    );
    const own = half(drafted).and([submitted], { actor: director });
    expect(() => own.when('ReviewPeriodicReport', {}, around(director))).toThrow('report.reviews-own');
    expect(() => half(drafted).when('ReviewPeriodicReport', {}, around(director))).toThrow('report.not-at-this-step');
  });
  it('changes nothing twice', () => {
    expect(half(drafted, submitted, reviewed).when('ReviewPeriodicReport', {}, around(director))).toEqual([]);
  });
});

describe('filing it (R45)', () => {
  it('freezes it at the position of what was handed in', () => {
    expect(report(opened, drafted, submitted).when('FilePeriodicReport', {}, around(conduct))).toEqual([filed]);
  });
  it('follows the review where there is one, and keeps its day', () => {
    const [event] = half(drafted, submitted)
      .and([reviewed], { occurredAt: on('2026-07-03') })
      .when('FilePeriodicReport', {}, around(policy, '2026-07-03'));
    expect(event!.data).toMatchObject({ with: 'conduct-office', reviewedOn: '2026-07-03' });
  });
  it('is refused before the review, and before it was handed in', () => {
    expect(() => half(drafted, submitted).when('FilePeriodicReport', {}, around(conduct))).toThrow(
      'report.not-reviewed',
    );
    expect(() => report(opened, drafted).when('FilePeriodicReport', {}, around(conduct))).toThrow(
      'report.not-at-this-step',
    );
  });
  it('changes nothing twice', () => {
    expect(report(opened, drafted, submitted, filed).when('FilePeriodicReport', {}, around(conduct))).toEqual([]);
  });
});

describe('waiving a period', () => {
  const waive = (of: ReturnType<typeof report>) => of.when('WaivePeriod', { reason: '机构改革' }, around(conduct));
  it('records it with its reason', () => expect(waive(report(opened, missed))).toEqual([waived]));
  it('is refused once it is handed in', () => {
    expect(() => waive(report(opened, drafted, submitted))).toThrow('report.not-at-this-step');
  });
  it('changes nothing twice', () => expect(waive(report(waived))).toEqual([]));
});

describe('missing a report (R55)', () => {
  const miss = (of: ReturnType<typeof report>, day = '2026-02-26') => of.when('MissReport', {}, around(policy, day));
  it('records it with the head, who is reminded', () => expect(miss(report(opened))).toEqual([missed]));
  it('is refused on the last day, which is not over', () => {
    expect(() => miss(report(opened), '2026-02-25')).toThrow('report.not-missed');
    expect(() => miss(given(periodicReports) as never)).toThrow('report.unknown');
  });
  it('changes nothing twice, nor where it was handed in, even if it was returned', () => {
    expect(miss(report(opened, missed))).toEqual([]);
    expect(miss(report(opened, drafted, submitted))).toEqual([]);
    expect(miss(report(opened, drafted, submitted, returned))).toEqual([]);
    expect(miss(report(waived))).toEqual([]);
  });
});

describe('the reason of lateness', () => {
  const ask = (of: ReturnType<typeof report>) => of.when('AskReasonForLateness', {}, around(conduct, '2026-03-02'));
  const give = (of: ReturnType<typeof report>, reason = '联络员休假') =>
    of.when('GiveReasonForLateness', { reason }, around(head, '2026-03-02'));
  const gave: Told<PeriodicReportEvents> = { type: 'LatenessReasonGiven', data: { reason: '联络员休假' } };
  const late: Told<PeriodicReportEvents> = {
    type: 'PeriodicReportSubmitted',
    data: { round: 1, goesTo: 'conduct-office', late: 5, typed: 0 },
  };

  it('is asked of what is missing and of what came late', () => {
    expect(ask(report(opened, missed))).toEqual([asked]);
    expect(ask(report(opened, drafted, late))).toEqual([asked]);
  });
  it('is not asked of what came in time', () => {
    expect(() => ask(report(opened, drafted, submitted))).toThrow('report.not-late');
    expect(() => ask(given(periodicReports) as never)).toThrow('report.unknown');
  });
  it('is asked once, also after it came', () => {
    expect(ask(report(opened, missed, asked))).toEqual([]);
    expect(ask(report(opened, missed, asked, gave, drafted, late, filed))).toEqual([]);
  });
  it('is given once', () => {
    expect(give(report(opened, missed, asked))).toEqual([gave]);
    expect(give(report(opened, missed, asked, gave))).toEqual([]);
    expect(() => give(report(opened, missed, asked, gave), '另有原因')).toThrow('report.reason-given');
    expect(() => give(report(opened, missed))).toThrow('report.reason-not-asked');
    expect(() => give(given(periodicReports) as never)).toThrow('report.unknown');
  });
});

describe('whose matter a report is', () => {
  const scope = (...events: readonly Told<PeriodicReportEvents>[]) => {
    const state = events.reduce<never>(
      (before, { type, data }) => (periodicReports.evolve as any)[type](before, data, { actor: {} }) as never,
      periodicReports.initial as never,
    );
    return periodicReports.scope!(state, {}, '');
  };
  it('is the office’s by month, and the zone’s as well by longer periods', () => {
    expect(scope()).toEqual({});
    expect(scope(scheduled)).toEqual({ office: 'office-1' });
    expect(scope(quarter)).toEqual({ office: 'office-1', zone: 'zone-1' });
    expect(scope(scheduledHalf)).toEqual({ office: 'office-1', zone: 'zone-1' });
  });
});
