import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useNames } from '../api/names.js';
import { useRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { Actions } from '../record/actions.js';
import { History } from '../record/history.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Relations } from '../record/relations.js';
import { usePageWords } from '../words/page-words.js';
import './rectifications.css';

/** One weak point: where it is, why, what is proposed against it, and the issues it is seen from. */
export function WeakPointPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const pageWords = usePageWords();
  const { data, error } = useRow('weak-points', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  return (
    <article>
      <RecordHeader kind={pageWords('weak-points')} number={row.where} title={row.title} />
      <p className="quiet">
        {nameOf(row.recordedBy, 'persons')} {shownInstant(row.recordedAt)} ·{' '}
        {row.zones.map((zone) => nameOf(zone, 'zones')).join(t('ledger.separator'))}
      </p>
      {etag !== undefined && <Actions category="weak-point" id={id} etag={etag} />}
      <div className="beside">
        <section aria-labelledby="cause">
          <h2 id="cause">{t('rectifications.common.causes')}</h2>
          <p className="text">{row.cause}</p>
        </section>
        <section aria-labelledby="proposal">
          <h2 id="proposal">{t('rectifications.weak.proposal')}</h2>
          <p className="text">{row.proposal}</p>
          {row.amendedFor !== null && (
            <p className="quiet">{t('rectifications.weak.amended', { reason: row.amendedFor })}</p>
          )}
        </section>
      </div>
      <Relations
        relations={[
          {
            label: t('rectifications.weak.issues'),
            links: row.issues.map((issue) => ({ to: `/issues/${encodeURIComponent(issue)}`, text: issue })),
          },
        ]}
      />
      <History category="weak-point" id={id} />
    </article>
  );
}
