import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RowOf } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { useAt } from './at.js';
import { boardOf, type Line, MONTHS } from './board.js';
import { ReportStanding } from './report-standing.js';

type Row = RowOf<'report-register'>;
const TWELVE = Array.from({ length: 12 }, (_, place) => place + 1);

/** Bodies down, the months of the year across; each report lies over the months that it is of and opens from there. */
export function RegisterBoard({ rows, year }: { readonly rows: readonly Row[]; readonly year: string }) {
  const { t } = useTranslation();
  const lines = boardOf(rows);
  return (
    <div className="board" tabIndex={0} role="region" aria-label={t('reporting.board.caption', { year })}>
      <table>
        <caption className="quiet">{t('reporting.board.caption', { year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reporting.board.body')}</th>
            <th scope="col">{t('reporting.board.kind')}</th>
            {TWELVE.map((month) => (
              <th key={month} scope="col">
                {t('reporting.board.month', { month })}
              </th>
            ))}
          </tr>
        </thead>
        {[...new Set(lines.map(({ zone }) => zone))].map((zone) => (
          <tbody key={zone}>
            {lines
              .filter((line) => line.zone === zone)
              .map((line) => (
                <LineOf key={`${line.body} ${line.kind}`} line={line} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function LineOf({ line: { body, kind, cells } }: { readonly line: Line<Row> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const at = useAt();
  return (
    <tr>
      <th scope="row">{nameOf(body)}</th>
      <td className="kind">{t(`reporting.kind.${kind}`)}</td>
      {cells.map((row, place) => (
        <td key={place} colSpan={MONTHS[kind]}>
          {row && (
            <Link
              className="cell"
              to={`/periodic-reports/${row.id}${at}`}
              title={t('reporting.board.cell', { title: row.title, due: row.due })}
            >
              <span className="unseen">{t('reporting.board.cell', { title: row.title, due: row.due })} </span>
              <ReportStanding report={row} />
            </Link>
          )}
        </td>
      ))}
    </tr>
  );
}
