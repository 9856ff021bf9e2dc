import { useTranslation } from 'react-i18next';
import { type Figure, levelOf, sum } from './counting.js';
import { FigureLink } from './figure.js';
import './charts.css';

interface Props {
  readonly title: string;
  /** What the rows are: zones, kinds. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Figure[]; readonly all?: Figure }[];
  /** The sums of the columns. */
  readonly sums?: readonly Figure[];
}

/** Numbers by two things at once: a table in which more is darker. It is its own data table; every number opens its rows. */
export function HeatTable({ title, corner, columns, rows, sums }: Props) {
  const { t } = useTranslation();
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
  const withSums = rows.some(({ all }) => all !== undefined);
  if (rows.length === 0) return null;
  return (
    <div className="wide" role="region" aria-label={title} tabIndex={0}>
      <table className="figures">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {column}
              </th>
            ))}
            {withSums && (
              <th scope="col" className="number">
                {t('charts.sum')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, all }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, n) => (
                <td key={columns[n]} className={`number heat-${levelOf(cell.value, most)}`}>
                  <FigureLink {...cell} />
                </td>
              ))}
              {all && (
                <td className="number sum">
                  <FigureLink {...all} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {sums && rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('charts.sum')}</th>
              {sums.map((cell, n) => (
                <td key={columns[n]} className="number">
                  <FigureLink {...cell} />
                </td>
              ))}
              {withSums && <td className="number">{sum(sums.map(({ value }) => value))}</td>}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
