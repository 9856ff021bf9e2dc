import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '@libs/event-sourcing/index.js';
import type { Facts } from '@libs/event-sourcing/facts.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import type { Clock } from '@libs/event-sourcing/clock.js';
import { languageOf, Problem } from '@libs/http/index.js';
import { POSTS } from '../shared/posts.js';
import { allow, type CountyCaller } from '../shared/rights.js';
import { sentence } from '../shared/words.js';
import { accessRefusals } from './access.refusals.js';
import type { Accounts, Session } from './accounts.js';
import type { PolicyTable } from './policy.js';
import type { Preferences } from './preferences.js';
import { closedAtTheDoor, postsInForce } from './posts-in-force.js';
import type { Recorder } from './recorder.js';

/** What the guard and the controllers here work with. */
export interface AccessParts {
  readonly accounts: Accounts;
  readonly recorder: Recorder;
  readonly preferences: Preferences;
  readonly facts: Pick<Facts, 'ofStream'>;
  readonly clock: Clock;
  readonly policy: PolicyTable;
  /** Served over TLS: the cookie is then bound to this very host. */
  readonly secure: boolean;
  /** Addresses of our own pages, `https://host`, besides the one a request names as its host. */
  readonly origins: readonly string[];
}
export const ACCESS = Symbol('access');

/** Who asks. Put on the request by the guard. */
export interface Known extends CountyCaller {
  /** Of a person who has signed in; services have none. */
  readonly signedIn?: { readonly session: Session; readonly secret: string };
  /** The post in which the caller does this, if the matter has no say in it. */
  readonly actor?: Actor;
  /** What is asked for, as the policy table names it. */
  readonly action?: string;
}
export type AskingKnown = FastifyRequest & { caller: Known };

const GUARDED = 'access:guarded';
/** How the API's document is told of a route that is open to everybody. */
export const OPEN = 'x-open';
export type Guarded =
  { readonly is: 'open' } | { readonly is: 'signed-in' } | { readonly is: 'may'; readonly action: string };

/** For everybody, also without an identity. */
export const Open = () =>
  applyDecorators(SetMetadata(GUARDED, { is: 'open' } satisfies Guarded), ApiExtension(OPEN, true));
/** For every person who has signed in, about nothing but the own session. */
export const SignedIn = () => SetMetadata(GUARDED, { is: 'signed-in' } satisfies Guarded);
/** For those whom the policy table's row for this action names. */
export const May = (action: string) => SetMetadata(GUARDED, { is: 'may', action } satisfies Guarded);

const UNATTENDED = 'access:unattended';
/** Asked for by a page by itself: a session that is used for nothing else ends as if it were not used. */
export const Unattended = () => SetMetadata(UNATTENDED, true);

export const guardedOf = (
  reflector: Reflector,
  handler: Parameters<Reflector['get']>[1],
  controller: Parameters<Reflector['get']>[1],
) => reflector.getAllAndOverride<Guarded | undefined>(GUARDED, [handler, controller]);

/** `__Host-` makes the browser refuse a cookie of that name from a neighbouring host or without TLS. */
export const cookieName = (secure: boolean) => (secure ? '__Host-session' : 'session');

export const cookieOptions = (secure: boolean): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/',
  secure,
});

/** An answer that says why with a sentence of our own. */
export function turnedAway(
  { headers }: Pick<FastifyRequest, 'headers'>,
  status: 400 | 401 | 403 | 503,
  code: string,
  extra: Readonly<Record<string, string>> = {},
): Problem {
  const title = sentence(accessRefusals[code]!, languageOf(headers['accept-language']));
  return new Problem(status, code, { title, headers: extra });
}

const ANSWERS = {
  200: 'as asked',
  201: 'opened, or issued',
  204: 'done',
  400: 'faults in the request',
  401: 'not signed in, or the login or password is wrong',
  403: 'not allowed',
  409: 'refused by the rules',
  413: 'too large',
  415: 'not JSON',
  503: 'a store is not available, or too many sign in at once',
} as const;

/** What a route may answer, for the API's documentation. */
export const Answers = (...statuses: (keyof typeof ANSWERS)[]) =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, description: ANSWERS[status] })));

/** A person who has signed in, with the posts in force and what recusal has closed by now. */
async function personOf(
  { facts, clock }: Pick<AccessParts, 'facts' | 'clock'>,
  session: Session,
  secret: string,
): Promise<Known> {
  const { county, person } = session;
  const posts = await postsInForce(facts, county, person, clock.now());
  const closed = await closedAtTheDoor(facts, county, { person, posts }, clock.now());
  return { county, person, posts, closed, signedIn: { session, secret } };
}

/** Who holds this session now, if it is still in force; for what goes on while nobody asks. */
export async function holderOf(parts: AccessParts, secret: string): Promise<Known | undefined> {
  const session = await parts.accounts.glimpse(secret);
  return session && !session.mustChange ? personOf(parts, session, secret) : undefined;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const ACTING_POST = /^([a-z-]{1,40})(?::[A-Za-z0-9-]{1,64})?$/;

/** Deny by default: a route that says nothing, or whose action has no row in the policy table, is for nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly log = new Logger('access');

  constructor(
    @Inject(ACCESS) private readonly parts: AccessParts,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskingKnown>();
    const guarded = guardedOf(this.reflector, context.getHandler(), context.getClass());
    const { recorder, policy } = this.parts;
    const authorization = request.headers.authorization;

    // Signing in is guarded as well: another site must not sign a person in as somebody else.
    if (authorization === undefined && !SAFE.includes(request.method) && this.isCrossSite(request)) {
      recorder.noticed('cross-site');
      throw turnedAway(request, 403, 'access.cross-site');
    }
    if (guarded?.is === 'open') return true;
    const row = guarded?.is === 'may' ? policy.get(guarded.action) : undefined;
    if (guarded?.is !== 'signed-in' && !row) {
      this.log.error(`${request.method} ${request.routeOptions.url ?? ''} has no row in the policy table`);
      throw turnedAway(request, 403, 'access.no-row');
    }

    const unattended = this.reflector.get<true | undefined>(UNATTENDED, context.getHandler()) === true;
    const known = await this.identify(request, authorization, unattended);
    if (!known) {
      recorder.noticed('not-signed-in');
      throw turnedAway(request, 401, 'access.not-signed-in', { 'www-authenticate': 'Bearer' });
    }
    request.caller = known;
    if (!row) {
      if (known.signedIn) return true;
      throw turnedAway(request, 403, 'access.no-row');
    }
    if (known.signedIn?.session.mustChange) throw new Refused('access.password-must-change');
    request.caller = { ...known, action: row.action };
    const decision = allow(known, row.by, undefined);
    if ('no' in decision) {
      throw new Refused('access.denied', { why: decision.no, command: row.action });
    }
    request.caller = { ...known, action: row.action, actor: decision.yes };
    return true;
  }

  private async identify(
    request: FastifyRequest,
    authorization: string | undefined,
    unattended: boolean,
  ): Promise<Known | undefined> {
    const { accounts, secure } = this.parts;
    const wishes = wishOf(request);
    if (authorization !== undefined) {
      const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
      const service = token === undefined ? undefined : await accounts.service(token);
      if (!service) return undefined;
      // A service reads with the posts granted to it. What it may do must name services: no program acts as a leader.
      const granted = SAFE.includes(request.method) ? service.posts : [];
      const posts = [{ post: 'service' as const }, ...granted];
      return { county: service.county, person: `service:${service.name}`, posts, ...wishes };
    }
    const secret = request.cookies[cookieName(secure)];
    if (secret === undefined) return undefined;
    const session = await (unattended ? accounts.glimpse(secret) : accounts.session(secret));
    return session && { ...(await personOf(this.parts, session, secret)), ...wishes };
  }

  /** Browsers say where a request comes from; what is no browser says nothing, and carries no cookie by itself. */
  private isCrossSite({ headers }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site !== 'same-origin' && site !== 'none';
    const { origin, host } = headers;
    if (origin === undefined) return false;
    return !this.parts.origins.includes(origin) && !(URL.canParse(origin) && new URL(origin).host === host);
  }
}

function wishOf(request: FastifyRequest): { readonly wishes?: string } {
  const wish = request.headers['acting-post'];
  if (wish === undefined) return {};
  const post = typeof wish === 'string' ? ACTING_POST.exec(wish)?.[1] : undefined;
  if (post === undefined || !Object.hasOwn(POSTS, post))
    throw turnedAway(request, 400, 'access.acting-post-unreadable');
  return { wishes: wish as string };
}

/** Without the query: what was looked for is nobody's business here. */
const addressOf = ({ method, url }: FastifyRequest) => `${method} ${url.split('?')[0]!}`;

/** Puts on record what is refused further in, where the matter itself is known. */
export const recordRefusal =
  ({ recorder }: Pick<AccessParts, 'recorder'>) =>
  (error: unknown, request: FastifyRequest & { readonly caller?: Known }): void => {
    const { caller } = request;
    if (caller && error instanceof Refused && error.code === 'access.denied')
      recorder.refused(
        caller,
        caller.action ?? 'own session',
        String(error.facts['why'] ?? error.code),
        addressOf(request),
      );
  };
