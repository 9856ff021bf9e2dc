import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../api/client.js';
import { useNames } from '../api/names.js';
import { levelOf, monthsBetween } from '../charts/counting.js';
import { FigureLink } from '../charts/figure.js';
import { Missing } from '../record/missing.js';
import { useFieldWords } from '../words/field-words.js';
import { PeriodChoice, useAsked, ZoneChoice } from './asked.js';
import { Board } from './board.js';
import { useComputed } from './computed.js';
import { gapOf, longestFirst } from './coverage.js';
import { useVisitsLink, Visits } from './visit-list.js';

type Coverage = Answer<'/api/v1/coverage'>;
type Unit = Coverage['rows'][number];

const MOST_MONTHS = 24;

/** Which unit was inspected in which month, and since when not: who has waited longest stands first. */
export function CoveragePage() {
  const { t } = useTranslation();
  const asked = useAsked();
  const { data, error } = useComputed('/api/v1/coverage', { from: asked.from, to: asked.to });
  if (data === undefined) return <Missing error={error} />;
  const units = longestFirst(data.rows.filter(({ zone }) => asked.zone === '' || zone === asked.zone));
  const first = data.rows
    .flatMap(({ months }) => Object.keys(months))
    .reduce((least, month) => (month < least ? month : least), data.to.slice(0, 7));
  const never = units.filter(({ inspected }) => !inspected).length;
  return (
    <Board
      title={t('overview.coverage.title')}
      note={t('overview.coverage.note')}
      choices={
        <>
          <ZoneChoice asked={asked} />
          <PeriodChoice asked={asked} />
        </>
      }
    >
      {units.length === 0 ? (
        <p>{t('overview.coverage.none')}</p>
      ) : (
        <>
          <p role="status">{t('overview.coverage.count', { count: units.length, never })}</p>
          <CoverageTable
            units={units}
            day={data.to}
            months={monthsBetween(asked.from ?? first, data.to, MOST_MONTHS)}
          />
          <Visits />
        </>
      )}
    </Board>
  );
}

interface TableProps {
  readonly units: readonly Unit[];
  readonly day: string;
  readonly months: readonly string[];
}

function CoverageTable({ units, day, months }: TableProps) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  const { nameOf } = useNames();
  const most = Math.max(0, ...units.flatMap((unit) => Object.values(unit.months)));
  return (
    <div className="rows" role="region" aria-label={t('overview.coverage.title')} tabIndex={0}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{fields.field('unit')}</th>
            <th scope="col">{fields.field('zone')}</th>
            <th scope="col">{t('overview.coverage.last')}</th>
            {months.map((month) => (
              <th key={month} scope="col" className="number">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row">{unit.name}</th>
              <td className="gap">{nameOf(unit.zone, 'zones')}</td>
              <td className="gap">
                <Gap unit={unit} day={day} />
              </td>
              {months.map((month) => (
                <td key={month} className={`number heat-${levelOf(unit.months[month] ?? 0, most)}`}>
                  <VisitsIn unit={unit} month={month} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Gap({ unit, day }: { readonly unit: Unit; readonly day: string }) {
  const { t } = useTranslation();
  const to = useVisitsLink()({ units: unit.unit });
  const gap = gapOf(unit.last, day);
  return (
    <span className={`gap-${gap.is}`}>
      {to === undefined ? unit.last : unit.last !== null && <Link to={to}>{unit.last}</Link>}{' '}
      {t(`overview.coverage.gap.${gap.is}`, { count: gap.days })}
    </span>
  );
}

/** How often the unit was inspected in a month; opens those visits. */
function VisitsIn({ unit, month }: { readonly unit: Unit; readonly month: string }) {
  const to = useVisitsLink()({ units: unit.unit, month });
  const count = unit.months[month];
  return count === undefined ? null : <FigureLink value={count} to={to} />;
}
