import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf, Problem } from '@libs/http/index.js';
import { type AskingKnown, May, Unattended } from '../access/caller.js';
import { Live } from './live.js';

const FULL = { zh: '打开的页面过多，请关闭一些', en: 'Too many pages are open; close some' };

const SAYS = `Server-sent events. \`open\` and \`catch-up\` (after Last-Event-ID): fetch anew what is shown, nothing is
replayed. \`changed\`: \`{changes: [{page, id?, position}]}\`, rows that this person may see and no content; without \`id\`
some rows of that page. \`to-do\`: the own list has changed. \`rights\`: posts or recusals have; ask \`rights\` again. \`end\`:
\`{why: signed-out | stopping}\`. Ask a page with \`minPosition\` of what was told.`;

@ApiTags('live')
@Controller('api/v1/live')
export class LiveController {
  constructor(@Inject(Live) private readonly live: Live) {}

  @Get()
  @May('live')
  @Unattended()
  @ApiOperation({
    operationId: 'live-changes',
    summary: '页面变动通知 · What has changed, as it changes',
    description: SAYS,
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'of a stream that broke off' })
  @ApiResponse({
    status: 200,
    description: 'a stream without an end',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiResponse({ status: 401, description: 'not signed in' })
  @ApiResponse({ status: 403, description: 'not allowed' })
  @ApiResponse({ status: 429, description: 'too many streams are open' })
  async changes(@Req() { caller, headers }: AskingKnown, @Res() reply: FastifyReply): Promise<void> {
    const stream = await this.live.listen(caller, caller.signedIn!.secret, headers['last-event-id'] !== undefined);
    if (stream === 'full')
      throw new Problem(429, 'live.too-many', {
        title: FULL[languageOf(headers['accept-language'])],
        headers: { 'retry-after': '30' },
      });
    // Who is gone before the first word would never be missed by it.
    reply.raw.once('close', () => stream.out.destroy());
    await reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // Behind its end nothing else is asked on this connection, and kept alive it would hold up the end of the program.
      .header('connection', 'close')
      .send(stream.out);
  }
}
