import { expect } from '@jest/globals';
import { departments } from '../county-table.js';
import { assign, figureOf, goOut, month, planOneItem, refer, type Row } from '../reporting-ground.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const ITEM = 'third-quarter';
interface Department {
  readonly id: string;
  readonly name: string;
}

/** Of a zone that refers nothing else in that quarter. */
export function correctionLine({ begins, at, it }: Teller, n: '3' | '4' = '4'): void {
  const zone = `zone-${n}`;
  const [WRONG, RIGHT] = departments(zone, 2) as unknown as [Department, Department];
  const TASK = `2026-${ITEM}-${zone}`;
  let story: Story;
  let conduct: string;
  let issue: string;
  let july: Row;
  const page = async (name: string) =>
    (await story.as(conduct).seesOne(`periodic-reports/month-office-${n}-${name}`)) as Row & { asOfPosition: string };

  begins((told) => {
    story = told;
    conduct = story.cast.of('conduct-office-head');
  });

  at('2026-07-06T09:00:00+08:00');
  it('follows a problem entered under the wrong unit', async () => {
    await story.wakes();
    await planOneItem(story, ITEM);
    await assign(story, ITEM, zone, [WRONG.id, RIGHT.id], '2026-08-31');
    const leader = await goOut(story, zone, TASK, '2026-08-31');
    [issue] = (await refer(story, zone, TASK, leader, [{ unit: WRONG.id, kind: '登记不全' }])) as [string];
  });

  at('2026-07-24T09:00:00+08:00');
  it('follows the report that told of it', async () => {
    await story.wakes();
    await month(story, n, '2026-07');
    july = await page('2026-07');
  });

  at('2026-08-18T09:00:00+08:00');
  it('follows its correction', async () => {
    await story.as(conduct).does('corrections', {
      category: 'issue',
      record: issue,
      field: 'unit',
      is: RIGHT.id,
      reason: '录入时选错单位',
      basis: '检查组书面说明',
    });
    await story.settles();
  });

  it('leaves July’s report as it was filed', async () => {
    const { asOfPosition: _now, ...after } = await page('2026-07');
    const { asOfPosition: _then, ...before } = july as Row & { asOfPosition: string };
    expect(after).toEqual(before);
    expect(figureOf(july, 'issues-referred').value).toBe(1);
  });

  at('2026-08-25T09:00:00+08:00');
  it('stands in August’s with the figure as reported, the change and the figure as it is', async () => {
    await story.wakes();
    await month(story, n, '2026-08');
    const august = await page('2026-08');
    expect(august.corrections.map(({ zh }) => zh)).toEqual([
      `2026年7月报送其他问题（${WRONG.name}）：原报1，更正-1，现为0。`,
      `2026年7月报送其他问题（${RIGHT.name}）：原报0，更正+1，现为1。`,
    ]);
    expect(august.sections.at(-1)).toMatchObject({ section: 'corrections', title: '对以前各期报告的更正' });
    expect(figureOf(august, 'issues-referred').value).toBe(0);
    const [line] = august.corrections as unknown as [{ events: { event: string; record: string }[] }];
    expect(line.events).toMatchObject([{ record: `issue/${issue}` }]);
    const list = await story.as(story.cast.of('auditor')).get(`history/records/correction/issue-${issue}`);
    expect(list.body.events.map(({ eventId }: { eventId: string }) => eventId)).toContain(line.events[0]!.event);
  });

  at('2026-09-25T09:00:00+08:00');
  it('is told once: September says nothing of it, and the quarter counts it where it belongs', async () => {
    await story.wakes();
    await story.as(story.cast.liaison(zone)).does(`periodic-reports/month-office-${n}-2026-09/draft`);
    expect((await page('2026-09')).corrections.filter(({ period }) => period === '2026-07')).toEqual([]);
    await story.as(story.cast.deputy(zone)).does(`periodic-reports/quarter-${zone}-2026-q3/draft`);
    const quarter = (await story.as(conduct).seesOne(`periodic-reports/quarter-${zone}-2026-q3`)) as Row;
    expect(figureOf(quarter, 'issues-referred')).toMatchObject({
      value: 1,
      months: { '2026-07': 1, '2026-08': 0 },
      since: 0,
    });
    expect(figureOf(quarter, `unit-${RIGHT.id}`)).toMatchObject({ value: 1 });
    expect(figureOf(quarter, `unit-${WRONG.id}`)).toBeUndefined();
    expect(story.faults).toEqual([]);
  });
}
