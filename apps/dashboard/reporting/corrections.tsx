import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSaid } from '../words/i18n.js';
import { useAt } from './at.js';
import { FigureDialog } from './figure-dialog.js';
import type { ReportRow } from './report-page.js';

type Line = ReportRow['corrections'][number];

/** What has become known of earlier periods since they were filed: their reports stay, this one tells it, once. */
export function Corrections({ report }: { readonly report: ReportRow }) {
  const { t } = useTranslation();
  if (report.corrections.length === 0) return null;
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{t('reporting.corrections.title')}</h2>
      <div className="board">
        <table>
          <thead>
            <tr>
              {(['period', 'what', 'because', 'was', 'change', 'now', 'events'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`reporting.corrections.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.corrections.map((line) => (
              <LineOf
                key={`${line.period} ${line.figure} ${line.because} ${line.unit ?? ''}`}
                report={report}
                line={line}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function LineOf({ report, line }: { readonly report: ReportRow; readonly line: Line }) {
  const { t } = useTranslation();
  const said = useSaid();
  const at = useAt();
  const [open, setOpen] = useState(false);
  const { period, figure, because, unit, was, change, now, facts, events } = line;
  return (
    <tr>
      <td>
        <Link to={`/periodic-reports/${report.kind}-${report.body}-${period}${at}`}>{period}</Link>
      </td>
      <td>
        {said(report.figures.find((one) => one.figure === figure) ?? { zh: figure, en: figure })}
        {unit !== undefined && ` · ${unit}`}
      </td>
      <td>{t(`reporting.corrections.${because}`)}</td>
      <td>{was}</td>
      <td>{change > 0 ? `+${change}` : change}</td>
      <td>{now}</td>
      <td>
        <button type="button" className="figure" onClick={() => setOpen(true)}>
          {t('reporting.figure.events', { count: facts })}
        </button>
        {open && (
          <FigureDialog
            report={report}
            title={said(line)}
            figure={{ query: figure, facts, events }}
            onClose={() => setOpen(false)}
          />
        )}
      </td>
    </tr>
  );
}
