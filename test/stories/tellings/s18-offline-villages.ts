import { expect } from '@jest/globals';
import { isWorkingDay } from '@libs/calendar/index.js';
import { calendarIn, firstRulebook } from '@county/instruments/rulebook.state.js';
import { openPlanYear, prepare } from '../checks.js';
import type { Township } from '../county-table.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

export const SHIGOU: Township = { unit: 'shigou', name: '石沟乡', zone: 'zone-1' };
const seal = (letter: string) => letter.repeat(64);

export function offlineVillages({ begins, at, it }: Teller): void {
  let story: Story;
  let inspection: string;
  let path: string;
  let who: Record<'director' | 'conduct' | 'auditor' | 'court' | 'lingsha' | 'two' | 'elsewhere', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const problem = (place: string, kind: string, facts: string) => ({ unit: SHIGOU.unit, place, kind, facts });
  const GIFTS = problem('东村', '礼品礼金', '村部仓库存放未登记的月饼礼盒二十盒。');
  const VEHICLE = problem('东村', '公务用车', '节日期间公车停放地点不符。');
  /** What both teams saw, each in its own words. */
  const ROSTER = problem('西村', '值班值守', '九月二十六日值班室无人。');
  const ROSTER_AGAIN = problem('西村村部', '值班', '26日上午值班室空岗，电话无人接听。');

  /** Two went out with each device. */
  const tablet3 = () => ({
    device: 'tablet-3',
    entries: [
      // As the device happens to send them: the numbers say in which order they were written.
      {
        sequence: 42,
        at: '2026-09-26T09:40:00+08:00',
        problem: ROSTER,
        signedBy: [who.court, who.two],
        seal: seal('3'),
      },
      {
        sequence: 41,
        at: '2026-09-25T16:05:00+08:00',
        problem: GIFTS,
        signedBy: [who.court, who.two],
        seal: seal('2'),
      },
    ],
  });
  const tablet5 = () => ({
    device: 'tablet-5',
    entries: [
      {
        sequence: 7,
        at: '2026-09-25T16:10:00+08:00',
        problem: GIFTS,
        signedBy: [who.lingsha, who.two],
        seal: seal('5'),
      },
      {
        sequence: 8,
        at: '2026-09-26T09:55:00+08:00',
        problem: ROSTER_AGAIN,
        signedBy: [who.lingsha],
        seal: seal('6'),
      },
    ],
  });

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      director: cast.director('zone-1'),
      conduct: cast.of('conduct-office-head'),
      auditor: cast.of('auditor'),
      court: cast.of('group-official', 'group-court'),
      lingsha: cast.of('township-official', 'commission-lingsha'),
      two: cast.of('group-official', 'group-2'),
      elsewhere: cast.of('township-official', 'commission-baofeng'),
    };
  });

  at('2026-09-20T09:00:00+08:00');
  it('follows a festival check', async () => {
    await openPlanYear(story, '2026');
    inspection = await prepare(story, {
      item: 'autumn',
      title: '中秋国庆期间作风检查',
      kind: 'festival',
      zone: 'zone-1',
      units: [SHIGOU.unit],
      due: '2026-10-10',
      team: [who.court, who.lingsha, who.two],
    });
    path = `inspections/${inspection}/offline-findings`;
    // Sunday 20 September is worked; Mid-Autumn and National Day are not, though the teams are out.
    const days = ['2026-09-20', '2026-09-25', '2026-09-27', '2026-09-28', '2026-10-01', '2026-10-07', '2026-10-08'];
    const works = days.map((day) => isWorkingDay(calendarIn(firstRulebook), day));
    expect(works).toEqual([true, false, false, true, false, false, true]);
  });

  at('2026-09-25T08:30:00+08:00');
  it('begins out there', async () => {
    await as('court').does(`inspections/${inspection}/start`);
    // Who has a network records at once.
  });

  at('2026-09-27T15:00:00+08:00');
  it('is told at once where there is a network', async () => {
    await as('two').does(`inspections/${inspection}/findings`, { problem: VEHICLE });
  });

  at('2026-09-28T09:00:00+08:00');
  it('lets nobody date an ordinary act back, and asks for no photo and no track', async () => {
    const back = { problem: GIFTS, occurredAt: '2026-09-25T16:05:00+08:00' };
    await as('court').isRefused('command.occurred-before-the-last', `inspections/${inspection}/findings`, back);
    const [entry] = tablet3().entries;
    for (const extra of [{ photo: 'x' }, { track: [] }, { location: '38.7,106.5' }]) {
      const body = { device: 'tablet-3', entries: [{ ...entry, ...extra }] };
      const refusal = await as('court').isRefused('body.faulty', path, body);
      expect(refusal.errors.map(({ code }: { code: string }) => code)).toEqual(['unknown-field']);
    }
    const unsigned = { device: 'tablet-3', entries: [{ ...entry, signedBy: [] }] };
    await as('court').isRefused('body.faulty', path, unsigned);
  });

  it('takes on return what the devices kept: in their own order and with their own times, once', async () => {
    await as('elsewhere').isRefused('access.denied', path, tablet3());
    const done = await as('court').does(path, tablet3());
    expect(done.events).toEqual(['FindingRecorded', 'FindingRecorded']);
    expect((await as('lingsha').does(path, tablet3())).events).toEqual([]);
    const [first] = tablet3().entries;
    const forged = { device: 'tablet-3', entries: [{ ...first!, seal: seal('f') }] };
    await as('court').isRefused('inspection.offline-entry-differs', path, forged);

    const { body } = await as('auditor').get(`history/records/inspection/${inspection}`);
    const told = body.events.filter(({ type }: { type: string }) => type === 'FindingRecorded');
    expect(
      told.map(({ data, occurredAt, recordedAt }: Record<string, any>) => [
        data.finding,
        data.place,
        occurredAt.slice(0, 16),
        recordedAt.slice(0, 10),
        data.offline?.sequence,
      ]),
    ).toEqual([
      ['1', '东村', '2026-09-27T15:00', '2026-09-27', undefined],
      ['2', '东村', '2026-09-25T16:05', '2026-09-28', 41],
      ['3', '西村', '2026-09-26T09:40', '2026-09-28', 42],
    ]);
    expect(told[1].data.offline).toEqual({
      device: 'tablet-3',
      sequence: 41,
      signedBy: [who.court, who.two],
      seal: seal('2'),
    });
    // On the page in the order in which it was seen.
    const row = await as('director').seesOne(`inspections/${inspection}`);
    expect(row.problems.map(({ finding, by }: Record<string, string>) => [finding, by])).toEqual([
      ['2', who.court],
      ['3', who.court],
      ['1', who.two],
    ]);
    // What was true on the 26th, and what was known then.
    const on26 = (axis: string) =>
      as('conduct').get(`inspections/${inspection}?asOf=${axis}:2026-09-26T12:00:00%2B08:00`);
    expect((await on26('occurred')).body.problems).toHaveLength(2);
    expect((await on26('recorded')).body.problems).toHaveLength(0);
  });

  it('knows the same words from two devices for one problem, and loses neither entry', async () => {
    const done = await as('lingsha').does(path, tablet5());
    expect(done.events).toEqual(['FindingRecordedAgain', 'FindingRecorded']);
    const { problems } = await as('director').seesOne(`inspections/${inspection}`);
    expect(problems).toHaveLength(4);
    const gifts = problems.find(({ finding }: { finding: string }) => finding === '2');
    expect(gifts).toMatchObject({
      by: who.court,
      offline: { device: 'tablet-3', sequence: 41 },
      alsoRecordedBy: [
        {
          by: who.lingsha,
          at: '2026-09-25T16:10:00.000+08:00',
          offline: { device: 'tablet-5', sequence: 7, signedBy: [who.lingsha, who.two], seal: seal('5') },
        },
      ],
    });
  });

  it('lets the team merge the same problem in other words, without loss', async () => {
    const merge = `inspections/${inspection}/merge-findings`;
    await as('elsewhere').isRefused('access.denied', merge, { finding: '4', into: '3', reason: '同一事项' });
    await as('two').isRefused('inspection.finding-unknown', merge, { finding: '9', into: '3', reason: '同一事项' });
    await as('two').does(merge, { finding: '4', into: '3', reason: '同一次空岗' });
    const row = await as('director').seesOne(`inspections/${inspection}`);
    expect(row.mergedFindings).toEqual([{ finding: '4', into: '3', reason: '同一次空岗' }]);
    expect(row.problems).toHaveLength(3);
    const roster = row.problems.find(({ finding }: { finding: string }) => finding === '3');
    expect(roster).toMatchObject({
      facts: ROSTER.facts,
      alsoRecordedBy: [
        {
          finding: '4',
          by: who.lingsha,
          at: '2026-09-26T09:55:00.000+08:00',
          kind: ROSTER_AGAIN.kind,
          place: ROSTER_AGAIN.place,
          facts: ROSTER_AGAIN.facts,
          offline: { device: 'tablet-5', sequence: 8 },
        },
      ],
    });
  });

  at('2026-10-07T18:00:00+08:00');
  it('completes the fieldwork', async () => {
    const complete = await as('court').does(`inspections/${inspection}/complete`);
    expect(complete.events).toEqual(['FieldworkCompleted']);
  });

  at('2026-10-08T09:00:00+08:00');
  it('takes a device that comes back after the fieldwork, and nothing that is not of it', async () => {
    const late = (sequence: number, at: string) => ({
      device: 'tablet-5',
      entries: [
        {
          sequence,
          at,
          problem: problem('南村', '会议', '以会议名义发放纪念品。'),
          signedBy: [who.lingsha],
          seal: seal('9'),
        },
      ],
    });
    for (const at of ['2026-10-07T20:00:00+08:00', '2026-09-25T08:00:00+08:00'])
      await as('two').isRefused('inspection.offline-outside-fieldwork', path, late(9, at));
    await as('two').isRefused('command.occurred-in-future', path, {
      ...late(9, '2026-10-02T10:00:00+08:00'),
      occurredAt: '2026-10-09T10:00:00+08:00',
    });
    await as('two').does(path, late(9, '2026-10-02T10:00:00+08:00'));
    const row = await as('director').seesOne(`inspections/${inspection}`);
    expect(row.problems.map(({ finding, at }: Record<string, string>) => [finding, at!.slice(0, 10)])).toEqual([
      ['2', '2026-09-25'],
      ['3', '2026-09-26'],
      ['1', '2026-09-27'],
      ['5', '2026-10-02'],
    ]);
  });

  it('counts each problem once in the report, and refers none twice', async () => {
    const report = {
      members: [who.court, who.lingsha, who.two],
      clues: [],
      situation: '走访三个村，发现其他问题四个。',
    };
    const refusal = await as('court').isRefused('inspection.report-counts-differ', `inspections/${inspection}/report`, {
      ...report,
      otherProblems: 5,
    });
    expect(refusal.facts).toEqual({ told: 5, found: 4 });
    const refer = (finding: string) => ({ zone: 'zone-1', inspection, finding });
    await as('court').isRefused('issue.finding-merged', 'issues', refer('4'));
    await as('court').does('issues', refer('3'));
    expect(await as('conduct').seesOne(`issues/${inspection}-3`)).toMatchObject({ foundBy: [who.court, who.two] });
    await as('two').isRefused('inspection.finding-referred', `inspections/${inspection}/merge-findings`, {
      finding: '3',
      into: '2',
      reason: 'x',
    });
    await as('court').does(`inspections/${inspection}/report`, { ...report, otherProblems: 4 });
    await as('two').isRefused('inspection.not-in-state', path, tablet5());
    expect(story.faults).toEqual([]);
  });
}
