import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Codec } from '@libs/event-sourcing/codec.js';
import { openReadModels, type ReadModelStore } from '@libs/read-models/index.js';
import {
  ask,
  clock,
  cookieOf,
  county,
  Forgotten,
  type Headers,
  meta,
  MINUTE,
  NEW,
  PASSWORD,
  person,
  settled,
  signIn,
  Works,
  world,
  type World,
} from '../../test/access-world.js';
import { arrangement } from '../zones/arrangement.js';

let keeps: ReadModelStore;
let here: World;
beforeEach(async () => {
  ({ keeps, here } = await settled());
});
afterEach(async () => {
  await here.app.close();
  await keeps.close();
});

describe('signing in over HTTP', () => {
  it('sets a cookie that no script reads and no other site sends, and says who one is', async () => {
    const answer = await signIn(here, 'wang.jun');
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(answer.cookie).toMatch(/^session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const shown = await ask(here, 'GET', 'session', cookieOf(answer));
    expect(JSON.parse(shown.body)).toEqual({
      login: 'wang.jun',
      county,
      person: 'wang-jun',
      posts: [{ post: 'case-office-head' }],
      actsAs: { post: 'case-office-head' },
      mustChangePassword: false,
      until: '2026-03-02T21:00:00.000+08:00',
    });
  });

  it('binds the cookie to the host where there is TLS, and takes no other there', async () => {
    const secure = await world(keeps, here.store, { secure: true });
    const answer = await signIn(secure, 'wang.jun');
    expect(answer.cookie).toMatch(/^__Host-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect((await ask(secure, 'GET', 'session', cookieOf(answer))).status).toBe(200);
    const plain = cookieOf(answer).cookie.replace('__Host-', '');
    expect((await ask(secure, 'GET', 'session', { cookie: plain })).status).toBe(401);
    await secure.app.close();
  });

  it('answers the same for every failure, and puts the lock on record', async () => {
    const unknown = await signIn(here, 'nobody');
    const wrong = await signIn(here, 'wang.jun', 'not the password');
    for (let more = 0; more < 4; more++) await signIn(here, 'wang.jun', 'not the password');
    const locked = await signIn(here, 'wang.jun');
    const told = ({ body, ...rest }: typeof wrong) => ({
      status: rest.status,
      cookie: rest.cookie,
      said: { ...(JSON.parse(body) as object), traceId: '' },
    });
    expect(wrong.status).toBe(401);
    expect(told(unknown)).toEqual(told(wrong));
    expect(told(locked)).toEqual(told(wrong));
    await here.parts.recorder.flush(true);
    expect(await here.recorded()).toEqual([
      {
        type: 'AccountLocked',
        id: 'wang-jun',
        data: { login: 'wang.jun', until: '2026-03-02T09:15:00.000+08:00' },
        by: { person: 'wang-jun', post: 'own-account' },
      },
    ]);
    expect(here.noticed.filter((what) => what === 'sign-in-failed')).toHaveLength(7);
  });

  it('stays locked after a restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'access-'));
    const url = `sqlite:${join(directory, 'views.db')}`;
    try {
      const first = await openReadModels(url);
      const before = await world(first, here.store);
      await before.parts.accounts.open({ login: 'he.jie', county, person: 'wang-jun', password: PASSWORD });
      for (let times = 0; times < 5; times++) await signIn(before, 'he.jie', 'not the password');
      await before.app.close();
      await first.close();

      const second = await openReadModels(url);
      const after = await world(second, here.store);
      expect((await signIn(after, 'he.jie')).status).toBe(401);
      clock.ms += 15 * MINUTE;
      expect((await signIn(after, 'he.jie')).status).toBe(204);
      await after.app.close();
      await second.close();
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('names what is wrong with a body', async () => {
    expect(await ask(here, 'POST', 'session', {}, { login: 'wang.jun' })).toMatchObject({ status: 400 });
    expect(await ask(here, 'POST', 'session', {}, { login: 'wang.jun', password: { $gt: '' } })).toMatchObject({
      status: 400,
      code: 'body.faulty',
    });
    expect(await ask(here, 'POST', 'session')).toMatchObject({ status: 400 });
  });
});

describe('a session over HTTP', () => {
  it('ends when it idles, at sign-out, and when the password changes', async () => {
    const idle = cookieOf(await signIn(here, 'wang.jun'));
    clock.ms += 30 * MINUTE;
    expect(await ask(here, 'GET', 'ledger', idle)).toMatchObject({ status: 401, code: 'access.not-signed-in' });

    const left = cookieOf(await signIn(here, 'wang.jun'));
    const out = await ask(here, 'DELETE', 'session', left);
    expect(out.status).toBe(204);
    expect(out.cookie).toMatch(/^session=; Max-Age=0; Path=\/;.* HttpOnly; SameSite=Strict$/);
    expect((await ask(here, 'GET', 'ledger', left)).status).toBe(401);

    const old = cookieOf(await signIn(here, 'wang.jun'));
    const change = (from: string, to: string) => ask(here, 'PUT', 'session/password', old, { old: from, password: to });
    expect(await change('not it', NEW)).toMatchObject({ status: 401 });
    expect(await change(PASSWORD, 'short')).toMatchObject({ status: 409, code: 'password.too-short' });
    const changed = await change(PASSWORD, NEW);
    expect(changed.status).toBe(204);
    expect((await ask(here, 'GET', 'ledger', old)).status).toBe(401);
    expect((await ask(here, 'GET', 'ledger', cookieOf(changed))).status).toBe(200);
    expect((await here.recorded()).map(({ type, id }) => [type, id])).toEqual([['PasswordChanged', 'wang-jun']]);
  });

  it('is refused to other sites for whatever changes anything, signing in too', async () => {
    const cookie = cookieOf(await signIn(here, 'wang.jun'));
    const seal = async (headers: Headers) => (await ask(here, 'POST', 'clues', { ...cookie, ...headers })).status;
    expect(await seal({})).toBe(201);
    expect(await seal({ 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await seal({ 'sec-fetch-site': 'none' })).toBe(201);
    expect(await seal({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await seal({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await seal({ host: 'zones.local:3000', origin: 'http://zones.local:3000' })).toBe(201);
    expect(await seal({ host: 'zones.local:3000', origin: 'https://zones.example' })).toBe(201);
    expect(await seal({ host: 'zones.local:3000', origin: 'http://zones.local:3001' })).toBe(403);
    expect(await seal({ host: 'zones.local', origin: 'null' })).toBe(403);
    expect((await signIn(here, 'wang.jun', PASSWORD, { 'sec-fetch-site': 'cross-site' })).code).toBe(
      'access.cross-site',
    );
    expect((await ask(here, 'GET', 'ledger', { ...cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  it('loses a right at the event that ends the post', async () => {
    const cookie = cookieOf(await signIn(here, 'wang.jun'));
    expect((await ask(here, 'GET', 'ledger', cookie)).status).toBe(200);
    await here.tell({
      type: 'PostEnded',
      data: { person: 'wang-jun', post: 'case-office-head', until: '2026-03-02', reason: '调动' },
    });
    expect(await ask(here, 'GET', 'ledger', cookie)).toMatchObject({ status: 403, code: 'access.denied' });
    expect(JSON.parse((await ask(here, 'GET', 'session', cookie)).body)).toMatchObject({ posts: [], actsAs: null });
    expect((await ask(here, 'DELETE', 'session', cookie)).status).toBe(204);
  });

  it('acts in the post it wishes, if that is held', async () => {
    await here.tell({
      type: 'PostTaken',
      data: { person: 'wang-jun', post: 'office-official', of: 'office-1', from: '2026-01-01' },
    });
    const cookie = cookieOf(await signIn(here, 'wang.jun'));
    const as = (wish: string) => ask(here, 'GET', 'ledger', { ...cookie, 'acting-post': wish });
    expect((await as('case-office-head')).status).toBe(200);
    expect(await as('office-official:office-1')).toMatchObject({ status: 403, code: 'access.denied' });
    expect(await as('conduct-office-head')).toMatchObject({ status: 403, code: 'access.denied' });
    expect(await as('emperor')).toMatchObject({ status: 400, code: 'access.acting-post-unreadable' });
    expect(await as('case-office-head, auditor')).toMatchObject({ status: 400 });
  });
});

describe('the guard', () => {
  it('lets everybody to what is open, and nobody unknown to anything else', async () => {
    expect((await ask(here, 'GET', 'open')).body).toBe('open');
    for (const path of ['ledger', 'session', 'accounts', 'service-tokens'])
      expect(await ask(here, 'GET', path)).toMatchObject({ status: 401, code: 'access.not-signed-in' });
    expect((await ask(here, 'GET', 'ledger')).headers['www-authenticate']).toBe('Bearer');
    expect(here.noticed.filter((what) => what === 'not-signed-in')).toHaveLength(5);
    await here.parts.recorder.flush(true);
    expect(await here.recorded()).toEqual([]);
  });

  it('denies what no right covers, and puts it on record, also when it comes to light further in', async () => {
    const li = cookieOf(await signIn(here, 'li.na'));
    expect(await ask(here, 'GET', 'ledger?zone=zone-1', li)).toMatchObject({ status: 403, code: 'access.denied' });
    await here.tell({ type: 'PostTaken', data: { person: 'li-na', post: 'standing-member', from: '2026-01-01' } });
    await here.store.append(`${county}/arrangement/zones`, 'any', [
      new Codec([arrangement]).encode(
        '00000000-0000-4000-8000-00000000aaaa',
        'ZoneEstablished',
        { zone: 'zone-1', no: 1, name: '第一协作区', office: 'office-1', officeName: '第一室', textOrder: [] },
        meta,
      ),
      new Codec([arrangement]).encode(
        '00000000-0000-4000-8000-00000000aaab',
        'ZoneDirectorAppointed',
        { zone: 'zone-1', person: 'li-na', from: '2026-01-01' },
        meta,
      ),
    ]);
    expect(await ask(here, 'POST', 'zones/2/team', li)).toMatchObject({ status: 403, code: 'access.denied' });
    await here.parts.recorder.flush(true);
    expect((await here.recorded()).map(({ type, id, data }) => ({ type, id, ...(data as object) }))).toEqual([
      {
        type: 'AccessRefused',
        id: 'li-na',
        action: 'ledger',
        reason: 'no-such-post',
        record: 'GET /api/v1/ledger',
        times: 1,
      },
      {
        type: 'AccessRefused',
        id: 'li-na',
        action: 'form',
        reason: 'not-in-this-matter',
        record: 'POST /api/v1/zones/2/team',
        times: 1,
      },
    ]);
  });

  it('lets no program start with a route that says nothing or has no row', async () => {
    await expect(world(keeps, here.store, { controllers: [Works, Forgotten] })).rejects.toThrow(
      'no row in the policy table for Forgotten.forgotten, Forgotten.rowless',
    );
  });

  it('lets nobody to such a route, should the program run all the same', async () => {
    const cookie = cookieOf(await signIn(here, 'wang.jun'));
    expect((await ask(here, 'GET', 'ledger', cookie)).status).toBe(200);
    (here.parts.policy as Map<string, unknown>).delete('ledger');
    expect(await ask(here, 'GET', 'ledger', cookie)).toMatchObject({ status: 403, code: 'access.no-row' });
  });
});

describe('the security administrator’s desk', () => {
  const zhao = async () => cookieOf(await signIn(here, 'zhao.min'));

  it('is for nobody else', async () => {
    const wang = cookieOf(await signIn(here, 'wang.jun'));
    expect((await ask(here, 'GET', 'accounts', wang)).status).toBe(403);
    expect((await ask(here, 'POST', 'accounts/li.na/password', wang)).status).toBe(403);
    expect((await ask(here, 'POST', 'service-tokens', wang, {})).status).toBe(403);
  });

  it('opens an account whose password is shown once and must be changed first', async () => {
    const admin = await zhao();
    await here.tell(...person('he-jie', 'conduct-office-head'));
    const opened = await ask(here, 'POST', 'accounts', admin, { login: 'He.Jie', person: 'he-jie' });
    expect(opened.status).toBe(201);
    const { password } = JSON.parse(opened.body) as { password: string };
    const given = cookieOf(await signIn(here, 'he.jie', password));
    expect(await ask(here, 'GET', 'ledger', given)).toMatchObject({ status: 403, code: 'access.password-must-change' });
    const chosen = await ask(here, 'PUT', 'session/password', given, { old: password, password: NEW });
    expect((await ask(here, 'GET', 'ledger', cookieOf(chosen))).status).toBe(200);
    const list = await ask(here, 'GET', 'accounts', admin);
    expect(list.body).toContain('"login":"he.jie"');
    expect(list.body).not.toContain('argon2');
    expect((await here.recorded()).map(({ type, id, by }) => ({ type, id, by }))).toEqual([
      { type: 'AccountOpened', id: 'he-jie', by: { person: 'zhao-min', post: 'security-administrator' } },
      { type: 'PasswordChanged', id: 'he-jie', by: { person: 'he-jie', post: 'own-account' } },
    ]);
  });

  it('opens none for a stranger, for a person who has one, or under a login in use; and records none', async () => {
    const admin = await zhao();
    await here.tell(...person('he-jie', 'conduct-office-head'));
    const open = async (login: string, name: string) =>
      (await ask(here, 'POST', 'accounts', admin, { login, person: name })).code;
    expect(await open('no.one', 'no-one')).toBe('account.person-unknown');
    expect(await open('li.na.2', 'li-na')).toBe('account.person-has-one');
    expect(await open('li.na', 'he-jie')).toBe('account.login-taken');
    expect(await open('何洁', 'he-jie')).toBe('account.login-unfit');
    expect(await here.recorded()).toEqual([]);
  });

  it('closes, unlocks and resets, each on record, and never the own account', async () => {
    const admin = await zhao();
    const wang = cookieOf(await signIn(here, 'wang.jun'));
    const act = async (what: string) => (await ask(here, 'POST', `accounts/${what}`, admin)).status;
    for (let times = 0; times < 5; times++) await signIn(here, 'li.na', 'not the password');
    expect(await act('li.na/unlock')).toBe(204);
    expect((await signIn(here, 'li.na')).status).toBe(204);
    const reset = await ask(here, 'POST', 'accounts/li.na/password', admin);
    expect((await signIn(here, 'li.na')).status).toBe(401);
    expect((await signIn(here, 'li.na', (JSON.parse(reset.body) as { password: string }).password)).status).toBe(204);
    expect(await act('wang.jun/close')).toBe(204);
    expect((await ask(here, 'GET', 'ledger', wang)).status).toBe(401);
    expect(await act('wang.jun/close')).toBe(409);
    expect(await act('nobody/close')).toBe(409);
    for (const own of ['close', 'unlock', 'password'])
      expect((await ask(here, 'POST', `accounts/zhao.min/${own}`, admin)).code).toBe('account.own');
    expect((await here.recorded()).map(({ type, id }) => `${type} ${id}`).sort()).toEqual([
      'AccountClosed wang-jun',
      'AccountLocked li-na',
      'AccountUnlocked li-na',
      'PasswordReset li-na',
    ]);
  });

  it('issues a token that reads with its posts, does what names services, and dies when it is revoked', async () => {
    const admin = await zhao();
    const asked = { name: 'oa', posts: [{ post: 'conduct-office-head' }], expires: '2026-06-30T00:00:00+08:00' };
    const issued = await ask(here, 'POST', 'service-tokens', admin, asked);
    const { id, secret } = JSON.parse(issued.body) as { id: string; secret: string };
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await ask(here, 'GET', 'ledger', bearer)).status).toBe(200);
    expect((await ask(here, 'POST', 'clues', { ...bearer, origin: 'https://elsewhere.example' })).status).toBe(201);
    expect((await ask(here, 'POST', 'ledger', bearer)).status).toBe(403);
    expect((await ask(here, 'POST', 'zones/2/team', bearer)).status).toBe(403);
    expect((await ask(here, 'GET', 'session', bearer)).status).toBe(403);
    expect((await ask(here, 'GET', 'ledger', { authorization: `Basic ${secret}` })).status).toBe(401);
    expect((await ask(here, 'GET', 'ledger', { authorization: 'Bearer svc_wrong' })).status).toBe(401);
    expect((await ask(here, 'GET', 'service-tokens', admin)).body).not.toContain(secret);

    expect((await ask(here, 'POST', `service-tokens/${id}/revoke`, admin)).status).toBe(204);
    expect((await ask(here, 'GET', 'ledger', bearer)).status).toBe(401);
    await here.parts.recorder.flush(true);
    expect((await here.recorded()).map(({ type, id: of }) => `${type} ${of}`)).toEqual([
      'ServiceTokenIssued service--oa',
      'ServiceTokenRevoked service--oa',
      'AccessRefused service--oa',
      'AccessRefused service--oa',
    ]);
  });

  it('issues none for posts that administer or that no person holds, none for ever, none of the past', async () => {
    const admin = await zhao();
    const issue = async (post: object, expires = '2026-06-30T00:00:00+08:00') =>
      (await ask(here, 'POST', 'service-tokens', admin, { name: 'oa', posts: [post], expires })).code;
    for (const post of ['security-administrator', 'system-administrator', 'auditor', 'policy', 'setup', 'service'])
      expect(await issue({ post })).toBe('body.faulty');
    expect(await issue({ post: 'zone-director' })).toBe('people.post-of-what');
    expect(await issue({ post: 'case-office-head', of: 'office-1' })).toBe('people.post-of-county');
    expect(await issue({ post: 'case-office-head' }, '2028-01-01T00:00:00+08:00')).toBe('token.lives-too-long');
    expect(await issue({ post: 'case-office-head' }, '2026-01-01T00:00:00+08:00')).toBe('token.expired-already');
    expect(await here.recorded()).toEqual([]);
  });
});
