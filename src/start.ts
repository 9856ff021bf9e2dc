import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { ConsumerGroup } from '@libs/event-sourcing/consumer-group.js';
import { answersOfTheServer, readOnlyJson } from '@libs/http/index.js';
import { Alarm } from './alarm.js';
import { INDICATORS } from './assessments/indicators.js';
import { CountyModule } from './county.module.js';
import type { County } from './county.runtime.js';
import { serveDashboard } from './http/dashboard.js';
import { Readiness } from './http/health.controller.js';
import { Metrics } from './http/metrics.js';
import { apiDocument } from './http/openapi.js';
import { type ValueTable, Worded } from './http/worded.js';
import { PARAMETERS } from './instruments/parameters.js';
import { policyGroup, senderOf } from './policies.js';
import { FLOWS } from './reporting/figures.js';
import type { CountySettings, Duties } from './settings.js';
import { POSTS } from './shared/posts.js';
import { STEPS } from './todo/steps.js';

export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** Not ready, drain, checkpoint, close. Idempotent. */
  stop(): Promise<void>;
}

/** The address to listen on is not to be had. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** Values with words of their own, which the API's document takes over. */
export const VALUE_TABLES: readonly ValueTable[] = [POSTS, STEPS, PARAMETERS, FLOWS, INDICATORS];

const MAX_BODY_BYTES = 1_048_576;
/** How long requests that have begun may take once the end was asked for. */
const DRAIN_MS = 5_000;

/** The application of a county, not yet listening. */
export async function countyApplication(
  county: County,
  settings: CountySettings,
  duties: Duties,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...answersOfTheServer,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // What still comes on an open connection while the process ends is answered, and the connection closed behind it.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(CountyModule.of(county, settings, duties), adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  readOnlyJson(adapter.getInstance());
  await app.register(fastifyCookie);
  // Without TLS in front, a browser must not be told to insist on it.
  const insecure = { hsts: false, contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } };
  await app.register(fastifyHelmet, settings.secureCookie ? {} : insecure);
  if (duties.serves) await serveDashboard(app);
  if (duties.serves)
    SwaggerModule.setup('api/docs', app, () => apiDocument(app, settings.secureCookie, new Worded(VALUE_TABLES)), {
      jsonDocumentUrl: 'api/docs-json',
    });
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
  // A connection that is kept alive behind its last answer would hold up the end.
  const readiness = app.get(Readiness);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      if (readiness.draining) void reply.header('connection', 'close');
      done(null, payload);
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

export async function startCounty(county: County, settings: CountySettings, duties: Duties): Promise<Running> {
  const app = await countyApplication(county, settings, duties);
  const onFault = (work: string, fault: unknown) => {
    app.get(Metrics).backgroundFaults.inc({ work });
    app.get(Logger).warn({ work, err: fault }, 'background fault');
  };
  const bus = app.get(CommandBus);
  const groups: ConsumerGroup[] = duties.projects ? [policyGroup(county, bus, onFault)] : [];
  const alarm = new Alarm(county, senderOf(county, bus), onFault);
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      app.get(Readiness).draining = true;
      const late = setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_MS);
      // Side by side, because each may take some of the ten seconds.
      await Promise.all([app.close(), alarm.stop(), ...groups.map((group) => group.stop())]);
      clearTimeout(late);
      if (duties.projects) await lastRows(county, onFault);
      await county.close();
    })());
  try {
    county.unknown.start((what) => app.get(Logger).error(`the log holds what this program does not know: ${what}`));
    if (duties.projects) {
      await county.projector.start();
      await Promise.all(groups.map((group) => group.start()));
      alarm.start();
    }
    await listen(app, settings);
  } catch (error) {
    await stop();
    throw error;
  }
  return { app, url: (await app.getUrl()).replace('[::1]', 'localhost'), stop };
}

/** How long the rows may take for what was written last. */
const LAST_ROWS_MS = 2_000;

/**
 * What policies wrote as they ended is taken into the rows before the projector ends. No more than a courtesy to whoever
 * looks at the rows meanwhile: what is not taken now, for want of time or of a store, is taken at the next start.
 */
async function lastRows(county: County, onFault: (work: string, fault: unknown) => void): Promise<void> {
  const taken = async () => {
    const head = await county.store.head();
    await Promise.all(county.views.map(({ name }) => county.projector.waitFor(name, head, LAST_ROWS_MS)));
  };
  try {
    // A store that is away answers late, and the end must not wait for it.
    await Promise.race([taken(), new Promise((over) => setTimeout(over, LAST_ROWS_MS).unref())]);
  } catch (fault) {
    onFault('last-rows', fault);
  }
}

async function listen(app: NestFastifyApplication, { host, port }: CountySettings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (syscall !== 'listen' && syscall !== 'getaddrinfo') throw error;
    const why = code === 'EADDRINUSE' ? 'it is in use by another program' : message;
    throw new CannotListen(`cannot listen on ${host}:${port} (HOST, PORT): ${why}`, { cause: error });
  }
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
