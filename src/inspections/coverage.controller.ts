import { Controller, Get, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, instant, isDay } from '@libs/event-sourcing/time.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { atFault, onlyAsked, whenOf } from '../http/page.controller.js';
import { everyRow, type When } from '../http/queries.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { parameterOn } from '../instruments/rulebook.state.js';
import { coverageOf, crossInspectionsOf, familiarityOf, type KnownUnit, type Period } from './coverage.js';
import type { VisitRow } from './visits.view.js';

type Asked = Readonly<Record<string, string>>;

const day = { required: false, schema: { type: 'string', format: 'date' } } as const;

@ApiTags('inspections')
@Controller('api/v1')
export class CoverageController {
  constructor(
    private readonly bus: QueryBus,
    private readonly county: County,
  ) {}

  /** R67: every unit, by what it was inspected, in which months, and since when not. Default: from the county's beginning to today. */
  @Get('coverage')
  @May('coverage')
  @ApiOperation({ operationId: 'coverage', summary: '检查覆盖 · Which unit was inspected, by what, since when' })
  @ApiQuery({ name: 'from', ...day })
  @ApiQuery({ name: 'to', ...day })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'one row a unit, in the order of the register' })
  async coverage(@Req() request: AskingKnown, @Query() asked: Asked) {
    const { period, when } = this.asked(asked);
    const register = this.county.pages.get('zone-register')!;
    const [visits, units] = await Promise.all([
      this.visits(request, when, asked),
      everyRow<KnownUnit>(this.bus, register, request.caller, { ...when, filter: { is: 'unit' }, sort: { order: 1 } }),
    ]);
    const rows = coverageOf(units, visits, period);
    return { ...period, rows, never: rows.flatMap(({ unit, inspected }) => (inspected ? [] : [unit])) };
  }

  /** R6: what home teams find against what teams of other zones find in the same unit. */
  @Get('familiarity')
  @May('familiarity')
  @ApiOperation({ operationId: 'familiarity', summary: '熟人指数 · Home teams against teams of other zones' })
  @ApiQuery({ name: 'from', ...day })
  @ApiQuery({ name: 'to', ...day })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'one row a unit that another zone has inspected' })
  async familiarity(@Req() request: AskingKnown, @Query() asked: Asked) {
    const { period, when } = this.asked(asked);
    const rulebook = await this.county.facts.ofStream(rulebookFact, `${request.caller.county}/rulebook/county`);
    const least = parameterOn(rulebook, 'familiarity-least', period.to);
    return { ...period, least, rows: familiarityOf(await this.visits(request, when, asked), period, least) };
  }

  /** R37: how much was inspected across zones, and from where to where. */
  @Get('cross-inspections')
  @May('cross-inspections')
  @ApiOperation({ operationId: 'cross-inspections', summary: '交叉监督检查率 · Cross-inspection rate and map' })
  @ApiQuery({ name: 'from', ...day })
  @ApiQuery({ name: 'to', ...day })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'rates by home zone, and the map' })
  async cross(@Req() request: AskingKnown, @Query() asked: Asked) {
    const { period, when } = this.asked(asked);
    return { ...period, ...crossInspectionsOf(await this.visits(request, when, asked), period) };
  }

  private async visits({ caller }: AskingKnown, when: When, asked: Asked): Promise<readonly VisitRow[]> {
    const page = this.county.pages.get('visits')!;
    return everyRow<VisitRow>(this.bus, page, caller, { ...when, filter: {} }).catch((error: unknown) => {
      throw atFault(error, asked);
    });
  }

  private asked(asked: Asked): { readonly period: Period; readonly when: When } {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    const { from = '1900-01-01', to = dayOf(instant(this.county.clock.now())) } = asked;
    for (const [pointer, value] of Object.entries({ from, to }))
      if (typeof value !== 'string' || !isDay(value)) faults.push({ pointer, code: 'day' });
    if (faults.length === 0 && to < from) faults.push({ pointer: 'to', code: 'before-from' });
    onlyAsked(asked, ['from', 'to', 'asOf', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    return { period: { from, to }, when };
  }
}
