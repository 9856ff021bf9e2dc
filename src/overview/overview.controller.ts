import { Controller, Get, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { atFault, onlyAsked, whenOf } from '../http/page.controller.js';
import { CountRows, mayOpen, type When } from '../http/queries.js';

/** What the overview counts: rows of a page, by fields that the page can be filtered by. */
const COUNTED = {
  plan: { view: 'plan-items', by: ['year', 'kind', 'state'] },
  tasks: { view: 'task-board', by: ['zone', 'kind', 'state'] },
  inspections: { view: 'inspection-page', by: ['zone', 'state'] },
  issues: { view: 'issue-ledger', by: ['zone', 'is'] },
  clues: { view: 'clue-custody', by: ['zone', 'is'] },
} as const;

export interface Count {
  readonly count: number;
  /** Where the rows behind the number are listed. */
  readonly rows: string;
  readonly [field: string]: unknown;
}

@ApiTags('overview')
@Controller('api/v1/overview')
export class OverviewController {
  constructor(
    private readonly county: County,
    private readonly bus: QueryBus,
  ) {}

  /** Each number with the address of its rows: what a person may not list is not counted for that person either. */
  @Get()
  @May('overview')
  @ApiOperation({ operationId: 'overview', summary: '全县概览 · Counts by zone, kind and state, each with its rows' })
  @ApiQuery({ name: 'asOf', required: false, description: 'position:<p>, recorded:<instant> or occurred:<instant>' })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'counts' })
  async overview(@Req() { caller }: AskingKnown, @Query() asked: Record<string, string>) {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    onlyAsked(asked, ['asOf', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    const counts = await Promise.all(
      Object.entries(COUNTED).map(async ([name, { view, by }]) => {
        const page = this.county.pages.get(view)!;
        if (!mayOpen(page, caller)) return [];
        const found = await this.bus
          .execute<CountRows, { by: readonly unknown[]; count: number }[]>(
            new CountRows(page, caller, { ...when, filter: {}, by }),
          )
          .catch((error: unknown) => {
            throw atFault(error, asked);
          });
        return [
          [name, found.map(({ by: values, count }) => counted(page.get, by, values, count, asked)).sort(inOrder)],
        ];
      }),
    );
    return Object.fromEntries(counts.flat()) as Record<string, readonly Count[]>;
  }
}

function counted(
  get: string,
  by: readonly string[],
  values: readonly unknown[],
  count: number,
  asked: When | Record<string, string>,
): Count {
  const fields = by.map((field, n): [string, unknown] => [field, values[n]]);
  const query = new URLSearchParams(Object.fromEntries(fields.map(([field, value]) => [field, String(value)])));
  if ('asOf' in asked && typeof asked.asOf === 'string') query.set('asOf', asked.asOf);
  return { ...Object.fromEntries(fields), count, rows: `/api/v1/${get}?${query.toString()}` };
}

const inOrder = (a: Count, b: Count) => (a.rows < b.rows ? -1 : 1);
