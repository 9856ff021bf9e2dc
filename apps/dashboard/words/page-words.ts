import { useQuery } from '@tanstack/react-query';
import type { JsonSchema } from '../api/command.js';
import { useSaid } from './i18n.js';

export interface PageInfo {
  readonly zh: string;
  readonly en: string;
  /** Of the records behind its rows; boards of several have none. */
  readonly category: string;
  readonly filters: readonly string[];
  readonly row: JsonSchema;
}

/** What the program's document says of its pages. */
export function usePages(): Readonly<Record<string, PageInfo>> | undefined {
  const { data } = useQuery({
    queryKey: ['document', 'pages'],
    queryFn: async () =>
      (await import('../generated/pages.json')).default as unknown as Readonly<Record<string, PageInfo>>,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data;
}

/** What a page is called, by its address. */
export function usePageWords(): (page: string) => string {
  const pages = usePages();
  const said = useSaid();
  return (page) => (pages?.[page] ? said(pages[page]) : page);
}
