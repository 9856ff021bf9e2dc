import type { RowOf } from '../api/rows.js';

export type Notice = RowOf<'follow-ups'>;

/** The way of a notice; the names are those of `follow-ups.life`. */
export const NOTICE_LIFE = ['issued', 'answered', 'closed'] as const;

/** Where a notice stands; one whose answer was returned waits for another, a withdrawn one stands nowhere. */
export function noticeStep({ is }: Pick<Notice, 'is'>): (typeof NOTICE_LIFE)[number] | undefined {
  if (is === 'withdrawn') return undefined;
  return is === 'returned' ? 'issued' : is;
}

const PAGES: Readonly<Record<string, string>> = { issue: 'issues', task: 'task-board' };

/** Where the record is that a notice is about; a body has none. */
export const placeOfSubject = ({ about, record }: Pick<Notice, 'about' | 'record'>): string | undefined =>
  PAGES[about] === undefined ? undefined : `/${PAGES[about]}/${encodeURIComponent(record)}`;
