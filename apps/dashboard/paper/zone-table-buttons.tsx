import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '../api/client.js';
import { useMoment } from '../shell/moment.js';
import { paperOfZoneTable } from './of-zone-table.js';
import { PaperButtons } from './paper-buttons.js';

/** The zone table of any day as Word file and on paper; today's when no day is given. */
export function ZoneTableButtons({ on }: { readonly on?: string }) {
  const { asOf } = useMoment();
  const { data } = useQuery({
    queryKey: ['zone-table', on, asOf],
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/zone-table', {
          params: { query: { ...(on !== undefined && { on }), ...(asOf !== undefined && { asOf }) } },
          signal,
        })
      ).data as Answer<'/api/v1/zone-table'>,
  });
  return <PaperButtons paper={data && paperOfZoneTable(data)} />;
}
