// Three edges on the ground of the Spring Festival check: a recusal decided by a higher post, a term that ends during a
// check, and a grant that is revoked while its document is on a screen.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actors,
  invented,
  openWithInventedTownship,
  supervisor,
  task,
  team,
  tellUntilFieldwork,
} from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

const problem = {
  unit: invented.township,
  place: '镇政府值班室',
  kind: '登记不全',
  facts: '节日值班表缺两日交接签名。',
};
const about = { kind: 'inspection', matter: task, ground: 'interest', reason: '曾与该镇有业务往来' };
/** A second special supervisor, whose term is short. */
const second = 'lu-ping';

describe.each(stages)('edges of recusal, terms and grants, on $name', (stage: Stage) => {
  let story: Story;
  let who: ReturnType<typeof actors> &
    Record<'inCharge' | 'general' | 'joins' | 'other' | 'outsider' | 'inside', string>;
  const as = (role: keyof typeof who) => story.as(who[role]);

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00');
    const { cast } = story;
    who = {
      ...actors(story),
      inCharge: cast.of('leader-in-charge'),
      general: cast.of('general-office-head'),
      joins: cast.of('township-official', 'commission-taole'),
      other: cast.of('group-official', 'group-3', 1),
      outsider: cast.of('township-official', 'commission-tongfu'),
      inside: cast.of('internal-supervision'),
    };
    await tellUntilFieldwork(story);
    await as('secretary').does(`inspections/${task}/findings`, { problem });
    await as('secretary').does('issues', { zone: 'zone-3', inspection: task, finding: '1' });
    await as('general').does(`special-supervisors/${second}/appoint`, {
      name: '陆平',
      from: '2026-02-10',
      until: '2026-02-20',
      vetted: 'clear',
      declaration: 'relations',
      relations: [{ kind: 'interest', unit: 'hongyazi' }],
    });
    await as('general').does('zones/zone-3/special-supervisors', { person: second, name: '陆平', from: '2026-02-10' });
    await story.settles();
  });
  afterAll(() => story.close());

  describe('a recusal that others ask for', () => {
    it('stops the person’s next step until it is decided, and leaves him his reading', async () => {
      await story.as(who.outsider).isRefused('recusal.unknown-person', 'recusals/nobody/request', about);
      await as('official').does(`recusals/${who.secretary}/request`, about);
      const another = { problem: { ...problem, place: '食堂' } };
      await as('secretary').isRefused('recusal.request-open', `inspections/${task}/findings`, another);
      await as('secretary').isRefused('recusal.request-open', `inspections/${task}/complete`);
      expect(await as('secretary').seesOne(`inspections/${task}`)).toHaveProperty('problems');
      // The others work on meanwhile.
      await as('official').does(`inspections/${task}/findings`, another);
      // Whose it is he learns; who asked, and why, he does not.
      const [own] = await as('secretary').sees('recusals');
      expect(own).toMatchObject({ state: 'asked', matter: task });
      expect(own).not.toHaveProperty('requestedBy');
      expect(own).not.toHaveProperty('reason');
      expect((await as('director').sees('to-do?step=decide-recusal')).map(({ record }) => record)).toEqual([
        who.secretary,
      ]);
    });

    it('is decided by a higher post: not by himself, by whoever asked, by an equal or by another zone', async () => {
      const path = `recusals/${who.secretary}/1/decide`;
      const decision = { outcome: 'recused', reason: '往来属实' };
      for (const role of ['secretary', 'official', 'deputy', 'general'] as const)
        await as(role).isRefused('access.denied', path, decision);
      await as('directorOf4').isRefused('recusal.of-another-zone', path, decision);
      await as('inside').isRefused('recusal.not-higher', path, decision);
      await as('director').does(path, decision);
      await as('inCharge').isRefused('recusal.already-decided', path, { ...decision, outcome: 'stays' });
    });

    it('closes the matter to him at that very event, for acts and for reading', async () => {
      const his = as('secretary');
      const denied = await his.isRefused('access.denied', `inspections/${task}/findings`, { problem });
      expect(denied.facts.why).toBe('recused');
      expect((await his.get(`inspections/${task}`)).status).toBe(404);
      expect((await his.get(`task-board/${task}`)).status).toBe(404);
      expect((await his.get('issues')).body.rows).toEqual([]);
      expect(await his.sees('to-do')).toEqual([]);
      expect((await his.sees('done')).map(({ record }) => record)).not.toContain(task);
      await his.isTurnedAway(`history/records/inspection/${task}`);
      const past = await his.get(`inspections/${task}?asOf=recorded:2026-02-10T09:00:05%2B08:00`);
      expect(past.status).toBe(404);
    });

    it('holds the team up until he is replaced, and has what he did looked at again', async () => {
      await as('official').isRefused('inspection.conflict', `inspections/${task}/complete`);
      await as('director').does(`inspections/${task}/replace-member`, {
        leaves: who.secretary,
        joins: who.joins,
        leader: who.joins,
        reason: '决定回避',
      });
      const row = await story.eventually(async () => (await as('leader').sees('back-checks'))[0]);
      expect([row.id, row.kind, row.grounds.map(({ relation }: { relation: string }) => relation)]).toEqual([
        `${task}-${who.secretary}`,
        'inspection',
        ['decided-1'],
      ]);
      expect(row.acts.map(({ did }: { did: string }) => did)).toEqual(['FieldworkStarted', 'FindingRecorded']);
    });

    it('when denied gives him his work back, and the same ground does not stop it again', async () => {
      await as('deputy').does(`recusals/${who.official}/request`, about);
      await as('official').isRefused('recusal.request-open', `inspections/${task}/complete`);
      await as('inCharge').does(`recusals/${who.official}/1/decide`, { outcome: 'stays', reason: '查无此事' });
      await as('official').does(`inspections/${task}/findings`, { problem: { ...problem, place: '档案室' } });
      await as('deputy').isRefused('recusal.denied-before', `recusals/${who.official}/request`, about);
    });
  });

  describe('a special supervisor’s term that ends during a check', () => {
    it('ends his rights with the event, his seat with it, and leaves the check to the others', async () => {
      expect((await story.as(supervisor).sees('supervisor-desk')).map(({ task: one }) => one)).toEqual([task]);
      const invitation = {
        activity: 'visit-1',
        zone: 'zone-3',
        kind: 'inspection',
        title: '节前走访',
        day: '2026-02-10',
        task,
      };
      await as('directorOf4').isRefused('access.denied', `special-supervisors/${supervisor}/invite`, invitation);
      await as('director').isRefused('supervisor.barred', `special-supervisors/${second}/invite`, invitation);
      await as('director').does(`special-supervisors/${supervisor}/invite`, invitation);
      await as('deputy').does(`special-supervisors/${supervisor}/activities/visit-1/participation`, {
        took: 'attended',
      });
      expect((await story.as(supervisor).sees('special-supervisors'))[0].activities).toMatchObject([
        { took: 'attended' },
      ]);
      for (const page of [
        'issues',
        'clue-custody',
        'interference',
        'dispatch-board',
        'expenses',
        'commendations',
        'highlights',
        'waiting-time',
      ])
        await story.as(supervisor).isTurnedAway(page);
      story.at('2026-02-11T09:00:00+08:00');
      await story.as(supervisor).does('opinions', { on: 'zone-work', subject: '检查方式', text: '检查前已有人知情。' });
      await as('general').does(`special-supervisors/${supervisor}/end`, {
        until: '2026-02-11',
        ground: 'resigned',
        reason: '本人申请',
      });
      for (const page of ['supervisor-desk', `inspections/${task}`, 'plan-items', 'opinions'])
        await story.as(supervisor).isTurnedAway(page);
      await story.settles();
      const row = await as('director').seesOne(`inspections/${task}`);
      expect(row.team.map(({ person }: { person: string }) => person).sort()).toEqual([who.joins, who.official].sort());
      expect(row.former).toContain(supervisor);
      const seat = await as('conduct').seesOne(`dispatch-board/${task}-${supervisor}`);
      expect(seat).toMatchObject({ over: 'term-over' });
      expect(await as('conduct').seesOne(`zone-register/member:${supervisor}`)).toMatchObject({ until: '2026-02-11' });
      // Nobody puts him on a team again.
      await as('director').isRefused('inspection.not-active-in-zone', `inspections/${task}/replace-member`, {
        leaves: who.official,
        joins: supervisor,
        reason: '更换',
      });
      await as('official').does(`inspections/${task}/complete`);
    });

    it('leaves his opinion to be answered above the zone', async () => {
      const [{ id }] = await as('inCharge').sees('opinions');
      expect(await as('director').sees('opinions')).toEqual([]);
      expect((await as('inCharge').sees('to-do?step=answer-opinion')).map(({ record }) => record)).toEqual([id]);
      await as('director').isRefused('opinion.answered-above-the-zone', `opinions/${id}/answer`, { answer: '已阅。' });
      await as('inCharge').does(`opinions/${id}/answer`, { answer: '已查明，改为当日通知。' });
      expect(await as('inCharge').seesOne(`opinions/${id}`)).toMatchObject({
        state: 'answered',
        answeredIn: 'leader-in-charge',
      });
    });

    it('cannot be renewed once it is over, nor begun again by whoever was disciplined', async () => {
      await as('general').isRefused('supervisor.not-appointed', `special-supervisors/${supervisor}/renew`, {
        until: '2036-01-19',
      });
      await as('general').isRefused('supervisor.not-eligible', `special-supervisors/${supervisor}/appoint`, {
        name: '白秋月',
        from: '2026-03-01',
        until: '2031-03-01',
        vetted: 'disciplined',
        declaration: 'no-conflict',
      });
    });
  });

  describe('a grant', () => {
    const report = {
      members: [] as string[],
      otherProblems: 3,
      clues: [],
      situation: '走访三个单位，发现其他问题三个。',
    };
    let grant: string;

    it('is asked for by whoever is to read, and given by somebody else, until a day', async () => {
      story.at('2026-02-12T09:00:00+08:00');
      const members = (await as('official').seesOne(`inspections/${task}`)).team.map(
        ({ person }: { person: string }) => person,
      );
      await as('official').does(`inspections/${task}/report`, { ...report, members });
      await as('director').does(`inspections/${task}/report/review`, { opinion: '同意' });
      await as('deputy').does(`inspections/${task}/report/present`);
      // What he declared at his appointment bars the second supervisor from this very inspection.
      await story.as(second).isRefused('grant.barred', 'access-grants', {
        document: 'inspection-report',
        record: task,
        purpose: '参加回头看',
      });
      expect(Object.keys(await story.as(second).seesOne(`inspections/${task}`)).sort()).toEqual([
        'asOfPosition',
        'id',
        'inspection',
        'state',
        'zone',
      ]);
      const asked = { document: 'inspection', record: task, purpose: '参加同类检查，借鉴方法' };
      const { id } = await as('outsider').does('access-grants', asked);
      grant = id;
      await as('outsider').isTurnedAway(`access-grants/${grant}/document`);
      for (const role of ['outsider', 'directorOf4', 'director', 'conduct'] as const)
        await as(role).isRefused('access.denied', `access-grants/${grant}/grant`, { until: '2026-02-20' });
      await as('inCharge').isRefused('grant.too-long', `access-grants/${grant}/grant`, { until: '2026-06-20' });
      expect((await as('inCharge').sees('to-do?step=decide-access')).map(({ record }) => record)).toEqual([grant]);
      await as('inCharge').does(`access-grants/${grant}/grant`, { until: '2026-02-20' });
    });

    it('opens that document to that person alone, without clues, each reading on record', async () => {
      expect(await as('outsider').seesOne(`inspections/${task}`)).toBeUndefined();
      const opened = await as('outsider').get(`access-grants/${grant}/document`);
      expect([opened.status, opened.body.problems.length]).toEqual([200, 3]);
      for (const hidden of ['clues', 'barred', 'certificates', 'former'])
        expect(opened.body).not.toHaveProperty(hidden);
      await as('other').isTurnedAway(`access-grants/${grant}/document`);
      const history = await as('auditor').sees(`access-history?person=${who.outsider}`);
      expect(history.filter(({ what }) => what === 'SensitiveRecordViewed')).toEqual([
        expect.objectContaining({
          action: 'granted-document',
          record: `inspection-page/${task}`,
          reason: `参加同类检查，借鉴方法（${grant}）`,
        }),
      ]);
      expect(history.map(({ what }) => String(what))).toEqual(
        expect.arrayContaining(['AccessRequested', 'AccessGranted']),
      );
    });

    it('revoked while the document is on the screen opens nothing to the next request', async () => {
      await as('inCharge').does(`access-grants/${grant}/revoke`, { reason: '事由已了' });
      const next = await as('outsider').get(`access-grants/${grant}/document`);
      expect([next.status, next.body.code, next.body.facts.why]).toEqual([403, 'access.denied', 'grant-revoked']);
      expect(await as('outsider').seesOne(`access-grants/${grant}`)).toMatchObject({ state: 'revoked' });
    });

    it('ends with its last day, though nobody has told its end', async () => {
      const { id } = await as('outsider').does('access-grants', {
        document: 'task',
        record: task,
        purpose: '同类检查',
      });
      await as('inCharge').does(`access-grants/${id}/grant`, { until: '2026-02-13' });
      expect((await as('outsider').get(`access-grants/${id}/document`)).status).toBe(200);
      story.at('2026-02-14T00:00:30+08:00');
      const next = await as('outsider').get(`access-grants/${id}/document`);
      expect([next.status, next.body.facts.why]).toEqual([403, 'grant-expired']);
    });
  });

  it('a term that runs out ends rights with the day, before the clock has put it on record', async () => {
    story.at('2026-02-19T23:59:00+08:00');
    expect((await story.as(second).get('supervisor-desk')).status).toBe(200);
    story.at('2026-02-20T00:00:10+08:00');
    await story.as(second).isTurnedAway('supervisor-desk');
    expect(await as('general').seesOne(`special-supervisors/${second}`)).toMatchObject({ state: 'appointed' });
    await story.wakes();
    expect(await as('general').seesOne(`special-supervisors/${second}`)).toMatchObject({
      state: 'ended',
      ended: 'ran-out',
    });
    expect(team(story).members).toContain(supervisor);
    expect(story.faults).toEqual([]);
  });
});
