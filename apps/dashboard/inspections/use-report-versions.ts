import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '../api/client.js';
import { useMoment } from '../shell/moment.js';
import { versionsIn } from './report-versions.js';

type Told = Answer<'/api/v1/history/records/{category}/{record}'>;

/** The versions of an inspection's report, read from its history. */
export function useReportVersions(inspection: string) {
  const { asOf } = useMoment();
  return useQuery({
    queryKey: ['history', 'inspection', inspection, asOf, 'versions'],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/history/records/{category}/{record}', {
        params: { path: { category: 'inspection', record: inspection }, query: asOf ? { asOf } : {} },
        signal,
      });
      return versionsIn((data as Told).events);
    },
  });
}
