import { expect } from '@jest/globals';
import { queriesOf } from '@libs/read-models/index.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const RUNNING = '2026-river-works-zone-2';
const FOUND = '2026-register-books-zone-2';
const ISSUES = ['1', '2', '3', '4'].map((finding) => `${FOUND}-${finding}`);
const REPORT = `${RUNNING}-report`;
const SHARED = ISSUES[3]!;
const BEFORE = 'asOf=recorded:2026-04-28T08:59:00%2B08:00';

export function aMemberLeaves({ begins, at, it }: Teller): void {
  let story: Story;
  let who: Record<
    | 'leaver'
    | 'successor'
    | 'later'
    | 'director'
    | 'deputy'
    | 'liaison'
    | 'keeper'
    | 'conduct'
    | 'auditor'
    | 'mate'
    | 'finder'
    | 'finder2'
    | 'gaozhuang'
    | 'approver',
    string
  >;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const removal = () => ({ until: '2026-04-28', successor: who.successor, reason: '调往外县工作' });
  const excuse = () => ({ to: who.director, reason: '授权事由已消失，无须另行接收' });
  /** A member of the zone since the county has been there. */
  let since: string;
  const grants: string[] = [];
  const HANDOVER = () => `${who.leaver}-1`;
  const item = (id: string, act: 'accept' | 'contest' | 'assign') => `handovers/${HANDOVER()}/items/${id}/${act}`;
  const board = () => as('liaison').sees(`handovers?handover=${HANDOVER()}&limit=100`);

  /** A task handed to zone 2, received, with a team at work. */
  const atWork = async (item: string, units: readonly string[], leader: string, members: readonly string[]) => {
    const task = `2026-${item}-zone-2`;
    await as('conduct').does('tasks', { plan: '2026', item, zone: 'zone-2', units, due: '2026-05-29' });
    await as('deputy').does(`tasks/${task}/receive`);
    await as('director').does(`inspections/${task}/team`, { leader, members });
    const plan = { tasks: '查看台账', limit: '2026-05-29', methods: '查阅', requirements: '如实登记' };
    await as('director').does(`inspections/${task}/work-plan`, plan);
    await story.as(leader).does(`inspections/${task}/start`);
  };

  begins((told) => {
    story = told;
    const { cast } = story;
    since = story.now.slice(0, 10);
    who = {
      leaver: cast.of('township-secretary', 'commission-touzha'),
      successor: cast.of('township-official', 'commission-touzha'),
      later: cast.of('township-official', 'commission-touzha', 1),
      director: cast.director('zone-2'),
      deputy: cast.deputy('zone-2'),
      liaison: cast.liaison('zone-2'),
      keeper: cast.of('general-office-head'),
      conduct: cast.of('conduct-office-head'),
      auditor: cast.of('auditor'),
      mate: cast.of('group-official', 'group-5'),
      finder: cast.of('township-secretary', 'commission-qukou'),
      finder2: cast.of('group-official', 'group-1'),
      gaozhuang: cast.of('township-secretary', 'commission-gaozhuang'),
      approver: cast.of('leader-in-charge'),
    };
  });

  at('2026-03-03T09:00:00+08:00');
  it('finds two checks of zone 2, and four issues of one of them', async () => {
    await as('conduct').does('plans/2026/open');
    for (const [item, title] of [
      ['river-works', '黄河流域先行区建设监督检查'],
      ['register-books', '台账登记检查'],
    ]) {
      const terms = { item, kind: 'other', title, reason: '年度安排', units: [], zones: [] };
      await as('conduct').does('plans/2026/items', terms);
      await story.as(story.cast.of('principal-leader')).does(`plans/2026/items/${item}/approve`);
    }
    await atWork('register-books', ['touzha'], who.finder, [who.finder, who.finder2]);
    for (const [n, place] of ['会议室', '值班室', '档案室', '车库'].entries()) {
      const problem = { unit: 'touzha', place, kind: '登记不全', facts: '登记簿个别栏目未填写。' };
      await as('finder').does(`inspections/${FOUND}/findings`, { problem });
      await as('finder').does('issues', { zone: 'zone-2', inspection: FOUND, finding: String(n + 1) });
    }
  });

  at('2026-04-13T09:00:00+08:00');
  it('finds them forwarded, and him at work on the other and reading of two more', async () => {
    for (const issue of ISSUES) {
      await as('conduct').does(`issues/${issue}/forward`);
      await as('leaver').does(`issues/${issue}/accept`);
    }
    await as('leaver').does(`issues/${ISSUES[0]}/plan`, { measures: ['补登栏目'], due: '2026-05-08' });
    await atWork('river-works', ['water-affairs-bureau'], who.leaver, [who.leaver, who.mate]);
    // Two documents of other zones, opened to him for his own check: the hand-over must not leave them with him.
    for (const [zone, unit] of [
      ['zone-3', 'education-bureau'],
      ['zone-4', 'civil-affairs-bureau'],
    ]) {
      const elsewhere = { plan: '2026', item: 'river-works', zone, units: [unit], due: '2026-05-29' };
      await as('conduct').does('tasks', elsewhere);
      const asked = { document: 'task', record: `2026-river-works-${zone}`, purpose: '同类检查' };
      const { id } = await as('leaver').does('access-grants', asked);
      await as('approver').does(`access-grants/${id}/grant`, { until: '2026-05-08' });
      grants.push(id as string);
    }
    // He has seen everything and begins to write: the report is his draft until the director has reviewed it.
    await as('leaver').does(`inspections/${RUNNING}/complete`);
  });

  at('2026-04-28T08:58:00+08:00');
  it('is entered by the zone’s own office, and by nobody else', async () => {
    const path = `zone-members/${who.leaver}/remove`;
    const told = removal();
    await as('director').isRefused('access.denied', path, told);
    await story.as(story.cast.liaison('zone-3')).isRefused('access.denied', path, told);
    const stranger = story.cast.of('township-official', 'commission-tongfu');
    await as('liaison').isRefused('zone.successor-not-a-member', path, { ...told, successor: stranger });
    await as('liaison').isRefused('zone.successor-not-a-member', path, { ...told, successor: who.leaver });
  });

  at('2026-04-28T09:00:00+08:00');
  it('opens a list of all that was open', async () => {
    // He is signed in, and at work, until this very moment.
    expect((await as('leaver').get(`inspections/${RUNNING}`)).body.leader).toBe(who.leaver);
    await as('liaison').does(`zone-members/${who.leaver}/remove`, removal());
    const row = await as('liaison').seesOne(`zone-members/${who.leaver}`);
    expect(row).toMatchObject({
      zone: null,
      home: null,
      memberships: [{ zone: 'zone-2', home: 'commission-touzha', from: since, until: '2026-04-28' }],
      is: 'leaving',
      handover: { name: HANDOVER(), successor: who.successor },
    });
    expect(row.handover.open.map(({ kind, id }: Record<string, string>) => [kind, id]).sort()).toEqual(
      [
        ['inspection', RUNNING],
        ['report', REPORT],
        ...ISSUES.map((id) => ['issue', id]),
        ...grants.map((id) => ['grant', id]),
      ].sort(),
    );
    // Until somebody accepts it, each is his who leaves.
    const items = await board();
    expect(items).toHaveLength(8);
    expect(items.every(({ holder, to }) => holder === who.leaver && to === who.successor)).toBe(true);
    await story.settles();
    // Three working days from 28 April; 1 to 5 May are the holiday.
    const last = (await as('conduct').sees('deadlines?rule=hand-over&state=open&limit=100')).map(
      ({ due }) => due as string,
    );
    expect(last).toEqual(items.map(() => '2026-05-06'));
  });

  it('ends his access at the event: the session stands, the posts are gone', async () => {
    const session = await as('leaver').get('session');
    expect(session.body.posts).toEqual([{ post: 'township-secretary', of: 'commission-touzha' }]);
    // What he has handed over is closed to him even while he still has his post in the township.
    expect((await as('leaver').get(`inspections/${RUNNING}`)).status).not.toBe(200);
    for (const id of grants) await as('leaver').isTurnedAway(`access-grants/${id}/document`);
    const problem = { unit: 'water-affairs-bureau', place: '档案室', kind: '登记不全', facts: '一条。' };
    await as('leaver').isRefused('inspection.handed-over', `inspections/${RUNNING}/findings`, { problem });
    await as('keeper').does(`people/${who.leaver}/posts/end`, {
      post: 'township-secretary',
      of: 'commission-touzha',
      until: '2026-04-28',
      reason: '调往外县工作',
    });
    const progress = await as('leaver').post(`issues/${ISSUES[0]}/progress`, { progress: '已补登' });
    expect([progress.status, progress.body.code]).toEqual([403, 'access.denied']);
    for (const page of ['inspections', 'issues', 'to-do', 'done', 'task-board', 'zone-register', 'overview'])
      await as('leaver').isTurnedAway(page);
    await as('leaver').isTurnedAway(`history/records/inspection/${RUNNING}`);
    await as('leaver').isRefused('access.denied', `inspections/${RUNNING}/findings`, { problem });
    const still = await as('leaver').get('session');
    expect([still.status, still.body.person, still.body.posts]).toEqual([200, who.leaver, []]);
  });

  it('is taken over by the successor, item by item, and one issue by another member', async () => {
    const steps = async (role: 'successor' | 'liaison') =>
      (await as(role).sees('to-do?category=handover')).map(({ step, record }) => `${step} ${record}`).sort();
    const asked = [RUNNING, REPORT, ...ISSUES, ...grants].map((id) => `accept-handover ${HANDOVER()}/items/${id}`);
    expect(await steps('successor')).toEqual(asked.sort());
    await as('later').isRefused('access.denied', item(RUNNING, 'accept'));
    await as('director').isRefused('access.denied', item(RUNNING, 'accept'));
    await as('successor').isRefused('zone.not-in-handover', item(FOUND, 'accept'));
    await as('gaozhuang').isRefused('access.denied', item(SHARED, 'accept'));

    const stranger = story.cast.of('township-official', 'commission-tongfu');
    await as('liaison').isRefused('zone.successor-not-a-member', item(SHARED, 'assign'), { to: stranger });
    await as('liaison').does(item(SHARED, 'assign'), { to: who.gaozhuang });
    await as('successor').isRefused('access.denied', item(SHARED, 'accept'));
    // The purpose of one of the grants has lapsed, and he says so.
    await as('successor').does(item(grants[1]!, 'contest'), { reason: '该项检查已结束，不需查阅' });
    expect(await steps('liaison')).toEqual([`assign-handover ${HANDOVER()}/items/${grants[1]}`]);

    const his = [RUNNING, REPORT, ...ISSUES.slice(0, 3), grants[0]!];
    expect(his).toHaveLength(6);
    for (const [n, id] of his.entries()) {
      const answer = await as('successor').does(item(id, 'accept'));
      expect(answer.events).toEqual(['HandoverItemAccepted']);
      const { handover } = await as('liaison').seesOne(`zone-members/${who.leaver}`);
      expect(handover.open).toHaveLength(7 - n);
    }
    expect((await as('successor').does(item(RUNNING, 'accept'))).events).toEqual([]);
    await as('gaozhuang').does(item(SHARED, 'accept'));
    await as('successor').isRefused('handover.contested', item(grants[1]!, 'accept'));
    await as('liaison').isRefused('handover.accepted-already', item(SHARED, 'assign'), { to: who.later });
    expect(await steps('successor')).toEqual([]);
    const holders = (await board()).map(({ item: id, holder, state }) => [id, holder, state]);
    expect(holders.sort()).toEqual(
      [
        ...his.map((id) => [id, who.successor, 'accepted']),
        [SHARED, who.gaozhuang, 'accepted'],
        [grants[1]!, who.leaver, 'contested'],
      ].sort(),
    );
    // A grant is one person's: his lapsed, and the successor's acceptance asked for one of his own.
    await story.settles();
    const register = await as('approver').sees('access-grants');
    expect(register.map(({ person, state }) => [person, state]).sort()).toEqual(
      [...grants.map(() => [who.leaver, 'revoked']), [who.successor, 'requested']].sort(),
    );
    for (const id of grants) await as('successor').isTurnedAway(`access-grants/${id}/document`);
  });

  it('leaves nothing orphaned: everything open has somebody who goes on with it', async () => {
    const problem = { unit: 'water-affairs-bureau', place: '档案室', kind: '登记不全', facts: '目录缺一页。' };
    await as('director').does(`inspections/${RUNNING}/replace-member`, {
      leaves: who.leaver,
      joins: who.successor,
      leader: who.successor,
      reason: '原组长调离',
    });
    await as('successor').does(`inspections/${RUNNING}/findings`, { problem });
    await as('successor').does(`issues/${ISSUES[0]}/progress`, { progress: '栏目已补登。' });
    // He is of another township's commission: the issue is his by the hand-over, and its body stays.
    const shared = await as('gaozhuang').seesOne(`issues/${SHARED}`);
    expect([shared.body, shared.answerable]).toEqual(['commission-touzha', who.gaozhuang]);
    await as('gaozhuang').does(`issues/${SHARED}/plan`, { measures: ['补登栏目'], due: '2026-05-08' });
    await as('gaozhuang').isRefused('access.denied', `issues/${ISSUES[1]}/plan`, {
      measures: ['补登'],
      due: '2026-05-08',
    });
    expect((await as('gaozhuang').sees('to-do')).map(({ step, record }) => `${step} ${record}`)).toContain(
      `claim-rectified ${SHARED}`,
    );
    for (const issue of ISSUES.slice(1, 3))
      await as('successor').does(`issues/${issue}/plan`, { measures: ['补登栏目'], due: '2026-05-08' });

    const open = (await as('conduct').sees(`issues?open=true&inspection=${FOUND}`)).map(
      ({ number }) => number as string,
    );
    expect(open.sort()).toEqual([...ISSUES]);
    const todo = (await as('successor').sees('to-do')).map(({ step, record }) => `${step} ${record}`);
    expect(todo.sort()).toEqual([...ISSUES.map((id) => `claim-rectified ${id}`), `submit-report ${RUNNING}`].sort());
    // Nothing in the county still waits for the one who left, and he has no seat on any team.
    const waiting = await queriesOf(story.county.readModels, 'to-do').find({
      filter: { $and: [{ county: story.name }, { persons: who.leaver }] },
    });
    expect(waiting.rows).toEqual([]);
    const seats = await as('conduct').sees(`dispatch-board?person=${who.leaver}`);
    expect(seats.map(({ inspection, over }) => [inspection, over])).toEqual([[RUNNING, 'replaced']]);
    expect(await as('conduct').seesOne(`inspections/${RUNNING}`)).toMatchObject({
      leader: who.successor,
      former: [who.leaver],
      persons: [who.successor, who.mate],
    });
  });

  at('2026-05-06T08:30:00+08:00');
  it('is not excused of what nobody takes while the term runs', async () => {
    const path = `handovers/${HANDOVER()}/excuse`;
    await as('liaison').isRefused('access.denied', path, excuse());
    await as('director').isRefused('handover.term-running', path, excuse());
    expect(await as('liaison').seesOne(`zone-members/${who.leaver}`)).toMatchObject({ is: 'leaving' });
  });

  at('2026-05-07T08:30:00+08:00');
  it('is excused of what nobody takes, by the director and after the term', async () => {
    await as('director').does(`handovers/${HANDOVER()}/excuse`, excuse());
    expect(await as('liaison').seesOne(`zone-members/${who.leaver}`)).toMatchObject({ is: 'left', handover: null });
    expect((await board()).filter(({ holder }) => holder === who.leaver)).toEqual([]);
    await story.settles();
    const kept = await as('conduct').sees('deadlines?rule=hand-over&limit=100');
    expect(kept.filter(({ state }) => state === 'met')).toHaveLength(7);
    expect(kept.filter(({ state }) => state === 'cancelled')).toHaveLength(1);
  });

  at('2026-05-07T09:00:00+08:00');
  it('passes on to the next when the successor leaves in turn', async () => {
    await as('liaison').does(`zone-members/${who.successor}/remove`, {
      until: '2026-05-07',
      successor: who.later,
      reason: '借调',
    });
    const { handover } = await as('liaison').seesOne(`zone-members/${who.successor}`);
    expect(handover.open.map(({ id }: { id: string }) => id).sort()).toEqual(
      [...ISSUES.slice(0, 3), RUNNING, REPORT].sort(),
    );
  });

  it('shows in the history who acted, and in which post then', async () => {
    const inspection = await as('auditor').get(`history/records/inspection/${RUNNING}`);
    const acted = inspection.body.events.map(({ type, person, post, of }: Record<string, string>) => [
      type,
      person,
      post,
      of,
    ]);
    expect(acted).toEqual([
      ['InspectionTeamFormed', who.director, 'zone-director', 'zone-2'],
      ['WorkPlanSet', who.director, 'zone-director', 'zone-2'],
      ['FieldworkStarted', who.leaver, 'zone-member', 'zone-2'],
      ['FieldworkCompleted', who.leaver, 'zone-member', 'zone-2'],
      ['TeamMemberReplaced', who.director, 'zone-director', 'zone-2'],
      ['FindingRecorded', who.successor, 'zone-member', 'zone-2'],
    ]);
    const issue = await as('auditor').get(`history/records/issue/${ISSUES[0]}`);
    expect(issue.body.events.map(({ type, person }: Record<string, string>) => [type, person])).toEqual([
      ['IssueReferred', who.finder],
      ['IssueForwarded', who.conduct],
      ['IssueAccepted', who.leaver],
      ['RectificationPlanSet', who.leaver],
      ['IssueTakenOver', 'policy:take-over-issue-when-handed-over'],
      ['ProgressReported', who.successor],
    ]);
    const ended = await as('auditor').get('history/records/people/register');
    expect(ended.body.events.at(-1)).toMatchObject({
      type: 'PostEnded',
      person: who.keeper,
      post: 'general-office-head',
      changed: [{ path: `/persons/${who.leaver}/tenures` }],
    });
  });

  it('shows the register of members as it was, at any moment before', async () => {
    const now = await as('liaison').sees('zone-members?zone=zone-2&limit=1000');
    const then = (await as('liaison').get(`zone-members?zone=zone-2&limit=1000&${BEFORE}`)).body.rows;
    const persons = (rows: { person: string }[]) => rows.map(({ person }) => person).sort();
    expect(persons(then)).toEqual([...persons(now as { person: string }[]), who.leaver, who.successor].sort());
    expect((await as('liaison').get(`zone-members/${who.leaver}?${BEFORE}`)).body).toMatchObject({
      zone: 'zone-2',
      home: 'commission-touzha',
      memberships: [{ zone: 'zone-2', home: 'commission-touzha', from: since }],
      handover: null,
    });
    const board = (await as('director').get(`task-board/${RUNNING}?${BEFORE}`)).body;
    expect([board.leader, board.inspection]).toEqual([who.leaver, 'fieldwork-completed']);
    expect(story.faults).toEqual([]);
  });
}
