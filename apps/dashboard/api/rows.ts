import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { paths } from '../generated/schema.js';
import { api } from './client.js';
import { useMoment } from '../shell/moment.js';

type ListPath = {
  [Path in keyof paths]: paths[Path] extends {
    get: { responses: { 200: { content: { 'application/json': { rows: readonly unknown[] } } } } };
  }
    ? Path
    : never;
}[keyof paths];

/** The pages of the program by their addresses, e.g. `task-board`. */
export type PageName = ListPath extends `/api/v1/${infer Name}` ? Name : never;

type Listed<Path> = Path extends keyof paths
  ? paths[Path] extends { get: { responses: { 200: { content: { 'application/json': { rows: (infer Row)[] } } } } } }
    ? Row
    : never
  : never;

/** A row of a page, as the document describes it. */
export type RowOf<Page extends PageName> = Listed<`/api/v1/${Page}`> & { readonly id: string };

export type Filters = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** One request for a list; the address is a page's, checked by `PageName`. */
async function list<Page extends PageName>(
  page: Page,
  query: Filters,
  signal?: AbortSignal,
): Promise<Rows<RowOf<Page>>> {
  const { data } = await api.GET(`/api/v1/${page}` as '/api/v1/to-do', {
    params: { query: query as Record<string, string> },
    ...(signal && { signal }),
  });
  return data as unknown as Rows<RowOf<Page>>;
}

const ROWS_AT_ONCE = '100';

/** The rows of a page, a hundred at a time; `more()` brings the next. Rows added meanwhile do not shift them: cursors name places. */
export function useRows<Page extends PageName>(page: Page, filters: Filters = {}, options: { enabled?: boolean } = {}) {
  const { asOf } = useMoment();
  const found = useInfiniteQuery({
    queryKey: ['rows', page, filters, asOf],
    enabled: options.enabled ?? true,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      list(
        page,
        { limit: ROWS_AT_ONCE, ...filters, ...(asOf && { asOf }), ...(pageParam && { cursor: pageParam }) },
        signal,
      ),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  return {
    rows: found.data?.pages.flatMap(({ rows }) => rows),
    error: found.error,
    loading: found.isFetching,
    more: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
  };
}

const MOST_AT_ONCE = '1000';

/** Every row of a page, for what is drawn of all of them and for files. */
export async function everyRow<Page extends PageName>(
  page: Page,
  filters: Filters,
  asOf?: string,
  signal?: AbortSignal,
): Promise<readonly RowOf<Page>[]> {
  const all: RowOf<Page>[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: MOST_AT_ONCE, ...filters, ...(asOf && { asOf }), ...(cursor !== undefined && { cursor }) };
    const { rows, next } = await list(page, query, signal);
    all.push(...rows);
    cursor = next;
  } while (cursor !== undefined);
  return all;
}

export function useEveryRow<Page extends PageName>(
  page: Page,
  filters: Filters = {},
  options: { enabled?: boolean } = {},
) {
  const { asOf } = useMoment();
  return useQuery({
    queryKey: ['every-row', page, filters, asOf],
    queryFn: ({ signal }) => everyRow(page, filters, asOf, signal),
    enabled: options.enabled ?? true,
  });
}

/** One row and the revision of its record, for `If-Match`. */
export function useRow<Page extends PageName>(page: Page, id: string, options: { enabled?: boolean } = {}) {
  const { asOf } = useMoment();
  return useQuery({
    queryKey: ['row', page, id, asOf],
    enabled: options.enabled ?? true,
    queryFn: async ({ signal }) => {
      const { data, response } = await api.GET(`/api/v1/${page}/{id}` as '/api/v1/to-do/{id}', {
        params: { path: { id }, query: asOf ? { asOf } : {} },
        signal,
      });
      return { row: data as unknown as RowOf<Page>, etag: response.headers.get('etag') ?? undefined };
    },
  });
}
