import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assign, figureOf, goOut, month, planOneItem, type Row } from './reporting-ground.js';
import { type Stage, stages, Story } from './story.js';

const REPORT = 'half-office-4-2026-h1';
const AT = `periodic-reports/${REPORT}`;
const MOVED = 'administrative-approval-service-bureau';
const OFFICES = ['1', '2', '3', '4'] as const;

describe.each(stages)('S15 the half-year summary (R44, R45), on $name', (stage: Stage) => {
  let story: Story;
  let head: string;
  let director: string;
  let conduct: string;
  const page = async (n: string) =>
    (await story.as(conduct).seesOne(`periodic-reports/half-office-${n}-2026-h1`)) as Row;

  beforeAll(async () => {
    story = await Story.established(stage, '2026-05-29T08:00:00+08:00');
    const { cast } = story;
    head = cast.deputy('zone-4');
    director = cast.director('zone-4');
    conduct = cast.of('conduct-office-head');
    await story.wakes();
    story.at('2026-06-08T09:00:00+08:00');
    await planOneItem(story);
    await assign(story, 'zone-4', [MOVED], '2026-07-31');
    await goOut(story, 'zone-4', '2026-check-zone-4', '2026-07-31');
    await assign(story, 'zone-1', ['lingsha'], '2026-07-31');
    // S14: the unit moves to zone 1 from 1 July; the running task keeps zone 4.
    story.at('2026-06-10T09:00:00+08:00');
    await story.as(cast.of('general-office-head')).does('zones/composition', {
      moves: [{ member: MOVED, toZone: 'zone-1' }],
      from: '2026-07-01',
      reason: '工作需要',
    });
    story.at('2026-06-19T09:00:00+08:00');
    await story.wakes();
  }, 120_000);
  afterAll(() => story.close());

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

  it('follows a June that was reported on the 25th, and went on after that', async () => {
    story.at('2026-06-25T09:00:00+08:00');
    await story.wakes();
    for (const n of OFFICES) await month(story, n, '2026-06');
    story.at('2026-06-26T09:00:00+08:00');
    await story.as(story.cast.members('zone-4')[0]!).does('inspections/2026-check-zone-4/complete');
  });

  it('is drafted by the Office in three parts', async () => {
    story.at('2026-07-02T09:00:00+08:00');
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
    expect(figureOf(row, 'tasks-assigned')).toMatchObject({ value: 1, months: { '2026-06': 1 }, since: 0 });
    expect(figureOf(row, 'units-visited')).toMatchObject({ value: 1, months: { '2026-06': 1 }, since: 0 });
    // 8 to 26 June, both counted.
    expect(figureOf(row, 'fieldwork-days')).toMatchObject({ value: 19, months: { '2026-06': 0 }, since: 19 });
    for (const n of ['1', '2', '3'])
      await story.as(story.cast.deputy(`zone-${n}`)).does(`periodic-reports/half-office-${n}-2026-h1/draft`);
    const all = await Promise.all(OFFICES.map(page));
    expect(all.map((one) => figureOf(one, 'units-visited').value)).toEqual([0, 0, 0, 1]);
    expect(all.map((one) => figureOf(one, 'tasks-assigned').value)).toEqual([1, 0, 0, 1]);
  });

  it('is returned once by the director, and not filed before the review', async () => {
    story.at('2026-07-03T09:00:00+08:00');
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
    expect((await story.as(director).sees('to-do?step=review-periodic-report')).map(({ record }) => record)).toEqual([
      REPORT,
    ]);
  });

  it('is filed with the Conduct Office at the moment of the review', async () => {
    story.at('2026-07-03T15:00:00+08:00');
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
});
