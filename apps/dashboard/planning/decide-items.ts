import type { Sending } from '../api/command.js';
import type { RowOf } from '../api/rows.js';

export type Item = RowOf<'plan-items'>;

/** What the leader has made up his mind to, of one item. */
export interface Verdict {
  /** The item as it was read when the leader made up his mind: the page may show a newer one meanwhile. */
  readonly seen: Item;
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

/** What is asked of the program; it answers, or throws what `faultOf` can read. */
export interface Asks {
  readonly read: (id: string) => Promise<{ readonly row: Item; readonly etag: string | undefined }>;
  readonly send: (sending: Sending) => Promise<unknown>;
  readonly faultOf: (error: unknown) => { readonly status: number; readonly message: string } | undefined;
}

/** One item: read again, compared, and decided only as it was read; nobody's change slips in between (`If-Match`). */
export async function decideItem(verdict: Verdict, { read, send, faultOf }: Asks): Promise<Result> {
  const { seen } = verdict;
  const { title } = seen;
  try {
    const { row, etag } = await read(seen.id);
    if (!readsTheSame(seen, row)) return { is: 'changed', title };
    const reason = verdict.reason.trim();
    await send({
      name: verdict.is === 'approve' ? 'ApprovePlanItem' : 'RejectPlanItem',
      params: { id: seen.year, item: seen.item },
      body: reason === '' ? {} : verdict.is === 'approve' ? { basis: reason } : { reason },
      etag,
      key: verdict.key,
    });
    return { is: 'done', title, verdict: verdict.is };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return fault.status === 412 ? { is: 'changed', title } : { is: 'refused', title, why: fault.message };
  }
}
