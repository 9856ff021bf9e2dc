import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { onlyAsked } from './page.controller.js';
import { type Hit, Search } from './search.js';

const LONGEST = 100;

export interface Found {
  readonly hits: readonly Hit[];
}

@ApiTags('search')
@Controller('api/v1/search')
export class SearchController {
  constructor(@Inject(Search) private readonly search: Search) {}

  @Get()
  @May('search')
  @ApiOperation({
    operationId: 'search',
    summary: '全局检索 · Find records by words, numbers and names, among the rows one may see',
    description: 'Best first: by the whole number or name, by how it begins, then by a part of it. Fifty at most.',
  })
  @ApiQuery({
    name: 'q',
    description: 'words, all of which are to be found; one character of Chinese is one',
    schema: { type: 'string', minLength: 1, maxLength: LONGEST },
  })
  @ApiResponse({ status: 200, description: 'what was found, best first' })
  async find(
    @Req() { caller }: AskingKnown,
    @Query() asked: Record<string, string | readonly string[]>,
  ): Promise<Found> {
    const faults: ShapeFault[] = [];
    onlyAsked(asked, ['q'], faults);
    const { q } = asked;
    if (q === undefined) faults.push({ pointer: 'q', code: 'missing' });
    else if (typeof q !== 'string' || !q.isWellFormed() || q.includes('\0'))
      faults.push({ pointer: 'q', code: 'text' });
    else if (q.trim() === '' || q.length > LONGEST) faults.push({ pointer: 'q', code: 'length' });
    if (faults.length > 0) throw new Misshapen(faults);
    return { hits: await this.search.find(caller, q as string) };
  }
}
