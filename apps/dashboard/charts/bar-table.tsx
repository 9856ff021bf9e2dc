import { useTranslation } from 'react-i18next';
import { type Figure, sum } from './counting.js';
import { FigureLink } from './figure.js';
import './charts.css';

interface Props {
  readonly title: string;
  readonly corner: string;
  /** What the parts of a bar are; a bar of one part is a plain bar. */
  readonly parts: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly parts: readonly Figure[];
    readonly note?: string | undefined;
    /** The sum of the parts, where it has rows of its own. */
    readonly all?: Figure | undefined;
  }[];
}

const COLOURS = 5;

/** Bars, plain or stacked, beside their numbers: the table is the chart, so whoever cannot see it reads the same. */
export function BarTable({ title, corner, parts, rows }: Props) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map((row) => sum(row.parts.map(({ value }) => value))));
  const withSums = rows.some(({ all }) => all !== undefined);
  if (rows.length === 0) return null;
  return (
    <div className="wide" role="region" aria-label={title} tabIndex={0}>
      <table className="figures">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {parts.map((part, n) => (
              <th key={part} scope="col" className="number">
                {parts.length > 1 && <span className={`mark part-${n % COLOURS}`} />}
                {part}
              </th>
            ))}
            {withSums && (
              <th scope="col" className="number">
                {t('charts.sum')}
              </th>
            )}
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.name}
                {row.note !== undefined && <p className="quiet">{row.note}</p>}
              </th>
              {row.parts.map((part, n) => (
                <td key={parts[n]} className="number">
                  <FigureLink {...part} />
                </td>
              ))}
              {row.all && (
                <td className="number sum">
                  <FigureLink {...row.all} />
                </td>
              )}
              <td aria-hidden="true">
                <div className="bar">
                  {row.parts.map(({ value }, n) => (
                    <span
                      key={parts[n]}
                      className={`part-${n % COLOURS}`}
                      style={{ width: `${(100 * value) / most}%` }}
                    />
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
