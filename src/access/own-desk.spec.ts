import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadModelStore } from '@libs/read-models/index.js';
import { ask, cookieOf, county, type Headers, settled, signIn, type World } from '../../test/access-world.js';

let keeps: ReadModelStore;
let here: World;
beforeEach(async () => {
  ({ keeps, here } = await settled());
});
afterEach(async () => {
  await here.app.close();
  await keeps.close();
});

describe('the own settings and drafts', () => {
  const at = 'my/preferences/report.draft';

  it('are kept and given back, each with its revision', async () => {
    const cookie = cookieOf(await signIn(here, 'wang.jun'));
    const value = { text: '一、基本情况', at: 3 };
    const put = await ask(here, 'PUT', at, cookie, { value });
    expect([put.status, put.headers['etag']]).toEqual([200, '"1"']);
    const got = await ask(here, 'GET', at, cookie);
    expect(JSON.parse(got.body)).toMatchObject({ name: 'report.draft', revision: 1, value });
    expect(got.headers['cache-control']).toBe('no-store');
    const list = await ask(here, 'GET', 'my/preferences', cookie);
    expect(JSON.parse(list.body).preferences).toMatchObject([{ name: 'report.draft', revision: 1 }]);
    const stale = await ask(here, 'PUT', at, { ...cookie, 'if-match': '"0"' }, { value });
    expect([stale.status, stale.code, stale.headers['etag']]).toEqual([412, 'preference.stale', '"1"']);
    expect((await ask(here, 'DELETE', at, { ...cookie, 'if-match': '"1"' })).status).toBe(204);
    expect((await ask(here, 'GET', at, cookie)).code).toBe('preference.not-found');
  });

  it('are for whoever is signed in, and nobody else’s', async () => {
    const wang = cookieOf(await signIn(here, 'wang.jun'));
    const zhao = cookieOf(await signIn(here, 'zhao.min'));
    await ask(here, 'PUT', at, wang, { value: '内容' });
    expect((await ask(here, 'GET', at, zhao)).status).toBe(404);
    expect(JSON.parse((await ask(here, 'GET', 'my/preferences', zhao)).body)).toEqual({ preferences: [] });
    expect((await ask(here, 'GET', at)).status).toBe(401);
    const crossSite = await ask(here, 'PUT', at, { ...wang, 'sec-fetch-site': 'cross-site' }, { value: 'x' });
    expect(crossSite.code).toBe('access.cross-site');
    const { secret } = await here.parts.accounts.issueToken({
      ...{ county, name: 'reader', posts: [{ post: 'case-office-head' }], expires: '2026-12-31T00:00:00+08:00' },
    });
    const service = { authorization: `Bearer ${secret}` };
    expect((await ask(here, 'PUT', at, service, { value: 'x' })).status).toBe(403);
  });

  it('are refused with the fault named when they are none, too large, or of no fit name', async () => {
    const cookie = cookieOf(await signIn(here, 'wang.jun'));
    const put = (name: string, body: object) => ask(here, 'PUT', `my/preferences/${name}`, cookie, body);
    for (const [name, body] of [
      ['x', {}],
      ['x', { value: null }],
      ['x', { value: 'x', person: 'li-na' }],
      ['x', { value: 'x'.repeat(200_000) }],
      ['x', { value: '\ud800' }],
      ['X', { value: 1 }],
      ['..', { value: 1 }],
    ] as const)
      expect([name, (await put(name, body)).status]).toEqual([name, name === '..' ? 404 : 400]);
    expect((await put('x', { value: false })).status).toBe(200);
  });
});

describe('sessions, as the security administrator sees them', () => {
  const listed = async (headers: Headers) =>
    JSON.parse((await ask(here, 'GET', 'sessions', headers)).body).rows as { id: string; person: string }[];

  it('are ended on record, one by one, and never one’s own', async () => {
    const wang = cookieOf(await signIn(here, 'wang.jun'));
    const zhao = cookieOf(await signIn(here, 'zhao.min'));
    const rows = await listed(zhao);
    expect(rows.map(({ person }) => person).sort()).toEqual(['wang-jun', 'zhao-min']);
    const of = (name: string) => rows.find(({ person }) => person === name)!.id;
    expect((await ask(here, 'POST', `sessions/${of('zhao-min')}/end`, zhao)).code).toBe('account.own');
    expect((await ask(here, 'POST', `sessions/${of('wang-jun')}/end`, zhao)).status).toBe(204);
    expect((await ask(here, 'GET', 'session', wang)).status).toBe(401);
    expect((await ask(here, 'POST', `sessions/${of('wang-jun')}/end`, zhao)).code).toBe('session.unknown');
    expect(await here.recorded()).toMatchObject([
      { type: 'SessionEnded', id: 'wang-jun', by: { person: 'zhao-min', post: 'security-administrator' } },
    ]);
  });

  it('are nobody else’s to see or to end', async () => {
    const wang = cookieOf(await signIn(here, 'wang.jun'));
    expect((await ask(here, 'GET', 'sessions', wang)).status).toBe(403);
    expect((await ask(here, 'POST', `sessions/${'0'.repeat(64)}/end`, wang)).status).toBe(403);
    expect((await ask(here, 'POST', 'accounts/zhao.min/lock', wang, { until: '2026-04-01T00:00:00Z' })).status).toBe(
      403,
    );
  });

  it('end when their account is locked, which is on record with its end', async () => {
    const wang = cookieOf(await signIn(here, 'wang.jun'));
    const zhao = cookieOf(await signIn(here, 'zhao.min'));
    const lock = (login: string, until: string) => ask(here, 'POST', `accounts/${login}/lock`, zhao, { until });
    expect((await lock('wang.jun', '2026-03-01T00:00:00+08:00')).code).toBe('account.lock-over-already');
    expect((await lock('zhao.min', '2026-04-01T00:00:00+08:00')).code).toBe('account.own');
    expect((await lock('wang.jun', 'tomorrow')).status).toBe(400);
    expect(await here.recorded()).toEqual([]);
    expect((await lock('wang.jun', '2026-04-01T00:00:00+08:00')).status).toBe(204);
    expect((await ask(here, 'GET', 'session', wang)).status).toBe(401);
    expect((await signIn(here, 'wang.jun')).status).toBe(401);
    expect(await here.recorded()).toMatchObject([
      { type: 'AccountLocked', id: 'wang-jun', data: { login: 'wang.jun', until: '2026-04-01T00:00:00+08:00' } },
    ]);
  });
});
