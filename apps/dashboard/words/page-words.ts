import { useQuery } from '@tanstack/react-query';
import type { JsonSchema, Said } from '../api/command.js';
import { useSaid } from './i18n.js';

interface PageName extends Said {
  /** Of the records behind its rows; boards of several have none. */
  readonly category: string;
  readonly filters: readonly string[];
}

export interface PageInfo extends PageName {
  readonly row: JsonSchema;
}

const forever = { staleTime: Infinity, gcTime: Infinity };

/** What the program's document says of its pages and of their rows. */
export function usePages(): Readonly<Record<string, PageInfo>> | undefined {
  const { data } = useQuery({
    queryKey: ['document', 'pages'],
    queryFn: async () => {
      const [{ default: pages }, { default: rows }] = await Promise.all([
        import('../generated/pages.json'),
        import('../generated/rows.json'),
      ]);
      const known = rows as unknown as Readonly<Record<string, JsonSchema>>;
      return Object.fromEntries(
        Object.entries(pages as unknown as Readonly<Record<string, PageName>>).map(([name, page]) => [
          name,
          { ...page, row: known[name]! },
        ]),
      );
    },
    ...forever,
  });
  return data;
}

/** What a page is called, by its address: the menu knows no more of them. */
export function usePageWords(): (page: string) => string {
  const said = useSaid();
  const { data } = useQuery({
    queryKey: ['document', 'page-names'],
    queryFn: async () =>
      (await import('../generated/pages.json')).default as unknown as Readonly<Record<string, PageName>>,
    ...forever,
  });
  return (page) => (data?.[page] ? said(data[page]) : page);
}
