import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Accounts } from '@county/access/accounts.js';
import { ACCESS, type AccessParts } from '@county/access/caller.js';
import { County } from '@county/county.runtime.js';
import { Live } from '@county/http/live.js';
import { Pages } from '@county/http/queries.js';
import { OpenPage } from './listener.js';
import { actors, assignZone3, openWithInventedTownship, planSpringFestival, task } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

const NUMBER = '2026-3-016';
const ENVELOPE = createHash('sha256').update('no envelope').digest('hex');

describe.each(stages)('a page that is open is told what has changed, on $name', (stage: Stage) => {
  let story: Story;
  let who: ReturnType<typeof actors>;
  const opened: OpenPage[] = [];
  const open = async (person: string, headers?: Record<string, string>) => {
    const page = await OpenPage.of(story, person, headers);
    opened.push(page);
    if (page.status === 200) await story.eventually(async () => page.has('open') || page.has('catch-up'));
    return page;
  };
  const assignZone4 = () =>
    story.as(who.conduct).does('tasks', {
      ...{ plan: '2026', item: 'spring-festival', zone: 'zone-4', units: ['civil-affairs-bureau'], due: '2026-02-14' },
    });

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-19T08:00:00+08:00');
    who = actors(story);
    await planSpringFestival(story);
  });
  afterEach(() => {
    for (const page of opened.splice(0)) page.leave();
  });
  afterAll(() => story.close());

  it('which rows, to those who may see them and to nobody else; and that there is something new to do', async () => {
    const [director, deputy, other] = [await open(who.director), await open(who.deputy), await open(who.directorOf4)];
    await assignZone3(story);
    await story.eventually(async () => director.told('task-board', task) && deputy.has('to-do'));
    const told = director.changes.find(({ page }) => page === 'task-board')!;
    expect(Object.keys(told).sort()).toEqual(['id', 'page', 'position']);
    // With that position the page has the row.
    const answer = await story.as(who.director).get(`task-board/${task}?minPosition=${told.position}`);
    expect(answer.status).toBe(200);
    // What comes later to zone 4 would come after what must not.
    await assignZone4();
    await story.eventually(async () => other.told('task-board', '2026-spring-festival-zone-4'));
    expect(other.changes.filter(({ id }) => id?.includes('zone-3'))).toEqual([]);
    expect(director.changes.filter(({ id }) => id?.includes('zone-4'))).toEqual([]);
  });

  it('that something is done with, as well', async () => {
    const deputy = await open(who.deputy);
    await story.as(who.deputy).does(`tasks/${task}/receive`);
    await story.eventually(async () => deputy.has('to-do'));
    expect((await story.as(who.deputy).sees('to-do')).map(({ record }) => record)).not.toContain(task);
  });

  it('of a clue only those who are cleared, and them without its number', async () => {
    const [office, conduct, zone4] = [await open(who.caseHead), await open(who.conduct), await open(who.directorOf4)];
    await story.as(who.director).does('clues', {
      ...{ number: NUMBER, source: 'found-in-work', zone: 'zone-3', envelope: ENVELOPE, noticedAt: story.now },
    });
    await story.eventually(async () => office.told('clue-ledger'));
    // Something that all three are told of, later.
    await story.as(who.conduct).does('plans/2026/items', {
      ...{ item: 'fair', kind: 'festival', title: '庙会', units: [], zones: ['zone-4'] },
    });
    await story.as(who.leader).does('plans/2026/items/fair/approve');
    await story.eventually(
      async () => conduct.told('plan-items', '2026-fair') && zone4.told('plan-items', '2026-fair'),
    );
    // Whoever looks at these two is put on record; to be told is not to look.
    const looked = office.changes.filter(({ page }) => ['clue-ledger', 'clue-custody'].includes(page));
    expect(looked.map(({ id }) => id)).toEqual(looked.map(() => undefined));
    expect(JSON.stringify(zone4.heard)).not.toContain(NUMBER);
    const pages = (page: OpenPage) => new Set(page.changes.map((one) => one.page));
    expect([...pages(zone4)]).toEqual(['plan-items']);
    for (const closed of ['clue-ledger', 'clue-custody', 'sealed-cases']) expect(pages(conduct)).not.toContain(closed);
  });

  it('until the session ends: then the stream does, at once', async () => {
    const page = await open(who.official);
    const cookie = await story.sessionOf(who.official);
    await story.request('DELETE', 'session', undefined, { cookie });
    await story.eventually(async () => page.ended);
    expect(page.heard.at(-1)).toEqual({ event: 'end', data: { why: 'signed-out' } });
  });

  it('of rows no more that a post has opened which is over; only that the rights have changed', async () => {
    const person = story.cast.of('conduct-office-official');
    const page = await open(person);
    await story.as(story.cast.of('general-office-head')).does(`people/${person}/posts/end`, {
      post: 'conduct-office-official',
      ...{ until: story.now.slice(0, 10), reason: '调离' },
    });
    await story.eventually(async () => page.has('rights'));
    const heard = page.heard.length;
    const watching = await open(who.conduct);
    await story.as(who.conduct).does('plans/2026/items', {
      ...{ item: 'rain', kind: 'festival', title: '汛期', units: [], zones: [] },
    });
    await story.eventually(async () => watching.told('plan-items', '2026-rain'));
    expect(page.heard.slice(heard)).toEqual([]);
  });

  it('and, broken off, that it has to look again: nothing is replayed', async () => {
    const page = await open(who.director, { 'last-event-id': '00000000000000000001' });
    expect(page.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(page.heard.map(({ event }) => event)).toEqual(['catch-up']);
  });

  it('not without a session, and not on more pages than a person can look at', async () => {
    const stranger = await fetch(`${await story.url()}/api/v1/live`);
    expect(stranger.status).toBe(401);
    const pages = await Promise.all(Array.from({ length: 8 }, () => open(who.leader)));
    expect(pages.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const one = await open(who.leader);
    expect([one.status, one.heard[0]!.data.code]).toEqual([429, 'live.too-many']);
    pages[0]!.leave();
    await story.eventually(async () => (await open(who.leader)).status === 200);
  });

  it('to nobody who only asks for the headers: that takes no place', async () => {
    const [address, cookie] = [`${await story.url()}/api/v1/live`, await story.sessionOf(who.secretary)];
    const asked = Array.from({ length: 9 }, () => fetch(address, { method: 'HEAD', headers: { cookie } }));
    expect(new Set((await Promise.all(asked)).map(({ status }) => status)).size).toBeLessThanOrEqual(2);
    await story.eventually(async () => (await open(who.secretary)).status === 200);
  });

  it('and is no use of the session, which ends as if nobody were there', async () => {
    const { county } = story;
    const accounts = new Accounts(county.readModels, county.clock);
    const password = Accounts.randomPassword();
    const login = `${story.name}-watching`;
    await accounts.open({ login, county: story.name, person: 'nobody-in-particular', password });
    const signedIn = await accounts.login(login, password);
    const secret = signedIn.is === 'in' ? signedIn.secret : '';
    story.at(new Date(county.clock.now() + 20 * 60_000).toISOString());
    expect(await accounts.glimpse(secret)).toMatchObject({ login });
    story.at(new Date(county.clock.now() + 11 * 60_000).toISOString());
    expect(await accounts.glimpse(secret)).toBeUndefined();
  });

  it('also by a process that writes no rows itself', async () => {
    const { capabilities, boards, store, readModels, clock } = story.county;
    const elsewhere = new County(capabilities, boards, store, readModels, clock);
    const access: AccessParts = story.part(ACCESS);
    const pages = new Pages(readModels, elsewhere.projector, elsewhere.past);
    const accounts = new Accounts(readModels, clock);
    const live = new Live(elsewhere, { ...access, accounts, facts: elsewhere.facts }, pages);
    const secret = (await story.sessionOf(who.conduct)).split('=')[1]!;
    const caller = { county: story.name, person: who.conduct, posts: [{ post: 'conduct-office-head' as const }] };
    const stream = await live.listen(caller, secret, false);
    if (stream === 'full') throw new Error('nobody else listens here');
    let heard = '';
    stream.out.on('data', (part) => (heard += String(part)));
    await story.as(who.conduct).does('plans/2026/items', {
      ...{ item: 'wind', kind: 'festival', title: '风', units: [], zones: [] },
    });
    await story.eventually(async () => heard.includes('"id":"2026-wind"'));
    await live.onModuleDestroy();
    await story.eventually(async () => live.open === 0);
    await elsewhere.projector.stop();
  });

  it('and two hundred that do not read what they are told cost no more for it, nor keep it from who does', async () => {
    const { capabilities, boards, store, readModels, clock } = story.county;
    const elsewhere = new County(capabilities, boards, store, readModels, clock);
    const access: AccessParts = story.part(ACCESS);
    const pages = new Pages(readModels, elsewhere.projector, elsewhere.past);
    const live = new Live(elsewhere, access, pages, { ofOne: 201 });
    const secret = (await story.sessionOf(who.conduct)).split('=')[1]!;
    const caller = { county: story.name, person: who.conduct, posts: [{ post: 'conduct-office-head' as const }] };
    const listen = async () => {
      const stream = await live.listen(caller, secret, false);
      if (stream === 'full') throw new Error('nobody else listens here');
      return stream;
    };
    const stalled = await Promise.all(Array.from({ length: 200 }, listen));
    let heard = '';
    (await listen()).out.on('data', (part) => (heard += String(part)));
    for (let n = 0; n < 30; n++)
      await story.as(who.conduct).does('plans/2026/items', {
        ...{ item: `many-${n}`, kind: 'festival', title: '风', units: [], zones: [] },
      });
    await story.eventually(async () => heard.includes('"id":"2026-many-29"'));
    for (const { waiting, out } of stalled) {
      expect(waiting).toBeLessThanOrEqual(300);
      expect(out.writableLength + out.readableLength).toBeLessThan(100_000);
    }
    await live.onModuleDestroy();
    await elsewhere.projector.stop();
  });

  it('to the end, which is said too', async () => {
    const page = await open(who.director);
    await story.restart();
    await story.eventually(async () => page.ended);
    expect(page.heard.at(-1)).toEqual({ event: 'end', data: { why: 'stopping' } });
  });
});
