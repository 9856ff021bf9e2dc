import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import type { RegisterRow } from './report-page.js';

/** Missing and late are said in full: since when, who was reminded, and the reason that was given or is still asked. */
export function LateReason({ listed }: { readonly listed: RegisterRow }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { standing, missedOn, head, daysLate, due, reasonAsked, reason } = listed;
  if (missedOn === null && standing !== 'late') return null;
  return (
    <div className={reason === null ? 'notice wrong' : 'notice'}>
      {standing === 'late' ? (
        <p>{t('reporting.late.came', { due, count: daysLate })}</p>
      ) : (
        standing === 'missing' && <p>{t('reporting.late.hasNotCome', { due })}</p>
      )}
      {missedOn !== null && head !== null && (
        <p>{t('reporting.late.headReminded', { missedOn, head: nameOf(head, 'persons') })}</p>
      )}
      <p>
        {reason === null
          ? t(reasonAsked ? 'reporting.late.asked' : 'reporting.late.notAsked')
          : t('reporting.late.given', { reason })}
      </p>
    </div>
  );
}
