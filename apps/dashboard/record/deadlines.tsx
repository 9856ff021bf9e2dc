import { useTranslation } from 'react-i18next';
import { type RowOf, useRows } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { useRights } from '../shell/rights.js';
import { DueLight } from '../todo/due-light.js';
import { useSaid } from '../words/i18n.js';
import { useParameterWords } from './parameters.js';
import './record.css';

type Deadline = RowOf<'deadlines'>;
type Because = NonNullable<Deadline['because']>;

/** A record's last days, each saying why it is that day. Nothing where there are none, or none that the reader hears of. */
export function Deadlines({ category, record }: { readonly category: string; readonly record: string }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const { rows = [] } = useRows('deadlines', { category, record }, { enabled: may('deadlines') });
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t('record.deadlines.title')}</h2>
      <ul className="deadlines">
        {rows.map((row) => (
          <OneDeadline key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function OneDeadline({ row }: { readonly row: Deadline }) {
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <li>
      <p className="deadline">
        <strong>{said(row.words)}</strong>
        {row.state === 'open' ? (
          <DueLight due={row.due} />
        ) : (
          <span>
            {t(`record.deadlines.${row.state === 'cancelled' ? 'cancelled' : row.late ? 'late' : 'met'}`, {
              due: row.due,
              on: row.doneOn,
            })}
          </span>
        )}
      </p>
      <details>
        <summary>{t('record.deadlines.why')}</summary>
        {row.because ? (
          <Why because={row.because} due={row.due} />
        ) : (
          <p>{t('record.deadlines.own', { due: row.due })}</p>
        )}
        {row.moves.map(({ from, to, reason }, place) => (
          <p key={place}>{t('record.deadlines.moved', { from, to, reason })}</p>
        ))}
        {row.reminders.length > 0 && (
          <p className="quiet">
            {t('record.deadlines.reminded', { at: row.reminders.map(({ at }) => shownInstant(at)).join('、') })}
          </p>
        )}
      </details>
    </li>
  );
}

/** Why a day is the last one: rule, term, version and basis, calendar: as sentences. */
export function Why({ because, due }: { readonly because: Because; readonly due: string }) {
  const { t } = useTranslation();
  const parameter = useParameterWords();
  const term = useTerm();
  const { rule, value, version, basis, calendar, start, nominal, provisional } = because;
  return (
    <ul>
      <li>{t('record.deadlines.counted', { start, rule: parameter(rule), term: term(value), due })}</li>
      {nominal !== undefined && <li>{t('record.deadlines.nominal', { nominal, due })}</li>}
      <li>{t(version === 0 ? 'record.deadlines.basisAsCame' : 'record.deadlines.basis', { basis, version })}</li>
      <li>
        {t(calendar === 0 ? 'record.deadlines.noCalendar' : 'record.deadlines.calendar', { calendar })}
        {provisional && ` ${t('record.deadlines.provisional', { years: provisional.join('、') })}`}
      </li>
    </ul>
  );
}

function useTerm(): (value: Because['value']) => string {
  const { t } = useTranslation();
  return (value) => {
    if (value.is === 'term') return t(`record.term.${value.term.unit}`, { count: value.term.n });
    if (value.is === 'number') return String(value.number);
    const { month, day } = value.rule;
    return t(month === 0 ? 'record.term.dayOfIt' : 'record.term.dayAfter', { month, day });
  };
}
