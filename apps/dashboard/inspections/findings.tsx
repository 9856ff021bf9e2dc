import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { shownInstant } from '../ledger/value.js';
import type { Whole } from './shown.js';

/** What was found: problems with all that was told of them, clues by number alone. */
export function Findings({ row }: { readonly row: Whole }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  if (row.problems.length === 0 && row.clues.length === 0)
    return row.startedAt === null ? null : (
      <section aria-labelledby="findings">
        <h2 id="findings">{t('inspections.findings.title')}</h2>
        <p>{t('inspections.findings.none')}</p>
      </section>
    );
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('inspections.findings.title')}</h2>
      <ol className="findings">
        {row.problems.map(({ finding, unit, place, kind, facts, at, by, alsoRecordedBy }) => (
          <li key={finding}>
            <p>
              <strong>{kind}</strong> {nameOf(unit, 'units')} · {place}
            </p>
            <p>{facts}</p>
            <p className="quiet">
              {shownInstant(at)} {nameOf(by, 'persons')}
              {alsoRecordedBy.length > 0 &&
                ` · ${t('inspections.findings.also', { who: alsoRecordedBy.map((one) => nameOf(one.by, 'persons')).join('、') })}`}
            </p>
          </li>
        ))}
      </ol>
      {row.clues.length > 0 && (
        <p>
          {t('inspections.findings.clues', {
            count: row.clues.length,
            numbers: row.clues.map(({ number }) => number).join('、'),
          })}
        </p>
      )}
    </section>
  );
}
