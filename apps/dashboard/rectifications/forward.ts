import { api, Problem } from '../api/client.js';
import { send } from '../api/command.js';
import type { Issue } from './life.js';

/** To whom one issue is to go: left empty, the program finds the body where it arose; a chosen one needs a reason. */
export interface Choice {
  readonly body: string;
  readonly reason: string;
  /** One intent, however often it is sent. */
  readonly key: string;
}

/** What came of it, for each issue its own: done, refused by the program, or left alone because it is not what was read. */
export type Result =
  | { readonly is: 'done'; readonly body: string; readonly due: string }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'changed' };

const TERMS = ['is', 'unit', 'place', 'kind', 'facts', 'reason'] as const;

/** Whether what is forwarded now is still what was read. */
export const readsTheSame = (seen: Issue, now: Issue): boolean => TERMS.every((field) => seen[field] === now[field]);

interface Asks {
  readonly read: (id: string) => Promise<{ readonly row: Issue; readonly etag: string | undefined }>;
  readonly send: typeof send;
}

/** One issue: read again, compared, and forwarded only as it was read; then to whom it went, and by when. */
export async function forwardIssue(
  seen: Issue,
  { body, reason, key }: Choice,
  { read, send: put }: Asks = asking,
): Promise<Result> {
  try {
    const { row, etag } = await read(seen.id);
    if (!readsTheSame(seen, row)) return { is: 'changed' };
    await put({
      name: 'ForwardIssue',
      params: { id: seen.id },
      body: { ...(body !== '' && { body }), ...(reason.trim() !== '' && { reason: reason.trim() }) },
      etag,
      key,
    });
    const { row: now } = await read(seen.id);
    return { is: 'done', body: now.bodyName ?? now.body ?? '', due: now.due ?? '' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.status === 412 ? { is: 'changed' } : { is: 'refused', why: error.message };
  }
}

const asking: Asks = {
  read: async (id) => {
    const { data, response } = await api.GET('/api/v1/issues/{id}', { params: { path: { id } } });
    return { row: data as unknown as Issue, etag: response.headers.get('etag') ?? undefined };
  },
  send,
};
