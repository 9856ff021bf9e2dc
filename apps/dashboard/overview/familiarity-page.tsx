import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../api/client.js';
import { useNames } from '../api/names.js';
import { Missing } from '../record/missing.js';
import { useRights } from '../shell/rights.js';
import { useFieldWords } from '../words/field-words.js';
import { useSaid } from '../words/i18n.js';
import { PeriodChoice, useAsked } from './asked.js';
import { Board } from './board.js';
import { useComputed } from './computed.js';
import { CrossInspections } from './cross-inspections.js';
import { useVisitsLink, Visits } from './visit-list.js';

type Familiarity = Answer<'/api/v1/familiarity'>;

/** Whether teams of a unit's own zone find less there than teams of other zones, and how much is inspected across zones. */
export function FamiliarityPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const asked = useAsked();
  return (
    <Board
      title={t('overview.familiarity.title')}
      note={t('overview.familiarity.note')}
      choices={<PeriodChoice asked={asked} />}
    >
      {may('familiarity') && <Indices from={asked.from} to={asked.to} />}
      <CrossInspections from={asked.from} to={asked.to} />
      <Visits />
    </Board>
  );
}

function Indices(period: { readonly from: string | undefined; readonly to: string | undefined }) {
  const { t } = useTranslation();
  const { data, error } = useComputed('/api/v1/familiarity', period);
  if (data === undefined) return <Missing error={error} />;
  return (
    <section>
      <h2>{t('overview.familiarity.index')}</h2>
      {data.rows.length === 0 ? <p>{t('overview.familiarity.none')}</p> : <IndexTable rows={data.rows} />}
    </section>
  );
}

function IndexTable({ rows }: { readonly rows: Familiarity['rows'] }) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  const { nameOf } = useNames();
  const said = useSaid();
  const to = useVisitsLink();
  return (
    <div className="wide" role="region" aria-label={t('overview.familiarity.index')} tabIndex={0}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{fields.field('unit')}</th>
            <th scope="col">{t('overview.familiarity.home')}</th>
            <th scope="col">{t('overview.familiarity.cross')}</th>
            <th scope="col" className="number">
              {t('overview.familiarity.index')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, home, cross, index, warning }) => (
            <tr key={unit}>
              <th scope="row">{nameOf(unit, 'units')}</th>
              {[home, cross].map((tally, n) => (
                <td key={n}>
                  <Link to={to({ units: unit, cross: String(n === 1) }) ?? ''}>
                    {t('overview.familiarity.tally', { ...tally, count: tally.inspections })}
                  </Link>
                </td>
              ))}
              <td className="number">
                {index ?? t('overview.familiarity.notComparable')}
                {warning && <p className="quiet">⚠ {said(warning)}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
