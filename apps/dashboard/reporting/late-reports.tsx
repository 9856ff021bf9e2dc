import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RowOf } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { useAt } from './at.js';
import { ReportStanding } from './report-standing.js';

type Row = RowOf<'report-register'>;

/** Late and missing are two things: what came late, what has not come, and the reason that was given for it. */
export function LateReports({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const at = useAt();
  const late = rows.filter(
    ({ standing, missedOn }) => standing === 'late' || standing === 'missing' || missedOn !== null,
  );
  return (
    <section aria-labelledby="late-reports">
      <h2 id="late-reports">{t('reporting.late.title')}</h2>
      {late.length === 0 ? (
        <p>{t('reporting.late.none')}</p>
      ) : (
        <div className="board">
          <table>
            <thead>
              <tr>
                {(['report', 'due', 'standing', 'missedOn', 'reminded', 'reason'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`reporting.late.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {late.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link to={`/periodic-reports/${row.id}${at}`}>{row.title}</Link>
                  </td>
                  <td>{row.due}</td>
                  <td>
                    <ReportStanding report={row} />
                  </td>
                  <td>{row.missedOn}</td>
                  <td>{row.head !== null && nameOf(row.head)}</td>
                  <td>{row.reason ?? t(row.reasonAsked ? 'reporting.late.asked' : 'reporting.late.notAsked')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
