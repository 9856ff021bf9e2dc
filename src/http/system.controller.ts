import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import type { ViewStatus } from '@libs/read-models/index.js';
import { ACCESS, type AccessParts, Answers, type AskingKnown, May } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { notFound } from './page.controller.js';

export const PARKED = Symbol('parked');
export type Parked = Pick<ConsumerGroup, 'parked' | 'replay' | 'skip'>;

export interface ReadModelShown extends Pick<ViewStatus, 'name' | 'version' | 'state' | 'position' | 'lagMs'> {
  /** The collection that serves; null until there is one. */
  readonly serves: string | null;
  readonly error: string | null;
  readonly stopped: {
    readonly at: string;
    readonly event: string;
    readonly reason: string;
    readonly attempts: number;
  } | null;
  readonly building: {
    readonly collection: string;
    readonly fraction: number | null;
    readonly remainingMs: number | null;
  } | null;
}

export interface ParkedShown {
  readonly id: string;
  /** Null where that there is such a thing would tell too much. */
  readonly type: string | null;
  readonly category: string | null;
  readonly at: string;
  readonly attempts: number;
  readonly reason: string;
}

export interface Retried {
  readonly id: string;
  readonly outcome: 'taken' | 'failed';
  readonly reason?: string;
}

/** Of a reason its words; what they are filled with names persons, records and clues, and is not for who keeps the machine. */
const withoutFacts = (reason: string) => reason.replace(/\{.*\}/s, '{…}');

const NO_SUCH = { status: 404, description: 'there is no such' };

/**
 * The system administrator's desk: what stands still, and how it goes on. Of records and persons nothing is shown here, and
 * every act is put on record before it is done.
 */
@ApiTags('system')
@Controller('api/v1/system')
export class SystemController {
  constructor(
    private readonly county: County,
    @Inject(PARKED) private readonly group: Parked,
    @Inject(ACCESS) private readonly access: AccessParts,
  ) {}

  @Get('read-models')
  @May('system-status')
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ListReadModels', summary: '读模型状态 · How the read models stand' })
  async readModels(): Promise<{ readonly rows: readonly ReadModelShown[] }> {
    return { rows: (await this.county.projector.status()).map(shown) };
  }

  @Post('read-models/:view/rebuild')
  @May('administer-system')
  @HttpCode(200)
  @Answers(200, 400, 401, 403, 413, 415, 503)
  @ApiResponse(NO_SUCH)
  @ApiParam({ name: 'view' })
  @ApiOperation({
    operationId: 'RebuildReadModel',
    summary: '重建读模型 · Build it anew beside the one that serves, which goes on serving',
  })
  async rebuild(
    @Req() request: AskingKnown,
    @Param('view') view: string,
  ): Promise<{ readonly view: string; readonly collection: string }> {
    await this.act(request, 'rebuild-read-model', this.known(request, view));
    return { view, collection: await this.county.projector.rebuild(view) };
  }

  @Post('read-models/:view/restart')
  @May('administer-system')
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 413, 415, 503)
  @ApiResponse(NO_SUCH)
  @ApiParam({ name: 'view' })
  @ApiOperation({ operationId: 'RestartReadModel', summary: '重启读模型 · Let one that has stopped try again' })
  async restart(@Req() request: AskingKnown, @Param('view') view: string): Promise<void> {
    await this.act(request, 'restart-read-model', this.known(request, view));
    await this.county.projector.restart(view);
  }

  @Get('parked-events')
  @May('system-status')
  @Answers(200, 400, 401, 403, 503)
  @ApiOperation({ operationId: 'ListParkedEvents', summary: '搁置的事项 · Events that policies could not take' })
  async parked(@Req() { caller }: AskingKnown): Promise<{ readonly rows: readonly ParkedShown[] }> {
    const hidden = new Set(
      this.county.capabilities.flatMap(({ decider, unlinked }) => (unlinked ? [decider.category] : [])),
    );
    return {
      rows: (await this.own(caller.county)).map(({ id, type, stream, at, attempts, reason }) => {
        const category = stream.split('/')[1]!;
        const what = hidden.has(category) ? { type: null, category: null } : { type, category };
        return { id, ...what, at, attempts, reason: withoutFacts(reason) };
      }),
    };
  }

  @Post('parked-events/:id/retry')
  @May('administer-system')
  @HttpCode(200)
  @Answers(200, 400, 401, 403, 413, 415, 503)
  @ApiResponse(NO_SUCH)
  @ApiParam({ name: 'id' })
  @ApiOperation({ operationId: 'RetryParkedEvent', summary: '重办搁置的事项 · Take a parked event again' })
  async retry(@Req() request: AskingKnown, @Param('id') id: string): Promise<Retried> {
    await this.mustBeParked(request, id);
    await this.act(request, 'retry-parked', id);
    const [replayed] = await this.group.replay(id);
    if (!replayed || replayed.outcome === 'not-parked') throw notFound('parked.not-found', request.headers);
    const { outcome, reason } = replayed;
    return { id, outcome, ...(reason !== undefined && { reason: withoutFacts(reason) }) };
  }

  @Post('parked-events/:id/skip')
  @May('administer-system')
  @HttpCode(204)
  @Answers(204, 400, 401, 403, 413, 415, 503)
  @ApiResponse(NO_SUCH)
  @ApiParam({ name: 'id' })
  @ApiOperation({ operationId: 'SkipParkedEvent', summary: '放弃搁置的事项 · Give a parked event up for good' })
  async skip(@Req() request: AskingKnown, @Param('id') id: string): Promise<void> {
    await this.mustBeParked(request, id);
    await this.act(request, 'skip-parked', id);
    if (!(await this.group.skip(id))) throw notFound('parked.not-found', request.headers);
  }

  private async own(county: string) {
    return (await this.group.parked()).filter(({ stream }) => stream.startsWith(`${county}/`));
  }

  private async mustBeParked({ caller, headers }: AskingKnown, id: string): Promise<void> {
    if (!(await this.own(caller.county)).some((one) => one.id === id)) throw notFound('parked.not-found', headers);
  }

  private known({ headers }: AskingKnown, view: string): string {
    if (!this.county.views.some(({ name }) => name === view)) throw notFound('read-model.not-found', headers);
    return view;
  }

  private act({ caller }: AskingKnown, act: Parameters<AccessParts['recorder']['systemAct']>[2]['act'], what: string) {
    return this.access.recorder.systemAct(caller.county, caller.actor!, { act, what });
  }
}

const shown = ({ live, error, stopped, building, ...status }: ViewStatus): ReadModelShown => ({
  name: status.name,
  version: status.version,
  state: status.state,
  position: status.position,
  lagMs: status.lagMs,
  serves: live ?? null,
  error: error === undefined ? null : withoutFacts(error),
  stopped: stopped ? { ...stopped, reason: withoutFacts(stopped.reason) } : null,
  building: building
    ? {
        collection: building.collection,
        fraction: building.fraction ?? null,
        remainingMs: building.remainingMs ?? null,
      }
    : null,
});
