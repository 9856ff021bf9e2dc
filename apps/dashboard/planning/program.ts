import { api, Problem } from '../api/client.js';
import { send } from '../api/command.js';
import type { Asks, Item } from './decide-items.js';

/** The program itself, as deciding items asks it. */
export const program: Asks = {
  read: async (id) => {
    const { data, response } = await api.GET('/api/v1/plan-items/{id}', { params: { path: { id } } });
    return { row: data as unknown as Item, etag: response.headers.get('etag') ?? undefined };
  },
  send,
  faultOf: (error) => (error instanceof Problem ? error : undefined),
};
