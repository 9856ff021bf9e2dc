import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadModels, type ReadModelStore } from '@libs/read-models/index.js';
import { Accounts, type SignIn } from './accounts.js';

const MINUTE = 60_000;
const PASSWORD = 'Quarry-Lamp-7-Reed';
const OTHER = 'Willow-Anchor-3-Fen';
const county = 'pingluo';

const clock = { ms: Date.parse('2026-03-02T09:00:00+08:00'), now: () => clock.ms };
const pass = (ms: number) => (clock.ms += ms);

let keeps: ReadModelStore;
let accounts: Accounts;
const secretOf = (answer: SignIn) => {
  if (answer.is !== 'in') throw new Error('not signed in');
  return answer.secret;
};
const failing = async (times: number) => {
  for (let nth = 1; nth < times; nth++) expect(await accounts.login('wang.jun', 'wrong')).toEqual({ is: 'no' });
  return accounts.login('wang.jun', 'wrong');
};

beforeEach(async () => {
  keeps = await openReadModels('memory:');
  accounts = new Accounts(keeps, clock);
  await accounts.open({ login: 'Wang.Jun', county, person: 'wang-jun', password: PASSWORD });
});
afterEach(() => keeps.close());

describe('opening an account', () => {
  it('is refused for a login in use, a person who has one, an unfit login and a weak password', async () => {
    const asked = { login: 'li.na', county, person: 'li-na', password: PASSWORD };
    await expect(accounts.open({ ...asked, login: 'wang.jun' })).rejects.toMatchObject({ code: 'account.login-taken' });
    await expect(accounts.open({ ...asked, person: 'wang-jun' })).rejects.toMatchObject({
      code: 'account.person-has-one',
    });
    await expect(accounts.open({ ...asked, login: 'li na' })).rejects.toMatchObject({ code: 'account.login-unfit' });
    await expect(accounts.open({ ...asked, password: 'short' })).rejects.toMatchObject({ code: 'password.too-short' });
    await expect(accounts.open({ ...asked, person: 'service--oa' })).rejects.toMatchObject({
      code: 'account.person-unknown',
    });
    expect(await accounts.list(county)).toHaveLength(1);
  });

  it('never gives the login of a closed account to another', async () => {
    await accounts.close(county, 'wang.jun');
    await expect(
      accounts.open({ login: 'wang.jun', county, person: 'li-na', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'account.login-taken' });
    await accounts.open({ login: 'wang.jun.2', county, person: 'wang-jun', password: PASSWORD });
    expect((await accounts.list(county)).map(({ login, is }) => [login, is])).toEqual([
      ['wang.jun', 'closed'],
      ['wang.jun.2', 'open'],
    ]);
  });

  it('keeps counties apart', async () => {
    expect(await accounts.list('elsewhere')).toEqual([]);
    for (const act of [
      () => accounts.close('elsewhere', 'wang.jun'),
      () => accounts.unlock('elsewhere', 'wang.jun'),
      () => accounts.resetPassword('elsewhere', 'wang.jun', OTHER),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'account.unknown' });
    expect((await accounts.login('wang.jun', PASSWORD)).is).toBe('in');
  });
});

describe('signing in', () => {
  it('gives a session to the right password, however the login is written', async () => {
    const answer = await accounts.login(' WANG.jun ', PASSWORD);
    expect(await accounts.session(secretOf(answer))).toEqual({
      login: 'wang.jun',
      county,
      person: 'wang-jun',
      mustChange: false,
      until: '2026-03-02T21:00:00.000+08:00',
    });
  });

  it('keeps neither a password nor a secret', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    const token = await accounts.issueToken({ county, name: 'oa', posts: [], expires: '2026-12-31T00:00:00+08:00' });
    const kept = JSON.stringify(
      await Promise.all(['account', 'session', 'token'].map(async (kind) => [...(await keeps.allKept(kind))])),
    );
    expect(kept).toContain('$argon2id$');
    for (const text of [PASSWORD, secret, token.secret]) expect(kept).not.toContain(text);
  });

  it('answers the same to an unknown login, a wrong password and a locked account, after the same work', async () => {
    const steps: string[] = [];
    const counted = {
      kept: (kind: string, id: string) => (steps.push('read'), keeps.kept(kind, id)),
      keep: (...asked: Parameters<typeof keeps.keep>) => (steps.push('write'), keeps.keep(...asked)),
      allKept: (kind: string) => keeps.allKept(kind),
    };
    const watched = new Accounts(counted, clock);
    const work = async (login: string, password: string) => {
      steps.length = 0;
      const answer = await watched.login(login, password);
      return { answer, steps: [...steps] };
    };
    const wrong = await work('wang.jun', 'wrong');
    expect(wrong).toEqual({ answer: { is: 'no' }, steps: ['read', 'read', 'write'] });
    expect(await work('nobody', 'wrong')).toEqual(wrong);
    expect(await work('', 'wrong')).toEqual(wrong);
    await failing(4);
    expect(await work('wang.jun', PASSWORD)).toEqual(wrong);
    await accounts.close(county, 'wang.jun');
    expect(await work('wang.jun', PASSWORD)).toEqual(wrong);
  });

  it('is over for an account that is closed', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    await accounts.close(county, 'wang.jun');
    expect(await accounts.session(secret)).toBeUndefined();
    expect(await accounts.login('wang.jun', PASSWORD)).toEqual({ is: 'no' });
    await expect(accounts.close(county, 'wang.jun')).rejects.toMatchObject({ code: 'account.closed' });
  });
});

describe('the lock-out', () => {
  it('comes with the fifth failure in a row, for 15 minutes, and twice as long the next time', async () => {
    expect(await failing(5)).toEqual({
      is: 'no',
      locked: { county, person: 'wang-jun', lockedUntil: '2026-03-02T09:15:00.000+08:00' },
    });
    expect((await accounts.list(county))[0]!.lockedUntil).toBe('2026-03-02T09:15:00.000+08:00');
    expect(await accounts.login('wang.jun', PASSWORD)).toEqual({ is: 'no' });
    pass(15 * MINUTE);
    expect(await failing(5)).toMatchObject({ locked: { lockedUntil: '2026-03-02T09:45:00.000+08:00' } });
    pass(30 * MINUTE);
    expect((await accounts.login('wang.jun', PASSWORD)).is).toBe('in');
    expect(await failing(5)).toMatchObject({ locked: { lockedUntil: '2026-03-02T10:00:00.000+08:00' } });
    clock.ms = Date.parse('2026-03-02T09:00:00+08:00');
  });

  it('counts failures in a row, not failures', async () => {
    for (let round = 0; round < 3; round++) {
      await failing(4);
      expect((await accounts.login('wang.jun', PASSWORD)).is).toBe('in');
    }
  });

  it('counts guesses sent all at once before it looks at them: five are looked at, and one of them locks', async () => {
    let counted = 0;
    const counting = {
      kept: keeps.kept.bind(keeps),
      allKept: keeps.allKept.bind(keeps),
      keep: async (...asked: Parameters<typeof keeps.keep>) => {
        const written = await keeps.keep(...asked);
        if (asked[0] === 'account' && written) counted++;
        return written;
      },
    };
    const wide = new Accounts(counting, clock, { atOnce: 12, waiting: 100 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => wide.login('wang.jun', 'wrong')));
    expect(counted).toBe(5);
    expect(answers.filter((answer) => answer.is === 'no' && answer.locked)).toHaveLength(1);
    expect(await wide.login('wang.jun', PASSWORD)).toEqual({ is: 'no' });
  });

  it('is lifted by the administrator', async () => {
    await failing(5);
    await accounts.unlock(county, 'wang.jun');
    expect((await accounts.login('wang.jun', PASSWORD)).is).toBe('in');
  });

  it('survives a restart, as accounts and sessions do', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'accounts-'));
    try {
      const url = `sqlite:${join(directory, 'views.db')}`;
      let file = await openReadModels(url);
      let kept = new Accounts(file, clock);
      await kept.open({ login: 'li.na', county, person: 'li-na', password: PASSWORD });
      await kept.open({ login: 'wang.jun', county, person: 'wang-jun', password: PASSWORD });
      const secret = secretOf(await kept.login('wang.jun', PASSWORD));
      for (let nth = 0; nth < 3; nth++) await kept.login('li.na', 'wrong');
      await file.close();

      file = await openReadModels(url);
      kept = new Accounts(file, clock);
      expect((await kept.session(secret))?.person).toBe('wang-jun');
      await kept.login('li.na', 'wrong');
      expect(await kept.login('li.na', 'wrong')).toMatchObject({ locked: { person: 'li-na' } });
      await file.close();

      file = await openReadModels(url);
      expect(await new Accounts(file, clock).login('li.na', PASSWORD)).toEqual({ is: 'no' });
      await file.close();
      for (const name of await readdir(directory))
        expect((await readFile(join(directory, name))).includes(PASSWORD)).toBe(false);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('a session', () => {
  afterEach(() => {
    clock.ms = Date.parse('2026-03-02T09:00:00+08:00');
  });

  it('ends after 30 idle minutes, and after 12 hours however busy', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    pass(29 * MINUTE);
    expect(await accounts.session(secret)).toBeDefined();
    pass(29 * MINUTE);
    expect(await accounts.session(secret)).toBeDefined();
    pass(30 * MINUTE);
    expect(await accounts.session(secret)).toBeUndefined();

    const busy = secretOf(await accounts.login('wang.jun', PASSWORD));
    for (let nth = 0; nth < 35; nth++) {
      pass(20 * MINUTE);
      expect(await accounts.session(busy)).toBeDefined();
    }
    pass(20 * MINUTE);
    expect(await accounts.session(busy)).toBeUndefined();
    expect(await accounts.sweep()).toBe(2);
    expect((await keeps.allKept('session')).size).toBe(0);
  });

  it('is written at most once a minute, and read at most once in two seconds', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    const version = async () => [...(await keeps.allKept('session')).values()][0]!.version;
    for (let nth = 0; nth < 20; nth++) {
      pass(2500);
      await accounts.session(secret);
    }
    expect(await version()).toBe(1);
    pass(10_000);
    await accounts.session(secret);
    expect(await version()).toBe(2);
  });

  it('ends at sign-out, at once here and within two seconds in another process', async () => {
    const there = new Accounts(keeps, clock);
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    expect(await there.session(secret)).toBeDefined();
    await accounts.logout(secret);
    expect(await accounts.session(secret)).toBeUndefined();
    pass(2000);
    expect(await there.session(secret)).toBeUndefined();
  });

  it('is not remembered by a look that began before the sign-out', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    let go = () => {};
    const held = new Promise<void>((resume) => (go = resume));
    const slow = {
      keep: keeps.keep.bind(keeps),
      allKept: keeps.allKept.bind(keeps),
      kept: async (kind: string, id: string) => {
        const found = await keeps.kept(kind, id);
        if (kind === 'account') await held;
        return found;
      },
    };
    const slowly = new Accounts(slow, clock);
    const looking = slowly.session(secret);
    await slowly.logout(secret);
    go();
    await looking;
    expect(await slowly.session(secret)).toBeUndefined();
  });

  it('ends with every other one when the password changes, and the changer gets a new one', async () => {
    const first = secretOf(await accounts.login('wang.jun', PASSWORD));
    const second = secretOf(await accounts.login('wang.jun', PASSWORD));
    expect(await accounts.changePassword('wang.jun', 'not the old one', OTHER)).toEqual({ is: 'no' });
    await expect(accounts.changePassword('wang.jun', PASSWORD, PASSWORD)).rejects.toMatchObject({
      code: 'password.same',
    });
    const third = secretOf(await accounts.changePassword('wang.jun', PASSWORD, OTHER));
    expect(await accounts.session(first)).toBeUndefined();
    expect(await accounts.session(second)).toBeUndefined();
    expect(await accounts.session(third)).toBeDefined();
    expect(await accounts.login('wang.jun', PASSWORD)).toEqual({ is: 'no' });
    expect((await accounts.login('wang.jun', OTHER)).is).toBe('in');
  });

  it('after a reset opens nothing but the change of the password', async () => {
    const before = secretOf(await accounts.login('wang.jun', PASSWORD));
    await accounts.resetPassword(county, 'wang.jun', OTHER);
    expect(await accounts.session(before)).toBeUndefined();
    const given = await accounts.login('wang.jun', OTHER);
    expect(given).toMatchObject({ session: { mustChange: true } });
    const chosen = await accounts.changePassword('wang.jun', OTHER, 'Harbour-Thistle-9-Oat');
    expect(chosen).toMatchObject({ session: { mustChange: false } });
  });

  it('goes on while the store takes no writes', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    const full = {
      kept: keeps.kept.bind(keeps),
      allKept: keeps.allKept.bind(keeps),
      keep: () => Promise.reject(new Error('disk full')),
    };
    pass(5 * MINUTE);
    expect(await new Accounts(full, clock).session(secret)).toBeDefined();
  });

  it('is nobody’s for a secret that is none', async () => {
    expect(await accounts.session('')).toBeUndefined();
    expect(await accounts.session('x'.repeat(43))).toBeUndefined();
  });
});

describe('a session under an administrator’s eyes', () => {
  it('is listed while it is in force, for its own county, by a name that opens nothing', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    const [session, ...others] = await accounts.sessions(county);
    expect(others).toEqual([]);
    expect(session).toEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f]{64}$/), login: 'wang.jun', person: 'wang-jun' },
      ...{ opened: '2026-03-02T09:00:00.000+08:00', used: '2026-03-02T09:00:00.000+08:00' },
      until: '2026-03-02T21:00:00.000+08:00',
    });
    expect(await accounts.session(session!.id)).toBeUndefined();
    expect(await accounts.sessions('another')).toEqual([]);
    await expect(accounts.shownSession('another', session!.id)).rejects.toMatchObject({ code: 'session.unknown' });
    pass(31 * MINUTE);
    expect(await accounts.sessions(county)).toEqual([]);
    expect(await accounts.session(secret)).toBeUndefined();
  });

  it('is ended by its name, and those who watch are told', async () => {
    let told = 0;
    accounts.whenRevoked(() => told++);
    const [one, two] = [await accounts.login('wang.jun', PASSWORD), await accounts.login('wang.jun', PASSWORD)];
    await accounts.session(secretOf(one));
    const { id } = (await accounts.sessions(county)).find(({ id: name }) => name !== undefined)!;
    await accounts.endSession(id);
    expect(told).toBe(1);
    const left = [await accounts.session(secretOf(one)), await accounts.session(secretOf(two))];
    expect(left.filter((session) => session !== undefined)).toHaveLength(1);
  });

  it('ends with all others when the account is locked, which opens again by itself or when unlocked', async () => {
    const secret = secretOf(await accounts.login('wang.jun', PASSWORD));
    await expect(accounts.lock(county, 'wang.jun', '2026-03-02T08:00:00+08:00')).rejects.toMatchObject({
      code: 'account.lock-over-already',
    });
    await expect(accounts.lock('another', 'wang.jun', '2026-03-03T09:00:00+08:00')).rejects.toMatchObject({
      code: 'account.unknown',
    });
    await accounts.lock(county, 'wang.jun', '2026-03-03T09:00:00+08:00');
    expect(await accounts.session(secret)).toBeUndefined();
    expect(await accounts.login('wang.jun', PASSWORD)).toEqual({ is: 'no' });
    expect(await accounts.shown(county, 'wang.jun')).toMatchObject({ lockedUntil: '2026-03-03T09:00:00.000+08:00' });
    await accounts.unlock(county, 'wang.jun');
    expect((await accounts.login('wang.jun', PASSWORD)).is).toBe('in');
    await accounts.lock(county, 'wang.jun', '2026-03-03T09:00:00+08:00');
    pass(25 * 60 * MINUTE);
    expect((await accounts.login('wang.jun', PASSWORD)).is).toBe('in');
  });
});

describe('a service token', () => {
  const posts = [{ post: 'conduct-office-official' as const }];
  const expires = '2026-06-30T00:00:00+08:00';

  it('names its service until it expires', async () => {
    const { secret, id } = await accounts.issueToken({ county, name: 'oa', posts, expires });
    expect(secret).toMatch(/^svc_[A-Za-z0-9_-]{43}$/);
    expect(await accounts.service(secret)).toEqual({
      id,
      county,
      name: 'oa',
      posts,
      expires: '2026-06-30T00:00:00.000+08:00',
    });
    clock.ms = Date.parse(expires);
    expect(await accounts.service(secret)).toBeUndefined();
    await expect(accounts.issueToken({ county, name: 'oa', posts, expires })).rejects.toMatchObject({
      code: 'token.expired-already',
    });
    clock.ms = Date.parse('2026-03-02T09:00:00+08:00');
  });

  it('is dead once it is revoked, and only its own county revokes it', async () => {
    const { secret, id } = await accounts.issueToken({ county, name: 'oa', posts, expires });
    expect(await accounts.service(secret)).toBeDefined();
    await expect(accounts.revokeToken('elsewhere', id)).rejects.toMatchObject({ code: 'token.unknown' });
    await accounts.revokeToken(county, id);
    expect(await accounts.service(secret)).toBeUndefined();
    await accounts.revokeToken(county, id);
    expect(await accounts.tokens(county)).toEqual([
      expect.objectContaining({ id, name: 'oa', revoked: '2026-03-02T09:00:00.000+08:00' }),
    ]);
    expect(await accounts.tokens('elsewhere')).toEqual([]);
  });
});
