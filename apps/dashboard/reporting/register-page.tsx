import './reporting.css';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useEveryRow } from '../api/rows.js';
import { Ledger } from '../ledger/ledger.js';
import { Fault } from '../shell/broken.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { LateReports } from './late-reports.js';
import { RegisterBoard } from './register-board.js';
import { RegisterCounts } from './register-counts.js';
import { PrintButton } from '../shell/print-button.js';
import { useYear, YearChoice } from './year-choice.js';

/** 定期报告台账: who owes what, as a board of the year; the same rows as a list at `?view=list`. */
export function RegisterPage() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const info = usePages()?.['report-register'];
  if (info === undefined) return null;
  const asList = address.get('view') === 'list';
  return (
    <>
      <nav className="views" aria-label={t('reporting.view.choice')}>
        <ViewLink view="board" current={!asList} />
        <ViewLink view="list" current={asList} />
        <Link to="/report-calendar">{t('reporting.calendar.title')}</Link>
      </nav>
      {asList ? <Ledger page="report-register" info={info} /> : <Board />}
    </>
  );
}

function ViewLink({ view, current }: { readonly view: 'board' | 'list'; readonly current: boolean }) {
  const { t } = useTranslation();
  const { year } = useYear();
  const [address] = useSearchParams();
  const to = new URLSearchParams({ year });
  if (view === 'list') to.set('view', 'list');
  const asOf = address.get('asOf');
  if (asOf !== null) to.set('asOf', asOf);
  return (
    <Link to={`/report-register?${to}`} aria-current={current ? 'page' : undefined}>
      {t(`reporting.view.${view}`)}
    </Link>
  );
}

function Board() {
  const { t } = useTranslation();
  const said = useSaid();
  const { year } = useYear();
  const info = usePages()!['report-register']!;
  const { data: rows, error } = useEveryRow('report-register', { year });
  return (
    <>
      <div className="heading">
        <h1>{said(info)}</h1>
        <YearChoice />
        <div className="tools">
          <PrintButton />
        </div>
      </div>
      <Fault error={error} />
      {rows === undefined ? (
        !error && <p role="status">{t('ledger.loading')}</p>
      ) : rows.length === 0 ? (
        <p>{t('reporting.board.none', { year })}</p>
      ) : (
        <>
          <RegisterCounts rows={rows} />
          <RegisterBoard rows={rows} year={year} />
          <LateReports rows={rows} />
        </>
      )}
    </>
  );
}
