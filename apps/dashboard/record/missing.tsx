import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.js';
import { NotHere, ProblemText } from '../shell/broken.js';

/** In place of a record: that it is being fetched, that there is none, or what went wrong. */
export function Missing({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof Problem && error.status === 404) return <NotHere />;
  if (error) return <ProblemText error={error} />;
  return <p role="status">{t('ledger.loading')}</p>;
}
