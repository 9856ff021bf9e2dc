import { useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../api/client.js';

/** What the reader may do or open at all: what is not in it is not offered. The program decides again when it is asked. */
export function useRights() {
  const { data } = useQuery({
    queryKey: ['rights'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/rights', { signal })).data as Answer<'/api/v1/rights'>,
    staleTime: 60_000,
  });
  return {
    known: data !== undefined,
    may: (action: string): boolean => data?.rights.some((right) => right.action === action) ?? false,
    /** Commands to existing records of a category, or to one that is named. */
    sends: (category: string) =>
      data?.rights.filter((right) => right.kind === 'command' && !right.opens && right.category === category) ?? [],
    /** Commands that open a record of a category. */
    opens: (category: string) => data?.rights.filter((right) => right.opens && right.category === category) ?? [],
  };
}
