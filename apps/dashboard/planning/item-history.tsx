import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, api } from '../api/client.js';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useMoment } from '../shell/moment.js';

type Told = Answer<'/api/v1/history/records/{category}/{record}'>;

/** What happened to one item: its part of the history of the year's plan. */
export function ItemHistory({ year, item }: { readonly year: string; readonly item: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { asOf } = useMoment();
  const { data } = useQuery({
    queryKey: ['history', 'plan', year, asOf],
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/history/records/{category}/{record}', {
          params: { path: { category: 'plan', record: year }, query: asOf ? { asOf } : {} },
          signal,
        })
      ).data as Told,
  });
  const told = data?.events.filter((event) => 'data' in event && concerns(event.data as Named, item)) ?? [];
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('record.history.title')}</h2>
      <ol className="history">
        {told.map((event) => (
          <li key={event.eventId}>
            <p>
              <time dateTime={event.occurredAt}>{shownInstant(event.occurredAt)}</time>{' '}
              {nameOf(event.person, 'persons')} · <strong>{t(`planning.event.${event.type}`)}</strong>
            </p>
            <details>
              <summary>{t('record.history.json')}</summary>
              <pre>{JSON.stringify(event, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Named = { readonly item?: string; readonly into?: string };
const concerns = (data: Named | undefined, item: string) => data?.item === item || data?.into === item;
