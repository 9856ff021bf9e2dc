import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, stages, Story } from './story.js';

const TASK = '2026-ledgers-zone-3';
const UNIT = 'education-bureau';

describe.each(stages)('people are called, answer, and are lent (R8, R9, R51, R53), on $name', (stage: Stage) => {
  let story: Story;
  let who: Record<
    | 'leader'
    | 'inCharge'
    | 'conduct'
    | 'director'
    | 'deputy'
    | 'four'
    | 'gaoren'
    | 'hongyazi'
    | 'group3'
    | 'lent'
    | 'supervisor'
    | 'second',
    string
  >;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const office = () => story.as(who.deputy, 'office-head');
  const board = async (person: string) => (await as('director').sees(`dispatch-board?person=${person}`))[0];

  beforeAll(async () => {
    story = await Story.established(stage, '2026-01-05T08:00:00+08:00');
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      inCharge: cast.of('leader-in-charge'),
      conduct: cast.of('conduct-office-head'),
      director: cast.director('zone-3'),
      deputy: cast.deputy('zone-3'),
      four: cast.director('zone-4'),
      gaoren: cast.of('township-official', 'commission-gaoren'),
      hongyazi: cast.of('township-official', 'commission-hongyazi'),
      group3: cast.of('group-official', 'group-3'),
      lent: cast.of('township-official', 'commission-tongfu'),
      supervisor: 'supervisor-3-1',
      second: 'supervisor-3-2',
    };
    story.at('2026-03-02T09:00:00+08:00');
    await as('conduct').does('plans/2026/open');
    const terms = { item: 'ledgers', title: '台账检查', kind: 'other', reason: '年度安排', units: [], zones: [] };
    await as('conduct').does('plans/2026/items', terms);
    await as('leader').does('plans/2026/items/ledgers/approve');
    await as('conduct').does('tasks', {
      ...{ plan: '2026', item: 'ledgers', zone: 'zone-3', units: [UNIT, 'gaoren'], due: '2026-04-30' },
    });
    await as('deputy').does(`tasks/${TASK}/receive`);
  });
  afterAll(() => story.close());

  it('shows who could go: those without a conflict first, the others with the reason in words', async () => {
    const { body } = await as('director').get(`allocation/${TASK}`);
    const rows: readonly { person: string; recommended: boolean; reason: { zh: string } }[] = body.rows;
    const free = rows.findIndex(({ recommended }) => !recommended);
    expect(rows.slice(free).every(({ recommended }) => !recommended)).toBe(true);
    expect(rows.find(({ person }) => person === who.gaoren)).toMatchObject({
      recommended: false,
      reason: { zh: '应当回避：高仁乡系其所在单位' },
    });
    expect(rows.find(({ person }) => person === who.hongyazi)).toMatchObject({ recommended: true });
    expect(rows.map(({ person }) => person)).not.toContain(who.supervisor);
    expect((await office().get(`allocation/${TASK}`)).status).toBe(200);
    expect((await as('four').get(`allocation/${TASK}`)).status).toBe(404);
    await as('hongyazi').isTurnedAway(`allocation/${TASK}`);
  });

  it('lets the office propose and the deputy arrange; the director alone calls, until he gives it to the deputy', async () => {
    const proposal = { persons: [who.hongyazi, who.group3], leader: who.group3 };
    await office().does(`dispatches/${TASK}/allocation`, proposal);
    await office().isRefused('inspection.conflict', `dispatches/${TASK}/allocation`, { persons: [who.gaoren] });
    await story.as(who.deputy, 'deputy-zone-director').does(`dispatches/${TASK}/arrange`, {
      visits: [
        { unit: UNIT, day: '2026-03-10' },
        { unit: 'gaoren', day: '2026-03-12' },
      ],
    });
    expect(await as('director').seesOne(`work-arrangements/${TASK}`)).toMatchObject({
      visits: [{ unit: UNIT, day: '2026-03-10' }, { unit: 'gaoren' }],
      proposals: [{ leader: who.group3, by: who.deputy }],
    });

    const call = `dispatches/${TASK}/members`;
    const order = { person: who.hongyazi, from: '2026-03-10', until: '2026-03-20', duty: '查阅台账' };
    await as('deputy').isRefused('dispatch.not-delegated', call, order);
    await as('four').isRefused('dispatch.not-its-director', call, order);
    await as('conduct').isRefused('access.denied', call, order);
    await as('director').isRefused('inspection.conflict', call, { ...order, person: who.gaoren });
    await as('director').does('zones/zone-3/dispatch/delegate', {
      ...{ person: who.deputy, from: '2026-03-02', until: '2026-03-31' },
    });
    await as('four').isRefused('access.denied', 'zones/zone-3/dispatch/revoke', { reason: '无权' });
    await as('deputy').does(call, order);
    expect(await board(who.hongyazi)).toMatchObject({ call: 'dispatched', seated: false, held: 1, overLimit: false });
  });

  it('is answered by the one who is called: acknowledged, or contested on a ground that the director decides', async () => {
    expect((await as('hongyazi').sees('to-do')).map(({ step, record }) => [step, record])).toEqual([
      ['acknowledge-dispatch', TASK],
    ]);
    await as('group3').isRefused('access.denied', `dispatches/${TASK}/acknowledge`);
    await as('hongyazi').does(`dispatches/${TASK}/contest`, { ground: 'leave', explanation: '已批准的产假' });
    expect(await as('hongyazi').sees('to-do')).toEqual([]);
    expect((await as('director').sees('to-do?step=decide-contest')).map(({ record }) => record)).toEqual([TASK]);
    // Why he cannot come is for those who decide; his colleagues see that he does not.
    expect(await board(who.hongyazi)).toMatchObject({ call: 'contested', contest: { ground: 'leave' } });
    const seen = (await as('group3').sees(`dispatch-board?person=${who.hongyazi}`))[0];
    expect(seen).toMatchObject({ call: 'contested' });
    expect(seen).not.toHaveProperty('contest');
    const released = { person: who.hongyazi, outcome: 'released', reason: '情况属实' };
    await as('director').does(`dispatches/${TASK}/decide-contest`, released);
    expect(await board(who.hongyazi)).toMatchObject({ call: 'released', over: 'released' });
    await as('hongyazi').isRefused('access.denied', `dispatches/${TASK}/acknowledge`);

    await as('director').does(`dispatches/${TASK}/members`, { person: who.group3, from: '2026-03-10', duty: '组长' });
    await as('group3').does(`dispatches/${TASK}/acknowledge`);
    expect(await board(who.group3)).toMatchObject({ call: 'acknowledged' });
  });

  it('gets help from another zone with the Commission’s consent alone', async () => {
    const team = { leader: who.group3, members: [who.group3, who.lent, who.supervisor] };
    await as('director').isRefused('inspection.not-active-in-zone', `inspections/${TASK}/team`, team);
    const ask = { of: 'zone-4', count: 1, from: '2026-03-02', until: '2026-04-30', reason: '本区人手不足' };
    await as('director').does(`dispatches/${TASK}/support`, ask);
    expect((await as('inCharge').sees('to-do?step=decide-support')).map(({ record }) => record)).toEqual([TASK]);
    const grant = `dispatches/${TASK}/support/1/grant`;
    for (const role of ['director', 'four', 'conduct'] as const)
      await as(role).isRefused('access.denied', grant, { persons: [who.lent] });
    await as('inCharge').isRefused('dispatch.not-of-that-zone', grant, { persons: [who.hongyazi] });
    await as('inCharge').does(grant, { persons: [who.lent] });
    expect((await as('four').sees('support-log')).map(({ state, decidedBy, of }) => [state, decidedBy, of])).toEqual([
      ['granted', who.inCharge, 'zone-4'],
    ]);
    await as('director').does(`inspections/${TASK}/team`, team);
    expect(await as('lent').seesOne(`inspections/${TASK}`)).toMatchObject({ zone: 'zone-3', leader: who.group3 });
    expect((await as('director').seesOne(`inspections/${TASK}`)).team).toContainEqual(
      expect.objectContaining({ person: who.lent, as: 'supporter' }),
    );
  });

  it('replaces a special supervisor who does not come, in the middle of the work (edge)', async () => {
    await as('director').does(`inspections/${TASK}/work-plan`, {
      ...{ tasks: '核对台账', limit: '2026-04-30', methods: '查阅', requirements: '如实登记' },
    });
    story.at('2026-03-10T09:00:00+08:00');
    await as('group3').does(`inspections/${TASK}/start`);
    const change = { leaves: who.supervisor, joins: who.second, reason: '迟到未到场' };
    await as('group3').isRefused('access.denied', `inspections/${TASK}/replace-member`, change);
    await as('director').does(`inspections/${TASK}/replace-member`, change);
    const seats = await as('director').sees(`dispatch-board?inspection=${TASK}`);
    const seat = (person: string) => seats.find((row) => row.person === person);
    expect(seat(who.supervisor)).toMatchObject({ over: 'replaced' });
    expect(seat(who.second)).toMatchObject({ as: 'special-supervisor', until: null });
    // He leads no more than the one before him, and nothing found is his to record.
    await story.as(who.lent).does(`inspections/${TASK}/findings`, {
      problem: { unit: UNIT, place: '办公室', kind: '登记不全', facts: '一月缺签字。' },
    });
  });

  it('counts seats and days for both zones in the order of names, and compiles what the log has', async () => {
    const head = await story.county.store.head();
    const { body } = await as('conduct').get(`workload?minPosition=${head}`);
    expect(body.persons.map(({ person }: { person: string }) => person)).toEqual(
      [who.group3, who.lent, who.supervisor, who.second].sort(),
    );
    expect(body.zones).toEqual([{ zone: 'zone-3', persons: 4, seats: 4, openSeats: 3, days: 28 }]);
    await as('deputy').does('compilations', { from: '2026-03', to: '2026-03' });
    const [compiled] = await as('director').sees('compilations');
    expect(compiled).toMatchObject({
      zone: 'zone-3',
      position: expect.stringMatching(/^\d{20}/),
      figures: { 'tasks-assigned': 1, 'inspections-started': 1, 'problems-found': 1 },
    });
    await as('director').isRefused('access.denied', 'compilations', { from: '2026-03', to: '2026-03' });
    expect(await as('four').sees('compilations')).toEqual([]);
  });

  it('sets everybody free when the report is presented, and ends the last days that were kept', async () => {
    await as('group3').does(`inspections/${TASK}/complete`);
    const due = async (rule: string) =>
      (await as('conduct').sees(`deadlines?record=${TASK}`)).find((row) => row.rule === rule);
    await story.eventually(async () => (await due('inspection-report'))?.due === '2026-03-24');
    await as('group3').does(`inspections/${TASK}/report`, {
      ...{ members: [who.group3, who.lent, who.second], otherProblems: 1, clues: [], situation: '发现一个问题。' },
    });
    await as('director').does(`inspections/${TASK}/report/review`, { opinion: '属实' });
    await as('director').does(`inspections/${TASK}/report/present`);
    await story.eventually(async () => (await board(who.group3)).call === 'released');
    expect(await board(who.group3)).toMatchObject({ over: 'presented' });
    await story.eventually(async () => (await due('task-due'))?.state === 'met');
    expect(await due('task-receipt')).toMatchObject({ state: 'met' });
    expect(story.faults).toEqual([]);
  });
});
