import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { DueLight } from '../todo/due-light.js';
import type { Notice } from './life.js';
import '../rectifications/rectifications.css';

/** The notice, its answer, and what the Conduct Office says of that, beside each other. */
export function Exchange({ row }: { readonly row: Notice }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { matter, requirement, due, body, zone, answer, answeredAt, returned, reason, opinion, closedAt, is } = row;
  const addressee = body ?? zone;
  return (
    <div className="beside">
      <section aria-labelledby="notice">
        <h2 id="notice">{t('follow-ups.notice.title')}</h2>
        {addressee !== null && <p className="quiet">{t('follow-ups.notice.to', { to: nameOf(addressee) })}</p>}
        <p className="text">{matter}</p>
        <p className="text">{requirement}</p>
        {due !== null &&
          (is === 'issued' || is === 'returned' ? <DueLight due={due} /> : <p className="quiet">{due}</p>)}
      </section>
      <section aria-labelledby="answer">
        <h2 id="answer">{t('follow-ups.answer.title')}</h2>
        {answer === null ? (
          <p className="quiet">{t('follow-ups.answer.none')}</p>
        ) : (
          <>
            <p className="text">{answer}</p>
            {answeredAt !== null && <p className="quiet">{shownInstant(answeredAt)}</p>}
          </>
        )}
      </section>
      <section aria-labelledby="opinion">
        <h2 id="opinion">{t('follow-ups.opinion.title')}</h2>
        {returned > 0 && (
          <p className="warning">{t('follow-ups.opinion.returned', { count: returned, reason: reason ?? '' })}</p>
        )}
        {opinion === null ? (
          <p className="quiet">{t('follow-ups.opinion.none')}</p>
        ) : (
          <>
            <p className="text">{opinion}</p>
            {closedAt !== null && <p className="quiet">{shownInstant(closedAt)}</p>}
          </>
        )}
      </section>
    </div>
  );
}
