import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Answer, api, Problem } from '../api/client.js';
import { useNames } from '../api/names.js';
import { type PageName, useEveryRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { useMoment } from '../shell/moment.js';
import { placeOf } from '../todo/places.js';
import { usePages, usePageWords } from '../words/page-words.js';
import { useAt } from './at.js';
import { type BehindRecord, recordsBehind } from './behind.js';
import type { Figure } from './figure-button.js';

/** The rows that a figure counts, each with its events. */
export function BehindRows({ zone, events }: { readonly zone: string; readonly events: Figure['events'] }) {
  const { t } = useTranslation();
  const { records, clues } = recordsBehind(events);
  return (
    <>
      {clues > 0 && <p>{t('reporting.figure.clues', { count: clues })}</p>}
      {records.length === 0 && clues === 0 && <p>{t('reporting.figure.none')}</p>}
      {[...new Set(records.map(({ category }) => category))].map((category) => (
        <RowsOf
          key={category}
          category={category}
          zone={zone}
          records={records.filter((one) => one.category === category)}
        />
      ))}
    </>
  );
}

function RowsOf({
  category,
  zone,
  records,
}: {
  readonly category: string;
  readonly zone: string;
  readonly records: readonly BehindRecord[];
}) {
  const { t } = useTranslation();
  const wordsOf = usePageWords();
  const pages = usePages();
  const at = useAt();
  const [, page = ''] = placeOf({ id: '', category, record: '' }).split('/');
  const known = pages?.[page];
  const { data: rows } = useEveryRow(page as PageName, known?.filters.includes('zone') ? { zone } : {}, {
    enabled: known !== undefined,
  });
  const titleOf = (record: string) => {
    const row = rows?.find(({ id }) => id === record) as Readonly<Record<string, unknown>> | undefined;
    return [row?.['title'], row?.['facts'], row?.['name'], record].find((one) => typeof one === 'string') as string;
  };
  return (
    <>
      <h3>
        {known ? wordsOf(page) : category} {t('reporting.figure.records', { count: records.length })}
      </h3>
      <ul className="behind">
        {records.map((one) => (
          <li key={one.record}>
            <Link to={`${placeOf({ id: one.record, ...one })}${at}`}>{titleOf(one.record)}</Link>
            <EventsOf {...one} />
          </li>
        ))}
      </ul>
    </>
  );
}

type Told = Answer<'/api/v1/history/records/{category}/{record}'>;

/** The events of a record that were counted; read when they are asked for. */
function EventsOf({ category, record, events }: BehindRecord) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { asOf } = useMoment();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['history', category, record, asOf],
    enabled: open,
    queryFn: async ({ signal }) =>
      (
        await api.GET('/api/v1/history/records/{category}/{record}', {
          params: { path: { category, record }, query: asOf ? { asOf } : {} },
          signal,
        })
      ).data as Told,
  });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('reporting.figure.events', { count: events.length })}</summary>
      {error && (
        <p className="quiet">
          {error instanceof Problem && error.status === 403 ? t('reporting.figure.noHistory') : error.message}
        </p>
      )}
      <ul>
        {data === undefined
          ? events.map((event) => (
              <li key={event}>
                <code>{event}</code>
              </li>
            ))
          : data.events
              .filter(({ eventId }) => events.includes(eventId))
              .map(({ eventId, occurredAt, person, type }) => (
                <li key={eventId}>
                  <time dateTime={occurredAt}>{shownInstant(occurredAt)}</time> {nameOf(person, 'persons')} · {type}
                </li>
              ))}
      </ul>
    </details>
  );
}
