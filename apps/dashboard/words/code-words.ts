import { useShown } from '../ledger/value.js';
import type { PageName } from '../api/rows.js';
import { usePages } from './page-words.js';

/** What a value of a page's field is called: words for codes, names for ids, as its list shows them. */
export function useCodeWords(page: PageName): (field: string, value: unknown) => string {
  const fields = usePages()?.[page]?.row.properties;
  const shown = useShown();
  return (field, value) => shown(value, field, fields?.[field]);
}
