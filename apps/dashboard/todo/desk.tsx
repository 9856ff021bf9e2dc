import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RowOf, useRows } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { useNames } from '../api/names.js';
import { ProblemText } from '../shell/broken.js';
import { useSaid } from '../words/i18n.js';
import { DueLight } from './due-light.js';
import { placeOf } from './places.js';

/** Where everybody begins: what waits for me, and what I have done. */
export function Desk() {
  const { t } = useTranslation();
  const waiting = useRows('to-do');
  const done = useRows('done');
  return (
    <>
      <h1>{t('desk.title')}</h1>
      <Matters title={t('desk.toDo')} found={waiting} none={t('desk.nothing')} />
      <Matters title={t('desk.done')} found={done} none={t('desk.nothingDone')} />
    </>
  );
}

type Row = RowOf<'to-do'>;

function Matters({ title, found, none }: { readonly title: string; readonly found: ReturnType<typeof useRows<'to-do' | 'done'>>; readonly none: string }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const said = useSaid();
  const { rows, error, more } = found;
  return (
    <section>
      <h2>{title}</h2>
      {error && <ProblemText error={error} />}
      {rows?.length === 0 && <p>{none}</p>}
      <ul className="matters">
        {(rows as readonly Row[] | undefined)?.map((row) => (
          <li key={row.id}>
            <Link to={placeOf(row)}>{row.title}</Link>
            <span className="step">{said(row.words)}</span>
            {row.zone !== null && <span>{nameOf(row.zone, 'zones')}</span>}
            <DueLight due={row.due} />
            <span className="quiet">{t('desk.since', { since: shownInstant(row.since) })}</span>
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" onClick={more}>
          {t('list.more')}
        </button>
      )}
    </section>
  );
}
