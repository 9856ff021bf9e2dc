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
const REPORT = 'quarter-zone-2-2026-q1';
const AT = `periodic-reports/${REPORT}`;
const UNITS = invented('zone-2', 11).map(({ id }) => id);

const several = (kind: string, from: number, to: number, each: number) =>
  UNITS.slice(from - 1, to).flatMap((unit) => Array.from({ length: each }, () => ({ unit, kind })));
/** 15 + 12 + 8 of three kinds in several units, and six of a kind of their own. */
const PROBLEMS = [
  ...several('补贴发放名册', 1, 5, 3),
  ...several('公务用车台账', 4, 7, 3),
  ...several('采购拆分', 8, 9, 4),
  ...['值班脱岗', '档案缺页', '公示不及时', '印章无登记', '会议无记录', '接待无清单'].map((kind, n) => ({
    unit: UNITS[n < 4 ? n + 7 : 10]!,
    kind,
  })),
];

describe.each(stages)('S8 quarterly reports (R56), on $name', (stage: Stage) => {
  let story: Story;
  let director: string;
  let deputy: string;
  let conduct: string;
  let leader: string;
  let numbers: readonly string[];
  let filed: Row;
  const page = async (person: string) => (await story.as(person).seesOne(AT)) as Row;

  beforeAll(async () => {
    story = await Story.established(stage, '2026-01-05T08:00:00+08:00', withInventedUnits({ 'zone-2': 11 }));
    const { cast } = story;
    director = cast.director('zone-2');
    deputy = cast.deputy('zone-2');
    conduct = cast.of('conduct-office-head');
    await story.wakes();
    story.at('2026-01-23T09:00:00+08:00');
    await story.wakes();
    await month(story, '2', '2026-01');
    story.at('2026-02-25T09:00:00+08:00');
    await story.wakes();
    await month(story, '2', '2026-02');
    story.at('2026-03-02T09:00:00+08:00');
    await planOneItem(story);
    await assign(story, 'zone-2', UNITS, '2026-04-30');
    leader = await goOut(story, 'zone-2', TASK, '2026-04-30');
    const first = await refer(story, 'zone-2', TASK, leader, PROBLEMS.slice(0, 30));
    story.at('2026-03-25T09:00:00+08:00');
    await story.wakes();
    await month(story, '2', '2026-03');
    story.at('2026-03-30T09:00:00+08:00');
    numbers = [...first, ...(await refer(story, 'zone-2', TASK, leader, PROBLEMS.slice(30), 31))];
    story.at('2026-04-01T09:00:00+08:00');
    await story.wakes();
  }, 120_000);
  afterAll(() => story.close());

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

  it('lets zone 2 edit the causes, in sight; nobody else', async () => {
    story.at('2026-04-02T09:00:00+08:00');
    const edit = { section: 'causes', text: '三类问题均与经办人更换后未交接台账有关。' };
    await story.as(story.cast.director('zone-1')).isRefused('access.denied', `${AT}/edit`, edit);
    await story.as(conduct).isRefused('access.denied', `${AT}/edit`, edit);
    await story.as(director).does(`${AT}/edit`, edit);
    const causes = (await page(conduct)).sections.find(({ section }) => section === 'causes')!;
    expect(causes).toMatchObject({ edited: edit.text, editedBy: director });
    expect(causes.generated).toContain('可供分析的事实：共性问题3个');
    expect(await story.as(story.cast.director('zone-1')).seesOne(AT)).toBeUndefined();
  });

  it('is frozen at a position of the log when it is filed: a later fact does not change it', async () => {
    story.at('2026-04-03T09:00:00+08:00');
    await story.as(director).does(`${AT}/submit`);
    expect((await story.as(conduct).sees('to-do?step=file-periodic-report')).map(({ record }) => record)).toEqual([
      REPORT,
    ]);
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
      .does('issues', { zone: 'zone-2', inspection: TASK, finding: '42', occurredAt: '2026-03-31T17:00:00+08:00' });
    await story.as(deputy).isRefused('report.not-at-this-step', `${AT}/draft`);
    const { asOfPosition: _now, ...after } = (await story.as(conduct).seesOne(AT)) as Row & { asOfPosition: string };
    const { asOfPosition: _then, ...before } = filed as Row & { asOfPosition: string };
    expect(after).toEqual(before);
  });

  it('tells of that fact in the next ones: the month’s and the quarter’s, once each', async () => {
    story.at('2026-04-24T09:00:00+08:00');
    await story.wakes();
    await month(story, '2', '2026-04');
    const april = (await story.as(conduct).seesOne('periodic-reports/month-office-2-2026-04')) as Row;
    expect(april.corrections.map(({ zh }) => zh)).toContain('2026年3月报送其他问题：原报30，补录+12，现为42。');
    story.at('2026-07-01T09:00:00+08:00');
    await story.wakes();
    await story.as(deputy).does('periodic-reports/quarter-zone-2-2026-q2/draft');
    const second = (await story.as(director).seesOne('periodic-reports/quarter-zone-2-2026-q2')) as Row;
    expect(second.corrections.map(({ zh }) => zh)).toContain('2026年第一季度报送其他问题：原报41，补录+1，现为42。');
    expect(figureOf(second, 'issues-referred').value).toBe(0);
    expect(story.faults).toEqual([]);
  });
});
