import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { Ledger } from '../ledger/ledger.js';
import { ExportButton } from '../ledger/export-button.js';
import { columnsOf } from '../ledger/columns.js';
import { Missing } from '../record/missing.js';
import { useMomentInLink } from '../record/relations.js';
import { today } from '../todo/due-light.js';
import { useHolds } from '../shell/holds.js';
import { useMoment } from '../shell/moment.js';
import { useCodeWords } from '../words/code-words.js';
import { useFieldWords } from '../words/field-words.js';
import { usePages, usePageWords } from '../words/page-words.js';
import { PrintButton } from '../shell/print-button.js';
import './planning.css';

type Item = RowOf<'plan-items'>;

/** In the order in which they ask for attention. */
const STATES = ['proposed', 'approved', 'rejected', 'withdrawn', 'merged'] as const;
const COLUMNS = ['item', 'title', 'kind', 'source', 'zones', 'units', 'tasks'];

/** Questions to single items: then the list itself answers. */
const OF_ITEMS = ['kind', 'source', 'units', 'zones', 'campaign', 'mergedInto'];

/** The year's plan, or whatever of it is asked for. */
export function PlanItems() {
  const [address] = useSearchParams();
  const info = usePages()?.['plan-items'];
  if (info === undefined) return null;
  return OF_ITEMS.some((name) => address.has(name)) ? <Ledger page="plan-items" info={info} /> : <PlanBoard />;
}

/** The plan of a year on one page, by state: what waits for the principal leader, what was agreed, and what was not. */
function PlanBoard() {
  const { t } = useTranslation();
  const pageWords = usePageWords();
  const info = usePages()?.['plan-items'];
  const at = useMomentInLink();
  const { asOf } = useMoment();
  const writes = useHolds({ post: 'conduct-office-head' }, { post: 'conduct-office-official' });
  const { data: all, error } = useEveryRow('plan-items');
  const [address, change] = useSearchParams();
  if (all === undefined || info === undefined) return <Missing error={error} />;
  const years = [...new Set(all.map(({ year }) => year))].sort().reverse();
  const thisYear = today().slice(0, 4);
  const year = address.get('year') ?? (years.includes(thisYear) ? thisYear : years[0]);
  const only = address.get('state');
  const items = all.filter((item) => item.year === year);
  const set = (name: string, value: string) =>
    change((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  return (
    <>
      <div className="heading">
        <h1>{t('planning.board.title', { year, page: pageWords('plan-items') })}</h1>
        <div className="tools">
          {writes && asOf === undefined && (
            <Link className="button primary" to="/plan-items/new">
              {t('planning.board.propose')}
            </Link>
          )}
          <ExportButton
            page="plan-items"
            title={pageWords('plan-items')}
            filters={{ year, state: only ?? undefined }}
            columns={columnsOf(info.row, items).filter(({ field }) => [...COLUMNS, 'state'].includes(field))}
          />
          <PrintButton />
        </div>
      </div>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('planning.board.year')}
          <select value={year} onChange={({ target }) => set('year', target.value)}>
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <div role="group" aria-label={t('planning.board.byState')} className="tools">
          <button type="button" aria-pressed={only === null} onClick={() => set('state', '')}>
            {t('planning.board.all', { count: items.length })}
          </button>
          {STATES.map((state) => (
            <button key={state} type="button" aria-pressed={only === state} onClick={() => set('state', state)}>
              {t(`planning.state.${state}`)} {items.filter((item) => item.state === state).length}
            </button>
          ))}
        </div>
      </form>
      {items.length === 0 && (
        <p>
          {t('planning.board.none')} {writes && <Link to={at('/plan-items/new')}>{t('planning.board.propose')}</Link>}
        </p>
      )}
      {STATES.filter((state) => only === null || only === state).map((state) => (
        <OneState key={state} state={state} items={items.filter((item) => item.state === state)} />
      ))}
    </>
  );
}

function OneState({ state, items }: { readonly state: string; readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  const row = usePages()?.['plan-items']?.row;
  const words = useCodeWords('plan-items');
  const at = useMomentInLink();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`}>
        {t(`planning.state.${state}`)}（{items.length}）
      </h2>
      <div className="wide">
        <table>
          <thead>
            <tr>
              {COLUMNS.map((field) => (
                <th key={field} scope="col">
                  {fields.field(field, row?.properties?.[field])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <Link to={at(`/plan-items/${item.id}`)}>{item.item}</Link>
                </td>
                <td>
                  {item.title}
                  {item.decision !== null && <p className="quiet">{item.decision}</p>}
                </td>
                <td>{words('kind', item.kind)}</td>
                <td>{words('source', item.source)}</td>
                <td>{item.anyZone ? t('planning.board.anyZone') : words('zones', item.zones)}</td>
                <td>
                  {item.units.length === 0
                    ? t('planning.board.zonesChoose')
                    : t('planning.board.units', { count: item.units.length })}
                </td>
                <td>
                  {item.tasks.length > 0 && (
                    <Link to={at(`/task-board?planItem=${item.id}`)}>
                      {t('planning.board.tasks', { count: item.tasks.length })}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
