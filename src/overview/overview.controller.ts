import { Controller, Get, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { atFault, onlyAsked, whenOf } from '../http/page.controller.js';
import { CountRows, mayOpen, type When } from '../http/queries.js';
import type { Page } from '../shared/capability.js';
import type { CountyCaller } from '../shared/rights.js';

/** What the overview counts: rows of a page, by fields that the page can be filtered by. */
const COUNTED = {
  plan: { view: 'plan-items', by: ['year', 'kind', 'state'] },
  tasks: { view: 'task-board', by: ['zone', 'kind', 'state'] },
  inspections: { view: 'inspection-page', by: ['zone', 'state'] },
  issues: { view: 'issue-ledger', by: ['zone', 'is'] },
  clues: { view: 'clue-custody', by: ['zone', 'is'] },
} as const;

/**
 * What every zone may know of the others. Verification of clues is no task of theirs to count, and what became of issues
 * as clues none either: those numbers stand on the pages of who is cleared.
 */
const SHARED = {
  tasks: { view: 'task-board', by: ['zone', 'kind', 'state'], filter: {}, never: 'clue-verification' },
  issues: { view: 'issue-ledger', by: ['zone', 'is'], filter: {}, never: 'upgraded' },
  recurrences: { view: 'issue-ledger', by: ['zone', 'kind'], filter: { recurred: true }, never: undefined },
} as const;

export interface Count extends By {
  readonly count: number;
  /** Where the rows behind the number are listed. */
  readonly rows: string;
}

/** By what it was counted. */
type By = Readonly<Partial<Record<'year' | 'zone' | 'kind' | 'state' | 'is', string | null>>>;

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
    const when = askedWhen(asked);
    const counts = await Promise.all(
      Object.entries(COUNTED).map(async ([name, { view, by }]) => {
        const page = this.county.pages.get(view)!;
        if (!mayOpen(page, caller)) return [];
        const found = await this.count(page, caller, { ...when, filter: {}, by }, asked);
        return [
          [name, found.map(({ by: values, count }) => counted(page.get, by, values, count, asked)).sort(inOrder)],
        ];
      }),
    );
    return Object.fromEntries(counts.flat()) as Partial<Record<keyof typeof COUNTED, readonly Count[]>>;
  }

  /** R2, share information: how much there is of what in every zone, for every zone. Numbers without rows behind them. */
  @Get('zones')
  @May('situation-board')
  @ApiOperation({ operationId: 'situation-board', summary: '共享态势 · Numbers of all zones, for all zones' })
  @ApiQuery({ name: 'asOf', required: false, description: 'position:<p>, recorded:<instant> or occurred:<instant>' })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'counts' })
  async zones(@Req() { caller }: AskingKnown, @Query() asked: Record<string, string>) {
    const when = askedWhen(asked);
    const counts = await Promise.all(
      Object.entries(SHARED).map(async ([name, { view, by, filter, never }]) => {
        const { only: _ownRows, closedBy: _notHis, ...page } = this.county.pages.get(view)!;
        const found = await this.count(page, caller, { ...when, filter, by }, asked);
        const shared = found.filter(({ by: values }) => never === undefined || !values.includes(never));
        return [name, shared.map(({ by: values, count }) => ({ ...named(by, values), count })).sort(byValues(by))];
      }),
    );
    return Object.fromEntries(counts) as Record<keyof typeof SHARED, readonly (By & { readonly count: number })[]>;
  }

  private async count(page: Page, caller: CountyCaller, ask: CountRows['ask'], asked: Record<string, string>) {
    return this.bus
      .execute<CountRows, { by: readonly unknown[]; count: number }[]>(new CountRows(page, caller, ask))
      .catch((error: unknown) => {
        throw atFault(error, asked);
      });
  }
}

function askedWhen(asked: Record<string, string>): When {
  const faults: ShapeFault[] = [];
  const when = whenOf(asked, faults);
  onlyAsked(asked, ['asOf', 'minPosition'], faults);
  if (faults.length > 0) throw new Misshapen(faults);
  return when;
}

const named = (by: readonly string[], values: readonly unknown[]) =>
  Object.fromEntries(by.map((field, n) => [field, values[n]])) as By;

const byValues =
  (by: readonly string[]) =>
  (a: By, b: By): number => {
    const text = (row: By) => by.map((field) => String(row[field as keyof By])).join();
    return text(a) < text(b) ? -1 : 1;
  };

function counted(
  get: string,
  by: readonly string[],
  values: readonly unknown[],
  count: number,
  asked: When | Record<string, string>,
): Count {
  const fields = named(by, values);
  const query = new URLSearchParams(
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, String(value)])),
  );
  if ('asOf' in asked && typeof asked.asOf === 'string') query.set('asOf', asked.asOf);
  return { ...fields, count, rows: `/api/v1/${get}?${query.toString()}` };
}

const inOrder = (a: Count, b: Count) => (a.rows < b.rows ? -1 : 1);
