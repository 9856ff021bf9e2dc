import { expect } from '@jest/globals';
import { departments } from '../county-table.js';
import { assign, counts, figureOf, goOut, month, planOneItem, refer, type Row } from '../reporting-ground.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const ITEM = 'june-check';
const TASK = `2026-${ITEM}-zone-2`;
const BODY = 'commission-gaozhuang';
const OFFICES = ['1', '2', '3', '4'] as const;
const UNIT = departments('zone-2', 1)[0]!.id;
const QUARTER = 'report-register/quarter-zone-2-2026-q4';
const annual = (n: string) => `periodic-reports/year-office-${n}-2026`;

export function annualSummaries({ begins, at, it, alone }: Teller): void {
  let story: Story;
  let conduct: string;
  let issue: string;
  let leader: string;
  let june: Row;
  const page = async (path: string) => (await story.as(conduct).seesOne(path)) as Row & { asOfPosition: string };

  begins((told) => {
    story = told;
    conduct = story.cast.of('conduct-office-head');
  });
  const secretary = () => story.as(story.cast.of('township-secretary', BODY));
  const toReport = async () => (await story.as(conduct).sees(`deadlines?rule=inspection-report&record=${TASK}`))[0];
  const path = (step: string) => `issues/${issue}/${step}`;

  at('2026-06-02T09:00:00+08:00');
  it('covers a check of zone 2, and a problem that it found', async () => {
    await story.wakes();
    await planOneItem(story, ITEM);
    await assign(story, ITEM, 'zone-2', [UNIT], '2026-06-30');
    leader = await goOut(story, 'zone-2', TASK, '2026-06-30');
    [issue] = (await refer(story, 'zone-2', TASK, leader, [{ unit: UNIT, kind: '公务用车台账' }])) as [string];
    await story.as(conduct).does(path('forward'), { body: BODY, reason: '该单位无对应派驻组' });
    await secretary().does(path('accept'));
    await secretary().does(path('plan'), { measures: ['补登台账'], due: '2026-06-20' });
  });

  at('2026-06-10T09:00:00+08:00');
  it('covers its being closed', async () => {
    await secretary().does(path('claim'), { disposal: '台账已补登' });
    const official = story.as(story.cast.of('conduct-office-official'));
    await official.does(path('verify'), { result: 'passed', seen: '台账齐全' });
    await official.does(path('close'));
  });

  at('2026-06-25T09:00:00+08:00');
  it('covers the month’s reports', async () => {
    await story.wakes();
    for (const n of OFFICES) await month(story, n, '2026-06');
    june = await page('periodic-reports/month-office-2-2026-06');
  });

  at('2026-11-12T09:00:00+08:00');
  it('covers its coming back', async () => {
    await story.wakes();
    await story.as(conduct).does(path('recheck'), { result: 'recurred', seen: '台账又缺三个月' });
  });

  it('counts a recurrence from its own date: June’s report says closed, as it was', async () => {
    expect(counts(june, 'issues-closed', `issue/${issue}`)).toBe(true);
    expect(figureOf(june, 'issues-recurred').value).toBe(0);
    if (alone) expect(figureOf(june, 'issues-closed').value).toBe(1);
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

  it('is followed by last days in 2027, whose holidays are not known yet', async () => {
    expect(await story.as(conduct).seesOne(QUARTER)).toMatchObject({
      due: '2027-01-07',
      dueBefore: null,
      because: { provisional: [2027], calendar: 0 },
    });
  });

  at('2026-11-20T09:00:00+08:00');
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

  at('2026-12-18T09:00:00+08:00');
  it('is followed by a last day counted across the New Year', async () => {
    await story.as(leader).does(`inspections/${TASK}/complete`);
    await story.settles();
    // Ten working days after Friday, 18 December, while nothing says that 1 January is none.
    expect(await toReport()).toMatchObject({
      state: 'open',
      due: '2027-01-01',
      moves: [],
      because: { rule: 'inspection-report', calendar: 0, provisional: [2027] },
    });
  });

  at('2026-12-21T09:00:00+08:00');
  it('moves the last days that fall in 2027 when its holidays are published, in sight', async () => {
    const inTime = await story.as(conduct).seesOne('report-register/year-office-2-2026');
    const notice = {
      year: 2027,
      notice: '（演示）2027年放假安排',
      issued: '2026-12-20',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      worked: [],
    };
    await story.as(conduct).isRefused('access.denied', 'calendar/notices', notice);
    await story.as(story.cast.of('general-office-head')).does('calendar/notices', { ...notice, basis: notice.notice });
    await story.settles();
    expect(await story.as(conduct).seesOne('calendar/2027')).toMatchObject({ ...notice, year: '2027', version: 1 });
    for (const zone of ['zone-1', 'zone-2', 'zone-3', 'zone-4']) {
      const moved = await story.as(conduct).seesOne(`report-register/quarter-${zone}-2026-q4`);
      expect(moved).toMatchObject({ due: '2027-01-08', dueBefore: '2027-01-07', because: { calendar: 1 } });
      expect(moved.because.provisional).toBeUndefined();
    }
    const counted = await toReport();
    expect(counted).toMatchObject({
      due: '2027-01-04',
      because: { calendar: 1 },
      moves: [
        {
          from: '2027-01-01',
          to: '2027-01-04',
          why: 'rules-changed',
          reason: `2027年放假安排已发布（${notice.notice}）`,
        },
      ],
    });
    expect(counted.because.provisional).toBeUndefined();
    // What falls in 2026 rests on no day of 2027.
    const { due, dueBefore } = await story.as(conduct).seesOne('report-register/year-office-2-2026');
    expect([due, dueBefore]).toEqual([inTime.due, null]);
  });

  at('2026-12-28T09:00:00+08:00');
  it('generates four annual summaries in four parts, which add up to the year', async () => {
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
    const told = (figure: string) => rows.map((row) => counts(row, figure, `issue/${issue}`));
    expect(told('issues-referred')).toEqual([false, true, false, false]);
    expect(told('issues-closed')).toEqual([false, true, false, false]);
    expect(figureOf(rows[1]!, 'issues-recurred')).toMatchObject({ value: 1, since: 1 });
    if (alone) {
      expect(rows.map((row) => figureOf(row, 'issues-referred').value)).toEqual([0, 1, 0, 0]);
      expect(figureOf(rows[1]!, 'issues-closed')).toMatchObject({ value: 1, months: { '2026-06': 1 }, since: 0 });
    }
    expect(
      (await story.as(conduct).sees('report-register?kind=year')).map(({ standing, typed }) => [standing, typed]),
    ).toEqual(OFFICES.map(() => ['in-time', 0]));
    expect(story.faults).toEqual([]);
  });
}
