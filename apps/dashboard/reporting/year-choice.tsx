import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMoment } from '../shell/moment.js';
import { today } from '../todo/due-light.js';
import { dayShown } from './standing.js';

/** The year that is shown, from the address; that of the moment shown when it says none. */
export function useYear(): { readonly year: string; readonly show: (year: string) => void } {
  const [address, change] = useSearchParams();
  const { asOf } = useMoment();
  return {
    year: address.get('year') ?? dayShown(asOf, today()).slice(0, 4),
    show: (year) =>
      change((before) => {
        before.set('year', year);
        return before;
      }),
  };
}

export function YearChoice() {
  const { t } = useTranslation();
  const { year, show } = useYear();
  return (
    <div className="year" role="group" aria-label={t('reporting.year.choice')}>
      <button type="button" onClick={() => show(String(Number(year) - 1))} aria-label={t('reporting.year.before')}>
        ‹
      </button>
      <strong aria-live="polite">{t('reporting.year.is', { year })}</strong>
      <button type="button" onClick={() => show(String(Number(year) + 1))} aria-label={t('reporting.year.after')}>
        ›
      </button>
    </div>
  );
}
