import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import { useMomentInLink } from '../record/relations.js';
import { useFieldWords } from '../words/field-words.js';
import type { Issue } from './life.js';

/** What had been entered wrongly, and what is right. */
export function Corrections({ row: { corrected = [] } }: { readonly row: Issue }) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const at = useMomentInLink();
  if (corrected.length === 0) return null;
  return (
    <section aria-labelledby="corrected">
      <h2 id="corrected">{t('rectifications.corrected.title')}</h2>
      <ul>
        {corrected.map((one) => (
          <li key={`${one.correction}/${one.field}`}>
            {words.field(one.field)}
            {t('ledger.is')}
            <del>{one.was}</del> → <ins>{one.is}</ins>
            {t('rectifications.because', { reason: one.reason })}{' '}
            <Link to={at(`/corrections/${encodeURIComponent(one.correction)}`)}>{shownInstant(one.at)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The duplicates kept under this number, with all that they told. */
export function AlsoRecorded({ row: { alsoRecordedBy = [] } }: { readonly row: Issue }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  if (alsoRecordedBy.length === 0) return null;
  return (
    <section aria-labelledby="also">
      <h2 id="also">{t('rectifications.also.title', { count: alsoRecordedBy.length })}</h2>
      <ul>
        {alsoRecordedBy.map(({ number, place, kind, facts, foundBy, referredAt }) => (
          <li key={number}>
            <p>
              {number} · {kind} · {place}
            </p>
            <p className="text">{facts}</p>
            <p className="quiet">
              {shownInstant(referredAt)}{' '}
              {foundBy.map((person) => nameOf(person, 'persons')).join(t('ledger.separator'))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
