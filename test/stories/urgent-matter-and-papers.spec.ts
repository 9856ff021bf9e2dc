import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invented, openWithInventedTownship } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

const TASK = '2026-vehicle-logs-zone-3';

describe.each(stages)('An urgent matter and its papers (R3, R47, R50, R57, R63, R64), on $name', (stage: Stage) => {
  let story: Story;
  let who: Record<
    | 'leader'
    | 'inCharge'
    | 'conduct'
    | 'general'
    | 'clerk'
    | 'director'
    | 'deputy'
    | 'official'
    | 'secretary'
    | 'four'
    | 'elsewhere',
    string
  >;
  const as = (role: keyof typeof who, wishes?: string) => story.as(who[role], wishes);
  let matter: string;
  const papers: string[] = [];

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-05T08:00:00+08:00');
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      inCharge: cast.of('leader-in-charge'),
      conduct: cast.of('conduct-office-head'),
      general: cast.of('general-office-head'),
      clerk: cast.of('general-office-official'),
      director: cast.director('zone-3'),
      deputy: cast.deputy('zone-3'),
      official: cast.of('group-official', 'group-3'),
      secretary: cast.of('township-secretary', 'commission-gaoren'),
      four: cast.director('zone-4'),
      elsewhere: cast.of('township-official', 'commission-tongfu'),
    };
    story.at('2026-02-25T09:00:00+08:00');
    await as('conduct').does('plans/2026/open');
    const item = {
      item: 'vehicle-logs',
      kind: 'other',
      title: '公务用车台账检查',
      reason: '年度安排',
      units: [],
      zones: [],
    };
    await as('conduct').does('plans/2026/items', item);
    await as('leader').does('plans/2026/items/vehicle-logs/approve');
    const task = { plan: '2026', item: 'vehicle-logs', zone: 'zone-3', units: [invented.township], due: '2026-04-30' };
    await as('conduct').does('tasks', task);
    await as('deputy').does(`tasks/${TASK}/receive`);
  });
  afterAll(() => story.close());

  it('takes a matter known at 14:00, told at 14:20 and written the next day at 15:00, and says that it is late', async () => {
    story.at('2026-03-02T14:20:00+08:00');
    const said = {
      subject: 'collective-petition',
      title: '群众到镇政府集体反映补贴发放',
      knownAt: '2026-03-02T14:00:00+08:00',
      toldTo: who.inCharge,
    };
    await as('secretary').isRefused('access.denied', 'major-matters/told', said);
    await as('director').isRefused('major-matter.out-of-order', 'major-matters/told', {
      ...said,
      knownAt: '2026-03-02T14:30:00+08:00',
    });
    matter = (await as('director').does('major-matters/told', said)).id;
    expect(await as('inCharge').seesOne(`urgent-matters/${matter}`)).toMatchObject({
      is: 'noted',
      open: true,
      toldAt: '2026-03-02T14:20:00.000+08:00',
      writtenAt: null,
      writeBy: '2026-03-03T14:00:00.000+08:00',
    });
    await as('leader').isRefused('major-matter.not-written', `major-matters/${matter}/instruct`, {
      instruction: '速报',
    });
    expect((await as('director').sees('to-do?step=write-major-matter')).map(({ record }) => record)).toEqual([matter]);

    story.at('2026-03-03T15:00:00+08:00');
    await story.wakes();
    expect(await as('director').sees(`deadlines?rule=major-matter-written&record=${matter}`)).toMatchObject([
      { state: 'open', due: '2026-03-03' },
    ]);
    await as('director').isRefused('major-matter.without-words', `major-matters/${matter}/write`);
    await as('director').does(`major-matters/${matter}/write`, { facts: '约三十人，情绪平稳，已由镇政府接待。' });
    expect(await as('inCharge').seesOne(`urgent-matters/${matter}`)).toMatchObject({
      kind: 'report',
      is: 'reported',
      zone: 'zone-3',
      knownAt: '2026-03-02T14:00:00.000+08:00',
      toldAt: '2026-03-02T14:20:00.000+08:00',
      writtenAt: '2026-03-03T15:00:00.000+08:00',
      limitHours: 24,
      late: true,
      lateByMinutes: 60,
    });
    expect(await as('conduct').sees('urgent-matters?late=true&open=true')).toHaveLength(1);
    expect(await as('four').sees('urgent-matters')).toEqual([]);
    expect((await as('inCharge').sees('to-do?step=instruct-on-matter')).map(({ record }) => record)).toEqual([matter]);
  });

  it('lets nothing of a clue into it but its number', async () => {
    const times = {
      knownAt: '2026-03-03T15:00:00+08:00',
      toldAt: '2026-03-03T15:00:01+08:00',
      toldTo: who.inCharge,
      subject: 'clue',
    };
    for (const words of [{ title: '某人收受礼金' }, { facts: '反映某人' }])
      await as('director').isRefused('major-matter.clue-by-number-only', 'major-matters', {
        ...times,
        ...words,
        clues: ['2026-3-001'],
      });
  });

  it('asks for instructions, is given one by the leader, and acknowledges it', async () => {
    await as('director').does(`major-matters/${matter}/request`, { question: '是否由县级层面牵头处置？' });
    expect(await as('leader').seesOne(`urgent-matters/${matter}`)).toMatchObject({ kind: 'request', is: 'asked' });
    await as('conduct').isRefused('access.denied', `major-matters/${matter}/instruct`, { instruction: '由我处置' });
    await as('inCharge').does(`major-matters/${matter}/instruct`, {
      instruction: '由协作区会同镇党委处置，每日报告。',
    });
    await as('four').isRefused('access.denied', `major-matters/${matter}/acknowledge`);
    expect((await as('deputy').sees('to-do?step=acknowledge-instruction')).map(({ record }) => record)).toEqual([
      matter,
    ]);
    await as('deputy').does(`major-matters/${matter}/acknowledge`);
    expect(await as('leader').seesOne(`urgent-matters/${matter}`)).toMatchObject({
      is: 'acknowledged',
      open: false,
      instructedBy: who.inCharge,
      acknowledgedBy: who.deputy,
    });
  });

  it('numbers only what is signed, by the post that signs it', async () => {
    story.at('2026-03-04T09:00:00+08:00');
    await as('general').does('document-numbers/2026/series', { series: 'zones', prefix: '县纪协' });
    for (const [title, characters] of [
      ['关于群众集体反映补贴发放情况的报告', 2600],
      ['关于处置进展的报告', 5200],
      ['关于处置结果的报告', 900],
    ] as const)
      papers.push(
        (
          await as('deputy', 'deputy-zone-director:zone-3').does('documents', {
            kind: 'report',
            title,
            direction: 'upward',
            urgency: 'urgent',
            about: { category: 'major-matter', record: matter },
            characters,
          })
        ).id,
      );
    const number = { document: papers[0], series: 'zones' };
    await as('general').isRefused('document.not-to-be-numbered', 'document-numbers/2026/assign', number);
    await as('deputy').isRefused('document.another-signer', `documents/${papers[0]}/sign`);
    await as('four').isRefused('access.denied', `documents/${papers[0]}/sign`);
    for (const paper of papers) await as('director').does(`documents/${paper}/sign`);
    await as('deputy', 'deputy-zone-director:zone-3').isRefused(
      'document.not-numbered',
      `documents/${papers[0]}/send`,
      {
        recipients: ['general-office'],
      },
    );
    const row = await as('director').seesOne(`documents/${papers[1]}`);
    expect(row).toMatchObject({ is: 'signed', signer: who.director, issuer: 'zone-3', isOverLength: true });
    expect(row.overLength).toEqual({ limit: 5000, by: 200 });
  });

  it('gives two documents that race for it consecutive numbers, and each its own number for good', async () => {
    const assign = (role: 'general' | 'clerk', document: string) =>
      as(role).post('document-numbers/2026/assign', { document, series: 'zones' });
    const [one, two] = await Promise.all([assign('general', papers[0]!), assign('clerk', papers[1]!)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    const numbers = async () =>
      (await as('general').sees('documents?year=2026&series=zones'))
        .map(({ n, number }) => [n, number])
        .sort(([a], [b]) => a - b);
    const first = [
      [1, '县纪协〔2026〕1号'],
      [2, '县纪协〔2026〕2号'],
    ];
    expect(await numbers()).toEqual(first);
    // Asked again, with other keys: nothing moves.
    await Promise.all([assign('clerk', papers[0]!), assign('general', papers[1]!)]);
    expect(await numbers()).toEqual(first);
    // A void paper keeps its number; the next one follows it.
    await as('director').does(`documents/${papers[1]}/void`, { reason: '与前一份合并' });
    await as('general').does('document-numbers/2026/assign', { document: papers[2], series: 'zones' });
    expect(await numbers()).toEqual([...first, [3, '县纪协〔2026〕3号']]);
    expect(await as('general').seesOne(`documents/${papers[1]}`)).toMatchObject({
      is: 'voided',
      n: 2,
      reason: '与前一份合并',
    });
  });

  it('sends it, and has a receipt of each recipient', async () => {
    const paper = papers[0]!;
    await as('deputy', 'deputy-zone-director:zone-3').does(`documents/${paper}/send`, {
      recipients: ['general-office', 'commission-gaoren'],
      outside: ['市纪委监委办公室'],
    });
    const receipts = await story.eventually(async () => {
      const rows = await as('general').sees(`deadlines?rule=document-receipt&record=${paper}`);
      return rows.length === 2 && rows;
    });
    expect(receipts.map(({ due, state }) => [due, state])).toEqual([
      ['2026-03-06', 'open'],
      ['2026-03-06', 'open'],
    ]);
    await as('four').isRefused('access.denied', `documents/${paper}/receive`);
    await as('conduct').isRefused('document.not-a-recipient', `documents/${paper}/receive`);
    await as('secretary').does(`documents/${paper}/receive`);
    expect(await as('secretary').seesOne(`documents/${paper}`)).toMatchObject({ outstanding: ['general-office'] });
    await as('clerk').does(`documents/${paper}/receive`);
    expect(await as('director').seesOne(`documents/${paper}`)).toMatchObject({
      is: 'sent',
      number: '县纪协〔2026〕1号',
      head: { urgency: '加急', number: '县纪协〔2026〕1号', date: '2026年3月4日', secrecy: null },
      outstanding: [],
      outside: ['市纪委监委办公室'],
    });
    await story.eventually(async () =>
      (await as('general').sees(`deadlines?rule=document-receipt&record=${paper}`)).every(
        ({ state }) => state === 'met',
      ),
    );
    expect((await as('four').sees('documents')).map(({ document }) => document)).toEqual([]);
    await as('four').isTurnedAway(`history/records/document/${paper}`);
    await as('conduct').isTurnedAway(`history/records/document/${paper}`);
    expect((await as('director').get(`history/records/document/${paper}`)).body.events).toHaveLength(5);
  });

  it('reimburses what the task cost: claimed by one, approved by another, paid by a third', async () => {
    const claim = { task: TASK, kind: 'transport', amountFen: 23_450, days: 2 };
    await as('four').isRefused('expense.not-on-this-task', 'expenses', claim);
    await as('official').isRefused('expense.unknown-task', 'expenses', { ...claim, task: 'no-such-task' });
    const { id } = await as('official').does('expenses', claim);
    await as('official').isRefused('access.denied', `expenses/${id}/approve`);
    await as('general').isRefused('expense.not-approved', `expenses/${id}/pay`);
    await as('clerk').does(`expenses/${id}/return`, { reason: '缺派车单' });
    expect((await as('official').sees('to-do?step=resubmit-expense')).map(({ record }) => record)).toEqual([id]);
    await as('official').does(`expenses/${id}/resubmit`, { kind: 'transport', amountFen: 20_000, days: 2 });
    const approval = async () => {
      await story.settles();
      return (await as('general').sees(`deadlines?rule=expense-approval&record=${id}`)).map(({ due, state }) => [
        due,
        state,
      ]);
    };
    expect(await approval()).toEqual([['2026-03-18', 'open']]);
    await as('general').does(`expenses/${id}/approve`);
    expect(await approval()).toEqual([['2026-03-18', 'met']]);
    await as('general').isRefused('expense.paid-by-approver', `expenses/${id}/pay`);
    await as('clerk').does(`expenses/${id}/pay`, { voucher: '记-0031' });
    expect(await as('official').seesOne(`expenses/${id}`)).toMatchObject({
      is: 'paid',
      submitter: who.official,
      approver: who.general,
      payer: who.clerk,
    });
    expect(await as('director').seesOne(`costs-by-task/${TASK}`)).toMatchObject({
      waitingFen: 0,
      approvedFen: 0,
      paidFen: 20_000,
      paidDays: 2,
    });
    expect((await as('conduct').sees('costs-by-zone')).map(({ part, paidFen }) => [part, paidFen])).toEqual([
      ['county', 20_000],
      ['zone-3', 20_000],
    ]);
    expect((await as('director').sees('costs-by-zone')).map(({ part }) => part)).toEqual(['zone-3']);
    expect(await as('four').sees('costs-by-task')).toEqual([]);
  });

  it('takes what is noticed by the way, warns of what returns, and says nowhere who noticed how much', async () => {
    const noticed = { unit: invented.township, kind: 'vehicles', noticed: '派车单未填里程。' };
    await as('four').isRefused('daily-supervision.unit-of-another-zone', 'daily-supervision', noticed);
    for (const person of ['official', 'secretary'] as const) await as(person).does('daily-supervision', noticed);
    expect(await as('director').sees('early-warnings')).toEqual([]);
    const { id } = await as('official').does('daily-supervision', { ...noticed, noticed: '派车单缺审批。' });
    const warned = await as('director').sees('early-warnings');
    expect(warned).toMatchObject([{ unit: invented.township, kind: 'vehicles', notes: 3, zone: 'zone-3' }]);
    expect(JSON.stringify([warned, await as('director').sees('daily-supervision')])).not.toContain(who.official);
    expect(await as('four').sees('early-warnings')).toEqual([]);

    const study = {
      subject: '公务用车管理苗头',
      from: '2026-01-01',
      to: '2026-03-03',
      situation: '派车单填写不全反复出现。',
      shortcomings: ['派车单与里程不核对'],
      measures: ['统一派车单格式'],
    };
    const citing = (record: string) => ({ ...study, records: [{ category: 'daily-supervision', record }] });
    await as('conduct').isRefused('situation-analysis.unknown-records', 'situation-analyses', citing('made-up'));
    await as('conduct').does('situation-analyses', citing(id));
    expect(await as('deputy').sees('situation-analyses')).toMatchObject([{ subject: study.subject }]);
  });

  it('commends with a reason and a record, and takes a highlight as information', async () => {
    const praise = { person: who.official, reason: '及时核对派车单', records: [{ category: 'task', record: TASK }] };
    await as('conduct').isRefused('access.denied', 'commendations', praise);
    await as('leader').does('commendations', praise);
    expect(await as('four').sees('commendations')).toMatchObject([{ person: who.official, reason: '及时核对派车单' }]);
    await as('deputy').does('highlights', { title: '派车单一张表', text: '三个乡镇统一派车单格式。' });
    expect(await as('four').sees('highlights')).toMatchObject([{ title: '派车单一张表' }]);
  });

  it('shows every zone the numbers of all zones, and no row of another (R2)', async () => {
    const head = await story.county.store.head();
    const board = (await as('four').get(`overview/zones?minPosition=${head}`)).body;
    expect(board).toEqual({
      tasks: [{ zone: 'zone-3', kind: 'other', state: 'received', count: 1 }],
      issues: [],
      recurrences: [],
    });
    expect((await as('elsewhere').get('overview/zones')).status).toBe(200);
    expect(await as('four').sees('task-board')).toEqual([]);
    expect((await as('four').get('overview/zones?zone=zone-3')).status).toBe(400);
  });

  it('has met nothing on the way that its own rules could not do', () => {
    expect(story.faults).toEqual([]);
  });
});
