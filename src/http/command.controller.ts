import { randomUUID } from 'node:crypto';
import { Body, Controller, Inject, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiExtension, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v5 as uuidv5 } from 'uuid';
import { CommandPath, type Outcome } from '@libs/event-sourcing/command-path.js';
import type { AnyDecider } from '@libs/event-sourcing/index.js';
import { addressed } from '@libs/event-sourcing/nest.js';
import { Refused } from '@libs/event-sourcing/refused.js';
import { Misshapen, type ShapeFault, validated } from '@libs/http/index.js';
import { type AskingKnown, May } from '../access/caller.js';
import type { Capability, CommandRoute } from '../shared/capability.js';
import { matterOf } from '../recusals/matter.state.js';
import { ID, isId } from '../shared/fields.js';
import { isCountyStaff, namesClosedUnit, unitsOf } from '../shared/own-rows.js';
import { allow, type Caller, type CountyCaller, type Right } from '../shared/rights.js';

const NEW_RECORDS = '0d5a1d49-7c8b-5b3c-8a53-0f2f6f0c9a11';
const KEYS = '6b0a2f0e-3a54-5f0c-8c1d-9f7f4f2e6d30';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * What recusal has closed to the caller: decided, the matter is not his any more; asked, his next step waits for the
 * decision. Here, because it concerns every command on a matter alike; whom a command puts on a matter its own rule weighs.
 */
export function mustBeOpen({ closed }: Caller, category: string, record: string, act: 'acts' | 'reads'): void {
  const matter = matterOf(category, record);
  const found = closed?.matters.filter((one) => one.kind === matter?.kind && one.matter === matter.matter) ?? [];
  if (found.some(({ is }) => is === 'recused')) throw new Refused('access.denied', { why: 'recused' });
  if (act === 'acts' && found.length > 0) throw new Refused('recusal.request-open');
}

/** What touches a unit that one of the county's own staff has declared is not his to decide: its page does not show it to him either. */
async function mustBeOfNoDeclaredUnit(path: CommandPath, caller: CountyCaller, decider: AnyDecider, record: string) {
  if (!caller.closed?.units.length || !isCountyStaff(caller) || !matterOf(decider.category, record)) return;
  const { state } = await path.state(decider, caller.county, record);
  if (namesClosedUnit({ units: unitsOf(state) }, caller)) throw new Refused('access.denied', { why: 'recused' });
}

/** The rights of a route as the command path asks for them. */
export const authorised =
  (caller: Caller, rights: readonly Right[]) => (command: string, scope: Parameters<typeof allow>[2]) => {
    const decision = allow(caller, rights, scope);
    if ('yes' in decision) return decision.yes;
    throw new Refused('access.denied', { why: decision.no, command });
  };

interface Conditions {
  readonly key: string;
  readonly ifMatch?: number;
  readonly correlationId?: string;
}

/** What the headers say of a command, with every fault of theirs. */
function conditionsOf({ headers }: FastifyRequest, faults: ShapeFault[]): Conditions {
  const one = (name: string) => (Array.isArray(headers[name]) ? headers[name][0] : headers[name]);
  const key = one('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) faults.push({ pointer: 'Idempotency-Key', code: 'key' });
  const match = one('if-match');
  const revision = match === undefined ? undefined : /^"(\d{1,15})"$/.exec(match)?.[1];
  if (match !== undefined && revision === undefined) faults.push({ pointer: 'If-Match', code: 'revision' });
  const correlationId = one('correlation-id');
  if (correlationId !== undefined && !UUID.test(correlationId))
    faults.push({ pointer: 'Correlation-Id', code: 'uuid' });
  return {
    key: key ?? randomUUID(),
    ...(revision !== undefined && { ifMatch: Number(revision) }),
    ...(correlationId !== undefined && { correlationId }),
  };
}

/** The command a request brings: its body and the parameters of its address, checked together. */
export function commandOf<T extends object>(
  route: CommandRoute<T>,
  params: Readonly<Record<string, string>>,
  body: unknown,
  faults: ShapeFault[],
): T | undefined {
  const { id: _record, ...fields } = params;
  for (const [name, value] of Object.entries(params))
    if (!isId(value)) faults.push({ pointer: `:${name}`, code: 'id' });
  const said = (body ?? {}) as Record<string, unknown>;
  if (typeof said === 'object')
    for (const [name, value] of Object.entries(fields))
      if (name in said && said[name] !== value) faults.push({ pointer: `/${name}`, code: 'differs-from-path' });
  try {
    return validated(route.body, typeof said === 'object' && !Array.isArray(said) ? { ...said, ...fields } : said);
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

const recordOf = <T>(
  route: CommandRoute<T>,
  params: Readonly<Record<string, string>>,
  command: T,
  { key }: Conditions,
  caller: CountyCaller,
) => {
  if (params['id'] !== undefined) return params['id'];
  if (typeof route.id === 'string') return route.id;
  return route.id?.(command) ?? uuidv5(`${caller.county}\n${caller.person}\n${key}`, NEW_RECORDS);
};

/** A capability's commands as routes: generated from its table, so that what may be called is what the table says. */
export function commandController({ name: capability, decider, routes }: Capability): Type {
  class CommandController {
    constructor(
      private readonly bus: CommandBus,
      private readonly path: CommandPath,
    ) {}

    async send(
      route: CommandRoute<object>,
      request: AskingKnown,
      reply: FastifyReply,
      params: Record<string, string>,
      body: unknown,
    ) {
      const faults: ShapeFault[] = [];
      const conditions = conditionsOf(request, faults);
      const command = commandOf(route, params, body, faults);
      if (command === undefined || faults.length > 0) throw new Misshapen(faults);
      const { caller } = request;
      const id = recordOf(route, params, command, conditions, caller);
      mustBeOpen(caller, decider.category, id, 'acts');
      await mustBeOfNoDeclaredUnit(this.path, caller, decider, id);
      const outcome = await this.bus.execute<object, Outcome>(
        addressed(command, {
          county: caller.county,
          id,
          person: caller.person,
          authorise: authorised(caller, route.by),
          ...conditions,
          // A key is whatever its sender wrote, and the log keeps it for ever beside matters of which nothing may be written.
          key: uuidv5(conditions.key, KEYS),
        }),
      );
      const opened = outcome.events.length > 0 && outcome.events.length === outcome.revision + 1;
      void reply.status(opened ? 201 : 200).header('idempotency-key', conditions.key);
      if (outcome.revision >= 0) void reply.header('etag', `"${outcome.revision}"`);
      return outcome;
    }
  }
  Object.defineProperty(CommandController, 'name', { value: `${capability}Commands` });
  Reflect.defineMetadata('design:paramtypes', [CommandBus, CommandPath], CommandController);
  Inject(CommandBus)(CommandController, undefined, 0);
  Inject(CommandPath)(CommandController, undefined, 1);

  for (const [name, route] of Object.entries(routes)) {
    const answer = function (
      this: CommandController,
      request: AskingKnown,
      reply: FastifyReply,
      params: Record<string, string>,
      body: unknown,
    ) {
      return this.send(route as CommandRoute<object>, request, reply, params, body);
    };
    Object.defineProperty(CommandController.prototype, name, { value: answer, configurable: true, writable: true });
    const descriptor = Object.getOwnPropertyDescriptor(CommandController.prototype, name)!;
    const at = [CommandController.prototype, name] as const;
    Req()(...at, 0);
    Res({ passthrough: true })(...at, 1);
    Param()(...at, 2);
    Body()(...at, 3);
    const responses = {
      200: 'done, or done before with this key',
      201: 'a new record was opened',
      400: 'faults in the request',
      401: 'not signed in',
      403: 'not allowed',
      409: 'refused by the rules',
      412: 'the record has changed (If-Match)',
      413: 'too large',
      415: 'not JSON',
      422: 'the key belongs to another request',
      503: 'a store is not available',
    };
    for (const decorate of [
      Post(route.post),
      May(name),
      ApiOperation({ operationId: name, summary: `${route.zh} · ${route.en}` }),
      ApiExtension('x-category', decider.category),
      ApiBody({ type: route.body as Type }),
      ...[...route.post.matchAll(/:(\w+)/g)].map(([, param]) =>
        ApiParam({ name: param!, schema: { type: 'string', pattern: ID.source } }),
      ),
      ApiHeader({
        name: 'Idempotency-Key',
        required: false,
        description: 'names the command; a repetition gets the first answer',
      }),
      ApiHeader({ name: 'If-Match', required: false, description: 'the revision seen, quoted' }),
      ApiHeader({
        name: 'Acting-Post',
        required: false,
        description: 'post, or post:of, when the person holds several',
      }),
      ...Object.entries(responses).map(([status, description]) => ApiResponse({ status: Number(status), description })),
    ])
      decorate(CommandController.prototype, name, descriptor);
    // The body is read by hand, so Nest must not try to convert it.
    Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object], CommandController.prototype, name);
  }
  ApiTags(capability)(CommandController);
  Controller('api/v1')(CommandController);
  return CommandController;
}
