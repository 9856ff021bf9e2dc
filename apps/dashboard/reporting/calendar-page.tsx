import './reporting.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { Why } from '../record/deadlines.js';
import { Fault } from '../shell/broken.js';
import { useSession } from '../shell/session.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { useAt } from './at.js';
import { ReportStanding } from './report-standing.js';
import { PrintButton } from '../shell/print-button.js';
import { useYear, YearChoice } from './year-choice.js';

type Row = RowOf<'report-register'>;

/** 定期报告日历: the year's reports by the month of their last day, and why it is that day. */
export function CalendarPage() {
  const { t } = useTranslation();
  const said = useSaid();
  const { year } = useYear();
  const info = usePages()?.['report-calendar'];
  const { data: rows, error } = useEveryRow('report-register', { year });
  if (info === undefined) return null;
  const months = [...new Set(rows?.map(({ due }) => due.slice(0, 7)))].sort();
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
      {rows && (
        <p role="status" className="quiet">
          {rows.length === 0
            ? t('reporting.board.none', { year })
            : t('reporting.calendar.count', { count: rows.length, year })}
        </p>
      )}
      <div className="months">
        {months.map((month) => (
          <Month key={month} month={month} rows={rows!.filter(({ due }) => due.startsWith(month))} />
        ))}
      </div>
    </>
  );
}

function Month({ month, rows }: { readonly month: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const days = [...new Set(rows.map(({ due }) => due))].sort();
  return (
    <section aria-labelledby={month}>
      <h2 id={month}>{t('reporting.calendar.month', { year: month.slice(0, 4), month: Number(month.slice(5)) })}</h2>
      {days.map((day) => (
        <Day key={day} day={day} rows={rows.filter(({ due }) => due === day)} />
      ))}
    </section>
  );
}

function Day({ day, rows }: { readonly day: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const at = useAt();
  const { session } = useSession();
  const isOwn = ({ body, office }: Row) =>
    session.posts.some(({ of }) => of !== undefined && (of === body || of === office));
  const reasons = new Map(rows.map(({ because }) => [JSON.stringify(because), because]));
  const moved = new Set(rows.map(({ dueBefore }) => dueBefore).filter((before) => before !== null));
  return (
    <div className="day">
      <h3>
        <time dateTime={day}>{t('reporting.calendar.day', { day: Number(day.slice(8)) })}</time>
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={isOwn(row) ? 'own' : undefined}>
            <Link to={`/periodic-reports/${row.id}${at}`}>{row.title}</Link>{' '}
            {isOwn(row) && <em>{t('reporting.calendar.own')}</em>} <ReportStanding report={row} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('reporting.calendar.why')}</summary>
        {[...reasons].map(([name, because]) => (
          <Why key={name} because={because} due={day} />
        ))}
        {[...moved].map((before) => (
          <p key={before}>{t('reporting.calendar.moved', { before })}</p>
        ))}
      </details>
    </div>
  );
}
