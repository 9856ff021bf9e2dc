import { useTranslation } from 'react-i18next';

/** Prints the page as it is; its print style leaves the frame out. */
export function PrintButton() {
  const { t } = useTranslation();
  return (
    <button type="button" onClick={() => window.print()}>
      {t('shell.print')}
    </button>
  );
}
