import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNames } from '../api/names.js';
import { type RowOf, useRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { Actions } from '../record/actions.js';
import { CommandButton } from '../record/command-button.js';
import { History } from '../record/history.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { useMomentInLink } from '../record/relations.js';
import { useMoment } from '../shell/moment.js';
import { useRights } from '../shell/rights.js';
import { useSession } from '../shell/session.js';
import { useCodeWords } from '../words/code-words.js';
import { usePageWords } from '../words/page-words.js';
import './rectifications.css';

type Common = RowOf<'common-problems'>;

/** One common problem: where it was found, why, what was proposed against it, and which rule answers it. */
export function CommonProblemPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const words = useCodeWords('common-problems');
  const pageWords = usePageWords();
  const { asOf } = useMoment();
  const { data, error } = useRow('common-problems', id);
  if (data === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  return (
    <article>
      <RecordHeader
        kind={pageWords('common-problems')}
        number={row.kind}
        title={row.title}
        state={words('state', row.state)}
      />
      <p>{t(row.answered ? 'rectifications.common.answered' : 'rectifications.common.unanswered')}</p>
      <section aria-labelledby="causes">
        <h2 id="causes">{t('rectifications.common.causes')}</h2>
        <p className={row.causes === null ? 'quiet' : 'text'}>{row.causes ?? t('rectifications.common.noCauses')}</p>
      </section>
      <Measures id={id} row={row} etag={etag} />
      <Instances row={row} />
      {row.outcome !== null && (
        <section aria-labelledby="outcome">
          <h2 id="outcome">{t('rectifications.common.outcome')}</h2>
          <p className="text">{row.outcome}</p>
        </section>
      )}
      {etag !== undefined && asOf === undefined && (
        // A measure is adopted where it stands: its number is a part of the address.
        <Actions category="common-problem" id={id} etag={etag} except={['AdoptMeasure']} />
      )}
      <History category="common-problem" id={id} />
    </article>
  );
}

function Measures({ id, row, etag }: { readonly id: string; readonly row: Common; readonly etag: string | undefined }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  const { session } = useSession();
  const at = useMomentInLink();
  return (
    <section aria-labelledby="measures">
      <h2 id="measures">{t('rectifications.common.measures')}</h2>
      {row.measures.length === 0 && <p className="quiet">{t('rectifications.common.noMeasures')}</p>}
      <ol>
        {row.measures.map(({ measure, text, by, at: when, instrument, from }) => (
          <li key={measure}>
            <p className="text">{text}</p>
            <p className="quiet">
              {nameOf(by, 'persons')} {shownInstant(when)}
            </p>
            {instrument !== null ? (
              <p>
                {t('rectifications.common.adopted')}{' '}
                <Link to={at(`/instruments/${encodeURIComponent(instrument)}`)}>{instrument}</Link>
                {from !== null && ` ${t('rectifications.common.from', { from })}`}
              </p>
            ) : by === session.person ? (
              <p className="quiet">{t('rectifications.common.own')}</p>
            ) : (
              row.state === 'open' &&
              may('AdoptMeasure') && (
                <div className="actions">
                  <CommandButton name="AdoptMeasure" params={{ id, measure }} etag={etag} />
                </div>
              )
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Instances({ row }: { readonly row: Common }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const at = useMomentInLink();
  const elsewhere = ((row as { readonly unitsInAll?: number }).unitsInAll ?? row.units.length) - row.units.length;
  return (
    <section aria-labelledby="instances">
      <h2 id="instances">
        {t('rectifications.common.instances', { count: row.issues.length, units: row.units.length })}
      </h2>
      <ul>
        {row.issues.map(({ issue, unitName, zone }) => (
          <li key={issue}>
            <Link to={at(`/issues/${encodeURIComponent(issue)}`)}>{unitName}</Link> {nameOf(zone, 'zones')}{' '}
            <span className="quiet">{issue}</span>
          </li>
        ))}
      </ul>
      {elsewhere > 0 && <p className="quiet">{t('rectifications.common.elsewhere', { count: elsewhere })}</p>}
    </section>
  );
}
