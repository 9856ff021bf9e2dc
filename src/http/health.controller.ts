import { Controller, Get, Header, Logger, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../access/caller.js';
import { County } from '../county.runtime.js';
import { Metrics } from './metrics.js';

export class Readiness {
  /** Set at SIGTERM: no new work is sent here, what has begun is finished. */
  draining = false;
}

@ApiTags('health')
@Controller()
export class HealthController {
  private readonly log = new Logger('readiness');

  constructor(
    private readonly county: County,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Open()
  @ApiOperation({ operationId: 'live', summary: '存活 · The process answers' })
  live() {
    return { status: 'live' };
  }

  /** 200 only when both stores answer, no view has stopped and every event of the log is known; otherwise 503 with what is wrong. */
  @Get('readyz')
  @Open()
  @ApiOperation({ operationId: 'ready', summary: '就绪 · Stores answer, views go on' })
  @ApiResponse({ status: 200, description: 'ready' })
  @ApiResponse({ status: 503, description: 'not ready, with the reason' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const answers = (what: string, check: Promise<void>) =>
      check.then(
        () => 'ok',
        (error: unknown) => {
          // Everybody may ask this; where the store is and why it fails is for whoever reads the log.
          this.log.error({ err: error }, `the ${what} cannot be reached`);
          return 'failed';
        },
      );
    const [events, rows, told] = await Promise.all([
      answers('event store', this.county.store.ping()),
      answers('read-model store', this.county.readModels.ping()),
      this.county.projector.status().catch((error: unknown) => {
        this.log.error({ err: error }, 'the state of the views cannot be told');
        return undefined;
      }),
    ]);
    const views = told ?? [];
    const stopped = views.filter(({ state }) => state === 'stopped').map(({ name }) => name);
    const building = views.filter(({ live }) => live === undefined).map(({ name }) => name);
    const { count: unknownEvents } = this.county.unknown.found;
    const ready =
      events === 'ok' &&
      rows === 'ok' &&
      told !== undefined &&
      stopped.length === 0 &&
      building.length === 0 &&
      unknownEvents === 0 &&
      !this.readiness.draining;
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return {
      status: ready ? 'ready' : 'not-ready',
      draining: this.readiness.draining,
      events,
      readModels: rows,
      unknownEvents,
      views: { stopped, building, lagMs: Math.max(0, ...views.map(({ lagMs }) => lagMs)) },
    };
  }

  @Get('metrics')
  @Open()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ operationId: 'metrics', summary: '指标 · Prometheus metrics' })
  measures(): Promise<string> {
    return this.metrics.text();
  }
}
