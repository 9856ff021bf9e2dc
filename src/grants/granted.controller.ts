import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, instant } from '@libs/event-sourcing/time.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import { ACCESS, type AccessParts, type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { notFound } from '../http/page.controller.js';
import { FindRows, type Rows } from '../http/queries.js';
import { isId } from '../shared/fields.js';
import { namesClosedUnit } from '../shared/own-rows.js';
import { documents } from './documents.js';
import { grantFact } from './grant.facts.js';
import { standing } from './grant.state.js';

@ApiTags('grants')
@Controller('api/v1/access-grants')
export class GrantedController {
  constructor(
    private readonly county: County,
    private readonly bus: QueryBus,
    @Inject(ACCESS) private readonly access: AccessParts,
  ) {}

  /** The grant is read from the log at each request: what was revoked a moment ago opens nothing more, whatever is on a screen. */
  @Get(':id/document')
  @May('granted-document')
  @ApiOperation({
    operationId: 'granted-document',
    summary: '凭授权查阅一份文件（每次登记） · Read the document of a grant; each reading is put on record',
  })
  @ApiResponse({ status: 200, description: 'the document, as far as a grant opens it' })
  @ApiResponse({ status: 403, description: 'no grant, or not any more' })
  @ApiResponse({ status: 404, description: 'the document is not there' })
  async document(@Req() { caller, headers }: AskingKnown, @Param('id') id: string) {
    if (!isId(id)) throw new Refused('access.denied', { why: 'grant-unknown' });
    const grant = await this.county.facts.ofStream(grantFact, `${caller.county}/access-grant/${id}`);
    const now = standing(grant, caller, dayOf(instant(this.county.clock.now())));
    if (now !== 'in-force' || grant.is !== 'granted') throw new Refused('access.denied', { why: now });
    const { view, shows } = documents[grant.document];
    const { only: _only, shows: _shows, ...page } = this.county.pages.get(view)!;
    const { rows } = await this.bus.execute<FindRows, Rows>(
      new FindRows(page, caller, { filter: { _id: `${caller.county}/${grant.record}` }, limit: 1 }),
    );
    const [row] = rows;
    if (!row) throw notFound('row.not-found', headers);
    if (namesClosedUnit({ units: row['units'] ?? [row['unit']] }, caller))
      throw new Refused('access.denied', { why: 'recused' });
    const why = `${grant.purpose}（${id}）`;
    await this.access.recorder.viewed(caller, caller.actor!, 'granted-document', `${view}/${grant.record}`, why);
    return shows(row, caller);
  }
}
