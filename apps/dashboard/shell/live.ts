import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionIsOver } from '../api/client.js';
import { type Changed, changedPages } from './changed-pages.js';

/** What is asked of a page, and of a record of it, by the first word of its key. */
const OF_A_PAGE = ['rows', 'every-row', 'row', 'counts'];
/** What is made of many records: asked again whenever anything changes. */
const OF_MANY = ['history', 'actions', 'computed'];

const again = (client: QueryClient, kinds: readonly string[], page?: string) =>
  client.invalidateQueries({
    predicate: ({ queryKey: [kind, of] }) => kinds.includes(kind as string) && (page === undefined || of === page),
  });

/** Asks again for what has changed on the server while the page is open. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/v1/live');
    const listen = (type: string, hear: (data: string) => void) =>
      stream.addEventListener(type, ({ data }: MessageEvent<string>) => hear(data));
    listen('changed', (data) => {
      const pages = changedPages(JSON.parse(data) as Changed);
      for (const page of pages) void again(client, OF_A_PAGE, page);
      if (pages.length > 0) void again(client, OF_MANY);
    });
    listen('to-do', () => {
      void again(client, OF_A_PAGE, 'to-do');
      void again(client, OF_A_PAGE, 'done');
    });
    // A post was given or taken: what may be seen and done is another.
    listen('rights', () => void client.invalidateQueries());
    // Behind a gap nothing is known of what happened in it.
    listen('catch-up', () => void client.invalidateQueries());
    listen('end', (data) => {
      const { why } = JSON.parse(data) as { why: 'signed-out' | 'stopping' };
      if (why === 'signed-out') {
        stream.close();
        sessionIsOver();
      }
    });
    return () => stream.close();
  }, [client]);
}
