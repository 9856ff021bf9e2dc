import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { useAt } from './at.js';
import { BehindRows } from './behind-rows.js';
import type { Figure } from './figure-button.js';
import type { ReportRow } from './report-page.js';

type Shown = Pick<Figure, 'query' | 'facts' | 'events'> &
  Partial<Pick<Figure, 'months' | 'since' | 'byKind' | 'value'>>;

interface Props {
  readonly report: Pick<ReportRow, 'zone' | 'office' | 'position' | 'day'>;
  readonly title: string;
  readonly figure: Shown;
  readonly onClose: () => void;
}

/** What a figure is made of: what was asked, up to where, month by month, and the rows with their events. */
export function FigureDialog({ report, title, figure, onClose }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const at = useAt();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { query, facts, events, months, since, byKind } = figure;
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="figure" className="wide">
      <h2 id="figure">{title}</h2>
      <p className="quiet">
        {t('reporting.figure.query', {
          query,
          zone: nameOf(report.zone),
          position: Number(report.position),
          day: report.day,
        })}
      </p>
      {byKind && Object.keys(byKind).length > 0 && (
        <p>
          {t('reporting.figure.byKind')}
          {Object.entries(byKind)
            .map(([kind, n]) => `${t(`reporting.work.${kind}`, { defaultValue: kind })} ${n}`)
            .join(t('ledger.separator'))}
        </p>
      )}
      {months && (
        <p>
          {t('reporting.figure.months')}
          {Object.entries(months).map(([month, n]) => (
            <span key={month} className="month">
              <Link to={`/periodic-reports/month-${report.office}-${month}${at}`}>{month}</Link> {n}
            </span>
          ))}
          {since !== undefined && since !== 0 && <span>{t('reporting.figure.since', { since })}</span>}
        </p>
      )}
      <BehindRows zone={report.zone} events={events} />
      {facts > events.length && <p className="quiet">{t('reporting.figure.more', { facts, named: events.length })}</p>}
      <div className="tools">
        <button type="button" onClick={onClose}>
          {t('reporting.figure.close')}
        </button>
      </div>
    </dialog>
  );
}
