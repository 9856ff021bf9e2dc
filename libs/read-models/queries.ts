import { type Json } from '@libs/event-store/json.js';
import { ReadModelError, type Filter, type Page, type Query, type ReadModelStore } from './port.js';

/** The questions a page may ask of one view, whether of now or of any past moment (`AsOf`). */
export interface ViewQueries {
  find(query: Query): Promise<Page>;
  count(filter?: Filter): Promise<number>;
  countBy(fields: readonly string[], filter?: Filter): Promise<readonly { by: readonly Json[]; count: number }[]>;
}

/**
 * A view's rows of now. Each question looks up which collection serves, so that a rebuilt view is taken over at once.
 * @throws ReadModelError `unavailable` while the view has never been built.
 */
export function queriesOf(store: ReadModelStore, view: string): ViewQueries {
  const ask = async <R>(question: (collection: string) => Promise<R>, isEmpty: (answer: R) => boolean): Promise<R> => {
    for (let last: string | undefined; ;) {
      const { live } = await store.view(view);
      if (live === undefined) throw new ReadModelError('unavailable', `the view ${view} is being built`);
      const answer = await question(live);
      // Empty may mean that the collection was dropped after the look-up: then another one serves by now.
      if (!isEmpty(answer) || live === last) return answer;
      last = live;
    }
  };
  return {
    find: (query) =>
      ask(
        (collection) => store.find(collection, query),
        ({ rows }) => rows.length === 0,
      ),
    count: (filter) =>
      ask(
        (collection) => store.count(collection, filter),
        (count) => count === 0,
      ),
    countBy: (fields, filter) =>
      ask(
        (collection) => store.countBy(collection, fields, filter),
        (counts) => counts.length === 0,
      ),
  };
}
