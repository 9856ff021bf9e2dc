import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, stages, Story } from './story.js';

const OFFICES = ['1', '2', '3', '4'] as const;
const report = (n: string, month: string) => `month-office-${n}-2026-${month}`;
const at = (n: string, month: string) => `periodic-reports/${report(n, month)}`;

describe.each(stages)('S4 the monthly report that nobody sent (R55), on $name', (stage: Stage) => {
  let story: Story;
  let conduct: string;
  let head: string;
  let replacement: string;
  const liaison = (n: string) => story.as(story.cast.liaison(`zone-${n}`));
  const figure = (row: { figures: { figure: string; value: number; events: unknown[] }[] }, name: string) =>
    row.figures.find((one) => one.figure === name)!;

  beforeAll(async () => {
    story = await Story.established(stage, '2026-01-05T08:00:00+08:00');
    const { cast } = story;
    conduct = cast.of('conduct-office-head');
    head = cast.deputy('zone-2');
    replacement = cast.of('office-official', 'office-2', 2);
    await story.wakes();
    // One task for zones 1, 2 and 4; zone 3 has nothing.
    story.at('2026-01-06T09:00:00+08:00');
    await story.as(conduct).does('plans/2026/open');
    await story.as(conduct).does('plans/2026/items', {
      item: 'logs',
      kind: 'other',
      title: '公务用车台账检查',
      reason: '年度安排',
      units: [],
      zones: [],
    });
    await story.as(cast.of('principal-leader')).does('plans/2026/items/logs/approve');
  });
  afterAll(() => story.close());

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
    await story.as(conduct).isRefused('access.denied', `${at('2', '02')}/open`);
  });

  it('is nothing for January: four zero reports, without a word typed', async () => {
    story.at('2026-01-23T09:00:00+08:00');
    await story.wakes();
    for (const n of OFFICES) await liaison(n).does(`${at(n, '01')}/zero`);
    const rows = await story.as(conduct).sees('report-register?period=2026-01');
    expect(rows.map(({ state, zero, standing, typed }) => [state, zero, standing, typed])).toEqual(
      OFFICES.map(() => ['filed', true, 'in-time', 0]),
    );
  });

  it('is generated from the log for February, and filed, for Offices 1, 3 and 4', async () => {
    const plan = { plan: '2026', item: 'logs', due: '2026-03-31' };
    story.at('2026-02-04T09:00:00+08:00');
    for (const [n, unit] of Object.entries({ 1: 'lingsha', 2: 'touzha', 4: 'yaofu' }))
      await story.as(conduct).does('tasks', { ...plan, zone: `zone-${n}`, units: [unit] });
    story.at('2026-02-25T09:00:00+08:00');
    await story.wakes();
    await liaison('1').isRefused('access.denied', `${at('2', '02')}/draft`);
    for (const n of ['1', '3', '4']) {
      if (n === '3') {
        await liaison(n).does(`${at(n, '02')}/zero`);
        continue;
      }
      await liaison(n).isRefused('report.not-zero', `${at(n, '02')}/zero`);
      await liaison(n).isRefused('report.no-draft', `${at(n, '02')}/submit`);
      await liaison(n).does(`${at(n, '02')}/draft`);
      await liaison(n).does(`${at(n, '02')}/submit`);
      await story.as(conduct).does(`${at(n, '02')}/file`);
    }
    const row = await liaison('1').seesOne(at('1', '02'));
    expect(row).toMatchObject({ state: 'filed', frozen: true });
    const assigned = figure(row, 'tasks-assigned');
    expect(assigned).toMatchObject({
      query: 'tasks-assigned',
      value: 1,
      facts: 1,
      events: [{ record: 'task/2026-logs-zone-1', revision: 0 }],
    });
    expect(row.sections[0].generated).toContain('接受交办任务1项（其他1项）');
    expect(await liaison('1').seesOne(at('2', '02'))).toBeUndefined();
  });

  it('is missed by Office 2 the day after; its head is reminded, and the reason asked once', async () => {
    story.at('2026-02-25T23:30:00+08:00');
    await story.wakes();
    expect(await story.as(conduct).sees('report-register?standing=missing')).toEqual([]);
    story.at('2026-02-26T00:10:00+08:00');
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

  it('comes late from another liaison officer, which is not missing; the reason is given once', async () => {
    story.at('2026-03-02T09:00:00+08:00');
    await story.wakes();
    await story.as(head).does(`${at('2', '02')}/reason`, { reason: '联络员休假，未安排替岗' });
    await story.as(head).isRefused('report.reason-given', `${at('2', '02')}/reason`, { reason: '其他原因' });
    await story.as(head).does('offices/office-2/liaison/replace', { person: replacement, reason: '原联络员休假' });
    await story.as(replacement).does(`${at('2', '02')}/draft`);
    await story.as(head).isRefused('report.not-for-this-post', `${at('2', '02')}/submit`);
    await story.as(replacement).does(`${at('2', '02')}/submit`);
    await story.as(conduct).does(`${at('2', '02')}/file`);
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
  });

  it('leaves March as it would have been', async () => {
    story.at('2026-03-25T09:00:00+08:00');
    await story.wakes();
    await story.as(replacement).does(`${at('2', '03')}/draft`);
    await liaison('1').does(`${at('1', '03')}/draft`);
    const [late, inTime] = [
      await story.as(replacement).seesOne(at('2', '03')),
      await liaison('1').seesOne(at('1', '03')),
    ];
    const values = ({ figures }: { figures: { figure: string; value: number }[] }) =>
      figures.map(({ figure: name, value }) => [name, value]);
    expect(values(late)).toEqual(values(inTime));
    expect([late.corrections, inTime.corrections]).toEqual([[], []]);
    expect(story.faults).toEqual([]);
  });

  it('tells what became known of a zero month in the next report, and leaves the zero report alone', async () => {
    // Office 3 declared February to be nothing; a task of that month is entered in March, with its basis.
    await story.as(conduct).does('tasks', {
      plan: '2026',
      item: 'logs',
      zone: 'zone-3',
      units: ['taole'],
      due: '2026-03-31',
      occurredAt: '2026-02-25T15:00:00+08:00',
      basis: '补录：会议纪要',
    });
    await liaison('3').isRefused('report.not-zero', `${at('3', '03')}/zero`);
    await liaison('3').does(`${at('3', '03')}/draft`);
    const march = await liaison('3').seesOne(at('3', '03'));
    expect(march.corrections.map(({ zh }: { zh: string }) => zh)).toEqual([
      '2026年2月接受交办任务：原报0，补录+1，现为1。',
    ]);
    expect(figure(march, 'tasks-assigned').value).toBe(0);
    expect(await liaison('3').seesOne(at('3', '02'))).toMatchObject({ zero: true, frozen: true, figures: [] });
  });
});
