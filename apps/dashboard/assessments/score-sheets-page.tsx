import { useTranslation } from 'react-i18next';
import { Ledger } from '../ledger/ledger.js';
import { usePages } from '../words/page-words.js';

/** 考核表: one row a body and year, in the order of the zone table; nobody is ranked. */
export function ScoreSheetsPage() {
  const { t } = useTranslation();
  const info = usePages()?.['score-sheets'];
  return info && <Ledger page="score-sheets" info={info} empty={t('assessments.sheet.none')} />;
}
