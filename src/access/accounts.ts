import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Refused } from '@libs/event-sourcing/refused.js';
import type { Clock } from '@libs/event-sourcing/clock.js';
import { instant } from '@libs/event-sourcing/time.js';
import type { ReadModelStore } from '@libs/read-models/index.js';
import type { HeldPost } from '../shared/posts.js';
import { hashed, matches, randomPassword, weakness } from './passwords.js';
import { Turnstile } from './turnstile.js';

const MINUTE = 60_000;

export interface AccountRules {
  /** Failures in a row that lock an account, and for how long the first time; each lock doubles the next. */
  readonly failures: number;
  readonly lockMs: number;
  readonly longestLockMs: number;
  /** A session ends when it is not used for so long, and in any case after so long. */
  readonly idleMs: number;
  readonly sessionMs: number;
  /** How seldom the use of a session is written down. */
  readonly touchMs: number;
  /** How long a session or token found good is taken as good: so late comes a revocation made by another process. */
  readonly cacheMs: number;
  /** Passwords verified at once, and sign-ins that may wait for it. */
  readonly atOnce: number;
  readonly waiting: number;
}

export const RULES: AccountRules = {
  failures: 5,
  lockMs: 15 * MINUTE,
  longestLockMs: 24 * 60 * MINUTE,
  idleMs: 30 * MINUTE,
  sessionMs: 12 * 60 * MINUTE,
  touchMs: MINUTE,
  cacheMs: 2000,
  atOnce: 2,
  waiting: 64,
};

// Documents as kept. Types, not interfaces, because a document is a plain JSON object. Instants sort as text.
type Account = {
  readonly county: string;
  readonly person: string;
  readonly hash: string;
  readonly is: 'open' | 'closed';
  readonly opened: string;
  /** Sessions of another epoch than their account's are over: ending them all is one write. */
  readonly epoch: number;
  /** A password that somebody else has set opens nothing but its own change. */
  readonly mustChange: boolean;
  readonly failures: number;
  readonly locks: number;
  readonly lockedUntil: string;
  readonly lastSignIn: string | null;
};

type SessionKept = {
  readonly login: string;
  readonly epoch: number;
  readonly opened: string;
  readonly touched: string;
};

type TokenKept = {
  readonly id: string;
  readonly county: string;
  readonly name: string;
  readonly posts: readonly { readonly post: string; readonly of?: string }[];
  readonly issued: string;
  readonly expires: string;
  readonly revoked: string | null;
};

export interface AccountAsked {
  readonly login: string;
  readonly county: string;
  readonly person: string;
  readonly password: string;
  /** The person's first act is then to choose another. */
  readonly mustChange?: boolean;
}

/** An account as its administrator may see it. */
export interface AccountShown {
  readonly login: string;
  readonly person: string;
  readonly is: 'open' | 'closed';
  readonly opened: string;
  readonly lockedUntil: string | null;
  readonly mustChange: boolean;
  readonly lastSignIn: string | null;
}

export interface Session {
  readonly login: string;
  readonly county: string;
  readonly person: string;
  readonly mustChange: boolean;
  /** When it ends even if it is used. */
  readonly until: string;
}

/** A session as an administrator may see it; its name opens nothing. */
export interface SessionShown {
  readonly id: string;
  readonly login: string;
  readonly person: string;
  readonly opened: string;
  /** When it was last used, to the minute. */
  readonly used: string;
  readonly until: string;
}

export type TokenShown = Omit<TokenKept, 'county' | 'posts'> & { readonly posts: readonly HeldPost[] };
export type Service = Pick<TokenShown, 'id' | 'name' | 'posts' | 'expires'> & { readonly county: string };

/** `no` says nothing of the reason. `locked`: this failure has locked the account; for the record, not for the answer. */
export type SignIn =
  | { readonly is: 'in'; readonly secret: string; readonly session: Session }
  | { readonly is: 'no'; readonly locked?: Pick<Account, 'county' | 'person' | 'lockedUntil'> };

const LOGIN = /^[a-z0-9](?:[a-z0-9.-]{0,38}[a-z0-9])$/;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const TOKEN = /^svc_[A-Za-z0-9_-]{43}$/;
const NEVER = '';

const secret = () => randomBytes(32).toString('base64url');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** Typed in capitals or with a blank after it, it is the same login. */
const loginOf = (typed: string) => typed.trim().toLowerCase();

/**
 * Accounts, sessions and service tokens. Documents, never events: what proves an identity must not stand in a log from
 * which nothing can be removed. Of sessions and tokens only the SHA-256 is kept, of passwords argon2id.
 */
export class Accounts {
  private readonly rules: AccountRules;
  private readonly turnstile: Turnstile;
  /** Verified for an unknown login, so that it takes as long as a known one. */
  private readonly decoy = hashed(randomPassword());
  private readonly found = new LRUCache<string, { readonly at: number; readonly value: Session | Service }>({
    max: 10_000,
  });
  /** Raised at every revocation, so that what was read before it is not cached after it. */
  private revocations = 0;
  private readonly watchers = new Set<() => void>();

  constructor(
    private readonly keeps: Pick<ReadModelStore, 'kept' | 'keep' | 'allKept'>,
    private readonly clock: Clock,
    rules: Partial<AccountRules> = {},
  ) {
    this.rules = { ...RULES, ...rules };
    this.turnstile = new Turnstile(this.rules.atOnce, this.rules.waiting);
  }

  static randomPassword = randomPassword;

  // ——— accounts

  /**
   * Could this account be opened? Gives the login as it will be kept.
   * @throws Refused `account.…`, `password.…`
   */
  async check({ login: typed, county, person, password }: AccountAsked): Promise<string> {
    const login = loginOf(typed);
    if (!LOGIN.test(login)) throw new Refused('account.login-unfit', { login });
    // Services act as such persons.
    if (/^service(-|:|$)/.test(person)) throw new Refused('account.person-unknown', { person });
    mustBeStrong(password, login);
    const one = (await this.list(county)).find((account) => account.person === person && account.is === 'open');
    if (one) throw new Refused('account.person-has-one', { person, login: one.login });
    if (await this.keeps.kept('account', login)) throw new Refused('account.login-taken', { login });
    return login;
  }

  /** @throws Refused as `check` */
  async open(asked: AccountAsked): Promise<void> {
    const login = await this.check(asked);
    const account: Account = {
      county: asked.county,
      person: asked.person,
      hash: await hashed(asked.password),
      is: 'open',
      opened: this.now(),
      epoch: 1,
      mustChange: asked.mustChange ?? false,
      failures: 0,
      locks: 0,
      lockedUntil: NEVER,
      lastSignIn: null,
    };
    // A closed account keeps its login: what it did once must not be taken for the doing of its next owner.
    if (!(await this.keeps.keep('account', login, 0, account))) throw new Refused('account.login-taken', { login });
  }

  /** For good; all its sessions end with it. @throws Refused `account.unknown` */
  async close(county: string, login: string): Promise<void> {
    await this.change(county, login, (account) => ({ ...account, is: 'closed', epoch: account.epoch + 1 }));
    this.revoked();
  }

  /** Somebody else sets it: it opens nothing but its own change, and every session ends. */
  async resetPassword(county: string, login: string, password: string): Promise<void> {
    mustBeStrong(password, loginOf(login));
    const hash = await hashed(password);
    await this.change(county, login, (account) => ({
      ...unlocked(account),
      hash,
      mustChange: true,
      epoch: account.epoch + 1,
    }));
    this.revoked();
  }

  /** Until a moment, RFC 3339; every session ends, and the password opens nothing meanwhile. */
  async lock(county: string, login: string, until: string): Promise<void> {
    const lockedUntil = instant(Date.parse(until));
    if (lockedUntil <= this.now()) throw new Refused('account.lock-over-already', { until });
    await this.change(county, login, (account) => ({ ...account, lockedUntil, epoch: account.epoch + 1 }));
    this.revoked();
  }

  async unlock(county: string, login: string): Promise<void> {
    await this.change(county, login, unlocked);
  }

  async list(county: string): Promise<readonly AccountShown[]> {
    const now = this.now();
    return [...(await this.keeps.allKept('account'))].flatMap(([login, { value }]) => {
      const { person, is, opened, lockedUntil, mustChange, lastSignIn, ...rest } = value as Account;
      if (rest.county !== county) return [];
      return [
        { login, person, is, opened, lockedUntil: lockedUntil > now ? lockedUntil : null, mustChange, lastSignIn },
      ];
    });
  }

  /** One account of a county. @throws Refused `account.unknown`, also for an account of another county */
  async shown(county: string, login: string): Promise<AccountShown> {
    const found = (await this.list(county)).find((one) => one.login === loginOf(login));
    if (!found) throw new Refused('account.unknown', { login });
    return found;
  }

  // ——— signing in

  /** @throws Busy when too many wait already */
  async login(typed: string, password: string): Promise<SignIn> {
    const login = loginOf(typed);
    const attempt = await this.attempt(login, password);
    if (!('account' in attempt)) return attempt;
    const { account } = attempt;
    await this.settle(login, account, (one) => ({ ...unlocked(one), lastSignIn: this.now() }));
    return this.begin(login, account);
  }

  /**
   * The person's own change: the old password is asked for again and counts as a sign-in when it is wrong; all
   * sessions end, a new one begins.
   * @throws Busy; Refused `password.…`
   */
  async changePassword(login: string, old: string, password: string): Promise<SignIn> {
    mustBeStrong(password, login);
    if (old === password) throw new Refused('password.same');
    const attempt = await this.attempt(login, old);
    if (!('account' in attempt)) return attempt;
    const { account } = attempt;
    const hash = await this.turnstile.through(() => hashed(password));
    const changed = await this.settle(login, account, (one) => ({
      ...unlocked(one),
      hash,
      mustChange: false,
      epoch: one.epoch + 1,
    }));
    this.revoked();
    return changed ? this.begin(login, changed) : { is: 'no' };
  }

  /**
   * One guess at a password. The same steps for an unknown login, a wrong password and a locked account: two reads, a
   * write, a verification. The failure is written down *before* the password is looked at, so that guesses sent all at
   * once are counted like guesses sent one after another, and a restart forgets none.
   */
  private attempt(
    login: string,
    password: string,
  ): Promise<{ readonly account: Account } | Extract<SignIn, { is: 'no' }>> {
    return this.turnstile.through(async () => {
      const claimed = await this.claim(login);
      const right = await matches(claimed?.hash ?? (await this.decoy), password);
      if (claimed && right) return { account: claimed };
      const { county, person, lockedUntil } = claimed ?? { lockedUntil: NEVER };
      if (county === undefined || person === undefined || lockedUntil === NEVER) return { is: 'no' };
      return { is: 'no', locked: { county, person, lockedUntil } };
    });
  }

  private async claim(login: string): Promise<Account | undefined> {
    const bucket = sha256(login).slice(0, 2);
    // Whoever loses a round has seen another guess be counted, so the lock ends this soon.
    for (;;) {
      const [kept, unknown] = await Promise.all([
        this.keeps.kept('account', LOGIN.test(login) ? login : '-'),
        this.keeps.kept('account-unknown', bucket),
      ]);
      const account = kept?.value as Account | undefined;
      const nowMs = this.clock.now();
      if (!kept || account?.is !== 'open' || account.lockedUntil > instant(nowMs)) {
        const times = typeof unknown?.value['times'] === 'number' ? unknown.value['times'] : 0;
        if (await this.keeps.keep('account-unknown', bucket, unknown?.version ?? 0, { times: times + 1 }))
          return undefined;
        continue;
      }
      const failures = account.failures + 1;
      const locks = failures >= this.rules.failures;
      const lockMs = Math.min(this.rules.lockMs * 2 ** account.locks, this.rules.longestLockMs);
      const claimed: Account = locks
        ? { ...account, failures: 0, locks: account.locks + 1, lockedUntil: instant(nowMs + lockMs) }
        : { ...account, failures, lockedUntil: NEVER };
      if (await this.keeps.keep('account', login, kept.version, claimed)) return claimed;
    }
  }

  /** Changes the account unless its password or its state has changed since it was verified. */
  private async settle(login: string, verified: Account, to: (account: Account) => Account) {
    for (;;) {
      const kept = await this.keeps.kept('account', login);
      const account = kept?.value as Account | undefined;
      if (!kept || account?.is !== 'open' || account.epoch !== verified.epoch) return undefined;
      const changed = to(account);
      if (await this.keeps.keep('account', login, kept.version, changed)) return changed;
    }
  }

  // ——— sessions

  private async begin(login: string, { county, person, epoch, mustChange }: Account): Promise<SignIn> {
    const opened = this.now();
    const value = secret();
    const kept: SessionKept = { login, epoch, opened, touched: opened };
    await this.keeps.keep('session', sha256(value), 0, kept);
    return {
      is: 'in',
      secret: value,
      session: { login, county, person, mustChange, until: this.endOf(kept) },
    };
  }

  /** Called whenever this process has ended a session or may have; what another process ends is found by looking. */
  whenRevoked(watch: () => void): void {
    this.watchers.add(watch);
  }

  /** The session of a secret, if it is in force at this moment. To look is not to use it: it ends when nobody else does. */
  async glimpse(value: string): Promise<Session | undefined> {
    if (!SECRET.test(value)) return undefined;
    const kept = await this.keeps.kept('session', sha256(value));
    if (!kept) return undefined;
    const session = kept.value as SessionKept;
    const account = (await this.keeps.kept('account', session.login))?.value as Account | undefined;
    if (!account || !this.inForce(session, account)) return undefined;
    const { county, person, mustChange } = account;
    return { login: session.login, county, person, mustChange, until: this.endOf(session) };
  }

  /** The session of a secret, if it is in force; its use is written down at most once a minute. */
  async session(value: string): Promise<Session | undefined> {
    if (!SECRET.test(value)) return undefined;
    return this.cached(sha256(value), async (id) => {
      const kept = await this.keeps.kept('session', id);
      if (!kept) return undefined;
      const session = kept.value as SessionKept;
      const account = (await this.keeps.kept('account', session.login))?.value as Account | undefined;
      if (!account || !this.inForce(session, account)) return undefined;
      const nowMs = this.clock.now();
      if (session.touched <= instant(nowMs - this.rules.touchMs))
        // Another request may have been first, and a store that takes no writes still lets people read.
        await this.keeps.keep('session', id, kept.version, { ...session, touched: instant(nowMs) }).catch(() => false);
      const { county, person, mustChange } = account;
      return { login: session.login, county, person, mustChange, until: this.endOf(session) };
    });
  }

  logout(value: string): Promise<void> {
    return this.endSession(sha256(value));
  }

  /** By its name; the caller has looked whose it is. */
  async endSession(id: string): Promise<void> {
    for (;;) {
      const kept = await this.keeps.kept('session', id);
      if (!kept || (await this.keeps.keep('session', id, kept.version, undefined))) break;
    }
    this.revoked();
  }

  /** Those in force. */
  async sessions(county: string): Promise<readonly SessionShown[]> {
    const [sessions, accounts] = await Promise.all([this.keeps.allKept('session'), this.keeps.allKept('account')]);
    return [...sessions].flatMap(([id, { value }]) => {
      const session = value as SessionKept;
      const account = accounts.get(session.login)?.value as Account | undefined;
      if (account?.county !== county || !this.inForce(session, account)) return [];
      const { login, opened, touched } = session;
      return [{ id, login, person: account.person, opened, used: touched, until: this.endOf(session) }];
    });
  }

  /** @throws Refused `session.unknown`, also for one of another county or one that is over */
  async shownSession(county: string, id: string): Promise<SessionShown> {
    const found = (await this.sessions(county)).find((one) => one.id === id);
    if (!found) throw new Refused('session.unknown');
    return found;
  }

  /** Removes sessions that are over. Gives how many. */
  async sweep(): Promise<number> {
    const [sessions, accounts] = await Promise.all([this.keeps.allKept('session'), this.keeps.allKept('account')]);
    let swept = 0;
    for (const [id, { version, value }] of sessions) {
      const session = value as SessionKept;
      const account = accounts.get(session.login)?.value as Account | undefined;
      if (account && this.inForce(session, account)) continue;
      if (await this.keeps.keep('session', id, version, undefined)) swept++;
    }
    return swept;
  }

  private inForce({ epoch, opened, touched }: SessionKept, account: Account) {
    const nowMs = this.clock.now();
    return (
      account.is === 'open' &&
      account.epoch === epoch &&
      opened > instant(nowMs - this.rules.sessionMs) &&
      touched > instant(nowMs - this.rules.idleMs)
    );
  }

  private endOf = ({ opened }: SessionKept) => instant(Date.parse(opened) + this.rules.sessionMs);

  // ——— tokens of services

  /** The secret is in the answer and nowhere else. @throws Refused `token.expired-already` */
  async issueToken(asked: {
    readonly county: string;
    readonly name: string;
    readonly posts: readonly HeldPost[];
    /** RFC 3339 instant. */
    readonly expires: string;
  }): Promise<{ readonly id: string; readonly secret: string }> {
    const expires = instant(Date.parse(asked.expires));
    if (expires <= this.now()) throw new Refused('token.expired-already', { expires });
    const id = randomUUID();
    const value = `svc_${secret()}`;
    const token: TokenKept = { ...asked, posts: asked.posts, id, expires, issued: this.now(), revoked: null };
    await this.keeps.keep('token', sha256(value), 0, token);
    return { id, secret: value };
  }

  /** The service of a token, if the token is in force. */
  async service(value: string): Promise<Service | undefined> {
    if (!TOKEN.test(value)) return undefined;
    return this.cached(sha256(value), async (hash) => {
      const token = (await this.keeps.kept('token', hash))?.value as TokenKept | undefined;
      if (!token || token.revoked !== null || token.expires <= this.now()) return undefined;
      const { id, county, name, expires } = token;
      return { id, county, name, expires, posts: token.posts as readonly HeldPost[] };
    });
  }

  /** @throws Refused `token.unknown`, also for a token of another county */
  async revokeToken(county: string, id: string): Promise<void> {
    for (;;) {
      const found = [...(await this.keeps.allKept('token'))].find(([, { value }]) => value['id'] === id);
      const [hash, kept] = found ?? [];
      if (hash === undefined || !kept || kept.value['county'] !== county) throw new Refused('token.unknown', { id });
      if (kept.value['revoked'] !== null) break;
      if (await this.keeps.keep('token', hash, kept.version, { ...kept.value, revoked: this.now() })) break;
    }
    this.revoked();
  }

  async tokens(county: string): Promise<readonly TokenShown[]> {
    return [...(await this.keeps.allKept('token')).values()].flatMap(({ value }) => {
      const { county: of, posts, ...token } = value as TokenKept;
      return of === county ? [{ ...token, posts: posts as readonly HeldPost[] }] : [];
    });
  }

  // ———

  private now = () => instant(this.clock.now());

  /** What was found good a moment ago; nothing else is cached, or a new session would have to wait. */
  private async cached<T extends Session | Service>(
    id: string,
    look: (id: string) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const hit = this.found.get(id);
    const at = this.clock.now();
    if (hit && at - hit.at < this.rules.cacheMs) return hit.value as T;
    const before = this.revocations;
    const value = await look(id);
    if (value && before === this.revocations) this.found.set(id, { at, value });
    return value;
  }

  private revoked() {
    this.revocations++;
    this.found.clear();
    for (const watch of this.watchers) watch();
  }

  private async change(county: string, typed: string, to: (account: Account) => Account): Promise<void> {
    const login = loginOf(typed);
    for (;;) {
      const kept = await this.keeps.kept('account', login);
      const account = kept?.value as Account | undefined;
      if (!kept || account?.county !== county) throw new Refused('account.unknown', { login });
      if (account.is === 'closed') throw new Refused('account.closed', { login });
      if (await this.keeps.keep('account', login, kept.version, to(account))) return;
    }
  }
}

const unlocked = (account: Account): Account => ({ ...account, failures: 0, locks: 0, lockedUntil: NEVER });

function mustBeStrong(password: string, login: string): void {
  const weak = weakness(password, login);
  if (weak !== undefined) throw new Refused(weak);
}
