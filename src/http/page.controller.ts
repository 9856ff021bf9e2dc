import { Controller, Get, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtension, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CommandPath } from '@libs/event-sourcing/command-path.js';
import { EventStoreError } from '@libs/event-store/index.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import { httpProblem, Misshapen, Problem, type ShapeFault } from '@libs/http/index.js';
import { type Moment, ReadModelError } from '@libs/read-models/index.js';
import { ACCESS, type AccessParts, type AskingKnown, type Known, May } from '../access/caller.js';
import type { AnyDecider } from '@libs/event-sourcing/index.js';
import type { Board, Page } from '../shared/capability.js';
import { isInstant } from '../shared/fields.js';
import { FindRows, type Rows, type When, type Wanted } from './queries.js';

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** As the logs of both stores write their positions. */
const POSITION = /^\d{20}(-\d{20})?$/;

/** `asOf=position:…`, `asOf=recorded:<instant>` (what was known then) or `asOf=occurred:<instant>` (what was true then). */
export function momentOf(text: string): Moment | undefined {
  const [, axis, value] = /^(position|recorded|occurred):(.+)$/.exec(text) ?? [];
  if (axis === undefined || value === undefined) return undefined;
  if (axis === 'position') return POSITION.test(value) ? { position: value } : undefined;
  if (!isInstant(value)) return undefined;
  const at = instant(epochOf(value)!);
  return axis === 'recorded' ? { recorded: at } : { occurred: at };
}

/** `asOf` and `minPosition` of a query string. */
export function whenOf(asked: Asked, faults: ShapeFault[]): When {
  const { asOf, minPosition } = asked;
  const moment = typeof asOf === 'string' ? momentOf(asOf) : undefined;
  if (asOf !== undefined && !moment) faults.push({ pointer: 'asOf', code: 'as-of' });
  const readable = typeof minPosition === 'string' && POSITION.test(minPosition);
  if (minPosition !== undefined && !readable) faults.push({ pointer: 'minPosition', code: 'position' });
  return { ...(moment && { asOf: moment }), ...(readable && { minPosition }) };
}

/** A question to which there is no such parameter must not be answered as if it had not been asked. */
export function onlyAsked(asked: Asked, names: readonly string[], faults: ShapeFault[]): void {
  for (const name of Object.keys(asked))
    if (!names.includes(name)) faults.push({ pointer: name, code: 'unknown-field' });
}

/** What a store finds wrong with a cursor or a moment, said of the parameter that brought it. */
export function atFault(error: unknown, asked: Asked): unknown {
  if (error instanceof EventStoreError && error.code === 'invalid' && asked['asOf'] !== undefined)
    return new Misshapen([{ pointer: 'asOf', code: 'as-of' }]);
  if (error instanceof ReadModelError && error.code === 'invalid' && asked['cursor'] !== undefined)
    return new Misshapen([{ pointer: 'cursor', code: 'cursor' }]);
  return error;
}

/** No row is named by what cannot be printed. */
const UNPRINTABLE = /\p{C}/u;
const MOST_VALUES = 100;

const STANDARD = ['limit', 'cursor', 'asOf', 'minPosition'];

/** The filters of a page as its query string asks for them; every parameter that is not one is a fault. */
function wantedOf(page: Page, asked: Asked, faults: ShapeFault[]): Wanted {
  const wanted: Record<string, Wanted[string]> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (STANDARD.includes(name)) continue;
    if (!page.filters.includes(name)) faults.push({ pointer: name, code: 'unknown-field' });
    else if (value !== undefined) {
      const values = [value].flat();
      if (values.length > MOST_VALUES) faults.push({ pointer: name, code: 'too-many' });
      else wanted[name] = values.map(scalar);
    }
  }
  return wanted;
}

/** What a query string can say of a value: words, and the two truth values. */
const scalar = (text: string) => (text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text);

function limitOf(asked: Asked, faults: ShapeFault[]): number | undefined {
  const { limit } = asked;
  if (limit === undefined) return undefined;
  const number = typeof limit === 'string' && /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (number < 1 || number > 1000) faults.push({ pointer: 'limit', code: 'limit' });
  return number;
}

export const notFound = (code: string, headers: AskingKnown['headers']) =>
  new Problem(404, code, { title: httpProblem(404, headers).said.title });

/** How the policy table names the reading of a page. */
export const pageAction = (page: Page) => page.get;

/** The pages of a capability as routes: a list and a single row each, generated from its table. */
export function pageController({ name: capability, decider, pages }: Board & { readonly decider?: AnyDecider }): Type {
  class PageController {
    constructor(
      private readonly bus: QueryBus,
      private readonly path: CommandPath,
      private readonly access: AccessParts,
    ) {}

    /** Before anything is shown, and once there is something to show: what cannot be put on record is not shown. */
    async onRecord(page: Page, caller: Known, what: string): Promise<void> {
      if (page.sensitive?.(caller)) await this.access.recorder.viewed(caller, caller.actor!, page.get, what);
    }

    async list(page: Page, { caller, url }: AskingKnown, reply: FastifyReply, asked: Asked) {
      const faults: ShapeFault[] = [];
      const when = whenOf(asked, faults);
      const wanted = wantedOf(page, asked, faults);
      const limit = limitOf(asked, faults);
      if (asked['cursor'] !== undefined && typeof asked['cursor'] !== 'string')
        faults.push({ pointer: 'cursor', code: 'cursor' });
      if (faults.length > 0) throw new Misshapen(faults);
      const cursor = asked['cursor'] as string | undefined;
      const found = await this.bus
        .execute<FindRows, Rows>(
          new FindRows(page, caller, {
            ...when,
            filter: {},
            wanted,
            ...(limit !== undefined && { limit }),
            ...(cursor !== undefined && { cursor }),
          }),
        )
        .catch((error: unknown) => {
          throw atFault(error, asked);
        });
      await this.onRecord(page, caller, url.slice('/api/v1/'.length));
      if (found.next !== undefined) {
        const next = new URL(url, 'http://here');
        next.searchParams.set('cursor', found.next);
        void reply.header('link', `<${next.pathname}${next.search}>; rel="next"`);
      }
      return found;
    }

    async one(page: Page, { caller, headers }: AskingKnown, reply: FastifyReply, id: string, asked: Asked) {
      const faults: ShapeFault[] = [];
      const when = whenOf(asked, faults);
      onlyAsked(asked, ['asOf', 'minPosition'], faults);
      if (faults.length > 0) throw new Misshapen(faults);
      if (UNPRINTABLE.test(id)) throw notFound('row.not-found', headers);
      // The revision first: the row is then at least as new as what If-Match will say of it.
      const record =
        when.asOf || !decider ? undefined : await this.path.state(decider, caller.county, page.record?.(id) ?? id);
      const known = record !== undefined && record.revision >= 0;
      const waited =
        known && (when.minPosition ?? '') < record.position ? { ...when, minPosition: record.position } : when;
      const { rows } = await this.bus
        .execute<FindRows, Rows>(
          new FindRows(page, caller, { ...waited, filter: { _id: `${caller.county}/${id}` }, limit: 1 }),
        )
        .catch((error: unknown) => {
          throw atFault(error, asked);
        });
      if (!rows[0]) throw notFound('row.not-found', headers);
      await this.onRecord(page, caller, `${page.get}/${id}`);
      if (known) void reply.header('etag', `"${record.revision}"`);
      return rows[0];
    }
  }
  Object.defineProperty(PageController, 'name', { value: `${capability}Pages` });
  Reflect.defineMetadata('design:paramtypes', [QueryBus, CommandPath, Object], PageController);
  Inject(QueryBus)(PageController, undefined, 0);
  Inject(CommandPath)(PageController, undefined, 1);
  Inject(ACCESS)(PageController, undefined, 2);

  for (const page of pages) {
    const described = (
      name: string,
      answer: (...args: never[]) => unknown,
      route: string,
      ...decorators: MethodDecorator[]
    ) => {
      Object.defineProperty(PageController.prototype, name, { value: answer, configurable: true, writable: true });
      const descriptor = Object.getOwnPropertyDescriptor(PageController.prototype, name)!;
      for (const decorate of [
        Get(route),
        May(pageAction(page)),
        ...(decider ? [ApiExtension('x-category', decider.category)] : []),
        ApiQuery({
          name: 'asOf',
          required: false,
          description: 'position:<p>, recorded:<instant> or occurred:<instant>',
        }),
        ApiQuery({ name: 'minPosition', required: false, description: 'wait until this position is in the page' }),
        ...[200, 400, 401, 403, 503, 504].map((status) => ApiResponse({ status, description: STATUS[status]! })),
        ...decorators,
      ])
        decorate(PageController.prototype, name, descriptor);
    };
    const list = `list-${page.get}`;
    Req()(PageController.prototype, list, 0);
    Res({ passthrough: true })(PageController.prototype, list, 1);
    Query()(PageController.prototype, list, 2);
    described(
      list,
      function (this: PageController, request: AskingKnown, reply: FastifyReply, asked: Asked) {
        return this.list(page, request, reply, asked);
      },
      page.get,
      ApiOperation({ operationId: list, summary: `${page.zh} · ${page.en}` }),
      ...page.filters.map((name) => ApiQuery({ name, required: false })),
      ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000 } }),
      ApiQuery({ name: 'cursor', required: false }),
    );
    const one = `one-${page.get}`;
    Req()(PageController.prototype, one, 0);
    Res({ passthrough: true })(PageController.prototype, one, 1);
    Param('id')(PageController.prototype, one, 2);
    Query()(PageController.prototype, one, 3);
    described(
      one,
      function (this: PageController, request: AskingKnown, reply: FastifyReply, id: string, asked: Asked) {
        return this.one(page, request, reply, id, asked);
      },
      `${page.get}/:id`,
      ApiOperation({ operationId: one, summary: `${page.zh}（一行） · ${page.en} (one row)` }),
      ApiParam({ name: 'id' }),
      ApiResponse({ status: 404, description: STATUS[404]! }),
    );
  }
  ApiTags(capability)(PageController);
  Controller('api/v1')(PageController);
  return PageController;
}

const STATUS: Record<number, string> = {
  200: 'the rows',
  400: 'faults in the question',
  401: 'not signed in',
  403: 'not allowed',
  404: 'no such row',
  503: 'a store is not available, or the page is being built for the first time',
  504: 'the page has not caught up with minPosition',
};
