import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Possible } from '@county/http/actions.js';
import { actors, assignZone3, openWithInventedTownship, planSpringFestival, task } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

describe.each(stages)('what a person may do with a record, on $name', (stage: Stage) => {
  let story: Story;
  let who: ReturnType<typeof actors>;
  const ask = async (person: string, of: string, headers?: Record<string, string>) => {
    const { status, body } = await story.as(person).get(`actions/${of}`, headers);
    expect([of, status]).toEqual([of, 200]);
    return body.actions as readonly Possible[];
  };
  const named = async (person: string, of: string) => (await ask(person, of)).map(({ command }) => command);
  const one = async (person: string, of: string, command: string) =>
    (await ask(person, of)).find((action) => action.command === command);

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-19T08:00:00+08:00');
    who = actors(story);
    await planSpringFestival(story);
    await assignZone3(story);
  });
  afterAll(() => story.close());

  it('are the commands of the table that name them where the matter belongs, with the post they act in', async () => {
    expect(await one(who.deputy, `task/${task}`, 'ReceiveTask')).toEqual({
      command: 'ReceiveTask',
      post: `tasks/${task}/receive`,
      zh: expect.any(String),
      en: expect.any(String),
      as: { post: 'deputy-zone-director', of: 'zone-3' },
      posts: [{ post: 'deputy-zone-director', of: 'zone-3' }],
      right: 'certain',
      would: 'done',
    });
    expect(await named(who.conduct, `task/${task}`)).not.toContain('ReceiveTask');
    expect(await named(who.directorOf4, `task/${task}`)).toEqual([]);
    expect(await named(who.auditor, `task/${task}`)).toEqual([]);
  });

  it('come out as they are said to: done, nothing left to do, or refused for the same reason', async () => {
    await story.settles();
    const before = await story.lastTold();
    const all: (Possible & { readonly person: string })[] = [];
    for (const person of [who.deputy, who.director, who.conduct, who.leader])
      for (const record of [
        `task/${task}`,
        `inspection/${task}`,
        'plan/2026',
        'issue/unknown-1',
        'clue/2026-9',
        'document/none',
      ])
        for (const action of await ask(person, record)) all.push({ person, ...action });
    // To ask is not to do.
    expect(await story.lastTold()).toBe(before);
    const refused = all.filter(({ would }) => would === 'refused');
    expect(refused.length).toBeGreaterThan(5);
    for (const { person, post, refusal } of refused) await story.as(person).isRefused(refusal!.code, post);

    await story.as(who.deputy).does(`tasks/${task}/receive`);
    expect(await one(who.deputy, `task/${task}`, 'ReceiveTask')).toMatchObject({ would: 'nothing' });
    const again = await story.as(who.deputy).does(`tasks/${task}/receive`);
    expect(again.events).toEqual([]);
  });

  it('say so where it depends on what the command says', async () => {
    const extend = (await ask(who.conduct, `task/${task}`)).filter(({ would }) => would === 'open');
    expect(extend.length).toBeGreaterThan(0);
    const perhaps = (await ask(who.deputy, 'arrangement/zones')).filter(({ right }) => right === 'perhaps');
    expect(perhaps.map(({ command }) => command)).toContain('AddZoneMember');
    expect(perhaps.map(({ would }) => would)).toEqual(perhaps.map(() => 'open'));
  });

  it('are of one post, where that post is named', async () => {
    const actions = await ask(who.deputy, `task/${task}`, { 'acting-post': 'office-head:office-3' });
    expect(actions.map(({ as }) => as.post).filter((post) => post !== 'office-head')).toEqual([]);
  });

  it('in the zones, are weighed against the zone that is meant', async () => {
    const of = async (zone: string) =>
      (await ask(who.director, `arrangement/zones?zone=${zone}`)).filter(
        ({ right, post }) => right === 'certain' && post.startsWith(`zones/${zone}/`),
      ).length;
    expect(await of('zone-4')).toBe(0);
  });

  it('are none of anything that nobody but the program does', async () => {
    for (const person of [who.leader, who.conduct, who.director, who.auditor])
      expect(await named(person, `access/${who.director}`)).toEqual([]);
  });

  it('are not told of what there is not', async () => {
    expect((await story.as(who.conduct).get('actions/nothing/x')).status).toBe(404);
    expect((await story.as(who.conduct).get('actions/task/__proto__')).status).toBe(404);
    const faulty = await story.as(who.conduct).get(`actions/task/${task}?zone=zone-3`);
    expect([faulty.status, faulty.body.errors[0].code]).toEqual([400, 'unknown-field']);
  });

  it('and in general: the rows of the table of rights that are open to this person', async () => {
    const rights = async (person: string) => {
      const { status, body } = await story.as(person).get('rights');
      expect(status).toBe(200);
      return body as { posts: unknown[]; rights: { action: string; kind: string; post?: string; opens?: boolean }[] };
    };
    const conduct = await rights(who.conduct);
    const of = (action: string) => conduct.rights.find((right) => right.action === action);
    expect(of('AssignTask')).toMatchObject({ kind: 'command', post: 'tasks', opens: true, category: 'task' });
    expect(of('task-board')).toMatchObject({ kind: 'page', as: { post: 'conduct-office-head' } });
    expect(of('clue-ledger')).toBeUndefined();
    expect(of('RecordRefusal')).toBeUndefined();
    const auditor = await rights(who.auditor);
    expect(auditor.rights.filter(({ kind }) => kind === 'command').map(({ action }) => action)).toContain('OpenReplay');
    // Whatever the list says can be opened, opens; whatever it does not, does not.
    const pages = [...story.county.pages.values()].filter(({ view }) => view.name !== 'chain');
    for (const person of [who.director, who.auditor]) {
      const open = new Set((await rights(person)).rights.map(({ action }) => action));
      for (const { get } of pages)
        expect([person, get, (await story.as(person).get(`${get}?limit=1`)).status === 200]).toEqual([
          ...[person, get, open.has(get)],
        ]);
    }
  });
});
