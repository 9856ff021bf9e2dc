import { type IQueryHandler, type QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Position } from '@libs/event-store/index.js';
import { Problem } from '@libs/http/index.js';
import {
  AsOf,
  type Document,
  type Filter,
  type Moment,
  Projector,
  queriesOf,
  type ReadModelStore,
  type Scalar,
  type Sort,
  type View,
  type ViewQueries,
} from '@libs/read-models/index.js';
import type { Page } from '../shared/capability.js';
import { butNot, recusedIn } from '../shared/own-rows.js';
import { allow, type Caller, type CountyCaller } from '../shared/rights.js';

/** When a question is asked of: now, but not before this position has been taken in; or any past moment. */
export interface When {
  readonly minPosition?: Position;
  readonly asOf?: Moment;
}

/** Values of which a field is to have one. */
export type Wanted = Readonly<Record<string, readonly Scalar[]>>;

export class FindRows {
  constructor(
    readonly page: Page,
    readonly caller: CountyCaller,
    readonly ask: When & {
      readonly filter: Filter;
      /** What the caller narrows it by: holds only for what the caller is shown of a row. */
      readonly wanted?: Wanted;
      readonly sort?: Sort;
      readonly limit?: number;
      readonly cursor?: string;
    },
  ) {}
}

export class CountRows {
  constructor(
    readonly page: Page,
    readonly caller: CountyCaller,
    readonly ask: When & { readonly filter: Filter; readonly by: readonly string[] },
  ) {}
}

export interface Rows {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
}

const WAIT_MS = 5_000;
const MOST_AT_ONCE = 1000;
/** Rows of a page when nobody says how many. */
const USUAL = 100;

/** All rows of a page that a person may see, for what is computed from them; pages are for reading. */
export async function everyRow<Row>(
  bus: QueryBus,
  page: Page,
  caller: CountyCaller,
  ask: FindRows['ask'],
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const at = { ...ask, limit: MOST_AT_ONCE, ...(cursor !== undefined && { cursor }) };
    const found: Rows = await bus.execute<FindRows, Rows>(new FindRows(page, caller, at));
    all.push(...(found.rows as unknown as Row[]));
    cursor = found.next;
  }
  return all;
}

/** The rows a person may see of a page, now or then: county and rights are part of every question, in this one place. */
export class Pages {
  constructor(
    private readonly store: ReadModelStore,
    private readonly projector: Projector,
    private readonly past: AsOf,
  ) {}

  async rows({ page, caller, ask }: FindRows): Promise<Rows> {
    const { sort = page.sort, limit = USUAL, wanted = {} } = ask;
    const queries = await this.of(page, ask);
    const narrowed = Object.entries(wanted).map(([field, values]): Filter => ({ [field]: { $in: values } }));
    const filter = seen(page, caller, narrowed.length === 0 ? ask.filter : { $and: [ask.filter, ...narrowed] });
    const read = async (cursor: string | undefined, most: number) => {
      const at = { filter, ...(sort && { sort }), limit: most, ...(cursor !== undefined && { cursor }) };
      const { rows, next } = await queries.find(at);
      return { rows: await this.shown(page, caller, ask, rows), next };
    };
    let { rows, next } = await read(ask.cursor, limit);
    // Whoever is not shown what was asked for must not learn it from a gap, nor from a page that follows and is empty.
    while (next !== undefined && rows.length < limit) {
      const more = await read(next, limit - rows.length);
      [rows, next] = [[...rows, ...more.rows], more.next];
    }
    if (narrowed.length > 0 && (page.shows ?? page.sealed ?? page.withoutSealed) !== undefined)
      for (let ahead = next; ahead !== undefined;) {
        const beyond = await read(ahead, USUAL);
        if (beyond.rows.length > 0) break;
        ahead = beyond.next;
        if (ahead === undefined) next = undefined;
      }
    return { rows, ...(next !== undefined && { next }) };
  }

  /** Rows as the caller is shown them, and only those that have what he asked for in what he is shown. */
  private async shown(
    page: Page,
    caller: CountyCaller,
    { asOf, wanted = {} }: FindRows['ask'],
    found: readonly Document[],
  ) {
    const readable = asOf && (page.sealed ?? page.withoutSealed) ? await this.unsealed(page, found) : found;
    const unknown = Object.entries(wanted).filter(([field]) => !page.known?.includes(field));
    return readable.flatMap(({ _id, _pos, county: _county, ...row }, n) => {
      const whole = { id: _id.slice(_id.indexOf('/') + 1), ...row, asOfPosition: _pos };
      const shown = page.shows ? page.shows(whole, caller) : whole;
      return answers(unknown, found[n]!, shown) ? [shown] : [];
    });
  }

  async counts({ page, caller, ask }: CountRows) {
    return (await this.of(page, ask)).countBy(ask.by, seen(page, caller, ask.filter));
  }

  /** Past rows, those that are sealed by now as they are now. */
  private async unsealed(page: Page, rows: readonly Document[]): Promise<readonly Document[]> {
    if (rows.length === 0) return rows;
    const filter = { _id: { $in: rows.map(({ _id }) => _id) } };
    const now = await queriesOf(this.store, page.view.name).find({ filter, limit: rows.length });
    const present = new Map(now.rows.map((row) => [row._id, row]));
    return rows.map((row) => {
      const today = present.get(row._id);
      if (!today) return row;
      if (page.sealed?.(today)) return today;
      return page.withoutSealed ? (page.withoutSealed(row, today) as Document) : row;
    });
  }

  private async of({ view }: Page, { minPosition, asOf }: When): Promise<ViewQueries> {
    if (asOf) return this.past.at(view as View, asOf);
    if (minPosition !== undefined && !(await this.projector.waitFor(view.name, minPosition, WAIT_MS)))
      throw new Problem(504, 'view.behind', {
        title: '页面数据尚未更新到所需位置 · The page has not caught up yet',
        headers: { 'retry-after': '2' },
      });
    return queriesOf(this.store, view.name);
  }
}

/** Does what is shown of a row have what was asked for? A field that is kept from the caller has nothing, not even `null`. */
function answers(
  wanted: readonly (readonly [string, Wanted[string]])[],
  row: Readonly<Record<string, unknown>>,
  shown: Readonly<Record<string, unknown>>,
): boolean {
  return wanted.every(([field, values]) => {
    if (Object.hasOwn(row, field) && !Object.hasOwn(shown, field)) return false;
    const there: unknown = shown[field] ?? null;
    return values.some((value) => value === there || (Array.isArray(there) && there.includes(value)));
  });
}

/** May this person open the page at all? */
export const mayOpen = (page: Page, caller: Caller) => 'yes' in allow(caller, page.by, undefined);

function seen(page: Page, { county, ...caller }: CountyCaller, filter: Filter): Filter {
  const only = page.only?.(caller);
  const closed = Object.entries(page.closedBy ?? {}).flatMap(([kind, field]) =>
    field === undefined ? [] : butNot(field, recusedIn(caller, kind)),
  );
  return { $and: [{ county }, ...(only ? [only] : []), ...closed, filter] };
}

@QueryHandler(FindRows)
export class FindRowsHandler implements IQueryHandler<FindRows, Rows> {
  constructor(private readonly pages: Pages) {}
  execute(query: FindRows) {
    return this.pages.rows(query);
  }
}

@QueryHandler(CountRows)
export class CountRowsHandler implements IQueryHandler<CountRows> {
  constructor(private readonly pages: Pages) {}
  execute(query: CountRows) {
    return this.pages.counts(query);
  }
}
