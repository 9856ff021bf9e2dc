import { Controller, Get, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { isDay } from '@libs/event-sourcing/time.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import { atFault, onlyAsked, pageAction, whenOf } from '../http/page.controller.js';
import { FindRows, type Rows } from '../http/queries.js';
import { commonProblemsIn, likelyRecurrences, type Rectified, recurrencesIn } from './clusters.facts.js';
import type { IssueLedgerRow } from './issue-ledger.view.js';
import { issueLedgerPage } from './rectifications.capability.js';

const PAGE = 1000;

@ApiTags('rectifications')
@Controller('api/v1/issue-analysis')
export class IssueAnalysisController {
  constructor(private readonly bus: QueryBus) {}

  /**
   * What the issues of a period have in common, what came back, and what may have: suggestions, of the rows that this person
   * may list. Whoever agrees says so by a command.
   */
  @Get()
  @May(pageAction(issueLedgerPage))
  @ApiOperation({
    operationId: 'issue-analysis',
    summary: '共性问题与反复问题分析 · Suggested common problems and recurrences of a period',
  })
  @ApiQuery({ name: 'from', required: true, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'until', required: true, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'zone', required: false })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'minPosition', required: false })
  @ApiResponse({ status: 200, description: 'clusters with their issues, recurrences counted and suggested' })
  async analysis(@Req() { caller }: AskingKnown, @Query() asked: Record<string, string>) {
    const faults: ShapeFault[] = [];
    const when = whenOf(asked, faults);
    const { from, until, zone } = asked;
    for (const [name, day] of Object.entries({ from, until }))
      if (typeof day !== 'string' || !isDay(day)) faults.push({ pointer: name, code: 'day' });
    if (faults.length === 0 && until! < from!) faults.push({ pointer: 'until', code: 'before-from' });
    if (zone !== undefined && typeof zone !== 'string') faults.push({ pointer: 'zone', code: 'too-many' });
    onlyAsked(asked, ['from', 'until', 'zone', 'asOf', 'minPosition'], faults);
    if (faults.length > 0) throw new Misshapen(faults);

    const found: Rectified[] = [];
    let cursor: string | undefined;
    do {
      const filter = zone === undefined ? {} : { zone };
      const page: Rows = await this.bus
        .execute<FindRows, Rows>(
          new FindRows(issueLedgerPage, caller, {
            ...when,
            filter,
            limit: PAGE,
            ...(cursor !== undefined && { cursor }),
          }),
        )
        .catch((error: unknown) => {
          throw atFault(error, asked);
        });
      found.push(...page.rows.flatMap((row) => analysed(row as IssueLedgerRow)));
      cursor = page.next;
    } while (cursor !== undefined);

    const ofPeriod = found.filter(
      ({ referredAt }) => referredAt.slice(0, 10) >= from! && referredAt.slice(0, 10) <= until!,
    );
    const { clusters, ...common } = commonProblemsIn(ofPeriod);
    return {
      from,
      until,
      referred: ofPeriod.length,
      common,
      clusters,
      recurrences: recurrencesIn(found),
      // What may have come back is of the period; what it may have come back from is older.
      suggestedRecurrences: likelyRecurrences(found).filter(({ again }) =>
        ofPeriod.some(({ number }) => number === again),
      ),
    };
  }
}

/** A stub says nothing of what it was about. */
const analysed = ({
  is,
  number,
  unit,
  unitName,
  zone,
  kind,
  referredAt,
  closedAt,
  recurrences = 0,
  recurredAs,
}: IssueLedgerRow): Rectified[] =>
  is === 'upgraded' || is === 'merged'
    ? []
    : [
        {
          number,
          unit: unit!,
          unitName: unitName!,
          zone,
          kind: kind!,
          referredAt: referredAt!,
          ...(closedAt !== undefined && { closedAt }),
          recurrences,
          ...(recurredAs !== undefined && { recurredAs }),
        },
      ];
