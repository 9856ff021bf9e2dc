import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, instant, isDay } from '@libs/event-sourcing/time.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { onlyAsked, pageAction } from '../http/page.controller.js';
import { parameterRegisterPage } from './instruments.capability.js';
import { type ParameterName, parameterOf, PARAMETERS } from './parameters.js';
import { rulebookFact } from './rulebook.facts.js';
import { settingOn } from './rulebook.state.js';

@ApiTags('instruments')
@Controller('api/v1/parameters-in-force')
export class ParametersController {
  constructor(private readonly county: County) {}

  /** Every parameter as it holds on a day (`on`, default today), whether the county has set it or it came with the program. */
  @Get()
  @May(pageAction(parameterRegisterPage))
  @ApiOperation({ operationId: 'parameters-in-force', summary: '某日有效的参数 · Every parameter as of any day' })
  @ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' } })
  @ApiResponse({ status: 200, description: 'one row a parameter, with value, version and basis; and the calendar' })
  async inForce(@Req() { caller }: AskingKnown, @Query() asked: Record<string, string>) {
    const faults: ShapeFault[] = [];
    const { on = dayOf(instant(this.county.clock.now())) } = asked;
    if (typeof on !== 'string' || !isDay(on)) faults.push({ pointer: 'on', code: 'day' });
    onlyAsked(asked, ['on'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    const rulebook = await this.county.facts.ofStream(rulebookFact, `${caller.county}/rulebook/county`);
    return {
      on,
      rows: (Object.keys(PARAMETERS) as ParameterName[]).map((parameter) => {
        const { zh, en, basis } = parameterOf(parameter);
        const { value, from, version, instrument } = settingOn(rulebook, parameter, on);
        return {
          ...{ parameter, zh, en, value, version },
          from: version === 0 ? null : from,
          basis: instrument ?? (version === 0 ? basis : '领导决定'),
        };
      }),
      calendar: {
        version: rulebook.calendarVersion,
        notices: rulebook.notices.map(({ year, notice, issued }) => ({ year, notice, issued })),
        exceptions: rulebook.exceptions,
      },
    };
  }
}
