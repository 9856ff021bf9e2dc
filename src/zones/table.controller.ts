import { Controller, Get, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, instant, isDay } from '@libs/event-sourcing/time.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { atFault, onlyAsked, pageAction, whenOf } from '../http/page.controller.js';
import { FindRows, type Rows } from '../http/queries.js';
import { tableOn } from './printed-table.js';
import type { ZoneRegisterRow } from './zone-register.view.js';
import { zonesCapability } from './zones.capability.js';

const page = zonesCapability.pages.find(({ view }) => view.name === 'zone-register')!;

@ApiTags('zones')
@Controller('api/v1/zone-table')
export class ZoneTableController {
  constructor(
    private readonly bus: QueryBus,
    private readonly county: County,
  ) {}

  /** The table in the document's seven columns, for any day (`on`), as known at any moment (`asOf`). */
  @Get()
  @May(pageAction(page))
  @ApiOperation({ operationId: 'zone-table', summary: '监督检查协作区安排表 · The zone table as of any day' })
  @ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'one row a zone, seven columns' })
  async table(@Req() { caller }: AskingKnown, @Query() asked: Record<string, string>) {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    const { on = dayOf(instant(this.county.clock.now())) } = asked;
    if (typeof on !== 'string' || !isDay(on)) faults.push({ pointer: 'on', code: 'day' });
    onlyAsked(asked, ['on', 'asOf', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    const { rows } = await this.bus
      .execute<FindRows, Rows>(new FindRows(page, caller, { ...when, filter: {}, limit: 1000 }))
      .catch((error: unknown) => {
        throw atFault(error, asked);
      });
    return { title: '监督检查协作区安排表', on, rows: tableOn(rows as unknown as ZoneRegisterRow[], on) };
  }
}
