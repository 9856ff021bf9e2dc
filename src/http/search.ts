import type { Filter } from '@libs/read-models/index.js';
import type { AccessParts, Known } from '../access/caller.js';
import type { Page } from '../shared/capability.js';
import { FindRows, mayOpen, type Pages } from './queries.js';
import { type Searched, SEARCHED } from './search-table.js';

export interface Hit {
  /** Address of the page on which it stands: `/api/v1/<page>/<id>` is its row. */
  readonly page: string;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** The field in which the words were found. */
  readonly matched: string;
}

type Row = Readonly<Record<string, unknown>>;
interface Ranked extends Hit {
  /** 0 by its whole name, 1 by how a name or the title begins, 2 somewhere. */
  readonly rank: number;
}

const MOST_HITS = 50;
const MOST_WORDS = 5;
const AT_ONCE = 200;
/** Rows of one page that are read in search of fifty that the person is also shown the words of. */
const MOST_READ = 1000;

const folded = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What a row says at a dotted name, through lists. */
function textsAt(row: unknown, [first, ...rest]: readonly string[]): readonly string[] {
  if (Array.isArray(row)) return row.flatMap((member) => textsAt(member, first === undefined ? [] : [first, ...rest]));
  if (first === undefined) return typeof row === 'string' ? [row] : [];
  return typeof row === 'object' && row !== null ? textsAt((row as Row)[first], rest) : [];
}

/** Words as they were typed, each to be found. */
export const wordsOf = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/\s+/u)
      .filter((word) => word !== '')
      .slice(0, MOST_WORDS),
  ),
];

/**
 * Looks for words in the rows that a person may see, and in them only where the page shows them to this person: what is
 * not shown is not found, and cannot be guessed at by looking for it.
 */
export class Search {
  private readonly searched: readonly (Searched & { readonly page: Page })[];

  /** @throws Error for a table that names a page which is not there */
  constructor(
    pages: ReadonlyMap<string, Page>,
    private readonly rows: Pick<Pages, 'rows'>,
    private readonly recorder: Pick<AccessParts['recorder'], 'viewed'>,
  ) {
    this.searched = SEARCHED.map((one) => {
      const page = pages.get(one.view);
      if (!page) throw new Error(`there is no page of ${one.view} to search`);
      return { ...one, page };
    });
  }

  async find(caller: Known, typed: string): Promise<readonly Hit[]> {
    const words = wordsOf(typed);
    if (words.length === 0) return [];
    const open = this.searched.filter(({ page }) => mayOpen(page, caller));
    const found = await Promise.all(
      open.map((one) =>
        one.page.sensitive?.(caller) ? this.byItsNumber(one, caller, words) : this.onPage(one, caller, words),
      ),
    );
    return found
      .flat()
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST_HITS)
      .map(({ rank: _rank, ...hit }) => hit);
  }

  private async onPage(
    one: Searched & { readonly page: Page },
    caller: Known,
    words: readonly string[],
  ): Promise<readonly Ranked[]> {
    const fields = [...new Set([...one.names, ...one.text])];
    const holds = (word: string): Filter => ({
      $or: ['_id', ...fields].map((field): Filter => ({ [field]: { $contains: word } })),
    });
    // By its name first, or among many it might not be read.
    const byName = words.length === 1 ? [{ _id: `${caller.county}/${words[0]!}` }] : [];
    const whole: readonly Filter[] = [...byName, { $and: words.map(holds) }];
    const hits = new Map<string, Ranked>();
    for (const filter of whole) {
      let read = 0;
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const ask = { filter, limit: AT_ONCE, ...(cursor !== undefined && { cursor }) };
        const { rows, next } = await this.rows.rows(new FindRows(one.page, caller, ask));
        for (const row of rows) {
          const hit = hitIn(one, row, words);
          if (hit) hits.set(hit.id, hit);
        }
        read += rows.length;
        cursor = hits.size >= MOST_HITS || read >= MOST_READ ? undefined : next;
      }
    }
    return [...hits.values()];
  }

  private async byItsNumber(
    one: Searched & { readonly page: Page },
    caller: Known,
    words: readonly string[],
  ): Promise<readonly Ranked[]> {
    const [word, ...others] = words;
    if (word === undefined || others.length > 0) return [];
    const ask = { filter: { _id: `${caller.county}/${word}` }, limit: 1 };
    const { rows } = await this.rows.rows(new FindRows(one.page, caller, ask));
    const hits = rows.flatMap((row) => hitIn({ ...one, text: [] }, row, words) ?? []);
    for (const { id } of hits) await this.recorder.viewed(caller, caller.actor!, one.page.get, `${one.page.get}/${id}`);
    return hits;
  }
}

function hitIn(one: Searched & { readonly page: Page }, row: Row, words: readonly string[]): Ranked | undefined {
  const id = row[one.id ?? 'id'];
  if (typeof id !== 'string') return undefined;
  const fields = [...new Set(['id', ...one.names, ...one.text])].map((field) => ({
    field,
    texts: (field === 'id' ? [id] : textsAt(row, field.split('.'))).map(folded),
  }));
  const sought = words.map(folded);
  const where = sought.map((word) => fields.find(({ texts }) => texts.some((text) => text.includes(word))));
  if (where.some((field) => field === undefined)) return undefined;
  const named = fields.filter(({ field }) => field === 'id' || one.names.includes(field));
  const titled = fields.filter(({ field }) => one.title.includes(field));
  const [only] = sought.length === 1 ? sought : [];
  const whole = only === undefined ? undefined : named.find(({ texts }) => texts.includes(only));
  const begins =
    only === undefined
      ? undefined
      : [...named, ...titled].find(({ texts }) => texts.some((text) => text.startsWith(only)));
  const title = one.title.flatMap((field) => textsAt(row, [field])).find((text) => text !== '') ?? id;
  return {
    page: one.page.get,
    id,
    kind: one.kind,
    title: title.length > 100 ? `${title.slice(0, 100).toWellFormed()}…` : title,
    matched: (whole ?? begins ?? where[0]!).field,
    rank: whole ? 0 : begins ? 1 : 2,
  };
}
