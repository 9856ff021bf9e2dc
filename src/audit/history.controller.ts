import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AnyDecider } from '@libs/event-sourcing/index.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import { Misshapen, type ShapeFault } from '@libs/http/index.js';
import type { Moment } from '@libs/read-models/index.js';
import { ACCESS, type AccessParts, type AskingKnown, May } from '../access/caller.js';
import { mustBeOpen } from '../http/command.controller.js';
import { atFault, notFound, onlyAsked, whenOf } from '../http/page.controller.js';
import { FindRows } from '../http/queries.js';
import { County } from '../county.runtime.js';
import type { Capability, Page } from '../shared/capability.js';
import { isId } from '../shared/fields.js';
import { namesClosedUnit, unitsOf } from '../shared/own-rows.js';
import { allow } from '../shared/rights.js';
import { historyRights, isNeedToKnow } from './audit.rights.js';
import type { ChainRow } from './chain.view.js';
import { historyOf, type Past, type RecordHistory } from './history.js';

type Shown = Omit<RecordHistory, 'scope'>;

/** What remains to be read of a record under seal: that its events happened; of those not sealed themselves, also what they say. */
interface SealedHistory extends Omit<Shown, 'state' | 'events'> {
  readonly state: undefined;
  readonly sealed: true;
  readonly events: readonly (Omit<Past, 'data' | 'changed'> & { readonly data?: unknown })[];
}

const withoutContent = ({ data: _data, changed: _changed, ...who }: Past) => who;

interface Chain {
  readonly rows: readonly (ChainRow & { readonly id: string; readonly asOfPosition: string })[];
  readonly next?: string;
}

@ApiTags('audit')
@Controller('api/v1/history')
export class HistoryController {
  constructor(
    private readonly county: County,
    private readonly bus: QueryBus,
    @Inject(ACCESS) private readonly access: AccessParts,
  ) {}

  @Get('records/:category/:record')
  @May('history')
  @ApiOperation({
    operationId: 'history-of-record',
    summary: '一项记录的全部历史 · Every event of a record, with what each changed',
  })
  @ApiQuery({ name: 'asOf', required: false })
  @ApiResponse({ status: 200, description: 'events in order, and the state they add up to' })
  @ApiResponse({ status: 404, description: 'no such record' })
  async record(
    @Req() { caller, headers }: AskingKnown,
    @Param('category') category: string,
    @Param('record') record: string,
    @Query() asked: Record<string, string>,
  ): Promise<Shown | SealedHistory> {
    const faults: ShapeFault[] = [];
    const { asOf } = whenOf(asked, faults);
    onlyAsked(asked, ['asOf'], faults);
    if (faults.length > 0) throw new Misshapen(faults);
    const decider = this.county.deciders.get(category);
    if (!decider) throw notFound('record.unknown-category', headers);
    const rights = historyRights(category);
    // Whoever could never see such a record must not learn whether it exists.
    const ever = allow(caller, rights, undefined);
    if ('no' in ever) throw new Refused('access.denied', { why: ever.no });
    mustBeOpen(caller, category, record, 'reads');
    if (!isId(record)) throw notFound('record.not-found', headers);
    const now = await historyOf(this.county, decider, caller.county, record);
    const decision = allow(caller, rights, now.scope);
    if ('no' in decision) throw new Refused('access.denied', { why: decision.no });
    if (namesClosedUnit({ units: unitsOf(now.state) }, caller)) throw new Refused('access.denied', { why: 'recused' });
    const history = asOf ? await this.past(decider, caller.county, record, asOf) : now;
    if (history.revision < 0) throw notFound('record.not-found', headers);
    if (isNeedToKnow(category))
      await this.access.recorder.viewed(caller, decision.yes, 'history', `${category}/${record}`);
    const { scope: _scope, ...shown } = history;
    const capability = this.county.capabilities.find((one) => one.decider === decider);
    const sealed = capability?.sealed;
    if (!sealed?.(now.state)) return this.withoutSealed(capability, caller.county, shown);
    return { ...shown, state: undefined, sealed: true, events: shown.events.map(withoutContent) };
  }

  /** Without the content of events that another record has taken under seal; and then without what all of them add up to. */
  private async withoutSealed(
    capability: Capability | undefined,
    county: string,
    shown: Shown,
  ): Promise<Shown | SealedHistory> {
    const sealedBy = capability?.sealedBy;
    if (!sealedBy) return shown;
    const sealed = await Promise.all(
      shown.events.map(async (event) => {
        const taker = sealedBy.record(shown.record, event);
        return taker !== undefined && (await this.county.facts.ofStream(sealedBy.fact, `${county}/${taker}`));
      }),
    );
    if (!sealed.includes(true)) return shown;
    const events = shown.events.map((event, n) => {
      if (sealed[n]) return withoutContent(event);
      const { changed: _changed, ...told } = event;
      return told;
    });
    return { ...shown, state: undefined, sealed: true, events };
  }

  private async past(decider: AnyDecider, county: string, record: string, asOf: Moment): Promise<RecordHistory> {
    try {
      if ('position' in asOf) await this.county.past.check(asOf.position);
    } catch (error) {
      throw atFault(error, { asOf: 'position' });
    }
    return historyOf(this.county, decider, county, record, asOf);
  }

  @Get('chains/:correlation')
  @May('chains')
  @ApiOperation({
    operationId: 'chain-of-cause',
    summary: '一件事的来龙去脉 · Everything one act led to, across records',
  })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiResponse({ status: 200, description: 'events in order, without their content' })
  async chain(
    @Req() { caller }: AskingKnown,
    @Param('correlation') correlationId: string,
    @Query() asked: Record<string, string>,
  ): Promise<Chain> {
    const faults: ShapeFault[] = [];
    onlyAsked(asked, ['cursor'], faults);
    const { cursor } = asked;
    if (cursor !== undefined && typeof cursor !== 'string') faults.push({ pointer: 'cursor', code: 'cursor' });
    if (faults.length > 0) throw new Misshapen(faults);
    const ask = { filter: { correlationId }, sort: { position: 1 }, limit: 1000, ...(cursor && { cursor }) } as const;
    return this.bus
      .execute<FindRows, Chain>(new FindRows(this.county.pages.get('chain') as Page, caller, ask))
      .catch((error: unknown) => {
        throw atFault(error, asked);
      });
  }
}
