import './audit.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Answer, api } from '../api/client.js';
import { Fault } from '../shell/broken.js';
import { pageOf } from '../todo/places.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { depths } from './chains.js';
import { PrintButton } from '../shell/print-button.js';
import { EventSentence } from './event-sentence.js';

type Chain = Answer<'/api/v1/history/chains/{correlation}'>;

/** 来龙去脉: what one act led to, across records, in order; each step leads to its record. */
export function ChainPage() {
  const { t } = useTranslation();
  const { correlation = '' } = useParams();
  const found = useInfiniteQuery({
    queryKey: ['chain', correlation],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (
        await api.GET('/api/v1/history/chains/{correlation}', {
          params: { path: { correlation }, query: pageParam === undefined ? {} : { cursor: pageParam } },
          signal,
        })
      ).data as Chain,
    getNextPageParam: (last) => last.next,
  });
  const steps = found.data?.pages.flatMap(({ rows }) => rows);
  const records = new Set(steps?.map(({ category, record }) => `${category}/${record}`));
  const depth = depths(steps ?? []);
  return (
    <>
      <div className="heading">
        <h1>{t('audit.chain.title')}</h1>
        <div className="tools">
          <PrintButton />
        </div>
      </div>
      <Fault error={found.error} />
      {steps && (
        <p role="status" className="quiet">
          {steps.length === 0
            ? t('audit.chain.none')
            : t('audit.chain.count', { count: steps.length, records: records.size })}
        </p>
      )}
      <ol className="history chain">
        {steps?.map((step) => (
          <li key={step.id} className={depth.get(step.id)! > 0 ? 'led-to' : undefined}>
            <EventSentence event={step} />
            <RecordLink category={step.category} record={step.record} />
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <button type="button" onClick={() => void found.fetchNextPage()}>
          {t('audit.chain.more')}
        </button>
      )}
    </>
  );
}

/** The record an event belongs to: by its own page, or else the list in which its category stands. */
function RecordLink({ category, record }: { readonly category: string; readonly record: string }) {
  const said = useSaid();
  const pages = usePages();
  const own = pageOf(category);
  const page = own ?? Object.entries(pages ?? {}).find(([, info]) => info.category === category)?.[0];
  if (page === undefined || pages?.[page] === undefined)
    return (
      <span className="quiet">
        {category} {record}
      </span>
    );
  return (
    <Link to={own === undefined ? `/${page}` : `/${page}/${encodeURIComponent(record)}`}>
      {said(pages[page])} {record}
    </Link>
  );
}
