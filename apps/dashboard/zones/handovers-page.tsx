import './zones.css';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useNames } from '../api/names.js';
import { type RowOf, useEveryRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { CommandButton } from '../record/command-button.js';
import { useMomentInLink } from '../record/relations.js';
import { Fault } from '../shell/broken.js';
import { useRights } from '../shell/rights.js';
import { useSession } from '../shell/session.js';
import { pageOf } from '../todo/places.js';
import { useCodeWords } from '../words/code-words.js';
import { useSaid } from '../words/i18n.js';
import { usePages } from '../words/page-words.js';
import { PrintButton } from '../shell/print-button.js';
import { byHandover, isSettled } from './handovers.js';

type Row = RowOf<'handovers'>;

const STATES = ['', 'waiting', 'contested', 'accepted', 'excused'] as const;

/** 交接清单: what each person who leaves a zone hands over, item by item, and who has it. */
export function HandoversPage() {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useCodeWords('handovers');
  const [asked, ask] = useSearchParams();
  const state = asked.get('state') ?? '';
  const info = usePages()?.handovers;
  const { data: rows, error } = useEveryRow('handovers', state === '' ? {} : { state });
  if (info === undefined) return null;
  const choose = (chosen: string) =>
    ask((before) => {
      if (chosen === '') before.delete('state');
      else before.set('state', chosen);
      return before;
    });
  return (
    <>
      <div className="heading">
        <h1>{said(info)}</h1>
        <label className="day-of">
          {t('zones.handovers.show')}
          <select value={state} onChange={({ target }) => choose(target.value)}>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {one === '' ? t('zones.handovers.all') : words('state', one)}
              </option>
            ))}
          </select>
        </label>
        <div className="tools">
          <PrintButton />
        </div>
      </div>
      <Fault error={error} />
      {rows?.length === 0 && <p role="status">{t('zones.handovers.none')}</p>}
      {byHandover(rows ?? []).map((items) => (
        <OneHandover key={items[0].handover} items={items} />
      ))}
    </>
  );
}

function OneHandover({ items }: { readonly items: readonly [Row, ...Row[]] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  const [{ handover, person, zone, openedAt }] = items;
  const open = items.filter((item) => !isSettled(item)).length;
  return (
    <section className="handover">
      <h2 id={handover}>
        {t('zones.handovers.of', {
          person: nameOf(person, 'persons'),
          zone: zone === null ? '' : nameOf(zone, 'zones'),
        })}
      </h2>
      <p className="quiet">
        {t('zones.handovers.standing', { at: shownInstant(openedAt), count: items.length, open })}
      </p>
      <div className="wide-table" tabIndex={0} role="region" aria-labelledby={handover}>
        <table>
          <thead>
            <Columns />
          </thead>
          <tbody>
            {items.map((row) => (
              <Item key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {open > 0 && may('ExcuseHandover') && <CommandButton name="ExcuseHandover" params={{ handover }} />}
    </section>
  );
}

const FIELDS = ['title', 'kind', 'to', 'state', 'holder', 'reason'] as const;

function Columns() {
  const said = useSaid();
  const fields = usePages()?.handovers?.row.properties;
  const { t } = useTranslation();
  return (
    <tr>
      {FIELDS.map((field) => {
        const words = fields?.[field]?.['x-words'];
        return (
          <th key={field} scope="col">
            {words ? said(words) : field}
          </th>
        );
      })}
      <th scope="col">{t('zones.handovers.acts')}</th>
    </tr>
  );
}

function Item({ row }: { readonly row: Row }) {
  const words = useCodeWords('handovers');
  const at = useMomentInLink();
  const page = pageOf(row.kind);
  return (
    <tr>
      {FIELDS.map((field) => (
        <td key={field}>
          {field === 'title' && page !== undefined ? (
            <Link to={at(`/${page}/${encodeURIComponent(row.item)}`)}>{row.title}</Link>
          ) : (
            words(field, row[field])
          )}
        </td>
      ))}
      <td>
        <ItemActs row={row} />
      </td>
    </tr>
  );
}

/** Whoever is to take an item accepts it or says why not; until then it can be given to another. */
function ItemActs({ row }: { readonly row: Row }) {
  const { may } = useRights();
  const me = useSession().session.person;
  if (isSettled(row)) return null;
  const params = { handover: row.handover, item: row.item };
  const isAsked = row.to === me && row.state === 'waiting';
  return (
    <div className="actions">
      {isAsked && <CommandButton name="AcceptHandoverItem" params={params} primary />}
      {isAsked && <CommandButton name="ContestHandoverItem" params={params} />}
      {may('AssignHandoverItem') && <CommandButton name="AssignHandoverItem" params={params} />}
    </div>
  );
}
