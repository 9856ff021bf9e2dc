import { expect } from '@jest/globals';
import { departments } from '../county-table.js';
import { assign, figureOf, goOut, month, planOneItem, refer, type Row } from '../reporting-ground.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const ITEM = 'first-quarter';

/** 15 + 12 + 8 of three kinds in several units, and six of a kind of their own. */
function problemsOf(units: readonly string[]) {
  const several = (kind: string, from: number, to: number, each: number) =>
    units.slice(from - 1, to).flatMap((unit) => Array.from({ length: each }, () => ({ unit, kind })));
  return [
    ...several('补贴发放名册', 1, 5, 3),
    ...several('公务用车台账', 4, 7, 3),
    ...several('采购拆分', 8, 9, 4),
    ...['值班脱岗', '档案缺页', '公示不及时', '印章无登记', '会议无记录', '接待无清单'].map((kind, n) => ({
      unit: units[n < 4 ? n + 7 : 10]!,
      kind,
    })),
  ];
}

/** Of a zone that refers nothing else in that quarter. */
export function quarterlyReports({ begins, at, it }: Teller, n: '2' | '4' = '2'): void {
  const zone = `zone-${n}`;
  const TASK = `2026-${ITEM}-${zone}`;
  const REPORT = `quarter-${zone}-2026-q1`;
  const AT = `periodic-reports/${REPORT}`;
  const UNITS = departments(zone, 11).map(({ id }) => id);
  const PROBLEMS = problemsOf(UNITS);
  let story: Story;
  let director: string;
  let deputy: string;
  let conduct: string;
  let leader: string;
  let numbers: readonly string[];
  let filed: Row;
  const page = async (person: string) => (await story.as(person).seesOne(AT)) as Row;

  begins((told) => {
    story = told;
    const { cast } = story;
    director = cast.director(zone);
    deputy = cast.deputy(zone);
    conduct = cast.of('conduct-office-head');
  });

  at('2026-01-06T08:30:00+08:00');
  it('follows the calendar of the year’s reports', () => story.wakes());

  at('2026-01-23T09:00:00+08:00');
  it('follows a January', async () => {
    await story.wakes();
    await month(story, n, '2026-01');
  });

  at('2026-02-25T09:00:00+08:00');
  it('follows a February', async () => {
    await story.wakes();
    await month(story, n, '2026-02');
  });

  at('2026-03-02T09:00:00+08:00');
  it('follows a March in which a team goes out, and finds most of it', async () => {
    await planOneItem(story, ITEM);
    await assign(story, ITEM, zone, UNITS, '2026-04-30');
    leader = await goOut(story, zone, TASK, '2026-04-30');
    numbers = await refer(story, zone, TASK, leader, PROBLEMS.slice(0, 30));
  });

  at('2026-03-25T09:00:00+08:00');
  it('follows the month’s report', async () => {
    await story.wakes();
    await month(story, n, '2026-03');
  });

  at('2026-03-30T09:00:00+08:00');
  it('follows what was found after the month’s report', async () => {
    numbers = [...numbers, ...(await refer(story, zone, TASK, leader, PROBLEMS.slice(30), 31))];
  });

  at('2026-04-01T09:00:00+08:00');
  it('is opened on the first day of the next quarter', () => story.wakes());

  it('has five parts, and proposes three common problems from 41 issues in 11 units', async () => {
    expect(numbers).toHaveLength(41);
    await story.as(deputy).does(`${AT}/draft`);
    const row = await page(director);
    expect(row.sections.map(({ title }) => title)).toEqual([
      '共性问题',
      '突出问题',
      '短板弱项',
      '原因分析',
      '工作建议',
    ]);
    expect(row.sections[0]!.sentences[0]!.zh).toBe('报送其他问题41个，涉及11个单位；按同类问题归并，提出共性问题3个。');
    const common = row.figures.filter(({ figure }) => figure.startsWith('common-'));
    expect(common.map(({ figure, value, units }) => [figure, value, units!.length])).toEqual([
      ['common-subsidy-lists', 15, 5],
      ['common-vehicle-logs', 12, 4],
      ['common-procurement-splits', 8, 2],
    ]);
  });

  it('names for each sentence the figures, and for each figure the events, which are in the log', async () => {
    const row = await page(director);
    for (const { sentences, section } of row.sections)
      for (const { figures, zh } of sentences) {
        expect([section, zh, figures.length > 0]).toEqual([section, zh, true]);
        for (const name of figures) expect(figureOf(row, name)).toBeDefined();
      }
    for (const { facts, events } of row.figures) expect(events).toHaveLength(Math.min(facts, 50));
    const { events } = figureOf(row, 'issues-referred');
    expect(events.map(({ record }) => record).sort()).toEqual(numbers.map((number) => `issue/${number}`).sort());
    const [{ record, event, revision }] = events as [{ record: string; event: string; revision: number }];
    const history = await story.as(story.cast.of('auditor')).get(`history/records/${record}`);
    expect(history.body.events[revision]).toMatchObject({ eventId: event, type: 'IssueReferred' });
  });

  it('adds up what the months reported, and what came after them', async () => {
    expect(figureOf(await page(director), 'issues-referred')).toMatchObject({
      value: 41,
      months: { '2026-01': 0, '2026-02': 0, '2026-03': 30 },
      since: 11,
    });
  });

  at('2026-04-02T09:00:00+08:00');
  it('lets the zone edit the causes, in sight; nobody else', async () => {
    const edit = { section: 'causes', text: '三类问题均与经办人更换后未交接台账有关。' };
    await story.as(story.cast.director('zone-1')).isRefused('access.denied', `${AT}/edit`, edit);
    await story.as(conduct).isRefused('access.denied', `${AT}/edit`, edit);
    await story.as(director).does(`${AT}/edit`, edit);
    const causes = (await page(conduct)).sections.find(({ section }) => section === 'causes')!;
    expect(causes).toMatchObject({ edited: edit.text, editedBy: director });
    expect(causes.generated).toContain('可供分析的事实：共性问题3个');
    expect(await story.as(story.cast.director('zone-1')).seesOne(AT)).toBeUndefined();
  });

  at('2026-04-03T09:00:00+08:00');
  it('is frozen at a position of the log when it is filed: a later fact does not change it', async () => {
    await story.as(director).does(`${AT}/submit`);
    const toFile = await story.as(conduct).sees('to-do?step=file-periodic-report');
    expect(toFile.map(({ record }) => record as string)).toContain(REPORT);
    await story.as(conduct).does(`${AT}/file`);
    filed = await page(conduct);
    expect(filed).toMatchObject({ state: 'filed', frozen: true });
    const register = await story.as(conduct).seesOne(`report-register/${REPORT}`);
    expect(register).toMatchObject({ standing: 'in-time', due: '2026-04-08', typed: 1, position: filed.position });

    // A problem of 31 March, entered on 3 April.
    await story.as(leader).does(`inspections/${TASK}/findings`, {
      problem: { unit: UNITS[10], place: '第四十二处', kind: '公务用车台账', facts: '第四十二条。' },
    });
    await story
      .as(leader)
      .does('issues', { zone, inspection: TASK, finding: '42', occurredAt: '2026-03-31T17:00:00+08:00' });
    await story.as(deputy).isRefused('report.not-at-this-step', `${AT}/draft`);
    const { asOfPosition: _now, ...after } = (await story.as(conduct).seesOne(AT)) as Row & { asOfPosition: string };
    const { asOfPosition: _then, ...before } = filed as Row & { asOfPosition: string };
    expect(after).toEqual(before);
  });

  at('2026-04-24T09:00:00+08:00');
  it('tells of that fact in the next month’s', async () => {
    await story.wakes();
    await month(story, n, '2026-04');
    const april = (await story.as(conduct).seesOne(`periodic-reports/month-office-${n}-2026-04`)) as Row;
    expect(april.corrections.map(({ zh }) => zh)).toContain('2026年3月报送其他问题：原报30，补录+12，现为42。');
  });

  at('2026-07-01T09:00:00+08:00');
  it('tells of it in the next quarter’s, once', async () => {
    await story.wakes();
    await story.as(deputy).does(`periodic-reports/quarter-${zone}-2026-q2/draft`);
    const second = (await story.as(director).seesOne(`periodic-reports/quarter-${zone}-2026-q2`)) as Row;
    expect(second.corrections.map(({ zh }) => zh)).toContain('2026年第一季度报送其他问题：原报41，补录+1，现为42。');
    expect(figureOf(second, 'issues-referred').value).toBe(0);
    expect(story.faults).toEqual([]);
  });
}
