import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRows } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { useMomentInLink } from '../record/relations.js';
import { useRights } from '../shell/rights.js';

/** The way to what computing again changed for a body. */
export function DifferencesOf({ year, body }: { readonly year: string; readonly body: string }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const at = useMomentInLink();
  const { rows = [] } = useRows('assessment-differences', { year, body }, { enabled: may('assessment-differences') });
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{t('assessments.difference.title')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={at(`/assessment-differences/${encodeURIComponent(row.id)}`)}>
              {t('assessments.difference.of', { round: row.round, at: shownInstant(row.at) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
