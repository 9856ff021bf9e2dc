// Left to the reports: June’s that stays as it was, the holiday list for 2027, the annual summaries.
import { expect } from '@jest/globals';
import { sheetsOf } from '@county/assessments/computing.js';
import { materialFact, upTo } from '@county/assessments/material.facts.js';
import { findAndRefer, openPlanYear, prepare } from '../checks.js';
import { commissionOf, type Township } from '../county-table.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

export const SONGLIN: Township = { unit: 'songlin', name: '松林乡', zone: 'zone-3' };
export const BAIHE: Township = { unit: 'baihe', name: '白河镇', zone: 'zone-3' };

export function recurrence({ begins, at, it }: Teller): void {
  let story: Story;
  let who: Record<
    'conduct' | 'leader' | 'auditor' | 'office' | 'body' | 'director' | 'otherOffice' | 'general',
    string
  >;
  let team: readonly [string, string];
  let spring: string;
  let autumn: string;
  let old: string;
  let again: string;
  let twice: string;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const ofUnits = (rows: readonly { unit?: string }[]) =>
    rows.filter(({ unit }) => [SONGLIN.unit, BAIHE.unit].includes(unit!));
  const row = (issue: string) => as('conduct').seesOne(`issues/${issue}`);
  const analysis = async (role: keyof typeof who, from: string, until: string) => {
    const head = await story.county.store.head();
    return (await as(role).get(`issue-analysis?from=${from}&until=${until}&minPosition=${head}`)).body;
  };

  /** What the year’s effect would be for the body, by the log up to a position: points, and of how many issues. */
  const effectAt = async (position: string) => {
    const events = upTo(await story.county.facts.ofLog(materialFact([]), story.name), position);
    const weighed = { indicator: 'not-recurring', dimension: 'effect', weight: 10 } as const;
    const version = { version: 1, title: '考核办法', from: '2026-01-01', instrument: 'x', indicators: [weighed] };
    const sheet = sheetsOf({ events, version, year: '2026' }).find(({ body }) => body === commissionOf(SONGLIN))!;
    return sheet.scores.map(({ amount, of, points }) => [amount, of, points]);
  };
  /** Where the log stood before it was linked. */
  let unlinked: string;

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      conduct: cast.of('conduct-office-head'),
      leader: cast.of('principal-leader'),
      auditor: cast.of('auditor'),
      office: cast.deputy('zone-3'),
      body: cast.of('township-secretary', commissionOf(SONGLIN)),
      director: cast.director('zone-3'),
      otherOffice: cast.deputy('zone-1'),
      general: cast.of('general-office-head'),
    };
    team = [cast.of('township-secretary', 'commission-gaoren'), cast.of('group-official', 'group-3')];
  });
  const check = () => ({ kind: 'other', zone: 'zone-3', units: [SONGLIN.unit, BAIHE.unit], team }) as const;

  at('2026-05-07T09:00:00+08:00');
  it('follows a check in spring', async () => {
    await openPlanYear(story, '2026');
    spring = await prepare(story, { ...check(), item: 'vehicles', title: '公务用车检查', due: '2026-05-31' });
  });

  at('2026-05-13T09:00:00+08:00');
  it('follows a problem that was found in spring', async () => {
    [old] = (await findAndRefer(story, spring, team[1], [
      { unit: SONGLIN.unit, place: '车库', kind: '公务用车台账', facts: '派车单缺审批六份。' },
    ])) as [string];
    await as('conduct').does(`issues/${old}/forward`);
    await as('body').does(`issues/${old}/accept`);
    await as('body').does(`issues/${old}/plan`, { measures: ['补办审批', '专人管理'], due: '2026-06-10' });
  });

  at('2026-06-09T09:00:00+08:00');
  it('follows its being claimed rectified', async () => {
    await as('body').does(`issues/${old}/claim`, { disposal: '已补办，已指定专人。' });
    await as('office').does(`issues/${old}/verify`, { result: 'passed', seen: '台账齐全' });
  });

  at('2026-06-12T09:00:00+08:00');
  it('follows its being closed', async () => {
    await as('conduct').does(`issues/${old}/close`);
  });

  at('2026-11-02T09:00:00+08:00');
  it('follows a check in autumn', async () => {
    autumn = await prepare(story, {
      ...check(),
      item: 'vehicles-again',
      title: '公务用车回访检查',
      due: '2026-11-30',
    });
  });

  at('2026-11-12T09:00:00+08:00');
  it('follows what that check found', async () => {
    const found = await findAndRefer(story, autumn, team[1], [
      { unit: SONGLIN.unit, place: '车库', kind: '派车单', facts: '十月派车单缺审批四份。' },
      { unit: SONGLIN.unit, place: '乡政府车库', kind: '公车管理', facts: '10月有四次派车无审批。' },
      { unit: BAIHE.unit, place: '车库', kind: '公务用车', facts: '派车单无里程。' },
    ]);
    [again, twice] = found as [string, string];
  });

  it('is suggested: the same unit and theme, five months after the closing, in other words', async () => {
    const suggested = await analysis('office', '2026-11-01', '2026-11-30');
    expect(
      suggested.suggestedRecurrences.map(({ issue, again: later, since }: Record<string, string>) => [
        issue,
        later,
        since!.slice(0, 10),
      ]),
    ).toEqual([
      [old, again, '2026-11-12'],
      [old, twice, '2026-11-12'],
    ]);
    expect(suggested.recurrences).toEqual([]);
    expect((await analysis('otherOffice', '2026-11-01', '2026-11-30')).suggestedRecurrences).toEqual([]);
    expect((await as('office').get('issue-analysis?from=2026-11-01')).body.errors).toEqual([
      expect.objectContaining({ pointer: 'until', code: 'day' }),
    ]);
  });

  it('has its duplicate merged, and nothing of it is lost', async () => {
    const merge = { into: again, reason: '同一事项，两次报送' };
    await as('office').isRefused('access.denied', `issues/${twice}/merge`, merge);
    await as('conduct').isRefused('issue.other-is-later', `issues/${again}/merge`, { ...merge, into: twice });
    await as('conduct').isRefused('issue.other-is-over', `issues/${twice}/merge`, { ...merge, into: old });
    await as('conduct').does(`issues/${twice}/merge`, merge);
    expect(await row(twice)).toMatchObject({ number: twice, is: 'merged', mergedInto: again });
    expect(await row(twice)).not.toHaveProperty('facts');
    expect((await row(again)).alsoRecordedBy).toMatchObject([
      { number: twice, foundBy: [team[1]], kind: '公车管理', facts: '10月有四次派车无审批。' },
    ]);
    await as('conduct').isRefused('issue.merged', `issues/${twice}/forward`);
    const suggested = await analysis('office', '2026-11-01', '2026-11-30');
    expect(suggested.suggestedRecurrences).toHaveLength(1);
  });

  at('2026-11-16T09:00:00+08:00');
  it('is linked and counted, as not effective from the day on which it was found again', async () => {
    await as('otherOffice').isRefused('access.denied', `issues/${old}/recurrence`, { issue: again });
    await as('body').isRefused('access.denied', `issues/${old}/recurrence`, { issue: again });
    unlinked = await story.county.store.head();
    const done = await as('office').does(`issues/${old}/recurrence`, { issue: again });
    expect(done.events).toEqual(['IssueRecurred', 'RecurrenceLinked']);
    expect((await as('office').does(`issues/${old}/recurrence`, { issue: again })).events).toEqual([]);
    const { body } = await as('auditor').get(`history/records/issue/${old}`);
    const recurred = body.events.find(({ type }: { type: string }) => type === 'IssueRecurred');
    expect(recurred.data).toMatchObject({
      unit: SONGLIN.unit,
      kind: '公务用车台账',
      zone: 'zone-3',
      office: 'office-3',
      body: commissionOf(SONGLIN),
      times: 1,
    });
    // Five months after the closing: within the twelve in which it counts.
    expect([recurred.data.closedAt.slice(0, 10), recurred.data.recurredAt.slice(0, 10)]).toEqual([
      '2026-06-12',
      '2026-11-12',
    ]);
    expect(await row(old)).toMatchObject({
      is: 'recurred-as-another',
      recurred: true,
      recurrences: 1,
      recurredAs: again,
    });
    const counted = await analysis('conduct', '2026-11-01', '2026-11-30');
    expect(ofUnits(counted.recurrences)).toMatchObject([
      { unit: SONGLIN.unit, theme: 'vehicle-logs', times: 1, issues: [old] },
    ]);
    expect(ofUnits(counted.suggestedRecurrences)).toEqual([]);
  });

  it('changes nothing of what was so before', async () => {
    const then = await as('conduct').get(`issues/${old}?asOf=recorded:2026-10-31T18:00:00%2B08:00`);
    expect(then.body).toMatchObject({ is: 'closed', recurred: false });
    expect(then.body).not.toHaveProperty('recurredAs');
  });

  it('takes the effect from the body’s score, and leaves what was computed before as it was', async () => {
    expect(await effectAt(unlinked)).toEqual([[1, 1, 10]]);
    expect(await effectAt(await story.county.store.head())).toEqual([[0, 1, 0]]);
    expect(await effectAt(unlinked)).toEqual([[1, 1, 10]]);
  });

  it('is a common problem of two units, answered by a rule', async () => {
    const { common, clusters } = await analysis('office', '2026-11-01', '2026-11-30');
    expect(common).toEqual({
      issues: 2,
      units: 2,
      zh: '从2个单位的2个问题中提出共性问题1个',
      en: '1 common problem from 2 issues in 2 units',
    });
    const [cluster] = clusters;
    expect(cluster).toMatchObject({ theme: 'vehicle-logs', kinds: ['公务用车', '派车单'] });
    const identify = { title: '公务用车台账不全', kind: '公务用车', issues: cluster.issues };
    await as('body').isRefused('access.denied', 'common-problems', identify);
    await as('otherOffice').isRefused('analysis.issue-of-another-office', 'common-problems', identify);
    await as('office').isRefused('common-problem.one-unit', 'common-problems', { ...identify, issues: [old, again] });
    const { id } = await as('office').does('common-problems', { ...identify, causes: '无专人管理' });
    expect((await as('office').sees('to-do?step=propose-measure')).map(({ record }) => record)).toEqual([id]);
    await as('office').does(`common-problems/${id}/issues`, { issue: old });
    await as('office').does(`common-problems/${id}/causes`, { causes: '无专人管理，审批随意' });
    await as('office').does(`common-problems/${id}/measures`, { text: '统一派车单，一车一档' });
    await as('conduct').isRefused('common-problem.no-rule-answers-it', `common-problems/${id}/close`, {
      outcome: 'x',
    });
    const adopt = `common-problems/${id}/measures/1/adopt`;
    await as('leader').isRefused('common-problem.rule-unknown', adopt, { instrument: 'vehicle-rule' });
    await as('general').does('instruments', {
      instrument: 'vehicle-rule',
      title: '公务用车派车审批办法',
      issuer: '县委办',
      from: '2026-12-01',
    });
    await as('office').isRefused('access.denied', adopt, { instrument: 'vehicle-rule' });
    expect((await as('leader').sees('to-do?step=adopt-measure')).map(({ record }) => record)).toEqual([id]);
    await as('leader').does(adopt, { instrument: 'vehicle-rule' });
    expect((await as('conduct').sees('to-do?step=close-common-problem')).map(({ record }) => record)).toEqual([id]);
    await as('conduct').does(`common-problems/${id}/close`, { outcome: '已建章立制' });
    expect(await as('director').seesOne(`common-problems/${id}`)).toMatchObject({
      state: 'closed',
      units: [SONGLIN.unit, BAIHE.unit],
      causes: '无专人管理，审批随意',
      measures: [{ instrument: 'vehicle-rule', from: '2026-12-01' }],
    });
    expect(await as('otherOffice').sees('common-problems')).toEqual([]);
    expect((await row(again)).commonProblems).toEqual([id]);
    await as('office').does(`issues/${again}/prominent`, { reason: '销号五个月后再次发生' });
    expect((await row(again)).prominent).toBe('销号五个月后再次发生');
    const weak = {
      where: SONGLIN.name,
      title: '车辆管理',
      cause: '人员更换未交接',
      proposal: '指定车管员',
      issues: [again],
    };
    await as('office').does('weak-points', weak);
    expect(await as('director').sees('weak-points')).toMatchObject([{ ...weak, office: 'office-3' }]);
  });

  at('2026-12-28T09:00:00+08:00');
  it('leaves stubs alone wherever it was cited, should it become a clue: of itself, and of its duplicate', async () => {
    const number = '2026-3-021';
    await story.as(story.cast.of('case-office-head')).does('clues', {
      number,
      source: 'found-in-work',
      envelope: 'c4'.repeat(32),
      noticedAt: '2026-12-28T08:30:00+08:00',
    });
    const notice = { about: 'issue', record: again, matter: '再次发生', requirement: '说明原因' };
    await as('conduct').does(`issues/${again}/forward`);
    const { id } = await as('conduct').does('follow-ups', notice);
    const before = await story.county.store.head();
    await as('conduct').does(`issues/${again}/upgrade`, { clue: number });
    await story.settles();
    for (const issue of [again, twice])
      expect(Object.keys(await row(issue)).sort()).toEqual(
        [
          'id',
          'asOfPosition',
          'number',
          'is',
          'zone',
          'open',
          'recurred',
          'reopened',
          'clue',
          'referredAt',
          'upgradedAt',
        ].sort(),
      );
    expect(await as('conduct').sees('weak-points')).toMatchObject([{ issues: [] }]);
    const [common] = await as('conduct').sees('common-problems');
    expect(common.issues.map(({ issue }: { issue: string }) => issue)).not.toContain(again);
    expect(await as('conduct').seesOne(`follow-ups/${id}`)).toMatchObject({
      is: 'withdrawn',
      title: null,
      matter: null,
    });
    for (const record of [`issue/${again}`, `issue/${twice}`, `follow-up/${id}`]) {
      const { body } = await as('auditor').get(`history/records/${record}`);
      expect([record, body.sealed]).toEqual([record, true]);
      expect(JSON.stringify(body)).not.toContain('派车');
    }
    // Nor does the inspection that found it keep more than the number: not now, not as of before, not in its history.
    for (const issue of [again, twice]) {
      const inspection = issue.slice(0, issue.lastIndexOf('-'));
      for (const path of [
        `inspections/${inspection}`,
        `inspections/${inspection}?asOf=position:${before}`,
        `history/records/inspection/${inspection}`,
      ]) {
        const { status, body } = await as('conduct').get(path);
        expect([path, status]).toEqual([path, 200]);
        const told = JSON.stringify(body);
        expect([path, told.includes('缺审批四份'), told.includes('四次派车')]).toEqual([path, false, false]);
        // What else was found there stays as it is.
        expect([path, told.includes('派车单无里程')]).toEqual([path, true]);
      }
      expect((await as('conduct').seesOne(`inspections/${inspection}`)).clues).toContainEqual({
        finding: issue.slice(issue.lastIndexOf('-') + 1),
        number,
        envelope: null,
        at: expect.any(String),
      });
    }
    const { clusters } = await analysis('conduct', '2026-11-01', '2026-11-30');
    expect(clusters.flatMap(({ issues }: { issues: string[] }) => issues)).not.toContain(again);
    expect(story.faults).toEqual([]);
  });
}
