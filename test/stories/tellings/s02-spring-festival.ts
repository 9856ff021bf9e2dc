import { expect } from '@jest/globals';
import { isWorkingDay } from '@libs/calendar/index.js';
import { calendarIn, firstRulebook } from '@county/instruments/rulebook.state.js';
import {
  actors,
  allotSupervisor,
  assignZone3,
  invented,
  planSpringFestival,
  springFestival,
  supervisor,
  task,
  team,
  visited,
  workPlan,
} from '../spring-festival.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const NUMBER = '2026-3-017';
const ITEM = springFestival.item;
const ENVELOPE = 'c4'.repeat(32);
const OUTLINE = [
  'asOfPosition',
  'id',
  'inspection',
  'kind',
  'leader',
  'office',
  'plan',
  'state',
  'team',
  'title',
  'units',
  'zone',
];

interface ToDo {
  readonly id: string;
  readonly step: string;
  readonly record: string;
}

export function springFestivalCheck({ begins, at, it, alone }: Teller): void {
  let story: Story;
  let who: ReturnType<typeof actors>;
  begins((told) => {
    story = told;
    who = actors(story);
  });

  const path = `inspections/${task}`;
  const findings = `${path}/findings`;
  /** Of what may be listed, what this check is about. */
  const isOwn = ({ id, record }: ToDo) => record === NUMBER || id.includes(ITEM);

  /** What waits for each of the actors: by role, `step record`. Roles for whom nothing waits are left out. */
  const waiting = async () => {
    const lists: Record<string, string[]> = {};
    for (const [role, person] of Object.entries(who)) {
      const rows = ((await story.as(person).sees('to-do?limit=1000')) as ToDo[]).filter(isOwn);
      if (rows.length > 0) lists[role] = rows.map(({ step, record }) => `${step} ${record}`).sort();
    }
    return lists;
  };

  at('2026-01-19T09:00:00+08:00');
  it('is planned, and then to be handed out', async () => {
    await allotSupervisor(story);
    await planSpringFestival(story);
    expect(await waiting()).toEqual({ conduct: ['assign-task 2026'] });
  });

  at('2026-01-20T09:00:00+08:00');
  it('gives each zone a task; 14 February, a make-up work day, is a lawful due date', async () => {
    const conduct = story.as(who.conduct);
    const told = { plan: '2026', item: 'spring-festival', due: '2026-02-14' };
    const nowhere = await conduct.isRefused('body.faulty', 'tasks', {
      ...told,
      zone: 'zone-3',
      units: ['hongyazi'],
      due: '2026-02-29',
    });
    expect(nowhere.errors).toEqual([expect.objectContaining({ pointer: '/due', code: 'day' })]);
    await conduct.isRefused('task.due-in-the-past', 'tasks', {
      ...told,
      zone: 'zone-3',
      units: ['hongyazi'],
      due: '2026-01-19',
    });
    const elsewhere = await conduct.isRefused('task.units-of-another-zone', 'tasks', {
      ...told,
      zone: 'zone-3',
      units: ['hongyazi', 'finance-bureau'],
    });
    expect(elsewhere.facts.units).toEqual(['finance-bureau']);
    await assignZone3(story);
    await conduct.does('tasks', { ...told, zone: 'zone-1', units: ['finance-bureau', 'lingsha'] });
    await conduct.does('tasks', { ...told, zone: 'zone-2', units: ['transport-bureau'] });
    await conduct.does('tasks', { ...told, zone: 'zone-4', units: ['civil-affairs-bureau'] });
    await conduct.isRefused('task.already-assigned', 'tasks', { ...told, zone: 'zone-4', units: ['tongfu'] });

    const rows = await conduct.sees('task-board?planItem=2026-spring-festival');
    expect(rows.map(({ zone, due, state, kind }) => [zone, due, state, kind]).sort()).toEqual(
      ['zone-1', 'zone-2', 'zone-3', 'zone-4'].map((zone) => [zone, '2026-02-14', 'assigned', 'festival']),
    );
    // The Saturday before the holiday of 15 to 23 February, worked to make up for it; so stands the last day.
    const february = ['2026-02-07', '2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24'];
    const works = february.map((day) => isWorkingDay(calendarIn(firstRulebook), day));
    expect(works).toEqual([false, true, false, false, true]);
    await story.settles();
    expect(await conduct.sees(`deadlines?rule=task-due&record=${task}`)).toMatchObject([
      { due: '2026-02-14', state: 'open', zone: 'zone-3', moves: [] },
    ]);
    expect(await waiting()).toEqual({
      director: [`receive-task ${task}`],
      deputy: [`receive-task ${task}`],
      directorOf4: ['receive-task 2026-spring-festival-zone-4'],
    });
  });

  it('is received by the zone itself, not by another', async () => {
    await story.as(who.directorOf4).isRefused('access.denied', `tasks/${task}/receive`);
    await story.as(who.secretary).isRefused('access.denied', `tasks/${task}/receive`);
    await story.as(who.deputy).does(`tasks/${task}/receive`);
    const lists = await waiting();
    expect([lists['director'], lists['deputy']]).toEqual([[`form-team ${task}`], undefined]);
  });

  at('2026-01-21T09:00:00+08:00');
  it('has a team of the Gaoren secretary, an official of group 3 and one special supervisor, who may not lead', async () => {
    const director = story.as(who.director);
    const path = `inspections/${task}/team`;
    await story.as(who.deputy).isRefused('access.denied', path, team(story));
    await story.as(who.directorOf4).isRefused('inspection.not-its-director', path, team(story));
    await director.isRefused('inspection.supervisor-cannot-lead', path, { ...team(story), leader: supervisor });
    await director.isRefused('inspection.team-too-small', path, { leader: who.secretary, members: [who.secretary] });
    const stranger = story.cast.of('township-official', 'commission-tongfu');
    const refusal = await director.isRefused('inspection.not-active-in-zone', path, {
      leader: who.secretary,
      members: [who.secretary, stranger],
    });
    expect(refusal.facts).toEqual({ persons: [stranger], zone: 'zone-3' });
    await director.does(path, team(story));

    const seats = await story.as(who.conduct).sees(`dispatch-board?inspection=${task}`);
    expect(seats.map(({ person, as, leads, until }) => [person, as, leads, until]).sort()).toEqual(
      [
        [who.secretary, 'zone-member', true, null],
        [who.official, 'zone-member', false, null],
        [supervisor, 'special-supervisor', false, null],
      ].sort(),
    );
    expect(await waiting()).toEqual({
      director: [`set-work-plan ${task}`],
      directorOf4: ['receive-task 2026-spring-festival-zone-4'],
    });
  });

  it('has a work plan of four parts within the term, which the supervisor sees', async () => {
    const director = story.as(who.director);
    const path = `inspections/${task}/work-plan`;
    await director.isRefused('inspection.limit-after-due', path, { ...workPlan, limit: '2026-02-15' });
    const partless = await director.isRefused('body.faulty', path, { ...workPlan, methods: undefined });
    expect(partless.errors[0].pointer).toBe('/methods');
    await director.does(path, workPlan);
    const seen = await story.as(supervisor).seesOne(`inspections/${task}`);
    expect(Object.keys(seen).sort()).toEqual(OUTLINE);
    expect(seen).toMatchObject({ units: [...visited], plan: workPlan, state: 'planned' });
    // The supervisor comes along; what the team has to do is not for him to do.
    const lists = await waiting();
    expect([lists['secretary'], lists['official'], lists['supervisor'], lists['director']]).toEqual([
      [`start-fieldwork ${task}`],
      [`start-fieldwork ${task}`],
      undefined,
      undefined,
    ]);
  });

  at('2026-02-10T09:00:00+08:00');
  it('records two problems', async () => {
    await story.as(supervisor).isRefused('access.denied', `inspections/${task}/start`);
    await story.as(who.secretary).does(`inspections/${task}/start`);
    const problem = {
      unit: invented.township,
      place: '镇政府值班室',
      kind: '登记不全',
      facts: '节日值班表缺两日交接签名。',
    };
    await story.as(supervisor).isRefused('access.denied', findings, { problem });
    await story
      .as(who.secretary)
      .isRefused('inspection.unit-not-inspected', findings, { problem: { ...problem, unit: 'gaoren' } });
    await story.as(who.secretary).does(findings, { problem });
    await story.as(who.official).does(findings, {
      problem: {
        unit: invented.township,
        place: '车库',
        kind: '台账不符',
        facts: '两辆公车停放记录与钥匙登记不一致。',
      },
    });
  });

  at('2026-02-10T16:30:00+08:00');
  it('records one clue, by number and seal alone', async () => {
    await story.as(who.secretary).does(findings, { clue: { number: NUMBER, envelope: ENVELOPE } });
    const row = await story.as(who.secretary).seesOne(`inspections/${task}`);
    expect(row.problems.map(({ finding, by }: Record<string, string>) => [finding, by])).toEqual([
      ['1', who.secretary],
      ['2', who.official],
    ]);
    expect(row.clues).toEqual([{ finding: '3', number: NUMBER, envelope: ENVELOPE, at: expect.any(String) }]);
  });

  it('shows the supervisor no evidence on any page, by any filter, in any history', async () => {
    const his = story.as(supervisor);
    expect(Object.keys(await his.seesOne(`inspections/${task}`)).sort()).toEqual(OUTLINE);
    const all = await his.sees('inspections');
    expect(all.map(({ inspection }) => inspection as string)).toContain(task);
    for (const row of all) expect(Object.keys(row as object).sort()).toEqual(OUTLINE);
    const asked = await his.get('inspections?problems.kind=%E7%99%BB%E8%AE%B0%E4%B8%8D%E5%85%A8');
    expect([asked.status, asked.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: 'problems.kind', code: 'unknown-field' })],
    ]);
    const past = await his.get(`inspections?asOf=position:${await story.county.store.head()}`);
    expect(past.body.rows).toHaveLength(all.length);
    for (const row of past.body.rows) expect(Object.keys(row as object).sort()).toEqual(OUTLINE);
    for (const closed of ['issues', 'clue-custody', 'overview', 'back-checks']) await his.isTurnedAway(closed);
    await his.isTurnedAway(`history/records/inspection/${task}`);
    await his.isTurnedAway(`history/records/task/${task}`);
  });

  at('2026-02-10T16:45:00+08:00');
  it('seals the clue and refers both problems', async () => {
    const secretary = story.as(who.secretary);
    const clue = {
      number: NUMBER,
      source: 'found-in-work',
      zone: 'zone-3',
      inspection: task,
      envelope: ENVELOPE,
      noticedAt: '2026-02-10T15:20:00+08:00',
    };
    await story.as(supervisor).isRefused('access.denied', 'clues', clue);
    await secretary.isRefused('clue.envelope-differs-from-finding', 'clues', { ...clue, envelope: 'd5'.repeat(32) });
    await secretary.does('clues', clue);
    const refer = (finding: string) => ({ zone: 'zone-3', inspection: task, finding });
    const isClue = await secretary.isRefused('issue.finding-is-a-clue', 'issues', refer('3'));
    expect(isClue.facts).toEqual({ number: NUMBER });
    const bystander = story.cast.of('township-official', 'commission-gaoren');
    await story.as(bystander).isRefused('issue.not-on-the-team', 'issues', refer('1'));
    await secretary.does('issues', refer('1'));
    await story.as(who.official).does('issues', refer('2'));

    expect(
      (await story.as(who.conduct).sees(`issues?inspection=${task}`)).map(({ number, is }) => [number, is]).sort(),
    ).toEqual([
      [`${task}-1`, 'referred'],
      [`${task}-2`, 'referred'],
    ]);
    expect(await story.as(who.caseHead).seesOne(`clue-custody/${NUMBER}`)).toMatchObject({ is: 'sealed' });
    expect(await waiting()).toEqual({
      secretary: [`complete-fieldwork ${task}`, `transfer-clue ${NUMBER}`],
      official: [`complete-fieldwork ${task}`],
      conduct: [`forward-issue ${task}-1`, `forward-issue ${task}-2`],
      directorOf4: ['receive-task 2026-spring-festival-zone-4'],
    });
  });

  it('counts on the overview what each person may list, and every number is that of the rows behind it', async () => {
    const counted = async (person: string, asOf = '') => {
      const head = await story.county.store.head();
      const { body } = await story.as(person).get(asOf ? `overview?asOf=${asOf}` : `overview?minPosition=${head}`);
      for (const { count, rows } of Object.values(body as Record<string, { count: number; rows: string }[]>).flat()) {
        const listed = await story.as(person).get(`${rows.replace('/api/v1/', '')}&limit=1000`);
        expect([rows, listed.status, listed.body.rows?.length]).toEqual([rows, 200, count]);
      }
      return Object.fromEntries(
        Object.entries(body as Record<string, { count: number }[]>).map(([name, counts]) => [
          name,
          counts.reduce((sum, { count }) => sum + count, 0),
        ]),
      );
    };
    const now = {
      leader: await counted(who.leader),
      conduct: await counted(who.conduct),
      director: await counted(who.director),
      directorOf4: await counted(who.directorOf4),
    };
    const before = await counted(who.leader, 'recorded:2026-01-31T12:00:00%2B08:00');
    // The Conduct Office has no part in clues.
    expect(now.conduct).not.toHaveProperty('clues');
    if (!alone) return;
    expect(now).toEqual({
      leader: { plan: 1, tasks: 4, inspections: 1, issues: 2, clues: 1 },
      conduct: { plan: 1, tasks: 4, inspections: 1, issues: 2 },
      director: { plan: 1, tasks: 1, inspections: 1, issues: 2, clues: 1 },
      directorOf4: { plan: 1, tasks: 1, inspections: 0, issues: 0, clues: 0 },
    });
    expect(before).toEqual({ plan: 1, tasks: 4, inspections: 1, issues: 0, clues: 0 });
  });

  it('goes home', () => story.as(who.secretary).does(`${path}/complete`));

  at('2026-02-12T09:00:00+08:00');
  it('lets a report go up through the director, with figures equal to the findings and the clue as a number', async () => {
    const path = `inspections/${task}/report`;
    const secretary = story.as(who.secretary);
    const report = {
      members: team(story).members,
      otherProblems: 2,
      clues: [NUMBER],
      situation: '走访三个单位，发现登记方面的其他问题两个。',
    };
    await story.as(supervisor).isRefused('access.denied', path, report);
    const counts = await secretary.isRefused('inspection.report-counts-differ', path, {
      ...report,
      otherProblems: 3,
    });
    expect(counts.facts).toEqual({ told: 3, found: 2 });
    await secretary.isRefused('inspection.report-clues-differ', path, { ...report, clues: [] });
    await secretary.does(path, report);
    expect((await waiting())['director']).toEqual([`review-report ${task}`]);
    await story.as(who.deputy).isRefused('inspection.report-not-reviewed', `${path}/present`);
    await story.as(who.deputy).isRefused('access.denied', `${path}/review`, { opinion: '同意' });
    await story.as(who.director).does(`${path}/review`, { opinion: '情况属实，同意报送。' });
    expect((await waiting())['deputy']).toEqual([`present-report ${task}`]);
    await story.as(who.deputy).does(`${path}/present`);
    const lists = await waiting();
    expect([lists['leader'], lists['director'], lists['deputy']]).toEqual([
      [`instruct-on-report ${task}`],
      undefined,
      undefined,
    ]);
    // Who is told to close it may close it, and nobody else is told to.
    expect(lists['conduct']).toContain(`close-task ${task}`);
    await story.as(who.director).isRefused('access.denied', `tasks/${task}/close`);
    await story.as(who.leader).does(`${path}/instruct`, { instruction: '请党风政风监督室跟踪整改。' });
    await story.as(who.conduct).does(`tasks/${task}/close`);
    const after = await waiting();
    expect([after['leader'], after['director'], after['secretary']]).toEqual([
      undefined,
      undefined,
      [`transfer-clue ${NUMBER}`],
    ]);
    expect(await story.as(who.conduct).seesOne(`task-board/${task}`)).toMatchObject({
      state: 'closed',
      inspection: 'report-instructed',
      leader: who.secretary,
    });
    expect(story.faults).toEqual([]);
  });
}
