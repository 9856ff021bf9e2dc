// Left to the reports: the line that August's report carries, and July's that stays as it was filed.
import { expect } from '@jest/globals';
import { findAndRefer, openPlanYear, prepare } from '../checks.js';
import { commissionOf, type Township } from '../county-table.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

export const LIUHE: Township = { unit: 'liuhe', name: '柳河乡', zone: 'zone-4' };
export const SHAZHOU: Township = { unit: 'shazhou', name: '沙洲乡', zone: 'zone-4' };

export function correction({ begins, at, it }: Teller): void {
  let story: Story;
  let inspection: string;
  let issue: string;
  let clerk: string;
  let who: Record<
    'conduct' | 'general' | 'auditor' | 'director' | 'office' | 'wrong' | 'right' | 'leader' | 'elsewhere',
    string
  >;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const ofIssue = <T extends { record?: string; title?: string }>(rows: readonly T[]) =>
    rows.filter(({ record }) => record === issue);
  const correction = () => ({
    category: 'issue',
    record: issue,
    field: 'unit',
    is: SHAZHOU.unit,
    reason: '录入时选错单位，实为沙洲乡',
    basis: '检查组书面说明',
  });

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      conduct: cast.of('conduct-office-official'),
      general: cast.of('general-office-head'),
      auditor: cast.of('auditor'),
      director: cast.director('zone-4'),
      office: cast.deputy('zone-4'),
      wrong: cast.of('township-secretary', commissionOf(LIUHE)),
      right: cast.of('township-secretary', commissionOf(SHAZHOU)),
      leader: cast.of('principal-leader'),
      elsewhere: cast.director('zone-1'),
    };
  });

  at('2026-07-02T09:00:00+08:00');
  it('follows an inspection of two townships', async () => {
    await openPlanYear(story, '2026');
    const { cast } = story;
    clerk = cast.of('group-official', 'group-4');
    inspection = await prepare(story, {
      item: 'township-procurement',
      title: '乡镇采购检查',
      kind: 'other',
      zone: 'zone-4',
      units: [LIUHE.unit, SHAZHOU.unit],
      due: '2026-07-31',
      team: [cast.of('township-secretary', 'commission-tongfu'), clerk],
    });
  });

  at('2026-07-14T09:00:00+08:00');
  it('follows a problem that was found and referred', async () => {
    const problem = { unit: LIUHE.unit, place: '乡政府', kind: '拆分采购', facts: '同一批桌椅拆成三次采购。' };
    [issue] = (await findAndRefer(story, inspection, clerk, [problem])) as [string];
  });

  at('2026-07-15T09:00:00+08:00');
  it('follows its being forwarded to the wrong one', async () => {
    await as('conduct').does(`issues/${issue}/forward`);
    await as('wrong').does(`issues/${issue}/accept`);
    // July's report is filed on the 24th, and says 柳河乡.
  });

  at('2026-08-18T09:00:00+08:00');
  it('is corrected by who has authority over the record, with a reason and a basis', async () => {
    for (const role of ['director', 'office', 'wrong', 'leader', 'auditor'] as const)
      await as(role).isRefused('access.denied', 'corrections', correction());
    await as('general').isRefused('correction.no-authority', 'corrections', correction());
    const { basis: _basis, ...baseless } = correction();
    await as('conduct').isRefused('correction.without-basis', 'corrections', baseless);
    await as('conduct').isRefused('correction.unit-unknown', 'corrections', { ...correction(), is: 'nowhere' });
    await as('conduct').isRefused('correction.field-unknown', 'corrections', { ...correction(), field: 'zone' });
    const done = await as('conduct').does('corrections', correction());
    expect(done.events).toEqual(['RecordCorrected']);
    expect((await as('conduct').does('corrections', correction())).events).toEqual([]);
    await story.settles();
  });

  it('shows in the ledger what is right, with a mark and what had been entered, and is forwarded anew', async () => {
    const row = await as('conduct').seesOne(`issues/${issue}`);
    expect(row).toMatchObject({
      unit: SHAZHOU.unit,
      unitName: SHAZHOU.name,
      is: 'referred',
      open: false,
      corrected: [
        {
          field: 'unit',
          was: LIUHE.name,
          is: SHAZHOU.name,
          correction: `issue-${issue}-1`,
          reason: correction().reason,
        },
      ],
    });
    expect(await as('wrong').seesOne(`issues/${issue}`)).toMatchObject({ unit: SHAZHOU.unit });
    // As a member of the zone; as the body that had it, it is no longer to do.
    expect((await as('wrong').sees('to-do')).map(({ record }) => record)).not.toContain(issue);
    const waiting = ofIssue(await as('conduct').sees('to-do?step=forward-issue'));
    expect(waiting.map(({ record, title }) => [record, title])).toEqual([[issue, `${SHAZHOU.name}：拆分采购`]]);
    await as('conduct').does(`issues/${issue}/forward`);
    await as('wrong').isRefused('access.denied', `issues/${issue}/accept`);
    await as('right').does(`issues/${issue}/accept`);
    await story.settles();
    const deadlines = await as('conduct').sees(`deadlines?record=${issue}&rule=rectification`);
    expect(deadlines).toMatchObject([{ state: 'open', body: commissionOf(SHAZHOU), due: '2026-09-17' }]);
  });

  it('stands in the list of corrections, with the month whose reports said it otherwise', async () => {
    const listed = await as('conduct').sees('corrections?month=2026-07');
    expect(ofIssue(listed)).toMatchObject([
      {
        id: `issue-${issue}-1`,
        category: 'issue',
        record: issue,
        field: 'unit',
        was: LIUHE.name,
        is: SHAZHOU.name,
        basis: '检查组书面说明',
        month: '2026-07',
        zone: 'zone-4',
        unit: SHAZHOU.unit,
        correctedBy: who.conduct,
        sealed: false,
      },
    ]);
    expect(await as('director').sees('corrections')).toHaveLength(1);
    expect(await as('elsewhere').sees('corrections')).toEqual([]);
    await as('wrong').isTurnedAway('corrections');
  });

  it('leaves the original readable to the auditor, and July as July was', async () => {
    const { body } = await as('auditor').get(`history/records/issue/${issue}`);
    const [referred] = body.events;
    expect([referred.type, referred.data.unit, referred.data.unitName]).toEqual(['IssueReferred', 'liuhe', '柳河乡']);
    expect(body.events.map(({ type }: { type: string }) => type)).toContain('IssueCorrected');
    const july = await as('conduct').get(`issues/${issue}?asOf=recorded:2026-07-31T18:00:00%2B08:00`);
    expect(july.body).toMatchObject({ unit: LIUHE.unit, unitName: LIUHE.name });
    expect(july.body).not.toHaveProperty('corrected');
    // By whose hand and by what cause: the program's, because of the correction.
    const corrected = body.events.find(({ type }: { type: string }) => type === 'IssueCorrected');
    expect([corrected.person, corrected.data.was]).toEqual(['policy:correct-issue-when-record-corrected', 'liuhe']);
    const register = await as('auditor').get(`history/records/correction/issue-${issue}`);
    expect(corrected.causationId).toBe(register.body.events[0].eventId);
  });

  at('2026-08-20T09:00:00+08:00');
  it('is sealed, with the issue, should that become a clue', async () => {
    const number = '2026-4-017';
    const sealer = story.cast.of('case-office-head');
    await story.as(sealer).does('clues', {
      number,
      source: 'found-in-work',
      envelope: 'c4'.repeat(32),
      noticedAt: '2026-08-20T08:30:00+08:00',
    });
    await as('conduct').does(`issues/${issue}/upgrade`, { clue: number });
    await story.settles();
    const [listed] = ofIssue(await as('conduct').sees('corrections'));
    expect(listed).toMatchObject({ record: issue, sealed: true, was: null, is: null, reason: null, unit: null });
    const then = await as('conduct').get('corrections?asOf=recorded:2026-08-19T09:00:00%2B08:00');
    expect(ofIssue(then.body.rows)).toMatchObject([{ sealed: true, was: null }]);
    const register = await as('auditor').get(`history/records/correction/issue-${issue}`);
    expect(JSON.stringify(register.body)).not.toContain(LIUHE.name);
    // What stands beside the clue's number is the Case Office's to correct, and nobody else's to see.
    const misread = { number, source: 'petition', reason: 'slip-of-the-pen' };
    await as('conduct').isRefused('access.denied', 'clue-corrections', misread);
    await story.as(sealer).does('clue-corrections', misread);
    await as('conduct').isTurnedAway('clue-corrections');
    await as('conduct').isTurnedAway(`history/records/clue-correction/${number}`);
    expect(await as('auditor').sees('clue-corrections')).toMatchObject([{ was: 'found-in-work', is: 'petition' }]);
    await as('conduct').isRefused('correction.record-unknown', 'corrections', { ...correction(), is: LIUHE.unit });
    expect(story.faults).toEqual([]);
  });
}
