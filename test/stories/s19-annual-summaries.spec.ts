import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assign,
  figureOf,
  goOut,
  invented,
  month,
  planOneItem,
  refer,
  type Row,
  withInventedUnits,
} from './reporting-ground.js';
import { type Stage, stages, Story } from './story.js';

const TASK = '2026-check-zone-2';
const OFFICES = ['1', '2', '3', '4'] as const;
const UNIT = invented('zone-2', 1)[0]!.id;
const annual = (n: string) => `periodic-reports/year-office-${n}-2026`;

describe.each(stages)('S19 recurrence, next year’s holidays and annual summaries (R46), on $name', (stage: Stage) => {
  let story: Story;
  let conduct: string;
  let issue: string;
  let june: Row;
  const page = async (path: string) => (await story.as(conduct).seesOne(path)) as Row & { asOfPosition: string };

  beforeAll(async () => {
    story = await Story.established(stage, '2026-06-01T08:00:00+08:00', withInventedUnits({ 'zone-2': 1 }));
    const { cast } = story;
    conduct = cast.of('conduct-office-head');
    const secretary = story.as(cast.of('township-secretary', 'commission-touzha'));
    await story.wakes();
    story.at('2026-06-02T09:00:00+08:00');
    await planOneItem(story);
    await assign(story, 'zone-2', [UNIT], '2026-06-30');
    const leader = await goOut(story, 'zone-2', TASK, '2026-06-30');
    [issue] = (await refer(story, 'zone-2', TASK, leader, [{ unit: UNIT, kind: '公务用车台账' }])) as [string];
    const at = `issues/${issue}`;
    await story.as(conduct).does(`${at}/forward`, { body: 'commission-touzha', reason: '该单位无对应派驻组' });
    await secretary.does(`${at}/accept`);
    await secretary.does(`${at}/plan`, { measures: ['补登台账'], due: '2026-06-20' });
    story.at('2026-06-10T09:00:00+08:00');
    await secretary.does(`${at}/claim`, { disposal: '台账已补登' });
    const official = story.as(cast.of('conduct-office-official'));
    await official.does(`${at}/verify`, { result: 'passed', seen: '台账齐全' });
    await official.does(`${at}/close`);
    story.at('2026-06-25T09:00:00+08:00');
    await story.wakes();
    for (const n of OFFICES) await month(story, n, '2026-06');
    june = await page('periodic-reports/month-office-2-2026-06');
    story.at('2026-11-12T09:00:00+08:00');
    await story.wakes();
    await story.as(conduct).does(`${at}/recheck`, { result: 'recurred', seen: '台账又缺三个月' });
  }, 120_000);
  afterAll(() => story.close());

  it('counts a recurrence from its own date: June’s report says closed, as it was', async () => {
    expect(figureOf(june, 'issues-closed').value).toBe(1);
    expect(figureOf(june, 'issues-recurred').value).toBe(0);
    const { asOfPosition: _now, ...after } = await page('periodic-reports/month-office-2-2026-06');
    const { asOfPosition: _then, ...before } = june as Row & { asOfPosition: string };
    expect(after).toEqual(before);
    await story.as(story.cast.liaison('zone-2')).does('periodic-reports/month-office-2-2026-11/draft');
    const november = await page('periodic-reports/month-office-2-2026-11');
    expect(figureOf(november, 'issues-recurred').value).toBe(1);
    expect(november.sections.find(({ section }) => section === 'rectified')!.generated).toContain(
      '销号后再次发生1个，不计为有效整改。',
    );
    // July to October were missed: while they are owed, nothing is carried over them.
    expect(november.corrections).toEqual([]);
  });

  it('moves the last days that fall in 2027 when its holidays are published, in sight', async () => {
    const quarter = 'report-register/quarter-zone-2-2026-q4';
    expect(await story.as(conduct).seesOne(quarter)).toMatchObject({
      due: '2027-01-07',
      dueBefore: null,
      because: { provisional: [2027], calendar: 0 },
    });
    story.at('2026-11-20T09:00:00+08:00');
    await story.as(story.cast.of('general-office-head')).does('calendar/notices', {
      year: 2027,
      notice: '（演示）2027年放假安排',
      issued: '2026-11-19',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      worked: [],
      basis: '（演示）2027年放假安排',
    });
    await story.settles();
    const moved = await story.as(conduct).seesOne(quarter);
    expect(moved).toMatchObject({ due: '2027-01-08', dueBefore: '2027-01-07', because: { calendar: 1 } });
    expect(moved.because.provisional).toBeUndefined();
  });

  it('waives what nobody can hand in any more, with its reason', async () => {
    for (const name of ['2026-07', '2026-08', '2026-09', '2026-10']) {
      const at = `periodic-reports/month-office-2-${name}`;
      expect(await story.as(conduct).seesOne(`report-register/month-office-2-${name}`)).toMatchObject({
        standing: 'missing',
      });
      await story.as(story.cast.deputy('zone-2')).isRefused('access.denied', `${at}/waive`, { reason: '补报' });
      await story.as(conduct).does(`${at}/waive`, { reason: '并入年度总结' });
    }
    expect(await story.as(conduct).sees('report-register?standing=waived')).toHaveLength(4);
  });

  it('generates four annual summaries in four parts, which add up to the year', async () => {
    story.at('2026-12-28T09:00:00+08:00');
    await story.wakes();
    for (const n of OFFICES) {
      const office = story.as(story.cast.deputy(`zone-${n}`));
      await office.does(`${annual(n)}/draft`);
      await office.does(`${annual(n)}/submit`);
      await story.as(story.cast.director(`zone-${n}`)).does(`${annual(n)}/review`);
    }
    await story.settles();
    const rows = await Promise.all(OFFICES.map((n) => page(annual(n))));
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'filed', frozen: true });
      expect(row.sections.map(({ title }) => title)).toEqual([
        '协作事项完成情况',
        '经验和做法',
        '取得的效果',
        '存在的问题',
      ]);
    }
    expect(rows.map((row) => figureOf(row, 'issues-referred').value)).toEqual([0, 1, 0, 0]);
    expect(figureOf(rows[1]!, 'issues-closed')).toMatchObject({ value: 1, months: { '2026-06': 1 }, since: 0 });
    expect(figureOf(rows[1]!, 'issues-recurred')).toMatchObject({ value: 1, since: 1 });
    expect(
      (await story.as(conduct).sees('report-register?kind=year')).map(({ standing, typed }) => [standing, typed]),
    ).toEqual(OFFICES.map(() => ['in-time', 0]));
    expect(story.faults).toEqual([]);
  });
});
