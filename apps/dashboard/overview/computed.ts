import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '../api/client.js';
import { useMoment } from '../shell/moment.js';

type Computed =
  | '/api/v1/overview'
  | '/api/v1/overview/zones'
  | '/api/v1/coverage'
  | '/api/v1/familiarity'
  | '/api/v1/cross-inspections'
  | '/api/v1/task-mix'
  | '/api/v1/workload';

/** What the program computes of many records, as of the moment that is shown; asked again whenever anything changes. */
export function useComputed<Path extends Computed>(
  path: Path,
  period: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
) {
  const { asOf } = useMoment();
  return useQuery({
    queryKey: ['computed', path, period, asOf],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET(path as '/api/v1/coverage', {
        params: { query: { ...period, ...(asOf && { asOf }) } as { from?: string } },
        signal,
      });
      return data as unknown as Answer<Path>;
    },
  });
}
