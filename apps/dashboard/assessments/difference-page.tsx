import './assessments.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type RowOf, useRow } from '../api/rows.js';
import { Missing } from '../record/missing.js';
import { RecordFields } from '../record/fields.js';
import { RecordHeader } from '../record/record-header.js';
import { useMomentInLink } from '../record/relations.js';
import { useCodeWords } from '../words/code-words.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { EventLinks, RecordName } from './event-links.js';
import { shownPoints } from './event-place.js';

type Difference = RowOf<'assessment-differences'>;

/** 异议后的差异: each point before and after, and the adjustments and events that made the difference. */
export function DifferencePage() {
  const { t } = useTranslation();
  const said = useSaid();
  const at = useMomentInLink();
  const { id = '' } = useParams();
  const info = usePages()?.['assessment-differences'];
  const { data, error } = useRow('assessment-differences', id);
  if (data === undefined || info === undefined) return <Missing error={error} />;
  const { row } = data;
  return (
    <article>
      <RecordHeader kind={said(info)} title={t('assessments.sheet.title', { year: row.year, name: row.name })} />
      <p>
        <Link to={at(`/score-sheets/${encodeURIComponent(`${row.year}-${row.body}`)}`)}>
          {t('assessments.difference.sheet')}
        </Link>
      </p>
      <Points row={row} />
      <Adjustments adjustments={row.adjustments} />
      <RecordFields page="assessment-differences" row={row} only={['round', 'at', 'hashBefore', 'hashAfter']} />
    </article>
  );
}

function Points({ row }: { readonly row: Difference }) {
  const { t } = useTranslation();
  const said = useSaid();
  const shown = (points: number | null) => (points === null ? t('assessments.scores.noOccasion') : shownPoints(points));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('assessments.difference.indicator')}</th>
          <th scope="col">{t('assessments.difference.before')}</th>
          <th scope="col">{t('assessments.difference.after')}</th>
        </tr>
      </thead>
      <tbody>
        {row.indicators.map(({ indicator, zh = indicator, en = indicator, before, after }) => (
          <tr key={indicator}>
            <th scope="row">{said({ zh, en })}</th>
            <td>{shown(before)}</td>
            <td>{before === after ? shown(after) : <ins>{shown(after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('assessments.difference.total')}</th>
          <td>{shown(row.before)}</td>
          <td>{shown(row.after)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Adjustments({ adjustments }: { readonly adjustments: Difference['adjustments'] }) {
  const { t } = useTranslation();
  const words = useCodeWords('assessment-differences');
  return (
    <section aria-labelledby="adjustments">
      <h2 id="adjustments">{t('assessments.difference.adjustments')}</h2>
      {adjustments.length === 0 && <p>{t('assessments.difference.noAdjustments')}</p>}
      {adjustments.map(({ indicator, record, why, events, holder, days, from, until }) => (
        <div key={`${indicator} ${record} ${why}`} className="case">
          <p>
            <RecordName record={record} />{' '}
            {holder === undefined
              ? t('assessments.difference.excluded')
              : t('assessments.difference.charged', { holder: words('holder', holder), from, until, days })}
          </p>
          <p>{why}</p>
          <EventLinks events={events} />
        </div>
      ))}
    </section>
  );
}
