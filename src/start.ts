import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { CountyModule } from './county.module.js';
import type { County } from './county.runtime.js';
import { Readiness } from './http/health.controller.js';
import { Metrics } from './http/metrics.js';
import { policyGroups } from './policies.js';
import type { CountySettings } from './settings.js';

/** What a process does: answer requests, feed the read models and run the policies, or both. */
export interface Duties {
  readonly serves: boolean;
  readonly projects: boolean;
}

export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** Not ready, drain, checkpoint, close. Idempotent. */
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 1_048_576;

/** The application of a county, not yet listening. */
export async function countyApplication(
  county: County,
  settings: CountySettings,
  duties: Duties,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(CountyModule.of(county, settings, duties), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  await app.register(fastifyCookie);
  // Without TLS in front, a browser must not be told to insist on it.
  const insecure = { hsts: false, contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } };
  await app.register(fastifyHelmet, settings.secureCookie ? {} : insecure);
  if (duties.serves) document(app);
  const metrics = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      metrics.requests.observe(
        { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
      done();
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** OpenAPI 3.1 at `/api/docs` and `/api/docs-json`. */
function document(app: NestFastifyApplication): void {
  const api = new DocumentBuilder()
    .setTitle('监督检查协作区 · Supervision and inspection collaboration zones')
    .setDescription('Commands append events; pages are read models; every past moment can be read again (`asOf`).')
    .setVersion('1')
    .addCookieAuth('session')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => ({ ...SwaggerModule.createDocument(app, api), openapi: '3.1.0' }), {
    jsonDocumentUrl: 'api/docs-json',
  });
}

export async function startCounty(county: County, settings: CountySettings, duties: Duties): Promise<Running> {
  const app = await countyApplication(county, settings, duties);
  const groups: ConsumerGroup[] = duties.projects
    ? policyGroups(county, app.get(CommandBus), (policy, fault) => {
        app.get(Metrics).policyFaults.inc({ policy });
        app.get(Logger).warn({ policy, err: fault }, 'policy fault');
      })
    : [];
  if (duties.projects) {
    await county.projector.start();
    await Promise.all(groups.map((group) => group.start()));
  }
  await app.listen(settings.port, settings.host);
  let stopping: Promise<void> | undefined;
  return {
    app,
    url: (await app.getUrl()).replace('[::1]', 'localhost'),
    stop: () =>
      (stopping ??= (async () => {
        app.get(Readiness).draining = true;
        await Promise.all(groups.map((group) => group.stop()));
        await app.close();
        await county.close();
      })()),
  };
}

/** Ends the process in order at SIGTERM and SIGINT, within ten seconds, whatever happens. */
export function stopAtSignals(running: Running): void {
  const stop = (signal: string) => {
    setTimeout(() => process.exit(1), 9_500).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${signal}: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
