import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignZone3, openWithInventedTownship, planSpringFestival, task } from './spring-festival.js';
import { type Answer, type Stage, stages, type Story } from './story.js';

const key = (name: string) => ({ 'idempotency-key': name });
const ifMatch = (etag: string) => ({ 'if-match': etag });

describe.each(stages)('commands sent again, late or at once, on $name', (stage: Stage) => {
  let story: Story;
  let keeper: string;
  const as = (person: string) => story.as(person);
  const eventsOf = async (stream: string) => {
    let events = 0;
    for await (const _ of story.county.store.readStream(`${story.name}/${stream}`)) events++;
    return events;
  };

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00');
    keeper = story.cast.of('general-office-head');
    story.at('2026-01-19T09:00:00+08:00');
    await planSpringFestival(story);
    await as(story.cast.of('conduct-office-head')).does('plans/2026/items', {
      item: 'research',
      kind: 'research',
      title: '基层减负专项调研',
      units: [],
      zones: [],
    });
  });
  afterAll(() => story.close());

  const assign = () => ({
    plan: '2026',
    item: 'spring-festival',
    zone: 'zone-4',
    units: ['civil-affairs-bureau'],
    due: '2026-02-14',
  });
  const conduct = () => as(story.cast.of('conduct-office-head'));
  let first: Answer;

  it('answer the first answer again, and write one event', async () => {
    first = await conduct().post('tasks', assign(), key('assign-4'));
    expect([first.status, first.body]).toEqual([
      201,
      {
        id: '2026-spring-festival-zone-4',
        revision: 0,
        position: expect.any(String),
        events: ['TaskAssigned'],
        repeated: false,
      },
    ]);
    expect(first.headers).toMatchObject({ etag: '"0"', 'idempotency-key': 'assign-4' });
    // Sent four times more at once, as an impatient client does.
    const again = await Promise.all([1, 2, 3, 4].map(() => conduct().post('tasks', assign(), key('assign-4'))));
    for (const answer of again) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({ ...first.body, repeated: true });
      expect(answer.headers['etag']).toBe('"0"');
    }
    expect(await eventsOf('task/2026-spring-festival-zone-4')).toBe(1);
  });

  it('answer the first answer also when the record has gone on since', async () => {
    await as(story.cast.deputy('zone-4')).does('tasks/2026-spring-festival-zone-4/receive');
    expect((await conduct().post('tasks', assign(), key('assign-4'))).body).toEqual({ ...first.body, repeated: true });
    expect(await eventsOf('task/2026-spring-festival-zone-4')).toBe(2);
  });

  it('belong to who sent them: the same key of another person is another command', async () => {
    const official = story.cast.of('conduct-office-official');
    const other = await as(official).post(
      'tasks',
      { ...assign(), zone: 'zone-2', units: ['party-school'] },
      key('assign-4'),
    );
    expect([other.status, other.body.repeated]).toEqual([201, false]);
  });

  it('are refused with 422 when the key comes with another body, or for another record', async () => {
    const body = await conduct().post('tasks', { ...assign(), due: '2026-02-13' }, key('assign-4'));
    expect([body.status, body.body.code]).toEqual([422, 'key.reused']);
    const record = await conduct().post('plans/2026/items/research/withdraw', { reason: '并入' }, key('assign-4'));
    expect([record.status, record.body.code]).toEqual([422, 'key.reused']);
    const unit = { ...assign(), zone: 'zone-1', units: ['court'] };
    expect((await conduct().post('tasks', unit, key('assign-4'))).status).toBe(422);
    expect(await eventsOf('task/2026-spring-festival-zone-1')).toBe(0);
    expect((await conduct().seesOne('plan-items/2026-research')).state).toBe('proposed');
  });

  it('go to one record when one key is sent to two at once', async () => {
    const withdraw = { reason: '并入其他事项' };
    for (const item of ['one', 'two'])
      await conduct().does('plans/2026/items', { item, kind: 'research', title: '专项调研', units: [], zones: [] });
    const [plan, open] = await Promise.all([
      conduct().post('plans/2026/items/one/withdraw', withdraw, key('sent-to-two')),
      conduct().post('plans/2027/open', {}, key('sent-to-two')),
    ]);
    expect([plan.status, open.status].sort()).toEqual([expect.any(Number), 422]);
    expect(Math.min(plan.status, open.status)).toBeLessThan(300);
    // A refused command has used up no key.
    await conduct().isRefused('plan.no-such-item', 'plans/2026/items/three/withdraw', withdraw);
    expect((await conduct().post('plans/2026/items/three/withdraw', withdraw, key('refused'))).status).toBe(409);
    expect((await conduct().post('plans/2026/items/two/withdraw', withdraw, key('refused'))).status).toBe(200);
  });

  it('answer the first answer again after the whole program has been ended and started', async () => {
    await story.restart();
    const again = await conduct().post('tasks', assign(), key('assign-4'));
    expect([again.status, again.body]).toEqual([201, { ...first.body, repeated: true }]);
    expect((await conduct().post('tasks', { ...assign(), due: '2026-02-13' }, key('assign-4'))).status).toBe(422);
    expect(await eventsOf('task/2026-spring-festival-zone-4')).toBe(2);
  });

  it('with a stale If-Match are refused with 412, which says who changed what', async () => {
    await assignZone3(story);
    const page = await conduct().get(`task-board/${task}`);
    expect(page.headers['etag']).toBe('"0"');
    const deputy = story.cast.deputy('zone-3');
    await as(deputy).does(`tasks/${task}/receive`);
    const extension = { until: '2026-02-28', reason: '雪天路阻' };
    const late = await conduct().post(`tasks/${task}/extend`, extension, ifMatch(page.headers['etag']!));
    expect([late.status, late.body.code, late.body.seen, late.body.revision]).toEqual([412, 'record.stale', 0, 1]);
    expect(late.body.lastChange).toMatchObject({
      type: 'TaskReceived',
      actor: { person: deputy, post: 'deputy-zone-director', of: 'zone-3' },
      recordedAt: expect.stringContaining('2026-01-19T'),
    });
    expect(late.headers['etag']).toBe('"1"');
    for (const unreadable of ['1', 'W/"1"', '*'])
      expect((await conduct().post(`tasks/${task}/extend`, extension, ifMatch(unreadable))).body.errors).toEqual([
        expect.objectContaining({ pointer: 'If-Match', code: 'revision' }),
      ]);
    expect(await eventsOf(`task/${task}`)).toBe(2);
  });

  it('with the ETag of the page’s row as If-Match go through', async () => {
    const page = await conduct().get(`task-board/${task}`);
    expect([page.headers['etag'], page.body.state]).toEqual(['"1"', 'received']);
    const extension = { until: '2026-02-28', reason: '雪天路阻' };
    const done = await conduct().post(`tasks/${task}/extend`, extension, ifMatch(page.headers['etag']!));
    expect([done.status, done.headers['etag']]).toEqual([200, '"2"']);
    const seen = await conduct().get(`task-board/${task}`);
    expect([seen.headers['etag'], seen.body.due]).toEqual(['"2"', '2026-02-28']);
  });

  it('speak of the year’s plan, where what was looked at is one item of it', async () => {
    const item = await conduct().get('plan-items/2026-research');
    const list = { title: '基层减负', units: [], zones: ['zone-1'], item: 'research', kind: 'research' };
    const done = await conduct().post('plans/2026/items/research/amend', list, ifMatch(item.headers['etag']!));
    expect(done.status).toBe(200);
    const late = await as(story.cast.of('principal-leader')).post(
      'plans/2026/items/research/approve',
      {},
      ifMatch(item.headers['etag']!),
    );
    expect([late.status, late.body.lastChange.type]).toEqual([412, 'PlanItemAmended']);
  });

  it('of 64 writers who all saw the same revision let one through', async () => {
    const { headers } = await conduct().get(`task-board/${task}`);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        conduct().post(
          `tasks/${task}/extend`,
          { until: `2026-03-${String(1 + (n % 31)).padStart(2, '0')}`, reason: `第${n}人` },
          ifMatch(headers['etag']!),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 63 }, () => 412)]);
    expect(await eventsOf(`task/${task}`)).toBe(4);
  });

  it('of 64 writers on one record at once give revisions without a gap', async () => {
    const before = await eventsOf('people/register');
    await as(keeper).get('session');
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        as(keeper).post('people', { person: `new-clerk-${n}`, name: `新员${n}` }, key(`clerk-${n}`)),
      ),
    );
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const done = answers.filter(({ status }) => status === 200);
    const revisions = done.map(({ body }) => body.revision as number).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: done.length }, (_, n) => before + n));
    expect(await eventsOf('people/register')).toBe(before + done.length);
    // Whoever lost asks again with the same key, and in the end everybody is in the register once.
    for (let n = 0; n < 64; n++)
      await as(keeper).does('people', { person: `new-clerk-${n}`, name: `新员${n}` }, key(`clerk-${n}`));
    expect(await eventsOf('people/register')).toBe(before + 64);
    const rows = await as(keeper).sees('people?limit=1000');
    expect(rows.filter(({ person }) => person.startsWith('new-clerk-'))).toHaveLength(64);
  });
});
