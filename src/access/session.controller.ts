import { Body, Controller, Delete, Get, HttpCode, Inject, Logger, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { validated } from '@libs/http/index.js';
import { Text } from '../shared/fields.js';
import {
  ACCESS,
  type AccessParts,
  Answers,
  type AskingKnown,
  cookieName,
  cookieOptions,
  Open,
  SignedIn,
  turnedAway,
} from './caller.js';
import type { SignIn } from './accounts.js';
import { Busy } from './turnstile.js';

/** Any characters, blanks at its ends too. */
const Password = () => (target: object, property: string) => {
  for (const check of [IsString(), MinLength(1), MaxLength(512)]) check(target, property);
  ApiProperty({ type: String, format: 'password', minLength: 1, maxLength: 512 })(target, property);
};

export class Credentials {
  @Text({ max: 64 }) readonly login!: string;
  @Password() readonly password!: string;
}

export class PasswordChange {
  @Password() readonly old!: string;
  @Password() readonly password!: string;
}

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  private readonly log = new Logger('access');

  constructor(@Inject(ACCESS) private readonly parts: AccessParts) {}

  @Post()
  @Open()
  @HttpCode(204)
  @ApiBody({ type: Credentials })
  @Answers(204, 400, 401, 403, 413, 415, 503)
  @ApiOperation({ operationId: 'SignIn', summary: '登录 · Sign in' })
  async signIn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: unknown) {
    const { login, password } = validated(Credentials, body);
    const answer = await this.unlessBusy(request, () => this.parts.accounts.login(login, password));
    await this.admit(request, reply, answer, login);
  }

  @Get()
  @SignedIn()
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ShowSession', summary: '当前登录人 · Who is signed in' })
  show(@Req() { caller }: AskingKnown) {
    const { session } = caller.signedIn!;
    const { county, person, posts, wishes } = caller;
    const acts = posts.find(
      ({ post, of }) => wishes === undefined || wishes === post || wishes === `${post}:${of ?? ''}`,
    );
    return {
      login: session.login,
      county,
      person,
      posts,
      /** Where several posts allow an act, the first that does is taken; this one, if it does. */
      actsAs: acts ?? null,
      mustChangePassword: session.mustChange,
      until: session.until,
    };
  }

  @Delete()
  @SignedIn()
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 415, 503)
  @ApiOperation({ operationId: 'SignOut', summary: '退出 · Sign out' })
  async signOut(@Req() { caller }: AskingKnown, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.parts.accounts.logout(caller.signedIn!.secret);
    const { secure } = this.parts;
    void reply.clearCookie(cookieName(secure), cookieOptions(secure));
  }

  @Put('password')
  @SignedIn()
  @HttpCode(204)
  @ApiBody({ type: PasswordChange })
  @Answers(204, 400, 401, 403, 409, 413, 415, 503)
  @ApiOperation({ operationId: 'ChangePassword', summary: '修改密码 · Change the password' })
  async changePassword(
    @Req() request: AskingKnown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ) {
    const { old, password } = validated(PasswordChange, body);
    const { county, person, signedIn } = request.caller;
    const { login } = signedIn!.session;
    const answer = await this.unlessBusy(request, () => this.parts.accounts.changePassword(login, old, password));
    if (answer.is === 'in')
      await this.parts.recorder.accountAct(
        county,
        person,
        { person, post: 'own-account' },
        { act: 'password-changed', login },
      );
    await this.admit(request, reply, answer, login);
  }

  private async admit(request: FastifyRequest, reply: FastifyReply, answer: SignIn, typed: string): Promise<void> {
    const { recorder, secure } = this.parts;
    // Every sign-in, good or bad, is in the program's log; a lock is in the record. What was typed may be a password.
    const login = /^[a-z0-9.-]{2,40}$/.test(typed) ? typed : '(unreadable)';
    if (answer.is === 'in') {
      this.log.log({ login, person: answer.session.person, from: request.ip }, 'signed in');
      void reply
        .setCookie(cookieName(secure), answer.secret, cookieOptions(secure))
        .header('cache-control', 'no-store');
      return;
    }
    recorder.noticed('sign-in-failed');
    this.log.warn({ login, from: request.ip }, 'sign-in failed');
    if (answer.locked) {
      const { county, person, lockedUntil } = answer.locked;
      recorder.accountLocked(county, person, { login, until: lockedUntil });
    }
    throw turnedAway(request, 401, 'access.wrong-credentials');
  }

  private async unlessBusy<T>(request: FastifyRequest, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (error instanceof Busy) throw turnedAway(request, 503, 'access.too-busy', { 'retry-after': '2' });
      throw error;
    }
  }
}
