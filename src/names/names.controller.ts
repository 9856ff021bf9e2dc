import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, instant } from '@libs/event-sourcing/time.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { peopleFact } from '../people/people.facts.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { calledOn } from '../zones/arrangement.state.js';

/** Names by id, each as it is today. */
export interface Names {
  readonly persons: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly bodies: Readonly<Record<string, string>>;
  readonly zones: Readonly<Record<string, string>>;
  readonly offices: Readonly<Record<string, string>>;
}

@ApiTags('names')
@Controller('api/v1/names')
export class NamesController {
  constructor(private readonly county: County) {}

  /** The county's directory: what the ids that stand in every row are called. Posts and what belongs to whom are on the registers. */
  @Get()
  @May('names')
  @ApiOperation({
    operationId: 'names',
    summary: '名称对照 · What people, units, bodies, zones and offices are called',
  })
  @ApiResponse({ status: 200, description: 'names by id' })
  async names(@Req() { caller }: AskingKnown): Promise<Names> {
    const { facts, clock } = this.county;
    const [people, { units, bodies, zones, offices, supervisors }] = await Promise.all([
      facts.ofStream(peopleFact, `${caller.county}/people/register`),
      facts.ofStream(arrangementFact, `${caller.county}/arrangement/zones`),
    ]);
    const today = dayOf(instant(clock.now()));
    return {
      persons: named({ ...supervisors, ...people.persons }, ({ name }) => name),
      units: named(units, (unit) => calledOn(unit, today)),
      bodies: named(bodies, (body) => calledOn(body, today)),
      zones: named(zones, ({ name }) => name),
      offices: named(offices, (office) => calledOn(office, today)),
    };
  }
}

const named = <One>(all: Readonly<Record<string, One>>, nameOf: (one: One) => string) =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, nameOf(one)]));
