import { expect } from '@jest/globals';
import { counts, month } from '../reporting-ground.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const OFFICES = ['1', '2', '3', '4'] as const;
const report = (n: string, month: string) => `month-office-${n}-2026-${month}`;
const reportAt = (n: string, month: string) => `periodic-reports/${report(n, month)}`;

export function monthlyReportMissed({ begins, at, it, alone }: Teller): void {
  let story: Story;
  let conduct: string;
  let head: string;
  let replacement: string;
  const liaison = (n: string) => story.as(story.cast.liaison(`zone-${n}`));
  const figure = (row: { figures: { figure: string; value: number; events: unknown[] }[] }, name: string) =>
    row.figures.find((one) => one.figure === name)!;

  begins((told) => {
    story = told;
    const { cast } = story;
    conduct = cast.of('conduct-office-head');
    head = cast.deputy('zone-2');
    replacement = cast.of('office-official', 'office-2', 2);
  });

  // One task for zones 1, 2 and 3; zone 4 has nothing.
  at('2026-01-06T09:00:00+08:00');
  it('is asked for in a year with one item planned', async () => {
    await story.wakes();
    await story.as(conduct).does('plans/2026/open');
    await story.as(conduct).does('plans/2026/items', {
      item: 'logs',
      kind: 'other',
      title: '公务用车台账检查',
      reason: '年度安排',
      units: [],
      zones: [],
    });
    await story.as(story.cast.of('principal-leader')).does('plans/2026/items/logs/approve');
  });

  it('is one of the year’s 76, each with its last day and why', async () => {
    const rows = await story.as(conduct).sees('report-calendar?year=2026&limit=100');
    expect(rows).toHaveLength(76);
    expect(rows.filter(({ kind }) => kind === 'month')).toHaveLength(48);
    expect(rows.find(({ id }) => id === report('2', '02'))).toMatchObject({
      due: '2026-02-25',
      title: '第二纪检监察室2026年2月监督工作月报告',
      because: { rule: 'monthly-report', calendar: 0 },
      state: 'scheduled',
    });
    // 25 January is a Sunday.
    expect(rows.find(({ id }) => id === report('2', '01'))).toMatchObject({ due: '2026-01-23' });
    const own = await liaison('2').sees('report-calendar?year=2026&limit=100');
    expect(own.map(({ body }) => body as string).filter((body) => !['office-2', 'zone-2'].includes(body))).toEqual([]);
    await story.as(conduct).isRefused('access.denied', `${reportAt('2', '02')}/open`);
  });

  at('2026-01-23T09:00:00+08:00');
  it('is nothing for January: four zero reports, without a word typed', async () => {
    await story.wakes();
    for (const n of OFFICES) await month(story, n, '2026-01');
    const rows = await story.as(conduct).sees('report-register?period=2026-01');
    expect(rows.map(({ state, standing, typed }) => [state, standing, typed])).toEqual(
      OFFICES.map(() => ['filed', 'in-time', 0]),
    );
    if (alone) expect(rows.map(({ zero }) => zero as boolean)).toEqual(OFFICES.map(() => true));
  });

  at('2026-02-04T09:00:00+08:00');
  it('follows a task for three zones', async () => {
    const plan = { plan: '2026', item: 'logs', due: '2026-03-31' };
    for (const [n, unit] of Object.entries({ 1: 'lingsha', 2: 'touzha', 3: 'taole' }))
      await story.as(conduct).does('tasks', { ...plan, zone: `zone-${n}`, units: [unit] });
  });

  at('2026-02-25T09:00:00+08:00');
  it('is generated from the log for February, and filed, for Offices 1, 3 and 4', async () => {
    await story.wakes();
    await liaison('1').isRefused('access.denied', `${reportAt('2', '02')}/draft`);
    for (const n of ['1', '3', '4']) {
      if (n === '4') {
        await liaison(n).does(`${reportAt(n, '02')}/zero`);
        continue;
      }
      await liaison(n).isRefused('report.not-zero', `${reportAt(n, '02')}/zero`);
      await liaison(n).isRefused('report.no-draft', `${reportAt(n, '02')}/submit`);
      await liaison(n).does(`${reportAt(n, '02')}/draft`);
      await liaison(n).does(`${reportAt(n, '02')}/submit`);
      await story.as(conduct).does(`${reportAt(n, '02')}/file`);
    }
    const row = await liaison('1').seesOne(reportAt('1', '02'));
    expect(row).toMatchObject({ state: 'filed', frozen: true });
    const assigned = figure(row, 'tasks-assigned');
    expect(assigned).toMatchObject({ query: 'tasks-assigned', facts: assigned.value });
    expect(assigned.events).toContainEqual(expect.objectContaining({ record: 'task/2026-logs-zone-1', revision: 0 }));
    expect(row.sections[0].generated).toContain(`接受交办任务${assigned.value}项（其他${assigned.value}项）`);
    if (alone) expect(assigned.value).toBe(1);
    expect(await liaison('1').seesOne(reportAt('2', '02'))).toBeUndefined();
  });

  at('2026-02-25T23:30:00+08:00');
  it('is not missed by Office 2 while its last day runs', async () => {
    await story.wakes();
    expect(await story.as(conduct).sees('report-register?standing=missing')).toEqual([]);
  });

  at('2026-02-26T00:10:00+08:00');
  it('is missed by Office 2 the day after; its head is reminded, and the reason asked once', async () => {
    await story.wakes();
    await story.wakes();
    const missing = await story.as(conduct).sees('report-register?standing=missing');
    expect(missing).toMatchObject([
      { report: report('2', '02'), missedOn: '2026-02-26', head, reasonAsked: true, reason: null },
    ]);
    const desk = await story.as(head).sees('to-do');
    expect(desk.flatMap(({ step, record }) => (record === report('2', '02') ? [[step, record]] : [])).sort()).toEqual([
      ['explain-lateness', report('2', '02')],
      ['write-periodic-report', report('2', '02')],
    ]);
    const deadlines = await story.as(conduct).sees(`deadlines?record=${report('2', '02')}`);
    expect(deadlines).toMatchObject([{ due: '2026-02-25', state: 'open', counts: true, missed: ['2026-02-25'] }]);
  });

  at('2026-03-02T09:00:00+08:00');
  it('comes late from another liaison officer, which is not missing; the reason is given once', async () => {
    await story.wakes();
    await story.as(head).does(`${reportAt('2', '02')}/reason`, { reason: '联络员休假，未安排替岗' });
    await story.as(head).isRefused('report.reason-given', `${reportAt('2', '02')}/reason`, { reason: '其他原因' });
    await story.as(head).does('offices/office-2/liaison/replace', { person: replacement, reason: '原联络员休假' });
    await story.as(replacement).does(`${reportAt('2', '02')}/draft`);
    await story.as(head).isRefused('report.not-for-this-post', `${reportAt('2', '02')}/submit`);
    await story.as(replacement).does(`${reportAt('2', '02')}/submit`);
    await story.as(conduct).does(`${reportAt('2', '02')}/file`);
    await story.wakes();

    expect(await story.as(conduct).seesOne(`report-register/${report('2', '02')}`)).toMatchObject({
      state: 'filed',
      standing: 'late',
      daysLate: 5,
      missedOn: '2026-02-26',
      submittedBy: replacement,
      reasonAsked: true,
      reason: '联络员休假，未安排替岗',
      typed: 0,
    });
    expect(await story.as(conduct).sees('report-register?standing=missing')).toEqual([]);
    expect((await story.as(head).sees('to-do')).map(({ record }) => record)).not.toContain(report('2', '02'));
    const history = await story
      .as(story.cast.of('auditor'))
      .get(`history/records/periodic-report/${report('2', '02')}`);
    const told = history.body.events.map(({ type }: { type: string }) => type);
    for (const once of ['ReportMissed', 'LatenessReasonAsked', 'LatenessReasonGiven'])
      expect(told.filter((type: string) => type === once)).toEqual([once]);
  });

  at('2026-03-25T09:00:00+08:00');
  it('leaves March as it would have been', async () => {
    await story.wakes();
    await story.as(replacement).does(`${reportAt('2', '03')}/draft`);
    await liaison('1').does(`${reportAt('1', '03')}/draft`);
    const [february, late, inTime] = [
      await story.as(replacement).seesOne(reportAt('2', '02')),
      await story.as(replacement).seesOne(reportAt('2', '03')),
      await liaison('1').seesOne(reportAt('1', '03')),
    ];
    // What the late report told is told there, and not again.
    expect(counts(february, 'tasks-assigned', 'task/2026-logs-zone-2')).toBe(true);
    expect(counts(late, 'tasks-assigned', 'task/2026-logs-zone-2')).toBe(false);
    expect([late.corrections, inTime.corrections]).toEqual([[], []]);
    const values = ({ figures }: { figures: { figure: string; value: number }[] }) =>
      figures.map(({ figure: name, value }) => [name, value]);
    if (alone) expect(values(late)).toEqual(values(inTime));
    expect(story.faults).toEqual([]);
  });

  it('tells what became known of a zero month in the next report, and leaves the zero report alone', async () => {
    // Office 4 declared February to be nothing; a task of that month is entered in March, with its basis.
    await story.as(conduct).does('tasks', {
      plan: '2026',
      item: 'logs',
      zone: 'zone-4',
      units: ['yaofu'],
      due: '2026-03-31',
      occurredAt: '2026-02-25T15:00:00+08:00',
      basis: '补录：会议纪要',
    });
    await liaison('4').isRefused('report.not-zero', `${reportAt('4', '03')}/zero`);
    await liaison('4').does(`${reportAt('4', '03')}/draft`);
    const march = await liaison('4').seesOne(reportAt('4', '03'));
    expect(march.corrections.map(({ zh }: { zh: string }) => zh)).toEqual([
      '2026年2月接受交办任务：原报0，补录+1，现为1。',
    ]);
    expect(counts(march, 'tasks-assigned', 'task/2026-logs-zone-4')).toBe(false);
    if (alone) expect(figure(march, 'tasks-assigned').value).toBe(0);
    expect(await liaison('4').seesOne(reportAt('4', '02'))).toMatchObject({ zero: true, frozen: true, figures: [] });
  });

  at('2026-04-01T08:30:00+08:00');
  it('has its own officer back in April', async () => {
    const person = story.cast.liaison('zone-2');
    await story.as(head).does('offices/office-2/liaison/replace', { person, reason: '休假期满' });
  });
}
