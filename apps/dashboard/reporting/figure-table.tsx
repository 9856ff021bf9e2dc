import { useTranslation } from 'react-i18next';
import { useRow } from '../api/rows.js';
import { useSaid } from '../words/i18n.js';
import { reportBefore } from './board.js';
import { FigureButton } from './figure-button.js';
import type { ReportRow } from './report-page.js';

/** Every figure of a report beside that of the period before. */
export function FigureTable({ report }: { readonly report: ReportRow }) {
  const { t } = useTranslation();
  const said = useSaid();
  const before = useRow('periodic-reports', reportBefore(report));
  const was = (name: string) => before.data?.row.figures.find(({ figure }) => figure === name)?.value;
  return (
    <details className="figures">
      <summary>{t('reporting.figure.all', { count: report.figures.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('reporting.figure.name')}</th>
            <th scope="col">{t('reporting.figure.before')}</th>
            <th scope="col">{t('reporting.figure.now')}</th>
          </tr>
        </thead>
        <tbody>
          {report.figures.map((figure) => (
            <tr key={figure.figure}>
              <th scope="row">{said(figure)}</th>
              <td>{was(figure.figure) ?? '—'}</td>
              <td>
                <FigureButton report={report} figure={figure} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
