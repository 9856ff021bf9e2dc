import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { POLICIES } from '@county/shared/capability.js';
import type { ParkedShown, ReadModelShown } from '@county/http/system.controller.js';
import { actors, assignZone3, openWithInventedTownship, planSpringFestival } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

describe.each(stages)('the system administrator, on $name', (stage: Stage) => {
  let story: Story;
  let who: ReturnType<typeof actors> & { readonly system: string; readonly security: string };
  const readModel = async (name: string) => {
    const { body } = await story.as(who.system).get('system/read-models');
    return (body.rows as ReadModelShown[]).find((one) => one.name === name)!;
  };
  const parked = async () =>
    (await story.as(who.system).get('system/parked-events')).body.rows as readonly ParkedShown[];
  const onRecord = async () =>
    (await story.as(who.auditor).sees('access-history?what=SystemAdministered')).map(
      ({ person, post, action, record }) => [person, post, action, record],
    );

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00');
    const { cast } = story;
    who = { ...actors(story), system: cast.of('system-administrator'), security: cast.of('security-administrator') };
    await planSpringFestival(story);
  });
  afterAll(() => story.close());

  it('sees how every read model stands, and so does the auditor; nobody else', async () => {
    await story.eventually(async () => (await readModel('task-board')).state === 'live');
    expect(await readModel('task-board')).toMatchObject({ version: expect.any(Number), stopped: null, building: null });
    expect((await story.as(who.auditor).get('system/read-models')).status).toBe(200);
    for (const person of [who.security, who.conduct, who.leader, who.director])
      for (const page of ['system/read-models', 'system/parked-events']) await story.as(person).isTurnedAway(page);
  });

  it('builds one anew, on record; it goes on serving meanwhile', async () => {
    const { serves } = await readModel('plan-items');
    const { collection } = await story.as(who.system).does('system/read-models/plan-items/rebuild');
    expect(collection).not.toBe(serves);
    await story.eventually(async () => (await readModel('plan-items')).serves === collection);
    expect((await story.as(who.conduct).sees('plan-items')).length).toBe(1);
    expect((await story.as(who.system).post('system/read-models/plan-items/restart')).status).toBe(204);
    expect((await story.as(who.system).post('system/read-models/nothing/rebuild')).status).toBe(404);
    expect((await onRecord()).sort()).toEqual([
      [who.system, 'system-administrator', 'rebuild-read-model', 'plan-items'],
      [who.system, 'system-administrator', 'restart-read-model', 'plan-items'],
    ]);
    for (const person of [who.auditor, who.security, who.leader])
      await story.as(person).isRefused('access.denied', 'system/read-models/plan-items/rebuild');
  });

  it('has what policies could not take tried again, or given up, and does not learn what it was about', async () => {
    await story.settles();
    await story.policiesRest();
    await assignZone3(story);
    // A policy that fails, in place of those that rest.
    const failing = new ConsumerGroup({
      ...{ store: story.county.store, keeps: story.county.readModels, name: POLICIES, attempts: 1 },
      filter: { types: ['TaskAssigned'] },
      take: async ({ stream }) => {
        throw new Error(`open-inspection: inspection.unknown {"stream":"${stream}"}`);
      },
    });
    await failing.start();
    await story.eventually(async () => (await parked()).length > 0);
    await failing.stop();

    const [one] = await parked();
    expect(one).toEqual({
      ...{ id: expect.any(String), type: 'TaskAssigned', category: 'task', at: expect.any(String), attempts: 1 },
      reason: 'Error: open-inspection: inspection.unknown {…}',
    });
    expect((await story.as(who.system).post('system/parked-events/none/retry')).status).toBe(404);
    for (const person of [who.auditor, who.security, who.conduct])
      await story.as(person).isRefused('access.denied', `system/parked-events/${one!.id}/skip`);

    expect(await story.as(who.system).does(`system/parked-events/${one!.id}/retry`)).toEqual({
      ...{ id: one!.id, outcome: 'taken' },
    });
    expect(await parked()).toEqual([]);
    expect((await story.as(who.system).post(`system/parked-events/${one!.id}/skip`)).status).toBe(404);
    expect((await onRecord()).at(0)).toEqual([who.system, 'system-administrator', 'retry-parked', one!.id]);
  });
});
