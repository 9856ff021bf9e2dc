import { expect } from '@jest/globals';
import { findAndRefer, openPlanYear, prepare } from '../checks.js';
import { commissionOf, type Township } from '../county-table.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

export const QINGHE: Township = { unit: 'qinghe', name: '清河镇', zone: 'zone-2' };
const BODY = commissionOf(QINGHE);

export function rectificationOverdue({ begins, at, it }: Teller): void {
  let story: Story;
  let issue: string;
  let inspection: string;
  let team: readonly string[];
  /** How many there had been when it was claimed done. */
  let reminded: number;
  let who: Record<'conduct' | 'official' | 'secretary' | 'leader' | 'inCharge' | 'office' | 'elsewhere', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const deadline = async (rule = 'rectification', of = issue) =>
    (await as('conduct').sees(`deadlines?rule=${rule}&record=${of}`))[0];
  const row = () => as('conduct').seesOne(`issues/${issue}`);

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      conduct: cast.of('conduct-office-head'),
      official: cast.of('township-official', BODY),
      secretary: cast.of('township-secretary', BODY),
      leader: cast.of('principal-leader'),
      inCharge: cast.of('leader-in-charge'),
      office: cast.deputy('zone-2'),
      elsewhere: cast.of('township-secretary', 'commission-qukou'),
    };
  });

  at('2026-04-08T09:00:00+08:00');
  it('follows an inspection of the township', async () => {
    await openPlanYear(story, '2026');
    const { cast } = story;
    team = [cast.of('township-secretary', 'commission-gaozhuang'), cast.of('group-official', 'group-1')];
    inspection = await prepare(story, {
      item: 'subsidies',
      title: '惠农补贴发放检查',
      kind: 'other',
      zone: 'zone-2',
      units: [QINGHE.unit],
      due: '2026-04-30',
      team,
    });
  });

  at('2026-04-20T09:00:00+08:00');
  it('follows a problem that was found there and referred', async () => {
    const problem = { unit: QINGHE.unit, place: '财政所', kind: '惠农补贴', facts: '重复发放补贴一笔，应退回。' };
    [issue] = (await findAndRefer(story, inspection, team[1]!, [problem])) as [string];
  });

  at('2026-04-24T09:00:00+08:00');
  it('is forwarded with a term of thirty days, which the plan keeps', async () => {
    await as('conduct').does(`issues/${issue}/forward`);
    await story.settles();
    // Two working days after Friday, 24 April.
    expect(await deadline('issue-receipt')).toMatchObject({ due: '2026-04-28', body: BODY, counts: true });
    await as('elsewhere').isRefused('access.denied', `issues/${issue}/accept`);
    await as('official').does(`issues/${issue}/accept`);
    await as('official').does(`issues/${issue}/plan`, {
      measures: ['追回重复发放的补贴', '公示'],
      due: '2026-05-24',
    });
    await story.settles();
    expect(await deadline('issue-receipt')).toMatchObject({ state: 'met', late: false });
    expect(await deadline()).toMatchObject({ state: 'open', due: '2026-05-24', body: BODY, zone: 'zone-2' });
  });

  for (const [moment, steps] of [
    ['2026-05-16T09:00:00+08:00', []],
    ['2026-05-17T09:00:00+08:00', [-7]],
    ['2026-05-17T17:00:00+08:00', [-7]],
    ['2026-05-23T09:00:00+08:00', [-7, -1]],
    ['2026-05-24T09:00:00+08:00', [-7, -1, 0]],
    ['2026-05-25T09:00:00+08:00', [-7, -1, 0]],
  ] as const) {
    at(moment);
    it(`has reminded the body on the days ${steps.join(', ')} from its last, each once`, async () => {
      await story.wakes();
      expect((await deadline()).reminders.map(({ step }: { step: number }) => step)).toEqual(steps);
    });
  }
  it('has reminded those of the body, and counts as missed', async () => {
    const { reminders, missed } = await deadline();
    const ofTheBody = story.cast.persons.filter(({ home }) => home === BODY).map(({ person }) => person);
    expect(reminders[0].to.sort()).toEqual(ofTheBody.sort());
    expect(missed).toEqual(['2026-05-24']);
  });

  at('2026-05-27T09:00:00+08:00');
  it('is escalated three days after', async () => {
    await story.wakes();
    const after = await deadline();
    expect(after.reminders.at(-1)).toMatchObject({ step: 3, due: '2026-05-24' });
    expect(after.escalations).toMatchObject([
      { due: '2026-05-24', to: expect.arrayContaining([who.conduct, who.inCharge]) },
    ]);
  });

  it('brings a follow-up notice to the body, which answers it in its term', async () => {
    const notice = {
      about: 'issue',
      record: issue,
      matter: '补贴未退回，整改逾期',
      requirement: '说明原因，限期完成',
    };
    for (const role of ['office', 'leader', 'secretary'] as const)
      await as(role).isRefused('access.denied', 'follow-ups', notice);
    await as('conduct').isRefused('follow-up.nobody-has-it', 'follow-ups', { ...notice, record: 'unheard-of' });
    const { id } = await as('conduct').does('follow-ups', notice);
    await story.settles();
    // Five working days after Wednesday, 27 May.
    expect(await as('secretary').seesOne(`follow-ups/${id}`)).toMatchObject({
      is: 'issued',
      body: BODY,
      due: '2026-06-03',
    });
    expect(await deadline('follow-up-answer', id)).toMatchObject({ due: '2026-06-03', state: 'open' });
    expect((await row()).followUps).toEqual([id]);
    expect(await as('elsewhere').seesOne(`follow-ups/${id}`)).toBeUndefined();
    await as('elsewhere').isRefused('access.denied', `follow-ups/${id}/answer`, { answer: '不是我单位' });
    expect((await as('secretary').sees('to-do?step=answer-follow-up')).map(({ record }) => record)).toEqual([id]);
    await as('secretary').does(`follow-ups/${id}/answer`, { answer: '当事人外出，款项追缴中，申请延期。' });
    await as('conduct').does(`follow-ups/${id}/close`, { opinion: '情况属实，按申请报领导。' });
    await story.settles();
    expect(await deadline('follow-up-answer', id)).toMatchObject({ state: 'met', late: false });
    expect(await as('conduct').seesOne(`follow-ups/${id}`)).toMatchObject({ is: 'closed' });
  });

  at('2026-05-28T09:00:00+08:00');
  it('is given ten days more by the leader, once; both last days stay visible', async () => {
    const ask = { until: '2026-06-03', reason: '款项追缴需要时间' };
    await as('conduct').isRefused('access.denied', `issues/${issue}/request-extension`, ask);
    await as('secretary').does(`issues/${issue}/request-extension`, ask);
    expect((await as('inCharge').sees('to-do?step=extend-term')).map(({ record }) => record)).toEqual([issue]);
    await as('secretary').isRefused('access.denied', `issues/${issue}/extend`, ask);
    await as('inCharge').isRefused('issue.extension-too-long', `issues/${issue}/extend`, {
      ...ask,
      until: '2026-06-24',
    });
    await as('inCharge').does(`issues/${issue}/extend`, { until: '2026-06-03', reason: '同意延长十日' });
    expect(await as('inCharge').sees('to-do?step=extend-term')).toEqual([]);
    await as('inCharge').isRefused('issue.extended-already', `issues/${issue}/extend`, {
      ...ask,
      until: '2026-06-10',
    });
    await story.settles();
    expect(await row()).toMatchObject({ dueOriginal: '2026-05-24', due: '2026-06-03', extended: true });
    expect(await deadline()).toMatchObject({
      due: '2026-06-03',
      moves: [{ from: '2026-05-24', to: '2026-06-03', why: 'extended', reason: '同意延长十日' }],
      missed: ['2026-05-24'],
    });
  });

  at('2026-06-02T09:00:00+08:00');
  it('is claimed done', async () => {
    await story.wakes();
    const { reminders } = await deadline();
    expect(reminders.at(-1)).toMatchObject({ step: -1, due: '2026-06-03' });
    reminded = reminders.length;
    await as('official').does(`issues/${issue}/claim`, { disposal: '补贴已退回，已公示。' });
  });

  at('2026-06-09T09:00:00+08:00');
  it('stops the ladder, whoever looks when', async () => {
    await story.wakes();
    const { reminders: then, ...rest } = await deadline();
    expect(then).toHaveLength(reminded);
    expect(rest).toMatchObject({ state: 'met', doneOn: '2026-06-02', late: false, missed: ['2026-05-24'] });
  });

  it('fails when others look: whoever rectified it judges nothing, also in another post', async () => {
    const failed = { result: 'failed', seen: '账上没有退款' };
    for (const role of ['official', 'secretary', 'elsewhere', 'leader'] as const)
      await as(role).isRefused('access.denied', `issues/${issue}/verify`, failed);
    await story.as(story.cast.of('general-office-head')).does(`people/${who.official}/posts`, {
      post: 'office-official',
      of: 'office-2',
      from: '2026-06-09',
    });
    const sat = story.as(who.official, 'office-official:office-2');
    await sat.isRefused('issue.judges-own-work', `issues/${issue}/verify`, { ...failed, result: 'passed' });
    await as('office').does(`issues/${issue}/verify`, failed);
    await as('conduct').does(`issues/${issue}/return`, { reason: '退款未到账' });
    await story.wakes();
    // It was not done by the last day that stands, so that was missed too.
    expect(await deadline()).toMatchObject({
      state: 'open',
      due: '2026-06-03',
      missed: ['2026-05-24', '2026-06-03'],
    });
    expect((await row()).is).toBe('returned');
  });

  at('2026-06-12T09:00:00+08:00');
  it('passes the second time, and is closed', async () => {
    await as('secretary').does(`issues/${issue}/claim`, { disposal: '退款已到账，附凭证号。' });
    await as('conduct').does(`issues/${issue}/verify`, { result: 'passed', seen: '已核对到账凭证' });
    await as('conduct').does(`issues/${issue}/close`);
  });

  at('2026-06-30T09:00:00+08:00');
  it('is reminded of no more', async () => {
    await story.wakes();
    const kept = await deadline();
    expect(kept).toMatchObject({ state: 'met', doneOn: '2026-06-12', late: true });
    expect(kept.reminders.every(({ at }: { at: string }) => at < '2026-06-12')).toBe(true);
    expect(await row()).toMatchObject({ is: 'closed', dueOriginal: '2026-05-24', due: '2026-06-03' });
    expect(story.faults).toEqual([]);
  });
}
