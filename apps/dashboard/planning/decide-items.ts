import { api, Problem } from '../api/client.js';
import { send } from '../api/command.js';
import type { RowOf } from '../api/rows.js';

export type Item = RowOf<'plan-items'>;

/** What the leader has made up his mind to, of one item. */
export interface Verdict {
  readonly is: 'approve' | 'reject';
  /** Needed for a rejection; what an approval rests on may be left out. */
  readonly reason: string;
  /** One intent, however often it is sent. */
  readonly key: string;
}

/** What came of it: done, refused by the program, or left alone because the item is not what was looked at. */
export type Result =
  | { readonly is: 'done'; readonly title: string; readonly verdict: Verdict['is'] }
  | { readonly is: 'refused'; readonly title: string; readonly why: string }
  | { readonly is: 'changed'; readonly title: string };

const TERMS = ['state', 'kind', 'title', 'reason', 'source', 'units', 'zones', 'campaign'] as const;

/** Whether what is agreed to now is still what was read. */
export const readsTheSame = (seen: Item, now: Item): boolean =>
  TERMS.every((field) => JSON.stringify(seen[field]) === JSON.stringify(now[field]));

interface Asks {
  readonly read: (id: string) => Promise<{ readonly row: Item; readonly etag: string | undefined }>;
  readonly send: typeof send;
}

/** One item: read again, compared, and decided only as it was read; nobody's change slips in between (`If-Match`). */
export async function decideItem(seen: Item, verdict: Verdict, { read, send: put }: Asks = asking): Promise<Result> {
  const { title } = seen;
  try {
    const { row, etag } = await read(seen.id);
    if (!readsTheSame(seen, row)) return { is: 'changed', title };
    const reason = verdict.reason.trim();
    await put({
      name: verdict.is === 'approve' ? 'ApprovePlanItem' : 'RejectPlanItem',
      params: { id: seen.year, item: seen.item },
      body: reason === '' ? {} : verdict.is === 'approve' ? { basis: reason } : { reason },
      etag,
      key: verdict.key,
    });
    return { is: 'done', title, verdict: verdict.is };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.status === 412 ? { is: 'changed', title } : { is: 'refused', title, why: error.message };
  }
}

const asking: Asks = {
  read: async (id) => {
    const { data, response } = await api.GET('/api/v1/plan-items/{id}', { params: { path: { id } } });
    return { row: data as unknown as Item, etag: response.headers.get('etag') ?? undefined };
  },
  send,
};
