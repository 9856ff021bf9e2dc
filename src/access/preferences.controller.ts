import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsDefined } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { languageOf, Misshapen, Problem, validated } from '@libs/http/index.js';
import { notFound } from '../http/page.controller.js';
import { sentence } from '../shared/words.js';
import { accessRefusals } from './access.refusals.js';
import { ACCESS, type AccessParts, Answers, type AskingKnown, May } from './caller.js';
import { MOST_BYTES, PreferenceChanged, type PreferenceShown } from './preferences.js';

const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/;

export class PreferenceValue {
  @IsDefined()
  @ApiProperty({ description: `any JSON but null, ${MOST_BYTES} bytes at most` })
  readonly value!: unknown;
}

export interface PreferenceList {
  readonly preferences: readonly PreferenceShown[];
}

export interface Preference extends PreferenceShown {
  readonly value: unknown;
}

const named = () => ApiParam({ name: 'name', schema: { type: 'string', pattern: NAME.source } });
const conditional = () =>
  ApiHeader({ name: 'If-Match', required: false, description: 'the revision seen, quoted; "0": not there yet' });
const STALE = { status: 412, description: 'another window has changed it (If-Match)' };

/** The own desk: whoever asks gets and changes his or her own, and there is no way to ask for another's. */
@ApiTags('my')
@Controller('api/v1/my/preferences')
export class PreferencesController {
  constructor(@Inject(ACCESS) private readonly parts: AccessParts) {}

  @Get()
  @May('own-preferences')
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ListPreferences', summary: '本人设置清单 · What my pages remember' })
  async list(@Req() { caller }: AskingKnown): Promise<PreferenceList> {
    return { preferences: await this.parts.preferences.all(caller.county, caller.person) };
  }

  @Get(':name')
  @May('own-preferences')
  @named()
  @Answers(200, 400, 401, 403, 503)
  @ApiResponse({ status: 404, description: 'nothing is kept under this name' })
  @ApiOperation({ operationId: 'ShowPreference', summary: '读取本人一项设置或草稿 · One of them' })
  async one(
    @Req() { caller, headers }: AskingKnown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('name') name: string,
  ): Promise<Preference> {
    mustBeName(name);
    const found = await this.parts.preferences.one(caller.county, caller.person, name);
    if (!found) throw notFound('preference.not-found', headers);
    void reply.header('etag', `"${found.revision}"`).header('cache-control', 'no-store');
    return found;
  }

  @Put(':name')
  @May('own-preferences')
  @named()
  @conditional()
  @ApiBody({ type: PreferenceValue })
  @Answers(200, 400, 401, 403, 409, 413, 415, 503)
  @ApiResponse(STALE)
  @ApiOperation({ operationId: 'KeepPreference', summary: '保存本人一项设置或草稿 · Keep one' })
  async put(
    @Req() request: AskingKnown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('name') name: string,
    @Body() body: unknown,
  ): Promise<PreferenceShown> {
    mustBeName(name);
    const ifMatch = ifMatchOf(request);
    validated(PreferenceValue, body);
    // What came, not what its class made of it.
    const { value } = body as PreferenceValue;
    const json = JSON.stringify(value);
    if (!json.isWellFormed() || /\\ud[89a-f]/i.test(json)) throw new Misshapen([{ pointer: '/value', code: 'text' }]);
    if (Buffer.byteLength(json) > MOST_BYTES) throw new Misshapen([{ pointer: '/value', code: 'length' }]);
    const { county, person } = request.caller;
    const kept = await orChanged(request, () => this.parts.preferences.put(county, person, name, value, ifMatch));
    void reply.header('etag', `"${kept.revision}"`);
    return kept;
  }

  @Delete(':name')
  @May('own-preferences')
  @named()
  @conditional()
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 415, 503)
  @ApiResponse(STALE)
  @ApiOperation({ operationId: 'DropPreference', summary: '删除本人一项设置或草稿 · Throw one away' })
  async remove(@Req() request: AskingKnown, @Param('name') name: string): Promise<void> {
    mustBeName(name);
    const ifMatch = ifMatchOf(request);
    const { county, person } = request.caller;
    await orChanged(request, () => this.parts.preferences.remove(county, person, name, ifMatch));
  }
}

function mustBeName(name: string): void {
  if (!NAME.test(name)) throw new Misshapen([{ pointer: ':name', code: 'preference-name' }]);
}

function ifMatchOf({ headers }: AskingKnown): number | undefined {
  const match = headers['if-match'];
  if (match === undefined) return undefined;
  const revision = /^"(\d{1,15})"$/.exec(match)?.[1];
  if (revision === undefined) throw new Misshapen([{ pointer: 'If-Match', code: 'revision' }]);
  return Number(revision);
}

async function orChanged<T>({ headers }: AskingKnown, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof PreferenceChanged)) throw error;
    throw new Problem(412, 'preference.stale', {
      title: sentence(accessRefusals['preference.stale']!, languageOf(headers['accept-language'])),
      more: { revision: error.revision },
      headers: { etag: `"${error.revision}"` },
    });
  }
}
