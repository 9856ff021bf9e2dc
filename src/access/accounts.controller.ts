import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refused } from '@libs/event-sourcing/refused.js';
import { addYears, dayOf, instant } from '@libs/event-sourcing/time.js';
import { validated } from '@libs/http/index.js';
import { Id, Instant, OneOf, Part, Text } from '../shared/fields.js';
import { ADMINISTRATORS, type HeldPost, type Post as CountyPost, POSTS } from '../shared/posts.js';
import { Accounts, type SessionShown } from './accounts.js';
import { ACCESS, type AccessParts, Answers, type AskingKnown, May } from './caller.js';
import { isKnown } from './posts-in-force.js';
import type { RecordAccountAct } from './access.commands.js';

/** Posts a program may read with: none that administers, none that no person holds. */
const FOR_SERVICES = (Object.keys(POSTS) as CountyPost[]).filter(
  (post) => POSTS[post].kept !== 'nowhere' && post !== 'unit-official' && !ADMINISTRATORS.includes(post),
);

export class NewAccount {
  @Text({ max: 40 }) readonly login!: string;
  @Id() readonly person!: string;
}

class GrantedPost {
  @OneOf(FOR_SERVICES) readonly post!: CountyPost;
  @Id({ optional: true }) readonly of?: string;
}

export class NewToken {
  @Id() readonly name!: string;
  @Part(() => GrantedPost, { many: { max: 20 } }) readonly posts!: readonly GrantedPost[];
  @Instant() readonly expires!: string;
}

export class AccountLock {
  @Instant() readonly until!: string;
}

/**
 * The security administrator's desk. Passwords are made here and shown once; the first act of whoever uses one is to
 * choose another. Every act is put on record before it is done.
 */
@ApiTags('accounts')
@Controller('api/v1')
export class AccountsController {
  constructor(@Inject(ACCESS) private readonly parts: AccessParts) {}

  @Get('accounts')
  @May('accounts')
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ListAccounts', summary: '账号清单 · Accounts' })
  async list(@Req() { caller }: AskingKnown) {
    return { rows: await this.parts.accounts.list(caller.county) };
  }

  @Post('accounts')
  @May('administer-accounts')
  @ApiBody({ type: NewAccount })
  @Answers(201, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'OpenAccount', summary: '开立账号 · Open an account' })
  async open(@Req() { caller }: AskingKnown, @Body() body: unknown) {
    const { login: typed, person } = validated(NewAccount, body);
    const { accounts, recorder, facts } = this.parts;
    const { county } = caller;
    if (!(await isKnown(facts, county, person))) throw new Refused('account.person-unknown', { person });
    const asked = { login: typed, county, person, password: Accounts.randomPassword(), mustChange: true };
    const login = await accounts.check(asked);
    await recorder.accountAct(county, person, caller.actor!, { act: 'opened', login });
    await accounts.open(asked);
    return { login, person, password: asked.password };
  }

  @Post('accounts/:login/close')
  @May('administer-accounts')
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'CloseAccount', summary: '注销账号 · Close an account' })
  async close(@Req() { caller }: AskingKnown, @Param('login') typed: string) {
    const login = await this.recorded(caller, typed, 'closed');
    await this.parts.accounts.close(caller.county, login);
  }

  @Post('accounts/:login/lock')
  @May('administer-accounts')
  @HttpCode(204)
  @ApiBody({ type: AccountLock })
  @Answers(204, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'LockAccount', summary: '锁定账号 · Lock an account until a moment; its sessions end' })
  async lock(@Req() { caller }: AskingKnown, @Param('login') typed: string, @Body() body: unknown): Promise<void> {
    const { until } = validated(AccountLock, body);
    const now = instant(this.parts.clock.now());
    if (instant(Date.parse(until)) <= now) throw new Refused('account.lock-over-already', { until });
    const login = await this.recorded(caller, typed, 'locked', until);
    await this.parts.accounts.lock(caller.county, login, until);
  }

  @Get('sessions')
  @May('accounts')
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ListSessions', summary: '会话清单 · Sessions in force' })
  async sessions(@Req() { caller }: AskingKnown): Promise<{ readonly rows: readonly SessionShown[] }> {
    return { rows: await this.parts.accounts.sessions(caller.county) };
  }

  @Post('sessions/:id/end')
  @May('administer-accounts')
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'EndSession', summary: '结束会话 · End a session' })
  async endSession(@Req() { caller }: AskingKnown, @Param('id') id: string): Promise<void> {
    const { accounts, recorder } = this.parts;
    const { login, person } = await accounts.shownSession(caller.county, id);
    if (person === caller.person) throw new Refused('account.own');
    await recorder.accountAct(caller.county, person, caller.actor!, { act: 'session-ended', login });
    await accounts.endSession(id);
  }

  @Post('accounts/:login/unlock')
  @May('administer-accounts')
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'UnlockAccount', summary: '解锁账号 · Unlock an account' })
  async unlock(@Req() { caller }: AskingKnown, @Param('login') typed: string) {
    const login = await this.recorded(caller, typed, 'unlocked');
    await this.parts.accounts.unlock(caller.county, login);
  }

  @Post('accounts/:login/password')
  @May('administer-accounts')
  @HttpCode(200)
  @Answers(200, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'ResetPassword', summary: '重置密码 · Reset a password' })
  async resetPassword(@Req() { caller }: AskingKnown, @Param('login') typed: string) {
    const login = await this.recorded(caller, typed, 'password-reset');
    const password = Accounts.randomPassword();
    await this.parts.accounts.resetPassword(caller.county, login, password);
    return { login, password };
  }

  @Get('service-tokens')
  @May('accounts')
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ListServiceTokens', summary: '外部系统令牌 · Tokens of services' })
  async tokens(@Req() { caller }: AskingKnown) {
    return { rows: await this.parts.accounts.tokens(caller.county) };
  }

  @Post('service-tokens')
  @May('administer-accounts')
  @ApiBody({ type: NewToken })
  @Answers(201, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'IssueServiceToken', summary: '发放令牌 · Issue a token' })
  async issueToken(@Req() { caller }: AskingKnown, @Body() body: unknown) {
    const { name, posts: asked, expires } = validated(NewToken, body);
    const posts = asked.map(grantable);
    const now = instant(this.parts.clock.now());
    if (dayOf(expires) > addYears(dayOf(now), 1)) throw new Refused('token.lives-too-long');
    if (instant(Date.parse(expires)) <= now) throw new Refused('token.expired-already', { expires });
    await this.parts.recorder.tokenIssued(caller.county, caller.actor!, { name, posts: posts.map(inWords), expires });
    return this.parts.accounts.issueToken({ county: caller.county, name, posts, expires });
  }

  @Post('service-tokens/:id/revoke')
  @May('administer-accounts')
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'RevokeServiceToken', summary: '吊销令牌 · Revoke a token' })
  async revokeToken(@Req() { caller }: AskingKnown, @Param('id') id: string) {
    const { accounts, recorder } = this.parts;
    const token = (await accounts.tokens(caller.county)).find((one) => one.id === id);
    if (!token) throw new Refused('token.unknown', { id });
    await recorder.tokenRevoked(caller.county, token.name, caller.actor!, { token: id });
    await accounts.revokeToken(caller.county, id);
  }

  private async recorded(
    caller: AskingKnown['caller'],
    typed: string,
    act: RecordAccountAct['act'],
    until?: string,
  ): Promise<string> {
    const { accounts, recorder } = this.parts;
    const { login, person, is } = await accounts.shown(caller.county, typed);
    if (person === caller.person) throw new Refused('account.own');
    if (is === 'closed') throw new Refused('account.closed', { login });
    await recorder.accountAct(caller.county, person, caller.actor!, {
      act,
      login,
      ...(until !== undefined && { until }),
    });
    return login;
  }
}

function grantable({ post, of }: GrantedPost): HeldPost {
  const needs = (POSTS[post] as { readonly of?: string }).of !== undefined;
  if (needs !== (of !== undefined))
    throw new Refused(needs ? 'people.post-of-what' : 'people.post-of-county', { post });
  return { post, ...(of !== undefined && { of }) };
}

const inWords = ({ post, of }: HeldPost) => (of === undefined ? post : `${post}:${of}`);
