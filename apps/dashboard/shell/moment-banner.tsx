import { useTranslation } from 'react-i18next';
import { useMoment } from './moment.js';

/** Says so, in every page, when what is shown is not now. */
export function MomentBanner() {
  const { t } = useTranslation();
  const { asOf, show } = useMoment();
  if (asOf === undefined) return null;
  return (
    <p className="past" role="status">
      {t('shell.moment.past', { moment: asOf })}{' '}
      <button type="button" onClick={() => show(undefined)}>
        {t('shell.moment.now')}
      </button>
    </p>
  );
}
