import { expect } from '@jest/globals';
import { assign, counts, figureOf, goOut, month, planOneItem, type Row } from '../reporting-ground.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const REPORT = 'half-office-4-2026-h1';
const AT = `periodic-reports/${REPORT}`;
const ITEM = 'second-quarter';
const TASK = `2026-${ITEM}-zone-4`;
const FESTIVAL = '2026-dragon-boat-zone-3';
const OFFICES = ['1', '2', '3', '4'] as const;

/** Which unit moves to zone 1 from 1 July: S14's, unless that is told of too. */
export function halfYearSummary(
  { begins, at, it, alone }: Teller,
  moved = 'administrative-approval-service-bureau',
): void {
  let story: Story;
  let head: string;
  let director: string;
  let conduct: string;
  const page = async (n: string) =>
    (await story.as(conduct).seesOne(`periodic-reports/half-office-${n}-2026-h1`)) as Row;

  begins((told) => {
    story = told;
    const { cast } = story;
    head = cast.deputy('zone-4');
    director = cast.director('zone-4');
    conduct = cast.of('conduct-office-head');
  });

  at('2026-06-01T08:00:00+08:00');
  it('follows the calendar of the year’s reports', () => story.wakes());

  at('2026-06-02T09:00:00+08:00');
  it('covers a Dragon Boat check, planned early enough by the calendar', async () => {
    const item = { item: 'dragon-boat', kind: 'festival', title: '端午节期间作风检查', units: [], zones: [] };
    await story.as(conduct).does('plans/2026/open');
    await story.as(conduct).does('plans/2026/items', item);
    await story.as(conduct).does('plans/2026/items/dragon-boat/festival', { festival: '端午节' });
    await story.as(story.cast.of('principal-leader')).does('plans/2026/items/dragon-boat/approve');
    await assign(story, 'dragon-boat', 'zone-3', ['hongyazi'], '2026-06-26');
    expect(await story.as(conduct).seesOne('festival-calendar/2026-dragon-boat')).toMatchObject({
      from: '2026-06-19',
      to: '2026-06-21',
      lastWorkingDay: '2026-06-18',
      planBy: '2026-06-04',
      inTime: true,
      tasks: [FESTIVAL],
    });
  });

  at('2026-06-08T09:00:00+08:00');
  it('covers a task of zone 4 that is begun', async () => {
    await planOneItem(story, ITEM);
    await assign(story, ITEM, 'zone-4', [moved], '2026-07-31');
    await goOut(story, 'zone-4', TASK, '2026-07-31');
    await assign(story, ITEM, 'zone-1', ['lingsha'], '2026-07-31');
  });

  // The running task keeps zone 4.
  at('2026-06-10T09:00:00+08:00');
  it('covers a composition adjusted from the second half on', async () => {
    await story.as(story.cast.of('general-office-head')).does('zones/composition', {
      moves: [{ member: moved, toZone: 'zone-1' }],
      from: '2026-07-01',
      reason: '工作需要',
    });
  });

  at('2026-06-19T08:00:00+08:00');
  it('covers the holiday, on which zone 3 goes out', () => goOut(story, 'zone-3', FESTIVAL, '2026-06-26'));

  at('2026-06-19T09:00:00+08:00');
  it('is opened in time', () => story.wakes());

  it('is due on Friday 3 July, because the 5th is a Sunday', async () => {
    expect(await story.as(head).seesOne(`report-calendar/${REPORT}`)).toMatchObject({
      due: '2026-07-03',
      because: { rule: 'half-year-summary', nominal: '2026-07-05' },
      state: 'opened',
    });
    expect((await story.as(head).sees('to-do?step=write-periodic-report')).map(({ record }) => record)).toContain(
      REPORT,
    );
  });

  at('2026-06-21T17:00:00+08:00');
  it('covers its end', () => story.as(story.cast.members('zone-3')[0]!).does(`inspections/${FESTIVAL}/complete`));

  at('2026-06-25T09:00:00+08:00');
  it('follows a June that was reported on the 25th', async () => {
    await story.wakes();
    for (const n of OFFICES) await month(story, n, '2026-06');
  });

  at('2026-06-26T09:00:00+08:00');
  it('went on after that', async () => {
    await story.as(story.cast.members('zone-4')[0]!).does(`inspections/${TASK}/complete`);
  });

  at('2026-07-02T09:00:00+08:00');
  it('is drafted by the Office in three parts', async () => {
    await story.wakes();
    await story.as(director).isRefused('report.not-for-this-post', `${AT}/draft`);
    await story.as(head).does(`${AT}/draft`);
    await story.as(head).does(`${AT}/edit`, { section: 'next', text: '下半年重点抓好审批服务领域问题整改。' });
    const row = await page('4');
    expect(row.sections.map(({ title }) => title)).toEqual([
      '监督检查工作开展情况',
      '存在的问题和不足',
      '下一步工作思路',
    ]);
    expect(row.sections[2]).toMatchObject({ edited: '下半年重点抓好审批服务领域问题整改。' });
  });

  it('counts what happened in June once: in zone 4, which has the task, by the month and what came after', async () => {
    const row = await page('4');
    const { value, months = {}, since } = figureOf(row, 'tasks-assigned');
    expect(Object.values(months).reduce((sum, count) => sum + count, since!)).toBe(value);
    for (const n of ['1', '2', '3'])
      await story.as(story.cast.deputy(`zone-${n}`)).does(`periodic-reports/half-office-${n}-2026-h1/draft`);
    const all = await Promise.all(OFFICES.map(page));
    const told = (figure: string, record: string) => all.map((one) => counts(one, figure, record));
    expect(told('tasks-assigned', `task/${TASK}`)).toEqual([false, false, false, true]);
    expect(told('tasks-assigned', `task/2026-${ITEM}-zone-1`)).toEqual([true, false, false, false]);
    expect(told('units-visited', `inspection/${TASK}`)).toEqual([false, false, false, true]);
    expect(told('fieldwork-days', `inspection/${TASK}`)).toEqual([false, false, false, true]);
    // Nor is the festival's check anybody's but zone 3's.
    expect(told('tasks-assigned', `task/${FESTIVAL}`)).toEqual([false, false, true, false]);
    expect(told('fieldwork-days', `inspection/${FESTIVAL}`)).toEqual([false, false, true, false]);
    if (!alone) return;
    expect(figureOf(row, 'tasks-assigned')).toMatchObject({ value: 1, months: { '2026-06': 1 }, since: 0 });
    expect(figureOf(row, 'units-visited')).toMatchObject({ value: 1, months: { '2026-06': 1 }, since: 0 });
    // 8 to 26 June, both counted.
    expect(figureOf(row, 'fieldwork-days')).toMatchObject({ value: 19, months: { '2026-06': 0 }, since: 19 });
    expect(all.map((one) => figureOf(one, 'units-visited').value)).toEqual([0, 0, 1, 1]);
    expect(all.map((one) => figureOf(one, 'tasks-assigned').value)).toEqual([1, 0, 1, 1]);
    expect(all.map((one) => figureOf(one, 'fieldwork-days').value)).toEqual([0, 0, 3, 19]);
  });

  at('2026-07-03T09:00:00+08:00');
  it('is returned once by the director, and not filed before the review', async () => {
    await story.as(head).does(`${AT}/submit`);
    await story.as(conduct).isRefused('report.not-reviewed', `${AT}/file`);
    await story.as(conduct).isRefused('report.not-for-this-post', `${AT}/return`, { reason: '不合要求' });
    await story.as(story.cast.director('zone-1')).isRefused('access.denied', `${AT}/review`);
    await story.as(head).isRefused('access.denied', `${AT}/review`);
    await story.as(director).does(`${AT}/return`, { reason: '问题部分请补充具体表现' });
    await story.as(conduct).isRefused('report.not-at-this-step', `${AT}/file`);
    expect(await story.as(head).seesOne(AT)).toMatchObject({
      state: 'returned',
      returnReason: '问题部分请补充具体表现',
    });
    await story.as(head).does(`${AT}/edit`, { section: 'problems', text: '窗口台账更新不及时。' });
    await story.as(head).does(`${AT}/submit`);
    const toReview = await story.as(director).sees('to-do?step=review-periodic-report');
    expect(toReview.map(({ record }) => record as string)).toContain(REPORT);
  });

  at('2026-07-03T15:00:00+08:00');
  it('is filed with the Conduct Office at the moment of the review', async () => {
    await story.as(director).does(`${AT}/review`, { opinion: '同意' });
    await story.settles();
    const row = await story.as(conduct).seesOne(`report-register/${REPORT}`);
    expect(row).toMatchObject({
      state: 'filed',
      standing: 'in-time',
      returns: 1,
      reviewedBy: director,
      typed: 2,
    });
    expect(row.filedAt).toBe(row.reviewedAt);
    expect(row.filedAt.slice(0, 10)).toBe('2026-07-03');
    const history = await story.as(story.cast.of('auditor')).get(`history/records/periodic-report/${REPORT}`);
    const [reviewed, filed] = history.body.events.slice(-2);
    expect([reviewed.type, filed.type]).toEqual(['PeriodicReportReviewed', 'PeriodicReportFiled']);
    expect(story.faults).toEqual([]);
  });
}
